"""What somebody says about a time, and whether they mean to book, to hear of it, or to leave it."""

from __future__ import annotations

from datetime import datetime

import pytest

from handlers.answers import pick
from handlers.residents.appointments.heard import is_elder
from handlers.residents.appointments.wish import says_cancel, wants_other_day, wish_in
from handlers.residents.appointments.words import _ASK, _BOOK, _CHANGE
from handlers.rules.booking import Wish
from handlers.rules.deadlines import LOCAL
from nlp.normalise import fold


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


NOW = at("2026-11-23T09:00")  # a Monday
EARLIER = Wish(at("2026-11-26T00:00"), at("2026-11-27T00:00"))


@pytest.mark.parametrize(
    ("said", "begin", "end"),
    [
        ("sáng thứ bảy này được không", "2026-11-28T06:00", "2026-11-28T12:00"),
        ("thứ 5 nha em", "2026-11-26T00:00", "2026-11-27T00:00"),  # never the one gone by
        ("thu 5 nha em", "2026-11-26T00:00", "2026-11-27T00:00"),
        ("9h sáng thứ 4", "2026-11-25T09:00", "2026-11-25T09:00"),
        ("chiều mai", "2026-11-24T13:00", "2026-11-24T18:00"),
        ("3/12", "2026-12-03T00:00", "2026-12-04T00:00"),
        ("mùng 6 tết", "2027-02-11T00:00", "2027-02-12T00:00"),
        ("qua chiều nha", "2026-11-23T13:00", "2026-11-23T18:00"),
        ("tuần sau", "2026-11-30T00:00", "2026-12-07T00:00"),
    ],
)
def test_a_wish_lies_ahead(said: str, begin: str, end: str) -> None:
    assert wish_in(said, NOW) == Wish(at(begin), at(end))


@pytest.mark.parametrize(
    ("said", "begin", "end"),
    [
        ("buổi chiều", "2026-11-26T13:00", "2026-11-26T18:00"),
        ("lúc 10 giờ", "2026-11-26T10:00", "2026-11-26T10:00"),
        ("qua chiều nha", "2026-11-26T13:00", "2026-11-26T18:00"),
        ("10 giờ thứ sáu", "2026-11-27T10:00", "2026-11-27T10:00"),  # a day of its own
    ],
)
def test_half_a_wish_completes_the_one_before(said: str, begin: str, end: str) -> None:
    assert wish_in(said, NOW, EARLIER) == Wish(at(begin), at(end))


@pytest.mark.parametrize("said", ["dạ được", "bác năm nay 78", "làm khai sinh", "", "em ơi"])
def test_no_time_is_no_wish(said: str) -> None:
    assert wish_in(said, NOW, EARLIER) is None


@pytest.mark.parametrize("said", ["mai bà không đi được nữa", "thôi", "huy giup toi", "bác không cần hẹn nữa"])
def test_who_will_not_come_is_heard(said: str) -> None:
    assert says_cancel(said)


@pytest.mark.parametrize("said", ["thôi để bác đi sáng thứ tư", "không biết", "được", "đổi qua chiều"])
def test_who_only_wants_another_time_will_come(said: str) -> None:
    assert not says_cancel(said)


def test_another_day_in_any_words() -> None:
    assert wants_other_day("hôm khác đi em")
    assert wants_other_day("cho bác bữa khác")
    assert not wants_other_day("khác gì đâu")


@pytest.mark.parametrize(
    ("said", "elder"), [("bà 82 tuổi", True), ("bác năm nay 78", True), ("tôi 60 tuổi", False), ("hẻm 82", False)]
)
def test_an_age_is_heard_where_it_is_one(said: str, elder: bool) -> None:
    assert is_elder(said) is elder


@pytest.mark.parametrize(
    "said", ["bác muốn đặt lịch", "đặt giúp bác cái hẹn", "dat lich len phuong", "I need an appointment"]
)
def test_to_book_is_heard(said: str) -> None:
    assert _BOOK.search(fold(said))


@pytest.mark.parametrize("said", ["lịch cúp điện", "đặt tên cho con", "lấy giấy hẹn ở đâu"])
def test_other_matters_are_no_booking(said: str) -> None:
    assert not _BOOK.search(fold(said))


REMINDED = [["b:7:come", "Đến"], ["b:7:move", "Đổi giờ"], ["b:7:cancel", "Hủy hẹn"]]


@pytest.mark.parametrize(
    ("said", "choice"),
    [
        ("1", "b:7:come"), ("1 đến", "b:7:come"), ("dạ bác đến nhé", "b:7:come"), ("vâng", "b:7:come"),
        ("2 đổi", "b:7:move"), ("đổi giờ", "b:7:move"), ("3 huỷ", "b:7:cancel"), ("hủy hẹn", "b:7:cancel"),
        ("bác không đến được", ""), ("2 người đi được không", ""),
    ],
)  # fmt: skip
def test_a_reminder_is_answered_by_number_by_word_or_by_both(said: str, choice: str) -> None:
    assert pick(said, REMINDED) == choice


def test_to_hear_of_it_and_to_change_it() -> None:
    assert _ASK.search(fold("hẹn của bác hôm nào ấy nhỉ"))
    assert _ASK.search(fold("còn hẹn nào nữa không em"))
    assert _CHANGE.search(fold("cho bác dời lịch qua chiều nha"))
    assert not _CHANGE.search(fold("đổi căn cước"))
