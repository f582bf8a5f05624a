"""Trains the small net that votes beside the margin learner: one hidden layer over the same features.

Alone it is two points worse; together they are one point better than either, and nearly two without marks,
because they err in different places (nlp/README.md). Plain numpy, rows touched by a batch updated alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

HIDDEN = 64
_ROUNDS, _BATCH, _STEP = 7, 128, 0.01
_DROP_INPUT, _DROP_HIDDEN, _SMOOTH = 0.3, 0.3, 0.05
INPUT_SCALE = 2.0


class Adam:
    """Adam's running means for one array; rows that a batch does not touch stay as they are."""

    def __init__(self, values: Floats) -> None:
        self.values = values
        self.mean, self.square, self.count = np.zeros_like(values), np.zeros_like(values), 0

    def step(self, slope: Floats, rate: float, rows: Any = slice(None)) -> None:
        self.count += 1
        self.mean[rows] = 0.9 * self.mean[rows] + 0.1 * slope
        self.square[rows] = 0.999 * self.square[rows] + 0.001 * slope * slope
        mean = self.mean[rows] / (1 - 0.9**self.count)
        square = self.square[rows] / (1 - 0.999**self.count)
        self.values[rows] -= (rate * mean / (np.sqrt(square) + 1e-8)).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Net:
    """Weights in and out, over the features it kept."""

    used: npt.NDArray[np.int64]
    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats

    def logits(self, table: Any) -> Floats:
        hidden = np.maximum((table[:, self.used] * INPUT_SCALE) @ self.inner + self.inner_bias, 0)
        scores: Floats = hidden @ self.outer + self.outer_bias
        return scores


def learn_net(table: Any, targets: npt.NDArray[np.int64], labels: int, common: int = 5) -> Net:
    used = np.flatnonzero(table.getnnz(axis=0) >= common)
    chosen = table[:, used].tocsr()
    random = np.random.RandomState(0)
    inner = Adam((random.randn(len(used), HIDDEN) * 0.5).astype(np.float32))
    inner_bias = Adam(np.zeros(HIDDEN, np.float32))
    outer = Adam((random.randn(HIDDEN, labels) / np.sqrt(HIDDEN)).astype(np.float32))
    outer_bias = Adam(np.zeros(labels, np.float32))
    for at in range(_ROUNDS):
        order = random.permutation(chosen.shape[0])
        rate = _STEP * (1 - at / _ROUNDS) + 1e-4
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            rows = _thinned(chosen[batch], random)
            _learn_batch(rows, targets[batch], (inner, inner_bias, outer, outer_bias), rate, random)
    return Net(used, inner.values, inner_bias.values, outer.values, outer_bias.values)


def _thinned(rows: Any, random: np.random.RandomState) -> Any:
    """Some features hidden, the rest louder, so that none is relied on alone."""
    rows = rows.copy()
    keep = random.rand(rows.nnz) > _DROP_INPUT
    rows.data = (rows.data * keep * (INPUT_SCALE / (1 - _DROP_INPUT))).astype(np.float32)
    return rows


def _learn_batch(
    rows: Any, targets: Any, layers: tuple[Adam, Adam, Adam, Adam], rate: float, random: np.random.RandomState
) -> None:
    inner, inner_bias, outer, outer_bias = layers
    before = rows @ inner.values + inner_bias.values
    mask = ((random.rand(*before.shape) > _DROP_HIDDEN) / (1 - _DROP_HIDDEN)).astype(np.float32)
    hidden = np.maximum(before, 0) * mask
    wanted = np.full((len(targets), len(outer_bias.values)), _SMOOTH / len(outer_bias.values), np.float32)
    wanted[np.arange(len(targets)), targets] += 1 - _SMOOTH
    slope = (_softmax(hidden @ outer.values + outer_bias.values) - wanted) / len(targets)
    inward = (slope @ outer.values.T) * mask * (before > 0)
    touched = np.unique(rows.indices)
    inner.step((rows[:, touched].T @ inward).astype(np.float32), rate, touched)
    inner_bias.step(inward.sum(axis=0), rate)
    outer.step(hidden.T @ slope, rate)
    outer_bias.step(slope.sum(axis=0), rate)


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances: Floats = raised / raised.sum(axis=1, keepdims=True)
    return chances
