"""Who may do what to a ticket: the whole table, for everybody that there is."""

from __future__ import annotations

import pytest

from bot.app import EXAMPLE_WARD
from handlers.officials import acts
from handlers.rules.roles import ANYBODY, MAY, may, standing
from handlers.ward import load_ward
from storage.models import Official, Ticket
from tests.storage.facts import NOW

WARD = load_ward(EXAMPLE_WARD).model_copy(
    update={"escalation": load_ward(EXAMPLE_WARD).escalation.model_copy(update={"heads": {"ha-tang": ("Ba",)}})}
)


def person(number: int, role: str = "officer", unit: str = "", name: str = "") -> Official:
    return Official(id=number, ward="vi-du", name=name or f"N{number}", role=role, unit=unit, created_at=NOW)


def lamp(**facts: object) -> Ticket:
    row: dict[str, object] = {
        "ward": "vi-du", "code": "PA-1", "person_id": 1, "talk": "t", "category": "lighting", "service_class": "B",
        "unit": "ha-tang", "opened_at": NOW, "respond_due": NOW, "resolve_due": NOW, "updated_at": NOW,
    }  # fmt: skip
    return Ticket(**(row | facts))


MEMBER, OTHER = person(1, unit="ha-tang"), person(2, unit="moi-truong")
ANYWHERE, LEADER = person(3), person(4, "leader")
HELPER, STRANGER = person(5, "volunteer", "ha-tang"), person(6, "volunteer", "moi-truong")
HEAD = person(7, unit="van-phong", name="Ba")


@pytest.mark.parametrize(
    ("who", "may_do", "may_not"),
    [
        (MEMBER, "claim ask reply resolve pass refuse sort wait extend details rank calm note", "decide"),
        (ANYWHERE, "claim ask reply resolve pass refuse sort wait extend details rank note", "decide"),
        (OTHER, "claim note rank", "ask reply resolve pass refuse sort wait extend details calm decide"),
        (HEAD, "claim pass refuse extend details calm", "decide"),
        (LEADER, "claim pass refuse extend details calm decide undo", ""),
        (HELPER, "claim note", "ask reply resolve pass refuse sort wait extend details rank calm decide"),
        (STRANGER, "", "claim note details refuse"),
    ],
)
def test_everybody_may_what_the_table_says_and_nothing_else(who: Official, may_do: str, may_not: str) -> None:
    assert [act for act in may_do.split() if not may(who, act, lamp(), WARD)] == []
    assert [act for act in may_not.split() if may(who, act, lamp(), WARD)] == []


def test_whoever_has_taken_it_works_on_it_and_a_volunteer_only_that() -> None:
    mine = lamp(official_id=OTHER.id)
    assert may(OTHER, "resolve", mine, WARD)
    assert may(OTHER, "pass", mine, WARD)
    helped = lamp(official_id=HELPER.id)
    assert [act for act in ("ask", "reply", "resolve", "details", "undo") if not may(HELPER, act, helped, WARD)] == []
    assert [act for act in ("pass", "refuse", "sort", "wait", "extend", "rank") if may(HELPER, act, helped, WARD)] == []


def test_danger_is_for_the_staff_and_they_all_see_whom_to_call() -> None:
    fire = lamp(service_class="K0", kind="emergency", unit="truc-ban")
    assert not may(HELPER, "claim", fire, WARD)
    assert may(OTHER, "details", fire, WARD)
    assert may(OTHER, "claim", fire, WARD)


def test_every_act_stands_in_the_table_and_names_only_what_somebody_can_be() -> None:
    assert set(acts.ACTS) - set(MAY) == set()
    known = ANYBODY | {"working"}
    assert {name for allowed in MAY.values() for name in allowed} <= known
    everybody = (MEMBER, OTHER, ANYWHERE, LEADER, HELPER, STRANGER, HEAD)
    found = {name for who in everybody for name in standing(who, lamp(official_id=HELPER.id), WARD)}
    assert found | {"holder"} == known
