"""Tickets: open, find, move along the table of transitions, and remember everything that happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, case, func, insert, select, update

from storage.alarms import raise_alarm
from storage.db import Tx
from storage.models import Attachment, Feedback, Official, Person, Ticket, TicketEvent
from storage.rows import as_noun, table, values

TICKET, EVENT, FEEDBACK, ATTACHMENT, OFFICIAL, PERSON = (
    table(noun) for noun in (Ticket, TicketEvent, Feedback, Attachment, Official, Person)
)
_BY_CODE = select(TICKET).where(TICKET.c.ward == bindparam("ward"), TICKET.c.code == bindparam("code"))
_HAS_CODE = select(TICKET.c.id).where(TICKET.c.code == bindparam("code"))
_OPEN, _NOTE = insert(TICKET), insert(EVENT)
ENDED = ("closed", "refused", "cancelled", "merged")
WORKED_ON = ("new", "accepted", "waiting_resident", "waiting_other", "reopened")  # the ward owes something
WAITING = ("waiting_resident", "waiting_other")
UNCLAIMED = ("new", "reopened")
# What is owed next: an answer while nobody has given one, else the work.
_owed = case(
    (and_(TICKET.c.responded_at.is_(None), TICKET.c.status == "new"), TICKET.c.respond_due), else_=TICKET.c.resolve_due
)


@dataclass(frozen=True, slots=True)
class OpenCounts:
    """How many tickets of the ward wait for what."""

    late: int
    due: int
    unclaimed: int
    waiting: int


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A ticket as a list shows it: nothing personal, nothing sealed."""

    code: str
    category: str
    subcategory: str | None
    street: str
    due: datetime
    holder: str | None


