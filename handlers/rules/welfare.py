"""What somebody's words say of a need: what is lacking, for whom, and whether it can wait."""

from __future__ import annotations

import re
from collections.abc import Iterable

from handlers.programmes import Programmes
from nlp.normalise import fold

_SIGNS = re.compile(r"[^a-z0-9/]+")


def said(text: str) -> str:
    """Words without marks and signs, with a space on either side, so that whole words are found."""
    return f" {' '.join(_SIGNS.sub(' ', fold(text)).split())} "


def _has(text: str, words: Iterable[str]) -> bool:
    return any(f" {word} " in text for word in words)


def kinds_in(text: str, programmes: Programmes) -> list[str]:
    """What is lacking, as far as the words tell."""
    words = said(text)
    return [name for name, kind in programmes.kinds.items() if _has(words, kind.words)]


def is_urgent(text: str, programmes: Programmes) -> bool:
    """Nothing to eat, or ill with nobody there: an answer is promised within a quarter of an hour (K1, XH2)."""
    words = said(text)
    return _has(words, programmes.urgent.hungry) or _has(words, programmes.urgent.ill)


def whom_in(text: str, programmes: Programmes) -> str:
    """neighbour, family or self; empty when the words do not tell. "Cạnh nhà tôi" is a neighbour before it is a home."""
    words, of = said(text), programmes.whom
    rows = (("neighbour", of.neighbour), ("family", of.family), ("self", of.self))
    return next((name for name, row in rows if _has(words, row)), "")
