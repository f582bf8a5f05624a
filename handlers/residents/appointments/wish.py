"""When somebody would like to come, in the words of a message; half a wish completes the one before it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from handlers.rules.booking import Wish
from handlers.rules.deadlines import LOCAL
from nlp.extract.when import times
from nlp.normalise import fold, read

LONGEST = timedelta(days=31)  # "năm nay" is no wish
PARTS = {"sang": (6, 12), "trua": (11, 14), "chieu": (13, 18)}  # hours
_PART = re.compile(r"\b(sáng|trưa|chiều|trua|chieu)\b")
_LENGTH = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?$")
_NAMES_A_DAY = re.compile(
    r"\b(?:hom|ngay|bua|thu|t[2-7]|cn|chu nhat|tuan|thang|mung|mong|ram|mai|mot|kia|nay|ni|bay gio|\d{1,2}[/.-]\d{1,2})\b"
)
_CANCEL = re.compile(
    r"\b(?:huy|khong (?:di|den|ra|len|toi|qua) (?:duoc|nua)|khong can (?:nua|hen)|thoi khong|bo hen|bo lich|cancel)\b"
)
_ENOUGH = ("thoi", "thoi khoi", "thoi em", "da thoi", "thoi a", "de sau di", "no thanks")
_OTHER_DAY = ("hom khac", "bua khac", "ngay khac", "buoi khac", "gio khac", "luc khac", "another day", "other day")


def says_cancel(text: str) -> bool:
    """ "Mai bà không đi được nữa": no appointment, in any words."""
    folded = fold(text)
    return len(text) <= 200 and (folded in _ENOUGH or bool(_CANCEL.search(folded)))


def wish_in(text: str, now: datetime, earlier: Wish | None = None) -> Wish | None:
    """The wish of a text. Planned times lie ahead, whatever else the message may mean; "buổi chiều" alone is the
    afternoon of the day that was wished before."""
    found = [
        (bool(_NAMES_A_DAY.search(fold(one.text))), wish)
        for one in times(read(text), now, 1)
        if one.value
        and "except" not in one.parts
        and (wish := _span(str(one.value))) is not None
        and wish.end - wish.begin <= LONGEST
    ]
    if not found:
        return _part_of_day(text, now, earlier)
    days, clocks = [wish for day, wish in found if day], [wish for day, wish in found if not day]
    if not clocks:
        return days[0]
    if days:
        return _on_day_of(clocks[0], days[0])
    return _on_day_of(clocks[0], earlier) if earlier else clocks[0]


def wants_other_day(text: str) -> bool:
    """ "Hôm khác", whatever stands around it."""
    folded = fold(text)
    return len(folded) <= 40 and any(words in folded for words in _OTHER_DAY)


def _part_of_day(text: str, now: datetime, earlier: Wish | None) -> Wish | None:
    """ "Qua chiều nha": of the day that was spoken of, else of today."""
    found = _PART.search(text.lower())
    if found is None:
        return None
    begin, end = PARTS[fold(found[1])]
    day = (earlier.begin if earlier else now).astimezone(LOCAL).replace(hour=0, minute=0, second=0, microsecond=0)
    return Wish(day + timedelta(hours=begin), day + timedelta(hours=end))


def _span(value: str) -> Wish | None:
    start, _, length = value.partition("/")
    parts = _LENGTH.match(length)
    if parts is None:
        return None
    days, hours, minutes = (int(part or 0) for part in parts.groups())
    begin = datetime.fromisoformat(start)
    return Wish(begin, begin + timedelta(days=days, hours=hours, minutes=minutes))


def _on_day_of(clock: Wish, day: Wish) -> Wish:
    """The clock time of one wish on the (first) day of another."""
    begin = clock.begin.astimezone(LOCAL)
    shift = day.begin.astimezone(LOCAL).date() - begin.date()
    return Wish(clock.begin + shift, clock.end + shift)
