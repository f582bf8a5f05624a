"""What every town has: a ward running for real in the same event loop, its officials, and a look at what it keeps."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from aiohttp import web
from sqlalchemy import select

from bot.app import make_process
from bot.inbox import real_now
from bot.settings import Settings
from bot.ward_process import ROLES, WardProcess
from bot.web.server import make_web
from storage.models import Alarm, Attachment, Call, Inbox, Outbox, Ticket
from storage.officials import Officials
from storage.rows import table

KEY = "a key for tests"
WARD = "vi-du"
LAMP = "đèn đường hẻm 45 Nguyễn Trãi tắt 3 hôm nay"
OTHER_LAMP = "đèn đường hẻm 9 Lê Lợi tắt 3 hôm nay"  # of somebody else: the same one would be offered as known already


def code_in(text: str) -> str:
    """The code of the ticket that a text names."""
    at = text.index("PA-")
    return text[at : at + 9]


class RunningWard:
    """Beside a fake provider, which the towns bring."""

    patience = 8.0  # seconds for anything to happen

    def __init__(self, fake: Any, database_url: str, folder: Path, **facts: Any) -> None:
        self.fake = fake
        self.process: WardProcess
        self.url = ""
        self.facts: dict[str, Any] = {
            "database_url": database_url, "data_dir": folder / "var", "secret_key": KEY, **facts
        }  # fmt: skip
        self._stop = asyncio.Event()
        self._heard: dict[Any, int] = {}  # chat -> how much of `fake.sent` a test has taken note of there

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
        await self.fake.stop()

    # --- the ward ------------------------------------------------------------------------------------------

    def make(self, facts: dict[str, Any], clock: Callable[[], datetime] = real_now) -> None:
        """The process of these settings, its database open."""
        self.process = make_process(Settings(_env_file=None, **facts), clock=clock)
        self.process.db.start()

    async def run(self, port: int = 0) -> None:
        """Listen, and run all loops."""
        self._stop = asyncio.Event()
        self._web = web.AppRunner(make_web(self.process), access_log=None, shutdown_timeout=1)
        await self._web.setup()
        await web.TCPSite(self._web, "127.0.0.1", port, reuse_address=bool(port)).start()
        self.url = f"http://127.0.0.1:{self._web.addresses[0][1]}"
        self._running = asyncio.create_task(self.process.run(ROLES, self._stop))

    async def close(self) -> None:
        self._stop.set()
        await self._running
        await self._web.cleanup()
        self.process.db.close()

    @property
    def running(self) -> bool:
        return not self._running.done()

    def now(self) -> datetime:
        return datetime.now(UTC)

    # --- people --------------------------------------------------------------------------------------------

    def access_code(self, name: str, role: str = "officer") -> str:
        """Register an official; their personal access code."""
        code = f"MA{name.upper()}ABCDEFGHJK"
        with self.process.db.now() as tx:
            Officials(tx, WARD).add(name, unit="ha-tang", role=role, access_code=code, now=self.now())
        return code

    async def official(self, person: Any, name: str, role: str = "officer") -> Any:
        """Somebody who has told the bot their access code, privately."""
        await person.says(f"/canbo {self.access_code(name, role)}")
        await self.hears(person, f"Đã đăng ký: {name}")
        return person

    async def report(self, person: Any, text: str = LAMP) -> str:
        """Report something; its code."""
        await person.says(text)
        return code_in((await self.hears(person, "Mã phiếu")).text)

    # --- what was heard ------------------------------------------------------------------------------------

    def named(self, whom: Any) -> Any:
        """How the fake knows a chat."""
        return whom

    async def hears(self, whom: Any, *words: str, after: int | None = None, timeout: float = 0.0) -> Any:  # noqa: ASYNC109
        """The next message to them with these words; the next search in this chat begins after it."""
        to = whom if isinstance(whom, str) else whom.id
        since = self._heard.get(to, 0) if after is None else after
        found = await self.fake.wait_for(
            self.named(whom),
            lambda sent: all(word in sent.text for word in words),
            timeout or self.patience,
            after=since,
        )
        self._heard[to] = 1 + next(at for at, sent in enumerate(self.fake.sent) if sent is found)
        return found

    async def until(self, done: Callable[[], bool], what: str = "", seconds: float = 0.0) -> None:
        """Wait for something; it is looked for every hundredth of a second."""
        end = time.monotonic() + (seconds or self.patience)
        while not done():
            assert time.monotonic() < end, what or "it did not happen"
            await asyncio.sleep(0.01)

    def busy(self) -> bool:
        """Something is unread, or due for a provider now."""
        unread, due = table(Inbox).c, table(Outbox).c
        waiting = (due.status == "due", due.channel != "web", due.not_before <= self.now())
        with self.process.db.now(reading=True) as tx:
            return bool(
                tx.execute(select(unread.id).where(unread.status == "new")).first()
                or tx.execute(select(due.id).where(*waiting)).first()
            )

    def texts(self, whom: Any) -> list[str]:
        return [sent.text for sent in self.fake.sent_to(whom)]

    # --- what is kept --------------------------------------------------------------------------------------

    def rows(self, model: Any, **facts: Any) -> Sequence[Any]:
        columns = table(model).c
        query = select(table(model)).where(*(columns[name] == value for name, value in facts.items()))
        with self.process.db.now(reading=True) as tx:
            return list(tx.execute(query.order_by(columns.id)).all())

    def row(self, text: str) -> Any:
        """The letter with this text."""
        return next(row for row in self.rows(Outbox) if row.body["text"] == text)

    def inbox(self, **facts: Any) -> Sequence[Any]:
        return self.rows(Inbox, **facts)

    def tickets(self) -> Sequence[Any]:
        return self.rows(Ticket)

    def photos(self) -> Sequence[Any]:
        return self.rows(Attachment)

    def calls(self) -> Sequence[Any]:
        return self.rows(Call)

    def alarms(self) -> Any:
        return [alarm.kind for alarm in self.rows(Alarm)]
