"""The migrations make the very tables that the code has, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect
from sqlmodel import SQLModel

from storage import models
from storage.db import Database
from storage.schema import FOLDER, Migrated, migrate, revisions
from storage.sealed import Box
from tests.databases import fresh_postgres


@pytest.fixture(params=["sqlite", "postgres"], scope="module")
def migrated(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A fresh database with all migrations run."""
    if request.param == "sqlite":
        yield from _migrated(f"sqlite:///{tmp_path_factory.mktemp('guards') / 'ward.db'}")
        return
    with fresh_postgres("guards") as url:
        yield from _migrated(url)


def _migrated(url: str) -> Iterator[Engine]:
    db = Database(url, Box("guards"))
    try:
        assert migrate(db.engine) is Migrated.EMPTY
        yield db.engine
    finally:
        db.close()


def test_migrated_tables_are_the_tables_of_the_code(migrated: Engine) -> None:
    with migrated.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_migrated_indexes_have_the_conditions_of_the_code(migrated: Engine) -> None:
    """What compare_metadata does not look at: the WHERE of a partial index."""
    found = {}
    for table in SQLModel.metadata.tables.values():
        for index in inspect(migrated).get_indexes(table.name):
            found[index["name"]] = _condition(index.get("dialect_options", {}))
    wanted = {
        index.name: _condition(dict(index.dialect_kwargs))
        for table in SQLModel.metadata.tables.values()
        for index in table.indexes
    }
    assert {name: (found.get(name), is_) for name, is_ in wanted.items() if found.get(name) != is_} == {}


def _condition(options: dict[str, Any]) -> bool:
    return any(options.get(name) is not None for name in ("sqlite_where", "postgresql_where"))


def test_migrating_again_changes_nothing(migrated: Engine) -> None:
    assert migrate(migrated) is Migrated.CURRENT


def test_every_table_says_which_ward_a_row_belongs_to() -> None:
    tables = SQLModel.metadata.tables.values()
    assert len(tables) == len(models.__all__)
    assert [table.name for table in tables if "ward" not in table.columns or table.columns["ward"].nullable] == []


def test_every_moment_is_stored_with_its_zone() -> None:
    columns = [column for table in SQLModel.metadata.tables.values() for column in table.columns]
    named = [column for column in columns if column.name.endswith(("_at", "_due", "_before", "_until"))]
    assert named
    assert [str(column) for column in named if type(column.type).__name__ != "UtcTime"] == []


def test_there_is_one_line_of_migrations_numbered_without_gaps() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    scripts = ScriptDirectory.from_config(config)
    assert len(scripts.get_heads()) == 1
    assert revisions() == [f"{number:04d}" for number in range(1, len(revisions()) + 1)]
    in_order = [script.revision for script in reversed(list(scripts.walk_revisions()))]
    assert in_order == revisions()
    assert [Path(script.path).name[:4] for script in scripts.walk_revisions()] == in_order[::-1]