class Tickets:
    """What a turn may ask of and do to tickets. `new_code` makes codes that cannot be guessed in sequence."""

    def __init__(self, tx: Tx, ward: str, new_code: Callable[[], str]) -> None:
        self._tx, self._ward, self._new_code = tx, ward, new_code

    def open(self, ticket: Ticket, *, actor: str, data: dict[str, Any] | None = None) -> Ticket:
        """Store a new ticket under a fresh code, with its first line of history."""
        ticket.code = self._fresh_code()
        ticket.id = int(self._tx.execute(_OPEN, values(ticket)).inserted_primary_key[0])
        self.note(ticket, "opened", actor=actor, now=ticket.opened_at, data=data)
        return ticket

    def _fresh_code(self) -> str:
        while True:
            code = self._new_code()
            if self._tx.execute(_HAS_CODE, {"code": code}).first() is None:
                return code

    def by_code(self, code: str) -> Ticket | None:
        row = self._tx.execute(_BY_CODE, {"ward": self._ward, "code": code}).first()
        return None if row is None else as_noun(Ticket, row)

    def by_id(self, ticket_id: int) -> Ticket | None:
        row = self._tx.execute(select(TICKET).where(TICKET.c.ward == self._ward, TICKET.c.id == ticket_id)).first()
        return None if row is None else as_noun(Ticket, row)

    def of_person(self, person_id: int, *, open_only: bool = False, limit: int = 5) -> list[Ticket]:
        """The person's newest tickets first."""
        query = select(TICKET).where(TICKET.c.ward == self._ward, TICKET.c.person_id == person_id)
        if open_only:
            query = query.where(TICKET.c.status.not_in(ENDED))
        rows = self._tx.execute(query.order_by(TICKET.c.id.desc()).limit(limit))
        return [as_noun(Ticket, row) for row in rows]

    def open_ones(self, limit: int) -> list[Ticket]:
        """The first that are not ended, the oldest deadline first; restricted ones aside."""
        return self._first(limit, TICKET.c.status.in_((*WORKED_ON, "resolved")), TICKET.c.restricted.is_(None))

    def like(self, ticket: Ticket, limit: int) -> list[str]:
        """The codes of open tickets of its category, those of its street first; restricted ones aside."""
        elsewhere = case((TICKET.c.street == ticket.street, 0), else_=1)
        query = select(TICKET.c.code).where(
            TICKET.c.ward == self._ward, TICKET.c.status.in_((*WORKED_ON, "resolved")), TICKET.c.restricted.is_(None),
            TICKET.c.category == ticket.category, TICKET.c.id != ticket.id,
        )  # fmt: skip
        return list(self._tx.execute(query.order_by(elsewhere, TICKET.c.resolve_due).limit(limit)).scalars())

    def unclaimed(self, limit: int) -> list[Ticket]:
        """The first that anybody could take, the oldest deadline first; restricted ones aside."""
        return self._first(limit, TICKET.c.status.in_(UNCLAIMED), TICKET.c.restricted.is_(None))

    def held_by(self, official_id: int, limit: int) -> list[Ticket]:
        """The first that this official has and has not reported done, the oldest deadline first."""
        return self._first(limit, TICKET.c.status.in_(WORKED_ON), TICKET.c.official_id == official_id)

    def _first(self, limit: int, *which: ColumnElement[bool]) -> list[Ticket]:
        # which ones is sorted by number and deadline alone; only those are then fetched and unsealed
        first = (
            select(TICKET.c.id).where(TICKET.c.ward == self._ward, *which).order_by(TICKET.c.resolve_due).limit(limit)
        )
        query = select(TICKET).where(TICKET.c.id.in_(first)).order_by(TICKET.c.resolve_due)
        return [as_noun(Ticket, row) for row in self._tx.execute(query)]

    def open_count(self) -> int:
        """How many of the ward are not ended; restricted ones are not counted."""
        mine = (
            TICKET.c.ward == self._ward,
            TICKET.c.status.in_((*WORKED_ON, "resolved")),
            TICKET.c.restricted.is_(None),
        )
        return int(self._tx.execute(select(func.count()).where(*mine)).scalar_one())

    def alike(self, ticket: Ticket, *, since: datetime) -> int:
        """Other tickets of this kind in this street since then."""
        query = select(func.count()).where(
            TICKET.c.ward == self._ward, TICKET.c.opened_at >= since, TICKET.c.category == ticket.category,
            TICKET.c.street == ticket.street, TICKET.c.id != (ticket.id or 0),
        )  # fmt: skip
        return int(self._tx.execute(query).scalar_one())

    def open_counts(self, now: datetime, until: datetime) -> OpenCounts:
        """What is late now, due before `until`, held by nobody, and waiting; restricted ones are not counted."""
        running = TICKET.c.status.not_in(WAITING)
        counted = (
            and_(running, _owed < now), and_(running, _owed >= now, _owed < until),
            and_(running, TICKET.c.official_id.is_(None)), TICKET.c.status.in_(WAITING),
        )  # fmt: skip
        sums = [func.coalesce(func.sum(case((one, 1), else_=0)), 0) for one in counted]
        return OpenCounts(*map(int, self._tx.execute(select(*sums).where(*self._worked_on())).one()))

    def open_lines(self, *, since: datetime | None = None, until: datetime, limit: int) -> list[OpenLine]:
        """The first that are owed in this time, the oldest first."""
        query = (
            select(
                TICKET.c.code, TICKET.c.category, TICKET.c.subcategory, TICKET.c.street, _owed.label("due"),
                OFFICIAL.c.name,
            )
            .outerjoin_from(TICKET, OFFICIAL, TICKET.c.official_id == OFFICIAL.c.id)
            .where(*self._worked_on(), TICKET.c.status.not_in(WAITING), _owed < until)
        )  # fmt: skip
        query = query.where(_owed >= since) if since else query
        return [OpenLine(*row) for row in self._tx.execute(query.order_by(_owed, TICKET.c.id).limit(limit))]

    def _worked_on(self) -> tuple[ColumnElement[bool], ...]:
        return TICKET.c.ward == self._ward, TICKET.c.status.in_(WORKED_ON), TICKET.c.restricted.is_(None)

    def day_counts(self, begin: datetime, end: datetime) -> tuple[int, int]:
        """How many were opened, and how many were done."""
        mine = (
            select(func.count()).select_from(TICKET).where(TICKET.c.ward == self._ward, TICKET.c.restricted.is_(None))
        )
        opened = mine.where(TICKET.c.opened_at >= begin, TICKET.c.opened_at < end)
        done = mine.where(TICKET.c.resolved_at >= begin, TICKET.c.resolved_at < end)
        return int(self._tx.execute(opened).scalar_one()), int(self._tx.execute(done).scalar_one())

    def move(self, ticket: Ticket, to: str, *, now: datetime, **facts: Any) -> bool:
        """Change the status, unless somebody else changed it first: then nothing happens and False comes back."""
        changed = {"status": to, "updated_at": now, **facts}
        query = update(TICKET).where(TICKET.c.id == ticket.id, TICKET.c.status == ticket.status)
        if not self._tx.execute(query.values(**changed)).rowcount:
            return False
        for name, value in changed.items():
            setattr(ticket, name, value)
        return True

    def change(self, ticket: Ticket, *, now: datetime, **facts: Any) -> None:
        """Keep new facts on a ticket without moving it."""
        for name, value in facts.items():
            setattr(ticket, name, value)
        self._tx.execute(update(TICKET).where(TICKET.c.id == ticket.id).values(updated_at=now, **facts))

    def note(
        self,
        ticket: Ticket,
        kind: str,
        *,
        actor: str,
        now: datetime,
        official_id: int | None = None,
        data: dict[str, Any] | None = None,
    ) -> None:
        """Append a line to the ticket's history."""
        line = TicketEvent(
            ward=self._ward, ticket_id=_id(ticket), at=now, kind=kind, actor=actor, official_id=official_id,
            status=ticket.status, data=data,
        )  # fmt: skip
        self._tx.execute(_NOTE, values(line))

    def story(self, ticket: Ticket) -> list[TicketEvent]:
        """All that happened to the ticket, oldest first."""
        query = select(EVENT).where(EVENT.c.ticket_id == ticket.id).order_by(EVENT.c.id)
        return [as_noun(TicketEvent, row) for row in self._tx.execute(query)]

    def rate(self, ticket: Ticket, rating: str, *, now: datetime) -> None:
        """What the reporter thinks; a later word takes the place of an earlier one."""
        known = self._tx.execute(select(FEEDBACK.c.id).where(FEEDBACK.c.ticket_id == ticket.id)).scalar()
        if known is None:
            fresh = Feedback(ward=self._ward, ticket_id=_id(ticket), person_id=ticket.person_id, rating=rating, at=now)
            self._tx.execute(insert(FEEDBACK), values(fresh))
        else:
            self._tx.execute(update(FEEDBACK).where(FEEDBACK.c.id == known).values(rating=rating, at=now))

    def explain_rating(self, ticket: Ticket, reason: str) -> None:
        self._tx.execute(update(FEEDBACK).where(FEEDBACK.c.ticket_id == ticket.id).values(reason=reason))

    def feedback(self, ticket: Ticket) -> Feedback | None:
        row = self._tx.execute(select(FEEDBACK).where(FEEDBACK.c.ticket_id == ticket.id)).first()
        return None if row is None else as_noun(Feedback, row)

    def attach(self, ticket: Ticket | None, files: Sequence[Attachment]) -> list[int]:
        """Keep the references of photos, to be fetched outside the turn."""
        kept = []
        for file in files:
            if ticket is not None:
                file.ticket_id, file.person_id = ticket.id, file.person_id or ticket.person_id
            kept.append(int(self._tx.execute(insert(ATTACHMENT), values(file)).inserted_primary_key[0]))
        return kept

    def set_photos_aside(self, ticket: Ticket, since: datetime) -> None:
        """Photos of an act that was taken back: kept, and shown to no resident."""
        mine = (ATTACHMENT.c.ticket_id == ticket.id, ATTACHMENT.c.side == "after", ATTACHMENT.c.created_at >= since)
        self._tx.execute(update(ATTACHMENT).where(*mine).values(side="internal"))

    def photos(self, ticket: Ticket, side: str | None = None) -> list[Attachment]:
        query = select(ATTACHMENT).where(ATTACHMENT.c.ticket_id == ticket.id)
        if side:
            query = query.where(ATTACHMENT.c.side == side)
        return [as_noun(Attachment, row) for row in self._tx.execute(query.order_by(ATTACHMENT.c.id))]

    def same_photos(self, ticket: Ticket) -> list[str]:
        """The codes of other tickets that hold a picture of this one, the oldest first; restricted ones aside."""
        here, there = ATTACHMENT.alias(), ATTACHMENT.alias()
        query = (
            select(TICKET.c.code)
            .join(there, there.c.ticket_id == TICKET.c.id)
            .join(here, here.c.sha256 == there.c.sha256)
            .where(here.c.ticket_id == ticket.id, TICKET.c.id != ticket.id, TICKET.c.ward == self._ward)
            .where(TICKET.c.restricted.is_(None))
            .order_by(TICKET.c.id)
        )
        return list(dict.fromkeys(self._tx.execute(query).scalars()))

    def reporter_phone(self, ticket: Ticket) -> str:
        """The number that whoever reported it has shared; empty when they have not."""
        query = select(PERSON.c.phone).where(PERSON.c.ward == self._ward, PERSON.c.id == ticket.person_id)
        return str(self._tx.execute(query).scalar() or "")

    def alarm(self, kind: str, *, ref: str, detail: str, now: datetime) -> None:
        """Something that a person must look at."""
        raise_alarm(self._tx, self._ward, kind, ref=ref, detail=detail, now=now)


def _id(ticket: Ticket) -> int:
    if ticket.id is None:
        raise ValueError("a ticket that is not stored yet")
    return ticket.id


def all_of(tx: Tx, ward: str) -> list[Ticket]:
    """Every ticket of a ward, oldest first: for rehearsals and tests."""
    return [
        as_noun(Ticket, row) for row in tx.execute(select(TICKET).where(TICKET.c.ward == ward).order_by(TICKET.c.id))
    ]
