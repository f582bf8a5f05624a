"""Two officials merge the same two tickets at the same moment: neither ends up inside the other."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from handlers.officials.merging import merge_into
from storage.db import Database
from tests.storage.facts import NOW
from tests.storage.test_tickets import ticket_of, tickets


@pytest.mark.parametrize("meanwhile", ["merged", "refused"])
@pytest.mark.parametrize("older_first", [True, False])
def test_nothing_is_merged_into_what_has_ended_meanwhile(db: Database, meanwhile: str, older_first: bool) -> None:
    with db.now() as tx:
        own = tickets(tx)
        pair = [own.open(ticket_of(tx), actor="resident").code for _ in range(2)]
    codes = pair if older_first else pair[::-1]
    with db.now() as tx:
        own = tickets(tx)
        ticket, into, same = own.by_code(codes[0]), own.by_code(codes[1]), own.by_code(codes[1])
        assert ticket and into and same
        own.move(same, meanwhile, now=NOW)
        turn: Any = SimpleNamespace(tickets=own, now=NOW)
        assert not merge_into(turn, ticket, into)
    with db.now(reading=True) as tx:
        left = tickets(tx).by_code(codes[0])
        assert left is not None
        assert (left.status, left.merged_into) == ("new", None)
