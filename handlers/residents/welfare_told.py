"""What became of a need, told to whoever asked: kindly, and to a neighbour only that it was looked after."""

from __future__ import annotations

from typing import Any

from handlers.residents.menu import HUMAN
from handlers.turn import Turn
from handlers.types import Button
from storage.models import Ticket, WelfareNeed

ENDED = {"resolved": "helped", "refused": "not_helped"}


def tell(turn: Turn, event: str, ticket: Ticket, data: dict[str, Any]) -> bool:
    """Whether all is said that is to be said here; else the ticket's own sentence follows."""
    if ticket.restricted != "welfare":
        return False
    needs = turn.welfare.of_ticket(int(ticket.id or 0))
    mine = next((need for need in needs if need.person_id == turn.person.id), None)
    if mine is None:
        return True
    if event == "welfare_linked":
        _linked(turn, str(data.get("programme", "")))
        return True
    if event == "welfare_done":
        turn.say("welfare-looked-after", whom=mine.whom)
        return True
    if event in ENDED:
        _end(turn, ticket, needs, ENDED[event])
        if mine.whom == "neighbour":
            turn.state.relay = "" if turn.state.relay == ticket.code else turn.state.relay
            turn.say("welfare-looked-after", whom=mine.whom)
            return True
    return ticket.person_id != turn.person.id


def _linked(turn: Turn, name: str) -> None:
    """A programme, in plain words; what nobody is sure of says so."""
    programme = turn.house.programmes.programmes.get(name)
    if programme is None:
        return
    language = "en" if turn.language == "en" else "vi"
    guide = Button(f"p:{programme.procedure}", "button-welfare-papers") if programme.procedure else None
    turn.say(
        "welfare-linked", label=programme.label[language], says=programme.says[language],
        buttons=(guide, HUMAN) if guide else (HUMAN,),
    )  # fmt: skip


def _end(turn: Turn, ticket: Ticket, needs: list[WelfareNeed], status: str) -> None:
    """It is over; whoever else spoke of this home hears that somebody looked after it."""
    turn.welfare.change(needs[0], now=turn.now, status=status, ended_at=turn.now)
    for need in needs:
        if need.person_id != ticket.person_id:
            turn.mail.notify(need.talk, "welfare_done", {"code": ticket.code})
