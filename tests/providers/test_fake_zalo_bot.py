"""The fake's Bot Platform: behaviours 25 to 29 of the reference's list."""

import asyncio
import json

import aiohttp
import pytest

from .zalo import FakeZalo
from .zalo.callers import Api, Ward

SECRET = "bi-mat-cua-bot"


async def test_behaviour_25_the_token_is_in_the_path_and_methods_are_case_sensitive(zalo: FakeZalo, api: Api) -> None:
    assert (await api.bot("getMe"))["result"]["account_type"] == "BASIC"
    wrong = await api.bot("getMe", token="4321:WRONG")
    assert (wrong["ok"], wrong["error_code"], api.status) == (False, 401, 401)
    assert (await api.bot("getme"))["error_code"] == 404
    zalo.bot.http_statuses = False
    assert ((await api.bot("getme"))["error_code"], api.status) == (404, 200)
    read = await api.call("GET", f"{zalo.bot_base}/bot{zalo.bot.token}/getMe", headers={})
    assert read["ok"]


async def test_behaviour_26_one_update_at_a_time_first_in_first_out(zalo: FakeZalo, api: Api) -> None:
    lan = zalo.bot.person("u1", "Lan")
    await lan.says("một")
    await lan.says("hai")
    first, second = (
        (await api.bot("getUpdates", timeout="30"))["result"],
        (await api.bot("getUpdates", timeout=30))["result"],
    )
    assert (first["event_name"], first["message"]["text"]) == ("message.text.received", "một")
    assert (second["message"]["text"], second["message"]["chat"]) == ("hai", {"id": "u1", "chat_type": "PRIVATE"})
    assert isinstance(first["message"]["date"], int)


async def test_behaviour_26_an_answer_that_is_lost_has_taken_the_update_with_it(zalo: FakeZalo, api: Api) -> None:
    await zalo.bot.person().says("một")
    zalo.accept_then_drop(path="/getUpdates")
    with pytest.raises(aiohttp.ClientError):
        await api.bot("getUpdates")
    assert (await api.bot("getUpdates", timeout=0))["error_code"] == 408


@pytest.mark.parametrize(("statuses", "status"), [(True, 408), (False, 200)])
async def test_behaviour_26_an_idle_poll_ends_with_408(zalo: FakeZalo, api: Api, statuses: bool, status: int) -> None:
    zalo.bot.longest_poll, zalo.bot.http_statuses = 0.05, statuses
    idle = await api.bot("getUpdates", timeout="30")
    assert (idle["ok"], idle["error_code"], api.status) == (False, 408, status)
    assert (await api.bot("getUpdates", timeout="soon"))["error_code"] == 400


async def test_behaviour_26_a_waiting_poll_gets_what_comes(zalo: FakeZalo, api: Api) -> None:
    zalo.bot.longest_poll = 5.0
    poll = asyncio.create_task(api.bot("getUpdates", timeout=30))
    await asyncio.sleep(0.05)
    await zalo.bot.person().says("đèn tắt")
    assert (await poll)["result"]["message"]["text"] == "đèn tắt"


async def test_behaviour_26_no_polling_while_a_webhook_is_set(zalo: FakeZalo, api: Api, ward: Ward) -> None:
    zalo.bot.allow_local_hooks = True
    await api.bot("setWebhook", url=ward.url, secret_token=SECRET)
    assert (await api.bot("getUpdates"))["ok"] is False
    await api.bot("deleteWebhook")
    await zalo.bot.person().says("đèn tắt")
    assert (await api.bot("getUpdates"))["ok"] is True


