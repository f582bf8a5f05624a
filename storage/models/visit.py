"""Hẹn đến nhà: a visit to somebody's home, who asked for it, the team's seat that it takes, and what happened with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import SQLModel

from storage.models.columns import key, moment, ref, secret_json, secret_text


class HomeVisit(SQLModel, table=True):
    """Somebody of a team goes to a home in one half-day. It keeps its code when it moves."""

    __tablename__ = "home_visit"
    __table_args__ = (
        UniqueConstraint("ward", "code"),
        Index("visit_round", "ward", "team", "begins_at"),
        Index("visit_status", "ward", "status"),
    )

    id: int | None = key()
    ward: str
    code: str  # TN-7K3M2Q
    person_id: int | None = ref("person.id", optional=True)  # who asked first; None: erased
    talk: str = ""  # the thread that hears of it
    # for whom
    whom: str | None = secret_text()  # as the asker calls them ("bà nội"); None: for themselves
    name: str | None = secret_text()
    born: str | None = secret_text()  # the year
    relation: str = "self"  # self, family, neighbour, group_head
    mandate_id: int | None = ref("mandate.id", optional=True)
    entitled_id: int | None = ref("entitled_person.id", optional=True)
    # why and what
    why: str | None = secret_text()  # why they cannot travel: health is sensitive (NĐ 356/2025 điều 4)
    words: str | None = secret_text()  # as it was first said
    need: str = "papers"  # papers, phone, care
    procedure: str = ""  # id of handlers/data/procedures
    # where
    place: str | None = secret_text()
    pin: Any = secret_json()  # [lat, lng]
    phone: str | None = secret_text()
    area: str = ""  # tổ 5
    street: str = ""  # the lane, as a group may see it
    # when and who goes
    team: str  # id in the ward file
    begins_at: datetime = moment()  # of the half-day
    ends_at: datetime = moment()
    status: str = "offered"  # to_decide, offered, accepted; ended: done, missed, cancelled, refused
    official_id: int | None = ref("official.id", optional=True)  # who goes
    door_code: str | None = secret_text()  # four digits that the visitor says at the door
    coming: bool = False  # said that somebody will be at home, when reminded
    # who decided a doubtful one, and why
    decided_by: int | None = ref("official.id", optional=True, index=False)
    decision: str | None = secret_text()
    made_at: datetime = moment()
    updated_at: datetime = moment()
    ended_at: datetime | None = moment(optional=True)


class VisitAsker(SQLModel, table=True):
    """Somebody else who asked for the same visit: a second child of one mother. They hear of it once the first agrees."""

    __tablename__ = "visit_asker"

    id: int | None = key()
    ward: str
    visit_id: int = ref("home_visit.id")
    person_id: int = ref("person.id")
    talk: str
    status: str = "pending"  # pending, joined, denied
    phone: str | None = secret_text()
    words: str | None = secret_text()
    made_at: datetime = moment()


class VisitSeat(SQLModel, table=True):
    """One visit of a team in one half-day. That there are not more than it can make is a constraint of the database."""

    __tablename__ = "visit_seat"
    __table_args__ = (UniqueConstraint("ward", "team", "begins_at", "number"),)

    id: int | None = key()
    ward: str
    team: str
    begins_at: datetime = moment()
    number: int  # 1 … visits of the team
    visit_id: int = ref("home_visit.id")


class VisitEvent(SQLModel, table=True):
    """What happened with a visit: appended, never changed."""

    __tablename__ = "visit_event"

    id: int | None = key()
    ward: str
    visit_id: int = ref("home_visit.id")
    at: datetime = moment()
    kind: str  # asked, joined, approved, refused, accepted, released, swapped, moved, cancelled, ...
    actor: str  # resident, official, system
    official_id: int | None = ref("official.id", optional=True, index=False)
    data: Any = secret_json()
