"""What may be shown in a group: texts without phones, numbers of papers, plates, names, house numbers or insults."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlp.insults import insult_in
from nlp.types import Understanding

EXCERPT = 140  # characters

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_PHONE = re.compile(r"(?<![\w])(?:\+?84|0)(?:[\s.\-]?\d){8,10}(?!\w)")
_LONG_NUMBER = re.compile(r"(?<!\w)\d(?:[\s.\-]?\d){8,}(?!\w)")  # identity cards, bank accounts
_PLATE = re.compile(r"\b\d{2}[\s\-]?[A-ZĐ]{1,2}\d?[\s\-.]?\d{3}[.\s]?\d{2,3}\b", re.IGNORECASE)
# Marked capitals one by one: in Unicode they stand among the small letters, so that "À-Ỹ" would hold "ơi" too.
_CAPITAL = "A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.isupper())
_CAPPED = rf"[{_CAPITAL}][a-zà-ỹđ]+"
_NAME = re.compile(
    r"\b((?i:tên(?:\s+(?:là|tôi là|em là))?|tôi là|em là|con là|cháu là|mình là|ông|bà|anh|chị|chú|cô|bác))\s+"
    rf"({_CAPPED}(?:\s{_CAPPED}){{0,3}})"
)
_HOUSE = re.compile(
    r"\b(?:số\s+nhà|nhà\s+số|so nha|nha so|(?<!cột )(?<!trụ )(?<!đèn )(?<!tổ )(?<!mẫu )số)\s*\d+[\w/\-]*|"
    r"(?<!\w)\d+[a-zA-Z]?(?:/\d+[a-zA-Z]?)+(?!\w)",
    re.IGNORECASE,
)
_LEADING_HOUSE = re.compile(r"^\s*\d+[a-zA-Z]?\s+(?=(?:đường|phố|hẻm|ngõ|kiệt|ngách)\b)", re.IGNORECASE)


def redact(text: str, names: Iterable[str] = ()) -> str:
    """The text with everything personal replaced by "…"; `names` are those understood in it."""
    for name in names:
        if name.strip():
            text = text.replace(name, "…")
    for pattern in (_EMAIL, _PHONE, _LONG_NUMBER, _PLATE, _HOUSE):
        text = pattern.sub("…", text)
    return _NAME.sub(lambda found: f"{found.group(1)} …", text)


def names_in(meant: Understanding) -> list[str]:
    return [entity.text for entity in meant.all("name")]


def excerpt(text: str, names: Iterable[str] = ()) -> str:
    """The first words of a text for a group card, redacted, on one line. Whoever works on it need not read insults there."""
    insult = insult_in(text)
    line = " ".join(redact(text, (*names, *(insult.words if insult else ()))).split())
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1].rstrip() + "…"


def _without_repeats(parts: list[str]) -> list[str]:
    """Parts that say no more than another one are left out."""
    parts = list(dict.fromkeys(parts))
    return [part for part in parts if not any(part != other and part in other for other in parts)]


def street_of(place: str, parts: dict[str, str] | None = None) -> str:
    """A place as a group may see it: lane, street, tổ, but no house number."""
    if parts:
        kept = [parts[name] for name in ("lane", "street", "group", "landmark", "pole") if parts.get(name)]
        if kept:
            return redact(", ".join(_without_repeats(kept)))
    line = _LEADING_HOUSE.sub("", _HOUSE.sub("", place)).strip(" ,.-")
    line = re.sub(r"^(?:trước|đối diện|gần|cạnh|ở|tại)?\s*,?\s*", "", line) if line else line
    return " ".join(redact(line).split())[:80]
