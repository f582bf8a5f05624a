"""Ai đó: who is speaking here, and whether it is a trick; said whenever it is asked, before any other meaning."""

from __future__ import annotations

import re

from handlers import flow
from handlers.residents.menu import HUMAN
from handlers.turn import Turn

SHORT = 8  # words: what is longer tells of a trick that somebody else plays
_WHO = re.compile(
    r"^(?:\w+ )?(?:ten (?:la )?gi|la ai(?: vay| the)?|ai day|ai vay)\b|\b(?:la )?nguoi (?:that )?hay (?:la )?(?:may|robot|bot)\b"
    r"|\b(?:la|co phai) (?:robot|nguoi that|may tra loi)\b|\b(?:who are you|are you (?:a )?(?:robot|bot|human|real))\b"
)
_TRICK = re.compile(
    r"^(?:\w+ ){0,3}(?:co )?(?:phai )?(?:la )?lua dao (?:khong|ko|k|hong|ha|a)\b|\b(?:is (?:this|it) a scam)\b"
    r"|^(?:\w+ ){0,2}co phai (?:la )?(?:cua )?phuong (?:that )?(?:khong|ko|hong)\b"
)


def say(turn: Turn) -> bool:
    """An automatic assistant that wants no secret and no money; then the open question goes on."""
    said = turn.meant.folded if turn.text and not turn.chosen else ""
    trick = bool(_TRICK.search(said))
    if not said or len(said.split()) > SHORT or not (trick or _WHO.search(said)):
        return False
    turn.state.met = True
    open_question = bool(turn.state.dialogue)
    turn.say(
        "who-speaks", ward=turn.house.ward.name, trick="yes" if trick else "no", phone=turn.house.ward.visits.phone,
        buttons=() if open_question else (HUMAN,),
    )  # fmt: skip
    flow.resume_question(turn)
    return True
