"""Counts that may be told: where a number is so small that it points at a house, it is left out."""

from __future__ import annotations

from collections.abc import Mapping

LEAST = 3  # the smallest number that is told


def without_small(counts: Mapping[str, int], *, add_up: bool) -> dict[str, int | None]:
    """The counts, None in place of those under three. Where they `add_up` to a total that is told too, a single
    hidden one could be worked out: then the next smallest is hidden with it."""
    told = [name for name, count in counts.items() if count >= LEAST]
    hidden = {name for name, count in counts.items() if 0 < count < LEAST}
    told.sort(key=lambda name: counts[name], reverse=True)
    while add_up and hidden and told and (len(hidden) == 1 or sum(counts[name] for name in hidden) < LEAST):
        hidden.add(told.pop())
    return {name: None if name in hidden else count for name, count in counts.items()}
