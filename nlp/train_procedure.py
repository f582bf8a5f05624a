"""Makes the ranking of procedures from the examples and the lists of their names: python -m nlp.train_procedure."""

from __future__ import annotations

import hashlib
import sys
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import numpy.typing as npt

from nlp import noise
from nlp.examples import Example, corpus_files, load
from nlp.extract.procedure import RANKING, Codes, observe
from nlp.normalise import fold, read
from nlp.phrases import Phrases, lists_of

_STRENGTH = 0.7
_COPIES = ("no marks", "teencode", "misspelt")  # spoilt copies of every training line
_RARE = 2  # copies that a thing must be seen in to be kept
Line = tuple[str, str]  # a text and its procedure


def lines_of(examples: Sequence[Example]) -> list[Line]:
    """The lines that are about one procedure."""
    told = [(one.text, one.slots.get("procedure", "")) for one in examples]
    return [(text, procedure) for text, procedure in told if procedure and " " not in procedure]


def mark_of(lines: Sequence[Line]) -> str:
    """What the file remembers of the lines it was made from."""
    return hashlib.sha256("\n".join(sorted(f"{text}\t{procedure}" for text, procedure in lines)).encode()).hexdigest()


def _spoilt(lines: Sequence[Line]) -> list[Line]:
    random = Random(7)  # noqa: S311 - the same noise every time is the point
    found = []
    for text, procedure in lines:
        copies = sorted({text, *(noise.KINDS[kind](text, random) for kind in _COPIES)})
        found += [(copy, procedure) for copy in copies]
    return found


def _names() -> list[Line]:
    return [(name, procedure) for procedure, names in lists_of("procedures").items() for name in names]


def _observed(lines: Sequence[Line], names: Phrases) -> list[Codes]:
    readings = [read(text) for text, _ in lines]
    return [observe(reading, names.find(reading.words)) for reading in readings]


def _table(seen: Sequence[Codes], known: Codes) -> Any:
    """Rows scaled as at run time: divided by the root of all that was observed."""
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

    places = [np.searchsorted(known, np.intersect1d(one, known, assume_unique=True)) for one in seen]
    sizes = [len(one) for one in places]
    values = np.repeat([1 / np.sqrt(max(len(one), 1)) for one in seen], sizes).astype(np.float32)
    return csr_matrix((values, np.concatenate(places), np.cumsum([0, *sizes])), shape=(len(seen), len(known)))


def _learn(lines: Sequence[Line], phrases: Phrases) -> tuple[Codes, Any]:
    from sklearn.svm import LinearSVC

    told = _spoilt(lines) + _names()
    seen = _observed(told, phrases)
    codes, counts = np.unique(np.concatenate(seen), return_counts=True)
    known = codes[counts >= _RARE]
    return known, LinearSVC(C=_STRENGTH, random_state=1).fit(_table(seen, known), [one for _, one in told])


def _tune(lines: Sequence[Line], phrases: Phrases) -> tuple[float, float]:
    """The divisor that makes the margins honest, and the share right, on every tenth line, not learnt from."""
    apart = [line for line in lines if zlib.crc32(fold(line[0]).encode()) % 10 == 0]
    known, learner = _learn([line for line in lines if line not in set(apart)], phrases)
    apart = [line for line in apart if line[1] in learner.classes_]
    margins = learner.decision_function(_table(_observed(apart, phrases), known))
    targets = np.searchsorted(learner.classes_, [procedure for _, procedure in apart])
    heat = min(np.geomspace(0.03, 1, 80), key=lambda one: _loss(margins / one, targets))
    return float(heat), float(np.mean(margins.argmax(axis=1) == targets))


def _loss(scores: npt.NDArray[np.float64], targets: npt.NDArray[np.int64]) -> float:
    top = scores.max(axis=1, keepdims=True)
    spread = np.log(np.exp(scores - top).sum(axis=1)) + top[:, 0]
    return float(np.mean(spread - scores[np.arange(len(targets)), targets]))


def train(files: Sequence[Path], out: Path = RANKING) -> None:
    """Tunes on every tenth line, learns from all, writes weights as small integers."""
    began = time.perf_counter()
    lines, phrases = lines_of(load(files)), Phrases.of(lists_of("procedures"))
    heat, right = _tune(lines, phrases)
    known, learner = _learn(lines, phrases)
    scale = np.maximum(np.abs(learner.coef_).max(axis=1), 1e-6) / 127
    np.savez_compressed(
        out,
        ids=learner.classes_.astype(np.str_),
        known=known,
        rows=np.rint(learner.coef_ / scale[:, None]).astype(np.int8).T,
        scale=scale.astype(np.float32),
        bias=learner.intercept_.astype(np.float32),
        temperature=heat,
        examples=mark_of(lines),
    )
    took = time.perf_counter() - began
    print(f"{out.name}: {len(lines)} lines, {right:.3f} right on a tenth, {took:.0f} s", flush=True)  # noqa: T201


def main() -> int:
    train(corpus_files())
    return 0


if __name__ == "__main__":
    sys.exit(main())
