"""Telephone numbers: mobile and fixed, in every way people space them; hotlines are not personal."""

from __future__ import annotations

import re

from nlp.types import Entity

_PERSONAL = re.compile(
    r"(?<![\w.+-])(?:(?:\+|00)?\(?84\)?[\s.\-]?(?:\(0\)|0)?|"
    r"[0oO])(?=[\s.\-()]*[235789])(?:[\s.\-()]{0,2}[\doO]){8,10}(?![\d])"
)
_HOTLINE = re.compile(r"(?<![\w/.+-])1[89]00(?:[\s.\-]?\d){4,6}(?!\d)")
_LETTER_O = str.maketrans("oO", "00")


def phones(text: str) -> list[Entity]:
    found = [_personal(match) for match in _PERSONAL.finditer(text)]
    hotlines = [
        Entity(
            "phone",
            match.group(),
            match.start(),
            match.end(),
            re.sub(r"\D", "", match.group()),
            1.0,
            {"kind": "hotline"},
        )
        for match in _HOTLINE.finditer(text)
    ]
    return sorted([one for one in found if one] + hotlines, key=lambda one: one.start)


def _personal(match: re.Match[str]) -> Entity | None:
    digits = re.sub(r"\D", "", match.group().translate(_LETTER_O))
    national = re.sub(r"^(?:00)?84(?=[235789]\d{8}|0)", "", digits)
    if not national.startswith("0"):
        national = "0" + national
    if not (re.fullmatch(r"0[35789]\d{8}", national) or re.fullmatch(r"02\d{9}", national)):
        return None
    return Entity("phone", match.group(), match.start(), match.end(), national, 1.0, {"kind": "personal"})
