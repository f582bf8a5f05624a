"""Jobs: plan one, move it, cancel it; and claim what is due, row by row."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.db import Tx
from storage.models import Job
from storage.rows import as_noun, table

JOB = table(Job)
# "pending" is written out, so that both databases use the partial index
_DUE = (
    select(JOB)
    .where(JOB.c.status == "pending", JOB.c.due_at <= bindparam("now"))
    .order_by(JOB.c.due_at, JOB.c.id)
    .limit(bindparam("most"))
)
_NEXT = select(func.min(JOB.c.due_at)).where(JOB.c.status == "pending")
_CHANGE = update(JOB).where(JOB.c.id == bindparam("this"))


class Jobs:
    """What a turn may do about jobs."""

    def __init__(self, tx: Tx, ward: str) -> None:
        self._tx, self._ward = tx, ward

    def plan(self, name: str, due_at: datetime, cause: str = "", *, keep: bool = False) -> None:
        """Have it done at this time; one that is there already moves (`keep`: stays where it is)."""
        fresh = {"ward": self._ward, "name": name, "cause": cause, "due_at": due_at, "status": "pending", "tries": 0}
        insert = (postgresql if self._tx.postgres else sqlite).insert(JOB).values(**fresh)
        one = ["ward", "name", "cause"]
        moved = insert.on_conflict_do_nothing(index_elements=one) if keep else insert.on_conflict_do_update(
            index_elements=one,
            set_={"due_at": insert.excluded.due_at, "status": "pending", "tries": 0},
            where=or_(JOB.c.due_at != insert.excluded.due_at, JOB.c.status != "pending"),
        )  # fmt: skip
        self._tx.execute(moved)

    def cancel(self, name: str, cause: str = "") -> None:
        """It is not needed any more."""
        query = update(JOB).where(
            JOB.c.ward == self._ward, JOB.c.name == name, JOB.c.cause == cause, JOB.c.status == "pending"
        )
        self._tx.execute(query.values(status="cancelled"))

    def due_of(self, name: str, cause: str = "") -> datetime | None:
        """When it will be done; None when it is not planned."""
        query = select(JOB.c.due_at).where(
            JOB.c.ward == self._ward, JOB.c.name == name, JOB.c.cause == cause, JOB.c.status == "pending"
        )
        found: Any = self._tx.execute(query).scalar()
        return found if isinstance(found, datetime) else None


def claim_due(tx: Tx, now: datetime, limit: int, only: int | None = None) -> list[Job]:
    """What is due, the oldest first; on PostgreSQL locked, and rows of other processes skipped."""
    query = _DUE if only is None else _DUE.where(JOB.c.id == only)
    query = query.with_for_update(skip_locked=True) if tx.postgres else query
    return [as_noun(Job, row) for row in tx.execute(query, {"now": now, "most": limit})]


def finish(tx: Tx, job: Job, now: datetime, again: datetime | None) -> None:
    """It is done; the next time, if there is one."""
    changed = {"status": "done"} if again is None else {"status": "pending", "due_at": again}
    tx.execute(_CHANGE.values(tries=0, done_at=now, **changed), {"this": job.id})


def put_off(tx: Tx, job_id: int, until: datetime) -> None:
    """It failed: once more at this time."""
    tx.execute(_CHANGE.values(due_at=until, tries=JOB.c.tries + 1), {"this": job_id})


def next_due(tx: Tx) -> datetime | None:
    """When the next job is due."""
    found: Any = tx.execute(_NEXT).scalar()
    return found if isinstance(found, datetime) else None
