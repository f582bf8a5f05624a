"""Builds patterns whose marked words also match when typed without marks (but not with other marks)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from nlp.normalise import Reading
from nlp.syllables import unmark
from nlp.types import Entity

_MARKED_WORD = re.compile(r"[a-zà-ỹđ]*[à-ỹđ][a-zà-ỹđ]*")

NUMBER_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "chục": 10,
}  # fmt: skip
COUNT = r"\d{1,4}|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười một|mười hai|mười lăm|mười|hai mươi|ba mươi"


@cache
def both(pattern: str) -> re.Pattern[str]:
    """The pattern compiled, each marked word also accepted bare."""
    return re.compile(both_text(pattern))


def both_text(pattern: str) -> str:
    return _MARKED_WORD.sub(lambda word: f"(?:{word[0]}|{unmark(word[0])})", pattern)


@cache
def number(words: str) -> int | None:
    """ "3", "ba", "mười lăm", "hai muoi" as a number."""
    if words.isdigit():
        return int(words)
    table = {unmark(name): value for name, value in NUMBER_WORDS.items()}
    total = 0
    for word in unmark(words).split():
        if word == "muoi" and total:
            total *= 10
        elif word in table:
            total += table[word]
        else:
            return None
    return total or None


def entity(
    reading: Reading,
    kind: str,
    start: int,
    end: int,
    value: object = None,
    parts: dict[str, str] | None = None,
) -> Entity:
    """An entity over letters `start`..`end` of a view, as it stands in the typed text."""
    first, last = reading.span(start, end)
    return Entity(kind, reading.typed[first:last], first, last, value, 1.0, parts or {})


def without_overlaps(found: Iterable[Entity]) -> list[Entity]:
    """Where two overlap the longer stays."""
    kept: list[Entity] = []
    for one in sorted(found, key=lambda other: other.start - other.end):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
