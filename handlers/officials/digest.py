"""The morning's and the evening's digest: what is due, late, unclaimed and waiting, in one message that nobody must scroll."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers.officials.custody import watch
from handlers.officials.custody.cards import lines as receipt_lines
from handlers.officials.times import next_time
from handlers.ports import OpenLine
from handlers.rules.deadlines import LOCAL
from handlers.turn import House, Turn
from handlers.types import Reply
from handlers.wording import DAYS

MORNING, EVENING = "digest_morning", "digest_evening"
REPORT = "report_ready"
SHOWN = 5  # lines of each kind; the rest is a number


def first_morning(house: House, now: datetime) -> datetime | None:
    return next_time(house, house.ward.digest_morning, now)


def first_evening(house: House, now: datetime) -> datetime | None:
    return next_time(house, house.ward.digest_evening, now)


def morning(turn: Turn, _: str) -> datetime | None:
    """What today brings; nothing is said when there is nothing."""
    begin, end = _day(turn.now)
    counts = turn.tickets.open_counts(turn.now, end)
    papers = watch.late(turn)
    if any((counts.late, counts.due, counts.unclaimed, counts.waiting, papers)):
        late = turn.tickets.open_lines(until=turn.now, limit=SHOWN)
        today = turn.tickets.open_lines(since=turn.now, until=end, limit=SHOWN)
        _post(
            turn, "digest-morning", begin, late_count=counts.late, due_count=counts.due, unclaimed=counts.unclaimed,
            waiting=counts.waiting, late=_lines(turn, late, counts.late), today=_lines(turn, today, counts.due),
            papers_count=len(papers), papers=receipt_lines(turn, papers[:SHOWN]),
        )  # fmt: skip
    return first_morning(turn.house, turn.now)


def evening(turn: Turn, _: str) -> datetime | None:
    """What today was, and what is left."""
    begin, end = _day(turn.now)
    counts = turn.tickets.open_counts(turn.now, end + timedelta(days=1))
    received, done = turn.tickets.day_counts(begin, turn.now)
    if any((received, done, counts.late, counts.unclaimed)):
        _post(
            turn, "digest-evening", begin, received=received, done=done, late_count=counts.late,
            unclaimed=counts.unclaimed, due_count=counts.due,
        )  # fmt: skip
    return first_evening(turn.house, turn.now)


def report_ready(turn: Turn, _: str) -> datetime | None:
    """On the first morning of a month the report of the last one is there, and the group hears where."""
    last = (turn.now.astimezone(LOCAL).replace(day=1) - timedelta(days=1)).date()
    _post(turn, "report-ready", turn.now, month=last.month, year=str(last.year), query=f"{last.year}-{last.month:02}")
    return first_report(turn.house, turn.now)


def first_report(house: House, now: datetime) -> datetime | None:
    """The first working morning of the next month."""
    local = now.astimezone(LOCAL)
    first = (local.replace(day=1, hour=0, minute=0, second=0, microsecond=0) + timedelta(days=32)).replace(day=1)
    return next_time(house, house.ward.digest_morning, first)


def _day(now: datetime) -> tuple[datetime, datetime]:
    begin = now.astimezone(LOCAL).replace(hour=0, minute=0, second=0, microsecond=0)
    return begin, begin + timedelta(days=1)


def _post(turn: Turn, key: str, day: datetime, **values: object) -> None:
    """One message a group; told again, it takes the place of the one before."""
    for group in turn.house.groups:
        name = f"{key}:{day:%Y-%m-%d}"
        turn.reply(
            Reply(
                key,
                {**values, "day": f"{DAYS[day.weekday()]} ({day.day}/{day.month})"},
                to=group,
                replaces=name,
                language="vi",
            )
        )


def _lines(turn: Turn, lines: Sequence[OpenLine], count: int) -> str:
    shown = [
        turn.house.wording.say(
            "digest-line", "vi", code=line.code, street=line.street or "—", due=line.due,
            kind=turn.house.taxonomy.label(line.category, "vi", line.subcategory), holder=line.holder or "",
        )
        for line in lines
    ]  # fmt: skip
    more = count - len(shown)
    return "\n".join([*shown, *([turn.house.wording.say("digest-more", "vi", count=more)] if more > 0 else [])])
