"""python-telegram-bot's requests over aiohttp, its limits applied when Telegram asks for them, and a lighter call."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import orjson
from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    FormData,
    TCPConnector,
)
from telegram.error import NetworkError, RetryAfter, TimedOut
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import BaseRequest, RequestData

SEND_SECONDS = 15
CONNECTIONS = 64
PACED_SECONDS = 60  # after a 429, a chat is paced by the documented limits until it was quiet for this long
CHAT_GAP, GROUP_GAP = 1.05, 3.1  # seconds between two messages then: one a second in a chat, 20 a minute in a group
NOT_TAKEN = (500, 502, 503)  # the message was not accepted; after a 504 nobody knows


class NotSent(NetworkError):
    """Telegram was not reached, or said that it is out of order: nothing happened."""


class Http(BaseRequest):
    """python-telegram-bot's requests over the aiohttp client the rest of the program uses (half the CPU of httpx)."""

    def __init__(self) -> None:
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return SEND_SECONDS

    async def initialize(self) -> None:
        self._session = ClientSession(connector=TCPConnector(limit=CONNECTIONS), timeout=ClientTimeout(total=None))

    async def shutdown(self) -> None:
        if self._session:
            await self._session.close()
            self._session = None

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, read_timeout: Any = None,
        write_timeout: Any = None, connect_timeout: Any = None, pool_timeout: Any = None,
    ) -> tuple[int, bytes]:  # fmt: skip
        if self._session is None:
            raise NotSent("the channel is closed")
        seconds = read_timeout if isinstance(read_timeout, (int, float)) else SEND_SECONDS
        timeout = ClientTimeout(total=seconds + 5, connect=5)
        data, headers = _body(request_data)
        try:
            async with self._session.request(method, url, data=data, headers=headers, timeout=timeout) as answer:
                if answer.status in NOT_TAKEN:
                    raise NotSent(f"HTTP {answer.status}")
                return answer.status, await answer.read()
        except (ClientConnectorError, ConnectionTimeoutError) as error:
            raise NotSent(f"{type(error).__name__}: {error}") from error
        except TimeoutError as error:
            raise TimedOut from error
        except ClientError as error:
            raise NetworkError(f"{type(error).__name__}: {error}") from error


def _body(request_data: RequestData | None) -> tuple[Any, dict[str, str]]:
    """A call's parameters as JSON, or as a form when there are files among them."""
    if request_data is None or not (request_data.multipart_data or request_data.parameters):
        return None, {}
    if not request_data.multipart_data:
        return orjson.dumps(request_data.parameters), {"Content-Type": "application/json"}
    form = FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form, {}


class Pace(AIORateLimiter):
    """The documented limits (1/s a chat, 20/min a group, 30/s in all), applied to a chat once Telegram said 429.

    Telegram allows short bursts above them, and a ward's answers are bursts; so the first 429 decides, not we.
    From then on there is a gap between any two messages: the burst that the base class allows is used up.
    """

    def __init__(self) -> None:
        super().__init__(max_retries=0)
        self._paced: dict[Any, float] = {}  # chat -> until when
        self._next: dict[Any, float] = {}  # chat -> when the next message may go

    async def process_request(
        self, callback: Callable[..., Coroutine[Any, Any, Any]], args: Any, kwargs: Any, endpoint: str,
        data: dict[str, Any], rate_limit_args: int | None,
    ) -> Any:  # fmt: skip
        chat = data.get("chat_id")
        clock = asyncio.get_running_loop().time
        try:
            if chat is None or self._paced.get(chat, 0) < clock():
                return await callback(*args, **kwargs)
            at = max(clock(), self._next[chat])
            self._next[chat] = at + (GROUP_GAP if chat < 0 else CHAT_GAP)
            if at > clock():
                self._paced[chat] = at + PACED_SECONDS
            await asyncio.sleep(at - clock())
            return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
        except RetryAfter as error:
            self._paced[chat] = clock() + PACED_SECONDS
            self._next[chat] = clock() + seconds_of(error.retry_after)
            raise


class Api(ExtBot[int]):
    """python-telegram-bot's Bot, and its way to call a method without making objects of the answer."""

    async def call(self, method: str, facts: dict[str, Any], read_timeout: float = SEND_SECONDS) -> Any:
        return await self._post(method, facts, read_timeout=read_timeout)


def seconds_of(value: Any) -> float:
    """Telegram's retry_after, which python-telegram-bot gives as seconds or as a timedelta."""
    return float(value.total_seconds() if hasattr(value, "total_seconds") else value)
