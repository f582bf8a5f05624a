"""Sessions at a hall, for signed-in officials: the calendar, one session with its roster, and the figures of a month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import aiohttp_jinja2
from aiohttp import web

from bot.loops import read, run
from bot.session_figures import COLUMNS, SessionFigures, as_csv, as_xlsx, session_figures
from bot.ward_process import WardProcess
from bot.web.figures import download, month_asked, month_choices
from bot.web.keys import PROCESS, STRINGS
from bot.web.pages import context, language_of, sentence_page
from bot.web.sign_in import csrf_of, own_form, signed_in
from handlers.rules.deadlines import LOCAL
from handlers.rules.sessions import AHEAD_DAYS, OUTCOMES, ROLES, by_procedure, gaps, is_there, sums_of, upcoming
from handlers.wording import say_day
from storage.bookings import Bookings
from storage.db import Tx
from storage.models import Official, Session, SessionItem, SessionMember, SessionTally
from storage.officials import Officials
from storage.sessions import Sessions
from storage.tickets import Tickets

HOME = "/desk/sessions"
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Planned:
    """A session of the calendar: who is on its roster, and how many are still missing."""

    session: Session
    day: str
    hours: str
    team: int
    needed: int
    missing: int
    booked: int


# --- the calendar and the figures -------------------------------------------------------------------------


async def page(request: web.Request) -> web.Response:
    """GET /desk/sessions: what comes, and the chosen month."""
    await _official(request)
    process = request.app[PROCESS]
    language = language_of(request)
    figures = await _figures(request)
    facts = {
        "coming": await read(process.db, lambda tx: _coming(tx, process, language)), "figures": figures, "columns": COLUMNS,
        "outcomes": OUTCOMES,
        "months": month_choices(request, figures.month),
        "lang_query": {"month": str(figures.month)}, "zone": LOCAL,
    }  # fmt: skip
    return _render(request, "sessions.html", facts)


def _coming(tx: Tx, process: WardProcess, language: str) -> list[Planned]:
    officials = _officials(tx, process)
    return [_planned(tx, process, one, officials, language) for one in _upcoming(tx, process)]


def _upcoming(tx: Tx, process: WardProcess) -> list[Session]:
    house, now = process.house, process.clock()
    today = now.astimezone(LOCAL).date()
    stored = Sessions(tx, house.ward.id).between(today, today + timedelta(days=AHEAD_DAYS))
    closures = Bookings(tx, house.ward.id, str).closures(now)
    return upcoming(house.ward, house.calendar, stored, closures, now, AHEAD_DAYS)


def _officials(tx: Tx, process: WardProcess) -> dict[int, Official]:
    return {one.id: one for one in Officials(tx, process.house.ward.id).all() if one.id is not None}


def _planned(
    tx: Tx, process: WardProcess, session: Session, officials: Mapping[int, Official], language: str
) -> Planned:
    ward = process.house.ward
    offering, team = ward.offering(session.offering), Sessions(tx, ward.id).team(session)
    needed = offering.team if offering else {}
    missing = gaps(offering, team, officials, session.begins_at) if offering else {}
    booked = [one for one in Bookings(tx, ward.id, str).of_day(session.day) if one.offering == session.offering]
    return Planned(
        session, say_day(session.begins_at, language), _hours(session), len(team), sum(needed.values()), sum(missing.values()),
        sum(one.number is None for one in booked),
    )  # fmt: skip


def _hours(session: Session) -> str:
    begin, end = (moment.astimezone(LOCAL) for moment in (session.begins_at, session.ends_at))
    return f"{begin:%H:%M}–{end:%H:%M}"


async def csv_file(request: web.Request) -> web.Response:
    """GET /desk/sessions.csv"""
    await _official(request)
    figures = await _figures(request)
    return download(f"buoi-{figures.month}", "csv", as_csv(figures, _words(request)).encode())


async def xlsx_file(request: web.Request) -> web.Response:
    """GET /desk/sessions.xlsx"""
    await _official(request)
    figures = await _figures(request)
    return download(f"buoi-{figures.month}", "xlsx", as_xlsx(figures, _words(request)))


async def _figures(request: web.Request) -> SessionFigures:
    process = request.app[PROCESS]
    house, other = process.house, _words(request)["sessions_other"]
    month = month_asked(request)
    return await read(
        process.db, lambda tx: session_figures(tx, house.ward.id, house.ward.name, house.book, month, other=other)
    )


# --- one session ------------------------------------------------------------------------------------------


async def one(request: web.Request) -> web.Response:
    """GET /desk/sessions/{offering}/{day}: who is there, what was done, what is borrowed."""
    official = await _official(request)
    process = request.app[PROCESS]

    def look(tx: Tx) -> dict[str, Any] | None:
        session = _session(tx, process, *_asked(request))
        return (
            None if session is None else _facts(tx, process, session, official, _words(request), language_of(request))
        )

    facts = await read(process.db, look)
    if facts is None:
        raise web.HTTPNotFound
    return _render(request, "session.html", facts | {"done": "done" in request.query})


def _asked(request: web.Request) -> tuple[str, date]:
    try:
        return request.match_info["offering"], date.fromisoformat(request.match_info["day"])
    except ValueError as error:
        raise web.HTTPNotFound from error


def _session(tx: Tx, process: WardProcess, offering: str, day: date) -> Session | None:
    """What is stored of that day, else what the ward file has then."""
    stored = Sessions(tx, process.house.ward.id).on(offering, day)
    return stored or next((one for one in _upcoming(tx, process) if (one.offering, one.day) == (offering, day)), None)


def _facts(
    tx: Tx, process: WardProcess, session: Session, official: Official, words: Mapping[str, str], language: str
) -> dict[str, Any]:
    """What the page of one session shows. Volunteers' names are for leaders and for who is on the roster with them."""
    sessions, officials, book = Sessions(tx, process.house.ward.id), _officials(tx, process), process.house.book
    team, offering = sessions.team(session), process.house.ward.offering(session.offering)
    tally: list[SessionTally] = sessions.tally(session) if session.id else []
    items: list[SessionItem] = sessions.items(session) if session.id else []
    leads = official.role == "leader"
    procedures = [
        (found.title if (found := book.procedures.get(name)) else words["sessions_other"], counts)
        for name, counts in by_procedure(tally).items()
    ]
    return {
        "session": session, "day": say_day(session.begins_at, language), "hours": _hours(session), "leads": leads,
        "needed": [(role, offering.team.get(role, 0) if offering else 0) for role in ROLES],
        "team": [_row(one, officials, session, see=leads or any(row.official_id == official.id for row in team)) for one in team],
        "missing": gaps(offering, team, officials, session.begins_at) if offering else {},
        "officials": [one for one in officials.values() if one.active and all(row.official_id != one.id for row in team)],
        "sums": sums_of(tally), "procedures": procedures, "outcomes": OUTCOMES, "items": items,
        "cases": _cases(tx, session.ward, tally),
        "editable": session.status in ("planned", "open"),
    }  # fmt: skip


