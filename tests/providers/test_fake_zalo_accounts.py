"""The fake's templates, groups and accounts: behaviours 15 to 17 of the reference's list."""

import hashlib

import pytest

from .zalo import FakeZalo, Param
from .zalo.callers import Api, Ward, query, template, text
from .zalo.people import Resident
from .zalo.shapes import Json, new_picture

PHONE = "84901234567"
DATA = {"customer_name": "Nguyễn Văn A", "time": "09:00 25/11"}
DAY = 24 * 3600
NIGHT = 16 * 3600 - 1_789_000_000 % DAY  # from the start of the clock to 23:00 in Vietnam


@pytest.fixture
async def lan(zalo: FakeZalo) -> Resident:
    zalo.oa.template("345678", Param("customer_name"), Param("time", longest=20))
    resident = zalo.oa.user("5000000000000000005", "Lan")
    await resident.says("đèn tắt")
    return resident


async def by_phone(api: Api, **changes: object) -> Json:
    body = {"phone": PHONE, "template_id": "345678", "tracking_id": "appt-88", "template_data": DATA}
    return await api.business({**body, **changes})


async def by_uid(api: Api, user: Resident, **changes: object) -> Json:
    body = {"user_id": user.id, "template_id": "345678", "template_data": DATA}
    return await api.post("/v3.0/oa/message/template", {**body, **changes})


async def test_behaviour_15_a_template_by_phone_and_its_receipt(
    zalo: FakeZalo, api: Api, lan: Resident, ward: Ward
) -> None:
    answer = await by_phone(api)
    assert answer["error"] == 0
    assert answer["data"]["quota"] == {"dailyQuota": "500", "remainingQuota": "499"}
    sent = zalo.sent_to(PHONE)[0]
    assert (sent.how, sent.template_id, sent.template_data, sent.tracking_id) == ("phone", "345678", DATA, "appt-88")
    zalo.oa.delivers(sent)
    await zalo.settled()
    receipt = ward.events[-1]
    assert (receipt["event_name"], receipt["recipient"]) == ("user_received_message", {"id": PHONE})
    assert receipt["message"]["tracking_id"] == "appt-88"
    assert (ward.heard[-1].headers["X-ZEvent-Server"], ward.heard[-1].signed) == ("ZNS", True)
    assert (await api.call("GET", f"{zalo.business_base}/message/status?message_id={sent.message_id}"))["data"][
        "status"
    ] == 1


async def test_behaviour_15_a_template_by_user_id_knows_no_window(zalo: FakeZalo, api: Api, lan: Resident) -> None:
    lan.last_spoke(300 * DAY)
    answer = await by_uid(api, lan)
    assert (answer["error"], answer["data"]["quota"]["quota_type"]) == (0, "purchase_quota")
    assert zalo.sent_to(lan)[0].template_data == DATA
    zalo.oa.templates["345678"].by_uid = False
    assert (await by_uid(api, lan))["error"] == -249
    zalo.oa.balance = 0
    zalo.oa.templates["345678"].by_uid = True
    assert (await by_uid(api, lan))["error"] == -321


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"template_id": "1"}, -109),
        ({"template_data": {"time": "09:00"}}, -1122),
        ({"template_data": {**DATA, "time": "a" * 21}}, -1121),
        ({"template_data": {**DATA, "time": 9}}, -1124),
        ({"template_data": {**DATA, "street": "12"}}, -112),
        ({"phone": "0901234567"}, -108),
        ({"phone": "+84901234567"}, 0),
        ({"phone": "84900000000"}, -118),
        ({"tracking_id": "a" * 49}, -106),
        ({"mode": "development"}, -127),
    ],
)
async def test_behaviour_15_what_a_template_is_refused_for(
    zalo: FakeZalo, api: Api, lan: Resident, changes: Json, code: int
) -> None:
    zalo.world.phones_without_zalo.add("84900000000")
    assert (await by_phone(api, **changes))["error"] == code
    assert len(zalo.sent) == (code == 0)


