"""The fork that looks first: danger to life now, and matters the law treats apart. Rules and model together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.classify import NONE
from nlp.phrases import Hit

_SURE, _HELD = 0.55, 0.93  # the model alone; the model against a quieting phrase


@dataclass(frozen=True, slots=True)
class Fork:
    emergency: str | None
    restricted: str | None


def look(hits: Sequence[Hit], danger: dict[str, float], legal: dict[str, float]) -> Fork:
    """`danger`, `legal`: the model's chances for the kinds of emergency and of restricted matter."""
    return Fork(_emergency(hits, danger), _restricted(hits, legal))


def _emergency(hits: Sequence[Hit], danger: dict[str, float]) -> str | None:
    quiet = any(hit.name == "quiet" for hit in hits) and not any(hit.name == "alarm" for hit in hits)
    likely = max((one for one in danger if one != NONE), key=lambda one: danger[one], default=None)
    chance = 1 - danger.get(NONE, 1.0)
    named = [hit for hit in hits if hit.name.startswith("now_") and not _inside_quiet(hit, hits)]
    if named and not quiet and chance > 0.02:
        best = max(named, key=lambda hit: (danger.get(hit.name[4:], 0), hit.last - hit.first))
        return best.name[4:]
    if likely is not None and chance >= (_HELD if quiet else _SURE):
        return likely
    return None


def _inside_quiet(hit: Hit, hits: Sequence[Hit]) -> bool:
    return any(other.name == "not" and other.first < hit.last and hit.first < other.last for other in hits)


def _restricted(hits: Sequence[Hit], legal: dict[str, float]) -> str | None:
    likely = max((one for one in legal if one != NONE), key=lambda one: legal[one], default=None)
    if likely is not None and legal[likely] >= 0.5:
        return likely
    named = [hit.name[6:] for hit in hits if hit.name.startswith("legal_")]
    if named and legal.get(NONE, 1.0) < 0.97:
        return max(named, key=lambda one: legal.get(one, 0.0))
    return None
