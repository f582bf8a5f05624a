"""The fake's HTTP: reading a call in whichever form it comes, and answering badly on order."""

import json
from http import HTTPStatus
from typing import Any

from aiohttp import BodyPartReader, web

from .telegram_shapes import ApiError, Call, bad

GATEWAY_PAGE = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


async def read_call(request: web.Request) -> Call:
    values: dict[str, Any] = dict(request.query)
    files: dict[str, bytes] = {}
    names: dict[str, str] = {}
    if request.content_type == "application/json":
        values |= _json(await request.read())
    elif request.content_type == "multipart/form-data":
        # In memory: who calls may be killed in the middle, and a file of the framework's would stay open.
        async for part in await request.multipart():
            assert isinstance(part, BodyPartReader)
            name, body = part.name or "", bytes(await part.read())
            if part.filename is None:
                values[name] = body.decode()
            else:
                files[name], names[name] = body, part.filename
    elif request.content_type == "application/x-www-form-urlencoded":
        values |= await request.post()
    return Call(values, files, names)


def _json(body: bytes) -> dict[str, Any]:
    try:
        values = json.loads(body or b"{}")
    except ValueError as error:
        raise bad("can't parse JSON object") from error
    if not isinstance(values, dict):
        raise bad("can't parse JSON object: Object expected")
    return values


def broken(status: int) -> web.Response:
    """An answer that is not the API's own: in front of it stands nginx, which speaks HTML."""
    if status == HTTPStatus.BAD_GATEWAY:
        return web.Response(status=status, text=GATEWAY_PAGE, content_type="text/html")
    return web.json_response(ApiError(status, HTTPStatus(status).phrase).body(), status=status)


def hang_up(request: web.Request) -> None:
    """Cut the connection; what is answered after that nobody hears."""
    if request.transport is not None:
        request.transport.abort()
