"""The sheet of a round: only whom the team still goes to, numbered over all lanes; and who may see it at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bot.app import DATA, EXAMPLE_WARD
from bot.web.pages import load_strings
from handlers.officials.round_sheet import Call, RoundSheet, make_round, teams_of
from handlers.procedures.load import load_book
from handlers.residents.visits.home import CHECK, NEEDS
from handlers.rules.deadlines import LOCAL
from handlers.turn import House
from handlers.ward import load_wards
from handlers.wording import load_wording
from storage.models import HomeVisit, Official

DAY = date(2026, 11, 25)
MORNING = datetime(2026, 11, 25, 8, 0, tzinfo=LOCAL)


@pytest.fixture(scope="module")
def house() -> House:
    ward = next(iter(load_wards(EXAMPLE_WARD).values()))
    first, second = ward.teams[:2]
    teams = (first.model_copy(update={"members": ("Lan", "Minh")}), second)
    book = load_book(DATA / "procedures", DATA / "procedures_shared")
    facts = {"taxonomy": None, "calendar": None, "hotlines": {}, "understand": None, "groups": ()}
    made = House(ward=ward, wording=load_wording(DATA / "wording"), book=book, **facts)  # type: ignore[arg-type]
    return replace(made, ward=ward.model_copy(update={"teams": teams}))


def visit(name: str, place: str, **facts: Any) -> HomeVisit:
    begins = facts.pop("begins_at", MORNING)
    return HomeVisit(
        ward="w", code=f"TN-{name}", name=name, place=place, team="a", begins_at=begins, made_at=MORNING, updated_at=MORNING,
        **{"ends_at": begins + timedelta(hours=3), "status": "accepted", "area": "tổ 1", **facts},
    )  # fmt: skip


def calls(made: RoundSheet) -> list[Call]:
    return [call for leg in made.legs for call in leg.calls]


def test_a_team_with_names_is_seen_by_these_and_by_leaders(house: House) -> None:
    first, second = (team.id for team in house.ward.teams)

    def seen(name: str, role: str = "officer") -> list[str]:
        return [team.id for team in teams_of(house, Official(ward="w", name=name, role=role, created_at=MORNING))]

    assert seen("Lan") == [first, second]
    assert seen("Tùng") == [second]
    assert seen("Hà", "leader") == [first, second]


def test_who_is_done_or_gave_up_needs_no_paper_and_numbers_run_over_all_lanes(house: House) -> None:
    made = make_round(
        house, house.ward.teams[0], DAY,
        [
            visit("Tư", "số 5 Lê Lợi"), visit("Ba", "số 3 Lê Lợi", status="offered"), visit("Năm", "số 1 Lê Lợi", status="done"),
            visit("Sáu", "số 2 Trần Phú"), visit("Bảy", "số 1 Lê Lợi", status="cancelled"),
            visit("Hai", "số 1 Lê Lợi", begins_at=MORNING + timedelta(hours=6)), visit("Chín", "số 9 Lê Lợi", status="to_decide"),
        ],
        {},
    )  # fmt: skip
    assert [(call.number, call.name) for call in calls(made)] == [(1, "Ba"), (2, "Tư"), (3, "Sáu"), (4, "Hai")]
    assert made.count == 4
    assert [leg.window for leg in made.legs] == ["08:00–11:00", "08:00–11:00", "14:00–17:00"]


def test_a_home_check_names_nobody_and_every_need_has_its_words(house: House) -> None:
    check = visit("-", "", need=CHECK)
    check.name = None
    call = calls(make_round(house, house.ward.teams[0], DAY, [check], {}))[0]
    assert (call.name, call.place, call.phone, call.what, call.need) == ("", "", "", "", "check")
    for words in load_strings().values():
        assert {f"rounds_need_{need}" for need in (*NEEDS, CHECK)} <= set(words)


def test_a_call_says_what_to_have_ready_what_to_bring_and_what_the_law_forbids(house: House) -> None:
    one = visit(
        "Tư", "số 5 Lê Lợi", procedure="chung-thuc-ban-sao", official_id=7, door_code="4821", phone="0901234567"
    )
    call = calls(make_round(house, house.ward.teams[0], DAY, [one], {7: "Lan"}))[0]
    assert (call.visitor, call.door_code, call.phone, call.what) == ("Lan", "4821", "0901234567", "Sao y bản chính")
    assert call.papers == ("bản chính giấy cần sao",)
    assert call.things == ("sổ biên nhận giấy tờ",)
    assert any("Không sao y tại nhà được" in check for check in call.checks)
