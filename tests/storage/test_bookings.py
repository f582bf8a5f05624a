"""Bookings in both databases: a seat has one owner, whoever races for it; holds end, waiting lists keep their order."""

from __future__ import annotations

import itertools
import threading
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from storage.bookings import BOOKING, SEAT, Bookings
from storage.conversations import open_thread
from storage.db import Database
from storage.models import Booking, Closure
from tests.storage.racing import in_processes, in_threads

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
SLOT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
LATER = SLOT + timedelta(minutes=30)
HOLD = NOW + timedelta(minutes=10)
CODES = itertools.count()


def _bookings(tx: Any) -> Bookings:
    return Bookings(tx, "w", lambda: f"LH-{next(CODES):06d}")


def _person(db: Database, user: str = "kim") -> int:
    with db.now() as tx:
        thread = open_thread(tx, ward="w", talk=f"web|w|{user}", channel="web", account="w", user=user, now=NOW)
        return int(thread.person.id or 0)


def _book(db: Database, person: int | None, **facts: Any) -> Booking:
    whole = {"day": date(2026, 11, 24), "slot_at": SLOT, "ends_at": LATER, "status": "held", **facts}
    booking = Booking(
        ward="w", code="", offering="desk", person_id=person, talk="web|w|kim", made_at=whole.pop("made_at", NOW),
        updated_at=NOW, **whole,
    )  # fmt: skip
    with db.now() as tx:
        return _bookings(tx).add(booking)


def _take(
    db: Database, booking: Booking, seats: tuple[int, ...] = (1,), now: datetime = NOW, at: datetime = SLOT
) -> bool:
    with db.now() as tx:
        return _bookings(tx).take(booking, at, seats, until=now + timedelta(minutes=10), now=now)


def _seats(db: Database, at: datetime = SLOT) -> int:
    with db.now(reading=True) as tx:
        return int(tx.execute(select(func.count()).select_from(SEAT).where(SEAT.c.slot_at == at)).scalar())


def test_of_many_threads_exactly_as_many_win_as_there_are_seats(db: Database) -> None:
    person, won = _person(db), []

    def race(booking: Booking) -> None:
        if _take(db, booking, (1, 2, 3)):
            won.append(booking.id)

    in_threads([_book(db, person) for _ in range(8)], race)
    assert len(won) == 3
    assert _seats(db) == 3


@pytest.mark.slow
def test_of_many_processes_exactly_as_many_win_as_there_are_seats(db: Database) -> None:
    person = _person(db)
    told = in_processes("tests.storage.race_for_a_seat", db, [_book(db, person).id for _ in range(5)])
    assert told == ["lost"] * 3 + ["won"] * 2
    assert _seats(db) == 2


def test_two_race_to_move_into_each_others_slot_and_nobody_loses_the_seat_they_had(db: Database) -> None:
    person = _person(db)
    one, two = _book(db, person), _book(db, person, slot_at=LATER, ends_at=LATER + timedelta(minutes=30))
    assert _take(db, one)
    assert _take(db, two, at=LATER)
    assert not _take(db, one, at=LATER)
    assert not _take(db, two, at=SLOT)
    assert (_seats(db), _seats(db, LATER)) == (1, 1)


def test_a_hold_that_ran_out_is_free_for_the_next_and_cannot_be_settled_after_that(db: Database) -> None:
    person = _person(db)
    first, second = _book(db, person), _book(db, person)
    assert _take(db, first)
    assert not _take(db, second, now=HOLD - timedelta(seconds=1))
    with db.now(reading=True) as tx:
        assert _bookings(tx).taken("desk", NOW, LATER, HOLD - timedelta(seconds=1)) == {SLOT: frozenset({1})}
        assert _bookings(tx).taken("desk", NOW, LATER, HOLD) == {}
    assert _take(db, second, now=HOLD)
    with db.now() as tx:
        assert not _bookings(tx).settle(first, SLOT)
        assert _bookings(tx).settle(second, SLOT)
    assert not _take(db, first, now=NOW + timedelta(days=300))  # what is settled does not run out


