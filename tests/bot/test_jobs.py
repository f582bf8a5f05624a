"""Jobs of the running ward: what is due is done once and moved on, and a bug in one leaves the others alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest

from bot import jobs
from bot.app import load_houses
from bot.inbox import Turns
from bot.jobs import Working, stand
from bot.loops import Wake
from bot.settings import Settings
from handlers.jobs import STANDING
from handlers.rules.deadlines import LOCAL
from handlers.turn import House
from storage.alarms import alarms_since
from storage.db import Database
from storage.jobs import Jobs
from tests.handlers.test_clock import at

NOW = at("2026-11-30 07:00")


@pytest.fixture(scope="module")
def houses() -> Mapping[str, House]:
    return load_houses(Settings(_env_file=None), lambda ward: None)  # type: ignore[arg-type, return-value]


def working(db: Database, houses: Mapping[str, House], now: datetime) -> Working:
    turns = Turns(houses, lambda: now, lambda below: 0)
    return Working(db, turns, lambda: now, Wake(), Wake())


async def test_every_ward_has_its_digests_and_a_bug_leaves_the_others_alone(
    db: Database, houses: Mapping[str, House], monkeypatch: pytest.MonkeyPatch
) -> None:
    db.start()
    with db.now() as tx:
        stand(tx, houses.values(), NOW)
        Jobs(tx, "vi-du").plan("broken", NOW, "PA-1")
        assert Jobs(tx, "vi-du").due_of("digest_morning") == at("2026-11-30 07:30")

    def broken(turn: object, cause: str) -> datetime | None:
        raise RuntimeError(cause)

    monkeypatch.setitem(jobs.WORK, "broken", broken)
    later = at("2026-11-30 07:31")
    await working(db, houses, later).round()
    with db.now() as tx:
        assert Jobs(tx, "vi-du").due_of("digest_morning") == at("2026-12-01 07:30")
        assert Jobs(tx, "vi-du").due_of("broken", "PA-1") == later + jobs.REST
        assert alarms_since(tx, NOW - timedelta(days=1)) == {"job_failed": 1}
    await working(db, houses, later + jobs.REST).round()
    with db.now() as tx:
        assert Jobs(tx, "vi-du").due_of("broken", "PA-1") == later + 3 * jobs.REST
        assert alarms_since(tx, NOW - timedelta(days=1)) == {"job_failed": 1}  # told once


def test_what_every_ward_has_is_due_on_working_days(houses: Mapping[str, House]) -> None:
    house = next(iter(houses.values()))
    saturday = datetime(2026, 11, 28, 9, tzinfo=LOCAL)
    due = {name: first(house, saturday) for name, first in STANDING.items()}
    assert due == {
        "digest_morning": at("2026-11-30 07:30"), "digest_evening": at("2026-11-30 17:00"),
        "report_ready": at("2026-12-01 07:30"), "papers_out": at("2026-11-30 07:30"),
        "entitled_month": at("2026-12-01 07:45"), "entitled_week": at("2026-11-30 07:45"),
        "sessions": at("2026-11-29 08:30"),  # every day: sessions are at weekends
    }  # fmt: skip
