"""A storm's switch: proposed, on, over; two first reports at the same moment go into one ticket."""

from __future__ import annotations

import threading

from storage.db import Database, Tx
from storage.models import Storm
from storage.storms import Storms
from tests.storage.facts import NOW, later
from tests.storage.test_tickets import ticket_of, tickets


def switch(tx: Tx, **facts: object) -> Storm:
    row = {"ward": "w", "category": "flooding_drainage", "proposed_at": NOW}
    return Storms(tx, "w").add(Storm(**row | facts))


def test_only_what_was_put_on_and_not_off_is_on(db: Database) -> None:
    with db.now() as tx:
        own = Storms(tx, "w")
        proposed = switch(tx)
        assert own.on() == []
        assert own.proposal("flooding_drainage", NOW) is not None
        own.change(proposed, began_at=later(60))
        switch(tx, area="tổ 5", began_at=later(90))
        assert [storm.area for storm in own.on("flooding_drainage")] == ["", "tổ 5"]
        assert own.on("trees") == []
        assert Storms(tx, "v").on() == []
        for storm in own.on():
            own.change(storm, ended_at=later(120))
        assert own.on() == []
        assert own.proposal("flooding_drainage", later(1)) is None


def test_a_flood_is_counted_and_gathered_without_what_somebody_works_on(db: Database) -> None:
    with db.now() as tx:
        own = Storms(tx, "w")
        for facts in ({}, {}, {"status": "accepted"}, {"restricted": "child"}, {"kind": "emergency"}):
            tickets(tx).open(ticket_of(tx, **facts), actor="resident")
        assert own.opened_since("lighting", NOW) == 4
        assert own.opened_since("lighting", later(1)) == 0
        assert len(own.flood("lighting", NOW)) == 2


def test_two_first_reports_at_once_open_one_ticket(db: Database) -> None:
    with db.now() as tx:
        switch(tx, began_at=NOW)
    together, opened = threading.Barrier(2), []

    def report() -> None:
        together.wait()
        with db.now() as tx:
            own = Storms(tx, "w")
            [storm] = own.on("flooding_drainage", alone=True)
            if storm.ticket_id is None:
                ticket = tickets(tx).open(ticket_of(tx), actor="resident")
                own.change(storm, ticket_id=ticket.id)
                opened.append(ticket.code)

    threads = [threading.Thread(target=report) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 1
