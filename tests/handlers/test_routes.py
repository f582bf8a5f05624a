"""Which way a letter goes: windows to the second, what the ward pays for, who is called, and the night."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from handlers.rules.routes import ERRANDS, FREE_FOR, PAID_FOR, Reach, errand_of, is_free, routes, waits_until
from handlers.types import Address, Message

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)  # Monday, ten in the morning
SECOND = timedelta(seconds=1)
EVERYTHING = {"paid": True, "template_uid": True, "template_phone": True, "phone": True, "elsewhere": True}


def ways(age: timedelta | None, errand: str = "notice", **known: Any) -> tuple[str, ...]:
    return routes(errand, Reach(heard_at=None if age is None else NOW - age, **known), NOW)


def test_the_free_window_closes_after_48_hours_to_the_second() -> None:
    assert timedelta(hours=48) == FREE_FOR
    assert ways(timedelta(0), paid=True)[0] == "free"
    assert ways(FREE_FOR, paid=True)[0] == "free"
    assert ways(FREE_FOR + SECOND, paid=True)[0] == "paid"
    assert ways(FREE_FOR + SECOND, paid=False) == ("call_list",)
    assert is_free(NOW - FREE_FOR, NOW)
    assert not is_free(NOW - FREE_FOR - SECOND, NOW)
    assert not is_free(None, NOW)


def test_the_paid_window_closes_after_7_days_to_the_second() -> None:
    assert timedelta(days=7) == PAID_FOR
    assert ways(PAID_FOR, paid=True) == ("paid", "call_list")
    assert ways(PAID_FOR + SECOND, paid=True) == ("call_list",)
    assert ways(None, paid=True) == ("call_list",)


def test_everything_that_is_possible_comes_in_its_order() -> None:
    later = ("template_uid", "template_phone", "other_channel", "call_list")
    assert ways(timedelta(hours=1), **EVERYTHING) == ("free", *later)
    assert ways(timedelta(days=3), **EVERYTHING) == ("paid", *later)
    assert ways(timedelta(days=30), **EVERYTHING) == later


def test_nobody_is_written_to_by_phone_who_did_not_agree_to_it() -> None:
    known = EVERYTHING | {"phone": False}
    assert "template_phone" not in ways(timedelta(days=30), **known)


@pytest.mark.parametrize("errand", ["receipt", "mass"])
def test_nothing_is_paid_and_nobody_called_for_what_is_only_nice_to_know(errand: str) -> None:
    assert ways(timedelta(days=3), errand, **EVERYTHING) == ("other_channel",)
    assert ways(timedelta(hours=1), errand, **EVERYTHING) == ("free", "other_channel")
    assert ways(timedelta(days=30), errand) == ()


@pytest.mark.parametrize("errand", ["reminder", "mass"])
@pytest.mark.parametrize(
    ("now", "morning"),
    [
        ("2026-11-23T06:59:59+07:00", "2026-11-23T07:00:00+07:00"),
        ("2026-11-23T07:00:00+07:00", None),
        ("2026-11-23T21:29:59+07:00", None),
        ("2026-11-23T21:30:00+07:00", "2026-11-24T07:00:00+07:00"),
        ("2026-11-24T00:30:00+07:00", "2026-11-24T07:00:00+07:00"),
    ],
)
def test_reminders_wait_for_the_morning(errand: str, now: str, morning: str | None) -> None:
    found = waits_until(errand, datetime.fromisoformat(now))
    assert found == (datetime.fromisoformat(morning) if morning else None)


def test_whoever_writes_at_night_is_answered_at_night() -> None:
    night = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
    assert [waits_until(errand, night) for errand in ("talk", "reply", "relay", "notice")] == [None] * 4


def test_what_comes_in_floods_gives_way() -> None:
    assert {name for name, errand in ERRANDS.items() if errand.priority} == {"reminder", "mass"}


@pytest.mark.parametrize(
    ("kind", "event", "errand"),
    [
        ("text", "", "reply"), ("choice", "", "reply"), ("notice", "replied", "relay"), ("notice", "asked", "relay"),
        ("notice", "resolved", "notice"), ("notice", "reminder", "reminder"),
    ],
)  # fmt: skip
def test_what_a_letter_is_for_follows_from_what_it_answers(kind: str, event: str, errand: str) -> None:
    data = {"event": event} if event else {}
    message = Message("1", Address("zalo_oa", "9", "5"), kind, NOW, data=data)
    assert errand_of(message, "PA-7K3M2Q") == errand


def test_nobody_is_called_because_a_greeting_did_not_arrive() -> None:
    message = Message("1", Address("zalo_oa", "9", "5"), "text", NOW)
    assert errand_of(message, "") == "talk"
    assert ways(timedelta(days=3), "talk", paid=True) == ("paid",)
