"""Whom a restricted ticket is hidden from: officials whom the resident's words name never see it, card, details or list."""

from __future__ import annotations

from handlers.rules.accused import accused
from handlers.turn import Turn
from storage.models import Ticket

# A complaint against a decision of the chair is settled by the chair (Luật Khiếu nại 2011 điều 17), so an office alone
# hides nothing there; a name does.
ABOUT_PEOPLE = frozenset({"denunciation", "officials_conduct"})


def named_in(turn: Turn, kind: str, said: str) -> set[int]:
    """The numbers of the officials whom the words are about."""
    if not said:
        return set()
    officials = [(one.id, one.name) for one in turn.officials.all() if one.active and one.id is not None]
    return accused(said, officials, _offices(turn, said) if kind in ABOUT_PEOPLE else {})


def _offices(turn: Turn, said: str) -> dict[str, tuple[str, ...]]:
    """Who holds the offices that can be named; "phó chủ tịch" is not the chair."""
    ward = turn.house.ward
    held = {"chu tich": ward.escalation.chair, "pho chu tich": ward.escalation.deputy}
    if "phó" in said.lower() or "pho chu tich" in said.lower():
        held["chu tich"] = ()
    return held | {f"truong {unit.id.replace('-', ' ')}": ward.escalation.heads.get(unit.id, ()) for unit in ward.units}


def hide(turn: Turn, ticket: Ticket, said: str) -> None:
    """Hide a restricted ticket from those whom these words name, and from those named when it was confided."""
    if not ticket.restricted:
        return
    known = set(ticket.hidden_from or ())
    about = known | named_in(turn, ticket.restricted, said) | set(turn.state.confided.get("hidden") or ())
    if about == known:
        return
    if ticket.id is None:
        ticket.hidden_from = sorted(about)
    else:
        turn.tickets.change(ticket, now=turn.now, hidden_from=sorted(about))
