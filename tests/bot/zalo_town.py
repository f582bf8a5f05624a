"""A small town on Zalo: residents and officials on the fake, its ward running for real in the same event loop."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
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
from bot.zalo_oauth import EXPIRES_IN
from storage import mail, zalo_tokens
from storage.models import Alarm, Call, Inbox, Outbox, Ticket
from storage.officials import Officials
from storage.rows import table
from storage.zalo_tokens import Pair
from tests.providers.zalo import Clock, FakeZalo, Resident, Sent

KEY = "a key for tests"
WARD = "vi-du"
LAMP = "đèn đường hẻm 45 Nguyễn Trãi tắt 3 hôm nay"
GROUP = "g-77"
MONDAY_TEN = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


class WeekClock(Clock):
    """Begins on a Monday at ten and runs as fast as ours; a test pushes it over nights and windows."""

    def __init__(self) -> None:
        super().__init__()
        self.advance(MONDAY_TEN.timestamp() - self())  # the fake's clock runs ahead of ours only

    def advance(self, seconds: float) -> None:
        self._ahead += seconds


class ZaloTown:
    """Made by the fixture `make_zalo_town`. The ward goes by the clock of the fake."""

    def __init__(
        self, database_url: str, folder: Path, *, authorised: bool = True, clock: Clock | None = None,
        limits: bool = True, **settings: Any,
    ) -> None:  # fmt: skip
        self.fake = FakeZalo(clock=clock or Clock(), enforce_limits=limits)
        self.authorised = authorised
        self.process: WardProcess
        self.url = ""
        self.facts: dict[str, Any] = {
            "database_url": database_url, "data_dir": folder / "var", "secret_key": KEY, "zalo_gmf_group_id": GROUP,
            "zalo_oa_cover_url": "https://phuong.example/logo.png",
        } | settings  # fmt: skip
        self._stop = asyncio.Event()
        self._heard: dict[str, int] = {}  # chat -> how much of `fake.sent` a test has taken note of there

    async def __aenter__(self) -> Self:
        await self.fake.start()
        self.lan, self.tu = (
            self.fake.oa.user("5000000000000000005", "Lan"),
            self.fake.oa.user("5000000000000000006", "Tư"),
        )
        self.hoa, self.nam = (
            self.fake.oa.user("5000000000000000011", "Hoà"),
            self.fake.oa.user("5000000000000000012", "Nam"),
        )
        self.group = self.fake.oa.group(GROUP, members=[self.hoa, self.nam])
        await self.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
        await self.fake.stop()

    async def open(self) -> None:
        """Start the ward; also again after `close`."""
        facts = {name: value for name, value in self.fake.settings().items() if not name.startswith("zalo_bot_")}
        settings = Settings(_env_file=None, **(facts | self.facts))
        self.process = make_process(settings, clock=self.now)
        self.process.db.start()
        if self.authorised:
            self.store()
        self._stop = asyncio.Event()
        self._web = web.AppRunner(make_web(self.process), access_log=None, shutdown_timeout=1)
        await self._web.setup()
        await web.TCPSite(self._web, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._web.addresses[0][1]}"
        self._running = asyncio.create_task(self.process.run(ROLES, self._stop))
        self.fake.app.hook.url = f"{self.url}/hook/zalo-oa"

    async def close(self) -> None:
        self._stop.set()
        await self._running
        await self._web.cleanup()
        self.process.db.close()

    def store(self) -> None:
        """The pair that the admin consented to."""
        with self.process.db.now() as tx:
            zalo_tokens.ensure(tx, WARD, self.fake.oa.id)
            pair = Pair(self.fake.oa.access_token, self.fake.oa.refresh_token, EXPIRES_IN)
            zalo_tokens.store(tx, self.fake.oa.id, pair, self.now())

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.fake.clock(), UTC)

    def jump(self, **how: float) -> None:
        """It is later; what the fake would have told again meanwhile stays untold (else: `fake.advance`)."""
        assert isinstance(self.fake.clock, Clock)
        self.fake.clock.advance(timedelta(**how).total_seconds())

    async def post(self, body: bytes, **headers: str) -> tuple[int, str]:
        """Call the webhook ourselves."""
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{self.url}/hook/zalo-oa", data=body, headers=headers) as answer,
        ):
            return answer.status, await answer.text()

    # --- people --------------------------------------------------------------------------------------------

    async def meet(self, person: Resident) -> Resident:
        """Somebody who follows the OA and has chosen how to be spoken to."""
        await person.follows()
        await self.hears(person, "xưng hô")
        await person.says("cô")
        await self.hears(person, "em chào cô")
        return person

    async def answered(self, person: Resident, words: str = "chào phường") -> None:
        """Somebody who has written once and was answered: the windows of their account are open."""
        since = len(self.fake.sent)
        await person.says(words)
        await self.fake.wait_for(person, timeout=8.0, after=since)
        await self.idle()

    async def official(self, person: Resident, name: str, role: str = "officer") -> Resident:
        """Somebody who has told the OA their access code, privately."""
        code = f"MA{name.upper()}ABCDEFGHJK"
        with self.process.db.now() as tx:
            Officials(tx, WARD).add(name, unit="ha-tang", role=role, access_code=code, now=self.now())
        await person.says(f"/canbo {code}")
        await self.hears(person, f"Đã đăng ký: {name}")
        return person

    async def report(self, person: Resident, text: str = LAMP) -> str:
        """Report something; its code."""
        await person.says(text)
        told = await self.hears(person, "Mã phiếu")
        at = told.text.index("PA-")
        return told.text[at : at + 9]

    def letter(self, chat: str, text: str, *, channel: str = "zalo_oa", account: str = "", **facts: Any) -> None:
        """Put a letter into the outbox, as a turn does."""
        body = {"text": text} | facts.pop("body", {})
        one = mail.ToSend(WARD, channel, account or self.fake.oa.id, chat, body, **facts)
        self.write(lambda tx: mail.post(tx, [one], self.now()))
        self.process.outbox.wake.set()

    def write(self, work: Callable[..., Any]) -> Any:
        with self.process.db.now() as tx:
            return work(tx)

    # --- what was heard ------------------------------------------------------------------------------------

    async def hears(self, whom: Any, *words: str, timeout: float = 8.0) -> Sent:  # noqa: ASYNC109
        """The next message to them with these words; the next search in this chat begins after it."""
        to = whom if isinstance(whom, str) else whom.id
        since = self._heard.get(to, 0)
        found = await self.fake.wait_for(
            whom, lambda sent: all(word in sent.text for word in words), timeout, after=since
        )
        self._heard[to] = 1 + next(at for at, sent in enumerate(self.fake.sent) if sent is found)
        return found

    async def until(self, done: Callable[[], bool], what: str = "", seconds: float = 8.0) -> None:
        end = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < end, what or "it did not happen"
            await asyncio.sleep(0.01)

    async def idle(self, seconds: float = 8.0) -> None:
        """Wait until every event was taken, nothing is unread and nothing is due."""
        await self.fake.settled()
        await self.until(lambda: not self._busy(), "there still is mail", seconds)

    def _busy(self) -> bool:
        inbox, outbox = table(Inbox).c, table(Outbox).c
        with self.process.db.now(reading=True) as tx:
            unread = tx.execute(select(inbox.id).where(inbox.status == "new")).first()
            due = tx.execute(
                select(outbox.id).where(
                    outbox.status == "due", outbox.channel != "web", outbox.not_before <= self.now()
                )
            ).first()
        return unread is not None or due is not None

    def texts(self, whom: Any) -> list[str]:
        return [sent.text for sent in self.fake.sent_to(whom)]

    # --- what is kept --------------------------------------------------------------------------------------

    def rows(self, model: Any, **facts: Any) -> Sequence[Any]:
        columns = table(model).c
        query = select(table(model)).where(*(columns[name] == value for name, value in facts.items()))
        with self.process.db.now(reading=True) as tx:
            return list(tx.execute(query.order_by(columns.id)).all())

    def inbox(self, **facts: Any) -> Sequence[Any]:
        return self.rows(Inbox, **facts)

    def outbox(self, whom: Any, **facts: Any) -> Sequence[Any]:
        return self.rows(Outbox, chat=whom.id, **facts)

    def row(self, text: str) -> Any:
        """The letter with this text."""
        return next(row for row in self.rows(Outbox) if row.body["text"] == text)

    def status(self, text: str) -> tuple[str, str]:
        row = self.row(text)
        return row.status, row.route

    def tickets(self) -> Sequence[Any]:
        return self.rows(Ticket)

    def calls(self) -> Sequence[Any]:
        return self.rows(Call)

    def alarms(self) -> list[str]:
        return [alarm.kind for alarm in self.rows(Alarm)]
