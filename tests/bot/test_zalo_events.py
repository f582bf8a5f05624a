"""Every kind of webhook event of the reference becomes what it is, and the signature covers the very bytes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.channels.base import Unreadable
from bot.channels.zalo_events import Account, Event, phone_of, read_event
from bot.channels.zalo_sign import Signature
from handlers.types import File, Pin

OA, LAN, GROUP = "9000000000000000009", "5000000000000000005", "g-77"
ACCOUNT = Account(OA, GROUP)
NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
STAMP = "1789000000123"
AT = datetime.fromtimestamp(1789000000.123, UTC)

BODY = (
    '{"app_id":"1000000000000000001","user_id_by_app":"7000000000000000007","event_name":"user_send_text",'
    '"timestamp":"1789000000123","sender":{"id":"5000000000000000005"},"recipient":{"id":"9000000000000000009"},'
    '"message":{"msg_id":"m0001","text":"Xin chào phường"}}'
).encode()
MAC = "8720ab37373a89783f80b18502b81d2bd0a16b5adee84b3fe50d85e505552f3a"
RESERIALISED = json.dumps(json.loads(BODY)).encode()
SIGNATURE = Signature("1000000000000000001", "OA_SECRET_TEST")


# --- the signature ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("given", [f"mac={MAC}", MAC, f"mac={MAC.upper()}", f" mac={MAC} "])
def test_the_vector_of_the_reference_is_taken_with_and_without_its_prefix(given: str) -> None:
    assert len(BODY) == 266
    assert SIGNATURE.fits({"X-ZEvent-Signature": given}, BODY, json.loads(BODY))


@pytest.mark.parametrize(
    ("headers", "raw"),
    [
        ({}, BODY), ({"X-ZEvent-Signature": ""}, BODY), ({"X-ZEvent-Signature": "mac="}, BODY),
        ({"X-ZEvent-Signature": "mac=chữ ký"}, BODY), ({"X-ZEvent-Signature": f"mac={MAC}"}, RESERIALISED),
        ({"X-ZEvent-Signature": f"mac={MAC}"}, BODY + b" "), ({"X-ZEvent-Signature": f"mac={MAC[:-1]}0"}, BODY),
    ],
)  # fmt: skip
def test_anything_else_is_not_zalo(headers: dict[str, str], raw: bytes) -> None:
    assert not SIGNATURE.fits(headers, raw, json.loads(raw))


def test_without_a_secret_nobody_is_let_in() -> None:
    import hashlib

    bare = hashlib.sha256(b"1000000000000000001" + BODY + STAMP.encode()).hexdigest()
    assert not Signature("1000000000000000001", "").fits({"X-ZEvent-Signature": bare}, BODY, json.loads(BODY))


def test_the_oa_id_in_the_place_of_the_app_id_is_taken_only_where_the_setting_says_so() -> None:
    import hashlib

    other = hashlib.sha256(OA.encode() + BODY + STAMP.encode() + b"OA_SECRET_TEST").hexdigest()
    headers = {"X-ZEvent-Signature": f"mac={other}"}
    assert not SIGNATURE.fits(headers, BODY, json.loads(BODY))
    assert Signature("1000000000000000001", "OA_SECRET_TEST", OA).fits(headers, BODY, json.loads(BODY))


# --- what people send ------------------------------------------------------------------------------------------


def event(name: str, message: Any = None, **more: Any) -> dict[str, Any]:
    facts = {"app_id": "1", "sender": {"id": LAN}, "recipient": {"id": OA}, "user_id_by_app": "7", "timestamp": STAMP}
    return {**facts, "event_name": name, **({} if message is None else {"message": message}), **more}


def attached(kind: str, *payloads: dict[str, Any], text: str | None = None) -> dict[str, Any]:
    message: dict[str, Any] = {"msg_id": "m1", "attachments": [{"type": kind, "payload": one} for one in payloads]}
    return message if text is None else {**message, "text": text}


def heard(facts: dict[str, Any], account: Account = ACCOUNT) -> Event:
    return read_event(facts, account, NOW)


URL = "http://f1.zdn.vn/a.jpg"
PHOTO, HERE = File("photo", URL), {"coordinates": {"latitude": "10.76", "longitude": "106.65"}}
SENDING = [
    ("text", {"msg_id": "m1", "text": " đèn tắt "}, "text", "đèn tắt", (), None),
    ("text", {"msg_id": "m1", "text": "#go:report_issue"}, "choice", "", (), None),
    ("text", {"msg_id": "m1", "text": "#CT0123"}, "text", "#CT0123", (), None),
    ("text", {"msg_id": "m1", "text": "# ghi chú: đèn tắt"}, "text", "# ghi chú: đèn tắt", (), None),
    ("text", {"msg_id": "m1", "text": ""}, "other", "", (), None),
    ("image", attached("image", {"url": URL, "thumbnail": URL}), "photo", "", (File("photo", URL),), None),
    ("image", attached("image", {"url": URL}, {"url": "b"}, text="đây"), "photo", "đây", (PHOTO, File("photo", "b")), None),
    ("image", {"msg_id": "m1", "text": "không có ảnh"}, "other", "không có ảnh", (), None),
    ("image", attached("image", {"thumbnail": URL}), "other", "", (), None),
    ("location", attached("location", HERE), "location", "", (), Pin(10.76, 106.65)),
    ("location", attached("location", {"coordinates": {"latitude": "?", "longitude": "?"}}), "other", "", (), None),
    ("audio", attached("audio", {"url": "a.aac"}), "voice", "", (), None),
    ("video", attached("video", {"url": "a.mp4", "thumbnail": URL, "description": ""}), "video", "", (), None),
    ("gif", attached("gif", {"url": "a.gif"}), "video", "", (), None),
    ("file", attached("file", {"url": "a", "name": "a.docx", "size": "233947", "type": "docx"}), "file", "", (), None),
    ("file", attached("file", {"url": URL, "size": "5", "type": "JPG"}), "photo", "", (File("photo", URL, 5),), None),
    ("sticker", attached("sticker", {"id": "50", "url": URL}), "sticker", "", (), None),
    ("link", attached("link", {"url": "https://a"}, text="xem này https://a"), "text", "xem này https://a", (), None),
    ("link", attached("link", {"url": "https://a"}, {"url": "https://b"}), "text", "https://a https://b", (), None),
    ("business_card", attached("business_card", {"description": '{"phone":"84909999999"}'}), "other", "", (), None),
    ("hologram", attached("hologram", {"url": "x"}), "other", "", (), None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "message", "kind", "text", "files", "pin"), SENDING)
def test_what_a_resident_sends(
    name: str, message: Any, kind: str, text: str, files: tuple[File, ...], pin: Pin | None
) -> None:
    said = heard(event(f"user_send_{name}", message)).message
    assert said is not None
    assert (said.kind, said.text, said.files, said.pin) == (kind, text, files, pin)
    assert (said.talk, said.user, said.event_id, said.sequence) == (f"zalo_oa|{OA}|{LAN}", LAN, "m1", 1789000000123)
    assert said.sent_at == AT and not said.in_group


def test_a_tap_is_the_choice_that_was_offered() -> None:
    said = heard(event("user_send_text", {"msg_id": "m1", "text": "#report_issue.confirm=yes"})).message
    assert said is not None and (said.kind, said.choice, said.text) == ("choice", "report_issue.confirm=yes", "")
    clicked = heard(event("user_click_button", {"payload": "#t:PA-84G7ZK:confirm"})).message
    assert clicked is not None and clicked.choice == "t:PA-84G7ZK:confirm"


@pytest.mark.parametrize("name", ["follow", "user_click_chatnow"])
def test_somebody_who_is_there_and_has_said_nothing_is_greeted(name: str) -> None:
    facts = event(name, follower={"id": LAN}, oa_id=OA) if name == "follow" else event(name, {})
    first, again = heard(facts).message, heard(dict(reversed(facts.items()))).message
    assert first is not None and again is not None
    assert (first.kind, first.address.chat, first.event_id) == ("start", LAN, again.event_id)


@pytest.mark.parametrize(
    "info",
    [
        {"name": "A", "phone": "84901234567", "full_address": {"user_ward": "X"}}, {"phone": 84901234567},
        {"phone": "0901234567", "address": "12", "city": "TP HCM"}, {"phone": "+84 901 234 567"},
    ],
)  # fmt: skip
def test_submitted_details_are_the_persons_own_phone(info: dict[str, Any]) -> None:
    said = heard(event("user_submit_info", info=info)).message
    assert said is not None and (said.kind, said.phone) == ("contact", "+84901234567")


def test_a_phone_that_is_none_is_none() -> None:
    assert [phone_of(given) for given in (None, "", "123", {})] == ["", "", "", ""]


def test_somebody_without_an_account_is_spoken_with_in_their_conversation() -> None:
    facts = event("anonymous_send_text", {"msg_id": "m1", "text": "chào", "conversation_id": "c9"}, sender={"id": "a1"})
    said = heard(facts).message
    assert said is not None and (said.address.chat, said.text) == ("anonymous/a1/c9", "chào")
    assert heard(facts, Account(OA, GROUP, anonymous=False)).note == "anonymous_send_text"


# --- the group ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("oa_id", [{}, {"oa_id": OA}], ids=["no oa_id", "oa_id"])
def test_a_member_of_the_group_is_heard_without_a_mention(oa_id: dict[str, str]) -> None:
    message = {"msg_id": "m1", "text": "@[@123] nhận [@g-77] PA-84G7ZK", "quote_msg_id": "m0"}
    said = heard(event("user_send_group_text", message, recipient={"id": GROUP}, **oa_id)).message
    assert said is not None
    assert (said.text, said.in_group, said.member, said.reply_to) == ("nhận PA-84G7ZK", True, LAN, "m0")
    assert (said.talk, said.user) == (f"zalo_group|{OA}|{GROUP}|{LAN}", LAN)
    assert said.address.alone(LAN).talk() == f"zalo_oa|{OA}|{LAN}"


def test_a_group_that_is_not_the_officials_is_not_listened_to() -> None:
    facts = event("user_send_group_text", {"msg_id": "m1", "text": "nhận"}, recipient={"id": "g-99"})
    assert (heard(facts).foreign, heard(facts).message) == ("g-99", None)


@pytest.mark.parametrize("name", ["disperse_group", "delete_group"])
def test_the_end_of_the_group_is_noticed_under_both_names(name: str) -> None:
    assert heard({"event_name": name, "oa_id": OA, "group_id": GROUP, "timestamp": STAMP}).group_gone
    assert not heard({"event_name": name, "oa_id": OA, "group_id": "g-99", "timestamp": STAMP}).group_gone


# --- what is no message ------------------------------------------------------------------------------------------


def test_an_echo_says_whether_a_person_typed_it() -> None:
    own = event("oa_send_text", {"msg_id": "m9", "text": "x"}, sender={"id": OA}, recipient={"id": LAN})
    by_hand = {**own, "sender": {"id": OA, "admin_id": "6"}}
    for facts, by_person in ((own, False), (by_hand, True), ({**own, "sender": {"id": OA, "admin_id": ""}}, False)):
        told = heard(facts)
        assert told.message is None and told.echo is not None
        assert (told.echo.by_person, told.echo.chat, told.echo.message_id, told.echo.at) == (by_person, LAN, "m9", AT)


@pytest.mark.parametrize("turned", [False, True], ids=["sender is the OA", "sender is the user"])
def test_receipts_are_no_words_of_anybody(turned: bool) -> None:
    ends = (
        {"sender": {"id": LAN}, "recipient": {"id": OA}} if turned else {"sender": {"id": OA}, "recipient": {"id": LAN}}
    )
    seen = heard(event("user_seen_message", {"msg_ids": ["m1", "m2"]}, **ends))
    one = heard(event("user_seen_message", {"msg_id": "m1"}, **ends))
    phone = heard(event("user_received_message", {"msg_id": "m1", "tracking_id": "77"}, **ends))
    assert all(told.message is None for told in (seen, one, phone))
    assert seen.receipt and one.receipt and phone.receipt
    assert (seen.receipt.message_ids, one.receipt.message_ids) == (("m1", "m2"), ("m1",))
    assert (phone.receipt.kind, phone.receipt.tracking_id) == ("received", "77")


@pytest.mark.parametrize(
    "facts",
    [
        {"event_name": "unfollow", "oa_id": OA, "follower": {"id": LAN}, "timestamp": STAMP},
        {"event_name": "add_user_to_tag", "oa_id": OA, "tag": {"name": "a", "user_ids": [LAN]}, "timestamp": STAMP},
        {"event_name": "change_oa_daily_quota", "oaId": OA, "quota": {}, "timestamp": STAMP},
        event("user_reacted_message", {"msg_id": "m1", "react_icon": "/-strong"}),
        event("a_right_of_the_data_subject", {"msg_id": "m1"}), event("user_send_text", "no object"), event("user_send_text"),
        event("user_send_text", {"msg_id": "m1", "text": "x"}, sender="no object"),
    ],
)  # fmt: skip
def test_what_nobody_answers_is_noted(facts: dict[str, Any]) -> None:
    assert heard(facts).note == facts["event_name"]


@pytest.mark.parametrize(
    "facts",
    [
        event("user_send_text", {"msg_id": "m1", "text": "x"}, recipient={"id": "8"}),
        {"event_name": "follow", "oa_id": "8", "follower": {"id": LAN}}, {"event_name": "change_oa_daily_quota", "oaId": "8"},
    ],
)  # fmt: skip
def test_an_event_of_another_oa_is_foreign(facts: dict[str, Any]) -> None:
    assert heard(facts).foreign


@pytest.mark.parametrize("facts", [None, [], 5, "x", {}, {"event_name": ""}, {"message": {}}])
def test_what_is_no_event_is_unreadable(facts: Any) -> None:
    with pytest.raises(Unreadable):
        heard(facts)


@pytest.mark.parametrize("stamp", ["", "x", None, "9" * 30, {}])
def test_a_time_that_is_none_is_now(stamp: Any) -> None:
    said = heard({**event("user_send_text", {"msg_id": "m1", "text": "x"}), "timestamp": stamp}).message
    assert said is not None and said.sent_at == NOW


def test_extra_keys_and_shapes_nobody_has_seen_break_nothing() -> None:
    shapes: list[Any] = [None, [], {}, 5, "x", [None], [[]], [{"payload": 5}], [{"payload": {"url": None}}], {"a": 1}]
    for name in ("text", "image", "location", "file", "link", "sticker"):
        for shape in shapes:
            facts = event(
                f"user_send_{name}", {"msg_id": "m1", "text": shape, "attachments": shape, "x": shape}, y=shape
            )
            assert heard(facts).message is not None
