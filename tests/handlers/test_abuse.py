"""When rude or untrue messages pause new matters: counted in a time, taken back by a verdict, never longer than hours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.abuse import FLOOD, HOAX, INSULT, AbuseLimits, counted, paced, pause_after
from storage.models import AbuseMark

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LIMITS = AbuseLimits()


def marks(kind: str, *days_ago: float, verdict: str = "") -> list[AbuseMark]:
    return [
        AbuseMark(ward="w", person_id=1, kind=kind, at=NOW - timedelta(days=days), talk="t", verdict=verdict)
        for days in days_ago
    ]


def test_the_third_insult_of_a_week_pauses_for_half_a_day() -> None:
    assert pause_after(marks(INSULT, 1), INSULT, NOW, LIMITS) is None
    assert pause_after(marks(INSULT, 1, 2), INSULT, NOW, LIMITS) == NOW + timedelta(hours=12)
    assert pause_after(marks(INSULT, 1, 8), INSULT, NOW, LIMITS) is None


def test_what_a_leader_took_back_does_not_count() -> None:
    assert pause_after(marks(INSULT, 1, 2, verdict="lifted"), INSULT, NOW, LIMITS) is None
    assert pause_after(marks(INSULT, 1, 2, verdict="kept"), INSULT, NOW, LIMITS) is not None


def test_untrue_reports_count_in_their_own_time_and_messages_alone_never_pause() -> None:
    assert pause_after(marks(HOAX, 10, 20), HOAX, NOW, LIMITS) is not None
    assert pause_after(marks(INSULT, 1, 2), HOAX, NOW, LIMITS) is None
    assert pause_after(marks(FLOOD, *range(50)), FLOOD, NOW, LIMITS) is None


@given(st.lists(st.floats(0, 60), max_size=12), st.sampled_from([INSULT, HOAX]), st.integers(2, 9), st.integers(1, 72))
def test_a_pause_is_hours_long_and_comes_only_after_as_many_as_the_ward_allows(
    days: list[float], kind: str, most: int, hours: int
) -> None:
    limits = AbuseLimits(insults=most, hoaxes=most, pause_hours=hours)
    before = marks(kind, *days)
    until = pause_after(before, kind, NOW, limits)
    assert (until is not None) == (counted(before, kind, NOW, limits) + 1 >= most)
    assert until is None or timedelta() < until - NOW <= timedelta(hours=72)


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=60))
def test_an_hours_count_begins_anew_after_an_hour(gaps: list[int]) -> None:
    kept, at, seen = {}, NOW, []
    for gap in gaps:
        at += timedelta(seconds=gap)
        kept, count = paced(kept, "messages", at)
        seen.append(at)
        since = datetime.fromisoformat(kept["since"])
        assert at - since < timedelta(hours=1)
        assert count == sum(since <= one for one in seen[-count:])
