"""The forms of denunciation and complaint: blank, with what the law asks for, to print and fill in by hand."""

from __future__ import annotations

import aiohttp_jinja2
from aiohttp import web

from bot.web.keys import PROCESS
from bot.web.pages import context, language_of, remember_language


async def blank(request: web.Request) -> web.Response:
    """GET /papers/form/<matter>: only what a resident writes and signs has one; it is in Vietnamese, as offices read it."""
    house = request.app[PROCESS].house
    matter = house.matters.get(request.match_info["matter"])
    if matter is None or not matter.by_resident:
        raise web.HTTPNotFound
    facts = context(request) | {
        "title": matter.named(matter.form, "vi"),
        "fields": [
            {"label": one.vi, "help": one.label(language_of(request)), "lines": one.lines} for one in matter.fields
        ],
        "matter": matter,
        "sign": matter.named(matter.sign, "vi"),
        "checked": f"{matter.checked_on:%d/%m/%Y}",
    }
    return remember_language(request, aiohttp_jinja2.render_template("papers_form.html", request, facts))
