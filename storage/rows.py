"""Turns rows of Core statements into the tables' own objects."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import Row, Table
from sqlmodel import SQLModel

Noun = TypeVar("Noun", bound=SQLModel)


def table(noun: type[SQLModel]) -> Table:
    """The Core table under a SQLModel class."""
    found: Table = noun.__table__  # type: ignore[attr-defined]
    return found


def as_noun(noun: type[Noun], row: Row[Any]) -> Noun:
    """An object of `noun` from a row that holds all its columns, without a session or another check behind it."""
    return noun.model_construct(**row._mapping)


def values(noun: SQLModel) -> dict[str, Any]:
    """The columns of an object, for an INSERT; a key not yet given is left to the database."""
    return {
        name: value for name, value in noun.__dict__.items() if not name.startswith("_") and (name != "id" or value)
    }
