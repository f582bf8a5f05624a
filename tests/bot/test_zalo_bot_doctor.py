"""The doctor says what is wrong with the bot of the Bot Platform, and how much of its plan is used."""

from __future__ import annotations

import asyncio

from bot.commands.zalo_bot_doctor import Note, check_zalo_bot
from bot.settings import Settings
from tests.bot.bot_town import BotTown
from tests.bot.conftest import MakeBotTown


async def lines(town: BotTown, **settings: object) -> tuple[list[str], list[str]]:
    """The faults, and what is only said."""
    asked = Settings(_env_file=None, **{**town.fake.bot_settings(), **town.facts, **settings})  # type: ignore[arg-type]
    found = await asyncio.to_thread(lambda: list(check_zalo_bot(asked, town.now)))
    return [line for line in found if not isinstance(line, Note)], [line for line in found if isinstance(line, Note)]


async def test_a_bot_that_is_well_is_told_of_with_its_count(bot_town: BotTown) -> None:
    await bot_town.meet(bot_town.lan)
    faults, told = await lines(bot_town, public_url="https://phuong.example")
    assert faults == []
    assert told == [
        "the token is of bot.PhuongOi (4321)", "2 of 3000 messages of this month used", "1 of 50 people used",
        "0 of 3 groups used",
    ]  # fmt: skip


async def test_without_a_bot_nothing_is_looked_at() -> None:
    assert list(check_zalo_bot(Settings(_env_file=None))) == []


async def test_what_is_missing_is_named(bot_town: BotTown) -> None:
    faults, _ = await lines(bot_town, zalo_bot_group_chat_id="")
    assert [fault.split()[0] for fault in faults] == ["PHUONGOI_ZALO_BOT_GROUP_CHAT_ID", "PHUONGOI_PUBLIC_URL"]
    faults, _ = await lines(bot_town, zalo_bot_name="", public_url="https://phuong.example")
    assert [fault.split()[0] for fault in faults] == ["PHUONGOI_ZALO_BOT_NAME"]


async def test_a_wrong_token_and_a_host_that_is_away(bot_town: BotTown) -> None:
    (fault,) = (await lines(bot_town, zalo_bot_token="4321:WRONG", public_url="https://phuong.example"))[0]
    assert "PHUONGOI_ZALO_BOT_TOKEN" in fault
    assert "WRONG" not in fault
    (fault,) = (await lines(bot_town, zalo_bot_base="http://127.0.0.1:9", public_url="https://phuong.example"))[0]
    assert "PHUONGOI_ZALO_BOT_BASE" in fault


async def test_the_webhook_is_compared_with_the_mode(make_bot_town: MakeBotTown, sqlite_url: str) -> None:
    town = await make_bot_town(sqlite_url, "webhook")
    assert (await lines(town, public_url=town.url))[0] == []
    (fault,) = (await lines(town, public_url="https://other.example"))[0]
    assert "does another program use this token" in fault
    (fault,) = (await lines(town, public_url=town.url, zalo_bot_mode="polling"))[0]
    assert "PHUONGOI_ZALO_BOT_MODE=webhook" in fault
    town.bot.hook.url = ""
    (fault,) = (await lines(town, public_url=town.url))[0]
    assert "no webhook is set" in fault


async def test_a_plan_that_is_nearly_used_up_is_a_fault(bot_town: BotTown) -> None:
    await bot_town.meet(bot_town.lan)
    (fault,) = (await lines(bot_town, zalo_bot_month_limit=2, public_url="https://phuong.example"))[0]
    assert fault.startswith("2 of 2 messages of this month used")
