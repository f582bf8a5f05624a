"""What the card of a storm tells: how many, where by tổ or street, how deep; nothing of anybody."""

from __future__ import annotations

from collections import Counter
from typing import Any

from handlers.rules.owners import street_named
from handlers.rules.storms import DEPTHS, area_of
from handlers.turn import Turn
from storage.models import Storm, Ticket

SHOWN = 6  # places; the rest is a number


def storm_values(turn: Turn, ticket: Ticket, storm: Storm) -> dict[str, Any]:
    streets, depths = turn.co_reporters.counts(ticket)
    deepest = next((depth for depth in reversed(DEPTHS) if depths[depth]), "")
    return {
        "reports": streets.total(), "places": _places(turn, streets), "deepest": deepest, "deep": depths[deepest],
        "on": "no" if storm.ended_at else "yes",
    }  # fmt: skip


def _places(turn: Turn, streets: Counter[str]) -> str:
    """The most by tổ, else by street, with their counts."""
    found: Counter[str] = Counter()
    for street, count in streets.items():
        named = street_named(turn.house.ward, street)
        found[area_of("", street) or (named.name if named else "")] += count
    unknown = found.pop("", 0)
    shown = [f"{place}: {count}" for place, count in found.most_common(SHOWN)]
    rest = found.total() - sum(count for _, count in found.most_common(SHOWN)) + unknown
    return " · ".join([*shown, *([turn.house.wording.say("storm-elsewhere", "vi", count=rest)] if rest else [])])
