"""Where tickets are, as keyed marks: near ones are found in a moment, and the database does not know where they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, or_, select

from storage.db import Tx
from storage.models import Ticket, TicketPlace
from storage.rows import as_noun, table
from storage.sealed import box_of
from storage.tickets import WORKED_ON

PLACE, TICKET = table(TicketPlace), table(Ticket)
MOST = 12  # candidates that are unsealed and compared
# read from the index alone; of a mark that very many tickets have, the newest are enough
_MARKED = (
    select(PLACE.c.ticket_id)
    .distinct()
    .where(PLACE.c.ward == bindparam("ward"), PLACE.c.mark.in_(bindparam("marks", expanding=True)))
    .order_by(PLACE.c.ticket_id.desc())
    .limit(200)
)


class Places:
    """What a turn may ask and keep about where its ward's tickets are."""

    def __init__(self, tx: Tx, ward: str) -> None:
        self._tx, self._ward = tx, ward

    def keep(self, ticket: Ticket, keys: Sequence[str], *, fresh: bool = False) -> None:
        """Find the ticket, as one of its category, by these keys from now on; `fresh`: it had no others before."""
        if not fresh:
            self._tx.execute(delete(PLACE).where(PLACE.c.ticket_id == ticket.id))
        if keys:
            rows = [
                {"ward": self._ward, "ticket_id": ticket.id, "mark": self._mark(ticket.category, key)} for key in keys
            ]
            self._tx.execute(insert(PLACE), rows)

    def near(self, category: str, keys: Sequence[str], *, since: datetime, person_id: int) -> list[Ticket]:
        """Open reports of a category that have one of these keys: opened since then, or the person's own. A restricted
        ticket is never among them."""
        if not keys:
            return []
        newest = self._tx.execute(_MARKED, {"ward": self._ward, "marks": [self._mark(category, key) for key in keys]})
        query = select(TICKET).where(
            TICKET.c.id.in_(newest.scalars().all()), TICKET.c.category == category,
            TICKET.c.status.in_((*WORKED_ON, "resolved")), TICKET.c.restricted.is_(None), TICKET.c.kind == "report",
            or_(TICKET.c.opened_at >= since, TICKET.c.person_id == person_id),
        )  # fmt: skip
        return [as_noun(Ticket, row) for row in self._tx.execute(query.order_by(TICKET.c.id.desc()).limit(MOST))]

    def _mark(self, category: str, key: str) -> str:
        """Half the hash is enough to tell a ward's places apart, and keeps the index small."""
        return box_of(self._tx.connection.dialect).mark(f"{self._ward}|{category}|{key}")[:32]
