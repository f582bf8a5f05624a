"""Whom no message reaches is called: a code in the group, the number for one official alone, and a word that it is done."""

from __future__ import annotations

from storage.models import Call, Person
from storage.rows import table
from tests.bot.town import LAN, Town

PHONE = "+84901234567"


async def blocked_after_a_report(town: Town) -> str:
    """Somebody has reported, given a number and blocked the bot; an official has answered. The code."""
    town.fake.privacy_mode = False
    lan = await town.resident()
    code = await town.report(lan)
    with town.process.db.now() as tx:
        tx.execute(table(Person).update().values(phone=PHONE))
    await town.official(town.hoa, "Hoà")
    await lan.blocks()
    await town.hoa.says(f"nhận {code}", town.group)
    await town.until(lambda: bool(town.rows(Call)))
    return code


async def test_the_group_sees_a_code_and_one_official_the_number(town: Town) -> None:
    code = await blocked_after_a_report(town)
    card = await town.hears(town.group, "Cần gọi điện", code)
    assert PHONE not in card.text
    assert "Lan" not in card.text
    await town.press(town.hoa, card, "Xem đủ")
    told = await town.hears(town.hoa, PHONE)
    assert code in told.text
    assert "đã có người lo" in told.text  # what could not be said
    await town.press(town.hoa, told, "Đã gọi")
    await town.until(lambda: town.rows(Call)[0].done_at is not None)
    assert all(PHONE not in sent.text for sent in town.fake.sent if sent.chat_id == town.group.id)


async def test_a_word_takes_somebody_off_the_list(town: Town) -> None:
    code = await blocked_after_a_report(town)
    await town.hears(town.group, "Cần gọi điện", code)
    await town.hoa.says("cần gọi", town.group)
    await town.hears(town.group, "1 người cần gọi", code)
    await town.hoa.says(f"đã gọi {code} rồi", town.group)
    await town.hears(town.group, "Hoà đã gọi")
    (call,) = town.rows(Call)
    assert call.done_at is not None
    assert call.official_id is not None
    await town.hoa.says("cần gọi", town.group)
    await town.hears(town.group, "Không có ai cần gọi")


async def test_talk_of_calling_among_colleagues_gets_no_answer(town: Town) -> None:
    town.fake.privacy_mode = False
    await town.official(town.hoa, "Hoà")
    mark = len(town.fake.sent)
    await town.hoa.says("đã gọi điện cho tổ trưởng hỏi lại rồi nhé mọi người", town.group)
    await town.idle()
    assert town.fake.sent[mark:] == []


async def test_a_second_message_about_the_same_thing_makes_no_second_call(town: Town) -> None:
    code = await blocked_after_a_report(town)
    await town.hoa.says(f"trả lời {code} chiều nay tổ qua sửa", town.group)
    await town.idle()
    (call,) = town.rows(Call)
    assert "chiều nay tổ qua sửa" in next(row.body["text"] for row in town.outbox(LAN) if row.id == call.outbox_id)
