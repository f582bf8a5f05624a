"""A procedure's data changes while somebody is half way: they hear what changed, and lose no answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.app import load_houses
from bot.inbox import Handled
from bot.rehearsal import Rehearsal
from bot.settings import Settings
from handlers.procedures.links import Book
from handlers.procedures.load import SECTIONS
from handlers.procedures.schema import Change, Paper, Procedure
from handlers.turn import House
from handlers.ward import Ward
from nlp.types import Guess, Understanding
from storage.db import Database
from storage.sealed import Box

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
NAME = "khai-sinh"


def _no_understanding(_: Ward) -> object:
    def understand(text: str, now: datetime) -> Understanding:
        return Understanding(text, text.lower(), (Guess("out_of_scope", None, 0.5),))

    return understand


@pytest.fixture(scope="module")
def houses() -> Mapping[str, House]:
    return load_houses(Settings(_env_file=None), _no_understanding)  # type: ignore[arg-type]


def _with(houses: Mapping[str, House], procedure: Procedure) -> dict[str, House]:
    """The same wards, with another text of one procedure."""
    return {
        name: replace(house, book=Book({**house.book.procedures, NAME: procedure}, house.book.shared))
        for name, house in houses.items()
    }


def _keys(handled: list[Handled]) -> list[str]:
    return [key for one in handled for said in one.said for key in said.keys]


def _text(handled: list[Handled]) -> str:
    return "\n".join(said.letter.body["text"] for one in handled for said in one.said)


def _to_the_papers(rehearsal: Rehearsal) -> None:
    kim = rehearsal.person("kim")
    rehearsal.say(kim, "start", text="/start", payload=f"tt-{NAME}")
    for answer in ("Không, chỉ khai sinh", "Bệnh viện, trạm y tế", "Rồi", "Không", "Chưa", "Cha hoặc mẹ"):
        rehearsal.say(kim, "text", text=answer)
    for words in ("Chuẩn bị giấy tờ", "10/11", "chưa có", "để sau"):
        rehearsal.say(kim, "text", text=words)


def _later(before: Rehearsal, houses: Mapping[str, House]) -> Rehearsal:
    return Rehearsal(before.db, houses, before.now + timedelta(days=20))


def test_a_new_paper_and_another_fee_are_told_when_the_file_is_taken_up_again(houses: Mapping[str, House]) -> None:
    first = Rehearsal(Database("sqlite://", Box("change")), houses, NOW)
    _to_the_papers(first)
    old = next(iter(houses.values())).book.procedures[NAME]
    ground = old.papers[0]
    more = Paper(
        id="anh-the", name="Ảnh thẻ của bé", bring="photo", source=ground.source, confidence="high",
        checked_on=date(2026, 12, 1),
    )  # fmt: skip
    fees = tuple(fee.model_copy(update={"online": 10_000}) if fee.online == 8_000 else fee for fee in old.fees)
    told = Change(on=date(2026, 12, 1), says="Từ 1/12/2026 phải có ảnh của bé.")
    new = old.model_copy(update={"papers": (*old.papers, more), "fees": fees, "changes": (told,)})
    second = _later(first, _with(houses, new))
    handled = second.say(second.person("kim"), "text", text="làm tiếp", event_id="later-1")
    assert _keys(handled)[0] == "guide-changed"
    assert "Ảnh thẻ của bé" in _text(handled)
    assert "10.000" in _text(handled)
    assert told.says in _text(handled)
    again = second.say(second.person("kim"), "text", text="làm tiếp", event_id="later-2")
    assert "guide-changed" not in _keys(again), "told once"


def test_nothing_is_said_when_nothing_changed(houses: Mapping[str, House]) -> None:
    first = Rehearsal(Database("sqlite://", Box("change")), houses, NOW)
    _to_the_papers(first)
    second = _later(first, houses)
    assert "guide-changed" not in _keys(second.say(second.person("kim"), "text", text="làm tiếp", event_id="later-3"))


def test_a_question_that_is_gone_or_new_loses_no_answer(houses: Mapping[str, House]) -> None:
    first = Rehearsal(Database("sqlite://", Box("change")), houses, NOW)
    kim = first.person("kim")
    first.say(kim, "start", text="/start", payload=f"tt-{NAME}")
    first.say(kim, "text", text="Không, chỉ khai sinh")
    old = next(iter(houses.values())).book.procedures[NAME]
    asked = old.questions[1]  # the one that is open now
    sections = tuple(SECTIONS)
    fewer = {
        section: tuple(one for one in getattr(old, section) if one.id != asked.id and asked.id not in one.when)
        for section in sections
    }
    second = _later(first, _with(houses, old.model_copy(update=fewer)))
    handled = second.say(second.person("kim"), "text", text="Bệnh viện, trạm y tế", event_id="later-4")
    state = handled[-1].turn.state
    assert state.dialogue == "guide"
    assert state.slots["progress"]["answers"] == {old.questions[0].id: "khong"}
    assert state.asking.startswith("q:")
    assert state.asking != f"q:{asked.id}"


def test_a_file_begun_under_the_old_rule_keeps_it(houses: Mapping[str, House]) -> None:
    """Agencies of civil status change on 1 March 2027: who began in February keeps February's."""
    begun = datetime(2027, 2, 20, 2, 0, tzinfo=UTC)
    first = Rehearsal(Database("sqlite://", Box("change")), houses, begun)
    _to_the_papers(first)
    second = Rehearsal(first.db, houses, begun + timedelta(days=15))
    asked = second.say(second.person("kim"), "text", text="làm tiếp", event_id="later-5")
    assert "guide-changed" not in _keys(asked)
    fresh = Rehearsal(Database("sqlite://", Box("change")), houses, begun + timedelta(days=15))
    lan = fresh.person("lan")
    new_rule = _text(fresh.say(lan, "start", text="/start", payload=f"tt-{NAME}"))
    old_rule = _text(
        Rehearsal(Database("sqlite://", Box("change")), houses, begun).say(
            lan, "start", text="/start", payload=f"tt-{NAME}"
        )
    )
    assert new_rule != old_rule
