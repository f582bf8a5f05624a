"""Whether understanding still is as good as was published: which figures have fallen by more than a point."""

from __future__ import annotations

from collections.abc import Mapping

POINT = 0.01
ROUNDED = 0.0001  # the kept figures have four digits
# Not scores: how many lines, where a threshold lies, how fast the machine is.
NO_SCORES = ("lines", "  from", "median", "p99")
LOWER_IS_BETTER = ("calibration error", "false alarms", "restricted false", "lost to: ")


def fallen(kept: Mapping[str, float], now: Mapping[str, float], by: float = POINT) -> dict[str, tuple[float, float]]:
    """The figures that are worse than published by more than a point, or that nobody measures any more: was, is."""
    worse = {}
    for name, was in kept.items():
        if name.startswith(NO_SCORES) or name.endswith(" ms"):
            continue
        is_now = now.get(name, float("nan"))
        loss = is_now - was if name.startswith(LOWER_IS_BETTER) else was - is_now
        if not loss <= by + ROUNDED:  # also when it is no number
            worse[name] = (was, is_now)
    return worse
