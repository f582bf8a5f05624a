"""The webhook: what is acknowledged is safe; what cannot be kept is refused, so that Telegram sends it again."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from handlers import engine
from handlers.turn import Turn
from storage.models import Alarm
from tests.bot.conftest import MakeTown
from tests.bot.town import LAMP, LAN, OTHER_LAMP, TU, Town, raw_text

NAM_ID = 1003


def body(number: int = 9001, chat: int = LAN, text: str = LAMP) -> bytes:
    return json.dumps(raw_text(number, chat, text)).encode()


def kinds(town: Town) -> list[tuple[str, int]]:
    return [(row.status, row.sequence) for row in town.inbox()]


# --- who calls ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("secret", [None, "", "wrong", "bi-mat_cua-phuon", "bí mật"])
async def test_without_the_secret_nothing_is_read(town: Town, secret: str | None) -> None:
    status, said = await town.post(body(), secret)
    assert (status, "Secret-Token" in said) == (403, True)
    assert town.inbox() == []


async def test_without_a_secret_of_ours_nobody_is_let_in(make_town: MakeTown, sqlite_url: str) -> None:
    town = await make_town(sqlite_url, "polling", telegram_webhook_secret="")
    assert (await town.post(body(), ""))[0] == 403
    assert (await town.post(body(), None))[0] == 403


async def test_where_telegram_is_not_set_up_the_answer_says_so(make_town: MakeTown, sqlite_url: str) -> None:
    town = await make_town(sqlite_url, "polling", telegram_token="")
    status, said = await town.post(body())
    assert (status, "PHUONGOI_TELEGRAM_TOKEN" in said) == (404, True)


# --- what comes -----------------------------------------------------------------------------------------------


async def test_a_body_over_the_limit_is_refused(make_town: MakeTown, sqlite_url: str) -> None:
    town = await make_town(sqlite_url, max_body_bytes=2000)
    status, said = await town.post(body(text="a" * 3000))
    assert (status, "PHUONGOI_MAX_BODY_BYTES" in said) == (413, True)

    async def in_chunks() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b"a" * 100

    assert (await town.post(in_chunks()))[0] == 413  # no Content-Length told us
    assert (await town.post(body()))[0] == 200
    assert [number for _, number in kinds(town)] == [9001]


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"\xff\xfe", b"null", b"[]", b'"hello"', b"17", b'{"update_id": {}}', b'{"message": {"text": "a"}}',
        b'{"update_id": "x", "message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}}}',
        b'{"update_id": 1, "message": {"message_id": 1, "date": 9e17, "chat": {"id": 1, "type": "private"}}}',
        b'{"update_id": 1, "message": 5}', b'{"update_id": 1, "callback_query": {"id": "1"}}',
    ],
)  # fmt: skip
async def test_what_cannot_be_read_is_kept_and_acknowledged(town: Town, content: bytes) -> None:
    for _ in range(2):  # and is kept once
        status, _said = await town.post(content)
        assert status == 200
    assert [row.status for row in town.inbox()] == ["unreadable"]
    assert town.inbox()[0].body["raw"] == content.decode("utf-8", "replace")
    lan = await town.resident()
    assert await town.report(lan)


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1},
        {"update_id": 1, "something_new": {"a": 1}},
        {
            "update_id": 1,
            "channel_post": {"message_id": 1, "date": 1, "chat": {"id": -5, "type": "channel"}, "text": "a"},
        },
        {"update_id": 1, "poll_answer": {"poll_id": "1", "option_ids": [], "option_persistent_ids": []}},
    ],
    ids=["bare", "new kind", "channel post", "poll answer"],
)
async def test_an_update_of_a_kind_that_concerns_nobody_is_acknowledged_at_once(town: Town, update: Any) -> None:
    status, _ = await asyncio.wait_for(town.post(json.dumps(update).encode()), 2)
    assert status == 200
    assert [row.status for row in town.inbox() if row.status == "new"] == []


async def test_one_update_that_cannot_be_read_does_not_stop_the_poll(make_town: MakeTown, sqlite_url: str) -> None:
    town = await make_town(sqlite_url, "polling")
    lan = await town.resident()
    town.fake.deliver({"message": {"message_id": 1, "chat": 5}})
    assert await town.report(lan)
    assert [row.status for row in town.inbox()].count("unreadable") == 1


# --- when the database cannot ---------------------------------------------------------------------------------


def failing(message: str) -> Callable[[Any], Future[Any]]:
    def submit(work: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(OperationalError("INSERT", {}, Exception(message)))
        return future

    return submit


@pytest.mark.slow
async def test_while_the_database_fails_telegram_is_told_to_come_again_and_nothing_is_lost(
    make_town: MakeTown, sqlite_url: str, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = await make_town(sqlite_url, mode)
    lan, tu = await town.resident(LAN), await town.resident(TU, "Tư")
    with monkeypatch.context() as broken:
        broken.setattr(town.process.db, "submit", failing("database or disk is full"))
        await lan.says(LAMP)
        await tu.says(OTHER_LAMP)
        if mode == "webhook":
            status, said = await town.post(body())
            assert (status, "send it again" in said, "INSERT" in said) == (503, True, False)
        await asyncio.sleep(0.3)
        assert town.fake.pending >= 2
        assert town.running
    for person in (lan, tu):
        await town.hears(person, "Mã phiếu", timeout=8)
    await town.idle()
    assert len(town.tickets()) == 2


async def test_on_a_disk_that_is_full_messages_wait_at_telegram(town: Town) -> None:
    lan = await town.resident()
    engine_ = town.process.db.engine
    with engine_.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    engine_.dispose()

    def shrink(connection: Any, _: Any) -> None:
        connection.execute(f"PRAGMA max_page_count={pages}")

    event.listen(engine_, "connect", shrink)
    statuses = [(await town.post(body(number, text="đèn " * 900)))[0] for number in range(9100, 9120)]
    assert 503 in statuses
    assert town.running
    event.remove(engine_, "connect", shrink)
    engine_.dispose()
    assert (await town.post(body(9500)))[0] == 200
    kept = [row.sequence for row in town.inbox()]
    assert [number for number, status in zip(range(9100, 9120), statuses, strict=True) if status == 200] == [
        number for number in kept if 9100 <= number < 9120
    ]
    assert lan.id == LAN


async def test_a_database_that_is_locked_by_another_program_delays_and_loses_nothing(town: Town) -> None:
    lan = await town.resident()
    with town.process.db.engine.connect() as other:
        other.exec_driver_sql("SELECT 1")
        await lan.says(LAMP)
        await asyncio.sleep(0.3)
    await town.hears(lan, "Mã phiếu")
    assert len(town.tickets()) == 1


# --- when we have a bug ---------------------------------------------------------------------------------------


@pytest.fixture
def bug(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever writes "lỗi" meets a bug, after the turn has opened a ticket."""
    really = engine.handle

    def handle(turn: Turn) -> list[engine.Said]:
        said = really(turn)
        if "lỗi" in turn.message.text:
            raise ZeroDivisionError("secret words of a resident")
        return said

    monkeypatch.setattr(engine, "handle", handle)


