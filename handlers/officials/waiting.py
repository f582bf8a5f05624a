"""The clock stands still for a named reason and not for ever; and the one extension, whose reason the resident reads."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

from handlers.officials import clock, questions
from handlers.officials.cards import post_card
from handlers.rules.clock import NEVER_WAITS, Pace, kept
from handlers.rules.deadlines import LOCAL, add_limit
from handlers.turn import Turn
from nlp.normalise import fold
from nlp.syllables import unmark
from storage.models import Ticket

PLAN_WORDS = ("ke hoach", "kinh phi", "ngan sach", "du toan")
SHORTEST = 2  # words of a reason
_FOR = re.compile(r"^(?:them )?(\d{1,2}) ?(ngay|gio|h)\b[\s:,.-]*")
_UNTIL = re.compile(r"^(?:den|toi)? ?(?:ngay )?(\d{1,2})/(\d{1,2})(?:/(\d{4}))?[\s:,.-]*")


def until(turn: Turn, ticket: Ticket, cause: str) -> str:
    """The moment at which a pause for this cause ends by itself, for the history."""
    service = turn.house.taxonomy.classes[ticket.service_class]
    limit = turn.house.taxonomy.pauses[cause].limit
    return add_limit(turn.now, limit, turn.house.calendar, always=service.calendar).isoformat()


def wait(turn: Turn, ticket: Ticket, words: str) -> None:
    """Chờ: for another company, or for a plan and its money; the resident hears for whom and until when."""
    if ticket.service_class in NEVER_WAITS:
        turn.toast("group-never-waits", code=ticket.code)
        return
    if len(words.split()) < SHORTEST:
        questions.prompt(turn, "wait", ticket)
        return
    said = fold(f"{turn.text} {words}")
    cause = "plan" if any(word in said for word in PLAN_WORDS) else "company"
    ends = until(turn, ticket, cause)
    me = turn.official.id if turn.official else None
    if not turn.tickets.move(ticket, "waiting_other", now=turn.now, official_id=ticket.official_id or me):
        turn.toast("group-changed", code=ticket.code)
        return
    data = {"text": words, "cause": cause, "until": ends}
    turn.tickets.note(ticket, "waited", actor="official", now=turn.now, official_id=me, data=data)
    clock.sync(turn, ticket)
    turn.toast("group-waiting", code=ticket.code, until=datetime.fromisoformat(ends))
    post_card(turn, ticket)
    turn.notify(ticket, "waiting", text=words, until=ends)


def go_on(turn: Turn, ticket: Ticket, _: str) -> None:
    """Làm tiếp: what was waited for is there; the time counts again."""
    me = turn.official.id if turn.official else None
    if not turn.tickets.move(ticket, "accepted", now=turn.now, official_id=ticket.official_id or me):
        turn.toast("group-changed", code=ticket.code)
        return
    turn.tickets.note(ticket, "went_on", actor="official", now=turn.now, official_id=me)
    clock.sync(turn, ticket)
    turn.toast("group-went-on", code=ticket.code, due=ticket.resolve_due)
    post_card(turn, ticket)


def extend(turn: Turn, ticket: Ticket, words: str) -> None:
    """Gia hạn: once, with a reason, and not for longer than the first promise was."""
    if ticket.service_class in NEVER_WAITS:
        turn.toast("group-never-waits", code=ticket.code)
    elif ticket.extended:
        turn.toast("group-extended-once", code=ticket.code)
    elif (found := _wanted(turn, ticket, words)) is None:
        questions.prompt(turn, "extend", ticket)
    else:
        _extend(turn, ticket, *found)


def _extend(turn: Turn, ticket: Ticket, due: datetime, reason: str) -> None:
    service = turn.house.taxonomy.classes[ticket.service_class]
    most = add_limit(ticket.resolve_due, service.resolve, turn.house.calendar, always=service.calendar)
    if not ticket.resolve_due < due <= most:
        turn.toast("group-extend-most", code=ticket.code, due=ticket.resolve_due, most=most)
        return
    me = turn.official.id if turn.official else None
    promised = {**kept(ticket, service), "resolve": due.isoformat()}
    data = {"text": reason, "clock": promised}
    turn.tickets.note(ticket, "extended", actor="official", now=turn.now, official_id=me, data=data)
    clock.sync(turn, ticket)
    turn.toast("group-extended", code=ticket.code, due=ticket.resolve_due)
    post_card(turn, ticket)
    turn.notify(ticket, "extended", text=reason)


def _wanted(turn: Turn, ticket: Ticket, words: str) -> tuple[datetime, str] | None:
    """The new deadline and the reason: "3 ngày: chờ vật tư", "đến 30/11 chờ vật tư"."""
    typed = unicodedata.normalize("NFC", words.strip())
    folded = unmark(typed).lower()
    service = turn.house.taxonomy.classes[ticket.service_class]
    pace = Pace(turn.house.calendar, service.calendar)
    if found := _FOR.match(folded):
        due = pace.limit(ticket.resolve_due, f"{found[1]}{'d' if found[2] == 'ngay' else 'h'}")
    elif found := _UNTIL.match(folded):
        day = _day(turn.now, int(found[1]), int(found[2]), int(found[3] or 0))
        spans = turn.house.calendar.spans(day.date()) if day else []
        if not spans:
            return None
        due = spans[-1][1]
    else:
        return None
    reason = typed[found.end() :].strip(" :,.-")
    return (due, reason) if len(reason.split()) >= SHORTEST else None


def _day(now: datetime, day: int, month: int, year: int) -> datetime | None:
    """The day that is meant: this year's, or next year's when that is over."""
    local = now.astimezone(LOCAL)
    try:
        found = datetime(year or local.year, month, day, tzinfo=LOCAL)
        return found if year or found.date() >= local.date() else found.replace(year=local.year + 1)
    except ValueError:
        return None
