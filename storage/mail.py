"""The inbox and the outbox: accept once, claim in order, settle what became of a send."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, case, exists, func, insert, literal_column, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.db import Tx
from storage.models import Conversation, Inbox, Outbox
from storage.rows import table

INBOX, OUTBOX, CONVERSATION = table(Inbox), table(Outbox), table(Conversation)
LEASE = timedelta(seconds=30)  # a sender that died lets go of its rows after this


@dataclass(frozen=True, slots=True)
class Received:
    """An event on its way into the inbox."""

    ward: str
    channel: str
    account: str
    event_id: str
    talk: str
    sequence: int
    body: dict[str, Any]
    at: datetime
    status: str = "new"
    priority: int = 0  # 1: one of many at once, and gives way to those who are talking with us


@dataclass(frozen=True, slots=True)
class Unread:
    """The oldest unread message of a talk, claimed by this transaction."""

    id: int
    ward: str
    channel: str
    account: str
    talk: str
    body: dict[str, Any]
    received_at: datetime


@dataclass(frozen=True, slots=True)
class ToSend:
    """A message on its way into the outbox."""

    ward: str
    channel: str
    account: str
    chat: str
    body: dict[str, Any]
    kind: str = "message"
    about: str = ""
    purpose: str = ""
    replaces: str = ""
    not_before: datetime | None = None
    lane: str = ""  # empty: the chat
    errand: str = "reply"  # what it is for: decides the ways it may go (handlers/rules/routes.py)
    priority: int = 0  # 1: goes to many at once, and gives way to those who are talking with us
    route: str = ""  # other_channel: it comes from another channel and goes no further


@dataclass(frozen=True, slots=True)
class Due:
    """A message that is this process's to send now."""

    id: int
    ward: str
    channel: str
    account: str
    chat: str
    kind: str
    body: dict[str, Any]
    about: str
    replaces: str
    answers: int | None
    tries: int
    errand: str
    priority: int
    route: str
    edits: str | None = None  # provider id of the message that it takes the place of
    heard_at: datetime | None = None  # the person's last own message, where the channel has windows


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a send. `status` is one of those of the table; due: again, at `retry_at`."""

    id: int
    status: str
    provider_id: str | None = None
    retry_at: datetime | None = None
    error: str | None = None
    tries: int = 0
    route: str = ""


@dataclass(frozen=True, slots=True)
class SentAbout:
    """What a message that we sent was about: a reply to it means `purpose` for the ticket `about`."""

    about: str
    purpose: str
    answers: int | None = field(default=None)
    offered: list[list[str]] = field(default_factory=list)  # [choice, label] of its buttons


# --- statements of the hot path, built once: building one costs as much as running it ------------------------

# Written into the SQL, not bound: SQLite uses a partial index only where it can see the condition.
_NEW: ColumnElement[str] = literal_column("'new'")
_DUE_NOW: ColumnElement[str] = literal_column("'due'")
_EARLIER_IN = INBOX.alias("earlier")
_UNREAD = (
    select(
        INBOX.c.id, INBOX.c.ward, INBOX.c.channel, INBOX.c.account, INBOX.c.talk, INBOX.c.body, INBOX.c.received_at,
    )
    .where(
        INBOX.c.status == _NEW,
        ~exists().where(
            _EARLIER_IN.c.status == _NEW,
            _EARLIER_IN.c.talk == INBOX.c.talk,
            or_(
                _EARLIER_IN.c.sequence < INBOX.c.sequence,
                and_(_EARLIER_IN.c.sequence == INBOX.c.sequence, _EARLIER_IN.c.id < INBOX.c.id),
            ),
        ),
    )
    .order_by(INBOX.c.priority, INBOX.c.id)
    .limit(bindparam("most"))
)  # fmt: skip
_UNREAD_ONE = _UNREAD.where(INBOX.c.id == bindparam("only"))
_FINISH = (
    update(INBOX)
    .where(INBOX.c.id.in_(bindparam("ids", expanding=True)))
    .values(status=bindparam("now_status"), done_at=bindparam("at"), error=bindparam("why"))
)
_EARLIER_OUT = OUTBOX.alias("earlier")
_HEARD = select(CONVERSATION.c.heard_at).where(
    CONVERSATION.c.talk == OUTBOX.c.channel + "|" + OUTBOX.c.account + "|" + OUTBOX.c.chat
)
_BEFORE = OUTBOX.alias("before")  # a message that was sent in the place where this one is to stand
_DUE = (
    select(
        OUTBOX.c.id, OUTBOX.c.ward, OUTBOX.c.channel, OUTBOX.c.account, OUTBOX.c.chat, OUTBOX.c.kind, OUTBOX.c.body,
        OUTBOX.c.about, OUTBOX.c.replaces, OUTBOX.c.answers, OUTBOX.c.tries, OUTBOX.c.errand, OUTBOX.c.priority,
        OUTBOX.c.route,
        case(
            (
                OUTBOX.c.replaces != literal_column("''"),
                select(_BEFORE.c.provider_id)
                .where(
                    _BEFORE.c.chat == OUTBOX.c.chat,
                    _BEFORE.c.replaces == OUTBOX.c.replaces,
                    _BEFORE.c.replaces != literal_column("''"),
                    _BEFORE.c.channel == OUTBOX.c.channel,
                    _BEFORE.c.account == OUTBOX.c.account,
                    _BEFORE.c.status == "sent",
                    _BEFORE.c.provider_id.is_not(None),
                )
                .order_by(_BEFORE.c.id.desc())
                .limit(1)
                .scalar_subquery(),
            ),
        ).label("edits"),
    )
    .where(
        OUTBOX.c.status == _DUE_NOW,
        OUTBOX.c.channel.in_(bindparam("channels", expanding=True)),
        OUTBOX.c.not_before <= bindparam("now"),
        or_(OUTBOX.c.leased_until.is_(None), OUTBOX.c.leased_until < bindparam("now")),
        ~exists().where(
            _EARLIER_OUT.c.status == _DUE_NOW,
            _EARLIER_OUT.c.lane == OUTBOX.c.lane,
            _EARLIER_OUT.c.id < OUTBOX.c.id,
            or_(_EARLIER_OUT.c.not_before <= bindparam("now"), _EARLIER_OUT.c.tries > 0),
        ),
    )
    .order_by(OUTBOX.c.priority, OUTBOX.c.id)
    .limit(bindparam("most"))
)  # fmt: skip
# The same where channels have windows or accounts a pace: lists in a statement cost a fifth more, so not for all.
_DUE_PACED = _DUE.add_columns(
    case((OUTBOX.c.channel.in_(bindparam("windowed", expanding=True)), _HEARD.scalar_subquery())).label("heard_at")
).where(
    OUTBOX.c.account.not_in(bindparam("closed", expanding=True)),
    or_(OUTBOX.c.priority == literal_column("0"), OUTBOX.c.account.not_in(bindparam("busy", expanding=True))),
)
_LEASE = update(OUTBOX).where(OUTBOX.c.id.in_(bindparam("ids", expanding=True))).values(leased_until=bindparam("until"))
_SENT = (
    update(OUTBOX)
    .where(OUTBOX.c.id == bindparam("this"))
    .values(
        status="sent", leased_until=None, error=None, tries=bindparam("count"), provider_id=bindparam("provider"),
        sent_at=bindparam("at"), route=bindparam("by"),
    )
)  # fmt: skip
_POST = insert(OUTBOX)


# --- inbox ---------------------------------------------------------------------------------------------------


def accept(tx: Tx, events: Sequence[Received]) -> None:
    """Keep events; one already kept (same channel, account and event id) is dropped silently."""
    rows = [
        {
            "ward": event.ward, "channel": event.channel, "account": event.account, "event_id": event.event_id,
            "talk": event.talk, "sequence": event.sequence, "body": event.body, "status": event.status,
            "received_at": event.at, "priority": event.priority,
        }
        for event in events
    ]  # fmt: skip
    dialect = postgresql if tx.postgres else sqlite
    tx.execute(dialect.insert(INBOX).on_conflict_do_nothing(), rows)


def newest(tx: Tx, channels: Sequence[str], account: str) -> Any:
    """The newest event of an account that its provider told us: id and received_at; None where there is none."""
    query = select(INBOX.c.id, INBOX.c.received_at).where(INBOX.c.channel.in_(channels), INBOX.c.account == account)
    own = INBOX.c.event_id.like("notice:%") | INBOX.c.event_id.like("reminder:%")
    return tx.execute(query.where(~own).order_by(INBOX.c.id.desc()).limit(1)).first()


def known_events(tx: Tx, channel: str, account: str, event_ids: Sequence[str]) -> set[str]:
    """Which of these are kept already."""
    query = select(INBOX.c.event_id).where(
        INBOX.c.channel == channel, INBOX.c.account == account, INBOX.c.event_id.in_(event_ids)
    )
    return {str(event) for event in tx.execute(query).scalars()}


def claim_unread(tx: Tx, limit: int, only: int | None = None) -> list[Unread]:
    """The oldest unread message of each of up to `limit` talks; those of people before reminders.

    On PostgreSQL the rows are locked and rows of other workers skipped. A later message of a talk is never
    returned while an earlier one is unread, so two workers can never hold one talk.
    """
    query = _UNREAD_ONE if only is not None else _UNREAD
    if tx.postgres:
        query = query.with_for_update(of=INBOX, skip_locked=True)
    facts = {"most": limit} if only is None else {"most": limit, "only": only}
    return [Unread(*row) for row in tx.execute(query, facts)]


def finish(tx: Tx, inbox_ids: Sequence[int], now: datetime, error: str | None = None) -> None:
    """The messages are answered; with `error`, they failed under that reference."""
    status = "failed" if error else "done"
    tx.execute(_FINISH, {"ids": list(inbox_ids), "now_status": status, "at": now, "why": error})


def forget(tx: Tx, inbox_id: int) -> None:
    """Let go of what a message said: it held a secret that the ward must never have."""
    tx.execute(update(INBOX).where(INBOX.c.id == inbox_id).values(body=None))


def failed(tx: Tx, limit: int = 50) -> list[Any]:
    """The newest messages that a bug kept from being answered, for replay after the fix."""
    query = select(INBOX.c.id, INBOX.c.received_at, INBOX.c.channel, INBOX.c.status, INBOX.c.error)
    return list(tx.execute(query.where(INBOX.c.status.in_(("failed", "unreadable"))).limit(limit)))


def replay(tx: Tx, inbox_id: int) -> bool:
    """Put a failed message back as unread."""
    query = update(INBOX).where(INBOX.c.id == inbox_id, INBOX.c.status == "failed")
    return bool(tx.execute(query.values(status="new", error=None, done_at=None)).rowcount)


# --- outbox --------------------------------------------------------------------------------------------------


def post(tx: Tx, letters: Iterable[ToSend], now: datetime, answers: int | None = None) -> None:
    """Put messages into the outbox, in this order."""
    rows = [
        {
            "ward": letter.ward, "channel": letter.channel, "account": letter.account, "chat": letter.chat,
            "lane": _lane(letter), "errand": letter.errand, "priority": letter.priority, "route": letter.route,
            "kind": letter.kind, "body": letter.body, "about": letter.about, "purpose": letter.purpose,
            "replaces": letter.replaces, "answers": answers, "status": "due",
            "not_before": letter.not_before or now, "tries": 0, "created_at": now,
        }
        for letter in letters
    ]  # fmt: skip
    if rows:
        tx.execute(_POST, rows)


def _lane(letter: ToSend) -> str:
    """What goes to many waits for no answer to somebody who is talking with us, and holds none up."""
    lane = letter.lane or f"{letter.channel}|{letter.account}|{letter.chat}"
    return f"{lane}|mass" if letter.priority else lane


def claim_due(
    tx: Tx,
    channels: Sequence[str],
    now: datetime,
    limit: int,
    *,
    windowed: Sequence[str] = (),
    closed: Sequence[str] = (),
    busy: Sequence[str] = (),
) -> list[Due]:
    """The first due message of each of up to `limit` lanes, leased to this process; what is live comes first.

    Of `closed` accounts nothing is taken now, of `busy` ones nothing that goes to many. A message with an earlier
    one of its lane still under way waits, whoever is sending that one: so the order within a lane holds for any
    number of processes.
    """
    facts: dict[str, Any] = {"channels": channels, "now": now, "most": limit}
    query = _DUE
    if windowed or closed or busy:
        query = _DUE_PACED
        facts |= {"windowed": windowed, "closed": closed, "busy": busy}
    query = query.with_for_update(of=OUTBOX, skip_locked=True) if tx.postgres else query
    rows = tx.execute(query, facts).all()
    if not rows:
        return []
    tx.execute(_LEASE, {"ids": [row.id for row in rows], "until": now + LEASE})
    return [Due(*row) for row in rows]


def settle(tx: Tx, outcomes: Sequence[Outcome], now: datetime) -> None:
    """Write down what became of sends and let go of their leases."""
    sent = [
        {"this": one.id, "provider": one.provider_id, "count": one.tries, "at": now, "by": one.route}
        for one in outcomes
        if one.status == "sent"
    ]
    if sent:
        tx.execute(_SENT, sent)
    for outcome in outcomes:
        if outcome.status == "sent":
            continue
        facts: dict[str, Any] = {
            "status": outcome.status,
            "leased_until": None,
            "tries": outcome.tries,
            "error": outcome.error,
        }
        if outcome.retry_at is not None:
            facts["not_before"] = outcome.retry_at
        # a receipt may have been faster than the answer: then it was sent, whatever the sender thinks
        still = (OUTBOX.c.id == outcome.id, OUTBOX.c.received_at.is_(None))
        tx.execute(update(OUTBOX).where(*still).values(**facts))


def reached(tx: Tx, outbox_id: int, at: datetime) -> bool:
    """The provider says that a message reached the phone. One whose sending was in doubt is so known to be sent."""
    query = update(OUTBOX).where(
        OUTBOX.c.id == outbox_id, OUTBOX.c.received_at.is_(None), OUTBOX.c.status.in_(("sent", "due", "unknown"))
    )
    facts = {"status": "sent", "received_at": at, "sent_at": func.coalesce(OUTBOX.c.sent_at, at), "leased_until": None}
    return bool(tx.execute(query.values(**facts)).rowcount)


def let_go(tx: Tx) -> None:
    """Give back every lease: at the start of the only process there is (SQLite), whoever held them is dead."""
    tx.execute(
        update(OUTBOX).where(OUTBOX.c.status == "due", OUTBOX.c.leased_until.is_not(None)).values(leased_until=None)
    )


def sent_about(tx: Tx, channel: str, account: str, chat: str, provider_id: str) -> SentAbout | None:
    """What our message with this provider id in this chat was about, if it was ours."""
    row = tx.execute(
        select(OUTBOX.c.about, OUTBOX.c.purpose, OUTBOX.c.answers, OUTBOX.c.body)
        .where(
            OUTBOX.c.channel == channel, OUTBOX.c.account == account, OUTBOX.c.chat == chat,
            OUTBOX.c.provider_id == provider_id,
        )
        .order_by(OUTBOX.c.id.desc())
    ).first()  # fmt: skip
    if row is None:
        return None
    return SentAbout(row.about, row.purpose, row.answers, (row.body or {}).get("buttons", []))


def history(tx: Tx, channel: str, account: str, chat: str, after: int, limit: int = 200) -> list[Any]:
    """What a chat has seen after outbox row `after`, oldest first (web: to resume after a lost connection)."""
    query = (
        select(OUTBOX.c.id, OUTBOX.c.kind, OUTBOX.c.body, OUTBOX.c.replaces, OUTBOX.c.about, OUTBOX.c.created_at)
        .where(
            OUTBOX.c.channel == channel, OUTBOX.c.account == account, OUTBOX.c.chat == chat,
            OUTBOX.c.id > after, OUTBOX.c.status.in_(("sent", "due")), OUTBOX.c.kind != "toast",
            OUTBOX.c.not_before <= OUTBOX.c.created_at, OUTBOX.c.body.is_not(None),
        )
        .order_by(OUTBOX.c.id.desc())
        .limit(limit)
    )  # fmt: skip
    return list(reversed(tx.execute(query).all()))
