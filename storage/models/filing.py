"""Hồ sơ đang làm: one procedure that a resident is being walked through, over days or weeks; and for whom."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import SQLModel

from storage.models.columns import key, moment, ref, secret_json, secret_text


class Filing(SQLModel, table=True):
    """How far one person is with one procedure. The State's portal has the file itself; this is the companion's memory."""

    __table_args__ = (Index("filing_open", "ward", "person_id", "stage"),)

    id: int | None = key()
    ward: str
    person_id: int = ref("person.id")
    mandate_id: int | None = ref("mandate.id", optional=True)  # done for somebody else
    talk: str  # where the person is told and reminded
    procedure: str  # id of handlers/data/procedures
    stage: str = "papers"  # papers, steps, filed, ended
    outcome: str = ""  # of an ended one: done, dropped, not_needed, not_entitled
    progress: dict[str, Any] | None = secret_json()  # what the person told, ticked, did and was shown
    online: bool | None = None  # filed online, or on paper at the counter
    first_online: bool | None = None  # the first time that the person filed online
    trips_saved: int = 0
    fee_saved: int = 0  # đồng
    area: str = ""  # tổ dân phố, for the figures of programmes
    file_code: str | None = secret_text()  # of the portal
    promised_at: datetime | None = moment(optional=True)  # when the portal or the counter promised the result
    rating: str = ""  # good, fair, poor
    alone_next: str = ""  # will manage alone next time: yes, perhaps, no
    begun_at: datetime = moment()  # rules that change on a date: the file keeps those of this day
    updated_at: datetime = moment()
    filed_at: datetime | None = moment(optional=True)
    ended_at: datetime | None = moment(optional=True)


class Mandate(SQLModel, table=True):
    """Làm thay: somebody acts for somebody else, for what and until when, and how that was agreed."""

    id: int | None = key()
    ward: str
    person_id: int = ref("person.id")  # who acts
    name: str | None = secret_text()  # for whom, as they call them ("bà nội", a name)
    relation: str = ""  # family, neighbour, group_head, carer, official
    scope: str = ""  # a procedure's id
    agreed: str = ""  # how consent was recorded: told_by_actor, heard_by_official, lawful_representative
    given_at: datetime = moment()
    until: datetime = moment()
    ended_at: datetime | None = moment(optional=True)