async def test_a_bug_in_one_turn_is_apologised_for_and_others_of_the_same_batch_are_answered_once(
    make_town: MakeTown, database_url: str, bug: None, logs: list[dict[str, Any]]
) -> None:
    town = await make_town(database_url)
    for number, name in ((LAN, "Lan"), (TU, "Tư"), (NAM_ID, "Năm")):
        await town.resident(number, name)
    with town.stuck_database():  # all three in one batch
        calls = [
            asyncio.create_task(town.post(body(number, chat, text)))
            for number, chat, text in ((9001, LAN, LAMP), (9002, TU, LAMP + " lỗi"), (9003, NAM_ID, OTHER_LAMP))
        ]
        await asyncio.sleep(0.1)
    assert {status for status, _ in await asyncio.gather(*calls)} == {200}
    sorry = await town.hears(town.fake.person(TU), "trục trặc", "mã ")
    await town.idle()
    reference = sorry.text.split("(mã ")[1].split(")")[0]
    assert [(alarm.kind, alarm.ref) for alarm in town.rows(Alarm)] == [("bug", reference)]
    assert [row.error for row in town.inbox(status="failed")] == [reference]
    assert len(town.tickets()) == 2  # the one of the failed turn was rolled back
    for chat in (LAN, NAM_ID):
        assert len([sent for sent in town.fake.messages(chat) if "Mã phiếu" in sent.text]) == 1
    assert any(event.get("reference") == reference for event in logs)
    tu = town.fake.person(TU, "Tư")
    await tu.says("đèn đường hẻm 7 Trần Phú tắt 3 hôm nay")
    await town.hears(tu, "Mã phiếu")


async def test_a_bug_on_a_message_of_the_group_is_an_alarm_and_no_noise_there(town: Town, bug: None) -> None:
    await town.official(town.hoa, "Hoà")
    town.fake.privacy_mode = False
    await town.hoa.says("danh sách lỗi", town.group)
    await town.idle()
    assert town.fake.messages(town.group.id) == []
    assert town.alarms() == ["bug"]


async def test_logs_hold_no_words_of_residents_and_no_token(town: Town, bug: None, logs: list[dict[str, Any]]) -> None:
    lan = await town.resident()
    await lan.says("lỗi ở nhà số 12/7, tôi là Lan 0901234567")
    await town.hears(lan, "trục trặc")
    await lan.blocks()
    await town.idle()
    told = str([{name: value for name, value in event.items() if name != "exception"} for event in logs])
    for secret in ("12/7", "0901234567", "Lan", town.fake.token, LAMP):
        assert secret not in told
