"""A ticket's history is appended, never changed: no statement of the program updates or deletes a line of it, but erasure."""

from __future__ import annotations

import ast
import re

from storage.links import naming_a_person
from tests.guards.sources import Source, called, calls, sources

CHANGES = {"update", "delete"}
HISTORY = re.compile(r"\b(?:EVENT|TicketEvent)\b")
RAW = re.compile(r"(?:update|delete\s+from|truncate)\s+\"?ticket_event", re.IGNORECASE)


ERASURE = "storage/erasure.py"  # NĐ 356/2025 điều 5: who wants their words gone has them gone, also from history


def changes() -> list[tuple[Source, ast.Call]]:
    return [
        (source, call)
        for source, call in calls()
        if "TicketEvent" in source.text
        and called(call) in CHANGES
        and any(HISTORY.search(ast.unparse(argument)) for argument in call.args)
    ]


def test_no_code_updates_or_deletes_a_line_of_history() -> None:
    assert [source.at(call) for source, call in changes() if source.name != ERASURE] == []


def test_erasure_takes_words_out_of_a_line_and_changes_nothing_else() -> None:
    assert [called(call) for source, call in changes() if source.name == ERASURE] == ["update"]
    (erasure,) = [source for source in sources("storage") if source.name == ERASURE]
    statement = re.search(r"update\(EVENT\)\S*\.values\((.*?)\)\)\n", erasure.text.replace(" ", ""))
    assert statement is not None
    assert statement[1] == "data=without_words(line.data)"


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
