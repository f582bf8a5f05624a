"""Sửa bằng lời: "không phải rác, là đèn đường" mends the ticket just opened instead of opening another."""

from __future__ import annotations

import re
from typing import Any

from handlers.residents.report import PLACE_HEADS, SURE, report_guess
from handlers.rules.transitions import after
from handlers.turn import Turn
from storage.models import Ticket

_NOT = r"(?:không|khong|ko|hông|hong|hổng) (?:phải|phai)"
# "không phải rác, là đèn": what is right comes last; "đèn chứ không phải rác": it comes first
_LAST = re.compile(
    rf"^(?:(?:dạ|da|à|ủa|uả|xin lỗi|em|cháu|con|tôi|sorry),?\s+)*"
    rf"(?:{_NOT}|nhầm|nham|lộn|sai|ghi sai|not\b|wrong).*?(?:\b(?:mà là|ma la|là|la|it is|it's|but)\b|[,.:])\s*(?P<right>.+)$",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"^(?P<right>.+?),?\s+(?:(?:chứ|chu)\s+{_NOT}\b.*|(?:mới|moi) (?:đúng|dung).*)$", re.IGNORECASE)


def right_words(text: str) -> str:
    """What a correcting sentence says instead; empty when it corrects nothing."""
    right = ""
    for pattern in (_FIRST, _LAST):  # "nhầm, hẻm 56 mới đúng" is of both kinds
        if found := pattern.match(right or text):
            right = found.group("right").strip()
    return right


def correction(turn: Turn, ticket: Ticket) -> dict[str, Any]:
    """The slots of the form `fix_ticket` that the words fill; empty when they correct nothing."""
    right = right_words(turn.text) if len(turn.text) <= 200 else ""
    if not right or after(ticket.status, "fix") is None:
        return {}
    meant = turn.house.understand(right, turn.now)
    guess, place = report_guess(meant), meant.first("location")
    is_place = place is not None and meant.folded.split()[0] in PLACE_HEADS
    if guess and not is_place and guess.confidence >= SURE and guess.category != ticket.category:
        return {"field": "kind", "value": right, "category": guess.category, "sub": meant.subcategory}
    return {"field": "place", "value": right} if place else {}
