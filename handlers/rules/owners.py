"""Whose a thing in the street is: the ward's own, the city's or a company's, by the street table of the ward file."""

from __future__ import annotations

import re

from handlers.categories import Taxonomy
from handlers.streets import Street
from handlers.turn import House
from handlers.ward import Ward
from nlp.normalise import fold
from storage.models import Ticket

WARD = "ward"


def street_named(ward: Ward, place: str) -> Street | None:
    """The street of the table that a place names, by its name or an old one; the longest name first."""
    said = f" {fold(place)} "
    named = [(fold(name), street) for street in ward.streets for name in (street.name, *street.was)]
    return next((street for name, street in sorted(named, key=lambda one: -len(one[0])) if f" {name} " in said), None)


def with_new_name(ward: Ward, place: str) -> str:
    """A place said with a street's old name, with the name that it has now beside it."""
    street = street_named(ward, place)
    if street is None or f" {fold(street.name)} " in f" {fold(place)} ":
        return place
    return f"{place} (nay là {street.name})"


def owner_of(ward: Ward, taxonomy: Taxonomy, subcategory: str | None, place: str) -> str:
    """The body outside the ward that does the work, as a handler of kinds.toml; empty: the ward itself.

    Of a lamp, a road, a drain or a tree its street decides; of the rest whoever stands first in the kind's row.
    """
    row = taxonomy.subcategories.get(subcategory or "")
    if row is None:
        return ""
    code = row.by[0]
    if row.asset:
        street = street_named(ward, place)
        code = (street.owners.get(row.asset) if street else None) or ward.owners.get(row.asset) or WARD
    return code if code != WARD and not taxonomy.handlers[code].units else ""


def unit_of(ward: Ward, taxonomy: Taxonomy, category: str, subcategory: str | None) -> str:
    """The ward's unit that answers for it to the end, whoever does the work: a ticket always has one owner."""
    return ward.handlers.get(subcategory or "") or ward.handlers.get(category) or taxonomy.unit(category, subcategory)


def body_name(house: House, code: str, language: str = "vi") -> str:
    """What the body is called here."""
    if code in house.ward.bodies:
        return house.ward.bodies[code].name
    handler = house.taxonomy.handlers.get(code)
    return (handler.name.get(language) or handler.name["vi"]) if handler else ""


def body_number(house: House, code: str) -> str:
    """The number to call it by, where one is known and was checked."""
    if code in house.ward.bodies and house.ward.bodies[code].number:
        return house.ward.bodies[code].number
    handler = house.taxonomy.handlers.get(code)
    wanted = handler.hotline if handler else ""
    line = house.hotlines.get(house.ward.power if wanted == "power" else wanted)
    return re.sub(r"\s", "", line.number) if line else ""


def owner_named(house: House, ticket: Ticket, language: str = "vi") -> str:
    return body_name(house, ticket.owner, language) if ticket.owner else ""
