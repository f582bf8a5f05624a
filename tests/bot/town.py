"""One small town for a test: its people on a fake Telegram, its ward running for real in the same event loop."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Sequence
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
from storage.models import Alarm, Attachment, Feedback, Inbox, Outbox, Ticket
from storage.officials import Officials
from storage.rows import table
from tests.providers.telegram import FakeTelegram, Group, Person, Sent, Update

KEY = "a key for tests"
SECRET = "bi-mat_cua-phuong"
WARD = "vi-du"
GROUP = -4004
LAN, TU, HOA, NAM, LA = 1001, 1002, 2001, 2002, 2003

LAMP = "đèn đường hẻm 45 Nguyễn Trãi tắt 3 hôm nay"


class Town:
    """Made by the fixture `make_town`. `speed` is how much faster Telegram's clock runs than ours."""

    def __init__(
        self, database_url: str, folder: Path, mode: str, *, limits: bool = False, speed: float = 1.0, **settings: Any
    ) -> None:
        began = time.monotonic()
        self.fake = FakeTelegram(clock=lambda: began + (time.monotonic() - began) * speed, enforce_limits=limits)
        self.mode = mode
        self.process: WardProcess
        self.url = ""
        self._facts: dict[str, Any] = {
            "database_url": database_url, "data_dir": folder / "var", "secret_key": KEY, "telegram_mode": mode,
            "telegram_token": self.fake.token, "telegram_group": str(GROUP), "telegram_webhook_secret": SECRET,
        } | settings  # fmt: skip
        self._stop = asyncio.Event()
        self._heard: dict[int, int] = {}  # chat -> how much of `fake.sent` a test has taken note of there

    async def __aenter__(self) -> Self:
        await self.fake.start()
        self.hoa, self.nam = self.fake.person(HOA, "Hoà"), self.fake.person(NAM, "Nam")
        self.group: Group = self.fake.group(GROUP, "Tổ công tác", [self.hoa, self.nam])
        await self.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
        await self.fake.stop()

    async def open(self) -> None:
        """Start the ward; also again after `close`."""
        settings = Settings(_env_file=None, telegram_base_url=self.fake.base_url, **self._facts)
        self.process = make_process(settings)
        self.process.db.start()
        self._stop = asyncio.Event()
        self._web = web.AppRunner(make_web(self.process), access_log=None, shutdown_timeout=1)
        await self._web.setup()
        await web.TCPSite(self._web, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._web.addresses[0][1]}"
        self._running = asyncio.create_task(self.process.run(ROLES, self._stop))
        if self.mode == "webhook":
            await self._set_webhook()

    async def close(self) -> None:
        self._stop.set()
        await self._running
        await self._web.cleanup()
        self.process.db.close()

    @property
    def running(self) -> bool:
        return not self._running.done()

    async def _set_webhook(self) -> None:
        hook = {"url": f"{self.url}/hook/telegram", "secret_token": SECRET}
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{self.fake.base_url}{self.fake.token}/setWebhook", json=hook) as answer,
        ):
            assert (await answer.json())["ok"]

    async def post(self, body: bytes | Any, secret: str | None = SECRET, **extra: Any) -> tuple[int, str]:
        """Call the webhook ourselves."""
        headers = {"Content-Type": "application/json"}
        if secret is not None:
            headers["X-Telegram-Bot-Api-Secret-Token"] = secret
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{self.url}/hook/telegram", data=body, headers=headers, **extra) as answer,
        ):
            return answer.status, await answer.text()

    @contextlib.contextmanager
    def stuck_database(self) -> Iterator[None]:
        """The writers are busy until the end of the block."""
        gate = threading.Event()
        writers = 1 if self.process.db.sqlite else 4
        for _ in range(writers):
            self.process.db.submit(lambda tx: gate.wait(10))
        try:
            yield
        finally:
            gate.set()

    # --- people --------------------------------------------------------------------------------------------

    async def resident(self, number: int = LAN, name: str = "Lan") -> Person:
        """Somebody who has pressed Start and chosen how to be spoken to."""
        person = self.fake.person(number, name)
        await person.starts()
        hello = await self.hears(person, "xưng hô")
        await person.presses(hello, "form:co")
        await self.hears(person, "em chào cô")
        return person

    def access_code(self, name: str, role: str = "officer") -> str:
        """Register an official; their personal access code."""
        code = f"MA{name.upper()}ABCDEFGHJK"
        with self.process.db.now() as tx:
            Officials(tx, WARD).add(name, unit="ha-tang", role=role, access_code=code, now=datetime.now(UTC))
        return code

    async def official(self, person: Person, name: str, role: str = "officer") -> Person:
        """Somebody who has told the bot their access code, privately."""
        await person.says(f"/canbo {self.access_code(name, role)}")
        await self.hears(person, f"Đã đăng ký: {name}")
        return person

    # --- what was heard ------------------------------------------------------------------------------------

    async def hears(self, who: Person | Group, *words: str, after: int | None = None, timeout: float = 5.0) -> Sent:  # noqa: ASYNC109
        """The next message to them with these words; the next search in this chat begins after it."""
        fake = self.fake
        since = self._heard.get(who.id, 0) if after is None else after
        found = await fake.wait_for(who.id, lambda sent: all(word in sent.text for word in words), timeout, after=since)
        self._heard[who.id] = 1 + next(at for at, sent in enumerate(fake.sent) if sent is found)
        return found

    async def press(self, person: Person, message: Sent, label: str) -> Update:
        """Press the button with this label; choices of residents are numbered."""
        choice = next(choice for shown, choice in message.buttons if shown.endswith(label))
        return await person.presses(message, choice)

    async def report(self, person: Person, text: str = LAMP) -> str:
        """Report something; its code."""
        mark = len(self.fake.sent)
        await person.says(text)
        told = await self.hears(person, "Mã phiếu", after=mark)
        return code_in(told.text)

    async def toast(self, person: Person, words: str) -> str:
        """The small answer to a press."""

        def found() -> list[str]:
            return [one.text for one in self.fake.answers if one.person_id == person.id and words in one.text]

        await self.until(lambda: bool(found()), f"a toast with {words!r} among {self.fake.answers}")
        return found()[-1]

    async def until(self, done: Callable[[], bool], what: str = "", seconds: float = 5.0) -> None:
        """Wait for something; it is looked for every hundredth of a second."""
        end = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < end, what or "it did not happen"
            await asyncio.sleep(0.01)

    async def idle(self, seconds: float = 5.0) -> None:
        """Wait until nothing is unread and nothing is due."""

        def done() -> bool:
            with self.process.db.now(reading=True) as tx:
                unread = tx.execute(select(table(Inbox).c.id).where(table(Inbox).c.status == "new")).first()
                due = tx.execute(
                    select(table(Outbox).c.id).where(
                        table(Outbox).c.status == "due", table(Outbox).c.channel == "telegram"
                    )
                ).first()
            return self.fake.pending == 0 and unread is None and due is None

        await self.until(done, "there still is mail", seconds)

    # --- what is kept --------------------------------------------------------------------------------------

    def rows(self, model: Any, **facts: Any) -> Sequence[Any]:
        columns = table(model).c
        query = select(table(model)).where(*(columns[name] == value for name, value in facts.items()))
        with self.process.db.now(reading=True) as tx:
            return list(tx.execute(query.order_by(columns.id)).all())

    def tickets(self) -> Sequence[Any]:
        return self.rows(Ticket)

    def outbox(self, chat: int, **facts: Any) -> Sequence[Any]:
        return self.rows(Outbox, channel="telegram", chat=str(chat), **facts)

    def inbox(self, **facts: Any) -> Sequence[Any]:
        return self.rows(Inbox, **facts)

    def alarms(self) -> list[str]:
        return [alarm.kind for alarm in self.rows(Alarm)]

    def photos(self) -> Sequence[Any]:
        return self.rows(Attachment)

    def feedback(self) -> Sequence[Any]:
        return self.rows(Feedback)

    def stored(self) -> list[Path]:
        """The files of photos."""
        return sorted(path for path in (self._facts["data_dir"] / "photos").rglob("*") if path.is_file())


def code_in(text: str) -> str:
    at = text.index("PA-")
    return text[at : at + 9]


def raw_text(update_id: int, chat: int, text: str, message_id: int | None = None) -> Update:
    """A text of a private chat as Telegram tells it."""
    person = {"id": chat, "is_bot": False, "first_name": "Lan"}
    return {
        "update_id": update_id,
        "message": {
            "message_id": message_id or update_id, "from": person, "date": int(time.time()), "text": text,
            "chat": {"id": chat, "type": "private", "first_name": "Lan"},
        },
    }  # fmt: skip
