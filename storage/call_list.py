"""Whom no message could reach: kept until an official says that they called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, insert, select, update

from storage.db import Tx
from storage.models import Call, Outbox
from storage.rows import as_noun, table, values

CALL, OUTBOX = table(Call), table(Outbox)


class CallList:
    """What a turn, a command or the outbox may ask of and do to the list of one ward."""

    def __init__(self, tx: Tx, ward: str) -> None:
        self._tx, self._ward = tx, ward

    def put(self, call: Call) -> tuple[Call, bool]:
        """Keep a call. For one person and one thing there is one: its newest message is what to tell them."""
        query = select(CALL).where(*self._open, CALL.c.person_id == call.person_id, CALL.c.about == call.about)
        row = self._tx.execute(query).first() if call.person_id is not None else None
        if row is None:
            call.id = int(self._tx.execute(insert(CALL), values(call)).inserted_primary_key[0])
            return call, True
        known = as_noun(Call, row)
        known.outbox_id, known.phone = call.outbox_id, call.phone or known.phone
        changed = {"outbox_id": known.outbox_id, "phone": known.phone}
        self._tx.execute(update(CALL).where(CALL.c.id == known.id).values(**changed))
        return known, False

    def open(self, limit: int = 100) -> list[Call]:
        """Whom to call, the longest waiting first."""
        query = select(CALL).where(*self._open).order_by(CALL.c.id).limit(limit)
        return [as_noun(Call, row) for row in self._tx.execute(query)]

    def by_id(self, call_id: int) -> Call | None:
        row = self._tx.execute(select(CALL).where(CALL.c.ward == self._ward, CALL.c.id == call_id)).first()
        return None if row is None else as_noun(Call, row)

    def about(self, code: str) -> list[Call]:
        """The open calls about a ticket."""
        query = select(CALL).where(*self._open, CALL.c.about == code).order_by(CALL.c.id)
        return [as_noun(Call, row) for row in self._tx.execute(query)]

    def words(self, call: Call) -> str:
        """What could not be said to them."""
        if call.words:
            return call.words
        body = self._tx.execute(select(OUTBOX.c.body).where(OUTBOX.c.id == call.outbox_id)).scalar()
        return str(body["text"]) if body else ""

    def close(self, calls: Sequence[Call], *, official_id: int | None, now: datetime) -> int:
        """They were called; how many of these nobody had called before."""
        ids = [call.id for call in calls]
        query = update(CALL).where(*self._open, CALL.c.id.in_(ids))
        return int(self._tx.execute(query.values(done_at=now, official_id=official_id)).rowcount)

    def forget(self, person_id: int, now: datetime) -> None:
        """Nobody calls this person any more, and their number is gone."""
        query = update(CALL).where(CALL.c.ward == self._ward, CALL.c.person_id == person_id)
        self._tx.execute(query.where(CALL.c.done_at.is_(None)).values(done_at=now))
        self._tx.execute(query.values(phone=None, words=None))

    @property
    def _open(self) -> tuple[ColumnElement[bool], ...]:
        return (CALL.c.ward == self._ward, CALL.c.done_at.is_(None))
