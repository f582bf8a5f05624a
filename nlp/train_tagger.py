"""Makes the chain that marks places from the slots of the examples: python -m nlp.train_tagger."""

from __future__ import annotations

import struct
import sys
import time
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from nlp.examples import Example, corpus_files, load
from nlp.extract.place import named
from nlp.normalise import Reading, read
from nlp.phrases import Phrases, lists_of
from nlp.syllables import unmark
from nlp.tagger import TAGGER, observe

_SLOTS = {"location": "L"}
_ROUNDS = 120
_L1, _L2 = 0.2, 1.0  # chosen on voices left out whole
_RARE = 6
_LEAST = 0.01  # weight
_SWAPS = 3


def variants(text: str) -> list[str]:
    """The text as typed, without marks, in small letters, in capitals: letter for letter, so spans stay."""
    told = {text: None, unmark(text).lower(): None, text.lower(): None, text.upper(): None}
    return [one for one in told if len(one) == len(text)][:3]


def swapped(examples: Sequence[Example]) -> list[Example]:
    """Lines that tell a place, with places of other lines that begin alike put there: names are learnt as names."""
    told = [one for one in examples if _span(one) and "english" not in one.style]
    pool: dict[tuple[str, bool, bool], list[str]] = {}
    for one in told:
        pool.setdefault(_kind(one), []).append(one.slots["location"])
    random = Random(3)  # noqa: S311 - the same places every time is the point
    found = []
    for one in told:
        for place in random.choices(pool[_kind(one)], k=_SWAPS):
            text = one.text.replace(one.slots["location"], place, 1)
            if text != one.text and text.find(place) == one.text.find(one.slots["location"]):
                found.append(replace(one, text=text, slots={"location": place}))
    return found


def _span(example: Example) -> bool:
    return example.spans_told and example.slots.get("location", "\0") in example.text


def _kind(example: Example) -> tuple[str, bool, bool]:
    """Places may change places when they begin with the same word and are written alike."""
    first = unmark(example.slots["location"].lower()).split()[0]
    marked = unmark(example.text) != example.text
    return "#" if first[0].isdigit() else first, marked, example.text.isupper()


def tags(reading: Reading, example: Example) -> list[str]:
    """B and I tags of the slots whose words stand in the text."""
    marks = ["O"] * len(reading.tokens)
    for slot, letter in _SLOTS.items():
        value = example.slots.get(slot)
        at = example.text.find(value) if value else -1
        if not value or at < 0:
            continue
        inside = [n for n, token in enumerate(reading.tokens) if token.start < at + len(value) and token.end > at]
        for order, n in enumerate(inside):
            marks[n] = f"{'B' if order == 0 else 'I'}-{letter}"
    return marks


def rows(examples: Sequence[Example], lexicon: Phrases) -> tuple[list[Any], list[list[str]]]:
    """Lines with a place in all their variants and with other places; of the others those that name none at all."""
    seen, wanted = [], []
    changed = [(one, [one.text]) for one in swapped(examples)]
    for example, texts in [(one, variants(one.text)) for one in examples] + changed:
        if not example.spans_told:
            continue
        for text in texts if _span(example) else texts[:2]:
            reading = read(text)
            hits = lexicon.find(reading.words)
            if reading.tokens and (_span(example) or not named(reading, hits)):
                seen.append(observe(reading.tokens, text, hits))
                wanted.append(tags(reading, example))
    return seen, wanted


def _common(seen: Sequence[Any]) -> list[Any]:
    """Without what was observed too rarely to be worth its place in the file."""
    counts = Counter(one for sentence in seen for token in sentence for one in token)
    return _only(seen, {one for one, count in counts.items() if count >= _RARE})


def _only(seen: Sequence[Any], kept: Set[str]) -> list[Any]:
    return [[[one for one in token if one in kept] for token in sentence] for sentence in seen]


def weighty(model: bytes) -> set[str]:
    """What was observed and has weight in a saved chain (CRFsuite's format, chokkan.org/software/crfsuite).

    Three in four have none: learning again without them makes the file a third, and what it marks stays the same.
    """
    count, _, _, features, _, names = struct.unpack_from("<6I", model, 16)
    records = struct.iter_unpack("<3Id", model[features + 12 : features + 12 + 20 * count])
    used = {source for kind, source, _, weight in records if kind == 0 and abs(weight) >= _LEAST}
    backward = names + struct.unpack_from("<I", model, names + 20)[0]
    found = set()
    for number in used:
        at = names + struct.unpack_from("<I", model, backward + 4 * number)[0]
        size = struct.unpack_from("<I", model, at + 4)[0]
        found.add(model[at + 8 : at + 8 + size].rstrip(b"\0").decode())
    return found


def _learn(seen: Sequence[Any], wanted: Sequence[Any], out: Path) -> None:
    from underthesea_core import CRFTrainer

    trainer = CRFTrainer(l1_penalty=_L1, l2_penalty=_L2, max_iterations=_ROUNDS, verbose=0)
    trainer.train(seen, wanted)
    trainer.get_model().save(str(out))


def train(files: Sequence[Path], out: Path = TAGGER) -> None:
    began = time.perf_counter()
    seen, wanted = rows(load(files), Phrases.of(lists_of("places")))
    seen = _common(seen)
    with TemporaryDirectory() as folder:
        first = Path(folder) / "first.bin"
        _learn(seen, wanted, first)
        kept = weighty(first.read_bytes())
    _learn(_only(seen, kept), wanted, out)
    print(f"{out.name}: {out.stat().st_size / 1e6:.1f} MB, {time.perf_counter() - began:.0f} s", flush=True)  # noqa: T201


def main() -> int:
    train(corpus_files())
    return 0


if __name__ == "__main__":
    sys.exit(main())
