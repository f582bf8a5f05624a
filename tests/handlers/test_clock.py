"""A ticket's clock: what a history makes of its deadlines, and what is told when, whatever happened in between."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app import DATA
from handlers.categories import load_taxonomy
from handlers.rules.clock import INTERIM, PAUSED, RESOLVE, RESPOND, STOPPED, Clock, read_clock, stamped
from handlers.rules.deadlines import LOCAL, Calendar
from handlers.rules.transitions import BY_OFFICIAL, BY_RESIDENT, TRANSITIONS
from handlers.ward import load_ward
from storage.models import TicketEvent

CALENDAR = Calendar(load_ward(DATA / "ward.example.toml"))
CLASSES = load_taxonomy(DATA / "categories.toml").classes
MONDAY = "2026-11-30 09:00"  # no day off in this week
PAST = {
    "claim": "claimed", "ask": "asked", "pass": "passed", "resolve": "resolved", "refuse": "refused", "reply": "replied",
    "wait": "waited", "go_on": "went_on", "confirm": "confirmed", "reopen": "reopened", "answer": "answered",
    "lapse": "pause_over", "cancel": "cancelled", "merge": "merged", "split": "split",
}  # fmt: skip


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


def event(when: datetime, kind: str, status: str, actor: str = "official", **data: Any) -> TicketEvent:
    return TicketEvent(ward="w", ticket_id=1, at=when, kind=kind, actor=actor, status=status, data=data)


def opened(name: str = "B", when: str = MONDAY) -> TicketEvent:
    clock = stamped(name, CLASSES[name], at(when), CALENDAR)
    return event(at(when), "opened", "new", "resident", clock=clock)


def clock_of(*story: TicketEvent) -> Clock:
    return read_clock(story, CALENDAR)


def test_an_ordinary_ticket_is_answered_in_a_day_and_done_in_five() -> None:
    clock = clock_of(opened())
    assert clock.due == {RESPOND: at("2026-12-01 09:00"), RESOLVE: at("2026-12-07 09:00")}
    assert clock.look_at() == at("2026-11-30 14:45")  # half of 450 minutes


def test_once_somebody_answered_only_the_work_is_owed() -> None:
    clock = clock_of(opened(), event(at("2026-11-30 10:00"), "claimed", "accepted"))
    assert clock.responded_at == at("2026-11-30 10:00")
    assert clock.look_at() == at("2026-12-02 14:45")
    assert clock.moment(RESOLVE, 80) == at("2026-12-04 09:00")
    assert clock.moment(RESOLVE, 150) == at("2026-12-09 14:45")
    assert clock.moment(RESOLVE, 200) == at("2026-12-14 09:00")


def test_waiting_for_the_resident_puts_the_deadline_off_by_the_wards_own_time() -> None:
    asked = event(at("2026-12-01 16:00"), "asked", "waiting_resident", until="2026-12-03T16:00:00+07:00")
    paused = clock_of(opened(), asked)
    assert (paused.paused_at, paused.look_at()) == (at("2026-12-01 16:00"), at("2026-12-03 16:00"))
    assert paused.steps(at("2026-12-03 15:59")) == []
    answered = clock_of(opened(), asked, event(at("2026-12-02 10:00"), "answered", "accepted", "resident"))
    assert answered.due[RESOLVE] == at("2026-12-07 14:30")  # 3 h 30 later: 16-17 and 7:30-10


def test_waiting_for_ever_counts_only_as_long_as_it_may() -> None:
    asked = event(at("2026-12-01 09:00"), "asked", "waiting_resident", until="2026-12-03T09:00:00+07:00")
    late = clock_of(opened(), asked, event(at("2026-12-20 09:00"), "answered", "accepted", "resident"))
    assert late.due[RESOLVE] == at("2026-12-09 09:00")
    assert clock_of(opened(), asked).pause_over(at("2026-12-03 09:00"))


def test_asked_twice_it_is_one_pause() -> None:
    asked = [
        event(at(f"2026-12-01 {hour}:00"), "asked", "waiting_resident", until=f"2026-12-03T{hour}:00:00+07:00")
        for hour in ("09", "10")
    ]
    assert clock_of(opened(), *asked).pause_until == at("2026-12-03 09:00")


def test_danger_never_waits() -> None:
    asked = event(at("2026-11-30 09:01"), "asked", "waiting_resident", until="2026-12-03T09:00:00+07:00")
    clock = clock_of(opened("K0"), asked)
    assert clock.paused_at is None
    assert clock.due[RESOLVE] == at("2026-11-30 13:00")


def test_passing_on_never_sets_the_clock_back() -> None:
    clock = clock_of(
        opened(), event(at("2026-12-01 08:00"), "passed", "new"), event(at("2026-12-02 08:00"), "passed", "new")
    )
    assert clock.due == clock_of(opened()).due


def test_extended_once_everything_counts_to_the_new_deadline() -> None:
    longer = event(at("2026-12-02 09:00"), "extended", "accepted", clock={RESOLVE: "2026-12-10T09:00:00+07:00"})
    clock = clock_of(opened(), event(at("2026-11-30 10:00"), "claimed", "accepted"), longer)
    assert (clock.extended, clock.due[RESOLVE]) == (True, at("2026-12-10 09:00"))
    assert clock.moment(RESOLVE, 50) == at("2026-12-04 09:00")


def test_reopened_it_has_what_was_left_and_at_least_the_time_of_an_answer() -> None:
    done = event(at("2026-12-04 16:00"), "resolved", "resolved")
    early = clock_of(opened(), done, event(at("2026-12-08 08:00"), "reopened", "reopened", "resident"))
    assert early.due == {RESPOND: at("2026-12-09 08:00"), RESOLVE: at("2026-12-09 08:00")}
    done = event(at("2026-12-01 09:00"), "resolved", "resolved")
    early = clock_of(opened(), done, event(at("2026-12-08 09:00"), "reopened", "reopened", "resident"))
    assert early.due[RESOLVE] == at("2026-12-14 09:00")  # four days were left
    assert (early.resolved_at, early.responded_at, early.told) == (None, None, {})


def test_what_is_happening_now_owes_word_from_the_place() -> None:
    claimed = event(at("2026-11-28 23:05"), "claimed", "accepted")
    clock = clock_of(opened("N", "2026-11-28 23:00"), claimed)  # a Saturday night
    assert clock.due[INTERIM] == at("2026-11-29 00:00")
    assert clock.steps(at("2026-11-29 00:00")) == [(INTERIM, 100)]
    told = clock_of(opened("N", "2026-11-28 23:00"), claimed, event(at("2026-11-28 23:40"), "replied", "accepted"))
    assert told.look_at() == at("2026-11-29 11:00")


def test_after_a_standstill_only_the_last_step_is_told() -> None:
    clock = clock_of(opened(), event(at("2026-11-30 10:00"), "claimed", "accepted"))
    assert clock.steps(at("2026-12-20 09:00")) == [(RESOLVE, 200)]
    told = event(at("2026-12-20 09:00"), "escalated", "accepted", "system", which=RESOLVE, percent=200)
    after = clock_of(opened(), event(at("2026-11-30 10:00"), "claimed", "accepted"), told)
    assert (after.steps(at("2027-01-20 09:00")), after.look_at()) == ([], None)


def test_nothing_is_told_of_what_is_over() -> None:
    for status in STOPPED:
        clock = clock_of(opened(), event(at("2026-11-30 10:00"), status, status))
        assert (clock.look_at(), clock.steps(at("2027-01-20 09:00"))) == (None, [])


# --- whatever happens -----------------------------------------------------------------------------------

ACTS = sorted((BY_OFFICIAL | BY_RESIDENT | {"lapse"}) - {"extend", "rank", "sort"})
STEPS = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(1, 4000)), max_size=12)


def walk(name: str, steps: list[tuple[str, int]]) -> list[TicketEvent]:
    """A history that the table of transitions allows."""
    story, now = [opened(name)], at(MONDAY)
    for act, minutes in steps:
        to = TRANSITIONS[story[-1].status].get(act)
        if to is None:
            continue
        now += timedelta(minutes=minutes)
        data = {"until": (now + timedelta(days=2)).isoformat()} if to in PAUSED else {}
        actor = "resident" if act in BY_RESIDENT else "official" if act in BY_OFFICIAL else "system"
        story.append(event(now, PAST.get(act, "noted"), to, actor, **data))
    return story


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(CLASSES)), STEPS)
def test_deadlines_never_come_earlier_and_move_only_while_the_clock_stood(
    name: str, steps: list[tuple[str, int]]
) -> None:
    story = walk(name, steps)
    clocks = [read_clock(story[:length], CALENDAR) for length in range(1, len(story) + 1)]
    for before, after in pairwise(clocks):
        assert after.due[RESOLVE] >= before.due[RESOLVE]
        if before.paused_at is None and before.stopped_at is None:
            assert after.due == before.due


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(CLASSES)), STEPS)
def test_telling_comes_to_an_end_and_never_says_a_step_twice(name: str, steps: list[tuple[str, int]]) -> None:
    story = walk(name, steps)
    clock, said = read_clock(story, CALENDAR), []
    while (look_at := clock.look_at()) is not None and clock.paused_at is None:
        found = clock.steps(look_at)
        assert found, "somebody is to look, and there is nothing to see"
        said += found
        for which, percent in found:
            story.append(event(look_at, "warned", story[-1].status, "system", which=which, percent=percent))
        clock = read_clock(story, CALENDAR)
    assert len(said) == len(set(said)) <= 11


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_percents_come_in_order(name: str) -> None:
    clock = clock_of(opened(name))
    for which in clock.due:
        moments = [clock.moment(which, percent) for percent in (50, 80, 100, 150, 200)]
        assert moments == sorted(moments)
        assert moments[-1].date() < date(2027, 6, 1)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(CLASSES)), STEPS, st.integers(1, 40_000))
def test_a_merge_and_its_undoing_leave_no_trace_in_the_clock(
    name: str, steps: list[tuple[str, int]], minutes: int
) -> None:
    story = walk(name, steps)
    before, now = read_clock(story, CALENDAR), story[-1].at
    merged = [*story, event(now, "merged", "merged", into="PA-1", **{"from": story[-1].status})]
    assert read_clock(merged, CALENDAR).look_at() is None
    split = [*merged, event(now + timedelta(minutes=minutes), "split", story[-1].status)]
    assert read_clock(split, CALENDAR) == before
    again = [*split, event(split[-1].at, "merged", "merged"), event(split[-1].at, "split", story[-1].status)]
    assert read_clock(again, CALENDAR) == before


def test_what_was_taken_back_leaves_the_clock_as_if_it_had_not_been() -> None:
    claimed = event(at("2026-11-30 10:00"), "claimed", "accepted")
    refused = event(at("2026-11-30 10:00"), "refused", "refused")
    for number, act in enumerate((claimed, refused), 7):
        act.id = number
        back = event(at("2026-11-30 10:01"), "undone", "new", of=number, what=act.kind)
        clock, never = clock_of(opened(), act, back), clock_of(opened())
        assert (clock.facts(), clock.look_at()) == (never.facts(), never.look_at())
        assert clock.stopped_at is None
