"""The fake's OA host: behaviours 6 to 14 and 18 of the reference's list, what it lets through and what it refuses."""

import asyncio
import hashlib
import hmac
import unicodedata
from collections.abc import Callable

import aiohttp
import pytest

from .zalo import FakeZalo
from .zalo.callers import Api, buttons_of, media, query, template, text
from .zalo.openapi import proves
from .zalo.people import Resident
from .zalo.shapes import Json, new_picture

HOUR = 3600
DAY = 24 * HOUR
CS = "/v3.0/oa/message/cs"


@pytest.fixture
async def lan(zalo: FakeZalo) -> Resident:
    """A resident who has just written."""
    resident = zalo.oa.user("5000000000000000005", "Lan")
    await resident.says("đèn tắt")
    return resident


async def test_behaviour_06_errors_are_http_200_and_the_token_has_its_own_header(
    zalo: FakeZalo, api: Api, lan: Resident
) -> None:
    body = {"recipient": {"user_id": lan.id}, "message": text("Dạ")}
    bearer = await api.post(CS, body, headers={"Authorization": f"Bearer {zalo.oa.access_token}"})
    assert (api.status, bearer["error"], isinstance(bearer["message"], str)) == (200, -216, True)
    right = await api.post(CS, body)
    assert (api.status, right["error"], right["message"]) == (200, 0, "Success")
    assert await api.code("nobody", text("Dạ")) == -201
    assert (await api.get("/v3.0/oa/no/such/call"))["error"] == 404
    assert api.status == 200


async def test_behaviour_07_dead_tokens_are_told_apart_here_and_not_on_the_business_host(
    zalo: FakeZalo, api: Api, lan: Resident
) -> None:
    async def codes(token: str) -> tuple[int, int]:
        head = {"access_token": token}
        here = await api.call("GET", f"{zalo.openapi_base}/v2.0/oa/getoa", headers=head)
        there = await api.call("GET", f"{zalo.business_base}/message/quota", headers=head)
        return here["error"], there["error"]

    first = zalo.oa.access_token
    assert await codes("AT-unknown") == (-216, -124)
    await zalo.advance(25 * HOUR)
    assert await codes(first) == (0, 0)
    await zalo.advance(1)
    assert await codes(first) == (-220, -124)
    await api.refresh(zalo.oa.refresh_token)
    assert await codes(first) == (-216, -124)
    assert await codes(zalo.oa.access_token) == (0, 0)


async def test_behaviour_08_a_minute_has_so_many_requests_and_the_headers_say_how_many_are_left(
    zalo: FakeZalo, api: Api, lan: Resident
) -> None:
    zalo.oa.rate = 3
    assert [await api.code(lan, text("Dạ")) for _ in range(4)] == [0, 0, 0, -32]
    assert (api.headers["X-RateLimit-Limit"], api.headers["X-RateLimit-Remain"]) == ("3", "0")
    assert len(zalo.sent_to(lan)) == 3
    await zalo.advance(60)
    assert await api.code(lan, text("Dạ")) == 0
    assert api.headers["X-RateLimit-Remain"] == "2"
    zalo.app.rate = 1
    over = await api.cs(lan, text("Dạ"))
    assert (over["error"], "application" in over["message"]) == (-32, True)
    assert zalo.oa.rate == 3
    assert (len(zalo.sent_to(lan)), zalo.new_oa("9000000000000000011", "Khác", "S").rate) == (4, 100)


