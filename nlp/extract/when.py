"""When: clock times, parts of the day, days, ranges and habits, resolved against now in Vietnam."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from nlp.extract.calendar_days import DAY, near, resolve
from nlp.extract.duration import iso
from nlp.extract.patterns import both, entity, number, without_overlaps
from nlp.normalise import Reading
from nlp.syllables import unmark
from nlp.types import Entity

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

_PARTS = {  # first hour, hours
    "rang sang": (4, 2), "to mo sang": (4, 2), "mo sang": (4, 2), "sang som": (5, 3), "sang": (6, 6), "trua": (11, 3),
    "chieu": (13, 5), "xe chieu": (15, 3), "xe": (15, 3), "chieu toi": (17, 3), "toi": (19, 5), "nua dem": (23, 3),
    "giua dem": (23, 3), "dem khuya": (22, 4), "khuya": (22, 4), "dem": (21, 8), "ban ngay": (6, 12),
}  # fmt: skip
_PART = (
    r"rạng sáng|tờ mờ sáng|mờ sáng|sáng sớm|sớm|sáng|trưa|xế chiều|chiều tối|chiều|xế|tối|nửa đêm|giữa"
    r" đêm|đêm khuya|khuya|đêm"
)
_HOUR = r"(?:[01]?\d|2[0-4])"
_SPOKEN = r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười hai|mười một|mười)"
_CLOCK = (
    rf"(?:{_HOUR} ?(?:h|g|giờ|:)(?: ?[0-5]\d(?!\d)(?: ?(?:p|phút))?| ?(?:rưỡi|kém \d+))?(?!\w)|{_HOUR}"
    rf" rưỡi|{_SPOKEN} giờ(?: rưỡi| kém \d+)?)"
)
_NEAR_WORD = (
    r"(?:nay|ni|qua|mai|mốt|kia|hôm qua|hôm nay|hôm kia|hôm kìa|bữa qua|bữa nay|bữa kia|hôm trước|bữa trước|hôm bữa)"
)
_EXPRESSION = (
    r"(?<!\w)(?:(?P<lead>từ|lúc|hồi|vào|khoảng|tầm|cỡ|chừng|đúng|trước|sau|trừ|đến|tới|bắt đầu từ|hôm) ){0,2}"
    rf"(?:(?:(?P<clock>{_CLOCK})(?: (?P<firstpart>{_PART}))?(?: ?(?:-|–|đến|tới|hoặc|,)"
    rf" ?(?P<until>{_CLOCK}))?)(?: (?P<clockpart>{_PART}))?(?: (?:ngày |hôm"
    rf" )?(?P<clocknear>{_NEAR_WORD})(?!\w| \d))?(?: (?:ngày )?{{day1}})?"
    rf"|(?:buổi )?(?P<part>{_PART}) (?:ngày |hôm )?(?P<partnear>{_NEAR_WORD})(?!\w)(?: (?:lúc"
    rf" )?(?P<lateclock>{_CLOCK}))?"
    rf"|(?:buổi )?(?P<daypart>{_PART}) {{day2}}(?: (?:lúc )?(?P<lateclock2>{_CLOCK}))?"
    rf"|{{day3}}(?:,? (?:buổi |lúc |vào )*(?P<afterpart>{_PART}))?(?:,? (?:lúc |vào |khoảng"
    rf" )*(?P<afterclock>{_CLOCK})(?: (?P<afterclockpart>{_PART}))?)?"
    r"|(?P<habit>(?:mỗi|hàng|hằng) (?:sáng|trưa|chiều|tối|đêm|ngày|tuần)(?: sớm)?|(?:sáng|trưa|chiều|"
    r"tối|đêm|khuya|ngày|bữa|hôm|tuần) (?:nào|mô) cũng(?: rứa| vậy| thế)?|tối tối|đêm đêm|ngày ngày|"
    r"cuối tuần|cả (?:ngày|đêm|buổi|trưa|chiều)|suốt (?:ngày|đêm)|ban (?:đêm|ngày)|đêm hôm|trong tuần|"
    r"ngày đêm)"
    r"|(?P<now>ngay bây giờ|bây giờ|ngay lúc này|ngay lúc ni|lúc này|lúc ni|giờ này|giờ ni|ngay giờ|"
    r"hiện giờ|hiện tại|nãy giờ|sáng giờ|chiều giờ|tối giờ|hồi nãy|lúc nãy|ban nãy|khi nãy|vừa nãy|mới"
    r" xong|vừa xong|mới đây|gần đây)"
    r"|(?P<alone>(?:buổi|ban|hồi|lúc|tới|từ|giữa|nửa|trong) ?(?:sáng|trưa|chiều|tối|đêm|khuya)|rạng"
    r" sáng|nửa đêm|nữa đêm|giữa đêm|đêm khuya|sáng sớm|sáng mai|chiều mai|tối mai|khuya|sớm mai|mai"
    r" mốt|mai|mốt))(?!\w)"
)


def times(reading: Reading, now: datetime, lean: int) -> list[Entity]:
    """Times of the text; `lean` is -1 when something that happened is told, 1 when something is planned."""
    today = now.astimezone(ZONE)
    found = []
    for match in _pattern().finditer(reading.marked):
        if _doubtful(match, reading):
            continue
        start, end = _trimmed(match)
        first_word = unmark(match.group()).split()[0]
        told_past = lean if first_word not in ("tu", "hom", "hoi", "bua") else -1
        span = _resolve(match, today, told_past)
        value = f"{span[0].isoformat()}/{iso(span[1]) if span[1] else 'PT0S'}" if span else None
        parts = {"except": "yes"} if (match["lead"] or "") in ("trừ", "tru") else {}
        found.append(entity(reading, "time", start, end, value, parts))
    return without_overlaps(found)


@cache
def _pattern() -> re.Pattern[str]:
    text = _EXPRESSION
    for number_of in (1, 2, 3):
        day = re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>_{number_of}>", DAY)
        text = text.replace(f"{{day{number_of}}}", day)
    return both(text)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """Without the comma or space at its end."""
    return match.start(), match.start() + len(match.group().rstrip(" ,"))


def _doubtful(match: re.Match[str], reading: Reading) -> bool:
    """Bare "mai", "mot", "sang" and the like mean too many things without a neighbour that tells time."""
    alone = match["alone"]
    if not alone:
        return False
    bare = unmark(alone)
    if bare in ("mai", "mot"):
        before = reading.plain[: match.start("alone")].split()[-1:]
        after = reading.plain[match.end() :].split()[:1]
        if alone == "mai" and (
            after in (["la"], ["nha"], ["che"], ["tang"], ["hien"], ["ton"])
            or before in (["ngay"], ["hoa"], ["cay"], ["hoang"])
        ):
            return True
        return bare == "mot" and alone != "mốt"
    return (
        alone.isascii()
        and bare.split()[-1] in ("sang", "toi")
        and bare.split()[0] not in ("buoi", "ban", "rang", "hoi")
    )


def _day_groups(match: re.Match[str]) -> re.Match[str] | None:
    """The day inside the expression, matched again by itself."""
    for suffix in ("_1", "_2", "_3"):
        for name, value in match.groupdict().items():
            if value and name.endswith(suffix):
                return both(DAY).search(match.group())
    return None


def _resolve(match: re.Match[str], now: datetime, lean: int) -> tuple[datetime, timedelta] | None:
    groups = match.groupdict()
    if groups["now"]:
        return now.replace(second=0, microsecond=0), timedelta()
    day = _day_groups(match)
    near_word = groups["clocknear"] or groups["partnear"] or _lone_day(groups["alone"])
    days = near(near_word.split()[-1], now.date()) if near_word and not day else None
    if day is not None:
        days = resolve(day, now.date(), lean)
        if days is None:
            return None
    part = next(
        (
            unmark(groups[name])
            for name in ("firstpart", "clockpart", "part", "daypart", "afterclockpart", "afterpart")
            if groups[name]
        ),
        None,
    )
    clock = next((groups[name] for name in ("clock", "lateclock", "lateclock2", "afterclock") if groups[name]), None)
    if clock:
        return _at_clock(clock, groups["until"], part, days[0] if days else None, now, lean)
    return _over(days, part or _lone_part(groups), now)


def _lone_day(alone: str | None) -> str | None:
    last = unmark(alone or "").split()[-1:]
    return last[0] if last in (["mai"], ["mot"]) and alone != "mai mốt" else None


def _lone_part(groups: dict[str, str | None]) -> str | None:
    words = unmark(groups["habit"] or groups["alone"] or "").split()
    return next((word for word in words if word in _PARTS), None)


def _over(days: tuple[date, timedelta] | None, part: str | None, now: datetime) -> tuple[datetime, timedelta] | None:
    """A whole day or days, or a part of one."""
    if days is None:
        days = now.date(), timedelta(days=1)
        if part is None:
            return None
    start = datetime.combine(days[0], time(), ZONE)
    if part in _PARTS:
        hour, hours = _PARTS[part]
        return start + timedelta(hours=hour), timedelta(hours=hours)
    return start, days[1]


_CLOCK_PIECES = re.compile(r"(\d{1,2}|[a-z ]+?) ?(?:gio|h|g|:|(?= ruoi))(?: ?(\d{1,2})(?!\d))?(?: ?(ruoi|kem (\d+)))?")


def _at_clock(
    clock: str, until: str | None, part: str | None, day: date | None, now: datetime, lean: int
) -> tuple[datetime, timedelta] | None:
    moment = _clock(clock, part, lean)
    if moment is None:
        return None
    on = day or now.date()
    start = datetime.combine(on, time(), ZONE) + moment
    if part in ("dem", "khuya", "nua dem") and moment < timedelta(hours=4) and day is not None:
        start += timedelta(days=1)
    end = _clock(until, part, lean) if until else None
    if end is None:
        return start, timedelta()
    return start, (end - moment) % timedelta(days=1)


def _clock(text: str, part: str | None, lean: int) -> timedelta | None:
    pieces = _CLOCK_PIECES.match(unmark(text))
    hour = number(pieces[1].strip()) if pieces else None
    if pieces and pieces[1] in ("0", "00"):
        hour = 0
    if pieces is None or hour is None:
        return None
    minutes = 30 if pieces[3] == "ruoi" else -int(pieces[4]) if pieces[4] else int(pieces[2] or 0)
    return timedelta(hours=_on_24(hour, part, lean), minutes=minutes)


def _on_24(hour: int, part: str | None, lean: int) -> int:
    """Twelve-hour speech on the 24-hour clock; office hours are meant when something is planned."""
    if hour >= 13 or part in ("sang", "rang sang", "sang som", "mo sang"):
        return hour % 24
    if part in ("chieu", "toi", "chieu toi", "xe chieu", "xe"):
        return hour + 12 if hour < 12 else hour
    if part in ("dem", "khuya", "nua dem", "dem khuya", "giua dem"):
        return hour + 12 if 6 <= hour < 12 else hour % 12
    if part == "trua":
        return hour + 12 if hour < 4 else hour
    return hour + 12 if lean > 0 and 1 <= hour <= 5 else hour
