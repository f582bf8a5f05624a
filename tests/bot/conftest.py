"""A whole ward over HTTP: the fake Telegram on one side, the ward's process and web server on the other."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
import structlog

import bot.app
from bot.app import local_understander
from handlers.ports import Understander
from handlers.ward import Ward
from tests.bot.bot_town import BotTown
from tests.bot.town import Town
from tests.bot.zalo_town import WeekClock, ZaloTown
from tests.databases import POSTGRES, empty_all

MakeBotTown = Callable[..., Awaitable[BotTown]]
MakeTown = Callable[..., Awaitable[Town]]
MakeZaloTown = Callable[..., Awaitable[ZaloTown]]


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("PHUONGOI_") and name != POSTGRES]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def logs() -> Iterator[list[dict[str, Any]]]:
    """What the ward logs; a test that fails shows it."""
    events: list[dict[str, Any]] = []

    def keep(_: Any, name: str, event: Any) -> Any:
        events.append(event | {"level": name})
        print(events[-1])  # noqa: T201
        raise structlog.DropEvent

    structlog.configure(processors=[structlog.processors.format_exc_info, keep], cache_logger_on_first_use=False)
    yield events
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def _loaded() -> dict[str, Understander]:
    return {}


@pytest.fixture
def understander(_loaded: dict[str, Understander], monkeypatch: pytest.MonkeyPatch) -> None:
    """The real understanding, loaded once a run."""

    def once(ward: Ward) -> Understander:
        if ward.id not in _loaded:
            _loaded[ward.id] = local_understander(ward)
        return _loaded[ward.id]

    monkeypatch.setattr(bot.app, "local_understander", once)


@pytest.fixture
def sqlite_url(migrated: Path, tmp_path: Path) -> str:
    shutil.copy(migrated, tmp_path / "ward.db")
    return f"sqlite:///{tmp_path / 'ward.db'}"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database of either kind."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite_url"))
    return empty_all(str(request.getfixturevalue("postgres_url")))


@pytest.fixture(params=["webhook", "polling"])
def mode(request: pytest.FixtureRequest) -> str:
    """How updates reach the ward."""
    return str(request.param)


@pytest.fixture
async def make_town(understander: None, tmp_path: Path) -> AsyncIterator[MakeTown]:
    """Found a town: a fake Telegram and a ward that runs beside it, both gone after the test."""
    async with AsyncExitStack() as stack:

        async def make(database_url: str, mode: str = "webhook", **facts: Any) -> Town:
            town = Town(database_url, tmp_path, mode, **facts)
            await stack.enter_async_context(town)
            return town

        yield make


@pytest.fixture
async def town(make_town: MakeTown, sqlite_url: str) -> Town:
    """A ward on SQLite that is told of updates by webhook, without Telegram's pace."""
    return await make_town(sqlite_url)


@pytest.fixture
async def make_zalo_town(understander: None, tmp_path: Path) -> AsyncIterator[MakeZaloTown]:
    """Found a town on Zalo: the fake and a ward that runs beside it, both gone after the test."""
    async with AsyncExitStack() as stack:

        async def make(database_url: str, **facts: Any) -> ZaloTown:
            return await stack.enter_async_context(ZaloTown(database_url, tmp_path, **facts))

        yield make


@pytest.fixture
async def zalo_town(make_zalo_town: MakeZaloTown, sqlite_url: str) -> ZaloTown:
    """A ward on SQLite with an Official Account that an admin has authorised, and an officials' GMF group."""
    return await make_zalo_town(sqlite_url)


@pytest.fixture
def make_oa_town(make_zalo_town: MakeZaloTown, sqlite_url: str) -> MakeZaloTown:
    """The same without a group on Zalo, on a Monday at ten, and time runs."""

    async def make(**facts: Any) -> ZaloTown:
        return await make_zalo_town(sqlite_url, clock=WeekClock(), **{"zalo_gmf_group_id": ""} | facts)

    return make


@pytest.fixture
async def oa_town(make_oa_town: MakeZaloTown) -> ZaloTown:
    return await make_oa_town()


@pytest.fixture
async def make_bot_town(understander: None, tmp_path: Path) -> AsyncIterator[MakeBotTown]:
    """Found a town on the Bot Platform: the fake and a ward that runs beside it, both gone after the test."""
    async with AsyncExitStack() as stack:

        async def make(database_url: str, mode: str = "polling", **facts: Any) -> BotTown:
            return await stack.enter_async_context(BotTown(database_url, tmp_path, mode, **facts))

        yield make


@pytest.fixture
async def bot_town(make_bot_town: MakeBotTown, sqlite_url: str) -> BotTown:
    """A ward on SQLite whose bot polls."""
    return await make_bot_town(sqlite_url)
