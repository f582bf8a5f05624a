"""One loaded understander for all tests of the room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest

from nlp.types import Understanding
from nlp.understand import Understander

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=timezone(timedelta(hours=7)))  # a Saturday morning


@pytest.fixture(scope="session")
def understander() -> Understander:
    return Understander.load(["Nguyễn Trãi", "Lê Lợi", "Trần Hưng Đạo", "chợ Bà Chiểu"])


@pytest.fixture(scope="session")
def understand(understander: Understander) -> Callable[[str], Understanding]:
    return lambda text: understander(text, NOW)


@pytest.fixture(scope="session")
def now() -> datetime:
    return NOW
