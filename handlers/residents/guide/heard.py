"""What the first words already answer: nobody is asked again for an age that they just told."""

from __future__ import annotations

import re

from handlers.procedures.schema import Procedure, Question
from nlp.normalise import fold

OLDEST = 120
_AGE = re.compile(r"\b(\d{1,3})\s*(?:tuoi|t\b)|\btuoi\s*(\d{1,3})\b")
_FROM_TO = re.compile(r"tu (?:du )?(\d+)(?: tuoi)? den (duoi )?(\d+)")
_UNDER = re.compile(r"(?:duoi|chua du|chua toi) (\d+)")
_OVER = re.compile(r"(?:tu|tren|du) (?:du )?(\d+)|(\d+)(?: tuoi)? tro len")


def answers_in(procedure: Procedure, folded: str) -> dict[str, str]:
    """Answers to the questions about age that the words hold: the one whose label says a span with that age in it."""
    found = _AGE.search(folded)
    if not found:
        return {}
    age = int(found.group(1) or found.group(2))
    about_age = [one for one in procedure.questions if "tuoi" in fold(one.ask)]
    spoken = {question.id: fitting(question, age) for question in about_age}
    return {name: answer for name, answer in spoken.items() if answer}


def age_for(question: Question, folded: str) -> str:
    """The answer that a typed age means, with or without "tuổi"."""
    found = _AGE.search(folded) or re.search(r"^(?:\D* )?(\d{2,3})$", folded)
    return fitting(question, int(next(filter(None, found.groups())))) if found and "tuoi" in fold(question.ask) else ""


def fitting(question: Question, age: int) -> str:
    spans = {name: _span(fold(label)) for name, label in question.answers.items()}
    if any(span is None for span in spans.values()):
        return ""  # labels that are not all spans of years: better asked
    fitting = [name for name, span in spans.items() if span and span[0] <= age <= span[1]]
    return fitting[0] if len(fitting) == 1 else ""


def _span(label: str) -> tuple[int, int] | None:
    """The years that a label covers: "Từ 70 đến dưới 75" is 70–74."""
    if found := _FROM_TO.search(label):
        return int(found[1]), int(found[3]) - bool(found[2])
    if found := _UNDER.search(label):
        return 0, int(found[1]) - 1
    if found := _OVER.search(label):
        return int(found[1] or found[2]), OLDEST
    return None
