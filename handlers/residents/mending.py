"""Sửa phiếu: kind, place or words mended, by buttons or by "không phải rác, là đèn"; never a second ticket."""

from __future__ import annotations

from typing import Any

from handlers import places
from handlers.answers import GO_ON, HANDLED, Reading, leaning, right_words
from handlers.forms import Form, Slot
from handlers.learning import learn
from handlers.officials import clock
from handlers.officials.cards import post_card
from handlers.redact import street_of
from handlers.residents.bare import SURE
from handlers.residents.kinds import report_guess
from handlers.residents.report import PLACE_HEADS, REPORT
from handlers.residents.tickets import add_detail, facts, photos_of, ticket_of
from handlers.rules.clock import kept
from handlers.rules.kinds import sorted_as
from handlers.rules.transitions import after
from handlers.turn import Turn
from handlers.types import Button
from storage.models import Ticket


def correction(turn: Turn, ticket: Ticket) -> dict[str, Any]:
    """The slots of the form `fix_ticket` that the words fill; empty when they correct nothing."""
    right = right_words(turn.text) if len(turn.text) <= 200 else ""
    if not right or after(ticket.status, "fix") is None:
        return {}
    meant = turn.house.understand(right, turn.now)
    guess, place = report_guess(meant), meant.first("location")
    is_place = place is not None and meant.folded.split()[0] in PLACE_HEADS
    if guess and not is_place and guess.confidence >= SURE and guess.category != ticket.category:
        return {"field": "kind", "value": right, "category": guess.category, "sub": meant.subcategory}
    return {"field": "place", "value": right} if place else {}


def mend(turn: Turn, ticket: Ticket) -> bool:
    """Take up what the words, or a second position, say of the person's own ticket; False when nothing is to be mended."""
    if ticket.person_id != turn.person.id:
        return False
    slots = _second_pin(turn, ticket) or correction(turn, ticket)
    if not slots:
        return False
    turn.state.begin(FIX.name, FIX.version, {"code": ticket.code, **slots})
    FIX.start(turn)
    return True


def _second_pin(turn: Turn, ticket: Ticket) -> dict[str, Any]:
    """Of a ticket that has a position already it is asked whether the new one is meant."""
    pin = turn.message.pin
    if pin is None or not ticket.pin or after(ticket.status, "fix") is None:
        return {}
    return {"field": "place", "value": ticket.place or "", "pin": [pin.lat, pin.lng]}


# --- the form ---------------------------------------------------------------------------------------------


def read_pin(turn: Turn) -> Reading | None:
    """There, or something else that is to be reported there."""
    if turn.answer == "there" or leaning(turn.text) == "yes":
        return Reading(True)
    if turn.answer == "other" or leaning(turn.text) == "no":
        turn.state.begin(REPORT.name, REPORT.version, {"pin": turn.state.slots["pin"]})
        REPORT.go_on(turn)
        return HANDLED
    return None


def read_field(turn: Turn) -> Reading | None:
    if turn.answer in ("kind", "place", "words"):
        return Reading(turn.answer)
    if turn.message.pin:  # where it really is
        turn.state.slots.update(field="place", value="")
        return GO_ON
    if turn.message.files and not turn.text:  # what it really looks like: nothing else to mend
        ticket = ticket_of(turn)
        turn.state.leave()
        add_detail(turn, ticket, "", photos_of(turn))
        return HANDLED
    if turn.chosen or not turn.text:
        return None
    if slots := correction(turn, ticket_of(turn)):
        turn.state.slots.update(slots)
        return GO_ON
    # "đèn đường", "hẻm 54": the words themselves say which of them is wrong
    place, guess = turn.meant.first("location"), report_guess(turn.meant)
    if guess and guess.confidence >= SURE:
        turn.state.slots.update(field="kind", value=turn.text, category=guess.category, sub=turn.meant.subcategory)
        return GO_ON
    if place:
        turn.state.slots.update(field="place", value=turn.text)
        return GO_ON
    return None


def read_value(turn: Turn) -> Reading | None:
    if turn.answer.startswith("kind:"):
        turn.state.slots.update(category=turn.answer.removeprefix("kind:"), sub=None)
        return Reading(turn.text)
    if turn.chosen or not (turn.text or turn.message.pin):
        return None
    if turn.state.slots["field"] == "kind":
        guess = report_guess(turn.meant)
        if guess is None or guess.confidence < 0.4:
            return None
        turn.state.slots.update(category=guess.category, sub=turn.meant.subcategory)
    return Reading(turn.text)


def other_kinds(turn: Turn) -> list[Button]:
    if turn.state.slots.get("field") != "kind":
        return []
    ticket = ticket_of(turn)
    guesses = turn.house.understand(ticket.description or "", turn.now).guesses
    names = [str(g.category) for g in guesses if g.category and g.category != ticket.category][:3]
    names += [name for name in ("lighting", "trash", "road", "noise") if name not in names and name != ticket.category]
    shown = [Button(f"kind:{name}", "label", (("text", turn.category_label(name)),)) for name in names[:4]]
    return [*shown, Button("kind:other", "button-something-else")]


def fixed(turn: Turn) -> None:
    """Mend the ticket: its kind (without a second ticket), its place or its words."""
    ticket, slots = ticket_of(turn), dict(turn.state.slots)
    turn.state.leave()
    if slots["field"] == "kind":
        category = str(slots["category"])
        changes = sorted_as(turn.house, ticket, category, slots.get("sub"))
        note: dict[str, Any] = {"from": ticket.category, "to": category}
    elif slots["field"] == "place":
        text, pin = places.mended(ticket.place or "", str(slots["value"])), slots.get("pin")
        place = turn.house.understand(text, turn.now).first("location")
        changes = {
            "place": text or None,  # a position alone: what was said of the place was wrong
            "street": street_of(place.text, place.parts) if place else street_of(text),
        }
        if turn.message.pin:
            pin = [turn.message.pin.lat, turn.message.pin.lng]
        if pin:
            changes["pin"] = pin
        note = {"place": text}
    else:
        changes, note = {"description": str(slots["value"])}, {"text": str(slots["value"])}
    turn.tickets.change(ticket, now=turn.now, **changes)
    places.remember(turn, ticket)
    if slots["field"] == "kind":
        note["clock"] = kept(ticket, turn.house.taxonomy.classes[ticket.service_class])
    turn.tickets.note(ticket, f"{slots['field']}_changed", actor="resident", now=turn.now, data=note)
    clock.sync(turn, ticket)
    if slots["field"] == "kind" and ticket.category != "other":
        learn(turn, ticket.description or "", ticket.category, by="resident", ticket=ticket)
    turn.say("ticket-fixed", **facts(turn, ticket))
    post_card(turn, ticket)


FIELDS = (
    Button("kind", "button-fix-kind"),
    Button("place", "button-fix-place"),
    Button("words", "button-fix-words"),
)
PIN_IS = Button("there", "button-pin-there"), Button("other", "button-something-else")
FIX = Form(
    name="fix_ticket",
    version=1,
    slots=(
        Slot(
            "there", "fix-ask-pin", read_pin, needed=lambda turn: "pin" in turn.state.slots, buttons=PIN_IS,
            values=lambda turn: facts(turn, ticket_of(turn)),
        ),
        Slot("field", "fix-ask-field", read_field, buttons=FIELDS),
        Slot(
            "value", "fix-ask-value", read_value, buttons=other_kinds,
            values=lambda turn: {"field": turn.state.slots["field"]},
        ),
    ),
    done=fixed,
)  # fmt: skip
