"""Danh sách từng tháng: its review by every tổ, the day it is locked, what changed, and the letters that told people."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import SQLModel

from storage.models.columns import key, moment, ref, secret_text


class EntitledMonth(SQLModel, table=True):
    """How far the list of one month is: asked about, locked, counted; each once."""

    __tablename__ = "entitled_month"
    __table_args__ = (UniqueConstraint("ward", "month"),)

    id: int | None = key()
    ward: str
    month: date  # the first of a month
    asked_at: datetime = moment()  # every tổ was asked to look at its part
    nudged_at: datetime | None = moment(optional=True)  # and those that had not were asked again
    locked_at: datetime | None = moment(optional=True)
    counted_at: datetime | None = moment(optional=True)  # the group was told how many
    total: int = 0  # and how it differs from the month before
    added: int = 0
    changed: int = 0
    removed: int = 0
    moved: int = 0
    died: int = 0


class EntitledReview(SQLModel, table=True):
    """Đã rà soát: who looked at the part of one tổ, and when."""

    __tablename__ = "entitled_review"
    __table_args__ = (UniqueConstraint("ward", "month", "area"),)

    id: int | None = key()
    ward: str
    month: date
    area: str
    official_id: int = ref("official.id", index=False)
    reviewed_at: datetime = moment()


class EntitledLine(SQLModel, table=True):
    """One person in the locked list of a month, or gone from it since the month before."""

    GONE: ClassVar[tuple[str, ...]] = ("removed", "moved", "died")  # changes of who is on the list no more

    __tablename__ = "entitled_line"
    __table_args__ = (UniqueConstraint("ward", "month", "person_id"),)

    id: int | None = key()
    ward: str
    month: date
    person_id: int = ref("entitled_person.id")
    area: str = ""
    print: str = ""  # a keyed hash of what the list says of them, so that a change is seen without keeping it twice
    change: str = ""  # "", added, changed; or gone: removed, moved, died


class EntitledNotice(SQLModel, table=True):
    """Thông báo: the letter that tells somebody, or their carer, that they are on the list or no longer."""

    __tablename__ = "entitled_notice"
    __table_args__ = (UniqueConstraint("ward", "month", "person_id", "kind"), UniqueConstraint("ward", "code"))

    id: int | None = key()
    ward: str
    month: date
    person_id: int = ref("entitled_person.id")
    code: str  # the number of the letter: TB-2612-7 is the seventh of December 2026
    kind: str  # added, removed
    way: str = ""  # self or carer: in their own chat; call: by phone; none: nobody has a number of theirs
    talk: str | None = secret_text()  # the chat
    made_at: datetime = moment()
    heard_at: datetime | None = moment(optional=True)  # they answered it, or somebody called
