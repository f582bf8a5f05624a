"""Officials give numbers and call them at the same moment, in whole turns on both databases: no number twice, nobody twice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import pytest

from bot.app import load_houses, local_understander
from bot.inbox import Handled
from bot.rehearsal import GROUP, Rehearsal
from bot.settings import Settings
from handlers.turn import House
from handlers.types import Message
from storage.bookings import all_of
from storage.db import Database
from tests.bot.at_once import take_at_once

NOW = datetime.fromisoformat("2026-11-28T08:30+07:00")
OFFICIALS = 4


@pytest.fixture(scope="module")
def houses() -> Mapping[str, House]:
    return load_houses(Settings(_env_file=None), local_understander)


def _all_at_once(ward: Rehearsal, text: str, mark: str) -> list[Handled]:
    """Every official types the same."""
    return take_at_once(ward, [
        Message(
            event_id=f"{mark}-{number}", address=GROUP, kind="text", text=text, member=f"O{number}", in_group=True,
            sent_at=NOW, sequence=100,
        )
        for number in range(OFFICIALS)
    ], NOW)  # fmt: skip


def test_no_number_is_given_twice_and_nobody_is_called_twice(db: Database, houses: Mapping[str, House]) -> None:
    ward = Rehearsal(db, houses, NOW)
    for number in range(OFFICIALS):
        ward.official(f"O{number}")
    ward.say(GROUP, "text", member="O0", text="mở buổi")
    given = _all_at_once(ward, "lấy số", "give")
    assert [one.said[-1].keys for one in given] == [("schedule-walk-in",)] * OFFICIALS
    with db.now(reading=True) as tx:
        assert sorted(one.number or 0 for one in all_of(tx, ward.house.ward.id)) == [1, 2, 3, 4]
    called = _all_at_once(ward, "mời tiếp", "call")
    texts = sorted(one.said[0].letter.body["text"].partition(".")[0] for one in called)
    assert texts == ["Mời lượt 1", "Mời lượt 2", "Mời lượt 3", "Mời lượt 4"]
    with db.now(reading=True) as tx:
        assert {one.status for one in all_of(tx, ward.house.ward.id)} == {"called"}
