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
IN_DANGER = "!"  # "utilities!": a live wire, told apart from utilities in peace


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
class Layers:
    """The small net: features to hidden units to labels."""

    place: npt.NDArray[np.int32]
    rows: npt.NDArray[np.int8]
    scale: Scores
    bias: Scores
    outer: Scores
    outer_bias: Scores
    temperature: float

    def chances(self, numbers: Numbers) -> Scores:
        total: Scores = self.rows[self.place[numbers]].sum(axis=0, dtype=np.int32) * self.scale
        total /= np.float32(np.sqrt(max(len(numbers), 1)))
        hidden = np.maximum(total + self.bias, 0)
        return softmax((hidden @ self.outer + self.outer_bias) / np.float32(self.temperature))


@dataclass(frozen=True, slots=True)
class Model:
    """Everything that was learnt, read-only and shared by all threads."""

    main: Matrix
    net: Layers
    sharpness: float
    smaller: dict[str, Matrix]
    about: dict[str, Any]

    @classmethod
    def load(cls, path: Path | None = None) -> Model:
        with np.load(path or MODEL, allow_pickle=False) as kept:
            about = json.loads(str(kept["about"]))
            told = {name: _matrix(kept, name, facts) for name, facts in about["questions"].items()}
            net = _layers(kept, about["net"])
        return cls(told.pop("label"), net, about["sharpness"], told, about)

    def chances(self, found: Numbers) -> Scores:
        """Calibrated probability of every label: the mean of both votes, made honest once more."""
        mean = (self.main.chances(found) + self.net.chances(found)) / 2
        return softmax(np.log(mean + np.float32(1e-7)) * np.float32(self.sharpness))

    def guesses(self, chances: Scores, most: int = 4) -> tuple[Guess, ...]:
        """The likeliest labels, best first."""
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
    place, rows = _rows(kept, name)
    bias, scale = kept[f"{name}_bias"], kept[f"{name}_scale"]
    return Matrix(tuple(facts["labels"]), place, rows, scale, bias, float(facts["temperature"]))


def _layers(kept: Any, facts: dict[str, Any]) -> Layers:
    place, rows = _rows(kept, "net")
    outer, outer_bias = kept["net_outer"], kept["net_outer_bias"]
    return Layers(place, rows, kept["net_scale"], kept["net_bias"], outer, outer_bias, float(facts["temperature"]))


def _rows(kept: Any, name: str) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int8]]:
    """Stored without its empty rows; row 0 stands for every feature never learnt."""
    numbers, rows = kept[f"{name}_at"], kept[f"{name}_rows"]
    place = np.zeros(1 << BITS, dtype=np.int32)
    place[numbers] = np.arange(1, len(numbers) + 1)
    return place, np.vstack([np.zeros((1, rows.shape[1]), dtype=np.int8), rows])
