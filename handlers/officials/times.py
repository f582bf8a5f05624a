"""When the ward next does what it does at an hour of its working days."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from handlers.rules.deadlines import LOCAL
from handlers.turn import House

LOOK_DAYS = 30


def next_time(house: House, clock: str, now: datetime) -> datetime | None:
    """The next working day's moment at this hour; None where the ward wants none."""
    if not clock:
        return None
    local = now.astimezone(LOCAL)
    days = (local.date() + timedelta(days=ahead) for ahead in range(LOOK_DAYS))
    moments = (
        datetime.combine(day, time.fromisoformat(clock), tzinfo=LOCAL) for day in days if house.calendar.spans(day)
    )
    return next((moment for moment in moments if moment > now), None)
