"""Two residents press for the last seat at once, in whole turns on both databases: one has it, the other sees the next."""

from __future__ import annotations

import random
import threading
from collections.abc import Mapping
from datetime import datetime

import pytest

from bot.app import load_houses, local_understander
from bot.inbox import Handled, Turns, received
from bot.rehearsal import Rehearsal
from bot.settings import Settings
from handlers.turn import House
from handlers.types import Message
from storage import mail
from storage.bookings import all_of
from storage.db import Database

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
    with db.now() as tx:
        mail.accept(tx, [
            received(Message(event_id=f"press-{name}", address=ward.person(name), kind="choice", choice=SEAT, sent_at=NOW,
                             sequence=100), ward.house.ward.id, NOW)
            for name in names
        ])  # fmt: skip
    begin = threading.Barrier(people)
    handled: list[Handled] = []

    def work(seed: int) -> None:
        turns = Turns({ward.house.ward.id: ward.house}, lambda: NOW, random.Random(seed).randrange)
        begin.wait()
        for _ in range(people):
            handled.extend(_take(db, turns))

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(1, people + 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    said = [one.said[-1] for one in handled]
    assert sorted(one.keys[-1] for one in said) == ["booking-ask-sure"] + ["booking-ask-when"] * (people - 1)
    lost = [one for one in said if one.keys[-1] == "booking-ask-when"]
    assert all("vừa có người đặt" in one.letter.body["text"] for one in lost)
    assert all(one.buttons[0] == "8 giờ 30 thứ Năm (26/11)" for one in lost)
    with db.now(reading=True) as tx:
        assert len(all_of(tx, ward.house.ward.id)) == people


def _take(db: Database, turns: Turns) -> list[Handled]:
    with db.now() as tx:
        return turns.take(tx, limit=1)
