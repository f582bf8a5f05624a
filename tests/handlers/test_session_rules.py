"""What officials type at a hall, who is missing on a roster, and the sums of a session."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from bot.app import DATA, EXAMPLE_WARD, load_calendar
from handlers.officials.sessions.words import _APP, _CALL, _NEXT
from handlers.rules.deadlines import LOCAL, Calendar
from handlers.rules.sessions import (
    Done,
    by_procedure,
    days_of,
    gaps,
    meant_items,
    read_assignment,
    read_done,
    read_things,
    sums_of,
)
from handlers.ward import Offering, load_ward
from nlp.normalise import fold
from storage.models import Official, SessionItem, SessionMember, SessionTally

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=LOCAL)
BEGIN = NOW + timedelta(days=3)


@pytest.mark.parametrize(
    ("said", "done"),
    [
        ("khai sinh nộp online", Done("filed_online", False, 1, None, "khai sinh")),
        ("khai sinh nop online lan dau", Done("filed_online", True, 1, None, "khai sinh")),
        ("trợ cấp hưu trí, đã nộp qua mạng 2 hồ sơ", Done("filed_online", False, 2, None, "tro cap huu tri")),
        ("số 12 chứng thực hướng dẫn", Done("taught", False, 1, 12, "chung thuc")),
        ("số 12 tạm trú chuyển tư pháp", Done("handed_over", False, 1, 12, "tam tru")),
        ("kết hôn hẹn quay lại", Done("came_again", False, 1, None, "ket hon")),
        ("kết hôn hẹn buổi sau", Done("came_again", False, 1, None, "ket hon")),
        ("số 7", Done("", False, 1, 7, "")),
        ("lượt 7 kết hôn hướng dẫn", Done("taught", False, 1, 7, "ket hon")),
        ("đã thay bóng rồi", Done("", False, 1, None, "da thay bong roi")),
        ("đã dọn rác, hẹn người dân ra xem", Done("", False, 1, None, "da don rac hen nguoi dan ra xem")),
    ],
)
def test_a_few_words_say_what_was_done(said: str, done: Done) -> None:
    assert read_done(fold(said)) == done


@pytest.mark.parametrize(
    ("said", "things"),
    [
        ("2 laptop, 1 máy in", [("laptop", 2), ("máy in", 1)]),
        ("hai cái bàn và 3 chiếc ghế", [("bàn", 2), ("ghế", 3)]),
        ("1 máy chiếu", [("máy chiếu", 1)]),
        ("0 laptop", []),
        ("99 ghế", []),  # surely mistyped
    ],
)
def test_borrowed_things_are_counted(said: str, things: list[tuple[str, int]]) -> None:
    assert read_things(said) == things


def test_what_comes_back_is_named_or_all_of_it() -> None:
    out = [SessionItem(ward="w", session_id=1, name=name, taken_at=NOW) for name in ("laptop", "máy in", "loa")]
    out[2].returned_at = NOW
    assert [item.name for item in meant_items(out, "may in", fold)] == ["máy in"]
    assert [item.name for item in meant_items(out, "hết rồi", fold)] == ["laptop", "máy in"]
    assert meant_items(out, "lời dân giúp em", fold) == []


@pytest.mark.parametrize(
    ("said", "number"), [("mời số 12", 12), ("moi luot 3", 3), ("gọi số 7 vào", 7), ("mời 12", 12), ("/moi so 4", 4)]
)
def test_a_number_is_called_in_many_words(said: str, number: int) -> None:
    found = _CALL.match(fold(said))
    assert found is not None
    assert int(found["number"] or found["bare"]) == number


@pytest.mark.parametrize("said", ["mời 12 anh chị vào họp", "mời bác Tám", "gọi điện cho dân", "mời họp số 3"])
def test_an_invitation_among_colleagues_calls_nobody(said: str) -> None:
    assert _CALL.match(fold(said)) is None
    assert _NEXT.match(fold(said)) is None


@pytest.mark.parametrize("said", ["số tiếp", "mời số tiếp theo", "mời tiếp", "người tiếp", "gọi tiếp", "lượt kế"])
def test_the_next_one_is_called_in_many_words(said: str) -> None:
    assert _NEXT.match(fold(said))


@pytest.mark.parametrize(
    ("said", "app", "count"),
    [
        ("cài vneid 3", "vneid", "3"),
        ("cài đặt app 2 người", "app", "2"),
        ("cai ung dung cua tinh", "ung dung cua tinh", None),
    ],
)
def test_installed_apps_are_counted(said: str, app: str, count: str | None) -> None:
    found = _APP.match(fold(said))
    assert found is not None
    assert (found[1], found[2]) == (app, count)


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Lan tư pháp", ("lan", "justice")),
        ("Lan làm cán bộ tư pháp buổi thứ bảy", ("lan", "justice")),
        ("bác Tư trưởng nhóm", ("bac tu", "leader")),
        ("Hoa trực đoàn viên ngày 28/11", ("hoa", "youth")),
        ("Minh phó nhóm", ("minh", "deputy")),
        ("mọi người làm vệ sinh", None),
    ],
)
def test_an_assignment_names_who_and_the_role(said: str, who: tuple[str, str] | None) -> None:
    assert read_assignment(fold(said)) == who


# --- the roster -------------------------------------------------------------------------------------------


def _hall(**facts: object) -> Offering:
    hall = next(one for one in load_ward(EXAMPLE_WARD).offerings if one.kind == "session")
    return hall.model_copy(update=facts)


def _member(role: str, official: int | None = None, coming: str = "") -> SessionMember:
    return SessionMember(ward="w", session_id=1, role=role, official_id=official, coming=coming, made_at=NOW)


def _official(number: int, **facts: object) -> Official:
    return Official(**{"id": number, "ward": "w", "name": f"Official {number}", "created_at": NOW, **facts})


def test_six_people_in_four_roles_are_needed_where_the_ward_says_nothing_else() -> None:
    assert gaps(_hall(), [], {}, BEGIN) == {"leader": 1, "deputy": 1, "youth": 3, "justice": 1}
    assert gaps(_hall(team={"leader": 1}), [], {}, BEGIN) == {"leader": 1}


def test_who_is_on_leave_has_left_or_said_no_is_missing() -> None:
    officials = {
        1: _official(1), 2: _official(2, away_until=BEGIN + timedelta(days=1)),
        3: _official(3, active=False), 4: _official(4, away_until=BEGIN - timedelta(hours=1)),
    }  # fmt: skip
    team = [
        _member("leader", 2), _member("deputy", 3), _member("justice", 4), _member("youth", 1, "no"), _member("youth"),
        _member("youth", 1, "yes"), _member("youth"),
    ]  # fmt: skip
    assert gaps(_hall(), team, officials, BEGIN) == {"leader": 1, "deputy": 1}
    assert gaps(_hall(), [_member("youth")] * 5, officials, BEGIN)["leader"] == 1


def test_sessions_are_on_the_days_of_the_ward_file_and_never_on_days_off() -> None:
    ward = load_ward(EXAMPLE_WARD)
    off, worked = load_calendar(DATA / "calendar.toml")
    calendar = Calendar(ward, off | {date(2026, 12, 5)}, worked)
    found = list(days_of(_hall(), calendar, date(2026, 11, 25), 14))
    assert [day for day, _, _ in found] == [date(2026, 11, 28)]
    assert found[0][1:] == (datetime(2026, 11, 28, 8, tzinfo=LOCAL), datetime(2026, 11, 28, 11, tzinfo=LOCAL))


# --- sums -------------------------------------------------------------------------------------------------


def test_sums_count_what_was_done_and_each_online_file_saves_a_trip() -> None:
    def row(outcome: str, procedure: str = "", **facts: object) -> SessionTally:
        return SessionTally(
            **{"ward": "w", "session_id": 1, "procedure": procedure, "outcome": outcome, "made_at": NOW, **facts}
        )

    tally = [
        row("filed_online", "khai-sinh", first_time=True), row("filed_online", "khai-sinh", count=2), row("taught", "ket-hon"),
        row("handed_over"), row("vneid", count=3), row("met", count=5),
    ]  # fmt: skip
    sums = sums_of(tally)
    assert (sums.filed_online, sums.first_time, sums.trips_saved, sums.vneid, sums.met) == (3, 1, 3, 3, 5)
    assert (sums.taught, sums.handed_over, sums.came_again, sums.local_app) == (1, 1, 0, 0)
    assert [(name, dict(counts)) for name, counts in by_procedure(tally).items()] == [
        ("khai-sinh", {"filed_online": 3}), ("", {"handed_over": 1}), ("ket-hon", {"taught": 1}),
    ]  # fmt: skip
