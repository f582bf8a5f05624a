"""The card of a ticket in the officials' group: code, kind, street, deadline, and nothing personal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from handlers import places
from handlers.officials import chain
from handlers.officials.fresh import is_fresh
from handlers.officials.storm_card import storm_values
from handlers.redact import excerpt, names_in
from handlers.rules.areas import area_at
from handlers.rules.clock import NEVER_WAITS, due_of
from handlers.rules.owners import owner_named
from handlers.rules.roles import area_people
from handlers.rules.transitions import acts
from handlers.turn import Turn
from handlers.types import Address, Button, Reply
from storage.models import Ticket

CARD_ACTS = {
    "claim": "button-claim", "ask": "button-ask", "pass": "button-pass", "resolve": "button-resolve",
    "refuse": "button-refuse", "sort": "button-sort",
}  # fmt: skip
LATER = {  # on the card once somebody has it: nine buttons at most, each has a number of one digit
    "accepted": ("wait", "extend"), "waiting_resident": ("go_on",), "waiting_other": ("go_on",),
}  # fmt: skip
LATER_ACTS = {"wait": "button-wait", "extend": "button-extend", "go_on": "button-go-on"}
SILENT = "silent"
QUIET = frozenset({"contact", "privacy"})  # what the person wrote there is between them and the officer


def post_card(turn: Turn, ticket: Ticket, names: Sequence[str] | None = None, *, fresh: bool = False) -> None:
    """Post the card, or change the one that is there. A restricted ticket never reaches a group.

    `names`: the names in the resident's words, where they are known already. `fresh`: nobody can have joined it yet.
    """
    if ticket.restricted:
        tell_trusted(turn, ticket)
        return
    values, key, brief = card_values(turn, ticket, names), "card", "card-brief"
    if not fresh:
        values["count"] += turn.co_reporters.count(ticket)
        if storm := turn.storms.of_ticket(ticket):
            values, key, brief = values | storm_values(turn, ticket, storm), "card-storm", "card-storm-brief"
    for group in turn.house.groups:
        turn.reply(
            Reply(
                key, values, buttons=card_buttons(ticket, undo=is_fresh(turn, ticket)), to=group, about=ticket.code,
                purpose="card", replaces=f"card:{ticket.code}", card=card_facts(turn, ticket), brief=brief, language="vi",
            )
        )  # fmt: skip


def card_buttons(ticket: Ticket, *, undo: bool = False) -> tuple[Button, ...]:
    buttons = [Button(f"t:{ticket.code}:{act}", CARD_ACTS[act]) for act in acts(ticket.status)]
    if ticket.status == "merged":
        buttons.append(Button(f"t:{ticket.code}:split", "button-split"))
    if ticket.status not in ("closed", "cancelled"):
        buttons.append(Button(f"t:{ticket.code}:details", "button-details"))
    if ticket.service_class not in NEVER_WAITS:
        more = [act for act in LATER.get(ticket.status, ()) if not (act == "extend" and ticket.extended)]
        buttons += [Button(f"t:{ticket.code}:{act}", LATER_ACTS[act]) for act in more]
    if undo:
        buttons.append(Button(f"t:{ticket.code}:undo", "button-undo"))
    return tuple(buttons)


def card_values(turn: Turn, ticket: Ticket, names: Sequence[str] | None = None) -> dict[str, Any]:
    """The values of the wording `card`; the resident's words only redacted and short."""
    holder = turn.officials.by_id(ticket.official_id) if ticket.official_id else None
    unit = turn.house.ward.unit(ticket.unit)
    said = "" if ticket.kind in QUIET else ticket.description or ""
    into = turn.tickets.by_id(ticket.merged_into) if ticket.merged_into else None
    if names is None:
        names = names_in(turn.house.understand(said, turn.now)) if said else ()
    words = excerpt(said, names)
    area = None if ticket.restricted else area_at(turn.house.ward, ticket.place or "", ticket.street)
    return {
        "class": ticket.service_class,
        "kind": turn.house.taxonomy.label(ticket.category, "vi", ticket.subcategory),
        "sub": ticket.subcategory or "",
        "code": ticket.code,
        "street": places.told(turn, ticket, ticket.street, "vi"),
        "due": due_of(ticket),
        "status": ticket.status,
        "holder": holder.name if holder else "",
        "unit": unit.name if unit else "",
        "owner": owner_named(turn.house, ticket),
        "words": words,
        "area": area.name if area else "",
        "people": ", ".join(area.people) if area else "",
        "pause": ticket.pause,
        "priority": ticket.priority,
        "why": ", ".join(turn.house.wording.say(f"priority-{name}") for name in ticket.priority_why.split(",") if name),
        "reopened": ticket.reopened,
        "count": 1,
        "silent": "yes" if fell_silent(turn, ticket) else "no",
        "into": into.code if into else "",
        "hints": ", ".join(_hint(turn, one) for one in ticket.hints.split(",") if one),
    }


