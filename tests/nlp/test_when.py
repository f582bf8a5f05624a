"""Times are found and resolved against now in Vietnam, lunar dates included."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from nlp.extract.duration import durations
from nlp.extract.lunar import lunar_day, new_year, solar
from nlp.extract.when import times
from nlp.normalise import read


@pytest.mark.parametrize(
    "day", [date(2024, 2, 10), date(2025, 1, 29), date(2026, 2, 17), date(2027, 2, 6), date(2030, 2, 2)]
)
def test_lunar_new_year(day: date) -> None:
    assert new_year(day.year) == day
    assert lunar_day(day) == 1


def test_feasts_of_2027() -> None:
    assert solar(15, 7, 2027) == date(2027, 8, 16)
    assert solar(15, 8, 2027) == date(2027, 9, 15)


@pytest.mark.parametrize(
    ("text", "lean", "value"),
    [
        ("tối qua", -1, "2026-11-20T19:00:00+07:00/PT5H"),
        ("toi qua 11h", -1, "2026-11-20T23:00:00+07:00/PT0S"),
        ("mùng 5 âm", 1, "2026-12-13T00:00:00+07:00/P1D"),
        ("mồng 2 tết", 1, "2027-02-07T00:00:00+07:00/P1D"),
        ("chiều thứ bảy", 1, "2026-11-21T13:00:00+07:00/PT5H"),
        ("9h", 1, "2026-11-21T09:00:00+07:00/PT0S"),
        ("8h sáng mai", 1, "2026-11-22T08:00:00+07:00/PT0S"),
        ("9 giờ kém 15", 1, "2026-11-21T08:45:00+07:00/PT0S"),
        ("4 rưỡi sáng", -1, "2026-11-21T04:30:00+07:00/PT0S"),
        ("2h chiều t6", 1, "2026-11-27T14:00:00+07:00/PT0S"),
        ("thứ 5 tuần sau lúc 9 giờ", 1, "2026-11-26T09:00:00+07:00/PT0S"),
        ("từ tối thứ Hai", -1, "2026-11-16T19:00:00+07:00/PT5H"),
        ("22h đến 4h sáng", -1, "2026-11-21T22:00:00+07:00/PT6H"),
        ("ngày 20/11", -1, "2026-11-20T00:00:00+07:00/P1D"),
        ("hôm 15", 1, "2026-11-15T00:00:00+07:00/P1D"),
        ("tháng trước", -1, "2026-10-01T00:00:00+07:00/P31D"),
        ("sang nay", -1, "2026-11-21T06:00:00+07:00/PT6H"),
    ],
)
def test_resolves(text: str, lean: int, value: str, now: datetime) -> None:
    assert [one.value for one in times(read(text), now, lean)][:1] == [value]


@pytest.mark.parametrize(
    "text", ["đèn không sáng", "mái nhà dột", "mai nha dot", "tôi bị mất căn cước", "toi bi mat can cuoc"]
)
def test_not_every_sang_mai_toi_is_a_time(text: str, now: datetime) -> None:
    assert times(read(text), now, 1) == []


def test_an_exception_is_told_apart(now: datetime) -> None:
    found = times(read("sáng mai trừ thứ 3"), now, 1)
    assert [(one.text, one.parts) for one in found] == [("sáng mai", {}), ("trừ thứ 3", {"except": "yes"})]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3 hôm nay", "P3D"),
        ("hai tuần rồi", "P14D"),
        ("nua thang nay", "P15D"),
        ("mấy bữa nay", "P3D"),
        ("20 phút", "PT20M"),
    ],
)
def test_durations(text: str, value: str, now: datetime) -> None:
    assert next(one.value for one in durations(read(text), now) if one.kind == "duration") == value
