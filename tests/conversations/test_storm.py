"""Three hundred reports of one flood in an hour: one ticket, one card that is changed, a kind answer each, nothing lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

import pytest

from bot.inbox import Handled
from bot.rehearsal import GROUP, Rehearsal
from handlers.turn import House
from storage.co_reporters import CoReporters
from storage.db import Database
from storage.models import Ticket
from storage.sealed import Box
from storage.tickets import Tickets, all_of

NIGHT = datetime.fromisoformat("2026-11-25T21:00+07:00")
PEOPLE = 300
STREETS = ("Nguyễn Trãi", "Lê Lợi", "Trần Phú", "Quang Trung")
DEPTHS = ("", " tới đầu gối", " ngang yên xe")


class Flood:
    """Everybody writes within the hour; what everybody hears is counted."""

    def __init__(self, houses: Mapping[str, House]) -> None:
        self.ward = Rehearsal(Database("sqlite://", Box("storm")), houses, NIGHT)
        self.ward.official("Mai", role="leader")
        self.heard: dict[str, list[tuple[str, ...]]] = {}
        self.count = 0

    def note(self, handled: list[Handled]) -> None:
        for said in (said for one in handled for said in one.said):
            self.heard.setdefault(said.to.chat, []).append(said.keys)

    def order(self, text: str, **facts: str) -> None:
        self.count += 1
        kind = "choice" if facts else "text"
        said = self.ward.say(GROUP, kind, member="Mai", text=text, message_id=f"m{self.count}", **facts)
        self.note(said)

    def report(self, number: int) -> None:
        self.note(self.ward.wait(0.2))
        words = f"ngập nước{DEPTHS[number % 3]} hẻm {number} {STREETS[number % 4]}"
        who = self.ward.person(f"R{number}")
        self.note(self.ward.say(who, "text", text=words, message_id=f"r{number}"))
        if self.heard[f"R{number}"][-1][-1:] == ("report-confirm",):
            self.note(self.ward.say(who, "text", text="đồng ý", message_id=f"y{number}"))

    def tickets(self) -> list[Ticket]:
        with self.ward.db.now(reading=True) as tx:
            return all_of(tx, self.ward.house.ward.id)

    def reporters(self, ticket: Ticket) -> list[int]:
        with self.ward.db.now(reading=True) as tx:
            return [row.person_id for row in CoReporters(tx, ticket.ward).rows(ticket)]

    def cards(self) -> Counter[str]:
        """How many cards stand in the group: a changed one is no new one."""
        rows = self.ward.db.engine.connect().exec_driver_sql(
            "SELECT replaces FROM outbox WHERE chat = 'officials' AND replaces LIKE 'card:%'"
        )
        return Counter(row[0] for row in rows)


@pytest.mark.slow
def test_one_card_and_one_kind_answer_each(houses: Mapping[str, House]) -> None:
    flood = Flood(houses)
    flood.order("bật bão ngập nước")
    for number in range(PEOPLE):
        flood.report(number)
    flood.note(flood.ward.wait(10))
    [ticket] = flood.tickets()
    assert len(set(flood.reporters(ticket))) == PEOPLE
    cards = flood.cards()
    assert set(cards) == {f"card:{ticket.code}"}
    assert cards.total() <= 2 + 70 // 5  # an hour and ten minutes, every five
    answers = [flood.heard[f"R{number}"] for number in range(PEOPLE)]
    assert all(len(heard) == 1 and "storm-known" in heard[0] for heard in answers)
    assert all("report-confirm" not in heard[0] for heard in answers)


@pytest.mark.slow
def test_a_flood_that_is_there_already_is_proposed_gathered_and_told_once(houses: Mapping[str, House]) -> None:
    flood = Flood(houses)
    for number in range(20):
        flood.report(number)
    assert [keys for keys in flood.heard["officials"] if keys == ("storm-proposed",)] == [("storm-proposed",)]
    assert len(flood.tickets()) == 20
    flood.order("", choice="storm:on:flooding_drainage")
    for number in range(20, 60):
        flood.report(number)
    standing = [ticket for ticket in flood.tickets() if ticket.status == "new"]
    assert len(standing) == 1
    assert len(set(flood.reporters(standing[0]))) == 60
    flood.order("tắt bão ngập nước")
    flood.heard.clear()
    flood.order(f"xong {standing[0].code} cống nghẹt, đã khơi, nước rút lúc 15 giờ")
    flood.order("", choice="official_resolve.proof=why:night")
    told = Counter(chat for chat, heard in flood.heard.items() for keys in heard if "ticket-resolved" in keys)
    assert told == Counter({f"R{number}": 1 for number in range(60)})


def test_where_the_ward_wants_it_each_to_has_a_ticket(houses: Mapping[str, House]) -> None:
    from dataclasses import replace

    by_area = {
        name: replace(house, ward=house.ward.model_copy(update={"storm": house.ward.storm.model_copy(update={"by_area": True})}))
        for name, house in houses.items()
    }  # fmt: skip
    flood = Flood(by_area)
    flood.order("bật bão ngập nước")
    for number, place in enumerate(("tổ 5", "tổ 5", "tổ 7", "đường Lê Lợi")):
        who = flood.ward.person(f"R{number}")
        flood.note(flood.ward.say(who, "text", text=f"ngập nước ở {place}", message_id=f"r{number}"))
    tickets = flood.tickets()
    assert [len(flood.reporters(ticket)) for ticket in tickets] == [2, 1, 1]
    with flood.ward.db.now(reading=True) as tx:
        assert Tickets(tx, tickets[0].ward, str).by_code(tickets[0].code) is not None
