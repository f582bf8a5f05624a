"""Co-reporters: who joined a ticket that was there, who has left it, and whose tickets they are part of."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select, update

from storage.db import Tx
from storage.models import CoReporter, Ticket
from storage.rows import as_noun, table, values
from storage.tickets import ENDED

CO, TICKET = table(CoReporter), table(Ticket)


class CoReporters:
    """What a turn may ask of and do to the co-reporters of its ward's tickets."""

    def __init__(self, tx: Tx, ward: str) -> None:
        self._tx, self._ward = tx, ward

    def join(self, row: CoReporter) -> CoReporter:
        row.id = int(self._tx.execute(insert(CO), values(row)).inserted_primary_key[0])
        return row

    def change(self, row: CoReporter, **facts: Any) -> None:
        for name, value in facts.items():
            setattr(row, name, value)
        self._tx.execute(update(CO).where(CO.c.id == row.id).values(**facts))

    def rows(self, ticket: Ticket, limit: int = 1000) -> list[CoReporter]:
        """Every report that is part of the ticket now, the oldest first; in a storm also the first reporter's own."""
        query = select(CO).where(*_present(ticket)).order_by(CO.c.id).limit(limit)
        return [as_noun(CoReporter, row) for row in self._tx.execute(query)]

    def rows_of(self, ticket: Ticket, person_id: int) -> list[CoReporter]:
        """What one person reported of it, the oldest first."""
        query = select(CO).where(*_present(ticket), CO.c.person_id == person_id).order_by(CO.c.id)
        return [as_noun(CoReporter, row) for row in self._tx.execute(query)]

    def of(self, ticket: Ticket, person_id: int | None) -> CoReporter | None:
        """The person's own row, if they are a co-reporter and not the reporter."""
        query = select(CO).where(*_present(ticket), CO.c.person_id == person_id, CO.c.person_id != ticket.person_id)
        row = self._tx.execute(query.order_by(CO.c.id).limit(1)).first()
        return None if row is None else as_noun(CoReporter, row)

    def talks(self, ticket: Ticket) -> dict[int, str]:
        """Whom besides the reporter it concerns: person and talk, each person once."""
        query = select(CO.c.person_id, CO.c.talk).where(*_present(ticket), CO.c.person_id != ticket.person_id)
        return {int(person): str(talk) for person, talk in self._tx.execute(query.order_by(CO.c.id.desc()))}

    def count(self, ticket: Ticket) -> int:
        """How many people besides the reporter."""
        query = select(func.count(CO.c.person_id.distinct()))
        query = query.where(*_present(ticket), CO.c.person_id != ticket.person_id)
        return int(self._tx.execute(query).scalar_one())

    def counts(self, ticket: Ticket) -> tuple[Counter[str], Counter[str]]:
        """How many reports are part of it by street, and by depth; a person may have made several."""
        query = select(CO.c.street, CO.c.depth, func.count()).where(*_present(ticket)).group_by(CO.c.street, CO.c.depth)
        streets: Counter[str] = Counter()
        depths: Counter[str] = Counter()
        for street, depth, count in self._tx.execute(query):
            streets[str(street)] += int(count)
            if depth:
                depths[str(depth)] += int(count)
        return streets, depths

    def tickets_of(self, person_id: int, *, limit: int = 5) -> list[Ticket]:
        """The open tickets that the person joined, the newest first."""
        mine = select(CO.c.ticket_id).where(
            CO.c.ward == self._ward, CO.c.person_id == person_id, CO.c.left_at.is_(None)
        )
        query = select(TICKET).where(
            TICKET.c.id.in_(mine), TICKET.c.person_id != person_id, TICKET.c.status.not_in(ENDED)
        )
        return [as_noun(Ticket, row) for row in self._tx.execute(query.order_by(TICKET.c.id.desc()).limit(limit))]

    def leave(self, ticket: Ticket, person_id: int, now: datetime) -> None:
        """The person wants no part in it any more."""
        self._leave(now, *_present(ticket), CO.c.person_id == person_id)

    def leave_via(self, ticket: Ticket, via: Ticket, now: datetime) -> None:
        """Whoever came with a ticket that was merged goes back with it."""
        self._leave(now, *_present(ticket), CO.c.via_id == via.id)

    def _leave(self, now: datetime, *which: ColumnElement[bool]) -> None:
        self._tx.execute(update(CO).where(*which).values(left_at=now))

    def forget(self, person_id: int, now: datetime) -> None:
        """What this person said and where; they are part of nothing any more. That somebody joined stays."""
        mine = (CO.c.ward == self._ward, CO.c.person_id == person_id)
        self._leave(now, *mine, CO.c.left_at.is_(None))
        self._tx.execute(update(CO).where(*mine).values(said=None, place=None, pin=None, street="", talk=""))

    def joined_since(self, category: str, since: datetime) -> int:
        """How many reports joined tickets of this category since then."""
        query = (
            select(func.count())
            .select_from(CO.join(TICKET, CO.c.ticket_id == TICKET.c.id))
            .where(CO.c.ward == self._ward, CO.c.since >= since, TICKET.c.category == category, CO.c.via_id.is_(None))
        )
        return int(self._tx.execute(query).scalar_one())


def _present(ticket: Ticket) -> tuple[ColumnElement[bool], ...]:
    return CO.c.ticket_id == ticket.id, CO.c.left_at.is_(None)


def all_of(tx: Tx, ward: str) -> dict[int, str]:
    """Every joined report of a ward and its ticket's code: for rehearsals and tests."""
    query = select(CO.c.id, TICKET.c.code).join_from(CO, TICKET, CO.c.ticket_id == TICKET.c.id)
    return {int(row): str(code) for row, code in tx.execute(query.where(CO.c.ward == ward).order_by(CO.c.id))}
