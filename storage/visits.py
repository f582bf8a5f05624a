"""Visits to homes: who asked, the seats of a team's half-day taken by constraint, and what happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.db import Tx
from storage.models import HomeVisit, VisitAsker, VisitEvent, VisitSeat
from storage.rows import as_noun, table, values

VISIT, ASKER, SEAT, EVENT = (table(noun) for noun in (HomeVisit, VisitAsker, VisitSeat, VisitEvent))
OPEN = ("to_decide", "offered", "accepted")  # somebody has to expect it
PERSONAL = ("whom", "name", "born", "why", "words", "place", "pin", "phone", "door_code", "decision")


class Visits:
    """What a turn may ask and do about visits."""

    def __init__(
        self, tx: Tx, ward: str, new_code: Callable[[], str] = str, new_door_code: Callable[[], str] = str
    ) -> None:
        self._tx, self._ward, self._new_code, self._new_door_code = tx, ward, new_code, new_door_code

    # --- seats: how many visits a team makes in a half-day ---------------------------------------------------

    def taken(self, since: datetime, until: datetime) -> dict[tuple[str, datetime], frozenset[int]]:
        """The seats that are not free, by team and beginning of the half-day."""
        query = select(SEAT.c.team, SEAT.c.begins_at, SEAT.c.number).where(
            SEAT.c.ward == self._ward, SEAT.c.begins_at >= since, SEAT.c.begins_at < until
        )
        found: dict[tuple[str, datetime], set[int]] = {}
        for team, begins_at, number in self._tx.execute(query):
            found.setdefault((team, begins_at), set()).add(number)
        return {place: frozenset(numbers) for place, numbers in found.items()}

    def take(self, visit: HomeVisit, team: str, begins_at: datetime, seats: Sequence[int]) -> bool:
        """The first of these seats that nobody has is the visit's, and any other that it had is free. The unique
        constraint decides, also between processes; False: somebody was faster, and nothing has changed."""
        dialect = postgresql if self._tx.postgres else sqlite
        for number in seats:
            row = {
                "ward": self._ward, "team": team, "begins_at": begins_at, "number": number, "visit_id": visit.id,
            }  # fmt: skip
            insert_seat = dialect.insert(SEAT).values(**row).on_conflict_do_nothing().returning(SEAT.c.id)
            if (taken := self._tx.execute(insert_seat).first()) is not None:
                self._tx.execute(delete(SEAT).where(SEAT.c.visit_id == visit.id, SEAT.c.id != taken.id))
                return True
        return False

    def free(self, visit: HomeVisit) -> None:
        self._tx.execute(delete(SEAT).where(SEAT.c.visit_id == visit.id))

    # --- visits ----------------------------------------------------------------------------------------------

    def add(self, visit: HomeVisit) -> HomeVisit:
        """Store a new visit under a fresh code, with a code for the door."""
        while True:
            visit.code = self._new_code()
            if self.by_code(visit.code) is None:
                break
        visit.door_code = self._new_door_code()
        visit.id = int(self._tx.execute(insert(VISIT), values(visit)).inserted_primary_key[0])
        return visit

    def drop(self, visit: HomeVisit) -> None:
        """One that never got a half-day: nothing of it is kept."""
        self._tx.execute(delete(VISIT).where(VISIT.c.id == visit.id))

    def change(self, visit: HomeVisit, *, now: datetime, **facts: Any) -> bool:
        """Keep new facts, unless somebody else changed its status or its visitor first: then nothing happens and False
        comes back."""
        changed = {"updated_at": now, **facts}
        query = update(VISIT).where(
            VISIT.c.id == visit.id, VISIT.c.status == visit.status, VISIT.c.official_id.is_not_distinct_from(visit.official_id)
        )  # fmt: skip
        if not self._tx.execute(query.values(**changed)).rowcount:
            return False
        for name, value in changed.items():
            setattr(visit, name, value)
        return True

    def by_id(self, visit_id: int) -> HomeVisit | None:
        return next(iter(self._all(VISIT.c.id == visit_id)), None)

    def by_code(self, code: str) -> HomeVisit | None:
        return next(iter(self._all(VISIT.c.code == code)), None)

    def within(self, begin: datetime, end: datetime | None = None) -> list[HomeVisit]:
        """All that somebody has to expect in this time, the nearest first. One that was never reported stays open, so
        without a time the old ones would crowd out those ahead."""
        before = () if end is None else (VISIT.c.begins_at < end,)
        return self._all(VISIT.c.status.in_(OPEN), VISIT.c.ends_at > begin, *before)

    def of_person(self, person_id: int, *, since: datetime) -> list[HomeVisit]:
        """What the person has to expect after `since`: what they asked for, or joined."""
        joined = exists().where(
            ASKER.c.visit_id == VISIT.c.id, ASKER.c.person_id == person_id, ASKER.c.status == "joined"
        )
        theirs = or_(VISIT.c.person_id == person_id, joined)
        return self._all(theirs, VISIT.c.status.in_(OPEN), VISIT.c.ends_at > since)

    def of_team(self, team: str, begin: datetime, end: datetime) -> list[HomeVisit]:
        """The visits of a team in this time, whatever became of them."""
        return self._all(VISIT.c.team == team, VISIT.c.begins_at >= begin, VISIT.c.begins_at < end)

    def of_official(self, official_id: int, begin: datetime, end: datetime) -> list[HomeVisit]:
        """What one official has accepted in this time."""
        mine = (VISIT.c.official_id == official_id, VISIT.c.status == "accepted")
        return self._all(*mine, VISIT.c.begins_at >= begin, VISIT.c.begins_at < end)

    def of_entitled(self, entitled_id: int) -> list[HomeVisit]:
        """What somebody on the list has to expect."""
        return self._all(VISIT.c.entitled_id == entitled_id, VISIT.c.status.in_(OPEN))

    # --- who else asked --------------------------------------------------------------------------------------

    def ask(self, asker: VisitAsker) -> VisitAsker:
        """Keep that somebody else asked for the same visit."""
        asker.id = int(self._tx.execute(insert(ASKER), values(asker)).inserted_primary_key[0])
        return asker

    def askers(self, visit: HomeVisit, *statuses: str) -> list[VisitAsker]:
        """Who else asked for it, in this order: all of them, or those who stand so."""
        query = select(ASKER).where(ASKER.c.ward == self._ward, ASKER.c.visit_id == visit.id)
        if statuses:
            query = query.where(ASKER.c.status.in_(statuses))
        return [as_noun(VisitAsker, row) for row in self._tx.execute(query.order_by(ASKER.c.id))]

    def waits_to_join(self, person_id: int) -> bool:
        """Whether they asked for a visit that somebody else had asked for, and have no answer yet."""
        query = select(ASKER.c.id).where(ASKER.c.ward == self._ward, ASKER.c.person_id == person_id)
        return self._tx.execute(query.where(ASKER.c.status == "pending").limit(1)).first() is not None

    def answer_asker(self, asker: VisitAsker, status: str) -> bool:
        """The first asker (or an official) says whether they belong together; once."""
        query = update(ASKER).where(ASKER.c.id == asker.id, ASKER.c.status == "pending")
        return bool(self._tx.execute(query.values(status=status)).rowcount)

    # --- history ---------------------------------------------------------------------------------------------

    def note(
        self, visit: HomeVisit, kind: str, *, actor: str, now: datetime, official_id: int | None = None,
        data: dict[str, Any] | None = None,
    ) -> None:  # fmt: skip
        """Append to what happened."""
        event = VisitEvent(
            ward=self._ward, visit_id=int(visit.id or 0), at=now, kind=kind, actor=actor, official_id=official_id,
            data=data,
        )  # fmt: skip
        self._tx.execute(insert(EVENT), values(event))

    def story(self, visit: HomeVisit) -> list[VisitEvent]:
        query = select(EVENT).where(EVENT.c.ward == self._ward, EVENT.c.visit_id == visit.id)
        return [as_noun(VisitEvent, row) for row in self._tx.execute(query.order_by(EVENT.c.id))]

    # --- forgetting ------------------------------------------------------------------------------------------

    def forget(self, person_id: int) -> None:
        """Let go of all that this person told of visits; one that somebody else joined goes on as theirs. Figures
        (team, tổ, kind, how it ended) stay, nothing in them says who it was."""
        self._tx.execute(delete(ASKER).where(ASKER.c.ward == self._ward, ASKER.c.person_id == person_id))
        for visit in self._all(VISIT.c.person_id == person_id, most=1000):
            heirs = self.askers(visit, "joined")
            if heirs:
                facts: dict[str, Any] = {
                    "person_id": heirs[0].person_id, "talk": heirs[0].talk, "phone": heirs[0].phone, "words": heirs[0].words,
                }  # fmt: skip
                self._tx.execute(delete(ASKER).where(ASKER.c.id == heirs[0].id))
            else:
                facts = {"person_id": None, "talk": "", "entitled_id": None, "street": ""} | dict.fromkeys(PERSONAL)
                self._tx.execute(delete(ASKER).where(ASKER.c.visit_id == visit.id))
                self._tx.execute(update(EVENT).where(EVENT.c.visit_id == visit.id).values(data=None))
            self._tx.execute(update(VISIT).where(VISIT.c.id == visit.id).values(mandate_id=None, **facts))

    # ---

    def _all(self, *conditions: ColumnElement[bool], most: int = 500) -> list[HomeVisit]:
        query = select(VISIT).where(and_(VISIT.c.ward == self._ward, *conditions))
        rows = self._tx.execute(query.order_by(VISIT.c.begins_at, VISIT.c.id).limit(most))
        return [as_noun(HomeVisit, row) for row in rows]


def all_of(tx: Tx, ward: str) -> list[HomeVisit]:
    """Every visit of a ward, the oldest first."""
    query = select(VISIT).where(VISIT.c.ward == ward).order_by(VISIT.c.id)
    return [as_noun(HomeVisit, row) for row in tx.execute(query)]
