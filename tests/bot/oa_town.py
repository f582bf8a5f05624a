"""A ward beside a fake Zalo, both by one clock that a test may push forward; its residents, groups and mail."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiohttp import web
from sqlalchemy import select

from bot.app import make_process
from bot.settings import Settings
from bot.ward_process import ROLES, WardProcess
from bot.web.server import make_web
from storage import mail, zalo_tokens
from storage.models import Alarm, Call, Inbox, Outbox
from storage.rows import table
from storage.zalo_tokens import Pair
from tests.providers.zalo import FakeZalo
from tests.providers.zalo.people import Resident
from tests.providers.zalo.shapes import Sent

WARD = "vi-du"
MONDAY_TEN = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
HANOI = timedelta(hours=7)


class Time:
    """Begins on a Monday at ten; runs as fast as ours, and jumps when it is told to."""

    def __init__(self, begin: datetime = MONDAY_TEN) -> None:
        self._begin, self._real = begin.timestamp(), time.monotonic()

    def seconds(self) -> float:
        return self._begin + time.monotonic() - self._real

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.seconds(), UTC)

    def jump(self, **how: float) -> None:
        self._begin += timedelta(**how).total_seconds()


class OaTown:
    """Made by the fixture `oa_town`. `settings` are the ward's, besides those that the fake gives."""

    def __init__(self, database_url: str, folder: Path, **settings: Any) -> None:
        self.time = Time()
        self.fake = FakeZalo(clock=self.time.seconds)
        self.process: WardProcess
        self.facts = {"database_url": database_url, "data_dir": folder / "var", "secret_key": "a key"} | settings

    async def __aenter__(self) -> Self:
        await self.fake.start()
        await self.open()
        await self.authorise()
        self.lan = self.fake.oa.user()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
        await self.fake.stop()

    async def open(self) -> None:
        given = {name: value for name, value in self.fake.settings().items() if "bot" not in name}
        self.process = make_process(Settings(_env_file=None, **given | self.facts), self.time.now)
        self.process.db.start()
        self._stop = asyncio.Event()
        self._web = web.AppRunner(make_web(self.process), access_log=None, shutdown_timeout=1)
        await self._web.setup()
        await web.TCPSite(self._web, "127.0.0.1", 0).start()
        self.fake.app.hook.url = f"http://127.0.0.1:{self._web.addresses[0][1]}/hook/zalo-oa"
        self._running = asyncio.create_task(self.process.run(ROLES, self._stop))

    async def close(self) -> None:
        self._stop.set()
        await self._running
        await self._web.cleanup()
        self.process.db.close()

    async def authorise(self) -> None:
        """What 'phuongoi zalo authorize' leaves behind."""
        self.fake.world.new_grant(self.fake.oa)
        pair, now = Pair(self.fake.oa.access_token, self.fake.oa.refresh_token, 90_000), self.time.now()
        with self.process.db.now() as tx:
            zalo_tokens.ensure(tx, WARD, self.fake.oa.id)
            zalo_tokens.store(tx, self.fake.oa.id, pair, now)

    # --- acts ----------------------------------------------------------------------------------------------

    async def met(self, person: Resident, words: str = "chào phường") -> None:
        """They have written once and were answered."""
        mark = self.fake.mark()
        await person.says(words)
        await self.hears(person, "", after=mark)
        await self.idle()

    def post(self, chat: str, text: str, *, channel: str = "zalo_oa", account: str = "", **facts: Any) -> None:
        """Put a letter into the outbox, as a turn does."""
        body = {"text": text} | facts.pop("body", {})
        letter = mail.ToSend(WARD, channel, account or self.fake.oa.id, chat, body, **facts)
        with self.process.db.now() as tx:
            mail.post(tx, [letter], self.time.now())
        self.process.outbox.wake.set()

    def write(self, work: Callable[..., Any]) -> Any:
        with self.process.db.now() as tx:
            return work(tx)

    # --- what was heard and kept ---------------------------------------------------------------------------

    async def hears(self, who: Any, words: str, *, after: int | None = None) -> Sent:
        return await self.fake.wait_for(who, lambda sent: words in sent.text, after=after)

    def heard(self, who: Any) -> list[str]:
        return [sent.text for sent in self.fake.sent_to(who)]

    def rows(self, model: Any, **facts: Any) -> Sequence[Any]:
        columns = table(model).c
        query = select(table(model)).where(*(columns[name] == value for name, value in facts.items()))
        with self.process.db.now(reading=True) as tx:
            return list(tx.execute(query.order_by(columns.id)).all())

    def row(self, text: str) -> Any:
        return next(row for row in self.rows(Outbox) if row.body["text"] == text)

    def status(self, text: str) -> tuple[str, str]:
        row = self.row(text)
        return row.status, row.route

    def alarms(self) -> list[str]:
        return [alarm.kind for alarm in self.rows(Alarm)]

    def calls(self) -> Sequence[Any]:
        return self.rows(Call)

    async def until(self, done: Callable[[], bool], what: str = "it did not happen", seconds: float = 8.0) -> None:
        end = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < end, what
            await asyncio.sleep(0.02)

    async def idle(self, seconds: float = 8.0) -> None:
        """Nothing is unread, and nothing is due that could go now."""

        def done() -> bool:
            unread = [row for row in self.rows(Inbox) if row.status == "new"]
            due = [row for row in self.rows(Outbox, status="due") if row.channel != "web"]
            return not unread and not due

        await self.until(done, "there still is mail", seconds)
