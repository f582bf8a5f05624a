"""The database: one writer thread on SQLite, a few on PostgreSQL; waiting work shares one commit."""

from __future__ import annotations

import contextlib
import queue
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.orm import configure_mappers
from sqlalchemy.pool import QueuePool, StaticPool

from storage.sealed import Box

Result = TypeVar("Result")

JOBS_A_COMMIT = 64  # more would keep the first ones waiting for the last
POSTGRES_WRITERS = 4
RETRIES = 3  # of a transaction that PostgreSQL ended because of another one
SQLITE_BUSY_MS = 5_000
IN_USE = "PHUONGOI_DATABASE_URL: another program has the database open; stop the ward first"


class DatabaseFailed(Exception):
    """The database cannot be used."""


class Tx:
    """One open transaction: what every query function takes first."""

    __slots__ = ("connection", "postgres")

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.postgres = connection.dialect.name == "postgresql"

    def execute(self, statement: Any, rows: Any = None) -> Any:
        return self.connection.execute(statement, rows)


@dataclass(slots=True)
class Job:
    work: Callable[[Tx], Any]
    future: Future[Any]


def make_engine(url: str, box: Box) -> Engine:
    """An engine for `sqlite:///path`, `sqlite://` (in memory) or `postgresql+psycopg://...`."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        engine = _sqlite_engine(parsed)
    elif parsed.get_backend_name() == "postgresql":
        engine = create_engine(parsed, poolclass=QueuePool, pool_size=POSTGRES_WRITERS + 2, pool_pre_ping=True)
    else:
        raise DatabaseFailed(
            f"PHUONGOI_DATABASE_URL: {parsed.get_backend_name()} is not known; use sqlite or postgresql+psycopg"
        )
    engine.dialect.box = box  # type: ignore[attr-defined]
    return engine


def _sqlite_engine(url: URL) -> Engine:
    in_memory = not url.database or url.database == ":memory:"
    if not in_memory:
        folder = Path(str(url.database)).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DatabaseFailed(
                f"PHUONGOI_DATABASE_URL: the folder {folder} cannot be made: {error.strerror}"
            ) from error
    options: dict[str, Any] = {"poolclass": StaticPool} if in_memory else {"poolclass": QueuePool, "pool_size": 4}
    engine = create_engine(url, connect_args={"check_same_thread": False}, **options)

    def on_connect(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")  # an acknowledged message survives a power cut
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute(f"PRAGMA busy_timeout={SQLITE_BUSY_MS}")
        cursor.execute("PRAGMA wal_autocheckpoint=4000")
        cursor.close()

    def on_begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("reading")
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)
    return engine


class Database:
    """Runs functions of a transaction. Work that waits together is committed together.

    A job must be a function of its transaction and nothing else: when one job of a shared commit fails,
    all of them are rolled back and each is run again in a commit of its own.
    """

    def __init__(self, url: str, box: Box) -> None:
        configure_mappers()  # else objects made without their constructor have no attributes yet
        self.url = url
        self.engine = make_engine(url, box)
        self.sqlite = self.engine.dialect.name == "sqlite"
        self.in_memory = isinstance(self.engine.pool, StaticPool)
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._reads: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Start the writer threads and, where reading does not hold up writing, a reader."""
        writers = 1 if self.sqlite else POSTGRES_WRITERS
        plan = [(self._jobs, False)] * writers + ([] if self.in_memory else [(self._reads, True)])
        for number, (jobs, reading) in enumerate(plan):
            name = f"{'reader' if reading else 'writer'}-{number}"
            thread = threading.Thread(target=self._work, args=(jobs, reading), name=name, daemon=True)
            thread.start()
            self._threads.append(thread)

    def submit(self, work: Callable[[Tx], Result]) -> Future[Result]:
        """Run `work` in a transaction soon; the future ends after the commit."""
        return self._put(self._jobs, work)

    def submit_read(self, work: Callable[[Tx], Result]) -> Future[Result]:
        """Run reading `work` beside the writer."""
        return self._put(self._jobs if self.in_memory else self._reads, work)

    def _put(self, jobs: queue.SimpleQueue[Job | None], work: Callable[[Tx], Result]) -> Future[Result]:
        future: Future[Result] = Future()
        jobs.put(Job(work, future))
        return future

    @contextlib.contextmanager
    def now(self, *, reading: bool = False) -> Iterator[Tx]:
        """A transaction in this thread: for commands and tests, not beside a running ward's loops."""
        with self.engine.connect().execution_options(reading=reading) as connection, connection.begin():
            yield Tx(connection)

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[Tx]:
        """All tables as they are at one moment, however long the reading takes and whatever is written meanwhile."""
        options: dict[str, Any] = {"reading": True}  # a reader of SQLite keeps the moment of its first look
        if not self.sqlite:
            options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with self.engine.connect().execution_options(**options) as connection, connection.begin():
            yield Tx(connection)

    def check_alone(self) -> None:
        """Nobody else has this database open: what replaces its tables must not do so under a running ward."""
        if self.in_memory:
            return
        with (
            contextlib.closing(self.engine.raw_connection()) as connection,
            contextlib.closing(connection.cursor()) as ask,
        ):
            if self.sqlite:
                ask.execute("PRAGMA busy_timeout=500")
                try:
                    ask.execute("PRAGMA journal_mode=DELETE")  # SQLite allows it to the only connection alone
                except sqlite3.OperationalError as error:
                    raise DatabaseFailed(IN_USE) from error
                return
            ask.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
            )
            if ask.fetchone() != (0,):
                raise DatabaseFailed(IN_USE)

    def close(self) -> None:
        """End the threads after the work they already have, and the connections."""
        for thread in self._threads:
            (self._reads if thread.name.startswith("reader") else self._jobs).put(None)
        for thread in self._threads:
            thread.join(timeout=10)
        self._threads.clear()
        self.engine.dispose()

    def _work(self, jobs: queue.SimpleQueue[Job | None], reading: bool) -> None:
        while True:
            batch = self._batch(jobs)
            if batch is None:
                return
            self._run(batch, reading)

    @staticmethod
    def _batch(jobs: queue.SimpleQueue[Job | None]) -> list[Job] | None:
        first = jobs.get()
        if first is None:
            return None
        batch = [first]
        while len(batch) < JOBS_A_COMMIT:
            try:
                job = jobs.get_nowait()
            except queue.Empty:
                break
            if job is None:
                jobs.put(None)
                break
            batch.append(job)
        return batch

    def _run(self, batch: list[Job], reading: bool) -> None:
        # whoever gave up waiting must not end this thread: a result for a cancelled future is an error
        batch = [job for job in batch if job.future.set_running_or_notify_cancel()]
        if len(batch) > 1:
            try:
                results = self._commit(batch, reading)
            except Exception:  # whichever of them it was will fail again alone, and be told so
                results = None
            if results is not None:
                for job, result in zip(batch, results, strict=True):
                    job.future.set_result(result)
                return
        for job in batch:
            self._run_alone(job, reading)

    def _run_alone(self, job: Job, reading: bool) -> None:
        for attempt in range(1, RETRIES + 1):
            try:
                result = self._commit([job], reading)[0]
            except OperationalError as error:  # deadlock, serialization, connection lost: worth another try
                if attempt == RETRIES or self.sqlite:
                    job.future.set_exception(error)
                    return
            except BaseException as error:
                job.future.set_exception(error)
                return
            else:
                job.future.set_result(result)
                return

    def _commit(self, batch: list[Job], reading: bool) -> list[Any]:
        with self.engine.connect().execution_options(reading=reading) as connection, connection.begin():
            tx = Tx(connection)
            return [job.work(tx) for job in batch]


def reason(error: BaseException) -> str:
    """What a database error says, in one line, without the statement and its values (they are personal)."""
    if isinstance(error, SQLAlchemyError) and getattr(error, "orig", None) is not None:
        return str(error.orig).splitlines()[0]  # type: ignore[attr-defined]
    return (str(error).splitlines() or [type(error).__name__])[0]
