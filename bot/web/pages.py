"""The pages that anybody may open: the chat, what a QR code opens, privacy, public figures."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp_jinja2
from aiohttp import web

from bot.loops import read
from bot.web.keys import PROCESS, STRINGS
from handlers.residents.consent import NOTICE_VERSION
from handlers.ward import WEEKDAYS, Ward
from handlers.wording import DAYS, ENGLISH_DAYS, say_time
from storage.figures import figures

STATIC = Path(__file__).parent / "static"
EMERGENCY_NUMBERS = ("police", "fire", "ambulance", "rescue", "child")


def load_strings() -> dict[str, dict[str, str]]:
    """The words of the pages, by language."""
    return {
        language: json.loads((STATIC / f"strings.{language}.json").read_text(encoding="utf-8"))
        for language in ("vi", "en")
    }


def language_of(request: web.Request) -> str:
    asked = request.query.get("lang") or request.cookies.get("lang", "")
    return "en" if asked == "en" else "vi"


def context(request: web.Request) -> dict[str, Any]:
    """What every page knows: the ward, the language and its words."""
    process, language = request.app[PROCESS], language_of(request)
    house = process.house
    numbers = [house.hotlines[name] for name in EMERGENCY_NUMBERS if name in house.hotlines]
    shown = [*numbers, house.hotlines[house.ward.power], *house.ward.hotlines]
    return {
        "lang": language,
        "t": request.app[STRINGS][language],
        "ward": {
            "name": house.ward.name, "province": house.ward.province, "address": house.ward.address,
            "hours": hours_in_words(house.ward, language),
            "hotlines": [{"label": line.label, "number": line.number, "note": line.note} for line in shown],
        },
    }  # fmt: skip


def hours_in_words(ward: Ward, language: str) -> list[str]:
    """Opening hours with equal days together: "thứ Hai – thứ Sáu: 07:30–11:30, 13:30–17:00"."""
    names = ENGLISH_DAYS if language == "en" else tuple(day[:1].upper() + day[1:] for day in DAYS)
    groups: list[tuple[int, int, str]] = []
    for number, day in enumerate(WEEKDAYS):
        spans = ", ".join(span.replace("-", "–") for span in ward.hours.get(day, []))
        if groups and groups[-1][2] == spans:
            groups[-1] = (groups[-1][0], number, spans)
        else:
            groups.append((number, number, spans))
    return [
        f"{names[first]}{f' – {names[last]}' if last > first else ''}: {spans}"
        for first, last, spans in groups
        if spans
    ]


async def icon(_: web.Request) -> web.Response:
    """GET /favicon.ico: what browsers ask for where a page names none (a printable sheet)."""
    raise web.HTTPMovedPermanently("/static/logo.svg")


async def chat(request: web.Request) -> web.Response:
    """GET /"""
    return chat_page(request)


def chat_page(request: web.Request, code: str = "", **opened: Any) -> web.Response:
    """The residents' page, perhaps opened at a known `place`, or at a `procedure`."""
    facts = context(request) | {"from_code": code} | opened
    return remember_language(request, aiohttp_jinja2.render_template("chat.html", request, facts))


def remember_language(request: web.Request, page: web.Response) -> web.Response:
    """A language that was asked for holds for the next pages, too."""
    if request.query.get("lang") in ("vi", "en"):
        page.set_cookie("lang", request.query["lang"], max_age=31_536_000, samesite="Lax")
    return page


def sentence_page(request: web.Request, status: int, key: str) -> web.Response:
    """A page that says one thing and leads back to the chat."""
    facts = context(request)
    facts |= {"title": facts["t"][f"{key}_title"], "sentence": facts["t"][key]}
    return aiohttp_jinja2.render_template("message.html", request, facts, status=status)


async def open_figures(request: web.Request) -> web.Response:
    """GET /open: counts only, nothing of a person."""
    process = request.app[PROCESS]
    house, now = process.house, process.clock()
    counts = await read(process.db, lambda tx: figures(tx, house.ward.id, now))
    words = request.app[STRINGS][language_of(request)]
    shown = [{"label": words.get(f"figure_{name}", name), "value": value} for name, value in counts.items()]
    return aiohttp_jinja2.render_template(
        "open.html", request, context(request) | {"figures": shown, "as_of": _spoken(now, request)}
    )


async def privacy(request: web.Request) -> web.Response:
    """GET /privacy: the notice that the chat shows, and the rights, with the law they are in."""
    house, language = request.app[PROCESS].house, language_of(request)
    words = request.app[STRINGS][language]
    rights = {"body": words["privacy_rights_text"], "source": words["privacy_rights_source"]}
    sections = [
        {"title": words["privacy_notice"], "body": house.wording.say("notice", language)},
        {"title": words["privacy_rights"], **rights},
        {"title": words["privacy_how"], "body": words["privacy_how_text"]},
        {"title": words["privacy_version"], "body": NOTICE_VERSION},
    ]
    return aiohttp_jinja2.render_template("privacy.html", request, context(request) | {"sections": sections})


def _spoken(now: datetime, request: web.Request) -> str:
    return say_time(now, language_of(request))
