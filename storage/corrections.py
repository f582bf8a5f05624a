"""Corrections: keep them, let a person's go, and read them again for the one who looks after the model."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select

from storage.db import Tx
from storage.models import Consent, Correction, Person, Ticket
from storage.rows import as_noun, table, values

CORRECTION, CONSENT, PERSON = table(Correction), table(Consent), table(Person)
_CONSENTS = select(CONSENT.c.withdrawn_at).where(CONSENT.c.person_id == bindparam("person"))


class Corrections:
    """What a turn may do to what the ward learns from."""

    def __init__(self, tx: Tx, ward: str) -> None:
        self._tx, self._ward = tx, ward

    def keep(self, correction: Correction) -> None:
        """Store it, unless its writer took back their consent: an official may still sort their open ticket."""
        given = [row.withdrawn_at for row in self._tx.execute(_CONSENTS, {"person": correction.person_id})]
        if not given or None in given:
            correction.ward = self._ward
            self._tx.execute(insert(CORRECTION), values(correction))

    def forget(self, person_id: int) -> int:
        """Erase all that came from this person; returns how many there were."""
        return int(self._tx.execute(delete(CORRECTION).where(CORRECTION.c.person_id == person_id)).rowcount)

    def take_back(self, ticket: Ticket, at: datetime) -> int:
        """Erase what an official said of a ticket at this moment: they took it back."""
        mine = (CORRECTION.c.ticket_id == ticket.id, CORRECTION.c.by == "official", CORRECTION.c.at == at)
        return int(self._tx.execute(delete(CORRECTION).where(*mine)).rowcount)


def corrections_of(tx: Tx, ward: str, since: datetime | None = None) -> list[Correction]:
    """The corrections of a ward, oldest first."""
    query = select(CORRECTION).where(CORRECTION.c.ward == ward).order_by(CORRECTION.c.id)
    if since is not None:
        query = query.where(CORRECTION.c.at >= since)
    return [as_noun(Correction, row) for row in tx.execute(query)]


def names_of_writers(tx: Tx, ward: str) -> dict[int, str]:
    """The names, where they are known, of those whose words are kept: they must not stand in an example."""
    query = select(PERSON.c.id, PERSON.c.name).where(
        PERSON.c.ward == ward, PERSON.c.id.in_(select(CORRECTION.c.person_id)), PERSON.c.name.is_not(None)
    )
    return {int(row.id): str(row.name) for row in tx.execute(query)}
