"""The rights of those who joined a ticket: their own words of the place, a yes that counts, more details, a way out."""

from __future__ import annotations

from typing import Any

from handlers.officials import joining, storms
from handlers.turn import Turn
from storage.models import Ticket

ENOUGH_YES = 2  # co-reporters who say that it is done, where the reporter says nothing (operations.md §1.6)


def place_told(turn: Turn, ticket: Ticket) -> str | None:
    """Where it is in the person's own words: the reporter's are for nobody else."""
    if ticket.person_id == turn.person.id:
        return ticket.place
    joined = turn.co_reporters.of(ticket, turn.person.id)
    return (joined.place if joined else None) or ticket.street


def standing(turn: Turn, ticket: Ticket) -> Ticket | None:
    """The ticket that stands for one that was merged, and perhaps merged again."""
    while ticket.status == "merged":
        into = turn.tickets.by_id(ticket.merged_into or 0)
        if into is None:
            return None
        ticket = into
    return ticket if joining.is_part_of(turn, ticket) else None


def leave(turn: Turn, ticket: Ticket) -> bool:
    """Take the person out of a ticket that others have part in; False when it is theirs alone."""
    if ticket.person_id != turn.person.id:
        step_out(turn, ticket)
    elif not joining.pass_to_next(turn, ticket):
        return False
    turn.state.recent = {}
    turn.say("ticket-left", code=ticket.code)
    return True


def step_out(turn: Turn, ticket: Ticket) -> None:
    """A co-reporter has no part in it any more; the card says how many they are now."""
    turn.co_reporters.leave(ticket, turn.person_id, turn.now)
    turn.tickets.note(ticket, "co_reporter_left", actor="resident", now=turn.now)
    joining.show(turn, ticket)


def give_up(turn: Turn) -> None:
    """Somebody wants everything about them gone: they are part of nobody's ticket any more."""
    for ticket in turn.co_reporters.tickets_of(turn.person_id, limit=1000):
        step_out(turn, ticket)


def quiet(turn: Turn, ticket: Ticket) -> bool:
    """In a storm details come by the hundred: the card tells them, not a message each."""
    storm = turn.storms.of_ticket(ticket)
    if storm is None or storm.ended_at is not None:
        return False
    storms.card_soon(turn, ticket)
    return True


def enough_say_so(turn: Turn, ticket: Ticket) -> bool:
    """Keep this co-reporter's yes; whether two of them have said so since it was last called done."""
    turn.tickets.note(ticket, "confirmed_too", actor="resident", now=turn.now, data={"person": turn.person_id})
    said: set[int] = set()
    for event in turn.tickets.story(ticket):
        if event.kind == "resolved":
            said.clear()
        elif event.kind == "confirmed_too":
            said.add(int((event.data or {})["person"]))
    return len(said) >= ENOUGH_YES


def learnt(turn: Turn, ticket: Ticket) -> dict[str, Any]:
    """A co-reporter's position is their own; where the ticket had none, it helps whoever looks for the place."""
    if not turn.message.pin:
        return {}
    pin = [turn.message.pin.lat, turn.message.pin.lng]
    if (row := turn.co_reporters.of(ticket, turn.person.id)) is not None:
        turn.co_reporters.change(row, pin=pin)
    return {} if ticket.pin else {"pin": pin}
