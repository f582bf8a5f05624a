"""Fresh fakes for each test: Telegram with a bot and a resident who has met it, Zalo with a caller and a webhook."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web
from telegram import Bot

from .telegram import FakeTelegram
from .telegram_callers import CITIZEN, Clock, Desk, bot_of
from .zalo import Clock as ZaloClock
from .zalo import FakeZalo
from .zalo.callers import Api, Ward, ward_open


@pytest.fixture(autouse=True)
def _times_are_timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # else the library warns at every RetryAfter


@pytest.fixture
async def clock() -> Clock:
    return Clock()


@pytest.fixture
async def fake(clock: Clock) -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(clock=clock) as server:
        yield server


@pytest.fixture
async def bot(fake: FakeTelegram) -> AsyncIterator[Bot]:
    async with bot_of(fake) as client:
        yield client


@pytest.fixture
async def citizen(fake: FakeTelegram) -> int:
    await fake.person(CITIZEN, "Lan").starts()
    return CITIZEN


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    keeper = Desk()
    app = web.Application()
    app.router.add_post("/hook", keeper.take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    keeper.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield keeper
    await runner.cleanup()


@pytest.fixture
async def zalo() -> AsyncIterator[FakeZalo]:
    """Its clock stands still until a test advances it."""
    async with FakeZalo(clock=ZaloClock(1_789_000_000)) as server:
        yield server


@pytest.fixture
async def api(zalo: FakeZalo) -> AsyncIterator[Api]:
    async with aiohttp.ClientSession() as session:
        yield Api(zalo, session)


@pytest.fixture
async def ward(zalo: FakeZalo) -> AsyncIterator[Ward]:
    async with ward_open() as listener:
        zalo.app.hook.url = listener.url
        yield listener
