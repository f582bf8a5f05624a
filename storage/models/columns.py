"""Column makers shared by the tables, so that a table reads as a list of its facts."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Integer
from sqlmodel import Field

from storage.sealed import SealedJson, SealedText, UtcTime


def key() -> Any:
    """A primary key that counts up: 64 bits on PostgreSQL, the rowid on SQLite."""
    return Field(
        default=None,
        sa_column=Column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    )


def ref(target: str, *, optional: bool = False, index: bool = True) -> Any:
    """A reference to `table.id`."""
    column = Column(BigInteger().with_variant(Integer, "sqlite"), ForeignKey(target), nullable=optional, index=index)
    return Field(default=None, sa_column=column) if optional else Field(sa_column=column)


def big(default: int = 0) -> Any:
    return Field(default=default, sa_column=Column(BigInteger, nullable=False, default=default))


def moment(*, optional: bool = False, index: bool = False) -> Any:
    """An aware time, stored in UTC."""
    column = Column(UtcTime, nullable=optional, index=index)
    return Field(default=None, sa_column=column) if optional else Field(sa_column=column)


def secret_text() -> Any:
    """Personal text, encrypted at rest."""
    return Field(default=None, sa_column=Column(SealedText, nullable=True))


def secret_json() -> Any:
    """Personal data as JSON, encrypted at rest."""
    return Field(default=None, sa_column=Column(SealedJson, nullable=True))
