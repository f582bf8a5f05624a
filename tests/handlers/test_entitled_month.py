"""The month of the list of those served at home: nasty days, what a locked list differs in, and counts too small to tell."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from bot.app import DATA, EXAMPLE_WARD, load_calendar
from handlers.rules.deadlines import LOCAL, Calendar
from handlers.rules.entitled_month import count_changes, difference, due_of, next_month
from handlers.rules.small_cells import without_small
from handlers.ward import EntitledRules, load_ward
from storage.models import EntitledLine, EntitledMonth, EntitledPerson
from tests.handlers.test_clock import at

CALENDAR = Calendar(load_ward(EXAMPLE_WARD), *load_calendar(DATA / "calendar.toml"))
RULES = EntitledRules()
NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)


def person(number: int, area: str = "tổ 5", why: str = "") -> EntitledPerson:
    return EntitledPerson(
        id=number, ward="w", area=area, left_why=why, name_mark="", first_month=NOVEMBER, updated_at=datetime.now(LOCAL)
    )


def line(number: int, mark: str = "a", change: str = "") -> EntitledLine:
    return EntitledLine(ward="w", month=NOVEMBER, person_id=number, area="tổ 5", print=mark, change=change)


@pytest.mark.parametrize(
    ("month", "ask", "nudge", "lock", "count"),
    [
        ("2026-12-01", "2026-12-01", "2026-12-03", "2026-12-07", "2026-12-08"),  # the 5th is a Saturday, the 6th a Sunday
        ("2026-11-01", "2026-11-02", "2026-11-03", "2026-11-05", "2026-11-06"),  # the 1st is a Sunday
        ("2027-01-01", "2027-01-04", "2027-01-05", "2027-01-06", "2027-01-07"),  # New Year on a Friday: asked on the 4th
        ("2027-02-01", "2027-02-01", "2027-02-03", "2027-02-11", "2027-02-12"),  # Tết from the 4th to the 10th
        ("2027-05-01", "2027-05-04", "2027-05-05", "2027-05-06", "2027-05-07"),  # 1 May and its compensation
        ("2026-02-01", "2026-02-02", "2026-02-03", "2026-02-05", "2026-02-06"),
    ],
)  # fmt: skip
def test_a_day_off_means_the_next_working_morning(month: str, ask: str, nudge: str, lock: str, count: str) -> None:
    due = due_of(date.fromisoformat(month), RULES, CALENDAR)
    wanted = [at(f"{day} 07:45") for day in (ask, nudge, lock, count)]
    assert [due.ask, due.nudge, due.lock, due.count] == wanted


def test_a_review_that_began_late_still_has_two_days() -> None:
    kept = EntitledMonth(ward="w", month=DECEMBER, asked_at=at("2026-12-04 10:00"))
    due = due_of(DECEMBER, RULES, CALENDAR, kept)
    assert (due.nudge, due.lock) == (None, at("2026-12-07 07:45"))
    kept.asked_at = at("2026-12-09 10:00")  # after a week of standstill
    due = due_of(DECEMBER, RULES, CALENDAR, kept)
    assert (due.nudge, due.lock, due.count) == (
        at("2026-12-10 07:45"), at("2026-12-11 07:45"), at("2026-12-14 07:45")
    )  # fmt: skip


@pytest.mark.parametrize("month", [date(year, number, 1) for year in (2026, 2027, 2028) for number in range(1, 13)])
def test_in_every_month_things_are_in_order_and_on_working_mornings(month: date) -> None:
    due = due_of(month, RULES, CALENDAR)
    steps = [step for step in (due.ask, due.nudge, due.lock, due.count) if step]
    assert steps == sorted(set(steps))
    assert all(CALENDAR.spans(step.date()) for step in steps)
    assert due.lock - due.ask >= timedelta(days=2)
    assert due.count < due_of(next_month(month), RULES, CALENDAR).ask


def test_who_is_new_changed_gone_and_why() -> None:
    before = [line(1), line(2), line(3), line(4), line(5), line(6, change="died")]
    people = [person(1), person(2), person(7)]
    gone = {3: person(3, why="died"), 4: person(4, why="moved"), 5: person(5)}
    lines = difference(DECEMBER, before, people, {1: "a", 2: "b", 7: "c"}, gone)
    assert {one.person_id: one.change for one in lines} == {
        1: "", 2: "changed", 7: "added", 3: "died", 4: "moved", 5: "removed"
    }  # fmt: skip
    assert count_changes(lines) == {"total": 3, "added": 1, "changed": 1, "removed": 1, "moved": 1, "died": 1}


def test_who_left_and_came_back_is_new_again() -> None:
    lines = difference(DECEMBER, [line(1, change="removed")], [person(1)], {1: "a"}, {})
    assert [one.change for one in lines] == ["added"]


@pytest.mark.parametrize(
    ("counts", "add_up", "hidden"),
    [
        ({"a": 10, "b": 5, "c": 3}, True, ""),
        ({"a": 10, "b": 5, "c": 2}, True, "bc"),  # alone it could be worked out from the total
        ({"a": 10, "b": 5, "c": 2}, False, "c"),
        ({"a": 10, "b": 2, "c": 2}, True, "bc"),
        ({"a": 10, "b": 1, "c": 1}, True, "abc"),  # two of one each: their sum tells both
        ({"a": 2}, True, "a"),
        ({"a": 0, "b": 9}, True, ""),
        ({}, True, ""),
    ],
)  # fmt: skip
def test_small_counts_are_not_told_and_cannot_be_worked_out(
    counts: dict[str, int], add_up: bool, hidden: str
) -> None:  # fmt: skip
    told = without_small(counts, add_up=add_up)
    assert {name for name, count in told.items() if count is None} == set(hidden)
    assert all(told[name] == count for name, count in counts.items() if name not in hidden)
