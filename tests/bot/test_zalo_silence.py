"""A webhook that went silent is noticed, its work done meanwhile, nothing doubled; and when it speaks again, that is said."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.zalo import UNSIGNED
from bot.zalo_silence import KIND, Silence, as_event, daylight
from storage.models import Alarm, Inbox
from tests.bot.zalo_town import ZaloTown


def silence(town: ZaloTown) -> Silence:
    assert town.process.silence is not None
    return town.process.silence


def heard(town: ZaloTown) -> list[str]:
    return [row.body.get("text", "") for row in town.rows(Inbox) if row.channel == "zalo_oa"]


def lasting(town: ZaloTown) -> bool:
    return any(row.over_at is None for row in town.rows(Alarm, kind=KIND))


async def test_what_was_missed_is_fetched_answered_and_told(oa_town: ZaloTown) -> None:
    await oa_town.answered(oa_town.lan)
    oa_town.fake.app.hook.enabled = False  # the console switched it off after the last failure
    nam = oa_town.fake.oa.user("5000000000000000006", "Nam")
    for number in range(12):  # more than a page
        await oa_town.lan.says(f"tin {number}")
    await nam.says("đèn đường hẻm 45 Nguyễn Trãi tắt 3 hôm nay")
    oa_town.jump(hours=3, minutes=1)
    assert await silence(oa_town).look() == 13
    await oa_town.until(lambda: bool(oa_town.texts(nam)))
    assert [text for text in heard(oa_town) if text.startswith("tin ")] == [f"tin {number}" for number in range(12)]
    assert lasting(oa_town)
    assert await silence(oa_town).look() == 0  # nothing twice
    await nam.says("có ai không")
    oa_town.jump(minutes=5)
    assert await silence(oa_town).look() == 1  # it goes on doing the webhook's work
    oa_town.fake.switches_webhook_on()
    await nam.says("alo")
    await oa_town.until(lambda: "alo" in heard(oa_town))
    await silence(oa_town).look()
    assert not lasting(oa_town)


async def test_what_the_webhook_brings_after_all_is_kept_once(oa_town: ZaloTown) -> None:
    await oa_town.answered(oa_town.lan)
    oa_town.fake.hold()
    await oa_town.lan.says("đèn tắt")
    oa_town.jump(hours=4)
    assert await silence(oa_town).look() == 1
    oa_town.fake.release()
    await oa_town.fake.settled()
    assert heard(oa_town).count("đèn tắt") == 1


async def test_with_a_wrong_secret_nothing_is_lost_and_somebody_is_told(oa_town: ZaloTown) -> None:
    oa_town.fake.webhooks.signature = "bad"
    for number in range(3):
        await oa_town.lan.says(f"tin {number}")
    await oa_town.fake.settled()
    (alarm,) = oa_town.rows(Alarm, kind=UNSIGNED)
    assert "PHUONGOI_ZALO_OA_SECRET_KEY" in alarm.detail
    oa_town.jump(minutes=5)
    assert heard(oa_town) == []
    assert await silence(oa_town).look() == 3
    assert heard(oa_town) == [f"tin {number}" for number in range(3)]
    await oa_town.lan.says("tin 3")
    oa_town.jump(minutes=5)
    assert await silence(oa_town).look() == 1
    assert not lasting(oa_town)  # the webhook itself is well
    await oa_town.close()
    await oa_town.open()
    oa_town.fake.webhooks.signature = "good"
    await oa_town.lan.says("tin 4")
    await oa_town.until(lambda: "tin 4" in heard(oa_town))
    # the alarm is over just after the message is kept, in a commit of its own
    await oa_town.until(lambda: [row.over_at is None for row in oa_town.rows(Alarm, kind=UNSIGNED)] == [False])


async def test_what_was_dropped_before_the_secret_was_right_is_fetched_afterwards(oa_town: ZaloTown) -> None:
    await oa_town.answered(oa_town.lan)
    assert await silence(oa_town).look() == 0
    oa_town.fake.webhooks.signature = "bad"
    await oa_town.lan.says("đèn tắt")
    await oa_town.fake.settled()
    oa_town.fake.webhooks.signature = "good"
    await oa_town.lan.says("alo")
    await oa_town.until(lambda: "alo" in heard(oa_town))
    oa_town.jump(minutes=5)
    assert [await silence(oa_town).look() for _ in range(2)] == [1, 0]
    assert "đèn tắt" in heard(oa_town)


@pytest.mark.parametrize("body", [b'{"app_id":"1"}', b"[]", b'{"sender":7}', b'{"oa_id":[1]}'])
async def test_whoever_plays_with_the_webhook_rings_no_alarm(oa_town: ZaloTown, body: bytes) -> None:
    zalo = oa_town.process.zalo
    assert zalo is not None
    for _ in range(5):
        assert not await zalo.genuine({"X-ZEvent-Signature": "mac=00"}, body)
        assert not await zalo.genuine({}, b'{"app_id":"1000000000000000001"}')
    assert oa_town.rows(Alarm, kind=UNSIGNED) == []


async def test_when_nobody_wrote_silence_is_just_that(oa_town: ZaloTown) -> None:
    await oa_town.answered(oa_town.lan)
    oa_town.jump(hours=6)
    assert await silence(oa_town).look() == 0
    assert not lasting(oa_town)


async def test_at_night_nobody_writes_and_nothing_is_asked(oa_town: ZaloTown) -> None:
    await oa_town.answered(oa_town.lan)
    oa_town.jump(hours=9)  # seven in the evening: one more message, then the night
    await oa_town.answered(oa_town.lan, "chào buổi tối")
    oa_town.jump(hours=11)
    asked = oa_town.fake.world.counts["/v2.0/oa/listrecentchat"]
    await silence(oa_town).look()
    assert oa_town.fake.world.counts["/v2.0/oa/listrecentchat"] == asked


@pytest.mark.parametrize(
    ("begin", "end", "hours"),
    [
        ("2026-11-23T09:00+07:00", "2026-11-23T12:00+07:00", 3),
        ("2026-11-23T20:30+07:00", "2026-11-24T08:00+07:00", 2),
        ("2026-11-23T23:00+07:00", "2026-11-24T06:00+07:00", 0),
        ("2026-11-22T21:30+07:00", "2026-11-24T07:00+07:00", 14.5),
    ],
)
def test_only_daylight_counts(begin: str, end: str, hours: float) -> None:
    assert daylight(datetime.fromisoformat(begin), datetime.fromisoformat(end)) == timedelta(hours=hours)


def test_a_photo_of_a_conversation_has_the_same_id_as_its_event() -> None:
    row = {
        "src": 1,
        "type": "photo",
        "message_id": "u1",
        "time": 1,
        "url": "http://x/p.jpg",
        "from_id": "5",
        "to_id": "9",
    }
    event = as_event(row)
    assert b'"event_name":"user_send_image"' in event
    assert b'"msg_id":"u1"' in event
    assert b'"url":"http://x/p.jpg"' in event
