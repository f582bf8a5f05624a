"""Sessions in both databases: one a day, the team that stays, what was counted and borrowed, figures of a month."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from storage.bookings import Bookings
from storage.db import Database
from storage.models import Booking, Session, SessionItem, SessionMember, SessionTally
from storage.sessions import MEMBER, SESSION, Sessions

NOW = datetime(2026, 11, 26, 1, 30, tzinfo=UTC)
SATURDAY = date(2026, 11, 28)
BEGIN = datetime(2026, 11, 28, 1, 0, tzinfo=UTC)


def _begin(tx: Any, day: date = SATURDAY, offering: str = "hall", ward: str = "w") -> Session:
    begin = BEGIN + timedelta(days=(day - SATURDAY).days)
    return Sessions(tx, ward).begin(Session(
        ward=ward, offering=offering, day=day, begins_at=begin, ends_at=begin + timedelta(hours=3), place="Nhà văn hóa tổ 5",
        area="tổ 5", made_at=NOW,
    ))  # fmt: skip


def _count(tx: Any, session: Session, outcome: str, procedure: str = "", **facts: Any) -> None:
    Sessions(tx, "w").count(SessionTally(
        ward="w", session_id=int(session.id or 0), procedure=procedure, outcome=outcome, made_at=NOW, **facts
    ))  # fmt: skip


def test_a_day_has_one_session_whoever_begins_it_at_the_same_moment(db: Database) -> None:
    begin, found = threading.Barrier(5), []

    def race() -> None:
        begin.wait()
        with db.now() as tx:
            found.append(_begin(tx).id)

    threads = [threading.Thread(target=race) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(found) == 5
    assert len(set(found)) == 1
    with db.now(reading=True) as tx:
        assert tx.execute(select(func.count()).select_from(SESSION)).scalar() == 1


def test_the_team_stays_until_somebody_changes_it_and_names_are_sealed(db: Database) -> None:
    with db.now() as tx:
        sessions, first = Sessions(tx, "w"), _begin(tx)
        for role, name in (("youth", "Bạn Hoa"), ("leader", "Bác Tư")):
            sessions.join(
                SessionMember(ward="w", session_id=int(first.id or 0), role=role, name=name, coming="no", made_at=NOW)
            )
        later = _begin(tx, SATURDAY + timedelta(days=7))
        assert [(one.role, one.name, one.coming) for one in sessions.team(later)] == [
            ("youth", "Bạn Hoa", ""), ("leader", "Bác Tư", ""),
        ]  # fmt: skip
        sessions.leave(later, int(sessions.team(later)[0].id or 0))
        assert [len(sessions.team(one)) for one in (first, later)] == [2, 1]
        assert [one.name for one in sessions.team(_begin(tx, SATURDAY + timedelta(days=14)))] == ["Bác Tư"]
        assert sessions.team(_begin(tx, SATURDAY, "other-hall")) == []
    with db.engine.connect() as raw:
        rows = raw.exec_driver_sql("SELECT name FROM session_member").scalars().all()
    assert len(rows) == 4
    assert not any(b"Hoa" in bytes(name) for name in rows)
    assert MEMBER.c.name is not None


def test_two_who_close_at_once_are_told_apart(db: Database) -> None:
    with db.now() as tx:
        one = _begin(tx)
        other = Sessions(tx, "w").by_id(int(one.id or 0))
        assert other is not None
        assert Sessions(tx, "w").change(one, status="open", opened_at=NOW)
        assert not Sessions(tx, "w").change(other, status="cancelled")
        assert [session.status for session in Sessions(tx, "w").open_ones()] == ["open"]


def test_what_was_counted_last_is_taken_back_by_who_counted_it(db: Database) -> None:
    with db.now() as tx:
        session = _begin(tx)
        _count(tx, session, "filed_online", "khai-sinh")
        _count(tx, session, "vneid", count=3)
        _count(tx, session, "handed_over", "dat-dai", ticket="PA-1")
        taken = Sessions(tx, "w").take_back(session, None)
        assert taken is not None
        assert taken.outcome == "vneid"
        assert [one.outcome for one in Sessions(tx, "w").tally(session)] == ["filed_online", "handed_over"]
        assert Sessions(tx, "w").take_back(session, 7) is None


def test_borrowed_things_come_back(db: Database) -> None:
    with db.now() as tx:
        sessions, session = Sessions(tx, "w"), _begin(tx)
        for name in ("laptop", "máy in"):
            sessions.lend(SessionItem(ward="w", session_id=int(session.id or 0), name=name, count=2, taken_at=NOW))
        sessions.give_back(sessions.items(session)[:1], NOW)
        assert [(item.name, item.returned_at) for item in sessions.items(session)] == [
            ("laptop", NOW),
            ("máy in", None),
        ]


def test_figures_count_who_came_how_long_they_waited_and_what_was_done(db: Database) -> None:
    def walk_in(tx: Any, status: str, minutes: int) -> None:
        called = NOW + timedelta(minutes=minutes) if status in ("called", "served") else None
        Bookings(tx, "w", lambda: f"LH-{minutes:06}").walk_in(Booking(
            ward="w", code="", offering="hall", day=SATURDAY, slot_at=NOW, ends_at=NOW, status=status, made_at=NOW,
            updated_at=NOW, called_at=called,
        ))  # fmt: skip

    with db.now() as tx:
        session, later = _begin(tx), _begin(tx, SATURDAY + timedelta(days=7))
        for place, status in enumerate(("served", "called", "no_show", "queued")):
            walk_in(tx, status, 10 + 10 * place)
        _count(tx, session, "filed_online", "khai-sinh", first_time=True)
        _count(tx, session, "filed_online", "khai-sinh", count=2)
        _count(tx, later, "met", count=5)
        sessions = Sessions(tx, "w")
        assert sessions.met(SATURDAY, SATURDAY) == {("hall", SATURDAY): (2, 2, 30.0)}
        assert sessions.counted(SATURDAY, SATURDAY) == [(session.id, "khai-sinh", "filed_online", 3, 1)]
        assert len(sessions.counted(SATURDAY, SATURDAY + timedelta(days=7))) == 2
        assert Sessions(tx, "other").met(SATURDAY, SATURDAY) == {}
        assert Sessions(tx, "other").between(SATURDAY, SATURDAY) == []


def test_a_queue_is_called_75_and_older_first_then_by_number(db: Database) -> None:
    numbers = iter(range(100))

    def take(tx: Any, elder: bool) -> Booking:
        return Bookings(tx, "w", lambda: f"LH-{next(numbers):06}").walk_in(Booking(
            ward="w", code="", offering="hall", day=SATURDAY, slot_at=NOW, ends_at=NOW, status="queued", elder=elder,
            made_at=NOW, updated_at=NOW,
        ))  # fmt: skip

    with db.now() as tx:
        for elder in (False, False, True, False):
            take(tx, elder)
        bookings = Bookings(tx, "w", str)
        assert [one.number for one in bookings.queue("hall", SATURDAY)] == [3, 1, 2, 4]
        assert bookings.queues(SATURDAY) == ["hall"]
        first = bookings.queue("hall", SATURDAY)[0]
        assert bookings.change(first, now=NOW, status="called", called_at=NOW)
        assert [one.number for one in bookings.called("hall", SATURDAY)] == [3]
        assert bookings.numbered("hall", SATURDAY, 4) is not None
        assert bookings.queue("other", SATURDAY) == []
