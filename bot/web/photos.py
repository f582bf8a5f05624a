"""Photos of the web: taken from those who are in a chat, shown to those who have the signed address."""

from __future__ import annotations

import ipaddress
import secrets

from aiohttp import BodyPartReader, web

from bot.media import NoPhoto
from bot.web.keys import PROCESS, STRINGS
from bot.web.pace import Allowance
from bot.web.pages import language_of
from bot.web.sign_in import signed_in

SHORTEST_SESSION, LONGEST_SESSION = 32, 64
TEN_MINUTES = 600.0
UPLOADS: web.AppKey[tuple[Allowance, Allowance]] = web.AppKey("uploads", tuple)


def allowances() -> tuple[Allowance, Allowance]:
    """By visitor and by address: a whole ward may come from one address of its mobile network."""
    return Allowance(30, TEN_MINUTES), Allowance(300, TEN_MINUTES)


def is_session(session: str) -> bool:
    return SHORTEST_SESSION <= len(session) <= LONGEST_SESSION


async def upload(request: web.Request) -> web.Response:
    """POST /upload: a photo, cleaned at once; the answer is its name for the next message."""
    visitor = await _visitor(request)
    if not visitor:
        return _no(request, 403, "photo_nobody")
    by_visitor, by_address = request.app[UPLOADS]
    if not (by_visitor.take(visitor) and by_address.take(address_of(request))):
        return _no(request, 429, "photo_too_fast")
    try:
        content = await _content(request)
        if content is None:
            return _no(request, 400, "photo_missing")
        kept = await request.loop.run_in_executor(None, request.app[PROCESS].photos.keep, content)
    except NoPhoto:
        return _no(request, 400, "photo_unreadable")
    except (ValueError, RuntimeError, web.HTTPException):  # what aiohttp says of a broken form
        return _no(request, 400, "photo_missing")
    return web.json_response({"file": kept.sha256})


async def _visitor(request: web.Request) -> str:
    """Who sends: the session of a chat, or the official of the cookie; nobody else."""
    session = request.headers.get("X-Session", "")
    if is_session(session):
        return session
    official = await signed_in(request)
    return f"official-{official.id}" if official else ""


def address_of(request: web.Request) -> str:
    """The visitor's address: what our own proxy says, if there is one before us; else who connected."""
    remote = request.remote or ""
    told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    try:
        ours = not ipaddress.ip_address(remote).is_global
    except ValueError:
        ours = False
    return told if told and ours else remote


async def _content(request: web.Request) -> bytes | None:
    """The bytes of the form's file, never more than a photo may have."""
    if not request.content_type.startswith("multipart/"):
        return None
    most = request.app[PROCESS].settings.max_photo_bytes
    async for part in await request.multipart():
        if isinstance(part, BodyPartReader) and part.name == "file":
            content = bytearray()
            while chunk := await part.read_chunk(65_536):
                content += chunk
                if len(content) > most:
                    raise NoPhoto(f"larger than {most} bytes")
            return bytes(content)
    return None


def _no(request: web.Request, status: int, key: str) -> web.Response:
    return web.json_response({"error": request.app[STRINGS][language_of(request)][key]}, status=status)


async def photo(request: web.Request) -> web.StreamResponse:
    """GET /photo/<sha256>/<signature>"""
    photos = request.app[PROCESS].photos
    sha256, sign = request.match_info["sha256"], request.match_info["sign"]
    if not secrets.compare_digest(sign.encode(), photos.sign(sha256).encode()) or not photos.path(sha256).is_file():
        raise web.HTTPNotFound
    return web.FileResponse(
        photos.path(sha256), headers={"Cache-Control": "private, max-age=86400", "Content-Type": "image/jpeg"}
    )
