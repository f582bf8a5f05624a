"""The clock stands still for a named reason and not for ever; and the one extension, whose reason the resident reads."""

from __future__ import annotations

from datetime import datetime

from handlers.officials import clock, questions
from handlers.officials.cards import post_card
from handlers.officials.fresh import remember
from handlers.officials.how_long import HowLong, read_how_long
from handlers.rules.clock import NEVER_WAITS, Pace, kept
from handlers.rules.deadlines import add_limit
from handlers.turn import Turn
from nlp.normalise import fold
from nlp.syllables import unmark
from storage.models import Ticket

PLAN_WORDS = ("ke hoach", "kinh phi", "ngan sach", "du toan")
SHORTEST = 2  # words of a reason


def until(turn: Turn, ticket: Ticket, cause: str, wanted: HowLong | None = None) -> str:
    """The moment at which a pause for this cause ends by itself, for the history: as wanted, but not later than it may."""
    pace = _pace(turn, ticket)
    most = pace.limit(turn.now, turn.house.taxonomy.pauses[cause].limit)
    end = wanted.end(turn.now, pace, turn.now) if wanted else None
    return (end if end and turn.now < end < most else most).isoformat()


def for_a_body(turn: Turn) -> str:
    """ "chờ điện lực đấu nối": whom it waits for and why, when that is a body outside the ward; "cho" means "for"."""
    first, _, rest = turn.text.partition(" ")
    unmarked = turn.text == unmark(turn.text)
    if first.lower() not in ("chờ", "đợi") and not (unmarked and first.lower() in ("cho", "doi")):
        return ""
    outside = [one.name["vi"] for one in turn.house.taxonomy.handlers.values() if not one.units]
    named = [fold(name) for name in (*outside, *(one.name for one in turn.house.ward.bodies.values()))]
    return rest if fold(rest).startswith(tuple(named)) else ""


def wait(turn: Turn, ticket: Ticket, words: str) -> None:
    """Chờ: for another company, or for a plan and its money; the resident hears for whom and until when."""
    wanted = read_how_long(words)
    reason = wanted.why if wanted else words
    if ticket.service_class in NEVER_WAITS:
        turn.toast("group-never-waits", code=ticket.code)
    elif len(reason.split()) < SHORTEST:
        questions.prompt(turn, "wait", ticket, time=wanted.typed if wanted else "")
    else:
        said = fold(f"{turn.text} {words}")
        cause = "plan" if any(word in said for word in PLAN_WORDS) else "company"
        _wait(turn, ticket, reason, cause, until(turn, ticket, cause, wanted))


def _wait(turn: Turn, ticket: Ticket, reason: str, cause: str, ends: str) -> None:
    me, before = turn.official.id if turn.official else None, remember(turn, ticket)
    if not turn.tickets.move(ticket, "waiting_other", now=turn.now, official_id=ticket.official_id or me):
        turn.toast("group-changed", code=ticket.code)
        return
    data = {"text": reason, "cause": cause, "until": ends, "before": before}
    turn.tickets.note(ticket, "waited", actor="official", now=turn.now, official_id=me, data=data)
    clock.sync(turn, ticket)
    turn.toast("group-waiting", code=ticket.code, until=datetime.fromisoformat(ends))
    post_card(turn, ticket)
    turn.notify(ticket, "waiting", text=reason, until=ends)


def go_on(turn: Turn, ticket: Ticket, _: str) -> None:
    """Làm tiếp: what was waited for is there; the time counts again."""
    me, before = turn.official.id if turn.official else None, remember(turn, ticket)
    if not turn.tickets.move(ticket, "accepted", now=turn.now, official_id=ticket.official_id or me):
        turn.toast("group-changed", code=ticket.code)
        return
    turn.tickets.note(ticket, "went_on", actor="official", now=turn.now, official_id=me, data={"before": before})
    clock.sync(turn, ticket)
    turn.toast("group-went-on", code=ticket.code, due=ticket.resolve_due)
    post_card(turn, ticket)


def extend(turn: Turn, ticket: Ticket, words: str) -> None:
    """Gia hạn: once, with a reason, and not for longer than the first promise was."""
    if ticket.service_class in NEVER_WAITS:
        turn.toast("group-never-waits", code=ticket.code)
    elif ticket.extended:
        turn.toast("group-extended-once", code=ticket.code)
    elif (wanted := read_how_long(words)) is None:
        questions.prompt(turn, "extend", ticket)
    elif len(wanted.why.split()) < SHORTEST:
        questions.prompt(turn, "extend", ticket, days=wanted.typed)
    elif (due := wanted.end(ticket.resolve_due, _pace(turn, ticket), turn.now)) is None:
        questions.prompt(turn, "extend", ticket, why=wanted.why)
    else:
        _extend(turn, ticket, due, wanted.why)


def _extend(turn: Turn, ticket: Ticket, due: datetime, reason: str) -> None:
    service = turn.house.taxonomy.classes[ticket.service_class]
    most = add_limit(ticket.resolve_due, service.resolve, turn.house.calendar, always=service.calendar)
    if not ticket.resolve_due < due <= most:
        turn.toast("group-extend-most", code=ticket.code, due=ticket.resolve_due, most=most)
        return
    me, before = turn.official.id if turn.official else None, remember(turn, ticket)
    promised = {**kept(ticket, service), "resolve": due.isoformat()}
    data = {"text": reason, "clock": promised, "before": before}
    turn.tickets.note(ticket, "extended", actor="official", now=turn.now, official_id=me, data=data)
    clock.sync(turn, ticket)
    turn.toast("group-extended", code=ticket.code, due=ticket.resolve_due)
    post_card(turn, ticket)
    turn.notify(ticket, "extended", text=reason)


def _pace(turn: Turn, ticket: Ticket) -> Pace:
    return Pace(turn.house.calendar, turn.house.taxonomy.classes[ticket.service_class].calendar)
