"""A message as an example for learning: no phone, name, house, code, date of birth or link is left in it.

Stricter than `redact`, which is for colleagues who may know the person: this leaves the ward. Written without marks, in
capitals or in small letters alike. Where a name and a word, or a date and a house, cannot be told apart, both go.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from handlers.redact import redact

GAP = "…"
MANY_DIGITS = 5  # in one number: no time, no count of days, no lane
Span = tuple[int, int]

# The twenty family names that nine in ten Vietnamese bear, without marks.
_FAMILY = (
    "nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|dinh|trinh|truong|mai|dao|doan|lam|luong|cao|"
    "chau|ta|thach|ton|quach|vuong|thai|kieu|la|tang|diep|luu|trieu|nghiem|khuat"
)
_MIDDLE = (
    "van|thi|huu|duc|ngoc|minh|thanh|quoc|kim|thu|hong|xuan|thuy|dinh|cong|quang|gia|phuong|my|bich|tuyet|nhu|dieu|"
    "cam|ai|bao|tan|trong|viet|duy|khac|manh|phuc|trung|tuan|hoang|anh"
)
_DIGIT_WORD = "khong|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin|lam|linh"
_KIN = "ong|ba|chu|co|bac|anh|chi|di|cau|thim|mo|duong|cu|thay|o|me"
_NO_NAME = (
    "toi|em|con|chau|minh|ay|kia|do|nay|hang|ngoai|noi|o|chu|bac|ba|ong|anh|chi|la|bi|dang|co|cung|da|thi|khong|va|"
    "nao|gi|ta|ban|duong|hem|pho|ngo|kiet|cua|quan|khu|cho|truong|phuong"
)
_HOST = r"com|vn|net|org|me|gl|ly|info|edu|gov|link|page"
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:https?://|www\.)\S+",
        rf"\b[\w-]+(?:\.[\w-]+)*\.(?:{_HOST})\b(?:/\S*)?",
        r"[\w.+-]+\s*(?:@|\(a\)|\(at\)|\[at\])\s*[\w-]+(?:\s?\.\s?[\w-]+)*",
        r"[\w.+-]+\s+(?:a cong|at)\s+(?:gmail|yahoo|icloud|hotmail|outlook)\b(?:\.\w+)*",
        r"@\w{3,}",
        r"\b(?:fb|face|facebook|zalo|tele|telegram|tiktok|nick|insta)\b\s*(?:la|ten|:|cua (?:toi|em|minh))+\s*\S+(?:\s\S+)?",
        rf"\b(?:(?:{_DIGIT_WORD})\b[\s,.\-]*){{7,}}",  # a number said in words
        r"\b(?:sinh(?:\s+nam|\s+ngay)?|ns|sn|nam sinh)\s*:?\s*\d[\d/.\-]*",
        r"\bpa[\s\-]*(?=[a-z]*\d)[0-9a-z]{4,8}\b",
        r"\b\d{2}\s?-?\s?[a-z]{1,2}\s?\d?\s?[-.\s]?\s?\d{3}[.\s]?\d{1,3}\b",  # a plate
        r"\b(?:so\s+nha|nha\s+so|nha)\s*:?\s*\d+[\w/\-]*",
        rf"\b(?:so\s+nha|nha\s+so)\s+(?:(?:{_DIGIT_WORD}|muoi)\s+){{0,3}}(?:{_DIGIT_WORD}|muoi)\b",
        r"(?<!cot )(?<!tru )(?<!den )(?<!to )(?<!mau )(?<!cap )\bso\s*\d+[a-z]?\b(?:/\d+\w*)*",
        r"(?<!\w)\d+[a-z]?(?:\s?/\s?\d+[a-z]?)+(?!\w)",
        r"(?:^|(?<=[,.;]\s)|(?<=\bo\s))\s*\d+[a-z]?\s+(?=(?:duong|pho|hem|ngo|kiet|ngach)\b)",
        r"\b(?:phong|can ho|can|block|toa|lo|tang|lau)\s*(?:so\s*)?[a-z]{0,2}[.\-]?\d+[\w.\-]*",
        rf"\b(?:{_FAMILY})\s+(?:van|thi)(?:\s+(?:{_MIDDLE}))?\s+(?!(?:{_NO_NAME})\b)[^\W\d_]+",
        rf"\bten\s+(?:(?:la|toi|em|con|chau|minh|cua|goi)\s+){{0,3}}"
        rf"(?:(?:{_FAMILY})(?:\s+(?:{_MIDDLE})){{0,3}}\s+[^\W\d_]+|(?!(?:{_NO_NAME})\b)[^\W\d_]+)",
        rf"(?<=\b)(?:nha|quan|tiem|shop|con|vo|chong|xe|me|cha)\s+(?:cua\s+)?(?:{_KIN})\s+(?!(?:{_NO_NAME})\b)[^\W\d_]+",
    )
)
_TOKEN = re.compile(r"\S+")
_NUMBER = re.compile(r"[+(]?[\dol](?:[\s.\-()/]*[\dol])+")  # o for 0 and l for 1, as some type
_CLOCK = re.compile(r"\d{1,2}[hg:]\d{0,2}p?[.,;!?]*")
_CAPITALS = re.compile(r"[^\W\d_]+(?:\s+[^\W\d_]+){1,3}")
_PLACE_BEFORE = re.compile(
    r"(?:\d\w*|duong|pho|hem|ngo|kiet|ngach|cho|truong|cau|cong vien|phuong|xa|khu|benh vien|chua|nha tho|goc|dai lo)\s+$"
)


def anonymous(text: str, names: Iterable[str] = (), places: Iterable[str] = ()) -> str:
    """The text with everything that could lead to a person replaced by "…"; `places` are streets known to be streets."""
    text = "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    bare = without_marks(text)
    spans = [*_of_names(bare, names), *_of_patterns(bare), *_of_numbers(bare)]
    spans += _of_full_names(text, bare, {without_marks(place) for place in places})
    hidden = [False] * len(text)
    for begin, end in spans:
        hidden[begin:end] = [True] * (end - begin)
    shown = "".join(GAP if hide else sign for sign, hide in zip(text, hidden, strict=True))
    return " ".join(re.sub(rf"(?:\s*{GAP}\s*)+", f" {GAP} ", redact(shown)).split())


def without_marks(text: str) -> str:
    """Small letters without marks, sign for sign: what is found here stands at the same place in the text."""
    return "".join(_bare(sign) for sign in text)


def _bare(sign: str) -> str:
    small = unicodedata.normalize("NFD", sign)[0].lower()
    return "d" if small == "đ" else small[0]


def _of_names(bare: str, names: Iterable[str]) -> Iterator[Span]:
    for name in names:
        if wanted := without_marks(name).strip():
            yield from (found.span() for found in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", bare))


def _of_patterns(bare: str) -> Iterator[Span]:
    for pattern in PATTERNS:
        yield from (found.span() for found in pattern.finditer(bare))


def _of_numbers(bare: str) -> Iterator[Span]:
    """Long numbers, also with gaps in them; and tokens of letters and digits: codes of files, meters, customers."""
    for found in _NUMBER.finditer(bare):
        if sum(sign.isdigit() for sign in found.group()) > MANY_DIGITS:
            yield found.span()
    for found in _TOKEN.finditer(bare):
        token = found.group()
        digits, letters = sum(sign.isdigit() for sign in token), sum(sign.isalpha() for sign in token)
        if digits >= MANY_DIGITS or (digits > 2 and letters and not _CLOCK.fullmatch(token)):
            yield found.span()


def _of_full_names(text: str, bare: str, places: set[str]) -> Iterator[Span]:
    """Two to four words in capitals that begin with a family name and are no known street and follow no "đường"."""
    for found in _CAPITALS.finditer(text):
        words = [(one.start() + found.start(), one.end() + found.start()) for one in _TOKEN.finditer(found.group())]
        yield from _run_of_capitals(text, bare, words, places)


def _run_of_capitals(text: str, bare: str, words: list[Span], places: set[str]) -> Iterator[Span]:
    run: list[Span] = []
    for begin, end in [*words, (0, 0)]:
        if end and text[begin].isupper() and not text[begin + 1 : end].isupper():
            run.append((begin, end))
            continue
        if len(run) > 1 and re.fullmatch(_FAMILY, bare[run[0][0] : run[0][1]]):
            span = run[0][0], run[-1][1]
            if bare[span[0] : span[1]] not in places and not _PLACE_BEFORE.search(bare[: span[0]]):
                yield span
        run = []
