"""Filings: begin, keep how far somebody is, find what is open, and count for the ward's programmes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, delete, func, insert, or_, select, update

from storage.db import Tx
from storage.models import Filing, Mandate, Receipt
from storage.rows import as_noun, table, values

FILING, MANDATE, RECEIPT = table(Filing), table(Mandate), table(Receipt)


@dataclass(frozen=True, slots=True)
class FilingCount:
    """The figures of one procedure in one tổ over a time: counts, and đồng saved."""

    procedure: str
    area: str
    begun: int
    filed: int
    online: int
    first_online: int
    done: int
    trips_saved: int
    fee_saved: int
    good: int
    alone_next: int


class Filings:
    """What a turn may ask of and keep about filings."""

    def __init__(self, tx: Tx, ward: str) -> None:
        self._tx, self._ward = tx, ward

    def begin(self, filing: Filing) -> Filing:
        filing.id = int(self._tx.execute(insert(FILING), values(filing)).inserted_primary_key[0])
        return filing

    def change(self, filing: Filing, *, now: datetime, **facts: Any) -> None:
        """Keep new facts on a filing."""
        for name, value in facts.items():
            setattr(filing, name, value)
        filing.updated_at = now
        self._tx.execute(update(FILING).where(FILING.c.id == filing.id).values(updated_at=now, **facts))

    def by_id(self, filing_id: int) -> Filing | None:
        row = self._tx.execute(select(FILING).where(FILING.c.ward == self._ward, FILING.c.id == filing_id)).first()
        return None if row is None else as_noun(Filing, row)

    def of_person(self, person_id: int, *, open_only: bool = True, limit: int = 8) -> list[Filing]:
        """The person's filings, the one last touched first."""
        query = select(FILING).where(FILING.c.ward == self._ward, FILING.c.person_id == person_id)
        if open_only:
            query = query.where(FILING.c.stage != "ended")
        rows = self._tx.execute(query.order_by(FILING.c.updated_at.desc(), FILING.c.id.desc()).limit(limit))
        return [as_noun(Filing, row) for row in rows]

    def filed_online_before(self, person_id: int) -> bool:
        """Whether the person has filed anything online with us before."""
        query = select(FILING.c.id).where(FILING.c.person_id == person_id, FILING.c.online.is_(True))
        return self._tx.execute(query.limit(1)).first() is not None

    def forget(self, person_id: int) -> None:
        """Let go of all that this person told the guide, and of whom they acted for."""
        theirs = select(FILING.c.id).where(FILING.c.ward == self._ward, FILING.c.person_id == person_id)
        self._tx.execute(update(RECEIPT).where(RECEIPT.c.filing_id.in_(theirs)).values(filing_id=None))
        self._tx.execute(delete(FILING).where(FILING.c.id.in_(theirs)))
        self._tx.execute(delete(MANDATE).where(MANDATE.c.ward == self._ward, MANDATE.c.person_id == person_id))

    def allow(self, mandate: Mandate) -> Mandate:
        """Record that somebody acts for somebody else."""
        mandate.id = int(self._tx.execute(insert(MANDATE), values(mandate)).inserted_primary_key[0])
        return mandate

    def mandate(self, mandate_id: int | None) -> Mandate | None:
        row = self._tx.execute(select(MANDATE).where(MANDATE.c.ward == self._ward, MANDATE.c.id == mandate_id)).first()
        return None if row is None else as_noun(Mandate, row)

    def end_mandate(self, mandate: Mandate, now: datetime) -> None:
        mandate.ended_at = now
        self._tx.execute(update(MANDATE).where(MANDATE.c.id == mandate.id).values(ended_at=now))


def counts(tx: Tx, ward: str, since: datetime, until: datetime) -> list[FilingCount]:
    """Figures by procedure and tổ, each by the day of its own event: a month that is over does not change any more."""

    def within(moment: Any) -> Any:
        return and_(moment >= since, moment < until)

    def number(*conditions: Any) -> Any:
        return func.sum(case((and_(*conditions), 1), else_=0))

    begun, filed, ended = within(FILING.c.begun_at), within(FILING.c.filed_at), within(FILING.c.ended_at)
    query = (
        select(
            FILING.c.procedure, FILING.c.area, number(begun), number(filed), number(filed, FILING.c.online.is_(True)),
            number(filed, FILING.c.first_online.is_(True)), number(ended, FILING.c.outcome == "done"),
            func.sum(case((filed, FILING.c.trips_saved), else_=0)),
            func.sum(case((filed, FILING.c.fee_saved), else_=0)),
            number(ended, FILING.c.rating == "good"), number(ended, FILING.c.alone_next == "yes"),
        )
        .where(FILING.c.ward == ward, or_(begun, filed, ended))
        .group_by(FILING.c.procedure, FILING.c.area)
        .order_by(number(begun).desc(), FILING.c.procedure, FILING.c.area)
    )  # fmt: skip
    return [
        FilingCount(str(procedure), str(area), *(int(number) for number in numbers))
        for procedure, area, *numbers in tx.execute(query)
    ]
