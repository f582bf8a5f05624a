"""The running ward: its database, houses, channels and loops, put together and taken apart in order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog

from bot.alarms import Alarming
from bot.channels.base import Channel
from bot.channels.telegram import Telegram
from bot.channels.web import Web
from bot.channels.zalo_bot import ZaloBot
from bot.clock import start_ticking
from bot.inbox import Inbox, rows_of
from bot.jobs import Working
from bot.media import Media, PhotoStore
from bot.outbox import Outbox
from bot.reminders import Reminding
from bot.settings import Settings
from bot.zalo import Zalo
from bot.zalo_silence import Silence
from handlers.turn import House
from storage.db import Database

log = structlog.get_logger("ward")

ROLES = ("web", "inbox", "outbox", "clock")
POSTGRES_TURNERS = 3  # turns at a time in one process on PostgreSQL; SQLite has one writer


@dataclass(slots=True)
class WardProcess:
    """Everything one process runs with; made by `bot.app`."""

    settings: Settings
    secret: str
    db: Database
    houses: Mapping[str, House]
    channels: Mapping[tuple[str, str], Channel]
    telegram: Telegram | None
    webs: Mapping[str, Web]
    photos: PhotoStore
    inbox: Inbox
    outbox: Outbox
    media: Media
    reminding: Reminding
    working: Working
    alarming: Alarming
    clock: Callable[[], datetime]
    zalo: Zalo | None = None
    zalo_bot: ZaloBot | None = None
    silence: Silence | None = None

    @property
    def house(self) -> House:
        """The ward of the front page: the only one, or the first."""
        return next(iter(self.houses.values()))

    def loops(self, roles: Collection[str]) -> list[Coroutine[Any, Any, None]]:
        """The endless loops of these roles."""
        loops: list[Coroutine[Any, Any, None]] = [self.inbox.keep()]
        if "inbox" in roles:
            turners = 1 if self.db.sqlite else POSTGRES_TURNERS
            loops += [self.inbox.work() for _ in range(turners)]
            loops.append(self.media.work())
        if "clock" in roles and self.zalo:
            loops.append(self.zalo.tokens.work())
        if "outbox" in roles:
            loops.append(self.outbox.work())
        if "clock" in roles:
            loops += [self.reminding.work(), self.working.work(), self.alarming.work()]
            if self.silence:
                loops.append(self.silence.work())
        return loops

    def listeners(self, roles: Collection[str]) -> list[Coroutine[Any, Any, None]]:
        """The endless loops that fetch updates, or see to it that they are brought."""
        loops: list[Coroutine[Any, Any, None]] = []
        if "inbox" not in roles:
            return loops
        if self.telegram and self.settings.telegram_mode == "polling":
            loops.append(self.telegram.poll(self._taking(self.telegram)))
        if self.zalo_bot and self.settings.zalo_bot_mode == "polling":
            loops.append(self.zalo_bot.poll(self._taking(self.zalo_bot)))
        elif self.zalo_bot and self.settings.public_url:
            loops.append(self.zalo_bot.hook(self.settings.public_url))
        return loops

    def _taking(self, channel: Channel) -> Callable[[bytes], Coroutine[Any, Any, None]]:
        async def take(body: bytes) -> None:
            await self.inbox.accept(rows_of(channel, body, self.clock()))

        return take

    def tick(self) -> None:
        """What another process left, what is due now: looked for every second."""
        self.inbox.unread.set()
        self.outbox.wake.set()
        self.media.wake.set()
        if self.zalo:
            self.zalo.tokens.wake.set()
        if self.silence:
            self.silence.wake.set()
        self.reminding.wake.set()
        self.working.wake.set()
        self.alarming.wake.set()

    async def run(self, roles: Collection[str], stop: asyncio.Event) -> None:
        """Run the loops until `stop`; a loop that ends by itself is a bug and ends the process."""
        if self.telegram:
            await self.telegram.open()
            if self.settings.telegram_mode == "webhook" and self.settings.public_url:
                await self.telegram.register(self.settings.public_url)
        if self.zalo:
            await self.zalo.open()
        if self.zalo_bot:
            await self.zalo_bot.open()
        scheduler = start_ticking(self.tick)
        self.tick()
        tasks = [asyncio.create_task(loop) for loop in self.loops(roles)]
        listening = [asyncio.create_task(loop) for loop in self.listeners(roles)]
        waiting = asyncio.create_task(stop.wait())
        try:
            done, _ = await asyncio.wait([waiting, *listening, *tasks], return_when=asyncio.FIRST_COMPLETED)
            for task in done - {waiting}:
                task.result()
        finally:
            scheduler.shutdown(wait=False)
            await _cancel(waiting, *listening)  # first: what they hold can only be kept while the others run
            await _cancel(*tasks)
            for channel in (self.telegram, self.zalo, self.zalo_bot):
                if channel:
                    await channel.close()


async def _cancel(*tasks: asyncio.Task[Any]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
