"""Bookings: seats taken by constraint, held, kept, moved, freed; waiting lists, walk-in numbers, closures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, delete, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.db import Tx
from storage.models import Booking, Closure, Person, Seat
from storage.rows import as_noun, table, values

BOOKING, SEAT, CLOSURE, PERSON = (table(noun) for noun in (Booking, Seat, Closure, Person))
ACTIVE = ("booked", "waiting", "offered")  # what a person has to expect
IN_QUEUE = ("queued", "called")  # with a number of the day


class Bookings:
    """What a turn may do about bookings."""

    def __init__(self, tx: Tx, ward: str, new_code: Callable[[], str]) -> None:
        self._tx, self._ward, self._new_code = tx, ward, new_code

    # --- seats -------------------------------------------------------------------------------------------

    def taken(self, offering: str, since: datetime, until: datetime, now: datetime) -> dict[datetime, frozenset[int]]:
        """The seats that are not free in each slot of a time; a hold that ran out takes none."""
        query = select(SEAT.c.slot_at, SEAT.c.number).where(
            SEAT.c.ward == self._ward, SEAT.c.offering == offering, SEAT.c.slot_at >= since, SEAT.c.slot_at < until,
            or_(SEAT.c.held_until.is_(None), SEAT.c.held_until > now),
        )  # fmt: skip
        found: dict[datetime, set[int]] = {}
        for slot_at, number in self._tx.execute(query):
            found.setdefault(slot_at, set()).add(number)
        return {slot_at: frozenset(numbers) for slot_at, numbers in found.items()}

    def take(
        self, booking: Booking, slot_at: datetime, seats: Sequence[int], *, until: datetime, now: datetime
    ) -> bool:
        """Hold the first of these seats that nobody has. The unique constraint decides, also between processes: a
        racing INSERT waits for the other's commit and then does nothing."""
        here = (SEAT.c.ward == self._ward, SEAT.c.offering == booking.offering, SEAT.c.slot_at == slot_at)
        held = update(SEAT).where(*here, SEAT.c.booking_id == booking.id).values(held_until=until)
        if self._tx.execute(held).rowcount:
            return True
        self._tx.execute(delete(SEAT).where(*here, SEAT.c.held_until <= now))
        dialect = postgresql if self._tx.postgres else sqlite
        for number in seats:
            row = {
                "ward": self._ward, "offering": booking.offering, "slot_at": slot_at, "number": number,
                "booking_id": booking.id, "held_until": until,
            }  # fmt: skip
            insert_seat = dialect.insert(SEAT).values(**row).on_conflict_do_nothing().returning(SEAT.c.id)
            if self._tx.execute(insert_seat).first() is not None:
                return True
        return False

    def settle(self, booking: Booking, slot_at: datetime) -> bool:
        """The held seat is theirs for good, and any other that they had is free; False when they hold it no more."""
        kept = update(SEAT).where(SEAT.c.booking_id == booking.id, SEAT.c.slot_at == slot_at).values(held_until=None)
        if not self._tx.execute(kept).rowcount:
            return False
        self._tx.execute(delete(SEAT).where(SEAT.c.booking_id == booking.id, SEAT.c.slot_at != slot_at))
        return True

    def free(self, booking: Booking) -> list[datetime]:
        """Give up every seat of a booking; returns the slots that they were in."""
        query = delete(SEAT).where(SEAT.c.booking_id == booking.id).returning(SEAT.c.slot_at)
        return [row.slot_at for row in self._tx.execute(query)]

    def lapse(self, booking: Booking, now: datetime) -> list[datetime]:
        """Give up the seats of a booking whose hold ran out; returns the slots that they were in."""
        query = delete(SEAT).where(SEAT.c.booking_id == booking.id, SEAT.c.held_until <= now)
        return [row.slot_at for row in self._tx.execute(query.returning(SEAT.c.slot_at))]

    # --- bookings ----------------------------------------------------------------------------------------

    def add(self, booking: Booking) -> Booking:
        """Store a new booking under a fresh code."""
        booking.code = self._fresh_code()
        booking.id = int(self._tx.execute(insert(BOOKING), values(booking)).inserted_primary_key[0])
        return booking

    def change(self, booking: Booking, *, now: datetime, **facts: Any) -> bool:
        """Keep new facts, unless somebody else changed its status first: then nothing happens and False comes back."""
        changed = {"updated_at": now, **facts}
        query = update(BOOKING).where(BOOKING.c.id == booking.id, BOOKING.c.status == booking.status)
        if not self._tx.execute(query.values(**changed)).rowcount:
            return False
        for name, value in changed.items():
            setattr(booking, name, value)
        return True

    def by_id(self, booking_id: int) -> Booking | None:
        return self._one(BOOKING.c.id == booking_id)

    def by_code(self, code: str) -> Booking | None:
        return self._one(BOOKING.c.code == code)

    def person(self, booking: Booking) -> Person | None:
        """Who booked it; a walk-in is nobody."""
        row = self._tx.execute(
            select(PERSON).where(PERSON.c.ward == self._ward, PERSON.c.id == booking.person_id)
        ).first()
        return None if row is None else as_noun(Person, row)

    def of_person(self, person_id: int, *, since: datetime) -> list[Booking]:
        """What the person has to expect after `since`, the nearest first."""
        return self._all(
            BOOKING.c.person_id == person_id, BOOKING.c.status.in_(ACTIVE), BOOKING.c.ends_at > since, most=8
        )

    def between(self, offering: str, begin: datetime, end: datetime) -> list[Booking]:
        """Who has or waits for a seat in this time: of one offering, or of all when it is empty."""
        wanted = [BOOKING.c.slot_at < end, BOOKING.c.ends_at > begin, BOOKING.c.status.in_((*ACTIVE, "held"))]
        if offering:
            wanted.append(BOOKING.c.offering == offering)
        return self._all(*wanted, most=1000)

    def of_day(self, day: date) -> list[Booking]:
        """Everybody who is expected or has come on a day, in the order of the day; 75 and older before the others."""
        shown = ("booked", "arrived", "no_show", *IN_QUEUE, "served")
        query = select(BOOKING).where(BOOKING.c.ward == self._ward, BOOKING.c.day == day, BOOKING.c.status.in_(shown))
        rows = self._tx.execute(query.order_by(BOOKING.c.slot_at, BOOKING.c.elder.desc(), BOOKING.c.id).limit(500))
        return [as_noun(Booking, row) for row in rows]

    def next_waiting(self, offering: str, slot_at: datetime, *, elder: bool | None = None) -> Booking | None:
        """Who waits longest for a seat at this time, 75 and older first; rows that others work on are skipped."""
        wanted = [BOOKING.c.status == "waiting", BOOKING.c.offering == offering]
        wanted += [BOOKING.c.slot_at <= slot_at, BOOKING.c.ends_at > slot_at]
        if elder is not None:
            wanted.append(BOOKING.c.elder == elder)
        query = select(BOOKING).where(BOOKING.c.ward == self._ward, *wanted)
        query = query.order_by(BOOKING.c.elder.desc(), BOOKING.c.made_at, BOOKING.c.id).limit(1)
        row = self._tx.execute(query.with_for_update(skip_locked=True) if self._tx.postgres else query).first()
        return None if row is None else as_noun(Booking, row)

    def walk_in(self, booking: Booking) -> Booking:
        """Store somebody who came without an appointment, under the next number of the day."""
        dialect = postgresql if self._tx.postgres else sqlite
        booking.code = self._fresh_code()
        here = (BOOKING.c.ward == self._ward, BOOKING.c.offering == booking.offering, BOOKING.c.day == booking.day)
        while True:  # another desk may take the same number at the same moment
            booking.number = int(self._tx.execute(select(func.max(BOOKING.c.number)).where(*here)).scalar() or 0) + 1
            fresh = dialect.insert(BOOKING).values(**values(booking)).on_conflict_do_nothing().returning(BOOKING.c.id)
            if (row := self._tx.execute(fresh).first()) is not None:
                booking.id = int(row.id)
                return booking

    def queue(self, offering: str, day: date) -> list[Booking]:
        """Who waits with a number, in the order in which they are called: 75 and older first."""
        query = select(BOOKING).where(
            BOOKING.c.ward == self._ward, BOOKING.c.offering == offering, BOOKING.c.day == day, BOOKING.c.status == "queued"
        )  # fmt: skip
        rows = self._tx.execute(query.order_by(BOOKING.c.elder.desc(), BOOKING.c.number))
        return [as_noun(Booking, row) for row in rows]

    def queues(self, day: date) -> list[str]:
        """The offerings where somebody has a number today and is not done."""
        query = select(BOOKING.c.offering).where(
            BOOKING.c.ward == self._ward, BOOKING.c.day == day, BOOKING.c.status.in_(IN_QUEUE)
        )
        return sorted({str(offering) for offering in self._tx.execute(query).scalars()})

    def numbered(self, offering: str, day: date, number: int) -> Booking | None:
        """Who got this number of the day."""
        return self._one(and_(BOOKING.c.offering == offering, BOOKING.c.day == day, BOOKING.c.number == number))

    def called(self, offering: str, day: date) -> list[Booking]:
        """Whose number was called and who is not done, the last call first."""
        query = select(BOOKING).where(
            BOOKING.c.ward == self._ward, BOOKING.c.offering == offering, BOOKING.c.day == day, BOOKING.c.status == "called"
        )  # fmt: skip
        return [as_noun(Booking, row) for row in self._tx.execute(query.order_by(BOOKING.c.called_at.desc()))]

    def numbers_of(self, person_id: int, day: date) -> list[Booking]:
        """The numbers with which a person waits today."""
        query = select(BOOKING).where(
            BOOKING.c.ward == self._ward, BOOKING.c.person_id == person_id, BOOKING.c.day == day,
            BOOKING.c.status.in_(IN_QUEUE),
        )  # fmt: skip
        return [as_noun(Booking, row) for row in self._tx.execute(query.order_by(BOOKING.c.id))]

    def forget(self, person_id: int, now: datetime) -> None:
        """Whose they were; what was only held is nobody's. Numbers, times and what for stay for the figures."""
        theirs = (BOOKING.c.ward == self._ward, BOOKING.c.person_id == person_id)
        held = select(BOOKING.c.id).where(*theirs, BOOKING.c.status == "held")
        self._tx.execute(delete(SEAT).where(SEAT.c.booking_id.in_(held)))
        self._tx.execute(
            update(BOOKING).where(*theirs, BOOKING.c.status == "held").values(status="lapsed", updated_at=now)
        )
        self._tx.execute(update(BOOKING).where(*theirs).values(person_id=None, talk="", reason=None))

    # --- closures ----------------------------------------------------------------------------------------

    def close(self, closure: Closure) -> None:
        self._tx.execute(insert(CLOSURE), values(closure))

    def reopen(self, offering: str, begin: datetime, end: datetime) -> int:
        """Take back the closures that touch this time. Returns how many."""
        query = delete(CLOSURE).where(
            CLOSURE.c.ward == self._ward, CLOSURE.c.offering == offering, CLOSURE.c.begins_at < end,
            CLOSURE.c.ends_at > begin,
        )  # fmt: skip
        return int(self._tx.execute(query).rowcount)

    def closures(self, since: datetime) -> list[Closure]:
        """When nothing can be booked, from `since` on."""
        query = select(CLOSURE).where(CLOSURE.c.ward == self._ward, CLOSURE.c.ends_at > since)
        return [as_noun(Closure, row) for row in self._tx.execute(query.order_by(CLOSURE.c.begins_at))]

    # ---

    def _fresh_code(self) -> str:
        while True:
            code = self._new_code()
            if self._tx.execute(select(BOOKING.c.id).where(BOOKING.c.code == code)).first() is None:
                return code

    def _one(self, condition: Any) -> Booking | None:
        row = self._tx.execute(select(BOOKING).where(and_(BOOKING.c.ward == self._ward, condition))).first()
        return None if row is None else as_noun(Booking, row)

    def _all(self, *conditions: Any, most: int) -> list[Booking]:
        query = select(BOOKING).where(BOOKING.c.ward == self._ward, *conditions)
        return [as_noun(Booking, row) for row in self._tx.execute(query.order_by(BOOKING.c.slot_at).limit(most))]


def all_of(tx: Tx, ward: str) -> list[Booking]:
    """Every booking of a ward, the oldest first."""
    return [
        as_noun(Booking, row)
        for row in tx.execute(select(BOOKING).where(BOOKING.c.ward == ward).order_by(BOOKING.c.id))
    ]
