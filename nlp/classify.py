"""Scores a text's features against the trained matrices: intent and category, and the smaller questions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from nlp.features import WORD_BITS, Features, Numbers
from nlp.types import CATEGORIES, INTENTS, Guess

Scores = npt.NDArray[np.float32]

MODEL = Path(__file__).parent / "data" / "model.npz"
HEAD_SHIFT = 2  # the smaller questions share the word features, four numbers to a row
LABELS: tuple[str, ...] = tuple(one for one in INTENTS if one != "report_issue") + CATEGORIES
NONE = "none"


@dataclass(frozen=True, slots=True)
class Matrix:
    """One row of small integers a feature, one column a label, with each column's scale."""

    rows: npt.NDArray[np.int8]
    scale: Scores

    def add_up(self, numbers: Numbers) -> Scores:
        if not len(numbers):
            return np.zeros(len(self.scale), dtype=np.float32)
        total: Scores = self.rows[numbers].sum(axis=0, dtype=np.int32) * self.scale
        return total / np.float32(np.sqrt(len(numbers)))


@dataclass(frozen=True, slots=True)
class Head:
    """A smaller question over the same words: sub-category, procedure, emergency, restricted kind."""

    labels: tuple[str, ...]
    matrix: Matrix
    bias: Scores
    temperature: float

    def chances(self, numbers: Numbers) -> dict[str, float]:
        logits = (self.matrix.add_up(numbers) + self.bias) / self.temperature
        return dict(zip(self.labels, softmax(logits).tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Model:
    """Everything that was learnt, read-only and shared by all threads."""

    labels: tuple[str, ...]
    words: Matrix
    chars: Matrix
    bias: Scores
    heads: dict[str, Head]
    about: dict[str, Any]

    @classmethod
    def load(cls, path: Path | None = None) -> Model:
        with np.load(path or MODEL, allow_pickle=False) as kept:
            about = json.loads(str(kept["about"]))
            heads = {
                name: Head(
                    tuple(facts["labels"]),
                    _matrix(kept, name),
                    kept[f"{name}_bias"],
                    float(facts["temperature"]),
                )
                for name, facts in about["heads"].items()
            }
            return cls(
                tuple(about["labels"]),
                _matrix(kept, "words"),
                _matrix(kept, "chars"),
                kept["bias"],
                heads,
                about,
            )

    def chances(self, found: Features) -> Scores:
        """Calibrated probability of every label."""
        logits = self.words.add_up(found.words) + self.chars.add_up(found.chars) + self.bias
        return softmax(logits / np.float32(self.about["temperature"]))

    def guesses(self, chances: Scores, most: int = 4) -> tuple[Guess, ...]:
        best = np.argsort(-chances)[:most]
        return tuple(as_guess(self.labels[at], float(chances[at])) for at in best)

    def ask(self, name: str, found: Features) -> dict[str, float]:
        """One of the smaller questions; empty when the model was trained without it."""
        head = self.heads.get(name)
        return head.chances(head_numbers(found)) if head else {}


def head_numbers(found: Features) -> Numbers:
    """The numbers the smaller questions use."""
    return np.unique(found.words >> HEAD_SHIFT)


def head_rows() -> int:
    return 1 << (WORD_BITS - HEAD_SHIFT)


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


def shrink(weights: npt.NDArray[np.float64], columns: Sequence[int], rows: int) -> Matrix:
    """Weights (labels x used features) as small integers over all features."""
    scale = np.abs(weights).max(axis=1, initial=1e-6) / 127
    small = np.zeros((rows, weights.shape[0]), dtype=np.int8)
    small[np.asarray(columns)] = np.rint(weights / scale[:, None]).astype(np.int8).T
    return Matrix(small, scale.astype(np.float32))


def _matrix(kept: Any, name: str) -> Matrix:
    """Stored without its empty rows."""
    numbers, rows, size = kept[f"{name}_at"], kept[f"{name}_rows"], int(kept[f"{name}_size"])
    full = np.zeros((size, rows.shape[1]), dtype=np.int8)
    full[numbers] = rows
    return Matrix(full, kept[f"{name}_scale"])
