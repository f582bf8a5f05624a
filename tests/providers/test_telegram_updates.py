"""How the fake Telegram tells of news, by polling and by webhook, and how it goes wrong."""

import asyncio
import time
from collections.abc import Callable

import pytest
from telegram import (
    Bot,
)
from telegram.error import (
    BadRequest,
    Conflict,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from .telegram import FakeTelegram, Sent
from .telegram_callers import CITIZEN, Clock, Desk, bot_of, keys, texts, wait_of

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
    assert [update.update_id for update in await bot.get_updates(offset=seen.update_id + 1)] == [seen.update_id]
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


async def test_a_message_can_be_accepted_and_its_answer_lost(fake: FakeTelegram, bot: Bot, citizen: int) -> None:
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


async def test_errors_and_refusals_come_on_order(fake: FakeTelegram, bot: Bot, citizen: int, clock: Clock) -> None:
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
