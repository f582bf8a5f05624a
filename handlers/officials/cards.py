"""The card of a ticket in the officials' group: code, kind, street, deadline, and nothing personal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handlers.redact import excerpt, names_in
from handlers.rules.clock import due_of
from handlers.rules.transitions import acts
from handlers.turn import Turn
from handlers.types import Address, Button, Reply
from storage.models import Ticket

CARD_ACTS = {
    "claim": "button-claim", "ask": "button-ask", "pass": "button-pass", "resolve": "button-resolve",
    "refuse": "button-refuse", "sort": "button-sort",
}  # fmt: skip
QUIET = frozenset({"contact", "privacy"})  # what the person wrote there is between them and the officer


def post_card(turn: Turn, ticket: Ticket, names: Sequence[str] | None = None) -> None:
    """Post the card, or change the one that is there. A restricted ticket never reaches a group.

    `names`: the names in the resident's words, where they are known already.
    """
    if ticket.restricted:
        tell_trusted(turn, ticket)
        return
    values = card_values(turn, ticket, names)
    for group in turn.house.groups:
        turn.reply(
            Reply(
                "card", values, buttons=card_buttons(ticket), to=group, about=ticket.code,
                purpose="card", replaces=f"card:{ticket.code}", card=card_facts(turn, ticket), brief="card-brief", language="vi",
            )
        )  # fmt: skip


def card_buttons(ticket: Ticket) -> tuple[Button, ...]:
    buttons = [Button(f"t:{ticket.code}:{act}", CARD_ACTS[act]) for act in acts(ticket.status)]
    if ticket.status not in ("closed", "cancelled"):
        buttons.append(Button(f"t:{ticket.code}:details", "button-details"))
    return tuple(buttons)


def card_values(turn: Turn, ticket: Ticket, names: Sequence[str] | None = None) -> dict[str, Any]:
    """The values of the wording `card`; the resident's words only redacted and short."""
    holder = turn.officials.by_id(ticket.official_id) if ticket.official_id else None
    unit = turn.house.ward.unit(ticket.unit)
    said = "" if ticket.kind in QUIET else ticket.description or ""
    if names is None:
        names = names_in(turn.house.understand(said, turn.now)) if said else ()
    words = excerpt(said, names)
    return {
        "class": ticket.service_class,
        "kind": turn.house.taxonomy.label(ticket.category, "vi", ticket.subcategory),
        "sub": ticket.subcategory or "",
        "code": ticket.code,
        "street": ticket.street or turn.house.wording.say("place-pin" if ticket.pin else "place-unknown"),
        "due": due_of(ticket),
        "status": ticket.status,
        "holder": holder.name if holder else "",
        "unit": unit.name if unit else "",
        "words": words,
        "pause": ticket.pause,
        "priority": ticket.priority,
        "why": ", ".join(turn.house.wording.say(f"priority-{name}") for name in ticket.priority_why.split(",") if name),
        "reopened": ticket.reopened,
    }


def card_facts(turn: Turn, ticket: Ticket) -> dict[str, Any]:
    """What the group page needs to filter and colour the card."""
    due = due_of(ticket)
    return {
        "code": ticket.code, "status": ticket.status, "class": ticket.service_class, "due": due.isoformat(),
        "official": ticket.official_id, "overdue": turn.now > due and ticket.paused_at is None,
    }  # fmt: skip


def tell_group(turn: Turn, ticket: Ticket, key: str, *, purpose: str = "", **values: Any) -> None:
    """Say something under the ticket in every group; of a restricted one only the leaders hear."""
    for to in trusted(turn) if ticket.restricted else turn.house.groups:
        turn.reply(
            Reply(key, {"code": ticket.code, **values}, to=to, about=ticket.code, purpose=purpose, language="vi")
        )


def tell_trusted(turn: Turn, ticket: Ticket) -> None:
    """A restricted ticket goes to the leaders' own chats; with none to tell, that itself is an alarm."""
    chats = trusted(turn)
    for to in chats:
        turn.reply(
            Reply(
                "card-restricted", card_values(turn, ticket), buttons=card_buttons(ticket), to=to,
                about=ticket.code, purpose="card", replaces=f"card:{ticket.code}", language="vi",
            )
        )  # fmt: skip
    if not chats:
        kind = str(ticket.restricted)
        turn.tickets.alarm("nobody_for_restricted", ref=ticket.code, detail=kind, now=turn.now)


def trusted(turn: Turn) -> list[Address]:
    """The private chats of the leaders."""
    leaders = [one.id for one in turn.officials.all() if one.role == "leader" and one.active and one.id]
    return [
        group.alone(user)
        for leader in leaders
        for group in turn.house.groups
        for user in turn.officials.private_chats(leader, group.alone("").channel)
    ]
