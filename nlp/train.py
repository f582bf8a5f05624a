"""Makes the model file from the examples: python -m nlp.train [--also MORE.jsonl ...] (scikit-learn is needed only here).

Three learners vote: a linear support vector machine, one label against the rest, small nets (nlp/train_net.py), and one
that reads words in their order (nlp/train_windows.py).
Measured against their rivals in nlp/README.md; made honest on the development lines by nlp/tuning.py.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import numpy.typing as npt

from nlp import noise, tuning
from nlp.classify import LABELS, MODEL
from nlp.emergency import NONE
from nlp.examples import NOTHING, Example, corpus_files, digest, load
from nlp.features import BITS, SUBJECTS, Features, Numbers, features
from nlp.normalise import PAIRS, forget_spelling, read
from nlp.phrases import LISTS, Phrases, lists_of, sorted_out
from nlp.train_net import INPUT_SCALE, Floats, Net, learn_net
from nlp.train_windows import Order, learn_windows
from nlp.types import EMERGENCIES, RESTRICTED

Weights = npt.NDArray[np.float64]
Say = Callable[[str], None]
Target = Callable[[Example], str | None]

_STRENGTH = 0.7  # how little the weights are held back; chosen on voices left out whole
_COPIES = ("no marks", "teencode", "misspelt")  # spoilt copies of every training line
_RARE_COPIES = ("telex", "vni", "joined", "held keys")  # one of these
_ALSO = 0.35  # the share that the other acceptable labels of a line get together
_PAIR_SEEN = 4
_COMMON = {"label": 3}  # a feature must be seen so often to be kept; the smaller questions ask for more
_COMMON_ELSE = 8
_PLACE_OF = 8  # of every so many lines the bare place stands alone as a line that says nothing

QUESTIONS: dict[str, Target] = {
    "label": lambda one: one.label,
    "sub": lambda one: one.sub,
    "restricted": lambda one: one.restricted or NONE,
}
HEADS: dict[str, tuple[str, ...]] = {
    "label": LABELS,
    "emergency": (NONE, *EMERGENCIES),
    "restricted": (NONE, *RESTRICTED),
}


@dataclass(frozen=True, slots=True)
class Learnt:
    """One question's weights over the features it kept."""

    labels: tuple[str, ...]
    weights: Weights
    bias: Weights
    used: npt.NDArray[np.int64]


def featurise(texts: Sequence[str]) -> list[Features]:
    phrases = Phrases.of({f"{file}.{name}": lines for file in SUBJECTS for name, lines in lists_of(file).items()})
    found = []
    for text in texts:
        reading = read(text)
        found.append(features(reading, sorted_out(phrases.find(reading.words))))
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


def bare_places(examples: Sequence[Example]) -> list[Example]:
    """Places standing alone: an address answers a question, by itself it asks for nothing."""
    told = sorted({one.slots["location"] for one in examples if one.slots.get("location")})
    heads = ("", "em ở ", "nhà tôi ở ", "ở ", "dạ ", "địa chỉ ", "gần ", "chỗ ", "em đang ở ", "ngay ")
    return [Example(heads[at % len(heads)] + place, NOTHING) for at, place in enumerate(told[::_PLACE_OF])]


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
    """One label against the rest, over the rows that answer the question; what says nothing is no label's."""
    from sklearn.svm import LinearSVC

    rows = [at for at, label in enumerate(wanted) if label is not None]
    labels = LABELS if name == "label" else tuple(sorted({str(wanted[at]) for at in rows} - {NOTHING}))
    number = {label: at for at, label in enumerate(labels)}
    targets = np.array([number.get(str(wanted[at]), len(labels)) for at in rows])
    chosen = table[rows]
    used = np.flatnonzero(chosen.getnnz(axis=0) >= _COMMON.get(name, _COMMON_ELSE))
    weights, bias = np.zeros((len(labels) + 1, len(used))), np.full(len(labels) + 1, -3.0)
    if len(set(targets.tolist())) > 2:  # of fewer answers, in a corpus made for a test, nothing is learnt
        learner = LinearSVC(C=_STRENGTH, random_state=1).fit(chosen[:, used], targets)
        weights[learner.classes_], bias[learner.classes_] = learner.coef_, learner.intercept_
    return Learnt(labels, weights[:-1], bias[:-1], used)


