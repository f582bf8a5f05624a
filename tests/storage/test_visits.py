"""Visits in both databases: a team's half-day has so many and no more, whoever races; two askers of one; forgetting."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, insert, select, text

from storage.conversations import open_thread
from storage.db import Database
from storage.models import HomeVisit, VisitAsker
from storage.officials import Officials
from storage.people import People
from storage.rows import table, values
from storage.visits import SEAT, Visits, all_of
from tests.storage.racing import in_processes, in_threads

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
BEGIN = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
END = BEGIN + timedelta(hours=3)
CODES = itertools.count()


def _visits(tx: Any, ward: str = "w") -> Visits:
    return Visits(tx, ward, lambda: f"TN-{next(CODES):06d}", lambda: "4821")


def _person(db: Database, user: str = "kim") -> int:
    with db.now() as tx:
        thread = open_thread(tx, ward="w", talk=f"web|w|{user}", channel="web", account="w", user=user, now=NOW)
        return int(thread.person.id or 0)


def _visit(db: Database, person: int | None, **facts: Any) -> HomeVisit:
    whole = {"begins_at": BEGIN, "ends_at": END, "talk": "web|w|kim", **facts}
    visit = HomeVisit(ward="w", code="", team="team", person_id=person, made_at=NOW, updated_at=NOW, **whole)
    with db.now() as tx:
        return _visits(tx).add(visit)


def _take(db: Database, visit: HomeVisit, seats: tuple[int, ...] = (1,), at: datetime = BEGIN) -> bool:
    with db.now() as tx:
        return _visits(tx).take(visit, "team", at, seats)


def _seats(db: Database, at: datetime = BEGIN) -> int:
    with db.now(reading=True) as tx:
        return int(tx.execute(select(func.count()).select_from(SEAT).where(SEAT.c.begins_at == at)).scalar())


def test_of_many_threads_no_more_get_a_visit_than_the_team_makes(db: Database) -> None:
    person, won = _person(db), []

    def race(visit: HomeVisit) -> None:
        if _take(db, visit, (1, 2, 3)):
            won.append(visit.id)

    in_threads([_visit(db, person) for _ in range(8)], race)
    assert (len(won), _seats(db)) == (3, 3)


@pytest.mark.slow
def test_of_many_processes_no_more_get_a_visit_than_the_team_makes(db: Database) -> None:
    person = _person(db)
    told = in_processes("tests.storage.race_for_a_visit", db, [_visit(db, person).id for _ in range(5)])
    assert told == ["lost"] * 3 + ["won"] * 2
    assert _seats(db) == 2


def test_who_moves_keeps_the_old_seat_until_the_new_one_is_theirs(db: Database) -> None:
    person = _person(db)
    one, two, later = _visit(db, person), _visit(db, person), BEGIN + timedelta(days=1)
    assert _take(db, one)
    assert _take(db, two, at=later)
    assert not _take(db, one, at=later)
    assert (_seats(db), _seats(db, later)) == (1, 1)
    assert _take(db, one, (1, 2), at=later)
    assert (_seats(db), _seats(db, later)) == (0, 2)
    with db.now() as tx:
        assert _visits(tx).taken(BEGIN, later + timedelta(days=1)) == {("team", later): frozenset({1, 2})}
        _visits(tx).free(one)
    assert _seats(db, later) == 1


def test_of_two_who_accept_one_has_it(db: Database) -> None:
    visit = _visit(db, _person(db))
    with db.now() as tx:
        lan, minh = (
            Officials(tx, "w").add(n, unit="", role="officer", access_code=n, now=NOW) for n in ("Lan", "Minh")
        )
        mine, theirs = (_visits(tx).by_id(int(visit.id or 0)) for _ in range(2))
        assert mine is not None
        assert theirs is not None
        assert _visits(tx).change(mine, now=NOW, status="accepted", official_id=lan)
        assert not _visits(tx).change(theirs, now=NOW, status="accepted", official_id=minh)
        assert mine.official_id == lan
        assert _visits(tx).of_official(lan, BEGIN, END) == [mine]
        assert not _visits(tx).change(theirs, now=NOW, status="accepted", official_id=minh)
        assert _visits(tx).change(mine, now=NOW, official_id=minh)  # handed over: the status is the same
        assert [one.official_id for one in _visits(tx).within(BEGIN)] == [minh]


def test_visits_ahead_are_found_behind_any_number_that_nobody_reported(db: Database) -> None:
    person, long_ago = _person(db), BEGIN - timedelta(days=300)
    row = {"ward": "w", "team": "team", "status": "accepted", "talk": "", "made_at": NOW, "updated_at": NOW}
    times = {"begins_at": long_ago, "ends_at": long_ago + timedelta(hours=3)}
    with db.now() as tx:
        whole = values(HomeVisit(code="", person_id=person, **row, **times))
        tx.execute(insert(table(HomeVisit)), [{**whole, "code": f"TN-OLD{number:03d}"} for number in range(510)])
    ahead = _visit(db, person)
    with db.now(reading=True) as tx:
        assert [one.id for one in _visits(tx).within(BEGIN, END)] == [ahead.id]
        assert [one.id for one in _visits(tx).within(NOW)] == [ahead.id]
        assert _visits(tx).within(END) == []
        assert _visits(tx).within(NOW, BEGIN) == []


def test_what_was_told_is_sealed_and_found_by_those_whom_it_concerns(db: Database) -> None:
    kim, tom = _person(db), _person(db, "tom")
    visit = _visit(db, kim, place="12 hẻm 45 Nguyễn Trãi", why="mới mổ", phone="0901234567")
    with db.now() as tx:
        columns = "place, why, phone, door_code"
        stored = tx.connection.execute(text(f"SELECT {columns} FROM home_visit")).one()  # noqa: S608
        assert not any(clear in bytes(value) for value in stored for clear in (b"Nguy", b"0901", b"4821"))
        visits = _visits(tx)
        joined = visits.ask(VisitAsker(ward="w", visit_id=visit.id, person_id=tom, talk="web|w|tom", made_at=NOW))
        assert visits.of_person(tom, since=NOW) == []
        assert visits.answer_asker(joined, "joined")
        assert not visits.answer_asker(joined, "denied")
        assert [one.code for one in visits.of_person(tom, since=NOW)] == [visit.code]
        assert [one.place for one in visits.of_person(kim, since=NOW)] == ["12 hẻm 45 Nguyễn Trãi"]
        assert visits.of_person(kim, since=END) == []
        assert _visits(tx, "other").by_code(visit.code) is None


def test_one_who_is_forgotten_leaves_figures_and_the_visit_to_who_joined_it(db: Database) -> None:
    kim, tom = _person(db), _person(db, "tom")
    alone, shared = _visit(db, kim, place="12 Lê Lợi", area="tổ 5", status="done"), _visit(db, kim, place="7 Lê Lợi")
    with db.now() as tx:
        visits = _visits(tx)
        visits.note(alone, "asked", actor="resident", now=NOW, data={"words": "mẹ tôi ốm"})
        visits.ask(VisitAsker(
            ward="w", visit_id=shared.id, person_id=tom, talk="web|w|tom", status="joined", phone="0909", made_at=NOW
        ))  # fmt: skip
        assert {name: n for name, n in People(tx, "w").kept(_of(tx, kim)).items() if "visit" in name} == {
            "visits": 2, "visits_joined": 0,
        }  # fmt: skip
        visits.forget(kim)
        kept = {one.code: one for one in all_of(tx, "w")}
        gone, theirs = kept[alone.code], kept[shared.code]
        assert (gone.person_id, gone.place, gone.door_code, gone.area, gone.status) == (
            None,
            None,
            None,
            "tổ 5",
            "done",
        )
        assert [(one.kind, one.data) for one in visits.story(gone)] == [("asked", None)]
        assert (theirs.person_id, theirs.talk, theirs.phone, theirs.place) == (tom, "web|w|tom", "0909", "7 Lê Lợi")
        assert visits.askers(theirs) == []


def _of(tx: Any, person_id: int) -> Any:
    return type("P", (), {"id": person_id})()
