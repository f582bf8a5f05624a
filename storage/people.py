"""Residents: how they are addressed, what they consented to, and how much is kept of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update
from sqlmodel import SQLModel

from storage.db import Tx
from storage.models import (
    Attachment,
    Booking,
    Consent,
    CoReporter,
    Correction,
    Filing,
    HomeVisit,
    Person,
    Receipt,
    Ticket,
    VisitAsker,
    WelfareNeed,
)
from storage.rows import table, values

PERSON, CONSENT = table(Person), table(Consent)
ABOUT: dict[str, type[SQLModel]] = {
    "tickets": Ticket, "photos": Attachment, "consents": Consent, "corrections": Correction, "filings": Filing,
    "visits": HomeVisit, "visits_joined": VisitAsker, "receipts": Receipt, "joined": CoReporter, "bookings": Booking,
    "needs": WelfareNeed,
}  # fmt: skip

_CONSENTED = (
    select(CONSENT.c.id)
    .where(
        CONSENT.c.person_id == bindparam("person"),
        CONSENT.c.purpose == bindparam("purpose"),
        CONSENT.c.withdrawn_at.is_(None),
    )
    .limit(1)
)


class People:
    """What a turn may ask and keep about residents."""

    def __init__(self, tx: Tx, ward: str) -> None:
        self._tx, self._ward = tx, ward

    def change(self, person: Person, **facts: Any) -> None:
        """Keep new facts (address_form, language, name, phone) on the person and in the table."""
        for name, value in facts.items():
            setattr(person, name, value)
        self._tx.execute(update(PERSON).where(PERSON.c.id == person.id).values(**facts))

    def consented(self, person: Person, purpose: str) -> bool:
        return self._tx.execute(_CONSENTED, {"person": person.id, "purpose": purpose}).first() is not None

    def consent(self, person: Person, purpose: str, *, version: str, act: str, channel: str, now: datetime) -> None:
        """Record a consent with the version of the text and the act that gave it."""
        fresh = Consent(
            ward=self._ward, person_id=_id(person), purpose=purpose, version=version, act=act, channel=channel,
            given_at=now,
        )  # fmt: skip
        self._tx.execute(insert(CONSENT), values(fresh))

    def withdraw(self, person: Person, purpose: str, now: datetime) -> None:
        self._tx.execute(
            update(CONSENT)
            .where(CONSENT.c.person_id == person.id, CONSENT.c.purpose == purpose)
            .values(withdrawn_at=now)
        )

    def kept(self, person: Person) -> dict[str, int]:
        """How many rows of which kind are kept about the person."""
        counts = {}
        for name, noun in ABOUT.items():
            rows = table(noun)
            query = select(func.count()).where(rows.c.person_id == person.id)
            counts[name] = int(self._tx.execute(query).scalar_one())
        return counts


def _id(person: Person) -> int:
    if person.id is None:
        raise ValueError("a person that is not stored yet")
    return person.id
