"""Giấy phường đang giữ: what may happen to papers taken from a home, in which state, by whom; one table decides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from nlp.normalise import fold
from storage.models import CustodyStep, Receipt

# state -> act -> state after it. Papers change hands only in two acts by two people: listed and agreed, passed and
# received, given back and agreed. "sign": the other side signed on paper instead of saying so in the chat.
TRANSITIONS: dict[str, dict[str, str]] = {
    "listed": {"agree": "held", "sign": "held", "object": "disputed", "mend": "listed", "withdraw": "cancelled"},
    "disputed": {"mend": "listed", "withdraw": "cancelled"},
    "held": {"pass": "passing", "give_back": "returning"},
    "passing": {"receive": "at_desk", "recall": "held"},
    "at_desk": {"file": "filed", "pass": "passing", "give_back": "returning"},
    "filed": {"file": "filed", "result": "ready", "give_back": "returning"},
    "ready": {"pass": "passing", "give_back": "returning"},
    "returning": {"agree": "returned", "sign": "returned", "object": "ready"},
    "returned": {},
    "cancelled": {},
}
BY_RESIDENT = frozenset({"agree", "object"})
BY_OFFICIAL = frozenset({
    "sign", "mend", "withdraw", "pass", "receive", "recall", "file", "result", "give_back",
})  # fmt: skip
ENDED = ("returned", "cancelled")
OUT = ("held", "passing", "at_desk", "filed", "ready", "returning")  # agreed to be with the ward, not yet back
ORDER = ("sign", "pass", "receive", "recall", "file", "result", "give_back", "mend", "withdraw")  # on the card
AFTER_DUE = timedelta(days=1)  # that a promised result may take to come into the house

MOST_PAPERS, LONGEST_NAME = 12, 60
_NUMBER_OF_A_PAPER = re.compile(r"\d(?:[\s./-]?\d){4,}")
_BETWEEN = re.compile(r"[,;\n+]|\s+và\s+(?=\d|(?:một|hai|ba|bốn|năm|giấy|sổ|bản|đơn|thẻ|tờ)\b)", re.IGNORECASE)
_COUNT = re.compile(r"^(\d{1,2}|một|hai|ba|bốn|năm|sáu)\s+(?:(?:cái|chiếc|cuốn|quyển|tờ)\s+)?", re.IGNORECASE)
_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}


@dataclass(frozen=True, slots=True)
class PaperTaken:
    """One kind of paper on a receipt, and how many of it. Never its number: the receipt is not a copy of the paper."""

    kind: str
    count: int = 1


class PaperNumber(Exception):
    """The words hold what looks like the number of a paper; that is not written down."""


def after(status: str, act: str) -> str | None:
    """The state that an act leads to; None when the rules forbid it."""
    return TRANSITIONS.get(status, {}).get(act)


def acts(status: str) -> tuple[str, ...]:
    """What an official may do now, in the order of the card's buttons."""
    return tuple(act for act in ORDER if act in TRANSITIONS[status])


def may_receive(story: Iterable[CustodyStep], official_id: int | None) -> bool:
    """Two signatures are two people: whoever passed the papers on cannot be the one who receives them."""
    givers = [step.official_id for step in story if step.act == "pass"]
    return bool(givers) and givers[-1] != official_id


def owed_at(receipt: Receipt, days: int) -> datetime | None:
    """By when the papers should be back: the ward's limit, or the day after a result that was promised for later."""
    if receipt.status not in OUT or receipt.taken_at is None:
        return None
    limit = receipt.taken_at + timedelta(days=days)
    return max(limit, receipt.due_at + AFTER_DUE) if receipt.due_at else limit


def read_papers(words: str) -> tuple[PaperTaken, ...]:
    """ "2 giấy khai sinh, sổ hộ khẩu": kinds and counts; nothing where no paper is named. A number of a paper is refused."""
    if _NUMBER_OF_A_PAPER.search(words):
        raise PaperNumber
    found = [_paper(part.strip(" .:-–")) for part in _BETWEEN.split(words)]
    named = [paper for paper in found if paper is not None]
    return tuple(named) if len(named) <= MOST_PAPERS else ()


def _paper(said: str) -> PaperTaken | None:
    count = _COUNT.match(said)
    kind = said[count.end() :].strip() if count else said
    if len(fold(kind)) < 3 or len(kind) > LONGEST_NAME:
        return None
    if count is None:
        return PaperTaken(kind)
    number = count.group(1).lower()
    return PaperTaken(kind, int(number) if number.isdigit() else _WORDS[number])
