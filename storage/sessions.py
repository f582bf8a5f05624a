"""Sessions at a hall: begun, opened, closed; their roster, what was counted in them, what was borrowed for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Table, case, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from storage.db import Tx
from storage.models import Booking, Session, SessionItem, SessionMember, SessionTally, Ticket
from storage.rows import as_noun, table, values

SESSION, MEMBER, TALLY, ITEM = (table(noun) for noun in (Session, SessionMember, SessionTally, SessionItem))
BOOKING, TICKET = table(Booking), table(Ticket)
MET = ("arrived", "called", "served")  # whoever of a queue or a list really was there
OVER = ("closed", "resolved", "refused", "cancelled")  # a ticket that nobody waits for any more
Noun = TypeVar("Noun", bound=SQLModel)


class Sessions:
    """What a turn and the desk may do about sessions of one ward."""

    def __init__(self, tx: Tx, ward: str) -> None:
        self._tx, self._ward = tx, ward

    # --- sessions ----------------------------------------------------------------------------------------

    def begin(self, session: Session) -> Session:
        """Store a session, with the team of the one before; or give the one that is there already, whoever made it."""
        dialect = postgresql if self._tx.postgres else sqlite
        query = dialect.insert(SESSION).values(**values(session)).on_conflict_do_nothing().returning(SESSION.c.id)
        row = self._tx.execute(query).first()
        if row is None:
            found = self.on(session.offering, session.day)
            if found is None:
                raise LookupError(f"session of {session.offering} on {session.day}")
            return found
        session.id = int(row.id)
        self._same_team(session)
        return session

    def _same_team(self, session: Session) -> None:
        """The team stays from one session to the next, until somebody changes it."""
        for one in self._team_before(session):
            self.join(SessionMember(
                ward=self._ward, session_id=_id(session), role=one.role, official_id=one.official_id, name=one.name,
                made_at=session.made_at,
            ))  # fmt: skip

    def _team_before(self, session: Session) -> list[SessionMember]:
        query = select(SESSION).where(
            SESSION.c.ward == self._ward, SESSION.c.offering == session.offering, SESSION.c.day < session.day
        )
        row = self._tx.execute(query.order_by(SESSION.c.day.desc()).limit(1)).first()
        if row is None:
            return []
        team = self._of(SessionMember, MEMBER, as_noun(Session, row))
        return [SessionMember(**{**values(one), "coming": ""}) for one in team]

    def on(self, offering: str, day: date) -> Session | None:
        return self._one(SESSION.c.offering == offering, SESSION.c.day == day)

    def by_id(self, session_id: int) -> Session | None:
        return self._one(SESSION.c.id == session_id)

    def between(self, first: date, last: date) -> list[Session]:
        """Those of these days, both included, in their order."""
        return self._all(SESSION.c.day >= first, SESSION.c.day <= last)

    def open_ones(self) -> list[Session]:
        return self._all(SESSION.c.status == "open")

    def change(self, session: Session, **facts: Any) -> bool:
        """Keep new facts, unless somebody else changed its status first: then nothing happens and False comes back."""
        query = update(SESSION).where(SESSION.c.id == session.id, SESSION.c.status == session.status)
        if not self._tx.execute(query.values(**facts)).rowcount:
            return False
        for name, value in facts.items():
            setattr(session, name, value)
        return True

    # --- roster ------------------------------------------------------------------------------------------

    def team(self, session: Session) -> list[SessionMember]:
        """Who is on its roster; of one that is not stored yet, who would be: the team of the one before."""
        return self._of(SessionMember, MEMBER, session) if session.id else self._team_before(session)

    def join(self, member: SessionMember) -> None:
        self._tx.execute(insert(MEMBER), values(member))

    def leave(self, session: Session, member_id: int) -> None:
        self._tx.execute(delete(MEMBER).where(MEMBER.c.session_id == session.id, MEMBER.c.id == member_id))

    def answer(self, session: Session, official_id: int, coming: str) -> bool:
        """What a member says to the reminder; False when they are not on the roster."""
        query = update(MEMBER).where(MEMBER.c.session_id == session.id, MEMBER.c.official_id == official_id)
        return bool(self._tx.execute(query.values(coming=coming)).rowcount)

    # --- what was done -----------------------------------------------------------------------------------

    def count(self, tally: SessionTally) -> None:
        self._tx.execute(insert(TALLY), values(tally))

    def tally(self, session: Session) -> list[SessionTally]:
        return self._of(SessionTally, TALLY, session)

    def take_back(self, session: Session, official_id: int | None) -> SessionTally | None:
        """Undo what this official counted last; a case that was handed over goes on, and is not taken back so."""
        mine = [one for one in self.tally(session) if one.official_id == official_id and one.outcome != "handed_over"]
        if mine:
            self._tx.execute(delete(TALLY).where(TALLY.c.id == mine[-1].id))
        return mine[-1] if mine else None

    # --- equipment ---------------------------------------------------------------------------------------

    def lend(self, item: SessionItem) -> None:
        self._tx.execute(insert(ITEM), values(item))

    def items(self, session: Session) -> list[SessionItem]:
        return self._of(SessionItem, ITEM, session)

    def give_back(self, items: Sequence[SessionItem], now: datetime) -> None:
        query = update(ITEM).where(ITEM.c.ward == self._ward, ITEM.c.id.in_([item.id for item in items]))
        self._tx.execute(query.values(returned_at=now))

    # --- figures -----------------------------------------------------------------------------------------

    def met(self, first: date, last: date) -> dict[tuple[str, date], tuple[int, int, float]]:
        """By offering and day: who came, how many of them with a number, and how many minutes these waited together."""
        numbered = BOOKING.c.number.is_not(None)
        query = select(
            BOOKING.c.offering, BOOKING.c.day, BOOKING.c.made_at, BOOKING.c.called_at, numbered.label("numbered")
        ).where(
            BOOKING.c.ward == self._ward, BOOKING.c.day >= first, BOOKING.c.day <= last, BOOKING.c.status.in_(MET)
        )  # fmt: skip
        found: dict[tuple[str, date], tuple[int, int, float]] = {}
        for row in self._tx.execute(query):
            people, waited, minutes = found.get((row.offering, row.day), (0, 0, 0.0))
            called = bool(row.numbered and row.called_at)
            more = (row.called_at - row.made_at).total_seconds() / 60 if called else 0.0
            found[row.offering, row.day] = (people + 1, waited + called, minutes + more)
        return found

    def counted(self, first: date, last: date) -> list[tuple[int, str, str, int, int]]:
        """By session, procedure and outcome: how many, and how many of them for the first time."""
        query = (
            select(
                TALLY.c.session_id, TALLY.c.procedure, TALLY.c.outcome, func.sum(TALLY.c.count),
                func.sum(case((TALLY.c.first_time, TALLY.c.count), else_=0)),
            )
            .join(SESSION, SESSION.c.id == TALLY.c.session_id)
            .where(TALLY.c.ward == self._ward, SESSION.c.day >= first, SESSION.c.day <= last)
            .group_by(TALLY.c.session_id, TALLY.c.procedure, TALLY.c.outcome)
            .order_by(TALLY.c.session_id, TALLY.c.procedure, TALLY.c.outcome)
        )  # fmt: skip
        return [
            (int(one), str(procedure), str(outcome), int(count), int(first_time))
            for one, procedure, outcome, count, first_time in self._tx.execute(query)
        ]

    def pending(self, first: date, last: date) -> dict[int, int]:
        """By session: the cases that were handed over and have no result yet."""
        query = (
            select(TALLY.c.session_id, func.count())
            .join(SESSION, SESSION.c.id == TALLY.c.session_id)
            .join(TICKET, TICKET.c.code == TALLY.c.ticket)
            .where(
                TALLY.c.ward == self._ward, TALLY.c.outcome == "handed_over", TICKET.c.ward == self._ward,
                TICKET.c.status.not_in(OVER), SESSION.c.day >= first, SESSION.c.day <= last,
            )
            .group_by(TALLY.c.session_id)
        )  # fmt: skip
        return {int(one): int(count) for one, count in self._tx.execute(query)}

    # ---

    def _one(self, *conditions: ColumnElement[bool]) -> Session | None:
        row = self._tx.execute(select(SESSION).where(SESSION.c.ward == self._ward, *conditions)).first()
        return None if row is None else as_noun(Session, row)

    def _all(self, *conditions: ColumnElement[bool]) -> list[Session]:
        query = select(SESSION).where(SESSION.c.ward == self._ward, *conditions)
        return [as_noun(Session, row) for row in self._tx.execute(query.order_by(SESSION.c.day, SESSION.c.id))]

    def _of(self, noun: type[Noun], rows: Table, session: Session) -> list[Noun]:
        query = select(rows).where(rows.c.ward == self._ward, rows.c.session_id == session.id).order_by(rows.c.id)
        return [as_noun(noun, row) for row in self._tx.execute(query)]


def _id(session: Session) -> int:
    if session.id is None:
        raise LookupError("a session that is not stored")
    return session.id
