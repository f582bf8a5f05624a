"""Two channels of one person: codes that join them, and what becomes of what was kept of each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Column, Table, delete, insert, select, update
from sqlmodel import SQLModel

from storage.db import Tx
from storage.models import LinkCode, Person
from storage.rows import as_noun, table, values

CODE, PERSON = table(LinkCode), table(Person)
OWN_FACTS = ("address_form", "name", "phone")  # taken over where the other knows nothing


class Links:
    """What a turn may ask and do about a person's channels."""

    def __init__(self, tx: Tx, ward: str, new_code: Callable[[], str]) -> None:
        self._tx, self._ward, self._new_code = tx, ward, new_code

    def offer(self, person: Person, talk: str, *, now: datetime, lives: timedelta) -> str:
        """A fresh code; an older one of the same person is good no more."""
        code = self._new_code()
        self._tx.execute(delete(CODE).where((CODE.c.person_id == person.id) | (CODE.c.expires_at <= now)))
        fresh = LinkCode(
            ward=self._ward, code_hash=_hash(code), person_id=_id(person), talk=talk, expires_at=now + lives
        )
        self._tx.execute(insert(CODE), values(fresh))
        return code

    def find(self, code: str, now: datetime) -> LinkCode | None:
        """The code that somebody typed, while it is good."""
        query = select(CODE).where(CODE.c.ward == self._ward, CODE.c.code_hash == _hash(code), CODE.c.expires_at > now)
        row = self._tx.execute(query).first()
        return None if row is None else as_noun(LinkCode, row)

    def join(self, link: LinkCode, other: Person) -> Person:
        """From now on the two are one person: whoever asked for the code. Whatever names the other names them then."""
        row = self._tx.execute(select(PERSON).where(PERSON.c.id == link.person_id)).first()
        if row is None:
            raise LookupError(link.person_id)
        one = as_noun(Person, row)
        self._tx.execute(delete(CODE).where(CODE.c.person_id.in_((one.id, other.id))))
        for rows, column in naming_a_person():
            self._tx.execute(update(rows).where(column == other.id).values({column.name: one.id}))
        known = {name: getattr(other, name) for name in OWN_FACTS if not getattr(one, name) and getattr(other, name)}
        if known:
            self._tx.execute(update(PERSON).where(PERSON.c.id == one.id).values(**known))
            for name, value in known.items():
                setattr(one, name, value)
        self._tx.execute(delete(PERSON).where(PERSON.c.id == other.id))
        return one

    def forget(self, person_id: int) -> None:
        self._tx.execute(delete(CODE).where(CODE.c.person_id == person_id))


def naming_a_person() -> list[tuple[Table, Column[int]]]:
    """Every column of every table that says who somebody is: also those that are added later."""
    return [
        (rows, column)
        for rows in SQLModel.metadata.sorted_tables
        for column in rows.columns
        if any(key.column is PERSON.c.id for key in column.foreign_keys)
    ]


def _hash(code: str) -> str:
    """Guessing is hindered by the ten minutes and the one use, not by the hash."""
    return hashlib.sha256(f"link:{code}".encode()).hexdigest()


def _id(person: Person) -> int:
    if person.id is None:
        raise ValueError("a person that is not stored yet")
    return person.id
