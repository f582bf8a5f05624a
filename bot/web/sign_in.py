"""Signing in at the desk: a personal access code becomes a signed cookie; nothing else is a password here."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import aiohttp_jinja2
from aiohttp import web

from bot.loops import run
from bot.ward_process import WardProcess
from bot.web.keys import PROCESS
from bot.web.pages import context
from storage.conversations import open_thread
from storage.db import Tx
from storage.models import Official
from storage.officials import Officials

COOKIE, CSRF = "desk", "csrf"
LASTS = timedelta(days=14)


def sign(secret: str, words: str) -> str:
    return hmac.new(secret.encode(), f"desk:{words}".encode(), hashlib.sha256).hexdigest()


def make_cookie(secret: str, official_id: int, now: datetime) -> str:
    words = f"{official_id}.{int((now + LASTS).timestamp())}"
    return f"{words}.{sign(secret, words)}"


def read_cookie(secret: str, cookie: str, now: datetime) -> int | None:
    """The official's id in a cookie that is ours and not too old."""
    words, _, given = cookie.rpartition(".")
    if not words or not hmac.compare_digest(given.encode(), sign(secret, words).encode()):
        return None
    official_id, _, until = words.partition(".")
    return int(official_id) if int(until) > now.timestamp() else None


async def signed_in(request: web.Request) -> Official | None:
    """Who the cookie of a request belongs to, if they still may act."""
    process = request.app[PROCESS]
    official_id = read_cookie(process.secret, request.cookies.get(COOKIE, ""), process.clock())
    if official_id is None:
        return None
    ward = process.house.ward.id
    return await run(process.db, lambda tx: Officials(tx, ward).by_id(official_id))


async def form(request: web.Request) -> web.Response:
    """GET /desk/login"""
    if await signed_in(request):
        raise web.HTTPFound("/desk/group")
    return _form(request, "")


def _form(request: web.Request, error: str) -> web.Response:
    csrf = secrets.token_urlsafe(24)
    page = aiohttp_jinja2.render_template("login.html", request, context(request) | {"csrf": csrf, "error": error})
    page.set_cookie(CSRF, csrf, httponly=True, samesite="Strict", max_age=3600)
    return page


async def submit(request: web.Request) -> web.Response:
    """POST /desk/login"""
    process, fields = request.app[PROCESS], await request.post()
    if not hmac.compare_digest(str(fields.get(CSRF, "")).encode(), (request.cookies.get(CSRF) or "-").encode()):
        return _form(request, "Trang này đã cũ, anh/chị nhập lại mã ạ.")
    code = str(fields.get("code", ""))[:80]
    official = await run(process.db, lambda tx: _link(tx, process, code))
    if official is None or official.id is None:
        return _form(request, "Mã chưa đúng hoặc đã bị thu hồi. Anh/chị xin lại mã của người quản trị ạ.")
    done = web.HTTPFound("/desk/group")
    cookie = make_cookie(process.secret, official.id, process.clock())
    done.set_cookie(
        COOKIE,
        cookie,
        httponly=True,
        samesite="Lax",
        max_age=int(LASTS.total_seconds()),
        secure=request.secure or process.settings.public_url.startswith("https://"),
    )
    raise done


def _link(tx: Tx, process: WardProcess, code: str) -> Official | None:
    """The official of a code, with their identity on the web linked, so that they may act in the group page."""
    ward, now = process.house.ward.id, process.clock()
    officials = Officials(tx, ward)
    official = officials.by_code(code)
    if official is not None:
        user = member_of(official)
        thread = open_thread(
            tx, ward=ward, talk=f"web|{ward}|group|{user}", channel="web", account=ward, user=user, now=now
        )
        officials.link(thread.identity_id, official)
    return official


def member_of(official: Official) -> str:
    """The official's user id on the web."""
    return f"official-{official.id}"


def csrf_of(request: web.Request) -> str:
    """What a form of a signed-in page carries: no other site can know it, for it is made from the cookie."""
    return sign(request.app[PROCESS].secret, f"{CSRF}:{request.cookies.get(COOKIE, '')}")


async def own_form(request: web.Request, home: str) -> Mapping[str, Any]:
    """The fields of a form that our own page made; one of another site, or of yesterday, leads home and does nothing."""
    fields = await request.post()
    if not hmac.compare_digest(str(fields.get(CSRF, "")).encode(), csrf_of(request).encode()):
        raise web.HTTPSeeOther(home)
    return fields


async def leave(request: web.Request) -> web.Response:
    """POST /desk/logout"""
    given = str((await request.post()).get(CSRF, ""))
    if not hmac.compare_digest(given.encode(), csrf_of(request).encode()):
        raise web.HTTPFound("/desk")  # another site's form, or a page of yesterday: nobody is signed out by it
    done = web.HTTPFound("/desk/login")
    done.del_cookie(COOKIE)
    raise done
