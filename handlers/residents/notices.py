"""What the ward did with a ticket, told to its reporter in their own thread."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from handlers import flow
from handlers.residents import linking, reminders
from handlers.residents.appointments import telling
from handlers.residents.tickets import ANSWER, facts, resident_buttons
from handlers.turn import Turn
from storage.models import Ticket


def tell(turn: Turn) -> None:
    """Say what happened; a question of an officer opens a small form for the answer."""
    if turn.message.data["event"] == "reminder":
        reminders.tell(turn)
        return
    if turn.message.data["event"] == "linked":
        linking.tell(turn)
        flow.resume_question(turn)
        return
    if str(turn.message.data["event"]).startswith("booking_"):
        telling.tell(turn)
        return
    event, ticket = str(turn.message.data["event"]), turn.tickets.by_code(str(turn.message.data["code"]))
    if ticket is None or ticket.person_id != turn.person.id:
        return
    if event == "asked":
        _asked(turn, ticket, turn.message.data)
        return
    if event == "resolved":
        _resolved(turn, ticket, turn.message.data)
    else:
        _plain(turn, event, ticket, turn.message.data)
    flow.resume_question(turn)


def _asked(turn: Turn, ticket: Ticket, data: dict[str, Any]) -> None:
    turn.state.park()
    turn.state.begin(ANSWER.name, ANSWER.version, {"code": ticket.code, "question": data.get("text", "")})
    ANSWER.start(turn)


def _resolved(turn: Turn, ticket: Ticket, data: dict[str, Any]) -> None:
    if turn.state.relay == ticket.code:
        turn.state.relay = ""
    turn.state.recent = {"code": ticket.code, "at": turn.now.isoformat(), "resolved": True}
    turn.say(
        "ticket-resolved",
        buttons=resident_buttons(ticket),
        photos=[photo.id for photo in turn.tickets.photos(ticket, "after") if photo.id is not None],
        answer=data.get("text", ""), no_photo=data.get("no_photo", ""), kind=ticket.kind, **facts(turn, ticket),
    )  # fmt: skip


def _plain(turn: Turn, event: str, ticket: Ticket, data: dict[str, Any]) -> None:
    if event == "replied":
        turn.state.relay = ticket.code
        photos = [int(photo) for photo in data.get("photos", ())]
        turn.say("officer-says", text=data.get("text", ""), photos=photos, code=ticket.code)
        return
    if event == "refused" and turn.state.relay == ticket.code:
        turn.state.relay = ""
    until = datetime.fromisoformat(data["until"]) if data.get("until") else ""
    told = {"refusal": data.get("refusal", ""), "reason": data.get("text", ""), "told": data.get("told", "no")}
    turn.say(f"ticket-{event}", until=until, **told, **facts(turn, ticket))
