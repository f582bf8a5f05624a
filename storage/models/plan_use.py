"""Hạn mức: how much of a provider's plan a bot has used, by chat and month."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlmodel import SQLModel

from storage.models.columns import key


class PlanUse(SQLModel, table=True):
    """How many messages went to one chat in one month. The chats are the people and groups that the plan counts."""

    __tablename__ = "plan_use"
    __table_args__ = (UniqueConstraint("channel", "account", "month", "chat"),)

    id: int | None = key()
    ward: str
    channel: str
    account: str
    month: str  # 2026-11, by Vietnam's calendar
    chat: str
    sent: int = 0