async def test_behaviour_09_checks_come_in_one_order(zalo: FakeZalo, api: Api) -> None:
    """Everything is wrong at first; each refusal is mended in turn, and the next one shows."""
    oa, nam = zalo.oa, zalo.oa.user("5000000000000000007", "Nam")
    oa.disabled, oa.verified, oa.package, oa.api_registered, oa.rate = True, False, "Basic", False, 0
    nam.blocked = nam.restricted = nam.inactive = True
    wrong: Json = {"text": "a" * 2001, "attachment": {"type": "image", "payload": {"template_type": "generic"}}}
    recipient, token = {"user_id": "nobody"}, {"access_token": "wrong"}
    mends: list[Callable[[], object]] = [
        lambda: token.update(access_token=oa.access_token),
        lambda: setattr(oa, "rate", 100),
        lambda: setattr(oa, "disabled", False),
        lambda: setattr(oa, "verified", True),
        lambda: setattr(oa, "package", "Growth"),
        lambda: setattr(oa, "api_registered", True),
        lambda: wrong["attachment"].update(type="template"),
        lambda: wrong.update(text="a"),
        lambda: wrong.pop("attachment"),
        lambda: recipient.update(user_id=nam.id),
        lambda: setattr(nam, "blocked", False),
        lambda: setattr(nam, "restricted", False),
        lambda: setattr(nam, "inactive", False),
        lambda: None,
    ]
    seen = []
    for mend in mends:
        refused = await api.post(CS, {"recipient": recipient, "message": wrong}, headers=token)
        seen.append(refused["error"])
        if recipient["user_id"] == "nobody" and "attachment" not in wrong:
            assert "user_id" in refused["message"]
        mend()
    assert seen == [-216, -32, -204, -221, -224, -212, -201, -210, -233, -201, -217, -244, -227, -213]
    assert zalo.sent == []


@pytest.mark.parametrize(("fact", "code"), [("app_active", -209), ("permitted", -223)])
async def test_more_that_the_console_may_lack(zalo: FakeZalo, api: Api, lan: Resident, fact: str, code: int) -> None:
    setattr(zalo.oa, fact, False)
    assert await api.code(lan, text("Dạ")) == code


async def test_the_proof_of_the_app_secret_is_wanted_when_the_console_says_so(zalo: FakeZalo, api: Api) -> None:
    vector = "13c84e1f6f52f01132698172e32412a2192e615166b0e8702095f21ca36c1ff1"
    assert proves(zalo.app, "ACCESS_TOKEN_TEST", vector)
    zalo.app.wants_proof = True
    token = zalo.oa.access_token
    proof = hmac.new(zalo.app.secret.encode(), token.encode(), hashlib.sha256).hexdigest()
    url = f"{zalo.openapi_base}/v2.0/oa/getoa"
    codes = [
        (await api.call("GET", url, headers={"access_token": token, **more}))["error"]
        for more in ({}, {"appsecret_proof": proof})
    ]
    assert codes == [-242, 0]
    assert (await api.business({}))["error"] == -1241


@pytest.mark.parametrize(
    ("age", "code", "quota"),
    [
        (48 * HOUR, 0, "reply"),
        (48 * HOUR + 1, 0, "sub_quota"),
        (7 * DAY, 0, "sub_quota"),
        (7 * DAY + 1, -230, None),
    ],
)
async def test_behaviour_10_the_windows_close_to_the_second(
    zalo: FakeZalo, api: Api, lan: Resident, age: int, code: int, quota: str | None
) -> None:
    lan.last_spoke(age)
    before = zalo.oa.allotment
    answer = await api.cs(lan, text("Dạ"))
    assert (answer["error"], answer.get("data", {}).get("quota", {}).get("quota_type")) == (code, quota)
    assert before - zalo.oa.allotment == (quota == "sub_quota")


async def test_behaviour_10_after_two_days_somebody_has_to_pay(zalo: FakeZalo, api: Api, lan: Resident) -> None:
    lan.last_spoke(49 * HOUR)
    zalo.oa.allotment, zalo.oa.balance = 1, 60
    zalo.faults.quota_always = True
    kinds = [(await api.cs(lan, text("Dạ")))["data"]["quota"]["quota_type"] for _ in range(2)]
    assert kinds == ["sub_quota", "purchase_quota"]
    assert await api.code(lan, text("Dạ")) == -321
    zalo.oa.zca_linked = False
    assert await api.code(lan, text("Dạ")) == -320
    assert len(zalo.sent_to(lan)) == 2


