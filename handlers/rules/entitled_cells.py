"""One cell of a list of entitled people: what an official's hand, Excel or an old file made of a name, a day, a phone."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta

from handlers.entitled import Lexicon, plain
from nlp.extract.phone import phones

Cell = str | int | float | bool | datetime | date | None
OLDEST = 125  # years
MANY_DIGITS = re.compile(r"(?<!\d)(?:\d[ .]?){11}\d(?!\d)")  # an ID number has twelve; nobody wants it here
GAP = "…"

_EXCEL_BEGINS = date(1899, 12, 30)
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_DAY = re.compile(r"^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?$")
_MONTH = re.compile(r"^(\d{1,2})[/.\-](\d{4})$")
_SHORT_YEAR = re.compile(r"^(?:\d{1,2}[/.\- ])+\d{2}$")
# "Ông" is a family name, too: only before a whole name is it a title.
_TITLE = re.compile(r"^(?:(?:bà|cụ|mẹ vnah|mẹ)\.?\s+(?=\S+\s+\S)|ông\.?\s+(?=\S+\s+\S+\s+\S))", re.IGNORECASE)
_NAME = re.compile(r"^[^\W\d_]+(?:[ '’.\-]+[^\W\d_]+)*\.?$")
_AREA = re.compile(r"^(tổ dân phố|tổ|tdp|khu phố|kp|thôn|ấp|xóm|khu|khóm|bản|buôn|làng)[\s.:]*(?:số[\s.:]*)?(.*)$")
_AREA_NAMES = {"tổ dân phố": "tổ", "tdp": "tổ", "kp": "khu phố"}
_APART = re.compile(r"[,;/+\n]|\s+-\s+|\bvà\b")
_NONE = frozenset(("khong", "khong co", "ko", "ko co", "k co", "chua co", "none", "0"))
_YES = frozenset(("x", "1", "co", "v", "yes", "true"))


class Wrong(Exception):
    """A cell cannot be read: the wording key of what is wrong and what to write, and the facts in it."""

    def __init__(self, key: str, **facts: str) -> None:
        super().__init__(key)
        self.key, self.facts = key, facts


def text_of(cell: Cell) -> str:
    """What stands in a cell, as one line of composed letters; a whole number has no decimals."""
    if cell is None or isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, datetime):
        cell = cell.date()
    return " ".join(unicodedata.normalize("NFC", str(cell)).removeprefix("'").split())  # ' is how Excel is told: text


def says_none(cell: Cell) -> bool:
    """Not empty, but "không có": what was known before is no longer so."""
    text = text_of(cell)
    return plain(text) in _NONE or (bool(text) and not plain(text))


def without_numbers_of_papers(text: str) -> str:
    return MANY_DIGITS.sub(GAP, text)


def name_of(cell: Cell) -> str:
    """A name without its title; in capitals or without any, it gets those of a name."""
    text = text_of(cell)
    if not text:
        raise Wrong("name-missing")
    if strange := [letter for letter in text if letter.isalpha() and not _is_vietnamese(letter)]:
        raise Wrong("name-font", sign=strange[0])
    if not _NAME.match(text):
        raise Wrong("name-signs")
    text = _TITLE.sub("", text)
    return " ".join(word.capitalize() for word in text.split()) if text.isupper() or text.islower() else text


def _is_vietnamese(letter: str) -> bool:
    """Old fonts (TCVN3, VNI) put their letters where others stand: "NguyÔn ThÞ Hoa"."""
    base = unicodedata.normalize("NFD", letter.lower())[0]
    return base == "đ" or "a" <= base <= "z"


def born_of(cell: Cell, today: date) -> str:
    """1940, 1940-02 or 1940-02-01; empty when nobody wrote it."""
    if says_none(cell):
        return ""
    if isinstance(cell, datetime):
        cell = cell.date()
    born = cell.isoformat() if isinstance(cell, date) else _born_in_words(text_of(cell))
    if born and not today.year - OLDEST <= int(born[:4]) <= today.year:
        raise Wrong("born-impossible", year=born[:4])
    if len(born) == 10 and date.fromisoformat(born) > today:
        raise Wrong("born-impossible", year=born[:4])
    return born


def _born_in_words(text: str) -> str:
    if text.isdigit() and len(text) == 5:  # a date of Excel in a cell that shows numbers
        return (_EXCEL_BEGINS + timedelta(days=int(text))).isoformat()
    if found := _DAY.match(text):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if found := _ISO.match(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if (found := _MONTH.match(text)) and 1 <= int(found[1]) <= 12:
        return f"{found[2]}-{int(found[1]):02}"
    if _SHORT_YEAR.match(text):
        raise Wrong("born-short")
    years = _YEAR.findall(text)
    if text and (len(years) != 1 or "/" in text):
        raise Wrong("born-unread")
    return years[0] if years else ""


def _day(year: int, month: int, day: int) -> str:
    if month > 12 and day <= 12:
        raise Wrong("born-order", day=str(month), month=str(day), year=str(year))
    try:
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise Wrong("born-no-day") from error


def phone_of(cell: Cell) -> tuple[str, bool]:
    """A number as 0901234567, and whether there was another one behind it. Excel takes the 0 in front away."""
    text = text_of(cell)
    digits = re.sub(r"[\s.\-']", "", text)
    if not digits or says_none(cell):
        return "", False
    if digits.isdigit():
        if len(digits) in (9, 10) and digits[0] in "235789":
            text = f"0{digits}"
        elif len(digits) == 12 and not digits.startswith("84"):
            raise Wrong("phone-id-number")
        elif len(digits) == 11 and digits.startswith("01"):
            raise Wrong("phone-eleven")
    found = [one for one in phones(text) if one.parts.get("kind") == "personal"] if text else []
    if not found:
        raise Wrong("phone-unread")
    return str(found[0].value), len(found) > 1


def area_of(cell: Cell) -> str:
    """tổ 5, khu phố 3, thôn Đông; empty when nobody wrote it."""
    text = text_of(cell).strip(" .")
    lower = text.lower()
    if found := _AREA.match(lower):
        head, rest = _AREA_NAMES.get(found[1], found[1]), text[found.start(2) :].strip(" .:")
        if not rest:
            raise Wrong("area-missing")
        return f"{head} {_number(rest)}"
    return f"tổ {_number(text)}" if text[:1].isdigit() else lower and text


def _number(text: str) -> str:
    return (text.lstrip("0") or text) if text[:1].isdigit() else text


def groups_of(cell: Cell, lexicon: Lexicon) -> list[str]:
    """The groups that a cell names, several with commas between them."""
    text = text_of(cell)
    if not text:
        return []
    if whole := lexicon.group_of.get(plain(text)):
        return [whole]
    found = []
    for part in _APART.split(text):
        if not plain(part):
            continue
        group = lexicon.group_of.get(plain(part))
        if group is None:
            raise Wrong("group-unknown", said=part.strip()[:40], known=lexicon.known_groups)
        found.append(group)
    return list(dict.fromkeys(found))


def is_ticked(cell: Cell) -> bool:
    """An x in a group's own column."""
    return plain(text_of(cell)) in _YES


def mobility_of(cell: Cell, lexicon: Lexicon) -> str:
    text = "" if says_none(cell) else text_of(cell)
    found = lexicon.mobility_of.get(plain(text), "")
    if text and not found:
        raise Wrong("mobility-unknown", said=text[:40], known=lexicon.known_mobility)
    return found


def until_of(cell: Cell, today: date) -> date | None:
    """The last month, as the first of it: 12/2026, 31/12/2026, or a date of Excel."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    try:
        read = cell.isoformat() if isinstance(cell, date) else _born_in_words(text_of(cell))
    except Wrong as error:
        raise Wrong("until-unread") from error
    if len(read) < 7:
        raise Wrong("until-unread")
    last = date(int(read[:4]), int(read[5:7]), 1)
    if last < today.replace(day=1):
        raise Wrong("until-past")
    return last
