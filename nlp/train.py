"""Makes the model file from the examples: python -m nlp.train (scikit-learn is needed only here)."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import numpy.typing as npt

from nlp import noise
from nlp.classify import HEAD_SHIFT, LABELS, MODEL, NONE, Matrix, head_rows, shrink
from nlp.examples import Example, corpus_files, digest, is_for_tuning, load
from nlp.features import CHAR_BITS, WORD_BITS, Features, features
from nlp.normalise import read
from nlp.phrases import Phrases, lists_of

Weights = npt.NDArray[np.float64]
Say = Callable[[str], None]

_STRENGTH = 30.0  # how little the weights are held back; chosen on the tuning lines
_HEAD_STRENGTH = 20.0
_ROUNDS = 120
_COPIES = ("no marks", "teencode", "misspelt")  # spoilt copies of every training line


@dataclass(frozen=True, slots=True)
class Rows:
    """Features of many texts as one sparse table, and which line each row came from."""

    table: Any
    line: npt.NDArray[np.int64]


def featurise(texts: Sequence[str]) -> list[Features]:
    phrases = Phrases.of(lists_of("concepts"))
    found = []
    for text in texts:
        reading = read(text)
        found.append(features(reading, phrases.find(reading.words)))
    return found


def spoilt(examples: Sequence[Example], seed: int = 7) -> tuple[list[str], npt.NDArray[np.int64]]:
    """Every line, and its spoilt copies."""
    random = Random(seed)  # noqa: S311 - the same noise every time is the point
    texts, lines = [], []
    for at, example in enumerate(examples):
        copies = {example.text, *(noise.KINDS[kind](example.text, random) for kind in _COPIES)}
        rare = random.choice(("telex", "vni", "joined", "held keys"))
        copies.add(noise.KINDS[rare](example.text, random))
        ordered = sorted(copies)
        texts += ordered
        lines += [at] * len(ordered)
    return texts, np.array(lines)


def sparse(found: Sequence[Features], head: bool) -> Any:
    """Rows scaled as at run time: each block divided by the root of its size."""
    from scipy.sparse import csr_matrix

    columns, values, ends = [], [], [0]
    for one in found:
        blocks = [np.unique(one.words >> HEAD_SHIFT)] if head else [one.words, one.chars + (1 << WORD_BITS)]
        for block in blocks:
            columns.append(block)
            values.append(np.full(len(block), 1 / np.sqrt(max(len(block), 1)), dtype=np.float32))
        ends.append(ends[-1] + sum(map(len, blocks)))
    width = head_rows() if head else (1 << WORD_BITS) + (1 << CHAR_BITS)
    return csr_matrix((np.concatenate(values), np.concatenate(columns), ends), shape=(len(found), width))


def fit(
    table: Any,
    targets: npt.NDArray[np.int64],
    strength: float,
    weights: npt.NDArray[np.float64] | None = None,
) -> tuple[Weights, Weights, Any]:
    """Multinomial logistic regression over the columns that occur at least twice."""
    from sklearn.linear_model import LogisticRegression

    used = np.flatnonzero(table.getnnz(axis=0) >= 2)
    learner = LogisticRegression(C=strength, max_iter=_ROUNDS, tol=1e-3)
    learner.fit(table[:, used], targets, sample_weight=weights)
    coefficients, intercepts = learner.coef_, learner.intercept_
    if len(learner.classes_) == 2:
        coefficients, intercepts = (
            np.vstack([-coefficients, coefficients]) / 2,
            np.array([-1, 1]) * intercepts / 2,
        )
    return coefficients, intercepts, used


def head_target(name: str) -> Callable[[Example], str | None]:
    """What a line teaches about one of the smaller questions (None: nothing)."""
    return {
        "sub": lambda one: one.sub,
        "procedure": lambda one: (
            one.slots.get("procedure") if "-" in one.slots.get("procedure", "") else None
        ),
        "emergency": lambda one: one.emergency or NONE,
        "restricted": lambda one: one.restricted or NONE,
    }[name]


_SUBS = {  # reference: operations.md §1.5; the first of a list is taken where nothing speaks for another
    "lighting": ["CS1", "CS2", "CS3", "CS4"],
    "trash": ["RT1", "RT2", "RT3", "RT4", "RT5", "RT6"],
    "noise": ["TO1", "TO2", "TO3", "TO4", "TO5"],
    "road": ["GT1", "GT2", "GT3", "GT4", "GT5", "GT6"],
    "flooding_drainage": ["NN1", "NN2", "NN3"],
    "trees": ["CX1", "CX2", "CX3", "CX5"],
    "sidewalk_encroachment": ["DT1", "DT2", "GT5"],
    "illegal_construction": ["DT4", "DT5"],
    "utilities": ["DN1", "DN2", "DN3", "DN4"],
    "security_order": ["AN1", "AN2", "AN3", "AN4", "AN5", "AN6"],
    "pollution": ["MT1", "MT2", "MT6", "NN3"],
    "animals": ["MT5", "MT6", "RT5"],
    "public_space": ["CX4"],
    "food_safety": ["MT3"],
    "health_epidemic": ["MT4"],
    "advertising": ["DT3"],
    "officials_conduct": ["HC4", "HC5", "HC6"],
    "other": ["DT6", "GT7"],
    "emergency": ["AN1", "AN2", "AN5", "DN2", "NN1", "NN4", "CX1", "XH1", "XH6", "MT3"],
    "ask_procedure": ["HC1", "HC8", "HC3"],
    "check_status": ["HC2"],
    "request_home_visit": ["XH3"],
    "welfare_request": ["XH2", "XH4", "XH5"],
    "suggest_initiative": ["HC7"],
}

HEADS = ("sub", "procedure", "emergency", "restricted")


def temperature(logits: Weights, targets: npt.NDArray[np.int64]) -> float:
    """The divisor that makes the scores honest on lines not trained on."""
    if not len(targets):
        return 1.0

    def loss(divisor: float) -> float:
        scaled = logits / divisor
        top = scaled.max(axis=1, keepdims=True)
        return float(
            np.mean(
                np.log(np.exp(scaled - top).sum(axis=1))
                + top[:, 0]
                - scaled[np.arange(len(targets)), targets]
            )
        )

    return float(min(np.geomspace(0.3, 5, 80), key=loss))


@dataclass(frozen=True, slots=True)
class Learnt:
    labels: tuple[str, ...]
    weights: Weights
    bias: Weights
    used: npt.NDArray[np.int64]

    def logits(self, table: Any) -> Weights:
        scores: Weights = table[:, self.used] @ self.weights.T + self.bias
        return scores


def learn(
    examples: Sequence[Example],
    found: Sequence[Features],
    lines: npt.NDArray[np.int64],
    target: Callable[[Example], str | None],
    head: bool,
) -> Learnt:
    wanted = [target(one) for one in examples]
    rows = np.array([at for at, line in enumerate(lines) if wanted[line] is not None])
    names = tuple(sorted({one for one in wanted if one is not None})) if head else LABELS
    number = {name: at for at, name in enumerate(names)}
    targets = np.array([number[str(wanted[line])] for line in lines[rows]])
    table = sparse([found[at] for at in rows], head)
    coefficients, bias, used = fit(table, targets, _HEAD_STRENGTH if head else _STRENGTH)
    present = sorted(set(targets.tolist()))
    weights = np.zeros((len(names), coefficients.shape[1]))
    full_bias = np.full(len(names), -9.0)
    weights[present], full_bias[present] = coefficients, bias
    return Learnt(names, weights, full_bias, used)


def targets_of(
    examples: Sequence[Example], learnt: Learnt, target: Callable[[Example], str | None]
) -> tuple[list[int], npt.NDArray[np.int64]]:
    number = {name: at for at, name in enumerate(learnt.labels)}
    kept = [at for at, one in enumerate(examples) if target(one) in number]
    return kept, np.array([number[str(target(examples[at]))] for at in kept], dtype=np.int64)


def train(files: Sequence[Path], out: Path = MODEL, final: bool = True, say: Say = print) -> dict[str, float]:
    """Learns on nine lines of ten, tunes on the tenth, then learns on all and writes the file."""
    began = time.perf_counter()
    examples = load(files)
    tuning = [one for one in examples if is_for_tuning(one)]
    training = [one for one in examples if not is_for_tuning(one)]
    say(f"{len(training)} lines to learn from, {len(tuning)} to tune on")
    questions: dict[str, Callable[[Example], str | None]] = {"label": lambda one: one.label}
    questions.update({name: head_target(name) for name in HEADS})
    texts, lines = spoilt(training)
    found, held = featurise(texts), featurise([one.text for one in tuning])
    heat: dict[str, float] = {}
    figures: dict[str, float] = {}
    learnt: dict[str, Learnt] = {}
    for name, target in questions.items():
        head = name != "label"
        learnt[name] = learn(training, found, lines, target, head)
        kept, targets = targets_of(tuning, learnt[name], target)
        logits = learnt[name].logits(sparse([held[at] for at in kept], head)) if kept else np.zeros((0, 1))
        heat[name] = temperature(logits, targets)
        figures[name] = float(np.mean(logits.argmax(axis=1) == targets)) if kept else 0.0
        say(
            f"{name}: {figures[name]:.3f} right of {len(kept)}, temperature {heat[name]:.2f}, {time.perf_counter() - began:.0f} s"
        )
    if final:
        texts, lines = spoilt(examples)
        found = featurise(texts)
        for name, target in questions.items():
            learnt[name] = learn(examples, found, lines, target, name != "label")
            say(f"{name}: learnt on all lines, {time.perf_counter() - began:.0f} s")
    write(out, learnt, heat, {"examples": digest(files), "lines": len(examples), "tuning": figures})
    say(f"{out.name}: {out.stat().st_size / 1e6:.1f} MB, {time.perf_counter() - began:.0f} s")
    return figures


def write(out: Path, learnt: dict[str, Learnt], heat: dict[str, float], about: dict[str, Any]) -> None:
    arrays: dict[str, Any] = {}
    main = learnt["label"]
    border = 1 << WORD_BITS
    in_words = main.used < border
    _keep(arrays, "words", shrink(main.weights[:, in_words], main.used[in_words], border))
    _keep(arrays, "chars", shrink(main.weights[:, ~in_words], main.used[~in_words] - border, 1 << CHAR_BITS))
    arrays["bias"] = main.bias.astype(np.float32)
    about = about | {"subs": _SUBS, "labels": main.labels, "temperature": heat["label"], "heads": {}}
    for name in HEADS:
        head = learnt[name]
        _keep(arrays, name, shrink(head.weights, head.used, head_rows()))
        arrays[f"{name}_bias"] = head.bias.astype(np.float32)
        about["heads"][name] = {"labels": head.labels, "temperature": heat[name]}
    arrays["about"] = np.array(json.dumps(about, ensure_ascii=False, sort_keys=True))
    np.savez_compressed(out, **arrays)


def _keep(arrays: dict[str, Any], name: str, matrix: Matrix) -> None:
    filled = np.flatnonzero(np.abs(matrix.rows).max(axis=1) > 0)
    arrays[f"{name}_at"] = filled.astype(np.int32)
    arrays[f"{name}_rows"] = matrix.rows[filled]
    arrays[f"{name}_size"] = np.array(len(matrix.rows))
    arrays[f"{name}_scale"] = matrix.scale


def main() -> int:
    train(corpus_files(), final="--quick" not in sys.argv, say=lambda line: print(line, flush=True))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
