"""Kết quả chuyến thăm: what a home visit came to, as the official reported it, and what the resident said of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import SQLModel

from storage.models.columns import key, moment, ref, secret_text


class VisitReport(SQLModel, table=True):
    """One report of one visit; a visit that was missed and came about later has two."""

    __tablename__ = "visit_report"
    __table_args__ = (Index("visit_report_month", "ward", "at"),)

    id: int | None = key()
    ward: str
    visit_id: int = ref("home_visit.id")
    official_id: int | None = ref("official.id", optional=True, index=False)
    at: datetime = moment()
    outcome: str  # online, papers, certified, taught, missed, impossible
    why: str = ""  # impossible: why, by its name
    procedure: str = ""
    area: str = ""  # tổ, for the figures
    file_code: str | None = secret_text()  # filed online: of the portal
    fee_saved: int = 0  # đồng
    minutes: int = 0  # that the visit took, as the ward counts them
    taught: bool = False  # somebody learnt to do it on their own phone
    next_step: str | None = secret_text()
    next_at: datetime | None = moment(optional=True)
    photo_id: int | None = ref("attachment.id", optional=True, index=False)
    photo_consent: str = ""  # asked, yes, no
    rating: str = ""  # good, fair, poor
    alone_next: str = ""  # will manage alone next time: yes, helped, no
    rated_at: datetime | None = moment(optional=True)
