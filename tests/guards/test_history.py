"""A ticket's history is appended, never changed: no statement of the program updates or deletes a line of it."""

from __future__ import annotations

import ast
import re

from storage.links import naming_a_person
from tests.guards.sources import called, calls, sources

CHANGES = {"update", "delete"}
HISTORY = re.compile(r"\b(?:EVENT|TicketEvent)\b")
RAW = re.compile(r"(?:update|delete\s+from|truncate)\s+\"?ticket_event", re.IGNORECASE)


def test_no_code_updates_or_deletes_a_line_of_history() -> None:
    found = [
        source.at(call)
        for source, call in calls()
        if "TicketEvent" in source.text
        and called(call) in CHANGES
        and any(HISTORY.search(ast.unparse(argument)) for argument in call.args)
    ]
    assert found == []


def test_no_sql_that_is_written_out_does_either() -> None:
    assert [
        source.name for source in sources("bot", "handlers", "nlp", "storage", "scripts") if RAW.search(source.text)
    ] == []


def test_joining_two_channels_of_a_person_leaves_histories_alone() -> None:
    assert "ticket_event" not in {rows.name for rows, _ in naming_a_person()}


def test_the_guard_would_see_it() -> None:
    call = ast.parse("tx.execute(update(EVENT).where(EVENT.c.id == 1))", mode="eval").body
    inner = [one for one in ast.walk(call) if isinstance(one, ast.Call) and called(one) in CHANGES]
    assert any(HISTORY.search(ast.unparse(argument)) for one in inner for argument in one.args)
    assert RAW.search('DELETE FROM "ticket_event"')
