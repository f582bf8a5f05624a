"""Opening a ticket: its deadlines are stamped, its owner named, its card posted."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from handlers.officials import clock, duty
from handlers.officials.cards import post_card
from handlers.rules.clock import CLOCKS, INTERIM, RESOLVE, RESPOND, stamped
from handlers.turn import Turn
from storage.models import Attachment, Ticket


def open_ticket(turn: Turn, facts: dict[str, Any]) -> Ticket:
    """A ticket from the slots of a dialogue: category, what, where, street, pin, photos, kind, restricted."""
    category = str(facts.get("category") or "other")
    subcategory = facts.get("subcategory")
    taxonomy = turn.house.taxonomy
    name = str(facts.get("service_class") or taxonomy.service_class(category, subcategory))
    promised = stamped(name, taxonomy.classes[name], turn.now, turn.house.calendar)
    due = {which: datetime.fromisoformat(promised[which]) for which in CLOCKS if which in promised}
    row = taxonomy.categories[category]
    ticket = Ticket(
        ward=turn.house.ward.id, code="", kind=str(facts.get("kind_of_ticket") or row.kind), person_id=turn.person_id,
        talk=turn.message.talk, category=category, subcategory=subcategory, service_class=name, status="new",
        restricted=facts.get("restricted") or (category if row.restricted else None),
        unit=turn.house.ward.handlers.get(category) or taxonomy.unit(category, subcategory),
        place=facts.get("where") or None, street=str(facts.get("street") or ""), pin=facts.get("pin"),
        description=facts.get("what") or None, confidence=float(facts.get("confidence") or 1.0), opened_at=turn.now,
        respond_due=due[RESPOND], interim_due=due.get(INTERIM), resolve_due=due[RESOLVE], updated_at=turn.now,
    )  # fmt: skip
    said = {"text": facts.get("what"), "place": facts.get("where"), "clock": promised}
    turn.tickets.open(ticket, actor="resident", data=said)
    attach(turn, ticket, facts.get("photos") or (), side="before")
    post_card(turn, ticket, facts.get("names"))
    clock.begin(turn, ticket, promised)
    duty.begin(turn, ticket)
    return ticket


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
