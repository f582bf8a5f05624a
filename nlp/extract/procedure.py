"""Which procedure is meant: what people call each one, together with a trained ranking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.normalise import Reading
from nlp.phrases import Hit
from nlp.types import Entity

_CALLED = 0.35  # how much a name found in the text weighs beside the trained chances
_MOST = 4
_LEAST = 0.05


@dataclass(frozen=True, slots=True)
class Named:
    """A procedure, its share of belief, and the words that named it."""

    id: str
    confidence: float
    hit: Hit | None


def rank(found: Sequence[Hit], chances: dict[str, float]) -> list[Named]:
    """Procedures by belief: longer names count more, and swallow shorter ones inside them."""
    hits = _outermost(found)
    called: dict[str, tuple[float, Hit]] = {}
    for hit in hits:
        weight = (hit.last - hit.first) ** 1.5
        old = called.get(hit.name)
        called[hit.name] = (max(weight, old[0]) + (0.3 if old else 0), hit) if old else (weight, hit)
    total = sum(weight**2 for weight, _ in called.values()) or 1.0
    beliefs = []
    for one in called.keys() | chances.keys():
        share = called[one][0] ** 2 / total if one in called else 0.0
        trained = chances.get(one, 0.0)
        belief = _CALLED * share + (1 - _CALLED) * trained if chances else share
        beliefs.append(Named(one, round(belief, 4), called[one][1] if one in called else None))
    beliefs.sort(key=lambda named: (-named.confidence, named.id))
    return [beliefs[0], *(named for named in beliefs[1:_MOST] if named.confidence >= _LEAST)] if beliefs else []


def _outermost(hits: Sequence[Hit]) -> list[Hit]:
    return [
        hit
        for hit in hits
        if not any(
            other.first <= hit.first and hit.last <= other.last and (other.last - other.first) > (hit.last - hit.first)
            for other in hits
        )
    ]


def procedures(reading: Reading, ranked: Sequence[Named]) -> list[Entity]:
    """As entities; without words of its own a procedure spans nothing (0 to 0)."""
    words = reading.words
    found = []
    for named in ranked:
        if named.hit is None:
            found.append(Entity("procedure", "", 0, 0, named.id, named.confidence))
            continue
        start, end = words[named.hit.first].start, words[named.hit.last - 1].end
        found.append(Entity("procedure", reading.typed[start:end], start, end, named.id, named.confidence))
    return found