async def test_behaviour_10_who_never_wrote_may_be_written_to_after_a_follow(zalo: FakeZalo, api: Api) -> None:
    nam = zalo.oa.user("5000000000000000007", "Nam")
    assert await api.code(nam, text("Dạ")) == -213
    await nam.follows()
    assert await api.code(nam, text("Dạ")) == 0
    await zalo.advance(7 * DAY + 1)
    zalo.world.new_grant(zalo.oa)
    assert await api.code(nam, text("Dạ")) == -232
    await nam.says("chào")
    await zalo.advance(7 * DAY + 1)
    zalo.world.new_grant(zalo.oa)
    assert await api.code(nam, text("Dạ")) == -230


ELEMENT = {"title": "UBND phường X", "subtitle": "Xin thông tin", "image_url": "https://phuong.example/logo.png"}
GIF = {"media_type": "gif", "url": "https://phuong.example/a.gif"}
URL = "https://phuong.example/a.jpg"


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (text("a" * 2000), 0),
        (text("a" * 2001), -210),
        (text("🏠" * 2000), 0),  # code points, not UTF-16
        (text(unicodedata.normalize("NFD", "ệ" * 1000)), -210),
        (text(""), -201),
        (text("  "), -201),
        ({}, -201),
        ({"attachment": {"type": "image", "payload": {"attachment_id": "x"}}}, -201),
        (media(media_type="image", url=URL), 0),
        (media(media_type="image", url=URL, attachment_id="x"), -201),
        (media(media_type="image"), -201),
        (media(media_type="image", url="file.jpg"), -201),
        (media(media_type="image", attachment_id="unknown"), -201),
        (media(**GIF), -201),
        (media(**GIF, width=10, height="10"), 0),
        (template(template_type="request_user_info", elements=[ELEMENT]), 0),
        (template(template_type="request_user_info", elements=[ELEMENT, ELEMENT]), -201),
        (template(template_type="request_user_info", elements=[{**ELEMENT, "title": "a" * 101}]), -210),
        (template(template_type="request_user_info", elements=[{**ELEMENT, "subtitle": "a" * 501}]), -210),
        (template(template_type="list", elements=[ELEMENT] * 5), 0),
        (template(template_type="list", elements=[ELEMENT] * 6), -210),
        (template(template_type="list", elements=[{"title": "a"}]), -201),
        (template(template_type="generic", elements=[ELEMENT]), -233),
        ({"attachment": {"type": "file", "payload": {"token": "unknown"}}}, -201),
    ],
)
async def test_behaviour_11_shapes_and_lengths(api: Api, lan: Resident, message: Json, code: int) -> None:
    assert await api.code(lan, message) == code


@pytest.mark.parametrize(
    ("buttons", "code"),
    [
        ([query("Đúng", "#1")] * 5, 0),
        ([query("Đúng", "#1")] * 6, -210),
        ([query("a" * 100, "a" * 1000)], 0),
        ([query("a" * 101, "#1")], -210),
        ([query("Đúng", "a" * 1001)], -210),
        ([query("", "#1")], -201),
        ([query("Đúng", "#1", "callback")], -201),
        ([], -201),
        ([{"title": "Web", "type": "oa.open.url", "payload": {"url": "https://dichvucong.gov.vn"}}], 0),
        ([{"title": "Web", "type": "oa.open.url", "payload": "https://dichvucong.gov.vn"}], -201),
        ([{"title": "Gọi", "type": "oa.open.phone", "payload": {"phone_code": "842838000000"}}], 0),
        ([{"title": "SMS", "type": "oa.open.sms", "payload": {"phone_code": "842838000000"}}], -201),
    ],
)
async def test_behaviour_11_buttons(api: Api, lan: Resident, buttons: list[Json], code: int) -> None:
    assert await api.code(lan, {"text": "Đúng không?", **template(buttons=buttons)}) == code
    assert await api.code(lan, template(buttons=buttons)) == -201  # buttons stand under words


