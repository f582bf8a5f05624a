"""Acting for somebody: who it is, and that they agreed, recorded with its scope and its end."""

from __future__ import annotations

import re
from datetime import timedelta

from handlers.answers import leaning
from handlers.residents.guide.work import Work, work_of
from handlers.turn import Turn
from handlers.types import Button
from storage.models import Mandate

DAYS = 90
AGREED, NOT_ASKED = Button("yes", "guide-button-agreed"), Button("no", "guide-button-not-asked")
# Whom people speak of when they file for somebody else; for their own child they act by law and need nobody's leave.
_FOR = re.compile(
    r"\b(?:cho|giup|dum|ho|thay|cua)\s+"
    r"(ba noi|ba ngoai|ong noi|ong ngoai|ba cu|ong cu|ba|ong|me|ma|bo|cha|tia|me chong|me vo|chong|vo|hang xom|nguoi than)\b"
)
SAID = {
    "ba noi": "bà nội", "ba ngoai": "bà ngoại", "ong noi": "ông nội", "ong ngoai": "ông ngoại", "ba cu": "bà cụ",
    "ong cu": "ông cụ", "ba": "ba", "ong": "ông", "me": "mẹ", "ma": "má", "bo": "bố", "cha": "cha", "tia": "tía",
    "me chong": "mẹ chồng", "me vo": "mẹ vợ", "chong": "chồng", "vo": "vợ", "hang xom": "hàng xóm",
    "nguoi than": "người thân",
}  # fmt: skip
_HEAD = re.compile(r"\bto truong\b|\btruong (?:khu pho|thon|ap)\b")


def whom(turn: Turn) -> str:
    """For whom the words ask, as they call them; empty for themselves or their child."""
    if not turn.text or turn.chosen:
        return ""
    if found := _FOR.search(turn.meant.folded):
        return SAID[found.group(1)]
    return ""


def relation(turn: Turn) -> str:
    if _HEAD.search(turn.meant.folded if turn.text else ""):
        return "group_head"
    return "family"


def needed(work: Work) -> bool:
    """Whether somebody else was spoken of and their leave is not recorded yet."""
    return bool(work.progress.whom) and work.filing is not None and work.filing.mandate_id is None


def ask(work: Work) -> None:
    whom = work.progress.whom
    work.pose(
        "mandate", "guide-ask-mandate", (AGREED, NOT_ASKED), whom=whom, Whom=whom[:1].upper() + whom[1:], days=DAYS
    )


def ask_mandate(turn: Turn, _: str) -> None:
    if work := work_of(turn):
        ask(work)


def read_mandate(turn: Turn, _: str) -> bool:
    work = work_of(turn)
    if work is None or work.filing is None:
        return False
    said = turn.answer or ("" if turn.chosen else leaning(turn.text))
    if said == "yes":
        kept = turn.filings.allow(
            Mandate(
                ward=turn.house.ward.id, person_id=turn.person_id, name=work.progress.whom,
                relation="neighbour" if work.progress.whom == "hàng xóm" else relation(turn), scope=work.procedure.id,
                agreed="told_by_actor", given_at=turn.now, until=turn.now + timedelta(days=DAYS),
            )
        )  # fmt: skip
        work.keep(mandate_id=kept.id)
        work.go("prepare")
        return True
    if said == "no":
        turn.state.leave()
        turn.say("guide-mandate-first", whom=work.progress.whom)
        return True
    return False
