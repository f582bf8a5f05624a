"""Khẩn cấp: the number first, what to do and not to do; then the duty group. Nothing is asked before that."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from handlers.answers import HANDLED, Reading, is_no, is_yes, plain
from handlers.forms import Form, Slot
from handlers.officials.cards import post_card, tell_group
from handlers.officials.hiding import hide
from handlers.officials.opening import attach, open_ticket
from handlers.redact import excerpt, names_in, street_of
from handlers.residents.tickets import photos_of
from handlers.rules.codes import find_codes
from handlers.turn import Turn
from handlers.types import Button
from storage.models import Ticket

# Kinds whose ticket never reaches a wide group (operations.md §2.2), and what the ticket is restricted as.
RESTRICTED = {"child_abuse": "child", "suicide": "suicide"}
CATEGORIES = {
    "fire": "emergency_fire", "electric": "emergency_electric", "gas": "emergency_gas",
    "accident": "emergency_accident",
    "drowning_flood": "emergency_flood", "medical": "emergency_medical", "violence": "emergency_violence",
    "child_abuse": "emergency_child", "suicide": "emergency_suicide", "crime_now": "emergency_crime",
    "missing_person": "emergency_missing", "landslide": "emergency_landslide",
}  # fmt: skip
EVERYBODYS = frozenset({"fire", "gas", "electric", "drowning_flood", "landslide"})
NOT_YET, FEW = frozenset({"chua", "khong", "ko", "hong"}), 6  # "gọi rồi mà không ai nghe" is not called
SAME_EVENT = timedelta(hours=2)
CONFIDED = frozenset({"domestic_violence", "child"})
CALLED = (
    Button("called", "button-called"),
    Button("not-called", "button-not-called"),
    Button("mistake", "button-mistake"),
)


def begin(turn: Turn) -> None:
    """Answer, then open the K0 ticket: no consent, form or place is waited for (Luật 91/2025 điều 19)."""
    kind = str(turn.state.slots.get("kind") or turn.meant.emergency or "other")
    restricted, category = RESTRICTED.get(kind) or _confided(turn, kind), CATEGORIES.get(kind, "emergency_other")
    if before := _same_event(turn, restricted, category):  # written again: the same people are on their way to it
        turn.state.slots.update(kind=kind, code=before.code)
        _add(turn)
        return
    place = turn.meant.first("location")
    known = turn.state.slots  # the place, where a dialogue before this one asked for it
    facts: dict[str, Any] = {
        "category": category, "what": turn.text, "photos": photos_of(turn),
        "where": place.text if place else known.get("where"),
        "street": street_of(place.text, place.parts) if place else known.get("street") or "",
        "restricted": restricted,
        "pin": [turn.message.pin.lat, turn.message.pin.lng] if turn.message.pin else known.get("pin"),
    }  # fmt: skip
    ticket = open_ticket(turn, facts)
    turn.state.slots.update(kind=kind, code=ticket.code)


def _same_event(turn: Turn, restricted: str | None, category: str) -> Ticket | None:
    """The danger that this person has just told of, unless they said themselves that it was none; what was confided is
    joined only by the same."""
    for ticket in turn.tickets.of_person(turn.person_id, open_only=True):
        recent = ticket.kind == "emergency" and turn.now - ticket.opened_at <= SAME_EVENT
        same = ticket.restricted == restricted and (not restricted or ticket.category == category)
        if recent and same and ticket.status != "resolved":
            told = {event.kind for event in turn.tickets.story(ticket)}
            return None if "mistake_said" in told else ticket
    return None


def _confided(turn: Turn, kind: str) -> str | None:
    """What is said after something confided is of the same matter: it does not reach a group either. Fire, gas, water
    and falling ground are everybody's danger, whatever was confided before."""
    if turn.meant.restricted in CONFIDED:
        return turn.meant.restricted
    before = turn.tickets.by_code(turn.state.relay) if turn.state.relay and kind not in EVERYBODYS else None
    return before.restricted if before else None


def hotline(turn: Turn, name: str) -> str:
    """A number by its id in hotlines.toml or the ward file."""
    found = turn.house.hotlines.get(name)
    return found.number if found else ""


def numbers(turn: Turn) -> dict[str, Any]:
    return {
        "kind": str(turn.state.slots.get("kind")), "code": str(turn.state.slots.get("code")),
        "power": hotline(turn, turn.house.ward.power),
        "lacks": "yes" if turn.state.slots.get("lacks") else "no",
    }  # fmt: skip


