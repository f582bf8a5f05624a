"""The whole path over Telegram: updates in by webhook or poll, turns, letters out, as people and officials see it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from storage import mail
from storage.models import Person, TicketEvent
from tests.bot.conftest import MakeTown
from tests.bot.town import LAMP, LAN, OTHER_LAMP, TU, WARD, Town, code_in, raw_text
from tests.providers.telegram_people import Person as Somebody
from tests.providers.telegram_world import new_picture

Send = Callable[[Somebody], Awaitable[Any]]

MANY = 300  # Telegram's clock runs so much faster than ours in the long stories, so that its pace holds up nobody


@pytest.mark.slow
async def test_a_report_is_made_worked_on_reopened_closed_and_rated(
    make_town: MakeTown, database_url: str, mode: str
) -> None:
    town = await make_town(database_url, mode, limits=True, speed=MANY)
    lan, group = await town.resident(), town.group
    await town.official(town.hoa, "Hoà")
    await town.official(town.nam, "Nam")

    await lan.sends_photo("đèn đường nhà số 12/7 hẻm 45 Nguyễn Trãi tắt 3 hôm nay, tôi là Lan 0901234567")
    told = await town.hears(lan, "Mã phiếu", "hẻm 45")
    code = code_in(told.text)
    card = await town.hears(group, code, "trả lời trước")
    for personal in ("Lan", "0901234567", "12/7"):
        assert personal not in card.text
    assert [label for label, _ in card.buttons] == [
        "Nhận",
        "Hỏi thêm",
        "Chuyển",
        "Xong",
        "Từ chối",
        "Đổi loại",
        "Xem đủ",
    ]
    await lan.sends_location(10.776, 106.7)
    await town.hears(lan, "ghi thêm vào phiếu")

    await town.hoa.presses(card, "Nhận", group)
    assert await town.toast(town.hoa, "Hoà nhận") == f"Hoà nhận {code}."
    taken = await town.hears(group, "Hoà đang lo")
    assert (taken.message_id, taken.edited) == (card.message_id, True)
    assert "Nhận" not in [label for label, _ in taken.buttons]
    await town.hears(lan, "đã có người lo")
    await town.nam.presses(card, "Nhận", group)  # the card on Nam's phone is still the old one
    await town.toast(town.nam, "Hoà")

    await town.hoa.says("hỏi cột đèn số mấy ạ?", group, reply_to=taken)
    await town.hears(lan, "Cán bộ phường hỏi", "cột đèn số mấy")
    await lan.sends_photo("cột ngay đầu hẻm ạ", new_picture(77))
    asked = await town.hears(group, "người dân trả lời", "ngay đầu hẻm")
    assert asked.photo is None  # photos of residents are for the official alone
    await town.hoa.presses(taken, "Xem đủ", group)
    details = await town.hears(town.hoa, code, "10.776")
    shown = [sent for sent in town.fake.sent if sent.chat_id == town.hoa.id and sent.photo]
    assert len(shown) == 2
    assert details.buttons == ()

    done = new_picture(99)
    await town.hoa.sends_photo("xong bóng cháy, đã thay bóng 50 W lúc 15 giờ", done, chat=group, reply_to=taken)
    await town.hears(lan, "đã thay bóng 50 W", "vậy đã được chưa")
    proof = [sent for sent in town.fake.sent if sent.chat_id == lan.id and sent.photo]
    assert len(proof) == 1
    answer = next(sent for sent in reversed(town.fake.messages(lan.id)) if sent.buttons)
    await town.press(lan, answer, "Chưa")
    await town.hears(lan, "Chỗ nào chưa được")
    await lan.says("tối qua đèn vẫn tắt")
    await town.hears(lan, "Em mở lại phiếu")
    again = await town.hears(group, "MỞ LẠI", "Người dân báo chưa xong")
    assert again.message_id == card.message_id

    await town.hoa.says("xong dây đứt, sáng nay đã đấu lại và thay chấn lưu", group, reply_to=again)
    ask = await town.hears(group, "gửi ảnh sau khi làm")
    await town.press(town.hoa, ask, "Trời tối")
    answer = await town.hears(lan, "đã đấu lại", "không có ảnh")
    await town.press(lan, answer, "Rồi")
    rating = await town.hears(lan, "đóng phiếu")
    await town.hears(group, "Người dân xác nhận đã xong")
    await town.press(lan, rating, "Tốt")
    why = await town.hears(lan, "hài lòng nhất")
    await town.press(lan, why, "Nhiệt tình")
    await town.hears(lan, "em cảm ơn")

    await town.idle()
    (ticket,) = town.tickets()
    assert (ticket.code, ticket.status, ticket.reopened) == (code, "closed", 1)
    assert ticket.pin == pytest.approx([10.776, 106.7])
    (opinion,) = town.feedback()
    assert opinion.rating == "good"
    assert opinion.reason
    kinds = [event.kind for event in town.rows(TicketEvent)]
    assert kinds.count("claimed") == 1
    assert town.alarms() == []


# --- the group ----------------------------------------------------------------------------------------------


async def test_a_colleague_without_a_code_is_told_how_to_get_one_and_changes_nothing(town: Town) -> None:
    lan = await town.resident()
    await town.report(lan)
    card = await town.hears(town.group, "trả lời trước")
    await town.nam.presses(card, "Nhận", town.group)
    await town.toast(town.nam, "chưa được đăng ký")
    await town.nam.says(f"/canbo {'A' * 16}")
    await town.hears(town.nam, "Mã truy cập không đúng")
    await town.nam.presses(card, "Xong", town.group)
    await town.idle()
    assert [ticket.status for ticket in town.tickets()] == ["new"]
    await town.fake.quiet(town.group.id, 0.1)


@pytest.mark.parametrize("hears_all", [False, True])
async def test_talk_among_colleagues_gets_no_answer(town: Town, hears_all: bool) -> None:
    town.fake.privacy_mode = not hears_all
    await town.official(town.hoa, "Hoà")
    lan = await town.resident()
    await town.report(lan)
    card = await town.hears(town.group, "trả lời trước")
    heard = len(town.fake.messages(town.group.id))
    for words in (
        "chiều nay họp lúc 2 giờ nhé",
        "ok anh",
        "đèn hẻm 45 ai xem chưa?",
        "họp xong chưa em?",
    ):
        await town.hoa.says(words, town.group)
        await town.nam.says(words, town.group)
    await town.nam.sends_photo("ảnh đi liên hoan", chat=town.group)
    await town.hoa.says("/start", town.group)
    await town.nam.edits(await town.nam.says("mai nghỉ", town.group), "mốt nghỉ", town.group)
    await town.idle()
    assert len(town.fake.messages(town.group.id)) == heard
    assert card.text == town.fake.messages(town.group.id)[0].text


async def test_an_order_that_mentions_the_bot_is_carried_out(town: Town) -> None:
    await town.official(town.hoa, "Hoà")
    lan = await town.resident()
    code = await town.report(lan)
    await town.hoa.says(f"@phuong_oi_bot nhận {code.lower()}", town.group)
    await town.hears(town.group, "Hoà đang lo")
    await town.hears(lan, "đã có người lo")


async def test_two_officials_who_press_at_the_same_moment_do_not_both_get_it(
    make_town: MakeTown, database_url: str, mode: str
) -> None:
    town = await make_town(database_url, mode)
    await town.official(town.hoa, "Hoà")
    await town.official(town.nam, "Nam")
    lan = await town.resident()
    await town.report(lan)
    card = await town.hears(town.group, "trả lời trước")
    town.fake.hold()
    await town.hoa.presses(card, "Nhận", town.group)
    await town.nam.presses(card, "Nhận", town.group)
    town.fake.release("shuffled")
    await town.until(lambda: len(town.fake.answers) >= 2)
    await town.idle()
    texts = [answer.text for answer in town.fake.answers]
    assert len([text for text in texts if " nhận PA-" in text and "đã" not in text]) == 1, texts
    assert [event.kind for event in town.rows(TicketEvent)].count("claimed") == 1


async def test_pressing_on_a_card_that_has_not_changed_harms_nothing(town: Town) -> None:
    await town.official(town.hoa, "Hoà")
    lan = await town.resident()
    await town.report(lan)
    card = await town.hears(town.group, "trả lời trước")
    await town.hoa.presses(card, "Nhận", town.group)
    await town.hears(town.group, "Hoà đang lo")
    await town.hoa.presses(card, "Nhận", town.group)
    await town.toast(town.hoa, "đang giữ")
    row = town.outbox(town.group.id, kind="message")[-1]  # the same card once more: Telegram says "not modified"
    same = mail.ToSend(WARD, "telegram", row.account, row.chat, row.body, about=row.about, replaces=row.replaces)
    with town.process.db.now() as tx:
        mail.post(tx, [same], datetime.now(UTC))
    await town.idle()
    assert town.fake.counts["400"] == 1
    assert town.outbox(town.group.id)[-1].status == "sent"
    assert town.outbox(town.group.id)[-1].provider_id == str(card.message_id)
    assert town.alarms() == []


# --- whatever people send ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("send", "answer"),
    [
        (lambda lan: lan.sends_sticker(), "Dạ em chào"),
        (lambda lan: lan.sends_voice(), "chưa nghe được tin thoại"),
        (lambda lan: lan.sends_video(), "chưa xem được đoạn phim"),
        (lambda lan: lan.sends_document(), "chưa mở được tệp này"),
        (lambda lan: lan.sends_contact(), "lưu số"),
        (lambda lan: lan.sends_location(10.776, 106.7), ""),
        (lambda lan: lan.sends_photo(), ""),
        (lambda lan: lan.says("?"), ""),
    ],
    ids=["sticker", "voice", "video", "file", "contact", "location", "photo", "question mark"],
)
async def test_everything_gets_one_kind_answer(town: Town, send: Send, answer: str) -> None:
    lan = await town.resident()
    before = len(town.fake.messages(lan.id))
    await send(lan)
    await town.hears(lan, answer)
    await town.idle()
    assert len(town.fake.messages(lan.id)) == before + 1
    assert town.alarms() == []


async def test_a_phone_number_of_somebody_else_is_not_kept(town: Town) -> None:
    lan = await town.resident()
    await lan.sends_contact("+84909999999", own=False)
    await town.idle()
    assert [person.phone for person in town.rows(Person)].count("+84909999999") == 0


async def test_a_picture_sent_as_a_file_is_a_photo_of_the_report(town: Town) -> None:
    lan = await town.resident()
    await town.report(lan)
    await lan.sends_document("den.jpg", new_picture(3), mime="image/jpeg")
    await town.hears(lan, "ghi thêm vào phiếu")
    await town.until(lambda: [photo.status for photo in town.photos()] == ["stored"])


async def test_an_edited_message_mends_the_report_without_a_second_ticket(
    make_town: MakeTown, sqlite_url: str, mode: str
) -> None:
    town = await make_town(sqlite_url, mode)
    lan = await town.resident()
    said = await lan.says(LAMP)
    await town.hears(lan, "Mã phiếu")
    await lan.edits(said, LAMP + ", cột ngay đầu hẻm")
    await town.hears(lan, "ghi thêm vào phiếu")
    (ticket,) = town.tickets()
    assert "cột ngay đầu hẻm" in ticket.description


async def test_a_live_location_that_moves_on_is_not_answered_each_time(town: Town) -> None:
    lan = await town.resident()
    shared = await lan.sends_location(10.776, 106.7)
    await town.hears(lan, "")
    message = shared["message"]
    for metres in range(3):
        moved = {
            **message,
            "location": {"latitude": 10.776 + metres / 1e5, "longitude": 106.7},
            "edit_date": message["date"],
        }
        town.fake.deliver({"edited_message": moved})
    await town.idle()
    await town.fake.quiet(lan.id, 0.2)


# --- twice, late, at once ------------------------------------------------------------------------------------


async def test_an_update_that_comes_twice_makes_one_ticket_and_one_answer(
    make_town: MakeTown, database_url: str, mode: str
) -> None:
    town = await make_town(database_url, mode)
    lan = await town.resident()
    told = await lan.says(LAMP)
    town.fake.redeliver(told)
    await town.hears(lan, "Mã phiếu")
    town.fake.redeliver(told)
    await town.idle()
    assert len(town.tickets()) == 1
    assert len([sent for sent in town.fake.messages(lan.id) if "Mã phiếu" in sent.text]) == 1


async def test_updates_in_the_wrong_order_are_all_answered_and_lost_is_none(
    make_town: MakeTown, sqlite_url: str, mode: str
) -> None:
    town = await make_town(sqlite_url, mode)
    people = [await town.resident(number, name) for number, name in ((LAN, "Lan"), (TU, "Tư"))]
    town.fake.hold()
    for person, words in zip(people, (LAMP, OTHER_LAMP), strict=True):
        await person.says(words)
        await person.sends_photo()
        await person.says("cảm ơn em")
    town.fake.release("reversed")
    await town.idle()
    assert {row.status for row in town.inbox()} == {"done"}
    assert len({ticket.person_id for ticket in town.tickets()}) == len(people)
    for person in people:
        answers = [row for row in town.outbox(person.id) if row.answers]
        assert {row.status for row in answers} == {"sent"}
    assert town.alarms() == []


async def test_two_webhooks_of_one_chat_at_once_are_taken_in_the_order_of_their_numbers(
    make_town: MakeTown, database_url: str
) -> None:
    town = await make_town(database_url)
    await town.resident()
    later, earlier = (json.dumps(raw_text(number, LAN, words)) for number, words in ((9002, "ở hẻm 45"), (9001, LAMP)))
    with town.stuck_database():  # both wait for the same commit
        calls = [asyncio.create_task(town.post(later)), asyncio.create_task(town.post(earlier))]
        await asyncio.sleep(0.1)
    assert [status for status, _ in await asyncio.gather(*calls)] == [200, 200]
    await town.idle()
    first, second = (row for row in town.inbox() if row.sequence in (9001, 9002))
    answers = {row.answers: row.id for row in town.outbox(LAN) if row.answers}
    by_number = {row.sequence: answers[row.id] for row in (first, second)}
    assert by_number[9001] < by_number[9002]
    assert len(town.tickets()) == 1


async def test_after_a_restart_the_conversation_goes_on(make_town: MakeTown, database_url: str, mode: str) -> None:
    town = await make_town(database_url, mode)
    lan = await town.resident()
    await lan.says("đèn đường bị tắt")
    await town.hears(lan, "ở đâu")
    await town.close()
    await lan.says("hẻm 45 Nguyễn Trãi")
    await town.open()
    await town.hears(lan, "hẻm 45")
    await town.idle()
