"""The fake's webhook sender: behaviours 19 to 24 of the reference's list."""

import asyncio
import json

import pytest

from .zalo import LADDER, FakeZalo, sign
from .zalo.callers import Api, Ward, media, query, template, text
from .zalo.people import Resident
from .zalo.shapes import Json

VECTOR = (
    '{"app_id":"1000000000000000001","user_id_by_app":"7000000000000000007","event_name":"user_send_text",'
    '"timestamp":"1789000000123","sender":{"id":"5000000000000000005"},"recipient":{"id":"9000000000000000009"},'
    '"message":{"msg_id":"m0001","text":"Xin chào phường"}}'
).encode()


@pytest.fixture
def lan(zalo: FakeZalo) -> Resident:
    return zalo.oa.user("5000000000000000005", "Lan")


def test_behaviour_19_the_signature_is_that_of_the_documents_vector() -> None:
    def mac(body: bytes) -> str:
        return sign("1000000000000000001", body, "1789000000123", "OA_SECRET_TEST")

    assert len(VECTOR) == 266
    assert mac(VECTOR) == "8720ab37373a89783f80b18502b81d2bd0a16b5adee84b3fe50d85e505552f3a"
    assert mac(json.dumps(json.loads(VECTOR)).encode()).startswith("628a5267")


async def test_behaviour_19_exact_bytes_are_signed_however_they_are_written(
    zalo: FakeZalo, lan: Resident, ward: Ward
) -> None:
    for _ in range(4):
        await lan.says("đèn 1/2 tắt")
    await zalo.settled()
    assert all(heard.signed for heard in ward.heard)
    assert {heard.headers["Content-Type"] for heard in ward.heard} == {"application/json"}
    assert {"đèn 1/2".encode() in heard.body for heard in ward.heard} == {True, False}  # some escape the slash
    assert len({next(iter(event)) for event in ward.events}) == 2  # some turn the keys round
    dumped = [json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode() for event in ward.events]
    assert [body == heard.body for body, heard in zip(dumped, ward.heard, strict=True)] == [True, False, True, False]


async def test_behaviour_20_two_seconds_and_the_ladder_with_the_same_bytes(
    zalo: FakeZalo, lan: Resident, ward: Ward
) -> None:
    ward.status = 500
    began = zalo.clock()
    delivery = await lan.says("đèn tắt")
    await zalo.settled()
    await zalo.advance(LADDER[-1] - 1)
    assert (delivery.state, zalo.app.hook.enabled, len(ward.heard)) == ("waiting", True, 5)
    await zalo.advance(1)
    assert [round(attempt.at - began) for attempt in delivery.attempts] == [0, 30, 300, 900, 1800, 3600]
    assert [heard.headers.get("num_retry") for heard in ward.heard] == [None, "1", "2", "3", "4", "5"]
    assert len({heard.body for heard in ward.heard}) == 1
    assert (delivery.state, zalo.app.hook.enabled) == ("lost", False)
    ward.status = 200
    assert (await lan.says("còn ai không?")).state == "dropped"
    zalo.switches_webhook_on()
    await lan.says("giờ thì sao?")
    await zalo.settled()
    assert ward.texts[-1] == "giờ thì sao?"


async def test_behaviour_20_a_retry_that_is_taken_ends_the_ladder(zalo: FakeZalo, lan: Resident, ward: Ward) -> None:
    ward.statuses = [503, 404]
    delivery = await lan.says("đèn tắt")
    await zalo.settled()
    await zalo.advance(2 * LADDER[-1])
    assert ([attempt.status for attempt in delivery.attempts], delivery.ok) == ([503, 404, 200], True)
    assert zalo.app.hook.enabled


async def test_behaviour_20_the_ladder_may_be_shortened_and_takes_everything_down_with_it(
    zalo: FakeZalo, lan: Resident, ward: Ward
) -> None:
    ward.status = 500
    first = await lan.says("một")
    await zalo.settled()
    zalo.webhooks.ladder = (5, 10)
    second = await lan.says("hai")
    await zalo.settled()
    await zalo.advance(10)
    assert ([first.state, second.state], zalo.app.hook.enabled) == (["lost", "lost"], False)
    assert ([attempt.num_retry for attempt in second.attempts], len(first.attempts)) == ([0, 1, 2], 1)


