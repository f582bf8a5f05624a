"""What the ward itself does at a time, by name: who does it, and when it is first due in a ward."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from handlers.officials import (
    clock,
    digest,
    dispatch,
    duty,
    entitled_letters,
    entitled_month,
    erasing,
    refusing,
    same_photo,
    silence,
    storms,
)  # fmt: skip
from handlers.officials.custody import watch
from handlers.officials.sessions import team
from handlers.turn import House, Turn

# The work of a job for a cause; it returns when to do it again, or None.
Work = Callable[[Turn, str], datetime | None]
WORK: dict[str, Work] = {
    clock.JOB: clock.look,
    duty.JOB: duty.call,
    dispatch.JOB: dispatch.look,
    dispatch.LEFT_LIST: dispatch.left_list,
    same_photo.JOB: same_photo.look,
    storms.CARD_JOB: storms.update_card,
    storms.STILL_JOB: storms.still,
    digest.MORNING: digest.morning,
    digest.EVENING: digest.evening,
    digest.REPORT: digest.report_ready,
    refusing.JOB: refusing.follow,
    silence.JOB: silence.end,
    erasing.JOB: erasing.erase,
    watch.DUE_JOB: watch.due,
    watch.OUT_JOB: watch.out,
    entitled_month.MONTHLY: entitled_month.look,
    entitled_month.WEEKLY: entitled_month.week,
    entitled_letters.LATE: entitled_letters.late,
    team.JOB: team.look,
}
# What every ward always has: when it is first due; None: this ward does not want it.
STANDING: dict[str, Callable[[House, datetime], datetime | None]] = {
    digest.MORNING: digest.first_morning,
    digest.EVENING: digest.first_evening,
    digest.REPORT: digest.first_report,
    watch.OUT_JOB: watch.first_out,
    entitled_month.MONTHLY: entitled_month.first_look,
    entitled_month.WEEKLY: entitled_month.first_week,
    team.JOB: team.first,
}
