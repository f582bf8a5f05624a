"""Phiếu: a report or a request, its append-only history and what people thought of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Index, text
from sqlmodel import Field, SQLModel

from storage.models.columns import key, moment, ref, secret_json, secret_text


class Ticket(SQLModel, table=True):
    """A promise of the ward to one resident. Deadlines are stamped when it opens and kept.

    What the clock says (due, responded, paused ...) is read from the history (handlers/rules/clock.py) and kept here
    for lists.
    """

    __table_args__ = (
        Index("ticket_open", "ward", "status", "resolve_due"),
        Index("ticket_opened", "ward", "opened_at"),
        Index("ticket_resolved", "ward", "resolved_at"),
    )

    id: int | None = key()
    ward: str
    code: str = Field(unique=True)
    kind: str = "report"  # report, contact (wants a person), emergency, privacy
    person_id: int = ref("person.id")
    talk: str  # where the resident is told
    category: str
    subcategory: str | None = None
    service_class: str
    status: str = "new"
    restricted: str | None = None  # denunciation, complaint, domestic_violence, child, secret: never to a wide group
    unit: str = ""
    owner: str = Field(default="", sa_column_kwargs={"server_default": text("''")})  # a body outside that does the work
    official_id: int | None = ref("official.id", optional=True)
    place: str | None = secret_text()  # as the resident said it
    street: str = ""  # what may be shown in the group: lane, street, tổ; never a house number
    pin: list[float] | None = secret_json()  # [lat, lng]; a position is sensitive data (NĐ 356/2025 điều 4)
    description: str | None = secret_text()
    confidence: float = 1.0
    reopened: int = 0
    opened_at: datetime = moment()
    respond_due: datetime = moment()
    interim_due: datetime | None = moment(optional=True)
    resolve_due: datetime = moment()
    responded_at: datetime | None = moment(optional=True)  # a person of the ward first did something
    resolved_at: datetime | None = moment(optional=True)
    paused_at: datetime | None = moment(optional=True)
    pause_until: datetime | None = moment(optional=True)
    pause: str = Field(default="", sa_column_kwargs={"server_default": text("''")})  # why: resident, company, plan
    extended: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})
    priority: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})
    priority_why: str = Field(default="", sa_column_kwargs={"server_default": text("''")})  # reasons, by their names
    hidden_from: list[int] | None = secret_json()  # officials whom it is about: they never see it
    hints: str = Field(
        default="", sa_column_kwargs={"server_default": text("''")}
    )  # for the card: photo=PA-…, hoaxes=3
    updated_at: datetime = moment()
    closed_at: datetime | None = moment(optional=True)
    merged_into: int | None = Field(
        default=None, sa_column=Column(BigInteger, nullable=True)
    )  # the ticket it is part of


class TicketEvent(SQLModel, table=True):
    """One thing that happened to a ticket. Rows are appended, never changed."""

    __tablename__ = "ticket_event"

    id: int | None = key()
    ward: str
    ticket_id: int = ref("ticket.id")
    at: datetime = moment()
    kind: str  # past tense: opened, claimed, asked, answered, passed, resolved, confirmed, reopened, refused, ...
    actor: str  # resident, official, system
    official_id: int | None = ref("official.id", optional=True)
    status: str  # the ticket's status after it
    data: dict[str, Any] | None = secret_json()


class Feedback(SQLModel, table=True):
    """Đánh giá: what the reporter thought of a closed ticket."""

    id: int | None = key()
    ward: str
    ticket_id: int = ref("ticket.id")
    person_id: int = ref("person.id")
    rating: str  # good, fair, poor
    reason: str | None = secret_text()
    at: datetime = moment()
