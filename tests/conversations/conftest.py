"""Stories run on databases of their own: a file of SQLite and, where there is one, a database of PostgreSQL."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlmodel import SQLModel

from bot.app import load_houses, local_understander
from bot.settings import Settings
from handlers.turn import House
from storage.db import Database
from storage.schema import migrate
from storage.sealed import Box

POSTGRES = "PHUONGOI_TEST_POSTGRES"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write down what the stories of this run really hear")


@pytest.fixture(scope="session")
def houses() -> Mapping[str, House]:
    """The example ward with the real understanding, loaded once."""
    return load_houses(Settings(_env_file=None), local_understander)


@pytest.fixture(scope="session")
def box() -> Box:
    return Box("stories")


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory, box: Box) -> Path:
    """A SQLite file with all migrations run, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "ward.db"
    db = Database(f"sqlite:///{path}", box)
    migrate(db.engine)
    db.close()  # the last connection brings the write-ahead log into the file
    return path


@pytest.fixture(scope="session")
def postgres(box: Box) -> Iterator[Database]:
    """A database of PostgreSQL made for this run and dropped after it."""
    given = make_url(os.environ[POSTGRES])
    name = f"phuongoi_stories_{os.getpid()}"
    server = create_engine(given, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    db = Database(given.set(database=name).render_as_string(hide_password=False), box)
    try:
        migrate(db.engine)
        yield db
    finally:
        db.close()
        with server.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name}"))
        server.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def db(request: pytest.FixtureRequest, tmp_path: Path, box: Box) -> Iterator[Database]:
    """An empty ward."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated"), tmp_path / "ward.db")
        fresh = Database(f"sqlite:///{tmp_path / 'ward.db'}", box)
        yield fresh
        fresh.close()
        return
    if not os.environ.get(POSTGRES):
        pytest.skip(f"{POSTGRES} is not set")
    shared: Database = request.getfixturevalue("postgres")
    names = ", ".join(f'"{name}"' for name in SQLModel.metadata.tables)
    with shared.engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
    yield shared
