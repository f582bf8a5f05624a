"""Đổi loại: an official says what kind of thing a ticket is; its clock only ever gets faster."""

from __future__ import annotations

from handlers import places
from handlers.answers import GO_ON, Reading
from handlers.learning import learn
from handlers.officials import clock, hiding
from handlers.officials.cards import post_card
from handlers.officials.fresh import remember
from handlers.rules.clock import kept
from handlers.rules.kinds import FIXED_KINDS, sorted_as
from handlers.rules.transitions import after
from handlers.turn import Turn
from handlers.types import Button, Reply
from nlp.normalise import fold
from nlp.types import CATEGORIES
from storage.models import Ticket

SURE = 0.75  # of a kind said in own words
FEW_WORDS = 6  # more is talk, not the name of a kind
ON_A_PAGE = 8  # and "Loại khác": every one has a number of one digit where a channel has no buttons


def is_sortable(ticket: Ticket) -> bool:
    return ticket.kind not in FIXED_KINDS


def kind_in(turn: Turn, words: str) -> str:
    """The category that the words name: its id, what residents call it, or plainly meant; else nothing."""
    said = fold(words)
    if not said or words in CATEGORIES:
        return words
    names = _names(turn)
    if said in names:
        return names[said]
    begun = {category for name, category in names.items() if name.startswith(said)}
    if len(begun) == 1:
        return begun.pop()
    if len(said.split()) > FEW_WORDS:
        return ""
    best = turn.house.understand(words, turn.now).best
    return str(best.category) if best.category and best.confidence >= SURE else ""


def _names(turn: Turn) -> dict[str, str]:
    taxonomy = turn.house.taxonomy
    names = {fold(row.label["vi"]): row.category for row in taxonomy.subcategories.values()}
    names |= {fold(taxonomy.label(name, "vi")): name for name in CATEGORIES}
    return {name: category for name, category in names.items() if category in CATEGORIES}


def sort_ticket(turn: Turn, ticket: Ticket, category: str) -> bool:
    """Change the kind, unless somebody else moved the ticket first."""
    before, to, stood = ticket.category, after(ticket.status, "sort"), remember(turn, ticket)
    was_restricted = bool(ticket.restricted)
    meant = turn.house.understand(ticket.description or "", turn.now)
    subcategory = meant.subcategory if meant.best.category == category else None
    if to is None or not turn.tickets.move(
        ticket, to, now=turn.now, **sorted_as(turn.house, ticket, category, subcategory)
    ):
        return False
    me = turn.official.id if turn.official else None
    promised = kept(ticket, turn.house.taxonomy.classes[ticket.service_class])
    data = {"from": before, "to": category, "clock": promised, "before": stood}
    turn.tickets.note(ticket, "kind_changed", actor="official", now=turn.now, official_id=me, data=data)
    clock.sync(turn, ticket)
    places.remember(turn, ticket)
    learn(turn, ticket.description or "", category, by="official", ticket=ticket)
    hiding.hide(turn, ticket, ticket.description or "")
    if ticket.restricted and not was_restricted:
        turn.toast("group-restricted", code=ticket.code)
        _withdraw_card(turn, ticket)
    else:
        what = turn.house.taxonomy.label(category, "vi")
        turn.toast("group-sorted", code=ticket.code, what=what, due=ticket.resolve_due)
    post_card(turn, ticket)
    turn.notify(ticket, "sorted")
    return True


def _withdraw_card(turn: Turn, ticket: Ticket) -> None:
    """What became restricted is taken back from the groups: only its code stays."""
    for group in turn.house.groups:
        turn.reply(
            Reply(
                "card-withdrawn", {"code": ticket.code}, to=group, about=ticket.code, purpose="card",
                replaces=f"card:{ticket.code}", language="vi",
            )
        )  # fmt: skip


# --- the question -----------------------------------------------------------------------------------------


def read_kind(turn: Turn) -> Reading | None:
    if turn.answer == "more":
        turn.state.slots["more"] = not turn.state.slots.get("more")
        return GO_ON
    if turn.answer.startswith("kind:"):
        return Reading(turn.answer.removeprefix("kind:"))
    category = kind_in(turn, turn.text)
    return Reading(category) if category else None


def kind_buttons(turn: Turn) -> list[Button]:
    """The likeliest first; the rest behind "Loại khác"."""
    ticket = turn.tickets.by_code(str(turn.state.slots["code"]))
    said = ticket.description if ticket else ""
    guesses = turn.house.understand(said or "", turn.now).guesses
    names = [str(guess.category) for guess in guesses if guess.category]
    names = list(dict.fromkeys([*names, *CATEGORIES]))
    others = [name for name in names if name != turn.state.slots.get("category")]
    shown = others[ON_A_PAGE:] if turn.state.slots.get("more") else others[:ON_A_PAGE]
    label = turn.house.taxonomy.label
    buttons = [Button(f"kind:{name}", "label", (("text", label(name, "vi")),)) for name in shown]
    return [*buttons, Button("more", "button-other-kinds")]
