"""Gộp and tách: a ticket becomes part of another and can be taken out again as it was; history is appended, never edited."""

from __future__ import annotations

from handlers.officials import clock, joining
from handlers.officials.cards import post_card
from handlers.rules.codes import find_code
from handlers.rules.transitions import after
from handlers.turn import Turn
from handlers.types import Button
from storage.models import CoReporter, Ticket

ENDED = ("closed", "refused", "cancelled", "merged")


def merge(turn: Turn, ticket: Ticket, words: str) -> None:
    """ "gộp PA-A vào PA-B": whoever has part in A has part in B from now on, and hears it."""
    found = find_code(words)
    into = turn.tickets.by_code(found[0]) if found else None
    if into is None:
        turn.toast("group-merge-how")
    elif why := _why_not(ticket, into):
        turn.toast("group-merge-not", code=ticket.code, into=into.code, why=why)
    elif not merge_into(turn, ticket, into):
        turn.toast("group-changed", code=ticket.code)
    else:
        turn.say(
            "group-merged", buttons=(Button(f"t:{ticket.code}:split", "button-split"),), code=ticket.code, into=into.code,
            count=1 + turn.co_reporters.count(into),
        )  # fmt: skip
        joining.show(turn, into)


def _why_not(ticket: Ticket, into: Ticket) -> str:
    if ticket.id == into.id:
        return "same"
    if ticket.restricted or into.restricted or ticket.hidden_from or into.hidden_from:
        return "restricted"
    if ticket.kind != "report" or into.kind != "report":
        return "kind"
    return "ended" if into.status in ENDED else ""


def merge_into(turn: Turn, ticket: Ticket, into: Ticket) -> bool:
    """Everybody of the one comes into the other; False when somebody else changed it first."""
    if after(ticket.status, "merge") is None:
        return False
    was = ticket.status
    # Both are held first, the older before the other: a colleague may merge them the other way round, or end one, just now.
    for one in sorted((ticket, into), key=lambda one: one.id or 0):
        if not turn.tickets.move(one, one.status, now=turn.now):
            return False
    turn.tickets.move(ticket, "merged", now=turn.now, merged_into=into.id)
    turn.tickets.note(
        ticket, "merged", actor="official", now=turn.now, official_id=_me(turn), data={"into": into.code, "from": was}
    )
    clock.sync(turn, ticket)
    turn.tickets.note(
        into, "took_in", actor="official", now=turn.now, official_id=_me(turn), data={"code": ticket.code}
    )
    for row in _rows(turn, ticket):
        turn.co_reporters.join(row.model_copy(update={"id": None, "ticket_id": into.id, "via_id": ticket.id}))
    post_card(turn, ticket)
    turn.notify(ticket, "merged", into=into.code)
    return True


def _rows(turn: Turn, ticket: Ticket) -> list[CoReporter]:
    """The reporter's own report, and those of its co-reporters."""
    others = [row for row in turn.co_reporters.rows(ticket) if row.person_id != ticket.person_id]
    return [own_report(ticket), *others]


def own_report(ticket: Ticket) -> CoReporter:
    """What the reporter said, as one report among others."""
    return CoReporter(
        ward=ticket.ward, ticket_id=ticket.id or 0, person_id=ticket.person_id, talk=ticket.talk, since=ticket.opened_at,
        said=ticket.description, place=ticket.place, street=ticket.street, pin=ticket.pin,
    )  # fmt: skip


def split(turn: Turn, ticket: Ticket, _: str) -> None:
    """ "tách PA-A": the ticket stands as it stood before, its deadlines too; both sides are as they were."""
    into = turn.tickets.by_id(ticket.merged_into) if ticket.merged_into else None
    if ticket.status != "merged" or into is None:
        turn.toast("group-split-not", code=ticket.code)
        return
    if into.status == "merged":  # the reports went on with it: they come back the way they went
        turn.toast("group-split-first", code=ticket.code, into=into.code)
        return
    merged = next(event for event in reversed(turn.tickets.story(ticket)) if event.kind == "merged")
    was = str((merged.data or {})["from"])
    if not turn.tickets.move(ticket, was, now=turn.now, merged_into=None):
        turn.toast("group-changed", code=ticket.code)
        return
    turn.tickets.note(ticket, "split", actor="official", now=turn.now, official_id=_me(turn), data={"from": into.code})
    clock.sync(turn, ticket)
    turn.co_reporters.leave_via(into, ticket, turn.now)
    turn.tickets.note(
        into, "gave_back", actor="official", now=turn.now, official_id=_me(turn), data={"code": ticket.code}
    )
    turn.say("group-split", code=ticket.code, into=into.code)
    joining.show(turn, ticket)
    joining.show(turn, into)
    turn.notify(ticket, "split")


def _me(turn: Turn) -> int | None:
    return turn.official.id if turn.official else None
