"""Zalo's Bot Platform: updates in by webhook or long poll, texts and pictures out, within the plan of the bot."""

from __future__ import annotations

import asyncio
import hmac
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from urllib.parse import urlsplit

import orjson
import structlog

from bot.channels.base import (
    Capabilities,
    Deferred,
    Letter,
    Refused,
    Rejected,
    Reroute,
    SendFailed,
    TryLater,
    Unknown,
    Unreadable,
)
from bot.channels.public_files import fetch_public
from bot.channels.zalo_api import Alarms
from bot.channels.zalo_bot_events import GROUP_SIGN, NAME, Bot, read_update, updates_of
from bot.channels.zalo_bot_http import IDLE, NONE_SET, PHOTO_SECONDS, POLL_SECONDS, QUOTA, BotError, BotHttp
from handlers.types import Message

log = structlog.get_logger("zalo_bot")

MAX_TEXT = 1900  # of 2000, in Unicode NFC
SECRET_HEADER = "X-Bot-Api-Secret-Token"  # noqa: S105  the name of a header
HOOK = "/hook/zalo-bot"
REST_SECONDS = 60.0  # between two looks whether the token was mended
FULL_SECONDS = 3600.0  # between two looks whether the plan was enlarged
LONGEST_WAIT = 60.0  # seconds between polls of a platform that is away
PARTING_SECONDS = 5.0  # an update taken from the platform is gone there: at the end it is still kept
IDLE_SECONDS = 0.5  # an answer "nobody wrote" that comes sooner is not worth asking at once again
HOOK_LOOK_SECONDS = 3600.0  # is the webhook still ours
REFUSED = "bot_refused"
FULL = "bot_full"

Take = Callable[[bytes], Awaitable[None]]


class Plan(Protocol):
    """What the bot's plan allows and how much of it is used (`bot/zalo_bot_plan.py`)."""

    async def count(self, chat: str) -> None:
        """One message went there."""

    async def full(self, chat: str) -> str:
        """What of the plan is used up, so that nothing more may go there: messages, users, groups; else nothing."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What the ward's settings say of its bot."""

    secret: str = ""
    name: str = ""  # as Zalo shows it, where people mention it
    group: str = ""  # chat id of the officials' group
    most_bytes: int = 10_000_000
    photo_left_out: str = "…"  # what is said in the place of a picture that cannot be shown


