"""How long an official says, and why."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.app import load_houses, local_understander
from bot.settings import Settings
from handlers.officials.how_long import asks_for_more, read_how_long
from handlers.rules.clock import Pace


@pytest.mark.parametrize(
    ("words", "typed", "why"),
    [
        ("3 ngày: chờ vật tư", "3 ngày", "chờ vật tư"),
        ("thêm 3 ngày vì chờ vật tư", "thêm 3 ngày", "chờ vật tư"),
        ("them 3 ngay do mua bao", "them 3 ngay", "mua bao"),
        ("2 ngày nay mưa to, xin thêm một tuần nữa ạ", "thêm một tuần", "2 ngày nay mưa to"),
        ("vật tư chưa về nên em xin thêm 2 ngày", "thêm 2 ngày", "vật tư chưa về"),
        ("đến 30/11 chờ vật tư 3 ngày mới có", "đến 30/11", "chờ vật tư 3 ngày mới có"),
        ("2 ngày: đơn vị viễn thông hẹn thứ Năm", "2 ngày", "đơn vị viễn thông hẹn thứ Năm"),
        ("2 ngày: đo đạc lại", "2 ngày", "đo đạc lại"),
        ("công ty điện lực 4h", "4h", "công ty điện lực"),
        ("3 ngày", "3 ngày", ""),
    ],
)
def test_the_time_and_the_reason_are_told_apart(words: str, typed: str, why: str) -> None:
    found = read_how_long(words)
    assert found is not None
    assert (found.typed, found.why) == (typed, why)


@pytest.mark.parametrize("words", ["chờ vật tư", "hỏng 3 ngày nay chưa ai tới", "số 12/5 ngõ 3", ""])
def test_what_names_no_time_to_come_is_none(words: str) -> None:
    assert read_how_long(words) is None


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("xin thêm 3 ngày vì chờ vật tư", True), ("vật tư chưa về, cho em xin thêm hai ngày", True),
        ("cho em thêm 2 ngày nữa", True), ("xin them 3 ngay", True), ("xin thêm ảnh", False),
        ("chị Hoa thêm 3 ngày nữa mới về", False), ("chờ em thêm 2 ngày", False), ("đèn này hỏng thêm 3 ngày rồi", False),
    ],
)  # fmt: skip
def test_more_time_is_heard_when_it_is_asked_for(words: str, asks: bool) -> None:
    assert asks_for_more(words) is asks


def test_a_week_is_five_of_the_wards_days_and_a_day_that_does_not_exist_is_none() -> None:
    calendar = next(iter(load_houses(Settings(_env_file=None), local_understander).values())).calendar
    now = datetime(2026, 12, 7, 2, tzinfo=UTC)  # a Monday, nine o'clock there
    week, never = read_how_long("một tuần"), read_how_long("đến 31/02 chờ vật tư")
    assert week is not None
    assert week.end(now, Pace(calendar), now) == datetime(2026, 12, 14, 2, tzinfo=UTC)
    assert week.end(now, Pace(calendar, always=True), now) == datetime(2026, 12, 14, 2, tzinfo=UTC)
    assert never is not None
    assert never.end(now, Pace(calendar), now) is None
