"""The whole path over Telegram: updates in by webhook or poll, turns, letters out, as people and officials see it."""

from __future__ import annotations

import pytest

from storage.models import TicketEvent
from tests.bot.conftest import MakeTown
from tests.bot.town import code_in
from tests.providers.telegram_world import new_picture

MANY = 300  # Telegram's clock runs so much faster than ours in the long stories, so that its pace holds up nobody


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
    assert [label for label, _ in card.buttons] == ["Nhận", "Hỏi thêm", "Chuyển", "Xong", "Từ chối", "Xem đủ"]
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
    await town.hoa.sends_photo("xong đã thay bóng 50 W lúc 15 giờ", done, chat=group, reply_to=taken)
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

    await town.hoa.says("xong đã đấu lại dây và thay chấn lưu", group, reply_to=again)
    ask = await town.hears(group, "gửi ảnh sau khi làm")
    await town.press(town.hoa, ask, "Trời tối")
    answer = await town.hears(lan, "đấu lại dây", "không có ảnh")
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
