"""Alarms: raise, begin and end, and what nobody was told of yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, func, insert, or_, select, update

from storage.db import Tx
from storage.models import Alarm
from storage.rows import as_noun, table, values

ALARM = table(Alarm)
LOOK_BACK = timedelta(days=1)  # what was told of an hour ago was raised at most a day before
# Kinds that begin and end; the others happen, and are over.
LASTING = (
    "provider_down", "zalo_reauth", "zalo_silent", "zalo_refused", "zalo_token", "zalo_quota", "zalo_refresh_unsure",
    "zalo_oauth_refused", "zalo_unsigned", "bot_refused", "bot_plan", "bot_full",
)  # fmt: skip


def raise_alarm(tx: Tx, ward: str, kind: str, *, ref: str, detail: str, now: datetime) -> None:
    """Something happened that a person must look at."""
    tx.execute(insert(ALARM), values(Alarm(ward=ward, at=now, kind=kind, ref=ref, detail=detail)))


def begin(tx: Tx, ward: str, kind: str, *, ref: str, detail: str, now: datetime) -> bool:
    """Something is wrong and stays so; False when that is known already."""
    if tx.execute(_lasting(ward, kind, ref)).first() is not None:
        return False
    raise_alarm(tx, ward, kind, ref=ref, detail=detail, now=now)
    return True


def end(tx: Tx, ward: str, kind: str, *, ref: str, now: datetime) -> bool:
    """It is over. Who was told that it began is told that it ended."""
    lasting = ALARM.c.id.in_(_lasting(ward, kind, ref))
    told = tx.execute(update(ALARM).where(lasting, ALARM.c.state == "told").values(state="over", over_at=now))
    untold = tx.execute(update(ALARM).where(lasting, ALARM.c.state == "new").values(state="closed", over_at=now))
    return bool(told.rowcount or untold.rowcount)


def lasts(tx: Tx, ward: str, kind: str, *, ref: str, since: datetime | None = None) -> bool:
    """Whether it is wrong now; or was at some time `since` then."""
    return tx.execute(_lasting(ward, kind, ref, since)).first() is not None


def lasting(tx: Tx) -> set[tuple[str, str, str]]:
    """What is wrong now: ward, kind, ref."""
    query = select(ALARM.c.ward, ALARM.c.kind, ALARM.c.ref).where(ALARM.c.over_at.is_(None), ALARM.c.kind.in_(LASTING))
    return {(str(ward), str(kind), str(ref)) for ward, kind, ref in tx.execute(query)}


def of_now(tx: Tx, beginning: str) -> list[Alarm]:
    """What is wrong now, of the kinds that begin so; the oldest first."""
    query = select(ALARM).where(
        ALARM.c.over_at.is_(None), ALARM.c.kind.in_(LASTING), ALARM.c.kind.startswith(beginning)
    )
    return [as_noun(Alarm, row) for row in tx.execute(query.order_by(ALARM.c.id))]


def untold(tx: Tx) -> list[Alarm]:
    """What is new, and what is over, that nobody was told of; oldest first, nobody else's hand on it meanwhile."""
    query = select(ALARM).where(ALARM.c.state.in_(("new", "over"))).order_by(ALARM.c.id)
    query = query.with_for_update(skip_locked=True) if tx.postgres else query
    return [as_noun(Alarm, row) for row in tx.execute(query)]


def tell(tx: Tx, alarms: Sequence[Alarm], now: datetime) -> None:
    """Somebody was told of these."""
    _go_on(tx, alarms, told_at=now)


def pass_over(tx: Tx, alarms: Sequence[Alarm]) -> None:
    """Nobody needs to be told of these."""
    _go_on(tx, alarms)


def _go_on(tx: Tx, alarms: Sequence[Alarm], **facts: Any) -> None:
    for state, then in (("new", "told"), ("over", "closed")):
        ids = [alarm.id for alarm in alarms if alarm.state == state]
        if ids:
            tx.execute(update(ALARM).where(ALARM.c.id.in_(ids)).values(state=then, **facts))


def told_since(tx: Tx, since: datetime) -> set[tuple[str, str]]:
    """The kinds, by ward, of which somebody was told that they began."""
    query = select(ALARM.c.ward, ALARM.c.kind).where(
        ALARM.c.at >= since - LOOK_BACK, ALARM.c.told_at >= since, ALARM.c.state.in_(("told", "over"))
    )
    return {(str(ward), str(kind)) for ward, kind in tx.execute(query.distinct())}


def alarms_since(tx: Tx, since: datetime) -> dict[str, int]:
    """How many alarms of which kind there were, the most frequent first."""
    count = func.count().label("count")
    query = select(ALARM.c.kind, count).where(ALARM.c.at >= since).group_by(ALARM.c.kind).order_by(count.desc())
    return {str(kind): int(number) for kind, number in tx.execute(query)}


def _lasting(ward: str, kind: str, ref: str, since: datetime | None = None) -> Select[tuple[int]]:
    now = ALARM.c.over_at.is_(None)
    wrong = now if since is None else or_(now, ALARM.c.over_at >= since)
    return select(ALARM.c.id).where(ALARM.c.ward == ward, ALARM.c.kind == kind, ALARM.c.ref == ref, wrong)
