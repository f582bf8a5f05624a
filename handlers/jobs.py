"""What the ward itself does at a time, by name: who does it, and when it is first due in a ward."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from handlers.officials import clock, digest, duty
from handlers.turn import House, Turn

# The work of a job for a cause; it returns when to do it again, or None.
Work = Callable[[Turn, str], datetime | None]
WORK: dict[str, Work] = {
    clock.JOB: clock.look,
    duty.JOB: duty.call,
    digest.MORNING: digest.morning,
    digest.EVENING: digest.evening,
    digest.REPORT: digest.report_ready,
}
# What every ward always has: when it is first due; None: this ward does not want it.
STANDING: dict[str, Callable[[House, datetime], datetime | None]] = {
    digest.MORNING: digest.first_morning,
    digest.EVENING: digest.first_evening,
    digest.REPORT: digest.first_report,
}
