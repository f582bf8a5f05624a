"""Reads text as it is typed: settles spelling, keeps the way back to every character."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from nlp.syllables import is_bare_syllable, is_syllable, settle_tone, unmark
from nlp.typing_slips import looks_vni, read_telex, read_vni, release_keys, split_joined

PAIRS = Path(__file__).parent / "data" / "pairs.txt"
LONGEST = 4000  # characters read of one message; what follows is kept but not understood

_PIECE = re.compile(r"\w+|[^\w\s]")
_DIGITS_THEN_WORD = re.compile(r"(\d+)([^\W\d_]{2,})")
_WORD_THEN_DIGITS = re.compile(r"([^\W\d_]{2,})(\d+[a-z]?)")
# None is a Vietnamese syllable.
_ENGLISH_MODALS = frozenset({"will", "would", "shall", "should", "could", "must", "might"})
_EMOJI_FROM = 0x2190
_PLACE_HEADS = frozenset(
    [
        "hem",
        "ngo",
        "ngach",
        "kiet",
        "to",
        "so",
        "nha",
        "lo",
        "ap",
        "kp",
        "kdc",
        "quan",
        "phuong",
        "duong",
        "pho",
        "thon",
        "toa",
        "tang",
        "phong",
        "thu",
        "t",
        "q",
        "p",
    ]
)


@dataclass(frozen=True, slots=True)
class Token:
    """One syllable, number or sign; `start` and `end` are characters of the text as typed."""

    marked: str
    plain: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.plain[0].isalnum()


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read in two aligned views; `begins[i]`, `ends[i]` lead from a letter of a view to the typed text."""

    typed: str
    tokens: tuple[Token, ...]
    marked: str
    plain: str
    begins: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[Token, ...]  # the tokens that are no signs

    @property
    def folded(self) -> str:
        return " ".join(word.plain for word in self.words)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where letters `start`..`end` of a view stand in the typed text."""
        return self.begins[start], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class Spelling:
    """The tables of spelling habits (data/spelling.toml) and the syllable pairs known to belong together."""

    words: dict[str, tuple[str, ...]]
    foreign: frozenset[str]
    pairs: frozenset[str]


@cache
def spelling() -> Spelling:
    """The tables, read once."""
    folder = Path(__file__).parent / "data"
    table = tomllib.loads((folder / "spelling.toml").read_text("utf-8"))
    words = {typed: tuple(meant.split()) for typed, meant in table["words"].items()}
    pairs = PAIRS.read_text("utf-8").splitlines() if PAIRS.exists() else []
    return Spelling(words, frozenset(table["foreign"]["words"].split()), frozenset(pairs))


def forget_spelling() -> None:
    """After the tables changed on disk (training writes the pairs)."""
    spelling.cache_clear()
    _respell.cache_clear()


def fold(text: str) -> str:
    """Lower case, no marks, single spaces, abbreviations spelt out: for matching commands and answers."""
    return read(text).folded


def read(text: str) -> Reading:
    """The text in its two views."""
    composed, back = _compose(text[:LONGEST])
    lower = composed.lower()
    if len(lower) != len(composed):  # a few foreign capitals grow when lowered: keep the count
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in composed)
    pieces = [(match.group(), match.start()) for match in _PIECE.finditer(lower)]
    vni = sum(looks_vni(piece) for piece, _ in pieces if not piece.isalpha() and not piece.isdigit()) >= 2
    tokens: list[Token] = []
    for piece, start in pieces:
        tokens.extend(_tokens_of(piece, start, vni))
    tokens = [_english_verb(one, tokens[max(0, at - 2) : at]) for at, one in enumerate(tokens)]
    if back is not None:
        tokens = [Token(one.marked, one.plain, back[one.start], back[one.end]) for one in tokens]
    return _lay_out(text, tokens)


def _english_verb(token: Token, before: Sequence[Token]) -> Token:
    """ "Will it be fixed" has no child (bé) in it: the verb is read in its other form, which is no Vietnamese word."""
    if token.marked != "be" or not _ENGLISH_MODALS.intersection(one.plain for one in before):
        return token
    return Token("is", "is", token.start, token.end)


def _compose(text: str) -> tuple[str, list[int] | None]:
    """Composed letters, and where each began in the typed text (None: nothing moved)."""
    if unicodedata.is_normalized("NFC", text):
        return text, None
    letters: list[str] = []
    back: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        cluster = unicodedata.normalize("NFC", text[at:end])
        letters.append(cluster)
        back.extend([at] * len(cluster))
        at = end
    back.append(len(text))
    return "".join(letters), back


def _tokens_of(piece: str, start: int, vni: bool) -> list[Token]:
    if not (piece[0].isalnum() or piece[0] == "_"):
        return (
            []
            if ord(piece[0]) >= _EMOJI_FROM or piece[0] in "\u200d\ufe0f"
            else [Token(piece, piece, start, start + 1)]
        )
    tokens, at = [], start
    for part, width in _respell(piece, vni):
        end = start + len(piece) if width < 0 else at + width
        tokens.append(Token(part, unmark(part), at, end))
        at = at if width < 0 else end
    return tokens


@lru_cache(maxsize=65536)
def _respell(piece: str, vni: bool) -> tuple[tuple[str, int], ...]:
    """The words meant by one typed token, each with the letters it takes (-1: all of them)."""
    if piece.isdigit():
        return ((piece, len(piece)),)
    if not piece.isalpha():
        return _respell_mixed(piece, vni)
    tables = spelling()
    meant = tables.words.get(piece)
    if meant is not None:
        return tuple((word, -1) for word in meant)
    if piece in tables.foreign:
        return ((piece, len(piece)),)
    return _respell_word(piece, tables)


def _words_of(head: str) -> tuple[str, ...]:
    """One word for the letters before a number: several would not fit its place."""
    meant = spelling().words.get(head)
    return (meant[0],) if meant and len(meant) == 1 else (head,)


def _respell_mixed(piece: str, vni: bool) -> tuple[tuple[str, int], ...]:
    """Letters with digits: 3ngay, hem45, d9u7o7ng2; 9h30, 45a and codes stay whole."""
    split = _DIGITS_THEN_WORD.fullmatch(piece)
    if split and is_syllable(split[2]):
        return ((split[1], len(split[1])), (split[2], len(split[2])))
    tailed = _WORD_THEN_DIGITS.fullmatch(piece)
    typed = read_vni(piece)
    if (
        typed
        and (vni or sum(char.isdigit() for char in piece) > 1)
        and not (tailed and tailed[1] in _PLACE_HEADS and not vni)
    ):
        return ((typed, -1),)
    if tailed and (is_syllable(tailed[1]) or tailed[1] in spelling().words):
        head = tuple((word, len(tailed[1])) for word in _words_of(tailed[1]))
        return (*head, (tailed[2], len(tailed[2])))
    return ((piece, len(piece)),)


def _respell_word(piece: str, tables: Spelling) -> tuple[tuple[str, int], ...]:
    if is_bare_syllable(piece) if piece.isascii() else is_syllable(piece):
        return ((settle_tone(piece), len(piece)),)
    settled = settle_tone(piece)
    if is_syllable(settled):
        return ((settled, len(piece)),)
    if len(piece) > 2 and len(set(piece)) == 1:  # kkk, zzz: laughter and sleep, not the chat's k and z held down
        return ((piece[0] * 3, -1),)
    released = release_keys(piece)
    if released != piece and (is_syllable(released) or released in tables.words or released in tables.foreign):
        return tuple((word, -1) for word in tables.words.get(released, (settle_tone(released),)))
    typed = read_telex(piece) if len(piece) > 2 else None
    if typed:
        return ((typed, -1),)
    parts = split_joined(piece, tables.pairs)
    if parts:
        return tuple((settle_tone(part), len(part)) for part in parts)
    return ((released, -1),)


def _lay_out(text: str, tokens: list[Token]) -> Reading:
    """Joins the tokens, with a space wherever the typed text had one."""
    marked: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    last, after_word = 0, False
    for token in tokens:
        is_word = token.is_word
        if begins and (token.start > last or (is_word and after_word)):
            marked.append(" ")
            begins.append(last)
            ends.append(max(last, token.start))
        after_word = is_word
        marked.append(token.marked)
        size = len(token.marked)
        if size == token.end - token.start:
            begins.extend(range(token.start, token.end))
            ends.extend(range(token.start + 1, token.end + 1))
        else:
            begins.extend([token.start] * size)
            ends.extend([token.end] * size)
        last = token.end
    joined = "".join(marked)
    words = tuple(token for token in tokens if token.is_word)
    return Reading(text, tuple(tokens), joined, unmark(joined), tuple(begins), tuple(ends), words)