async def test_behaviour_20_who_is_slow_or_away_has_failed(zalo: FakeZalo, lan: Resident, ward: Ward) -> None:
    assert zalo.webhooks.timeout == 2.0
    zalo.webhooks.timeout, ward.slow = 0.1, 0.3
    late = await lan.says("đèn tắt")
    await zalo.settled()
    assert (late.state, late.attempts[0].status, late.attempts[0].problem) == ("waiting", None, "no answer in time")
    ward.slow = 0.0
    zalo.app.hook.url = "http://127.0.0.1:9/hook"
    away = await lan.says("đèn tắt")
    await zalo.settled()
    assert (away.state, away.attempts[0].status) == ("waiting", None)


async def test_behaviour_20_retries_come_by_themselves_when_the_clock_runs(ward: Ward) -> None:
    hours = [1_789_000_000.0]
    async with FakeZalo(ward.url, clock=lambda: hours[0]) as fake:
        ward.statuses = [500]
        delivery = await fake.oa.user().says("đèn tắt")
        await fake.settled()
        hours[0] += LADDER[0]
        await asyncio.sleep(0.1)
        await fake.settled()
        assert delivery.ok
        with pytest.raises(TypeError, match="not the fake's own"):
            await fake.advance(1)


async def test_behaviour_21_events_may_come_twice_one_after_the_other_or_together(
    zalo: FakeZalo, lan: Resident, ward: Ward
) -> None:
    zalo.webhooks.twice = "after"
    await lan.says("một")
    await zalo.settled()
    assert (ward.texts, ward.most_busy) == (["một", "một"], 1)
    assert ward.heard[0].body == ward.heard[1].body
    zalo.webhooks.twice, ward.slow = "together", 0.1
    await lan.says("hai")
    await zalo.settled()
    assert (ward.texts[2:], ward.most_busy) == (["hai", "hai"], 2)
    zalo.webhooks.twice = ""
    zalo.webhooks.redeliver(zalo.deliveries[0])
    await zalo.settled()
    assert ward.texts[-1] == "một"


async def test_behaviour_21_events_may_come_in_any_order_and_hours_late(
    zalo: FakeZalo, lan: Resident, ward: Ward
) -> None:
    zalo.hold()
    for word in ("một", "hai", "ba"):
        await lan.says(word)
    await zalo.settled()
    assert ward.heard == []
    zalo.release("reversed")
    await zalo.settled()
    assert ward.texts == ["ba", "hai", "một"]
    zalo.hold()
    for word in ("một", "hai", "ba"):
        await lan.says(word)
    zalo.release("shuffled")
    await zalo.settled()
    assert sorted(ward.texts[3:]) == ["ba", "hai", "một"]
    zalo.webhooks.late = 5 * 3600
    said_at = str(zalo.world.ms())
    await lan.says("trễ")
    await zalo.advance(5 * 3600 - 1)
    assert len(ward.heard) == 6
    await zalo.advance(1)
    assert (ward.texts[-1], ward.events[-1]["timestamp"]) == ("trễ", said_at)


async def test_behaviour_21_odd_bodies(zalo: FakeZalo, lan: Resident, ward: Ward) -> None:
    await lan.sends_photo()
    await lan.sends_photo("đây", count=3)
    zalo.oa.emits({"event_name": "user_did_something_new", "app_id": zalo.app.id, "data": {"user_id": lan.id}})
    zalo.oa.emits({"event_name": "user_send_text", "recipient": {"id": "9000000000000000077"}, "message": text("lạ")})
    zalo.webhooks.extra = {"trace": {"a": [1]}}
    await lan.says("đèn tắt")
    await zalo.settled()
    bare, three, new, stranger, extra = sorted(ward.events, key=zalo_order(zalo))
    assert ("text" in bare["message"], len(bare["message"]["attachments"])) == (False, 1)
    assert (three["message"]["text"], len(three["message"]["attachments"])) == ("đây", 3)
    assert new["timestamp"]
    assert stranger["recipient"]["id"] not in zalo.world.oas
    assert (extra["trace"], extra["message"]["trace"]) == ({"a": [1]}, {"a": [1]})


def zalo_order(fake: FakeZalo):  # type: ignore[no-untyped-def]
    """People's events are sent side by side; this is the order in which they happened."""
    bodies = [delivery.event for delivery in fake.deliveries]
    return bodies.index


@pytest.mark.parametrize("signature", ["bad", "missing", "bare"])
async def test_behaviour_21_odd_signatures(zalo: FakeZalo, lan: Resident, ward: Ward, signature: str) -> None:
    zalo.webhooks.signature = signature
    await lan.says("đèn tắt")
    await zalo.settled()
    given = ward.heard[0].headers.get("X-ZEvent-Signature", "")
    right = sign(zalo.app.id, ward.heard[0].body, ward.events[0]["timestamp"], zalo.oa.secret_key)
    assert given == {"bad": given, "missing": "", "bare": right}[signature]
    assert (given == f"mac={right}", bool(given)) == (False, signature != "missing")


