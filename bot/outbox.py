"""The outbox: send what is due, in order per chat, outside any transaction; what becomes of each has its rule."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot import metrics
from bot.bucket import Bucket
from bot.calendar_file import Enclosing
from bot.channels.base import Channel, Enclosure, Letter, NeedsPerson, Photo, Reroute, SendFailed, TryLater, degrade
from bot.health import Health
from bot.loops import Wake, run
from bot.media import PhotoStore
from bot.routing import Routing, Way, worth_a_call
from handlers.rules.routes import CALL_LIST, LIVE, OTHER_CHANNEL, TEMPLATE_PHONE, TEMPLATE_UID, waits_until
from storage import attachments, mail
from storage.alarms import raise_alarm
from storage.db import Database, Tx, reason

log = structlog.get_logger("outbox")

IN_FLIGHT = 48  # what a SIGKILL can double, and more than any provider wants at once
MASS_IN_FLIGHT = 24  # of these, what goes to many at once: the other places are for whoever is talking with us
LAST_TRY = 60  # with the pauses below: about four hours of a provider that is down
LONGEST_PAUSE = 300.0  # seconds
HELD_PAUSE = 300.0  # until a held message is looked at again, where the channel does not say when
UNKNOWN_TRIES = 3  # a message whose answer was lost is sent again; the doubt is better than silence
PHOTO_WAIT, PHOTO_WAITS = 0.25, 80  # a photo that is still being fetched is waited for: seconds, and how often
BUG_TRIES = 5  # a letter that a channel stumbles over must not stop the chat behind it for ever
PARTING_SECONDS = 5  # at the end, sends under way are waited for: else they would be sent again
Chore = Callable[[Tx], None]  # what is done in the transaction that settles a row


@dataclass(slots=True)
class Under:
    """How far the sending of one row has come, in this process."""

    parts: int = 0  # sent already: what comes after a failure is not said twice
    failures: int = 0
    doubts: int = 0
    bugs: int = 0
    waits: int = 0  # for photos
    tried: set[str] = field(default_factory=set)  # ways that were closed


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What goes along with the words of a row."""

    photos: tuple[Photo, ...] = ()
    document: Enclosure | None = None


