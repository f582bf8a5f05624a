"""Official Account Zalo: its tokens and what was learnt about it; and the chats where a person has taken over."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.models.columns import key, moment, secret_text


class ZaloAccount(SQLModel, table=True):
    """One OA. The refresh token is good for one use, so the pair is changed by one process at a time: the lease."""

    __tablename__ = "zalo_account"

    id: int | None = key()
    ward: str
    oa_id: str = Field(unique=True)
    state: str = "REAUTH_REQUIRED"  # ok, REAUTH_REQUIRED (nobody has authorised yet, or the grant is lost)
    access_token: str | None = secret_text()
    refresh_token: str | None = secret_text()
    obtained_at: datetime | None = moment(optional=True)  # the access token
    expires_at: datetime | None = moment(optional=True)
    rotated_at: datetime | None = moment(optional=True)  # the refresh token, which lives for three months
    leased_until: datetime | None = moment(optional=True)
    lease_holder: str = ""
    look_at: datetime | None = moment(optional=True)  # not before this is a refresh tried again
    verifier: str | None = secret_text()  # of the authorisation that is under way, and its `state`
    auth_state: str = ""
    asked_at: datetime | None = moment(optional=True)
    buttons_at: datetime | None = moment(optional=True)  # Zalo refused buttons: tried again at this time


class Takeover(SQLModel, table=True):
    """Cán bộ tiếp chuyện: a person answers in this chat by the provider's own means; the bot is silent until then."""

    __table_args__ = (UniqueConstraint("channel", "account", "chat"),)

    id: int | None = key()
    ward: str
    channel: str
    account: str
    chat: str
    until_at: datetime = moment()
