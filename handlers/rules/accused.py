"""Whom a denunciation is about: officials whom the words name. In doubt somebody is hidden from, never shown to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from nlp.syllables import unmark

# What stands before a name, without marks. "chị thu tiền" hides a ticket from an official called Thu: that does less
# harm than showing it to the one whom it is about.
TITLES = frozenset({
    "ong", "ba", "anh", "chi", "chu", "co", "bac", "em", "thay", "cau", "di", "bo", "truong", "pho", "tich", "vien",
    "ten", "thang", "con", "me", "chong", "vo",
})  # fmt: skip
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it was typed, and where it begins a sentence."""

    typed: str
    first: bool

    def is_name(self, part: str) -> bool:
        """Marks that were typed must agree; where none were typed, any may be meant."""
        here, name = self.typed.lower(), part.lower()
        return here == name or (here.isascii() and here == unmark(name))

    @property
    def plain(self) -> str:
        return unmark(self.typed).lower()


def words_of(text: str) -> list[Word]:
    found = list(_WORD.finditer(text))
    return [
        Word(one.group(), not text[: one.start()].rstrip() or text[: one.start()].rstrip()[-1] in ".!?")
        for one in found
    ]


def names(text: str, name: str) -> bool:
    """Whether the words name this official: by their whole name, or by the last part of it where a name stands."""
    words, parts = words_of(text), _WORD.findall(name)
    if not parts:
        return False
    for at, word in enumerate(words):
        if len(parts) > 1 and _all_parts(words[at : at + len(parts)], parts):
            return True
        if word.is_name(parts[-1]) and _stands_as_name(words, at):
            return True
    return False


def _all_parts(words: Sequence[Word], parts: Sequence[str]) -> bool:
    return len(words) == len(parts) and all(word.is_name(part) for word, part in zip(words, parts, strict=True))


def _stands_as_name(words: Sequence[Word], at: int) -> bool:
    """After a title, or with a capital of its own; "Nguyễn Văn Nam" has its title before the family name."""
    word, before = words[at], words[at - 1] if at else None
    if before is not None and before.plain in TITLES:
        return True
    shouted = word.typed.isupper() and len(word.typed) > 1
    return word.typed[0].isupper() and not word.first and not shouted


def accused(text: str, officials: Iterable[tuple[int, str]], offices: Mapping[str, Iterable[str]]) -> set[int]:
    """The officials whom the words name, or whose office they name ("chủ tịch phường"); `offices`: the name of an
    office without marks, and who holds it."""
    plain = f" {' '.join(word.plain for word in words_of(text))} "
    known = list(officials)
    holders = {holder for office, held in offices.items() if f" {office} " in plain for holder in held}
    return {number for number, name in known if name in holders or names(text, name)}
