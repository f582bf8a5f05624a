"""Báo động: something that a person must look at, and whether somebody was told."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from storage.models.columns import key, moment

UNTOLD = text("state IN ('new', 'over')")


class Alarm(SQLModel, table=True):
    """A bug, a dead letter, a provider that is down. What lasts has a begin and an end, and is raised once."""

    __table_args__ = (Index("alarm_untold", "id", sqlite_where=UNTOLD, postgresql_where=UNTOLD),)

    id: int | None = key()
    ward: str
    at: datetime = moment(index=True)
    kind: str  # bug, dead_letter, provider_down, unreadable, ...
    ref: str = ""
    detail: str = ""  # ids only, never what somebody wrote
    # new, told (somebody was told, or nobody needs to be), over (it ended; to be told), closed (told that it ended)
    state: str = Field(default="new", sa_column_kwargs={"server_default": "told"})
    told_at: datetime | None = moment(optional=True)
    over_at: datetime | None = moment(optional=True)
