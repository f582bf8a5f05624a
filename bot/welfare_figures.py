"""The figures of needs in a month: by kind and tổ, and days until help; what is so small that it points at a home is left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median

from bot.programme_figures import Month
from handlers.rules.small_cells import LEAST, without_small
from storage.db import Tx
from storage.welfare import NeedLine, need_lines


@dataclass(frozen=True, slots=True)
class NeedFigures:
    """None stands for a number under three, and for one from which such a number could be worked out."""

    none: bool  # nobody asked
    total: int | None
    urgent: int | None
    helped: int | None
    days: float | None  # until help, the middle one
    by_kind: tuple[tuple[str, int | None], ...]
    by_area: tuple[tuple[str, int | None], ...]


def need_figures(tx: Tx, ward: str, month: Month) -> NeedFigures:
    """What was asked for in a month, one count a home."""
    return figures_of_needs(need_lines(tx, ward, month.begin, month.after(1).begin))


def figures_of_needs(lines: list[NeedLine]) -> NeedFigures:
    kinds = Counter(kind for line in lines for kind in line.kinds)
    areas = Counter(line.area for line in lines)
    helped = [(line.helped_at - line.opened_at).total_seconds() / 86400 for line in lines if line.helped_at]
    whole = {
        "total": len(lines),
        "urgent": sum(line.urgent for line in lines),
        "helped": len(helped),
    }
    told = without_small(whole, add_up=False)
    by_size = dict(sorted(kinds.items(), key=lambda item: (-item[1], item[0])))
    by_name = dict(sorted(areas.items(), key=lambda item: (not item[0], len(item[0]), item[0])))
    return NeedFigures(
        not lines, told["total"], told["urgent"], told["helped"],
        round(median(helped), 1) if len(helped) >= LEAST else None,
        tuple(without_small(by_size, add_up=False).items()), tuple(without_small(by_name, add_up=True).items()),
    )  # fmt: skip
