"""Jobs come due: each is done in a turn of the ward's own and moved to its next time, in one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from bot import metrics
from bot.inbox import Handled, Turns
from bot.loops import Wake, run
from handlers import engine
from handlers.jobs import STANDING, WORK
from handlers.turn import House
from storage import jobs, mail
from storage.alarms import raise_alarm
from storage.db import Database, Tx, reason
from storage.jobs import Jobs
from storage.models import Job

log = structlog.get_logger("jobs")

A_COMMIT = 20
SOON_SECONDS = 2.0  # what is due before the next ticks is waited for exactly
REST = timedelta(minutes=5)  # before a job that failed is tried again; longer each time
MOST_RESTS = 12


def stand(tx: Tx, houses: Iterable[House], now: datetime) -> None:
    """See to it that every ward has the jobs that it always has; those that are there stay as they are."""
    for house in houses:
        for name, first in STANDING.items():
            if (due := first(house, now)) is not None:
                Jobs(tx, house.ward.id).plan(name, due, keep=True)


def take(tx: Tx, turns: Turns, now: datetime, limit: int = A_COMMIT, only: int | None = None) -> list[Handled]:
    """Do what is due. What it says, what it changes and when it is due next are one commit: a kill at any moment
    neither loses nor doubles one, and a second process finds the row taken."""
    return [_do(tx, turns, job, now) for job in jobs.claim_due(tx, now, limit, only)]


def _do(tx: Tx, turns: Turns, job: Job, now: datetime) -> Handled:
    turn = turns.of_ward(tx, job.ward)
    jobs.finish(tx, job, now, WORK[job.name](turn, job.cause))
    said = engine.word_all(turn)
    mail.post(tx, [line.letter for line in said], now)
    return Handled(turn, said)


class Working:
    """The loop around `take`."""

    def __init__(self, db: Database, turns: Turns, clock: Callable[[], datetime], posted: Wake, unread: Wake) -> None:
        self._db, self._turns, self._clock, self._posted, self._unread = db, turns, clock, posted, unread
        self._stands = False
        self.wake = Wake()

    async def work(self) -> None:
        """For ever: do what is due whenever somebody says that time has passed."""
        while True:
            await self.wake.wait()
            try:
                await self.round()
            except SQLAlchemyError as error:
                log.error("database failed; jobs wait", why=reason(error))
                await asyncio.sleep(1)
                self.wake.set()

    async def round(self) -> None:
        """Everything that is due now."""
        if not self._stands:
            await run(self._db, lambda tx: stand(tx, self._turns.houses, self._clock()))
            self._stands = True
        while await self._some():
            self._posted.set()
            self._unread.set()
        due = await run(self._db, jobs.next_due)
        if due is not None and (left := (due - self._clock()).total_seconds()) < SOON_SECONDS:
            asyncio.get_running_loop().call_later(max(left, 0.0), self.wake.set)

    async def _some(self) -> int:
        try:
            done = await run(self._db, lambda tx: take(tx, self._turns, self._clock()))
        except OperationalError:
            raise
        except Exception:  # one of them has a bug: alone, the others are not its victims
            return await self._one_by_one()
        metrics.jobs.inc(len(done))
        return len(done)

    async def _one_by_one(self) -> int:
        due = await run(self._db, lambda tx: jobs.claim_due(tx, self._clock(), A_COMMIT))
        for job in due:
            number = int(job.id or 0)
            try:
                await run(self._db, lambda tx, only=number: take(tx, self._turns, self._clock(), 1, only))  # type: ignore[misc]
            except OperationalError:
                raise
            except Exception as error:
                log.exception("bug in a job", job=number, name=job.name, kind=type(error).__name__)
                metrics.bugs.inc()
                await run(self._db, lambda tx, job=job: _failed(tx, job, self._clock()))  # type: ignore[misc]
        return len(due)


def _failed(tx: Tx, job: Job, now: datetime) -> None:
    """Tried again later, and somebody must look at it."""
    jobs.put_off(tx, int(job.id or 0), now + REST * min(job.tries + 1, MOST_RESTS))
    if job.tries == 0:
        raise_alarm(tx, job.ward, "job_failed", ref=job.name, detail=job.cause, now=now)
