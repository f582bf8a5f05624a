"""Cần gọi: whom no message of ours could reach, so that an official calls them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import SQLModel

from storage.models.columns import key, moment, ref, secret_text

OPEN = text("done_at IS NULL")


class Call(SQLModel, table=True):
    """One person to call about one thing; what could not be said to them stands in the outbox, or here."""

    __table_args__ = (Index("call_open", "ward", "id", sqlite_where=OPEN, postgresql_where=OPEN),)

    id: int | None = key()
    ward: str
    person_id: int | None = ref("person.id", optional=True)
    outbox_id: int | None = ref("outbox.id", optional=True)  # the newest message that did not arrive
    words: str | None = secret_text()  # what to read out, where no message was ever written
    about: str = ""  # code of a ticket, number of a letter
    errand: str
    why: str  # window (no way is open), refused (the provider says never), person (it asks for one),
    # chatless (they have never written to us)
    phone: str | None = secret_text()
    since: datetime = moment()
    done_at: datetime | None = moment(optional=True)
    official_id: int | None = ref("official.id", optional=True)  # who called
