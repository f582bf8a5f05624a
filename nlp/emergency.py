"""The fork that looks first: danger to life now, and matters the law treats apart; rules and model together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.classify import NONE
from nlp.phrases import Hit

# Weights of the evidence, fitted on voices left out whole (10,049 lines, 896 of them in danger).
_BASE, _INTENT, _KIND, _DANGER, _WORDS, _ANY_WORD, _QUIET = 1.0, 0.25, 0.55, 0.45, 0.78, 0.4, -1.47
_ALARM = -0.9  # lower than an even chance: a call too many is answered, a call missed is not
_LEGAL, _LEGAL_WITH_WORD = 0.13, 0.03  # a ticket too many kept close harms nobody: one in 200
_KIND_WORD = 0.35  # how much a phrase of a kind speaks for that kind


@dataclass(frozen=True, slots=True)
class Fork:
    emergency: str | None
    restricted: str | None


def look(hits: Sequence[Hit], intent: float, danger: float, kinds: dict[str, float], legal: dict[str, float]) -> Fork:
    """`intent`: chance of the emergency label; `danger`: of a label in danger; `kinds`, `legal`: of each kind."""
    kind = _emergency(hits, intent, danger, kinds)
    return Fork(kind, _restricted(hits, legal) or ("child" if kind == "child_abuse" else None))


def _emergency(hits: Sequence[Hit], intent: float, danger: float, kinds: dict[str, float]) -> str | None:
    harmless = [hit for hit in hits if hit.name == "not"]
    named = [hit for hit in hits if hit.name.startswith("now_") and _apart(hit, harmless)]
    quiet = any(hit.name == "quiet" for hit in hits)
    weight = _BASE + _INTENT * _odds(intent) + _KIND * _odds(1 - kinds[NONE]) + _DANGER * _odds(danger)
    weight += _WORDS * min(len(named), 3) + _ANY_WORD * bool(named) + _QUIET * quiet
    if weight < _ALARM:
        return None
    spoken = {hit.name.removeprefix("now_") for hit in named}
    likely = [kind for kind in kinds if kind != NONE]
    return max(likely, key=lambda kind: kinds[kind] + _KIND_WORD * (kind in spoken) * (1 - kinds[NONE]))


def _odds(chance: float) -> float:
    kept = min(max(chance, 1e-4), 1 - 1e-4)
    return math.log(kept / (1 - kept))


def _apart(hit: Hit, others: Sequence[Hit]) -> bool:
    return all(hit.last <= other.first or other.last <= hit.first for other in others)


def _restricted(hits: Sequence[Hit], legal: dict[str, float]) -> str | None:
    named = {hit.name.removeprefix("legal_") for hit in hits if hit.name.startswith("legal_")}
    likely = max((kind for kind in legal if kind != NONE), key=lambda kind: legal[kind])
    enough = _LEGAL_WITH_WORD if likely in named else _LEGAL
    return likely if legal[likely] >= enough else None
