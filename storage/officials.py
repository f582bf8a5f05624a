"""Officials: who they are, and on which channels they may act."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import insert, select, update

from storage.db import Tx
from storage.models import Identity, Official
from storage.rows import as_noun, table, values

OFFICIAL, IDENTITY = table(Official), table(Identity)


def hash_of(access_code: str) -> str:
    """What is kept of a personal access code. The code has 80 random bits, so a plain hash is enough."""
    return hashlib.sha256(access_code.strip().upper().replace("-", "").encode()).hexdigest()


class Officials:
    """What a turn and the desk may ask about officials."""

    def __init__(self, tx: Tx, ward: str) -> None:
        self._tx, self._ward = tx, ward

    def add(self, name: str, *, unit: str, role: str, access_code: str, now: datetime) -> int:
        """Register an official; the code links their Telegram account or opens the desk."""
        fresh = Official(
            ward=self._ward, name=name, unit=unit, role=role, access_hash=hash_of(access_code), created_at=now
        )
        return int(self._tx.execute(insert(OFFICIAL), values(fresh)).inserted_primary_key[0])

    def by_code(self, access_code: str) -> Official | None:
        query = select(OFFICIAL).where(
            OFFICIAL.c.ward == self._ward, OFFICIAL.c.access_hash == hash_of(access_code), OFFICIAL.c.active
        )
        row = self._tx.execute(query).first()
        return None if row is None else as_noun(Official, row)

    def by_id(self, official_id: int) -> Official | None:
        query = select(OFFICIAL).where(OFFICIAL.c.ward == self._ward, OFFICIAL.c.id == official_id, OFFICIAL.c.active)
        row = self._tx.execute(query).first()
        return None if row is None else as_noun(Official, row)

    def all(self) -> list[Official]:
        query = select(OFFICIAL).where(OFFICIAL.c.ward == self._ward).order_by(OFFICIAL.c.id)
        return [as_noun(Official, row) for row in self._tx.execute(query)]

    def link(self, identity_id: int, official: Official) -> None:
        """From now on this channel identity acts as the official."""
        self._tx.execute(update(IDENTITY).where(IDENTITY.c.id == identity_id).values(official_id=official.id))

    def private_chats(self, official_id: int, channel: str) -> list[str]:
        """The official's own user ids on a channel, to write to them outside the group."""
        query = select(IDENTITY.c.user).where(IDENTITY.c.official_id == official_id, IDENTITY.c.channel == channel)
        return [str(user) for user in self._tx.execute(query).scalars()]

    def away(self, official: Official, until: datetime | None) -> None:
        """On leave until then; None: back at work."""
        official.away_until = until
        self._tx.execute(update(OFFICIAL).where(OFFICIAL.c.id == official.id).values(away_until=until))

    def dismiss(self, official_id: int) -> bool:
        """The official may no longer act anywhere."""
        query = update(OFFICIAL).where(OFFICIAL.c.ward == self._ward, OFFICIAL.c.id == official_id)
        return bool(self._tx.execute(query.values(active=False, access_hash=None)).rowcount)
