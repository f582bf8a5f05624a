"""The rules of tickets and clocks, as tables."""

from datetime import date, datetime

import pytest

from bot.app import DATA, load_calendar
from handlers.categories import ServiceClass
from handlers.rules.deadlines import LOCAL, Calendar, add_working, stamp
from handlers.rules.transitions import BY_CLOCK, BY_OFFICIAL, BY_RESIDENT, STATUSES, TRANSITIONS, acts, after
from handlers.ward import load_ward
from handlers.wording import say_time


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    off, worked = load_calendar(DATA / "calendar.toml")
    return Calendar(load_ward(DATA / "ward.example.toml"), off, worked)


# Working days after receipt, with the ward's hours; 360 minutes are one of its days (07:30-11:30, 13:30-17:00 = 450).
@pytest.mark.parametrize(
    ("start", "minutes", "due"),
    [
        ("2026-11-20 09:00", 60, "2026-11-20 10:00"),
        ("2026-11-20 11:00", 60, "2026-11-20 14:00"),  # over lunch
        ("2026-11-20 11:30", 30, "2026-11-20 14:00"),  # at the very end of the morning
        ("2026-11-20 16:45", 30, "2026-11-23 07:45"),  # over the weekend
        ("2026-11-21 23:59", 15, "2026-11-23 07:45"),  # Saturday night
        ("2026-11-23 16:30", 60, "2026-11-25 08:00"),  # over Ngày Văn hóa, 24/11
        ("2026-08-21 16:45", 30, "2026-08-22 07:45"),  # Saturday 22/8 is worked
        ("2026-08-28 16:30", 60, "2026-09-03 08:00"),  # 31/8 to 2/9 off
        ("2027-02-03 16:00", 120, "2027-02-11 08:30"),  # eve of Tết
        ("2026-01-09 16:30", 60, "2026-01-10 08:00"),  # Saturday 10/1 is worked for 2/1
    ],
)
def test_working_time_passes_in_opening_hours_only(calendar: Calendar, start: str, minutes: int, due: str) -> None:
    assert add_working(at(start), minutes, calendar) == at(due)


def test_what_cannot_wait_runs_round_the_clock(calendar: Calendar) -> None:
    hazard = ServiceClass(respond="15m", resolve="24h", calendar=True, source="test", checked_on=date(2026, 11, 21))
    assert stamp(hazard, at("2026-11-21 23:50"), calendar) == (at("2026-11-22 00:05"), at("2026-11-22 23:50"))


def test_the_office_is_closed_at_lunch_and_on_days_off(calendar: Calendar) -> None:
    assert calendar.is_open(at("2026-11-20 07:30"))
    assert not calendar.is_open(at("2026-11-20 11:30"))
    assert not calendar.is_open(at("2026-11-24 09:00"))


def test_every_state_has_a_way_out_but_the_withdrawn() -> None:
    assert [status for status in STATUSES if not TRANSITIONS[status]] == ["cancelled"]


def test_every_act_leads_to_a_state_of_the_table() -> None:
    for status, row in TRANSITIONS.items():
        for act, to in row.items():
            assert to in TRANSITIONS, f"{status} --{act}--> {to}"
            assert act in BY_RESIDENT | BY_OFFICIAL | BY_CLOCK, act


def test_every_state_but_the_withdrawn_can_be_reached() -> None:
    reached, fresh = {"new"}, {"new"}
    while fresh:
        fresh = {to for status in fresh for to in TRANSITIONS[status].values()} - reached
        reached |= fresh
    assert reached == set(STATUSES)


def test_a_closed_ticket_is_only_reopened_or_added_to() -> None:
    assert after("closed", "claim") is None
    assert set(TRANSITIONS["closed"]) == {"reopen", "add"}
    assert acts("closed") == ()


@pytest.mark.parametrize(
    ("moment", "spoken", "english"),
    [
        ("2026-11-24 16:30", "16 giờ 30 thứ Ba (24/11)", "16:30 on Tuesday (24/11)"),
        ("2026-11-22 08:00", "8 giờ Chủ nhật (22/11)", "08:00 on Sunday (22/11)"),
        ("2026-11-23 00:05", "0 giờ 05 thứ Hai (23/11)", "00:05 on Monday (23/11)"),
    ],
)
def test_a_moment_is_said_as_people_say_it(moment: str, spoken: str, english: str) -> None:
    assert say_time(at(moment)) == spoken
    assert say_time(at(moment), "en") == english