def _hint(turn: Turn, hint: str) -> str:
    """What may be looked at twice: for officials alone, never said to whoever reported it."""
    name, _, value = hint.partition("=")
    if name == "photo":
        return turn.house.wording.say("hint-photo", code=value)
    return turn.house.wording.say("hint-hoaxes", count=int(value))


def fell_silent(turn: Turn, ticket: Ticket) -> bool:
    """Closed since nobody said whether it is done; that is not to be taken for content."""
    return ticket.status == "closed" and any(event.kind == SILENT for event in turn.tickets.story(ticket)[-1:])


def card_facts(turn: Turn, ticket: Ticket) -> dict[str, Any]:
    """What the group page needs to filter and colour the card."""
    due = due_of(ticket)
    return {
        "code": ticket.code, "status": ticket.status, "class": ticket.service_class, "due": due.isoformat(),
        "official": ticket.official_id, "overdue": turn.now > due and ticket.paused_at is None,
    }  # fmt: skip


def tell_group(
    turn: Turn, ticket: Ticket, key: str, *, purpose: str = "", buttons: tuple[Button, ...] = (), **values: Any
) -> None:
    """Say something under the ticket in every group; of a restricted one only those hear who were named for it."""
    for to in trusted(turn, ticket) if ticket.restricted else turn.house.groups:
        turn.reply(
            Reply(
                key, {"code": ticket.code, **values}, buttons, to=to, about=ticket.code, purpose=purpose, language="vi"
            )
        )


def tell_alone(
    turn: Turn, ticket: Ticket, key: str, chats: Iterable[Address], values: dict[str, Any], *, undo: bool = False,
    replaces: str = "",
) -> None:  # fmt: skip
    """Say something of a ticket in officials' own chats, with the buttons of its card below it."""
    buttons = card_buttons(ticket, undo=undo)
    for chat in chats:
        turn.reply(Reply(
            key, values, buttons, to=chat, about=ticket.code, purpose="card", replaces=replaces, language="vi"
        ))  # fmt: skip


def tell_trusted(turn: Turn, ticket: Ticket) -> None:
    """A restricted ticket goes to named people's own chats; with nobody to tell, that itself is an alarm."""
    chats = trusted(turn, ticket)
    key, undo = "card-welfare" if ticket.restricted == "welfare" else "card-restricted", is_fresh(turn, ticket)
    tell_alone(turn, ticket, key, chats, card_values(turn, ticket), undo=undo, replaces=f"card:{ticket.code}")
    if not chats:
        chain.alarm(turn, ticket, "nobody_for_restricted", str(ticket.restricted))


def tell_area(turn: Turn, ticket: Ticket) -> None:
    """Whoever looks after the tổ hears of it alone, too: the first of them who is at work. In danger the rota is called."""
    people = area_people(turn.house.ward, ticket) if ticket.service_class not in NEVER_WAITS else ()
    for official in chain.reachable(turn, ticket, people)[:1]:
        for chat in chain.chats(turn, official):
            turn.reply(
                Reply(
                    "card", card_values(turn, ticket), buttons=card_buttons(ticket), to=chat, about=ticket.code,
                    purpose="card", language="vi",
                )
            )  # fmt: skip


def trusted(turn: Turn, ticket: Ticket) -> list[Address]:
    """The private chats of those to whom a restricted ticket goes."""
    return [chat for one in chain.entrusted(turn, ticket) for chat in chain.chats(turn, one)]
