"""Việc hẹn giờ: something the ward itself does at a time: look at a ticket's clock, call the duty list, post a digest."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import SQLModel

from storage.models.columns import key, moment

PENDING = text("status = 'pending'")


class Job(SQLModel, table=True):
    """One thing of one name for one cause; done, it is the same row with its next time, or none."""

    __table_args__ = (
        UniqueConstraint("ward", "name", "cause"),
        Index("job_due", "due_at", "id", sqlite_where=PENDING, postgresql_where=PENDING),
    )

    id: int | None = key()
    ward: str
    name: str  # what is done: handlers/jobs.py
    cause: str = ""  # about what: a ticket's code; empty where the ward has only one of the name
    due_at: datetime = moment()
    status: str = "pending"  # pending, done, cancelled
    tries: int = 0  # failed in a row: a bug or a database that was away
    done_at: datetime | None = moment(optional=True)
