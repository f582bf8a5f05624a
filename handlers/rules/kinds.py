"""What another category makes of a ticket: its unit, its class, its deadlines and who may see it."""

from __future__ import annotations

from typing import Any

from handlers.rules.deadlines import interim_of, stamp
from handlers.rules.owners import owner_of, unit_of
from handlers.turn import House
from storage.models import Ticket

FIXED_KINDS = frozenset({"emergency", "privacy"})  # their clocks are the law's: nobody sorts them away


def sorted_as(house: House, ticket: Ticket, category: str, subcategory: str | None) -> dict[str, Any]:
    """The facts to change. A promise is never put off (operations.md §1.4): the clock starts at receipt, passing on
    does not reset it, and a class may be raised but not lowered. So a faster class counts from when the ticket was
    opened, and of each deadline the earlier one holds; a slower class leaves class and deadlines as they were.
    Whoever has taken the ticket keeps it; one that nobody holds goes to the unit of its new kind. Its `kind` stays:
    words told to an officer in confidence do not come onto a card by sorting.
    """
    taxonomy = house.taxonomy
    row = taxonomy.categories[category]
    changes: dict[str, Any] = {"category": category, "subcategory": subcategory}
    changes["owner"] = owner_of(house.ward, taxonomy, subcategory, ticket.street)
    kind = taxonomy.subcategories.get(subcategory or "")
    name = taxonomy.service_class(category, subcategory, ticket.description or "")
    service = taxonomy.promise(name, subcategory)
    respond, resolve = stamp(service, ticket.opened_at, house.calendar)
    if resolve < ticket.resolve_due:
        changes |= {
            "service_class": name,
            "respond_due": min(respond, ticket.respond_due),
            "resolve_due": resolve,
            "interim_due": interim_of(service, ticket.opened_at, house.calendar),
        }
    if ticket.official_id is None:
        changes["unit"] = unit_of(house.ward, taxonomy, category, subcategory)
    if row.restricted or (kind and kind.restricted):
        changes["restricted"] = category
    elif ticket.restricted == ticket.category:  # it was the kind alone that made it so
        changes["restricted"] = None
    return changes
