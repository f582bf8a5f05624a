"""Which procedure is meant: a trained ranking over the words used and the names people have for each."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from nlp.normalise import Reading
from nlp.phrases import Hit
from nlp.types import Entity

RANKING = Path(__file__).parent.parent / "data" / "procedures.npz"
Codes = npt.NDArray[np.int64]

_MOST = 4
_LEAST = 0.05
_MOST_WORDS = 120
_ABOUT_ONE = frozenset({"ask_procedure", "book_appointment", "request_home_visit"})
_NEVER = frozenset({"report_issue", "emergency", "greeting_or_thanks"})
_SURE = 0.75  # of other messages: named by its words, or as sure as this


@dataclass(frozen=True, slots=True)
class Ranking:
    """Learnt weights: a row of small integers for each thing observed, a column for each procedure."""

    ids: tuple[str, ...]
    known: Codes
    rows: npt.NDArray[np.int8]
    scale: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]
    temperature: float
    examples: str  # the mark of the lines it was learnt from

    @classmethod
    def load(cls, path: Path = RANKING) -> Ranking:
        with np.load(path, allow_pickle=False) as kept:
            ids = tuple(str(one) for one in kept["ids"])
            heat, mark = float(kept["temperature"]), str(kept["examples"])
            return cls(ids, kept["known"], kept["rows"], kept["scale"], kept["bias"], heat, mark)

    def chances(self, reading: Reading, hits: Sequence[Hit]) -> dict[str, float]:
        """How likely each procedure is, given that one is meant. `hits`: the phrases of data/procedures.toml."""
        seen = observe(reading, hits)
        at = np.minimum(np.searchsorted(self.known, seen), len(self.known) - 1)
        rows = self.rows[at[self.known[at] == seen]]
        margins = rows.sum(axis=0, dtype=np.int32) * self.scale / np.sqrt(max(len(seen), 1)) + self.bias
        raised = np.exp((margins - margins.max()) / self.temperature)
        return dict(zip(self.ids, (raised / raised.sum()).tolist(), strict=True))

    def asked(self, reading: Reading, hits: Sequence[Hit], intent: str) -> list[Entity]:
        """The procedures a message may be about, best first; of most messages that ask for none, nothing."""
        if intent in _NEVER:
            return []
        chances = self.chances(reading, hits)
        if intent not in _ABOUT_ONE and not hits and max(chances.values()) < _SURE:
            return []
        best = sorted(chances, key=lambda one: (-chances[one], one))[:_MOST]
        told = [best[0], *(one for one in best[1:] if chances[one] >= _LEAST)]
        return [_entity(reading, one, round(chances[one], 4), hits) for one in told]


def observe(reading: Reading, hits: Sequence[Hit]) -> Codes:
    """Numbers of what is there, each once: words, marked words, pairs of words, names of procedures and their length."""
    words = reading.words[:_MOST_WORDS]
    plain = ["#" if word.plain.isdigit() else word.plain for word in words]
    seen = {f"w{word}" for word in plain}
    seen.update(f"m{word.marked}" for word in words if word.marked != word.plain)
    seen.update(f"2{one} {other}" for one, other in pairwise(plain))
    seen.update(f"p{hit.name}" for hit in hits)
    seen.update(f"P{hit.name} {hit.last - hit.first}" for hit in hits)
    return np.sort(np.array([zlib.crc32(one.encode()) for one in seen], dtype=np.int64))


def _entity(reading: Reading, procedure: str, chance: float, hits: Sequence[Hit]) -> Entity:
    """Over the longest words that named it; without words of its own a procedure spans nothing (0 to 0)."""
    named = [hit for hit in hits if hit.name == procedure]
    if not named:
        return Entity("procedure", "", 0, 0, procedure, chance)
    hit = max(named, key=lambda one: one.last - one.first)
    start, end = reading.words[hit.first].start, reading.words[hit.last - 1].end
    return Entity("procedure", reading.typed[start:end], start, end, procedure, chance)
