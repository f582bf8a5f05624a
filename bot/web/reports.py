"""The report on tickets, for signed-in officials: a page for a week or a month, and its two files."""

from __future__ import annotations

import aiohttp_jinja2
from aiohttp import web

from bot.loops import read
from bot.programme_figures import month_of
from bot.ticket_report import NOTE, Report, as_docx, as_xlsx, read_period, report_of, tables, title_of
from bot.web.figures import download, month_choices
from bot.web.keys import PROCESS
from bot.web.pages import context
from bot.web.sign_in import signed_in
from handlers.rules.deadlines import LOCAL


async def page(request: web.Request) -> web.Response:
    """GET /desk/reports: the chosen month or week, or this month."""
    report = await _report(request)
    now = request.app[PROCESS].clock()
    week = now.astimezone(LOCAL).isocalendar()
    facts = {
        "report": report, "tables": tables(report), "title": title_of(report), "note": NOTE,
        "months": month_choices(request), "week": f"{week.year}-W{week.week:02}",
        "lang_query": {"month": report.period.name},
    }  # fmt: skip
    return aiohttp_jinja2.render_template("reports.html", request, context(request) | facts)


async def xlsx_file(request: web.Request) -> web.Response:
    """GET /desk/reports.xlsx"""
    report = await _report(request)
    return download(f"bao-cao-{report.period.name}", "xlsx", as_xlsx(report))


async def docx_file(request: web.Request) -> web.Response:
    """GET /desk/reports.docx"""
    report = await _report(request)
    return download(f"bao-cao-{report.period.name}", "docx", as_docx(report))


async def _report(request: web.Request) -> Report:
    """What the address asks for; nobody but officials may see it."""
    if await signed_in(request) is None:
        raise web.HTTPFound("/desk/login")
    process = request.app[PROCESS]
    now = process.clock()
    wanted = request.query.get("week") or request.query.get("month") or ""
    period = read_period(wanted) or read_period(str(month_of(now)))
    if period is None:
        raise web.HTTPNotFound
    return await read(process.db, lambda tx: report_of(tx, process.house, period, now))
