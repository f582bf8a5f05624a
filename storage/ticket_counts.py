"""What a report counts of a ward's tickets in a time: rows without words, places or people."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, or_, select

from storage.db import Tx
from storage.models import Feedback, Ticket, TicketEvent
from storage.rows import table

TICKET, EVENT, FEEDBACK = table(Ticket), table(TicketEvent), table(Feedback)


@dataclass(frozen=True, slots=True)
class Counted:
    """One ticket, as far as a report needs it."""

    category: str
    subcategory: str | None
    unit: str
    street: str
    status: str
    reopened: int
    opened_at: datetime
    resolve_due: datetime
    resolved_at: datetime | None
    closed_at: datetime | None
    paused: bool
    rating: str | None
    silent: bool  # closed since its reporter never said whether it is done


def counted(tx: Tx, ward: str, begin: datetime, end: datetime) -> list[Counted]:
    """Every report opened in this time, done in it, or still open in it; withdrawn ones are nobody's work, merged ones that
    of another ticket, and restricted ones are in no figure: whom one is about could read it there."""
    silent = exists().where(
        EVENT.c.ticket_id == TICKET.c.id, EVENT.c.kind == "silent", EVENT.c.at >= TICKET.c.resolved_at
    )
    query = (
        select(
            TICKET.c.category, TICKET.c.subcategory, TICKET.c.unit, TICKET.c.street, TICKET.c.status, TICKET.c.reopened,
            TICKET.c.opened_at, TICKET.c.resolve_due, TICKET.c.resolved_at, TICKET.c.closed_at,
            TICKET.c.paused_at.is_not(None), FEEDBACK.c.rating, and_(TICKET.c.status == "closed", silent),
        )
        .outerjoin_from(TICKET, FEEDBACK, FEEDBACK.c.ticket_id == TICKET.c.id)
        .where(
            TICKET.c.ward == ward, TICKET.c.opened_at < end, TICKET.c.status.not_in(("cancelled", "merged")),
            TICKET.c.restricted.is_(None),
            TICKET.c.kind.in_(("report", "emergency", "contact")),
            or_(
                TICKET.c.opened_at >= begin, TICKET.c.resolved_at >= begin, TICKET.c.closed_at >= begin,
                TICKET.c.status.not_in(("resolved", "closed", "refused")),
            ),
        )
        .order_by(TICKET.c.id)
    )  # fmt: skip
    return [Counted(*row) for row in tx.execute(query)]


def refusals(tx: Tx, ward: str, begin: datetime, end: datetime) -> Counter[str]:
    """How often which reason was given and not taken back."""
    query = (
        select(EVENT.c.id, EVENT.c.kind, EVENT.c.data)
        .join(TICKET, TICKET.c.id == EVENT.c.ticket_id)
        .where(EVENT.c.ward == ward, EVENT.c.kind.in_(("refused", "undone")), EVENT.c.at >= begin, EVENT.c.at < end)
        .where(TICKET.c.restricted.is_(None))
    )
    rows = list(tx.execute(query))
    undone = {(row.data or {}).get("of") for row in rows if row.kind == "undone"}
    given = [row for row in rows if row.kind == "refused" and row.id not in undone]
    return Counter(str((row.data or {}).get("refusal", "")) for row in given)
