"""Options of the suite, and the databases its tests run on: a file of SQLite, and PostgreSQL where there is one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlmodel import SQLModel

from storage.db import Database
from storage.schema import migrate
from storage.sealed import Box

POSTGRES = "PHUONGOI_TEST_POSTGRES"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kills", type=int, default=20, help="how often the kill test kills the ward")


@pytest.fixture(scope="session")
def box() -> Box:
    return Box("tests")


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory, box: Box) -> Path:
    """A SQLite file with all migrations run, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "ward.db"
    db = Database(f"sqlite:///{path}", box)
    migrate(db.engine)
    db.close()  # the last connection brings the write-ahead log into the file
    return path


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A database of PostgreSQL made for this run, with all migrations run, and dropped after it."""
    if not os.environ.get(POSTGRES):
        pytest.skip(f"{POSTGRES} is not set")
    given, name = make_url(os.environ[POSTGRES]), f"phuongoi_test_{os.getpid()}"
    server = create_engine(given, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    url = given.set(database=name).render_as_string(hide_password=False)
    try:
        db = Database(url, Box("tests"))
        migrate(db.engine)
        db.close()
        yield url
    finally:
        with server.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        server.dispose()


def emptied(db: Database) -> Database:
    """The database with no rows in any table."""
    names = ", ".join(f'"{name}"' for name in SQLModel.metadata.tables)
    with db.engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
    return db


@pytest.fixture(params=["sqlite", "postgres"])
def db(request: pytest.FixtureRequest, tmp_path: Path, box: Box) -> Iterator[Database]:
    """An empty ward; closed, threads and all, after the test."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated"), tmp_path / "ward.db")
        fresh = Database(f"sqlite:///{tmp_path / 'ward.db'}", box)
    else:
        fresh = emptied(Database(request.getfixturevalue("postgres_url"), box))
    yield fresh
    fresh.close()
