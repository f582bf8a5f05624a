"""The inbox: keep what arrives, then one turn a message, each talk in order, in one transaction with its replies."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import structlog
from sqlalchemy.exc import OperationalError

from bot import metrics
from bot.channels.base import Channel, Unreadable
from bot.loops import Wake, run
from handlers import engine, state
from handlers.rules.codes import make_code, make_door_code
from handlers.rules.link_codes import make_link_code
from handlers.turn import House, Turn
from handlers.types import Address, Message, address_of, pack, unpack
from storage import mail, takeovers
from storage.abuse import Abuse
from storage.alarms import raise_alarm
from storage.bookings import Bookings
from storage.call_list import CallList
from storage.co_reporters import CoReporters
from storage.conversations import Thread, open_thread, save_state
from storage.corrections import Corrections
from storage.custody import Custody
from storage.db import Database, Tx, reason
from storage.entitled import Entitled
from storage.entitled_months import EntitledMonths
from storage.erasure import Erasure
from storage.filings import Filings
from storage.jobs import Jobs
from storage.last_said import last_said
from storage.links import Links
from storage.models import Person
from storage.officials import Officials
from storage.people import People
from storage.places import Places
from storage.reminders import Reminders
from storage.sessions import Sessions
from storage.storms import Storms
from storage.tickets import Tickets
from storage.visit_reports import VisitReports
from storage.visits import Visits
from storage.welfare import Welfare

log = structlog.get_logger("inbox")

TURNS_A_COMMIT = 24  # more would keep new messages waiting for their acknowledgement
TAKEN_OVER = frozenset({"zalo_oa"})  # channels that tell when a person answers by the provider's own means
REST_SECONDS = 1.0  # after the database failed


@dataclass(frozen=True, slots=True)
class Handled:
    """A turn that was taken, for those who watch (terminal, play, tests)."""

    turn: Turn
    said: list[engine.Said]


class MailPort:
    """What a turn may ask of the mail."""

    def __init__(self, tx: Tx, message: Message, ward: str, now: datetime) -> None:
        self._tx, self._message, self._ward, self._now = tx, message, ward, now

    def sent_about(self, provider_id: str) -> mail.SentAbout | None:
        here, member = self._message.address, self._message.member
        found = mail.sent_about(self._tx, here.channel, here.account, here.chat, provider_id)
        if found is None and member and here.channel == "web":  # the desk shows what one official alone was told, too
            found = mail.sent_about(self._tx, here.channel, here.account, member, provider_id)
        return found

    def last_said(self) -> mail.SentAbout | None:
        here = self._message.address
        return last_said(self._tx, here.channel, here.account, here.chat)

    def notify(self, talk: str, event: str, facts: dict[str, Any]) -> None:
        address = address_of(talk)
        notice = Message(
            event_id=f"notice:{secrets.token_hex(8)}", address=address, kind="notice", sent_at=self._now,
            data={"event": event, **facts},
        )  # fmt: skip
        mail.accept(self._tx, [received(notice, self._ward, self._now)])


def received(message: Message, ward: str, now: datetime) -> mail.Received:
    """A message as a row for the inbox."""
    here = message.address
    return mail.Received(
        ward, here.channel, here.account, message.event_id, message.talk, message.sequence, pack(message), now
    )


def rows_of(channel: Channel, body: bytes, now: datetime) -> list[mail.Received]:
    """The rows for the inbox: the messages of a body, or the body itself when it does not parse."""
    try:
        return [received(message, channel.ward, now) for message in channel.parse(body, now)]
    except Unreadable as error:
        metrics.unreadable.inc()
        log.warning("unreadable update kept", channel=channel.name, bytes=len(body), why=str(error)[:120])
        digest = hashlib.sha256(body).hexdigest()[:32]
        raw = {"raw": body.decode("utf-8", "replace")}
        return [
            mail.Received(
                channel.ward,
                channel.name,
                channel.account,
                f"unreadable:{digest}",
                "",
                0,
                raw,
                now,
                "unreadable",
            )
        ]


class Turns:
    """Takes unread messages through the engine. Works inside a transaction; knows no event loop."""

    def __init__(
        self, houses: Mapping[str, House], clock: Callable[[], datetime], random_below: Callable[[int], int]
    ) -> None:
        self._houses, self._clock, self._random = houses, clock, random_below

    @property
    def houses(self) -> Collection[House]:
        return self._houses.values()

    def take(self, tx: Tx, limit: int = TURNS_A_COMMIT, only: int | None = None) -> list[Handled]:
        """One turn for the oldest unread message of each of up to `limit` talks."""
        unread = mail.claim_unread(tx, limit, only)
        handled = [self._one(tx, row) for row in unread]
        if unread:
            mail.finish(tx, [row.id for row in unread], self._clock())
        return handled

    def _one(self, tx: Tx, row: mail.Unread) -> Handled:
        message, now = unpack(row.body), self._clock()
        thread = open_thread(
            tx,
            ward=row.ward,
            talk=row.talk,
            channel=message.address.alone("").channel,
            account=row.account,
            user=message.user,
            now=now,
        )
        turn = self._turn(tx, row.ward, message, thread, now)
        said = [] if _left_to_a_person(tx, turn) else engine.handle(turn)
        heard_at = None if message.kind == "notice" else min(message.sent_at, now)
        save_state(tx, thread, state.dump(turn.state), now, heard_at)
        mail.post(tx, [line.letter for line in said], now, answers=row.id)
        if turn.forget:
            mail.forget(tx, row.id)
        return Handled(turn, said)

    def of_ward(self, tx: Tx, ward: str) -> Turn:
        """A turn of the ward's own, with nobody: for what comes due (bot/jobs.py)."""
        now, nobody = self._clock(), Address("ward", ward, "")
        message = Message(event_id="", address=nobody, kind="notice", sent_at=now, data={"event": "job"})
        thread = Thread(0, 0, nobody.talk(), Person(ward=ward, created_at=now), None, None)
        return self._turn(tx, ward, message, thread, now)

    def _turn(self, tx: Tx, ward: str, message: Message, thread: Thread, now: datetime) -> Turn:
        return Turn(
            house=self._houses[ward], message=message, state=state.load(thread.state), person=thread.person,
            identity_id=thread.identity_id, official=thread.official, now=now, people=People(tx, ward),
            tickets=Tickets(tx, ward, lambda: make_code(self._random)), officials=Officials(tx, ward),
            corrections=Corrections(tx, ward), mail=MailPort(tx, message, ward, now),
            reminders=Reminders(tx, ward),
            filings=Filings(tx, ward), calls=CallList(tx, ward),
            jobs=Jobs(tx, ward), entitled=Entitled(tx, ward), sessions=Sessions(tx, ward),
            entitled_months=EntitledMonths(tx, ward), welfare=Welfare(tx, ward),
            bookings=Bookings(tx, ward, lambda: make_code(self._random, "LH")),
            visits=Visits(
                tx, ward, lambda: make_code(self._random, "TN"), lambda: make_door_code(self._random)
            ),
            visit_reports=VisitReports(tx, ward),
            custody=Custody(tx, ward, lambda: make_code(self._random, "BN")),
            links=Links(tx, ward, lambda: make_link_code(self._random)), abuse=Abuse(tx, ward),
            erasure=Erasure(tx, ward), co_reporters=CoReporters(tx, ward), places=Places(tx, ward), storms=Storms(tx, ward),
        )  # fmt: skip

    def apologise(self, tx: Tx, inbox_id: int, reference: str) -> None:
        """After a bug: the message is set aside under a reference, its writer is told, an alarm is raised."""
        for row in mail.claim_unread(tx, 1, inbox_id):
            message, now, house = unpack(row.body), self._clock(), self._houses[row.ward]
            here = message.address
            if message.kind != "notice" and not message.in_group:
                text = house.wording.say("bug", reference=reference)
                mail.post(
                    tx,
                    [mail.ToSend(row.ward, here.channel, here.account, here.chat, {"text": text})],
                    now,
                    row.id,
                )
            mail.finish(tx, [row.id], now, error=reference)
            raise_alarm(tx, row.ward, "bug", ref=reference, detail=f"inbox {row.id}", now=now)


