"""Where: house numbers, lanes, streets, groups, buildings, landmarks and lamp poles, as people give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from nlp.extract.patterns import both, entity
from nlp.normalise import Reading, fold, read
from nlp.types import Entity

_NUM = r"\d{1,4}[a-z]?(?:[/\-.]\d{1,4}[a-z]?){0,4}"
_LANE = r"(?:hẻm|hẽm|ngõ|ngách|kiệt|xẹt|xuyệt|hxh|kiet|nghách)"
_STREETWORD = r"(?:đường|phố|đại lộ|quốc lộ|tỉnh lộ|hương lộ|ql|tl|đt)"
_GROUP = r"(?:tổ dân phố|tổ|khu phố|kp|khu vực|khu|thôn|ấp|xóm|làng|bản|buôn|cụm|phường|xã|quận|huyện|lô|block|tòa|toà|tầng|căn|phòng|dãy|cư xá|chung cư|khu dân cư|khu tập thể|khu trọ|tập thể)"
_LANDMARK = (
    r"(?:trường(?: mầm non| mẫu giáo| tiểu học| thcs| thpt| cấp \d)?|mầm non|mẫu giáo|tiểu học|chợ|chùa|đình|miếu|nhà thờ|công viên|bệnh viện|trạm y tế|ủy ban nhân dân phường|ủy ban|bưu điện|cây xăng"
    r"|ngã ba|ngã tư|ngã năm|ngã 3|ngã 4|ngã 5|vòng xoay|bùng binh|cầu|kênh|rạch|bờ kè|bờ sông|bờ kênh|bờ hồ|hồ|ao|nhà văn hóa|sân bóng|sân chơi|trạm biến áp|trạm bơm|trạm xe buýt|bến xe|ga|siêu thị|quán|tiệm|cửa hàng|xưởng|nhà máy|công ty|khách sạn|nhà nghỉ|nghĩa trang|vườn hoa|bãi đất trống|cổng|hầm|cống|trụ|cột|nhà bà|nhà ông|nhà anh|nhà chị|nhà cô|nhà chú|nhà cụ|nhà thầy)"
)
_RELATION = r"(?:đối diện|đối diện với|trước cửa|trước cổng|trước mặt|trước|sau lưng|sau|cạnh|bên cạnh|bên hông|kế bên|kế|gần|sát vách|sát|đầu|cuối|giữa|trong|góc|khúc|đoạn|chỗ|ngay|ngay trước|dưới chân|chân|gầm|dọc|bên|hông|lối vào|phía sau|phía trước|mặt tiền|khu vực)"
_UNIT = rf"(?:(?:số nhà|nhà số|số|sn|nhà|cột số|trụ số|cột|trụ|trụ điện|cột điện) {_NUM}|{_LANE}(?: số)? {_NUM}|{_LANE}|{_STREETWORD}(?: số)?(?: {_NUM})?|{_GROUP} (?:\d{{1,3}}[a-z]?|[a-z]\d{{0,2}}(?!\w))|{_GROUP}|{_LANDMARK}|{_NUM})"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The ward's own streets, areas and landmarks, by their unmarked words."""

    names: dict[str, str]
    starts: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, places: Sequence[str]) -> Gazetteer:
        names = {fold(place): place for place in places if place.strip()}
        starts: dict[str, list[str]] = {}
        for folded in names:
            starts.setdefault(folded.split()[0][:2], []).append(folded)
        return cls(names, {key: tuple(found) for key, found in starts.items()})

    def official(self, typed: str) -> str | None:
        """The official name nearest to what was typed, marks apart."""
        folded = fold(typed)
        if folded in self.names:
            return self.names[folded]
        candidates = self.starts.get(folded[:2], ())
        found = process.extractOne(folded, candidates, scorer=fuzz.ratio, score_cutoff=86)
        return self.names[found[0]] if found else None


