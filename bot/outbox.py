"""The outbox: send what is due, in order per chat, outside any transaction; five outcomes, each with its rule."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
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

IN_FLIGHT = 48  # what a SIGKILL can double, and more than any provider wants at once
LAST_TRY = 60  # with the pauses below: about four hours of a provider that is down
LONGEST_PAUSE = 300.0  # seconds
UNKNOWN_TRIES = 3  # a message whose answer was lost is sent again; the doubt is better than silence
PHOTO_WAIT, PHOTO_WAITS = 0.25, 80  # a photo that is still being fetched is waited for: seconds, and how often
BUG_TRIES = 5  # a letter that a channel stumbles over must not stop the chat behind it for ever
PARTING_SECONDS = 5  # at the end, sends under way are waited for: else they would be sent again


@dataclass(slots=True)
class Under:
    """How far the sending of one row has come, in this process."""

    parts: int = 0  # sent already: what comes after a failure is not said twice
    failures: int = 0
    doubts: int = 0
    bugs: int = 0
    waits: int = 0  # for photos


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
        self._tasks: dict[int, asyncio.Task[None]] = {}  # by row
        self._under: dict[int, Under] = {}
        self.wake = Wake()

    async def work(self) -> None:
        """For ever: settle, claim, send."""
        try:
            while True:
                await self.wake.wait()
                try:
                    await self._exchange()
                except SQLAlchemyError as error:
                    log.error("database failed; messages wait", why=reason(error))
                    await asyncio.sleep(1)
                    self.wake.set()
        finally:
            await self._part()

    async def _part(self) -> None:
        """The end: what is being sent is finished and written down."""
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=PARTING_SECONDS)
        done, alarms, now = self._done, self._alarms, self._clock()
        if done or alarms:
            try:
                await run(self._db, lambda tx: _settle(tx, done, alarms, now))
            except SQLAlchemyError as error:
                log.error("database failed; some messages may be sent again", count=len(done), why=reason(error))

    async def _exchange(self) -> None:
        """One transaction: what became of sends goes in, what is due comes out."""
        done, alarms, free = self._done, self._alarms, IN_FLIGHT - len(self._tasks)
        self._done, self._alarms = [], []
        now = self._clock()

        def work(tx: Tx) -> list[mail.Due]:
            _settle(tx, done, alarms, now)
            return mail.claim_due(tx, self._names, now, free) if free > 0 else []

        try:
            due = await run(self._db, work)
        except BaseException:
            self._done, self._alarms = done + self._done, alarms + self._alarms
            raise
        busy = self._tasks.keys() | {outcome.id for outcome in self._done}
        for row in due:
            if row.id not in busy:  # else its lease ran out while it is still being sent here
                self._tasks[row.id] = asyncio.create_task(self._deliver(row))
        metrics.waiting.set(len(self._tasks))

    async def _deliver(self, row: mail.Due) -> None:
        under = self._under.setdefault(row.id, Under())
        try:
            outcome = await self._send(row, under)
        except Exception as error:
            log.exception("bug while sending", outbox=row.id, kind=type(error).__name__)
            outcome = self._stumbled(row, under, f"bug: {type(error).__name__}")
        if outcome.status != "due":
            self._under.pop(row.id, None)
        self._done.append(outcome)
        self._tasks.pop(row.id, None)
        metrics.sent.labels(row.channel, outcome.status).inc()
        self.wake.set()

    async def _send(self, row: mail.Due, under: Under) -> mail.Outcome:
        channel = self._channels.get((row.channel, row.account))
        if channel is None:
            return self._dead(row, "no such channel is set up")
        photos = await self._ready_photos(row, under)
        if photos is None:
            under.waits += 1
            return self._later(row, PHOTO_WAIT, "photo on its way", tries=max(row.tries, 1))
        provider_id = ""
        started = time.perf_counter()
        try:
            for part in degrade(_letter(row, photos), channel.can)[under.parts :]:
                provider_id = await channel.send(part)
                under.parts += 1
        except SendFailed as failure:
            return self._failed(row, under, failure)
        metrics.send_seconds.labels(row.channel).observe(time.perf_counter() - started)
        return mail.Outcome(row.id, "sent", provider_id=provider_id or None, tries=row.tries)

    def _failed(self, row: mail.Due, under: Under, failure: SendFailed) -> mail.Outcome:
        why = str(failure)[:200]
        if row.kind == "toast":  # worth nothing later
            return mail.Outcome(row.id, "superseded", error=why, tries=row.tries + 1)
        if failure.outcome == "moved":
            self._alarms.append((row.ward, "chat_moved", row.chat, why))
            return self._later(row, 0.0, why)
        if failure.outcome == "dead" or row.tries + 1 >= LAST_TRY:
            return self._dead(row, why)
        under.failures += 1
        under.doubts += failure.outcome == "unknown"
        if under.doubts >= UNKNOWN_TRIES:
            self._alarms.append((row.ward, "send_unknown", str(row.id), row.channel))
            return mail.Outcome(row.id, "unknown", error=why, tries=row.tries + 1)
        pause = failure.retry_after
        return self._later(row, _pause(under) if pause is None else pause, why)

    def _stumbled(self, row: mail.Due, under: Under, why: str) -> mail.Outcome:
        under.failures += 1
        under.bugs += 1
        return self._dead(row, why) if under.bugs >= BUG_TRIES else self._later(row, _pause(under), why)

    def _later(self, row: mail.Due, seconds: float, why: str, tries: int | None = None) -> mail.Outcome:
        at = self._clock() + timedelta(seconds=seconds)
        asyncio.get_running_loop().call_later(seconds + 0.01, self.wake.set)
        return mail.Outcome(row.id, "due", retry_at=at, error=why, tries=tries or row.tries + 1)

    def _dead(self, row: mail.Due, why: str) -> mail.Outcome:
        log.warning("dead letter", outbox=row.id, channel=row.channel, why=why)
        self._alarms.append((row.ward, "dead_letter", str(row.id), row.channel))
        return mail.Outcome(row.id, "dead", error=why, tries=row.tries + 1)

    async def _ready_photos(self, row: mail.Due, under: Under) -> tuple[Photo, ...] | None:
        """The stored photos of a row; None while one of them is still being fetched."""
        ids = [int(photo) for photo in row.body.get("photos", ())]
        if not ids:
            return ()
        found = await run(self._db, lambda tx: attachments.by_ids(tx, ids))
        if any(photo.status == "waiting" for photo in found) and under.waits < PHOTO_WAITS:
            return None
        return tuple(
            Photo(str(self._photos.path(photo.sha256)), photo.mime or "image/jpeg") for photo in found if photo.sha256
        )


def _settle(tx: Tx, done: list[mail.Outcome], alarms: list[tuple[str, str, str, str]], now: datetime) -> None:
    if done:
        mail.settle(tx, done, now)
    for ward, kind, ref, detail in alarms:
        raise_alarm(tx, ward, kind, ref=ref, detail=detail, now=now)


def _pause(under: Under) -> float:
    """Seconds until the next try: half a second, then twice as long each time."""
    return min(0.5 * 2.0 ** (under.failures - 1), LONGEST_PAUSE)


def _letter(row: mail.Due, photos: tuple[Photo, ...]) -> Letter:
    body = row.body
    return Letter(
        row.id, row.chat, body["text"], tuple((choice, label) for choice, label in body.get("buttons", ())), photos,
        edits=row.edits or "", reply_to=body.get("reply_to", ""), kind=row.kind, toast=body.get("toast", ""),
        force_reply=body.get("force_reply", False), card=body.get("card", {}), about=row.about,
    )  # fmt: skip
