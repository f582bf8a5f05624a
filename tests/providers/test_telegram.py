"""The fake Telegram is as strict as the real one, seen through python-telegram-bot's own Bot."""

import io

import aiohttp
import pytest
from PIL import Image
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    Message,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
)

from .telegram import FakeTelegram
from .telegram_callers import CITIZEN, OFFICIAL, WARD, Clock, bot_of, keys, wait_of
from .telegram_world import new_picture

# ---- who asks ----


async def test_the_bot_is_told_who_it_is(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.is_bot, me.can_read_all_group_messages) == (123456, True, False)


async def test_a_wrong_token_and_an_unknown_method_are_refused(fake: FakeTelegram, bot: Bot) -> None:
    async with bot_of(fake, "123456:OTHER") as stranger:
        with pytest.raises(InvalidToken):
            await stranger.get_me()
    with pytest.raises(InvalidToken, match="the endpoint 'sendTelegram' does not exist"):
        await bot.do_api_request("sendTelegram")
    assert fake.counts["401"] == fake.counts["404"] == 1


async def test_json_forms_and_addresses_are_understood_alike(fake: FakeTelegram, citizen: int) -> None:
    url = f"{fake.base_url}{fake.token}/sendMessage"
    values = {"chat_id": str(citizen), "text": "chào"}
    async with aiohttp.ClientSession() as session:
        for kinds in ({"json": {**values, "chat_id": citizen}}, {"data": values}, {"params": values}):
            async with session.post(url, **kinds) as answer:
                assert (await answer.json())["result"]["text"] == "chào"
        for wrong in ("{", "[1]", '{"chat_id":1001,"text":"a","reply_parameters":[1]}'):
            header = {"Content-Type": "application/json"}
            async with session.post(url, data=wrong, headers=header) as answer:
                assert answer.status == 400
    assert [message.text for message in fake.sent] == ["chào"] * 3


# ---- what may be written ----


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a" * 4097, "Message is too long"),
        ("🏠" * 2049, "Message is too long"),
        ("  \n ", "Message text is empty"),
    ],
)
async def test_a_text_over_4096_units_or_empty_is_refused(bot: Bot, citizen: int, text: str, reason: str) -> None:
    with pytest.raises(BadRequest, match=reason):
        await bot.send_message(citizen, text)


async def test_marks_do_not_count_towards_the_length(fake: FakeTelegram, bot: Bot, citizen: int) -> None:
    await bot.send_message(citizen, "<b>" + "a" * 4090 + "</b> &lt;3", parse_mode="HTML")
    assert fake.sent[0].text == "a" * 4090 + " <3"


@pytest.mark.parametrize("broken", ["<b>x", "<b><i>x</b></i>", "x</b>", "<table>x</table>", "2 < 3"])
async def test_broken_html_is_refused(bot: Bot, citizen: int, broken: str) -> None:
    with pytest.raises(BadRequest, match="Can't parse entities"):
        await bot.send_message(citizen, broken, parse_mode="HTML")


async def test_button_data_has_1_to_64_bytes(fake: FakeTelegram, bot: Bot, citizen: int) -> None:
    await bot.send_message(citizen, "vừa", reply_markup=keys(("Có", "x" * 64)))
    for data in ("x" * 65, "ộ" * 22, ""):
        with pytest.raises(BadRequest, match="Button_data_invalid"):
            await bot.send_message(citizen, "hỏng", reply_markup=keys(("Có", data)))
    assert [message.buttons for message in fake.sent] == [(("Có", "x" * 64),)]


async def test_a_button_that_leads_nowhere_is_refused(bot: Bot, citizen: int) -> None:
    link = InlineKeyboardMarkup([[InlineKeyboardButton("Xem", url="http://localhost/ho-so")]])
    with pytest.raises(BadRequest, match="is invalid: wrong http url"):
        await bot.send_message(citizen, "xem", reply_markup=link)
    plain = InlineKeyboardMarkup([[InlineKeyboardButton("Xem")]])
    with pytest.raises(BadRequest, match="text buttons are unallowed"):
        await bot.send_message(citizen, "xem", reply_markup=plain)


