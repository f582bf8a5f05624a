"""A ward on Zalo's Bot Platform: people and a group on the fake, its ward running for real in the same event loop."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import aiohttp
from aiohttp import web
from sqlalchemy import select

from bot.app import make_process
from bot.settings import Settings
from bot.ward_process import ROLES, WardProcess
from bot.web.server import make_web
from storage import mail
from storage.models import Alarm, Attachment, Call, Inbox, Outbox, PlanUse, Ticket
from storage.officials import Officials
from storage.rows import table
from tests.providers.zalo import BotPerson, Clock, FakeZalo, Sent

WARD = "vi-du"
LAMP = "đèn đường hẻm 45 Nguyễn Trãi tắt 3 hôm nay"
GROUP = "zgr-1"


class BotTown:
    """Made by the fixture `make_bot_town`. The ward goes by the clock of the fake."""

    def __init__(
        self, database_url: str, folder: Path, mode: str = "polling", *, clock: Clock | None = None, **settings: Any
    ) -> None:
        self.fake = FakeZalo(clock=clock or Clock())
        self.bot = self.fake.bot
        self.bot.allow_local_hooks = True
        self.bot.longest_poll = 0.2
        self.process: WardProcess
        self.url = ""
        self._mode = mode
        self._port = 0
        self._heard: dict[str, int] = {}  # chat -> how much of `fake.sent` a test has taken note of there
        self.facts: dict[str, Any] = {
            "database_url": database_url, "data_dir": folder / "var", "secret_key": "a key for tests",
            "zalo_bot_mode": mode, "zalo_bot_name": self.bot.display_name, "zalo_bot_rate_per_min": 6000,
        } | settings  # fmt: skip

    async def __aenter__(self) -> Self:
        await self.fake.start()
        self.lan, self.tu = self.bot.person("u1", "Lan"), self.bot.person("u2", "Tư")
        self.hoa, self.nam = self.bot.person("u11", "Hoà"), self.bot.person("u12", "Nam")
        self.group = self.bot.group(GROUP, members=[self.hoa, self.nam])
        await self.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
        await self.fake.stop()

    async def open(self, **changed: Any) -> None:
        """Start the ward; also again after `close`, where it was."""
        self.facts |= changed
        listening = web.AppRunner(web.Application(), access_log=None)  # its port must be known to the ward first
        if not self._port:
            await listening.setup()
            await web.TCPSite(listening, "127.0.0.1", 0).start()
            self._port = int(listening.addresses[0][1])
            await listening.cleanup()
        self.url = f"http://127.0.0.1:{self._port}"
        public = {} if self._mode == "polling" else {"public_url": self.url}
        settings = Settings(_env_file=None, **(self.fake.bot_settings() | public | self.facts))
        self.process = make_process(settings, clock=self.now)
        self.process.db.start()
        self._stop = asyncio.Event()
        self._web = web.AppRunner(make_web(self.process), access_log=None, shutdown_timeout=1)
        await self._web.setup()
        await web.TCPSite(self._web, "127.0.0.1", self._port, reuse_address=True).start()
        self._running = asyncio.create_task(self.process.run(ROLES, self._stop))
        if self._mode == "webhook":
            await self.until(lambda: bool(self.bot.hook.url), "no webhook was set")

    async def close(self) -> None:
        self._stop.set()
        await self._running
        await self._web.cleanup()
        self.process.db.close()

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

    async def official(self, person: BotPerson, name: str, role: str = "officer") -> BotPerson:
        """Somebody who has told the bot their access code, privately."""
        code = f"MA{name.upper()}ABCDEFGHJK"
        with self.process.db.now() as tx:
            Officials(tx, WARD).add(name, unit="ha-tang", role=role, access_code=code, now=self.now())
        await person.says(f"/canbo {code}")
        await self.hears(person, f"Đã đăng ký: {name}")
        return person

    async def report(self, person: BotPerson, text: str = LAMP) -> str:
        await person.says(text)
        told = await self.hears(person, "Mã phiếu")
        at = told.text.index("PA-")
        return told.text[at : at + 9]

    def post(self, chat: str, text: str, **facts: Any) -> None:
        """Put a letter into the outbox, as a turn does."""
        body = {"text": text} | facts.pop("body", {})
        with self.process.db.now() as tx:
            mail.post(tx, [mail.ToSend(WARD, "zalo_bot", self.bot.id, chat, body, **facts)], self.now())
        self.process.outbox.wake.set()

    # --- what was heard and kept ---------------------------------------------------------------------------

    async def hears(self, whom: Any, *words: str, timeout: float = 8.0) -> Sent:  # noqa: ASYNC109
        """The next message to them with these words; the next search in this chat begins after it."""
        since = self._heard.get(whom.id, 0)
        found = await self.fake.wait_for(
            whom, lambda sent: all(word in sent.text for word in words), timeout, after=since
        )
        self._heard[whom.id] = 1 + next(at for at, sent in enumerate(self.fake.sent) if sent is found)
        return found

    def texts(self, whom: Any) -> list[str]:
        return [sent.text for sent in self.fake.sent_to(whom)]

    async def until(self, done: Callable[[], bool], what: str = "", seconds: float = 8.0) -> None:
        end = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < end, what or "it did not happen"
            await asyncio.sleep(0.01)

    async def idle(self, seconds: float = 8.0) -> None:
        """Every event was taken, nothing is unread and nothing is due."""
        await self.fake.settled()
        await self.until(lambda: not self.bot.updates and not self._busy(), "there still is mail", seconds)

    def _busy(self) -> bool:
        unread = self.rows(Inbox, status="new")
        due = [row for row in self.rows(Outbox, status="due") if row.channel != "web" and row.not_before <= self.now()]
        return bool(unread or due)

    def rows(self, model: Any, **facts: Any) -> Sequence[Any]:
        columns = table(model).c
        query = select(table(model)).where(*(columns[name] == value for name, value in facts.items()))
        with self.process.db.now(reading=True) as tx:
            return list(tx.execute(query.order_by(columns.id)).all())

    def row(self, text: str) -> Any:
        return next(row for row in self.rows(Outbox) if row.body["text"] == text)

    def rows_of_group(self) -> Sequence[Any]:
        return self.rows(Outbox, channel="zalo_bot", chat=self.group.id)

    def inbox(self) -> Sequence[Any]:
        return self.rows(Inbox)

    def tickets(self) -> Sequence[Any]:
        return self.rows(Ticket)

    def photos(self) -> Sequence[Any]:
        return self.rows(Attachment)

    def calls(self) -> Sequence[Any]:
        return self.rows(Call)

    def counted(self) -> int:
        return sum(row.sent for row in self.rows(PlanUse))

    def alarms(self) -> list[tuple[str, str]]:
        return [(alarm.kind, alarm.state) for alarm in self.rows(Alarm)]
