"""How long something has lasted: "ba bữa nay", "hơn 2 tuần", "nửa tháng", "cả tuần"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from nlp.extract.patterns import COUNT, both, entity, number
from nlp.normalise import Reading
from nlp.syllables import unmark
from nlp.types import Entity

_UNITS = {
    "phut": timedelta(minutes=1), "tieng": timedelta(hours=1), "gio": timedelta(hours=1),
    "ngay": timedelta(days=1), "hom": timedelta(days=1), "bua": timedelta(days=1), "dem": timedelta(days=1),
    "tuan": timedelta(weeks=1), "thang": timedelta(days=30), "nam": timedelta(days=365),
}  # fmt: skip
_VAGUE = {"may": 3, "vai": 3, "nhieu": 5, "ca": 1, "nua": 0.5, "hon": 1, "gan": 1}
_LONG = (
    rf"(?<![\w/])(?:(?:được|suốt|hơn|gần|chưa đầy|cả|khoảng|chừng|tầm) )*(?:(?P<count>{COUNT}|mấy|vài|nhiều|nửa) ?"
    r"|(?P<whole>(?:cả|suốt|hơn|gần) ))(?P<unit>phút|tiếng đồng hồ|tiếng|giờ đồng hồ|ngày|hôm|bữa|bửa|"
    r"đêm|tuần lễ|tuần|tháng|năm)"
    r"(?P<half> rưỡi)?(?! (?:trước|sau|tới|giêng|chạp|lịch|ngoái|kia|qua (?!nay)|sinh|\d))(?P<tail>(?:"
    r" (?:nay|ni|này|rồi|liền|qua|trời|luôn))*)(?!\w)"
)


def durations(reading: Reading, now: datetime) -> list[Entity]:
    """Durations, and those that end now ("ba hôm nay") also as the time since when."""
    found = []
    for match in both(_LONG).finditer(reading.marked):
        length = _length(match)
        if length is None:
            continue
        start, end = match.span()
        end = start + len(match.group().rstrip())
        found.append(entity(reading, "duration", start, end, iso(length)))
        if any(word in match["tail"] for word in (" nay", " ni", " roi", " rồi")):
            since = (now - length).replace(microsecond=0)
            found.append(entity(reading, "time", start, end, f"{since.isoformat()}/{iso(length)}"))
    return found


def _length(match: re.Match[str]) -> timedelta | None:
    step = _UNITS.get(unmark(match["unit"]).split()[0])
    if step is None or match["whole"]:
        return step
    amount: float | None = _VAGUE.get(unmark(match["count"])) or number(match["count"])
    if amount is None:
        return None
    return step * (amount + (0.5 if match["half"] else 0))


def iso(length: timedelta) -> str:
    """P3D, PT90M: the way ISO 8601 writes a length of time."""
    days, seconds = length.days, length.seconds
    if days and not seconds:
        return f"P{days}D"
    minutes = days * 1440 + seconds // 60
    return f"PT{minutes // 60}H" if minutes % 60 == 0 and minutes else f"PT{minutes}M"