def _left_to_a_person(tx: Tx, turn: Turn) -> bool:
    """Somebody of the ward answers in this chat by the provider's own means: the message is kept, and theirs.
    Danger is answered all the same, and from then on the program speaks again."""
    here, message = turn.message.address, turn.message
    if here.channel not in TAKEN_OVER or message.kind == "notice" or message.in_group:
        return False
    if takeovers.until(tx, here.channel, here.account, here.chat, turn.now) is None:
        return False
    if message.text and turn.house.understand(message.text, turn.now).emergency:
        takeovers.end(tx, here.channel, here.account, here.chat)
        return False
    return True


class Inbox:
    """The loops around `Turns`: acceptance shares commits, turns follow."""

    def __init__(self, db: Database, turns: Turns, posted: Wake) -> None:
        self._db, self._turns, self._posted = db, turns, posted
        self._waiting: list[tuple[Sequence[mail.Received], asyncio.Future[None]]] = []
        self._arrived, self.unread = Wake(), Wake()

    async def accept(self, events: Sequence[mail.Received]) -> None:
        """Return when the events are safe on disk (or were there already)."""
        if not events:  # an update that concerns nobody
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((events, future))
        self._arrived.set()
        await future

    async def keep(self) -> None:
        """For ever: one commit for everything that arrived during the last one."""
        while True:
            await self._arrived.wait()
            batch, self._waiting = self._waiting, []
            rows = [event for events, _ in batch for event in events]
            if not rows:
                continue
            try:
                await run(self._db, lambda tx, rows=rows: mail.accept(tx, rows))  # type: ignore[misc]
            except Exception as error:
                log.error("cannot keep messages", count=len(rows), why=reason(error))
                for _, future in batch:
                    if not future.done():
                        future.set_exception(error)
                continue
            for _, future in batch:
                if not future.done():
                    future.set_result(None)
            metrics.received.inc(len(rows))
            self.unread.set()

    async def work(self) -> None:
        """For ever: take turns while there is unread mail."""
        while True:
            await self.unread.wait()
            try:
                while await self._round():
                    pass
            except OperationalError as error:
                log.error("database failed; messages wait", why=reason(error))
                await asyncio.sleep(REST_SECONDS)
                self.unread.set()

    async def _round(self) -> int:
        try:
            handled = await run(self._db, self._turns.take)
        except OperationalError:
            raise
        except Exception:  # one of them has a bug: alone, the others are not its victims
            return await self._one_by_one()
        if handled:
            self._posted.set()
            metrics.turns.inc(len(handled))
        return len(handled)

    async def _one_by_one(self) -> int:
        ids = await run(self._db, lambda tx: [row.id for row in mail.claim_unread(tx, TURNS_A_COMMIT)])
        for inbox_id in ids:
            try:
                await run(self._db, lambda tx, only=inbox_id: self._turns.take(tx, 1, only))  # type: ignore[misc]
            except OperationalError:
                raise
            except Exception as error:
                reference = secrets.token_hex(3).upper()
                log.exception("bug in a turn", reference=reference, inbox=inbox_id, kind=type(error).__name__)
                metrics.bugs.inc()
                await self._set_aside(inbox_id, reference)
        self._posted.set()
        return len(ids)

    async def _set_aside(self, inbox_id: int, reference: str) -> None:
        """Apologise; where even that has a bug (a ward that is gone, a row that cannot be read), only set it aside."""
        try:
            await run(self._db, lambda tx: self._turns.apologise(tx, inbox_id, reference))
        except OperationalError:
            raise
        except Exception:
            log.exception("could not apologise", reference=reference, inbox=inbox_id)
            await run(self._db, lambda tx: mail.finish(tx, [inbox_id], real_now(), error=reference))


def real_now() -> datetime:
    return datetime.now(UTC)
