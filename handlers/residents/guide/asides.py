"""Questions in the middle of the guide: money, time, place and papers are answered, then it goes on."""

from __future__ import annotations

import re

from handlers.residents.guide import words
from handlers.residents.guide.work import Work, work_of
from handlers.turn import Turn

ABOUT = {
    "fees": re.compile(r"\b(bao nhieu tien|le phi|phi|mat tien|ton|tien)\b"),
    "time": re.compile(r"\b(bao lau|may ngay|khi nao|bao gio|chung nao)\b"),
    "agency": re.compile(r"\b(o dau|cho nao|dau vay|noi nao|nop dau)\b"),
    "papers": re.compile(r"\b(giay to gi|can gi|can nhung gi|mang gi|ho so gom)\b"),
}


def answer(turn: Turn) -> bool:
    """Answer a question about the case from its facts; what is open is asked again after it."""
    work, about = work_of(turn), asked(turn)
    if work is None or not about:
        return False
    turn.say(f"guide-aside-{about}", lines=_facts(work, about))
    return True


def asked(turn: Turn) -> str:
    """What the words ask about: fees, time, agency or papers; empty for none of them."""
    if not turn.text or turn.chosen:
        return ""
    return next((name for name, pattern in ABOUT.items() if pattern.search(turn.meant.folded)), "")


def _facts(work: Work, about: str) -> str:
    turn, case = work.turn, work.case
    if about == "fees":
        return words.fees(turn, case)
    if about == "time":
        return words.block(turn, words.times(turn, case))
    if about == "agency":
        return words.block(turn, words.agencies(turn, case))
    return words.papers(turn, case)
