"""Whose a thing in the street is: by the street table, with old names; the ward's unit answers for it all the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from bot.app import load_houses, local_understander
from bot.settings import Settings
from handlers.facts import DataError
from handlers.rules.owners import body_name, body_number, owner_of, street_named, unit_of, with_new_name
from handlers.turn import House
from handlers.ward import Ward

CITY, OURS = "hẻm 4, Đinh Tiên Hoàng", "hẻm 45, Nguyễn Trãi"


@pytest.fixture(scope="module")
def house() -> House:
    return load_houses(Settings(_env_file=None), local_understander)["vi-du"]


def changed(house: House, **facts: Any) -> House:
    return replace(house, ward=Ward.model_validate(house.ward.model_dump() | facts))


@pytest.mark.parametrize(
    ("kind", "place", "owner"),
    [
        ("CS1", CITY, "SXD"), ("CS1", "12 hang bang", "SXD"), ("CS1", OURS, ""), ("CS1", "", ""),
        ("CX3", CITY, "SXD"), ("CX4", CITY, ""),  # a playground is no tree
        ("DN1", OURS, "EVN"), ("RT1", OURS, "MTDT"), ("TO1", CITY, ""), (None, CITY, ""),
    ],
)  # fmt: skip
def test_the_street_decides_on_lamps_roads_drains_and_trees_and_the_kind_on_the_rest(
    house: House, kind: str | None, place: str, owner: str
) -> None:
    assert owner_of(house.ward, house.taxonomy, kind, place) == owner


def test_a_ward_says_whose_all_of_a_kind_are_and_a_street_says_otherwise(house: House) -> None:
    streets = ({"name": "Lê Lợi", "owners": {"tree": "ward"}}, "Trần Phú")
    ward = changed(house, owners={"tree": "SXD"}, streets=streets).ward
    found = [owner_of(ward, house.taxonomy, "CX3", place) for place in ("Trần Phú", "hẻm 2 Lê Lợi", "chỗ khác")]
    assert found == ["SXD", "", "SXD"]


def test_an_old_name_is_said_with_the_new_one_beside_it(house: House) -> None:
    assert with_new_name(house.ward, "hẻm 45 Hàng Bàng") == "hẻm 45 Hàng Bàng (nay là Đinh Tiên Hoàng)"
    assert with_new_name(house.ward, CITY) == CITY
    assert street_named(house.ward, "hẻm 45 Hàng Bạc") is None


def test_a_unit_of_the_ward_answers_for_it_and_a_ward_may_name_another_one_by_kind(house: House) -> None:
    assert unit_of(house.ward, house.taxonomy, "lighting", "CS1") == "ha-tang"
    ward = changed(house, handlers={"lighting": "van-phong", "CS3": "truc-ban"}).ward
    assert [unit_of(ward, house.taxonomy, "lighting", kind) for kind in ("CS1", "CS3")] == ["van-phong", "truc-ban"]


def test_a_body_is_called_as_the_ward_calls_it_with_a_number_that_was_checked(house: House) -> None:
    assert (body_name(house, "EVN"), body_number(house, "EVN")) == ("Điện lực", "19001006")
    assert (body_name(house, "SXD", "en"), body_number(house, "SXD")) == ("City Department of Construction", "")
    water = {"name": "Cấp nước Ví Dụ", "number": "1900 0000", "source": "gọi thử", "checked_on": "2026-11-21"}
    own = changed(house, bodies={"CN": water})
    assert (body_name(own, "CN"), body_number(own, "CN")) == ("Cấp nước Ví Dụ", "1900 0000")
    with pytest.raises(ValidationError, match="needs source"):
        changed(house, bodies={"CN": {"name": "Cấp nước", "number": "1900 0000"}})


def test_a_handler_that_nobody_knows_is_said_with_its_place(house: House) -> None:
    with pytest.raises(DataError, match=r"streets\.Lê Lợi: there is no handler 'SXDD'"):
        house.taxonomy.of_ward(changed(house, streets=({"name": "Lê Lợi", "owners": {"lamp": "SXDD"}},)).ward)
