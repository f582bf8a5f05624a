"""Codes of tickets (PA-) and bookings (LH-): five random signs and one that checks them, easy to read out."""

from __future__ import annotations

import re
from collections.abc import Callable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: nobody mixes them up with 1, 0 and V
LENGTH = 5
PATTERN = re.compile(r"\bPA[-\s]?([0-9A-Z]{4,8})\b", re.IGNORECASE)
BOOKING = re.compile(r"\bLH[-\s]?([0-9A-Z]{6})\b", re.IGNORECASE)
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
    if not found:
        return None
    signs = found.group(1).upper().translate(_READ_AS)
    right = len(signs) == LENGTH + 1 and check_sign(signs[:-1]) == signs[-1]
    if not right and found.group(0).isalpha():
        return None  # "passcode" is a word
    return f"PA-{signs}", right


def find_booking_code(text: str) -> str:
    """The first code of a booking in a text, as we would write it; empty when there is none."""
    found = BOOKING.search(text)
    return f"LH-{found.group(1).upper().translate(_READ_AS)}" if found else ""
