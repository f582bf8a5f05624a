"""Receipts in both databases: steps are appended, two at once cannot both win, and what the papers are is sealed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

from sqlalchemy import text

from storage.conversations import open_thread
from storage.custody import Custody
from storage.db import Database, Tx
from storage.filings import Filings
from storage.models import Filing, Receipt

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
PAPERS = [["giấy khai sinh", 2], ["sổ hộ khẩu", 1]]


def _custody(tx: Tx, ward: str = "w") -> Custody:
    codes = count(1)
    return Custody(tx, ward, lambda: f"BN-{next(codes):06}")


def _person(tx: Tx) -> int:
    thread = open_thread(tx, ward="w", talk="web|w|kim", channel="web", account="w", user="kim", now=NOW)
    return int(thread.person.id or 0)


def _open(tx: Tx, **facts: object) -> Receipt:
    fresh = Receipt(
        ward="w", code="", person_id=_person(tx), talk="web|w|kim", papers=PAPERS, count=3, area="tổ 5", made_at=NOW,
        updated_at=NOW, **facts,
    )  # fmt: skip
    return _custody(tx).open(fresh)


def test_each_step_is_appended_and_the_list_stays_sealed(db: Database) -> None:
    with db.now() as tx:
        receipt, custody = _open(tx), _custody(tx)
        assert custody.move(receipt, "agree", "held", actor="resident", now=NOW, taken_at=NOW)
        assert custody.move(receipt, "pass", "passing", actor="official", now=NOW + timedelta(hours=1))
    with db.now(reading=True) as tx:
        kept = _custody(tx).by_code(receipt.code)
        assert kept is not None
        assert (kept.status, kept.papers, kept.taken_at) == ("passing", PAPERS, NOW)
        story = [(step.act, step.actor, step.status) for step in _custody(tx).story(kept)]
        assert story == [
            ("list", "official", "listed"), ("agree", "resident", "held"), ("pass", "official", "passing")
        ]  # fmt: skip
        sealed = tx.execute(text("SELECT papers FROM receipt")).scalar_one()
        assert b"khai sinh" not in bytes(sealed)


def test_whoever_is_second_changes_nothing_and_leaves_no_step(db: Database) -> None:
    with db.now() as tx:
        receipt, custody = _open(tx, status="passing"), _custody(tx)
        seen_before = custody.by_code(receipt.code)
        assert seen_before is not None
        assert custody.move(receipt, "receive", "at_desk", actor="official", now=NOW)
        assert not custody.move(seen_before, "recall", "held", actor="official", now=NOW)
        assert [step.act for step in custody.story(receipt)] == ["list", "receive"]


def test_codes_are_fresh_and_another_ward_sees_nothing(db: Database) -> None:
    with db.now() as tx:
        first, second = _open(tx), _open(tx)
        assert (first.code, second.code) == ("BN-000001", "BN-000002")
        assert _custody(tx, "elsewhere").by_code(first.code) is None
        assert [one.code for one in _custody(tx).open_ones(("listed",))] == [first.code, second.code]
        assert [one.code for one in _custody(tx).of_person(int(first.person_id or 0))] == [first.code, second.code]
        _custody(tx).move(first, "withdraw", "cancelled", actor="official", now=NOW, ended_at=NOW)
        assert [one.code for one in _custody(tx).of_person(int(first.person_id or 0))] == [second.code]


def test_who_wants_everything_gone_loses_what_is_over_and_keeps_proof_of_what_is_out(db: Database) -> None:
    with db.now() as tx:
        out, back, custody = _open(tx, status="held", taken_at=NOW), _open(tx, status="returning"), _custody(tx)
        person = int(out.person_id or 0)
        custody.move(back, "agree", "returned", actor="resident", now=NOW, data={"text": "đủ"}, ended_at=NOW)
        assert custody.forget(person) == 1
        gone, kept = custody.by_code(back.code), custody.by_code(out.code)
        assert gone is not None
        assert kept is not None
        assert (gone.papers, gone.person_id, gone.talk, gone.count) == (None, None, "", 3)
        assert [step.data for step in custody.story(gone)] == [None, None]
        assert (kept.papers, kept.person_id) == (PAPERS, person)


def test_a_receipt_and_a_file_of_one_code_belong_together(db: Database) -> None:
    with db.now() as tx:
        first, other, bare = _open(tx, file_code="H29-1"), _open(tx, file_code="H29-2"), _open(tx)
        person = _person(tx)
        filings = Filings(tx, "w")
        facts = {"ward": "w", "person_id": person, "talk": "web|w|kim", "procedure": "khai-sinh"}
        mine = filings.begin(Filing(**facts, file_code="H29-1", begun_at=NOW, updated_at=NOW))
        filings.begin(Filing(**facts, begun_at=NOW, updated_at=NOW))
        custody = _custody(tx)
        custody.join_filings(person)
        linked = {code: one.filing_id for code in (first.code, other.code, bare.code) if (one := custody.by_code(code))}
        assert linked == {first.code: mine.id, other.code: None, bare.code: None}
        filings.forget(person)  # the receipt outlives the file
        kept = custody.by_code(first.code)
        assert kept is not None
        assert kept.filing_id is None
