"""Chỉnh loại: what a message was taken for, and what a person says it is; the ward learns from it."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import SQLModel

from storage.models.columns import key, moment, ref, secret_text


class Correction(SQLModel, table=True):
    """One message sorted by a person. `understood` and `corrected` are labels: a category, or else an intent.

    Where both are the same, the person confirmed what we only thought likely.
    """

    id: int | None = key()
    ward: str
    person_id: int = ref("person.id")  # whose words these are: their erasure takes them along
    ticket_id: int | None = ref("ticket.id", optional=True)
    text: str | None = secret_text()
    understood: str
    confidence: float
    corrected: str
    by: str  # resident, official
    at: datetime = moment()
