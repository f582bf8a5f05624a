"""Tố cáo, khiếu nại, bí mật nhà nước: the lawful channel is told, no detail kept. Bạo lực: only named officers hear."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from handlers.officials import chain, hiding
from handlers.officials.opening import open_ticket
from handlers.residents.menu import HUMAN
from handlers.turn import Turn
from handlers.types import AtOnce, Button

# Violence that is not happening this minute: kept, but as a ticket that never reaches a group (operations.md §2.2).
CONFIDED = {"domestic_violence": "emergency_violence", "child": "emergency_child"}
BY_FORM = ("denunciation", "complaint")  # in writing, signed: never by chat
REMEMBERED = timedelta(days=1)  # for so long what is said to a person is of the same matter
RECEPTION, HOW = Button("go:legal_desk", "button-reception"), Button("go:legal_how", "button-legal-how")


class Legal(AtOnce):
    """Says where and how (operations.md §3), and offers the reception desk."""

    name = "legal"
    version = 1

    def start(self, turn: Turn) -> None:
        kind = str(turn.meant.restricted)
        turn.state.leave()
        confide(turn, kind, turn.text)
        buttons = (RECEPTION, HOW, HUMAN) if kind in BY_FORM else (HUMAN,)
        heard = _open(turn, kind) if kind in CONFIDED else "yes"
        turn.say(f"legal-{kind}", buttons=buttons, heard=heard, **facts(turn, kind))


def _open(turn: Turn, kind: str) -> str:
    """Kept for named officers alone; whether there is one: nobody is told that they were heard who was not."""
    place = turn.meant.first("location")
    known = {"category": CONFIDED[kind], "what": turn.text, "restricted": kind}
    ticket = open_ticket(turn, known | {"where": place.text if place else None})
    turn.state.relay = ticket.code
    return "yes" if chain.entrusted(turn, ticket) else "no"


def facts(turn: Turn, kind: str) -> dict[str, Any]:
    """What the sentences of a matter need: where to go, and the days of the law."""
    ward, matter = turn.house.ward, turn.house.matters.get(kind)
    days = {"within": matter.within, "check": matter.check_wd, "settle": matter.settle} if matter else {}
    return {"address": ward.address or ward.name, "ward": ward.name, **days, "longer": matter.longer if matter else 0}


def confide(turn: Turn, kind: str, said: str) -> None:
    """Remember for a day that something restricted was begun, and whom it is about; the words themselves are not kept."""
    before = set(confided(turn).get("hidden") or ())
    hidden = sorted(before | hiding.named_in(turn, kind, said))
    turn.state.confided = {"kind": kind, "at": turn.now.isoformat(), "hidden": hidden}


def confided(turn: Turn) -> dict[str, Any]:
    """What was begun within the last day."""
    kept = turn.state.confided
    if kept and turn.now - datetime.fromisoformat(str(kept["at"])) > REMEMBERED:
        turn.state.confided = kept = {}
    return kept


def say_how(turn: Turn) -> None:
    """What the form must say, how long each step may take, and that a name is kept secret."""
    kind = str(confided(turn).get("kind") or "denunciation")
    kind = kind if kind in BY_FORM else "denunciation"
    matter = turn.house.matters[kind]
    lines = "\n".join(f"{number}. {one.label(turn.language)}" for number, one in enumerate(matter.fields, 1))
    public = turn.house.public_url.rstrip("/")
    turn.say(
        f"legal-how-{kind}", buttons=(RECEPTION, HUMAN), lines=lines, sign=matter.named(matter.sign, turn.language),
        print=f"{public}/papers/form/{kind}" if public else "", **facts(turn, kind),
    )  # fmt: skip


def reception(turn: Turn) -> None:
    """A ticket for whoever receives citizens: named people only, and nothing of what was said in it."""
    from handlers.residents.human import hand_over

    hand_over(turn, "", category="legal_reception")
