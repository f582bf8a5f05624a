"""Corrections: sealed, of one ward, gone with their writer, and not kept of those who took back their consent."""

from storage.corrections import Corrections, corrections_of
from storage.db import Database, Tx
from storage.models import Correction, Person
from storage.people import People
from storage.rows import table
from tests.storage.facts import NOW, later
from tests.storage.test_tickets import person_of


def correction(person_id: int, **facts: object) -> Correction:
    row = {
        "ward": "w", "person_id": person_id, "text": "đèn trước nhà bà Tư tắt", "understood": "utilities",
        "confidence": 0.4, "corrected": "lighting", "by": "resident", "at": NOW,
    }  # fmt: skip
    return Correction(**(row | facts))


def person(tx: Tx, person_id: int) -> Person:
    row = tx.execute(table(Person).select().where(table(Person).c.id == person_id)).one()
    return Person(**row._mapping)


def test_a_correction_comes_back_as_it_was_kept_and_is_sealed(db: Database) -> None:
    with db.now() as tx:
        Corrections(tx, "w").keep(correction(person_of(tx)))
        raw = tx.connection.exec_driver_sql("SELECT text FROM correction").scalar_one()
        assert "bà Tư".encode() not in bytes(raw)
    with db.now(reading=True) as tx:
        (found,) = corrections_of(tx, "w")
        assert (found.text, found.understood, found.corrected, found.at) == (
            "đèn trước nhà bà Tư tắt", "utilities", "lighting", NOW,
        )  # fmt: skip
        assert corrections_of(tx, "another") == []
        assert corrections_of(tx, "w", later(1)) == []


def test_erasing_takes_those_of_one_person_alone(db: Database) -> None:
    with db.now() as tx:
        own, one, other = Corrections(tx, "w"), person_of(tx, "1"), person_of(tx, "2")
        for person_id in (one, one, other):
            own.keep(correction(person_id))
        assert own.forget(one) == 2
        assert [kept.person_id for kept in corrections_of(tx, "w")] == [other]


def test_nothing_is_kept_of_somebody_who_took_back_their_consent(db: Database) -> None:
    with db.now() as tx:
        own, people = Corrections(tx, "w"), People(tx, "w")
        somebody = person(tx, person_of(tx))
        people.consent(somebody, "handle_report", version="1", act="pressed_agree", channel="t", now=NOW)
        people.withdraw(somebody, "handle_report", later(1))
        own.keep(correction(person_of(tx)))
        assert corrections_of(tx, "w") == []
        people.consent(somebody, "handle_report", version="1", act="pressed_agree", channel="t", now=later(2))
        own.keep(correction(person_of(tx)))
        assert people.kept(somebody)["corrections"] == 1
