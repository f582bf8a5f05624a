"""Zalo's webhook: kept once whatever comes twice, late or shuffled; strangers get 200 and nothing else."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from bot import metrics
from storage.models import Conversation, Takeover
from tests.bot.conftest import MakeZaloTown
from tests.bot.zalo_town import LAMP, ZaloTown
from tests.providers.zalo import sign


def dropped(why: str) -> float:
    return float(metrics.zalo_dropped.labels(why)._value.get())


def signed(town: ZaloTown, facts: Any) -> tuple[bytes, dict[str, str]]:
    body = facts if isinstance(facts, bytes) else json.dumps(facts, ensure_ascii=False).encode()
    stamp = str(facts.get("timestamp", "")) if isinstance(facts, dict) else ""
    return body, {"X-ZEvent-Signature": "mac=" + sign(town.fake.app.id, body, stamp, town.fake.oa.secret_key)}


# --- who calls ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", ["bad", "missing"])
async def test_a_call_that_is_not_zalos_gets_200_and_is_dropped_and_counted(
    zalo_town: ZaloTown, signature: str
) -> None:
    zalo_town.fake.webhooks.signature, before = signature, dropped("signature")
    told = await zalo_town.lan.says(LAMP)
    await zalo_town.fake.settled()
    assert told.attempts[-1].status == 200
    assert zalo_town.inbox() == []
    assert dropped("signature") == before + 1
    zalo_town.fake.webhooks.signature = "bare"
    await zalo_town.lan.says("chào")
    await zalo_town.hears(zalo_town.lan, "")


@pytest.mark.parametrize("body", [b"", b"{}", b"{", b"[]", b"null", b"\xff"])
async def test_the_consoles_probe_gets_200(zalo_town: ZaloTown, body: bytes) -> None:
    assert await zalo_town.post(body) == (200, "")
    assert await zalo_town.fake.saves_webhook(f"{zalo_town.url}/hook/zalo-oa")
    assert zalo_town.inbox() == []


async def test_where_zalo_is_not_set_up_the_answer_says_so(make_zalo_town: MakeZaloTown, sqlite_url: str) -> None:
    off = dict.fromkeys(("zalo_app_id", "zalo_app_secret", "zalo_oa_id", "zalo_gmf_group_id"), "")
    town = await make_zalo_town(sqlite_url, authorised=False, **off)
    status, said = await town.post(b"{}")
    assert (status, "PHUONGOI_ZALO_APP_ID" in said) == (404, True)


async def test_an_event_of_an_oa_we_do_not_know_is_dropped_with_a_line(
    zalo_town: ZaloTown, logs: list[dict[str, Any]]
) -> None:
    stranger = zalo_town.fake.new_oa("8", "OA khác", zalo_town.fake.oa.secret_key)
    told = await stranger.user("5000000000000000099", "Ai").says("chào")
    await zalo_town.fake.settled()
    assert told.ok and zalo_town.inbox() == []
    assert any("not ours" in str(line["event"]) for line in logs)


async def test_the_verifier_file_is_served_under_its_own_name_only(
    make_zalo_town: MakeZaloTown, sqlite_url: str
) -> None:
    town = await make_zalo_town(sqlite_url, zalo_verifier_file_token="AbC-123")
    async with aiohttp.ClientSession() as session:
        for name, status in (("AbC-123", 200), ("other", 404), ("", 404)):
            async with session.get(f"{town.url}/zalo_verifier{name}.html") as answer:
                assert answer.status == status
                if status == 200:
                    assert "AbC-123" in await answer.text()


# --- what comes --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("twice", ["after", "together"])
async def test_an_event_that_comes_twice_is_answered_once(zalo_town: ZaloTown, twice: str) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    zalo_town.fake.webhooks.twice = twice
    await zalo_town.report(lan)
    await zalo_town.idle()
    assert len(zalo_town.tickets()) == 1
    assert len([text for text in zalo_town.texts(lan) if "Mã phiếu" in text]) == 1


async def test_a_follow_that_is_told_again_after_a_lost_answer_greets_once(zalo_town: ZaloTown) -> None:
    told = await zalo_town.lan.follows()
    await zalo_town.hears(zalo_town.lan, "xưng hô")
    zalo_town.fake.webhooks.redeliver(told)
    await zalo_town.idle()
    assert len(zalo_town.texts(zalo_town.lan)) == 1


async def test_shuffled_events_of_one_person_are_taken_in_their_own_order(zalo_town: ZaloTown) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    with stuck_turns(zalo_town):
        zalo_town.fake.hold()
        for text in ("đèn đường tắt", "ở hẻm 45 Nguyễn Trãi", "đồng ý"):
            await lan.says(text)
            await zalo_town.fake.advance(1)
        zalo_town.fake.release("reversed")
        await zalo_town.fake.settled()
    await zalo_town.hears(lan, "Mã phiếu")
    await zalo_town.idle()
    texts = [
        row.body["text"]
        for row in sorted(zalo_town.inbox(channel="zalo_oa"), key=lambda row: row.done_at)
        if row.body.get("text")
    ]
    assert texts[-3:] == ["đèn đường tắt", "ở hẻm 45 Nguyễn Trãi", "đồng ý"]


async def test_a_late_event_is_taken_and_counts_from_when_the_person_wrote(zalo_town: ZaloTown) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    written = zalo_town.now()
    zalo_town.fake.webhooks.late = 3 * 3600
    await lan.says(LAMP)
    zalo_town.fake.webhooks.late = 0.0
    await zalo_town.fake.advance(3 * 3600 + 1)
    await zalo_town.hears(lan, "Mã phiếu")
    (talk,) = [row for row in zalo_town.rows(Conversation) if lan.id in row.talk]
    assert abs(talk.heard_at - written) < timedelta(seconds=30)


async def test_the_answer_comes_before_anything_is_understood_and_within_two_seconds(zalo_town: ZaloTown) -> None:
    with stuck_turns(zalo_town):
        told = await zalo_town.lan.says(LAMP)
        await zalo_town.fake.settled()
        assert told.ok
        assert [row.status for row in zalo_town.inbox()] == ["new"]
    await zalo_town.idle()


class stuck_turns:
    """Turns are not taken until the end of the block."""

    def __init__(self, town: ZaloTown) -> None:
        self.turns = town.process.inbox._turns
        self.town = town

    def __enter__(self) -> None:
        self.turns.take = lambda *_: []  # type: ignore[method-assign]

    def __exit__(self, *_: object) -> None:
        del self.turns.take
        self.town.process.inbox.unread.set()


async def test_what_cannot_be_kept_is_told_again_by_zalos_ladder(
    zalo_town: ZaloTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    from concurrent.futures import Future

    from sqlalchemy.exc import OperationalError

    def failing(_: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(OperationalError("INSERT", {}, Exception("disk is full")))
        return future

    lan = await zalo_town.meet(zalo_town.lan)
    with monkeypatch.context() as broken:
        broken.setattr(zalo_town.process.db, "submit", failing)
        told = await lan.says(LAMP)
        await zalo_town.fake.settled()
        assert told.attempts[-1].status == 503
    await asyncio.sleep(1.2)
    await zalo_town.fake.advance(31)
    assert told.ok and told.attempts[-1].num_retry == 1
    await zalo_town.hears(lan, "Mã phiếu")


@pytest.mark.parametrize(
    "facts",
    [
        {"event_name": "a_new_event", "oa_id": "9000000000000000009", "x": {"y": [1]}, "timestamp": "1"},
        {"event_name": "user_reacted_message", "sender": {"id": "5"}, "recipient": {"id": "9000000000000000009"}},
    ],
)  # fmt: skip
async def test_an_unknown_event_is_kept_once_and_crashes_nothing(zalo_town: ZaloTown, facts: dict[str, Any]) -> None:
    body, headers = signed(zalo_town, facts)
    for _ in range(2):
        assert (await zalo_town.post(body, **headers))[0] == 200
    (row,) = zalo_town.inbox()
    assert (row.status, json.loads(row.body["raw"])) == ("noted", facts)


async def test_a_signed_body_that_is_no_event_is_kept_as_unreadable(zalo_town: ZaloTown) -> None:
    body, headers = signed(zalo_town, {"timestamp": "1", "message": 5})
    assert (await zalo_town.post(body, **headers))[0] == 200
    assert [row.status for row in zalo_town.inbox()] == ["unreadable"]


async def test_receipts_and_own_echoes_are_no_messages(zalo_town: ZaloTown) -> None:
    zalo_town.fake.events.receipts = True
    lan = await zalo_town.meet(zalo_town.lan)
    await lan.reacts("m1")
    await zalo_town.idle()
    names = [one.name for one in zalo_town.fake.deliveries]
    assert {"oa_send_text", "user_received_message", "user_seen_message"} <= set(names)
    assert [row.status for row in zalo_town.inbox(channel="zalo_oa")] == ["done", "done", "noted"]
    assert zalo_town.rows(Takeover) == []


async def test_extra_keys_are_tolerated(zalo_town: ZaloTown) -> None:
    zalo_town.fake.webhooks.extra = {"brand_new": {"a": [1, None]}}
    assert await zalo_town.report(await zalo_town.meet(zalo_town.lan))
