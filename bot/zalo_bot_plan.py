"""The plan of a bot of the Bot Platform: what it allows, what is used, and an alarm before it is used up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.channels.zalo_api import Alarms
from bot.channels.zalo_bot_events import GROUP_SIGN, NAME
from bot.loops import read, run
from handlers.rules.deadlines import LOCAL
from storage import plan_use
from storage.db import Database, Tx, reason
from storage.plan_use import Used

log = structlog.get_logger("zalo_bot")

WARN_AT = 0.8
WARNING = "bot_plan"


@dataclass(frozen=True, slots=True)
class Limits:
    """What the plan allows (zalo.md §5.5: the free one); 0 is no limit."""

    messages: int = 3000  # a month
    users: int = 50
    groups: int = 3


def month_of(now: datetime) -> str:
    return f"{now.astimezone(LOCAL):%Y-%m}"


class BotPlan:
    """Counted in the database, for all processes and across restarts."""

    def __init__(
        self, *, db: Database, ward: str, account: str, limits: Limits, alarms: Alarms, clock: Callable[[], datetime]
    ) -> None:
        self._db, self._ward, self._account, self._limits = db, ward, account, limits
        self._alarms, self._clock = alarms, clock
        self._warned: dict[str, bool] = {}
        self._in_turn = asyncio.Lock()  # what is being counted is counted before anybody asks whether there is more

    async def count(self, chat: str) -> None:
        """One message went to this chat. A count that is lost with the database stops no message."""
        month = month_of(self._clock())

        def work(tx: Tx) -> Used:
            plan_use.count(tx, self._ward, NAME, self._account, month, chat)
            return plan_use.used(tx, NAME, self._account, month, GROUP_SIGN)

        try:
            async with self._in_turn:
                used = await run(self._db, work)
        except SQLAlchemyError as error:
            log.error("database failed; a message was not counted", why=reason(error))
            return
        for what, count, limit in self.rows(used):
            await self._warn(what, count, limit)

    async def _warn(self, what: str, count: int, limit: int) -> None:
        """At four fifths somebody is told; in a new month, or with another plan, it is over."""
        near = bool(limit) and count >= limit * WARN_AT
        if near == self._warned.get(what):
            return
        self._warned[what] = near
        if near:
            await self._alarms.ring(WARNING, what, f"{count}/{limit}")
        else:
            await self._alarms.calm(WARNING, what)

    async def full(self, chat: str) -> str:
        month, is_group = month_of(self._clock()), chat.startswith(GROUP_SIGN)

        def work(tx: Tx) -> tuple[Used, bool]:
            used = plan_use.used(tx, NAME, self._account, month, GROUP_SIGN)
            return used, plan_use.met(tx, NAME, self._account, chat)

        async with self._in_turn:
            used, met = await read(self._db, work)
        for what, count, limit in self.rows(used):
            concerns = what == "messages" or (not met and is_group == (what == "groups"))
            if limit and count >= limit and concerns:
                return what
        return ""

    async def used(self) -> Used:
        month = month_of(self._clock())
        return await read(self._db, lambda tx: plan_use.used(tx, NAME, self._account, month, GROUP_SIGN))

    def rows(self, used: Used) -> list[tuple[str, int, int]]:
        """What, how much of it is used, and how much there is."""
        return [(what, getattr(used, what), getattr(self._limits, what)) for what in ("messages", "users", "groups")]
