"""Rude or untrue messages, and too many: when a pause of hours follows. Never for good, and never without a human's look."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Annotated, Any

from pydantic import Field

from handlers.facts import Facts
from storage.models import AbuseMark

INSULT, HOAX, FLOOD = "insult", "hoax", "flood"
BY_REFUSAL = {"R8": HOAX, "R9": INSULT}  # what an officer's refusal says (operations.md §1.6)
LIFTED = "lifted"
HOUR = timedelta(hours=1)


class AbuseLimits(Facts):
    """From when on the ward slows somebody down; [abuse] of the ward file."""

    insults: Annotated[int, Field(ge=2)] = 3  # within insult_days: the last of them pauses; before, a kind word
    insult_days: Annotated[int, Field(ge=1)] = 7
    hoaxes: Annotated[int, Field(ge=2)] = 3  # reports that an officer closed as untrue (R8), within hoax_days
    hoax_days: Annotated[int, Field(ge=1)] = 30
    pause_hours: Annotated[int, Field(ge=1, le=72)] = 12
    messages_hour: Annotated[int, Field(ge=20)] = 120  # more are kept, but not answered one by one
    reports_hour: Annotated[int, Field(ge=3)] = 10  # more are written onto the last one instead of opening another

    def window(self, kind: str) -> tuple[int, timedelta]:
        """How many are too many, within which time."""
        if kind == HOAX:
            return self.hoaxes, timedelta(days=self.hoax_days)
        return self.insults, timedelta(days=self.insult_days)


def counted(marks: Iterable[AbuseMark], kind: str, now: datetime, limits: AbuseLimits) -> int:
    """How many marks of a kind still count: recent ones that nobody has taken back."""
    _, span = limits.window(kind)
    return sum(one.kind == kind and one.verdict != LIFTED and one.at > now - span for one in marks)


def pause_after(marks: Iterable[AbuseMark], kind: str, now: datetime, limits: AbuseLimits) -> datetime | None:
    """Until when new matters wait after one more of this kind; None: a kind word is enough."""
    if kind == FLOOD:
        return None
    most, _ = limits.window(kind)
    enough = counted(marks, kind, now, limits) + 1 >= most
    return now + timedelta(hours=limits.pause_hours) if enough else None


def paced(kept: dict[str, Any], what: str, now: datetime) -> tuple[dict[str, Any], int]:
    """Count one more message or report within this hour; what to keep, and the count."""
    since = datetime.fromisoformat(kept["since"]) if kept.get("since") else now
    kept = dict(kept) if kept and now - since < HOUR else {"since": now.isoformat()}
    kept[what] = int(kept.get(what, 0)) + 1
    return kept, int(kept[what])
