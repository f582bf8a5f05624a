"""Jobs in both databases: planned once, moved, cancelled, and done exactly once whoever does them."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest

from storage import jobs
from storage.db import Database
from storage.jobs import Jobs, claim_due, finish, next_due, put_off

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)


def _plan(db: Database, due: datetime, cause: str = "", *, keep: bool = False) -> None:
    with db.now() as tx:
        Jobs(tx, "w").plan("digest", due, cause, keep=keep)


def _due(db: Database, now: datetime) -> list[tuple[str, datetime]]:
    with db.now() as tx:
        return [(job.cause, job.due_at) for job in claim_due(tx, now, 10)]


def test_due_at_its_time_and_then_at_its_next(db: Database) -> None:
    _plan(db, NOON)
    assert _due(db, NOON - timedelta(seconds=1)) == []
    with db.now() as tx:
        [job] = claim_due(tx, NOON, 10)
        finish(tx, job, NOON, LATER)
    assert _due(db, NOON) == []
    assert _due(db, LATER) == [("", LATER)]
    with db.now() as tx:
        [job] = claim_due(tx, LATER, 10)
        finish(tx, job, LATER, None)
        assert next_due(tx) is None


def test_planned_again_it_moves_and_what_every_ward_has_stays_where_it_is(db: Database) -> None:
    _plan(db, NOON)
    _plan(db, LATER, keep=True)
    assert _due(db, NOON) == [("", NOON)]
    _plan(db, LATER)
    assert (_due(db, NOON), _due(db, LATER)) == ([], [("", LATER)])


def test_cancelled_it_is_not_done_until_it_is_planned_afresh(db: Database) -> None:
    _plan(db, NOON, "PA-1")
    _plan(db, NOON, "PA-2")
    with db.now() as tx:
        Jobs(tx, "w").cancel("digest", "PA-1")
        assert Jobs(tx, "w").due_of("digest", "PA-1") is None
        assert Jobs(tx, "other").due_of("digest", "PA-2") is None
        assert Jobs(tx, "w").due_of("digest", "PA-2") == NOON
    assert _due(db, NOON) == [("PA-2", NOON)]
    _plan(db, NOON, "PA-1")
    assert len(_due(db, NOON)) == 2


def test_what_failed_is_tried_again_later(db: Database) -> None:
    _plan(db, NOON)
    with db.now() as tx:
        [job] = claim_due(tx, NOON, 10)
        put_off(tx, int(job.id or 0), LATER)
    assert _due(db, NOON) == []
    with db.now() as tx:
        [job] = claim_due(tx, LATER, 10)
        assert job.tries == 1
        finish(tx, job, LATER, LATER + timedelta(days=1))
        [job] = claim_due(tx, LATER + timedelta(days=1), 10)
        assert job.tries == 0


@pytest.mark.parametrize("workers", [4])
def test_many_processes_do_each_job_once(db: Database, workers: int) -> None:
    for number in range(60):
        _plan(db, NOON, str(number))
    begin, done = threading.Barrier(workers), []

    def work() -> None:
        begin.wait()
        while True:
            with db.now() as tx:
                some = jobs.claim_due(tx, NOON, 7)
                for job in some:
                    finish(tx, job, NOON, None)
            done.extend(job.cause for job in some)
            if not some:
                return

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(done, key=int) == [str(number) for number in range(60)]