class ZaloBot:
    """One bot of one ward. Nothing that it said can be changed, and it has no buttons."""

    name = NAME
    can = Capabilities(max_text=MAX_TEXT, photos=True, photos_apart=True)

    def __init__(
        self, *, ward: str, token: str, base: str, manner: Manner, plan: Plan, alarms: Alarms,
        address_of: Callable[[str], str],
    ) -> None:  # fmt: skip
        self.ward, self.account, self.http = ward, token.partition(":")[0], BotHttp(base=base, token=token)
        self.whose = Bot(self.account, (manner.name,))
        self._manner, self.plan, self._alarms = manner, plan, alarms
        self._address_of = address_of  # of a stored photo's file: its public address, or nothing
        self._host = urlsplit(base).netloc
        self._held_until = 0.0
        self._refused = True  # whether an alarm may still be on: so it is, as far as we know, after a start
        self._excused: tuple[int, str] = (0, "")  # the row whose missing pictures were spoken of, and how

    async def open(self) -> None:
        await self.http.open()

    async def close(self) -> None:
        await self.http.close()

    # --- in ----------------------------------------------------------------------------------------------

    def check(self, headers: Mapping[str, str]) -> None:
        """The secret that we gave to setWebhook comes with every call."""
        given = headers.get(SECRET_HEADER, "")
        if not self._manner.secret or not hmac.compare_digest(given.encode(), self._manner.secret.encode()):
            raise Rejected

    def parse(self, body: bytes, now: datetime) -> list[Message]:
        try:
            updates = updates_of(orjson.loads(body))
        except orjson.JSONDecodeError as error:
            raise Unreadable(f"{error}") from error
        messages = [read_update(update, self.whose, now) for update in updates]
        return [message for message in messages if message and self._ours(message)]

    def _ours(self, message: Message) -> bool:
        """Not from a group that is none of ours; its id is told where a ward looks for it."""
        if not message.in_group or message.address.chat == self._manner.group:
            return True
        log.warning("heard in another group; is it PHUONGOI_ZALO_BOT_GROUP_CHAT_ID?", chat=message.address.chat)
        return False

    async def fetch(self, ref: str) -> bytes:
        """A picture that an update named. Anybody may name any address: only public ones, and Zalo's own."""
        return await fetch_public(ref, self._manner.most_bytes, {self._host})

    # --- out ---------------------------------------------------------------------------------------------

    async def send(self, letter: Letter) -> str:
        if (rest := self._held_until - time.monotonic()) > 0:
            raise Deferred("the bot's token is not accepted", retry_after=rest)
        if letter.photos:
            return await self._show(letter)
        return await self._say(letter, plain(letter.text))

    async def _say(self, letter: Letter, text: str) -> str:
        """Never as markdown: the text may hold a resident's words (zalo.md §5.5)."""
        try:
            return await self._call(letter, "sendMessage", {"chat_id": letter.chat, "text": text or "…"})
        except BotError as error:
            raise await self._verdict(error, letter) from error

    async def _show(self, letter: Letter) -> str:
        """A picture goes by its public address. Where it has none, or is not taken, a sentence says so."""
        address = self._address_of(letter.photos[0].path)
        if address:
            try:
                facts = {"chat_id": letter.chat, "photo": address}
                return await self._call(letter, "sendPhoto", facts, PHOTO_SECONDS)
            except BotError as error:
                verdict = await self._verdict(error, letter)
                if not isinstance(verdict, Refused):
                    raise verdict from error
        log.warning("photo left out", outbox=letter.outbox_id, public=bool(address))
        if self._excused != (letter.outbox_id, letter.chat):  # said once, however many there are
            sent = await self._say(letter, self._manner.photo_left_out)
            self._excused = (letter.outbox_id, letter.chat)
            return sent
        return ""

    async def _call(self, letter: Letter, method: str, facts: dict[str, Any], seconds: float = 12.0) -> str:
        """Send, and count it: also what may have gone."""
        try:
            sent = await self.http.call(method, facts, seconds)
        except Unknown:
            await self.plan.count(letter.chat)
            raise
        await self.plan.count(letter.chat)
        if self._refused:
            self._refused = False
            await self._alarms.calm(REFUSED, self.account)
            await self._alarms.calm(FULL, self.account)
        return str(sent.get("message_id") or "") if isinstance(sent, dict) else ""

    async def _verdict(self, error: BotError, letter: Letter) -> SendFailed:
        """What an error means for the letter."""
        log.warning("the Bot Platform refused", code=error.code, method=error.method, outbox=letter.outbox_id)
        if full := await self.plan.full(letter.chat) if error.code in (400, QUOTA) else "":
            return await self._no_room(letter, full)
        rule = error.rule
        if rule.kind == "human":
            self._refused, self._held_until = True, time.monotonic() + REST_SECONDS
            await self._alarms.ring(REFUSED, self.account, rule.why)
            return Deferred(str(error), retry_after=REST_SECONDS)
        if rule.kind == "retry":
            return TryLater(str(error), retry_after=rule.pause, at_most=rule.most)
        return Refused(str(error))

    async def _no_room(self, letter: Letter, full: str) -> SendFailed:
        """The plan is used up: people are reached another way, the group's cards wait (the desk page has them)."""
        self._refused = True
        await self._alarms.ring(FULL, self.account, full)
        if letter.chat.startswith(GROUP_SIGN) or letter.chat == self._manner.group:
            return Deferred(f"the plan is used up: {full}", retry_after=FULL_SECONDS)
        return Reroute(f"the plan is used up: {full}")

    # --- how updates come --------------------------------------------------------------------------------

    async def introduce(self) -> dict[str, Any]:
        """getMe: whose token it is. A name that it tells is recognised where people mention it."""
        facts = await self.http.call("getMe")
        facts = facts if isinstance(facts, dict) else {}
        told = (str(facts.get(key) or "") for key in ("display_name", "account_name", "name"))
        self.whose = Bot(self.account, tuple({self._manner.name, *told} - {""}))
        return facts

    async def webhook(self) -> str:
        """The address that updates are brought to; empty when there is none."""
        try:
            facts = await self.http.call("getWebhookInfo")
        except BotError as error:
            if error.code == NONE_SET:
                return ""
            raise
        return str(facts.get("url") or "") if isinstance(facts, dict) else ""

    async def hook(self, public_url: str) -> None:
        """For ever: see to it that updates are brought to us; somebody who polls with this token takes that away."""
        wanted, wait = public_url.rstrip("/") + HOOK, 1.0
        while True:
            try:
                if await self.webhook() != wanted or wait == 1.0:  # at the start always: the secret may be new
                    await self.http.call("setWebhook", {"url": wanted, "secret_token": self._manner.secret})
                    log.info("webhook set")
                wait = HOOK_LOOK_SECONDS
            except (BotError, SendFailed) as error:
                wait = min(max(wait, 2.0) * 2, LONGEST_WAIT)
                log.error("setWebhook failed; the bot hears nothing until it succeeds", why=str(error), retry_in=wait)
            await asyncio.sleep(wait)

    async def poll(self, take: Take) -> None:
        """For ever: one update after another. The platform forgets an update when it hands it out, so the next is not
        asked for before this one is kept, and nothing here gives it up."""
        wait, free = 1.0, False
        while True:
            try:
                free = free or await self._free()
                updates = await self._next()
            except (BotError, SendFailed) as error:
                free = free and not isinstance(error, BotError)  # it may be that a webhook was set meanwhile
                log.warning("poll failed", why=str(error), retry_in=wait)
                await asyncio.sleep(wait)
                wait = min(wait * 2, LONGEST_WAIT)
                continue
            wait = 1.0
            for update in updates:
                await _kept(take, orjson.dumps(update))

    async def _free(self) -> bool:
        """While a webhook is set, polling hears nothing: it is taken away, and the log says how to have it instead."""
        if url := await self.webhook():
            log.error(
                "a webhook is set for this bot, so polling would hear nothing; it is removed now. "
                "If it is wanted, set PHUONGOI_ZALO_BOT_MODE=webhook", url=url,
            )  # fmt: skip
            await self.http.call("deleteWebhook")
        return True

    async def _next(self) -> list[Any]:
        """What one getUpdates brings: nothing, one update, or several."""
        began = time.monotonic()
        try:
            found = await self.http.call("getUpdates", {"timeout": str(POLL_SECONDS)}, POLL_SECONDS + 10)
        except BotError as error:
            if error.code != IDLE:
                raise
            found = None
        if not found:
            await asyncio.sleep(max(0.0, IDLE_SECONDS - (time.monotonic() - began)))
            return []
        return found if isinstance(found, list) else [found]


async def _kept(take: Take, update: bytes) -> None:
    """Keep it, however long the database is away; also while the process ends."""
    keeping = asyncio.ensure_future(_keep(take, update))
    try:
        await asyncio.shield(keeping)
    except asyncio.CancelledError:
        await asyncio.wait([keeping], timeout=PARTING_SECONDS)
        if not keeping.done():
            log.error("an update could not be kept before the end; the platform has forgotten it")
            keeping.cancel()
        raise


async def _keep(take: Take, update: bytes) -> None:
    wait = 0.5
    while True:
        try:
            await take(update)
            return
        except Exception as error:  # whatever it is: the platform will not tell it again
            log.error("an update cannot be kept yet", kind=type(error).__name__, retry_in=wait)
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT)


def plain(text: str) -> str:
    """Without our one emphasis: it is sent as it is."""
    return text.replace("**", "")
