"""The web server: routes, limits, headers, and errors as kind pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp_jinja2
import jinja2
import structlog
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.ward_process import WardProcess
from bot.web import (
    appointments,
    chat,
    desk,
    entitled,
    forms,
    health,
    hooks,
    pages,
    papers,
    photos,
    places,
    programmes,
    reports,
    rounds,
    sessions,
    sign_in,
)
from bot.web.keys import LEXICON, PROCESS, STRINGS
from handlers.entitled import load_lexicon
from storage.db import reason

log = structlog.get_logger("web")
GONE_AWAY = 499  # as nginx says it

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "geolocation=(self), camera=(self), microphone=()",
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def make_web(process: WardProcess) -> web.Application:
    """The application of a running ward."""
    most = max(process.settings.max_body_bytes, process.settings.max_photo_bytes + 100_000)
    app = web.Application(client_max_size=most, middlewares=[kindly])
    app[PROCESS] = process
    app[STRINGS] = pages.load_strings()
    app[LEXICON] = load_lexicon()
    app[photos.UPLOADS] = photos.allowances()
    here = Path(__file__).parent
    escaped = jinja2.select_autoescape(("html", "svg"))
    aiohttp_jinja2.setup(app, loader=jinja2.FileSystemLoader(here / "templates"), autoescape=escaped)
    app.on_response_prepare.append(_headers)
    app.add_routes(
        [
            web.get("/", pages.chat), web.get("/open", pages.open_figures), web.get("/privacy", pages.privacy),
            web.get("/q/{code}.svg", places.printable), web.get("/q/{code}", places.scanned),
            web.get(r"/lich/{code:LH-[0-9A-Z]+}.{ward}/{sign:[0-9a-f]+}.ics", appointments.calendar_file),
            web.get("/papers", papers.listing), web.get("/papers/{procedure}", papers.ask),
            web.get("/papers/{procedure}/print", papers.sheet), web.get("/papers/form/{matter}", forms.blank),
            web.get("/ws", chat.socket), web.post("/upload", photos.upload),
            web.get(r"/photo/{sha256:[0-9a-f]{64}}/{sign}", photos.photo),
            web.get("/desk", desk.home), web.get("/desk/group", desk.page), web.get("/desk/ws", desk.socket),
            web.get("/desk/programmes", programmes.page), web.get("/desk/programmes.csv", programmes.csv_file),
            web.get("/desk/programmes.xlsx", programmes.xlsx_file),
            web.get("/desk/rounds", rounds.page),
            web.get("/desk/reports", reports.page), web.get("/desk/reports.xlsx", reports.xlsx_file),
            web.get("/desk/reports.docx", reports.docx_file),
            web.get("/desk/entitled", entitled.page), web.post("/desk/entitled/upload", entitled.upload),
            web.get("/desk/entitled/sample.xlsx", entitled.sample),
            web.get(r"/desk/entitled/import/{id:[0-9]{1,15}}", entitled.shown),
            web.post(r"/desk/entitled/import/{id:[0-9]{1,15}}", entitled.confirm),
            web.post(r"/desk/entitled/reached/{id:[0-9]{1,15}}", entitled.reached),
            web.post(r"/desk/entitled/left/{id:[0-9]{1,15}}", entitled.left),
            web.get("/desk/sessions", sessions.page), web.get("/desk/sessions.csv", sessions.csv_file),
            web.get("/desk/sessions.xlsx", sessions.xlsx_file),
            web.get(r"/desk/sessions/{offering:[a-z0-9-]{2,20}}/{day:\d{4}-\d\d-\d\d}", sessions.one),
            web.post(r"/desk/sessions/{offering:[a-z0-9-]{2,20}}/{day:\d{4}-\d\d-\d\d}/add", sessions.add),
            web.post(r"/desk/sessions/{offering:[a-z0-9-]{2,20}}/{day:\d{4}-\d\d-\d\d}/remove", sessions.remove),
            web.get("/desk/login", sign_in.form), web.post("/desk/login", sign_in.submit),
            web.post("/desk/logout", sign_in.leave),
            web.post("/hook/telegram", hooks.telegram), web.post("/hook/zalo-oa", hooks.zalo_oa),
            web.post("/hook/zalo-bot", hooks.zalo_bot),
            web.get(r"/zalo_verifier{token:[\w-]+}.html", hooks.zalo_verifier),
            web.get("/healthz", health.alive), web.get("/readyz", health.ready), web.get("/metrics", health.metrics),
            web.get("/favicon.ico", pages.icon), web.static("/static", here / "static"),
        ]
    )  # fmt: skip
    return app


async def _headers(request: web.Request, response: web.StreamResponse) -> None:
    if not request.path.startswith("/hook/"):
        response.headers.update(HEADERS)


@web.middleware
async def kindly(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Hooks answer in JSON with the right code; people get a page with a sentence."""
    if request.path.startswith("/hook/"):
        return await _hook(request, handler)
    try:
        return await handler(request)
    except web.HTTPNotFound:
        return pages.sentence_page(request, 404, "page_missing")
    except web.HTTPException:
        raise
    except ConnectionResetError:
        # The page was left while its socket opened: nobody is there to answer, nothing is wrong.
        return web.Response(status=GONE_AWAY)
    except Exception as error:
        log.exception("bug in a page", path=request.path, kind=type(error).__name__)
        return pages.sentence_page(request, 500, "page_broken")


async def _hook(request: web.Request, handler: Handler) -> web.StreamResponse:
    if (request.content_length or 0) > request.app[PROCESS].settings.max_body_bytes:
        return web.json_response({"error": "the body is larger than PHUONGOI_MAX_BODY_BYTES"}, status=413)
    try:
        return await handler(request)
    except web.HTTPException as error:
        return web.json_response({"error": error.reason}, status=error.status)
    except SQLAlchemyError as error:
        log.error("cannot keep a message; the provider will send it again", why=reason(error))
        return web.json_response({"error": "the message could not be kept, send it again"}, status=503)
