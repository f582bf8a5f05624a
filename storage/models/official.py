"""Cán bộ: those who may act in the officials' group and at the desk."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.models.columns import key, moment


class Official(SQLModel, table=True):
    """An official or a volunteer of the mobile team. `name` is how colleagues see them in the group."""

    id: int | None = key()
    ward: str = Field(index=True)
    name: str
    unit: str = ""  # id of a unit in the ward file
    role: str = "officer"  # officer, leader, head (of the unit), volunteer: handlers/rules/roles.py
    access_hash: str | None = Field(default=None, index=True)  # of the personal access code; never the code
    active: bool = True
    away_until: datetime | None = moment(optional=True)  # on leave: somebody else is told meanwhile
    created_at: datetime = moment()
