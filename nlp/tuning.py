"""Makes the model honest on the development lines, which are never trained on: python -m nlp.tuning.

Divisors that turn scores into chances, the weights of the evidence of danger and of legal matters, and the confidence
from which each label may be acted on without asking. They are written into the model file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import numpy.typing as npt

from nlp import noise
from nlp.classify import LABELS, MODEL, Model, as_label, guesses
from nlp.emergency import danger_evidence, legal_evidence
from nlp.examples import Example, development_files, digest, load
from nlp.features import Features, features
from nlp.normalise import read
from nlp.phrases import Hit, lexicon, sorted_out

Weights = npt.NDArray[np.float64]

UNTUNED: dict[str, Any] = {
    "sharpness": 1.0, "sure_from": {}, "judge": {"danger": (1, 0, 0), "legal": (1, 0, 0, 0)},
}  # fmt: skip
# Shares of the harmless lines, spoilt ones too, that may raise an alarm or be kept close: missing a danger is worse.
_ALARMS, _CLOSED = 0.025, 0.005
_PRECISION, _LEAST = 0.95, 0.36  # no label is sure below the latter
_COMMON_SENSE = 20  # so many lines of all labels stand beside a label's own when its threshold is chosen
_SPOILT = ("no marks", "teencode")

Seen = tuple[Example, Features, list[Hit]]


def save(out: Path, arrays: dict[str, Any], about: dict[str, Any]) -> None:
    for questions in (about["questions"], about["heads"]):
        for facts in questions.values():
            facts.setdefault("temperature", 1.0)
    np.savez_compressed(out, about=np.array(json.dumps(about, ensure_ascii=False, sort_keys=True)), **arrays)


def tune(out: Path = MODEL) -> Iterator[str]:
    """Each step uses what the one before has found."""
    files = development_files()
    examples = [one for one in load(files) if not one.issues]
    lines = _seen(examples)
    spoilt = [*lines, *(seen for kind in _SPOILT for seen in _seen(examples, kind))]
    with np.load(out, allow_pickle=False) as kept:
        arrays = {name: kept[name] for name in kept.files if name != "about"}
        about = json.loads(str(kept["about"])) | UNTUNED | {"tuned_on": digest(files)}
    for name in about["questions"]:
        about["questions"][name]["temperature"] = 1.0
    model = _saved(out, arrays, about)
    _cool(model, lines, about)
    model = _saved(out, arrays, about)
    about["sharpness"] = _sharpness(model, lines)
    model = _saved(out, arrays, about)
    about["judge"] = {"danger": _danger(model, spoilt), "legal": _legal(model, spoilt)}
    about["sure_from"] = sure_from(model, lines)
    _saved(out, arrays, about)
    yield f"tuned on {len(lines)} lines: " + json.dumps(about["judge"] | {"sharpness": about["sharpness"]})


def _saved(out: Path, arrays: dict[str, Any], about: dict[str, Any]) -> Model:
    save(out, arrays, about)
    return Model.load(out)


def _seen(examples: Sequence[Example], kind: str = "") -> list[Seen]:
    phrases, random = lexicon(), Random(5)  # noqa: S311 - the same noise every time
    found = []
    for one in examples:
        reading = read(noise.KINDS[kind](one.text, random) if kind else one.text)
        hits = sorted_out(phrases.find(reading.words))
        found.append((one, features(reading, hits), hits["emergency"]))
    return found


# --- honest chances ---------------------------------------------------------------------------------------


def _cool(model: Model, lines: Sequence[Seen], about: dict[str, Any]) -> None:
    targets: dict[str, Callable[[Example], str | None]] = {
        "label": lambda one: one.label,
        "sub": lambda one: one.sub,
        "emergency": lambda one: one.emergency or "none",
        "restricted": lambda one: one.restricted or "none",
    }
    for name, question in model.questions.items():
        scores = [(model.matrices[name].total(found.present), targets[name](one)) for one, found, _ in lines]
        about["questions"][name]["temperature"] = _divisor(scores, question.labels)
    for name, head in model.heads.items():
        part = slice(head.first, head.first + len(head.labels))
        scores = [(model.scores(found)[part], targets[name](one)) for one, found, _ in lines]
        about["heads"][name]["temperature"] = _divisor(scores, head.labels)


def _divisor(scores: Sequence[tuple[Any, str | None]], labels: Sequence[str]) -> float:
    asked = [(one, labels.index(label)) for one, label in scores if label in labels]
    if not asked:
        return 1.0
    return temperature(np.array([one for one, _ in asked], dtype=np.float64), np.array([at for _, at in asked]))


def temperature(logits: Weights, targets: npt.NDArray[np.int64]) -> float:
    """The divisor under which the right answers are likeliest."""

    def loss(divisor: float) -> float:
        scaled = logits / divisor
        top = scaled.max(axis=1, keepdims=True)
        spread = np.log(np.exp(scaled - top).sum(axis=1)) + top[:, 0]
        return float(np.mean(spread - scaled[np.arange(len(targets)), targets]))

    return float(min(np.geomspace(0.05, 3, 120), key=loss))


def _sharpness(model: Model, lines: Sequence[Seen]) -> float:
    """How sharp the mean of both votes has to be: being right counts as it is scored, other accepted labels too."""
    chances = np.array([model.votes(found).labels for _, found, _ in lines], dtype=np.float64)
    best = [
        LABELS[row.argmax()] if LABELS[row.argmax()] in one.accepted else one.label
        for row, (one, _, _) in zip(chances, lines, strict=True)
    ]
    return 1 / temperature(np.log(chances + 1e-7), np.array([LABELS.index(label) for label in best]))


# --- danger and law ---------------------------------------------------------------------------------------


def _danger(model: Model, lines: Sequence[Seen]) -> list[float]:
    evidence, wanted = [], []
    for one, found, _ in lines:
        in_danger = one.emergency is not None or one.intent == "emergency"
        if in_danger or "emergency" not in one.accepted:
            votes = model.votes(found)
            evidence.append(danger_evidence(float(votes.labels[LABELS.index("emergency")]), votes.kinds))
            wanted.append(in_danger)
    return _weights(evidence, wanted, _ALARMS)


def _legal(model: Model, lines: Sequence[Seen]) -> list[float]:
    evidence = [legal_evidence(hits, model.votes(found).legal) for _, found, hits in lines]
    return _weights(evidence, [one.restricted is not None for one, _, _ in lines], _CLOSED)


def _weights(evidence: Sequence[tuple[float, ...]], wanted: Sequence[bool], allowed: float) -> list[float]:
    """Logistic weights of the evidence; zero is where the allowed share of harmless lines is let through."""
    from sklearn.linear_model import LogisticRegression

    facts, told = np.array(evidence), np.array(wanted)
    learner = LogisticRegression(C=0.3, max_iter=1000).fit(facts, told)
    weights = learner.coef_[0]
    harmless = np.sort(facts[~told] @ weights)[::-1]
    level = harmless[int(len(harmless) * allowed)] + 1e-6
    return [*(round(float(one), 4) for one in weights), round(float(-level), 4)]


# --- when to ask ------------------------------------------------------------------------------------------


def sure_from(model: Model, lines: Sequence[Seen]) -> dict[str, float]:
    """For each label the lowest confidence from which nineteen of twenty are right; rare labels lean on all."""
    told: list[tuple[str, float, bool]] = []
    for one, found, _ in lines:
        best = guesses(model.votes(found).labels, 1)[0]
        told.append((as_label(best), best.confidence, as_label(best) in one.accepted))
    return {label: _threshold(told, label) for label in LABELS}


def _threshold(told: Sequence[tuple[str, float, bool]], label: str) -> float:
    for level in np.arange(_LEAST, 0.96, 0.02):
        everyone = [right for _, confidence, right in told if confidence >= level]
        own = [right for name, confidence, right in told if name == label and confidence >= level]
        common = sum(everyone) / max(len(everyone), 1)
        if (sum(own) + _COMMON_SENSE * common) / (len(own) + _COMMON_SENSE) >= _PRECISION:
            return round(float(level), 2)
    return 0.95


def main() -> int:
    for line in tune():
        print(line)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
