"""The fake's HTTP: envelopes, gateways that speak HTML, connections that are cut."""

import asyncio
import json
from http import HTTPStatus

from aiohttp import web

from .faults import HANG, Faults
from .shapes import Json, invalid


def gateway(status: int) -> web.Response:
    """An answer that is not Zalo's own."""
    words = f"{status} {HTTPStatus(status).phrase}"
    page = f"<html><head><title>{words}</title></head><body><center>nginx</center></body></html>"
    return web.Response(status=status, text=page, content_type="text/html")


def hang_up(request: web.Request) -> None:
    """Cut the connection; what is answered after that nobody hears."""
    if request.transport is not None:
        request.transport.abort()


async def lose(request: web.Request, faults: Faults, path: str) -> None:
    """Done, but whoever asked will not know: the line is cut, or stays silent past every patience."""
    if faults.drop(path):
        hang_up(request)
    if faults.hang(path):
        await asyncio.sleep(HANG)


def read_object(raw: bytes, name: str = "body") -> Json:
    try:
        values = json.loads(raw or b"{}")
    except ValueError as error:
        raise invalid(name) from error
    if not isinstance(values, dict):
        raise invalid(name)
    return values
