"""Options of the suite, and the databases its tests run on: a file of SQLite, and PostgreSQL where there is one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.db import Database
from storage.schema import migrate
from storage.sealed import Box
from tests.databases import empty_all, fresh_postgres


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
    with fresh_postgres("test") as url:
        db = Database(url, Box("tests"))
        migrate(db.engine)
        db.close()
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def db(request: pytest.FixtureRequest, tmp_path: Path, box: Box) -> Iterator[Database]:
    """An empty ward; closed, threads and all, after the test."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated"), tmp_path / "ward.db")
        fresh = Database(f"sqlite:///{tmp_path / 'ward.db'}", box)
    else:
        fresh = Database(empty_all(request.getfixturevalue("postgres_url")), box)
    yield fresh
    fresh.close()
