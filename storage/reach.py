"""How a person can be reached: what is known of whoever writes in a thread."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select

from storage.db import Tx
from storage.models import Consent, Conversation, Identity, Person
from storage.rows import table

CONSENT, CONVERSATION, IDENTITY, PERSON = (table(noun) for noun in (Consent, Conversation, Identity, Person))
ALONE = 2  # bars in the name of a private thread (handlers/types.py)
BY_PHONE = "message_by_phone"  # the consent to be written to at the number that somebody gave


@dataclass(frozen=True, slots=True)
class Chat:
    """Where somebody writes to us from, and who they are there."""

    talk: str
    person_id: int


@dataclass(frozen=True, slots=True)
class Known:
    """The person of a thread, when they last wrote there, and where else they write."""

    person_id: int
    heard_at: datetime | None
    phone: str | None
    by_phone: bool  # they agreed to be written to there
    elsewhere: tuple[tuple[str, str, str], ...]  # channel, account, chat


def known_of(tx: Tx, talk: str, channels: Sequence[str]) -> Known | None:
    """What is known of the person in a private thread; `channels` are those where no window closes."""
    agreed = exists().where(
        CONSENT.c.person_id == PERSON.c.id, CONSENT.c.purpose == BY_PHONE, CONSENT.c.withdrawn_at.is_(None)
    )
    row = tx.execute(
        select(PERSON.c.id, CONVERSATION.c.heard_at, PERSON.c.phone, agreed.label("by_phone"))
        .join_from(CONVERSATION, IDENTITY, CONVERSATION.c.identity_id == IDENTITY.c.id)
        .join(PERSON, IDENTITY.c.person_id == PERSON.c.id)
        .where(CONVERSATION.c.talk == talk, PERSON.c.erased_at.is_(None), IDENTITY.c.official_id.is_(None))
    ).first()
    if row is None:
        return None
    here = tuple(talk.split("|")[:3])
    own = select(IDENTITY.c.channel, IDENTITY.c.account, IDENTITY.c.user).where(
        IDENTITY.c.person_id == row.id, IDENTITY.c.channel.in_(channels), IDENTITY.c.official_id.is_(None)
    )
    others = [tuple(other) for other in tx.execute(own.order_by(IDENTITY.c.id.desc()))]
    return Known(row.id, row.heard_at, row.phone, bool(row.by_phone), tuple(other for other in others if other != here))


def chats_of(tx: Tx, ward: str, phones: Collection[str], read: Callable[[str], str]) -> dict[str, Chat]:
    """The chat of whoever gave us one of these numbers as theirs, the one last written in; `read` makes numbers alike.

    Numbers are sealed, so every one of the ward's is opened: once a month that is nothing.
    """
    wanted = set(phones)
    query = (
        select(PERSON.c.id, PERSON.c.phone, CONVERSATION.c.talk)
        .join_from(CONVERSATION, IDENTITY, CONVERSATION.c.identity_id == IDENTITY.c.id)
        .join(PERSON, IDENTITY.c.person_id == PERSON.c.id)
        .where(
            PERSON.c.ward == ward, PERSON.c.phone.is_not(None), PERSON.c.erased_at.is_(None),
            IDENTITY.c.official_id.is_(None), CONVERSATION.c.heard_at.is_not(None),
        )
        .order_by(CONVERSATION.c.heard_at)
    )  # fmt: skip
    found = ((read(str(row.phone)), Chat(str(row.talk), int(row.id))) for row in tx.execute(query))
    return {phone: chat for phone, chat in found if phone in wanted and chat.talk.count("|") == ALONE}
