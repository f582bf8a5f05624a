"""Lịch hẹn: a time that somebody booked, the seat that it takes, and when the ward is shut for bookings."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import SQLModel

from storage.models.columns import key, moment, ref, secret_text

WAITING = text("status = 'waiting'")


class Booking(SQLModel, table=True):
    """One appointment of one person. It keeps its code when it moves; a walk-in has a number and nobody's name."""

    __table_args__ = (
        UniqueConstraint("ward", "code"),
        UniqueConstraint("ward", "offering", "day", "number"),
        Index("booking_day", "ward", "day"),
        Index(
            "booking_waiting", "ward", "offering", "slot_at", sqlite_where=WAITING, postgresql_where=WAITING
        ),
    )  # fmt: skip

    id: int | None = key()
    ward: str
    code: str  # LH-7K3M2Q
    offering: str  # id in the ward file
    day: date  # of `slot_at`, in Vietnam
    slot_at: datetime = moment()  # waiting: from when on a free seat would do
    ends_at: datetime = moment()  # waiting: until when
    # held, booked, waiting, offered; ended: cancelled, lapsed, called_off, arrived, no_show
    # with a number of the day: queued, called; ended: served, no_show, cancelled, lapsed
    status: str = "held"
    person_id: int | None = ref("person.id", optional=True)
    talk: str = ""  # the thread that hears of it
    procedure: str = ""  # what for, by the id of a procedure
    elder: bool = False  # 75 or older: served first
    coming: bool = False  # said so when they were reminded
    number: int | None = None  # of a walk-in, for the day
    reason: str | None = secret_text()  # called off: why
    made_at: datetime = moment()
    updated_at: datetime = moment()
    called_at: datetime | None = moment(optional=True)  # with a number: when it was called
    told_at: datetime | None = moment(optional=True)  # with a number: when they heard that it is nearly their turn


class Seat(SQLModel, table=True):
    """One place in one slot. That nobody shares it is a constraint of the database, whoever races for it."""

    __table_args__ = (UniqueConstraint("ward", "offering", "slot_at", "number"),)

    id: int | None = key()
    ward: str
    offering: str
    slot_at: datetime = moment()
    number: int  # 1 … capacity
    booking_id: int = ref("booking.id")
    held_until: datetime | None = moment(optional=True)  # None: taken for good


class Closure(SQLModel, table=True):
    """Nhận lịch tạm dừng: from when to when nothing can be booked, by an official's word (a storm, a meeting)."""

    __table_args__ = (Index("closure_end", "ward", "ends_at"),)

    id: int | None = key()
    ward: str
    offering: str = ""  # empty: all of them
    begins_at: datetime = moment()
    ends_at: datetime = moment()
    reason: str | None = secret_text()
    official_id: int | None = ref("official.id", optional=True, index=False)
    made_at: datetime = moment()
