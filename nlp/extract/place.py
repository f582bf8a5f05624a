"""Where: house numbers, lanes, streets, groups, buildings, landmarks and lamp poles, as people give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from nlp.extract.old_names import OldNames
from nlp.extract.patterns import both
from nlp.normalise import Reading, Token, fold, read
from nlp.phrases import Hit
from nlp.tagger import Tagger
from nlp.types import Entity

_NUM = r"\d{1,4}[a-z]?(?:[/\-.]\d{1,4}[a-z]?){0,4}"
_LANE = r"(?:hẻm|hẽm|ngõ|ngách|kiệt|xẹt|nghách)"
_GROUP = r"(?:tổ dân phố|tổ|khu phố|kp|thôn|ấp|xóm|khu vực|khóm|cụm|đội|buôn|bản)"
_ALIKE = 86  # of 100: how near a street typed in haste must come to the official name
_GLUE = re.compile(r"[\s,\-–.(]*(?:(?:thuộc|của|ở|trên|gần|phường|đường|duong|tren|gan|thuoc|cua) ?)?")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The ward's own streets, areas and landmarks, by their unmarked words."""

    names: dict[str, str]
    starts: dict[str, tuple[str, ...]]
    longest: int

    @classmethod
    def of(cls, places: Sequence[str]) -> Gazetteer:
        names = {fold(place): place for place in places if place.strip()}
        starts: dict[str, list[str]] = {}
        for folded in names:
            starts.setdefault(folded[:2], []).append(folded)
        longest = max((len(folded.split()) for folded in names), default=0)
        return cls(names, {key: tuple(found) for key, found in starts.items()}, longest)

    def official(self, typed: str) -> str | None:
        """The official name nearest to what was typed, marks apart; only names of a like beginning are compared."""
        folded = fold(typed)
        if folded in self.names:
            return self.names[folded]
        candidates = self.starts.get(folded[:2], ())
        found = process.extractOne(folded, candidates, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return self.names[found[0]] if found else None

    def known(self, reading: Reading) -> list[tuple[int, int]]:
        """Where the ward's own names stand in the text, by letters typed; names of one syllable are no proof."""
        if not self.names:
            return []
        words, found, at = reading.words, [], 0
        while at < len(words):
            size = self._size_at([word.plain for word in words[at : at + self.longest]])
            if size:
                found.append((words[at].start, words[at + size - 1].end))
            at += size or 1
        return found

    def _size_at(self, words: list[str]) -> int:
        for size in range(len(words), 1, -1):
            if " ".join(words[:size]) in self.names:
                return size
        return 0


# A file, customer or ticket number with nothing round it: the chain takes some for poles, which are called so.
_LONE_CODE = re.compile(r"[A-Za-zĐđ]{0,5}[\s\-.]?(?=(?:\w?\d){5})\w{5,}")


def places(
    reading: Reading, hits: Sequence[Hit], gazetteer: Gazetteer, tagger: Tagger | None, old_names: OldNames
) -> list[Entity]:
    """What the trained chain marks, and next to it the ward's own names and plain addresses."""
    spans = [(span.start, span.end) for span in tagger.spans(reading, hits)] if tagger else []
    known = gazetteer.known(reading)
    spans += [one for one in known + _addresses(reading) if _apart(one, spans)]
    spans = _joined(reading.typed, sorted(spans)) or named(reading, hits)
    spans = [_trimmed(reading.typed, *one) for one in spans if not _LONE_CODE.fullmatch(reading.typed[slice(*one)])]
    spans = [_ended(reading, hits, known, *one) for one in spans]
    return [_entity(reading.typed, *one, gazetteer, old_names, known) for one in spans]


def _apart(one: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return all(one[1] <= start or end <= one[0] for start, end in others)


def _joined(typed: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Neighbouring stretches ("số 5, ngõ 3, đường Láng") are one place."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and _GLUE.fullmatch(typed[joined[-1][1] : start].lower()):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


_MORE_OF_A_NAME = frozenset(
    {"nối", "nôi", "noi", "kéo", "keo", "cũ", "cu", "mới", "moi"}
)  # "Lê Lợi nối dài" is a street


def _ended(
    reading: Reading, hits: Sequence[Hit], known: Sequence[tuple[int, int]], start: int, end: int
) -> tuple[int, int]:
    """ "nguyễn trãi chất đống" ends with the ward's own street: small words behind it that are of no place say what is
    wrong there."""
    last = max((stop for first, stop in known if start <= first and stop < end), default=end)
    behind = [at for at, word in enumerate(reading.words) if last <= word.start < end]
    rest = reading.typed[last:end]
    placed = any(hit.first <= at < hit.last for at in behind for hit in hits if hit.name in _OF_PLACES)
    if not behind or placed or re.search(r"[\d,;()/]", rest) or rest != rest.lower():
        return start, end
    return start, end if reading.words[behind[0]].marked in _MORE_OF_A_NAME else last


_BEFORE_IT = re.compile(r"(?:(?:ở|tại|chỗ|vào|vô|ngay|suốt|vừa qua|tai|vao) )+(?=\S)", re.IGNORECASE)
_AFTER_IT = re.compile(r"(?: (?:hỉ|hỷ|nha|nhé|ạ|á|đó|ấy|nè|rứa|hoài|luôn|giúp|giùm|với|cơ))+$|(?<=\d) co$")


def _trimmed(typed: str, start: int, end: int) -> tuple[int, int]:
    """Without "ở", "ngay" before it and "nhé", "ạ" after it (nlp/README.md, where a place begins and ends)."""
    before, after = _BEFORE_IT.match(typed, start, end), _AFTER_IT.search(typed[start:end])
    return before.end() if before else start, end - len(after.group()) if after else end


_OF_PLACES = frozenset({"lane", "street", "group", "building", "house", "pole", "landmark", "relation"})
_HEADS = frozenset({"lane", "street", "group", "landmark"})
_NO_PLACE = frozenset(
    {"phường", "xã", "quận", "huyện", "phuong", "xa", "quan", "huyen", "trường", "truong", "đội", "cụm"}
)

_OTHER_WITHOUT_MARKS = frozenset(
    {
        "ao", "ap", "bai", "ban", "be", "ben", "bien", "buon", "cau", "cho", "chua", "con", "cong", "cua", "dam", "de", "den",
        "dinh", "do", "doc", "doi", "duong", "ga", "go", "hang", "ho", "kenh", "ke", "khe", "kho", "khu", "kinh", "lang", "lo",
        "lop", "mo", "nga", "nui", "pha", "pho", "quan", "rach", "rung", "san", "song", "suoi", "thon", "to", "tiem", "tram",
        "vuon", "vua", "xom",
    }
)  # fmt: skip


def named(reading: Reading, hits: Sequence[Hit]) -> list[tuple[int, int]]:
    """ "đầu đường Võ Thị Sáu", "ấp Thạnh Hưng": a word for a place, and after it a name with capitals."""
    words, typed = reading.words, reading.typed
    if typed.isupper():
        return []
    before = {hit.last: hit.first for hit in hits if hit.name == "relation"}
    spans: list[tuple[int, int]] = []
    for hit in sorted(hits, key=lambda one: (one.first, -one.last)):
        if hit.name not in _HEADS or not _is_head(words[hit.last - 1], reading.marked != reading.plain):
            continue
        last = _end_of_name(words, hit.last, typed)
        if last > hit.last:
            spans.append((words[before.get(hit.first, hit.first)].start, words[last - 1].end))
    return _joined(typed, _merged(spans))


def _is_head(word: Token, marks_typed: bool) -> bool:
    """Short words for places are other words without their marks (cho, to, con): then only where no marks are typed."""
    return word.marked not in _NO_PLACE and not (marks_typed and word.marked in _OTHER_WITHOUT_MARKS)


def _end_of_name(words: Sequence[Token], first: int, typed: str) -> int:
    """The word after the last of up to four words with capitals, the first of which is word `first`."""
    last = first
    while last < len(words) and last - first < 4 and typed[words[last].start].isupper():
        if typed[words[last - 1].end : words[last].start].strip():
            break
        last += 1
    name = typed[words[first].start : words[first].end] if last > first else ""
    return first if name.isupper() and name.isalpha() else last  # OA, UBND and P. are no names of places


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


@cache
def _address() -> re.Pattern[str]:
    return both(
        rf"(?<!\w)(?:(?:số nhà|số|sn) {_NUM} ?,? ?)?(?:{_LANE} {_NUM}|{_GROUP} \d{{1,3}})(?! (?:người|hộ|"
        rf"nhà|năm|tháng|ngày|lần))(?!\w)"
    )


def _addresses(reading: Reading) -> list[tuple[int, int]]:
    return [reading.span(*match.span()) for match in _address().finditer(reading.marked)]


_PARTS = {
    "house": rf"(?<!\w)(?:(?:số nhà|nhà số|số|sn|nhà) ({_NUM})(?! (?:ngày|hôm|lần))|^({_NUM})(?= \w))",
    "lane": rf"(?<!\w)({_LANE}(?: số)? {_NUM})",
    "group": rf"(?<!\w)({_GROUP} (?:số )?\d{{1,3}}[a-z]?|(?:thôn|ấp|xóm|làng|bản|buôn) [^\W\d_]+(?: [^\W\d_]+)?)",
    "pole": r"(?<!\w)(?:cột|trụ)(?: điện| đèn)?(?: số)? ([a-z]{0,3}\d{1,4}[a-z]?(?:[/\-.]\d{1,4}){0,3})",
    "street": r"(?<!\w)(?:đường|phố|đại lộ|quốc lộ|tỉnh lộ) ([^,.;()]{2,40})",
}
_AFTER_NUMBER = re.compile(r"\d[\w/\-.]*,?\s+((?:[^\W\d_]+\s?){2,4})(?:$|[,.(])")
_HEAD_OF_LANDMARK = r"^(?:(?:đối diện|trước|sau|cạnh|gần|sát|kế|đầu|cuối|ngay|chỗ|góc|bên|dưới|trên|trong|giữa) )"


def parts_of(text: str) -> dict[str, str]:
    """House, lane, street, group, pole and landmark of one place."""
    reading = read(text)
    found = {}
    for name, pattern in _PARTS.items():
        match = both(pattern).search(reading.marked)
        if match:
            group = 1 if match[1] else 2
            start, end = reading.span(match.start(group), match.end(group))
            found[name] = text[start:end].strip()
    tail = _AFTER_NUMBER.search(text)
    if tail and "street" not in found and ("lane" in found or "house" in found):
        found["street"] = tail[1].strip()
    if not found or both(_HEAD_OF_LANDMARK).search(reading.marked):
        found["landmark"] = text
    return found


def _entity(
    typed: str, start: int, end: int, gazetteer: Gazetteer, old_names: OldNames, known: Sequence[tuple[int, int]]
) -> Entity:
    parts = parts_of(typed[start:end])
    official = gazetteer.official(parts.get("street") or typed[start:end]) if gazetteer.names else None
    if official is None:  # "số 12 hẻm 45 Nguyễn Trãi tổ 5": the street in the middle
        inside = (gazetteer.official(typed[first:last]) for first, last in known if start <= first and last <= end)
        official = next(inside, None)
    if official:
        parts["street"] = official
    today = old_names.today(typed[start:end])
    if today:
        parts["ward_today"] = today
    return Entity("location", typed[start:end], start, end, official, 1.0, parts)
