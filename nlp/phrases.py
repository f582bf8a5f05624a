"""Finds phrases of the word lists in a text, whether they were typed with marks or without."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nlp.normalise import Token, read

_HOI_NGA = str.maketrans("ãẵẫẽễĩõỗỡũữỹ", "ảẳẩẻểỉỏổởủửỷ")


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: its list's name and the words it covers."""

    name: str
    first: int
    last: int  # the word after the last one


@dataclass(frozen=True, slots=True)
class Phrases:
    """Lists of phrases by name, looked up by their unmarked words; marks that were typed must agree."""

    entries: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]
    beginnings: frozenset[str]  # of longer phrases: where none goes on, the search stops

    @classmethod
    def of(cls, lists: Mapping[str, Iterable[str]]) -> Phrases:
        entries: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        beginnings: set[str] = set()
        for name, phrases in lists.items():
            for phrase in phrases:
                words = read(phrase).words
                plain = [word.plain for word in words]
                beginnings.update(" ".join(plain[:size]) for size in range(1, len(plain)))
                entries.setdefault(" ".join(plain), []).append((name, tuple(_sound(word.marked) for word in words)))
        return cls({key: tuple(dict.fromkeys(found)) for key, found in entries.items()}, frozenset(beginnings))

    def find(self, words: Sequence[Token]) -> list[Hit]:
        """Every phrase in the text, also where several overlap."""
        entries, beginnings, hits = self.entries, self.beginnings, []
        plain = [word.plain for word in words]
        count = len(plain)
        for first in range(count):
            key, last = plain[first], first + 1
            while True:
                for name, marked in entries.get(key, ()):
                    if _agree(words, first, marked):
                        hits.append(Hit(name, first, last))
                if last >= count or key not in beginnings:
                    break
                key = f"{key} {plain[last]}"
                last += 1
        return hits


def _sound(marked: str) -> str:
    """Hỏi and ngã are one tone to most of the country."""
    return marked.translate(_HOI_NGA)


def _agree(words: Sequence[Token], first: int, marked: tuple[str, ...]) -> bool:
    for at, wanted in enumerate(marked, first):
        word = words[at]
        if word.marked not in (word.plain, wanted) and _sound(word.marked) != wanted:
            return False
    return True


LISTS = ("concepts", "signs", "emergency", "procedures", "places")


def lexicon() -> Phrases:
    """All the word lists in one, so that a text is searched once."""
    return Phrases.of({f"{name}.{key}": phrases for name in LISTS for key, phrases in lists_of(name).items()})


def sorted_out(hits: Iterable[Hit]) -> dict[str, list[Hit]]:
    """The hits by the file of their list, under the list's own name."""
    out: dict[str, list[Hit]] = {name: [] for name in LISTS}
    for hit in hits:
        file, _, name = hit.name.partition(".")
        out[file].append(Hit(name, hit.first, hit.last))
    return out


@cache
def lists_of(name: str) -> dict[str, tuple[str, ...]]:
    """The word lists of nlp/data/<name>.toml, one phrase a line."""
    table = tomllib.loads((Path(__file__).parent / "data" / f"{name}.toml").read_text("utf-8"))
    return {
        key: tuple(line.strip() for line in text.replace(";", "\n").splitlines() if line.strip())
        for key, text in table.items()
    }
