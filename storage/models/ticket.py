"""Phiếu: a report or a request, its append-only history and what people thought of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.models.columns import key, moment, ref, secret_json, secret_text


class Ticket(SQLModel, table=True):
    """A promise of the ward to one resident. Deadlines are stamped when it opens and kept."""

    __table_args__ = (Index("ticket_open", "ward", "status", "resolve_due"),)

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
    official_id: int | None = ref("official.id", optional=True)
    place: str | None = secret_text()  # as the resident said it
    street: str = ""  # what may be shown in the group: lane, street, tổ; never a house number
    pin: list[float] | None = secret_json()  # [lat, lng]; a position is sensitive data (NĐ 356/2025 điều 4)
    description: str | None = secret_text()
    confidence: float = 1.0
    reopened: int = 0
    opened_at: datetime = moment()
    respond_due: datetime = moment()
    resolve_due: datetime = moment()
    updated_at: datetime = moment()
    closed_at: datetime | None = moment(optional=True)


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