async def test_behaviour_27_a_webhook_is_a_public_https_address_with_a_secret(
    zalo: FakeZalo, api: Api, ward: Ward
) -> None:
    async def code(url: str, secret: str = SECRET) -> int:
        return int((await api.bot("setWebhook", url=url, secret_token=secret)).get("error_code", 0))

    assert (await api.bot("getWebhookInfo"))["error_code"] == 404
    public = "https://phuong.example/hook"
    bad = [
        "http://phuong.example/hook",
        "https://localhost/hook",
        "https://10.0.0.1/hook",
        "https://192.168.1.2/h",
        ward.url,
    ]
    assert [await code(url) for url in bad] == [400] * 5
    assert [await code(public, secret) for secret in ("a" * 7, "a" * 257, "a" * 8, "a" * 256)] == [400, 400, 0, 0]
    assert (await api.bot("getWebhookInfo"))["result"]["url"] == public
    assert (await api.bot("deleteWebhook"))["result"]["url"] == ""
    assert (await api.bot("getWebhookInfo"))["error_code"] == 404
    zalo.bot.allow_local_hooks = True
    assert await code(ward.url) == 0


@pytest.mark.parametrize("wrapped", [True, False])
async def test_behaviour_27_webhook_bodies_carry_the_secret_and_may_be_wrapped(
    zalo: FakeZalo, api: Api, ward: Ward, wrapped: bool
) -> None:
    zalo.bot.allow_local_hooks, zalo.bot.wrapped = True, wrapped
    await api.bot("setWebhook", url=ward.url, secret_token=SECRET)
    await zalo.bot.person().says("đèn tắt")
    await zalo.settled()
    body = ward.events[0]
    assert ward.heard[0].headers["X-Bot-Api-Secret-Token"] == SECRET
    assert ("result" in body) is wrapped
    assert (body["result"] if wrapped else body)["message"]["text"] == "đèn tắt"


async def test_behaviour_27_no_retry_is_promised_but_one_may_be_ordered(zalo: FakeZalo, api: Api, ward: Ward) -> None:
    zalo.bot.allow_local_hooks = True
    await api.bot("setWebhook", url=ward.url, secret_token=SECRET)
    ward.statuses = [500, 500]
    lost = await zalo.bot.person().says("một")
    await zalo.settled()
    assert lost is not None
    assert (lost.state, zalo.bot.hook.enabled) == ("lost", True)
    zalo.bot.ladder = (10,)
    again = await zalo.bot.person().says("hai")
    await zalo.settled()
    await zalo.advance(10)
    assert again is not None
    assert (again.ok, len(ward.heard)) == (True, 3)


async def test_behaviour_28_what_a_message_may_be(zalo: FakeZalo, api: Api) -> None:
    lan = zalo.bot.person("u1")
    assert (await api.bot("sendMessage", chat_id="u1", text="Dạ"))["error_code"] == 400  # she has not written yet
    await lan.says("chào")
    sent = await api.bot("sendMessage", chat_id="u1", text="a" * 2000)
    assert (type(sent["result"]["message_id"]), type(sent["result"]["date"])) == (str, int)
    for wrong in ({"text": ""}, {"text": "a" * 2001}, {}, {"text": "Dạ", "parse_mode": "MarkdownV2"}):
        assert (await api.bot("sendMessage", chat_id="u1", **wrong))["error_code"] == 400
    zalo.bot.unknown_chat = 404
    assert (await api.bot("sendMessage", chat_id="u2", text="Dạ"))["error_code"] == 404
    methods = ("editMessageText", "deleteMessage", "answerCallbackQuery", "sendDocument", "sendLocation")
    assert {(await api.bot(method, chat_id="u1"))["error_code"] for method in methods} == {404}
    assert (await api.bot("sendChatAction", chat_id="u1", action="typing")) == {"ok": True}
    assert len(lan.shown) == 1


async def test_behaviour_28_photos_go_by_public_address_only(zalo: FakeZalo, api: Api) -> None:
    lan = zalo.bot.person("u1")
    await lan.says("chào")
    photo = {"chat_id": "u1", "photo": "https://phuong.example/a.jpg", "caption": "Ảnh"}
    assert (await api.bot("sendPhoto", **photo))["ok"]
    assert (lan.shown[0].kind, lan.shown[0].url, lan.shown[0].text) == ("image", photo["photo"], "Ảnh")
    assert (await api.bot("sendPhoto", **{**photo, "photo": "http://127.0.0.1/a.jpg"}))["error_code"] == 400
    form = aiohttp.FormData({"chat_id": "u1"})
    form.add_field("photo", b"\xff\xd8\xff", filename="a.jpg")
    url = f"{zalo.bot_base}/bot{zalo.bot.token}/sendPhoto"
    assert (await api.call("POST", url, headers={}, data=form))["error_code"] == 400