@pytest.mark.parametrize(("status", "code"), [("PENDING_REVIEW", -131), ("REJECT", -131), ("DISABLE", -146)])
async def test_behaviour_15_a_template_has_to_be_approved(
    zalo: FakeZalo, api: Api, lan: Resident, status: str, code: int
) -> None:
    zalo.oa.templates["345678"].status = status
    assert ((await by_phone(api))["error"], (await by_uid(api, lan))["error"]) == (code, code)


async def test_behaviour_15_quota_night_and_money(zalo: FakeZalo, api: Api, lan: Resident) -> None:
    zalo.oa.daily_templates = 1
    assert [(await by_phone(api))["error"] for _ in range(2)] == [0, -144]
    await zalo.advance(NIGHT)
    zalo.oa.daily_templates = 10
    assert (await by_phone(api))["error"] == 0  # the newest table has no -133 any more
    zalo.faults.night_closed = True
    assert (await by_phone(api))["error"] == -133
    await zalo.advance(7 * 3600)
    assert (await by_phone(api))["error"] == 0
    zalo.oa.balance = 0
    assert (await by_phone(api))["error"] == -137
    zalo.oa.zca_linked = False
    assert (await by_phone(api))["error"] == -136


async def test_the_business_host_has_its_own_numbers_for_what_the_console_lacks(zalo: FakeZalo, api: Api) -> None:
    zalo.oa.verified = False
    assert (await by_phone(api))["error"] == -135
    zalo.oa.verified, zalo.oa.app_active = True, False
    assert (await by_phone(api))["error"] == -103


async def test_template_calls_do_not_use_up_the_oas_rate_and_hashes_do_for_phones(
    zalo: FakeZalo, api: Api, lan: Resident
) -> None:
    zalo.oa.rate = 0
    assert (await by_uid(api, lan))["error"] == 0
    body = {"template_id": "345678", "tracking_id": "a", "template_data": DATA}
    hashed = hashlib.sha256(PHONE.encode()).hexdigest()
    assert (await api.business({**body, "hash_phone": hashed}, "/message/template/hashphone"))["error"] == 0
    zalo.world.phones_without_zalo.add(PHONE)
    assert (await api.business({**body, "hash_phone": hashed}, "/message/template/hashphone"))["error"] == -118


async def test_behaviour_15_a_template_tells_its_blanks(zalo: FakeZalo, api: Api, lan: Resident) -> None:
    info = await api.call("GET", f"{zalo.business_base}/template/info/v2?template_id=345678")
    assert [(one["name"], one["require"], one["maxLength"]) for one in info["data"]["listParams"]] == [
        ("customer_name", True, 30),
        ("time", True, 20),
    ]
    assert (await api.call("GET", f"{zalo.business_base}/template/info/v2?template_id=1"))["error"] == -109
    rows = await api.call("GET", f"{zalo.business_base}/template/all?offset=0&limit=100")
    assert [row["templateId"] for row in rows["data"]] == ["345678"]
    assert (await api.call("GET", f"{zalo.business_base}/template/all?offset=0&limit=101"))["error"] != 0


async def test_behaviour_16_groups_refuse_strangers_and_lapsed_assets(zalo: FakeZalo, api: Api, ward: Ward) -> None:
    group = zalo.oa.group("g-77", members=[hoa := zalo.oa.user("5000000000000000006", "Hoà")])

    async def code(message: Json, group_id: str = "g-77") -> int:
        body = {"recipient": {"group_id": group_id}, "message": message}
        return int((await api.post("/v3.0/oa/group/message", body))["error"])

    assert await code(text("Phiếu [@5000000000000000006]")) == 0
    assert await code(text("Phiếu"), "g-78") == -403
    assert await code({"text": "?", **template(buttons=[query("Nhận", "#1")])}) == -233
    assert await code(text("a" * 2001)) == -210
    group.asset_ok = False
    assert await code(text("Phiếu")) == -237
    group.asset_ok = True
    await group.disperses()
    assert await code(text("Phiếu")) == -403
    await zalo.settled()
    assert ward.names == ["oa_send_group_text", "disperse_group"]
    assert ward.events[0]["recipient"] == {"id": "g-77"}
    assert [one.text for one in zalo.sent_to(group)] == ["Phiếu [@5000000000000000006]"]
    assert hoa.last_interaction is None


