"""One session from "mở buổi" to "đóng buổi": found, opened, looked at, closed with a card that sums it up."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from handlers.officials import offerings
from handlers.officials.sessions import queue
from handlers.redact import excerpt
from handlers.rules import sessions as rules
from handlers.rules.deadlines import LOCAL
from handlers.rules.sessions import AHEAD_DAYS, APPS, GAPS_DAYS, OUTCOMES, by_procedure, gaps, sums_of
from handlers.turn import Turn
from handlers.types import Button, Reply
from handlers.ward import Offering
from handlers.wording import say_day
from nlp.normalise import fold
from storage.models import Session, SessionItem

AD_HOC = timedelta(hours=3)  # how long a session lasts that no calendar has
MOST_LINES = 10
_AT = re.compile(r"\b(?:ở|tại|o|tai)\s+(.{3,80})$", re.IGNORECASE)


# --- which one --------------------------------------------------------------------------------------------


def upcoming(turn: Turn, days: int = AHEAD_DAYS) -> list[Session]:
    """The sessions of the next days; those that nobody touched yet are not stored."""
    today = offerings.today(turn)
    stored = turn.sessions.between(today, today + timedelta(days=days))
    return rules.upcoming(
        turn.house.ward, turn.house.calendar, stored, turn.bookings.closures(turn.now), turn.now, days
    )


def make_ready(turn: Turn, days: int = GAPS_DAYS) -> None:
    """The sessions of the next days are stored, each with its roster; days that were called off have none."""
    for session in upcoming(turn, days):
        ready(turn, session)


def ready(turn: Turn, session: Session) -> Session:
    """A session as it is stored."""
    return session if session.id or session.status == "cancelled" else turn.sessions.begin(session)


def open_here(turn: Turn) -> list[Session]:
    """The sessions that are open now; where there are several, the one that is named, or where the official is."""
    found = [one for one in turn.sessions.open_ones() if one.day <= offerings.today(turn)]
    if len(found) < 2:
        return found
    said = f" {fold(turn.text)} "
    wanted = {one.id for one in offerings.named(turn)}
    named = [one for one in found if one.offering in wanted or (one.area and f" {fold(one.area)} " in said)]
    mine = turn.official.id if turn.official else None
    at_home = [one for one in found if any(row.official_id == mine for row in turn.sessions.team(one))]
    return next((some for some in (named, at_home) if len(some) == 1), found)


def only_open(turn: Turn) -> Session | None:
    """The open session that is meant; when there are several, the official is asked."""
    found = open_here(turn)
    if len(found) > 1:
        turn.say("session-which", names=", ".join(one.place for one in found))
    return found[0] if len(found) == 1 else None


# --- opening ----------------------------------------------------------------------------------------------


def begin(turn: Turn) -> bool:
    """ "Mở buổi", "mở buổi ở nhà văn hóa tổ 7": today's session, or one that no calendar has."""
    offering = _offering(turn)
    if offering is None:
        return True
    session = next((one for one in upcoming(turn, 0) if one.offering == offering.id), None)
    session = ready(
        turn, session or rules.fresh(offering, turn.now, turn.now + AD_HOC, ward=turn.house.ward.id, now=turn.now)
    )
    if session.status == "open":
        turn.say("session-is-open", **facts(turn, session))
    elif session.status == "cancelled":
        turn.say("session-is-cancelled", **facts(turn, session))
    else:
        _open(turn, offering, session)
    return True


def _open(turn: Turn, offering: Offering, session: Session) -> None:
    before, place = session.place, _AT.search(turn.text)
    named = place_facts(place[1]) if place else {}
    opener = turn.official.id if turn.official else None
    if turn.sessions.change(session, status="open", opened_at=turn.now, closed_at=None, official_id=opener, **named):
        _say_open(turn, offering, session)
        if session.place != before:
            tell_booked(turn, session)


def place_facts(words: str) -> dict[str, str]:
    """A hall that an official names in place of the usual one."""
    return {"place": excerpt(words.strip(" .!")), "area": rules.area_in(words)}


def tell_booked(turn: Turn, session: Session) -> int:
    """Whoever has an appointment there hears where it is now; returns how many they are."""
    found = turn.bookings.between(session.offering, session.begins_at, session.ends_at)
    booked = [one for one in found if one.status == "booked" and one.person_id is not None and one.ends_at > turn.now]
    for one in booked:
        turn.bookings.change(one, now=turn.now)  # its calendar file is another one now
        turn.mail.notify(one.talk, "booking_place", {"booking": one.id})
    return len(booked)


def _offering(turn: Turn) -> Offering | None:
    sessions = turn.house.ward.sessions
    named = [one for one in offerings.named(turn) if one in sessions]
    found = named or list(sessions)
    if len(found) == 1:
        return found[0]
    turn.say("session-which", names=offerings.names(found))
    return None


