"""A ward with rows in every table, made from the tables themselves: a new table or column is in it without a word here."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Date, Float, Integer, insert, select, text
from sqlmodel import SQLModel

from storage.db import Database
from storage.sealed import SealedJson, SealedText, UtcTime

ROWS = 3  # in each table
Whole = dict[str, list[tuple[Any, ...]]]


def fill(db: Database) -> None:
    """Rows in every table, each referring to the row of the same number where it refers to any."""
    with db.now() as tx:
        for table in SQLModel.metadata.sorted_tables:
            for number in range(1, ROWS + 1):
                row = {column.name: _value(column, number) for column in table.columns if not column.primary_key}
                tx.execute(insert(table).values(**row))


def whole(db: Database) -> Whole:
    """Every row of every table, opened."""
    with db.now(reading=True) as tx:
        return {
            table.name: [tuple(row) for row in tx.execute(select(table).order_by(table.c.id))]
            for table in SQLModel.metadata.sorted_tables
        }


def as_kept(db: Database) -> list[bytes]:
    """What a personal column holds, as it stands in the database."""
    with db.now(reading=True) as tx:
        return [
            bytes(name) for (name,) in tx.execute(text("SELECT name FROM person WHERE name IS NOT NULL ORDER BY id"))
        ]


def _value(column: Column[Any], number: int) -> Any:
    if column.foreign_keys:
        return number
    if column.nullable and number == ROWS:
        return None
    kinds = {
        UtcTime: datetime(2026, 11, number, 2, 30, 15, 123456 * number, tzinfo=UTC), SealedJson: {"bí mật": [number, None]},
        SealedText: f"Nguyễn Thị Số {number}", Date: date(2026, 11, number), Boolean: bool(number % 2), Float: number / 8,
        Integer: number,
    }  # fmt: skip
    return next((value for kind, value in kinds.items() if isinstance(column.type, kind)), f"{column.name} {number}")
