"""Calls of Zalo's Bot Platform over aiohttp: the token stands in the path and leaves it nowhere; what errors mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout, ConnectionTimeoutError

from bot.channels.base import TryLater, Unknown
from bot.channels.zalo_errors import UNKNOWN, Rule

SEND_SECONDS = 12.0
PHOTO_SECONDS = 150.0  # Zalo fetches the picture before it answers (zalo.md §5.2)
POLL_SECONDS = 30
IDLE = 408  # of getUpdates: nobody wrote. It comes as an HTTP status or in a body (zalo.md §5.1)
NONE_SET = 404  # of getWebhookInfo: there is no webhook
QUOTA = 429

# zalo.md §5.5. The words beside a number change and are never matched.
RULES: Mapping[int, Rule] = {
    400: Rule("permanent", "bad request, or no such chat"),
    401: Rule("human", "the token is not accepted: check PHUONGOI_ZALO_BOT_TOKEN", stops=True),
    403: Rule("human", "forbidden: check PHUONGOI_ZALO_BOT_TOKEN, and the bot in Zalo Bot Manager", stops=True),
    404: Rule("permanent", "no such method or chat"),
    IDLE: Rule("retry", "it took too long"),
    QUOTA: Rule("retry", "too many messages", 60),  # there is no Retry-After
    **{code: Rule("retry", "the platform is out of order") for code in range(500, 600)},
}


class BotError(Exception):
    """The platform said no: `code` says why."""

    def __init__(self, code: int, method: str) -> None:
        super().__init__(f"{code} ({method}): {RULES.get(code, UNKNOWN).why}")
        self.code, self.method = code, method

    @property
    def rule(self) -> Rule:
        return RULES.get(self.code, UNKNOWN)


class BotHttp:
    """One bot's methods. No error that leaves here quotes the address: it holds the token."""

    def __init__(self, *, base: str, token: str) -> None:
        self._address = f"{base}/bot{token}"
        self._session: ClientSession | None = None

    async def open(self) -> None:
        self._session = ClientSession()

    async def close(self) -> None:
        if self._session:
            await self._session.close()
            self._session = None

    async def call(self, method: str, facts: Mapping[str, Any] | None = None, seconds: float = SEND_SECONDS) -> Any:
        """Call a method; its result. Raises BotError, or SendFailed where the platform was not heard."""
        if self._session is None:
            raise TryLater("the channel is closed")
        try:
            async with self._session.post(
                f"{self._address}/{method}", data=orjson.dumps(facts or {}),
                headers={"Content-Type": "application/json"}, timeout=ClientTimeout(total=seconds, connect=5),
            ) as answer:  # fmt: skip
                status, raw = answer.status, await answer.read()
        except (ClientConnectorError, ConnectionTimeoutError) as error:
            raise TryLater(f"{type(error).__name__}: the Bot Platform was not reached") from None
        except (TimeoutError, ClientError) as error:
            raise Unknown(f"{type(error).__name__}: the answer was lost") from None
        return read_answer(status, raw, method)


def read_answer(status: int, raw: bytes, method: str) -> Any:
    """The result in an answer. Whether an error has its own HTTP status or 200 the sources disagree about: the number
    in the body comes first, then the status."""
    try:
        answer = orjson.loads(raw)
    except orjson.JSONDecodeError:
        answer = None
    if not isinstance(answer, dict):
        if isinstance(answer, list) and status == 200:
            return answer
        if status == IDLE:
            raise BotError(IDLE, method)
        raise Unknown(f"HTTP {status}: an answer that is no envelope")
    if "ok" not in answer and status == 200:  # without its envelope
        return answer
    if answer.get("ok") is True:
        return answer.get("result")
    code = str(answer.get("error_code") or status)
    raise BotError(int(code) if code.isdigit() else status, method)
