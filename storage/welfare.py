"""What people need help with: kept sealed, joined by household, counted for the ward's programmes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from storage.db import Tx
from storage.models import Ticket, WelfareNeed
from storage.rows import as_noun, table, values

NEED, TICKET = table(WelfareNeed), table(Ticket)
OPEN = ("new", "accepted", "waiting_resident", "waiting_other", "reopened")  # of its ticket


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One household's need in a month, for counting: nothing of it names anybody."""

    kinds: tuple[str, ...]
    area: str
    urgent: bool
    opened_at: datetime
    helped_at: datetime | None


class Welfare:
    """What a turn may ask of and keep about needs."""

    def __init__(self, tx: Tx, ward: str) -> None:
        self._tx, self._ward = tx, ward

    def add(self, need: WelfareNeed) -> WelfareNeed:
        need.id = int(self._tx.execute(insert(NEED), values(need)).inserted_primary_key[0])
        return need

    def change(self, need: WelfareNeed, *, now: datetime, **facts: Any) -> None:
        for name, value in facts.items():
            setattr(need, name, value)
        self._tx.execute(update(NEED).where(NEED.c.id == need.id).values(updated_at=now, **facts))

    def of_ticket(self, ticket_id: int) -> list[WelfareNeed]:
        """The need of a ticket first, then those joined to it."""
        query = select(NEED).where(NEED.c.ward == self._ward, NEED.c.ticket_id == ticket_id)
        found = [as_noun(WelfareNeed, row) for row in self._tx.execute(query.order_by(NEED.c.id))]
        return sorted(found, key=lambda need: need.joined_id is not None)

    def open_ones(self) -> list[WelfareNeed]:
        """The needs of the ward that are still open, one a household, the oldest first."""
        query = (
            select(NEED)
            .join(TICKET, TICKET.c.id == NEED.c.ticket_id)
            .where(NEED.c.ward == self._ward, NEED.c.joined_id.is_(None), TICKET.c.status.in_(OPEN))
            .order_by(NEED.c.id)
        )
        return [as_noun(WelfareNeed, row) for row in self._tx.execute(query)]

    def forget(self, person_id: int, now: datetime) -> None:
        """Let go of what this person told."""
        query = update(NEED).where(NEED.c.ward == self._ward, NEED.c.person_id == person_id)
        gone = dict.fromkeys(("kinds", "words", "place", "reach", "programmes"))
        self._tx.execute(query.values(**gone, updated_at=now))


def need_lines(tx: Tx, ward: str, since: datetime, until: datetime) -> list[NeedLine]:
    """Every household's need that was told in this time; joined requests are not counted again."""
    query = (
        select(NEED.c.kinds, NEED.c.area, NEED.c.urgent, NEED.c.opened_at, NEED.c.ended_at, NEED.c.status)
        .where(NEED.c.ward == ward, NEED.c.joined_id.is_(None), NEED.c.opened_at >= since, NEED.c.opened_at < until)
        .order_by(NEED.c.id)
    )
    return [
        NeedLine(
            tuple(row.kinds or ()),
            row.area,
            row.urgent,
            row.opened_at,
            row.ended_at if row.status == "helped" else None,
        )
        for row in tx.execute(query)
    ]
