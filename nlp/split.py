"""Several things wrong in one message: where each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Callable

from nlp.normalise import Reading
from nlp.types import Guess, Issue

_SEAM = re.compile(
    r"\s*(?:[.!?;\n]+\s*|,\s+|\s(?=[-–•+]\s)|(?:^|\s)(?:\d[.)]|thứ (?:nhất|hai|ba)|thu (?:nhat|hai|ba))\s*[:,]?\s+|"
    r"\s(?:với lại|voi lai|ngoài ra|ngoai ra|đồng thời|dong thoi|bên cạnh đó|còn nữa|con nua|nữa là|"
    r"thêm nữa|them nua|vs lại|rồi còn|roi con|cộng thêm|tiện thể|tien the|sẵn|san tien|còn|con|mà|rồi|roi|với|voi|kèm|và|"
    r"va)\s)",
    re.IGNORECASE,
)
# Chosen on the development lines: needs found against messages of one need torn apart.
_SHORTEST = 3  # words of a clause that can say something
_OF_ONE_MIND = 0.985  # a message with two needs leaves the whole in some doubt, unless one need is told at length
_SURE_PART, _VERY_SURE_PART = 0.75, 0.92  # how sure a clause has to be, and where the whole is of one mind


def issues(reading: Reading, whole: Guess, judge: Callable[[str], Guess]) -> tuple[Issue, ...]:
    """One issue over the whole text unless its clauses clearly tell of different things."""
    text = reading.typed
    if whole.category is None:
        return ()
    one = (Issue(whole.category, 0, len(text), whole.confidence),)
    enough = _SURE_PART if whole.confidence < _OF_ONE_MIND else _VERY_SURE_PART
    spans = _clauses(text)
    if len(spans) < 2 or len(spans) > 12:
        return one
    parts: list[Issue] = []
    for start, end in spans:
        guess = judge(text[start:end])
        sure = guess.category is not None and guess.confidence >= enough
        if not sure or (parts and parts[-1].category == guess.category):
            if parts:
                parts[-1] = Issue(parts[-1].category, parts[-1].start, end, parts[-1].confidence)
            continue
        parts.append(Issue(str(guess.category), start if parts else 0, end, guess.confidence))
    kinds = {part.category for part in parts}
    if len(kinds) < 2 or whole.category not in kinds:
        return one
    return tuple(parts)


def _clauses(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for seam in [*_SEAM.finditer(text), None]:
        end = seam.start() if seam else len(text)
        if len(text[start:end].split()) >= _SHORTEST:
            spans.append((start, end))
            start = seam.end() if seam else end
        elif not spans and seam:
            continue
    if spans and spans[-1][1] < len(text) and start < len(text.rstrip()):
        spans[-1] = (spans[-1][0], len(text))
    return spans
