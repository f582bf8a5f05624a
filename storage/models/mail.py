"""Hộp thư: what was received (inbox) and what is to be sent (outbox)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.models.columns import big, key, moment, ref, secret_json

NEW = text("status = 'new'")
DUE = text("status = 'due'")
SENT_AS = text("provider_id IS NOT NULL")
REPLACES = text("replaces <> ''")


class Inbox(SQLModel, table=True):
    """One event as the provider told it. A repeat has the same `event_id` and is dropped by the constraint."""

    __table_args__ = (
        UniqueConstraint("channel", "account", "event_id"),
        Index("inbox_unread", "talk", "sequence", "id", sqlite_where=NEW, postgresql_where=NEW),
        Index("inbox_waiting", "priority", "id", sqlite_where=NEW, postgresql_where=NEW),
    )

    id: int | None = key()
    ward: str
    channel: str
    account: str
    event_id: str
    talk: str = ""
    sequence: int = big()  # the provider's order within a talk
    # 0 somebody speaks, 1 one of the many reminders of the same minute: it gives way to those who speak
    priority: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    body: dict[str, Any] | None = secret_json()  # the Message; of an unreadable event, the raw text
    status: str = "new"  # new, done, failed (a bug; has a reference), unreadable (did not parse)
    error: str | None = None  # the reference told to the resident
    received_at: datetime = moment()
    done_at: datetime | None = moment(optional=True)


class Outbox(SQLModel, table=True):
    """One message to send. Rows of one lane go out in the order of their ids, one at a time.

    A lane is a chat; in the officials' group it is one ticket there, so that a flood of cards is not held up by
    the provider's answer to each. What goes to many at once has a lane of its own, and the lower priority.
    """

    __table_args__ = (
        Index("outbox_waiting", "priority", "id", sqlite_where=DUE, postgresql_where=DUE),
        Index("outbox_queue", "lane", "id", sqlite_where=DUE, postgresql_where=DUE),
        Index("outbox_chat", "chat", "id"),
        Index("outbox_sent_as", "chat", "provider_id", sqlite_where=SENT_AS, postgresql_where=SENT_AS),
        Index("outbox_replaces", "chat", "replaces", sqlite_where=REPLACES, postgresql_where=REPLACES),
    )

    id: int | None = key()
    ward: str
    channel: str
    account: str
    chat: str
    lane: str
    kind: str = "message"  # message, toast (answers a button press), history (the resident's own words, web)
    body: dict[str, Any] | None = secret_json()  # the Outgoing: text, buttons, photos
    about: str = ""  # ticket code the message is about
    purpose: str = ""  # what a reply to this message means: resolve, ask, pass, refuse, relay
    errand: str = Field(default="reply", sa_column_kwargs={"server_default": "reply"})  # handlers/rules/routes.py
    priority: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # 0 live, 1 goes to many at once
    route: str = Field(default="", sa_column_kwargs={"server_default": text("''")})  # the way it went: free, paid, ...
    replaces: str = ""  # messages of one chat with the same value are one message, edited where that is possible
    answers: int | None = ref("inbox.id", optional=True, index=False)  # the message it replies to
    # due, sent, dead, unknown (timed out after sending), superseded, rerouted (another row of the outbox goes for it),
    # call (no way is left: an official calls)
    status: str = "due"
    not_before: datetime = moment()
    leased_until: datetime | None = moment(optional=True)
    tries: int = 0
    error: str | None = None
    provider_id: str | None = None
    created_at: datetime = moment()
    sent_at: datetime | None = moment(optional=True)
    received_at: datetime | None = moment(optional=True)  # when the provider said that it reached the phone
