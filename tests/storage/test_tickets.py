"""Tickets move along once, history only grows, codes are fresh."""

import random

from sqlalchemy import select

from handlers.rules.codes import find_code, make_code
from storage.conversations import open_thread, save_state
from storage.db import Database, Tx
from storage.models import Ticket
from storage.officials import Officials
from storage.people import People
from storage.rows import table
from storage.tickets import Tickets
from tests.storage.facts import NOW, later


def person_of(tx: Tx, user: str = "1") -> int:
    thread = open_thread(tx, ward="w", talk=f"t|1|{user}", channel="t", account="1", user=user, now=NOW)
    assert thread.person.id is not None
    return thread.person.id


def ticket_of(tx: Tx, **facts: object) -> Ticket:
    row = {
        "ward": "w", "code": "", "person_id": person_of(tx), "talk": "t|1|1", "category": "lighting", "service_class": "B",
        "place": "số 12 hẻm 45", "description": "đèn tắt", "pin": [10.77, 106.66], "opened_at": NOW, "respond_due": later(60),
        "resolve_due": later(3600), "updated_at": NOW,
    }  # fmt: skip
    return Ticket(**(row | facts))


def tickets(tx: Tx, codes: list[str] | None = None) -> Tickets:
    dice = random.Random(1)
    return Tickets(tx, "w", (lambda: codes.pop(0)) if codes else (lambda: make_code(dice.randrange)))


def test_a_ticket_comes_back_as_it_was_kept(db: Database) -> None:
    with db.now() as tx:
        code = tickets(tx).open(ticket_of(tx), actor="resident").code
    with db.now() as tx:
        found = tickets(tx).by_code(code)
        assert found is not None
        assert (found.place, found.pin, found.opened_at, found.reopened) == ("số 12 hẻm 45", [10.77, 106.66], NOW, 0)


def test_the_place_and_the_words_are_sealed(db: Database) -> None:
    with db.now() as tx:
        tickets(tx).open(ticket_of(tx), actor="resident")
        raw = tx.connection.exec_driver_sql("SELECT place, description, pin FROM ticket").one()
        assert all("số 12".encode() not in bytes(value) and b"10.77" not in bytes(value) for value in raw)


def test_a_code_in_use_is_not_given_again(db: Database) -> None:
    with db.now() as tx:
        codes = ["PA-AAAAAA", "PA-AAAAAA", "PA-BBBBBB"]
        own = tickets(tx, codes)
        assert [own.open(ticket_of(tx), actor="resident").code for _ in range(2)] == ["PA-AAAAAA", "PA-BBBBBB"]


def test_of_two_who_take_a_ticket_one_has_it(db: Database) -> None:
    with db.now() as tx:
        code = tickets(tx).open(ticket_of(tx), actor="resident").code
    with db.now() as tx:
        one, two = tickets(tx).by_code(code), tickets(tx).by_code(code)
        assert one and two
        assert tickets(tx).move(one, "accepted", now=NOW)
        assert not tickets(tx).move(two, "accepted", now=NOW)
        assert (one.status, two.status) == ("accepted", "new")


def test_history_only_grows(db: Database) -> None:
    with db.now() as tx:
        own = tickets(tx)
        ticket = own.open(ticket_of(tx), actor="resident", data={"text": "đèn tắt"})
        own.note(ticket, "claimed", actor="official", now=later(5))
        assert [(line.kind, line.status) for line in own.story(ticket)] == [("opened", "new"), ("claimed", "new")]
        assert own.story(ticket)[0].data == {"text": "đèn tắt"}


def test_a_later_rating_takes_the_place_of_an_earlier_one(db: Database) -> None:
    with db.now() as tx:
        own = tickets(tx)
        ticket = own.open(ticket_of(tx), actor="resident")
        own.rate(ticket, "poor", now=NOW)
        own.rate(ticket, "good", now=later(1))
        own.explain_rating(ticket, "làm nhanh")
        found = own.feedback(ticket)
        assert found is not None
        assert (found.rating, found.reason) == ("good", "làm nhanh")


def test_only_what_is_open_is_listed(db: Database) -> None:
    with db.now() as tx:
        own = tickets(tx)
        open_one, ended = own.open(ticket_of(tx), actor="resident"), own.open(ticket_of(tx), actor="resident")
        own.move(ended, "closed", now=NOW, closed_at=NOW)
        assert [ticket.code for ticket in own.open_ones(9)] == [open_one.code]
        assert len(own.of_person(open_one.person_id)) == 2


def test_a_conversation_keeps_its_state_and_its_person(db: Database) -> None:
    with db.now() as tx:
        thread = open_thread(tx, ward="w", talk="t|1|7", channel="t", account="1", user="7", now=NOW)
        save_state(tx, thread, {"dialogue": "report_issue"}, NOW)
        People(tx, "w").change(thread.person, address_form="bac", phone="0901234567")
    with db.now() as tx:
        again = open_thread(tx, ward="w", talk="t|1|7", channel="t", account="1", user="7", now=NOW)
        assert again.state == {"dialogue": "report_issue"}
        assert (again.person.address_form, again.person.phone) == ("bac", "0901234567")


def test_consent_can_be_given_and_withdrawn(db: Database) -> None:
    with db.now() as tx:
        person = open_thread(tx, ward="w", talk="t|1|8", channel="t", account="1", user="8", now=NOW).person
        people = People(tx, "w")
        assert not people.consented(person, "handle_report")
        people.consent(person, "handle_report", version="1", act="pressed_agree", channel="t", now=NOW)
        assert people.consented(person, "handle_report")
        people.withdraw(person, "handle_report", later(9))
        assert not people.consented(person, "handle_report")


def test_an_access_code_opens_for_its_official_until_dismissed(db: Database) -> None:
    with db.now() as tx:
        officials = Officials(tx, "w")
        number = officials.add("Lan", unit="ha-tang", role="officer", access_code="ABCD-1234", now=NOW)
        found = officials.by_code("abcd1234")
        assert found is not None
        assert found.name == "Lan"
        assert officials.by_code("ABCD-1235") is None
        assert officials.dismiss(number)
        assert officials.by_code("ABCD-1234") is None
        stored = tx.execute(select(table(type(found)).c.access_hash)).scalar()
        assert stored is None


def test_a_mistyped_code_shows() -> None:
    dice = random.Random(3)
    for _ in range(200):
        code = make_code(dice.randrange)
        assert find_code(f"phiếu {code} của tôi") == (code, True)
        place = dice.randrange(3, 9)
        other = dice.choice([sign for sign in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" if sign != code[place]])
        assert find_code(code[:place] + other + code[place + 1 :]) == (code[:place] + other + code[place + 1 :], False)


def test_the_like_of_a_ticket_is_found_behind_any_number_that_is_due_before(db: Database) -> None:
    with db.now() as tx:
        own = tickets(tx)
        for _ in range(210):
            own.open(ticket_of(tx, category="trash", resolve_due=later(1)), actor="resident")
        far = own.open(ticket_of(tx, street="Lê Lợi", resolve_due=later(2)), actor="resident")
        near = own.open(ticket_of(tx, street="Nguyễn Trãi", resolve_due=later(5000)), actor="resident")
        own.open(ticket_of(tx, street="Nguyễn Trãi", restricted="child"), actor="resident")
        own.open(ticket_of(tx, street="Nguyễn Trãi", status="closed"), actor="resident")
        this = own.open(ticket_of(tx, street="Nguyễn Trãi"), actor="resident")
        assert own.like(this, 4) == [near.code, far.code]
        assert own.like(this, 1) == [near.code]
