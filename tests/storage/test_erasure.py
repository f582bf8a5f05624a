"""Erasure on both databases: no personal column of a row that is somebody's survives it, unless a rule names it and says why."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Table, select, text
from sqlmodel import SQLModel

from storage.db import Database
from storage.erasure import RULES, Erasure, When
from storage.sealed import SealedJson, SealedText
from tests.storage.whole_ward import fill, whole

NOW = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
WARD = "ward 1"  # of the first row in every table, as the filler makes it
ADDRESSES = {"talk", "chat", "user"}  # plain columns that lead to somebody
# Sealed, and about somebody else than the one who is erased.
OF_OTHERS = {"ticket.hidden_from"}


def sealed(table: Table) -> list[str]:
    return [column.name for column in table.columns if isinstance(column.type, SealedText | SealedJson)]


def holds_something(table: Table) -> bool:
    refers = any(key.column.table.name == "person" for column in table.columns for key in column.foreign_keys)
    return refers or bool(sealed(table)) or bool(ADDRESSES & set(table.columns.keys()))


def test_every_table_with_something_of_a_person_has_a_rule() -> None:
    tables = SQLModel.metadata.tables
    assert {name for name, one in tables.items() if holds_something(one)} - set(RULES) == set()
    assert set(RULES) <= set(tables)
    assert [name for name, (when, why) in RULES.items() if when is not When.AT_ONCE and not why] == []


def settle(db: Database) -> None:
    """Nothing is under way: all that is there belongs to the past of the first person."""
    with db.now() as tx:
        for statement in (
            "UPDATE ticket SET status = 'closed', restricted = NULL",
            "UPDATE inbox SET talk = 'web|w|a'", "UPDATE conversation SET talk = 'web|w|a' WHERE id = 1",
            "UPDATE outbox SET channel = 'web', account = 'w', chat = 'a'",
        ):  # fmt: skip
            tx.execute(text(statement))


def left(db: Database, *whens: When) -> list[str]:
    """What is still readable in the first row of each table whose rule is one of these."""
    found = []
    with db.now(reading=True) as tx:
        for table in SQLModel.metadata.sorted_tables:
            row: Any = tx.execute(select(table).where(table.c.id == 1)).mappings().first()
            if table.name in RULES and RULES[table.name][0] in whens and row:
                found += [f"{table.name}.{name}" for name in sealed(table) if row[name] is not None]
    return sorted(set(found) - OF_OTHERS)


def test_nothing_that_they_told_survives(db: Database) -> None:
    fill(db)
    settle(db)
    before = whole(db)
    with db.now() as tx:
        Erasure(tx, WARD).at_once(1, NOW)
    # what the rest of the conversation remembers is let go by the talk itself (handlers/residents/privacy.py)
    assert set(left(db, When.AT_ONCE)) == {"conversation.state"}
    with db.now() as tx:
        assert Erasure(tx, WARD).carry_out(1, NOW)
    assert left(db, When.CARRIED_OUT) == []
    after = whole(db)
    ours = {"inbox", "outbox"}  # the filler's three rows are all of one chat here
    for name in set(before) - ours:  # nobody else's rows are touched
        assert [row for row in after[name] if row[0] != 1] == [row for row in before[name] if row[0] != 1], name
    for name, (when, _) in RULES.items():
        if when in (When.KEPT, When.OTHERS):
            assert after[name] == before[name], name


@pytest.mark.parametrize(
    ("statement", "stays"),
    [
        ("UPDATE ticket SET status = 'accepted', restricted = 'child' WHERE id = 1", "ticket.description"),
        ("UPDATE receipt SET ended_at = NULL WHERE id = 1", "receipt.papers"),
    ],
)
def test_what_has_not_ended_waits_until_it_has(db: Database, statement: str, stays: str) -> None:
    fill(db)
    settle(db)
    with db.now() as tx:
        tx.execute(text(statement))
        Erasure(tx, WARD).at_once(1, NOW)
        assert not Erasure(tx, WARD).carry_out(1, NOW)
    assert stays in left(db, When.CARRIED_OUT)
    with db.now() as tx:
        tx.execute(text("UPDATE ticket SET status = 'closed' WHERE id = 1"))
        tx.execute(text("UPDATE receipt SET ended_at = made_at WHERE id = 1"))
        assert Erasure(tx, WARD).carry_out(1, NOW)
    assert left(db, When.CARRIED_OUT) == []


def test_what_came_after_the_request_is_theirs_again(db: Database) -> None:
    fill(db)
    settle(db)
    asked = datetime(2026, 10, 1, tzinfo=UTC)  # before any row was made
    with db.now() as tx:
        Erasure(tx, WARD).carry_out(1, asked)
    assert {"inbox.body", "outbox.body", "ticket.description"} <= set(left(db, When.CARRIED_OUT))


def test_an_open_ticket_keeps_its_words_until_the_request_is_carried_out(db: Database) -> None:
    fill(db)
    settle(db)
    with db.now() as tx:
        tx.execute(text("UPDATE ticket SET status = 'accepted' WHERE id = 1"))
        Erasure(tx, WARD).at_once(1, NOW)
    assert {"ticket.description", "ticket_event.data"} <= set(left(db, When.CARRIED_OUT))
