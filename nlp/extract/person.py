"""Who: the name somebody gives as theirs, and the people who need help."""

from __future__ import annotations

import re

from nlp.extract.patterns import both, entity, without_overlaps
from nlp.normalise import Reading
from nlp.types import Entity

_SURNAMES = frozenset(
    [
        "nguyen",
        "tran",
        "le",
        "pham",
        "hoang",
        "huynh",
        "phan",
        "vu",
        "vo",
        "dang",
        "bui",
        "do",
        "ho",
        "ngo",
        "duong",
        "ly",
        "dinh",
        "truong",
        "mai",
        "lam",
        "trinh",
        "dao",
        "doan",
        "luong",
        "ha",
        "thai",
        "ta",
        "cao",
        "la",
        "to",
    ]
)
_GIVEN = (
    r"(?<!\w)(?:(?:tôi|tui|em|mình|con|cháu|bác|cô|chú|anh|chị|bà|ông) )?(?:tên(?: là)?|họ tên(?:"
    r" là)?|họ và tên(?: là)?|là)[ :]+"
)
_KIN = (
    r"(?<!\w)(?:(?:hai|ba|mấy|bà|ông|cả) )?(?:bà nội|bà ngoại|ông nội|ông ngoại|bà cố|ông cố|mẹ chồng|"
    r"mẹ vợ|bố chồng|bố vợ|ba chồng|ba vợ|con dâu|con gái|con trai|vợ chồng|"
    r"bà cụ|ông cụ|cụ bà|cụ ông|cụ|mẹ|má|mạ|bố|ba|tía|cha|bà|ông|vợ|chồng|ngoại|nội|dì|cậu|mợ|bác|chú|"
    r"thím|o|mệ|em bé|cháu|con)"
    r"(?: (?:hàng xóm|nhà bên|già))?(?: (?:của )?(?:tôi|tui|em|mình|con|cháu|nhà em|nhà tôi|nhà mình|nhà tui))(?!\w)"
    r"|(?<!\w)(?:bà cụ|ông cụ|cụ bà|cụ ông|hai cụ)(?! \w+ (?:tôi|em|tui))(?!\w)"
)
_CALLED = r"(?<!\w)(?<!nhà )(?:bà|ông|cụ|bác|cô|chú|anh|chị|em|cháu|bé) (?=\w)"


def names(reading: Reading) -> list[Entity]:
    """A name after "tôi là", "tên", "họ tên": capitalised words, or small ones that begin with a surname."""
    found = []
    for match in both(_GIVEN).finditer(reading.marked):
        end = _end_of_name(reading, match.end(), "tên" in match.group() or "ten" in match.group())
        if end:
            found.append(entity(reading, "name", match.end(), end))
    return found


def _end_of_name(reading: Reading, at: int, told: bool) -> int | None:
    end, count, surname = at, 0, False
    for word in re.finditer(r"[^\W\d_]+", reading.plain[at : at + 40]):
        start = at + word.start()
        if reading.plain[end:start].strip():
            break
        capital = reading.typed[reading.begins[start]].isupper()
        surname = surname or (count == 0 and word.group() in _SURNAMES)
        if not capital and not (surname and (reading.plain.isascii() and count < 4)):
            break
        end, count = at + word.end(), count + 1
        if count == 4:
            break
    enough = 1 if told else 2
    return end if count >= enough and (surname or told) else None


def people(reading: Reading) -> list[Entity]:
    """Kin and neighbours spoken of: "bà nội em", "ông Năm", "bà cụ"."""
    found = [match.span() for match in both(_KIN).finditer(reading.marked)]
    for match in both(_CALLED).finditer(reading.marked):
        end = _capitals(reading, match.end())
        if end:
            found.append((match.start(), end))
    return without_overlaps(entity(reading, "people_needing_help", start, end) for start, end in found)


def _capitals(reading: Reading, at: int) -> int | None:
    """End of the capitalised words that begin at letter `at`; shouting tells no names."""
    end = None
    for word in re.finditer(r"[^\W\d_]+", reading.marked[at : at + 24]):
        typed = reading.typed[reading.begins[at + word.start()] : reading.ends[at + word.end() - 1]]
        if not typed[0].isupper() or (typed.isupper() and len(typed) > 1):
            break
        end = at + word.end()
    return end
