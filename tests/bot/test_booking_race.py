"""Two residents press for the last seat at once, in whole turns on both databases: one has it, the other sees the next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import pytest

from bot.app import load_houses, local_understander
from bot.rehearsal import Rehearsal
from bot.settings import Settings
from handlers.turn import House
from storage.bookings import all_of
from storage.db import Database
from tests.bot.at_once import presses, take_at_once

NOW = datetime.fromisoformat("2026-11-23T09:00+07:00")
SEAT = "appointment.when=at.202611260800"


@pytest.fixture(scope="module")
def houses() -> Mapping[str, House]:
    return load_houses(Settings(_env_file=None), local_understander)


@pytest.mark.parametrize("people", [4])
def test_one_wins_and_the_others_are_shown_the_next_times(
    db: Database, houses: Mapping[str, House], people: int
) -> None:
    ward = Rehearsal(db, houses, NOW)
    names = [f"R{number}" for number in range(people)]
    for name in names:
        ward.say(ward.person(name), "text", text="đặt lịch chủ tịch tiếp dân sáng thứ năm")
    said = [one.said[-1] for one in take_at_once(ward, presses(ward, names, SEAT, NOW), NOW)]
    assert sorted(one.keys[-1] for one in said) == ["booking-ask-sure"] + ["booking-ask-when"] * (people - 1)
    lost = [one for one in said if one.keys[-1] == "booking-ask-when"]
    assert all("vừa có người đặt" in one.letter.body["text"] for one in lost)
    assert all(one.buttons[0] == "8 giờ 30 thứ Năm (26/11)" for one in lost)
    with db.now(reading=True) as tx:
        assert len(all_of(tx, ward.house.ward.id)) == people
