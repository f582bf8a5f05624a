"""Teams that go to people's homes, and whom the ward serves there: what the ward file says of both."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Literal

from pydantic import Field, field_validator

from handlers.facts import WEEKDAYS, Facts, check_hours, span_of


class Team(Facts):
    """Officials and volunteers who go to the homes of some neighbourhoods; its hours are its half-days."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{2,20}$")]
    name: str
    areas: tuple[str, ...] = ()  # "tổ 5"; none: wherever no other team is at home
    members: tuple[str, ...] = ()  # by name, as registered, the leader of the team first; none: every official
    hours: dict[str, list[str]]  # wed = ["08:00-11:00", "14:00-16:30"]: each span is one round
    visits: Annotated[int, Field(ge=1, le=20)] = 3  # that it makes in one of them

    @field_validator("hours")
    @classmethod
    def _hours(cls, hours: dict[str, list[str]]) -> dict[str, list[str]]:
        return check_hours(hours)

    def spans(self, weekday: int) -> list[tuple[time, time]]:
        """Its half-days of a weekday (0 = Monday)."""
        return [span_of(span) for span in self.hours.get(WEEKDAYS[weekday], [])]


class VisitPolicy(Facts):
    """Who is served at home and what is promised: the ward's own decision (no national age limit exists)."""

    groups: tuple[str, ...] = ()  # of the list (entitled.toml) that are served; none: everybody on it
    unlisted: Literal["decide", "serve"] = "decide"  # who is not on it: a leader decides, or is served like the others
    notice_hours: Annotated[int, Field(ge=0, le=240)] = 4  # the latest moment to ask before a round
    ahead_days: Annotated[int, Field(ge=1, le=60)] = 14
    accept_hours: Annotated[int, Field(ge=1, le=80)] = 4  # of opening time, until somebody of the team has taken it
    paper_days: Annotated[int, Field(ge=1, le=90)] = 10  # that papers taken may be out, before the leaders hear of it
    phone: str = ""  # what to call when a stranger at the door does not know the code
