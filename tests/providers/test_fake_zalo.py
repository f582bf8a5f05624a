"""The fake Zalo in one round: tokens, a message in, an answer out, a group, a bot; and what by-hand use needs."""

import argparse
import asyncio
import json

import aiohttp
import pytest

from .zalo import FakeZalo
from .zalo.__main__ import run
from .zalo.callers import Api, Ward, query, text


async def test_a_resident_writes_and_is_answered_and_taps(zalo: FakeZalo, api: Api, ward: Ward) -> None:
    lan = zalo.oa.user()
    await lan.says("đèn tắt")
    await zalo.settled()
    assert (ward.texts, ward.heard[0].signed) == (["đèn tắt"], True)
    buttons = {"attachment": {"type": "template", "payload": {"buttons": [query("Đúng", "#1"), query("Sai", "#2")]}}}
    answer = await api.cs(lan, {"text": "Đèn ở đâu ạ?", **buttons})
    assert (answer["error"], answer["data"]["quota"]) == (0, {"quota_type": "reply"})
    sent = await zalo.wait_for(lan, lambda one: "ở đâu" in one.text)
    assert sent.message_id == answer["data"]["message_id"]
    await lan.taps(1)
    await zalo.settled()
    assert ward.texts == ["đèn tắt", "#2"]


async def test_a_group_hears_a_card_and_the_oa_hears_the_group(zalo: FakeZalo, api: Api, ward: Ward) -> None:
    hoa = zalo.oa.user("5000000000000000006", "Hoà")
    group = zalo.oa.group("g-77", members=[hoa])
    body = {"recipient": {"group_id": "g-77"}, "message": text("Phiếu #A12: rác, hẻm 45")}
    answer = await api.post("/v3.0/oa/group/message", body)
    assert (answer["error"], answer["data"]["group_id"]) == (0, "g-77")
    await hoa.says("nhận", group=group)
    await zalo.settled()
    said = ward.events[-1]
    assert (said["event_name"], said["recipient"]["id"], said["sender"]["id"]) == (
        "user_send_group_text",
        "g-77",
        hoa.id,
    )
    assert [one.text for one in zalo.sent_to(group)] == ["Phiếu #A12: rác, hẻm 45"]


async def test_the_control_api_does_over_http_what_python_does(zalo: FakeZalo, api: Api, ward: Ward) -> None:
    await api.fake_do("/users/5000000000000000005", name="Lan", spoke_ago=49 * 3600)
    await api.fake_do("/users/5000000000000000005/says", text="đèn tắt")
    await api.fake_do("/users/5000000000000000005/sends_photo", caption="đây", count=2)
    await api.fake_do("/groups/g-77", members=["5000000000000000006"], name="Tổ")
    await api.fake_do("/users/5000000000000000006/says", text="nhận", group="g-77")
    await api.fake_do("/clock", advance=60)
    await zalo.settled()
    assert ward.names == ["user_send_text", "user_send_image", "user_send_group_text"]
    await api.fake_do("/faults", night_closed=True, order="refuse_next", **{"with": {"code": -230}})
    assert zalo.faults.night_closed
    assert (await api.cs("5000000000000000005", text("Dạ")))["error"] == -230
    await api.cs("5000000000000000005", text("Dạ"))
    sent = await api.call("GET", f"{zalo.url}/_fake/sent?to=5000000000000000005", headers={})
    assert [row["text"] for row in sent["sent"]] == ["Dạ"]
    state = await api.call("GET", f"{zalo.url}/_fake/state", headers={})
    assert state["oas"][zalo.oa.id]["access_token"] == zalo.oa.access_token
    wrong = await api.fake_do("/faults", no_such_fault=True)
    assert (api.status, "no_such_fault" in wrong["problem"]) == (400, True)


async def test_control_changes_an_oa_its_webhook_its_templates_and_its_bot(
    zalo: FakeZalo, api: Api, ward: Ward
) -> None:
    await api.fake_do(f"/oas/{zalo.oa.id}", package="Basic", zca_linked=False)
    assert (zalo.oa.package, zalo.oa.zca_linked) == ("Basic", False)
    made = await api.fake_do("/oas", id="9000000000000000010", name="UBND phường Khác")
    assert made["access_token"] == zalo.world.oas["9000000000000000010"].access_token
    saved = await api.fake_do("/webhook", save=ward.url, only_hash_texts=True)
    assert saved == {"saved": True, "url": ward.url, "enabled": True}
    await api.fake_do("/templates/345678", params=["customer_name"], by_uid=False)
    assert not zalo.oa.templates["345678"].by_uid
    await api.fake_do("/hold")
    await api.fake_do("/users/5000000000000000005/says", text="#PA")
    await api.fake_do("/users/5000000000000000005/says", text="không thấy")
    await api.fake_do("/human", user="5000000000000000005", text="Chào bác")
    await api.fake_do("/emit", event={"event_name": "new_thing", "oa_id": zalo.oa.id})
    await api.fake_do("/release", order="reversed")
    await zalo.settled()
    assert ward.names == ["", "new_thing", "oa_send_text", "user_send_text"]
    rows = (await api.call("GET", f"{zalo.url}/_fake/deliveries", headers={}))["deliveries"]
    assert [row["state"] for row in rows] == ["delivered", "dropped", "delivered", "delivered"]
    await api.fake_do("/bot", http_statuses=False)
    await api.fake_do("/bot/groups/zgr-1", members=["u1"])
    await api.fake_do("/bot/people/u1/says", text="xong", group="zgr-1", mention=True)
    assert json.dumps(zalo.bot.updates[0]).count("zgr-1") == 1


async def test_two_wards_have_two_oas_that_know_different_people(zalo: FakeZalo, api: Api, ward: Ward) -> None:
    other = zalo.new_oa("9000000000000000010", "UBND phường Khác", "OTHER_SECRET")
    await other.user("5000000000000000008").says("chào")
    await zalo.settled()
    assert ward.events[0]["recipient"] == {"id": other.id}
    assert not ward.heard[0].signed  # it is signed with the other OA's own key
    assert await api.code("5000000000000000008", text("Dạ")) == -201
    assert (await api.cs("5000000000000000008", text("Dạ"), oa=other))["error"] == 0


async def test_by_hand_it_prints_the_settings_and_can_be_moved_over_http(
    ward: Ward, capsys: pytest.CaptureFixture[str]
) -> None:
    running = asyncio.create_task(run(argparse.Namespace(port=0, hook=ward.url.removesuffix("/hook"), no_limits=False)))
    out = ""
    while "sent?to=" not in out:
        await asyncio.sleep(0.01)
        assert not running.done()
        out += capsys.readouterr().out
    settings = dict(line.split("=", 1) for line in out.splitlines() if line.startswith("PHUONGOI_"))
    assert settings["PHUONGOI_ZALO_OA_REDIRECT_URI"].startswith(ward.url.removesuffix("/hook"))
    url = settings["PHUONGOI_ZALO_BOT_BASE"]
    async with aiohttp.ClientSession() as session:
        await session.post(f"{url}/_fake/webhook", json={"url": ward.url, "ladder": [0.01]})
        await session.post(f"{url}/_fake/users/5000000000000000005/says", json={"text": "đèn tắt"})
        await session.post(f"{url}/_fake/settle")
    assert ward.texts == ["đèn tắt"]
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
