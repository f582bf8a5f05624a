"""Codes of tickets (PA-), bookings (LH-), visits (TN-), receipts of papers (BN-): five random signs and one that checks them."""

from __future__ import annotations

import re
from collections.abc import Callable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: nobody mixes them up with 1, 0 and V
LENGTH = 5
PATTERN = re.compile(r"\bPA[-\s]?([0-9A-Z]{4,8})\b", re.IGNORECASE)
BOOKING = re.compile(r"\bLH[-\s]?([0-9A-Z]{6})\b", re.IGNORECASE)
VISIT = re.compile(r"\bTN[-\s]?([0-9A-Z]{6})\b", re.IGNORECASE)
RECEIPT = re.compile(r"\bBN[-\s]?([0-9A-Z]{6})\b", re.IGNORECASE)
_READ_AS = str.maketrans("ILOU", "110V")


def check_sign(body: str) -> str:
    """The sign that makes a mistyped or swapped one visible (weights 1, 3, 5, ... are odd, so coprime to 32)."""
    total = sum((2 * place + 1) * ALPHABET.index(sign) for place, sign in enumerate(body))
    return ALPHABET[(total + 7) % len(ALPHABET)]


def make_code(random_below: Callable[[int], int], kind: str = "PA") -> str:
    """A fresh code; `random_below(n)` gives 0 … n-1."""
    body = "".join(ALPHABET[random_below(len(ALPHABET))] for _ in range(LENGTH))
    return f"{kind}-{body}{check_sign(body)}"


def find_code(text: str) -> tuple[str, bool] | None:
    """The first code in a text as we would write it, and whether its check sign is right."""
    found = PATTERN.search(text)
    return _read(found) if found else None


def find_codes(text: str) -> list[str]:
    """Every code in a text, in its order."""
    return [code[0] for code in map(_read, PATTERN.finditer(text)) if code]


def _read(found: re.Match[str]) -> tuple[str, bool] | None:
    signs = found.group(1).upper().translate(_READ_AS)
    right = len(signs) == LENGTH + 1 and check_sign(signs[:-1]) == signs[-1]
    if not right and found.group(0).isalpha():
        return None  # "passcode" is a word
    return f"PA-{signs}", right


def find_booking_code(text: str) -> str:
    """The first code of a booking in a text, as we would write it; empty when there is none."""
    found = BOOKING.search(text)
    return f"LH-{found.group(1).upper().translate(_READ_AS)}" if found else ""


def find_visit_code(text: str) -> str:
    """The first code of a home visit in a text, as we would write it; empty when there is none."""
    found = VISIT.search(text)
    return f"TN-{found.group(1).upper().translate(_READ_AS)}" if found else ""


def make_door_code(random_below: Callable[[int], int]) -> str:
    """Four digits that a visitor says at the door; not beginning with a zero, which people leave out."""
    return str(1000 + random_below(9000))


def find_receipt_code(text: str) -> str:
    """The first code of a receipt in a text, as we would write it; empty when there is none."""
    found = RECEIPT.search(text)
    return f"BN-{found.group(1).upper().translate(_READ_AS)}" if found else ""
