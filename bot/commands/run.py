"""phuongoi run: the process, from a checked start to an orderly end."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import signal
import sys
import time

from aiohttp import web
from sqlalchemy import select

from bot.app import free_leases, make_process
from bot.logs import set_up_logs
from bot.settings import Settings, SettingsError, load_settings
from bot.ward_process import ROLES, WardProcess
from storage.db import DatabaseFailed, Tx
from storage.models import Conversation, Inbox
from storage.rows import table
from storage.schema import Migrated, state_of
from storage.sealed import CannotUnseal

BACKLOG = 512
PARTING_SECONDS = 2  # at the end, requests under way may finish; then open pages are cut off


def run_ward(roles: list[str]) -> None:
    """Check, then run until SIGTERM or Ctrl-C."""
    unknown = sorted(set(roles) - set(ROLES))
    if unknown:
        raise SettingsError(f"run: {unknown[0]!r} is no part of the ward; use {', '.join(ROLES)}")
    started = time.perf_counter()
    settings = load_settings()
    set_up_logs(settings.log_format, settings.log_level, settings.secrets)
    process = make_process(settings)
    if process.db.sqlite and roles and set(roles) != set(ROLES):
        raise SettingsError("PHUONGOI_DATABASE_URL: SQLite serves one process; to run parts apart use PostgreSQL")
    with process.db.now(reading=True) as tx:
        found = state_of(tx)
        if found is not Migrated.CURRENT:
            raise DatabaseFailed(found.value)
        check_key(tx)
    free_leases(process.db)
    process.db.start()
    try:
        _event_loop(_serve(process, roles or list(ROLES), started))
    finally:
        process.db.close()


def check_key(tx: Tx) -> None:
    """Read one sealed value: with another key every message would fail, one by one."""
    try:
        for column in (table(Inbox).c.body, table(Conversation).c.state):
            tx.execute(select(column).where(column.is_not(None)).limit(1)).all()
    except CannotUnseal as error:
        raise SettingsError(
            "PHUONGOI_SECRET_KEY (or secret.key in PHUONGOI_DATA_DIR) is not the key this database was written with: "
            "bring the old key back"
        ) from error


def _event_loop(main: object) -> None:
    try:
        import uvloop
    except ImportError:
        asyncio.run(main)  # type: ignore[arg-type]
        return
    uvloop.run(main)  # type: ignore[arg-type]


async def _serve(process: WardProcess, roles: list[str], started: float) -> None:
    from bot.web.server import make_web

    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, stop.set)
    runner = web.AppRunner(
        make_web(process), access_log=None, handle_signals=False, shutdown_timeout=PARTING_SECONDS
    )  # fmt: skip
    await runner.setup()
    settings = process.settings
    try:
        await web.TCPSite(runner, settings.host, settings.port, backlog=BACKLOG).start()
    except OSError as error:
        raise SettingsError(_cannot_listen(settings, error)) from error
    seconds = time.perf_counter() - started
    sys.stderr.write(f"{process.house.ward.name}: http://{settings.host}:{settings.port} ({seconds:.1f} s)\n")
    ended = asyncio.Event()
    running = asyncio.create_task(process.run(roles, ended))
    stopped = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((running, stopped), return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopped.cancel()
        await runner.cleanup()  # first: what is being received can only be kept while the loops run
        ended.set()
        await running


def _cannot_listen(settings: Settings, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"PHUONGOI_PORT={settings.port}: another program listens on {settings.host}:{settings.port}; "
            "stop it, or choose another port"
        )
    why = "not allowed" if error.errno == errno.EACCES else "this machine has no such address"
    return f"PHUONGOI_HOST={settings.host}, PHUONGOI_PORT={settings.port}: cannot listen there: {why}"
