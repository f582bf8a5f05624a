"""The clock only ticks; what is due lives in tables, so a missed tick or a second process is harmless."""

from __future__ import annotations

from collections.abc import Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

TICK_SECONDS = 1


def start_ticking(ticks: Callable[[], None]) -> AsyncIOScheduler:
    """Call `ticks` every second; APScheduler keeps no jobs of its own (its jobs are at most once)."""
    scheduler = AsyncIOScheduler(job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None})
    scheduler.add_job(ticks, "interval", seconds=TICK_SECONDS)
    scheduler.start()
    return scheduler
