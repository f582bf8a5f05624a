"""What people do on the fake Telegram reaches the bot in the shapes of the real one."""

import pytest
from telegram import (
    Bot,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.error import (
    BadRequest,
    InvalidToken,
)

from .telegram import FakeTelegram
from .telegram_callers import CITIZEN, OFFICIAL, WARD, Clock, keys, texts
from .telegram_world import new_picture

# ---- what people do ----


async def test_a_press_is_answered_once_and_not_after_a_quarter_of_an_hour(
    fake: FakeTelegram, bot: Bot, clock: Clock
) -> None:
    lan = fake.person(CITIZEN, "Lan")
    await lan.starts()
    await bot.send_message(CITIZEN, "Đúng không?", reply_markup=keys(("Đúng", "yes"), ("Sai", "no")))
    await lan.presses(fake.sent[0], "Đúng")
    await lan.presses(fake.sent[0].message_id, "no")
    first, second = [update.callback_query for update in await bot.get_updates() if update.callback_query]
    assert isinstance(first.message, Message)
    assert (first.data, second.data, first.message.text) == ("yes", "no", "Đúng không?")
    await bot.answer_callback_query(first.id, "Đã nhận", show_alert=True)
    assert [(answer.text, answer.alert) for answer in fake.answers] == [("Đã nhận", True)]
    clock.now += 15 * 60 + 1
    for query_id in (second.id, "4711"):
        with pytest.raises(BadRequest, match="Query is too old"):
            await bot.answer_callback_query(query_id)


async def test_a_person_can_press_what_their_phone_still_shows_but_not_what_was_never_there(
    fake: FakeTelegram, bot: Bot
) -> None:
    lan = fake.person(CITIZEN, "Lan")
    await lan.starts()
    card = await bot.send_message(CITIZEN, "Mới", reply_markup=keys(("Nhận", "t:1")))
    stale = fake.sent[0]
    await bot.edit_message_text("Đã nhận", CITIZEN, card.message_id)
    await lan.presses(stale, "Nhận")
    with pytest.raises(AssertionError, match="no button"):
        await lan.presses(card.message_id, "Nhận")
    with pytest.raises(AssertionError, match="no button"):
        await lan.presses(stale, "Xong")


async def test_a_reply_keyboard_is_pressed_by_saying_its_label(fake: FakeTelegram, bot: Bot) -> None:
    lan = fake.person(CITIZEN, "Lan")
    await lan.starts()
    await bot.send_message(CITIZEN, "menu", reply_markup=ReplyKeyboardMarkup([["Báo hỏng", "Phiếu của tôi"]]))
    await bot.send_message(CITIZEN, "gọn", reply_markup=ReplyKeyboardRemove())
    assert [message.markup for message in fake.sent] == ["reply", "remove"]
    update = await lan.presses(fake.sent[0], "Báo hỏng")
    assert update["message"]["text"] == "Báo hỏng"


async def test_every_kind_of_message_arrives_in_a_shape_the_library_knows(fake: FakeTelegram, bot: Bot) -> None:
    lan = fake.person(CITIZEN, "Lan", last_name="Trần")
    said = await lan.says("/start chào @phuong_oi_bot")
    await lan.sends_photo("đèn 🏠 hỏng", album="a")
    await lan.sends_location(10.77, 106.69)
    await lan.sends_contact()
    await lan.sends_voice()
    await lan.sends_sticker()
    await lan.sends_video("xem", size=30_000_000)
    await lan.sends_document("đơn.pdf")
    await lan.edits(said, "đèn đường hỏng")
    updates = await bot.get_updates(timeout=1)
    numbers = [update.update_id for update in updates]
    assert numbers == sorted(set(numbers))
    messages = [update.effective_message for update in updates if update.effective_message]
    kinds = ("text", "photo", "location", "contact", "voice", "sticker", "video", "document", "text")
    assert all(getattr(message, kind) for message, kind in zip(messages, kinds, strict=True))
    assert list(messages[0].parse_entities().values()) == ["/start", "@phuong_oi_bot"]
    assert messages[0].from_user is not None
    assert messages[0].from_user.full_name == "Lan Trần"
    assert updates[-1].edited_message is not None
    assert updates[-1].edited_message.text == "đèn đường hỏng"
    assert fake.messages(CITIZEN) == []
    assert fake.messages(CITIZEN, everyone=True)[0].text == "đèn đường hỏng"


async def test_a_very_long_message_is_cut_by_the_app(fake: FakeTelegram, bot: Bot) -> None:
    await fake.person(CITIZEN).says("a" * 9000)
    assert [len(text) for text in texts(await bot.get_updates())] == [4096, 4096, 808]


async def test_files_are_fetched_until_they_expire_or_are_too_big(fake: FakeTelegram, bot: Bot, clock: Clock) -> None:
    lan = fake.person(CITIZEN)
    picture = new_picture(9)
    await lan.sends_photo(bytes=picture)
    await lan.sends_video(size=21 * 1024 * 1024)
    photo, video = [update.message for update in await bot.get_updates()]
    assert photo is not None
    assert video is not None
    assert video.video is not None
    file = await bot.get_file(photo.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == picture
    assert len(await (await bot.get_file(photo.photo[0].file_id)).download_as_bytearray()) > 0
    clock.now += 3601
    with pytest.raises(InvalidToken):  # the library's name for any 404
        await file.download_as_bytearray()
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(video.video.file_id)
    with pytest.raises(BadRequest, match="Wrong file_id"):
        await bot.get_file("nothing")


async def test_in_a_group_the_bot_hears_only_what_is_meant_for_it(fake: FakeTelegram, bot: Bot) -> None:
    hoa = fake.person(OFFICIAL, "Hoa")
    ward = fake.group(WARD, "Tổ trực", [hoa])
    card = await bot.send_message(WARD, "thẻ")
    await hoa.says("ăn trưa chưa?", chat=ward)
    await hoa.says("nhận", chat=ward, reply_to=card.message_id)
    await hoa.says("/viec", chat=ward)
    await hoa.says("/viec@other_bot", chat=ward)
    await hoa.says("@phuong_oi_bot xong", chat=ward)
    fake.privacy_mode = False
    await hoa.says("nghe hết", chat=ward)
    heard = await bot.get_updates()
    assert texts(heard) == ["nhận", "/viec", "@phuong_oi_bot xong", "nghe hết"]
    assert heard[0].message is not None
    assert heard[0].message.reply_to_message is not None
    assert heard[0].message.reply_to_message.text == "thẻ"
    with pytest.raises(AssertionError, match="not in the group"):
        await fake.person(CITIZEN, "Lan").says("cho tôi vào", chat=ward)


# ---- small things ----


async def test_commands_actions_reactions_and_chats(fake: FakeTelegram, bot: Bot, citizen: int) -> None:
    await bot.set_my_commands([("menu", "Mở menu")])
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([("Gặp cán bộ", "Gặp")])
    await bot.send_chat_action(citizen, "typing")
    with pytest.raises(BadRequest, match="Wrong parameter action"):
        await bot.send_chat_action(citizen, "dancing")
    said = fake.messages(citizen, everyone=True)[0]
    await bot.set_message_reaction(citizen, said.message_id, "👍")
    with pytest.raises(BadRequest, match="Reaction_invalid"):
        await bot.set_message_reaction(citizen, said.message_id, "🏠")
    assert (await bot.get_chat(citizen)).first_name == "Lan"
    assert (fake.commands, fake.actions) == ([("menu", "Mở menu")], [(citizen, "typing")])
    assert fake.reactions[(citizen, said.message_id)] == ("👍",)
