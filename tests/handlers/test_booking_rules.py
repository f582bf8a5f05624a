"""Which times can be booked: nasty moments of the calendar as tables, and what holds for every desk and moment."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import DATA, EXAMPLE_WARD, load_calendar
from handlers.rules import booking
from handlers.rules.booking import Desk, Slot, Wish, day_wish, nearest, offered_until, remind_at
from handlers.rules.deadlines import LOCAL, Calendar
from handlers.ward import Offering, Ward, load_ward
from storage.models import Closure

WARD = load_ward(EXAMPLE_WARD)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


def calendar_of(ward: Ward = WARD) -> Calendar:
    return Calendar(ward, *load_calendar(DATA / "calendar.toml"))


CALENDAR = calendar_of()


def offering(**facts: Any) -> Offering:
    whole = {"id": "desk", "kind": "counter", "label": {"vi": "quầy", "en": "desk"}, "place": "phường", **facts}
    return Offering.model_validate(whole)


def desk(now: str, taken: Mapping[datetime, frozenset[int]] | None = None, elder: bool = False, **facts: Any) -> Desk:
    return Desk(offering(**facts), CALENDAR, at(now), taken or {}, elder=elder)


def begins(slots: list[Slot]) -> list[str]:
    return [f"{slot.begin:%m-%d %H:%M}" for slot in slots]


@pytest.mark.parametrize(
    ("now", "facts", "first"),
    [
        ("2026-11-23T11:29", {}, ["11-23 13:30", "11-23 14:00"]),  # for today, a minute before the counter closes
        ("2026-11-23T11:29", {"notice_minutes": 0}, ["11-23 13:30", "11-23 14:00"]),  # 11:00 has begun
        ("2026-11-23T23:59", {}, ["11-25 07:30", "11-25 08:00"]),  # the 24th is Ngày Văn hóa Việt Nam
        ("2026-08-21T17:00", {}, ["08-22 07:30", "08-22 08:00"]),  # the Saturday worked for 31/8 has Monday's hours
        ("2026-08-28T16:30", {}, ["09-03 07:30", "09-03 08:00"]),  # swapped Monday and two days off
        ("2027-02-03T16:45", {}, ["02-11 07:30", "02-11 08:00"]),  # eve of Tết Đinh Mùi
        ("2026-12-31T23:59", {}, ["01-04 07:30", "01-04 08:00"]),  # over the New Year and a weekend
        ("2025-07-24T16:40", {}, ["07-25 07:30", "07-25 08:00"]),  # in leap lunar month 6: nothing special
        ("2026-11-27T10:00", {"hours": {"sat": ["08:00-11:00"]}}, ["11-28 08:00", "11-28 08:30"]),
        (
            "2027-02-05T10:00",
            {"hours": {"sat": ["08:00-11:00"]}},
            ["02-13 08:00", "02-13 08:30"],
        ),  # mùng một is a Saturday
        ("2026-08-21T17:00", {"hours": {"mon": ["08:00-11:00"]}}, ["08-24 08:00", "08-24 08:30"]),
    ],
)
def test_the_first_free_times_at_nasty_moments(now: str, facts: dict[str, Any], first: list[str]) -> None:
    assert begins(desk(now, **facts).free())[:2] == first


def test_a_day_of_its_own_goes_before_days_off_and_weekly_hours() -> None:
    days = [
        {"day": date(2026, 11, 24), "hours": ["09:00-10:00"], "why": "mở thêm"},
        {"day": date(2026, 11, 25), "hours": [], "why": "họp"},
    ]
    assert begins(desk("2026-11-23T16:00", days=days).free())[:3] == ["11-24 09:00", "11-24 09:30", "11-26 07:30"]


def test_a_storm_closure_takes_every_slot_that_it_touches() -> None:
    whole = desk("2026-11-25T06:00")
    storm = Closure(ward="w", begins_at=at("2026-11-25T08:15"), ends_at=at("2026-11-25T13:45"), made_at=whole.now)
    closed = Desk(whole.offering, CALENDAR, whole.now, {}, [storm])
    assert begins(closed.free())[:3] == ["11-25 07:30", "11-25 14:00", "11-25 14:30"]
    other = storm.model_copy(update={"offering": "hall"})
    assert begins(Desk(whole.offering, CALENDAR, whole.now, {}, [other]).free()) == begins(whole.free())


def test_kept_seats_are_for_75_and_older_until_a_day_before() -> None:
    facts = {"capacity": 3, "elder_seats": 1}
    slot = Slot("desk", at("2026-11-26T09:00"), at("2026-11-26T09:30"))
    assert desk("2026-11-24T09:00", **facts).seats(slot) == (1, 2)
    assert desk("2026-11-24T09:00", elder=True, **facts).seats(slot) == (3, 1, 2)
    assert desk("2026-11-25T09:00", **facts).seats(slot) == (1, 2, 3)
    full = {slot.begin: frozenset({1, 2})}
    assert not desk("2026-11-24T09:00", taken=full, **facts).bookable(slot)
    assert desk("2026-11-24T09:00", taken=full, elder=True, **facts).bookable(slot)


@pytest.mark.parametrize(
    ("begin", "end", "why"),
    [
        ("2026-11-25T08:00", "2026-11-25T08:00", "full"),
        ("2026-11-25T06:00", "2026-11-25T12:00", "fits"),
        ("2026-11-24T06:00", "2026-11-24T12:00", "closed"),  # day off
        ("2026-11-28T06:00", "2026-11-28T12:00", "closed"),  # Saturday
        ("2026-11-23T07:30", "2026-11-23T10:30", "late"),
        ("2027-01-20T07:30", "2027-01-20T11:30", "far"),
    ],
)
def test_why_a_wish_cannot_be_met(begin: str, end: str, why: str) -> None:
    taken = {at("2026-11-25T08:00"): frozenset({1})}
    asked = desk("2026-11-23T10:00", taken=taken)
    assert asked.why(Wish(at(begin), at(end)), asked.free()) == why
    assert asked.why(None, asked.free()) == "any"


def test_the_nearest_to_a_wish_come_in_the_order_of_time() -> None:
    taken = {at("2026-11-25T09:00"): frozenset({1})}
    free = desk("2026-11-23T10:00", taken=taken).free()
    wish = Wish(at("2026-11-25T09:00"), at("2026-11-25T09:00"))
    assert begins(nearest(free, wish, 3)) == ["11-25 08:00", "11-25 08:30", "11-25 09:30"]
    assert begins(nearest(free, day_wish(date(2026, 11, 28)), 2)) == ["11-27 16:00", "11-27 16:30"]


@pytest.mark.parametrize(
    ("now", "slot", "until"),
    [
        ("2026-11-25T09:00", "2026-11-26T09:00", "2026-11-25T11:00"),
        ("2026-11-25T20:00", "2026-11-27T09:00", "2026-11-26T09:00"),  # nobody must answer at night
        ("2026-11-25T23:59", "2026-11-27T09:00", "2026-11-26T09:00"),
        ("2026-11-25T03:00", "2026-11-25T14:00", "2026-11-25T09:00"),
        ("2026-11-25T09:00", "2026-11-25T10:30", "2026-11-25T09:30"),
        ("2026-11-25T09:00", "2026-11-25T10:00", None),  # nobody could still come
    ],
)
def test_how_long_a_seat_that_came_free_is_kept(now: str, slot: str, until: str | None) -> None:
    begin = at(slot)
    found = offered_until(at(now), Slot("desk", begin, begin + timedelta(minutes=30)), 60)
    assert found == (at(until) if until else None)


@pytest.mark.parametrize(
    ("now", "slot", "kinds"),
    [
        (
            "2026-11-23T09:00",
            "2026-11-25T14:00",
            {"booking_day": "2026-11-24T14:00", "booking_soon": "2026-11-25T12:00"},
        ),
        (
            "2026-11-23T09:00",
            "2026-11-25T07:30",
            {"booking_day": "2026-11-24T07:30", "booking_soon": "2026-11-25T07:00"},
        ),
        ("2026-11-24T14:00", "2026-11-25T14:00", {"booking_soon": "2026-11-25T12:00"}),
        ("2026-11-25T11:29", "2026-11-25T13:30", {}),  # they have just booked it
    ],
)
def test_when_they_are_reminded(now: str, slot: str, kinds: dict[str, str]) -> None:
    assert remind_at(at(slot), at(now)) == {kind: at(when) for kind, when in kinds.items()}


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1)).map(lambda when: when.replace(tzinfo=LOCAL))  # noqa: DTZ001
DESKS = st.builds(
    offering,
    minutes=st.integers(5, 120),
    capacity=st.integers(1, 5),
    elder_seats=st.integers(0, 3),
    notice_minutes=st.integers(0, 3000),
    ahead_days=st.integers(1, 20),
    hours=st.sampled_from([None, {"sat": ["08:00-11:00"]}, {"mon": ["07:00-07:50"], "fri": ["13:00-13:04"]}, {}]),
)


@given(MOMENTS, DESKS, st.booleans(), st.data())
def test_whatever_is_free_is_open_far_enough_ahead_and_has_a_seat(
    now: datetime, desk_of: Offering, elder: bool, data: st.DataObject
) -> None:
    empty = Desk(desk_of, CALENDAR, now, {}, elder=elder)
    slots = empty.free()
    full = data.draw(st.sets(st.sampled_from(slots), max_size=5)) if slots else set()
    every = frozenset(range(1, desk_of.capacity + 1))
    tried = Desk(desk_of, CALENDAR, now, {slot.begin: every for slot in full}, elder=elder)
    free = tried.free()
    assert set(free) == set(slots) - full
    assert free == sorted(free, key=lambda slot: slot.begin)
    for slot in free[:40]:
        day = slot.begin.date()
        assert slot.begin >= now + timedelta(minutes=desk_of.notice_minutes)
        assert any(begin <= slot.begin < slot.end <= end for begin, end in booking.spans_of(desk_of, day, CALENDAR))
        assert not CALENDAR.is_off(day)
        seats = tried.seats(slot)
        assert len(seats) == len(set(seats)) > 0
        assert set(seats) <= every
    assert all(one.end <= two.begin for one, two in itertools.pairwise(free))


@given(MOMENTS, st.integers(0, 60 * 24 * 30), st.integers(0, 3000), st.integers(1, 3))
def test_the_nearest_is_never_further_than_one_that_was_left_out(
    now: datetime, ahead: int, span: int, most: int
) -> None:
    free = Desk(offering(), CALENDAR, now, {}).free()
    begin = now + timedelta(minutes=ahead)
    wish = Wish(begin, begin + timedelta(minutes=span))
    shown = nearest(free, wish, most)
    assert len(shown) == min(most, len(free))
    left = [slot for slot in free if slot not in shown]
    assert not left or max(map(wish.gap, shown), default=timedelta()) <= min(map(wish.gap, left))


@given(MOMENTS, st.integers(0, 60 * 24 * 10))
def test_a_seat_that_came_free_is_never_kept_beyond_its_time_nor_until_the_night(now: datetime, ahead: int) -> None:
    begin = now + timedelta(minutes=ahead)
    until = offered_until(now, Slot("desk", begin, begin + timedelta(minutes=30)), 60)
    if until is not None:
        assert now + booking.OFFER_LEAST <= until <= begin - timedelta(minutes=60)
        assert until == begin - timedelta(minutes=60) or time(7) <= until.astimezone(LOCAL).time() <= time(21)
