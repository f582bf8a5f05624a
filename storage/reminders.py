"""Reminders: plan, move, cancel; and claim what is due, each at most once per round."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.db import Tx
from storage.models import Reminder
from storage.rows import as_noun, table, values

REMINDER = table(Reminder)
# "pending" is written out, so that both databases use the partial index
_DUE = (
    select(REMINDER)
    .where(REMINDER.c.status == "pending", REMINDER.c.due_at <= bindparam("now"))
    .order_by(REMINDER.c.due_at, REMINDER.c.id)
    .limit(bindparam("most"))
)
_NEXT = select(func.min(REMINDER.c.due_at)).where(REMINDER.c.status == "pending")
_END = (
    update(REMINDER)
    .where(REMINDER.c.id == bindparam("this"))
    .values(status=bindparam("ended_as"), why=bindparam("because"), ended_at=bindparam("at"))
)
_MOVE = update(REMINDER).where(REMINDER.c.id == bindparam("this")).values(due_at=bindparam("later"))


class Reminders:
    """What a turn may do about reminders."""

    def __init__(self, tx: Tx, ward: str) -> None:
        self._tx, self._ward = tx, ward

    def plan(self, reminder: Reminder) -> None:
        """Keep a reminder. One of this cause, kind and thread that is already there moves to the new time; at the
        same time as before it is left alone, so that what was said is not said again."""
        insert = (postgresql if self._tx.postgres else sqlite).insert(REMINDER).values(**values(reminder))
        moved = insert.on_conflict_do_update(
            index_elements=["ward", "cause", "kind", "talk"],
            set_={
                "due_at": insert.excluded.due_at,
                "useful_until": insert.excluded.useful_until,
                "hours": insert.excluded.hours,
                "facts": insert.excluded.facts,
                "planned_at": insert.excluded.planned_at,
                "status": "pending",
                "why": "",
                "ended_at": None,
                "round": REMINDER.c.round + 1,
            },
            where=or_(REMINDER.c.due_at != insert.excluded.due_at, REMINDER.c.status == "cancelled"),
        )
        self._tx.execute(moved)

    def cancel(self, cause: str, kinds: Sequence[str] = (), *, now: datetime) -> int:
        """The cause is over: its pending reminders (of these kinds, or all) will not fire. Returns how many."""
        query = update(REMINDER).where(
            REMINDER.c.ward == self._ward, REMINDER.c.cause == cause, REMINDER.c.status == "pending"
        )
        if kinds:
            query = query.where(REMINDER.c.kind.in_(kinds))
        return int(self._tx.execute(query.values(status="cancelled", ended_at=now)).rowcount)

    def forget(self, person_id: int) -> None:
        """Let go of everything that this person was to be reminded of."""
        self._tx.execute(delete(REMINDER).where(REMINDER.c.ward == self._ward, REMINDER.c.person_id == person_id))

    def drop(self, reminder_id: int, why: str, *, now: datetime) -> None:
        """It came due, but is no longer true: leave the trace."""
        self._tx.execute(_END, {"this": reminder_id, "ended_as": "dropped", "because": why, "at": now})


def claim_due(tx: Tx, now: datetime, limit: int) -> list[Reminder]:
    """What is due, the oldest first; on PostgreSQL locked, and rows of other processes skipped."""
    query = _DUE.with_for_update(skip_locked=True) if tx.postgres else _DUE
    return [as_noun(Reminder, row) for row in tx.execute(query, {"now": now, "most": limit})]


def end(tx: Tx, ended: Sequence[tuple[int, str, str]], now: datetime) -> None:
    """Write down how reminders ended: (id, status, why)."""
    if ended:
        tx.execute(_END, [{"this": one, "ended_as": status, "because": why, "at": now} for one, status, why in ended])


def put_off(tx: Tx, moved: Sequence[tuple[int, datetime]]) -> None:
    """Move due reminders to a better hour: (id, when). They stay pending and keep their round."""
    if moved:
        tx.execute(_MOVE, [{"this": one, "later": later} for one, later in moved])


def next_due(tx: Tx) -> datetime | None:
    """When the next reminder is due."""
    found: Any = tx.execute(_NEXT).scalar()
    return found if found is None or isinstance(found, datetime) else None
