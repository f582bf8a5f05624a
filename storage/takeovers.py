"""Chats where a person answers by the provider's own means, and until when."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, delete, insert, select, update

from storage.db import Tx
from storage.models import Takeover
from storage.rows import table, values

TAKEOVER = table(Takeover)


def begin(tx: Tx, ward: str, channel: str, account: str, chat: str, until: datetime) -> None:
    """The bot is silent in this chat until then; a later word of the person prolongs it, an earlier one does not."""
    where = _chat(channel, account, chat)
    known = tx.execute(select(TAKEOVER.c.until_at).where(*where)).scalar()
    if known is None:
        fresh = Takeover(ward=ward, channel=channel, account=account, chat=chat, until_at=until)
        tx.execute(insert(TAKEOVER), values(fresh))
    elif known < until:
        tx.execute(update(TAKEOVER).where(*where).values(until_at=until))


def until(tx: Tx, channel: str, account: str, chat: str, now: datetime) -> datetime | None:
    """When the bot may speak again, if it may not now."""
    found = tx.execute(select(TAKEOVER.c.until_at).where(*_chat(channel, account, chat))).scalar()
    return found if found is not None and found > now else None


def end(tx: Tx, channel: str, account: str, chat: str) -> None:
    """The bot speaks again at once."""
    tx.execute(delete(TAKEOVER).where(*_chat(channel, account, chat)))


def _chat(channel: str, account: str, chat: str) -> tuple[ColumnElement[bool], ...]:
    return (TAKEOVER.c.channel == channel, TAKEOVER.c.account == account, TAKEOVER.c.chat == chat)
