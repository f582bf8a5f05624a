"""Từ chối: needs a code; each code has its sentence and the next door, and what went to another body is followed."""

from __future__ import annotations

import re
from datetime import datetime

from handlers.officials import clock, reviewing
from handlers.officials.cards import post_card, tell_group
from handlers.officials.fresh import remember
from handlers.rules.clock import effective
from handlers.rules.codes import find_code
from handlers.rules.deadlines import add_limit
from handlers.rules.owners import owner_named
from handlers.rules.transitions import REFUSALS
from handlers.turn import Turn
from nlp.normalise import fold
from storage.models import Ticket

ALREADY, ELSEWHERE = "R2", "R4"
JOB = "forwarded"
FOLLOWED = "5d"  # working days (operations.md §1.6, R4)
_REFUSAL = re.compile(r"^\s*(r\s?10|r\s?[1-9])\b[\s:,.-]*", re.IGNORECASE)
_NONE = re.compile(r"^-\s*")  # "không rõ mã"


def refuse(turn: Turn, ticket: Ticket, words: str) -> None:
    from handlers.officials.questions import prompt

    found = _REFUSAL.match(words) or _REFUSAL.match(fold(words))
    code = found.group(1).upper().replace(" ", "") if found else ""
    reason = words[found.end() :].strip() if found else ""
    if code not in REFUSALS:
        prompt(turn, "refuse", ticket)
        return
    other = find_code(reason)
    if code == ALREADY and not other and not reason.startswith("-"):
        prompt(turn, "refuse", ticket, refusal=code, reason=reason)
        return
    _refuse(turn, ticket, code, _NONE.sub("", _without(reason, other)), other[0] if other else "")


def _refuse(turn: Turn, ticket: Ticket, code: str, reason: str, other: str) -> None:
    me, before = turn.official.id if turn.official else None, remember(turn, ticket)
    if not turn.tickets.move(ticket, "refused", now=turn.now, closed_at=turn.now, official_id=ticket.official_id or me):
        turn.toast("group-changed", code=ticket.code)
        return
    data = {"refusal": code, "text": reason, "other": other, "before": before}
    turn.tickets.note(ticket, "refused", actor="official", now=turn.now, official_id=me, data=data)
    clock.sync(turn, ticket)
    if code == ELSEWHERE:
        turn.jobs.plan(JOB, add_limit(turn.now, FOLLOWED, turn.house.calendar), ticket.code)
    turn.toast("group-refused", code=ticket.code, refusal=code)
    post_card(turn, ticket)
    turn.notify(ticket, "refused", refusal=code, text=reason, other=other)
    reviewing.refused(turn, ticket, code)


def follow(turn: Turn, code: str) -> datetime | None:
    """The job: what went to another body is asked for again, and the resident is told what came of it."""
    ticket = turn.tickets.by_code(code)
    if ticket is None or ticket.status != "refused":
        return None
    last = [event for event in effective(turn.tickets.story(ticket)) if event.kind == "refused"]
    if last and (last[-1].data or {}).get("refusal") == ELSEWHERE:
        tell_group(turn, ticket, "group-forwarded", purpose="reply", owner=owner_named(turn.house, ticket))
    return None


def _without(reason: str, code: tuple[str, bool] | None) -> str:
    """The reason without the code in it."""
    return re.sub(r"\bPA[-\s]?[0-9A-Za-z]{4,8}\b[\s:,.-]*", "", reason, flags=re.IGNORECASE) if code else reason
