"""Migrations: bring a database up to this program's tables, and say when it is older or newer."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, inspect, text

from storage.db import Tx

FOLDER = Path(__file__).parent / "migrations"
_REVISION = re.compile(r"^(\d{4})_\w+\.py$")


class Migrated(Enum):
    """How a database stands to this program; the value is the sentence for the reader."""

    CURRENT = "the tables are current"
    EMPTY = "the database has no tables yet: run 'phuongoi migrate'"
    OLDER = "the tables are older than this program: run 'phuongoi migrate'"
    NEWER = "the database was made by a newer version of this program: install that version, or restore a backup"


def revisions() -> list[str]:
    """The numbers of all migrations of this program, in order."""
    return sorted(found.group(1) for file in (FOLDER / "versions").iterdir() if (found := _REVISION.match(file.name)))


def revision_of(tx: Tx) -> str | None:
    """The number of the last migration that the database of this transaction has seen."""
    if not inspect(tx.connection).has_table("alembic_version"):
        return None
    found: str | None = tx.connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def state_of(tx: Tx) -> Migrated:
    """How the database of this transaction stands."""
    found, known = revision_of(tx), revisions()
    if found is None:
        return Migrated.EMPTY
    if found == known[-1]:
        return Migrated.CURRENT
    return Migrated.OLDER if found in known else Migrated.NEWER


def migrate(engine: Engine) -> Migrated:
    """Run what is missing; returns how the database stood before. A newer one is not touched."""
    with engine.connect() as connection, connection.begin():
        before = state_of(Tx(connection))
    if before in (Migrated.CURRENT, Migrated.NEWER):
        return before
    with engine.connect() as connection, connection.begin():
        upgrade(Tx(connection))
    return before


def upgrade(tx: Tx, to: str = "head") -> None:
    """Run what is missing up to a number, in this transaction."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = tx.connection
    command.upgrade(config, to)
