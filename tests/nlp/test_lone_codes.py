"""A number of a file or a customer is no place."""

import random
from datetime import UTC, datetime

import pytest

from nlp.understand import Understander

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def understand() -> Understander:
    return Understander.load()


def test_a_code_alone_is_no_place(understand: Understander) -> None:
    dice = random.Random(5)
    for code in ["KT8895787F", "KT4869650E", *(f"KT{dice.getrandbits(32):08X}" for _ in range(300))]:
        meant = understand(f"mong phường cho người xử lý giúp bà con. {code}", NOW)
        assert meant.all("location") == (), code


@pytest.mark.parametrize("place", ["hẻm 45 Nguyễn Trãi", "số 12 đường Lê Lợi", "ngõ 12345 Láng"])
def test_an_address_still_is(understand: Understander, place: str) -> None:
    assert understand(f"rác chất đống ở {place} mấy hôm nay", NOW).first("location") is not None