async def test_photos_go_by_upload_and_by_id_with_a_short_caption(fake: FakeTelegram, bot: Bot, citizen: int) -> None:
    picture = new_picture(3)
    message = await bot.send_photo(citizen, picture, caption="đèn hỏng", reply_markup=keys(("Nhận", "t:1")))
    again = await bot.send_photo(citizen, message.photo[-1].file_id)
    assert [sent.photo for sent in fake.sent] == [picture, picture]
    assert fake.sent[0].buttons == (("Nhận", "t:1"),)
    assert again.photo[-1].width == 320
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_photo(citizen, picture, caption="a" * 1025)
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(citizen, b"not a picture")
    thread = io.BytesIO()
    Image.new("RGB", (2100, 100)).save(thread, "PNG")
    with pytest.raises(BadRequest, match="Photo_invalid_dimensions"):
        await bot.send_photo(citizen, thread.getvalue())
    with pytest.raises(BadRequest, match="Wrong remote file identifier"):
        await bot.send_photo(citizen, "AgAC-unknown")
    with pytest.raises(BadRequest, match="Failed to get http url content"):
        await bot.send_photo(citizen, "https://example.org/anh.jpg")


async def test_a_file_goes_by_upload_under_its_name(fake: FakeTelegram, bot: Bot, citizen: int) -> None:
    message = await bot.send_document(citizen, InputFile(b"BEGIN:VCALENDAR", filename="LH-1.ics"))
    assert message.document is not None
    assert message.document.file_name == "LH-1.ics"
    assert fake.sent[-1].file == ("LH-1.ics", b"BEGIN:VCALENDAR")
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(citizen, InputFile(b"", filename="LH-1.ics"))


async def test_a_place_is_sent_and_a_place_off_the_globe_is_not(fake: FakeTelegram, bot: Bot, citizen: int) -> None:
    await bot.send_location(citizen, 10.77, 106.69)
    assert fake.sent[0].location == (10.77, 106.69)
    with pytest.raises(BadRequest):
        await bot.send_location(citizen, 91, 0)


async def test_a_reply_needs_its_message_unless_it_may_go_without(fake: FakeTelegram, bot: Bot, citizen: int) -> None:
    first = await bot.send_message(citizen, "một")
    second = await bot.send_message(citizen, "hai", reply_to_message_id=first.message_id)
    assert second.reply_to_message is not None
    assert fake.sent[1].reply_to == first.message_id
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(citizen, "ba", reply_parameters=ReplyParameters(999))
    lenient = ReplyParameters(999, allow_sending_without_reply=True)
    assert (await bot.send_message(citizen, "ba", reply_parameters=lenient)).reply_to_message is None


# ---- to whom ----


async def test_strangers_blockers_and_unknown_chats_cannot_be_written_to(fake: FakeTelegram, bot: Bot) -> None:
    lan = fake.person(CITIZEN, "Lan")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(55, "chào")
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(CITIZEN, "chào")
    await lan.starts("qr-17")
    await bot.send_message(CITIZEN, "chào")
    await lan.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(CITIZEN, "chào")
    await lan.unblocks()
    await bot.send_message(CITIZEN, "chào lại")
    standings = [update.my_chat_member for update in await bot.get_updates() if update.my_chat_member]
    assert [change.new_chat_member.status for change in standings] == ["kicked", "member"]


async def test_a_group_can_throw_the_bot_out_and_can_move(fake: FakeTelegram, bot: Bot) -> None:
    hoa = fake.person(OFFICIAL, "Hoa")
    ward = fake.group(WARD, "Tổ trực", [hoa])
    await bot.send_message(WARD, "thẻ")
    await ward.kicks_bot(hoa)
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(WARD, "thẻ")
    await ward.takes_bot_back(hoa)
    new = await ward.migrates()
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(WARD, "thẻ")
    assert moved.value.new_chat_id == new.id
    assert (await bot.send_message(new.id, "thẻ")).chat.type == "supergroup"
    notes = [update.message for update in await bot.get_updates() if update.message]
    assert [(note.migrate_to_chat_id, note.migrate_from_chat_id) for note in notes] == [
        (new.id, None),
        (None, WARD),
    ]


