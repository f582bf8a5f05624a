"""When a reminder may be said: quiet hours, the hours of older people, and how late it still helps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from handlers.rules.deadlines import LOCAL
from storage.models import Reminder

Windows = tuple[tuple[time, time], ...]
# Nobody is disturbed at night; older people are reached when they are up and rested (operations.md §6, rule 11).
HOURS: dict[str, Windows] = {
    "day": ((time(7), time(21)),),
    "elder": ((time(8), time(10)), (time(15), time(17))),
}
ELDER_FORMS = ("bac",)  # how older residents are addressed
LOOK_DAYS = 3
TAKEN_UP = timedelta(minutes=30)  # one planned for 21:00 is not too late a second after it (the routes say 21:30)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a due reminder: said now, dropped with a reason, or put off to a better hour."""

    fire: bool = False
    drop: str = ""
    later: datetime | None = None


def hours_for(form: str | None, *, near: bool = False) -> str:
    """Which hours to keep for somebody addressed as `form`. A reminder that is tied to an hour itself (`near`: two
    hours before a visit) would miss the older people's narrow windows: only the night is kept quiet then."""
    return "elder" if form in ELDER_FORMS and not near else "day"


def good_hour(wanted: datetime, *, now: datetime, until: datetime, hours: str = "day") -> datetime | None:
    """The moment to remind: `wanted` itself when the hour is good; else the end of the last good window before it,
    if that is still ahead; else the next good moment, if that is before `until`. None: none would help."""
    windows = HOURS[hours]
    start = max(wanted, now)
    if _is_good(start, windows):
        return start if start <= until else None
    earlier = _before(start, windows)
    if earlier is not None and earlier >= now:
        return earlier
    later = _after(start, windows)
    return later if later is not None and later <= until else None


def judge(reminder: Reminder, now: datetime) -> Verdict:
    """A reminder that came due, perhaps late after a standstill: past its use it is dropped; at night it waits for
    the next good hour; else it is said at once, also outside the older people's hours: late is late enough."""
    if now > reminder.useful_until:
        return Verdict(drop="too late to help")
    if _is_good(now - TAKEN_UP, HOURS["day"]) or _is_good(now, HOURS["day"]):
        return Verdict(fire=True)
    later = _after(now, HOURS[reminder.hours])
    if later is None or later > reminder.useful_until:
        return Verdict(drop="no good hour before it is too late")
    return Verdict(later=later)


def _is_good(moment: datetime, windows: Windows) -> bool:
    clock = moment.astimezone(LOCAL).time()
    return any(begin <= clock <= end for begin, end in windows)


def _before(moment: datetime, windows: Windows) -> datetime | None:
    """The end of the last good window before a moment."""
    local = moment.astimezone(LOCAL)
    days = [local.date() - timedelta(days=back) for back in range(LOOK_DAYS)]
    ends = [datetime.combine(day, end, tzinfo=LOCAL) for day in days for _, end in windows]
    return max((end for end in ends if end <= local), default=None)


def _after(moment: datetime, windows: Windows) -> datetime | None:
    """The beginning of the next good window after a moment."""
    local = moment.astimezone(LOCAL)
    days = [local.date() + timedelta(days=ahead) for ahead in range(LOOK_DAYS)]
    begins = [datetime.combine(day, begin, tzinfo=LOCAL) for day in days for begin, _ in windows]
    return min((begin for begin in begins if begin >= local), default=None)
