"""Filings in both databases: what somebody told is kept sealed, found again, and counted for programmes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import text

from storage.conversations import open_thread
from storage.db import Database
from storage.filings import FilingCount, Filings, counts
from storage.models import Filing, Mandate

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def _person(db: Database, user: str = "kim") -> int:
    with db.now() as tx:
        thread = open_thread(tx, ward="w", talk=f"web|w|{user}", channel="web", account="w", user=user, now=NOW)
        return int(thread.person.id or 0)


def _filing(person: int, procedure: str = "khai-sinh", **facts: Any) -> Filing:
    return Filing(
        ward="w",
        person_id=person,
        talk="web|w|kim",
        procedure=procedure,
        begun_at=NOW,
        updated_at=NOW,
        **facts,
    )


def test_progress_is_kept_sealed_and_the_one_last_touched_comes_first(db: Database) -> None:
    person = _person(db)
    with db.now() as tx:
        filings = Filings(tx, "w")
        birth = filings.begin(_filing(person))
        filings.begin(_filing(person, "tam-tru"))
        filings.change(birth, now=NOW + timedelta(days=3), stage="steps", progress={"answers": {"noi_sinh": "nha"}})
    with db.now(reading=True) as tx:
        found = Filings(tx, "w").of_person(person)
        assert [(one.procedure, one.stage) for one in found] == [("khai-sinh", "steps"), ("tam-tru", "papers")]
        assert found[0].progress == {"answers": {"noi_sinh": "nha"}}
        stored = tx.execute(text("SELECT progress FROM filing ORDER BY id")).scalar()
        assert b"noi_sinh" not in bytes(stored)


def test_ended_ones_are_out_of_the_way_and_other_wards_see_nothing(db: Database) -> None:
    person = _person(db)
    with db.now() as tx:
        filings = Filings(tx, "w")
        one = filings.begin(_filing(person))
        filings.change(one, now=NOW, stage="ended", outcome="done", online=True)
        assert filings.of_person(person) == []
        assert len(filings.of_person(person, open_only=False)) == 1
        assert filings.filed_online_before(person)
        assert Filings(tx, "other").by_id(int(one.id or 0)) is None


def test_whom_somebody_acts_for_is_recorded_with_its_end(db: Database) -> None:
    person = _person(db)
    with db.now() as tx:
        filings = Filings(tx, "w")
        mandate = filings.allow(
            Mandate(
                ward="w", person_id=person, name="bà nội", relation="family", scope="tro-cap-huu-tri-xa-hoi",
                agreed="told_by_actor", given_at=NOW, until=NOW + timedelta(days=90),
            )
        )  # fmt: skip
        filings.end_mandate(mandate, NOW + timedelta(days=1))
        found = filings.mandate(mandate.id)
        assert found is not None and (found.name, found.ended_at) == ("bà nội", NOW + timedelta(days=1))
        assert filings.mandate(None) is None


def test_figures_of_a_programme_by_procedure_and_area(db: Database) -> None:
    person = _person(db)
    with db.now() as tx:
        filings = Filings(tx, "w")
        for area, online in (("tổ 3", True), ("tổ 3", False), ("tổ 5", True)):
            filings.begin(
                _filing(
                    person, area=area, online=online, first_online=online, filed_at=NOW, outcome="done", rating="good",
                    trips_saved=1 if online else 0, fee_saved=8000 if online else 0, alone_next="yes", ended_at=NOW,
                )
            )  # fmt: skip
        filings.begin(_filing(person, "tam-tru"))
        found = counts(tx, "w", NOW - timedelta(days=1), NOW + timedelta(days=1))
    assert found == [
        FilingCount("khai-sinh", "tổ 3", 2, 2, 1, 1, 2, 1, 8000, 2, 2),
        FilingCount("khai-sinh", "tổ 5", 1, 1, 1, 1, 1, 1, 8000, 1, 1),
        FilingCount("tam-tru", "", 1, 0, 0, 0, 0, 0, 0, 0, 0),
    ]


def test_figures_count_each_event_in_its_own_month(db: Database) -> None:
    """Begun in one month, filed in the next, in hand in a third: a month that is over stays as it was reported."""
    person, month = _person(db), timedelta(days=31)
    with db.now() as tx:
        Filings(tx, "w").begin(
            _filing(
                person, online=True, first_online=True, trips_saved=1, filed_at=NOW + month,
                ended_at=NOW + 2 * month, outcome="done", rating="good",
            )
        )  # fmt: skip
        found = [counts(tx, "w", NOW + n * month, NOW + (n + 1) * month) for n in range(4)]
    assert found == [
        [FilingCount("khai-sinh", "", 1, 0, 0, 0, 0, 0, 0, 0, 0)],
        [FilingCount("khai-sinh", "", 0, 1, 1, 1, 0, 1, 0, 0, 0)],
        [FilingCount("khai-sinh", "", 0, 0, 0, 0, 1, 0, 0, 1, 0)],
        [],
    ]
