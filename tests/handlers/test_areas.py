"""Whose tổ a place is in."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from bot.app import load_houses, local_understander
from bot.settings import Settings
from handlers.rules.areas import area_at
from handlers.ward import Ward

AREAS = [
    {"name": "tổ 5", "people": ["Bảy"], "streets": ["hẻm 45 Nguyễn Trãi"]},
    {"name": "Tổ 7", "people": ["Tám", "Minh"], "streets": ["Nguyễn Trãi", "Lê Lợi"]},
]


@pytest.fixture(scope="module")
def facts() -> dict[str, object]:
    return load_houses(Settings(_env_file=None), local_understander)["vi-du"].ward.model_dump()


@pytest.mark.parametrize(
    ("place", "street", "people"),
    [
        ("nhà văn hóa tổ 5", "", ("Bảy",)), ("tổ 7, 12 Trần Phú", "Trần Phú", ("Tám", "Minh")),
        ("12 hẻm 45 Nguyễn Trãi", "hẻm 45, Nguyễn Trãi", ("Bảy",)), ("100 nguyen trai", "", ("Tám", "Minh")),
        ("tổ 9, đường Lê Lợi", "Lê Lợi", ()),  # a tổ that was said is that tổ, also where the table does not have it
        ("12 Trần Phú", "Trần Phú", ()), ("", "", ()),
    ],
)  # fmt: skip
def test_the_area_said_or_its_street(
    facts: dict[str, object], place: str, street: str, people: tuple[str, ...]
) -> None:
    area = area_at(Ward.model_validate(facts | {"areas": AREAS}), place, street)
    assert (area.people if area else ()) == people


def test_the_same_area_twice_is_refused(facts: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="tổ 5"):
        Ward.model_validate(facts | {"areas": [AREAS[0], {"name": "Tổ 5"}]})


def test_the_doctor_hears_of_names_in_areas(facts: dict[str, object]) -> None:
    ward = Ward.model_validate(facts | {"areas": AREAS})
    assert ("areas.tổ 5", "Bảy") in ward.people_named()
