"""The order of a round: addresses as people write them, and a walk that enters no lane twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.rounds import Door, Stop, door_of, in_order

STREETS = {name: name for name in ("Nguyễn Trãi", "Lê Lợi", "Hai Bà Trưng", "Trần Phú")} | {"Đường 30/4": "Trần Phú"}
MORNING = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("place", "door"),
    [
        ("số 12 Nguyễn Trãi", Door("Nguyễn Trãi", (), 12)),
        ("12B Lê Lợi, tổ 5", Door("Lê Lợi", (), 12, "b")),
        ("45/12 Nguyễn Trãi", Door("Nguyễn Trãi", ((45, ""),), 12)),
        ("hẻm 45 Nguyễn Trãi, số 12", Door("Nguyễn Trãi", ((45, ""),), 12)),
        ("nha so 7 ngach 12 ngo 5 le loi", Door("Lê Lợi", ((5, ""), (12, "")), 7)),
        ("số 7, ngõ 5, ngách 12, Lê Lợi", Door("Lê Lợi", ((5, ""), (12, "")), 7)),
        ("hẻm 3 hẻm 45 Nguyễn Trãi nhà 9", Door("Nguyễn Trãi", ((45, ""), (3, "")), 9)),
        ("kiệt 10/4 Trần Phú số 3", Door("Trần Phú", ((10, ""), (4, "")), 3)),
        ("45/12/3A Nguyễn Trãi", Door("Nguyễn Trãi", ((45, ""), (12, "")), 3, "a")),
        ("hẻm 45 nguyen trai", Door("Nguyễn Trãi", ((45, ""),))),
        ("số 9 đường 30/4", Door("Trần Phú", (), 9)),
        ("sau chùa, cạnh quán phở", Door()),
        ("", Door()),
    ],
)  # fmt: skip
def test_a_place_is_taken_apart_as_people_write_it(place: str, door: Door) -> None:
    assert door_of(place, STREETS) == door


def stop(place: str, area: str = "tổ 5", hours: int = 0) -> Stop[str]:
    return Stop(MORNING + timedelta(hours=hours), area, door_of(place, STREETS), place)


def test_a_lane_is_walked_up_the_odd_side_and_down_the_even_one_before_the_next() -> None:
    places = ["số 8 hẻm 45 Nguyễn Trãi", "số 3 hẻm 45 Nguyễn Trãi", "số 2 hẻm 7 Nguyễn Trãi", "số 2 hẻm 45 Nguyễn Trãi",
              "số 11 hẻm 45 Nguyễn Trãi", "hẻm 45 Nguyễn Trãi", "số 4 Nguyễn Trãi"]  # fmt: skip
    walked = in_order(stop(place) for place in places)
    assert [(lane.street, lane.lane, [one.door.number for one in lane.stops]) for lane in walked] == [
        ("Nguyễn Trãi", "", [4]),
        ("Nguyễn Trãi", "hẻm 7", [2]),
        ("Nguyễn Trãi", "hẻm 45", [3, 11, 8, 2, 0]),
    ]


def test_a_lane_is_called_as_its_people_call_it() -> None:
    lanes = in_order([stop("45/3 Nguyễn Trãi"), stop("số 4 ngõ 45 Nguyễn Trãi"), stop("7/2 Lê Lợi")])
    assert [(lane.street, lane.lane, len(lane.stops)) for lane in lanes] == [
        ("Lê Lợi", "hẻm 7", 1), ("Nguyễn Trãi", "ngõ 45", 2)
    ]  # fmt: skip


def test_half_days_then_neighbourhoods_then_streets() -> None:
    stops = [
        stop("số 1 Lê Lợi", "tổ 10"), stop("số 1 Trần Phú", "tổ 2"), stop("số 1 Lê Lợi", "tổ 2"),
        stop("số 1 Lê Lợi", "tổ 1", hours=6), stop("đâu đó", "tổ 2"), stop("số 1 Lê Lợi", ""),
    ]  # fmt: skip
    assert [(lane.area, lane.street) for lane in in_order(stops)] == [
        ("tổ 2", "Lê Lợi"), ("tổ 2", "Trần Phú"), ("tổ 2", ""), ("tổ 10", "Lê Lợi"), ("", "Lê Lợi"), ("tổ 1", "Lê Lợi"),
    ]  # fmt: skip


STOPS = st.builds(
    Stop,
    st.sampled_from([MORNING, MORNING + timedelta(hours=6)]),
    st.sampled_from(["tổ 1", "tổ 2", "tổ 10", ""]),
    st.builds(
        Door,
        st.sampled_from(["Lê Lợi", "Trần Phú", ""]),
        st.lists(st.tuples(st.integers(1, 9), st.sampled_from(["", "a"])), max_size=2).map(tuple),
        st.integers(0, 20),
        st.sampled_from(["", "a", "b"]),
    ),
    st.integers(),
)


@given(st.lists(STOPS, max_size=30))
def test_nobody_is_left_out_no_lane_is_entered_twice_and_sides_are_not_crossed(stops: list[Stop[int]]) -> None:
    lanes = in_order(stops)
    walked = [one for lane in lanes for one in lane.stops]
    assert sorted(map(repr, walked)) == sorted(map(repr, stops))
    assert [one.begins_at for one in walked] == sorted(one.begins_at for one in stops)
    entered = [(lane.begins_at, lane.area, lane.street, lane.lane) for lane in lanes]
    assert len(entered) == len(set(entered))
    for lane in lanes:
        numbers = [one.door.number for one in lane.stops if one.door.number]
        sides = [side for side, _ in groupby(number % 2 for number in numbers)]
        assert sides in ([], [1], [0], [1, 0])
        assert [one for one in numbers if one % 2] == sorted(one for one in numbers if one % 2)
        assert [one for one in numbers if not one % 2] == sorted((one for one in numbers if not one % 2), reverse=True)
