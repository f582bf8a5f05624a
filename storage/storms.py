"""Storms: which categories are grouped now, since when, and the ticket that everything goes into."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from storage.db import Tx
from storage.models import Storm, Ticket
from storage.rows import as_noun, table, values

STORM, TICKET = table(Storm), table(Ticket)


class Storms:
    """What a turn may ask of and do to the storms of its ward."""

    def __init__(self, tx: Tx, ward: str) -> None:
        self._tx, self._ward = tx, ward

    def add(self, storm: Storm) -> Storm:
        storm.id = int(self._tx.execute(insert(STORM), values(storm)).inserted_primary_key[0])
        return storm

    def change(self, storm: Storm, **facts: Any) -> None:
        for name, value in facts.items():
            setattr(storm, name, value)
        self._tx.execute(update(STORM).where(STORM.c.id == storm.id).values(**facts))

    def on(self, category: str = "", *, alone: bool = False) -> list[Storm]:
        """Every row that is on, of one category or of all; of each category the switch itself first. `alone`: nobody
        else reads it so until this transaction ends, or two first reports would open two tickets."""
        query = select(STORM).where(
            STORM.c.ward == self._ward, STORM.c.began_at.is_not(None), STORM.c.ended_at.is_(None)
        )
        if category:
            query = query.where(STORM.c.category == category)
        query = query.order_by(STORM.c.category, STORM.c.area)
        query = query.with_for_update() if alone and self._tx.postgres else query
        return [as_noun(Storm, row) for row in self._tx.execute(query)]

    def of_ticket(self, ticket: Ticket) -> Storm | None:
        """The storm, on or over, whose ticket this is."""
        query = select(STORM).where(STORM.c.ward == self._ward, STORM.c.ticket_id == ticket.id)
        row = self._tx.execute(query.order_by(STORM.c.id.desc()).limit(1)).first()
        return None if row is None else as_noun(Storm, row)

    def proposal(self, category: str, since: datetime) -> Storm | None:
        """What was proposed, put on or declined for this category since then, the newest."""
        query = select(STORM).where(
            STORM.c.ward == self._ward, STORM.c.category == category, STORM.c.area == "", STORM.c.proposed_at >= since
        )
        row = self._tx.execute(query.order_by(STORM.c.id.desc()).limit(1)).first()
        return None if row is None else as_noun(Storm, row)

    def opened_since(self, category: str, since: datetime) -> int:
        """How many tickets of this category were opened since then."""
        query = select(func.count()).where(
            TICKET.c.ward == self._ward, TICKET.c.opened_at >= since, TICKET.c.category == category,
            TICKET.c.kind == "report",
        )  # fmt: skip
        return int(self._tx.execute(query).scalar_one())

    def flood(self, category: str, since: datetime) -> list[Ticket]:
        """The tickets of this category since then that nobody has taken yet, the oldest first."""
        query = select(TICKET).where(
            TICKET.c.ward == self._ward, TICKET.c.opened_at >= since, TICKET.c.category == category,
            TICKET.c.kind == "report", TICKET.c.status == "new", TICKET.c.restricted.is_(None),
        )  # fmt: skip
        return [as_noun(Ticket, row) for row in self._tx.execute(query.order_by(TICKET.c.id))]