def wanted_chances(examples: Sequence[Example], lines: Sequence[int]) -> list[Floats]:
    """For each head of the net the chances it should give: other acceptable labels have a part, nothing is no one's."""
    tables = [np.zeros((len(examples), len(labels)), np.float32) for labels in HEADS.values()]
    for at, one in enumerate(examples):
        others = [label for label in sorted(one.accepted - {one.label}) if label in LABELS]
        if one.label == NOTHING:
            tables[0][at] = 1 / len(LABELS)
        else:
            tables[0][at, LABELS.index(one.label)] = 1 - _ALSO * bool(others)
        for label in others:
            tables[0][at, LABELS.index(label)] = _ALSO / len(others)
        tables[1][at, HEADS["emergency"].index(one.emergency or NONE)] = 1
        tables[2][at, HEADS["restricted"].index(one.restricted or NONE)] = 1
    chosen = np.array(lines)
    return [table[chosen] for table in tables]


def train(files: Sequence[Path], out: Path = MODEL, say: Say = print) -> None:
    """Learns from all lines of the files, writes the model, then makes it honest on the development lines."""
    began = time.perf_counter()
    mark, examples = digest(files), load(files)
    if out == MODEL:  # a model tried out elsewhere leaves the spelling alone
        write_pairs(examples)
    lines_told = len(examples)
    examples = examples + bare_places(examples)
    texts, lines = spoilt(examples)
    found = featurise(texts)
    table = sparse([one.present for one in found])
    say(f"{lines_told} lines, {len(texts)} with spoilt copies, {time.perf_counter() - began:.0f} s")
    learnt = {
        name: learn(table, [target(examples[line]) for line in lines], name) for name, target in QUESTIONS.items()
    }
    say(f"margins learnt, {time.perf_counter() - began:.0f} s")
    wanted = wanted_chances(examples, lines)
    net = learn_net(table, wanted)
    say(f"nets learnt, {time.perf_counter() - began:.0f} s")
    order = learn_windows(found, wanted)
    say(f"order learnt, {time.perf_counter() - began:.0f} s")
    write(out, learnt, net, order, {"examples": mark, "lines": lines_told})
    for line in tuning.tune(out):
        say(line)
    say(f"{out.name}: {out.stat().st_size / 1e6:.1f} MB, {time.perf_counter() - began:.0f} s")


def write(out: Path, learnt: Mapping[str, Learnt], net: Net, order: Order, about: dict[str, Any]) -> None:
    """Weights as small integers, rows without weight left out."""
    arrays: dict[str, Any] = {}
    for name, one in learnt.items():
        _keep(arrays, name, one.weights, one.used)
        arrays[f"{name}_bias"] = one.bias.astype(np.float32)
    _keep(arrays, "net", net.inner.T.astype(np.float64) * INPUT_SCALE, net.used)
    arrays |= {"net_bias": net.inner_bias, "net_outer": net.outer, "net_outer_bias": net.outer_bias}
    keep_order(arrays, order)
    first, heads = 0, {}
    for name, labels in HEADS.items():
        heads[name] = {"labels": labels, "first": first}
        first += len(labels)
    questions = {name: {"labels": one.labels, "first": 0} for name, one in learnt.items()}
    tuning.save(out, arrays, about | {"questions": questions, "heads": heads} | tuning.UNTUNED)


def keep_order(arrays: dict[str, Any], order: Order) -> None:
    """What nlp.classify.Windows reads."""
    _keep(arrays, "words", order.words.T.astype(np.float64), order.used)
    arrays |= {"words_bias": np.zeros(order.words.shape[1], np.float32)}
    arrays |= {"windows_inner": order.inner, "windows_inner_bias": order.inner_bias}
    arrays |= {"windows_outer": order.outer, "windows_outer_bias": order.outer_bias}


def _keep(arrays: dict[str, Any], name: str, weights: Weights, used: npt.NDArray[np.int64]) -> None:
    scale = np.maximum(np.abs(weights).max(axis=1), 1e-6) / 127
    rows = np.rint(weights / scale[:, None]).astype(np.int8).T
    filled = np.flatnonzero(np.abs(rows.astype(np.int16)).max(axis=1) > 0)
    arrays[f"{name}_at"] = used[filled].astype(np.int32)
    arrays[f"{name}_rows"] = rows[filled]
    arrays[f"{name}_scale"] = scale.astype(np.float32)


def main() -> int:
    more = [Path(name) for name in sys.argv[1:] if name != "--also"]
    train([*corpus_files(), *more], say=lambda line: print(line, flush=True))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
