"""Receipts of papers: open one, move it step by step, find what is out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from storage.db import Tx
from storage.models import CustodyStep, Filing, Receipt
from storage.rows import as_noun, table, values

RECEIPT, STEP, FILING = table(Receipt), table(CustodyStep), table(Filing)


class Custody:
    """What a turn may do about papers that the ward has."""

    def __init__(self, tx: Tx, ward: str, new_code: Callable[[], str]) -> None:
        self._tx, self._ward, self._new_code = tx, ward, new_code

    def open(self, receipt: Receipt) -> Receipt:
        """Store a new receipt under a fresh code, with its first step."""
        while True:
            receipt.code = self._new_code()
            if self.by_code(receipt.code) is None:
                break
        receipt.id = int(self._tx.execute(insert(RECEIPT), values(receipt)).inserted_primary_key[0])
        self._step(receipt, "list", "official", receipt.made_at, receipt.taken_by, {"papers": receipt.papers})
        return receipt

    def move(
        self, receipt: Receipt, act: str, to: str, *, actor: str, now: datetime, by: int | None = None,
        data: dict[str, Any] | None = None, **facts: Any,
    ) -> bool:  # fmt: skip
        """One step, unless somebody else was faster: then nothing happens and False comes back."""
        changed = {"status": to, "updated_at": now, **facts}
        query = update(RECEIPT).where(RECEIPT.c.id == receipt.id, RECEIPT.c.status == receipt.status)
        if not self._tx.execute(query.values(**changed)).rowcount:
            return False
        for name, value in changed.items():
            setattr(receipt, name, value)
        self._step(receipt, act, actor, now, by, data)
        return True

    def _step(
        self,
        receipt: Receipt,
        act: str,
        actor: str,
        now: datetime,
        official_id: int | None,
        data: dict[str, Any] | None,
    ) -> None:
        step = CustodyStep(
            ward=self._ward, receipt_id=int(receipt.id or 0), at=now, act=act, actor=actor, official_id=official_id,
            status=receipt.status, data=data,
        )  # fmt: skip
        self._tx.execute(insert(STEP), values(step))

    def by_code(self, code: str) -> Receipt | None:
        return next(iter(self._all(RECEIPT.c.code == code)), None)

    def by_id(self, receipt_id: int) -> Receipt | None:
        return next(iter(self._all(RECEIPT.c.id == receipt_id)), None)

    def of_visit(self, visit_id: int) -> list[Receipt]:
        return self._all(RECEIPT.c.visit_id == visit_id)

    def of_person(self, person_id: int) -> list[Receipt]:
        """What the person may still hear of, the oldest first."""
        return self._all(RECEIPT.c.person_id == person_id, RECEIPT.c.ended_at.is_(None))

    def open_ones(self, statuses: Sequence[str]) -> list[Receipt]:
        """The ward's receipts in these states, the oldest first."""
        return self._all(RECEIPT.c.status.in_(statuses))

    def story(self, receipt: Receipt) -> list[CustodyStep]:
        """All that happened to the papers, oldest first."""
        query = select(STEP).where(STEP.c.receipt_id == receipt.id).order_by(STEP.c.id)
        return [as_noun(CustodyStep, row) for row in self._tx.execute(query)]

    def join_filings(self, person_id: int) -> None:
        """Whatever receipt and file of a person go by one file code belong together. Codes are sealed: compared here."""
        query = select(FILING.c.file_code, FILING.c.id).where(
            FILING.c.ward == self._ward, FILING.c.person_id == person_id, FILING.c.file_code.is_not(None)
        )
        filings = {str(code): int(number) for code, number in self._tx.execute(query)}
        for receipt in self._all(RECEIPT.c.person_id == person_id, RECEIPT.c.filing_id.is_(None)):
            if filing_id := filings.get(receipt.file_code or ""):
                self._tx.execute(update(RECEIPT).where(RECEIPT.c.id == receipt.id).values(filing_id=filing_id))

    def forget(self, person_id: int) -> int:
        """Let go of what this person's papers were, and of who they are, once the papers are back. Returns how many
        receipts stay because the ward still has the papers: those are proof of what it owes."""
        back = select(RECEIPT.c.id).where(
            RECEIPT.c.ward == self._ward, RECEIPT.c.person_id == person_id, RECEIPT.c.ended_at.is_not(None)
        )
        self._tx.execute(update(STEP).where(STEP.c.receipt_id.in_(back)).values(data=None))
        gone = {"person_id": None, "talk": "", "papers": None, "file_code": None}
        self._tx.execute(update(RECEIPT).where(RECEIPT.c.id.in_(back)).values(**gone))
        return len(self.of_person(person_id))

    def _all(self, *conditions: Any) -> list[Receipt]:
        query = select(RECEIPT).where(RECEIPT.c.ward == self._ward, *conditions).order_by(RECEIPT.c.id).limit(500)
        return [as_noun(Receipt, row) for row in self._tx.execute(query)]
