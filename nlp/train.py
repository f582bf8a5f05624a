"""Makes the model file from the examples: python -m nlp.train [--also MORE.jsonl ...] (scikit-learn is needed only here).

The learner is a linear support vector machine, one label against the rest, its margins turned into honest
probabilities by one divisor chosen on lines not trained on. Measured against its rivals in nlp/README.md.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import numpy.typing as npt

from nlp import noise
from nlp.classify import IN_DANGER, LABELS, MODEL, NONE
from nlp.examples import Example, corpus_files, digest, is_for_tuning, load
from nlp.features import BITS, Numbers, features
from nlp.normalise import PAIRS, forget_spelling, read
from nlp.phrases import LISTS, Phrases, lists_of, sorted_out
from nlp.train_net import INPUT_SCALE, Net, learn_net

Weights = npt.NDArray[np.float64]
Say = Callable[[str], None]
Target = Callable[[Example], str | None]

_STRENGTH = 0.7  # how little the weights are held back; chosen on voices left out whole
_COPIES = ("no marks", "teencode", "misspelt")  # spoilt copies of every training line
_RARE_COPIES = ("telex", "vni", "joined", "held keys")  # one of these

QUESTIONS: dict[str, Target] = {
    "label": lambda one: one.label,
    "sub": lambda one: one.sub,
    "procedure": lambda one: _procedure(one),
    "emergency": lambda one: one.emergency or NONE,
    "danger": lambda one: one.label + (IN_DANGER if one.emergency or one.intent == "emergency" else ""),
    "restricted": lambda one: one.restricted or NONE,
}
_PAIR_SEEN = 4
_COMMON = {"label": 3}  # a feature must be seen so often to be kept; the smaller questions ask for more
_COMMON_ELSE = 6


def _procedure(example: Example) -> str | None:
    told = example.slots.get("procedure")
    return told if told and " " not in told else None


@dataclass(frozen=True, slots=True)
class Learnt:
    """One question's weights over the features it kept."""

    labels: tuple[str, ...]
    weights: Weights
    bias: Weights
    used: npt.NDArray[np.int64]

    def logits(self, table: Any) -> Weights:
        scores: Weights = table[:, self.used] @ self.weights.T + self.bias
        return scores


def featurise(texts: Sequence[str]) -> list[Numbers]:
    phrases = Phrases.of({f"concepts.{name}": lines for name, lines in lists_of("concepts").items()})
    found = []
    for text in texts:
        reading = read(text)
        found.append(features(reading, sorted_out(phrases.find(reading.words))["concepts"]))
    return found


def write_pairs(examples: Sequence[Example], out: Path = PAIRS) -> None:
    """Syllable pairs common enough to be told apart when somebody forgets the space between them."""
    counts: Counter[str] = Counter()
    for example in examples:
        counts.update(_pairs(example.text))
    common = {pair for pair, count in counts.items() if count >= _PAIR_SEEN}
    for name in LISTS:
        for phrases in lists_of(name).values():
            common.update(pair for phrase in phrases for pair in _pairs(phrase))
    out.write_text("\n".join(sorted(common)) + "\n", "utf-8")
    forget_spelling()


def _pairs(text: str) -> set[str]:
    words = [word.plain for word in read(text).words]
    return {f"{one} {other}" for one, other in pairwise(words) if one.isalpha() and other.isalpha()}


def spoilt(examples: Sequence[Example], seed: int = 7) -> tuple[list[str], list[int]]:
    """Every line and its spoilt copies, and the line each came from."""
    random = Random(seed)  # noqa: S311 - the same noise every time is the point
    texts, lines = [], []
    for at, example in enumerate(examples):
        kinds = (*_COPIES, random.choice(_RARE_COPIES))
        copies = sorted({example.text, *(noise.KINDS[kind](example.text, random) for kind in kinds)})
        texts += copies
        lines += [at] * len(copies)
    return texts, lines


def sparse(found: Sequence[Numbers]) -> Any:
    """Rows scaled as at run time: divided by the root of their size."""
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

    sizes = [len(one) for one in found]
    values = np.repeat([1 / np.sqrt(max(size, 1)) for size in sizes], sizes).astype(np.float32)
    ends = np.cumsum([0, *sizes])
    return csr_matrix((values, np.concatenate(found), ends), shape=(len(found), 1 << BITS))


def learn(table: Any, wanted: Sequence[str | None], name: str) -> Learnt:
    """One label against the rest, over the rows that answer the question."""
    from sklearn.svm import LinearSVC

    rows = [at for at, label in enumerate(wanted) if label is not None]
    labels = LABELS if name == "label" else tuple(sorted({str(wanted[at]) for at in rows}))
    number = {label: at for at, label in enumerate(labels)}
    targets = np.array([number[str(wanted[at])] for at in rows])
    chosen = table[rows]
    used = np.flatnonzero(chosen.getnnz(axis=0) >= _COMMON.get(name, _COMMON_ELSE))
    learner = LinearSVC(C=_STRENGTH, random_state=1).fit(chosen[:, used], targets)
    weights, bias = np.zeros((len(labels), len(used))), np.full(len(labels), -3.0)
    weights[learner.classes_], bias[learner.classes_] = learner.coef_, learner.intercept_
    return Learnt(labels, weights, bias, used)


