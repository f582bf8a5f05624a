"""Tôi cũng bị: before a ticket is opened, the one that is there is offered; nobody learns who reported it."""

from __future__ import annotations

from typing import Any

from handlers import places
from handlers.answers import HANDLED, Reading, is_no, is_yes
from handlers.officials import joining, storms
from handlers.residents import consent, storm, tickets
from handlers.rules.clock import due_of
from handlers.turn import Turn
from handlers.types import Button
from storage.models import Ticket

BUTTONS = (Button("yes", "button-me-too"), Button("no", "button-not-same"))


def needs_alike(turn: Turn) -> bool:
    """Whether somebody else's ticket may be of the same thing."""
    found = _look(turn)
    return bool(found) and not found["mine"]


def needs_own(turn: Turn) -> bool:
    """Whether the person has reported this already."""
    found = _look(turn)
    return bool(found) and bool(found["mine"])


def _look(turn: Turn) -> dict[str, Any]:
    """Search once for each place and kind that was said; what was answered of another one holds no more."""
    slots = turn.state.slots
    if slots.get("both"):
        return {}
    asked = [slots.get("category"), slots.get("where"), slots.get("pin")]
    if slots.get("looked") != asked:
        for name in ("alike", "own", "found"):
            slots.pop(name, None)
        slots["looked"], slots["storm"] = asked, storm.is_on(turn, str(slots.get("category") or "other"))
        placed = slots.get("where") or slots.get("pin")
        found = places.find(turn, slots) if placed and not slots["storm"] else None
        if found is not None:
            slots["found"] = {
                "code": found.ticket.code, "mine": found.mine, "sure": found.likeness.sure,
                "metres": found.likeness.metres,
            }  # fmt: skip
    kept: dict[str, Any] = slots.get("found") or {}
    return kept


def values(turn: Turn) -> dict[str, Any]:
    """What is said of the other ticket: what, which street, since when, how many; never who, and no house."""
    found = turn.state.slots["found"]
    ticket = turn.tickets.by_code(str(found["code"]))
    if ticket is None:
        raise LookupError("the ticket that was found is gone")
    return {
        "what": turn.category_label(ticket.category, ticket.subcategory), "where": _where(turn, ticket),
        "since": ticket.opened_at, "count": turn.co_reporters.count(ticket) + 1, "sure": "yes" if found["sure"] else "no",
        "metres": -1 if found["metres"] is None else round(found["metres"], -1),
    }  # fmt: skip


def _where(turn: Turn, ticket: Ticket) -> str:
    """Their own words are of the same place; where only pins were compared, the street that the ward knows."""
    return places.public_place(turn, ticket) or str(turn.state.slots.get("where") or "")


def own_buttons(turn: Turn) -> tuple[Button, ...]:
    ticket = turn.tickets.by_code(str(turn.state.slots["found"]["code"]))
    done = ticket is not None and ticket.status == "resolved"
    return Button("yes", "button-open-again" if done else "button-add-there"), Button("no", "button-not-same")


def own_values(turn: Turn) -> dict[str, Any]:
    ticket = turn.tickets.by_code(str(turn.state.slots["found"]["code"]))
    if ticket is None:
        raise LookupError("the ticket that was found is gone")
    return tickets.facts(turn, ticket)


# --- the answer -------------------------------------------------------------------------------------------


def read(turn: Turn) -> Reading | None:
    """ "Tôi cũng bị" joins; "không, chỗ khác" goes on to a ticket of its own."""
    said = turn.answer or ("yes" if is_yes(turn.text) else "no" if is_no(turn.text) else "")
    if said == "no":
        return Reading("no")
    if said != "yes":
        return None
    ticket = turn.tickets.by_code(str(turn.state.slots["found"]["code"]))
    if ticket is None or ticket.status in tickets.OVER or ticket.restricted:  # ended while they were thinking
        return Reading("no")
    if joining.is_part_of(turn, ticket):
        _add(turn, ticket)
    else:
        _join(turn, ticket)
    return HANDLED


def _join(turn: Turn, ticket: Ticket) -> None:
    slots = dict(turn.state.slots)
    consent.record(turn, "pressed_me_too")
    joining.join(turn, ticket, slots)
    joining.show(turn, ticket)
    storms.watch(turn, ticket.category)
    turn.state.leave()
    turn.state.place = ""
    turn.state.recent = {"code": ticket.code, "at": turn.now.isoformat(), "of": slots.get("of", "")}
    unit = turn.house.ward.unit(ticket.unit)
    turn.say(
        "report-joined", buttons=(Button(f"t:{ticket.code}:cancel", "button-leave"),), code=ticket.code,
        what=turn.category_label(ticket.category, ticket.subcategory), due=due_of(ticket), status=ticket.status,
        unit=unit.name if unit else turn.house.ward.name,
    )  # fmt: skip


def _add(turn: Turn, ticket: Ticket) -> None:
    """Said once more by the same person: their own ticket takes it up; what was called done is opened again."""
    slots = dict(turn.state.slots)
    words, photos = str(slots.get("what") or ""), slots.get("photos") or ()
    if ticket.status == "resolved":
        tickets.reopen(turn, ticket, words)
        turn.state.leave()
        return
    turn.state.leave()
    turn.state.recent = {"code": ticket.code, "at": turn.now.isoformat(), "of": slots.get("of", "")}
    tickets.add_detail(turn, ticket, words, photos)
