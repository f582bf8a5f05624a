"""Who writes in which thread, and where the thread stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from storage.db import Tx
from storage.models import Conversation, Identity, Official, Person
from storage.rows import as_noun, from_columns, table, values

CONVERSATION, IDENTITY, PERSON, OFFICIAL = (
    table(noun) for noun in (Conversation, Identity, Person, Official)
)  # fmt: skip


# Statements of the hot path are built once: building one costs as much as running it.
_THREAD = (
    select(
        CONVERSATION.c.id.label("conversation_id"),
        CONVERSATION.c.state.label("state"),
        CONVERSATION.c.heard_at.label("heard_at"),
        IDENTITY.c.id.label("identity_id"),
        IDENTITY.c.official_id.label("official_id"),
        PERSON,
    )
    .join_from(CONVERSATION, IDENTITY, CONVERSATION.c.identity_id == IDENTITY.c.id)
    .join(PERSON, IDENTITY.c.person_id == PERSON.c.id)
    .where(CONVERSATION.c.talk == bindparam("talk"))
)
_THREAD_LOCKED = _THREAD.with_for_update(of=CONVERSATION)
_SAVE = (
    update(CONVERSATION)
    .where(CONVERSATION.c.id == bindparam("this"))
    .values(state=bindparam("state"), updated_at=bindparam("updated_at"), heard_at=bindparam("heard_at"))
)


@dataclass(slots=True)
class Thread:
    """One thread, locked for this transaction, with the person in it."""

    conversation_id: int
    identity_id: int
    talk: str
    person: Person
    official: Official | None
    state: dict[str, Any] | None
    heard_at: datetime | None = None  # the person's last own message


def open_thread(tx: Tx, *, ward: str, talk: str, channel: str, account: str, user: str, now: datetime) -> Thread:
    """The thread `talk`, locked (PostgreSQL) and read; made on the first message."""
    found = _read(tx, talk)
    if found is not None:
        return found
    identity_id = _identity(tx, ward, channel, account, user, now)
    fresh = Conversation(ward=ward, talk=talk, identity_id=identity_id, state=None, updated_at=now)
    tx.execute(insert(CONVERSATION), values(fresh))
    thread = _read(tx, talk)
    assert thread is not None  # noqa: S101  just inserted in this transaction
    return thread


def _read(tx: Tx, talk: str) -> Thread | None:
    row = tx.execute(_THREAD_LOCKED if tx.postgres else _THREAD, {"talk": talk}).first()
    if row is None:
        return None
    facts = dict(row._mapping)
    conversation_id, state = facts.pop("conversation_id"), facts.pop("state")
    heard_at = facts.pop("heard_at")
    identity_id, official_id = facts.pop("identity_id"), facts.pop("official_id")
    official = None if official_id is None else _official(tx, official_id)
    return Thread(conversation_id, identity_id, talk, from_columns(Person, facts), official, state, heard_at)


def _official(tx: Tx, official_id: int) -> Official | None:
    row = tx.execute(select(OFFICIAL).where(OFFICIAL.c.id == official_id, OFFICIAL.c.active)).first()
    return None if row is None else as_noun(Official, row)


def _identity(tx: Tx, ward: str, channel: str, account: str, user: str, now: datetime) -> int:
    known = tx.execute(
        select(IDENTITY.c.id).where(
            IDENTITY.c.channel == channel, IDENTITY.c.account == account, IDENTITY.c.user == user
        )
    ).scalar()
    if known is not None:
        return int(known)
    person = tx.execute(insert(PERSON), values(Person(ward=ward, created_at=now))).inserted_primary_key[0]
    fresh = Identity(ward=ward, channel=channel, account=account, user=user, person_id=person)
    return int(tx.execute(insert(IDENTITY), values(fresh)).inserted_primary_key[0])


def save_state(tx: Tx, thread: Thread, state: dict[str, Any], now: datetime, heard_at: datetime | None = None) -> None:
    """Keep where the thread stands now and, after a message of the person's own, when that was; it may come late."""
    heard = max((at for at in (thread.heard_at, heard_at) if at), default=None)
    tx.execute(_SAVE, {"this": thread.conversation_id, "state": state, "updated_at": now, "heard_at": heard})
