"""Webhooks: verify, keep, answer 200. No understanding happens here."""

from __future__ import annotations

from aiohttp import web

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


def _no(status: int, why: str) -> web.Response:
    return web.json_response({"error": why}, status=status)
