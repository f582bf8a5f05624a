"""How much of a provider's plan is used: messages of a month, people and groups written to."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import distinct, func, insert, select, update

from storage.db import Tx
from storage.models import PlanUse
from storage.rows import table, values

USE = table(PlanUse)


@dataclass(frozen=True, slots=True)
class Used:
    """What was used: messages in the month; people and groups ever."""

    messages: int
    users: int
    groups: int


def count(tx: Tx, ward: str, channel: str, account: str, month: str, chat: str) -> None:
    """One more message to this chat."""
    here = (USE.c.channel == channel, USE.c.account == account, USE.c.month == month, USE.c.chat == chat)
    if not tx.execute(update(USE).where(*here).values(sent=USE.c.sent + 1)).rowcount:
        fresh = PlanUse(ward=ward, channel=channel, account=account, month=month, chat=chat, sent=1)
        tx.execute(insert(USE), values(fresh))


def used(tx: Tx, channel: str, account: str, month: str, group_sign: str) -> Used:
    """The use of one bot; a group is known by how its chat id begins."""
    bot = (USE.c.channel == channel, USE.c.account == account)
    messages = select(func.coalesce(func.sum(USE.c.sent), 0)).where(*bot, USE.c.month == month)
    chats = select(func.count(distinct(USE.c.chat))).where(*bot)
    is_group = USE.c.chat.startswith(group_sign, autoescape=True)
    return Used(
        *(int(tx.execute(query).scalar_one()) for query in (messages, chats.where(~is_group), chats.where(is_group)))
    )


def met(tx: Tx, channel: str, account: str, chat: str) -> bool:
    """Whether this chat was ever written to."""
    query = select(USE.c.id).where(USE.c.channel == channel, USE.c.account == account, USE.c.chat == chat).limit(1)
    return tx.execute(query).first() is not None