async def test_behaviour_16_a_group_is_made_with_an_asset_and_filled(zalo: FakeZalo, api: Api) -> None:
    for user_id in ("5000000000000000006", "5000000000000000007"):
        zalo.oa.user(user_id)
    assets = await api.post("/v3.0/oa/quota/group", {"quota_owner": "OA", "product_type": "gmf100"})
    assert assets["data"][0]["status"] == "available"
    wanted = {"group_name": "Tổ", "asset_id": assets["data"][0]["asset_id"], "member_user_ids": ["5000000000000000006"]}
    made = (await api.post("/v3.0/oa/group/creategroupwithoa", wanted))["data"]
    assert made["group_link"].startswith("https://zalo.me/g/")
    assert (await api.post("/v3.0/oa/group/creategroupwithoa", wanted))["error"] == -238
    more = {"group_id": made["group_id"], "member_user_ids": ["5000000000000000007"]}
    assert (await api.post("/v3.0/oa/group/invite", more))["error"] == 0
    assert (await api.get("/v3.0/oa/group/listmember", group_id=made["group_id"]))["data"]["total"] == 2
    groups = await api.get("/v3.0/oa/group/getgroupsofoa", offset=0, count=5)
    assert [one["group_id"] for one in groups["data"]["groups"]] == [made["group_id"]]


async def test_behaviour_17_people_are_listed_and_described(zalo: FakeZalo, api: Api, lan: Resident) -> None:
    for number in range(60):
        zalo.oa.user(f"51000000000000000{number:02d}", f"Người {number}")
    detail = (await api.get("/v3.0/oa/user/detail", user_id=lan.id))["data"]
    assert (detail["display_name"], detail["user_is_follower"], detail["user_id_by_app"]) == ("Lan", False, lan.by_app)
    assert detail["user_last_interaction_date"] == "10/09/2026"
    page = (await api.get("/v3.0/oa/user/getlist", offset=50, count=50))["data"]
    assert (page["total"], page["count"], set(page["users"][0])) == (61, 11, {"user_id"})
    assert (await api.get("/v3.0/oa/user/getlist", offset=0, count=51))["error"] == -210
    assert (await api.get("/v3.0/oa/user/getlist", offset=9952, count=1))["error"] == -210
    recent = await api.get("/v3.0/oa/user/getlist", last_interaction_period="L7D")
    assert recent["data"]["users"] == [{"user_id": lan.id}]
    assert (await api.get("/v3.0/oa/user/detail", user_id="nobody"))["error"] == -201


async def test_behaviour_17_conversations_are_newest_first_and_ten_at_most(
    zalo: FakeZalo, api: Api, lan: Resident
) -> None:
    await zalo.advance(1)
    await api.cs(lan, text("Đèn ở đâu ạ?"))
    await zalo.oa.user("5000000000000000007", "Nam").sends_photo("đây")
    rows = (await api.get("/v2.0/oa/listrecentchat", offset=0, count=10))["data"]
    assert [(row["src"], row["type"]) for row in rows] == [(1, "photo"), (0, "text"), (1, "text")]
    assert rows[2]["time"] == rows[1]["time"] - 1000
    assert rows[1]["message_id"] == zalo.sent_to(lan)[0].message_id
    assert (rows[2]["from_id"], rows[2]["to_id"], rows[2]["message"]) == (lan.id, zalo.oa.id, "đèn tắt")
    assert (await api.get("/v2.0/oa/listrecentchat", offset=0, count=11))["error"] == -210
    alone = (await api.get("/v2.0/oa/conversation", user_id=lan.id, offset=1, count=10))["data"]
    assert [row["message"] for row in alone] == ["đèn tắt"]


