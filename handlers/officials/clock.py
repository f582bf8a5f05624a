"""A ticket's clock at work: its deadlines kept as the history makes them, warnings, escalation, pauses that end."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from handlers.officials import chain
from handlers.officials.cards import card_values, post_card, tell_alone, trusted
from handlers.rules.clock import Clock, has_clock, kept, read_clock
from handlers.rules.priority import POINTS
from handlers.rules.transitions import after
from handlers.turn import Turn
from handlers.types import Address, Reply
from storage.models import Official, Ticket, TicketEvent

JOB = "ticket_clock"
QUIETLY = 50  # half the time has passed: only whoever can act hears it
LATE = 100
UNNAMED = frozenset({"domestic_violence", "child", "suicide"})  # somebody else may look at that phone


def sync(turn: Turn, ticket: Ticket) -> Clock:
    """Keep on the ticket what its history now says, and plan the next look at it."""
    clock = _read(turn, ticket)
    facts = clock.facts()
    if ticket.reopened and "again" not in ticket.priority_why:
        facts["priority"] = ticket.priority + POINTS["again"]
        facts["priority_why"] = f"{ticket.priority_why},again".strip(",")
    changed = {name: value for name, value in facts.items() if getattr(ticket, name) != value}
    if changed:
        turn.tickets.change(ticket, now=turn.now, **changed)
    look_at = clock.look_at()
    if look_at is None:
        turn.jobs.cancel(JOB, ticket.code)
    else:
        turn.jobs.plan(JOB, look_at, ticket.code)
    return clock


def begin(turn: Turn, ticket: Ticket, promised: dict[str, Any]) -> None:
    """The first look at a new ticket is planned; reading its history back would cost the hot path a query."""
    opened = TicketEvent(
        ward=ticket.ward, ticket_id=ticket.id or 0, at=ticket.opened_at, kind="opened", actor="resident",
        status=ticket.status, data={"clock": promised},
    )  # fmt: skip
    clock = read_clock([opened], turn.house.calendar)
    look_at = clock.look_at()
    if look_at is not None:
        turn.jobs.plan(JOB, look_at, ticket.code)


def _read(turn: Turn, ticket: Ticket) -> Clock:
    story = turn.tickets.story(ticket)
    if not has_clock(story):  # opened by a version that kept no promises in the history: those of the ticket hold
        service = turn.house.taxonomy.classes[ticket.service_class]
        promised = {**kept(ticket, service), "since": ticket.opened_at.isoformat()}
        turn.tickets.note(ticket, "stamped", actor="system", now=turn.now, data={"clock": promised})
        story = turn.tickets.story(ticket)
    return read_clock(story, turn.house.calendar)


def look(turn: Turn, code: str) -> datetime | None:
    """The job: tell what is to be told now, end a pause that has lasted as long as it may; when to look again."""
    ticket = turn.tickets.by_code(code)
    if ticket is None:
        return None
    clock = _read(turn, ticket)
    if clock.pause_over(turn.now):
        _lapse(turn, ticket, clock)
        clock = sync(turn, ticket)
    for which, percent in clock.steps(turn.now):
        _tell(turn, ticket, which, percent)
    return sync(turn, ticket).look_at()


def _lapse(turn: Turn, ticket: Ticket, clock: Clock) -> None:
    """Waiting is over, answer or none: from here on the time counts again, and somebody must decide."""
    pause, to = clock.pause, after(ticket.status, "lapse")
    if to is None or not turn.tickets.move(ticket, to if ticket.official_id else "new", now=turn.now):
        return
    turn.tickets.note(ticket, "pause_over", actor="system", now=turn.now, data={"cause": pause})
    sync(turn, ticket)
    label = turn.house.taxonomy.pauses[pause].label["vi"]
    _say(turn, ticket, "clock-pause-over", _own(turn, ticket), pause=label)
    post_card(turn, ticket)


# --- telling ----------------------------------------------------------------------------------------------


def _tell(turn: Turn, ticket: Ticket, which: str, percent: int) -> None:
    """One step: below 100 % whoever has the ticket, from there on also the chain, and once the resident."""
    if percent < LATE or which == "interim":
        _say(
            turn, ticket, "clock-warning", _own(turn, ticket, quietly=percent <= QUIETLY), which=which, percent=percent
        )
        _note(turn, ticket, "warned", which, percent)
        return
    level, people = chain.up_from(turn, ticket, percent)
    if percent == LATE:
        _say(turn, ticket, "clock-warning", _own(turn, ticket), which=which, percent=percent)
    up = [chat for one in people for chat in chain.chats(turn, one)]
    _say(turn, ticket, "clock-late", up, which=which, percent=percent, level=level)
    if not people:  # nobody to tell is never a line in a log: the chair hears it as an alarm
        chain.alarm(turn, ticket, "nobody_to_escalate", level)
    _note(turn, ticket, "escalated", which, percent, level=level, to=[one.id for one in people])
    if percent == LATE and which == "resolve" and ticket.restricted not in UNNAMED and ticket.kind != "emergency":
        turn.notify(ticket, "late", told="yes" if people else "no")


def _own(turn: Turn, ticket: Ticket, *, quietly: bool = False) -> list[Address]:
    """Who has to act: the holder alone; of a ticket that nobody has, its unit alone, or the group."""
    holder = chain.holder_of(turn, ticket)
    own = chain.chats(turn, holder) if holder else []
    if own or ticket.restricted:
        return own or trusted(turn, ticket)
    if quietly:
        return [chat for one in _unit(turn, ticket) for chat in chain.chats(turn, one)]
    return list(turn.house.groups)


def _unit(turn: Turn, ticket: Ticket) -> list[Official]:
    officials = (one for one in turn.officials.all() if one.unit == ticket.unit)
    return [one for one in officials if chain.at_work(turn, one) and chain.may_hear(turn, ticket, one)]


def _say(turn: Turn, ticket: Ticket, key: str, to: list[Address], **values: Any) -> None:
    """In a group one message a ticket, changed where that is possible; to a person a message with the card's buttons."""
    facts = {**card_values(turn, ticket, ()), "words": "", **values}
    groups = [chat for chat in to if chat in turn.house.groups]
    for group in groups:
        turn.reply(Reply(
            key, facts, to=group, about=ticket.code, purpose="card", replaces=f"clock:{ticket.code}", language="vi"
        ))  # fmt: skip
    tell_alone(turn, ticket, key, (chat for chat in dict.fromkeys(to) if chat not in groups), facts)


def _note(turn: Turn, ticket: Ticket, kind: str, which: str, percent: int, **more: Any) -> None:
    turn.tickets.note(ticket, kind, actor="system", now=turn.now, data={"which": which, "percent": percent, **more})
