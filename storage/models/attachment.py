"""Tệp đính kèm: photos that people sent; fetched outside the turn and stored by content hash."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.models.columns import key, moment, ref, secret_text


class Attachment(SQLModel, table=True):
    """A photo of a ticket: first only the provider's reference, later the file kept under its hash."""

    id: int | None = key()
    ward: str
    ticket_id: int | None = ref("ticket.id", optional=True)
    person_id: int | None = ref("person.id", optional=True)
    side: str = "before"  # before (the resident), after (proof, the resident sees it), internal
    channel: str
    account: str
    ref: str | None = secret_text()  # how the channel finds the file again
    status: str = Field(default="waiting", index=True)  # waiting, stored, refused, erased (its file goes next), gone
    tries: int = 0
    sha256: str | None = Field(default=None, index=True)
    mime: str | None = None
    size: int | None = None  # bytes
    error: str | None = None
    created_at: datetime = moment()
