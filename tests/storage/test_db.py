"""Jobs share commits, and the failure of one is not the failure of the others."""

import threading

import pytest
from sqlalchemy import insert, select

from storage.db import Database, DatabaseFailed, Tx, make_engine, reason
from storage.models import Alarm
from storage.rows import table
from storage.sealed import Box, CannotUnseal
from tests.storage.facts import NOW

ALARM = table(Alarm)


def put(name: str):
    return lambda tx: tx.execute(
        insert(ALARM), {"ward": "w", "at": NOW, "kind": name, "ref": "", "detail": ""}
    ).inserted_primary_key[0]


def kinds(tx: Tx) -> list[str]:
    return sorted(tx.execute(select(ALARM.c.kind)).scalars())


def bug(_: Tx) -> None:
    raise LookupError("a bug")


def test_jobs_that_wait_together_are_all_committed(db: Database) -> None:
    held = threading.Event()
    db.start()
    first = db.submit(lambda tx: held.wait(5))
    waiting = [db.submit(put(f"{number:02}")) for number in range(20)]
    held.set()
    assert first.result(5)
    assert len({future.result(5) for future in waiting}) == 20
    assert len(db.submit(kinds).result(5)) == 20


def test_a_job_with_a_bug_takes_nobody_with_it(db: Database) -> None:
    held = threading.Event()
    db.start()
    db.submit(lambda tx: held.wait(5))
    futures = [db.submit(put("a")), db.submit(bug), db.submit(put("b"))]
    held.set()
    with pytest.raises(LookupError):
        futures[1].result(5)
    assert [futures[0].result(5) > 0, futures[2].result(5) > 0] == [True, True]
    assert db.submit(kinds).result(5) == ["a", "b"]


def test_a_failed_job_leaves_nothing_behind(db: Database) -> None:
    def half(tx: Tx) -> None:
        put("half")(tx)
        raise LookupError

    db.start()
    with pytest.raises(LookupError):
        db.submit(half).result(5)
    assert db.submit_read(kinds).result(5) == []


def test_a_reader_sees_what_is_committed(db: Database) -> None:
    db.start()
    db.submit(put("kept")).result(5)
    assert db.submit_read(kinds).result(5) == ["kept"]


def test_an_unknown_database_is_named_in_one_sentence() -> None:
    with pytest.raises(DatabaseFailed, match="mysql"):
        make_engine("mysql://x", Box("k"))


def test_what_is_told_of_a_database_error_holds_no_values(db: Database) -> None:
    with pytest.raises(Exception) as caught, db.now() as tx:
        tx.execute(insert(ALARM), {"ward": None, "at": NOW, "kind": "secret-value", "ref": "", "detail": ""})
    assert "secret-value" not in reason(caught.value).split("DETAIL")[0]
    assert "\n" not in reason(caught.value)


def test_another_key_cannot_read_what_was_sealed() -> None:
    sealed = Box("one").seal(b"0901234567")
    assert b"0901234567" not in sealed
    assert Box("one").unseal(sealed) == b"0901234567"
    with pytest.raises(CannotUnseal, match="PHUONGOI_SECRET_KEY"):
        Box("two").unseal(sealed)
