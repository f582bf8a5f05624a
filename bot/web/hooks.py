"""Webhooks: verify, keep, answer 200. No understanding happens here."""

from __future__ import annotations

from aiohttp import web

from bot import metrics
from bot.channels.base import Rejected
from bot.inbox import rows_of
from bot.web.keys import PROCESS

OK = b"{}"


async def telegram(request: web.Request) -> web.Response:
    """POST /hook/telegram"""
    process = request.app[PROCESS]
    channel = process.telegram
    if channel is None:
        return _no(404, "Telegram is not set up: PHUONGOI_TELEGRAM_TOKEN is empty")
    try:
        channel.check(request.headers)
    except Rejected:
        return _no(403, "wrong or missing X-Telegram-Bot-Api-Secret-Token")
    body = await request.read()
    if len(body) > process.settings.max_body_bytes:  # one sent in chunks does not say its length beforehand
        return _no(413, "the body is larger than PHUONGOI_MAX_BODY_BYTES")
    await process.inbox.accept(rows_of(channel, body, process.clock()))
    return web.Response(body=OK, content_type="application/json")


async def zalo_oa(request: web.Request) -> web.Response:
    """POST /hook/zalo-oa: 200 once it is kept, and 200 to whoever is not Zalo, who learns nothing by it.

    The console saves the address only when its unsigned probe gets 200 (zalo.md §2.1).
    """
    process = request.app[PROCESS]
    if process.zalo is None:
        return _no(404, "Zalo is not set up: PHUONGOI_ZALO_APP_ID is empty")
    body = await request.read()
    if len(body) > process.settings.max_body_bytes:
        return _no(413, "the body is larger than PHUONGOI_MAX_BODY_BYTES")
    if await process.zalo.genuine(request.headers, body):
        await process.inbox.accept(await process.zalo.hear(body, process.clock()))
    else:
        metrics.zalo_dropped.labels("signature").inc()
    return web.Response()


async def zalo_bot(request: web.Request) -> web.Response:
    """POST /hook/zalo-bot: 200 once it is kept; nobody knows whether the platform tells it again."""
    process = request.app[PROCESS]
    channel = process.zalo_bot
    if channel is None:
        return _no(404, "the Zalo bot is not set up: PHUONGOI_ZALO_BOT_TOKEN is empty")
    try:
        channel.check(request.headers)
    except Rejected:
        return _no(403, "wrong or missing X-Bot-Api-Secret-Token")
    body = await request.read()
    if len(body) > process.settings.max_body_bytes:
        return _no(413, "the body is larger than PHUONGOI_MAX_BODY_BYTES")
    await process.inbox.accept(rows_of(channel, body, process.clock()))
    return web.Response(body=OK, content_type="application/json")


async def zalo_verifier(request: web.Request) -> web.Response:
    """GET /zalo_verifier{token}.html: by this file Zalo knows that the domain is the ward's."""
    token = request.app[PROCESS].settings.zalo_verifier_file_token
    if not token or request.match_info["token"] != token:
        raise web.HTTPNotFound
    name = "zalo-platform-site-verification"  # as the tag on a page has it; what the file must hold nobody documents
    tag = f'<meta name="{name}" property="{name}" content="{token}">'
    page = f"<!DOCTYPE html><html><head>{tag}</head><body>There Is No Limit To What You Can Accomplish Using Zalo!</body></html>"
    return web.Response(text=page, content_type="text/html")


def _no(status: int, why: str) -> web.Response:
    return web.json_response({"error": why}, status=status)
