"""Reminders come due: each becomes a notice in its thread's inbox, in one transaction, or is dropped with a trace."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot import metrics
from bot.inbox import received
from bot.loops import Wake, run
from handlers.rules.reminders import judge
from handlers.rules.routes import MASS
from handlers.types import Message, address_of
from storage import mail, reminders
from storage.db import Database, Tx, reason
from storage.models import Reminder

log = structlog.get_logger("reminders")

A_COMMIT = 1000
SOON_SECONDS = 2.0  # what is due before the next ticks is waited for exactly


def fire(tx: Tx, now: datetime, limit: int = A_COMMIT) -> int:
    """Take what is due: said, dropped or put off. Returns how many were looked at.

    The notice and the reminder's new status are one commit, and the notice's event id carries the reminder's round:
    a kill at any moment neither loses nor doubles one.
    """
    due = reminders.claim_due(tx, now, limit)
    notices: list[mail.Received] = []
    ended: list[tuple[int, str, str]] = []
    moved: list[tuple[int, datetime]] = []
    for reminder in due:
        number, verdict = int(reminder.id or 0), judge(reminder, now)
        if verdict.fire:
            notices.append(replace(received(_notice(reminder, now), reminder.ward, now), priority=MASS))
            ended.append((number, "fired", ""))
        elif verdict.later:
            moved.append((number, verdict.later))
        else:
            ended.append((number, "dropped", verdict.drop))
            log.info("reminder dropped", reminder=number, kind=reminder.kind, why=verdict.drop)
    if notices:
        mail.accept(tx, notices)
    reminders.end(tx, ended, now)
    reminders.put_off(tx, moved)
    return len(due)


def _notice(reminder: Reminder, now: datetime) -> Message:
    facts = {
        "event": "reminder", "reminder": reminder.id, "kind": reminder.kind, "cause": reminder.cause,
        "useful_until": reminder.useful_until.isoformat(),
    }  # fmt: skip
    return Message(
        event_id=f"reminder:{reminder.id}:{reminder.round}", address=address_of(reminder.talk), kind="notice",
        sent_at=now, data={**(reminder.facts or {}), **facts},
    )  # fmt: skip


class Reminding:
    """The loop around `fire`."""

    def __init__(self, db: Database, clock: Callable[[], datetime], unread: Wake) -> None:
        self._db, self._clock, self._unread = db, clock, unread
        self.wake = Wake()

    async def work(self) -> None:
        """For ever: fire what is due whenever somebody says that time has passed."""
        while True:
            await self.wake.wait()
            try:
                await self._round()
            except SQLAlchemyError as error:
                log.error("database failed; reminders wait", why=reason(error))
                await asyncio.sleep(1)
                self.wake.set()

    async def _round(self) -> None:
        while count := await run(self._db, lambda tx: fire(tx, self._clock())):
            metrics.reminded.inc(count)
            self._unread.set()
        due = await run(self._db, reminders.next_due)
        if due is not None and (left := (due - self._clock()).total_seconds()) < SOON_SECONDS:
            asyncio.get_running_loop().call_later(max(left, 0.0), self.wake.set)