class Outbox:
    """Claims due rows, hands them to their channels, writes down what became of them."""

    def __init__(
        self,
        db: Database,
        channels: Mapping[tuple[str, str], Channel],
        photos: PhotoStore,
        clock: Callable[[], datetime],
        routing: Routing,
        buckets: Mapping[str, Bucket] | None = None,  # by account
        enclosing: Enclosing | None = None,
    ) -> None:
        self._db, self._channels, self._photos, self._clock = db, channels, photos, clock
        self._enclosing = enclosing
        self._routing, self._buckets, self.health = routing, buckets or {}, Health(clock)
        self._names = sorted({channel.name for channel in channels.values()})
        self._accounts = sorted({channel.account for channel in channels.values()})
        self._done: list[mail.Outcome] = []
        self._chores: list[Chore] = []
        self._tasks: dict[int, asyncio.Task[None]] = {}  # by row
        self._mass: set[int] = set()  # rows among them that go to many
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
        done, chores, now = self._done, self._chores, self._clock()
        if done or chores:
            try:
                await run(self._db, lambda tx: _settle(tx, done, chores, now))
            except SQLAlchemyError as error:
                log.error("database failed; some messages may be sent again", count=len(done), why=reason(error))

    async def _exchange(self) -> None:
        """One transaction: what became of sends goes in, what is due comes out."""
        done, chores, free = self._done, self._chores, IN_FLIGHT - len(self._tasks)
        self._done, self._chores = [], []
        now, closed, busy = self._clock(), self._closed(), self._busy()

        def work(tx: Tx) -> list[mail.Due]:
            _settle(tx, done, chores, now)
            if free <= 0:
                return []
            return mail.claim_due(tx, self._names, now, free, windowed=self._routing.windowed, closed=closed, busy=busy)

        try:
            due = await run(self._db, work)
        except BaseException:
            self._done, self._chores = done + self._done, chores + self._chores
            raise
        known = self._tasks.keys() | {outcome.id for outcome in self._done}
        for row in due:
            if row.id not in known:  # else its lease ran out while it is still being sent here
                self._begin(row)
        metrics.waiting.set(len(self._tasks))

    def _closed(self) -> list[str]:
        return [account for account, bucket in self._buckets.items() if bucket.closed]

    def _busy(self) -> list[str]:
        """Accounts whose places or tokens that are left are kept for live replies."""
        if len(self._mass) >= MASS_IN_FLIGHT:
            return self._accounts
        return [account for account, bucket in self._buckets.items() if bucket.busy]

    def _begin(self, row: mail.Due) -> None:
        """Send it now, unless there is no place or no token for it: then it goes back, and loses nothing."""
        live, bucket = row.priority == LIVE, self._buckets.get(row.account)
        if not live and len(self._mass) >= MASS_IN_FLIGHT:
            self._done.append(self._held(row, 0.0, ""))
            return
        if bucket and (wait := bucket.take(live=live)):
            self._done.append(self._held(row, wait, ""))
            return
        if not live:
            self._mass.add(row.id)
        self._tasks[row.id] = asyncio.create_task(self._deliver(row))

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
        self._mass.discard(row.id)
        metrics.sent.labels(row.channel, outcome.status).inc()
        self.wake.set()

    async def _send(self, row: mail.Due, under: Under) -> mail.Outcome:
        channel, now = self._channels.get((row.channel, row.account)), self._clock()
        if channel is None:
            return self._dead(row, "no such channel is set up")
        if (until := row.body.get("useful_until")) and now > datetime.fromisoformat(until):
            return mail.Outcome(row.id, "superseded", error="too late to help", tries=row.tries)
        if morning := waits_until(row.errand, now):
            return self._held(row, (morning - now).total_seconds(), "night")
        photos = await self._ready_photos(row, under)
        if photos is None:
            under.waits += 1
            return self._held(row, PHOTO_WAIT, "photo on its way")
        return await self._on_some_way(row, under, channel, Enclosed(photos, await self._document(row)))

    async def _on_some_way(self, row: mail.Due, under: Under, channel: Channel, enclosed: Enclosed) -> mail.Outcome:
        """Try one way after another until one is open."""
        why = "no way is open"
        while way := await self._routing.next(row, under.tried, self._clock()):
            if way.route in (OTHER_CHANNEL, CALL_LIST):
                return self._instead(row, way, why)
            try:
                return await self._by(way, row, under, channel, enclosed)
            except Reroute as closed:
                why = str(closed)[:200]
                under.tried.add(way.route)
                log.info("another way", outbox=row.id, route=way.route, why=why)
            except NeedsPerson as failure:
                self._alarm(row, "needs_person", str(row.id), row.channel)
                return await self._to_call(row, "person", str(failure)[:200])
            except SendFailed as failure:
                return await self._failed(row, under, failure)
        return self._dead(row, why)

    async def _by(self, way: Way, row: mail.Due, under: Under, channel: Channel, enclosed: Enclosed) -> mail.Outcome:
        started = time.perf_counter()
        provider_id = ""
        if way.route in (TEMPLATE_UID, TEMPLATE_PHONE):
            zbs = self._routing.zbs[row.channel, row.account]
            provider_id = await zbs.send(self._routing.template_letter(row, way))
        else:
            for part in degrade(_letter(row, enclosed, way.route), channel.can)[under.parts :]:
                provider_id = await channel.send(part)
                under.parts += 1
        metrics.send_seconds.labels(row.channel).observe(time.perf_counter() - started)
        self._well(row)
        route = way.route or row.route
        return mail.Outcome(row.id, "sent", provider_id=provider_id or None, tries=row.tries, route=route)

    def _well(self, row: mail.Due) -> None:
        if chore := self.health.sent(row.ward, row.channel, row.account):
            self._chores.append(chore)

    def _instead(self, row: mail.Due, way: Way, why: str) -> mail.Outcome:
        """It does not go here: another row goes for it on another channel, or an official calls."""
        if way.known is None:
            return self._dead(row, why)
        now = self._clock()
        if way.route == CALL_LIST:
            self._chores.append(self._routing.call(row, way.known, "window", now))
            return mail.Outcome(row.id, "call", error=why, tries=row.tries)
        self._chores.append(self._routing.elsewhere(row, way.known, now))
        return mail.Outcome(row.id, "rerouted", error=why, tries=row.tries, route=OTHER_CHANNEL)

    async def _to_call(self, row: mail.Due, why: str, error: str) -> mail.Outcome:
        """The provider says never: whom it concerns is called, if that is worth it and they are known."""
        known = await self._routing.known(row) if worth_a_call(row) else None
        if known is None:
            return self._dead(row, error)
        self._chores.append(self._routing.call(row, known, why, self._clock()))
        return mail.Outcome(row.id, "call", error=error, tries=row.tries + 1)

    async def _failed(self, row: mail.Due, under: Under, failure: SendFailed) -> mail.Outcome:
        why = str(failure)[:200]
        if row.kind == "toast":  # worth nothing later
            return mail.Outcome(row.id, "superseded", error=why, tries=row.tries + 1)
        if failure.outcome == "moved":
            self._alarm(row, "chat_moved", row.chat, why)
            return self._later(row, 0.0, why)
        if failure.outcome == "deferred":
            return self._held(row, HELD_PAUSE if failure.retry_after is None else failure.retry_after, why)
        if failure.outcome == "dead" or row.tries + 1 >= LAST_TRY:
            return await self._to_call(row, "refused", why)
        under.failures += 1
        under.doubts += failure.outcome == "unknown"
        if under.doubts >= UNKNOWN_TRIES:
            self._alarm(row, "send_unknown", str(row.id), row.channel)
            return mail.Outcome(row.id, "unknown", error=why, tries=row.tries + 1)
        if failure.at_most and under.failures >= failure.at_most:
            return await self._to_call(row, "refused", why)
        return self._again(row, under, failure, why)

    def _again(self, row: mail.Due, under: Under, failure: SendFailed, why: str) -> mail.Outcome:
        if chore := self.health.failed(row.ward, row.channel, row.account):
            self._chores.append(chore)
        pause = failure.retry_after
        if isinstance(failure, TryLater) and pause and (bucket := self._buckets.get(row.account)):
            bucket.rest(pause)
        return self._later(row, _pause(under) if pause is None else pause, why)

    def _stumbled(self, row: mail.Due, under: Under, why: str) -> mail.Outcome:
        under.failures += 1
        under.bugs += 1
        return self._dead(row, why) if under.bugs >= BUG_TRIES else self._later(row, _pause(under), why)

    def _later(self, row: mail.Due, seconds: float, why: str, tries: int | None = None) -> mail.Outcome:
        at = self._clock() + timedelta(seconds=seconds)
        asyncio.get_running_loop().call_later(seconds + 0.01, self.wake.set)
        return mail.Outcome(row.id, "due", retry_at=at, error=why, tries=tries or row.tries + 1)

    def _held(self, row: mail.Due, seconds: float, why: str) -> mail.Outcome:
        """Not a failure and not counted as a try; but it keeps its place before what follows in its chat."""
        return self._later(row, seconds, why, tries=max(row.tries, 1))

    def _dead(self, row: mail.Due, why: str) -> mail.Outcome:
        log.warning("dead letter", outbox=row.id, channel=row.channel, why=why)
        group = self._routing.is_group(row)
        self._alarm(row, "group_gone" if group else "dead_letter", row.channel if group else str(row.id), row.channel)
        return mail.Outcome(row.id, "dead", error=why, tries=row.tries + 1)

    def _alarm(self, row: mail.Due, kind: str, ref: str, detail: str) -> None:
        now = self._clock()
        self._chores.append(lambda tx: raise_alarm(tx, row.ward, kind, ref=ref, detail=detail, now=now))

    async def _document(self, row: mail.Due) -> Enclosure | None:
        """The file of a row, made from what is true now."""
        named = row.body.get("document")
        if not named or self._enclosing is None:
            return None
        enclosing = self._enclosing
        return await run(self._db, lambda tx: enclosing.make(tx, row.ward, named))

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


def _settle(tx: Tx, done: list[mail.Outcome], chores: list[Chore], now: datetime) -> None:
    if done:
        mail.settle(tx, done, now)
    for chore in chores:
        chore(tx)


def _pause(under: Under) -> float:
    """Seconds until the next try: half a second, then twice as long each time."""
    return min(0.5 * 2.0 ** (under.failures - 1), LONGEST_PAUSE)


def _letter(row: mail.Due, enclosed: Enclosed, route: str) -> Letter:
    body = row.body
    return Letter(
        row.id, row.chat, body["text"], tuple((choice, label) for choice, label in body.get("buttons", ())), enclosed.photos,
        enclosed.document,
        edits=row.edits or "", reply_to=body.get("reply_to", ""), kind=row.kind, toast=body.get("toast", ""),
        force_reply=body.get("force_reply", False), card=body.get("card", {}), about=row.about, route=route,
        brief=body.get("brief", ""), wants=body.get("wants", ""),
    )  # fmt: skip
