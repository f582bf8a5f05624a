"""Spoils clean sentences the way hurried hands do: for training, and for the tests of robustness."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from random import Random

from nlp.normalise import spelling
from nlp.syllables import split_tone, unmark

_KEY_OF_TONE = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j", "": ""}
_DIGIT_OF_TONE = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5", "": ""}
_TELEX = {"ă": "aw", "â": "aa", "đ": "dd", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw"}
_VNI = {"ă": "a8", "â": "a6", "đ": "d9", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7"}
_WORD = re.compile(r"[^\W\d_]+")
_CONFUSED = (
    ("tr", "ch"),
    ("ch", "tr"),
    ("s", "x"),
    ("x", "s"),
    ("gi", "d"),
    ("d", "gi"),
    ("l", "n"),
    ("n", "l"),
    ("r", "g"),
    ("v", "d"),
)
_ENDINGS = (("ng", "n"), ("n", "ng"), ("c", "t"), ("t", "c"), ("ã", "ả"), ("ẻ", "ẽ"))


def strip_marks(text: str, _random: Random) -> str:
    return unmark(text)


def capitals(text: str, _random: Random) -> str:
    return text.upper()


def telex(text: str, random: Random) -> str:
    """Keystrokes left in some of the words, as when the keyboard was switched."""
    return _some_words(text, random, 0.6, _as_telex)


def vni(text: str, random: Random) -> str:
    return _some_words(text, random, 0.8, _as_vni)


def _as_telex(word: str, _random: Random) -> str:
    letters, tone = split_tone(word.lower())
    return "".join(_TELEX.get(char, char) for char in letters) + _KEY_OF_TONE[tone]


def _as_vni(word: str, _random: Random) -> str:
    letters, tone = split_tone(word.lower())
    return "".join(_VNI.get(char, char) for char in letters) + _DIGIT_OF_TONE[tone]


def teencode(text: str, random: Random) -> str:
    """Chat abbreviations for what has one, here and there a mark dropped."""
    out = text.lower()
    for meant, typed in _abbreviations().items():
        if meant in out and random.random() < 0.7:
            out = re.sub(rf"(?<!\w){re.escape(meant)}(?!\w)", random.choice(typed), out)
    return _some_words(out, random, 0.35, lambda word, _: unmark(word))


@cache
def _abbreviations() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for typed, meant in spelling().words.items():
        table.setdefault(" ".join(meant), []).append(typed)
    return table


def misspelling(text: str, random: Random) -> str:
    """Sounds confused, letters dropped or swapped."""
    return _some_words(text, random, 0.3, _misspelt)


def _misspelt(word: str, random: Random) -> str:
    kind = random.random()
    if kind < 0.35:
        for heard, typed in random.sample(_CONFUSED, len(_CONFUSED)):
            if word.startswith(heard) and len(word) > len(heard) + 1:
                return typed + word[len(heard) :]
    if kind < 0.6:
        for heard, typed in _ENDINGS:
            if word.endswith(heard) and len(word) > len(heard) + 1:
                return word[: -len(heard)] + typed
    if len(word) > 3:
        at = random.randrange(1, len(word) - 1)
        return word[:at] + word[at + 1 :] if kind < 0.8 else word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    return word


def run_together(text: str, random: Random) -> str:
    """A few spaces forgotten."""
    words = text.split(" ")
    for at in range(len(words) - 1, 0, -1):
        if random.random() < 0.15 and words[at].isalpha() and words[at - 1].isalpha():
            words[at - 1 : at + 1] = [words[at - 1] + words[at]]
    return " ".join(words)


def held_keys(text: str, random: Random) -> str:
    return _some_words(text, random, 0.12, lambda word, chance: word + word[-1] * chance.randint(2, 4))


def in_three(text: str, random: Random) -> str:
    """Sent as three short messages, one under the other."""
    words = text.split(" ")
    if len(words) < 3:
        return text
    first, second = sorted(random.sample(range(1, len(words)), 2))
    return "\n".join(" ".join(part) for part in (words[:first], words[first:second], words[second:]))


def _some_words(text: str, random: Random, share: float, change: Callable[[str, Random], str]) -> str:
    def maybe(match: re.Match[str]) -> str:
        return change(match.group(), random) if random.random() < share else match.group()

    return _WORD.sub(maybe, text)


KINDS: dict[str, Callable[[str, Random], str]] = {
    "no marks": strip_marks,
    "teencode": teencode,
    "telex": telex,
    "vni": vni,
    "misspelt": misspelling,
    "joined": run_together,
    "held keys": held_keys,
    "capitals": capitals,
    "split in three": in_three,
}
