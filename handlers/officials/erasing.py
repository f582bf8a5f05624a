"""Xóa dữ liệu: once an official has carried the request out, the rest goes by itself; what may not go yet, when it may."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.officials.fresh import MINUTE
from handlers.turn import Turn
from storage.models import Ticket

JOB = "erase"
CATEGORY = "privacy_erase"
AGAIN = timedelta(days=30)  # papers that the ward still has, a restricted matter under way


def watch(turn: Turn, ticket: Ticket) -> None:
    """The request was called done: erase when that can no longer be taken back."""
    if ticket.category == CATEGORY:
        turn.jobs.plan(JOB, turn.now + MINUTE * 2, ticket.code)


def erase(turn: Turn, code: str) -> datetime | None:
    """The job: what there was of the person when they asked."""
    ticket = turn.tickets.by_code(code)
    if ticket is None or ticket.status not in ("resolved", "closed"):
        return None
    return None if turn.erasure.carry_out(ticket.person_id, ticket.opened_at) else turn.now + AGAIN
