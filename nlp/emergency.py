"""The fork that looks first: danger to life now, and matters the law treats apart; rules and model together.

No word list vetoes: what the lists find is among the features the learners weigh. Their chances are judged by weights
fitted on lines that were never trained on, kept in the model file (nlp/tuning.py).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nlp.extract.patterns import both
from nlp.normalise import Reading
from nlp.phrases import Hit

NONE = "none"
Chances = Mapping[str, float]
# Danger from a thing may keep the thing's category; people in danger now are an emergency or it is not now (the guide).
_OF_PEOPLE = frozenset({"violence", "child_abuse", "suicide", "crime_now", "missing_person", "medical"})
_LEAST_INTENT = 0.1  # chosen on the development lines: half of the false alarms, no emergency less
_FEW_WORDS = 4  # fewer than that say danger by a word of danger only: "ba nằm liệt" answers why she cannot come
_KIND_WORD = 0.35  # how much a phrase of a kind speaks for that kind
# Right after "I", not "tức muốn chết"; the learners alone miss it beside a complaint. Laughing and joy are left to them.
_OWN_DEATH = (
    r"(?<!\w)(?:tôi|tui|em|mình|con|cháu|tao) (?:(?:chỉ|còn|cũng|thật|thực|sự|rất|đang) )*muốn chết"
    r"(?! (?:vì )?(?:cười|vui|sướng)(?!\w))(?!\w)"
)

_CANNOT_WALK = r"(?<!\w)không (?:thể )?đi (?:đâu |lại |ra ngoài )?(?:được|nổi)(?!\w)"


@dataclass(frozen=True, slots=True)
class Fork:
    emergency: str | None
    restricted: str | None


@dataclass(frozen=True, slots=True)
class Judge:
    """Weights of the evidence; the last one is added always. Danger, or a legal matter, from zero on."""

    danger: tuple[float, ...]
    legal: tuple[float, ...]


def look(
    judge: Judge, words: int, hits: Sequence[Hit], intent: float, kinds: Chances, legal: Sequence[Chances]
) -> Fork:
    """`intent`: chance of the emergency label; `kinds`: of each kind and of none; `legal`: the same by each learner."""
    danger = weigh(judge.danger, danger_evidence(intent, kinds)) >= 0
    if words < _FEW_WORDS and not any(hit.name.startswith("now_") or hit.name == "alarm" for hit in hits):
        return Fork(None, None)  # "no", "nó đó": too little to wake the duty officer
    kind = _kind(hits, kinds) if danger else None
    if kind in _OF_PEOPLE and intent < _LEAST_INTENT:
        kind = None
    apart = weigh(judge.legal, legal_evidence(hits, legal)) >= 0
    return Fork(kind, _matter(legal) if apart else "child" if kind == "child_abuse" else None)


def settled(fork: Fork, reading: Reading) -> Fork:
    """What the learners miss and the words leave no doubt of: "tôi muốn chết", said of oneself, is no figure of speech;
    and whoever cannot walk has not gone astray."""
    if fork.emergency is None and both(_OWN_DEATH).search(reading.marked):
        return Fork("suicide", fork.restricted)
    if fork.emergency == "missing_person" and both(_CANNOT_WALK).search(reading.marked):
        return Fork(None, fork.restricted)
    return fork


def danger_evidence(intent: float, kinds: Chances) -> tuple[float, ...]:
    """What speaks for danger now. The words of danger and of quiet are among the features that both chances weigh."""
    return (odds(1 - kinds[NONE]), odds(intent))


def legal_evidence(hits: Sequence[Hit], legal: Sequence[Chances]) -> tuple[float, ...]:
    named = {hit.name.removeprefix("legal_") for hit in hits if hit.name.startswith("legal_")}
    return (*(odds(1 - chances[NONE]) for chances in legal), float(_matter(legal) in named))


def weigh(weights: Sequence[float], evidence: Sequence[float]) -> float:
    return sum(weight * fact for weight, fact in zip(weights, (*evidence, 1.0), strict=True))


def likeliest(kinds: Chances) -> str:
    return max((kind for kind in kinds if kind != NONE), key=lambda kind: kinds[kind])


def _kind(hits: Sequence[Hit], kinds: Chances) -> str:
    """The likeliest kind; a phrase of a kind, outside a harmless one, speaks for it."""
    harmless = [hit for hit in hits if hit.name == "not"]
    spoken = {hit.name.removeprefix("now_") for hit in hits if _apart(hit, harmless)}
    room = _KIND_WORD * (1 - kinds[NONE])
    return likeliest({kind: chance + room * (kind in spoken) for kind, chance in kinds.items()})


def _matter(legal: Sequence[Chances]) -> str:
    return likeliest({kind: sum(chances.get(kind, 0.0) for chances in legal) for kind in legal[0]})


def odds(chance: float) -> float:
    kept = min(max(chance, 1e-4), 1 - 1e-4)
    return math.log(kept / (1 - kept))


def _apart(hit: Hit, others: Sequence[Hit]) -> bool:
    return all(hit.last <= other.first or other.last <= hit.first for other in others)
