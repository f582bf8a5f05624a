"""Somebody leaves a page just as its socket opens: that is no bug, and nobody is alarmed."""

from __future__ import annotations

from typing import NoReturn

from aiohttp import web
from aiohttp.test_utils import make_mocked_request
from structlog.testing import capture_logs

from bot.web.server import GONE_AWAY, kindly


async def _left(_: web.Request) -> NoReturn:
    raise ConnectionResetError("Cannot write to closing transport")


async def test_a_page_that_was_left_is_no_bug() -> None:
    with capture_logs() as logs:
        answer = await kindly(make_mocked_request("GET", "/desk/ws"), _left)
    assert (answer.status, logs) == (GONE_AWAY, [])
