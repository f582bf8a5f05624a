"""Việc cần giúp: that somebody lacks food, medicine, care ...; who asks, for whom, and what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.models.columns import key, moment, ref, secret_json, secret_text


class WelfareNeed(SQLModel, table=True):
    """One household's need. Its promise and talk are a restricted ticket; a second request for the same household
    is joined to the first. What is lacked is sensitive: it is sealed, and read by the officers named for it."""

    __tablename__ = "welfare_need"
    __table_args__ = (Index("welfare_opened", "ward", "opened_at"),)

    id: int | None = key()
    ward: str
    ticket_id: int = ref("ticket.id")
    person_id: int = ref("person.id")  # who asks
    talk: str  # where they are told
    whom: str  # self, family, neighbour: a neighbour is never named to anybody
    joined_id: int | None = ref("welfare_need.id", optional=True)  # the request of the same household that came first
    kinds: Any = secret_json()  # ids of handlers/data/programmes.toml: food, money, ...
    urgent: bool = False  # nothing to eat today, or ill and alone
    words: str | None = secret_text()
    place: str | None = secret_text()
    area: str = Field(default="", index=False)  # tổ 5
    reach: str | None = secret_text()  # how to come or call without the neighbours noticing
    status: str = "open"  # open, checking (a visit is planned), helped, not_helped
    programmes: Any = secret_json()  # ids of programmes that it was linked to
    opened_at: datetime = moment()
    triaged_at: datetime | None = moment(optional=True)  # an officer looked at it
    ended_at: datetime | None = moment(optional=True)
    updated_at: datetime = moment()
