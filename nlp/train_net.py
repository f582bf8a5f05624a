"""Trains the small nets that vote beside the margin learner: one hidden layer, several questions at once.

The questions share the hidden units: what tells danger from harmless talk is learnt from the labels too, and the
danger head heard three times as many dangers as a linear judge at the same false alarms (nlp/README.md). Three nets
from different beginnings are joined into one wide one; half of the inputs are hidden at each step. Plain numpy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

HIDDEN, MEMBERS = 48, 3
_ROUNDS, _BATCH, _STEP = 12, 1024, 0.03
_DROP_INPUT, _DROP_HIDDEN, _SMOOTH = 0.5, 0.3, 0.05
_COMMON = 8  # a feature must be seen so often to be kept
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
    """Weights in and out, over the features it kept; the answers to all questions side by side."""

    used: npt.NDArray[np.int64]
    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats

    def logits(self, table: Any) -> Floats:
        hidden = np.maximum((table[:, self.used] * INPUT_SCALE) @ self.inner + self.inner_bias, 0)
        scores: Floats = hidden @ self.outer + self.outer_bias
        return scores


def learn_net(table: Any, wanted: Sequence[Floats], members: int = MEMBERS) -> Net:
    """`wanted`: for each question the chance of each answer, a row for each row of the table."""
    used = np.flatnonzero(table.getnnz(axis=0) >= _COMMON)
    chosen = table[:, used].tocsr()
    nets = [_learn_one(chosen, wanted, seed) for seed in range(members)]
    inner, inner_bias, outer, outer_bias = (list(arrays) for arrays in zip(*nets, strict=True))
    joined: Floats = (np.vstack(outer) / members).astype(np.float32)
    joined_bias: Floats = np.vstack(outer_bias).mean(axis=0, dtype=np.float32)
    return Net(used, np.hstack(inner), np.concatenate(inner_bias), joined, joined_bias)


def _learn_one(table: Any, wanted: Sequence[Floats], seed: int) -> tuple[Floats, Floats, Floats, Floats]:
    random = np.random.RandomState(seed)
    answers = sum(one.shape[1] for one in wanted)
    inner = Adam((random.randn(table.shape[1], HIDDEN) * 0.5).astype(np.float32))
    inner_bias = Adam(np.zeros(HIDDEN, np.float32))
    outer = Adam((random.randn(HIDDEN, answers) / np.sqrt(HIDDEN)).astype(np.float32))
    outer_bias = Adam(np.zeros(answers, np.float32))
    for at in range(_ROUNDS):
        order = random.permutation(table.shape[0])
        rate = _STEP * (1 - at / _ROUNDS) + 1e-4
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            rows = _thinned(table[batch], random)
            _learn_batch(rows, [one[batch] for one in wanted], (inner, inner_bias, outer, outer_bias), rate, random)
    return inner.values, inner_bias.values, outer.values, outer_bias.values


def _thinned(rows: Any, random: np.random.RandomState) -> Any:
    """Some features hidden, the rest louder, so that none is relied on alone."""
    rows = rows.copy()
    keep = random.rand(rows.nnz) > _DROP_INPUT
    rows.data = (rows.data * keep * (INPUT_SCALE / (1 - _DROP_INPUT))).astype(np.float32)
    return rows


def _narrow(rows: Any) -> tuple[npt.NDArray[np.int64], Any]:
    """The columns that are not empty, and the rows over these alone."""
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

    seen = np.zeros(rows.shape[1], dtype=bool)
    seen[rows.indices] = True
    touched = np.flatnonzero(seen)
    place = np.cumsum(seen) - 1
    shape = (rows.shape[0], len(touched))
    return touched, csr_matrix((rows.data, place[rows.indices], rows.indptr), shape=shape)


def _learn_batch(
    rows: Any, wanted: Sequence[Floats], layers: tuple[Adam, Adam, Adam, Adam], rate: float,
    random: np.random.RandomState,
) -> None:  # fmt: skip
    inner, inner_bias, outer, outer_bias = layers
    touched, rows = _narrow(rows)
    before = rows @ inner.values[touched] + inner_bias.values
    mask = ((random.rand(*before.shape) > _DROP_HIDDEN) / (1 - _DROP_HIDDEN)).astype(np.float32)
    hidden = np.maximum(before, 0) * mask
    back = slope(hidden @ outer.values + outer_bias.values, wanted) / np.float32(rows.shape[0])
    inward = (back @ outer.values.T) * mask * (before > 0)
    inner.step((rows.T @ inward).astype(np.float32), rate, touched)
    inner_bias.step(inward.sum(axis=0), rate)
    outer.step(hidden.T @ back, rate)
    outer_bias.step(back.sum(axis=0), rate)


def slope(logits: Floats, wanted: Sequence[Floats]) -> Floats:
    """How far each question's answers are from the wanted ones, side by side."""
    parts, first = [], 0
    for one in wanted:
        last = first + one.shape[1]
        parts.append(_softmax(logits[:, first:last]) - (one * (1 - _SMOOTH) + _SMOOTH / one.shape[1]))
        first = last
    return np.hstack(parts).astype(np.float32)


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances: Floats = raised / raised.sum(axis=1, keepdims=True)
    return chances
