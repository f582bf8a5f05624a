"""Two reports of one thing, and two that only look like it: places first, words second."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.categories import Alike
from handlers.rules.alike import Likeness, Report, Spot, likeness, metres_between, spot_of, words_of
from nlp.normalise import fold

STREETS = ("Nguyễn Trãi", "Lê Lợi", "Trần Phú")
RULE = Alike()
LAMP = "đèn đường tắt"


def spot_at(where: str, pin: tuple[float, float] | None = None) -> Spot:
    known = next((name for name in STREETS if fold(name) in fold(where)), "")
    return spot_of(where, pin, known)


def report(where: str, said: str = LAMP, sub: str = "CS1", pin: tuple[float, float] | None = None) -> Report:
    spot = spot_at(where, pin)
    return Report(spot, sub, words_of(said, spot))


def alike(one: Report, other: Report, rule: Alike = RULE) -> Likeness | None:
    """What holds must hold whoever was first."""
    found = likeness(one, other, rule)
    assert (found is None) == (likeness(other, one, rule) is None)
    return found


@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        ("hẻm 45 Nguyễn Trãi", "hem 45 nguyen trai", True),
        ("hẻm 45 Nguyễn Trãi", "trước số 12 hẻm 45 đường Nguyễn Trãi", True),
        ("ngõ 45 phố Nguyễn Trãi", "kiệt 45 Nguyễn Trãi", True),
        ("cột số 5 Nguyễn Trãi", "cột đèn số 5 đường nguyễn trãi", True),
        ("số 12 Lê Lợi", "12 Lê Lợi", True),
        ("số 12 Lê Lợi", "số 20 Lê Lợi", False),
        ("12/3 Lê Lợi", "hẻm 12 Lê Lợi", True),
        ("lane 45 Nguyen Trai", "hẻm 45 Nguyễn Trãi", True),
        ("trước chợ Ví Dụ", "chợ ví dụ", True),
    ],
)
def test_one_place_in_two_wordings(one: str, other: str, sure: bool) -> None:
    found = alike(report(one), report(other))
    assert found is not None
    assert found.sure is sure


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hẻm 45 Nguyễn Trãi", "hẻm 54 Nguyễn Trãi"),
        ("hẻm 45 Nguyễn Trãi", "hẻm 45 Lê Lợi"),
        ("cột số 5 Nguyễn Trãi", "cột số 6 Nguyễn Trãi"),
        ("số 12 Lê Lợi", "số 112 Lê Lợi"),
        ("đường Nguyễn Trãi", "đường Nguyễn Trãi"),  # a street is long
        ("trước chợ Ví Dụ", "trạm y tế phường"),
        ("", ""),
    ],
)
def test_two_places(one: str, other: str) -> None:
    assert alike(report(one), report(other)) is None


def test_what_concerns_a_whole_street_is_one_thing_in_all_of_it() -> None:
    found = alike(report("đường Nguyễn Trãi"), report("số 300 Nguyễn Trãi"), Alike(wide=True))
    assert found is not None
    assert not found.sure


def test_where_both_have_a_position_the_metres_decide() -> None:
    here, near, far = (10.7701, 106.6602), (10.7705, 106.6605), (10.7712, 106.6602)
    found = alike(report("hẻm 45 Nguyễn Trãi", pin=here), report("đầu hẻm", pin=near))
    assert found is not None
    assert found.metres == 55
    assert alike(report("hẻm 45 Nguyễn Trãi", pin=here), report("hẻm 45 Nguyễn Trãi", pin=far)) is None
    assert alike(report("cột số 5", pin=here), report("cột số 6", pin=near)) is None  # two lamps side by side


def test_words_come_second_and_tell_another_matter_in_the_same_place() -> None:
    rubble = report("hẻm 12 Lê Lợi", "xà bần đổ đống", "RT3")
    dead_dog = report("hẻm 12 Lê Lợi", "chó chết nằm đó", "RT5")
    assert alike(rubble, dead_dog) is None
    same_words = report("hẻm 12 Lê Lợi", "xà bần ai đổ cả đống", "RT2")
    found = alike(rubble, same_words)
    assert found is not None
    assert not found.sure
    closer = alike(rubble, report("hẻm 12 Lê Lợi", "xà bần đổ đống to", "RT3"))
    assert closer is not None
    assert closer.score > found.score


def test_the_words_of_the_place_say_nothing_of_the_matter() -> None:
    spot = spot_at("hẻm 45 Nguyễn Trãi")
    assert words_of("đèn ở hẻm 45 Nguyễn Trãi tắt rồi em ơi", spot) == {"den", "hem", "tat"}


ward_pins = st.tuples(st.floats(8.6, 23.3), st.floats(102.2, 109.4))


@given(ward_pins, st.floats(-0.0009, 0.0009), st.floats(-0.0009, 0.0009), st.sampled_from((10, 80, 150)))
def test_what_is_near_is_always_among_the_keys_that_are_searched(
    pin: tuple[float, float], down: float, right: float, radius: int
) -> None:
    other = (pin[0] + down, pin[1] + right)
    if metres_between(pin, other) <= radius:
        assert set(Spot(pin).keys_near(Alike(radius=radius))) & set(Spot(other).keys())


def test_a_position_is_kept_no_finer_than_eighty_metres() -> None:
    middle = (10.77 + 40 / 111_320, 106.66)
    same = [(middle[0] + north / 111_320, middle[1]) for north in range(-300, 301, 5)]
    keys = [tuple(Spot(pin).keys()) for pin in same]
    assert all(keys.count(key) >= 15 for key in set(keys[20:-20]))  # 16 steps of five metres


@given(st.text(max_size=60))
def test_whatever_is_typed_as_a_place_can_be_compared_with_itself(where: str) -> None:
    spot = spot_at(where)
    assert set(spot.keys()) <= set(spot.keys_near(Alike(wide=True)))
