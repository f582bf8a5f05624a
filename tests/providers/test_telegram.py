"""The fake Telegram is as strict as the real one, seen through python-telegram-bot's own Bot."""

import asyncio
import io
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web
from PIL import Image
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram import Update as PtbUpdate
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)
from telegram.request import HTTPXRequest

from .telegram import FakeTelegram, Sent
from .telegram_world import new_picture

CITIZEN = 1001
OFFICIAL = 2002
WARD = -4004


class Clock:
    """A clock the test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def _times_are_timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # else the library warns at every RetryAfter


def wait_of(refusal: RetryAfter) -> float:
    assert isinstance(refusal.retry_after, timedelta)
    return refusal.retry_after.total_seconds()


@pytest.fixture
async def clock() -> Clock:
    return Clock()


@pytest.fixture
async def fake(clock: Clock) -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(clock=clock) as server:
        yield server


@asynccontextmanager
async def bot_of(fake: FakeTelegram, token: str | None = None, read_timeout: float = 5) -> AsyncIterator[Bot]:
    plain = {"verify": False}  # no certificates to load: this is http
    request = HTTPXRequest(connection_pool_size=8, read_timeout=read_timeout, httpx_kwargs=plain)
    polling = HTTPXRequest(connection_pool_size=8, httpx_kwargs=plain)
    bot = Bot(
        token or fake.token,
        base_url=fake.base_url,
        base_file_url=fake.file_url,
        request=request,
        get_updates_request=polling,
    )
    async with request, polling:
        yield bot


@pytest.fixture
async def bot(fake: FakeTelegram) -> AsyncIterator[Bot]:
    async with bot_of(fake) as client:
        yield client


@pytest.fixture
async def citizen(fake: FakeTelegram) -> int:
    await fake.person(CITIZEN, "Lan").starts()
    return CITIZEN


def keys(*pairs: tuple[str, str]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data)] for label, data in pairs])


def texts(updates: Iterable[PtbUpdate]) -> list[str]:
    return [update.effective_message.text or "" for update in updates if update.effective_message]


class Desk:
    """A webhook that keeps what it is sent and answers as it is told."""

    def __init__(self) -> None:
        self.heard: list[PtbUpdate] = []
        self.secrets: list[str | None] = []
        self.statuses: list[int] = []
        self.slow = 0.0
        self.busy = self.most_busy = 0
        self.reply: dict[str, object] | None = None
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        self.busy += 1
        self.most_busy = max(self.busy, self.most_busy)
        update = PtbUpdate.de_json(await request.json(), None)
        await asyncio.sleep(self.slow)
        self.busy -= 1
        status = self.statuses.pop(0) if self.statuses else 200
        if status == 200:
            self.heard.append(update)
            self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        return web.json_response(self.reply or {}, status=status)

    @property
    def texts(self) -> list[str]:
        return texts(self.heard)


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    keeper = Desk()
    app = web.Application()
    app.router.add_post("/hook", keeper.take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    keeper.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield keeper
    await runner.cleanup()


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
async def test_a_text_over_4096_units_or_empty_is_refused(
    bot: Bot, citizen: int, text: str, reason: str
) -> None:
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


async def test_photos_go_by_upload_and_by_id_with_a_short_caption(
    fake: FakeTelegram, bot: Bot, citizen: int
) -> None:
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


async def test_a_place_is_sent_and_a_place_off_the_globe_is_not(
    fake: FakeTelegram, bot: Bot, citizen: int
) -> None:
    await bot.send_location(citizen, 10.77, 106.69)
    assert fake.sent[0].location == (10.77, 106.69)
    with pytest.raises(BadRequest):
        await bot.send_location(citizen, 91, 0)


async def test_a_reply_needs_its_message_unless_it_may_go_without(
    fake: FakeTelegram, bot: Bot, citizen: int
) -> None:
    first = await bot.send_message(citizen, "một")
    second = await bot.send_message(citizen, "hai", reply_to_message_id=first.message_id)
    assert second.reply_to_message is not None
    assert fake.sent[1].reply_to == first.message_id
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(citizen, "ba", reply_parameters=ReplyParameters(999))
    lenient = ReplyParameters(999, allow_sending_without_reply=True)
    assert (await bot.send_message(citizen, "ba", reply_parameters=lenient)).reply_to_message is None


# ---- to whom ----


async def test_strangers_blockers_and_unknown_chats_cannot_be_written_to(
    fake: FakeTelegram, bot: Bot
) -> None:
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
    assert [(sent.text, sent.buttons, sent.edited) for sent in fake.messages(citizen)] == [
        ("Đã nhận", (), True)
    ]
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


async def test_every_kind_of_message_arrives_in_a_shape_the_library_knows(
    fake: FakeTelegram, bot: Bot
) -> None:
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


async def test_files_are_fetched_until_they_expire_or_are_too_big(
    fake: FakeTelegram, bot: Bot, clock: Clock
) -> None:
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


# ---- fetching updates ----


async def test_updates_come_again_until_the_offset_passes_them(fake: FakeTelegram, bot: Bot) -> None:
    lan = fake.person(CITIZEN)
    for text in ("một", "hai", "ba"):
        await lan.says(text)
    first = await bot.get_updates(limit=2)
    assert texts(await bot.get_updates()) == ["một", "hai", "ba"]
    rest = await bot.get_updates(offset=first[-1].update_id + 1)
    assert texts(rest) == ["ba"]
    assert await bot.get_updates(offset=rest[-1].update_id + 1) == ()
    await fake.settled()


async def test_a_long_poll_wakes_for_news_and_a_second_poller_ends_the_first(
    fake: FakeTelegram, bot: Bot, desk: Desk
) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=5))
    await asyncio.sleep(0.05)
    await fake.person(CITIZEN).says("chào")
    (update,) = await waiting
    first = asyncio.create_task(bot.get_updates(offset=update.update_id + 1, timeout=5))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(bot.get_updates(offset=update.update_id + 1, timeout=5))
    with pytest.raises(Conflict, match="terminated by other getUpdates"):
        await first
    await bot.set_webhook(desk.url)
    with pytest.raises(Conflict, match="terminated by setWebhook"):
        await second
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()


async def test_a_poller_can_be_shown_an_update_twice_or_out_of_order(fake: FakeTelegram, bot: Bot) -> None:
    lan = fake.person(CITIZEN)
    once = await lan.says("một")
    (seen,) = await bot.get_updates()
    await bot.get_updates(offset=seen.update_id + 1)
    fake.redeliver(once)
    assert [update.update_id for update in await bot.get_updates(offset=seen.update_id + 1)] == [
        seen.update_id
    ]
    fake.hold()
    await lan.says("hai")
    await lan.says("ba")
    assert await bot.get_updates(offset=seen.update_id + 1) == ()
    fake.release(order="reversed")
    turned = await bot.get_updates(offset=seen.update_id + 1)
    assert texts(turned) == ["ba", "hai"]


async def test_a_poller_that_died_takes_nothing_with_it(fake: FakeTelegram, bot: Bot) -> None:
    async with bot_of(fake) as doomed:
        dying = asyncio.create_task(doomed.get_updates(timeout=5))
        await asyncio.sleep(0.05)
        dying.cancel()
        await asyncio.gather(dying, return_exceptions=True)
    await asyncio.sleep(0.05)  # the fake has seen the connection close
    fake.redeliver(await fake.person(CITIZEN).says("còn đây"))
    assert texts(await bot.get_updates(offset=2_000_000_000)) == ["còn đây"]


# ---- the webhook ----


async def test_the_webhook_gets_the_secret_and_is_asked_again_until_it_says_yes(
    fake: FakeTelegram, bot: Bot, desk: Desk
) -> None:
    desk.statuses = [500, 503]
    await bot.set_webhook(desk.url, secret_token="bi-mat_1")
    lan = fake.person(CITIZEN)
    for text in ("một", "hai", "ba"):
        await lan.says(text)
    await fake.settled()
    assert desk.texts == ["một", "hai", "ba"]
    assert set(desk.secrets) == {"bi-mat_1"}
    assert (fake.counts["webhook 500"], fake.counts["webhook 503"], fake.counts["webhook 200"]) == (1, 1, 3)
    info = await bot.get_webhook_info()
    assert (info.pending_update_count, "503" in str(info.last_error_message)) == (0, True)
    with pytest.raises(BadRequest, match="unallowed characters"):
        await bot.set_webhook(desk.url, secret_token="bí mật")


async def test_chats_do_not_wait_for_each_other_but_messages_of_one_do(
    fake: FakeTelegram, bot: Bot, desk: Desk
) -> None:
    desk.slow = 0.05
    people = [fake.person(number) for number in range(1, 9)]
    await bot.set_webhook(desk.url, max_connections=3)
    for text in ("một", "hai"):
        for person in people:
            await person.says(text)
    await fake.settled()
    assert desk.most_busy == 3
    for person in people:
        heard = [u.message.text for u in desk.heard if u.message and u.message.chat.id == person.id]
        assert heard == ["một", "hai"]


async def test_updates_wait_while_nobody_listens_and_come_when_the_desk_is_back(
    fake: FakeTelegram, bot: Bot, desk: Desk
) -> None:
    await fake.person(CITIZEN).says("có ai không")
    await bot.set_webhook("http://127.0.0.1:9/hook")
    await asyncio.sleep(0.1)
    assert (await bot.get_webhook_info()).last_error_message
    assert fake.pending == 1
    await bot.set_webhook(desk.url)
    await fake.settled()
    await bot.delete_webhook()
    await fake.person(CITIZEN).says("hỏi lại")
    assert desk.texts == ["có ai không"]
    assert texts(await bot.get_updates()) == ["hỏi lại"]


async def test_the_webhook_can_be_told_twice_out_of_order_and_anything_at_all(
    fake: FakeTelegram, bot: Bot, desk: Desk
) -> None:
    await bot.set_webhook(desk.url)
    lan = fake.person(CITIZEN)
    fake.hold()
    update = await lan.says("một")
    await lan.says("hai")
    fake.release(order="reversed")
    fake.redeliver(update)
    await fake.settled()
    assert desk.texts == ["hai", "một", "một"]
    fake.deliver({"update_id": 7, "purchased_paid_media": None})
    await fake.settled()
    assert desk.heard[-1].update_id == 7


async def test_only_the_kinds_asked_for_are_told(fake: FakeTelegram, bot: Bot, desk: Desk) -> None:
    await bot.set_webhook(desk.url, allowed_updates=["message"])
    lan = fake.person(CITIZEN)
    said = await lan.says("một")
    await lan.edits(said, "hai")
    await lan.blocks()
    await fake.settled()
    assert desk.texts == ["một"]


async def test_the_answer_to_the_webhook_can_be_a_message(fake: FakeTelegram, bot: Bot, desk: Desk) -> None:
    desk.reply = {"method": "sendMessage", "chat_id": CITIZEN, "text": "chào lại"}
    await bot.set_webhook(desk.url)
    await fake.person(CITIZEN).says("chào")
    assert (await fake.wait_for(CITIZEN)).text == "chào lại"


# ---- when it goes wrong ----


async def test_a_message_can_be_accepted_and_its_answer_lost(
    fake: FakeTelegram, bot: Bot, citizen: int
) -> None:
    fake.accept_then_drop(1)
    with pytest.raises(NetworkError):
        await bot.send_message(citizen, "đã tới")
    assert [message.text for message in fake.messages(citizen)] == ["đã tới"]
    await bot.send_message(citizen, "và tới")
    assert fake.counts["dropped"] == 1


async def test_a_slow_provider_has_accepted_what_the_bot_gave_up_on(fake: FakeTelegram, citizen: int) -> None:
    fake.latency = 0.5
    async with bot_of(fake, read_timeout=0.1) as hasty:
        with pytest.raises(TimedOut):
            await hasty.send_message(citizen, "đã tới")
    assert len(fake.sent) == 1


async def test_errors_and_refusals_come_on_order(
    fake: FakeTelegram, bot: Bot, citizen: int, clock: Clock
) -> None:
    fake.fail_next(1)
    fake.fail_next(1, status=502)
    for words in ("Internal Server Error", "502|Bad Gateway"):
        with pytest.raises(NetworkError, match=words):
            await bot.send_message(citizen, "không tới")
    fake.refuse(7)
    for left in (7, 4):
        with pytest.raises(RetryAfter) as refusal:
            await bot.send_message(citizen, "không tới")
        assert wait_of(refusal.value) == left
        clock.now += 3
    clock.now += 1
    await bot.send_message(citizen, "tới")
    assert [message.text for message in fake.sent] == ["tới"]


@pytest.mark.parametrize("refused", [False, True])
async def test_it_can_be_down_for_a_while_and_comes_back_on_the_same_port(
    fake: FakeTelegram, bot: Bot, citizen: int, refused: bool
) -> None:
    await bot.send_message(citizen, "trước")
    url = fake.base_url
    await fake.down(0.2, refused=refused)
    for _ in range(2):
        with pytest.raises(NetworkError):
            await bot.send_message(citizen, "giữa")
    await asyncio.sleep(0.3)
    assert fake.base_url == url
    await bot.send_message(citizen, "sau")
    assert [message.text for message in fake.sent] == ["trước", "sau"]


# ---- watching ----


async def test_waiting_finds_what_comes_after_the_mark(fake: FakeTelegram, bot: Bot, citizen: int) -> None:
    await bot.send_message(citizen, "cũ")
    fake.mark()

    async def write() -> None:
        await asyncio.sleep(0.05)
        await bot.send_message(citizen, "mới", reply_markup=keys(("Có", "y")))

    writing = asyncio.create_task(write())
    wanted: Callable[[Sent], bool] = lambda message: bool(message.buttons)  # noqa: E731
    found = await fake.wait_for(citizen, wanted)
    await writing
    assert (found.text, found.buttons) == ("mới", (("Có", "y"),))
    with pytest.raises(AssertionError, match="was shown only"):
        await fake.wait_for(citizen, lambda message: message.text == "cũ", timeout=0.05)


async def test_quiet_means_nothing_is_shown(fake: FakeTelegram, bot: Bot, citizen: int) -> None:
    await fake.quiet(citizen, 0.05)
    peace = asyncio.create_task(fake.quiet(citizen, 0.2))
    await asyncio.sleep(0)
    await bot.send_message(citizen, "xin lỗi")
    with pytest.raises(AssertionError, match="xin lỗi"):
        await peace


async def test_the_real_clock_serves_when_none_is_given() -> None:
    async with FakeTelegram() as fake:
        assert fake.clock is time.monotonic
        assert abs(fake.world.date() - time.time()) < 5
