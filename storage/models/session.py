"""Buổi tổ dân phố điện tử: one day at a hall, who is there, what was done, and what was borrowed for it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import SQLModel

from storage.models.columns import key, moment, ref, secret_text


class Session(SQLModel, table=True):
    """One session of an offering on one day. The weekly pattern stands in the ward file; this is what became of it."""

    __table_args__ = (UniqueConstraint("ward", "offering", "day"),)

    id: int | None = key()
    ward: str
    offering: str  # id in the ward file
    day: date  # in Vietnam
    begins_at: datetime = moment()
    ends_at: datetime = moment()
    place: str = ""
    area: str = ""  # tổ dân phố, for the figures
    status: str = "planned"  # planned, open, closed, cancelled
    official_id: int | None = ref("official.id", optional=True, index=False)  # who opened it
    opened_at: datetime | None = moment(optional=True)
    closed_at: datetime | None = moment(optional=True)
    gaps_told_at: datetime | None = moment(optional=True)  # the group heard that somebody is missing
    reminded_at: datetime | None = moment(optional=True)  # its members were reminded
    made_at: datetime = moment()


class SessionMember(SQLModel, table=True):
    """Somebody on the roster of a session: an official, or a volunteer who has no account with us."""

    __tablename__ = "session_member"

    id: int | None = key()
    ward: str
    session_id: int = ref("session.id")
    role: str  # leader, deputy, youth, justice
    official_id: int | None = ref("official.id", optional=True, index=False)
    name: str | None = secret_text()  # of a volunteer
    coming: str = ""  # what they answered: yes, no
    made_at: datetime = moment()


class SessionTally(SQLModel, table=True):
    """Something that was done in a session, as an official said it: counts, never who it was for."""

    __tablename__ = "session_tally"

    id: int | None = key()
    ward: str
    session_id: int = ref("session.id")
    procedure: str = ""  # id of a procedure; empty: something else
    # filed_online, taught, handed_over, came_again; vneid, local_app (installed); met (people beside the queue)
    outcome: str
    first_time: bool = False  # who filed online for the first time
    count: int = 1
    ticket: str = ""  # handed_over: the code that it goes on under
    number: int | None = None  # of the queue, where one was named or called
    official_id: int | None = ref("official.id", optional=True, index=False)
    made_at: datetime = moment()


class SessionItem(SQLModel, table=True):
    """Equipment that was taken along, until it is back."""

    __tablename__ = "session_item"

    id: int | None = key()
    ward: str
    session_id: int = ref("session.id")
    name: str
    count: int = 1
    official_id: int | None = ref("official.id", optional=True, index=False)
    taken_at: datetime = moment()
    returned_at: datetime | None = moment(optional=True)
