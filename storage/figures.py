"""Counts of a ward's tickets, for the public page: numbers only."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select

from storage.db import Tx
from storage.models import Feedback, Ticket
from storage.rows import table

TICKET, FEEDBACK = table(Ticket), table(Feedback)
DAYS = 30


def figures(tx: Tx, ward: str, now: datetime) -> dict[str, int]:
    """Of the last 30 days: received, done, late and open now; how many residents answered and were content."""
    since = now - timedelta(days=DAYS)
    # restricted ones are in no figure: whom one is about could read it there
    reports = [
        TICKET.c.ward == ward, TICKET.c.kind == "report", TICKET.c.opened_at >= since, TICKET.c.restricted.is_(None)
    ]  # fmt: skip
    ended = TICKET.c.status.in_(("closed", "refused", "cancelled", "merged"))

    def count(*conditions: ColumnElement[bool]) -> int:
        return int(tx.execute(select(func.count()).select_from(TICKET).where(*reports, *conditions)).scalar_one())

    rated = select(func.count()).select_from(FEEDBACK).where(FEEDBACK.c.ward == ward, FEEDBACK.c.at >= since)
    return {
        "received": count(),
        "done": count(TICKET.c.status.in_(("resolved", "closed"))),
        "open": count(~ended, TICKET.c.status != "resolved"),
        "late": count(~ended, TICKET.c.status != "resolved", TICKET.c.resolve_due < now),
        "reopened": count(TICKET.c.reopened > 0),
        "rated": int(tx.execute(rated).scalar_one()),
        "content": int(tx.execute(rated.where(FEEDBACK.c.rating == "good")).scalar_one()),
    }
