"""The figures of the ward's programmes, for signed-in officials: a page, and two files to hand on."""

from __future__ import annotations

import aiohttp_jinja2
from aiohttp import web

from bot.loops import read
from bot.programme_figures import COLUMNS, VISIT_COLUMNS, Figures, as_csv, as_xlsx, figures_of
from bot.web.figures import download, month_asked, month_choices
from bot.web.keys import PROCESS, STRINGS
from bot.web.pages import context, language_of
from bot.web.sign_in import signed_in
from bot.welfare_figures import need_figures


async def page(request: web.Request) -> web.Response:
    """GET /desk/programmes: the chosen month, or this one."""
    figures, house = await _figures(request), request.app[PROCESS].house
    needs = await read(request.app[PROCESS].db, lambda tx: need_figures(tx, house.ward.id, figures.month))
    facts = {
        "figures": figures,
        "columns": COLUMNS,
        "needs": needs,
        "programmes": house.programmes,
        "visit_columns": VISIT_COLUMNS,
        "months": month_choices(request, figures.month),
        "lang_query": {"month": str(figures.month)},
    }
    return aiohttp_jinja2.render_template("programmes.html", request, context(request) | facts)


async def csv_file(request: web.Request) -> web.Response:
    """GET /desk/programmes.csv"""
    figures = await _figures(request)
    return download(f"ho-so-{figures.month}", "csv", as_csv([figures], _words(request)).encode())


async def xlsx_file(request: web.Request) -> web.Response:
    """GET /desk/programmes.xlsx"""
    figures = await _figures(request)
    return download(f"ho-so-{figures.month}", "xlsx", as_xlsx(figures, _words(request)))


def _words(request: web.Request) -> dict[str, str]:
    return request.app[STRINGS][language_of(request)]


async def _figures(request: web.Request) -> Figures:
    """What the address asks for; nobody but officials may see it."""
    if await signed_in(request) is None:
        raise web.HTTPFound("/desk/login")
    process = request.app[PROCESS]
    house = process.house
    month = month_asked(request)
    return await read(process.db, lambda tx: figures_of(tx, house.ward.id, house.ward.name, house.book, month))
