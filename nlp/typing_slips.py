"""Reads what a keyboard left undone: Telex and VNI keystrokes, held keys, syllables run together."""

from __future__ import annotations

import re
from itertools import pairwise

from nlp.syllables import TONES, is_bare_syllable, is_syllable, put_tone, split_tone, unmark

_HELD = re.compile(r"(\D)\1{2,}")
_DOUBLE = re.compile(r"([^\W\d_])\1")
_VNI_TONES = {"1": "s", "2": "f", "3": "r", "4": "x", "5": "j"}
_VNI_SHAPE = {"6": "^", "7": "w", "8": "w", "9": "d"}
_VNI = re.compile(r"[a-zđ]{1,3}(?:[a-z]*[1-9])+[a-z]*")
_VOWEL = re.compile(r"[aeiouyăâêôơư]")
_TELEX_PAIRS = (
    ("uwow", "ươ"),
    ("uow", "ươ"),
    ("uwo", "ươ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("aw", "ă"),
    ("ow", "ơ"),
    ("uw", "ư"),
)
_LATE_W = (("uo", "ươ"), ("a", "ă"), ("o", "ơ"), ("u", "ư"))
_LATE_PAIR = {"a": "â", "e": "ê", "o": "ô"}


def release_keys(word: str) -> str:
    """A held key pressed once: quáaaa -> quá, alooo -> alo."""
    short = _HELD.sub(r"\1", word)
    if short != word or is_syllable(short):
        return _merge_marks(short)
    single = _merge_marks(_DOUBLE.sub(r"\1", short))
    return single if is_syllable(single) else word


def _merge_marks(word: str) -> str:
    """ "quáa": the marked vowel followed by its bare twin."""
    if word.isascii() or is_syllable(word):
        return word
    kept = [char for at, char in enumerate(word) if at == 0 or unmark(word[at - 1]) != char]
    merged = "".join(kept)
    return merged if is_syllable(merged) else word


def read_telex(word: str) -> str | None:
    """dduwowngf -> đường; None when the keystrokes make no syllable."""
    letters, tone = split_tone(word)
    letters, key = _take_tone_key(letters)
    letters = _take_bar(letters)
    for typed, meant in _TELEX_PAIRS:
        letters = letters.replace(typed, meant)
    for candidate in _late_marks(letters):
        if is_syllable(candidate):
            read = put_tone(candidate, TONES.get(key, tone))
            return None if read == word else read
    return None


def _take_tone_key(letters: str) -> tuple[str, str]:
    first = _VOWEL.search(letters)
    if first is None:
        return letters, ""
    for at in range(len(letters) - 1, first.start(), -1):
        if letters[at] in TONES or letters[at] == "z":
            return letters[:at] + letters[at + 1 :], letters[at]
    return letters, ""


def _take_bar(letters: str) -> str:
    if letters.startswith("dd"):
        return "đ" + letters[2:]
    if letters.startswith("d") and letters.endswith("d") and len(letters) > 2:
        return "đ" + letters[1:-1]
    return letters


def _late_marks(letters: str) -> list[str]:
    """Marks typed at the end of the syllable: truongw, vietje."""
    candidates = [letters]
    if "w" in letters:
        bare = letters.replace("w", "", 1)
        candidates += [bare.replace(typed, meant, 1) for typed, meant in _LATE_W if typed in bare]
        candidates.append(letters.replace("w", "ư", 1))
    last = letters[-1:]
    if last in _LATE_PAIR and last in letters[:-1]:
        candidates.append(letters[:-1].replace(last, _LATE_PAIR[last], 1))
    return candidates


def looks_vni(word: str) -> bool:
    """Letters with keystroke digits among or after them, and no plain number such as hem45."""
    return bool(_VNI.fullmatch(word)) and read_vni(word) is not None


def read_vni(word: str) -> str | None:
    """d9u7o7ng2 -> đường; None when the keystrokes make no syllable."""
    letters, key = "", ""
    for char in word:
        if char in _VNI_TONES:
            if key:
                return None
            key = _VNI_TONES[char]
        elif char in _VNI_SHAPE:
            letters = _shape(letters, char)
            if not letters:
                return None
        else:
            letters += char
    letters = letters.replace("uơ", "ươ") if not letters.endswith("uơ") else letters
    if not is_syllable(letters) or split_tone(letters)[1]:
        return None
    return put_tone(letters, TONES.get(key, ""))


def _shape(letters: str, digit: str) -> str:
    changes = {"6": "aâeêoô", "7": "oơuư", "8": "aă", "9": "dđ"}[digit]
    pairs = dict(zip(changes[::2], changes[1::2], strict=True))
    for at in range(len(letters) - 1, -1, -1):
        if letters[at] in pairs:
            return letters[:at] + pairs[letters[at]] + letters[at + 1 :]
    return ""


def split_joined(word: str, known: frozenset[str]) -> list[str] | None:
    """denduong -> den duong: two or three syllables run together, known pairs first."""
    if not 5 <= len(word) <= 18:
        return None
    bare = unmark(word)
    best: tuple[int, list[str]] | None = None
    for at in range(2, len(word) - 1):
        if not is_bare_syllable(bare[:at]):
            continue
        for parts in _rests(bare, at):
            worth = sum(f"{one} {two}" in known for one, two in pairwise(parts))
            if worth and (best is None or worth > best[0]):
                best = (worth, parts)
    return _as_typed(word, best[1]) if best else None


def _rests(bare: str, at: int) -> list[list[str]]:
    head, tail = bare[:at], bare[at:]
    found = [[head, tail]] if is_bare_syllable(tail) else []
    cuts = (cut for cut in range(2, len(tail) - 1) if is_bare_syllable(tail[:cut]) and is_bare_syllable(tail[cut:]))
    return found + [[head, tail[:cut], tail[cut:]] for cut in cuts]


def _as_typed(word: str, parts: list[str]) -> list[str]:
    typed, at = [], 0
    for part in parts:
        typed.append(word[at : at + len(part)])
        at += len(part)
    return typed
