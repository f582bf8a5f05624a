"""Vietnamese syllables: which are possible, where the tone mark stands, how marks come off."""

from __future__ import annotations

import unicodedata
from functools import cache

TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_TONE_MARKS = frozenset(TONES.values())
_QUALITY = "ăâêôơư"
_VOWELS = frozenset("aăâeêioôơuưy")

_ONSETS = " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om"
    " on ong ooc oong op ot "
    "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut "
    "uôc uôi uôm uôn uông uôt uôm uy uya uych uyên uyêt uyn uynh uyt uyu "
    "ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu"
)


@cache
def _unmarking() -> dict[int, str]:
    """One letter for one letter, so that offsets survive the unmarking."""
    table = {ord("đ"): "d", ord("Đ"): "D"}
    for code in range(0xC0, 0x1EFA):
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0]
        if base != char and base.isascii() and base.isalpha():
            table[code] = base
    return table


def unmark(text: str) -> str:
    """The text without marks, letter for letter (expects composed letters)."""
    return text if text.isascii() else text.translate(_unmarking())


@cache
def _possible() -> tuple[frozenset[str], frozenset[str]]:
    """Every possible syllable without tone: with the letters' own marks, and bare."""
    marked = set()
    for onset in ["", *_ONSETS.split()]:
        for rhyme in _RHYMES.split():
            joined = onset + (rhyme[1:] if onset in ("gi",) and rhyme.startswith("i") else rhyme)
            marked.add(joined)
    return frozenset(marked), frozenset(unmark(one) for one in marked)


def is_bare_syllable(word: str) -> bool:
    """Could this be a Vietnamese syllable typed without marks?"""
    return word in _possible()[1]


def is_syllable(word: str) -> bool:
    """Could this be a Vietnamese syllable, typed with or without marks?"""
    letters, _tone = split_tone(word)
    return letters in _possible()[0] or word in _possible()[1]


def split_tone(word: str) -> tuple[str, str]:
    """The syllable without its tone mark, and the mark ("" for the level tone)."""
    if word.isascii():
        return word, ""
    tone, letters = "", []
    for char in unicodedata.normalize("NFD", word):
        if char in _TONE_MARKS:
            tone = char
        else:
            letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters)), tone


def put_tone(letters: str, tone: str) -> str:
    """The tone mark where the older school rule puts it: hòa, khỏe, thủy, but hoàn and quý."""
    if not tone:
        return letters
    place = _tone_place(letters)
    if place is None:
        return letters
    return unicodedata.normalize("NFC", letters[: place + 1] + tone + letters[place + 1 :])


def _tone_place(letters: str) -> int | None:
    start = 0
    if letters[:2] in ("qu", "gi") and len(letters) > 2 and letters[2] in _VOWELS:
        start = 2
    spots = [at for at in range(start, len(letters)) if letters[at] in _VOWELS]
    if not spots:
        return None
    own = [at for at in spots if letters[at] in _QUALITY]
    if own:
        return own[-1]
    if len(spots) == 1:
        return spots[0]
    closed = spots[-1] < len(letters) - 1
    if closed:
        return spots[-1]
    return spots[1] if len(spots) > 2 else spots[0]


def settle_tone(word: str) -> str:
    """The same syllable with its tone mark in the usual place (hoà, thuỷ -> hòa, thủy)."""
    letters, tone = split_tone(word)
    return put_tone(letters, tone) if tone else word
