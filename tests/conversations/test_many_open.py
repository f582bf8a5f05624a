"""A ward with hundreds of open tickets: a word that could mean two of them is never taken for the one that is due first."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest

from bot.rehearsal import GROUP, Rehearsal
from handlers.rules.codes import make_code
from handlers.turn import House
from storage.conversations import open_thread
from storage.db import Database
from storage.models import Ticket
from storage.sealed import Box
from storage.tickets import Tickets

MONDAY = datetime.fromisoformat("2026-11-23T09:00+07:00")
MANY = 230


class Busy:
    """Lan, Minh, and more open tickets of Minh's than any list shows."""

    def __init__(self, houses: Mapping[str, House]) -> None:
        self.ward = Rehearsal(Database("sqlite://", Box("busy")), houses, MONDAY)
        self.lan, self.minh = self.ward.official("Lan"), self.ward.official("Minh")
        self.count, self.dice = 0, random.Random(7)
        self.open(MANY, "accepted", self.minh.id, days=1)

    def open(self, count: int, status: str, official: int | None, *, days: int) -> list[str]:
        with self.ward.db.now() as tx:
            ward = self.ward.house.ward.id
            thread = open_thread(
                tx,
                ward=ward,
                talk="terminal|rehearsal|A",
                channel="terminal",
                account="rehearsal",
                user="A",
                now=MONDAY,
            )
            codes = []
            for _ in range(count):
                self.count += 1
                number = self.count
                ticket = Ticket(
                    ward=ward, code="", person_id=thread.person.id or 0, talk="terminal|rehearsal|A", category="lighting",
                    service_class="B", street="hẻm 45, Nguyễn Trãi", unit="ha-tang", status=status, official_id=official,
                    opened_at=MONDAY, respond_due=MONDAY + timedelta(days=days), updated_at=MONDAY,
                    resolve_due=MONDAY + timedelta(days=days, seconds=number),
                )  # fmt: skip
                made = Tickets(tx, ward, lambda: make_code(self.dice.randrange))
                codes.append(made.open(ticket, actor="resident").code)
            return codes

    def says(self, text: str) -> list[str]:
        """What the group hears when Lan says this."""
        handled = self.ward.say(GROUP, "text", member="Lan", text=text, message_id=text)
        return [text for one in handled for said in one.said for text in said.keys]

    def status(self, code: str) -> str:
        with self.ward.db.now(reading=True) as tx:
            found = Tickets(tx, self.ward.house.ward.id, str).by_code(code)
            assert found is not None
            return found.status


@pytest.fixture
def busy(houses: Mapping[str, House]) -> Busy:
    return Busy(houses)


def test_done_alone_means_nothing_where_somebody_has_two(busy: Busy) -> None:
    first, second = busy.open(1, "accepted", busy.lan.id, days=0), busy.open(1, "accepted", busy.lan.id, days=9)
    assert busy.says("xong đã thay bóng đèn") == ["group-which-ticket"]
    assert busy.says(f"xong {second[0]}") == ["group-ask-answer"]
    assert busy.status(first[0]) == "accepted"


def test_done_alone_means_the_only_one_also_when_it_is_due_last(busy: Busy) -> None:
    busy.open(1, "accepted", busy.lan.id, days=9)
    assert busy.says("xong") == ["group-ask-answer"]


def test_taking_alone_takes_nothing_where_two_are_new(busy: Busy) -> None:
    first, second = busy.open(1, "new", None, days=0), busy.open(1, "new", None, days=9)
    assert busy.says("nhận") == ["group-which-ticket"]
    assert [busy.status(first[0]), busy.status(second[0])] == ["new", "new"]


def test_taking_alone_takes_the_only_new_one_also_when_it_is_due_last(busy: Busy) -> None:
    (code,) = busy.open(1, "new", None, days=9)
    busy.says("nhận")
    assert busy.status(code) == "accepted"


def test_the_list_says_how_many_there_really_are(busy: Busy) -> None:
    handled = busy.ward.say(GROUP, "text", member="Lan", text="danh sách", message_id="list")
    assert f"{MANY} phiếu đang mở" in handled[0].said[0].letter.body["text"]
