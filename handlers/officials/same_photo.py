"""Ảnh trùng: the same picture in two tickets is a hint on the card, for a person to judge; nobody is accused."""

from __future__ import annotations

from datetime import datetime

from handlers.officials.cards import post_card
from handlers.turn import Turn

JOB = "same_photo"


def look(turn: Turn, code: str) -> datetime | None:
    """The job: the card says in which other ticket the picture is."""
    ticket = turn.tickets.by_code(code)
    if ticket is None or ticket.restricted:
        return None
    others = turn.tickets.same_photos(ticket)
    known = [one for one in ticket.hints.split(",") if one and not one.startswith("photo=")]
    hints = ",".join([*known, *(f"photo={one}" for one in others[:1])])
    if not others or hints == ticket.hints:
        return None
    turn.tickets.change(ticket, now=turn.now, hints=hints)
    turn.tickets.note(ticket, "photo_seen_before", actor="system", now=turn.now, data={"codes": others})
    post_card(turn, ticket)
    return None
