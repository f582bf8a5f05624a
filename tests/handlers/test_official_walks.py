"""Whatever officials and a resident do to a ticket: the table allows each step, history only grows, deadlines follow from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event

from bot.app import load_houses, local_understander
from bot.inbox import Handled
from bot.rehearsal import GROUP, Rehearsal
from bot.settings import Settings
from handlers.officials.acts import ACTS
from handlers.rules.clock import RESOLVE, RESPOND, read_clock, stamped
from handlers.rules.transitions import STATUSES, TRANSITIONS
from handlers.turn import House
from handlers.types import Address
from storage.db import Database
from storage.models import Ticket, TicketEvent
from storage.sealed import Box
from storage.tickets import Tickets
from tests.conversations.story import MORNING

EXAMPLES = 25
ENDED = ("closed", "refused", "cancelled")
ORDERS = (
    "nhận", "hỏi thêm cột số mấy ạ", "trả lời dạ tổ đang làm", "chuyển Tổ môi trường: đúng việc", "xong đã thay bóng đèn mới",
    "từ chối R6 tranh chấp", "từ chối R8 tới nơi không thấy", "đổi loại rác", "chờ công ty điện lực thay dây", "tiếp tục",
    "gia hạn 2 ngày vì chờ vật tư", "ưu tiên K1: ngay cổng trường", "ưu tiên B: đã xem không gấp", "ghi chú đã gọi thợ",
)  # fmt: skip
SAID = ("chưa, vẫn tối thui", "rồi, cảm ơn em", "cột số 5", "thôi tôi rút phiếu", "sáng lại rồi", "làm ăn gì lâu vậy")
steps = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(("Lan", "leader-Hoa")), st.sampled_from(ORDERS)),
        st.tuples(st.just("Lan"), st.sampled_from(ORDERS)),
        st.tuples(st.just("Lan"), st.sampled_from(("nhận", "xong đã thay bóng đèn mới", "1"))),
        st.tuples(st.just("A"), st.sampled_from(SAID)),
        st.tuples(st.just("press"), st.sampled_from(("confirm", "reopen", "add", "cancel"))),
        st.tuples(st.just("wait"), st.sampled_from((3, 400, 3000))),
    ),
    min_size=7,
    max_size=14,
)
often = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip


@pytest.fixture(scope="module")
def houses() -> Mapping[str, House]:
    return load_houses(Settings(_env_file=None), local_understander)


@contextmanager
def edits(engine: Engine) -> Iterator[list[str]]:
    """Every statement that changes or deletes a line of history, while this lasts."""
    found: list[str] = []

    def look(_: Any, __: Any, statement: str, *___: Any) -> None:
        words = statement.upper().replace('"', "").split()
        if words[:2] == ["UPDATE", "TICKET_EVENT"] or words[:3] == ["DELETE", "FROM", "TICKET_EVENT"]:
            found.append(statement)

    event.listen(engine, "before_cursor_execute", look)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", look)


@dataclass(slots=True)
class Desk:
    """A ward with one ticket that is worked on, and what its history was after the last step."""

    ward: Rehearsal
    resident: str
    code: str = ""
    before: list[dict[str, Any]] = field(default_factory=list)
    count: int = 0

    def begin(self) -> None:
        self.ward.official("Lan")
        self.ward.official("leader-Hoa", "leader")
        number = self.resident.removeprefix("A") or "45"  # each its own lane: alike reports would join
        for said in (f"đèn đường tắt ở hẻm {number} Nguyễn Trãi", "đồng ý"):
            handled = self.say(self.ward.person(self.resident), "text", text=said)
            found = [one.letter.about for turn in handled for one in turn.said if one.letter.about.startswith("PA-")]
            self.code = found[0] if found and not self.code else self.code
        assert self.code, [(one.keys, one.letter.body["text"]) for turn in handled for one in turn.said]

    def say(self, to: Address, kind: str, **facts: Any) -> list[Handled]:
        """An event with a number that no other walk on this database has."""
        self.count += 1
        name = f"{self.resident}-{self.count}"
        return self.ward.say(to, kind, event_id=name, message_id=name, **facts)

    def go(self, who: str, what: Any) -> None:
        me = self.ward.person(self.resident)
        if who == "wait":
            self.ward.wait(what)
        elif who == "A":
            self.say(me, "text", text=what)
        elif who == "press":
            self.say(me, "choice", choice=f"t:{self.code}:{what}")
        else:
            self.say(GROUP, "text", member=who, text=what, reply_to=self.ward.last_about(GROUP, self.code))

    def facts(self) -> tuple[Ticket, list[TicketEvent]]:
        with self.ward.db.now(reading=True) as tx:
            tickets = Tickets(tx, self.ward.house.ward.id, str)
            ticket = tickets.by_code(self.code)
            assert ticket is not None
            return ticket, tickets.story(ticket)

    def check(self) -> None:
        """What holds after every step."""
        ticket, story = self.facts()
        lines = [line.model_dump() for line in story]
        assert lines[: len(self.before)] == self.before, "history was edited"
        self.before = lines
        assert [one.at for one in story] == sorted(one.at for one in story)
        for earlier, later in pairwise(story):
            allowed = {earlier.status, *TRANSITIONS[earlier.status].values()}
            assert later.status in allowed, f"{earlier.status} --{later.kind}--> {later.status}"
        assert story[-1].status == ticket.status
        said = read_clock(story, self.ward.house.calendar).facts()
        assert {name: getattr(ticket, name) for name in said} == said, "deadlines are not what the history makes them"

    def promised(self) -> None:
        """The first line of history holds what the rules promise for its class and moment, and nothing else."""
        _, story = self.facts()
        clock = (story[0].data or {})["clock"]
        service = self.ward.house.taxonomy.promise(clock["class"], "CS1")
        again = stamped(clock["class"], service, story[0].at, self.ward.house.calendar)
        assert {name: clock[name] for name in (RESPOND, RESOLVE)} == {name: again[name] for name in (RESPOND, RESOLVE)}


def walk(db: Database, houses: Mapping[str, House], number: int, taken: list[tuple[str, Any]]) -> None:
    desk = Desk(Rehearsal(db, houses, MORNING, seed=number), f"A{number}")
    with edits(db.engine) as found:
        desk.begin()
        desk.promised()
        desk.check()
        for who, what in taken:
            desk.go(who, what)
            desk.check()
        desk.go("wait", 20_000)  # two weeks in which nobody does anything
        desk.check()
    assert found == []


@pytest.mark.slow
def test_on_both_databases_history_only_grows_and_deadlines_follow_from_it(
    db: Database, houses: Mapping[str, House]
) -> None:
    numbers = iter(range(1, 1000))

    @often
    @given(steps)
    def whatever_they_do(taken: list[tuple[str, Any]]) -> None:
        walk(db, houses, next(numbers), taken)

    whatever_they_do()


def test_a_history_that_was_edited_is_noticed(houses: Mapping[str, House]) -> None:
    db = Database("sqlite://", Box("walks"))
    desk = Desk(Rehearsal(db, houses, MORNING), "A")
    with edits(db.engine) as found:
        desk.begin()
        desk.check()
        with db.now() as tx:
            tx.connection.exec_driver_sql("UPDATE ticket_event SET kind = 'noted'")
    assert len(found) == 1
    with pytest.raises(AssertionError, match="history was edited"):
        desk.check()
    db.close()


def _ends_from(status: str, acts: frozenset[str]) -> set[str]:
    """The states that these acts lead to from a state, one after another."""
    reached, fresh = {status}, {status}
    while fresh:
        fresh = {to for one in fresh for act, to in TRANSITIONS[one].items() if act in acts} - reached
        reached |= fresh
    return reached


@pytest.mark.parametrize("status", [one for one in STATUSES if one not in (*ENDED, "resolved", "merged")])
def test_from_every_state_officials_alone_come_to_an_end(status: str) -> None:
    """No ticket hangs because a resident is silent: it can be done, or refused with a reason."""
    reached = _ends_from(status, frozenset(ACTS) | {"resolve", "refuse"})
    assert {"resolved", "refused"} <= reached


@pytest.mark.parametrize("status", [one for one in STATUSES if one not in ("cancelled", "merged")])
def test_from_every_state_the_resident_has_a_word(status: str) -> None:
    """Withdraw it, answer, confirm, or say that it is not done: nobody is stuck with an answer that they contest."""
    assert {"cancel", "confirm", "reopen"} & set(TRANSITIONS[status])


def test_every_waiting_ends_by_itself() -> None:
    assert [one for one in STATUSES if one.startswith("waiting") and "lapse" not in TRANSITIONS[one]] == []
