"""Joining a ticket that is there: a row for the report, a line of history, points for the card. Nothing is told of anybody."""

from __future__ import annotations

from typing import Any

from handlers.officials import ranking
from handlers.officials.cards import post_card
from handlers.officials.opening import ALIKE_WITHIN, attach
from handlers.rules.priority import class_for, with_alike
from handlers.rules.transitions import after
from handlers.turn import Turn
from nlp.normalise import fold
from storage.models import CoReporter, Ticket

OTHERS = 20  # co-reporters whose words an official is shown at once


def join(turn: Turn, ticket: Ticket, facts: dict[str, Any], **more: Any) -> CoReporter:
    """This person's report becomes part of the ticket; facts are the slots of a report."""
    row = turn.co_reporters.join(CoReporter(
        ward=ticket.ward, ticket_id=ticket.id or 0, person_id=turn.person_id, talk=turn.message.talk, since=turn.now,
        said=facts.get("what") or None, place=facts.get("where") or None, street=str(facts.get("street") or ""),
        pin=facts.get("pin"), **more,
    ))  # fmt: skip
    # the words are in the row alone: it can be erased when its writer asks, and history is never edited
    turn.tickets.note(ticket, "joined", actor="resident", now=turn.now, data={"co_reporter": row.id})
    attach(turn, ticket, facts.get("photos") or (), side="before")
    return row


def count_points(turn: Turn, ticket: Ticket) -> None:
    """More points for more people; high ones make it a hazard, as they do when a ticket opens. Nothing gets slower."""
    others = turn.tickets.alike(ticket, since=ticket.opened_at - ALIKE_WITHIN) if ticket.street else 0
    urgent = with_alike(ticket, others + turn.co_reporters.count(ticket))
    if (urgent.score, urgent.why) != (ticket.priority, ticket.priority_why):
        turn.tickets.change(ticket, now=turn.now, priority=urgent.score, priority_why=urgent.why)
    faster = class_for(ticket, urgent)
    if faster != ticket.service_class and after(ticket.status, "rank"):
        ranking.raise_by_itself(turn, ticket, faster)


def show(turn: Turn, ticket: Ticket) -> None:
    """The card says how many they are now."""
    count_points(turn, ticket)
    post_card(turn, ticket)


def others_told(turn: Turn, ticket: Ticket) -> str:
    """What the co-reporters said and where, the newest first, for the official's own chat; the rest is a number."""
    rows = [row for row in turn.co_reporters.rows(ticket) if row.person_id != ticket.person_id]
    lines = []
    for row in reversed(rows[-OTHERS:]):
        place, words = row.place or row.street, " ".join((row.said or "").split())
        said = bool(place) and fold(place) in fold(words)  # their own words say where: not twice
        lines.append(turn.house.wording.say("details-other", "vi", place="" if said else place, words=words))
    if len(rows) > OTHERS:
        lines.append(turn.house.wording.say("details-more", "vi", count=len(rows) - OTHERS))
    return "\n".join(lines)


def is_part_of(turn: Turn, ticket: Ticket) -> bool:
    """Whether the person reported it, or joined it. What became restricted is the reporter's alone."""
    if ticket.person_id == turn.person.id:
        return True
    return not ticket.restricted and turn.co_reporters.of(ticket, turn.person.id) is not None


def pass_to_next(turn: Turn, ticket: Ticket) -> bool:
    """The reporter withdraws, others still have the trouble: the first of them takes their place, with their own words
    of where it is. False when nobody else has part in it."""
    rows = [row for row in turn.co_reporters.rows(ticket) if row.person_id != ticket.person_id]
    if not rows:
        return False
    heir = rows[0]
    turn.co_reporters.leave(ticket, ticket.person_id, turn.now)
    turn.tickets.change(
        ticket, now=turn.now, person_id=heir.person_id, talk=heir.talk, place=heir.place or ticket.street or None
    )
    turn.tickets.note(ticket, "reporter_left", actor="resident", now=turn.now, data={"co_reporter": heir.id})
    show(turn, ticket)
    return True
