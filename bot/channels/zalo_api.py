"""Zalo's OpenAPI over aiohttp: one envelope, one token in a header, and what its errors mean for a message."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol
from urllib.parse import urlsplit

import orjson
import structlog
from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    FormData,
)

from bot.channels.base import Deferred, Refused, Reroute, SendFailed, TryLater, Unknown
from bot.channels.zalo_errors import Rule, rule_of, seconds_until

log = structlog.get_logger("zalo")

SEND_SECONDS = 12.0
ANY = ""  # whichever path
REST_SECONDS = 60.0  # between two looks whether a fault of the ward's own was mended


class Alarms(Protocol):
    """What is wrong with the account and lasts: rung once, until it is over."""

    async def ring(self, kind: str, ref: str, detail: str) -> None: ...
    async def calm(self, kind: str, ref: str) -> None: ...


class ZaloError(Exception):
    """Zalo said no: `code` says why. The words are for the log; they are never matched."""

    def __init__(self, code: int, words: str, path: str, *, business: bool = False) -> None:
        super().__init__(f"{code} {words[:120]} ({path})")
        self.code, self.path, self.business = code, path, business

    @property
    def rule(self) -> Rule:
        return rule_of(self.code, business=self.business)


class Keys(Protocol):
    """Where the access token comes from (`bot/zalo_tokens.py`); both raise Deferred where there is none."""

    async def token(self) -> str: ...
    async def renew(self, refused: str) -> str:
        """Another token than this one, which Zalo did not accept."""


class ZaloApi:
    """The OA host and the business host, for one Official Account."""

    def __init__(
        self, *, openapi: str, business: str, keys: Keys, app_secret: str, proof: bool, alarms: Alarms,
        clock: Callable[[], datetime],
    ) -> None:  # fmt: skip
        self._openapi, self._business, self._keys, self._alarms, self._clock = openapi, business, keys, alarms, clock
        self._proof = app_secret if proof else ""
        self._session: ClientSession | None = None
        self._held: dict[str, float] = {}  # path -> until when nothing is sent there
        self._rung: dict[str, set[tuple[str, str]]] = {}  # path -> alarms that its next success ends
        self.rate: dict[str, str] = {}  # what the last answer said of the limit of this minute

    @property
    def host(self) -> str:
        """Where the OA API is, as the settings name it."""
        return urlsplit(self._openapi).netloc

    async def open(self) -> None:
        timeout = ClientTimeout(total=SEND_SECONDS, connect=5)
        self._session = ClientSession(timeout=timeout)

    async def close(self) -> None:
        if self._session:
            await self._session.close()
            self._session = None

    # --- calls -------------------------------------------------------------------------------------------

    async def post(self, path: str, body: dict[str, Any], *, business: bool = False) -> Any:
        """Call a method with a JSON body; its `data`. Raises ZaloError, or SendFailed where Zalo was not heard."""
        content = {"data": orjson.dumps(body), "headers": {"Content-Type": "application/json"}}
        return await self._call("POST", path, content, business=business)

    async def get(self, path: str, facts: dict[str, Any] | None = None, *, business: bool = False) -> Any:
        """A reading call of the OA host: its facts travel as JSON in the one parameter `data`."""
        query = {} if facts is None else {"data": json.dumps(facts, separators=(",", ":"), ensure_ascii=False)}
        return await self._call("GET", path, {"params": query}, business=business)

    async def look_up(self, path: str, facts: dict[str, str]) -> Any:
        """A reading call of the business host, which has plain parameters."""
        return await self._call("GET", path, {"params": facts}, business=True)

    async def upload(self, path: str, name: str, content: bytes, mime: str) -> Any:
        """Give a file into Zalo's keeping; ids last 7 days."""

        def form() -> FormData:
            made = FormData()
            made.add_field("file", content, filename=name, content_type=mime)
            return made

        return await self._call("POST", path, {"data": form}, business=False)

    async def _call(self, method: str, path: str, content: dict[str, Any], *, business: bool) -> Any:
        """With the token that we have; where Zalo does not accept it, once more with another."""
        self._check_held(path)
        token = await self._keys.token()
        try:
            return await self._once(method, path, content, token, business)
        except ZaloError as error:
            if error.rule.kind != "refresh":
                raise
            token = await self._keys.renew(token)
        try:
            return await self._once(method, path, content, token, business)
        except ZaloError as error:
            if error.rule.kind == "refresh":
                self._hold(path)
                why = "a fresh access token is not accepted: run 'phuongoi zalo authorize'"
                await self.ring(path, "zalo_token", str(error.code), why)
                raise Deferred(str(error), retry_after=REST_SECONDS) from error
            raise

    async def _once(self, method: str, path: str, content: dict[str, Any], token: str, business: bool) -> Any:
        if self._session is None:
            raise TryLater("the channel is closed")
        facts = {**content, "headers": {**content.get("headers", {}), **self._headers(token)}}
        if callable(facts.get("data")):  # a form can be sent once only
            facts["data"] = facts["data"]()
        url = (self._business if business else self._openapi) + path
        try:
            async with self._session.request(method, url, **facts) as answer:
                self.rate = {name: value for name, value in answer.headers.items() if name.startswith("X-RateLimit")}
                raw = await answer.read()
                status = answer.status
        except (ClientConnectorError, ConnectionTimeoutError) as error:
            raise TryLater(f"{type(error).__name__}: Zalo was not reached") from error
        except (TimeoutError, ClientError) as error:
            raise Unknown(f"{type(error).__name__}: the answer was lost") from error
        data = read_envelope(status, raw, path, business=business)
        if method == "POST":
            for kind, ref in {*self._rung.pop(path, ()), *self._rung.pop(ANY, ())}:
                await self._alarms.calm(kind, ref)
        return data

    def _headers(self, token: str) -> dict[str, str]:
        """Not a Bearer header. The proof is wanted only where the console's switch is on."""
        if not self._proof:
            return {"access_token": token}
        return {"access_token": token, "appsecret_proof": proof_of(self._proof, token)}

    # --- verdicts ----------------------------------------------------------------------------------------

    async def verdict(self, error: ZaloError, letter: str) -> SendFailed:
        """What the error means for the letter; a fault of the ward's own stops the path and rings the alarm."""
        rule, why = error.rule, f"{error.code}: {error.rule.why}"
        log.warning("Zalo refused", code=error.code, kind=rule.kind, path=error.path, outbox=letter)
        if rule.kind == "human":
            if rule.stops:
                self._hold(error.path)
            await self.ring(error.path, "zalo_refused", str(error.code), rule.why)
            return Deferred(why, retry_after=REST_SECONDS)
        if rule.kind == "deferred":
            if error.code in (-211, -311):  # the others are as they should be
                await self.ring(error.path, "zalo_quota", str(error.code), rule.why)
            return Deferred(why, retry_after=seconds_until(rule.until, self._clock()))
        if rule.kind == "reroute":
            return Reroute(why)
        if rule.kind == "retry":
            return TryLater(why, retry_after=rule.pause, at_most=rule.most)
        return Refused(why)

    async def ring(self, path: str, kind: str, ref: str, why: str) -> None:
        """An alarm that the next success on this path ends."""
        self.lasting(kind, ref, path)
        await self._alarms.ring(kind, ref, why)

    def lasting(self, kind: str, ref: str, path: str = ANY) -> None:
        """An alarm that was rung, perhaps before this process began."""
        self._rung.setdefault(path, set()).add((kind, ref))

    def _hold(self, path: str) -> None:
        self._held[path] = time.monotonic() + REST_SECONDS

    def _check_held(self, path: str) -> None:
        rest = self._held.get(path, 0.0) - time.monotonic()
        if rest > 0:
            raise Deferred(f"nothing is sent to {path} for now", retry_after=rest)


def read_envelope(status: int, raw: bytes, path: str, *, business: bool) -> Any:
    """The `data` of an answer. Zalo itself always says HTTP 200; of another status a gateway is the author, and
    whether the call was carried out behind it nobody knows."""
    if status != 200:
        raise Unknown(f"HTTP {status} from a gateway")
    try:
        answer = orjson.loads(raw)
        code = int(str(answer.get("error", 0)))
    except (orjson.JSONDecodeError, AttributeError, ValueError) as error:
        raise Unknown("an answer that is no envelope") from error
    if code:
        raise ZaloError(code, str(answer.get("message", "")), path, business=business)
    return answer.get("data")


def proof_of(app_secret: str, token: str) -> str:
    """appsecret_proof (zalo.md §1.1)."""
    return hmac.new(app_secret.encode(), token.encode(), hashlib.sha256).hexdigest()
