"""Hoàn tác: for a minute an act can be taken back. The history keeps both; the resident reads one plain correction."""

from __future__ import annotations

from handlers.officials import clock, duty
from handlers.officials.cards import post_card
from handlers.officials.fresh import MINUTE
from handlers.rules.clock import effective
from handlers.turn import Turn
from storage.models import Ticket, TicketEvent

UNDOABLE = frozenset({
    "claimed", "passed", "resolved", "refused", "kind_changed", "ranked", "extended", "waited", "went_on", "released",
})  # fmt: skip
UNHEARD = frozenset({"ranked", "went_on", "released"})  # of which the resident was not told
ASIDE = frozenset({"noted", "called", "joined"})  # no act on the ticket, and no answer to one


def just_done(turn: Turn) -> Ticket | None:
    """The ticket that a bare "hoàn tác" means."""
    return turn.tickets.by_code(str(turn.state.did.get("code") or ""))


def undo(turn: Turn, ticket: Ticket, _: str) -> None:
    last = _last_act(turn, ticket)
    me = turn.official
    if last is None or me is None:
        turn.toast("group-undo-nothing", code=ticket.code)
    elif last.official_id != me.id and me.role != "leader":
        turn.toast("group-undo-not-yours", code=ticket.code)
    elif turn.now - last.at > MINUTE:
        turn.toast("group-undo-late", code=ticket.code)
    else:
        _take_back(turn, ticket, last)


def _last_act(turn: Turn, ticket: Ticket) -> TicketEvent | None:
    """The last thing that a person did, if it can be taken back: an answer of the resident to it stands in the way."""
    story = [one for one in effective(turn.tickets.story(ticket)) if one.actor != "system" and one.kind not in ASIDE]
    last = story[-1] if story else None
    known = last is not None and last.kind in UNDOABLE and "before" in (last.data or {})
    return last if known else None


def _take_back(turn: Turn, ticket: Ticket, last: TicketEvent) -> None:
    before = dict((last.data or {})["before"])
    closed = {"closed_at": None} if last.kind == "refused" else {}
    if not turn.tickets.move(ticket, before.pop("status"), now=turn.now, **before, **closed):
        turn.toast("group-changed", code=ticket.code)
        return
    me = turn.official.id if turn.official else None
    data = {"of": last.id, "what": last.kind}
    turn.tickets.note(ticket, "undone", actor="official", now=turn.now, official_id=me, data=data)
    turn.tickets.set_photos_aside(ticket, last.at)
    if last.kind == "kind_changed":
        turn.corrections.take_back(ticket, last.at)
    turn.state.did = {}
    if clock.sync(turn, ticket).responded_at is None and ticket.service_class == duty.DANGER:
        turn.jobs.plan(duty.JOB, turn.now + duty.NEXT, ticket.code)
    turn.toast("group-undone", code=ticket.code, what=last.kind)
    post_card(turn, ticket)
    if last.kind not in UNHEARD:
        turn.notify(ticket, "undone", act=last.kind)
