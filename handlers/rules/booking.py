"""Which times can be booked: slots of a day, seats kept for older people, the nearest to a wish, and why none is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from handlers.rules.deadlines import LOCAL, Calendar
from handlers.ward import Offering
from storage.models import Closure

HOLD = timedelta(minutes=10)  # somebody is looking at the question
OFFER = timedelta(hours=2)  # a seat that came free is kept for whoever waited
OFFER_LEAST = timedelta(minutes=20)  # less than this and nobody could still come
DAY_BEGINS, ANSWERED_BY, DAY_ENDS = time(7), time(9), time(21)

Taken = Mapping[datetime, frozenset[int]]
Why = Literal["fits", "any", "closed", "late", "far", "full"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A bookable span of one offering."""

    offering: str
    begin: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Wish:
    """When somebody would like to come: a moment (`begin` = `end`) or a span."""

    begin: datetime
    end: datetime

    def gap(self, slot: Slot) -> timedelta:
        """How far a slot is from the wish; nothing when it fits."""
        if self.fits(slot):
            return timedelta()
        return min(abs(slot.begin - self.begin), abs(slot.begin - self.end))

    def fits(self, slot: Slot) -> bool:
        if self.begin == self.end:
            return slot.begin <= self.begin < slot.end
        return self.begin <= slot.begin < self.end


@dataclass(frozen=True, slots=True)
class Desk:
    """One offering as it is now: its calendar, what is taken and closed, and for whom we look."""

    offering: Offering
    calendar: Calendar
    now: datetime
    taken: Taken
    closures: Sequence[Closure] = ()
    elder: bool = False

    def slots(self, day: date) -> list[Slot]:
        """Every slot of a day, taken or not; what does not fill a slot before the desk closes is none."""
        length, found = timedelta(minutes=self.offering.minutes), []
        for begin, end in spans_of(self.offering, day, self.calendar):
            while begin + length <= end:
                found.append(Slot(self.offering.id, begin, begin + length))
                begin += length
        return found

    def ahead(self) -> Iterator[Slot]:
        """Every slot from today on, as far ahead as can be booked."""
        today = self.now.astimezone(LOCAL).date()
        for day in range(self.offering.ahead_days + 1):
            yield from self.slots(today + timedelta(days=day))

    def free(self) -> list[Slot]:
        """What can be booked now, in the order of time."""
        return [slot for slot in self.ahead() if self.bookable(slot)]

    def bookable(self, slot: Slot) -> bool:
        return not self.late(slot) and not self.shut(slot) and bool(self.seats(slot))

    def late(self, slot: Slot) -> bool:
        return slot.begin < self.now + timedelta(minutes=self.offering.notice_minutes)

    def shut(self, slot: Slot) -> bool:
        """An official called it off."""
        return any(
            one.offering in ("", slot.offering) and one.begins_at < slot.end and one.ends_at > slot.begin
            for one in self.closures
        )

    def seats(self, slot: Slot) -> tuple[int, ...]:
        """The free seats, in the order in which they are tried. The last ones are kept for people of 75 and older
        until a day before; these take the kept ones first."""
        offering, taken = self.offering, self.taken.get(slot.begin, frozenset())
        kept = min(offering.elder_seats, offering.capacity)
        opened = slot.begin - self.now <= timedelta(hours=offering.elder_hours)
        common = range(1, offering.capacity - kept + 1)
        special = range(offering.capacity - kept + 1, offering.capacity + 1)
        order = [*special, *common] if self.elder else [*common, *special] if opened else [*common]
        return tuple(seat for seat in order if seat not in taken)

    def slot_at(self, begin: datetime) -> Slot | None:
        """The slot that begins at a moment, if there is one by the pattern of today."""
        slots = self.slots(begin.astimezone(LOCAL).date())
        return next((slot for slot in slots if slot.begin == begin), None)

    def why(self, wish: Wish | None, free: Iterable[Slot]) -> Why:
        """How the free slots meet a wish; if they do not, the reason that helps most."""
        if wish is None:
            return "any"
        if any(wish.fits(slot) for slot in free):
            return "fits"
        wanted = [slot for day in _days(wish) for slot in self.slots(day) if wish.fits(slot)]
        if not wanted or all(self.shut(slot) for slot in wanted):
            return "closed"
        last_day = self.now.astimezone(LOCAL).date() + timedelta(days=self.offering.ahead_days)
        if all(slot.begin.astimezone(LOCAL).date() > last_day for slot in wanted):
            return "far"
        if all(self.late(slot) or self.shut(slot) for slot in wanted):
            return "late"
        return "full"


def spans_of(offering: Offering, day: date, calendar: Calendar) -> list[tuple[datetime, datetime]]:
    """Its hours on a day: what the day itself says, else nothing on days off, else its weekly hours or the ward's."""
    own = next((one for one in offering.days if one.day == day), None)
    if own is not None:
        return [(_at(day, begin), _at(day, end)) for begin, end in own.spans]
    if offering.hours is None:
        return calendar.spans(day)
    if calendar.is_off(day):
        return []
    return [(_at(day, begin), _at(day, end)) for begin, end in offering.spans(day.weekday())]


def nearest(free: Sequence[Slot], wish: Wish | None, most: int) -> list[Slot]:
    """The free slots nearest to a wish, in the order of time; without a wish the first ones."""
    if wish is None:
        return list(free[:most])
    return sorted(sorted(free, key=lambda slot: (wish.gap(slot), slot.begin))[:most], key=lambda slot: slot.begin)


def first_of_days(free: Sequence[Slot], after: date, most: int) -> list[date]:
    """The next days after one that still have a free slot."""
    days = dict.fromkeys(slot.begin.astimezone(LOCAL).date() for slot in free)
    return [day for day in days if day > after][:most]


def day_wish(day: date) -> Wish:
    return Wish(_at(day, time()), _at(day + timedelta(days=1), time()))


def offered_until(now: datetime, slot: Slot, notice_minutes: int) -> datetime | None:
    """Until when a seat that came free is kept for somebody who waits: two hours, but nobody must answer at night,
    and there must be time left to come. None: too late to ask anybody."""
    local = now.astimezone(LOCAL)
    until = now + OFFER
    if local.time() < DAY_BEGINS:
        until = _at(local.date(), ANSWERED_BY)
    elif until.astimezone(LOCAL).time() > DAY_ENDS or until.astimezone(LOCAL).date() > local.date():
        until = _at(local.date() + timedelta(days=1), ANSWERED_BY)
    until = min(until, slot.begin - timedelta(minutes=min(notice_minutes, 60)))
    return until if until - now >= OFFER_LEAST else None


def remind_at(slot_at: datetime, now: datetime) -> dict[str, datetime]:
    """When to remind of an appointment: a day before, unless it was booked later than that; and two hours before, but
    not at night."""
    found = {}
    if slot_at - now > timedelta(hours=26):
        found["booking_day"] = slot_at - timedelta(days=1)
    soon = max(slot_at - timedelta(hours=2), _at(slot_at.astimezone(LOCAL).date(), DAY_BEGINS))
    if soon > now + timedelta(minutes=30) and slot_at - soon >= timedelta(minutes=20):
        found["booking_soon"] = soon
    return found


def _days(wish: Wish) -> list[date]:
    first, last = wish.begin.astimezone(LOCAL).date(), wish.end.astimezone(LOCAL).date()
    return [first + timedelta(days=ahead) for ahead in range(min((last - first).days, 40) + 1)]


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=LOCAL)
