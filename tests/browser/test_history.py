"""What a page is shown when it comes back: by the time of delivery, each message once, whatever its row number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.web.pace import Allowance, Pace
from storage import mail, web_chats
from storage.db import Database, Tx
from storage.mail import Outcome, Received, ToSend
from storage.schema import migrate
from storage.sealed import Box

START = datetime(2026, 11, 21, 8, tzinfo=UTC)
WARD, CHAT = "vi-du", "somebody"


@pytest.fixture
def tx(tmp_path: Path) -> Iterator[Tx]:
    db = Database(f"sqlite:///{tmp_path}/ward.db", Box("a key for tests"))
    migrate(db.engine)
    with db.now() as open_tx:
        yield open_tx
    db.close()


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def post(tx: Tx, text: str, minute: float, *, not_before: float | None = None, replaces: str = "") -> None:
    later = at(not_before) if not_before is not None else None
    mail.post(tx, [ToSend(WARD, "web", WARD, CHAT, {"text": text}, replaces=replaces, not_before=later)], at(minute))


def send_due(tx: Tx, minute: float) -> None:
    for row in mail.claim_due(tx, ["web"], at(minute), 50):
        mail.settle(tx, [Outcome(row.id, "sent", provider_id=row.edits or str(row.id))], at(minute))


def say(tx: Tx, text: str, minute: float, frame: str, corrects: str = "", by: str = "") -> web_chats.Kept:
    event = Received(WARD, "web", WARD, frame, f"web|{WARD}|{CHAT}", 0, {}, at(minute))
    echo = ToSend(WARD, "web", WARD, CHAT, {"text": text, "by": by}, kind="history")
    return web_chats.accept_with_echo(tx, event, echo, frame, corrects)


def shown(tx: Tx, minute: float, since: float | None = None) -> list[str]:
    start = at(since) if since is not None else None
    return [line.body["text"] for line in web_chats.lines(tx, "web", WARD, [CHAT], now=at(minute), since=start)]


def test_a_reminder_sent_long_after_its_row_was_made_is_not_missed_on_return(tx: Tx) -> None:
    post(tx, "nhắc hẹn", 0, not_before=60)
    post(tx, "chào", 0)
    send_due(tx, 0)
    say(tx, "cảm ơn", 1, "f1")
    assert shown(tx, 2) == ["chào", "cảm ơn"]
    send_due(tx, 60)
    assert shown(tx, 61, since=2) == ["nhắc hẹn"]
    assert shown(tx, 61) == ["chào", "cảm ơn", "nhắc hẹn"]


def test_what_is_due_and_still_on_its_way_is_shown_on_arrival(tx: Tx) -> None:
    post(tx, "đang đến", 0)
    assert shown(tx, 1, since=0.5) == ["đang đến"]


def test_a_message_replaced_while_the_page_was_away_keeps_its_number_and_stands_once(tx: Tx) -> None:
    post(tx, "thẻ: mới", 0, replaces="card:PA-1")
    send_due(tx, 0)
    first = web_chats.lines(tx, "web", WARD, [CHAT], now=at(1))[0].seq
    say(tx, "ghi chú", 1, "f1")
    post(tx, "thẻ: đã nhận", 2, replaces="card:PA-1")
    waiting = web_chats.lines(tx, "web", WARD, [CHAT], now=at(3), since=at(1.5))
    send_due(tx, 3)
    away = web_chats.lines(tx, "web", WARD, [CHAT], now=at(4), since=at(1.5))
    for found in (waiting, away):
        assert [(line.seq, line.body["text"]) for line in found] == [(first, "thẻ: đã nhận")]
    assert shown(tx, 4) == ["thẻ: đã nhận", "ghi chú"]


def test_a_line_mended_by_its_writer_stands_once_and_a_repeat_changes_nothing(tx: Tx) -> None:
    first = say(tx, "rác hẽm 45", 0, "f1")
    post(tx, "dạ", 1)
    send_due(tx, 1)
    mended = say(tx, "rác hẻm 45", 2, "f2", corrects="f1")
    assert (mended.seq, mended.first) == (first.seq, False)
    assert say(tx, "rác hẻm 45", 2, "f2", corrects="f1").new is False
    assert shown(tx, 3) == ["rác hẻm 45", "dạ"]
    found = web_chats.lines(tx, "web", WARD, [CHAT], now=at(3), since=at(1.5))
    assert [(line.seq, line.corrected) for line in found] == [(first.seq, True)]


def test_nobody_mends_the_line_of_a_colleague(tx: Tx) -> None:
    first = say(tx, "tôi nhận việc này", 0, "f1", by="official-1")
    other = say(tx, "tôi không nhận", 1, "f2", corrects="f1", by="official-2")
    assert other.seq != first.seq
    assert shown(tx, 2) == ["tôi nhận việc này", "tôi không nhận"]


def test_a_pace_lets_a_burst_through_and_then_so_many_a_second() -> None:
    now = [0.0]
    pace = Pace(20, 60, clock=lambda: now[0])
    assert [pace.take() for _ in range(61)] == [True] * 60 + [False]
    now[0] = 0.5
    assert [pace.take() for _ in range(11)] == [True] * 10 + [False]
    assert pace.refused == 1


def test_an_allowance_is_for_each_name_for_a_time_and_remembers_only_so_many_names() -> None:
    now = [0.0]
    allowance = Allowance(2, 600, names=2, clock=lambda: now[0])
    assert [allowance.take("a") for _ in range(3)] == [True, True, False]
    assert allowance.take("b")
    now[0] = 601
    assert allowance.take("a")
    allowance.take("b")
    allowance.take("c")
    assert len(allowance._taken) == 2
