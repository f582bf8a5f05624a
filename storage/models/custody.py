"""Biên nhận: papers that the ward took from a home, what they are, who has them, and each step until they are back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import SQLModel

from storage.models.columns import key, moment, ref, secret_json, secret_text


class Receipt(SQLModel, table=True):
    """One receipt. Where it stands is read from its steps (handlers/rules/custody.py) and kept here for lists."""

    __table_args__ = (UniqueConstraint("ward", "code"), Index("receipt_open", "ward", "status", "made_at"))

    id: int | None = key()
    ward: str
    code: str  # BN-7K3M2Q
    visit_id: int | None = ref("home_visit.id", optional=True)
    filing_id: int | None = ref("filing.id", optional=True)
    person_id: int | None = ref("person.id", optional=True)  # who asked the ward, and agrees to the list
    talk: str  # the thread that hears of it
    procedure: str = ""  # what for, by the id of a procedure
    papers: list[Any] | None = secret_json()  # [kind, count] of each; no number of any paper
    count: int = 0  # of papers, for the group
    area: str = ""  # tổ
    status: str = "listed"
    taken_by: int | None = ref("official.id", optional=True, index=False)
    official_id: int | None = ref("official.id", optional=True)  # who has them now
    office: str = ""  # where the file lies
    file_code: str | None = secret_text()
    due_at: datetime | None = moment(optional=True)  # when the result was promised
    made_at: datetime = moment()
    taken_at: datetime | None = moment(optional=True)  # when the resident agreed
    ended_at: datetime | None = moment(optional=True)
    updated_at: datetime = moment()


class CustodyStep(SQLModel, table=True):
    """One thing that happened to the papers of a receipt. Rows are appended, never changed."""

    __tablename__ = "custody_step"

    id: int | None = key()
    ward: str
    receipt_id: int = ref("receipt.id")
    at: datetime = moment()
    act: str  # list, and the acts of handlers/rules/custody.py
    actor: str  # official, resident
    official_id: int | None = ref("official.id", optional=True, index=False)
    status: str  # of the receipt after it
    data: dict[str, Any] | None = secret_json()
