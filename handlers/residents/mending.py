"""Sửa phiếu: kind, place or words mended, by buttons or by "không phải rác, là đèn"; never a second ticket."""

from __future__ import annotations

import re
from typing import Any

from handlers import places
from handlers.answers import GO_ON, HANDLED, Reading
from handlers.forms import Form, Slot
from handlers.learning import learn
from handlers.officials import clock
from handlers.officials.cards import post_card
from handlers.redact import street_of
from handlers.residents.bare import SURE
from handlers.residents.kinds import report_guess
from handlers.residents.report import PLACE_HEADS
from handlers.residents.tickets import add_detail, facts, photos_of, ticket_of
from handlers.rules.clock import kept
from handlers.rules.kinds import sorted_as
from handlers.rules.transitions import after
from handlers.turn import Turn
from handlers.types import Button
from storage.models import Ticket

_NOT = r"(?:không|khong|ko|hông|hong|hổng) (?:phải|phai)"
# "không phải rác, là đèn": what is right comes last; "đèn chứ không phải rác": it comes first
_LAST = re.compile(
    rf"^(?:(?:dạ|da|à|ủa|uả|xin lỗi|em|cháu|con|tôi|sorry),?\s+)*"
    rf"(?:{_NOT}|nhầm|nham|lộn|sai|ghi sai|not\b|wrong).*?"
    r"(?:\b(?:mà là|ma la|là|la|it is|it's|but)\b|[,.:])\s*(?P<right>.+)$",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"^(?P<right>.+?),?\s+(?:(?:chứ|chu)\s+{_NOT}\b.*|(?:mới|moi) (?:đúng|dung).*)$", re.IGNORECASE)


def right_words(text: str) -> str:
    """What a correcting sentence says instead; empty when it corrects nothing."""
    right = ""
    for pattern in (_FIRST, _LAST):  # "nhầm, hẻm 56 mới đúng" is of both kinds
        if found := pattern.match(right or text):
            right = found.group("right").strip()
    return right


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


# --- the form ---------------------------------------------------------------------------------------------


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
        text = str(slots["value"])
        place = turn.house.understand(text, turn.now).first("location")
        changes = {
            "place": text or None,  # a position alone: what was said of the place was wrong
            "street": street_of(place.text, place.parts) if place else street_of(text),
        }
        if turn.message.pin:
            changes["pin"] = [turn.message.pin.lat, turn.message.pin.lng]
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
FIX = Form(
    name="fix_ticket",
    version=1,
    slots=(
        Slot("field", "fix-ask-field", read_field, buttons=FIELDS),
        Slot(
            "value", "fix-ask-value", read_value, buttons=other_kinds,
            values=lambda turn: {"field": turn.state.slots["field"]},
        ),
    ),
    done=fixed,
)  # fmt: skip
