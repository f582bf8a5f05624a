"""Is it alive, is it ready, how does it do."""

from __future__ import annotations

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy.exc import SQLAlchemyError

from bot.loops import read
from bot.web.keys import PROCESS
from storage.db import reason
from storage.schema import Migrated, state_of


async def alive(_: web.Request) -> web.Response:
    """GET /healthz"""
    return web.json_response({"alive": True})


async def ready(request: web.Request) -> web.Response:
    """GET /readyz: the database answers and its tables are those of this program."""
    try:
        found = await read(request.app[PROCESS].db, state_of)
    except SQLAlchemyError as error:
        return web.json_response({"ready": False, "why": reason(error)}, status=503)
    if found is not Migrated.CURRENT:
        return web.json_response({"ready": False, "why": found.value}, status=503)
    return web.json_response({"ready": True})


async def metrics(_: web.Request) -> web.Response:
    """GET /metrics"""
    return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})
