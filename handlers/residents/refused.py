"""A refusal as the resident reads it: why, and the next door, as a button where there is one."""

from __future__ import annotations

from typing import Any

from handlers.residents.menu import HUMAN
from handlers.residents.tickets import facts
from handlers.rules.owners import body_number, owner_named
from handlers.turn import Turn
from handlers.types import Button
from storage.models import Ticket

CITY = "city"  # the ward's own hotline of this id: the city's desk, that knows which ward a place is in
_AGAIN = (Button("go:report_issue", "button-report"), HUMAN)
_RECEPTION = (Button("go:legal_desk", "button-reception"), HUMAN)
DOORS: dict[str, tuple[Button, ...]] = {
    "R1": _AGAIN, "R2": (HUMAN,), "R3": (HUMAN,), "R4": (HUMAN,), "R5": _RECEPTION, "R6": (HUMAN,), "R7": _RECEPTION,
    "R8": _AGAIN, "R9": _AGAIN, "R10": (HUMAN,),
}  # fmt: skip


def tell(turn: Turn, ticket: Ticket, data: dict[str, Any]) -> None:
    """Why the ward does not do it, and who or what comes next."""
    refusal = str(data.get("refusal", ""))
    if turn.state.relay == ticket.code:
        turn.state.relay = ""
    city = turn.house.hotlines.get(CITY)
    number = {"R3": city.number if city else "", "R4": body_number(turn.house, ticket.owner)}.get(refusal, "")
    turn.say(
        "ticket-refused", buttons=DOORS.get(refusal, (HUMAN,)), refusal=refusal, reason=data.get("text", ""),
        other=data.get("other", ""), owner=owner_named(turn.house, ticket, turn.language), number=number,
        address=turn.house.ward.address or turn.house.ward.name, **facts(turn, ticket),
    )  # fmt: skip
