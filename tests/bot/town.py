"""One small town for a test: its people on a fake Telegram, its ward running for real in the same event loop."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Self

import aiohttp

from storage.models import Feedback, Outbox
from tests.bot.running_ward import KEY as KEY
from tests.bot.running_ward import LAMP as LAMP
from tests.bot.running_ward import OTHER_LAMP as OTHER_LAMP
from tests.bot.running_ward import WARD as WARD
from tests.bot.running_ward import RunningWard
from tests.bot.running_ward import code_in as code_in
from tests.providers.telegram import FakeTelegram, Group, Person, Sent, Update

SECRET = "bi-mat_cua-phuong"
GROUP = -4004
LAN, TU, HOA, NAM, LA = 1001, 1002, 2001, 2002, 2003


class Town(RunningWard):
    """Made by the fixture `make_town`. `speed` is how much faster Telegram's clock runs than ours."""

    fake: FakeTelegram
    patience = 5.0

    def __init__(
        self, database_url: str, folder: Path, mode: str, *, limits: bool = False, speed: float = 1.0, **settings: Any
    ) -> None:
        began = time.monotonic()
        fake = FakeTelegram(clock=lambda: began + (time.monotonic() - began) * speed, enforce_limits=limits)
        super().__init__(
            fake, database_url, folder, telegram_mode=mode, telegram_token=fake.token, telegram_group=str(GROUP),
            telegram_webhook_secret=SECRET,
        )  # fmt: skip
        self.facts |= settings
        self.mode = mode

    async def __aenter__(self) -> Self:
        await self.fake.start()
        self.hoa, self.nam = self.fake.person(HOA, "Hoà"), self.fake.person(NAM, "Nam")
        self.group: Group = self.fake.group(GROUP, "Tổ công tác", [self.hoa, self.nam])
        await self.open()
        return self

    async def open(self) -> None:
        """Start the ward; also again after `close`."""
        self.make({"telegram_base_url": self.fake.base_url, **self.facts})
        await self.run()
        if self.mode == "webhook":
            await self._set_webhook()

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

    # --- what was heard ------------------------------------------------------------------------------------

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

    async def idle(self, seconds: float = 5.0) -> None:
        """Wait until nothing is unread and nothing is due, now or later."""
        await self.until(lambda: self.fake.pending == 0 and not self.busy(), "there still is mail", seconds)

    def busy(self) -> bool:
        return super().busy() or bool(self.rows(Outbox, status="due", channel="telegram"))

    def named(self, whom: Any) -> int:
        return int(whom.id)

    # --- what is kept --------------------------------------------------------------------------------------

    def outbox(self, chat: int, **facts: Any) -> Sequence[Any]:
        return self.rows(Outbox, channel="telegram", chat=str(chat), **facts)

    def feedback(self) -> Sequence[Any]:
        return self.rows(Feedback)

    def stored(self) -> list[Path]:
        """The files of photos."""
        return sorted(path for path in (self.facts["data_dir"] / "photos").rglob("*") if path.is_file())


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
