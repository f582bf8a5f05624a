"""The channel of the Bot Platform alone: what goes out, what is refused, what the plan allows, what is never lost."""

from __future__ import annotations

import asyncio
import unicodedata
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
from sqlalchemy.exc import OperationalError

from bot.channels.base import Refused, Unknown, Unreadable
from bot.channels.public_files import fetch_public
from bot.channels.zalo_bot import _kept
from bot.channels.zalo_bot_events import Bot, read_update, updates_of
from bot.channels.zalo_bot_http import BotError, read_answer
from bot.channels.zalo_errors import UNKNOWN
from tests.bot.bot_town import LAMP, BotTown
from tests.bot.conftest import MakeBotTown
from tests.providers.zalo.shapes import new_picture

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
OURS = Bot("4321", ("Bot Phường ơi",))


def update(**facts: Any) -> dict[str, Any]:
    content = {
        "message_id": "b-1", "date": 1789000000123, "from": {"id": "u1", "is_bot": False},
        "chat": {"id": "u1", "chat_type": "PRIVATE"}, "text": "Xin chào",
    } | facts  # fmt: skip
    return {"event_name": "message.text.received", "message": content}


# --- what comes in --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        update(), [update()], {"ok": True, "result": update()}, {"ok": True, "result": [update()]},
        [{"ok": True, "result": update()}],
    ],
)  # fmt: skip
def test_one_or_several_wrapped_or_not(body: Any) -> None:
    assert updates_of(body) == [update()]


@pytest.mark.parametrize("body", [None, {}, [], {"ok": True}, {"ok": True, "result": None}, {"ok": True, "result": []}])
def test_nothing_is_nothing(body: Any) -> None:
    assert updates_of(body) == []


@pytest.mark.parametrize(
    "strange", [{"message": 5}, {"message": {}}, {"event_name": "x"}, update(chat={}), update(**{"from": None})]
)
def test_a_shape_of_no_update_is_unreadable(strange: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        read_update(strange, OURS, NOW)


def test_what_the_bot_said_itself_is_nobodys() -> None:
    assert read_update(update(**{"from": {"id": "4321"}}), OURS, NOW) is None
    assert read_update(update(**{"from": {"id": "9", "is_bot": True}}), OURS, NOW) is None


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("@Bot Phường ơi nhận PA-7K3M2Q", "nhận PA-7K3M2Q"), ("@bot phường ơi: xong", "xong"), ("nhận @Bot Phường ơi", "nhận"),
        ("@Bot nhận", "nhận"), ("@bot.PhuongOi nhận", "nhận"), ("@Hoà nhận nhé", "@Hoà nhận nhé"), ("@Bot Phường ơi", ""),
    ],
)  # fmt: skip
def test_a_mention_is_no_part_of_what_is_said(text: str, heard: str) -> None:
    message = read_update(update(text=text, chat={"id": "zgr-1"}), OURS, NOW)
    assert message is not None
    assert (message.in_group, message.member, message.text) == (True, "u1", heard)


def test_dates_and_numbers_that_are_odd_harm_nothing() -> None:
    for date in (None, "x", 10**30, ""):
        message = read_update(update(date=date), OURS, NOW)
        assert message is not None
        assert message.sent_at == NOW


def test_a_message_without_a_number_is_known_by_its_bytes() -> None:
    first, again, other = (read_update(update(message_id=None, text=text), OURS, NOW) for text in ("a", "a", "b"))
    assert first and again and other
    assert first.event_id == again.event_id != other.event_id


# --- answers --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [408, 200])
def test_an_idle_poll_is_told_by_status_or_by_body(status: int) -> None:
    body = b'{"ok":false,"description":"Request timeout","error_code":408}'
    for raw in (body, b"" if status == 408 else body):
        with pytest.raises(BotError) as caught:
            read_answer(status, raw, "getUpdates")
        assert caught.value.code == 408


def test_the_body_comes_before_the_status_and_bare_results_are_taken() -> None:
    with pytest.raises(BotError) as caught:
        read_answer(200, b'{"ok":false,"error_code":401}', "sendMessage")
    assert caught.value.rule.kind == "human"
    with pytest.raises(BotError) as caught:
        read_answer(404, b'{"ok":false,"description":"Not Found"}', "getWebhookInfo")
    assert caught.value.code == 404
    assert read_answer(200, orjson.dumps(update()), "getUpdates") == update()
    assert read_answer(200, orjson.dumps([update()]), "getUpdates") == [update()]
    with pytest.raises(Unknown):
        read_answer(502, b"<html>", "sendMessage")


