"""Marks of rude or untrue messages: kept, counted for a person, and reviewed once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select, update

from storage.db import Tx
from storage.models import AbuseMark
from storage.rows import as_noun, table, values

MARK = table(AbuseMark)


class Abuse:
    """What a turn may ask of and do to the marks of one ward."""

    def __init__(self, tx: Tx, ward: str) -> None:
        self._tx, self._ward = tx, ward

    def mark(self, mark: AbuseMark) -> AbuseMark:
        """Keep one."""
        mark.id = int(self._tx.execute(insert(MARK), values(mark)).inserted_primary_key[0])
        return mark

    def of_person(self, person_id: int, since: datetime) -> list[AbuseMark]:
        """A person's marks since then, the oldest first."""
        query = select(MARK).where(MARK.c.ward == self._ward, MARK.c.person_id == person_id, MARK.c.at >= since)
        return [as_noun(AbuseMark, row) for row in self._tx.execute(query.order_by(MARK.c.id))]

    def by_id(self, mark_id: int) -> AbuseMark | None:
        row = self._tx.execute(select(MARK).where(MARK.c.ward == self._ward, MARK.c.id == mark_id)).first()
        return None if row is None else as_noun(AbuseMark, row)

    def review(self, mark: AbuseMark, verdict: str, *, official_id: int | None, now: datetime) -> bool:
        """An official has looked; False when somebody had already."""
        query = update(MARK).where(MARK.c.id == mark.id, MARK.c.verdict == "")
        return bool(self._tx.execute(query.values(verdict=verdict, official_id=official_id, reviewed_at=now)).rowcount)
