"""A team's round of home visits, to print: for signed-in officials of that team and for leaders; never stored by a browser."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import aiohttp_jinja2
from aiohttp import web

from bot.loops import read
from bot.web.keys import PROCESS
from bot.web.pages import context, language_of, sentence_page
from bot.web.sign_in import signed_in
from handlers.officials.round_sheet import GOING, RoundSheet, day_span, make_round, teams_of
from handlers.rules.deadlines import LOCAL
from handlers.teams import Team
from handlers.wording import DAYS, ENGLISH_DAYS
from storage.db import Tx
from storage.officials import Officials
from storage.visits import Visits


async def page(request: web.Request) -> web.Response:
    """GET /desk/rounds: the teams of a day (`?day=2026-11-25`), or the sheet of one (`&team=co-dong-1`)."""
    official = await signed_in(request)
    if official is None:
        raise web.HTTPFound("/desk/login")
    house, day = request.app[PROCESS].house, _day(request)
    allowed = teams_of(house, official)
    wanted = request.query.get("team", "")
    team = next((one for one in allowed if one.id == wanted), None)
    if wanted and team is None:
        return _kept_by_nobody(sentence_page(request, 403, "rounds_team_only"))
    facts = await _sheet(request, team, day) if team else await _teams(request, allowed, day)
    beside = {
        "day": day, "spoken": _spoken(day, language_of(request)), "before": day - timedelta(days=1),
        "after": day + timedelta(days=1), "lang_query": {"day": str(day)} | ({"team": team.id} if team else {}),
    }  # fmt: skip
    template = "round.html" if team else "rounds.html"
    made = aiohttp_jinja2.render_template(template, request, context(request) | beside | facts)
    return _kept_by_nobody(made)


def _kept_by_nobody(response: web.Response) -> web.Response:
    response.headers["Cache-Control"] = "no-store"
    return response


async def _sheet(request: web.Request, team: Team, day: date) -> dict[str, Any]:
    house = request.app[PROCESS].house

    def look(tx: Tx) -> RoundSheet:
        names = {int(one.id or 0): one.name for one in Officials(tx, house.ward.id).all()}
        return make_round(house, team, day, Visits(tx, house.ward.id).of_team(team.id, *day_span(day)), names)

    return {"sheet": await read(request.app[PROCESS].db, look), "team": team, "phone": house.ward.visits.phone}


async def _teams(request: web.Request, teams: list[Team], day: date) -> dict[str, Any]:
    """How many homes each team goes to."""
    ward = request.app[PROCESS].house.ward.id

    def look(tx: Tx) -> list[tuple[Team, int]]:
        found = [(team, Visits(tx, ward).of_team(team.id, *day_span(day))) for team in teams]
        return [(team, sum(one.status in GOING for one in visits)) for team, visits in found]

    return {"teams": await read(request.app[PROCESS].db, look)}


def _day(request: web.Request) -> date:
    """The day in the address; today where there is none, or none that could be meant."""
    text = request.query.get("day", "")
    try:
        return date.fromisoformat(text if text.startswith("20") else "")  # no day before or after the first or last one
    except ValueError:
        return request.app[PROCESS].clock().astimezone(LOCAL).date()


def _spoken(day: date, language: str) -> str:
    names = ENGLISH_DAYS if language == "en" else DAYS
    return f"{names[day.weekday()]} {day:%d/%m/%Y}"
