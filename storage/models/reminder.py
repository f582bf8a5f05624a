"""Lời nhắc: something to say to somebody at a time, while it is still true and still helps."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import SQLModel

from storage.models.columns import key, moment, ref, secret_json

PENDING = text("status = 'pending'")


class Reminder(SQLModel, table=True):
    """One reminder of one kind for one cause (a file, a booking, a visit) to one thread.

    Planned again for another time, it is the same row with a higher `round`, so it can neither be doubled nor
    outlive what it was for.
    """

    __table_args__ = (
        UniqueConstraint("ward", "cause", "kind", "talk"),
        Index("reminder_due", "due_at", "id", sqlite_where=PENDING, postgresql_where=PENDING),
    )

    id: int | None = key()
    ward: str
    cause: str  # what it is about: "file:12", "booking:7"; all of a cause's reminders are cancelled together
    kind: str
    talk: str  # the thread that hears it
    person_id: int = ref("person.id")
    due_at: datetime = moment()
    useful_until: datetime = moment()  # later than this it is dropped, with a trace
    hours: str = "day"  # when it may be said: day, or the hours of older people (elder)
    facts: dict[str, Any] | None = secret_json()  # what its sentence needs
    status: str = "pending"  # pending, fired, dropped, cancelled
    why: str = ""  # dropped: why
    round: int = 1
    planned_at: datetime = moment()
    ended_at: datetime | None = moment(optional=True)
