"""When the ward must have answered: opening hours, days off, and calendar time for what cannot wait."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

import holidays

from handlers.ward import Ward

if TYPE_CHECKING:
    from handlers.categories import ServiceClass

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
LOOK_AHEAD_DAYS = 400  # a ward that is closed longer than this has no deadline to give
WEEKEND = 5  # Saturday, as date.weekday counts
_LIMIT = re.compile(r"(\d+) ?([mhd])")
_MINUTES = {"m": 1, "h": 60}


class Country(NamedTuple):
    """One year of the country: days off, and weekend days that are worked instead."""

    off: frozenset[date]
    worked: frozenset[date]


@cache
def country(year: int) -> Country:
    """What the `holidays` package knows: Tết by the moon, Giỗ Tổ, compensation, the swaps that were decreed."""
    days = holidays.country_holidays("VN", years=year)
    worked = frozenset(day for day in days.weekend_workdays if day.year == year)
    return Country(frozenset(day for day in days if day.year == year), worked)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The ward's working time: its hours, and the exceptions of the country and its own.

    `days_off` and `days_worked` correct the package (calendar.toml). What the ward's file says goes before all.
    """

    ward: Ward
    days_off: frozenset[date] = frozenset()
    days_worked: frozenset[date] = frozenset()

    def spans(self, day: date) -> list[tuple[datetime, datetime]]:
        """The opening hours of a day as aware local times; a worked weekend day has Monday's hours."""
        own = self.ward.special_day(day)
        if own is not None:
            hours = own.spans
        elif day in self.ward.days_off:
            return []
        elif day in self.ward.days_worked or self._swapped(day):
            hours = self.ward.spans(0 if day.weekday() >= WEEKEND else day.weekday())
        elif day in self.days_off or day in country(day.year).off:
            return []
        else:
            hours = self.ward.spans(day.weekday())
        return [(_at(day, begin), _at(day, end)) for begin, end in hours]

    def is_off(self, day: date) -> bool:
        """A day off of the country or of the ward, whichever day of the week it is."""
        own = self.ward.special_day(day)
        if own is not None:
            return not own.hours
        if day in self.ward.days_off:
            return True
        worked = day in self.ward.days_worked or self._swapped(day)
        return not worked and (day in self.days_off or day in country(day.year).off)

    def _swapped(self, day: date) -> bool:
        return day in self.days_worked or day in country(day.year).worked

    def is_open(self, moment: datetime) -> bool:
        """Whether the office is open at this moment."""
        return any(begin <= moment < end for begin, end in self.spans(moment.astimezone(LOCAL).date()))


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=LOCAL)


def _closed(calendar: Calendar) -> ValueError:
    return ValueError(f"ward {calendar.ward.id}: no opening hours in {LOOK_AHEAD_DAYS} days")


def add_open(start: datetime, left: timedelta, calendar: Calendar) -> datetime:
    """The moment when so much opening time has passed since `start`."""
    moment = start.astimezone(LOCAL)
    for ahead in range(LOOK_AHEAD_DAYS):
        for begin, end in calendar.spans(moment.date() + timedelta(days=ahead)):
            begin = max(begin, moment)
            if begin >= end:
                continue
            if left <= end - begin:
                return begin + left
            left -= end - begin
    raise _closed(calendar)


def add_working(start: datetime, minutes: int, calendar: Calendar) -> datetime:
    """The moment when `minutes` of opening time have passed since `start`."""
    return add_open(start, timedelta(minutes=minutes), calendar)


def add_days(start: datetime, days: int, calendar: Calendar) -> datetime:
    """`days` working days later, at the same hour: a day is as long as the ward is open on it, not eight hours.

    What comes in outside the hours counts from the next opening: Saturday's from Monday (operations.md §7). Where the
    last day is shorter than the first, it ends when the ward closes.
    """
    begin = next_open(start, calendar)
    day, left = begin.date(), days
    for _ in range(LOOK_AHEAD_DAYS):
        if not left:
            return _same_hour(day, begin.time(), calendar)
        day += timedelta(days=1)
        left -= bool(calendar.spans(day))
    raise _closed(calendar)


def next_open(moment: datetime, calendar: Calendar) -> datetime:
    """The moment itself while the ward is open, else when it opens next."""
    local = moment.astimezone(LOCAL)
    for ahead in range(LOOK_AHEAD_DAYS):
        for begin, end in calendar.spans(local.date() + timedelta(days=ahead)):
            if local < end:
                return max(begin, local)
    raise _closed(calendar)


def _same_hour(day: date, clock: time, calendar: Calendar) -> datetime:
    """This hour of an open day; in a gap of its hours, or after them, the end of the span before."""
    spans, wanted = calendar.spans(day), _at(day, clock)
    begun = [(begin, end) for begin, end in spans if begin <= wanted]
    return min(wanted, begun[-1][1]) if begun else spans[0][0]


def open_between(start: datetime, end: datetime, calendar: Calendar) -> timedelta:
    """How much opening time lies between two moments."""
    first, last, total = start.astimezone(LOCAL), end.astimezone(LOCAL), timedelta()
    for ahead in range((last.date() - first.date()).days + 1):
        for begin, close in calendar.spans(first.date() + timedelta(days=ahead)):
            total += max(min(close, last) - max(begin, first), timedelta())
    return total


def add_limit(start: datetime, limit: str, calendar: Calendar, *, always: bool = False) -> datetime:
    """When a limit such as "15m", "4h" or "5d" has passed: in the ward's time, or (`always`) round the clock."""
    found = _LIMIT.fullmatch(limit)
    if found is None:
        raise ValueError(f"{limit!r} is no limit of time; write 15m, 4h or 5d")
    count, unit = int(found[1]), found[2]
    if always:
        return start + (timedelta(days=count) if unit == "d" else timedelta(minutes=count * _MINUTES[unit]))
    return add_days(start, count, calendar) if unit == "d" else add_working(start, count * _MINUTES[unit], calendar)


def stamp(service: ServiceClass, opened: datetime, calendar: Calendar) -> tuple[datetime, datetime]:
    """First answer due, and done or interim due, of a ticket opened at `opened`."""
    return (
        add_limit(opened, service.respond, calendar, always=service.calendar),
        add_limit(opened, service.resolve, calendar, always=service.calendar),
    )


def interim_of(service: ServiceClass, opened: datetime, calendar: Calendar) -> datetime | None:
    """By when the resident hears how far it is, where the class promises that."""
    return add_limit(opened, service.interim, calendar, always=service.calendar) if service.interim else None
