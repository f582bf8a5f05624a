"""Người dân: a person, the channel identities they write from, and what they consented to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import SQLModel

from storage.models.columns import key, moment, ref, secret_text


class Person(SQLModel, table=True):
    """A resident. Everything that could name them is encrypted."""

    id: int | None = key()
    ward: str
    address_form: str | None = None  # bac, co, chu, anh, chi, ban; None until chosen
    language: str = "vi"
    name: str | None = secret_text()
    phone: str | None = secret_text()
    created_at: datetime = moment()
    erased_at: datetime | None = moment(optional=True)


class Identity(SQLModel, table=True):
    """Who somebody is on one channel: the provider's user id there, and whom it belongs to."""

    __table_args__ = (UniqueConstraint("channel", "account", "user"),)

    id: int | None = key()
    ward: str
    channel: str
    account: str  # which bot or OA of the ward
    user: str  # the provider's id of the user; for the web a hash of the browser's secret
    person_id: int = ref("person.id")
    official_id: int | None = ref("official.id", optional=True)


class Consent(SQLModel, table=True):
    """A consent as given: for what, to which text, by which act (Luật 91/2025/QH15 điều 9: provable)."""

    id: int | None = key()
    ward: str
    person_id: int = ref("person.id")
    purpose: str  # handle_report, ...
    version: str  # of the notice that was shown
    act: str  # pressed_agree, reported_after_notice
    channel: str
    given_at: datetime = moment()
    withdrawn_at: datetime | None = moment(optional=True)
