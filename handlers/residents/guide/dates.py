"""Days that count: when something happened, until when the law gives time, and reminders before that."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta

from handlers.answers import is_unknown
from handlers.procedures.schema import Deadline, Unit
from handlers.residents.guide.words import BEFORE_FILING
from handlers.residents.guide.work import Work, work_of
from handlers.rules.deadlines import LOCAL, Calendar
from handlers.turn import Turn
from handlers.types import Button
from handlers.wording import DAYS, ENGLISH_DAYS

SKIP = Button("skip", "button-skip")
REMIND_AT = time(9)
HAPPENED = ("birth", "death", "arrival", "decision", "issued")
_DAY = re.compile(r"\b(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?\b")


def same_day(now: datetime, hour: int, calendar: Calendar) -> bool:
    """Whether what is filed now is still done today: an open day, before `hour` o'clock."""
    local = now.astimezone(LOCAL)
    return bool(calendar.spans(local.date())) and local.hour < hour


def say_day(day: date, language: str) -> str:
    names = ENGLISH_DAYS if language == "en" else DAYS
    return f"{names[day.weekday()]} ({day.day}/{day.month})"


def end_of(deadline: Deadline, event: date, calendar: Calendar) -> date:
    """The last day of a deadline that counts from `event` (or back from it)."""
    return day_after(event, -deadline.days if deadline.before else deadline.days, deadline.unit, calendar)


def day_after(start: date, count: int, unit: Unit, calendar: Calendar) -> date:
    """The day `count` units after `start` (before it when negative); hours count as whole days."""
    if unit == "months":
        month = start.month - 1 + count
        year, month = start.year + month // 12, month % 12 + 1
        return date(year, month, min(start.day, _last_day(year, month)))
    if unit == "working":
        return _working(start, count, calendar)
    return start + timedelta(days=count if unit == "calendar" else math.ceil(count / 24))


def _working(start: date, days: int, calendar: Calendar) -> date:
    step, left, day = (1 if days > 0 else -1), abs(days), start
    while left:
        day += timedelta(days=step)
        left -= bool(calendar.spans(day))
    return day


def _last_day(year: int, month: int) -> int:
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day


def read_day(turn: Turn, *, past: bool = False) -> date | None:
    """A day in the words of the message: 20/11, "hôm qua", "mùng 5 âm". Without a year it is this year's, or last
    year's when it must have happened already."""
    if not turn.text or turn.chosen:
        return None
    today = turn.now.astimezone(LOCAL).date()
    if found := _DAY.search(turn.text):
        day, month, year = int(found[1]), int(found[2]), found[3]
        full = today.year if year is None else int(year) + (2000 if len(year) == 2 else 0)
        try:
            said = date(full, month, day)
        except ValueError:
            return None
        return said.replace(year=full - 1) if past and year is None and said > today else said
    when = turn.meant.first("time")
    if when is None or not when.value:
        return None
    return datetime.fromisoformat(str(when.value).split("/")[0]).astimezone(LOCAL).date()


# --- when did it happen -----------------------------------------------------------------------------------


def open_event(work: Work) -> Deadline | None:
    """A deadline whose first day is not known yet and that somebody would want to be reminded of."""
    ahead = [one.fact for one in work.case.deadlines if one.sure and one.fact.event in BEFORE_FILING]
    return next((one for one in ahead if one.remind and one.id not in work.progress.events), None)


def ask(work: Work, deadline: Deadline) -> None:
    work.pose(
        f"event:{deadline.id}", "guide-ask-event", (SKIP,), event=deadline.event,
        condoled="yes" if work.procedure.mourning else "no",
    )  # fmt: skip


def _named(work: Work, name: str) -> Deadline | None:
    return next((one.fact for one in work.case.deadlines if one.fact.id == name), None)


def ask_event(turn: Turn, name: str) -> None:
    work = work_of(turn)
    if work is None:
        return
    deadline = _named(work, name)
    if deadline is None:
        work.go("prepare")
    else:
        ask(work, deadline)


def read_event(turn: Turn, name: str) -> bool:
    work = work_of(turn)
    if work is None:
        return False
    deadline = _named(work, name)
    if deadline is None or turn.answer == "skip" or is_unknown(turn.text):
        work.progress.events[name] = "skip"
    elif (day := read_day(turn, past=deadline.event in HAPPENED)) is not None:
        work.progress.events[name] = day.isoformat()
        tell(work, deadline, day)
    else:
        return False
    work.keep()
    work.go("prepare")
    return True


def tell(work: Work, deadline: Deadline, event: date) -> None:
    """Say until when there is time, and plan the reminders; when it is over, what the law says then."""
    turn = work.turn
    end = end_of(deadline, event, turn.house.calendar)
    today = turn.now.astimezone(LOCAL).date()
    if end < today:
        turn.say("guide-deadline-over", end=f"{end:%d/%m/%Y}", late=work.say(deadline.late))
        return
    planned = plan(work, deadline, end)
    turn.say("guide-deadline", end=f"{end:%d/%m/%Y}", days=(end - today).days, reminded="yes" if planned else "no")


def plan(work: Work, deadline: Deadline, end: date) -> bool:
    """Reminders before the end of a deadline; a bereaved family is reminded once only."""
    turn, filing = work.turn, work.remember()
    before = sorted(deadline.remind, reverse=True)
    if deadline.event == "death":
        before = before[:1]
    last = datetime.combine(end, time(21), tzinfo=LOCAL)
    planned = False
    for days in before:
        at = datetime.combine(end - timedelta(days=days), REMIND_AT, tzinfo=LOCAL)
        if at > turn.now:
            planned |= turn.remind(
                f"filing_deadline.{deadline.id}.{days}", f"filing:{filing.id}", at, until=last, filing=filing.id,
                deadline=deadline.id, end=end.isoformat(),
            )  # fmt: skip
    return planned
