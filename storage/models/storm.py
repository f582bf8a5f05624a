"""Bão: while it is on, a flood of alike reports of one category becomes one ticket."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import SQLModel

from storage.models.columns import key, moment, ref


class Storm(SQLModel, table=True):
    """One switch: proposed by the program or not, put on and off by a leader. Each area has a row and a ticket of its own
    where the ward wants that; the row of the whole ward (no area) is the switch itself."""

    __table_args__ = (Index("storm_category", "ward", "category", "proposed_at"),)

    id: int | None = key()
    ward: str
    category: str
    area: str = ""  # tổ 5; empty: the whole ward, or no tổ was said
    proposed_at: datetime = moment()
    began_at: datetime | None = moment(optional=True)
    ended_at: datetime | None = moment(optional=True)  # put off, or the proposal was declined
    official_id: int | None = ref("official.id", optional=True)  # who put it on
    ticket_id: int | None = ref("ticket.id", optional=True)  # none before the first report