def temperature(logits: Weights, targets: npt.NDArray[np.int64]) -> float:
    """The divisor that makes the scores honest on lines not trained on."""

    def loss(divisor: float) -> float:
        scaled = logits / divisor
        top = scaled.max(axis=1, keepdims=True)
        spread = np.log(np.exp(scaled - top).sum(axis=1)) + top[:, 0]
        return float(np.mean(spread - scaled[np.arange(len(targets)), targets]))

    return float(min(np.geomspace(0.05, 3, 120), key=loss)) if len(targets) else 1.0


def tune(learnt: Learnt, table: Any, wanted: Sequence[str | None]) -> tuple[float, float]:
    """Temperature, and the share right, on the lines set apart."""
    number = {label: at for at, label in enumerate(learnt.labels)}
    rows = [at for at, label in enumerate(wanted) if label in number]
    targets = np.array([number[str(wanted[at])] for at in rows], dtype=np.int64)
    if not rows:
        return 1.0, 0.0
    logits = learnt.logits(table[rows])
    return temperature(logits, targets), float(np.mean(logits.argmax(axis=1) == targets))


def train(files: Sequence[Path], out: Path = MODEL, final: bool = True, say: Say = print) -> None:
    """Learns on nine lines of ten, tunes on the tenth, then learns on all and writes the file."""
    began = time.perf_counter()
    mark, examples = digest(files), load(files)
    if out == MODEL:  # a model tried out elsewhere leaves the spelling alone
        write_pairs(examples)
    tuning = [one for one in examples if is_for_tuning(one)]
    training = [one for one in examples if not is_for_tuning(one)]
    say(f"{len(training)} lines to learn from, {len(tuning)} to tune on")
    learnt, net = _learn_all(training)
    answered = {}
    apart = sparse(featurise([one.text for one in tuning]))
    for name, target in QUESTIONS.items():
        heat, right = tune(learnt[name], apart, [target(one) for one in tuning])
        answered[name] = {"temperature": heat, "right": round(right, 4)}
        say(f"{name}: {right:.3f} right, temperature {heat:.3f}, {time.perf_counter() - began:.0f} s")
    vote = tune_vote(learnt["label"], net, apart, tuning, answered["label"]["temperature"])
    say(f"both votes: {vote.pop('right'):.3f} right, {time.perf_counter() - began:.0f} s")
    if final:
        learnt, net = _learn_all(examples)
    write(out, learnt, net, answered, vote | {"examples": mark, "lines": len(examples)})
    say(f"{out.name}: {out.stat().st_size / 1e6:.1f} MB, {time.perf_counter() - began:.0f} s")


def tune_vote(learnt: Learnt, net: Net, table: Any, tuning: Sequence[Example], heat: float) -> dict[str, Any]:
    """The net's divisor, and how sharp the mean of both votes has to be made."""
    targets = np.array([LABELS.index(one.label) for one in tuning])
    net_logits = net.logits(table).astype(np.float64)
    own = temperature(net_logits, targets)
    mean = (_softmax(learnt.logits(table) / heat) + _softmax(net_logits / own)) / 2
    sharpness = 1 / temperature(np.log(mean + 1e-7), targets)
    right = np.mean([LABELS[at] in one.accepted for at, one in zip(mean.argmax(axis=1), tuning, strict=True)])
    return {"net": {"temperature": own}, "sharpness": sharpness, "right": float(right)}


def _softmax(logits: Weights) -> Weights:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances: Weights = raised / raised.sum(axis=1, keepdims=True)
    return chances


def _learn_all(examples: Sequence[Example]) -> tuple[dict[str, Learnt], Net]:
    texts, lines = spoilt(examples)
    table = sparse(featurise(texts))
    learnt = {
        name: learn(table, [target(examples[line]) for line in lines], name) for name, target in QUESTIONS.items()
    }
    targets = np.array([LABELS.index(examples[line].label) for line in lines])
    return learnt, learn_net(table, targets, len(LABELS))


def write(out: Path, learnt: dict[str, Learnt], net: Net, answered: dict[str, Any], about: dict[str, Any]) -> None:
    """Weights as small integers, rows without weight left out."""
    arrays: dict[str, Any] = {}
    for name, one in learnt.items():
        _keep(arrays, name, one.weights, one.used)
        arrays[f"{name}_bias"] = one.bias.astype(np.float32)
    _keep(arrays, "net", net.inner.T.astype(np.float64) * INPUT_SCALE, net.used)
    arrays |= {"net_bias": net.inner_bias, "net_outer": net.outer, "net_outer_bias": net.outer_bias}
    questions = {name: facts | {"labels": learnt[name].labels} for name, facts in answered.items()}
    told = json.dumps(about | {"questions": questions}, ensure_ascii=False, sort_keys=True)
    np.savez_compressed(out, about=np.array(told), **arrays)


def _keep(arrays: dict[str, Any], name: str, weights: Weights, used: npt.NDArray[np.int64]) -> None:
    scale = np.maximum(np.abs(weights).max(axis=1), 1e-6) / 127
    rows = np.rint(weights / scale[:, None]).astype(np.int8).T
    filled = np.flatnonzero(np.abs(rows.astype(np.int16)).max(axis=1) > 0)
    arrays[f"{name}_at"] = used[filled].astype(np.int32)
    arrays[f"{name}_rows"] = rows[filled]
    arrays[f"{name}_scale"] = scale.astype(np.float32)


def main() -> int:
    final = "--quick" not in sys.argv
    more = [Path(name) for name in sys.argv[1:] if not name.startswith("--")]
    train([*corpus_files(), *more], final=final, say=lambda line: print(line, flush=True))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
