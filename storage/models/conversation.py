"""Cuộc trò chuyện: one thread with one person in one chat, and where it stands."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from storage.models.columns import key, moment, ref, secret_json


class Conversation(SQLModel, table=True):
    """`talk` names the thread: channel, account, chat and, in a group, the member."""

    id: int | None = key()
    ward: str
    talk: str = Field(unique=True)
    identity_id: int = ref("identity.id")
    state: dict[str, Any] | None = secret_json()
    updated_at: datetime = moment()
    heard_at: datetime | None = moment(optional=True)  # the person's last own message: Zalo counts its windows from it
