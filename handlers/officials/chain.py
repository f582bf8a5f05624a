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


def is_about(ticket: Ticket, official: Official) -> bool:
    """The ticket is about this official: to them it does not exist (handlers/officials/hiding.py)."""
    return official.id in (ticket.hidden_from or ())


def may_hear(turn: Turn, ticket: Ticket, official: Official) -> bool:
    """Of a restricted ticket hear leaders and those whom the ward file names for its kind; never whom it is about."""
    named = turn.house.ward.confidants.get(ticket.restricted or "", ())
    entitled = not ticket.restricted or official.role == "leader" or official.name in named
    return entitled and not is_about(ticket, official)


def reachable(turn: Turn, ticket: Ticket, names: Iterable[str], *, away: bool = False) -> list[Official]:
    """Those of these names, in this order, who are at work (or `away`), may hear of the ticket and have a chat with us."""
    known = {official.name: official for official in turn.officials.all() if official.active}
    found = [known[name] for name in names if name in known]
    return [one for one in found if (away or at_work(turn, one)) and may_hear(turn, ticket, one) and chats(turn, one)]


def entrusted(turn: Turn, ticket: Ticket) -> list[Official]:
    """Whom a restricted ticket goes to: those named for its kind; else the leaders; on leave only if nobody else is."""
    named = turn.house.ward.confidants.get(ticket.restricted or "", ())
    found = reachable(turn, ticket, named) or reachable(turn, ticket, leaders(turn))
    return found or reachable(turn, ticket, leaders(turn), away=True)


def alarm(turn: Turn, ticket: Ticket, kind: str, detail: str) -> None:
    """Nobody hears of this ticket: that is an alarm. One about an official is not told to the group they are in."""
    kind = "nobody_unconcerned" if ticket.hidden_from else kind
    turn.tickets.alarm(kind, ref=ticket.code, detail=detail, now=turn.now)


def leaders(turn: Turn) -> list[str]:
    """The names of those registered as leaders."""
    return [one.name for one in turn.officials.all() if one.active and one.role == "leader"]


def leading_chats(turn: Turn, ticket: Ticket | None = None) -> list[Address]:
    """The private chats of the leaders; where it comes from a ticket, without those whom that one is about."""
    leading = [one for one in turn.officials.all() if one.active and one.role == "leader"]
    return [chat for one in leading if ticket is None or not is_about(ticket, one) for chat in chats(turn, one)]


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
