"""What the corrections of a ward teach: one example a text, without its writer; and which are not to be learnt, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from nlp.normalise import fold
from nlp.types import CATEGORIES
from storage.models import Correction

FEWEST_WORDS = 2  # what is left of a text once its writer is taken out of it

Anonymise = Callable[[Correction], tuple[str, bool]]  # the text without its writer; whether that can be vouched for


@dataclass(frozen=True, slots=True)
class Lesson:
    """One text and what people say it is. `why_not` is empty when it may be learnt."""

    text: str
    label: str
    understood: str
    official: bool  # an official said so
    agree: int  # how many people
    why_not: str = ""  # contradicting, known (an example already), held_out, personal, short, few

    def as_example(self) -> dict[str, Any]:
        """A line of the corpus. It has no slots: nobody has said where its places and times stand."""
        is_report = self.label in CATEGORIES
        return {
            "text": self.text,
            "intent": "report_issue" if is_report else self.label,
            "category": self.label if is_report else None,
            "also": [],
            "style": ["correction"],
        }


def lessons(
    corrections: Iterable[Correction],
    anonymise: Anonymise,
    *,
    known: Mapping[str, str],
    held_out: Collection[str],
    min_agree: int = 1,
) -> list[Lesson]:
    """All texts, oldest first. `known` are the labels of folded texts that are examples already."""
    heard: defaultdict[str, list[tuple[Correction, str, bool]]] = defaultdict(list)
    for one in last_words(corrections):
        text, clean = anonymise(one)
        heard[fold(text)].append((one, text, clean))
    found = []
    for folded, said in heard.items():
        labels = dict.fromkeys(one.corrected for one, _, _ in said)
        for label in labels:
            lesson = _lesson(label, said)
            why = _contradicted(label, labels, known.get(folded, ""))
            if not why and folded in held_out:
                why = "held_out"
            if not why and not all(clean for _, _, clean in said):
                why = "personal"
            found.append(replace(lesson, why_not=why or _too_little(lesson, folded, min_agree)))
    return found


def last_words(corrections: Iterable[Correction]) -> list[Correction]:
    """Of one ticket the last correction stands, and an official's before a resident's: they saw the place."""
    standing: dict[int, Correction] = {}
    for number, one in enumerate(corrections):
        key = one.ticket_id if one.ticket_id is not None else -1 - number
        before = standing.get(key)
        if before is None or one.by == "official" or before.by != "official":
            standing[key] = one
    return list(standing.values())


def _lesson(label: str, said: Sequence[tuple[Correction, str, bool]]) -> Lesson:
    agreeing = [(one, text) for one, text, _ in said if one.corrected == label]
    people = {one.person_id for one, _ in agreeing}
    first, text = agreeing[0]
    return Lesson(text, label, first.understood, any(one.by == "official" for one, _ in agreeing), len(people))


def _contradicted(label: str, labels: Collection[str], known: str) -> str:
    if len(labels) > 1 or known not in ("", label):
        return "contradicting"
    return "known" if known else ""


def _too_little(lesson: Lesson, folded: str, min_agree: int) -> str:
    if len(folded.split()) < FEWEST_WORDS:
        return "short"
    return "few" if lesson.agree < min_agree else ""
