"""When a reminder may be said: a table of nasty moments."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from handlers.rules.deadlines import LOCAL
from handlers.rules.reminders import good_hour, hours_for, judge
from storage.models import Reminder


def at(words: str) -> datetime:
    return datetime.strptime(words, "%d/%m/%Y %H:%M").replace(tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("hours", "now", "wanted", "until", "expected"),
    [
        ("day", "20/11/2026 08:00", "22/11/2026 09:00", "23/11/2026 09:00", "22/11/2026 09:00"),
        # two hours before a half past seven appointment is night: the evening before
        ("day", "20/11/2026 08:00", "22/11/2026 05:30", "22/11/2026 07:30", "21/11/2026 21:00"),
        # booked at night for the morning: the evening before has passed, the first good minute still helps
        ("day", "21/11/2026 23:59", "22/11/2026 05:30", "22/11/2026 07:30", "22/11/2026 07:00"),
        # and when even that is too late, there is none
        ("day", "21/11/2026 23:59", "22/11/2026 04:30", "22/11/2026 06:30", None),
        # older people: not at dinner time, not at noon
        ("elder", "20/11/2026 08:00", "22/11/2026 12:00", "23/11/2026 09:00", "22/11/2026 10:00"),
        ("elder", "20/11/2026 08:00", "22/11/2026 07:00", "23/11/2026 09:00", "21/11/2026 17:00"),
        ("elder", "22/11/2026 11:00", "22/11/2026 11:30", "23/11/2026 09:00", "22/11/2026 15:00"),
        # a wanted moment that is already past is now
        ("day", "22/11/2026 10:00", "21/11/2026 10:00", "23/11/2026 09:00", "22/11/2026 10:00"),
        ("day", "22/11/2026 10:00", "21/11/2026 10:00", "22/11/2026 09:00", None),
        # the eve of Tết is a day like any other for quiet hours
        ("day", "05/02/2027 23:30", "06/02/2027 00:05", "06/02/2027 12:00", "06/02/2027 07:00"),
    ],
)
def test_good_hour(hours: str, now: str, wanted: str, until: str, expected: str | None) -> None:
    found = good_hour(at(wanted), now=at(now), until=at(until), hours=hours)
    assert found == (at(expected) if expected else None)


def test_older_people_have_their_hours_but_not_when_the_hour_itself_matters() -> None:
    assert (hours_for("bac"), hours_for("bac", near=True), hours_for("ban"), hours_for(None)) == (
        "elder", "day", "day", "day",
    )  # fmt: skip


def _due(due: str, until: str, hours: str = "day") -> Reminder:
    return Reminder(
        ward="w", cause="c", kind="k", talk="t", person_id=1, due_at=at(due), useful_until=at(until), hours=hours,
        planned_at=at(due) - timedelta(days=1),
    )  # fmt: skip


def test_a_standstill_drops_what_is_past_its_use_and_says_at_once_what_still_helps() -> None:
    late = _due("22/11/2026 09:00", "22/11/2026 11:00")
    assert judge(late, at("22/11/2026 10:59")).fire
    assert judge(late, at("22/11/2026 11:01")).drop == "too late to help"
    last = _due("22/11/2026 21:00", "23/11/2026 08:00")  # planned for the very end of the day, taken up a moment later
    assert judge(last, at("22/11/2026 21:00") + timedelta(seconds=2)).fire
    night = _due("22/11/2026 20:30", "23/11/2026 08:00")
    assert judge(night, at("22/11/2026 23:00")).later == at("23/11/2026 07:00")
    assert judge(_due("22/11/2026 20:30", "23/11/2026 06:00"), at("22/11/2026 23:00")).drop
    assert judge(_due("22/11/2026 16:00", "23/11/2026 12:00", "elder"), at("22/11/2026 22:00")).later == at(
        "23/11/2026 08:00"
    )