async def test_behaviour_21_a_url_is_saved_only_when_the_unsigned_probe_gets_200(zalo: FakeZalo, ward: Ward) -> None:
    zalo.app.hook.url = ""
    ward.status = 401
    assert not await zalo.saves_webhook(ward.url)
    assert zalo.app.hook.url == ""
    ward.status = 200
    assert await zalo.saves_webhook(ward.url)
    assert zalo.app.hook.url == ward.url
    assert "X-ZEvent-Signature" not in ward.heard[-1].headers


async def test_the_console_may_switch_events_off_and_filter_words(zalo: FakeZalo, lan: Resident, ward: Ward) -> None:
    zalo.app.hook.events = frozenset({"user_send_text"})
    await lan.follows()
    await lan.says("đèn tắt")
    zalo.app.hook.only_hash_texts = True
    await lan.says("đèn tắt")
    await lan.says("#PA")
    await zalo.settled()
    assert ward.texts == ["đèn tắt", "#PA"]


@pytest.mark.parametrize("kind", ["oa.query.show", "oa.query.hide"])
async def test_behaviour_22_a_tap_arrives_as_text_and_is_an_interaction(
    zalo: FakeZalo, api: Api, lan: Resident, ward: Ward, kind: str
) -> None:
    await lan.says("chào", quote="m0000")
    url = {"title": "Web", "type": "oa.open.url", "payload": {"url": "https://dichvucong.gov.vn"}}
    await api.cs(lan, {"text": "Việc gì ạ?", **template(buttons=[query("Báo hỏng", "#PA", kind), url])})
    lan.last_spoke(47 * 3600)
    await lan.taps(0)
    assert lan.last_interaction == zalo.world.ms()
    await lan.taps("Báo hỏng")
    await zalo.settled()
    assert ward.texts == ["chào", "#PA", "#PA"]
    assert ward.events[0]["message"]["quote_msg_id"] == "m0000"
    with pytest.raises(AssertionError, match="opens something"):
        await lan.taps(1)
    with pytest.raises(AssertionError, match="no button"):
        await lan.taps("Không có")


async def test_behaviour_23_what_the_oa_sends_comes_back(zalo: FakeZalo, api: Api, lan: Resident, ward: Ward) -> None:
    await lan.follows()
    answer = await api.cs(lan, text("Dạ"))
    await api.cs(lan, media(media_type="image", url="https://phuong.example/a.jpg"))
    by_hand = zalo.oa.human_says(lan, "Chào bác, tôi là Hoà")
    await zalo.settled()
    program, picture, human = ward.events[1:]
    assert (program["event_name"], program["message"]["msg_id"]) == ("oa_send_text", answer["data"]["message_id"])
    assert not program["sender"].get("admin_id")
    assert (program["sender"]["id"], program["recipient"]["id"]) == (zalo.oa.id, lan.id)
    assert picture["event_name"] == "oa_send_image"
    assert not picture["sender"].get("admin_id")
    assert {"admin_id" in program["sender"], "admin_id" in picture["sender"]} == {True, False}  # absent or empty
    assert (human["sender"]["admin_id"], human["message"]["msg_id"]) == ("6000000000000000006", by_hand.message_id)
    assert by_hand not in zalo.sent_to(lan)
    zalo.events.echoes, zalo.events.receipts = False, True
    last = (await api.cs(lan, text("Dạ")))["data"]["message_id"]
    await zalo.settled()
    assert ward.names[4:] == ["user_received_message", "user_seen_message"]
    assert ward.events[-1]["message"] == {"msg_ids": [last]}
    assert ward.events[-1]["sender"] == {"id": zalo.oa.id}


