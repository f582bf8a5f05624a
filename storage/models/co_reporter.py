"""Tôi cũng bị: whoever says that a ticket is theirs too, and keeps every right of a reporter in it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.models.columns import key, moment, ref, secret_json, secret_text


class CoReporter(SQLModel, table=True):
    """One report that was joined to a ticket instead of making another: a row each, so that none is lost.

    Rows are never removed by a split or a withdrawal, only left; one person may have several (a storm, two places).
    """

    __tablename__ = "co_reporter"
    __table_args__ = (Index("co_reporter_since", "ward", "since"),)

    id: int | None = key()
    ward: str
    ticket_id: int = ref("ticket.id")
    person_id: int = ref("person.id")
    talk: str  # where they are told
    since: datetime = moment()
    left_at: datetime | None = moment(optional=True)
    via_id: int | None = ref("ticket.id", optional=True)  # came with this ticket, which was merged into it
    said: str | None = secret_text()
    place: str | None = secret_text()  # as they said it
    street: str = ""  # what may be shown in the group
    pin: list[float] | None = secret_json()
    depth: str = Field(default="")  # of a flood: ankle, knee, seat, higher


class TicketPlace(SQLModel, table=True):
    """What a ticket's place can be found again by, without telling where it is.

    Places are sealed, so the database cannot search them. A row here is a keyed hash of one coarse sign of the place
    (an 80 m square, a lane of a street): equal places have equal marks, and without the key a mark says nothing.
    """

    __tablename__ = "ticket_place"
    __table_args__ = (Index("ticket_place_mark", "ward", "mark", "ticket_id"),)

    id: int | None = key()
    ward: str
    ticket_id: int = ref("ticket.id")
    mark: str