@pytest.mark.parametrize(
    ("code", "kind"),
    [(400, "permanent"), (401, "human"), (403, "human"), (404, "permanent"), (408, "retry"), (429, "retry"), (503, "retry")],
)  # fmt: skip
def test_each_number_has_its_class(code: int, kind: str) -> None:
    assert BotError(code, "sendMessage").rule.kind == kind
    assert BotError(777, "sendMessage").rule == UNKNOWN


# --- nothing is lost ------------------------------------------------------------------------------------------


async def test_an_update_is_held_until_the_database_is_back_and_no_other_is_asked_for() -> None:
    tries = []

    async def take(body: bytes) -> None:
        tries.append(body)
        if len(tries) < 3:
            raise OperationalError("insert", {}, Exception("away"))

    await _kept(take, b"{}")
    assert tries == [b"{}"] * 3


async def test_an_update_in_hand_is_kept_although_the_process_ends() -> None:
    kept = []

    async def take(body: bytes) -> None:
        await asyncio.sleep(0.05)
        kept.append(body)

    holding = asyncio.create_task(_kept(take, b"{}"))
    await asyncio.sleep(0.01)
    holding.cancel()
    with pytest.raises(asyncio.CancelledError):
        await holding
    assert kept == [b"{}"]


# --- what goes out --------------------------------------------------------------------------------------------


async def test_a_long_text_goes_in_parts_of_which_each_fits_in_composed_signs(bot_town: BotTown) -> None:
    await bot_town.meet(bot_town.lan)
    words = unicodedata.normalize("NFD", "Đường phố ngập nặng lắm ạ. ") * 150
    bot_town.post("u1", words)
    await bot_town.idle()
    sent = bot_town.texts(bot_town.lan)[2:]
    assert len(sent) > 1
    assert all(len(text) <= 2000 and text == unicodedata.normalize("NFC", text) for text in sent)
    assert " ".join(sent).split() == unicodedata.normalize("NFC", words).split()


async def test_a_photo_goes_by_its_public_address(make_bot_town: MakeBotTown, sqlite_url: str) -> None:
    town = await make_bot_town(sqlite_url, "webhook")
    await town.meet(town.lan)
    number = await stored_photo(town)
    town.post("u1", "kèm ảnh", body={"photos": [number]})
    shown = await town.hears(town.lan, "kèm ảnh")
    picture = next(sent for sent in town.fake.sent_to(town.lan) if sent.kind == "image")
    assert picture.url.startswith(f"{town.url}/photo/")
    assert town.fake.sent.index(picture) < town.fake.sent.index(shown)
    content = await fetch_public(picture.url, 1_000_000, {town.url.removeprefix("http://")})
    assert content[:2] == b"\xff\xd8"


async def test_without_a_public_address_a_photo_is_left_out_with_one_word(bot_town: BotTown) -> None:
    await bot_town.meet(bot_town.lan)
    number = await stored_photo(bot_town)
    bot_town.post("u1", "kèm ảnh", body={"photos": [number, number]})
    await bot_town.hears(bot_town.lan, "kèm ảnh")
    assert [text for text in bot_town.texts(bot_town.lan) if "ảnh" in text][-2:] == [
        "(Kèm ảnh, nhưng kênh này chưa cho xem được ảnh.)", "kèm ảnh",
    ]  # fmt: skip


async def stored_photo(town: BotTown) -> int:
    await town.lan.sends_photo("đèn đường hẻm 45 Nguyễn Trãi tắt", new_picture(3))
    await town.hears(town.lan, "Mã phiếu")
    await town.until(lambda: [photo.status for photo in town.photos()] == ["stored"])
    await town.idle()
    return int(town.photos()[0].id)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/a.jpg",
        "http://10.0.0.1/a",
        "http://[::1]/a",
        "http://169.254.1.1/",
        "file:///etc/passwd",
        "x",
    ],
)
async def test_nothing_inside_the_house_is_fetched(url: str) -> None:
    with pytest.raises(Refused):
        await fetch_public(url, 1000)


async def test_a_name_that_leads_inside_is_not_followed() -> None:
    with pytest.raises(Exception, match=r"Connector|NotPublic|DNS"):
        await fetch_public("http://localhost:1/a.jpg", 1000)


