"""Turns a text's two views into numbered features: words, pairs of words, sounds, and what they are about.

Two ways to see a text: what is in it at all, and its words in their order. Chosen by measurement on voices left out
whole: letters, triples, pairs over a gap and pairs of topics took 0.5 to 2 points away when they were added to the
first (nlp/README.md).
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from nlp.normalise import Reading, Token
from nlp.phrases import Hit

Numbers = npt.NDArray[np.int64]
Codes = npt.NDArray[np.uint64]

BITS = 18
SUBJECTS = ("concepts", "signs", "emergency")  # the word lists that say what a text is about
_MOST_WORDS = 220  # of a very long petition the beginning says what it is about
_MOST_IN_ORDER = 100
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(64 - BITS)
_SOUNDS = (
    ("ngh", "ng"),
    ("gh", "g"),
    ("tr", "ch"),
    ("gi", "d"),
    ("r", "d"),
    ("v", "d"),
    ("s", "x"),
    ("k", "c"),
    ("q", "c"),
    ("l", "n"),
)


@dataclass(frozen=True, slots=True)
class Features:
    """A text as the learners see it."""

    present: Numbers  # what is in it, each once
    inside: Numbers  # what each word is: itself, its sound, its marks, what it is about; the end too is a word
    begins: Numbers  # where in it the parts of each word begin


def features(reading: Reading, hits: Mapping[str, Sequence[Hit]]) -> Features:
    """`hits`: phrases found, by the file of their list."""
    words = reading.words[:_MOST_WORDS]
    question = "?" in reading.plain
    plain = _codes([word.plain for word in words])
    sound = _codes([_sound(word.plain) for word in words])
    present = _present(words, question, plain, sound, hits)
    return Features(present, *_in_order(words, question, plain, sound, hits))


def _present(
    words: Sequence[Token], question: bool, plain: Codes, sound: Codes, hits: Mapping[str, Sequence[Hit]]
) -> Numbers:
    marked = _codes([word.marked for word in words if word.marked != word.plain])
    about = _codes(sorted({f"{file} {hit.name}" for file in SUBJECTS for hit in hits[file]}))
    parts = [
        plain * np.uint64(3),
        _pairs(plain, 1, 5),
        marked * np.uint64(13),
        _pairs(marked, 1, 17),
        sound * np.uint64(19),
        _pairs(sound, 1, 23),
        about * np.uint64(29),
        _edges(plain),
        np.array([31 + question, 37 + min(len(words), 40) // 4 * 2], dtype=np.uint64) * np.uint64(104729),
    ]
    return np.unique(_numbers(parts))


def _in_order(
    words: Sequence[Token], question: bool, plain: Codes, sound: Codes, hits: Mapping[str, Sequence[Hit]]
) -> tuple[Numbers, Numbers]:
    count = min(len(words), _MOST_IN_ORDER)
    with_marks = [at for at in range(count) if words[at].marked != words[at].plain]
    spoken_of = [
        (at, f"{file} {hit.name}")
        for file in SUBJECTS
        for hit in hits[file]
        for at in range(hit.first, min(hit.last, count))
    ]
    parts = [
        plain[:count] * np.uint64(67),
        sound[:count] * np.uint64(71),
        _codes([words[at].marked for at in with_marks]) * np.uint64(73),
        _codes([name for _, name in spoken_of]) * np.uint64(79),
        np.array([83 + question], dtype=np.uint64) * np.uint64(104729),
    ]
    order = np.arange(count)
    word = np.concatenate([order, order, with_marks, [at for at, _ in spoken_of], [count]]).astype(np.int64)
    by_word = np.argsort(word, kind="stable")
    return _numbers(parts)[by_word], np.searchsorted(word[by_word], np.arange(count + 1))


def _numbers(parts: Sequence[Codes]) -> Numbers:
    return (np.concatenate(parts) * _MIX >> _SHIFT).astype(np.int64)


def _codes(words: Sequence[str]) -> Codes:
    return np.fromiter((_code(word) for word in words), dtype=np.uint64, count=len(words))


@lru_cache(maxsize=65536)
def _code(word: str) -> int:
    shape = "#" if word.isdigit() else word
    if not shape.isalpha() and any(char.isdigit() for char in shape):
        shape = "".join("#" if char.isdigit() else char for char in shape)
    return (zlib.crc32(shape.encode()) + 1) * 0x1000193 & 0xFFFFFFFFFFFF


@lru_cache(maxsize=65536)
def _sound(plain: str) -> str:
    """One spelling for the sounds that regions and hasty hands mix up."""
    for typed, heard in _SOUNDS:
        if plain.startswith(typed):
            plain = heard + plain[len(typed) :]
            break
    plain = plain.replace("y", "i")
    for typed, heard in (("ng", "n"), ("nh", "n"), ("ch", "t"), ("c", "t")):
        if plain.endswith(typed) and len(plain) > len(typed):
            return plain[: -len(typed)] + heard
    return plain


def _pairs(codes: Codes, gap: int, salt: int) -> Codes:
    return (codes[:-gap] * np.uint64(salt * 31 + 1)) ^ (codes[gap:] * np.uint64(salt * 131 + 3))


def _edges(plain: Codes) -> Codes:
    """How it begins and ends says what is wanted."""
    ends = [plain[:1] * np.uint64(47), plain[-1:] * np.uint64(53)]
    ends += [_pairs(plain[:2], 1, 59), _pairs(plain[-2:], 1, 61)]
    return np.concatenate(ends)
