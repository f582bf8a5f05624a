"""Two or more things wrong in one message, each with its own words and its own place."""

from __future__ import annotations

import re
from typing import Any

from handlers.redact import street_of
from handlers.turn import Turn
from nlp.types import Understanding

_JOINING = re.compile(r"^(?:với lại|voi lai|và|va|còn|con|ngoài ra|thêm nữa là|rồi|and|also)\s+", re.IGNORECASE)


def second_issues(turn: Turn, meant: Understanding) -> list[dict[str, Any]]:
    """Two or more things wrong in one message, each with its own words."""
    found: dict[str, dict[str, Any]] = {}
    if len({issue.category for issue in meant.issues}) < 2:
        return []
    for issue in meant.issues:
        where = [e for e in meant.all("location") if issue.start <= e.start < issue.end]
        words = meant.text[issue.start : issue.end].strip(" ,.;")
        words = _JOINING.sub("", words)
        fact = {
            "category": issue.category,
            "what": words,
            "subcategory": turn.house.understand(words, turn.now).subcategory,
        }
        if where:
            fact |= {"where": where[0].text, "street": street_of(where[0].text, where[0].parts)}
        found.setdefault(issue.category, fact)
    return list(found.values())
