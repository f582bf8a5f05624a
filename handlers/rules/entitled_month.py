"""The month of the list of those served at home: when what is due, and how a locked list differs from the one before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from handlers.rules.deadlines import LOCAL, Calendar
from handlers.ward import EntitledRules
from storage.models import EntitledLine, EntitledMonth, EntitledPerson

REVIEW_DAYS = 2  # a tổ that was asked late, after Tết or a standstill, has at least these to look
LOOK_DAYS = 60
GONE = EntitledLine.GONE
WHY = ("died", "moved", "ended")  # as a leader says it: why somebody is on the list no more
TOLD_WHY = ("moved", "ended")  # of whom a letter goes out; never to a house in mourning


@dataclass(frozen=True, slots=True)
class Due:
    """The moments of one month. `nudge` is None where there is no time left for it."""

    ask: datetime
    nudge: datetime | None
    lock: datetime
    count: datetime


def due_of(month: date, rules: EntitledRules, calendar: Calendar, kept: EntitledMonth | None = None) -> Due:
    """What is planned for a month, or, where it has begun, what follows from when things were really done."""
    ask = morning(month.replace(day=rules.ask_day), rules.hour, calendar)
    asked = (kept.asked_at if kept else ask).astimezone(LOCAL).date()
    lock = morning(max(month.replace(day=rules.lock_day), asked + timedelta(days=REVIEW_DAYS)), rules.hour, calendar)
    nudge = morning(max(month.replace(day=rules.nudge_day), asked + timedelta(days=1)), rules.hour, calendar)
    locked = (kept.locked_at if kept and kept.locked_at else lock).astimezone(LOCAL).date()
    count = morning(max(month.replace(day=rules.count_day), locked + timedelta(days=1)), rules.hour, calendar)
    return Due(ask, nudge if nudge < lock else None, lock, count)


def morning(day: date, clock: str, calendar: Calendar) -> datetime:
    """This hour of the day, or of the next one on which the ward works."""
    days = (day + timedelta(days=ahead) for ahead in range(LOOK_DAYS))
    open_day = next((one for one in days if calendar.spans(one)), day)
    return datetime.combine(open_day, time.fromisoformat(clock), tzinfo=LOCAL)


def next_month(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1)


def difference(
    month: date,
    before: Iterable[EntitledLine],
    people: Sequence[EntitledPerson],
    prints: Mapping[int, str],
    left: Mapping[int, EntitledPerson],
) -> list[EntitledLine]:
    """The lines of a month: everybody on the list, what is new of them, and who of the last one is gone and why."""
    known = {line.person_id: line for line in before if line.change not in GONE}
    lines = []
    for person in people:
        number = int(person.id or 0)
        last = known.pop(number, None)
        change = "added" if last is None else "" if last.print == prints[number] else "changed"
        lines.append(_line(person, month, prints[number], change))
    gone = (left[number] for number in known if number in left)
    return lines + [_line(person, month, "", change_for(person.left_why)) for person in gone]


def change_for(why: str) -> str:
    """How a reason to leave is counted."""
    return why if why in GONE else "removed"


def count_changes(lines: Collection[EntitledLine]) -> dict[str, int]:
    names = ("added", "changed", *GONE)
    counts = {name: sum(line.change == name for line in lines) for name in names}
    return counts | {"total": sum(line.change not in GONE for line in lines)}


def _line(person: EntitledPerson, month: date, mark: str, change: str) -> EntitledLine:
    return EntitledLine(
        ward=person.ward, month=month, person_id=int(person.id or 0), area=person.area, print=mark, change=change
    )