def _say_open(turn: Turn, offering: Offering, session: Session) -> None:
    officials = {one.id: one for one in turn.officials.all() if one.id is not None}
    team = turn.sessions.team(session)
    missing = gaps(offering, team, officials, session.begins_at)
    booked = [
        one for one in turn.bookings.of_day(session.day) if one.offering == offering.id and one.status == "booked"
    ]
    buttons = (
        Button(f"bs:{session.id}:number", "button-give-number"), Button(f"qs:{offering.id}:next", "button-call-next"),
        Button(f"bs:{session.id}:close", "button-session-close"),
    )  # fmt: skip
    roles = ", ".join(
        f"{count} {turn.house.wording.say('session-role', 'vi', role=role)}" for role, count in missing.items()
    )
    to_groups(
        turn, "session-opened", session, buttons, booked=len(booked), team=len(team), missing=roles,
        waiting=len(turn.bookings.queue(offering.id, session.day)),
    )  # fmt: skip


# --- looking ----------------------------------------------------------------------------------------------


def show_calendar(turn: Turn) -> bool:
    """ "Lịch buổi": the sessions of the next two weeks, and who is missing at each."""
    found = upcoming(turn)
    if not found:
        turn.say("session-none")
        return True
    officials = {one.id: one for one in turn.officials.all() if one.id is not None}
    lines = [_line(turn, one, officials) for one in found[:MOST_LINES]]
    turn.say("session-calendar", lines="\n".join(lines))
    return True


def _line(turn: Turn, session: Session, officials: Any) -> str:
    offering = turn.house.ward.offering(session.offering)
    missing = gaps(offering, turn.sessions.team(session), officials, session.begins_at) if offering else {}
    booked = [one for one in turn.bookings.of_day(session.day) if one.offering == session.offering]
    return turn.house.wording.say(
        "session-line", "vi", **facts(turn, session), status=session.status, missing=sum(missing.values()),
        booked=sum(one.status == "booked" for one in booked),
    )  # fmt: skip


def show(turn: Turn, session: Session) -> None:
    """ "Buổi này": how it stands now."""
    turn.say("session-now", **_sums(turn, session), waiting=len(turn.bookings.queue(session.offering, session.day)))


# --- closing ----------------------------------------------------------------------------------------------


def ask_close(turn: Turn, session: Session) -> None:
    """What is still missing is asked first: borrowed things, booked people of whom nobody said whether they came."""
    out = [item for item in turn.sessions.items(session) if item.returned_at is None]
    unmarked = [
        one
        for one in turn.bookings.of_day(session.day)
        if one.offering == session.offering and one.status == "booked" and one.slot_at <= turn.now
    ]
    if not out and not unmarked:
        close(turn, session)
        return
    buttons = (
        Button(f"bs:{session.id}:end", "button-session-close"),
        Button(f"bs:{session.id}:stay", "button-not-yet"),
    )
    codes = ", ".join(one.code for one in unmarked[:MOST_LINES])
    turn.say("session-ask-close", items=things(out), count=len(unmarked), codes=codes, buttons=buttons)


def close(turn: Turn, session: Session) -> None:
    """It is over: who still waits is told, and the group reads what it was."""
    left = queue.end(turn, session.offering, session.day)
    if not turn.sessions.change(session, status="closed", closed_at=turn.now):
        return
    out = [item for item in turn.sessions.items(session) if item.returned_at is None]
    to_groups(turn, "session-closed", session, **_sums(turn, session), left=left, items=things(out))


def _sums(turn: Turn, session: Session) -> dict[str, Any]:
    """The session in numbers, and its procedures in lines."""
    tally = turn.sessions.tally(session)
    sums = sums_of(tally)
    people, numbered, minutes = turn.sessions.met(session.day, session.day).get(
        (session.offering, session.day), (0, 0, 0.0)
    )
    lines = [_procedure_line(turn, procedure, counts) for procedure, counts in by_procedure(tally).items()]
    return {
        **facts(turn, session), "people": people + sums.met, "wait": round(minutes / numbered) if numbered else 0,
        "lines": "\n".join(lines), "first_time": sums.first_time, "hard": sums.handed_over,
        "trips": sums.trips_saved, **{name: getattr(sums, name) for name in APPS},
    }  # fmt: skip


def _procedure_line(turn: Turn, procedure: str, counts: Counter[str]) -> str:
    say = turn.house.wording.say
    parts = ", ".join(f"{say(f'button-outcome-{name}').lower()} {counts[name]}" for name in OUTCOMES if counts[name])
    return say("session-procedure", "vi", what=title(turn, procedure), parts=parts)


# --- words ------------------------------------------------------------------------------------------------


def title(turn: Turn, procedure: str) -> str:
    found = turn.house.book.procedures.get(procedure)
    return found.title if found else turn.house.wording.say("session-other-matter", "vi")


def things(items: list[SessionItem]) -> str:
    return ", ".join(f"{item.count} {item.name}" for item in items)


def facts(turn: Turn, session: Session) -> dict[str, Any]:
    """What the sentences about a session need."""
    begin, end = (moment.astimezone(LOCAL) for moment in (session.begins_at, session.ends_at))
    return {"day": say_day(session.begins_at), "hours": f"{_clock(begin)}–{_clock(end)} giờ", "place": session.place}


def _clock(moment: datetime) -> str:
    return f"{moment.hour}" + (f":{moment.minute:02}" if moment.minute else "")


def to_groups(turn: Turn, key: str, session: Session, buttons: tuple[Button, ...] = (), **values: Any) -> None:
    """Everybody in every group hears it: no names, no words of residents."""
    for group in turn.house.groups:
        turn.reply(Reply(key, {**facts(turn, session), **values}, buttons=buttons, to=group, language="vi"))
