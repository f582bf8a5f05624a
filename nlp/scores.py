"""The arithmetic of scoring: accuracy with also-labels, macro-F1, calibration, coverage, spans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nlp.classify import as_label
from nlp.examples import Example
from nlp.types import Entity, Issue, Understanding

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Answer:
    """One labelled line and what was understood of it."""

    asked: Example
    meant: Understanding
    ms: float

    @property
    def label(self) -> str:
        return as_label(self.meant.best)

    @property
    def right(self) -> bool:
        return self.label in self.asked.accepted

    @property
    def in_danger(self) -> bool:
        return self.asked.emergency is not None or self.asked.intent == "emergency"

    @property
    def alarmed(self) -> bool:
        return self.meant.emergency is not None or self.meant.best.intent == "emergency"


def share(values: Iterable[bool]) -> float:
    """Share of true ones; 0 of nothing."""
    counted = [bool(value) for value in values]
    return sum(counted) / len(counted) if counted else 0.0


def macro_f1(answers: Sequence[Answer]) -> float:
    """Mean F1 of the labels asked for; an accepted other label counts as the one asked."""
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for answer in answers:
        label = answer.asked.label
        wanted[label] += 1
        given[label if answer.right else answer.label] += 1
        right[label] += answer.right
    f1 = [2 * right[label] / (wanted[label] + given[label]) for label in wanted]
    return sum(f1) / len(f1) if f1 else 0.0


def calibration_error(answers: Sequence[Answer], bins: int = 10) -> float:
    """Mean gap between confidence and being right, over ten equal bins of confidence."""
    gap = 0.0
    for place in range(bins):
        low, high = place / bins, (place + 1) / bins
        inside = [one for one in answers if low < one.meant.best.confidence <= high]
        if inside:
            sure = sum(one.meant.best.confidence for one in inside) / len(inside)
            gap += len(inside) * abs(sure - share(one.right for one in inside))
    return gap / max(len(answers), 1)


def coverage(answers: Sequence[Answer], precision: float = 0.95) -> tuple[float, float]:
    """The largest share that may be decided alone at this precision, and the confidence where it ends."""
    ordered = sorted(answers, key=lambda one: -one.meant.best.confidence)
    right, best, threshold = 0, 0, 1.0
    for count, answer in enumerate(ordered, 1):
        right += answer.right
        if right / count >= precision:
            best, threshold = count, answer.meant.best.confidence
    return best / max(len(ordered), 1), threshold


def confusions(answers: Sequence[Answer], most: int = 15) -> list[tuple[str, str, int]]:
    wrong = Counter((one.asked.label, one.label) for one in answers if not one.right)
    return [(asked, given, count) for (asked, given), count in wrong.most_common(most)]


def gold_span(example: Example, slot: str) -> Span | None:
    value = example.slots.get(slot)
    at = example.text.find(value) if value else -1
    return (at, at + len(value)) if value and at >= 0 else None


def overlaps(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@dataclass(frozen=True, slots=True)
class SpanScore:
    """How well the spans of one kind are found."""

    asked: int
    found: int  # asked ones that some span of ours touches
    exact: int
    given: int
    good: int  # ours that touch an asked one
    overlap: float  # sum of character overlap F1 of the best pair

    @property
    def recall(self) -> float:
        return self.found / self.asked if self.asked else 0.0

    @property
    def f1(self) -> float:
        precision = self.good / self.given if self.given else 0.0
        return 2 * precision * self.recall / (precision + self.recall) if precision + self.recall else 0.0


def score_spans(answers: Sequence[Answer], slot: str, kind: str) -> SpanScore:
    """Only lines that have the slot are asked; ours on lines without it count against precision."""
    asked = found = exact = given = good = 0
    overlap = 0.0
    for answer in answers:
        ours = [(one.start, one.end) for one in answer.meant.all(kind)]
        span = gold_span(answer.asked, slot)
        given += len(ours)
        if span is None:
            continue
        asked += 1
        touching = [one for one in ours if overlaps(one, span)]
        found += bool(touching)
        good += len(touching)
        exact += span in ours
        overlap += max((_shared(one, span) for one in touching), default=0.0)
    return SpanScore(asked, found, exact, given, good, overlap)


def _shared(one: Span, other: Span) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * common / (one[1] - one[0] + other[1] - other[0])


def same_need(one: Issue, other: Issue) -> bool:
    """The same category, told by much the same words: half of all the characters of both are common."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return one.category == other.category and common * 2 >= max(one.end, other.end) - min(one.start, other.start)


def needs_f1(answers: Sequence[Answer]) -> float:
    """F1 of the needs found in messages, category and span."""
    good = sum(
        any(same_need(one, our) for our in answer.meant.issues) for answer in answers for one in answer.asked.issues
    )
    told = sum(len(answer.asked.issues) + len(answer.meant.issues) for answer in answers)
    return 2 * good / told if told else 0.0


def best_procedure(meant: Understanding) -> str | None:
    ranked: list[Entity] = sorted(meant.all("procedure"), key=lambda one: -one.confidence)
    return str(ranked[0].value) if ranked else None


def accepted_procedures(example: Example) -> set[str]:
    also = {one.removeprefix("procedure:") for one in example.also if one.startswith("procedure:")}
    return also | {example.slots["procedure"]}


def percentile(values: Sequence[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)] if ordered else 0.0
