"""Codes that join two channels of one person: six signs, at least one letter and one number, so that no word is one."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from handlers.rules.codes import ALPHABET
from nlp.normalise import fold

LIVES = timedelta(minutes=10)
SIGNS = 6
NUMBERS, LETTERS = ALPHABET[:10], ALPHABET[10:]
_READ_AS = str.maketrans("ilou", "110v")
_SAID = re.compile(r"^(?:/?lien ?ket|/?link|ma lien ket)\s*(?:la\s*)?[:.]?\s*([0-9a-z]{6})[\s.]*$")
_BARE = re.compile(r"^(?=\S*\d)(?=\S*[a-z])([0-9a-z]{6})$")


def make_link_code(random_below: Callable[[int], int]) -> str:
    """A fresh code; `random_below(n)` gives 0 … n-1. Two of a billion are alike."""
    signs = [ALPHABET[random_below(len(ALPHABET))] for _ in range(SIGNS - 2)]
    for kind in (NUMBERS, LETTERS):
        signs.insert(random_below(len(signs) + 1), kind[random_below(len(kind))])
    return "".join(signs)


def find_link_code(text: str) -> tuple[str, bool]:
    """The code in a text as we would write it, and whether it stands there alone, without a word about linking."""
    folded = fold(text).strip()
    for pattern in (_SAID, _BARE):
        if found := pattern.match(folded):
            return found.group(1).translate(_READ_AS).upper(), pattern is _BARE
    return "", False
