"""Opening a ticket: its deadlines are stamped, its owner named, its card posted."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from handlers import places
from handlers.officials import clock, duty, hiding, reviewing
from handlers.officials.cards import post_card, tell_area
from handlers.rules.clock import CLOCKS, INTERIM, RESOLVE, RESPOND, stamped
from handlers.rules.owners import owner_of, street_named, unit_of, with_new_name
from handlers.rules.priority import class_for, priority_of
from handlers.turn import Turn
from storage.models import Attachment, Ticket

ALIKE_WITHIN = timedelta(hours=48)


def open_ticket(turn: Turn, facts: dict[str, Any]) -> Ticket:
    """A ticket from the slots of a dialogue: category, what, where, street, pin, photos, kind, restricted. An official
    who enters one for somebody (`by_official`) says for whom: `person_id`, `talk`."""
    category = str(facts.get("category") or "other")
    subcategory = facts.get("subcategory")
    taxonomy, ward = turn.house.taxonomy, turn.house.ward
    name = str(
        facts.get("service_class") or taxonomy.service_class(category, subcategory, str(facts.get("what") or ""))
    )
    row, kind = taxonomy.categories[category], taxonomy.subcategories.get(subcategory or "")
    street = with_new_name(ward, str(facts.get("street") or ""))
    ticket = Ticket(
        ward=ward.id, code="", kind=str(facts.get("kind_of_ticket") or row.kind),
        person_id=facts.get("person_id") or turn.person_id, talk=facts.get("talk") or turn.message.talk,
        category=category, subcategory=subcategory, service_class=name, status="new",
        restricted=facts.get("restricted") or (category if row.restricted or (kind and kind.restricted) else None),
        unit=unit_of(ward, taxonomy, category, subcategory), owner=owner_of(ward, taxonomy, subcategory, street),
        place=facts.get("where") or None, street=street, pin=facts.get("pin"),
        description=facts.get("what") or None, confidence=float(facts.get("confidence") or 1.0), opened_at=turn.now,
        respond_due=turn.now, resolve_due=turn.now, updated_at=turn.now,
    )  # fmt: skip
    ticket.hints = reviewing.hint(turn, ticket.person_id)
    hiding.hide(turn, ticket, ticket.description or "")
    promised = _promise(turn, ticket)
    said: dict[str, Any] = {"text": facts.get("what"), "place": facts.get("where"), "clock": promised}
    if facts.get("by_official"):
        said["by"] = "official"
    turn.tickets.open(ticket, actor="resident", data=said)
    places.remember(turn, ticket, fresh=True)
    attach(turn, ticket, facts.get("photos") or (), side="before")
    post_card(turn, ticket, facts.get("names"), fresh=True)
    tell_area(turn, ticket)
    clock.begin(turn, ticket, promised)
    duty.begin(turn, ticket)
    return ticket


def _promise(turn: Turn, ticket: Ticket) -> dict[str, Any]:
    """How urgent it is, its deadlines, and what its history keeps of them."""
    alike = turn.tickets.alike(ticket, since=turn.now - ALIKE_WITHIN) if ticket.street else 0
    street = street_named(turn.house.ward, ticket.street)
    urgent = priority_of(ticket, alike, main_road=street is not None and street.main)
    ticket.service_class = class_for(ticket, urgent)
    ticket.priority, ticket.priority_why = urgent.score, urgent.why
    service = turn.house.taxonomy.promise(ticket.service_class, ticket.subcategory)
    promised = stamped(ticket.service_class, service, turn.now, turn.house.calendar)
    due = {which: datetime.fromisoformat(promised[which]) for which in CLOCKS if which in promised}
    ticket.respond_due, ticket.interim_due, ticket.resolve_due = due[RESPOND], due.get(INTERIM), due[RESOLVE]
    return promised


def attach(turn: Turn, ticket: Ticket, photos: Any, *, side: str) -> list[int]:
    """Keep the references of photos ([ref, size] each); they are fetched after the turn. Those of before are whose
    who sends them: a co-reporter's are no reporter's."""
    sender = turn.person.id if side == "before" else None
    rows = [
        Attachment(
            ward=turn.house.ward.id, side=side, person_id=sender, channel=turn.message.address.channel,
            account=turn.message.address.account, ref=ref, size=size, created_at=turn.now,
        )
        for ref, size in photos
    ]  # fmt: skip
    return turn.tickets.attach(ticket, rows) if rows else []
