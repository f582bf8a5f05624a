"""Danh sách phục vụ tại nhà: who is on it and why, and each renewal of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.models.columns import key, moment, ref, secret_json, secret_text


class EntitledPerson(SQLModel, table=True):
    """Somebody whom the ward serves at home. An ID number is never kept, whatever the ward's file holds."""

    __tablename__ = "entitled_person"
    __table_args__ = (
        Index("entitled_phone", "ward", "phone_mark"),
        Index("entitled_carer", "ward", "carer_mark"),
        Index("entitled_name", "ward", "name_mark"),
    )

    id: int | None = key()
    ward: str
    name: str | None = secret_text()
    born: str | None = secret_text()  # 1940, 1940-02 or 1940-02-01: as exactly as the list knows it
    address: str | None = secret_text()
    phone: str | None = secret_text()
    carer: str | None = secret_text()
    carer_phone: str | None = secret_text()
    basis: str | None = secret_text()  # the decision or the reason that puts them on the list
    mobility: str | None = (
        secret_text()
    )  # walks, helped, bed; None: not known. Health is sensitive (NĐ 356/2025 điều 4)
    groups: Any = secret_json()  # ids of handlers/data/entitled.toml
    area: str = ""  # tổ 5
    notice: str = ""  # number of the letter that told them
    # keyed hashes, so that a phone or a name is found without being readable
    phone_mark: str | None = None
    carer_mark: str | None = None
    name_mark: str
    first_month: date  # the first of a month
    last_month: date | None = None  # the last in which they are on the list; None: until somebody takes them off
    left_why: str = Field(
        default="", sa_column_kwargs={"server_default": text("''")}
    )  # died, moved, ended; "": not told
    reached_at: datetime | None = moment(
        optional=True
    )  # they or their carer were visited, called, or answered a letter
    updated_at: datetime = moment()


class EntitledImport(SQLModel, table=True):
    """One file of the list: read and shown first, and only then done, once."""

    __tablename__ = "entitled_import"
    __table_args__ = (UniqueConstraint("ward", "version"),)

    id: int | None = key()
    ward: str
    official_id: int | None = ref("official.id", optional=True, index=False)  # None: at the machine
    base: int = 0  # the version of the list that it was shown against
    version: int | None = None  # of the list after it: two imports cannot both be the next
    status: str = "draft"  # draft, done, dropped
    found: Any = secret_json()  # what was read of the file; gone when done or dropped
    added: int = 0
    changed: int = 0
    gone: int = 0
    same: int = 0
    faults: int = 0  # rows that were left out
    made_at: datetime = moment()
    done_at: datetime | None = moment(optional=True)
