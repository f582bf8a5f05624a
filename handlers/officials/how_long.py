"""How long an official says, and why, in one breath: "3 ngày vì chờ vật tư", "vật tư chưa về, xin thêm hai ngày", "đến 30/11"."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from handlers.rules.clock import Pace
from handlers.rules.deadlines import LOCAL
from nlp.extract.patterns import COUNT, both, number
from nlp.syllables import unmark

_COUNTED = rf"(?P<count>{COUNT}) ?(?P<unit>ngày|hôm|bữa|giờ|tiếng|h|tuần)(?!\w)(?! (?:nay|rồi|qua|trước|liền)(?!\w))"
_WANTED = both(rf"(?<!\w)(?:gia hạn|thêm|lùi|hoãn)(?: (?:cho|em|tôi|tui|mình|lại|hạn|thêm|độ|khoảng))* {_COUNTED}")
_SAID = both(
    rf"(?<!\w){_COUNTED}|(?:(?<!\w)(?:đến|tới|sang)(?: hết)?(?: ngày)? |^(?:ngày )?)"
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}))?(?![\d/])"
)
_ASKS = both(rf"(?<!\w)(?:xin|cho (?:em|tôi|tui|mình|đơn vị|tổ)) (?:\w+ ){{0,3}}?(?:thêm|lùi|hoãn)(?: \w+)? {_COUNTED}")
_BEFORE = both(
    r"(?:(?:^|[\s,.;:-]+)(?:dạ|em|tôi|tui|mình|bên em|đơn vị em|cho|xin|phép|được|gia hạn|thêm|lùi|hoãn|hạn|khoảng|nên|ạ))+\s*$"
)
_AFTER = both(r"^[\s:,.;-]*(?:(?:nữa|ạ|nhé|làm việc|vì|do|tại|tại vì|bởi vì|lý do|lí do|là|để)(?!\w)[\s:,.-]*)*")


@dataclass(frozen=True, slots=True)
class HowLong:
    """A time as it was typed, and the words around it: the reason."""

    typed: str
    why: str
    count: int = 0
    unit: str = ""  # ngay, gio, tuan ...
    day: tuple[int, int, int] | None = None  # day, month, year or 0

    def end(self, start: datetime, pace: Pace, now: datetime) -> datetime | None:
        """When it is over, counted from `start`; a day ends with the ward's hours of that day."""
        if self.day is None and self.unit in ("gio", "tieng", "h"):
            return pace.limit(start, f"{self.count}h")
        if self.day is None:
            week = 7 if pace.always else 5
            return pace.limit(start, f"{self.count * (week if self.unit == 'tuan' else 1)}d")
        found = _coming(now, *self.day)
        spans = pace.calendar.spans(found.date()) if found else []
        return spans[-1][1] if spans else None


def asks_for_more(words: str) -> bool:
    """More time is asked for, whatever the sentence begins with."""
    return _ASKS.search(_lowered(words)) is not None


def read_how_long(words: str) -> HowLong | None:
    """The time in the words; one that is asked for before one that is only told."""
    typed = unicodedata.normalize("NFC", words.strip())
    lowered = _lowered(typed)
    found = _WANTED.search(lowered) or _SAID.search(lowered)
    if found is None:
        return None
    before = typed[: found.start()]
    before = before[: len(_BEFORE.sub("", before.lower()))].strip(" :,.;-")
    after = typed[found.end() :]
    after = after[_AFTER.match(after.lower()).end() :].strip(" :,.;-")  # type: ignore[union-attr]  # it may match nothing
    why, said = ", ".join(part for part in (before, after) if part), typed[found.start() : found.end()].strip()
    facts = found.groupdict()
    if facts.get("day"):
        return HowLong(said, why, day=(int(facts["day"]), int(facts["month"]), int(facts["year"] or 0)))
    count = number(facts["count"]) or 0
    return HowLong(said, why, count, unmark(facts["unit"])) if count else None


def _lowered(words: str) -> str:
    return unicodedata.normalize("NFC", words.strip()).lower()


def _coming(now: datetime, day: int, month: int, year: int) -> datetime | None:
    """The day that is meant: this year's, or next year's when that is over."""
    local = now.astimezone(LOCAL)
    try:
        found = datetime(year or local.year, month, day, tzinfo=LOCAL)
        return found if year or found.date() >= local.date() else found.replace(year=local.year + 1)
    except ValueError:
        return None
