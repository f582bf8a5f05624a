"""Every procedure is walked through the real guide, from its card to the result: no dead end, nothing too long to send."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from bot.app import DATA, load_houses
from bot.inbox import Handled
from bot.rehearsal import Rehearsal
from bot.settings import Settings
from handlers.procedures.load import load_book
from handlers.turn import House
from handlers.ward import Ward
from nlp.types import Guess, Understanding
from storage.db import Database
from storage.sealed import Box

PROCEDURES = sorted(load_book(DATA / "procedures", DATA / "procedures_shared").procedures)
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
CHOICE_BYTES, LONGEST = 64, 4096
TURNS = 80  # more than any way through a procedure takes
WALKS = 4
WORDS = {"guide-ask-event": "10/11", "guide-ask-code": "h26.107-261120-0001", "guide-ask-area": "tổ 5"}
AVOID = ("gặp cán bộ", "nhờ đến nhà", "để sau", "gửi ảnh màn hình", "bị kẹt", "nhắc tôi sau 3 ngày", "đánh dấu lại")


def _no_understanding(_: Ward) -> object:
    def understand(text: str, now: datetime) -> Understanding:
        return Understanding(text, text.lower(), (Guess("out_of_scope", None, 0.5),))

    return understand


@pytest.fixture(scope="module")
def houses() -> Mapping[str, House]:
    return load_houses(Settings(_env_file=None), _no_understanding)  # type: ignore[arg-type]


class Walk:
    """One resident, choosing at random among what is offered, but never leaving the way."""

    def __init__(self, houses: Mapping[str, House], seed: int) -> None:
        self.rehearsal = Rehearsal(Database("sqlite://", Box("walk")), houses, NOW)
        self.dice, self.kim = random.Random(seed), self.rehearsal.person("kim")
        self.heard: list[str] = []
        self.offered: list[list[str]] = []
        self.last: Handled | None = None

    def say(self, kind: str, **facts: str) -> None:
        for handled in self.rehearsal.say(self.kim, kind, **facts):
            self.last = handled
            for said in handled.said:
                self.heard += said.keys
                self.offered = said.letter.body.get("buttons", [])
                assert len(said.letter.body["text"]) <= LONGEST, said.letter.body["text"]
                assert all(len(choice.encode()) <= CHOICE_BYTES for choice, _ in self.offered), self.offered

    @property
    def asking(self) -> str:
        return self.last.turn.state.asking if self.last else ""

    def step(self) -> None:
        words = WORDS.get(self.heard[-1])
        ways_on = [choice for choice, label in self.offered if label.lower() not in AVOID]
        if words:
            self.say("text", text=words)
        else:
            self.say("choice", choice=self.dice.choice(ways_on or [choice for choice, _ in self.offered]))


@pytest.mark.parametrize("name", PROCEDURES)
def test_every_procedure_can_be_walked_to_an_end(houses: Mapping[str, House], name: str) -> None:
    ends = set()
    for seed in range(WALKS):
        walk = Walk(houses, seed)
        walk.say("start", text="/start", payload=f"tt-{name}")
        for _ in range(TURNS):
            if walk.last is None or walk.last.turn.state.dialogue != "guide":
                break
            assert walk.offered or walk.heard[-1] in WORDS, walk.heard
            walk.step()
        assert walk.last is not None
        assert walk.last.turn.state.dialogue != "guide", (walk.asking, walk.heard[-12:])
        ends.add(walk.heard[-1])
    known = {
        "guide-filed",
        "guide-instead",
        "guide-not-needed",
        "guide-not-entitled",
        "guide-not-filed",
        "guide-mandate-first",
    }
    assert ends <= known, ends


@pytest.mark.parametrize("name", PROCEDURES)
def test_the_card_says_papers_money_office_time_and_ground(houses: Mapping[str, House], name: str) -> None:
    for seed in range(WALKS):
        walk = Walk(houses, seed)
        walk.say("start", text="/start", payload=f"tt-{name}")
        asked = 0
        while walk.asking.startswith("q:"):
            asked += 1
            walk.step()
        assert asked <= 7
        if walk.heard[-1] == "guide-card" and walk.last is not None:
            text = walk.last.said[-1].letter.body["text"]
            for part in ("Giấy tờ:", "Lệ phí:", "Nơi nhận:", "Thời gian:", "Em xem lại ngày"):
                assert part in text
