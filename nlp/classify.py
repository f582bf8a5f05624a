"""Scores a text's features against the trained matrices: intent and category, and the smaller questions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from nlp.features import BITS, Numbers
from nlp.types import CATEGORIES, INTENTS, Guess

Scores = npt.NDArray[np.float32]

MODEL = Path(__file__).parent / "data" / "model.npz"
LABELS: tuple[str, ...] = tuple(one for one in INTENTS if one != "report_issue") + CATEGORIES
NONE = "none"


@dataclass(frozen=True, slots=True)
class Matrix:
    """One question: a row of small integers for each feature it knows, a column a label."""

    labels: tuple[str, ...]
    place: npt.NDArray[np.int32]  # feature number -> row; row 0 is empty
    rows: npt.NDArray[np.int8]
    scale: Scores
    bias: Scores
    temperature: float

    def chances(self, numbers: Numbers) -> Scores:
        """Calibrated probability of every label."""
        total: Scores = self.rows[self.place[numbers]].sum(axis=0, dtype=np.int32) * self.scale
        total /= np.float32(np.sqrt(max(len(numbers), 1)))
        return softmax((total + self.bias) / np.float32(self.temperature))


@dataclass(frozen=True, slots=True)
class Model:
    """Everything that was learnt, read-only and shared by all threads."""

    main: Matrix
    smaller: dict[str, Matrix]
    about: dict[str, Any]

    @classmethod
    def load(cls, path: Path | None = None) -> Model:
        with np.load(path or MODEL, allow_pickle=False) as kept:
            about = json.loads(str(kept["about"]))
            told = {name: _matrix(kept, name, facts) for name, facts in about["questions"].items()}
        return cls(told.pop("label"), told, about)

    def guesses(self, found: Numbers, most: int = 4) -> tuple[Guess, ...]:
        """The likeliest labels, best first."""
        chances = self.main.chances(found)
        best = np.argsort(-chances)[:most]
        return tuple(as_guess(self.main.labels[at], float(chances[at])) for at in best)

    def ask(self, name: str, found: Numbers) -> dict[str, float]:
        """One of the smaller questions: sub, procedure, emergency, restricted."""
        matrix = self.smaller[name]
        return dict(zip(matrix.labels, matrix.chances(found).tolist(), strict=True))


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


def _matrix(kept: Any, name: str, facts: dict[str, Any]) -> Matrix:
    place = np.zeros(1 << BITS, dtype=np.int32)
    numbers = kept[f"{name}_at"]
    place[numbers] = np.arange(1, len(numbers) + 1)
    rows = np.vstack([np.zeros((1, len(facts["labels"])), dtype=np.int8), kept[f"{name}_rows"]])
    bias, scale = kept[f"{name}_bias"], kept[f"{name}_scale"]
    return Matrix(tuple(facts["labels"]), place, rows, scale, bias, float(facts["temperature"]))
