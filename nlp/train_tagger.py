"""Makes the chain that marks places from the slots of the examples: python -m nlp.train_tagger."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nlp.examples import Example, corpus_files, is_for_tuning, load
from nlp.normalise import Reading, read
from nlp.phrases import Phrases, lists_of
from nlp.syllables import unmark
from nlp.tagger import TAGGER, observe

_SLOTS = {"location": "L"}
_ROUNDS = 120
_L1, _L2 = 0.0, 0.02
_RARE = 12


def variants(text: str) -> list[str]:
    """The text as typed, without marks, in small letters, in capitals: letter for letter, so spans stay."""
    told = {text: None, unmark(text).lower(): None, text.lower(): None, text.upper(): None}
    return [one for one in told if len(one) == len(text)][:3]


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
    seen, wanted = [], []
    for example in examples:
        if not example.spans_told:
            continue
        for text in variants(example.text):
            reading = read(text)
            if reading.tokens:
                seen.append(observe(reading.tokens, text, lexicon.find(reading.words)))
                wanted.append(tags(reading, example))
    return seen, wanted


def _common(seen: Sequence[Any]) -> list[Any]:
    """Without what was observed too rarely to be worth its place in the file."""
    counts = Counter(one for sentence in seen for token in sentence for one in token)
    return [[[one for one in token if counts[one] >= _RARE] for token in sentence] for sentence in seen]


def train(files: Sequence[Path], out: Path = TAGGER, all_lines: bool = True) -> None:
    from underthesea_core import CRFTrainer

    began = time.perf_counter()
    examples = [one for one in load(files) if all_lines or not is_for_tuning(one)]
    seen, wanted = rows(examples, Phrases.of(lists_of("places")))
    seen = _common(seen)
    trainer = CRFTrainer(l1_penalty=_L1, l2_penalty=_L2, max_iterations=_ROUNDS, verbose=0)
    trainer.train(seen, wanted)
    trainer.get_model().save(str(out))
    print(f"{out.name}: {out.stat().st_size / 1e6:.1f} MB, {time.perf_counter() - began:.0f} s", flush=True)  # noqa: T201


def main() -> int:
    train(corpus_files(), all_lines="--quick" not in sys.argv)
    return 0


if __name__ == "__main__":
    sys.exit(main())
