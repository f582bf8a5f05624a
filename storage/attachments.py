"""Photos waiting to be fetched, and where the fetched ones are."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import case, exists, select, update

from storage.db import Tx
from storage.models import Attachment, Ticket
from storage.rows import as_noun, table

ATTACHMENT, TICKET = table(Attachment), table(Ticket)


def waiting(tx: Tx, limit: int = 20) -> list[Attachment]:
    """Photos whose bytes are not here yet, oldest first."""
    query = select(ATTACHMENT).where(ATTACHMENT.c.status == "waiting").order_by(ATTACHMENT.c.tries, ATTACHMENT.c.id)
    return [as_noun(Attachment, row) for row in tx.execute(query.limit(limit))]


def erased(tx: Tx, limit: int = 100) -> dict[int, str]:
    """Photos whose people wanted them erased, and the hash of the file that is to go; none where another photo is the
    same file, or never had one."""
    other = ATTACHMENT.alias()
    held = exists().where(other.c.sha256 == ATTACHMENT.c.sha256, other.c.status == "stored")
    query = select(ATTACHMENT.c.id, case((held, None), else_=ATTACHMENT.c.sha256)).where(
        ATTACHMENT.c.status == "erased"
    )
    return {
        int(number): str(sha256 or "") for number, sha256 in tx.execute(query.order_by(ATTACHMENT.c.id).limit(limit))
    }


def let_go(tx: Tx, ids: Collection[int]) -> None:
    """Their files are gone."""
    gone = update(ATTACHMENT).where(ATTACHMENT.c.id.in_(ids), ATTACHMENT.c.status == "erased")
    tx.execute(gone.values(status="gone", sha256=None, size=None))


def settle(tx: Tx, attachment_id: int, **facts: Any) -> None:
    """Write down what became of fetching a photo."""
    tx.execute(update(ATTACHMENT).where(ATTACHMENT.c.id == attachment_id).values(**facts))


def tickets_with(tx: Tx, photo: Attachment, sha256: str) -> list[str]:
    """The codes of other tickets of the ward that hold this very picture, the oldest first; restricted ones aside."""
    query = (
        select(TICKET.c.code)
        .join(ATTACHMENT, ATTACHMENT.c.ticket_id == TICKET.c.id)
        .where(ATTACHMENT.c.ward == photo.ward, ATTACHMENT.c.sha256 == sha256, TICKET.c.id != photo.ticket_id)
        .where(TICKET.c.restricted.is_(None))
        .order_by(TICKET.c.id)
    )
    return list(dict.fromkeys(tx.execute(query).scalars()))


def code_of(tx: Tx, photo: Attachment) -> str:
    """The code of the ticket that a photo belongs to; empty when it is of none."""
    return str(tx.execute(select(TICKET.c.code).where(TICKET.c.id == photo.ticket_id)).scalar() or "")


def by_ids(tx: Tx, ids: list[int]) -> list[Attachment]:
    """The photos with these ids, in this order."""
    found = {row.id: as_noun(Attachment, row) for row in tx.execute(select(ATTACHMENT).where(ATTACHMENT.c.id.in_(ids)))}
    return [found[number] for number in ids if number in found]