def _cases(tx: Tx, ward: str, tally: list[SessionTally]) -> list[str]:
    """The codes under which hard cases go on; those of restricted ones are for named officers alone."""
    tickets = Tickets(tx, ward, str)
    found = {one.ticket: tickets.by_code(one.ticket) for one in tally if one.ticket}
    return [code for code, ticket in found.items() if ticket is None or not ticket.restricted]


def _row(member: SessionMember, officials: Mapping[int, Official], session: Session, *, see: bool) -> dict[str, Any]:
    official = officials.get(member.official_id or 0)
    name = official.name if official else (member.name or "") if see else ""
    return {
        "id": member.id, "role": member.role, "name": name, "coming": member.coming,
        "there": is_there(member, officials, session.begins_at), "volunteer": official is None,
    }  # fmt: skip


async def add(request: web.Request) -> web.StreamResponse:
    """POST /desk/sessions/{offering}/{day}/add: an official, or a volunteer by name, in a role."""
    fields = await _leaders_form(request)
    process, asked = request.app[PROCESS], _asked(request)
    role, name = str(fields.get("role", "")), " ".join(str(fields.get("name", "")).split())[:LONGEST_NAME]
    number = str(fields.get("official", ""))

    def work(tx: Tx) -> None:
        session = _stored(tx, process, *asked)
        official = Officials(tx, process.house.ward.id).by_id(int(number)) if number.isdigit() else None
        if session is None or role not in ROLES or not (official or name):
            return
        known = {one.official_id for one in Sessions(tx, session.ward).team(session)} - {None}
        if official is None or official.id not in known:
            Sessions(tx, session.ward).join(_member(session, role, official, name, process.clock()))

    await run(process.db, work)
    raise web.HTTPSeeOther(_address(*asked))


def _member(session: Session, role: str, official: Official | None, name: str, now: datetime) -> SessionMember:
    return SessionMember(
        ward=session.ward, session_id=int(session.id or 0), role=role, official_id=official.id if official else None,
        name=None if official else name, made_at=now,
    )  # fmt: skip


async def remove(request: web.Request) -> web.StreamResponse:
    """POST /desk/sessions/{offering}/{day}/remove: somebody is taken off the roster."""
    fields = await _leaders_form(request)
    process, asked = request.app[PROCESS], _asked(request)
    number = str(fields.get("member", ""))

    def work(tx: Tx) -> None:
        shown = _session(tx, process, *asked)
        ids = [str(row.id) for row in Sessions(tx, process.house.ward.id).team(shown)] if shown else []
        session = _stored(tx, process, *asked)
        if session is not None and number in ids:  # one that is stored only now has rows of its own, in the same order
            member = Sessions(tx, session.ward).team(session)[ids.index(number)]
            Sessions(tx, session.ward).leave(session, int(member.id or 0))

    await run(process.db, work)
    raise web.HTTPSeeOther(_address(*asked))


def _stored(tx: Tx, process: WardProcess, offering: str, day: date) -> Session | None:
    """The session as it is stored, to be changed; None when it is over or there is none."""
    session = _session(tx, process, offering, day)
    if session is None or session.status not in ("planned", "open"):
        return None
    return session if session.id else Sessions(tx, session.ward).begin(session)


def _address(offering: str, day: date) -> str:
    return f"{HOME}/{offering}/{day}?done"


# --- what all of them need --------------------------------------------------------------------------------


async def _official(request: web.Request) -> Official:
    official = await signed_in(request)
    if official is None:
        raise web.HTTPFound("/desk/login")
    return official


async def _leaders_form(request: web.Request) -> Mapping[str, Any]:
    """The fields of a form that our own page made for a leader."""
    official = await _official(request)
    if official.role != "leader":
        refusal = sentence_page(request, 403, "sessions_leaders")
        raise web.HTTPForbidden(text=refusal.text, content_type="text/html")
    return await own_form(request, HOME)


def _words(request: web.Request) -> dict[str, str]:
    return request.app[STRINGS][language_of(request)]


def _render(request: web.Request, template: str, facts: dict[str, Any]) -> web.Response:
    known = context(request) | {"csrf": csrf_of(request)} | facts
    made = aiohttp_jinja2.render_template(template, request, known)
    made.headers["Cache-Control"] = "no-store"
    return made