async def test_behaviour_17_the_oa_tells_of_itself_even_when_it_may_not_send(zalo: FakeZalo, api: Api) -> None:
    zalo.oa.verified, zalo.oa.package = False, "Basic"
    facts = (await api.get("/v2.0/oa/getoa"))["data"]
    assert (facts["oaid"], facts["oa_type"], facts["is_verified"]) == (zalo.oa.id, 4, False)
    assert (facts["package_name"], facts["linked_ZCA"]) == ("Basic", True)
    zalo.faults.getoa_names_oa_id = True
    assert (await api.get("/v2.0/oa/getoa"))["data"]["oa_id"] == zalo.oa.id
    zalo.oa.disabled = True
    assert (await api.get("/v2.0/oa/getoa"))["error"] == -204


@pytest.mark.parametrize("with_cs_reply", [True, False])
async def test_behaviour_17_the_quota_of_a_person_and_of_the_oa(
    zalo: FakeZalo, api: Api, lan: Resident, with_cs_reply: bool
) -> None:
    zalo.faults.quota_has_cs_reply = with_cs_reply
    mine = (await api.post("/v3.0/oa/quota/message", {"user_id": lan.id}))["data"]
    assert (mine["last_interaction"], "cs_reply" in mine) == ("1789000000000", with_cs_reply)
    asked = {"quota_owner": "OA", "product_type": "cs", "quota_type": "sub_quota"}
    assert (await api.post("/v3.0/oa/quota/message", asked))["data"][0]["remain"] == 500


async def test_behaviour_17_uploads_have_kinds_and_sizes(zalo: FakeZalo, api: Api) -> None:
    picture = new_picture(1)
    assert (await api.upload("image", picture))["data"]["attachment_id"]
    assert (await api.upload("image", picture + b"0" * 1024 * 1024))["error"] == -210
    assert (await api.upload("image", b"%PDF-1.4"))["error"] == -201
    assert (await api.upload("gif", b"GIF89a"))["data"]["attachment_id"]
    assert (await api.upload("file", b"%PDF-1.4", "don.pdf"))["data"]["token"]
    assert (await api.upload("file", b"MZ", "don.exe"))["error"] == -201
    assert (await api.post("/v2.0/oa/upload/image", {}))["error"] == -201


async def test_behaviour_17_a_file_goes_out_by_its_token(zalo: FakeZalo, api: Api, lan: Resident) -> None:
    token = (await api.upload("file", b"%PDF-1.4", "don.pdf"))["data"]["token"]
    message = {"attachment": {"type": "file", "payload": {"token": token}}}
    assert await api.code(lan, message) == 0
    assert zalo.sent_to(lan)[0].kind == "file"


async def test_behaviour_17_tags_are_made_when_missing(zalo: FakeZalo, api: Api, lan: Resident) -> None:
    tag = {"user_id": lan.id, "tag_name": "tổ 5"}
    assert (await api.post("/v2.0/oa/tag/tagfollower", tag))["error"] == 0
    assert (await api.get("/v2.0/oa/tag/gettagsofoa"))["data"] == ["tổ 5"]
    assert (await api.get("/v3.0/oa/user/getlist", tag_name="tổ 5"))["data"]["total"] == 1
    await api.post("/v2.0/oa/tag/rmfollowerfromtag", tag)
    assert (await api.get("/v3.0/oa/user/getlist", tag_name="tổ 5"))["data"]["total"] == 0
    await api.post("/v2.0/oa/tag/rmtag", {"tag_name": "tổ 5"})
    assert (await api.get("/v2.0/oa/tag/gettagsofoa"))["data"] == []
