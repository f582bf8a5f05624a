"""Another kind for a ticket: promises only get earlier, and what an official calls a kind is understood."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from bot.app import load_houses, local_understander
from bot.settings import Settings
from handlers.officials.sorting import kind_in
from handlers.rules.deadlines import stamp
from handlers.rules.kinds import sorted_as
from handlers.turn import House
from storage.models import Ticket
from tests.storage.facts import NOW


@pytest.fixture(scope="module")
def house() -> House:
    return load_houses(Settings(_env_file=None), local_understander)["vi-du"]


def ticket_in(house: House, category: str, **facts: Any) -> Ticket:
    name = house.taxonomy.service_class(category, None)
    respond, resolve = stamp(house.taxonomy.classes[name], NOW, house.calendar)
    row = {
        "ward": "vi-du", "code": "PA-1", "person_id": 1, "talk": "t", "category": category, "service_class": name,
        "unit": house.taxonomy.unit(category, None), "opened_at": NOW, "respond_due": respond, "resolve_due": resolve,
        "updated_at": NOW + timedelta(hours=5),
    }  # fmt: skip
    return Ticket(**(row | facts))


def test_a_faster_class_counts_from_when_the_ticket_was_opened(house: House) -> None:
    changes = sorted_as(house, ticket_in(house, "trash"), "noise", None)
    respond, resolve = stamp(house.taxonomy.classes["N"], NOW, house.calendar)
    assert (changes["service_class"], changes["respond_due"], changes["resolve_due"]) == ("N", respond, resolve)


def test_a_slower_class_changes_no_promise(house: House) -> None:
    changes = sorted_as(house, ticket_in(house, "noise"), "illegal_construction", None)
    assert changes.keys().isdisjoint({"service_class", "respond_due", "resolve_due"})


def test_each_deadline_is_the_earlier_one(house: House) -> None:
    soon = NOW + timedelta(minutes=1)
    changes = sorted_as(house, ticket_in(house, "trash", respond_due=soon), "noise", None)
    assert changes["respond_due"] == soon


def test_who_has_taken_it_keeps_it(house: House) -> None:
    assert "unit" not in sorted_as(house, ticket_in(house, "trash", official_id=3), "noise", None)
    assert sorted_as(house, ticket_in(house, "trash"), "noise", None)["unit"] == house.taxonomy.unit("noise", None)


def test_a_kind_alone_makes_restricted_and_unrestricted_but_a_child_stays_restricted(house: House) -> None:
    assert sorted_as(house, ticket_in(house, "trash"), "officials_conduct", None)["restricted"] == "officials_conduct"
    was = ticket_in(house, "officials_conduct", restricted="officials_conduct")
    assert sorted_as(house, was, "trash", None)["restricted"] is None
    assert "restricted" not in sorted_as(house, ticket_in(house, "other", restricted="child"), "trash", None)


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("rác", "trash"), ("RAC", "trash"), ("cây xanh", "trees"), ("đèn đường", "lighting"), ("noise", "noise"),
        ("flooding_drainage", "flooding_drainage"), ("cống nghẹt", "flooding_drainage"), ("", ""),
        ("này hết hàng rồi chị ơi mai em mới mua được", ""), ("xyz", ""),
    ],
)  # fmt: skip
def test_what_an_official_calls_a_kind(words: str, category: str, house: House) -> None:
    turn: Any = SimpleNamespace(house=house, now=NOW)
    assert kind_in(turn, words) == category
