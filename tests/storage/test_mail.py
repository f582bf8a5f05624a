"""The inbox keeps once and hands out in order; the outbox sends in order and writes down what became of it."""

from dataclasses import replace

from storage import mail
from storage.conversations import open_thread, save_state
from storage.db import Database
from storage.mail import Outcome
from tests.storage.facts import NOW, event, later, letter


def texts(rows: list) -> list[str]:
    return [row.body["text"] for row in rows]


def test_a_redelivered_event_is_kept_once(db: Database) -> None:
    with db.now() as tx:
        mail.accept(tx, [event(1), event(2)])
    with db.now() as tx:
        mail.accept(tx, [event(2), event(1), event(3)])
        assert texts(mail.claim_unread(tx, 10)) == ["message 1"]
        mail.finish(tx, [row.id for row in mail.claim_unread(tx, 10)], NOW)
        assert texts(mail.claim_unread(tx, 10)) == ["message 2"]


def test_only_the_oldest_message_of_a_talk_is_handed_out(db: Database) -> None:
    with db.now() as tx:
        mail.accept(tx, [event(3, "t|1|a"), event(1, "t|1|a"), event(2, "t|1|b")])
        assert texts(mail.claim_unread(tx, 10)) == ["message 1", "message 2"]


def test_updates_that_arrive_out_of_order_are_taken_in_the_providers_order(db: Database) -> None:
    with db.now() as tx:
        mail.accept(tx, [event(12), event(10), event(11)])
        order = []
        while rows := mail.claim_unread(tx, 10):
            order += texts(rows)
            mail.finish(tx, [row.id for row in rows], NOW)
    assert order == ["message 10", "message 11", "message 12"]


def test_who_speaks_is_answered_before_the_many_who_are_reminded(db: Database) -> None:
    with db.now() as tx:
        mail.accept(tx, [replace(event(number, f"t|1|{number}"), priority=1) for number in range(1, 5)])
        mail.accept(tx, [event(9, "t|1|a")])
        assert texts(mail.claim_unread(tx, 2)) == ["message 9", "message 1"]


def test_two_workers_never_hold_the_same_talk(db: Database) -> None:
    if db.sqlite:
        return  # one writer: nobody to race with
    with db.now() as tx:
        mail.accept(tx, [event(1, "t|1|a"), event(2, "t|1|a"), event(3, "t|1|b")])
    with db.now() as one, db.now() as two:
        first = mail.claim_unread(one, 1)
        second = mail.claim_unread(two, 10)
        assert texts(first) == ["message 1"]
        assert texts(second) == ["message 3"]
        mail.finish(one, [first[0].id], NOW)


def test_a_failed_message_does_not_hold_up_the_next_and_can_be_taken_again(db: Database) -> None:
    with db.now() as tx:
        mail.accept(tx, [event(1), event(2)])
        broken = mail.claim_unread(tx, 1)[0]
        mail.finish(tx, [broken.id], NOW, error="A1B2C3")
        assert texts(mail.claim_unread(tx, 10)) == ["message 2"]
        assert [row.error for row in mail.failed(tx)] == ["A1B2C3"]
        assert mail.replay(tx, broken.id)
        assert texts(mail.claim_unread(tx, 10)) == ["message 1"]


def test_a_chat_gets_its_messages_one_at_a_time_in_order(db: Database) -> None:
    with db.now() as tx:
        mail.post(tx, [letter("a", "1"), letter("a", "2"), letter("b", "3")], NOW)
        due = mail.claim_due(tx, ["t"], NOW, 10)
        assert texts(due) == ["1", "3"]
        assert mail.claim_due(tx, ["t"], NOW, 10) == []
        mail.settle(tx, [Outcome(due[0].id, "sent", provider_id="p1")], NOW)
        assert texts(mail.claim_due(tx, ["t"], NOW, 10)) == ["2"]


def test_a_message_that_is_tried_again_keeps_its_place(db: Database) -> None:
    with db.now() as tx:
        mail.post(tx, [letter("a", "1"), letter("a", "2")], NOW)
        first = mail.claim_due(tx, ["t"], NOW, 10)[0]
        mail.settle(tx, [Outcome(first.id, "due", retry_at=later(5), tries=1)], NOW)
        assert mail.claim_due(tx, ["t"], later(1), 10) == []
        assert texts(mail.claim_due(tx, ["t"], later(6), 10)) == ["1"]


def test_a_message_for_later_holds_up_nothing(db: Database) -> None:
    with db.now() as tx:
        mail.post(tx, [letter("a", "tomorrow", not_before=later(86_400)), letter("a", "now")], NOW)
        assert texts(mail.claim_due(tx, ["t"], NOW, 10)) == ["now"]
        assert texts(mail.claim_due(tx, ["t"], later(90_000), 10)) == ["tomorrow"]


