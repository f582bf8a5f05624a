"""Where a ticket is, so that the next report of the same thing finds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from handlers.rules.alike import Likeness, Report, Spot, likeness, spot_of, words_of
from handlers.rules.owners import street_named
from handlers.turn import Turn
from nlp.extract.place import parts_of
from storage.models import Ticket

_WHOLE = ("street", "landmark")  # whoever says these says the place anew


@dataclass(frozen=True, slots=True)
class Found:
    """An open ticket that a new report may be of, and whether the person has part in it already."""

    ticket: Ticket
    likeness: Likeness
    mine: bool


def told(turn: Turn, ticket: Ticket, words: str | None, language: str) -> str:
    """Where it is, in these words; that it is not known is said only where a place matters."""
    row = turn.house.taxonomy.categories.get(ticket.category)
    if words or (not ticket.pin and row is not None and row.place == "none"):
        return words or ""
    return turn.house.wording.say("place-pin" if ticket.pin else "place-unknown", language)


def mended(before: str, now: str) -> str:
    """A place after a correction that names a part of it: "hẻm 45 Nguyễn Trãi" and "hẻm 47" are "hẻm 47 Nguyễn Trãi"."""
    old, new = parts_of(before), parts_of(now)
    kept = [name for name in _WHOLE if name in new]
    if kept or not before or not new:
        return now
    shared = [name for name in new if name in old]
    if shared != list(new):
        return f"{now}, {before}" if not shared else now
    for name in shared:
        before = before.replace(old[name], new[name], 1)
    return before


def spot_in(turn: Turn, where: str | None, street: str, pin: Sequence[float] | None) -> Spot:
    named = street_named(turn.house.ward, f"{where or ''} {street}")
    return spot_of(where or street, pin, named.name if named else "")


def remember(turn: Turn, ticket: Ticket, *, fresh: bool = False) -> None:
    """Let the ticket be found by where it is now. What is restricted, or no report, is never found."""
    if ticket.kind == "report" and not ticket.restricted:
        turn.places.keep(ticket, spot_in(turn, ticket.place, ticket.street, ticket.pin).keys(), fresh=fresh)


def find(turn: Turn, facts: dict[str, Any]) -> Found | None:
    """The open ticket most like a report that is about to be sent; facts are the slots of the report."""
    category = str(facts.get("category") or "other")
    taxonomy = turn.house.taxonomy
    row, kind = taxonomy.categories[category], taxonomy.subcategories.get(str(facts.get("subcategory") or ""))
    if row.kind != "report" or row.restricted or (kind is not None and kind.restricted):
        return None
    new = _report(turn, facts.get("where"), str(facts.get("street") or ""), facts.get("pin"), facts)
    since = turn.now - timedelta(hours=row.alike.hours) if row.alike.offered else turn.now
    near = turn.places.near(category, new.spot.keys_near(row.alike), since=since, person_id=turn.person_id)
    found = []
    for ticket in near:
        mine = ticket.person_id == turn.person_id or turn.co_reporters.of(ticket, turn.person_id) is not None
        if not mine and (ticket.status == "resolved" or not row.alike.offered):
            continue
        told = {"what": ticket.description, "subcategory": ticket.subcategory}
        alike = likeness(new, _report(turn, ticket.place, ticket.street, ticket.pin, told), row.alike)
        if alike is not None:
            found.append(Found(ticket, alike, mine))
    return max(found, key=lambda one: (one.mine, one.likeness.score, one.ticket.id), default=None)


def _report(
    turn: Turn, where: str | None, street: str, pin: Sequence[float] | None, told: dict[str, Any]
) -> Report:  # fmt: skip
    spot = spot_in(turn, where, street, pin)
    return Report(spot, str(told.get("subcategory") or ""), words_of(str(told.get("what") or ""), spot))


def public_place(turn: Turn, ticket: Ticket) -> str:
    """Where a ticket is, as another resident may hear it: street, lane and pole; never a house, or whose it is."""
    spot, parts = spot_in(turn, ticket.place, ticket.street, None), parts_of(ticket.street)
    named = street_named(turn.house.ward, f"{ticket.place or ''} {ticket.street}")
    pole = turn.word("place-pole", pole=spot.pole) if spot.pole else ""
    return ", ".join(part for part in (pole, parts.get("lane", ""), named.name if named else "") if part)