def _name_run(reading: Reading, at: int) -> int:
    """End of the name that begins at letter `at`: capitalised words, or (all lower case) a few plausible ones."""
    typed, end = reading.typed, at
    for word in re.finditer(r"\w+|[^\w\s]", reading.marked[at:]):
        start = at + word.start()
        first = typed[reading.begins[start]]
        if not word.group()[0].isalnum() or not (first.isupper() or first.isdigit()):
            break
        end = at + word.end()
    return end


def places(reading: Reading, gazetteer: Gazetteer) -> list[Entity]:
    """Runs of place words, numbers and names; the longest stretches that hang together."""
    found = []
    pattern = both(rf"(?<![\w/])(?:(?:{_RELATION}) )*{_UNIT}(?![\w])")
    at = 0
    while match := pattern.search(reading.marked, at):
        end = _extend(reading, match.end(), gazetteer)
        at = max(end, match.end())
        if _is_place(reading.plain[match.start() : end], end > match.end()):
            found.append((match.start(), end))
    return [_entity(reading, start, end, gazetteer) for start, end in _joined(reading, found)]


def _extend(reading: Reading, end: int, gazetteer: Gazetteer) -> int:
    """The name after a place word."""
    if end < len(reading.marked) and reading.marked[end] == " ":
        named = _name_run(reading, end + 1)
        if named > end + 1:
            return named
        return _known_name(reading, end + 1, gazetteer) or end
    return end


def _known_name(reading: Reading, at: int, gazetteer: Gazetteer) -> int | None:
    words = list(re.finditer(r"\w+", reading.plain[at : at + 60]))[:5]
    for count in range(len(words), 0, -1):
        if gazetteer.official(reading.plain[at : at + words[count - 1].end()]):
            return at + words[count - 1].end()
    return None


def _is_place(text: str, named: bool) -> bool:
    words = text.split()
    return (
        named
        or (any(char.isdigit() for char in text) and not text.replace("/", "").isdigit())
        or len(words) > 2
    )


def _joined(reading: Reading, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Neighbouring stretches ("số 5, ngõ 3, đường Láng") are one place."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and re.fullmatch(
            r"[\s,\-]*(?:(?:đường|phố|thuộc|của|ở|duong|pho) ?)?", reading.marked[joined[-1][1] : start]
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


_PARTS = {
    "house": rf"(?:số nhà|nhà số|số|sn|nhà) ({_NUM})",
    "lane": rf"({_LANE}(?: số)? {_NUM})",
    "group": r"((?:tổ dân phố|tổ|khu phố|kp|thôn|ấp|xóm|khu vực) (?:số )?\d{1,3}[a-z]?)",
    "pole": r"(?:cột|trụ)(?: điện| đèn)?(?: số)? ([a-z]{0,3}\d{1,4}[a-z]?(?:[/\-.]\d{1,4}){0,3})",
    "street": r"(?:đường|phố|đại lộ) ((?:\w+ ?){1,4})",
}


def parts_of(text: str) -> dict[str, str]:
    """House, lane, street, group and pole of one place."""
    reading = read(text)
    found = {}
    for name, pattern in _PARTS.items():
        match = both(pattern).search(reading.marked)
        if match:
            start, end = reading.span(match.start(1), match.end(1))
            found[name] = text[start:end].strip()
    if "street" not in found and ("lane" in found or "house" in found):
        tail = re.search(r"(?:\d[\w/\-.]*)\s+((?:[^\W\d_]+\s?){2,4})$", text)
        if tail:
            found["street"] = tail[1].strip()
    if not found or (set(found) == {"street"} and not text.lower().startswith(("đường", "duong", "phố"))):
        found["landmark"] = text
    return found


def _entity(reading: Reading, start: int, end: int, gazetteer: Gazetteer) -> Entity:
    typed_start, typed_end = reading.span(start, end)
    parts = parts_of(reading.typed[typed_start:typed_end])
    official = gazetteer.official(parts["street"]) if "street" in parts else None
    if official:
        parts["street"] = official
    return entity(reading, "location", start, end, None, parts)
