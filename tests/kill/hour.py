"""Runs the ward with its clock moved to a good hour, for reminders are not said at night: python -m tests.kill.hour."""

import sys
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.app import make_process
from bot.commands import run
from handlers.rules.deadlines import LOCAL


def ahead(now: datetime) -> timedelta:
    """How far to nine in the morning; nothing by day."""
    local = now.astimezone(LOCAL)
    if 8 <= local.hour < 20:
        return timedelta()
    nine = local.replace(hour=9, minute=0)
    return (nine if local < nine else nine + timedelta(days=1)) - local


def main() -> None:
    moved = timedelta(seconds=float(sys.argv[1]))
    vars(run)["make_process"] = partial(make_process, clock=lambda: datetime.now(UTC) + moved)
    run.run_ward([])


if __name__ == "__main__":
    main()
