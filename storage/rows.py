"""Turns rows of Core statements into the tables' own objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import Row, Table
from sqlalchemy.orm.instrumentation import manager_of_class
from sqlmodel import SQLModel

Noun = TypeVar("Noun", bound=SQLModel)


def table(noun: type[SQLModel]) -> Table:
    """The Core table under a SQLModel class."""
    found: Table = noun.__table__  # type: ignore[attr-defined]
    return found


def as_noun(noun: type[Noun], row: Row[Any]) -> Noun:
    """An object of `noun` from a row that holds all its columns, without a session or another check behind it."""
    return from_columns(noun, dict(row._mapping))


def from_columns(noun: type[Noun], columns: Mapping[str, Any]) -> Noun:
    """The same from a mapping of all columns: a sixth of what the constructor costs, and this is the hot path."""
    made: Noun = manager_of_class(noun).new_instance()
    made.__dict__.update(columns)
    object.__setattr__(made, "__pydantic_fields_set__", set())
    return made


def values(noun: SQLModel) -> dict[str, Any]:
    """The columns of an object, for an INSERT; a key not yet given is left to the database."""
    return {
        name: value for name, value in noun.__dict__.items() if not name.startswith("_") and (name != "id" or value)
    }
