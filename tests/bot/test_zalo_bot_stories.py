"""Residents and officials on Zalo's Bot Platform, end to end over HTTP: by long poll and by webhook."""

from __future__ import annotations

import pytest

from tests.bot.bot_town import LAMP, BotTown
from tests.bot.conftest import MakeBotTown

SECRET = "bi-mat-cua-bot"


@pytest.mark.slow
async def test_a_report_is_made_taken_asked_about_closed_and_confirmed(
    make_bot_town: MakeBotTown, database_url: str, mode: str
) -> None:
    town = await make_bot_town(database_url, mode)
    town.bot.shows_replies = True
    lan, group = await town.meet(town.lan), town.group
    hoa = await town.official(town.hoa, "Hoà")
    code = await town.report(lan, "đèn đường nhà số 12/7 hẻm 45 Nguyễn Trãi tắt 3 hôm nay, tôi là Lan 0901234567")
    card = await town.hears(group, code, "trả lời trước", "1. Nhận")
    for personal in ("Lan", "0901234567", "12/7"):
        assert personal not in card.text
    await town.idle()

    await hoa.says("1", group=group, reply_to=card)  # the number of a card's act, in reply to it
    await town.hears(group, f"{code} · ", "Hoà đang lo")  # nothing can be changed there: a short message says it
    await town.hears(lan, "đã có người lo")
    await hoa.says(f"hỏi {code} cột đèn số mấy ạ?", group=group, mention=True)
    await town.hears(lan, "Cán bộ phường hỏi", "cột đèn số mấy")
    await lan.sends_photo("cột ngay đầu hẻm ạ")
    await town.hears(group, "người dân trả lời", "ngay đầu hẻm")
    await hoa.says(f"chi tiết {code}", group=group, mention=True)
    await town.hears(hoa, code, "0901234567")  # to the official alone

    await hoa.says(f"xong {code} bóng cháy, sáng nay đã thay bóng 50 W", group=group, mention=True)
    await town.hears(group, "gửi ảnh sau khi làm", "1. Trời tối")
    await hoa.says("1", group=group, mention=True)
    await town.hears(lan, "đã thay bóng 50 W", "1. Rồi", "2. Chưa")
    await lan.says("1")
    await town.hears(lan, "đóng phiếu")
    await town.idle()
    (ticket,) = town.tickets()
    assert (ticket.code, ticket.status) == (code, "closed")
    assert [photo.status for photo in town.photos()] == ["stored"]
    assert town.alarms() == []
    assert town.counted() == len([sent for sent in town.fake.sent if sent.how == "bot"])


# --- the group ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("replies", [True, False])
async def test_an_order_is_heard_by_mention_and_by_reply(bot_town: BotTown, replies: bool) -> None:
    bot_town.bot.shows_replies = replies
    hoa = await bot_town.official(bot_town.hoa, "Hoà")
    code = await bot_town.report(await bot_town.meet(bot_town.lan))
    card = await bot_town.hears(bot_town.group, code)
    await bot_town.idle()
    await hoa.says("nhận", group=bot_town.group)  # unheard: neither a mention nor a reply
    await bot_town.idle()
    assert [ticket.status for ticket in bot_town.tickets()] == ["new"]
    await hoa.says("nhận" if replies else f"nhận {code}", group=bot_town.group, reply_to=card)
    await bot_town.hears(bot_town.group, "Hoà đang lo")


async def test_talk_of_another_group_is_not_taken_and_its_id_is_told(
    bot_town: BotTown, logs: list[dict[str, object]]
) -> None:
    hoa = await bot_town.official(bot_town.hoa, "Hoà")
    code = await bot_town.report(await bot_town.meet(bot_town.lan))
    other = bot_town.bot.group("zgr-2", members=[hoa])
    await hoa.says(f"nhận {code}", group=other, mention=True)
    await bot_town.idle()
    assert [ticket.status for ticket in bot_town.tickets()] == ["new"]
    assert "zgr-2" in [line.get("chat") for line in logs if "ZALO_BOT_GROUP_CHAT_ID" in str(line.get("event"))]


async def test_whoever_is_no_official_changes_nothing(bot_town: BotTown) -> None:
    bot_town.bot.shows_replies = True
    code = await bot_town.report(await bot_town.meet(bot_town.lan))
    card = await bot_town.hears(bot_town.group, code)
    await bot_town.idle()
    await bot_town.nam.says("nhận", group=bot_town.group, reply_to=card)
    await bot_town.hears(bot_town.group, "chưa được đăng ký")
    assert [ticket.status for ticket in bot_town.tickets()] == ["new"]


