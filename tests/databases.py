"""Databases of PostgreSQL made for a run and dropped after it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlmodel import SQLModel

POSTGRES = "PHUONGOI_TEST_POSTGRES"


@contextmanager
def fresh_postgres(what: str) -> Iterator[str]:
    """The address of a new, empty database; the test is skipped where no server is named."""
    if not os.environ.get(POSTGRES):
        pytest.skip(f"{POSTGRES} is not set")
    given, name = make_url(os.environ[POSTGRES]), f"phuongoi_{what}_{os.getpid()}"
    server = create_engine(given, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield given.set(database=name).render_as_string(hide_password=False)
    finally:
        with server.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        server.dispose()


def empty_all(url: str) -> str:
    """No row is left in any table of a migrated database of PostgreSQL."""
    engine = create_engine(url)
    names = ", ".join(f'"{name}"' for name in SQLModel.metadata.tables)
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
    engine.dispose()
    return url
