"""Dấu nhắc: that a person was rude, or that what they reported was not so; a human says what becomes of it."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import SQLModel

from storage.models.columns import key, moment, ref, secret_text


class AbuseMark(SQLModel, table=True):
    """One occasion. It may pause new reports for hours, never for good; an official keeps it or takes it back."""

    __tablename__ = "abuse_mark"

    id: int | None = key()
    ward: str
    person_id: int = ref("person.id")
    kind: str  # insult, hoax, flood
    at: datetime = moment()
    ticket_id: int | None = ref("ticket.id", optional=True)
    words: str | None = secret_text()  # as they were written, for whoever reviews it
    talk: str  # where the person is told
    pause_until: datetime | None = moment(optional=True)
    verdict: str = ""  # kept, lifted; empty: nobody has looked yet
    official_id: int | None = ref("official.id", optional=True)  # who looked
    reviewed_at: datetime | None = moment(optional=True)
