"""Danger: whoever is on duty is called, one after the other, until somebody of the ward answers."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.officials import chain
from handlers.officials.cards import card_values, tell_alone, tell_group
from handlers.rules.clock import read_clock
from handlers.turn import Turn
from storage.models import Official, Ticket, TicketEvent

JOB = "duty"
DANGER = "K0"
NEXT = timedelta(minutes=5)  # K0: somebody on duty answers within five minutes, day and night (operations.md §1.4)
ROUND_AGAIN = timedelta(minutes=15)  # after everybody was called once
IN_A_ROW, HOURLY = 4, timedelta(hours=1)  # where nobody is to be called, the group is not worn out
CALLED = "duty_called"
ENOUGH = frozenset({"mistake_said"})  # the resident says that nobody is in danger


def begin(turn: Turn, ticket: Ticket) -> None:
    """A ticket of danger was opened: the first on the rota is called in the same breath."""
    if ticket.service_class != DANGER:
        return
    rota = bool(turn.house.ward.duty or turn.house.ward.confidants.get(ticket.restricted or ""))
    again = _call_next(turn, ticket, turn.tickets.story(ticket)) if rota else turn.now + NEXT
    turn.jobs.plan(JOB, again, ticket.code)


def call(turn: Turn, code: str) -> datetime | None:
    """The next one, unless somebody has answered."""
    ticket = turn.tickets.by_code(code)
    if ticket is None or ticket.service_class != DANGER:  # a person looked, and nobody is in danger
        return None
    story = turn.tickets.story(ticket)
    clock = read_clock(story, turn.house.calendar)
    if clock.responded_at or clock.stopped_at or any(event.kind in ENOUGH for event in story):
        return None
    return _call_next(turn, ticket, story)


def _call_next(turn: Turn, ticket: Ticket, story: list[TicketEvent]) -> datetime:
    """Call whoever is next; the group hears who, by name: colleagues have each other's numbers."""
    called = [str((event.data or {}).get("name")) for event in story if event.kind == CALLED]
    listed = chain.reachable(turn, ticket, chain.on_duty(turn, ticket))
    round_, place = divmod(len(called), len(listed)) if listed else (0, 0)
    minutes = int((turn.now - ticket.opened_at).total_seconds() // 60)
    if not listed:
        if not called:
            chain.alarm(turn, ticket, "nobody_on_duty", ticket.category)
        _note(turn, ticket, "")
        if not ticket.restricted:
            tell_group(turn, ticket, "duty-nobody", minutes=minutes)
        return turn.now + (ROUND_AGAIN if len(called) < IN_A_ROW else HOURLY)
    _ring(turn, ticket, listed[place], minutes)
    if round_ and place == 0:
        chain.alarm(turn, ticket, "duty_silent", str(minutes))
    return turn.now + (ROUND_AGAIN if round_ else NEXT)


def _ring(turn: Turn, ticket: Ticket, official: Official, minutes: int) -> None:
    values = {**card_values(turn, ticket), "minutes": minutes}
    tell_alone(turn, ticket, "duty-call", chain.chats(turn, official), values)
    _note(turn, ticket, official.name)
    if not ticket.restricted:
        tell_group(turn, ticket, "duty-group", name=official.name, minutes=minutes)


def _note(turn: Turn, ticket: Ticket, name: str) -> None:
    turn.tickets.note(ticket, CALLED, actor="system", now=turn.now, data={"name": name})
