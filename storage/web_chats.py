"""What the pages of a web chat show: its lines in the order in which they were delivered, each message once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, insert, or_, select

from storage.db import Tx
from storage.mail import OUTBOX, Received, ToSend, accept

WORDS_OF_ITS_OWN = "history"  # kind of a row that only keeps what the person said


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a line of the person stands in the chat. `new` is False when it was kept before."""

    seq: int
    at: datetime
    new: bool
    first: bool = True  # False: it corrects an earlier line and stands in its place


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it was last said. `seq` names the message, however often it was changed; `at` is its delivery."""

    seq: int
    chat: str
    body: dict[str, Any]
    at: datetime
    corrected: bool = False


def accept_with_echo(tx: Tx, event: Received, echo: ToSend, frame_id: str, corrects: str = "") -> Kept:
    """Keep an event of the web together with the line that its chat shows for it, so that both survive a reload.

    A repeat of `frame_id` gives the line of the first time. `corrects`: the frame of the line that this one replaces.
    """
    known = tx.execute(_echo(echo, frame_id)).first()
    if known is not None:
        first = int(known.replaces) if known.replaces else int(known.id)
        return Kept(first, known.sent_at, False, first=not known.replaces)
    accept(tx, [event])
    before = tx.execute(_echo(echo, corrects)).first() if corrects else None
    if before is not None and before.body.get("by", "") != echo.body.get("by", ""):
        before = None  # a colleague's line is not theirs to correct
    row = {
        "ward": echo.ward, "channel": echo.channel, "account": echo.account, "chat": echo.chat,
        "lane": f"{echo.channel}|{echo.account}|{echo.chat}", "kind": WORDS_OF_ITS_OWN, "body": echo.body,
        "about": "", "purpose": "",
        "replaces": str(before.id) if before else "", "status": "sent", "not_before": event.at, "tries": 0,
        "created_at": event.at, "sent_at": event.at, "provider_id": frame_id,
    }  # fmt: skip
    made = int(tx.execute(insert(OUTBOX), row).inserted_primary_key[0])
    return Kept(made, event.at, True) if before is None else Kept(int(before.id), before.sent_at, True, first=False)


def _echo(echo: ToSend, frame_id: str) -> Any:
    return select(OUTBOX.c.id, OUTBOX.c.replaces, OUTBOX.c.body, OUTBOX.c.sent_at).where(
        OUTBOX.c.channel == echo.channel, OUTBOX.c.account == echo.account, OUTBOX.c.chat == echo.chat,
        OUTBOX.c.provider_id == frame_id, OUTBOX.c.kind == WORDS_OF_ITS_OWN,
    )  # fmt: skip


def lines(
    tx: Tx, channel: str, account: str, chats: Sequence[str], *, now: datetime, since: datetime | None = None,
    limit: int = 200,
) -> list[Line]:  # fmt: skip
    """What these chats were told since a moment, oldest first: what was sent, by the time of its sending, and what
    is due but still on its way. Never by row numbers: a row may be sent long after a later one."""
    when = func.coalesce(OUTBOX.c.sent_at, OUTBOX.c.not_before)
    due = and_(OUTBOX.c.status == "due", OUTBOX.c.not_before <= now)
    sent = OUTBOX.c.status == "sent"
    query = (
        select(
            OUTBOX.c.id, OUTBOX.c.kind, OUTBOX.c.chat, OUTBOX.c.body, OUTBOX.c.replaces, OUTBOX.c.status,
            OUTBOX.c.provider_id, OUTBOX.c.sent_at, OUTBOX.c.not_before,
        )
        .where(
            OUTBOX.c.channel == channel, OUTBOX.c.account == account, OUTBOX.c.chat.in_(chats),
            OUTBOX.c.kind != "toast", or_(due, sent if since is None else and_(sent, OUTBOX.c.sent_at >= since)),
        )
        .order_by(when.desc(), OUTBOX.c.id.desc())
        .limit(limit)
    )  # fmt: skip
    return _once([_line(tx, row) for row in reversed(tx.execute(query).all())])


def _line(tx: Tx, row: Any) -> Line:
    own = row.kind == WORDS_OF_ITS_OWN
    at = row.sent_at or row.not_before
    return Line(_own_seq(row) if own else _seq(tx, row), row.chat, row.body, at, corrected=own and bool(row.replaces))


def _own_seq(row: Any) -> int:
    return int(row.replaces) if row.replaces else int(row.id)


def _seq(tx: Tx, row: Any) -> int:
    """A sent message carries the number under which pages know it; one on its way will take that of its first."""
    if row.status == "sent":
        return int(row.provider_id) if row.provider_id else int(row.id)
    if not row.replaces:
        return int(row.id)
    query = select(OUTBOX.c.provider_id).where(
        OUTBOX.c.chat == row.chat, OUTBOX.c.replaces == row.replaces, OUTBOX.c.status == "sent",
        OUTBOX.c.kind != WORDS_OF_ITS_OWN, OUTBOX.c.provider_id.is_not(None),
    )  # fmt: skip
    first = tx.execute(query.order_by(OUTBOX.c.id.desc()).limit(1)).scalar()
    return int(first) if first else int(row.id)


def _once(said: list[Line]) -> list[Line]:
    """Each message as it was said last, where it was said first."""
    shown: dict[int, Line] = {}
    for line in said:
        before = shown.get(line.seq)
        at = before.at if before else line.at
        shown[line.seq] = Line(line.seq, line.chat, line.body, at, corrected=line.corrected)
    return list(shown.values())
