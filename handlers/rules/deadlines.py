"""When the ward must have answered: opening hours, days off, and calendar time for what cannot wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.categories import ServiceClass
from handlers.ward import Ward

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
LOOK_AHEAD_DAYS = 400  # a ward that is closed longer than this has no deadline to give


@dataclass(frozen=True, slots=True)
class Calendar:
    """The ward's working time: its hours, and the country's and its own exceptions."""

    ward: Ward
    days_off: frozenset[date]
    days_worked: frozenset[date]

    def spans(self, day: date) -> list[tuple[datetime, datetime]]:
        """The opening hours of a day as aware local times; a worked weekend day has Monday's hours."""
        if day in self.days_off or day in self.ward.days_off:
            return []
        worked = day in self.days_worked or day in self.ward.days_worked
        hours = self.ward.spans(0 if worked else day.weekday())
        return [(_at(day, begin), _at(day, end)) for begin, end in hours]

    def is_open(self, moment: datetime) -> bool:
        """Whether the office is open at this moment."""
        return any(begin <= moment < end for begin, end in self.spans(moment.astimezone(LOCAL).date()))


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=LOCAL)


def add_working(start: datetime, minutes: int, calendar: Calendar) -> datetime:
    """The moment when `minutes` of opening time have passed since `start`."""
    left = timedelta(minutes=minutes)
    moment = start.astimezone(LOCAL)
    for ahead in range(LOOK_AHEAD_DAYS):
        for begin, end in calendar.spans(moment.date() + timedelta(days=ahead)):
            begin = max(begin, moment)
            if begin >= end:
                continue
            if left <= end - begin:
                return begin + left
            left -= end - begin
    raise ValueError(f"ward {calendar.ward.id}: no opening hours in {LOOK_AHEAD_DAYS} days")


def stamp(service: ServiceClass, opened: datetime, calendar: Calendar) -> tuple[datetime, datetime]:
    """First answer due, and done or interim due, of a ticket opened at `opened`."""
    if service.calendar:
        return (
            opened + timedelta(minutes=service.respond_minutes),
            opened + timedelta(minutes=service.resolve_minutes),
        )
    return (
        add_working(opened, service.respond_minutes, calendar),
        add_working(opened, service.resolve_minutes, calendar),
    )
