"""Tố cáo, khiếu nại, bí mật nhà nước: not tickets; the lawful channel is told and no detail is kept here."""

from __future__ import annotations

from handlers.residents.menu import HUMAN
from handlers.turn import Turn
from handlers.types import Button


class Legal:
    """Says where and how (operations.md §3), and offers the reception desk."""

    name = "legal"
    version = 1

    def start(self, turn: Turn) -> None:
        kind = str(turn.meant.restricted)
        turn.state.leave()
        ward = turn.house.ward
        reception = Button("go:legal_desk", "button-reception")
        buttons = (reception, HUMAN) if kind != "secret" else (HUMAN,)
        turn.say(f"legal-{kind}", address=ward.address or ward.name, ward=ward.name, buttons=buttons)

    def resume(self, turn: Turn) -> bool:
        return False
