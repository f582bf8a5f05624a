"""Mã liên kết: a code by which somebody shows on a second channel who they are on the first."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.models.columns import key, moment, ref


class LinkCode(SQLModel, table=True):
    """One code: short, good for one use and some minutes. Only its hash is kept."""

    __tablename__ = "link_code"

    id: int | None = key()
    ward: str
    code_hash: str = Field(index=True)
    person_id: int = ref("person.id")  # who asked for it
    talk: str  # where: they are told there when it is used
    expires_at: datetime = moment()
