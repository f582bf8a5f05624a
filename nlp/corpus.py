"""Counts the examples by label, style and source, and how many are near twins: python -m nlp.corpus."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from nlp.classify import LABELS
from nlp.examples import CORPUS, NOTHING, Example, corpus_files, load
from nlp.normalise import fold
from nlp.train import spoilt

_ALIKE = 90  # of 100: two lines this alike are one line told twice


def near_twins(examples: Sequence[Example]) -> list[tuple[str, str]]:
    """Pairs of lines alike but for a word, compared within a label and by their rarest word."""
    counts: Counter[str] = Counter()
    folded = [fold(one.text) for one in examples]
    for text in folded:
        counts.update(set(text.split()))
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, text in enumerate(folded):
        for word in sorted(set(text.split()), key=lambda one: counts[one])[:3]:
            groups[examples[at].label, word].append(at)
    twins: set[tuple[int, int]] = set()
    for members in groups.values():
        if 1 < len(members) <= 400:
            twins.update(_alike(members, folded))
    return [(examples[one].text, examples[other].text) for one, other in sorted(twins)]


def _alike(members: list[int], folded: list[str]) -> Iterable[tuple[int, int]]:
    texts = [folded[at] for at in members]
    for place, at in enumerate(members[:-1]):
        rest = texts[place + 1 :]
        for _, _, found in process.extract(texts[place], rest, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None):
            yield at, members[place + 1 + found]


def report() -> str:
    lines = []
    by_file = {file.stem: load([file]) for file in corpus_files()}
    examples = [one for found in by_file.values() for one in found]
    lines.append(
        f"{len(examples)} lines in {CORPUS.name}: " + ", ".join(f"{name} {len(one)}" for name, one in by_file.items())
    )
    distinct = {fold(one.text) for one in examples}
    twins = near_twins(examples)
    lines.append(
        f"{len(distinct)} distinct without marks; near twins {len(twins)} pairs ({len(twins) / len(examples):.2%})"
    )
    lines.append(f"noise adds {len(spoilt(examples)[0]) - len(examples)} spoilt copies in training")
    labels = Counter(one.label for one in examples)
    lines += ["", "label"] + [f"  {label:<24}{labels[label]:>6}" for label in (*LABELS, NOTHING)]
    styles = Counter(style for one in examples for style in one.style)
    lines += ["", "style"] + [f"  {style:<24}{count:>6}" for style, count in styles.most_common()]
    kinds = Counter(one.emergency for one in examples if one.emergency)
    lines += ["", "emergency"] + [f"  {kind:<24}{count:>6}" for kind, count in kinds.most_common()]
    apart = Counter(one.restricted for one in examples if one.restricted)
    lines += ["", "restricted"] + [f"  {kind:<24}{count:>6}" for kind, count in apart.most_common()]
    told = Counter(slot for one in examples for slot in one.slots)
    lines += ["", "slots"] + [f"  {slot:<24}{count:>6}" for slot, count in told.most_common()]
    return "\n".join(lines)


def main() -> int:
    print(report())  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
