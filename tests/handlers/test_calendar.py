"""Working days and hours: the published test vectors, and the moments at which calendars go wrong."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import DATA, load_calendar
from handlers.rules.deadlines import (
    LOCAL,
    Calendar,
    add_days,
    add_limit,
    add_open,
    add_working,
    next_open,
    open_between,
)
from handlers.ward import SpecialDay, Ward, load_ward

WARD = load_ward(DATA / "ward.example.toml")
COUNTRY = load_calendar(DATA / "calendar.toml")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


def calendar(**own: object) -> Calendar:
    return Calendar(WARD.model_copy(update=own), *COUNTRY)


# Received, working days, due: the first four are real due dates of Huế; all of operations.md §7.
@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        ("2025-07-01", 7, "2025-07-10"),
        ("2025-08-25", 7, "2025-09-05"),
        ("2025-11-21", 7, "2025-12-02"),
        ("2026-03-02", 7, "2026-03-11"),
        ("2026-08-20", 3, "2026-08-24"),  # works on Saturday 22/8
        ("2026-08-28", 2, "2026-09-04"),
        ("2026-11-20", 3, "2026-11-26"),  # 24/11 is off
        ("2026-01-08", 2, "2026-01-10"),  # a Saturday that is worked
        ("2027-02-02", 5, "2027-02-16"),  # over Tết
    ],
)
@pytest.mark.parametrize("clock", ["07:30", "09:00", "16:59"])
def test_every_published_due_date_is_met(received: str, days: int, due: str, clock: str) -> None:
    assert add_days(at(f"{received} {clock}"), days, calendar()) == at(f"{due} {clock}")


@pytest.mark.parametrize(
    ("received", "limit", "due"),
    [
        ("2026-11-21 10:00", "7d", "2026-12-03 07:30"),  # a Saturday: counted from Monday, 24/11 off
        ("2026-11-20 23:59", "1d", "2026-11-25 07:30"),  # Friday night is Monday's
        ("2026-11-20 12:10", "1d", "2026-11-23 13:30"),  # lunch is the afternoon's
        ("2026-08-21 17:00", "1d", "2026-08-24 07:30"),  # after hours, on the eve of a worked Saturday
        ("2026-08-21 16:59", "1d", "2026-08-22 16:59"),
        ("2026-02-13 16:00", "4h", "2026-02-23 10:30"),  # eve of Tết 2026: 16/2 to 20/2 off
        ("2026-02-15 23:59", "1d", "2026-02-24 07:30"),
        ("2027-02-03 17:00", "15m", "2027-02-11 07:45"),
        ("2027-12-31 23:59", "1m", "2028-01-04 07:31"),  # 1/1/2028 is a Saturday: Monday 3/1 is off instead
        ("2028-01-21 09:00", "3d", "2028-02-02 09:00"),  # a year that no table was typed in for: Tết is 26/1/2028
        ("2028-02-28 09:00", "1d", "2028-02-29 09:00"),
        ("2027-02-03 16:59", "1d", "2027-02-11 16:59"),  # the last minute before Tết 2027
        ("2027-02-05 23:59", "4h", "2027-02-11 11:30"),  # the eve itself, a minute before the year turns
        ("2026-01-09 17:00", "4h", "2026-01-10 11:30"),  # Friday evening before the worked Saturday
        ("2026-08-28 16:59", "15m", "2026-09-03 07:44"),  # over the swapped Monday 31/8 and 2/9
        ("2028-06-23 09:00", "20d", "2028-07-21 09:00"),  # 2028 has a leap fifth month (23/6 to 21/7): nobody is off
        ("2028-04-03 16:00", "1d", "2028-04-05 16:00"),  # Giỗ Tổ 2028 is 4/4, before that month
        ("2025-07-25 09:00", "20d", "2025-08-22 09:00"),  # a leap sixth month moves no day off
    ],
)
def test_nasty_moments(received: str, limit: str, due: str) -> None:
    assert add_limit(at(received), limit, calendar()) == at(due)


def test_after_a_leap_month_tet_is_where_the_moon_has_it() -> None:
    """2033 has a leap eleventh month, on which most tables go wrong: Tết 2034 is 19/2."""
    assert not calendar().spans(date(2034, 2, 20))
    assert calendar().spans(date(2034, 1, 23))


def test_tet_2030_is_the_vietnamese_one() -> None:
    assert not calendar().spans(date(2030, 2, 1))  # its eve; Chinese tables have Tết a day later
    assert calendar().spans(date(2030, 1, 30))


def test_a_working_day_is_as_long_as_the_ward_is_open() -> None:
    short = {day: ["08:00-11:00"] for day in ("mon", "tue", "wed", "thu", "fri")}
    assert add_limit(at("2026-11-25 10:00"), "1d", calendar(hours=short)) == at("2026-11-26 10:00")
    assert add_limit(at("2026-11-25 10:00"), "8h", calendar(hours=short)) == at("2026-11-30 09:00")


def test_half_days_end_when_the_ward_closes_and_storms_close_it() -> None:
    half = SpecialDay(day=date(2026, 11, 26), hours=("07:30-11:30",), why="họp")
    storm = SpecialDay(day=date(2026, 11, 26), why="bão")
    assert add_days(at("2026-11-25 15:00"), 1, calendar(special_days=(half,))) == at("2026-11-26 11:30")
    assert add_days(at("2026-11-25 15:00"), 1, calendar(special_days=(storm,))) == at("2026-11-27 15:00")


def test_a_storm_that_closes_the_ward_stops_a_clock_that_began_before_it() -> None:
    storm = tuple(SpecialDay(day=date(2026, 11, day), why="bão") for day in (26, 27))
    stopped = calendar(special_days=storm)
    assert add_limit(at("2026-11-25 16:30"), "4h", stopped) == at("2026-11-30 11:00")
    assert add_limit(at("2026-11-25 16:30"), "4h", stopped, always=True) == at("2026-11-25 20:30")  # danger never waits
    assert open_between(at("2026-11-25 16:30"), at("2026-11-30 07:30"), stopped) == timedelta(minutes=30)


def test_a_half_day_counts_as_a_day_and_as_half_its_hours() -> None:
    half = SpecialDay(day=date(2026, 11, 26), hours=("07:30-11:30",), why="họp")
    shorter = calendar(special_days=(half,))
    assert add_limit(at("2026-11-25 09:00"), "2d", shorter) == at("2026-11-27 09:00")
    assert add_limit(at("2026-11-25 16:00"), "6h", shorter) == at("2026-11-27 08:30")


def test_the_ward_may_work_when_the_country_rests() -> None:
    culture = date(2026, 11, 24)
    assert not calendar().spans(culture)
    assert len(calendar(days_worked=(culture,)).spans(culture)) == 2
    assert calendar(days_worked=(culture,), days_off=(culture,)).spans(culture) == []


def test_a_ward_without_hours_is_told_so() -> None:
    with pytest.raises(ValueError, match="no opening hours"):
        next_open(at("2026-11-25 10:00"), calendar(hours={}))


def test_limits_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match="15m, 4h or 5d"):
        add_limit(at("2026-11-25 10:00"), "soon", calendar())
    with pytest.raises(ValueError, match="limit"):
        Ward.model_validate(WARD.model_dump() | {"classes": {"B": {"limit": "5d"}}})


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)).map(  # noqa: DTZ001  hypothesis wants naive bounds
    lambda naive: naive.replace(tzinfo=LOCAL)
)


@given(MOMENTS, st.integers(0, 6000))
def test_what_was_added_is_what_lies_between(start: datetime, minutes: int) -> None:
    end = add_working(start, minutes, calendar())
    assert open_between(start, end, calendar()) == timedelta(minutes=minutes)


@given(MOMENTS, st.integers(1, 30))
def test_a_due_moment_is_in_opening_hours_and_later_days_are_later(start: datetime, days: int) -> None:
    due, later = (add_days(start, count, calendar()) for count in (days, days + 1))
    assert start < due < later
    assert any(begin <= due <= end for begin, end in calendar().spans(due.date()))


@given(MOMENTS, st.integers(0, 3000), st.integers(0, 3000))
def test_time_adds_up(start: datetime, first: int, then: int) -> None:
    both = add_working(add_working(start, first, calendar()), then, calendar())
    assert both == add_open(start, timedelta(minutes=first + then), calendar())
