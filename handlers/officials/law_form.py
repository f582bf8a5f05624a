"""The form that the law wants of a restricted matter: for the officer who has it, with what is known filled in."""

from __future__ import annotations

from handlers.matters import Entry
from handlers.rules.deadlines import LOCAL
from handlers.turn import Turn
from handlers.types import Address, Reply
from storage.models import Ticket

BLANK = "……"


def show(turn: Turn, ticket: Ticket, to: Address) -> None:
    """In the officer's own chat, under the details. What nobody told stays open: a person asks it, kindly."""
    matter = turn.house.matters.get(ticket.restricted or "")
    if matter is None:
        return
    lines = "\n".join(f"- {one.vi}: {_known(turn, ticket, one) or BLANK}" for one in matter.fields)
    turn.reply(
        Reply(
            "law-form",
            {
                "title": matter.named(matter.form, "vi"), "law": matter.law, "lines": lines, "code": ticket.code,
                "by": "resident" if matter.by_resident else "officer", "check": matter.check_wd, "settle": matter.settle,
                "checked": f"{matter.checked_on:%d/%m/%Y}", "sure": "yes" if matter.confidence == "H" else "no",
            },
            to=to, about=ticket.code, purpose="note", language="vi",
        )
    )  # fmt: skip


def _known(turn: Turn, ticket: Ticket, field: Entry) -> str:
    """What of the ticket answers a field."""
    holder = turn.officials.by_id(ticket.official_id) if ticket.official_id else None
    return {
        "": "",
        "opened": f"{ticket.opened_at.astimezone(LOCAL):%H:%M %d/%m/%Y}, {turn.house.ward.name}",
        "holder": holder.name if holder else "",
        "place": ticket.place or "",
        "words": f"“{ticket.description}”" if ticket.description else "",
        "phone": turn.tickets.reporter_phone(ticket) or "",
    }[field.fills]