async def test_behaviour_24_every_event_has_the_shape_of_the_reference(
    zalo: FakeZalo, lan: Resident, ward: Ward
) -> None:
    await lan.follows()
    await lan.sends_location(10.7642473, 106.6564314)
    await lan.sends_audio()
    await lan.sends_video()
    await lan.sends_file("đơn.docx", b"0" * 233)
    await lan.sends_sticker()
    await lan.sends_gif()
    await lan.sends_link("https://dichvucong.gov.vn", "xem")
    await lan.sends_business_card("0901234567")
    await lan.submits_info()
    await lan.submits_info(phone=901234567, old_shape=True)
    await lan.reacts("m1")
    await lan.clicks_chat_now()
    await lan.unfollows()
    await zalo.settled()
    kinds = ["location", "audio", "video", "file", "sticker", "gif", "link", "business_card"]
    events = dict(zip(ward.names, ward.events, strict=True))
    assert ward.names[1:9] == [f"user_send_{kind}" for kind in kinds]
    assert ward.names[9:] == ["user_submit_info"] * 2 + ["user_reacted_message", "user_click_chatnow", "unfollow"]
    parts = {kind: events[f"user_send_{kind}"]["message"]["attachments"][0] for kind in kinds}
    assert {kind: part["type"] for kind, part in parts.items()} == {kind: kind for kind in kinds}
    assert parts["location"]["payload"] == {"coordinates": {"latitude": "10.7642473", "longitude": "106.6564314"}}
    assert (parts["file"]["payload"]["size"], parts["file"]["payload"]["type"]) == ("233", "docx")
    assert (events["follow"]["oa_id"], events["follow"]["follower"]) == (zalo.oa.id, {"id": lan.id})
    assert "oa_id" not in events["user_send_location"]
    assert events["user_send_location"]["recipient"] == {"id": zalo.oa.id}
    new, old = (event["info"] for event in ward.events[9:11])
    assert (new["phone"], new["full_address"]["user_ward"]) == ("84901234567", "Phường X")
    assert (old["phone"], old["ward"]) == (901234567, "Phường X")
    assert {type(event["timestamp"]) for event in ward.events} == {str}


async def test_behaviour_24_media_are_fetched_without_a_token_and_are_gone_after_a_while(
    zalo: FakeZalo, api: Api, lan: Resident, ward: Ward
) -> None:
    await lan.sends_photo(data=b"\xff\xd8\xff picture")
    await zalo.settled()
    url = ward.events[0]["message"]["attachments"][0]["payload"]["url"]
    async with api.session.get(url) as answer:
        assert (answer.status, await answer.read()) == (200, b"\xff\xd8\xff picture")
    await zalo.advance(24 * 3600 + 1)
    async with api.session.get(url) as answer:
        assert answer.status == 404
    zalo.faults.media_gone = 410
    async with api.session.get(url) as answer:
        assert answer.status == 410


async def test_behaviour_24_groups_and_visitors(zalo: FakeZalo, lan: Resident, ward: Ward) -> None:
    group = zalo.oa.group("g-77", members=[lan])
    await lan.says("nhận", group=group)
    zalo.events.groups_name_oa = False
    await lan.sends_photo(group=group)
    await zalo.oa.visitor("anon-1", "conv-1").says("chào")
    zalo.oa.happens("user_join_group", group_id="g-77")
    await zalo.settled()
    events: dict[str, Json] = {event["event_name"]: event for event in ward.events}
    said, shown = events["user_send_group_text"], events["user_send_group_image"]
    assert (said["recipient"], said["sender"], said["oa_id"]) == ({"id": "g-77"}, {"id": lan.id}, zalo.oa.id)
    assert ("oa_id" in shown, len(shown["message"]["attachments"])) == (False, 1)
    assert events["anonymous_send_text"]["message"]["conversation_id"] == "conv-1"
    assert events["anonymous_send_text"]["sender"] == {"id": "anon-1"}
    assert events["user_join_group"]["oa_id"] == zalo.oa.id
    assert lan.last_interaction == zalo.world.ms()  # a word in the OA's group is an interaction
    with pytest.raises(AssertionError, match="not in the group"):
        await zalo.oa.user("5000000000000000007", "Nam").says("nhận", group=group)


@pytest.mark.parametrize("old", [False, True])
async def test_behaviour_24_receipts_are_no_interaction(
    zalo: FakeZalo, api: Api, lan: Resident, ward: Ward, old: bool
) -> None:
    await lan.says("chào")
    await api.cs(lan, text("Dạ"))
    zalo.events.old_receipts = old
    lan.last_spoke(47 * 3600)
    spoke = lan.last_interaction
    sent = zalo.sent_to(lan)[0]
    await lan.receives(sent)
    await lan.sees(sent)
    await zalo.settled()
    assert lan.last_interaction == spoke
    ends = ({"id": zalo.oa.id}, {"id": lan.id})
    seen = ward.events[-1]
    assert (seen["sender"], seen["recipient"]) == (ends[::-1] if old else ends)
    assert seen["message"] == ({"msg_id": sent.message_id} if old else {"msg_ids": [sent.message_id]})
