"""Two families press for a team's last visit at once, in whole turns on both databases: one has it, the other sees the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import pytest

from bot.app import load_houses, local_understander
from bot.rehearsal import Rehearsal
from bot.settings import Settings
from handlers.teams import Team, VisitPolicy
from handlers.turn import House
from storage.db import Database
from storage.visits import all_of
from tests.bot.at_once import presses, take_at_once

NOW = datetime.fromisoformat("2026-11-23T09:00+07:00")
CHOICE = "home_visit.when=at.202611250800"
TEAM = Team(id="doi", name="Đội", hours={"wed": ["08:00-11:00"], "fri": ["08:00-11:00"]}, visits=1)


@pytest.fixture(scope="module")
def houses() -> Mapping[str, House]:
    houses = load_houses(Settings(_env_file=None), local_understander)
    own = {"teams": (TEAM,), "visits": VisitPolicy(unlisted="serve")}
    return {name: replace(house, ward=house.ward.model_copy(update=own)) for name, house in houses.items()}


@pytest.mark.parametrize("families", [3])
def test_one_has_the_visit_and_the_others_are_asked_for_another_half_day(
    db: Database, houses: Mapping[str, House], families: int
) -> None:
    ward = Rehearsal(db, houses, NOW)
    names = [f"R{number}" for number in range(families)]
    for number, name in enumerate(names):
        words = f"tôi già yếu không ra phường được, nhờ đến nhà giúp cài điện thoại, {number + 3} Lê Lợi tổ 5, 090123456{number}"
        handled = ward.say(ward.person(name), "text", text=words)
        assert handled[-1].said[-1].keys[-1] == "visit-ask-when"
    said = [one.said[0] for one in take_at_once(ward, presses(ward, names, CHOICE, NOW), NOW)]
    assert sorted(one.keys[-1] for one in said) == ["visit-ask-when"] * (families - 1) + ["visit-asked"]
    lost = [one for one in said if one.keys[-1] == "visit-ask-when"]
    assert all("vừa kín mất" in one.letter.body["text"] for one in lost)
    assert all(one.buttons[0] == "Sáng thứ Sáu (27/11)" for one in lost)
    with db.now(reading=True) as tx:  # nothing is kept of those who had no luck
        assert [one.status for one in all_of(tx, ward.house.ward.id)] == ["offered"]
