"""Passwords and one-time codes: never wanted, never kept. Who sends one is told so, kindly and at once."""

from __future__ import annotations

import re

from handlers import flow
from handlers.turn import Turn

# The name of a secret and, close behind it, the secret itself; a question about one ("quên mật khẩu") has none.
_SECRET = re.compile(
    r"\b(?:otp|mat khau|password|passcode|pass|ma pin|ma xac thuc|ma xac nhan)\b[^.?!\n]{0,24}?"
    r"(?:\b(?:la|is)\b|[:=])\s*\S+|\b(?:otp|passcode|ma pin|ma xac thuc|ma xac nhan)\b\D{0,16}\d{4,8}\b"
)
_ASKED = re.compile(r"\b(?:la gi|la sao|la the nao|o dau|lam sao|bao nhieu)\b")


def holds_secret(folded: str) -> bool:
    """Whether a text gives a password or code away."""
    return bool(_SECRET.search(folded)) and not _ASKED.search(folded)


def refuse(turn: Turn) -> bool:
    """Say that nobody of the ward wants it; its words are not kept (operations.md §6, rule 10)."""
    if not turn.text or turn.chosen or not holds_secret(turn.meant.folded):
        return False
    turn.forget = True
    turn.say("secret-refused")
    flow.resume_question(turn)
    return True
