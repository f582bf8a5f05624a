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
from sqlalchemy import create_engine, make_url, text
from sqlmodel import SQLModel

import bot.app
from bot.app import local_understander
from handlers.ports import Understander
from handlers.ward import Ward
from storage.db import Database
from storage.schema import migrate
from storage.sealed import Box
from tests.bot.town import KEY, Town

POSTGRES = "PHUONGOI_TEST_POSTGRES"

MakeTown = Callable[..., Awaitable[Town]]


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


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all migrations run, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "ward.db"
    db = Database(f"sqlite:///{path}", Box(KEY))
    migrate(db.engine)
    db.close()  # the last connection writes everything into the one file
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a database of PostgreSQL made for this run and dropped after it."""
    given = make_url(os.environ[POSTGRES])
    name = f"phuongoi_bot_{os.getpid()}"
    server = create_engine(given, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    url = given.set(database=name).render_as_string(hide_password=False)
    try:
        db = Database(url, Box(KEY))
        migrate(db.engine)
        db.close()
        yield url
    finally:
        with server.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        server.dispose()


@pytest.fixture
def sqlite_url(migrated: Path, tmp_path: Path) -> str:
    shutil.copy(migrated, tmp_path / "ward.db")
    return f"sqlite:///{tmp_path / 'ward.db'}"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database of either kind."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite_url"))
    if not os.environ.get(POSTGRES):
        pytest.skip(f"{POSTGRES} is not set")
    url = str(request.getfixturevalue("postgres"))
    engine = create_engine(url)
    names = ", ".join(f'"{name}"' for name in SQLModel.metadata.tables)
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
    engine.dispose()
    return url


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
