"""Who is served, which half-days are free, which team and which member goes, and what may follow what."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.app import EXAMPLE_WARD
from handlers.rules import visits as rules
from handlers.rules.booking import Wish
from handlers.rules.deadlines import LOCAL, Calendar
from handlers.rules.visits import Rounds, Window, area_in, fits, nearest, next_visitor, same_home, served
from handlers.teams import Team, VisitPolicy
from handlers.ward import load_ward
from storage.models import Closure, EntitledPerson

MORNING = {"wed": ["08:00-11:00"]}
ONE = Team(id="mot", name="Đội 1", areas=("tổ 1", "TDP 2"), hours=MORNING, visits=2)
TWO = Team(id="hai", name="Đội 2", areas=("tổ 5",), hours=MORNING, visits=2)
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=LOCAL)
WEDNESDAY = datetime(2026, 11, 25, 8, 0, tzinfo=LOCAL)
CALENDAR = Calendar(load_ward(EXAMPLE_WARD))


def _rounds(now: datetime = MONDAY, taken: dict[str, set[int]] | None = None, **policy: int) -> Rounds:
    seats = {(team, WEDNESDAY): frozenset(numbers) for team, numbers in (taken or {}).items()}
    return Rounds((ONE, TWO), VisitPolicy(**policy), CALENDAR, now, seats)  # type: ignore[arg-type]


def _entitled(*groups: str) -> EntitledPerson:
    return EntitledPerson(
        ward="w", name_mark="", groups=list(groups), first_month=date(2026, 11, 1), updated_at=datetime.now(UTC)
    )


def test_who_is_on_the_list_is_served_and_nobody_is_refused_by_a_machine() -> None:
    assert served([_entitled("elder")], VisitPolicy()) == "yes"
    assert served([_entitled("elder")], VisitPolicy(groups=("merit",))) == "decide"
    assert served([_entitled("elder"), _entitled("merit", "ill")], VisitPolicy(groups=("merit",))) == "yes"
    assert served([], VisitPolicy()) == "decide"
    assert served([], VisitPolicy(unlisted="serve")) == "yes"


def test_the_team_of_the_neighbourhood_goes_and_another_one_when_it_is_full() -> None:
    window = Window("mot", WEDNESDAY, WEDNESDAY + timedelta(hours=3))
    assert [one.team for one in _rounds().choose(window, "tổ 5")] == ["hai", "mot"]
    assert [one.team for one in _rounds().choose(window, "tổ 2")] == ["mot", "hai"]
    assert [one.team for one in _rounds(taken={"hai": {1, 2}}).choose(window, "tổ 5")] == ["mot"]
    assert [one.team for one in _rounds(taken={"mot": {1}}).choose(window, "")] == ["hai", "mot"]  # by load
    assert _rounds(taken={"mot": {2}, "hai": {1, 2}}).seats(window) == (1,)


def test_the_neighbourhoods_own_team_is_offered_as_long_as_it_has_a_half_day() -> None:
    friday = Team(id="ba", name="Đội 3", areas=("tổ 5",), hours={"fri": ["08:00-11:00"]}, visits=1)
    rounds = Rounds((ONE, friday), VisitPolicy(ahead_days=6), CALENDAR, MONDAY, {})
    assert [(one.team, one.begin.day) for one in rounds.free("tổ 5")] == [("ba", 27)]
    assert [(one.team, one.begin.day) for one in rounds.free_anywhere("tổ 5")] == [("mot", 25), ("ba", 27)]
    assert [(one.team, one.begin.day) for one in rounds.free("")] == [("mot", 25), ("ba", 27)]
    full = Rounds(
        (ONE, friday),
        rounds.policy,
        CALENDAR,
        MONDAY,
        {("ba", WEDNESDAY + timedelta(days=2)): frozenset({1})},
    )
    assert [one.team for one in full.free("tổ 5")] == ["mot"]


def test_nobody_goes_while_it_is_called_off() -> None:
    storm = Closure(
        ward="w", offering="den-nha", begins_at=WEDNESDAY, ends_at=WEDNESDAY + timedelta(hours=1), made_at=MONDAY
    )
    counter = Closure(
        ward="w", offering="mot-cua", begins_at=WEDNESDAY, ends_at=WEDNESDAY + timedelta(hours=9), made_at=MONDAY
    )
    policy = VisitPolicy(ahead_days=6)
    assert Rounds((ONE, TWO), policy, CALENDAR, MONDAY, {}, [storm]).free() == []
    assert len(Rounds((ONE, TWO), policy, CALENDAR, MONDAY, {}, [counter]).free()) == 1


def test_free_half_days_are_told_once_and_not_on_days_off_nor_too_late() -> None:
    free = _rounds(ahead_days=14).free_anywhere("tổ 5")
    assert [(one.team, one.begin.date()) for one in free] == [
        ("hai", date(2026, 11, 25)), ("hai", date(2026, 12, 2)),
    ]  # fmt: skip
    assert _rounds(now=WEDNESDAY - timedelta(hours=3), ahead_days=6).free() == []  # four hours before at the latest
    tet = Rounds((ONE,), VisitPolicy(), CALENDAR, datetime(2027, 2, 4, 9, 0, tzinfo=LOCAL), {})
    assert [one.begin.date() for one in tet.free()] == [date(2027, 2, 17)]  # 10/2 is mùng 5


def test_a_wish_is_met_by_the_half_day_that_it_falls_into() -> None:
    free = _rounds().free()
    ten = Wish(WEDNESDAY + timedelta(hours=2), WEDNESDAY + timedelta(hours=2))
    assert fits(free[0], ten)
    assert not fits(free[0], Wish(ten.begin + timedelta(hours=1), ten.begin + timedelta(hours=1)))
    assert nearest(free, Wish(free[1].begin, free[1].begin), 1) == [free[1]]
    assert nearest(free, None, 1) == [free[0]]


def test_whose_turn_it_is_goes_by_load_then_by_the_rota() -> None:
    rota = (7, 8, 9)
    assert next_visitor(rota, {}, (), ()) == 7
    assert next_visitor(rota, {7: 2, 8: 1, 9: 1}, (), ()) == 8
    assert next_visitor(rota, {7: 2, 8: 1, 9: 1}, {8}, ()) == 9
    assert next_visitor(rota, {}, {8}, {7}) == 9
    assert next_visitor(rota, {}, {8, 9}, {7}) is None


@pytest.mark.parametrize(
    ("said", "area"),
    [
        ("nhà ở tổ 5", "tổ 5"), ("12 hẻm 45 Nguyễn Trãi, TDP 07", "tổ 7"), ("to dan pho so 3", "tổ 3"),
        ("khu phố 2 nha em", "khu phố 2"), ("kp4", "khu phố 4"), ("thôn 6", "thôn 6"), ("tôi 5 tuổi", ""),
        ("sao y giấy tờ, 30 Quang Trung tổ 3", "tổ 3"),
        ("ky giay to 30 Quang Trung", ""), ("tới 5 giờ", ""), ("Tổ 12/3", ""), ("to 3 nguoi", ""),
    ],
)  # fmt: skip
def test_the_neighbourhood_in_a_text(said: str, area: str) -> None:
    assert area_in(said) == area


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("12 hẻm 45 Nguyễn Trãi", "nha so 12 ngo 45 nguyen trai, to 5", True),
        ("12/45 Nguyễn Trãi", "số 12/45 đường Nguyễn Trãi", True),
        ("12 hẻm 45 Nguyễn Trãi phường Ví Dụ", "12 hẻm 45 Nguyễn Trãi", True),
        ("12 hẻm 45 Nguyễn Trãi", "14 hẻm 45 Nguyễn Trãi", False),
        ("Nguyễn Trãi", "Nguyễn Trãi", False),  # a street is no home
        ("gần chợ Ví Dụ", "gần chợ Ví Dụ", False),
        ("12 Lê Lợi", "12 Trần Phú", False),
    ],
)
def test_two_ways_to_write_one_home(one: str, other: str, same: bool) -> None:
    assert same_home(one, other) is same
    assert same_home(other, one) is same


def test_what_may_follow_what() -> None:
    assert rules.after("to_decide", "accept") is None  # nobody goes before it is decided
    assert rules.after("offered", "accept") == "accepted"
    assert rules.after("accepted", "release") == "offered"
    assert rules.after("accepted", "move") == "offered"  # whoever goes must be asked anew
    for over in ("done", "missed", "cancelled", "refused"):
        assert [act for act in ("accept", "cancel", "move", "swap", "refuse") if rules.after(over, act)] == []


def test_reminders_a_day_and_two_hours_before_and_none_in_the_past() -> None:
    assert rules.remind_at(WEDNESDAY, MONDAY) == {
        "visit_day": WEDNESDAY - timedelta(days=1), "visit_soon": WEDNESDAY - timedelta(hours=2),
    }  # fmt: skip
    assert list(rules.remind_at(WEDNESDAY, WEDNESDAY - timedelta(hours=20))) == ["visit_soon"]
    assert rules.remind_at(WEDNESDAY, WEDNESDAY - timedelta(hours=1)) == {}
