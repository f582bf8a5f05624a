"""The QR codes of known places, of desks that give numbers and of procedures: what scanning one opens, and the sheet to print."""

from __future__ import annotations

import aiohttp_jinja2
import segno
from aiohttp import web

from bot.web.keys import PROCESS
from bot.web.pages import chat_page, context, language_of, sentence_page
from bot.web.sign_in import signed_in
from handlers.ward import QUEUE, KnownPlace


async def scanned(request: web.Request) -> web.Response:
    """GET /q/<code>: the chat, which knows where the person stands, or which procedure they hold a sheet of."""
    code, house = request.match_info["code"], request.app[PROCESS].house
    if procedure := house.book.linked(code):
        return chat_page(request, code, procedure=procedure)
    place = _place(request)
    if place is None:
        return sentence_page(request, 404, "place_missing")
    return chat_page(request, place.code, place=place.name)


def _place(request: web.Request) -> KnownPlace | None:
    """What a code hangs on: a place that is known, or a desk that gives numbers to those who wait."""
    ward, code = request.app[PROCESS].house.ward, request.match_info["code"]
    if offering := ward.queue_at(code):
        label = offering.label.get(language_of(request)) or offering.label["vi"]
        return KnownPlace(code=code, name=label, lat=offering.lat, lng=offering.lng)
    return ward.known_place(code)


async def printable(request: web.Request) -> web.Response:
    """GET /q/<code>.svg: for officials, the code on a sheet of A6 with words on it."""
    if await signed_in(request) is None:
        raise web.HTTPFound("/desk/login")
    process, place = request.app[PROCESS], _place(request)
    if place is None:
        return sentence_page(request, 404, "place_missing")
    if not process.settings.public_url:  # a printed sign that leads nowhere cannot be mended any more
        return sentence_page(request, 409, "no_public_url")
    address = f"{process.settings.public_url.rstrip('/')}/q/{place.code}"
    code = segno.make(address, error="q", micro=False).svg_inline(border=2, omitsize=True, dark="#000", light="#fff")
    page = aiohttp_jinja2.render_template(
        "sign.svg",
        request,
        context(request) | {"place": place, "address": address, "code": code, "numbers": place.code.startswith(QUEUE)},
    )
    page.content_type = "image/svg+xml"
    page.headers["Content-Disposition"] = f'inline; filename="{place.code}.svg"'
    return page
