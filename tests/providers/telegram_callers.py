"""What the tests call the fake Telegram with: a bot, a webhook that remembers, a clock that is moved."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import timedelta

from aiohttp import web
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
)
from telegram import Update as PtbUpdate
from telegram.error import (
    RetryAfter,
)
from telegram.request import HTTPXRequest

from .telegram import FakeTelegram

CITIZEN = 1001
OFFICIAL = 2002
WARD = -4004


class Clock:
    """A clock the test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def wait_of(refusal: RetryAfter) -> float:
    assert isinstance(refusal.retry_after, timedelta)
    return refusal.retry_after.total_seconds()


@asynccontextmanager
async def bot_of(fake: FakeTelegram, token: str | None = None, read_timeout: float = 5) -> AsyncIterator[Bot]:
    plain = {"verify": False}  # no certificates to load: this is http
    request = HTTPXRequest(connection_pool_size=8, read_timeout=read_timeout, httpx_kwargs=plain)
    polling = HTTPXRequest(connection_pool_size=8, httpx_kwargs=plain)
    bot = Bot(
        token or fake.token,
        base_url=fake.base_url,
        base_file_url=fake.file_url,
        request=request,
        get_updates_request=polling,
    )
    async with request, polling:
        yield bot


def keys(*pairs: tuple[str, str]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data)] for label, data in pairs])


def texts(updates: Iterable[PtbUpdate]) -> list[str]:
    return [update.effective_message.text or "" for update in updates if update.effective_message]


class Desk:
    """A webhook that keeps what it is sent and answers as it is told."""

    def __init__(self) -> None:
        self.heard: list[PtbUpdate] = []
        self.secrets: list[str | None] = []
        self.statuses: list[int] = []
        self.slow = 0.0
        self.busy = self.most_busy = 0
        self.reply: dict[str, object] | None = None
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        self.busy += 1
        self.most_busy = max(self.busy, self.most_busy)
        update = PtbUpdate.de_json(await request.json(), None)
        await asyncio.sleep(self.slow)
        self.busy -= 1
        status = self.statuses.pop(0) if self.statuses else 200
        if status == 200:
            self.heard.append(update)
            self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        return web.json_response(self.reply or {}, status=status)

    @property
    def texts(self) -> list[str]:
        return texts(self.heard)
