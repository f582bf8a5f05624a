"""When Zalo's webhook has gone silent: notice it, fetch what was missed, and say so until it speaks again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.bucket import Bucket
from bot.channels.base import SendFailed
from bot.channels.zalo_api import ZaloError
from bot.channels.zalo_events import GROUP, OA
from bot.loops import Wake, read
from bot.zalo import UNSIGNED, Zalo
from handlers.rules.deadlines import LOCAL
from handlers.rules.routes import DAY_BEGINS, DAY_ENDS
from storage import alarms, mail
from storage.db import Database, reason

log = structlog.get_logger("zalo")

KIND = "zalo_silent"
SILENT = "no event comes: switch the Webhook on again at developers.zalo.me; {} messages were missed at first"
RECENT, TALK = "/v2.0/oa/listrecentchat", "/v2.0/oa/conversation"
A_PAGE = 10  # Zalo gives no more at once (zalo.md §1.5)
PAGES = 30
LOOK_SECONDS = 300.0
GRACE = timedelta(minutes=2)  # a message this young may still be on its way
OVERLAP = timedelta(hours=2)  # the webhook's last retry comes so late (zalo.md §2.3)
FROM_USER = 1
EVENT_KINDS = {"photo": "image", "voice": "audio"}  # a conversation's word -> the webhook's

Accept = Callable[[Sequence[mail.Received]], Awaitable[None]]
Row = dict[str, Any]


class Silence:
    """Looks every few minutes by day. While the webhook is off, it does the webhook's work, a little later."""

    def __init__(
        self, *, db: Database, zalo: Zalo, accept: Accept, clock: Callable[[], datetime], hours: float, bucket: Bucket
    ) -> None:
        self._db, self._zalo, self._accept, self._clock, self._bucket = db, zalo, accept, clock, bucket
        self._hours = timedelta(hours=hours)
        self._ours: int | None = None  # the newest inbox row while it was silent: a newer one is the webhook's
        self._looked = -LOOK_SECONDS
        self._since: datetime | None = None  # the look before, by the ward's clock
        self.wake = Wake()

    async def work(self) -> None:
        """For ever: now and then, look."""
        while True:
            await self.wake.wait()
            if time.monotonic() - self._looked < LOOK_SECONDS or not self._hours:
                continue
            self._looked = time.monotonic()
            try:
                await self.look()
            except SQLAlchemyError as error:
                log.error("database failed; Zalo's silence is not looked at", why=reason(error))
            except (ZaloError, SendFailed) as error:
                log.warning("recent conversations could not be read", why=str(error)[:120])

    async def look(self) -> int:
        """How many messages were missed and are now in the inbox."""
        account, now = self._zalo.oa.account, self._clock()
        newest = await read(self._db, lambda tx: mail.newest(tx, (OA, GROUP), account))
        # Events came and were dropped, because we do not know their secret: now, or since we looked.
        since, self._since = self._since, now
        unsigned = await self._lasts(UNSIGNED, account, since or now - OVERLAP)
        if await self._lasts(KIND, account):
            if self._ours is not None and newest is not None and newest.id > self._ours:
                self._ours = None
                await self._zalo.alarms.calm(KIND, account)
                return 0
        elif not unsigned and (newest is None or daylight(newest.received_at, now) < self._hours):
            return 0  # before the first event there is nothing to miss: 'phuongoi doctor' speaks of that
        missed = await self._missed((newest.received_at if newest else now) - OVERLAP, now)
        if missed:
            log.error("the webhook brings nothing; what was missed is fetched", messages=len(missed), unsigned=unsigned)
            if not unsigned:
                await self._zalo.alarms.ring(KIND, account, SILENT.format(len(missed)))
            await self._accept(missed)
        after = await read(self._db, lambda tx: mail.newest(tx, (OA, GROUP), account))
        self._ours = after.id if after else 0
        return len(missed)

    async def _lasts(self, kind: str, account: str, since: datetime | None = None) -> bool:
        ward = self._zalo.oa.ward
        return await read(self._db, lambda tx: alarms.lasts(tx, ward, kind, ref=account, since=since))

    # --- what was missed -----------------------------------------------------------------------------------

    async def _missed(self, since: datetime, now: datetime) -> list[mail.Received]:
        """The residents' messages since then that never came, oldest first."""
        rows: dict[str, Row] = {}
        for user in await self._users(since):
            rows |= {str(row.get("message_id")): row for row in reversed(await self._said(user, since))}
        told = sorted(rows.values(), key=_at)
        found = [one for row in told if _at(row) <= now - GRACE for one in await self._zalo.hear(as_event(row), now)]
        ids = [one.event_id for one in found]
        known = await read(self._db, lambda tx: mail.known_events(tx, OA, self._zalo.oa.account, ids))
        return [one for one in found if one.event_id not in known]

    async def _users(self, since: datetime) -> list[str]:
        """Who wrote or was written to since then."""
        rows = await self._pages(RECENT, {}, since)
        users = (row.get("from_id") if row.get("src") == FROM_USER else row.get("to_id") for row in rows)
        return list(dict.fromkeys(str(user) for user in users if user))

    async def _said(self, user: str, since: datetime) -> list[Row]:
        rows = await self._pages(TALK, {"user_id": user}, since)
        return [row for row in rows if row.get("src") == FROM_USER]

    async def _pages(self, path: str, facts: dict[str, Any], since: datetime) -> list[Row]:
        """Rows newest first, back to `since`. The list shifts while it is read; what comes twice is dropped later."""
        found: list[Row] = []
        for page in range(PAGES):
            if wait := self._bucket.take(live=False):
                await asyncio.sleep(wait)
            rows = await self._zalo.api.get(path, {**facts, "offset": page * A_PAGE, "count": A_PAGE})
            rows = [row for row in rows or () if isinstance(row, dict)]
            found += [row for row in rows if _at(row) >= since]
            if len(rows) < A_PAGE or any(_at(row) < since for row in rows):
                break
        return found


def daylight(begin: datetime, end: datetime) -> timedelta:
    """How much of the time between is day: at night nobody writes, and silence says nothing."""
    total, day = timedelta(), begin.astimezone(LOCAL).date()
    while day <= end.astimezone(LOCAL).date():
        dawn, dusk = (datetime.combine(day, at, tzinfo=LOCAL) for at in (DAY_BEGINS, DAY_ENDS))
        total += max(min(dusk, end) - max(dawn, begin), timedelta())
        day += timedelta(days=1)
    return total


def as_event(row: Row) -> bytes:
    """A row of a conversation as the webhook would have told it, so that both have the same event id."""
    kind = str(row.get("type") or "text")
    kind = EVENT_KINDS.get(kind, kind)
    message: Row = {
        "msg_id": str(row.get("message_id") or ""),
        "text": row.get("message") or row.get("description") or "",
    }
    if kind != "text":
        names = {"url": "url", "thumbnail": "thumb", "coordinates": "location"}
        payload = {name: row[given] for name, given in names.items() if row.get(given)}
        message["attachments"] = [{"type": kind, "payload": payload}]
    return orjson.dumps({
        "event_name": f"user_send_{kind}", "timestamp": str(row.get("time") or ""), "message": message,
        "sender": {"id": str(row.get("from_id") or "")}, "recipient": {"id": str(row.get("to_id") or "")},
    })  # fmt: skip


def _at(row: Row) -> datetime:
    given = str(row.get("time") or "0")
    return datetime.fromtimestamp(int(given) / 1000 if given.isdigit() else 0, UTC)