async def test_behaviour_28_the_free_plan_ends(zalo: FakeZalo, api: Api) -> None:
    bot = zalo.bot
    assert (bot.month_limit, bot.user_limit, bot.group_limit) == (3000, 50, 3)
    bot.month_limit, bot.user_limit, bot.group_limit = 4, 2, 1
    for name in ("u1", "u2", "u3"):
        await bot.person(name).says("chào")
    for name in ("zgr-1", "zgr-2"):
        bot.group(name)

    async def code(chat: str) -> int:
        return int((await api.bot("sendMessage", chat_id=chat, text="Dạ")).get("error_code", 0))

    assert [await code(chat) for chat in ("u1", "u2", "u3", "zgr-1", "zgr-2", "u1", "u1")] == [
        0,
        0,
        429,
        0,
        400,
        0,
        429,
    ]
    await zalo.advance(31 * 24 * 3600)
    assert await code("u1") == 0


async def test_behaviour_29_in_groups_it_hears_mentions_and_replies_only(zalo: FakeZalo, api: Api) -> None:
    hoa = zalo.bot.person("u2", "Hoà")
    group = zalo.bot.group("zgr-1", members=[hoa])
    card = (await api.bot("sendMessage", chat_id="zgr-1", text="Phiếu #A12"))["result"]
    await hoa.says("không ai nghe")
    await api.bot("getUpdates")
    await hoa.says("không ai nghe", group=group)
    await hoa.says("nhận", group=group, mention=True)
    await hoa.says("xong", group=group, reply_to=zalo.sent_to("zgr-1")[0])
    assert zalo.sent_to("zgr-1")[0].message_id == card["message_id"]
    mention, reply = (await api.bot("getUpdates"))["result"], (await api.bot("getUpdates"))["result"]
    assert mention["message"]["chat"] == {"id": "zgr-1", "chat_type": "GROUP"}
    assert mention["message"]["text"] == f"@{zalo.bot.display_name} nhận"
    assert (reply["message"]["text"], "reply_to_message" in reply["message"]) == ("xong", False)
    assert not zalo.bot.updates
    zalo.bot.shows_replies = True
    await hoa.says("xong", group=group, reply_to=zalo.sent_to("zgr-1")[0])
    assert (await api.bot("getUpdates"))["result"]["message"]["reply_to_message"]["message_id"] == card["message_id"]


async def test_behaviour_29_pictures_have_photo_url_and_the_rest_is_unsupported(zalo: FakeZalo, api: Api) -> None:
    lan = zalo.bot.person("u1", "Lan")
    await lan.sends_photo("đây", b"\xff\xd8\xff picture")
    await lan.sends_sticker()
    await lan.sends_voice()
    await lan.sends_location(10.7, 106.6)
    await lan.sends_file()
    updates = [(await api.bot("getUpdates"))["result"] for _ in range(5)]
    kinds = ["image", "sticker", "voice", "unsupported", "unsupported"]
    assert [update["event_name"] for update in updates] == [f"message.{kind}.received" for kind in kinds]
    picture = updates[0]["message"]
    assert ("photo" in picture, picture["caption"]) == (False, "đây")
    async with api.session.get(picture["photo_url"]) as answer:
        assert await answer.read() == b"\xff\xd8\xff picture"
    assert json.dumps(updates[3]).count("10.7") == 0


async def test_updates_may_have_the_older_shape(zalo: FakeZalo, api: Api) -> None:
    zalo.bot.old_shape = True
    await zalo.bot.person("u1", "Lan").says("chào")
    update = (await api.bot("getUpdates"))["result"]
    assert ("event_name" in update, update["message"]["from"]["first_name"]) == (False, "Lan")
