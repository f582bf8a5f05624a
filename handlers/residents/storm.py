"""Phường đã biết: in a storm a report is kept with its place and answered at once; only what is new is asked."""

from __future__ import annotations

from typing import Any

from handlers.answers import HANDLED, Reading, is_no, is_unknown, is_yes
from handlers.forms import Form, Slot
from handlers.officials import joining, storms
from handlers.officials.opening import attach, open_ticket
from handlers.residents import co_reporters
from handlers.residents.emergency import EMERGENCY
from handlers.rules.storms import DEPTHS, depth_in
from handlers.turn import Turn
from handlers.types import Button
from nlp.normalise import fold
from storage.models import CoReporter, Ticket

DANGER_BUTTONS = (Button("no", "button-nobody-in-danger"), Button("yes", "button-somebody-in-danger"))
DEPTH_BUTTONS = (
    Button("ankle", "button-depth-ankle"),
    Button("knee", "button-depth-knee"),
    Button("seat", "button-depth-seat"),
    Button("higher", "button-depth-higher"),
    Button("unknown", "button-unknown"),
)


def is_on(turn: Turn, category: str) -> bool:
    return bool(turn.storms.on(category))


def take(turn: Turn, facts: dict[str, Any]) -> Ticket | None:
    """The ticket of the storm, with this report in it; None when there is no storm of this category."""
    on = turn.storms.on(str(facts.get("category") or "other"), alone=True)
    if not on:
        return None
    storm = storms.row_for(turn, on[0], str(facts.get("where") or ""), str(facts.get("street") or ""))
    ticket = storms.standing(turn, storm)
    if ticket is None:
        ticket = open_ticket(turn, facts)
        turn.storms.change(storm, ticket_id=ticket.id)
        facts = {**facts, "photos": ()}  # they are there with the ticket
    joining.join(turn, ticket, facts, depth=depth_in(fold(str(facts.get("what") or ""))))
    storms.card_soon(turn, ticket)
    return ticket


def answer(turn: Turn, ticket: Ticket, facts: dict[str, Any]) -> None:
    """Known, and being seen to; then the questions of this category, one at a time."""
    kept: dict[str, Any] = {name: facts.get(name) for name in ("where", "street", "pin") if facts.get(name)}
    row = turn.house.taxonomy.categories[ticket.category].storm
    turn.say(
        "storm-known", buttons=(Button(f"t:{ticket.code}:add", "button-add"),), code=ticket.code,
        what=turn.category_label(ticket.category, ticket.subcategory), where=str(facts.get("where") or ""),
        count=turn.co_reporters.count(ticket) + 1,
    )  # fmt: skip
    if row is not None:
        turn.state.begin(STORM.name, STORM.version, {"code": ticket.code, "category": ticket.category, **kept})
        depth = own_row(turn, ticket)
        if depth is not None and depth.depth:
            turn.state.slots["depth"] = depth.depth
        STORM.start(turn)


def own_row(turn: Turn, ticket: Ticket) -> CoReporter | None:
    """The person's newest report in this ticket."""
    rows = turn.co_reporters.rows_of(ticket, turn.person_id)
    return rows[-1] if rows else None


# --- what is new ------------------------------------------------------------------------------------------


def _kind(turn: Turn) -> str:
    row = turn.house.taxonomy.categories[str(turn.state.slots["category"])].storm
    return row.danger if row else ""


def needs_depth(turn: Turn) -> bool:
    row = turn.house.taxonomy.categories[str(turn.state.slots["category"])].storm
    return row is not None and row.depth


def read_danger(turn: Turn) -> Reading | None:
    """Somebody in danger goes the way of every emergency, at once and with the place that is known."""
    if turn.answer == "yes" or is_yes(turn.text):
        known: dict[str, Any] = {
            name: turn.state.slots[name] for name in ("where", "street", "pin") if name in turn.state.slots
        }
        kind = _kind(turn)
        turn.state.leave()
        turn.state.begin(EMERGENCY.name, EMERGENCY.version, {"kind": kind, **known})
        EMERGENCY.start(turn)
        return HANDLED
    if turn.answer == "no" or is_no(turn.text):
        return Reading("no")
    return _more(turn)


def read_depth(turn: Turn) -> Reading | None:
    if turn.answer in DEPTHS:
        return Reading(turn.answer)
    if turn.answer == "unknown" or is_unknown(turn.text):
        return Reading("")
    return _more(turn)


def _more(turn: Turn) -> Reading | None:
    """Other words, a photo or a pin: kept with the report; a depth among them is what was asked, or will be."""
    ticket = turn.tickets.by_code(str(turn.state.slots["code"]))
    row = own_row(turn, ticket) if ticket else None
    said = turn.text if not turn.chosen else ""
    if ticket is None or row is None or not (said or turn.message.files or turn.message.pin):
        return None
    other = turn.need and (turn.need != "report_issue" or turn.meant.best.category != ticket.category)
    if other:
        return None
    photos = [[file.ref, file.size] for file in turn.message.files if file.kind == "photo"]
    attach(turn, ticket, photos, side="before")
    changes: dict[str, Any] = {"said": f"{row.said or ''}\n{said}".strip()} if said else {}
    if turn.message.pin:
        changes["pin"] = [turn.message.pin.lat, turn.message.pin.lng]
    if changes:
        turn.co_reporters.change(row, **changes)
    depth = depth_in(turn.meant.folded) if said else ""
    if turn.state.asking != "depth" and depth:
        turn.state.slots["depth"] = depth
    return Reading(depth)


def done(turn: Turn) -> None:
    """Keep the depth; that is all that is asked."""
    slots = dict(turn.state.slots)
    turn.state.leave()
    ticket = turn.tickets.by_code(str(slots["code"]))
    row = own_row(turn, ticket) if ticket else None
    if ticket is not None and row is not None and slots.get("depth") and row.depth != slots["depth"]:
        turn.co_reporters.change(row, depth=str(slots["depth"]))
        if not co_reporters.quiet(turn, ticket):
            joining.show(turn, ticket)
    turn.say("storm-thanks", code=str(slots["code"]))


STORM = Form(
    name="storm",
    version=1,
    slots=(
        Slot(
            "danger", "storm-ask-danger", read_danger, needed=lambda turn: bool(_kind(turn)), buttons=DANGER_BUTTONS,
            values=lambda turn: {"kind": _kind(turn)},
        ),
        Slot("depth", "storm-ask-depth", read_depth, needed=needs_depth, buttons=DEPTH_BUTTONS),
    ),
    done=done,
)  # fmt: skip
