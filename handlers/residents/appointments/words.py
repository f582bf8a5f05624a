"""Words that are about appointments whatever else is going on: to book one, to hear of one, to change one."""

from __future__ import annotations

import re

from handlers.residents.appointments import queue
from handlers.residents.appointments.listing import expected
from handlers.residents.appointments.wish import says_cancel
from handlers.turn import Turn
from nlp.normalise import fold

_BOOK = re.compile(
    r"\b(?:dat|dang ky|xin|lay|book)(?: (?:giup|gium|dum|cho)(?: \w+)?)? (?:1 |mot )?(?:cai )?(?:lich|hen|lich hen|cuoc hen)\b"
    r"|\b(?:make|book|need|want|get) an? appointment\b"
)
_ASK = re.compile(
    r"\b(?:lich hen|hen|cuoc hen)\b.*\b(?:khi nao|hom nao|bao gio|luc nao|may gio|ngay nao|bua nao|thu may)\b"
    r"|\b(?:con|co) (?:cai |lich )?hen (?:nao|gi)\b|\bwhen is my appointment\b"
)
_WHERE = re.compile(r"\b(?:lich hen|hen|appointment)\b.*\b(?:o dau|cho nao|o mo|where)\b|\bwhere is my appointment\b")
_CHANGE = re.compile(
    r"\b(?:huy|doi|doi lai|hoan|lui|chuyen|cancel|change|move|postpone)\b.*\b(?:hen|lich|appointment)\b"
)
_NUMBER = re.compile(
    r"^(?:\w+ )?(?:cho |xin |muon )?(?:\w+ )?(?:lay|xin|boc) so(?: thu tu)?\b(?! dien| nha)"
    r"|\b(?:toi|den) (?:luot|so) (?:\w+ )?(?:may|chua|nao)\b|\bcon (?:may|bao nhieu) nguoi (?:nua|truoc)\b"
    r"|\bso may roi\b|\b(?:queu|waiting) number\b|\bis it my turn\b"
)
_ELSEWHERE = re.compile(r"\b(?:den nha|toi nha|tai nha|ve nha|at home|my home)\b")
MOST_WORDS, MOST_WORDS_OF_A_NUMBER = 40, 12


def meant(turn: Turn) -> str:
    """The dialogue that is plainly asked for, or nothing."""
    if not turn.house.ward.offerings or not turn.text or turn.chosen or turn.message.kind != "text":
        return ""
    said = fold(turn.text)
    if len(said.split()) > MOST_WORDS or turn.state.dialogue == "appointment" or _ELSEWHERE.search(said):
        return ""
    if _ASK.search(said) or (_WHERE.search(said) and expected(turn)):
        return "bookings"
    if _CHANGE.search(said) or (says_cancel(turn.text) and (re.search(r"\bhen\b", said) or not turn.meant.sure)):
        return "change" if expected(turn) else ""
    if _BOOK.search(said):
        return "appointment"
    if len(said.split()) > MOST_WORDS_OF_A_NUMBER:
        return ""
    return "queue" if _NUMBER.search(said) or queue.speaks_of_theirs(turn, said) else ""
