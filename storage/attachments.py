"""Photos waiting to be fetched, and where the fetched ones are."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update

from storage.db import Tx
from storage.models import Attachment
from storage.rows import as_noun, table

ATTACHMENT = table(Attachment)


def waiting(tx: Tx, limit: int = 20) -> list[Attachment]:
    """Photos whose bytes are not here yet, oldest first."""
    query = select(ATTACHMENT).where(ATTACHMENT.c.status == "waiting").order_by(ATTACHMENT.c.tries, ATTACHMENT.c.id)
    return [as_noun(Attachment, row) for row in tx.execute(query.limit(limit))]


def settle(tx: Tx, attachment_id: int, **facts: Any) -> None:
    """Write down what became of fetching a photo."""
    tx.execute(update(ATTACHMENT).where(ATTACHMENT.c.id == attachment_id).values(**facts))


def by_ids(tx: Tx, ids: list[int]) -> list[Attachment]:
    """The photos with these ids, in this order."""
    found = {row.id: as_noun(Attachment, row) for row in tx.execute(select(ATTACHMENT).where(ATTACHMENT.c.id.in_(ids)))}
    return [found[number] for number in ids if number in found]