# --- how updates come -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("statuses", [True, False])
async def test_idle_is_no_failure(bot_town: BotTown, statuses: bool, logs: list[dict[str, object]]) -> None:
    bot_town.bot.http_statuses = statuses
    polls = bot_town.fake.world.counts["/getUpdates"]
    await bot_town.until(lambda: bot_town.fake.world.counts["/getUpdates"] >= polls + 3)
    assert [line for line in logs if line["event"] == "poll failed"] == []
    await bot_town.meet(bot_town.lan)


async def test_a_webhook_left_from_before_is_taken_away_and_the_log_says_what_to_do(
    bot_town: BotTown, logs: list[dict[str, object]]
) -> None:
    bot_town.bot.hook.url = "https://elsewhere.example/hook"
    await bot_town.until(lambda: not bot_town.bot.hook.url)
    assert any("PHUONGOI_ZALO_BOT_MODE=webhook" in str(line["event"]) for line in logs)
    await bot_town.meet(bot_town.lan)


@pytest.mark.parametrize("old", [True, False])
async def test_updates_without_a_name_are_known_by_what_they_hold(bot_town: BotTown, old: bool) -> None:
    bot_town.bot.old_shape = old
    lan = await bot_town.meet(bot_town.lan)
    await lan.sends_sticker()
    await bot_town.hears(lan, "Dạ em chào")
    await lan.sends_voice()
    await bot_town.hears(lan, "chưa nghe được tin thoại")
    await lan.sends_location(10.7, 106.7)
    await bot_town.hears(lan, "chưa đọc được tin này")
    await lan.sends_photo("đèn đường hẻm 45 Nguyễn Trãi tắt")
    await bot_town.hears(lan, "Mã phiếu")
    await bot_town.until(lambda: [photo.status for photo in bot_town.photos()] == ["stored"])


async def test_updates_wait_for_a_ward_that_is_closed(bot_town: BotTown) -> None:
    lan = await bot_town.meet(bot_town.lan)
    await bot_town.close()
    await lan.says(LAMP)
    await bot_town.open()
    await bot_town.hears(lan, "Mã phiếu")


async def test_a_gateway_that_is_down_for_a_while_loses_nothing(bot_town: BotTown) -> None:
    lan = await bot_town.meet(bot_town.lan)
    bot_town.fake.down()
    await lan.says(LAMP)
    await bot_town.until(lambda: bot_town.fake.world.counts["down"] > 0)
    bot_town.fake.up()
    await bot_town.hears(lan, "Mã phiếu")
    assert len(bot_town.tickets()) == 1


# --- the webhook ----------------------------------------------------------------------------------------------


async def test_the_webhook_is_set_at_the_start_and_set_again_with_a_new_secret(
    make_bot_town: MakeBotTown, sqlite_url: str
) -> None:
    town = await make_bot_town(sqlite_url, "webhook")
    assert town.bot.hook.url == f"{town.url}/hook/zalo-bot"
    assert town.bot.secret == SECRET
    await town.close()
    await town.open(zalo_bot_secret_token="another-secret")
    await town.until(lambda: town.bot.secret == "another-secret")
    await town.meet(town.lan)


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], "bí mật"])
async def test_without_the_secret_nothing_is_read(
    make_bot_town: MakeBotTown, sqlite_url: str, secret: str | None
) -> None:
    town = await make_bot_town(sqlite_url, "webhook")
    status, said = await town.call(b'{"ok":true}', secret)
    assert (status, "Secret-Token" in said) == (403, True)
    assert town.inbox() == []


@pytest.mark.parametrize("wrapped", [True, False])
async def test_bodies_come_wrapped_or_bare_and_twice(
    make_bot_town: MakeBotTown, sqlite_url: str, wrapped: bool
) -> None:
    town = await make_bot_town(sqlite_url, "webhook")
    town.bot.wrapped = wrapped
    lan = await town.meet(town.lan)
    told = await lan.says(LAMP)
    assert told is not None
    town.fake.webhooks.redeliver(told)
    await town.hears(lan, "Mã phiếu")
    await town.idle()
    assert len(town.tickets()) == 1


@pytest.mark.parametrize("body", [b"", b"{", b"17", b'{"ok":true,"result":[3]}', b'{"message":{"text":"a"}}', b"\xff"])
async def test_what_cannot_be_read_is_kept_as_it_came_and_acknowledged(
    make_bot_town: MakeBotTown, sqlite_url: str, body: bytes
) -> None:
    town = await make_bot_town(sqlite_url, "webhook")
    assert (await town.call(body, SECRET))[0] == 200
    (row,) = town.inbox()
    assert (row.status, row.body["raw"]) == ("unreadable", body.decode("utf-8", "replace"))


async def test_a_body_about_nothing_is_acknowledged(make_bot_town: MakeBotTown, sqlite_url: str) -> None:
    town = await make_bot_town(sqlite_url, "webhook")
    assert (await town.call(b'{"ok":true,"result":{}}', SECRET))[0] == 200
    assert town.inbox() == []
