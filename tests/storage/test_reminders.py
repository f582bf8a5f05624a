"""Reminders in both databases: planned once, moved, cancelled, and fired exactly once whoever fires."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.reminders import fire
from storage.conversations import open_thread
from storage.db import Database
from storage.mail import INBOX
from storage.models import Reminder
from storage.reminders import REMINDER, Reminders, next_due

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)  # 12:00 in Vietnam
TALK = "web|w|kim"


def _person(db: Database) -> int:
    with db.now() as tx:
        thread = open_thread(tx, ward="w", talk=TALK, channel="web", account="w", user="kim", now=NOON)
        return int(thread.person.id or 0)


def _plan(db: Database, person: int, due: datetime, cause: str = "booking:1", kind: str = "day_before") -> None:
    with db.now() as tx:
        Reminders(tx, "w").plan(
            Reminder(
                ward="w",
                cause=cause,
                kind=kind,
                talk=TALK,
                person_id=person,
                due_at=due,
                useful_until=due + timedelta(hours=2),
                facts={"code": "BK-1"},
                planned_at=NOON,
            )
        )


def _fire(db: Database, now: datetime) -> int:
    with db.now() as tx:
        return fire(tx, now)


def _notices(db: Database) -> list[str]:
    with db.now(reading=True) as tx:
        return [row.event_id for row in tx.execute(select(INBOX.c.event_id).order_by(INBOX.c.id))]


def _statuses(db: Database) -> list[tuple[str, str]]:
    with db.now(reading=True) as tx:
        return [(row.status, row.why) for row in tx.execute(select(REMINDER).order_by(REMINDER.c.id))]


def test_fires_once_at_its_time_and_never_before(db: Database) -> None:
    _plan(db, _person(db), NOON)
    assert _fire(db, NOON - timedelta(seconds=1)) == 0
    assert (_fire(db, NOON), _fire(db, NOON)) == (1, 0)
    assert _notices(db) == ["reminder:1:1"]
    assert _statuses(db) == [("fired", "")]


def test_planned_again_at_the_same_time_it_is_not_said_again_but_moved_it_is(db: Database) -> None:
    person = _person(db)
    _plan(db, person, NOON)
    _plan(db, person, NOON)
    _fire(db, NOON)
    _plan(db, person, NOON)
    assert _fire(db, NOON + timedelta(minutes=1)) == 0
    _plan(db, person, NOON + timedelta(hours=1))
    assert _fire(db, NOON + timedelta(hours=1)) == 1
    assert _notices(db) == ["reminder:1:1", "reminder:1:2"]


def test_cancelled_with_its_cause_and_planned_afresh(db: Database) -> None:
    person = _person(db)
    _plan(db, person, NOON)
    _plan(db, person, NOON, kind="two_hours_before")
    _plan(db, person, NOON, cause="booking:2")
    with db.now() as tx:
        assert Reminders(tx, "w").cancel("booking:1", now=NOON) == 2
        assert next_due(tx) == NOON
    assert _fire(db, NOON) == 1
    _plan(db, person, NOON)  # the booking is made again
    assert _fire(db, NOON) == 1


def test_after_a_standstill_the_useless_is_dropped_with_a_trace(db: Database) -> None:
    _plan(db, _person(db), NOON)
    _fire(db, NOON + timedelta(hours=2, seconds=1))
    assert _notices(db) == []
    assert _statuses(db) == [("dropped", "too late to help")]


@pytest.mark.parametrize("workers", [4])
def test_many_processes_fire_each_reminder_once(db: Database, workers: int) -> None:
    person = _person(db)
    for number in range(60):
        _plan(db, person, NOON, cause=f"booking:{number}")
    begin = threading.Barrier(workers)

    def work() -> None:
        begin.wait()
        while True:
            with db.now() as tx:
                if not fire(tx, NOON, limit=7):
                    return

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(_notices(db)) == sorted(f"reminder:{number}:1" for number in range(1, 61))
