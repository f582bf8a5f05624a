"""The list of those served at home, for leaders: who is on it, whom nobody has reached, and its renewal from a file."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

import aiohttp_jinja2
from aiohttp import web
from sqlalchemy.exc import IntegrityError

from bot.entitled import Overtaken, Preview, leave, preview, read_file, renew, sample_file
from bot.entitled_months import MonthFacts, month_facts
from bot.loops import read, run
from bot.ward_process import WardProcess
from bot.web.figures import download
from bot.web.keys import LEXICON, PROCESS, STRINGS
from bot.web.pages import context, language_of, sentence_page
from bot.web.sign_in import csrf_of, own_form, signed_in
from handlers.rules.deadlines import LOCAL
from handlers.rules.entitled import Remark, Unreadable
from handlers.rules.entitled_month import WHY
from storage.db import Tx
from storage.entitled import Entitled
from storage.models import EntitledImport, EntitledPerson, Official

HOME = "/desk/entitled"
A_PAGE = 100  # people shown at once
MOST_REMARKS = 300  # shown of a file


async def page(request: web.Request) -> web.Response:
    """GET /desk/entitled: how many are on the list; with `all` or `never`, who."""
    await leading(request)
    return await _page(request, "")


async def _page(request: web.Request, error: str) -> web.Response:
    process, today = request.app[PROCESS], _today(request.app[PROCESS])
    ward = process.house.ward.id

    def look(tx: Tx) -> tuple[list[EntitledPerson], list[EntitledImport], MonthFacts]:
        entitled = Entitled(tx, ward)
        return entitled.listed(today), entitled.renewals(), month_facts(tx, ward, process.clock())

    people, renewals, months = await read(process.db, look)
    facts = _counted(request, people) | {
        "months": months,
        "reasons": WHY,
        "renewals": renewals,
        "error": error,
        "done": "done" in request.query,
        "zone": LOCAL,
    }
    return _render(request, "entitled.html", facts, status=400 if error else 200)


def _counted(request: web.Request, people: list[EntitledPerson]) -> dict[str, Any]:
    """What the page says of the list: figures, and the part of it that was asked for."""
    query, lexicon = request.query, request.app[LEXICON]
    unreached = [one for one in people if one.reached_at is None]
    shown = unreached if "never" in query else people if "all" in query else []
    area = query.get("area", "")
    shown = [one for one in shown if area in ("", one.area)]
    number = max(1, int(query["page"])) if query.get("page", "").isdecimal() else 1
    asked = {name: query[name] for name in ("never", "all", "area") if name in query}
    return {
        "total": len(people), "unreached": len(unreached),
        "groups": Counter(group for one in people for group in one.groups).most_common(),
        "areas": sorted({one.area for one in people}, key=lambda name: (len(name), name)), "area": area,
        "which": "never" if "never" in query else "all" if "all" in query else "", "asked": asked, "count": len(shown),
        "people": sorted(shown, key=lambda one: (len(one.area), one.area, one.name or ""))[(number - 1) * A_PAGE :][:A_PAGE],
        "number": number, "pages": -(-len(shown) // A_PAGE), "lexicon": lexicon, "lang_query": asked,
    }  # fmt: skip


async def upload(request: web.Request) -> web.StreamResponse:
    """POST /desk/entitled/upload: the file is read and kept as a draft; nothing is changed yet."""
    leader, process = await leading(request), request.app[PROCESS]
    try:
        fields = await leaders_form(request)
        file = fields.get("file")
        body = await asyncio.to_thread(file.file.read) if isinstance(file, web.FileField) else b""
        now, lexicon = process.clock(), request.app[LEXICON]
        found = await asyncio.to_thread(read_file, body, lexicon, now, str(fields.get("sheet", "")).strip())
    except web.HTTPRequestEntityTooLarge:
        return await _page(request, _say(request, "file-too-big", {}))
    except Unreadable as why:
        return await _page(request, _say(request, f"file-{why.key}", why.facts))
    ward, kept = process.house.ward.id, found.as_json()
    draft = await run(process.db, lambda tx: Entitled(tx, ward).keep_draft(kept, official_id=leader.id, now=now))
    raise web.HTTPSeeOther(f"{HOME}/import/{draft}{'' if fields.get('whole', '1') == '1' else '?part'}")


async def shown(request: web.Request) -> web.Response:
    """GET /desk/entitled/import/{id}: what a file would change, and what is wrong in it."""
    await leading(request)
    process, draft = request.app[PROCESS], int(request.match_info["id"])
    ward, now, whole = process.house.ward.id, process.clock(), "part" not in request.query
    found = await read(process.db, lambda tx: preview(tx, ward, draft, now, whole=whole))
    if found is None:
        return _render(request, "entitled_over.html", {}, status=410)
    return _preview_page(request, found, whole=whole, error="")


def _preview_page(request: web.Request, shown: Preview, *, whole: bool, error: str) -> web.Response:
    found = shown.found
    facts = {
        "preview": shown, "found": found, "changes": shown.changes, "whole": whole, "error": error,
        "lexicon": request.app[LEXICON],
        "faults": _said(request, found.faults), "notes": _said(request, found.notes),
        "more_faults": max(0, len(found.faults) - MOST_REMARKS), "lang_query": {} if whole else {"part": ""}, "most": A_PAGE,
    }  # fmt: skip
    return _render(request, "entitled_import.html", facts, status=400 if error else 200)


async def confirm(request: web.Request) -> web.StreamResponse:
    """POST /desk/entitled/import/{id}: do it, or let it be."""
    await leading(request)
    process, draft, fields = request.app[PROCESS], int(request.match_info["id"]), await leaders_form(request)
    ward, now, whole = process.house.ward.id, process.clock(), fields.get("whole") == "1"
    if fields.get("act") != "do":
        await run(process.db, lambda tx: Entitled(tx, ward).drop_draft(draft))
        raise web.HTTPSeeOther(HOME)
    found = await read(process.db, lambda tx: preview(tx, ward, draft, now, whole=whole))
    if found and found.changes.many_gone and fields.get("sure") != "1":
        error = request.app[STRINGS][language_of(request)]["entitled_sure_first"]
        return _preview_page(request, found, whole=whole, error=error)
    try:
        await run(process.db, lambda tx: renew(tx, ward, draft, now, whole=whole))
    except (Overtaken, IntegrityError):
        return _render(request, "entitled_over.html", {}, status=409)
    raise web.HTTPSeeOther(f"{HOME}?done={draft}")


async def reached(request: web.Request) -> web.StreamResponse:
    """POST /desk/entitled/reached/{id}: somebody has spoken with them; back to where the leader was."""
    await leading(request)
    process, person, fields = request.app[PROCESS], int(request.match_info["id"]), await leaders_form(request)
    ward, now = process.house.ward.id, process.clock()
    await run(process.db, lambda tx: Entitled(tx, ward).reached(person, now))
    back = {name: str(fields[name]) for name in ("never", "all", "area", "page") if name in fields}
    raise web.HTTPSeeOther(f"{HOME}?{urlencode(back)}")


async def left(request: web.Request) -> web.StreamResponse:
    """POST /desk/entitled/left/{id}: somebody is on the list no more, and why; back to where the leader was."""
    await leading(request)
    process, person, fields = request.app[PROCESS], int(request.match_info["id"]), await leaders_form(request)
    ward, now, why = process.house.ward.id, process.clock(), str(fields.get("why", ""))
    if why in WHY:
        await run(process.db, lambda tx: leave(tx, ward, person, why, now))
    back = {name: str(fields[name]) for name in ("never", "all", "area", "page") if name in fields}
    raise web.HTTPSeeOther(f"{HOME}?{urlencode(back)}" if back else f"{HOME}#unsaid")


async def sample(request: web.Request) -> web.Response:
    """GET /desk/entitled/sample.xlsx: an empty list to fill in."""
    await leading(request)
    words = request.app[STRINGS]["vi"]
    columns = ("born", "area", "phone", "groups", "mobility", "until")
    lines = {name: words[f"entitled_help_{name}"] for name in columns}
    body = sample_file(request.app[LEXICON], words["entitled_sheet"], lines)
    return download("danh-sach-mau", "xlsx", body)


# --- what all of them need --------------------------------------------------------------------------------


async def leading(request: web.Request) -> Official:
    """The list names people with their illnesses: leaders alone see it."""
    official = await signed_in(request)
    if official is None:
        raise web.HTTPFound("/desk/login")
    if official.role != "leader":
        refusal = sentence_page(request, 403, "entitled_leaders")
        raise web.HTTPForbidden(text=refusal.text, content_type="text/html")
    return official


async def leaders_form(request: web.Request) -> Mapping[str, Any]:
    """The fields of a form that our own page made."""
    return await own_form(request, HOME)


def _today(process: WardProcess) -> date:
    return process.clock().astimezone(LOCAL).date()


def _say(request: web.Request, key: str, facts: Mapping[str, str]) -> str:
    return request.app[PROCESS].house.wording.say(f"entitled-{key}", language_of(request), **facts)


def _said(request: web.Request, remarks: tuple[Remark, ...]) -> list[dict[str, Any]]:
    return [
        {"row": one.row, "column": one.column, "says": _say(request, one.key, one.facts)}
        for one in remarks[:MOST_REMARKS]
    ]


def _render(request: web.Request, template: str, facts: dict[str, Any], status: int = 200) -> web.Response:
    known = context(request) | {"csrf": csrf_of(request)} | facts
    made = aiohttp_jinja2.render_template(template, request, known, status=status)
    made.headers["Cache-Control"] = "no-store"
    return made
