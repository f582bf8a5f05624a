"""The ward's Zalo Official Account in this process: its channels, tokens, manners and alarms, and what its webhook tells."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot import metrics
from bot.channels.base import SendFailed, Unreadable
from bot.channels.zalo_api import ZaloApi, ZaloError
from bot.channels.zalo_events import Echo, Event
from bot.channels.zalo_oa import GROUP_MESSAGE, ZaloGroup, ZaloOA
from bot.channels.zalo_sign import Signature
from bot.inbox import received, rows_of
from bot.loops import read, run
from bot.zalo_tokens import Tokens
from storage import alarms, mail, takeovers, zalo_tokens
from storage.db import Database, Tx, reason

log = structlog.get_logger("zalo")

BUTTONS_REST = timedelta(hours=1)  # after Zalo refused them
UNSIGNED = "zalo_unsigned"
BY_SENDING = ("zalo_refused", "zalo_token", "zalo_quota")  # alarms that a message sent well ends
FRESH_SECONDS = 60.0  # what other processes learnt about buttons is read again after this


class AccountAlarms:
    """Alarms of the account that last until they are over; rung once, whichever process notices."""

    def __init__(self, db: Database, ward: str, clock: Callable[[], datetime]) -> None:
        self._db, self._ward, self._clock = db, ward, clock

    async def ring(self, kind: str, ref: str, detail: str) -> None:
        log.error("alarm", kind=kind, ref=ref, detail=detail)
        now = self._clock()
        await self._try(lambda tx: alarms.begin(tx, self._ward, kind, ref=ref, detail=detail, now=now))

    async def calm(self, kind: str, ref: str) -> None:
        now = self._clock()
        await self._try(lambda tx: alarms.end(tx, self._ward, kind, ref=ref, now=now))

    async def _try(self, work: Callable[[Tx], bool]) -> None:
        try:
            await run(self._db, work)
        except SQLAlchemyError as error:
            log.error("database failed; an alarm of Zalo is only in this log", why=reason(error))


class AccountManners:
    """Whether buttons may be sent, and in which chats a person speaks: kept in the database for all processes."""

    def __init__(self, db: Database, oa_id: str, buttons: str, clock: Callable[[], datetime]) -> None:
        self._db, self._oa_id, self._buttons, self._clock = db, oa_id, buttons, clock
        self._rest: datetime | None = None
        self._read_at = -FRESH_SECONDS

    async def may_press(self) -> bool:
        if self._buttons != "auto":
            return self._buttons == "on"
        if time.monotonic() - self._read_at >= FRESH_SECONDS:
            known = await read(self._db, lambda tx: zalo_tokens.account(tx, self._oa_id))
            self._rest, self._read_at = known.buttons_at if known else None, time.monotonic()
        return self._rest is None or self._rest <= self._clock()

    async def buttons_refused(self) -> None:
        until = self._rest = self._clock() + BUTTONS_REST
        self._read_at = time.monotonic()
        await run(self._db, lambda tx: zalo_tokens.rest_buttons(tx, self._oa_id, until))

    async def silent_for(self, chat: str) -> float:
        now = self._clock()
        until = await read(self._db, lambda tx: takeovers.until(tx, ZaloOA.name, self._oa_id, chat, now))
        return (until - now).total_seconds() if until else 0.0


@dataclass(slots=True)
class Zalo:
    """Made by `bot.app`; opened and closed with the process."""

    db: Database
    oa: ZaloOA
    group: ZaloGroup | None
    api: ZaloApi
    tokens: Tokens
    alarms: AccountAlarms
    signature: Signature
    takeover: timedelta
    _looking: asyncio.Task[None] | None = None
    _signed: bool | None = None  # whether the last call about our OA was, with our secret; None before the first

    async def open(self) -> None:
        await self.api.open()
        await self._recall()
        self._looking = asyncio.create_task(self._look())

    async def _recall(self) -> None:
        """What was wrong when an earlier process ended is over when something can be sent again."""
        try:
            lasting = await read(self.db, alarms.lasting)
        except SQLAlchemyError as error:
            log.error("database failed; alarms of Zalo are not recalled", why=reason(error))
            return
        for ward, kind, ref in lasting:
            if ward == self.oa.ward and kind in BY_SENDING:
                self.api.lasting(kind, ref)

    async def close(self) -> None:
        if self._looking:
            self._looking.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._looking
        await self.tokens.close()
        await self.api.close()

    # --- what the account is like ------------------------------------------------------------------------

    async def about(self) -> dict[str, Any]:
        """What Zalo says of the account: verified, package, linked to a Cloud account."""
        facts = await self.api.get("/v2.0/oa/getoa")
        return facts if isinstance(facts, dict) else {}

    async def _look(self) -> None:
        """Once, at the start: is it the right account, and may it do what it is here for. It starts all the same."""
        try:
            facts = await self.about()
        except (SendFailed, ZaloError, SQLAlchemyError) as error:
            log.warning("Zalo says nothing about the Official Account yet", why=str(error)[:120])
            return
        given = str(facts.get("oaid") or facts.get("oa_id") or "")  # copies of the documents differ
        log.info(
            "Official Account", oa=given, verified=facts.get("is_verified"), package=facts.get("package_name"),
            type=facts.get("oa_type"), cloud=facts.get("linked_ZCA"), named_by="oaid" if "oaid" in facts else "oa_id",
        )  # fmt: skip
        wrong = f"the tokens are of OA {given}: check PHUONGOI_ZALO_OA_ID={self.oa.account}"
        if given and given != self.oa.account:
            await self.alarms.ring("zalo_wrong_oa", self.oa.account, wrong)
        elif given:
            await self.alarms.calm("zalo_wrong_oa", self.oa.account)

    # --- the webhook -------------------------------------------------------------------------------------

    async def genuine(self, headers: Mapping[str, str], raw: bytes) -> bool:
        """Whether the call is Zalo's: who cannot sign learns nothing, and nothing of theirs is kept."""
        try:
            facts = orjson.loads(raw)
        except orjson.JSONDecodeError:
            return False
        if self.signature.fits(headers, raw, facts):
            if not self._signed:
                self._signed = True
                await self.alarms.calm(UNSIGNED, self.oa.account)
            return True
        if self.signature.claimed(headers, facts, self.oa.account):
            await self._not_ours()
        return False

    async def _not_ours(self) -> None:
        """Perhaps somebody plays; perhaps the secret is wrong, and then everything that Zalo tells is dropped. The
        recent conversations, which need no secret, have it (`bot/zalo_silence.py`)."""
        if self._signed is not False:
            self._signed = False
            why = "events are signed with another secret: check PHUONGOI_ZALO_OA_SECRET_KEY and PHUONGOI_ZALO_APP_ID"
            await self.alarms.ring(UNSIGNED, self.oa.account, f"{why} at developers.zalo.me, Webhook")

    async def hear(self, raw: bytes, now: datetime) -> list[mail.Received]:
        """The rows for the inbox; what else the event says is done already."""
        try:
            event = self.oa.read(raw, now)
        except Unreadable:
            return rows_of(self.oa, raw, now)
        if event.foreign:
            metrics.zalo_dropped.labels("foreign").inc()
            log.warning(
                "an event of an OA or group that is not ours; see PHUONGOI_ZALO_OA_ID, PHUONGOI_ZALO_GMF_GROUP_ID",
                event_name=event.name, of=event.foreign,
            )  # fmt: skip
            return []
        metrics.zalo_events.labels(_family(event)).inc()
        if event.message:
            return [received(event.message, self.oa.ward, now)]
        if event.receipt and event.receipt.tracking_id.isdigit():
            await self._arrived(int(event.receipt.tracking_id), event.receipt.at)
        if event.echo and event.echo.by_person:
            await self._taken_over(event.echo, now)
        if event.group_gone:
            why = "the GMF group is gone: PHUONGOI_ZALO_GMF_GROUP_ID"
            await self.api.ring(GROUP_MESSAGE, "group_gone", ZaloGroup.name, why)
        return [self._noted(event, raw, now)] if event.note else []

    async def _arrived(self, outbox_id: int, at: datetime) -> None:
        """A template by phone has reached it. If its sending was in doubt, it is so known to be sent, and goes no more."""
        if not await run(self.db, lambda tx: mail.reached(tx, outbox_id, at)):
            log.info("a receipt for nothing that waits for one", outbox=outbox_id)

    def _noted(self, event: Event, raw: bytes, now: datetime) -> mail.Received:
        """An event that nobody answers is kept as it came: among them may be one about somebody's rights."""
        log.warning("event noted", event_name=event.note)
        digest = hashlib.sha256(raw).hexdigest()[:32]
        body = {"raw": raw.decode("utf-8", "replace")}
        return mail.Received(
            self.oa.ward, self.oa.name, self.oa.account, f"noted:{digest}", "", 0, body, now, "noted"
        )  # fmt: skip

    async def _taken_over(self, echo: Echo, now: datetime) -> None:
        """Somebody types in OA Manager: the program is silent there for a while. Our own messages, told back with an
        admin's id although the documents say otherwise, are no person's."""
        until = max(echo.at, now - self.takeover) + self.takeover

        def work(tx: Tx) -> bool:
            here = (self.oa.name, self.oa.account, echo.chat)
            if mail.sent_about(tx, *here, echo.message_id) is not None:
                return False
            takeovers.begin(tx, self.oa.ward, *here, until)
            return True

        if self.takeover and until > now:
            own = echo.message_id in self.oa.own or not await run(self.db, work)
            log.info("echo with an admin_id", taken_over=not own, until=until.isoformat())


def _family(event: Event) -> str:
    """The label of an event in the metrics: few, whatever Zalo sends."""
    if event.message:
        return "group" if event.message.in_group else event.message.kind
    return "echo" if event.echo else "receipt" if event.receipt else "noted" if event.note else "other"
