"""The outbox: send what is due, in order per chat, outside any transaction; five outcomes, each with its rule."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot import metrics
from bot.channels.base import Channel, Letter, Photo, SendFailed, degrade
from bot.loops import Wake, run
from bot.media import PhotoStore
from storage import attachments, mail
from storage.db import Database, Tx, reason
from storage.tickets import raise_alarm

log = structlog.get_logger("outbox")

IN_FLIGHT = 128
LAST_TRY = 60  # with the pauses below: about four hours of a provider that is down
LONGEST_PAUSE = 300.0  # seconds
UNKNOWN_TRIES = 3  # a message whose answer was lost is sent again; the doubt is better than silence
PHOTO_TRIES = 20  # a photo that is still being fetched is waited for this often


class Outbox:
    """Claims due rows, hands them to their channels, writes down what became of them."""

    def __init__(
        self,
        db: Database,
        channels: Mapping[tuple[str, str], Channel],
        photos: PhotoStore,
        clock: Callable[[], datetime],
    ) -> None:
        self._db, self._channels, self._photos, self._clock = db, channels, photos, clock
        self._names = sorted({channel.name for channel in channels.values()})
        self._done: list[mail.Outcome] = []
        self._alarms: list[tuple[str, str, str, str]] = []  # ward, kind, ref, detail
        self._tasks: set[asyncio.Task[None]] = set()
        self.wake = Wake()

    async def work(self) -> None:
        """For ever: settle, claim, send."""
        while True:
            await self.wake.wait()
            try:
                await self._exchange()
            except SQLAlchemyError as error:
                log.error("database failed; messages wait", why=reason(error))
                await asyncio.sleep(1)
                self.wake.set()

    async def _exchange(self) -> None:
        """One transaction: what became of sends goes in, what is due comes out."""
        done, alarms, free = self._done, self._alarms, IN_FLIGHT - len(self._tasks)
        self._done, self._alarms = [], []
        now = self._clock()

        def work(tx: Tx) -> list[mail.Due]:
            if done:
                mail.settle(tx, done, now)
            for ward, kind, ref, detail in alarms:
                raise_alarm(tx, ward, kind, ref=ref, detail=detail, now=now)
            return mail.claim_due(tx, self._names, now, free) if free > 0 else []

        try:
            due = await run(self._db, work)
        except BaseException:
            self._done, self._alarms = done + self._done, alarms + self._alarms
            raise
        for row in due:
            task = asyncio.create_task(self._deliver(row))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        metrics.waiting.set(len(self._tasks))

    async def _deliver(self, row: mail.Due) -> None:
        try:
            outcome = await self._send(row)
        except Exception as error:  # a bug in a channel must not stop the chat behind it for ever
            log.exception("bug while sending", outbox=row.id, kind=type(error).__name__)
            outcome = self._later(row, row.tries + 1, 5.0, f"bug: {type(error).__name__}")
        self._done.append(outcome)
        metrics.sent.labels(row.channel, outcome.status).inc()
        self.wake.set()

    async def _send(self, row: mail.Due) -> mail.Outcome:
        channel = self._channels.get((row.channel, row.account))
        if channel is None:
            return self._dead(row, "no such channel is set up")
        photos = await self._ready_photos(row)
        if photos is None:
            return self._later(row, row.tries + 1, 1.0, "photo on its way")
        provider_id = ""
        started = time.perf_counter()
        try:
            for part in degrade(_letter(row, photos), channel.can):
                provider_id = await channel.send(part)
        except SendFailed as failure:
            return self._failed(row, failure)
        metrics.send_seconds.labels(row.channel).observe(time.perf_counter() - started)
        return mail.Outcome(row.id, "sent", provider_id=provider_id or None, tries=row.tries)

    def _failed(self, row: mail.Due, failure: SendFailed) -> mail.Outcome:
        tries = row.tries + 1
        why = str(failure)[:200]
        if row.kind == "toast":  # worth nothing later
            return mail.Outcome(row.id, "superseded", error=why, tries=tries)
        if failure.outcome == "dead" or tries >= LAST_TRY:
            return self._dead(row, why)
        if failure.outcome == "unknown" and tries >= UNKNOWN_TRIES:
            self._alarms.append((row.ward, "send_unknown", str(row.id), row.channel))
            return mail.Outcome(row.id, "unknown", error=why, tries=tries)
        pause = failure.retry_after if failure.retry_after is not None else min(0.5 * 2**row.tries, LONGEST_PAUSE)
        return self._later(row, tries, pause, why)

    def _later(self, row: mail.Due, tries: int, seconds: float, why: str) -> mail.Outcome:
        at = self._clock() + timedelta(seconds=seconds)
        asyncio.get_running_loop().call_later(seconds + 0.01, self.wake.set)
        return mail.Outcome(row.id, "due", retry_at=at, error=why, tries=tries)

    def _dead(self, row: mail.Due, why: str) -> mail.Outcome:
        log.warning("dead letter", outbox=row.id, channel=row.channel, why=why)
        self._alarms.append((row.ward, "dead_letter", str(row.id), row.channel))
        return mail.Outcome(row.id, "dead", error=why, tries=row.tries + 1)

    async def _ready_photos(self, row: mail.Due) -> tuple[Photo, ...] | None:
        """The stored photos of a row; None while one of them is still being fetched."""
        ids = [int(photo) for photo in row.body.get("photos", ())]
        if not ids:
            return ()
        found = await run(self._db, lambda tx: attachments.by_ids(tx, ids))
        if any(photo.status == "waiting" for photo in found) and row.tries < PHOTO_TRIES:
            return None
        return tuple(
            Photo(str(self._photos.path(photo.sha256)), photo.mime or "image/jpeg") for photo in found if photo.sha256
        )


def _letter(row: mail.Due, photos: tuple[Photo, ...]) -> Letter:
    body = row.body
    return Letter(
        row.id, row.chat, body["text"], tuple((choice, label) for choice, label in body.get("buttons", ())), photos,
        edits=row.edits or "", reply_to=body.get("reply_to", ""), kind=row.kind, toast=body.get("toast", ""),
        force_reply=body.get("force_reply", False), card=body.get("card", {}), about=row.about,
    )  # fmt: skip
