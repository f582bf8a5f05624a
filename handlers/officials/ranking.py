"""Ưu tiên: an official makes a ticket more urgent, or less with a note; a promise that was given is not put off by it."""

from __future__ import annotations

import re
from datetime import datetime

from handlers.officials import clock, duty
from handlers.officials.cards import post_card, tell_group
from handlers.officials.fresh import remember
from handlers.rules.clock import CLOCKS, INTERIM, RESOLVE, RESPOND, kept, stamped
from handlers.rules.priority import SPEED, is_faster
from handlers.rules.roles import may
from handlers.rules.transitions import after
from handlers.turn import Turn
from storage.models import Ticket

_CLASS = re.compile(r"^\s*(?:lên|xuống|len|xuong)?\s*(K\s?0|K\s?1|N\s?24|[NBCQVTI])\b[\s:,.-]*", re.IGNORECASE)
SHORTEST = 2  # words of a note


def rank(turn: Turn, ticket: Ticket, words: str) -> None:
    """ "ưu tiên K1: cháu bé suýt ngã"; lower only with a note."""
    found = _CLASS.match(words)
    to = found[1].upper().replace(" ", "") if found else ""
    note = words[found.end() :].strip() if found else ""
    if to not in turn.house.taxonomy.classes or ticket.service_class not in SPEED:
        turn.toast("group-rank-how", code=ticket.code)
    elif to == ticket.service_class:
        turn.toast("group-ranked-already", code=ticket.code, to=to)
    elif not is_faster(to, ticket.service_class) and len(note.split()) < SHORTEST:
        turn.toast("group-rank-note", code=ticket.code, was=ticket.service_class, to=to)
    elif (
        ticket.service_class == duty.DANGER
        and turn.official
        and not may(turn.official, "calm", ticket, turn.house.ward)
    ):
        unit = turn.house.ward.unit(ticket.unit)
        turn.toast("role-calm", code=ticket.code, unit=unit.name if unit else ticket.unit)
    else:
        _rank(turn, ticket, to, note)


def raise_to(turn: Turn, ticket: Ticket, to: str, *, why: str) -> None:
    """What the resident adds shows a hazard: nobody has to read it first."""
    was = ticket.service_class
    if _ranked(turn, ticket, to, why, actor="system"):
        tell_group(turn, ticket, "group-ranked", was=was, to=to, due=ticket.resolve_due)


def _rank(turn: Turn, ticket: Ticket, to: str, note: str) -> None:
    was = ticket.service_class
    if _ranked(turn, ticket, to, note, actor="official"):
        turn.toast("group-ranked", code=ticket.code, was=was, to=to, due=ticket.resolve_due)
    else:
        turn.toast("group-changed", code=ticket.code)


def _ranked(turn: Turn, ticket: Ticket, to: str, note: str, *, actor: str) -> bool:
    was, before = ticket.service_class, remember(turn, ticket) if actor == "official" else None
    me = turn.official.id if turn.official and actor == "official" else None
    facts = {"service_class": to, **_deadlines(turn, ticket, to)}
    status = after(ticket.status, "rank") or ticket.status
    if not turn.tickets.move(ticket, status, now=turn.now, **facts):
        return False
    promised = kept(ticket, turn.house.taxonomy.classes[to])
    data = {"from": was, "to": to, "text": note, "clock": promised, "before": before}
    turn.tickets.note(ticket, "ranked", actor=actor, now=turn.now, official_id=me, data=data)
    clock.sync(turn, ticket)
    post_card(turn, ticket)
    if to == duty.DANGER and ticket.responded_at is None:
        duty.begin(turn, ticket)
    return True


def raise_by_itself(turn: Turn, ticket: Ticket, to: str) -> None:
    """The points ask for it: as many people have the trouble. It only ever gets faster."""
    was = ticket.service_class
    turn.tickets.change(ticket, now=turn.now, service_class=to, **_deadlines(turn, ticket, to))
    promised = kept(ticket, turn.house.taxonomy.classes[to])
    data = {"from": was, "to": to, "clock": promised}
    turn.tickets.note(ticket, "ranked", actor="system", now=turn.now, data=data)
    clock.sync(turn, ticket)


def _deadlines(turn: Turn, ticket: Ticket, to: str) -> dict[str, datetime]:
    """A faster class counts from now, and of each deadline the earlier one holds. A slower one leaves them as they are;
    only what was taken for danger gets the time of what it is, from when it was opened."""
    service, calendar = turn.house.taxonomy.classes[to], turn.house.calendar
    raised = is_faster(to, ticket.service_class)
    if not raised and ticket.service_class != duty.DANGER:
        return {}
    fresh = stamped(to, service, turn.now if raised else ticket.opened_at, calendar)
    due = {which: datetime.fromisoformat(fresh[which]) for which in CLOCKS if which in fresh}
    if raised:
        due[RESPOND], due[RESOLVE] = min(due[RESPOND], ticket.respond_due), min(due[RESOLVE], ticket.resolve_due)
    interim = {"interim_due": due[INTERIM]} if INTERIM in due else {}
    return {"respond_due": due[RESPOND], "resolve_due": due[RESOLVE], **interim}
