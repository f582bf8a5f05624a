"""Tố cáo, khiếu nại, bí mật nhà nước: the lawful channel is told, no detail kept. Bạo lực: only leaders hear."""

from __future__ import annotations

from handlers.officials.opening import open_ticket
from handlers.residents.menu import HUMAN
from handlers.turn import Turn
from handlers.types import AtOnce, Button

# Violence that is not happening this minute: kept, but as a ticket that never reaches a group (operations.md §2.2).
CONFIDED = {"domestic_violence": "emergency_violence", "child": "emergency_child"}


class Legal(AtOnce):
    """Says where and how (operations.md §3), and offers the reception desk."""

    name = "legal"
    version = 1

    def start(self, turn: Turn) -> None:
        kind = str(turn.meant.restricted)
        turn.state.leave()
        ward = turn.house.ward
        reception = Button("go:legal_desk", "button-reception")
        buttons = (reception, HUMAN) if kind in ("denunciation", "complaint") else (HUMAN,)
        turn.say(f"legal-{kind}", address=ward.address or ward.name, ward=ward.name, buttons=buttons)
        if kind in CONFIDED:
            place = turn.meant.first("location")
            facts = {"category": CONFIDED[kind], "what": turn.text, "restricted": kind}
            ticket = open_ticket(turn, facts | {"where": place.text if place else None})
            turn.state.relay = ticket.code
