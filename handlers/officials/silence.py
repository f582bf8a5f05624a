"""Nobody answers whether it is done: after the days in which they could, that is written down as silence, never as content."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.officials import clock
from handlers.officials.cards import SILENT, post_card
from handlers.rules.transitions import REOPEN_DAYS, after
from handlers.turn import Turn
from storage.models import Ticket

JOB = "silence"


def watch(turn: Turn, ticket: Ticket) -> None:
    """The ticket was reported done: look again when its reporter can no longer reopen it."""
    turn.jobs.plan(JOB, turn.now + timedelta(days=REOPEN_DAYS), ticket.code)


def end(turn: Turn, code: str) -> datetime | None:
    """The job: close what nobody confirmed or contested. Reopened and done again, it has its days anew."""
    ticket = turn.tickets.by_code(code)
    if ticket is None or ticket.status != "resolved" or ticket.resolved_at is None:
        return None
    over = ticket.resolved_at + timedelta(days=REOPEN_DAYS)
    if turn.now < over:
        return over
    to = after(ticket.status, "fall_silent")
    if to is None or not turn.tickets.move(ticket, to, now=turn.now, closed_at=turn.now):
        return None
    turn.tickets.note(ticket, SILENT, actor="system", now=turn.now)
    clock.sync(turn, ticket)
    post_card(turn, ticket)
    return None