# --- what is refused ------------------------------------------------------------------------------------------


async def test_a_token_that_is_not_accepted_holds_everything_until_it_is(
    bot_town: BotTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.zalo_bot.REST_SECONDS", 0.2)
    await bot_town.meet(bot_town.lan)
    bot_town.fake.refuse_next(401, path="/sendMessage")
    bot_town.post("u1", "một")
    bot_town.post("u1", "hai")
    await bot_town.hears(bot_town.lan, "hai")
    assert bot_town.texts(bot_town.lan)[-2:] == ["một", "hai"]
    await bot_town.until(lambda: [state for kind, state in bot_town.alarms() if kind == "bot_refused"] != ["new"])
    assert bot_town.row("một").tries <= 1


async def test_too_many_at_once_are_sent_later(bot_town: BotTown) -> None:
    await bot_town.meet(bot_town.lan)
    bot_town.fake.refuse_next(429, path="/sendMessage")
    bot_town.post("u1", "một")
    await bot_town.until(lambda: bot_town.row("một").tries == 1)
    row = bot_town.row("một")
    assert row.status == "due"
    assert 50 <= (row.not_before - bot_town.now()).total_seconds() <= 60


async def test_a_chat_that_is_gone_is_a_dead_letter(bot_town: BotTown) -> None:
    bot_town.post("nobody", "một")
    await bot_town.until(lambda: bot_town.row("một").status == "dead")


async def test_an_answer_that_was_lost_is_sent_again_and_counted(bot_town: BotTown) -> None:
    await bot_town.meet(bot_town.lan)
    await bot_town.idle()  # what was heard is counted a moment later
    before = bot_town.counted()
    bot_town.fake.accept_then_drop(path="/sendMessage")
    bot_town.post("u1", "một")
    await bot_town.until(lambda: bot_town.texts(bot_town.lan)[-2:] == ["một", "một"])
    await bot_town.until(lambda: bot_town.counted() == before + 2)


# --- the plan -------------------------------------------------------------------------------------------------


async def test_at_four_fifths_of_the_month_somebody_is_told_and_in_the_next_it_is_over(
    make_bot_town: MakeBotTown, sqlite_url: str
) -> None:
    town = await make_bot_town(sqlite_url, zalo_bot_month_limit=10)
    await town.meet(town.lan)
    for number in range(5):
        town.post("u1", f"tin {number}")
    await town.idle()
    assert town.alarms() == []
    town.post("u1", "tin thứ tám")
    await town.until(lambda: [kind for kind, _ in town.alarms()] == ["bot_plan"])
    await town.close()
    await town.open()
    await town.fake.advance(40 * 86_400)
    town.post("u1", "tháng sau")
    await town.hears(town.lan, "tháng sau")
    await town.until(
        lambda: next(state for kind, state in town.alarms() if kind == "bot_plan") in ("over", "closed", "done")
    )


async def test_with_the_month_used_up_people_are_called_and_the_groups_cards_wait(
    make_bot_town: MakeBotTown, sqlite_url: str
) -> None:
    town = await make_bot_town(sqlite_url, zalo_bot_month_limit=3)
    town.bot.month_limit = 3
    await town.meet(town.lan)
    await town.lan.says(LAMP)
    await town.until(lambda: town.counted() == 3)
    await town.until(lambda: "bot_full" in [kind for kind, _ in town.alarms()])
    town.post("u1", "phiếu của bác đã xong", errand="notice")
    await town.until(lambda: town.row("phiếu của bác đã xong").status in ("call", "dead"))
    card = next(row for row in town.rows_of_group() if row.body.get("card"))
    assert card.status == "due"
    town.bot.month_limit = 3000  # another plan was bought


async def test_nobody_beyond_the_fiftieth_is_lost(make_bot_town: MakeBotTown, sqlite_url: str) -> None:
    town = await make_bot_town(sqlite_url, zalo_bot_user_limit=1)
    town.bot.user_limit = 1
    await town.meet(town.lan)
    await town.tu.says("chào phường")
    await town.until(lambda: "bot_full" in [kind for kind, _ in town.alarms()])
    assert town.texts(town.tu) == []
    await town.lan.says("cảm ơn em")
    await town.idle()
    assert len(town.texts(town.lan)) == 3
