"""Co-reporters come, leave and are counted once; places are found again by marks that tell nothing."""

from __future__ import annotations

from storage.co_reporters import CoReporters
from storage.db import Database, Tx
from storage.links import Links
from storage.models import CoReporter, LinkCode, Person, Ticket
from storage.people import People
from storage.places import Places
from storage.rows import as_noun, table
from storage.tickets import Tickets
from tests.storage.facts import NOW, later
from tests.storage.test_tickets import person_of, ticket_of, tickets


def opened(tx: Tx, **facts: object) -> Ticket:
    return tickets(tx).open(ticket_of(tx, **facts), actor="resident")


def joins(tx: Tx, ticket: Ticket, user: str, **facts: object) -> CoReporter:
    row = {"ward": "w", "ticket_id": ticket.id, "person_id": person_of(tx, user), "talk": f"t|1|{user}", "since": NOW}
    return CoReporters(tx, "w").join(CoReporter(**row | facts))


def test_people_are_counted_once_and_the_reporter_not_at_all(db: Database) -> None:
    with db.now() as tx:
        ticket, own = opened(tx), CoReporters(tx, "w")
        for user in ("2", "3", "3", "1"):
            joins(tx, ticket, user, said="tối thui", place=f"nhà {user}", street="hẻm 45", depth="knee")
        assert own.count(ticket) == 2
        assert set(own.talks(ticket).values()) == {"t|1|2", "t|1|3"}
        assert len(own.rows(ticket)) == 4
        streets, depths = own.counts(ticket)
        assert (streets["hẻm 45"], depths["knee"]) == (4, 4)
        assert own.of(ticket, person_of(tx, "1")) is None
        raw = tx.connection.exec_driver_sql("SELECT said, place FROM co_reporter").all()
        assert all("nhà".encode() not in bytes(row[1]) and "tối".encode() not in bytes(row[0]) for row in raw)


def test_who_left_is_not_told_and_who_came_with_a_ticket_leaves_with_it(db: Database) -> None:
    with db.now() as tx:
        ticket, other, own = opened(tx), opened(tx), CoReporters(tx, "w")
        joins(tx, ticket, "2")
        joins(tx, ticket, "3", via_id=other.id)
        joins(tx, ticket, "2", via_id=other.id)
        assert own.count(ticket) == 2
        own.leave_via(ticket, other, later(60))
        assert list(own.talks(ticket).values()) == ["t|1|2"]
        assert [one.code for one in own.tickets_of(person_of(tx, "2"))] == [ticket.code]
        own.leave(ticket, person_of(tx, "2"), later(90))
        assert own.count(ticket) == 0
        assert own.tickets_of(person_of(tx, "2")) == []


def test_two_channels_of_one_person_become_one_co_reporter(db: Database) -> None:
    with db.now() as tx:
        ticket, own = opened(tx), CoReporters(tx, "w")
        joins(tx, ticket, "2")
        joins(tx, ticket, "3")
        links = Links(tx, "w", lambda: "ABC-123")
        one, other = (_person(tx, user) for user in ("2", "3"))
        links.join(LinkCode(ward="w", code_hash="", person_id=one.id or 0, talk="t|1|2", expires_at=NOW), other)
        assert own.count(ticket) == 1
        assert People(tx, "w").kept(one)["joined"] == 2


def _person(tx: Tx, user: str) -> Person:
    people = table(Person)
    return as_noun(Person, tx.execute(people.select().where(people.c.id == person_of(tx, user))).one())


def test_a_place_is_found_by_its_marks_and_tells_nothing(db: Database) -> None:
    with db.now() as tx:
        places, mine = Places(tx, "w"), person_of(tx)
        ticket = opened(tx)
        places.keep(ticket, ["lane:nguyen trai:45", "cell:1:2"], fresh=True)
        found = places.near("lighting", ["cell:1:2", "cell:1:3"], since=NOW, person_id=0)
        assert [one.code for one in found] == [ticket.code]
        assert places.near("lighting", ["cell:1:3"], since=NOW, person_id=0) == []
        assert places.near("trash", ["cell:1:2"], since=NOW, person_id=0) == []
        assert places.near("lighting", [], since=NOW, person_id=0) == []
        assert places.near("lighting", ["cell:1:2"], since=later(60), person_id=0) == []
        assert places.near("lighting", ["cell:1:2"], since=later(60), person_id=mine)  # one's own, however old
        marks = tx.connection.exec_driver_sql("SELECT mark FROM ticket_place").scalars().all()
        assert all("45" not in mark[:8] and ":" not in mark for mark in marks)
        places.keep(ticket, ["lane:le loi:3"])
        assert places.near("lighting", ["cell:1:2"], since=NOW, person_id=0) == []


def test_what_is_restricted_ended_or_of_another_ward_is_never_found(db: Database) -> None:
    with db.now() as tx:
        places = Places(tx, "w")
        for facts in ({"restricted": "child"}, {"status": "closed"}, {"status": "merged"}, {"kind": "emergency"}):
            places.keep(opened(tx, **facts), ["cell:1:2"], fresh=True)
        Places(tx, "v").keep(opened(tx, ward="v"), ["cell:1:2"], fresh=True)
        assert places.near("lighting", ["cell:1:2"], since=NOW, person_id=0) == []
        assert Tickets(tx, "v", str).by_id(1) is None