def read_called(turn: Turn) -> Reading | None:
    """Called or not; and everything else that is written now goes to the duty group at once."""
    ticket = turn.tickets.by_code(str(turn.state.slots.get("code")))
    if ticket is None:
        return Reading("gone")
    if turn.answer == "mistake":
        turn.tickets.note(ticket, "mistake_said", actor="resident", now=turn.now)
        tell_group(turn, ticket, "group-emergency-mistake")
        return Reading("mistake")
    called = _called(turn)
    if called == "yes":
        turn.tickets.note(ticket, "hotline_called", actor="resident", now=turn.now)
        tell_group(turn, ticket, "group-emergency-called")
        return Reading("called")
    if called == "no":
        turn.tickets.note(ticket, "hotline_not_reached", actor="resident", now=turn.now)
        turn.tickets.alarm("emergency_not_called", ref=ticket.code, detail=ticket.category, now=turn.now)
        tell_group(turn, ticket, "group-emergency-not-called")
        turn.ask("emergency-not-called", buttons=CALLED, **numbers(turn))
        return HANDLED
    if turn.text and turn.meant.emergency:  # again, or of another kind: its number first
        turn.state.slots = {"kind": turn.meant.emergency}
        begin(turn)
        turn.ask("emergency", buttons=CALLED, **numbers(turn))
        return HANDLED
    waits = asks_for_help(turn, ticket)
    if turn.need and turn.meant.best.intent != "give_feedback" and not waits:  # the danger is over, or was none
        return None
    if turn.text or turn.message.pin or turn.message.files:
        _add(turn)
        turn.ask("emergency-waiting" if waits else "emergency-noted", buttons=CALLED, **numbers(turn))
        return HANDLED
    return None


def _called(turn: Turn) -> str:
    """yes or no: by button or in words ("gọi rồi", "gọi mãi không được"); empty when the words say neither."""
    if turn.answer:
        return {"called": "yes", "not-called": "no"}.get(turn.answer, "")
    words = plain(turn.text).split()
    if is_yes(turn.text) or is_no(turn.text):
        return "yes" if is_yes(turn.text) else "no"
    if "goi" not in words or len(words) > FEW or turn.need or turn.meant.emergency:
        return ""
    return "no" if NOT_YET.intersection(words) else "yes" if {"roi", "da"}.intersection(words) else ""


def asks_for_help(turn: Turn, ticket: Ticket) -> bool:
    """ "Sao chưa ai tới": in danger, where is it means the help that is waited for, unless another code is named."""
    return turn.need == "tickets" and set(find_codes(turn.text)) <= {ticket.code}


def kind_of(ticket: Ticket) -> str:
    return next((kind for kind, category in CATEGORIES.items() if category == ticket.category), "other")


def _add(turn: Turn) -> None:
    ticket = turn.tickets.by_code(str(turn.state.slots["code"]))
    if ticket is None:
        return
    hide(turn, ticket, turn.text)
    changes: dict[str, Any] = {}
    place = turn.meant.first("location") if turn.text else None
    if place and not ticket.place:
        changes.update(place=turn.text, street=street_of(place.text, place.parts))
    if turn.message.pin:
        changes["pin"] = [turn.message.pin.lat, turn.message.pin.lng]
    if changes:
        turn.tickets.change(ticket, now=turn.now, **changes)
        post_card(turn, ticket)
    turn.tickets.note(ticket, "detail_added", actor="resident", now=turn.now, data={"text": turn.text})
    attach(turn, ticket, photos_of(turn), side="before")
    if turn.text:
        tell_group(
            turn,
            ticket,
            "group-added",
            purpose="reply",
            words=excerpt(turn.text, names_in(turn.meant)),
            photos=len(turn.message.files),
        )


def done(turn: Turn) -> None:
    outcome, code = turn.state.slots.get("called"), str(turn.state.slots.get("code"))
    kind = str(turn.state.slots.get("kind"))
    turn.state.leave()
    turn.state.relay = code if outcome == "called" else ""
    turn.say(f"emergency-{outcome}" if outcome in ("called", "mistake") else "left", code=code, kind=kind)


EMERGENCY = Form(
    "emergency", 1, (Slot("called", "emergency", read_called, buttons=CALLED, values=numbers),), done, begin
)  # fmt: skip
