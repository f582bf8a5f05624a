"""What an official has just done: how the ticket stood before it, and for how long it can be taken back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from handlers.turn import Turn
from storage.models import Ticket

MINUTE = timedelta(minutes=1)
FACTS = ("status", "official_id", "unit", "owner", "category", "subcategory", "service_class", "restricted")


def remember(turn: Turn, ticket: Ticket) -> dict[str, Any]:
    """How the ticket stands before an act, for the act's line of history; and that this official did it now."""
    turn.state.did = {"code": ticket.code, "at": turn.now.isoformat()}
    return {name: getattr(ticket, name) for name in FACTS}


def is_fresh(turn: Turn, ticket: Ticket) -> bool:
    """Whether the one who is spoken with has just done something to this ticket: its card then has the button."""
    did = turn.state.did
    if turn.official is None or did.get("code") != ticket.code:
        return False
    return turn.now - datetime.fromisoformat(did["at"]) <= MINUTE