# ---- how fast ----


async def test_a_chat_takes_a_burst_of_three_and_then_one_a_second(
    fake: FakeTelegram, bot: Bot, citizen: int, clock: Clock
) -> None:
    for _ in range(3):
        await bot.send_message(citizen, "nhanh")
    with pytest.raises(RetryAfter) as refusal:
        await bot.send_message(citizen, "quá nhanh")
    assert wait_of(refusal.value) == 1
    clock.now += 1
    await bot.send_message(citizen, "được")
    assert (len(fake.sent), fake.counts["429"]) == (4, 1)


async def test_a_group_takes_20_a_minute(fake: FakeTelegram, bot: Bot, clock: Clock) -> None:
    fake.group(WARD, "Tổ trực")
    with pytest.raises(RetryAfter):
        for _ in range(40):
            await bot.send_message(WARD, "thẻ")
            clock.now += 1.0
    assert 20 <= len(fake.sent) <= 30  # a bucket of 20 that fills by one every three seconds


async def test_the_whole_bot_takes_30_a_second(fake: FakeTelegram, bot: Bot, clock: Clock) -> None:
    people = [fake.person(number) for number in range(1, 32)]
    for person in people:
        await person.starts()
    for person in people[:30]:
        await bot.send_message(person.id, "chào")
    with pytest.raises(RetryAfter):
        await bot.send_message(people[30].id, "chào")
    fake.enforce_limits = False
    await bot.send_message(people[30].id, "chào")


# ---- changing what was written ----


async def test_an_edit_changes_the_message_and_takes_away_the_keyboard_it_does_not_name(
    fake: FakeTelegram, bot: Bot, citizen: int
) -> None:
    card = await bot.send_message(citizen, "Mới", reply_markup=keys(("Nhận", "t:1")))
    changed = await bot.edit_message_text("Đã nhận", citizen, card.message_id)
    assert isinstance(changed, Message)
    assert changed.edit_date is not None
    assert [(sent.text, sent.buttons, sent.edited) for sent in fake.messages(citizen)] == [("Đã nhận", (), True)]
    assert [sent.edited for sent in fake.sent] == [False, True]


async def test_an_edit_that_changes_nothing_is_refused(fake: FakeTelegram, bot: Bot, citizen: int) -> None:
    fake.enforce_limits = False
    card = await bot.send_message(citizen, "Mới", reply_markup=keys(("Nhận", "t:1")))
    number = card.message_id
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("Mới", citizen, number, reply_markup=keys(("Nhận", "t:1")))
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_reply_markup(citizen, number, reply_markup=keys(("Nhận", "t:1")))
    await bot.edit_message_text("Mới", citizen, number, reply_markup=keys(("Nhận", "t:2")))
    await bot.edit_message_reply_markup(citizen, number)
    assert fake.messages(citizen)[0].buttons == ()


async def test_only_the_bots_own_messages_can_be_edited(fake: FakeTelegram, bot: Bot) -> None:
    theirs = await fake.person(CITIZEN, "Lan").says("đèn hỏng")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("khác", CITIZEN, theirs["message"]["message_id"])
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("khác", CITIZEN, 999)
    keyboard = ReplyKeyboardMarkup([["Báo hỏng"]])
    menu = await bot.send_message(CITIZEN, "menu", reply_markup=keyboard)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("khác", CITIZEN, menu.message_id)
    photo = await bot.send_photo(CITIZEN, new_picture(1), caption="ảnh")
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("khác", CITIZEN, photo.message_id)
    await bot.edit_message_caption(CITIZEN, photo.message_id, caption="ảnh mới")
    assert fake.messages(CITIZEN)[-1].text == "ảnh mới"
