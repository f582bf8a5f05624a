"""Trains the net that reads words in their order: every three words beside each other, then what of it is strongest.

It votes beside the nets that know only what is in a text. On lines left out of four parts in turn all three learners
had 0.874 of the labels right against 0.860 without it, and heard 0.887 of the dangers against 0.857 at the same false
alarms (nlp/README.md). Plain numpy; a pass over the corpus takes some ten seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from nlp.classify import gathered
from nlp.features import BITS, Features
from nlp.train_net import Adam, Floats, slope

_WORD, _UNITS, _WINDOW = 128, 256, 3  # how wide a word's meaning is, how many units look at how many words
_ROUNDS, _BATCH, _STEP, _LEAST_STEP = 10, 256, 0.004, 1e-4
_DROP_PART, _DROP_MEANING, _DROP_UNIT = 0.25, 0.1, 0.4
_COMMON = 4  # what a word is made of must be seen so often to mean something

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Order:
    """What was learnt: a meaning for each part of a word, the windows' weights, and those of the answers."""

    used: Numbers
    words: Floats
    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats


@dataclass(frozen=True, slots=True)
class _Batch:
    """Texts side by side, each padded to the longest; a cell is a word of a text."""

    cells: int  # of a text, with its margins
    lengths: Numbers  # of the texts in words
    rows: Numbers  # the part of a word, from 1 on
    at: Numbers  # the cell it belongs to


def learn_windows(found: Sequence[Features], wanted: Sequence[Floats], seed: int = 0) -> Order:
    """`wanted`: for each question the chance of each answer, a row for each text."""
    random = np.random.RandomState(seed)
    counts = np.bincount(np.concatenate([one.inside for one in found]), minlength=1 << BITS)
    used = np.flatnonzero(counts >= _COMMON)
    place = np.zeros(1 << BITS, dtype=np.int64)
    place[used] = np.arange(1, len(used) + 1)
    net = _Net(len(used), sum(one.shape[1] for one in wanted), random)
    lengths = np.array([len(one.begins) for one in found])
    for at in range(_ROUNDS):
        order = np.argsort(lengths + random.rand(len(found)) * 3)  # alike in length, so that little is padding
        batches = [order[first : first + _BATCH] for first in range(0, len(order), _BATCH)]
        random.shuffle(batches)
        rate = _STEP * (1 - at / _ROUNDS) + _LEAST_STEP
        for chosen in batches:
            net.learn(_together([found[one] for one in chosen], place, random), [one[chosen] for one in wanted], rate)
    return Order(used, net.words.values[1:], *(one.values for one in net.layers))


def _together(texts: Sequence[Features], place: Numbers, random: np.random.RandomState) -> _Batch:
    """Some parts of words are hidden, so that none is relied on alone."""
    lengths = np.array([len(one.begins) for one in texts])
    cells = int(lengths.max()) + _WINDOW - 1
    rows = place[np.concatenate([one.inside for one in texts])]
    at = np.concatenate([_words(one) + number * cells + _WINDOW // 2 for number, one in enumerate(texts)])
    keep = (rows > 0) & (random.rand(len(rows)) > _DROP_PART)
    return _Batch(cells, lengths, rows[keep], at[keep])


def _words(text: Features) -> Numbers:
    """Which word each part belongs to."""
    return np.repeat(np.arange(len(text.begins)), np.diff(text.begins, append=len(text.inside)))


class _Net:
    """The weights while they are learnt."""

    def __init__(self, parts: int, answers: int, random: np.random.RandomState) -> None:
        def some(rows: int, columns: int, size: float) -> Adam:
            return Adam((random.randn(rows, columns) * size).astype(np.float32))

        self.random = random
        self.words = some(parts + 1, _WORD, 0.1)
        self.inner = some(_WINDOW * _WORD, _UNITS, np.sqrt(2 / (_WINDOW * _WORD)))
        self.inner_bias = Adam(np.zeros(_UNITS, np.float32))
        self.outer = some(2 * _UNITS, answers, 0.5 / np.sqrt(_UNITS))
        self.outer_bias = Adam(np.zeros(answers, np.float32))

    @property
    def layers(self) -> tuple[Adam, ...]:
        return self.inner, self.inner_bias, self.outer, self.outer_bias

    def learn(self, batch: _Batch, wanted: Sequence[Floats], rate: float) -> None:
        """One step against the slope of the answers' error."""
        from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

        texts, words = len(batch.lengths), batch.cells - _WINDOW + 1
        touched, columns = np.unique(batch.rows, return_inverse=True)
        ones = np.ones(len(columns), np.float32)
        parts: Any = csr_matrix((ones, (batch.at, columns)), shape=(texts * batch.cells, len(touched)))
        # Forward, as nlp.classify.Windows does it for one text.
        dropped = self._mask((texts, 1, _WORD), _DROP_MEANING)
        meaning = (parts @ self.words.values[touched]).reshape(texts, batch.cells, _WORD) * dropped
        beside = np.concatenate([meaning[:, first : first + words] for first in range(_WINDOW)], axis=2)
        beside = beside.reshape(texts * words, _WINDOW * _WORD)
        units = np.maximum(beside @ self.inner.values + self.inner_bias.values, 0).reshape(texts, words, _UNITS)
        units *= (np.arange(words) < batch.lengths[:, None])[:, :, None]
        mask = self._mask((texts, 2 * _UNITS), _DROP_UNIT)
        seen = np.hstack(gathered(units, batch.lengths)) * mask
        answers = np.asarray(seen @ self.outer.values + self.outer_bias.values, dtype=np.float32)
        # Back: the error goes to the word where a unit was strongest, and a part of it to all words.
        back = slope(answers, wanted) / np.float32(texts)
        to_seen: Floats = np.multiply(back @ self.outer.values.T, mask, dtype=np.float32)
        to_units = _back_to_units(to_seen, units, batch.lengths).reshape(texts * words, _UNITS)
        to_beside = (to_units @ self.inner.values.T).reshape(texts, words, _WINDOW * _WORD)
        to_meaning = np.zeros_like(meaning)
        for first in range(_WINDOW):
            to_meaning[:, first : first + words] += to_beside[:, :, first * _WORD : (first + 1) * _WORD]
        to_meaning = (to_meaning * dropped).reshape(texts * batch.cells, _WORD)
        self.outer.step(seen.T @ back, rate)
        self.outer_bias.step(back.sum(axis=0), rate)
        self.inner.step(beside.T @ to_units, rate)
        self.inner_bias.step(to_units.sum(axis=0), rate)
        self.words.step((parts.T @ to_meaning).astype(np.float32), rate, touched)

    def _mask(self, shape: tuple[int, ...], drop: float) -> Floats:
        mask: Floats = ((self.random.rand(*shape) > drop) / (1 - drop)).astype(np.float32)
        return mask


def _back_to_units(to_seen: Floats, units: Floats, lengths: Numbers) -> Floats:
    """The slope of nlp.classify.gathered, and of the units' own bend at zero."""
    held_back = (0.5 / np.sqrt(lengths)).astype(np.float32)[:, None]
    to_units: Floats = np.repeat((to_seen[:, _UNITS:] * held_back)[:, None], units.shape[1], axis=1)
    at = units.argmax(axis=1)[:, None]
    strongest = np.take_along_axis(to_units, at, axis=1) + to_seen[:, None, :_UNITS]
    np.put_along_axis(to_units, at, strongest, axis=1)
    return to_units * (units > 0)
