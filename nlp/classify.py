"""Scores a text's features against the trained matrices: intent and category, danger, law, the smaller questions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from nlp.emergency import Judge
from nlp.features import BITS, Features, Numbers
from nlp.types import CATEGORIES, INTENTS, Guess

Scores = npt.NDArray[np.float32]

MODEL = Path(__file__).parent / "data" / "model.npz"
LABELS: tuple[str, ...] = tuple(one for one in INTENTS if one != "report_issue") + CATEGORIES


@dataclass(frozen=True, slots=True)
class Rows:
    """Learnt weights: a row of small integers for each feature known."""

    place: npt.NDArray[np.int32]  # feature number -> row; row 0 is empty
    rows: npt.NDArray[np.int8]
    scale: Scores
    bias: Scores

    def total(self, numbers: Numbers) -> Scores:
        total: Scores = self.rows[self.place[numbers]].sum(axis=0, dtype=np.int32) * self.scale
        return total / np.float32(np.sqrt(max(len(numbers), 1))) + self.bias


@dataclass(frozen=True, slots=True)
class Question:
    """Its possible answers, where they stand among the scores, and the divisor that makes the scores honest."""

    labels: tuple[str, ...]
    first: int
    temperature: float

    def chances(self, scores: Scores) -> Scores:
        return softmax(scores[self.first : self.first + len(self.labels)] / np.float32(self.temperature))

    def named(self, scores: Scores) -> dict[str, float]:
        return dict(zip(self.labels, self.chances(scores).tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Net:
    """The nets joined into one: features to hidden units to the answers of several questions."""

    inner: Rows
    outer: Scores
    outer_bias: Scores

    def scores(self, numbers: Numbers) -> Scores:
        answers: Scores = np.maximum(self.inner.total(numbers), 0) @ self.outer + self.outer_bias
        return answers


@dataclass(frozen=True, slots=True)
class Windows:
    """The net that reads in order: what is in every few words next to each other, the strongest of it and all of it."""

    words: Rows  # what a word is made of -> its place among meanings
    inner: Scores
    inner_bias: Scores
    outer: Scores
    outer_bias: Scores

    @classmethod
    def kept_in(cls, kept: Any) -> Windows:
        """From the arrays of a model file."""
        layers = (kept[f"windows_{name}"] for name in ("inner", "inner_bias", "outer", "outer_bias"))
        return cls(_rows(kept, "words"), *layers)

    def scores(self, found: Features) -> Scores:
        words, wide = len(found.begins), self.words.rows.shape[1]
        size = self.inner.shape[0] // wide
        meaning = np.zeros((words + size - 1, wide), dtype=np.float32)
        parts = self.words.rows[self.words.place[found.inside]]
        meaning[size // 2 : size // 2 + words] = np.add.reduceat(parts, found.begins, axis=0, dtype=np.int32)
        meaning *= self.words.scale
        beside = np.hstack([meaning[first : first + words] for first in range(size)])
        units: Scores = np.maximum(beside @ self.inner + self.inner_bias, 0)
        answers = np.concatenate(gathered(units)) @ self.outer + self.outer_bias
        return np.asarray(answers, dtype=np.float32)


def gathered(units: Scores, words: npt.NDArray[np.int64] | None = None) -> tuple[Scores, Scores]:
    """The strongest of each unit over a text, and half the sum held back by the text's length; none is below 0."""
    length = np.array(units.shape[-2]) if words is None else words[:, None]
    total = units.sum(axis=-2) * (0.5 / np.sqrt(length))
    return units.max(axis=-2), total.astype(np.float32)


@dataclass(frozen=True, slots=True)
class Votes:
    """What was learnt says of a text: chances of every label, of each kind of danger and of legal matter."""

    labels: Scores
    kinds: dict[str, float]
    legal: tuple[dict[str, float], ...]  # by each of the two learners


@dataclass(frozen=True, slots=True)
class Model:
    """Everything that was learnt, read-only and shared by all threads."""

    net: Net
    windows: Windows
    matrices: dict[str, Rows]
    questions: dict[str, Question]  # label, sub, restricted: of the matrices
    heads: dict[str, Question]  # label, emergency, restricted: of the nets
    judge: Judge
    sure_from: dict[str, float]  # a label's own confidence from which it may be acted on without asking
    about: dict[str, Any]

    @classmethod
    def load(cls, path: Path | None = None) -> Model:
        with np.load(path or MODEL, allow_pickle=False) as kept:
            about = json.loads(str(kept["about"]))
            matrices = {name: _rows(kept, name) for name in about["questions"]}
            net = Net(_rows(kept, "net"), kept["net_outer"], kept["net_outer_bias"])
            windows = Windows.kept_in(kept)
        questions, heads = _questions(about["questions"]), _questions(about["heads"])
        judge = Judge(tuple(about["judge"]["danger"]), tuple(about["judge"]["legal"]))
        return cls(net, windows, matrices, questions, heads, judge, about["sure_from"], about)

    def votes(self, found: Features) -> Votes:
        """Chances of every label are the mean of the three learners, made honest once more."""
        scores = self.scores(found)
        margins = self.questions["label"].chances(self.matrices["label"].total(found.present))
        mean = (margins + 2 * self.heads["label"].chances(scores)) / 3
        sharpened = softmax(np.log(mean + np.float32(1e-7)) * np.float32(self.about["sharpness"]))
        legal = self.heads["restricted"].named(scores), self.ask("restricted", found)
        return Votes(sharpened, self.heads["emergency"].named(scores), legal)

    def scores(self, found: Features) -> Scores:
        """What both nets say, the answers to all questions side by side."""
        return (self.net.scores(found.present) + self.windows.scores(found)) * np.float32(0.5)

    def ask(self, name: str, found: Features) -> dict[str, float]:
        """One of the smaller questions: sub, restricted."""
        return self.questions[name].named(self.matrices[name].total(found.present))


def guesses(chances: Scores, most: int = 4) -> tuple[Guess, ...]:
    """The likeliest labels, best first."""
    best = np.argsort(-chances)[:most]
    return tuple(as_guess(LABELS[at], float(chances[at])) for at in best)


def as_guess(label: str, confidence: float) -> Guess:
    if label in CATEGORIES:
        return Guess("report_issue", label, confidence)
    return Guess(label, None, confidence)


def as_label(guess: Guess) -> str:
    return guess.category or guess.intent


def softmax(logits: Scores) -> Scores:
    raised = np.exp(logits - logits.max())
    chances: Scores = raised / raised.sum()
    return chances


def _questions(told: dict[str, Any]) -> dict[str, Question]:
    return {
        name: Question(tuple(facts["labels"]), int(facts["first"]), float(facts["temperature"]))
        for name, facts in told.items()
    }


def _rows(kept: Any, name: str) -> Rows:
    """Stored without its empty rows; row 0 stands for every feature never learnt."""
    numbers, rows = kept[f"{name}_at"], kept[f"{name}_rows"]
    place = np.zeros(1 << BITS, dtype=np.int32)
    place[numbers] = np.arange(1, len(numbers) + 1)
    filled = np.vstack([np.zeros((1, rows.shape[1]), dtype=np.int8), rows])
    return Rows(place, filled, kept[f"{name}_scale"], kept[f"{name}_bias"])