async def test_behaviour_11_an_upload_is_good_for_seven_days(zalo: FakeZalo, api: Api, lan: Resident) -> None:
    picture = new_picture(1)
    uploaded = (await api.upload("image", picture))["data"]["attachment_id"]
    await zalo.advance(7 * DAY)
    zalo.world.new_grant(zalo.oa)
    await lan.says("còn đó không?")
    assert await api.code(lan, media(media_type="image", attachment_id=uploaded)) == 0
    assert zalo.sent_to(lan)[0].photo == picture
    await zalo.advance(1)
    assert await api.code(lan, media(media_type="image", attachment_id=uploaded)) == -100


async def test_behaviour_12_an_oa_may_be_without_buttons(zalo: FakeZalo, api: Api, lan: Resident) -> None:
    asked = {"text": "Đúng không?", **template(buttons=[query("Đúng", "#1")])}
    assert await api.code(lan, asked) == 0
    assert buttons_of(zalo.sent_to(lan)[0]) == [("Đúng", "#1")]
    zalo.oa.buttons_supported = False
    assert await api.code(lan, asked) == -233
    assert await api.code(lan, template(template_type="list", elements=[ELEMENT])) == -233
    assert await api.code(lan, text("Đúng không?")) == 0


async def test_behaviour_13_what_was_shut_down_stays_shut(zalo: FakeZalo, api: Api, lan: Resident) -> None:
    body = {"recipient": {"user_id": lan.id}, "message": text("Dạ")}
    paths = ("/v3.0/oa/message/transaction", "/v3.0/oa/message/promotion", "/v2.0/oa/message")
    assert [(await api.post(path, body))["error"] for path in paths] == [-233, -233, -240]
    assert zalo.sent == []


async def test_reactions_and_words_to_visitors_are_still_v2(zalo: FakeZalo, api: Api, lan: Resident) -> None:
    react = {"recipient": {"user_id": lan.id}, "sender_action": {"react_icon": "/-strong", "react_message_id": "m1"}}
    zalo.oa.rate = 1000
    assert [(await api.post("/v2.0/oa/message", react))["error"] for _ in range(51)][-2:] == [0, -210]
    visitor = zalo.oa.visitor("anon-1", "conv-1")
    to = {"anonymous_id": visitor.id, "conversation_id": "conv-1"}
    body = {"recipient": to, "message": text("Dạ")}
    assert (await api.post("/v2.0/oa/message", body))["error"] == 0
    assert (await api.post("/v2.0/oa/message", {**body, "recipient": {**to, "conversation_id": "x"}}))["error"] == -201
    assert [one.text for one in zalo.sent_to(visitor.id)] == ["Dạ"]


async def test_behaviour_14_ids_and_times_are_text_and_the_quota_is_not_always_there(api: Api, lan: Resident) -> None:
    answers = [(await api.cs(lan, text("Dạ")))["data"] for _ in range(6)]
    assert {type(answer[name]) for answer in answers for name in ("message_id", "sent_time", "user_id")} == {str}
    assert {"quota" in answer for answer in answers} == {True, False}
    assert len({answer["message_id"] for answer in answers}) == 6


async def test_behaviour_18_accepted_but_the_answer_is_lost_so_a_retry_doubles(
    zalo: FakeZalo, api: Api, lan: Resident
) -> None:
    zalo.accept_then_drop(path="/message/cs")
    with pytest.raises(aiohttp.ClientError):
        await api.cs(lan, text("Dạ"))
    assert await api.code(lan, text("Dạ")) == 0
    assert [one.text for one in zalo.sent_to(lan)] == ["Dạ", "Dạ"]
    zalo.accept_then_hang()
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(api.cs(lan, text("Dạ")), 0.2)
    assert len(zalo.sent_to(lan)) == 3
    zalo.fail_next(status=504)
    with pytest.raises(ValueError, match="Expecting value"):
        await api.cs(lan, text("Dạ"))
    assert (api.status, len(zalo.sent_to(lan))) == (504, 3)
