"""Who is told: the holder of a ticket, the next one up the chain, whoever is on duty; never somebody on leave."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.rules.deadlines import LOCAL
from handlers.turn import Turn
from handlers.types import Address
from storage.models import Official, Ticket

LEVELS = {100: "head", 150: "deputy", 200: "chair"}  # operations.md §1.4


def at_work(turn: Turn, official: Official | None) -> bool:
    """Registered, and not on leave."""
    return official is not None and official.active and not (official.away_until and official.away_until > turn.now)


def chats(turn: Turn, official: Official) -> list[Address]:
    """The official's own chats with us, on every channel of the ward's groups."""
    if official.id is None:
        return []
    return [
        group.alone(user)
        for group in turn.house.groups
        for user in turn.officials.private_chats(official.id, group.alone("").channel)
    ]


def may_hear(ticket: Ticket, official: Official) -> bool:
    """Of a restricted ticket only leaders hear."""
    return not ticket.restricted or official.role == "leader"


def reachable(turn: Turn, ticket: Ticket, names: Iterable[str]) -> list[Official]:
    """Those of these names, in this order, who are at work, may hear of the ticket and have a chat with us."""
    known = {official.name: official for official in turn.officials.all() if official.active}
    found = [known[name] for name in names if name in known]
    return [one for one in found if at_work(turn, one) and may_hear(ticket, one) and chats(turn, one)]


def leaders(turn: Turn) -> list[str]:
    """The names of those registered as leaders."""
    return [one.name for one in turn.officials.all() if one.active and one.role == "leader"]


def holder_of(turn: Turn, ticket: Ticket) -> Official | None:
    """Who has taken the ticket and can be told: not while on leave."""
    holder = turn.officials.by_id(ticket.official_id) if ticket.official_id else None
    return holder if at_work(turn, holder) else None


def up_from(turn: Turn, ticket: Ticket, percent: int) -> tuple[str, list[Official]]:
    """The level that hears of it now, and its people: who is not there is stood in for by the level above, and where
    the ward file names nobody, by its leaders."""
    chain, order = turn.house.ward.escalation, list(LEVELS.values())
    for level in order[order.index(LEVELS[percent]) :]:
        if found := reachable(turn, ticket, chain.names(level, ticket.unit)):
            return level, found
    return LEVELS[percent], reachable(turn, ticket, leaders(turn))


def on_duty(turn: Turn, ticket: Ticket) -> list[str]:
    """Who is called now when somebody is in danger, in order: the rota of this hour, then up the chain."""
    ward, local = turn.house.ward, turn.now.astimezone(LOCAL)
    rota = [name for shift in ward.duty if shift.covers(local) for name in shift.officials]
    confided = ward.confidants.get(ticket.restricted or "", ())
    up = [name for level in LEVELS.values() for name in ward.escalation.names(level, ticket.unit)]
    return list(dict.fromkeys([*confided, *rota, *up, *leaders(turn)]))
