"""A ward on Zalo's Bot Platform: people and a group on the fake, its ward running for real in the same event loop."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import aiohttp

from storage import mail
from storage.models import Alarm, Outbox, PlanUse
from tests.bot.running_ward import LAMP as LAMP
from tests.bot.running_ward import WARD, RunningWard
from tests.providers.zalo import BotPerson, Clock, FakeZalo

GROUP = "zgr-1"


class BotTown(RunningWard):
    """Made by the fixture `make_bot_town`. The ward goes by the clock of the fake."""

    fake: FakeZalo

    def __init__(
        self, database_url: str, folder: Path, mode: str = "polling", *, clock: Clock | None = None, **settings: Any
    ) -> None:
        super().__init__(FakeZalo(clock=clock or Clock()), database_url, folder)
        self.bot = self.fake.bot
        self.bot.allow_local_hooks = True
        self.bot.longest_poll = 0.2
        self._mode = mode
        self._port = 0
        self.facts |= {
            "zalo_bot_mode": mode, "zalo_bot_name": self.bot.display_name, "zalo_bot_rate_per_min": 6000,
        } | settings  # fmt: skip

    async def __aenter__(self) -> Self:
        await self.fake.start()
        self.lan, self.tu = self.bot.person("u1", "Lan"), self.bot.person("u2", "Tư")
        self.hoa, self.nam = self.bot.person("u11", "Hoà"), self.bot.person("u12", "Nam")
        self.group = self.bot.group(GROUP, members=[self.hoa, self.nam])
        await self.open()
        return self

    async def open(self, **changed: Any) -> None:
        """Start the ward; also again after `close`, where it was."""
        self.facts |= changed
        self._port = self._port or _free_port()  # must be known to the ward before it listens
        self.url = f"http://127.0.0.1:{self._port}"
        public = {} if self._mode == "polling" else {"public_url": self.url}
        self.make(self.fake.bot_settings() | public | self.facts, clock=self.now)
        await self.run(self._port)
        if self._mode == "webhook":
            await self.until(lambda: bool(self.bot.hook.url), "no webhook was set")

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.fake.clock(), UTC)

    async def call(self, body: bytes, secret: str | None) -> tuple[int, str]:
        """Call the webhook ourselves."""
        headers = {} if secret is None else {"X-Bot-Api-Secret-Token": secret}
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{self.url}/hook/zalo-bot", data=body, headers=headers) as answer,
        ):
            return answer.status, await answer.text()

    # --- people --------------------------------------------------------------------------------------------

    async def meet(self, person: BotPerson) -> BotPerson:
        """Somebody who wrote and chose how to be spoken to."""
        await person.says("chào phường")
        await self.hears(person, "xưng hô")
        await person.says("cô")
        await self.hears(person, "em chào cô")
        return person

    def post(self, chat: str, text: str, **facts: Any) -> None:
        """Put a letter into the outbox, as a turn does."""
        body = {"text": text} | facts.pop("body", {})
        with self.process.db.now() as tx:
            mail.post(tx, [mail.ToSend(WARD, "zalo_bot", self.bot.id, chat, body, **facts)], self.now())
        self.process.outbox.wake.set()

    # --- what was heard and kept ---------------------------------------------------------------------------

    async def idle(self, seconds: float = 8.0) -> None:
        """Every event was taken, nothing is unread and nothing is due."""
        await self.fake.settled()
        await self.until(lambda: not self.bot.updates and not self.busy(), "there still is mail", seconds)

    def rows_of_group(self) -> Sequence[Any]:
        return self.rows(Outbox, channel="zalo_bot", chat=self.group.id)

    def counted(self) -> int:
        return sum(row.sent for row in self.rows(PlanUse))

    def alarms(self) -> list[tuple[str, str]]:
        return [(alarm.kind, alarm.state) for alarm in self.rows(Alarm)]


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
