"""The officials' group page: the same cards and acts as in the Telegram group."""

from __future__ import annotations

import aiohttp_jinja2
from aiohttp import web

from bot.channels.web import GROUP
from bot.web.chat import Page, greeting, number_in, pump, refuse_other_sites
from bot.web.keys import PROCESS
from bot.web.pages import context
from bot.web.sign_in import member_of, signed_in

SIGNED_OUT = 4401  # close code that the page understands


async def page(request: web.Request) -> web.Response:
    """GET /desk/group"""
    official = await signed_in(request)
    if official is None:
        raise web.HTTPFound("/desk/login")
    facts = context(request) | {"official": {"id": official.id, "name": official.name, "unit": official.unit}}
    return aiohttp_jinja2.render_template("group.html", request, facts)


async def home(request: web.Request) -> web.Response:
    """GET /desk"""
    raise web.HTTPFound("/desk/group")


async def socket(request: web.Request) -> web.WebSocketResponse:
    """GET /desk/ws"""
    process = request.app[PROCESS]
    refuse_other_sites(request)
    official = await signed_in(request)
    ws = web.WebSocketResponse(heartbeat=25, max_msg_size=64_000)
    await ws.prepare(request)
    if official is None:
        await ws.close(code=SIGNED_OUT)
        return ws
    hello = await greeting(ws)
    if hello is None:
        return ws
    own = DeskPage(ws, process, process.webs[process.house.ward.id])
    own.chat, own.member, own.name, own.official_id = GROUP, member_of(official), official.name, official.id
    seen = number_in(hello, "seen")
    await own.show({"type": "welcome", "session": "", "name": official.name, "history_from": seen})
    await pump(own, seen)
    return ws


class DeskPage(Page):
    """A colleague's page: a card says whether it is theirs, a line of another is another's."""

    official_id: int | None = None

    async def show(self, frame: dict[str, object]) -> None:
        card = frame.get("card")
        if isinstance(card, dict):
            frame = {**frame, "card": {**card, "mine": card.get("official") == self.official_id}}
        await super().show(self.mine(frame) if frame.get("type") in ("message", "edit") else frame)
