"""Chuyển: to another unit with a reason, the clock goes on; a third time it is the leader who decides whose it is."""

from __future__ import annotations

from handlers.officials import chain, clock, questions
from handlers.officials.cards import card_values, post_card, tell_alone
from handlers.officials.fresh import remember
from handlers.rules.clock import effective
from handlers.rules.roles import may
from handlers.rules.transitions import after
from handlers.turn import Turn
from nlp.normalise import fold
from storage.models import Official, Ticket, TicketEvent

SHORTEST = 4  # signs of a reason
MOST = 2  # passes; the next one goes to the leader (no ping-pong)
DECIDES = 150  # percent: the level of the chain that decides, the deputy chair


def pass_on(turn: Turn, ticket: Ticket, words: str) -> None:
    """To the unit that the words begin with; asked for what is missing."""
    unit_id, reason = _unit_in(turn, words)
    if not unit_id:
        questions.prompt(turn, "pass", ticket)
    elif unit_id == ticket.unit:
        turn.toast("group-passed-already", code=ticket.code, unit=_name(turn, unit_id))
    elif len(reason) < SHORTEST:
        questions.prompt(turn, "pass", ticket, unit=unit_id)
    else:
        _pass(turn, ticket, unit_id, reason)


def _pass(turn: Turn, ticket: Ticket, unit_id: str, reason: str) -> None:
    passes = passes_of(turn.tickets.story(ticket))
    deciding = turn.official is not None and may(turn.official, "decide", ticket, turn.house.ward)
    if len(passes) >= MOST and not deciding:
        _, leaders = chain.up_from(turn, ticket, DECIDES)
        if leaders:
            _to_the_leader(turn, ticket, leaders[0], unit_id, reason)
            return
        chain.alarm(turn, ticket, "nobody_to_escalate", "pass")
    before, to = remember(turn, ticket), after(ticket.status, "pass") or ticket.status
    if not turn.tickets.move(ticket, to, now=turn.now, unit=unit_id, official_id=None):
        turn.toast("group-changed", code=ticket.code)
        return
    _note(turn, ticket, text=reason, unit=unit_id, of=before["unit"], before=before)
    turn.toast("group-passed", code=ticket.code, unit=_name(turn, unit_id))
    post_card(turn, ticket)
    turn.notify(ticket, "passed", text=reason)


def _to_the_leader(turn: Turn, ticket: Ticket, leader: Official, unit_id: str, reason: str) -> None:
    """The leader has it now, with all that was said on the way, and passes it to whoever is to do it."""
    before = remember(turn, ticket)
    if not turn.tickets.move(ticket, "accepted", now=turn.now, official_id=leader.id):
        turn.toast("group-changed", code=ticket.code)
        return
    _note(turn, ticket, text=reason, unit=unit_id, of=ticket.unit, leader=leader.id, before=before)
    turn.toast("group-passed-up", code=ticket.code, name=leader.name)
    post_card(turn, ticket)
    lines = "\n".join(_line(turn, event) for event in passes_of(turn.tickets.story(ticket)))
    values = {**card_values(turn, ticket), "lines": lines}
    tell_alone(turn, ticket, "pass-history", chain.chats(turn, leader), values)
    turn.notify(ticket, "passed_up")


def passes_of(story: list[TicketEvent]) -> list[TicketEvent]:
    """Every time that it was passed on and not taken back."""
    return [event for event in effective(story) if event.kind == "passed"]


def _line(turn: Turn, event: TicketEvent) -> str:
    data = event.data or {}
    return turn.house.wording.say(
        "pass-line", "vi", of=_name(turn, str(data.get("of") or "")), to=_name(turn, str(data.get("unit") or "")),
        reason=str(data.get("text") or ""), at=event.at,
    )  # fmt: skip


def _note(turn: Turn, ticket: Ticket, **data: object) -> None:
    me = turn.official.id if turn.official else None
    turn.tickets.note(ticket, "passed", actor="official", now=turn.now, official_id=me, data=data)
    clock.sync(turn, ticket)


def _name(turn: Turn, unit_id: str) -> str:
    unit = turn.house.ward.unit(unit_id)
    return unit.name if unit else unit_id or "—"


def _unit_in(turn: Turn, words: str) -> tuple[str, str]:
    """The unit that the words begin with (its id or its name), and the reason after it."""
    folded = fold(words)
    for unit in sorted(turn.house.ward.units, key=lambda unit: -len(unit.name)):
        for name in (unit.name, unit.id):
            if folded.startswith(fold(name)):
                return unit.id, words[len(name) :].strip(" :,-.;")
    return "", words
