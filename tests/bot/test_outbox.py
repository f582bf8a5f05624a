"""Letters go out in order and at Telegram's pace; what becomes of each has its rule."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot import outbox
from bot.channels import telegram_http
from bot.channels.base import Letter
from storage import mail
from storage.models import Alarm
from tests.bot.conftest import MakeTown
from tests.bot.town import HOA, LAN, TU, WARD, Town
from tests.providers.telegram import Sent


def post(town: Town, chat: int, *texts: str, **facts: Any) -> None:
    """Put letters into the outbox, as a turn does."""
    now = datetime.now(UTC)
    account = town.fake.token.partition(":")[0]
    letters = [mail.ToSend(WARD, "telegram", account, str(chat), {"text": text}, **facts) for text in texts]
    with town.process.db.now() as tx:
        mail.post(tx, letters, now)
    town.process.outbox.wake.set()


def meet(town: Town, *numbers: int) -> None:
    """They have pressed Start some time ago."""
    for number in numbers:
        town.fake.person(number).chat.started = True


def texts(town: Town, chat: int) -> list[str]:
    return [sent.text for sent in town.fake.sent if sent.chat_id == chat]


def numbers(count: int) -> list[str]:
    return [f"số {number}" for number in range(count)]


@pytest.mark.slow
async def test_after_a_429_a_chat_is_written_to_at_the_documented_pace_in_order_and_nothing_twice(
    make_town: MakeTown, sqlite_url: str
) -> None:
    town = await make_town(sqlite_url, limits=True)
    meet(town, LAN, TU)
    began = time.monotonic()
    post(town, LAN, *numbers(5))
    await asyncio.sleep(0.5)
    post(town, TU, "chào Tư")
    await town.until(lambda: texts(town, TU) == ["chào Tư"], seconds=0.5)  # others do not wait
    await town.until(lambda: len(texts(town, LAN)) == 5, seconds=10)
    assert texts(town, LAN) == numbers(5)
    assert town.fake.counts["429"] == 1  # the three of a burst, then one refusal, then a second between two
    assert 1.9 < time.monotonic() - began < 7
    assert town.alarms() == []


@pytest.mark.slow
async def test_a_group_gets_twenty_a_minute_after_the_first_429_and_is_refused_no_more(
    make_town: MakeTown, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    faster = 10  # Telegram's minute has six seconds, and so has ours
    monkeypatch.setattr(telegram_http, "GROUP_GAP", telegram_http.GROUP_GAP / faster)
    town = await make_town(sqlite_url, limits=True, speed=faster)
    post(town, town.group.id, *numbers(10))
    await town.until(lambda: len(texts(town, town.group.id)) == 10, seconds=20)
    assert texts(town, town.group.id) == numbers(10)
    assert town.fake.counts["429"] <= 2  # the burst is refused once; on a busy machine the pace may slip once


async def test_retry_after_is_honoured(town: Town) -> None:
    meet(town, LAN)
    town.fake.refuse(1, LAN)
    began = time.monotonic()
    post(town, LAN, "một", "hai")
    await town.hears(town.fake.person(LAN), "hai")
    assert time.monotonic() - began >= 1
    assert texts(town, LAN) == ["một", "hai"]
    assert town.fake.counts["429"] == 1


async def test_a_letter_of_many_parts_goes_on_after_a_429_where_it_stopped(town: Town) -> None:
    meet(town, LAN)
    long = "\n".join(f"Câu số {number} của một lời dặn rất dài." for number in range(220))
    sent_before = len(town.fake.sent)
    post(town, LAN, long)
    await town.until(lambda: len(town.fake.sent) > sent_before)
    town.fake.refuse(1, LAN)
    await town.idle()
    assert "\n".join(texts(town, LAN)) == long
    (row,) = town.outbox(LAN)
    assert row.status == "sent"


async def test_who_blocked_the_bot_is_a_dead_letter_with_an_alarm_and_others_are_served(town: Town) -> None:
    meet(town, LAN, TU)
    await town.fake.person(LAN).blocks()
    post(town, LAN, "một", "hai")
    post(town, TU, "chào")
    await town.idle()
    assert texts(town, TU) == ["chào"]
    blocked = ("dead", "Forbidden: bot was blocked by the user")
    assert [(row.status, row.error) for row in town.outbox(LAN)] == [blocked] * 2
    assert town.alarms() == ["dead_letter"] * 2
    await town.fake.person(LAN).unblocks()
    post(town, LAN, "ba")
    await town.idle()
    assert texts(town, LAN) == ["ba"]


async def test_a_message_whose_answer_was_lost_is_sent_once_more_and_the_next_after_it(town: Town) -> None:
    meet(town, LAN)
    town.fake.accept_then_drop(1)
    post(town, LAN, "một", "hai")
    await town.idle()
    assert texts(town, LAN) == ["một", "một", "hai"]
    assert town.alarms() == []


@pytest.mark.slow
async def test_a_message_whose_answer_is_always_lost_is_given_up_as_unknown_with_an_alarm(town: Town) -> None:
    meet(town, LAN)
    town.fake.accept_then_drop(outbox.UNKNOWN_TRIES)
    post(town, LAN, "một", "hai")
    await town.idle()
    assert texts(town, LAN) == ["một"] * outbox.UNKNOWN_TRIES + ["hai"]
    assert [row.status for row in town.outbox(LAN)] == ["unknown", "sent"]
    assert town.alarms() == ["send_unknown"]


async def test_lost_answers_are_counted_apart_from_other_failures(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """A message that was refused before may still be tried again after its first lost answer."""
    meet(town, LAN)
    monkeypatch.setattr(outbox, "_pause", lambda _: 0.01)
    town.fake.fail_next(outbox.UNKNOWN_TRIES, 500)
    town.fake.accept_then_drop(1)
    post(town, LAN, "một")
    await town.idle()
    assert texts(town, LAN) == ["một", "một"]
    assert [row.status for row in town.outbox(LAN)] == ["sent"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("mode", "refused"), [("webhook", False), ("polling", True)], ids=["webhook, 502", "polling, connection refused"]
)
async def test_when_telegram_was_away_everything_arrives_in_order_afterwards(
    make_town: MakeTown, sqlite_url: str, mode: str, refused: bool
) -> None:
    town = await make_town(sqlite_url, mode)
    meet(town, LAN, TU)
    await town.fake.down(refused=refused)
    for chat in (LAN, TU):
        post(town, chat, *numbers(4))
    await asyncio.sleep(1)
    assert town.fake.sent == []
    post(town, LAN, "sau cùng")
    await town.fake.up()
    await town.idle(8)
    assert texts(town, LAN) == [*numbers(4), "sau cùng"]
    assert texts(town, TU) == numbers(4)
    assert town.alarms() == []
    said = await town.fake.person(LAN).says("cảm ơn em")
    assert said
    await town.until(lambda: len(texts(town, LAN)) == 6, seconds=6)


async def test_a_group_that_became_a_supergroup_is_followed_and_somebody_is_told(town: Town) -> None:
    await town.official(town.hoa, "Hoà")
    lan = await town.resident()
    new = await town.group.migrates()
    code = await town.report(lan)
    card = await town.hears(new, code)
    await town.hoa.presses(card, "Nhận", new)
    taken = await town.hears(new, "Hoà đang lo")
    assert taken.message_id == card.message_id
    await town.hoa.says(
        "xong bóng cháy, đã thay bóng 50 W lúc 15 giờ", new, reply_to=taken
    )  # a reply still finds its ticket
    await town.hears(new, "gửi ảnh sau khi làm")
    await town.idle()
    (alarm,) = town.rows(Alarm)
    assert (alarm.kind, alarm.ref) == ("chat_moved", str(town.group.id))
    assert "PHUONGOI_TELEGRAM_GROUP" in alarm.detail and str(new.id) in alarm.detail
    assert {row.status for row in town.outbox(town.group.id)} <= {"sent", "superseded"}


async def test_a_group_that_threw_the_bot_out_does_not_stop_residents(town: Town) -> None:
    lan = await town.resident()
    await town.group.kicks_bot(town.hoa)
    await town.report(lan)
    await town.idle()
    (dead,) = town.outbox(town.group.id)
    assert (dead.status, dead.error) == ("dead", "Forbidden: bot was kicked from the group chat")
    assert town.alarms() == ["group_gone"]


async def test_a_letter_that_the_channel_stumbles_over_does_not_stop_the_chat(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    meet(town, LAN, TU)
    monkeypatch.setattr(outbox, "_pause", lambda _: 0.01)
    channel = town.process.telegram
    assert channel is not None
    really = channel.send

    async def stumble(letter: Letter) -> str:
        if letter.text == "hỏng":
            raise ZeroDivisionError
        return await really(letter)

    monkeypatch.setattr(channel, "send", stumble)
    post(town, LAN, "hỏng", "lành")
    post(town, TU, "chào")
    await town.idle()
    assert (texts(town, LAN), texts(town, TU)) == (["lành"], ["chào"])
    assert [row.status for row in town.outbox(LAN)] == ["dead", "sent"]
    assert town.alarms() == ["dead_letter"]


async def test_what_is_to_be_sent_later_waits_for_its_time_and_holds_up_nobody(town: Town) -> None:
    meet(town, LAN)
    post(town, LAN, "lát nữa", not_before=datetime.now(UTC) + timedelta(seconds=0.5))
    post(town, LAN, "bây giờ")
    await town.idle()
    assert texts(town, LAN) == ["bây giờ", "lát nữa"]


async def test_what_is_being_sent_at_the_end_is_written_down_and_not_sent_again_at_the_next_start(town: Town) -> None:
    meet(town, LAN)
    town.fake.latency = 0.3
    post(town, LAN, "một")
    await town.until(lambda: texts(town, LAN) == ["một"])
    await town.close()
    await town.open()
    await town.idle()
    assert texts(town, LAN) == ["một"]


async def test_a_letter_for_a_channel_that_is_not_set_up_is_a_dead_letter(town: Town) -> None:
    now = datetime.now(UTC)
    with town.process.db.now() as tx:
        mail.post(tx, [mail.ToSend(WARD, "telegram", "999", str(LAN), {"text": "?"})], now)
    town.process.outbox.wake.set()
    await town.idle()
    (row,) = town.outbox(LAN)
    assert (row.status, row.error) == ("dead", "no such channel is set up")


async def test_the_message_before_is_changed_in_place_and_sent_anew_where_it_is_gone(town: Town) -> None:
    post(town, town.group.id, "thẻ", about="PA-1", replaces="card:PA-1")
    first: Sent = await town.hears(town.group, "thẻ")
    post(town, town.group.id, "thẻ, đã nhận", about="PA-1", replaces="card:PA-1")
    second = await town.hears(town.group, "đã nhận")
    assert (second.message_id, second.edited) == (first.message_id, True)
    town.fake.world._messages.pop((town.group.id, first.message_id))  # somebody deleted it
    post(town, town.group.id, "thẻ, đã xong", about="PA-1", replaces="card:PA-1")
    third = await town.hears(town.group, "đã xong")
    assert (third.message_id != first.message_id, third.edited) == (True, False)
    post(town, town.group.id, "thẻ, đã đóng", about="PA-1", replaces="card:PA-1")
    assert (await town.hears(town.group, "đã đóng")).message_id == third.message_id
    assert HOA in town.group.chat.members
