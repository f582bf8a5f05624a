"""What the page of those served at home says of its months: who reviewed, what changed, who left without a reason given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from handlers.rules.deadlines import LOCAL
from storage.db import Tx
from storage.entitled import Entitled
from storage.entitled_months import EntitledMonths
from storage.models import EntitledMonth, EntitledPerson
from storage.officials import Officials

CHANGES = ("added", "changed", "removed", "moved", "died")  # in the order of the page


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One tổ in the review of a month."""

    area: str
    people: int
    name: str  # who looked at it; empty: nobody yet
    at: datetime | None


@dataclass(frozen=True, slots=True)
class MonthFacts:
    """What the page says of the months."""

    present: EntitledMonth | None  # being reviewed now
    reviewed: tuple[Reviewed, ...]
    locked: tuple[EntitledMonth, ...]
    changes: dict[str, list[EntitledPerson]]  # of the last locked month: who
    unsaid: tuple[EntitledPerson, ...]  # left, and nobody said why


def month_facts(tx: Tx, ward: str, now: datetime) -> MonthFacts:
    months, entitled, day = EntitledMonths(tx, ward), Entitled(tx, ward), now.astimezone(LOCAL).date()
    locked, last = months.locked(6), months.last()
    present = last if last is not None and last.locked_at is None else None
    changes: dict[str, list[EntitledPerson]] = {name: [] for name in CHANGES}
    if locked:
        lines = months.lines(locked[0].month, CHANGES)
        people = entitled.by_ids(line.person_id for line in lines)
        for line in lines:
            changes[line.change].append(people[line.person_id])
    return MonthFacts(
        present, tuple(_reviewed(tx, ward, months, present, entitled.areas(day))) if present else (), tuple(locked),
        changes, tuple(entitled.left_without_why(day)),
    )  # fmt: skip


def _reviewed(
    tx: Tx, ward: str, months: EntitledMonths, month: EntitledMonth, areas: dict[str, int]
) -> list[Reviewed]:  # fmt: skip
    names, reviews = {one.id: one.name for one in Officials(tx, ward).all()}, months.reviews(month)
    return [
        Reviewed(
            area, count, names.get(reviews[area].official_id, "") if area in reviews else "",
            reviews[area].reviewed_at if area in reviews else None,
        )
        for area, count in areas.items()
    ]  # fmt: skip
