"""The calendar file of an appointment at its signed address."""

from __future__ import annotations

import secrets

from aiohttp import web

from bot.calendar_file import MIME, calendar_of
from bot.loops import read
from bot.web.keys import PROCESS
from handlers.residents.appointments.desk import file_path


async def calendar_file(request: web.Request) -> web.Response:
    """GET /lich/<code>.<ward>/<signature>.ics"""
    process, facts = request.app[PROCESS], request.match_info
    house = process.houses.get(facts["ward"])
    if house is None:
        raise web.HTTPNotFound
    signed = house.sign(file_path(facts["code"], house.ward.id))
    if not secrets.compare_digest(signed.encode(), facts["sign"].encode()):
        raise web.HTTPNotFound

    body = await read(process.db, lambda tx: calendar_of(tx, house, facts["code"]))
    if body is None:
        raise web.HTTPNotFound
    headers = {
        "Content-Disposition": f'attachment; filename="{facts["code"]}.ics"', "Cache-Control": "private, no-store",
    }  # fmt: skip
    return web.Response(body=body, content_type=MIME, charset="utf-8", headers=headers)
