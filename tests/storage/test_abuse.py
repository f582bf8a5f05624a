"""Marks of rude or untrue messages: sealed, of one ward, reviewed once, and those of two joined channels are one person's."""

from storage.abuse import Abuse
from storage.db import Database
from storage.models import AbuseMark
from tests.storage.facts import NOW, later
from tests.storage.test_tickets import person_of


def mark(person_id: int, **facts: object) -> AbuseMark:
    row = {"ward": "w", "person_id": person_id, "kind": "insult", "at": NOW, "talk": "t", "words": "đồ ngu"}
    return AbuseMark(**(row | facts))


def test_a_mark_is_sealed_and_found_for_its_person_and_ward(db: Database) -> None:
    with db.now() as tx:
        own, one, other = Abuse(tx, "w"), person_of(tx, "1"), person_of(tx, "2")
        kept = own.mark(mark(one))
        own.mark(mark(other))
        raw = tx.connection.exec_driver_sql("SELECT words FROM abuse_mark").scalars().all()
        assert all(b"ngu" not in bytes(sealed) for sealed in raw)
    with db.now(reading=True) as tx:
        assert [(found.id, found.words) for found in Abuse(tx, "w").of_person(one, NOW)] == [(kept.id, "đồ ngu")]
        assert Abuse(tx, "w").of_person(one, later(1)) == []
        assert Abuse(tx, "another").of_person(one, NOW) == []
        assert Abuse(tx, "another").by_id(int(kept.id or 0)) is None


def test_a_mark_is_reviewed_once(db: Database) -> None:
    with db.now() as tx:
        own = Abuse(tx, "w")
        kept = own.mark(mark(person_of(tx)))
        assert own.review(kept, "lifted", official_id=None, now=NOW)
        assert not own.review(kept, "kept", official_id=None, now=later(1))
        found = own.by_id(int(kept.id or 0))
        assert found is not None and (found.verdict, found.reviewed_at) == ("lifted", NOW)
