"""What the ward did with a ticket, told to its reporter in their own thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from handlers import flow
from handlers.officials import joining
from handlers.residents import linking, manners, receipts, refused, reminders, welfare_told
from handlers.residents.appointments import queue, telling
from handlers.residents.tickets import ANSWER, facts, resident_buttons
from handlers.residents.visits import telling as visit_telling
from handlers.turn import Turn
from storage.models import Ticket

# What is about something else than a ticket, by how its name begins.
_OTHERS: tuple[tuple[str, Callable[[Turn], None]], ...] = (
    ("reminder", reminders.tell), ("booking_", telling.tell), ("receipt_", receipts.tell_step), ("queue_", queue.tell),
    ("visit_", visit_telling.tell),
    ("abuse_", manners.tell),
)  # fmt: skip


def tell(turn: Turn) -> None:
    """Say what happened; a question of an officer opens a small form for the answer."""
    name = str(turn.message.data["event"])
    if other := next((told for begins, told in _OTHERS if name.startswith(begins)), None):
        other(turn)
        return
    if name == "linked":
        linking.tell(turn)
        flow.resume_question(turn)
        return
    event, ticket = name, turn.tickets.by_code(str(turn.message.data["code"]))
    if ticket is not None and welfare_told.tell(turn, event, ticket, turn.message.data):
        return
    if ticket is None or not joining.is_part_of(turn, ticket):
        return
    if event == "asked":
        _asked(turn, ticket, turn.message.data)
        return
    TOLD.get(event, _plain)(turn, ticket, turn.message.data)
    flow.resume_question(turn)


def _asked(turn: Turn, ticket: Ticket, data: dict[str, Any]) -> None:
    turn.state.park()
    turn.state.begin(ANSWER.name, ANSWER.version, {"code": ticket.code, "question": data.get("text", "")})
    ANSWER.start(turn)


def _resolved(turn: Turn, ticket: Ticket, data: dict[str, Any]) -> None:
    if turn.state.relay == ticket.code:
        turn.state.relay = ""
    if turn.state.slots.get("code") == ticket.code:
        # What they were mending in it, or adding: now it is whether it is done.
        turn.state.leave()
    turn.state.recent = {"code": ticket.code, "at": turn.now.isoformat(), "resolved": True}
    turn.say(
        "ticket-resolved",
        buttons=resident_buttons(ticket),
        photos=[photo.id for photo in turn.tickets.photos(ticket, "after") if photo.id is not None],
        answer=data.get("text", ""), no_photo=data.get("no_photo", ""), kind=ticket.kind, **facts(turn, ticket),
    )  # fmt: skip


def _plain(turn: Turn, ticket: Ticket, data: dict[str, Any]) -> None:
    event = data["event"]
    if event == "replied":
        turn.state.relay = ticket.code
        turn.state.recent.pop("need", None)  # what we asked before: what is written now answers the officer
        photos = [int(photo) for photo in data.get("photos", ())]
        turn.say("officer-says", text=data.get("text", ""), photos=photos, code=ticket.code)
        return
    until = datetime.fromisoformat(data["until"]) if data.get("until") else ""
    told = {"into": data.get("into", ""), "reason": data.get("text", ""), "told": data.get("told", "no")}
    turn.say(f"ticket-{event}", until=until, **told, **facts(turn, ticket))


TOLD = {"refused": refused.tell, "resolved": _resolved}
