"""A small town on Zalo: residents and officials on the fake, its ward running for real in the same event loop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

import aiohttp

from bot.zalo_oauth import EXPIRES_IN
from storage import mail, zalo_tokens
from storage.models import Outbox
from storage.zalo_tokens import Pair
from tests.bot.running_ward import LAMP as LAMP
from tests.bot.running_ward import WARD as WARD
from tests.bot.running_ward import RunningWard
from tests.providers.zalo import Clock, FakeZalo, Resident

GROUP = "g-77"
MONDAY_TEN = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


class WeekClock(Clock):
    """Begins on a Monday at ten and runs as fast as ours; a test pushes it over nights and windows."""

    def __init__(self) -> None:
        super().__init__()
        self.advance(MONDAY_TEN.timestamp() - self())  # the fake's clock runs ahead of ours only

    def advance(self, seconds: float) -> None:
        self._ahead += seconds


class ZaloTown(RunningWard):
    """Made by the fixture `make_zalo_town`. The ward goes by the clock of the fake."""

    fake: FakeZalo

    def __init__(
        self, database_url: str, folder: Path, *, authorised: bool = True, clock: Clock | None = None,
        limits: bool = True, **settings: Any,
    ) -> None:  # fmt: skip
        fake = FakeZalo(clock=clock or Clock(), enforce_limits=limits)
        super().__init__(
            fake, database_url, folder, zalo_gmf_group_id=GROUP, zalo_oa_cover_url="https://phuong.example/logo.png"
        )
        self.facts |= settings
        self.authorised = authorised

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

    async def open(self) -> None:
        """Start the ward; also again after `close`."""
        facts = {name: value for name, value in self.fake.settings().items() if not name.startswith("zalo_bot_")}
        self.make(facts | self.facts, clock=self.now)
        if self.authorised:
            self.store()
        await self.run()
        self.fake.app.hook.url = f"{self.url}/hook/zalo-oa"

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

    async def idle(self, seconds: float = 8.0) -> None:
        """Wait until every event was taken, nothing is unread and nothing is due."""
        await self.fake.settled()
        await self.until(lambda: not self.busy(), "there still is mail", seconds)

    # --- what is kept --------------------------------------------------------------------------------------

    def outbox(self, whom: Any, **facts: Any) -> Sequence[Any]:
        return self.rows(Outbox, chat=whom.id, **facts)

    def status(self, text: str) -> tuple[str, str]:
        row = self.row(text)
        return row.status, row.route