def test_the_lease_of_a_dead_sender_runs_out(db: Database) -> None:
    with db.now() as tx:
        mail.post(tx, [letter("a", "1")], NOW)
        assert texts(mail.claim_due(tx, ["t"], NOW, 10)) == ["1"]
        assert mail.claim_due(tx, ["t"], later(29), 10) == []
        assert texts(mail.claim_due(tx, ["t"], later(31), 10)) == ["1"]


def test_in_a_group_only_what_is_about_the_same_ticket_waits(db: Database) -> None:
    with db.now() as tx:
        mail.post(
            tx,
            [letter("g", "A", lane="g|PA-1"), letter("g", "B", lane="g|PA-2"), letter("g", "A2", lane="g|PA-1")],
            NOW,
        )
        assert texts(mail.claim_due(tx, ["t"], NOW, 10)) == ["A", "B"]


def test_a_card_knows_the_message_whose_place_it_takes(db: Database) -> None:
    with db.now() as tx:
        mail.post(tx, [letter("g", "new", replaces="card:PA-1")], NOW)
        first = mail.claim_due(tx, ["t"], NOW, 10)[0]
        assert first.edits is None
        mail.settle(tx, [Outcome(first.id, "sent", provider_id="77")], NOW)
        mail.post(tx, [letter("g", "taken", replaces="card:PA-1"), letter("h", "new", replaces="card:PA-1")], NOW)
        assert [row.edits for row in mail.claim_due(tx, ["t"], NOW, 10)] == ["77", None]


def test_a_reply_to_our_message_is_known_by_the_providers_id(db: Database) -> None:
    with db.now() as tx:
        mail.post(tx, [letter("g", "card", about="PA-1", purpose="resolve")], NOW)
        row = mail.claim_due(tx, ["t"], NOW, 10)[0]
        mail.settle(tx, [Outcome(row.id, "sent", provider_id="9")], NOW)
        found = mail.sent_about(tx, "t", "1", "g", "9")
        assert found is not None
        assert (found.about, found.purpose) == ("PA-1", "resolve")
        assert mail.sent_about(tx, "t", "1", "g", "10") is None


def test_nothing_that_people_wrote_stands_in_the_file(db: Database) -> None:
    if not db.sqlite:
        return
    with db.now() as tx:
        mail.accept(tx, [event(1)])
        mail.post(tx, [letter("a", "message to somebody")], NOW)
    db.close()
    from pathlib import Path

    assert db.engine.url.database is not None
    written = Path(db.engine.url.database).read_bytes()
    assert b"message 1" not in written
    assert b"message to somebody" not in written


def test_what_is_live_comes_before_what_goes_to_many(db: Database) -> None:
    with db.now() as tx:
        mail.post(tx, [letter("a", "to many", priority=1), letter("a", "to one"), letter("b", "to another")], NOW)
        due = mail.claim_due(tx, ["t"], NOW, 10)
        assert texts(due) == ["to one", "to another", "to many"]  # and in one chat neither waits for the other


def test_of_a_closed_account_nothing_is_taken_and_of_a_busy_one_only_what_is_live(db: Database) -> None:
    with db.now() as tx:
        mail.post(tx, [letter("a", "to many", priority=1), letter("b", "to one")], NOW)
        assert mail.claim_due(tx, ["t"], NOW, 10, closed=["1"]) == []
        assert texts(mail.claim_due(tx, ["t"], NOW, 10, busy=["1"])) == ["to one"]
        assert texts(mail.claim_due(tx, ["t"], NOW, 10, busy=["2"], closed=["3"])) == ["to many"]


def test_where_a_channel_has_windows_the_persons_last_message_is_known(db: Database) -> None:
    with db.now() as tx:
        for minutes in (0, 10, 5):  # the last came late
            thread = open_thread(tx, ward="w", talk="t|1|a", channel="t", account="1", user="a", now=NOW)
            save_state(tx, thread, {}, NOW, later(minutes * 60))
        save_state(tx, open_thread(tx, ward="w", talk="t|1|a", channel="t", account="1", user="a", now=NOW), {}, NOW)
        mail.post(tx, [letter("a", "1"), letter("b", "2")], NOW)
        assert [row.heard_at for row in mail.claim_due(tx, ["t"], NOW, 10, windowed=["t"])] == [later(600), None]


def test_a_receipt_is_believed_more_than_a_lost_answer(db: Database) -> None:
    with db.now() as tx:
        mail.post(tx, [letter("a", "1")], NOW)
        row = mail.claim_due(tx, ["t"], NOW, 10)[0]
        assert mail.reached(tx, row.id, later(1))
        mail.settle(tx, [Outcome(row.id, "due", retry_at=later(2), tries=1)], later(1))
        assert mail.claim_due(tx, ["t"], later(60), 10) == []
        assert not mail.reached(tx, row.id, later(2))