def test_moving_keeps_the_code_and_frees_the_old_seat_only_when_the_new_one_is_sure(db: Database) -> None:
    booking = _book(db, _person(db))
    _take(db, booking)
    with db.now() as tx:
        _bookings(tx).settle(booking, SLOT)
    assert _take(db, booking, at=LATER)
    assert (_seats(db), _seats(db, LATER)) == (1, 1)
    with db.now() as tx:
        assert _bookings(tx).settle(booking, LATER)
    assert (_seats(db), _seats(db, LATER)) == (0, 1)


def test_lapse_frees_the_hold_and_leaves_the_seat_that_was_settled(db: Database) -> None:
    booking = _book(db, _person(db))
    _take(db, booking)
    with db.now() as tx:
        _bookings(tx).settle(booking, SLOT)
    _take(db, booking, at=LATER)
    with db.now() as tx:
        assert _bookings(tx).lapse(booking, HOLD - timedelta(seconds=1)) == []
        assert _bookings(tx).lapse(booking, HOLD) == [LATER]
        assert _bookings(tx).free(booking) == [SLOT]


def test_the_waiting_list_lets_75_and_older_pass_and_then_goes_by_time(db: Database) -> None:
    person = _person(db)
    window = {"status": "waiting", "slot_at": SLOT - timedelta(hours=2), "ends_at": SLOT + timedelta(hours=2)}
    _book(db, person, **window, made_at=NOW)
    elder = _book(db, person, **window, made_at=NOW + timedelta(hours=1), elder=True)
    _book(
        db, person, **{**window, "ends_at": SLOT}, made_at=NOW - timedelta(hours=1)
    )  # until the slot begins: too short
    with db.now() as tx:
        first = _bookings(tx).next_waiting("desk", SLOT)
        assert first is not None
        assert first.id == elder.id
        assert _bookings(tx).change(first, status="offered", now=NOW)
        second = _bookings(tx).next_waiting("desk", SLOT)
        assert second is not None
        assert second.made_at == NOW
        assert _bookings(tx).next_waiting("hall", SLOT) is None


def test_two_who_change_the_same_booking_do_not_both_succeed(db: Database) -> None:
    booking = _book(db, _person(db), status="booked")
    with db.now(reading=True) as tx:
        mine, theirs = (_bookings(tx).by_id(int(booking.id or 0)) for _ in range(2))
    assert mine is not None
    assert theirs is not None
    with db.now() as tx:
        assert _bookings(tx).change(mine, status="cancelled", now=NOW)
        assert not _bookings(tx).change(theirs, status="arrived", now=NOW)


def test_walk_ins_of_many_desks_get_numbers_without_gap_or_double(db: Database) -> None:
    begin = threading.Barrier(6)

    def come() -> None:
        begin.wait()
        with db.now() as tx:
            _bookings(tx).walk_in(Booking(
                ward="w", code="", offering="desk", day=date(2026, 11, 24), slot_at=SLOT, ends_at=SLOT, status="arrived",
                made_at=NOW, updated_at=NOW,
            ))  # fmt: skip

    threads = [threading.Thread(target=come) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    with db.now(reading=True) as tx:
        assert sorted(tx.execute(select(BOOKING.c.number)).scalars()) == [1, 2, 3, 4, 5, 6]


def test_closures_are_kept_until_they_end_and_can_be_taken_back(db: Database) -> None:
    with db.now() as tx:
        _bookings(tx).close(Closure(ward="w", begins_at=NOW, ends_at=SLOT, reason="bão", made_at=NOW))
        assert [one.reason for one in _bookings(tx).closures(NOW)] == ["bão"]
        assert _bookings(tx).closures(SLOT) == []
        assert _bookings(tx).reopen("", NOW, LATER) == 1
        assert _bookings(tx).closures(NOW) == []


def test_one_ward_never_sees_the_bookings_of_another(db: Database) -> None:
    booking = _book(db, _person(db), status="booked")
    with db.now(reading=True) as tx:
        other = Bookings(tx, "other", str)
        assert other.by_code(booking.code) is None
        assert other.of_day(booking.day) == []
        assert other.taken("desk", NOW, LATER, NOW) == {}
