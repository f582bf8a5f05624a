"""The officials' group page: the same cards and acts as in the Telegram group, and what is for one official alone."""

from __future__ import annotations

import contextlib
from typing import Any

import aiohttp_jinja2
from aiohttp import web

from bot.channels.web import GROUP
from bot.web.chat import Page, greeting, make_socket, pump, refuse_other_sites, seen_in, words_for
from bot.web.frames import Frame, Sender
from bot.web.keys import PROCESS
from bot.web.pages import context
from bot.web.sign_in import csrf_of, member_of, signed_in
from handlers.types import Address, Message

SIGNED_OUT = 4401  # close code that the page understands


async def page(request: web.Request) -> web.Response:
    """GET /desk/group"""
    official = await signed_in(request)
    if official is None:
        raise web.HTTPFound("/desk/login")
    who = {"id": official.id, "name": official.name, "unit": official.unit, "leads": official.role == "leader"}
    facts = context(request) | {"official": who, "csrf": csrf_of(request)}
    return aiohttp_jinja2.render_template("group.html", request, facts)


async def home(request: web.Request) -> web.Response:
    """GET /desk"""
    raise web.HTTPFound("/desk/group")


async def socket(request: web.Request) -> web.WebSocketResponse:
    """GET /desk/ws"""
    process = request.app[PROCESS]
    refuse_other_sites(request)
    official = await signed_in(request)
    ws = make_socket()
    await ws.prepare(request)
    if official is None:
        await ws.close(code=SIGNED_OUT)
        return ws
    hello = await greeting(ws)
    if hello is None:
        return ws
    channel = process.webs[process.house.ward.id]
    sender = Sender(Address(channel.name, channel.account, GROUP), member_of(official))
    own = DeskPage(ws, process, channel, words_for(request, hello), sender)
    own.name, own.official_id = official.name, official.id
    with contextlib.suppress(ConnectionError):
        await own.show({"type": "welcome", "session": "", "name": official.name})
        await pump(own, seen_in(hello))
    return ws


class DeskPage(Page):
    """A colleague's page: a card says whether it is theirs, a line of another is another's."""

    official_id: int | None = None

    def __init__(self, *facts: Any) -> None:
        super().__init__(*facts)
        self.private: set[str] = set()  # lines that only this official sees

    @property
    def chats(self) -> tuple[str, ...]:
        return (self.sender.address.chat, self.sender.member)

    async def show_line(self, chat: str, frame: Frame) -> None:
        if chat == self.sender.member:
            self.private.add(str(frame.get("seq")))
            frame = {**frame, "private": True}
        card = frame.get("card")
        if card:
            frame = {**frame, "card": {**card, "mine": card.get("official") == self.official_id}}
        if frame.get("from") == "me" and frame.get("by") != self.sender.member:
            frame = {**frame, "from": "member"}
        await self.show(frame)

    def echo_chat(self, message: Message) -> str:
        """An answer to what one official alone was told is not for the others either."""
        return self.sender.member if message.reply_to in self.private else super().echo_chat(message)
