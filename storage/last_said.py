"""What was said last in a chat: where there are no buttons, a bare number means one of its choices."""

from __future__ import annotations

from sqlalchemy import select

from storage.db import Tx
from storage.mail import SentAbout
from storage.models import Outbox
from storage.rows import table

OUTBOX = table(Outbox)


def last_said(tx: Tx, channel: str, account: str, chat: str) -> SentAbout | None:
    """What our newest message in this chat is about."""
    row = tx.execute(
        select(OUTBOX.c.about, OUTBOX.c.purpose, OUTBOX.c.answers, OUTBOX.c.body)
        .where(
            OUTBOX.c.channel == channel, OUTBOX.c.account == account, OUTBOX.c.chat == chat, OUTBOX.c.kind == "message"
        )
        .order_by(OUTBOX.c.id.desc())
        .limit(1)
    ).first()
    return SentAbout(row.about, row.purpose, row.answers, (row.body or {}).get("buttons", [])) if row else None
