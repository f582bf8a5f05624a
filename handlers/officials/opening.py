"""Opening a ticket: its deadlines are stamped, its owner named, its card posted."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from handlers.officials import clock, duty
from handlers.officials.cards import post_card
from handlers.rules.clock import CLOCKS, INTERIM, RESOLVE, RESPOND, stamped
from handlers.rules.priority import class_for, priority_of
from handlers.turn import Turn
from storage.models import Attachment, Ticket

ALIKE_WITHIN = timedelta(hours=48)


def open_ticket(turn: Turn, facts: dict[str, Any]) -> Ticket:
    """A ticket from the slots of a dialogue: category, what, where, street, pin, photos, kind, restricted."""
    category = str(facts.get("category") or "other")
    subcategory = facts.get("subcategory")
    taxonomy = turn.house.taxonomy
    name = str(facts.get("service_class") or taxonomy.service_class(category, subcategory))
    row = taxonomy.categories[category]
    ticket = Ticket(
        ward=turn.house.ward.id, code="", kind=str(facts.get("kind_of_ticket") or row.kind), person_id=turn.person_id,
        talk=turn.message.talk, category=category, subcategory=subcategory, service_class=name, status="new",
        restricted=facts.get("restricted") or (category if row.restricted else None),
        unit=turn.house.ward.handlers.get(category) or taxonomy.unit(category, subcategory),
        place=facts.get("where") or None, street=str(facts.get("street") or ""), pin=facts.get("pin"),
        description=facts.get("what") or None, confidence=float(facts.get("confidence") or 1.0), opened_at=turn.now,
        respond_due=turn.now, resolve_due=turn.now, updated_at=turn.now,
    )  # fmt: skip
    promised = _promise(turn, ticket)
    said = {"text": facts.get("what"), "place": facts.get("where"), "clock": promised}
    turn.tickets.open(ticket, actor="resident", data=said)
    attach(turn, ticket, facts.get("photos") or (), side="before")
    post_card(turn, ticket, facts.get("names"))
    clock.begin(turn, ticket, promised)
    duty.begin(turn, ticket)
    return ticket


def _promise(turn: Turn, ticket: Ticket) -> dict[str, Any]:
    """How urgent it is, its deadlines, and what its history keeps of them."""
    alike = turn.tickets.alike(ticket, since=turn.now - ALIKE_WITHIN) if ticket.street else 0
    urgent = priority_of(ticket, alike)
    ticket.service_class = class_for(ticket, urgent)
    ticket.priority, ticket.priority_why = urgent.score, urgent.why
    service = turn.house.taxonomy.classes[ticket.service_class]
    promised = stamped(ticket.service_class, service, turn.now, turn.house.calendar)
    due = {which: datetime.fromisoformat(promised[which]) for which in CLOCKS if which in promised}
    ticket.respond_due, ticket.interim_due, ticket.resolve_due = due[RESPOND], due.get(INTERIM), due[RESOLVE]
    return promised


def attach(turn: Turn, ticket: Ticket, photos: Any, *, side: str) -> list[int]:
    """Keep the references of photos ([ref, size] each); they are fetched after the turn."""
    rows = [
        Attachment(
            ward=turn.house.ward.id, side=side, channel=turn.message.address.channel,
            account=turn.message.address.account, ref=ref, size=size, created_at=turn.now,
        )
        for ref, size in photos
    ]  # fmt: skip
    return turn.tickets.attach(ticket, rows) if rows else []
