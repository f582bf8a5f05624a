"""All rows of a database as lines of JSON that a database of either kind takes back; what is sealed stays sealed."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

import orjson
from sqlalchemy import Date, DateTime, LargeBinary, MetaData, Table, func, insert, inspect, select, text
from sqlalchemy.types import TypeEngine

from storage.db import Tx

ROWS_AT_ONCE = 500
REVISION = "alembic_version"


def tables(tx: Tx) -> dict[str, Table]:
    """The tables by name as they are in the database, which may be older than this program; whatever is referred to comes
    first. Their columns are the bare ones: a sealed value is read and written as the bytes that it is."""
    found = MetaData()
    found.reflect(tx.connection)
    return {str(table.name): table for table in found.sorted_tables if table.name != REVISION}


def count(tx: Tx) -> dict[str, int]:
    """How many rows each table has, of those that have any."""
    counts = {
        name: int(tx.execute(select(func.count()).select_from(table)).scalar_one())
        for name, table in tables(tx).items()
    }
    return {name: number for name, number in counts.items() if number}


def lines(tx: Tx, table: Table) -> Iterator[bytes]:
    """One row a line, in the order in which they were made."""
    query = select(table).order_by(*table.primary_key).execution_options(yield_per=ROWS_AT_ONCE)
    for row in tx.execute(query):
        yield orjson.dumps({str(name): _told(value) for name, value in row._mapping.items()}) + b"\n"


def fill(tx: Tx, table: Table, written: Iterable[bytes]) -> int:
    """Take rows back; returns how many."""
    kinds = {column.name: column.type for column in table.columns}
    rows = ({name: _read(value, kinds[name], tx) for name, value in orjson.loads(line).items()} for line in written)
    number = 0
    while some := list(islice(rows, ROWS_AT_ONCE)):
        tx.execute(insert(table), some)
        number += len(some)
    return number


def count_on(tx: Tx) -> None:
    """The next rows get ids after those that are there. SQLite looks for itself."""
    for name, table in tables(tx).items() if tx.postgres else ():
        last = select(func.max(table.c.id)).scalar_subquery()
        sequence = func.pg_get_serial_sequence(f'"{name}"', "id")
        tx.execute(select(func.setval(sequence, func.coalesce(last, 1), last.is_not(None))))


def drop_all(tx: Tx) -> None:
    """Away with every table, also those of another version."""
    for table in reversed(tables(tx).values()):
        table.drop(tx.connection)
    if inspect(tx.connection).has_table(REVISION):
        tx.execute(text(f"DROP TABLE {REVISION}"))


def _told(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime):  # SQLite has no zones: what it keeps is UTC
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _read(value: Any, kind: TypeEngine[Any], tx: Tx) -> Any:
    if value is None:
        return None
    if isinstance(kind, LargeBinary):
        return base64.b64decode(value)
    if isinstance(kind, DateTime):
        moment = datetime.fromisoformat(value)
        return moment if tx.postgres else moment.replace(tzinfo=None)
    return date.fromisoformat(value) if isinstance(kind, Date) else value
