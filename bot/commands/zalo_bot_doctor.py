"""What 'phuongoi doctor' finds about the bot of the Bot Platform: token, webhook or polling, group, and the plan."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime

from bot.app import load_houses, make_zalo_bot, open_database, ward_of_zalo
from bot.channels.base import SendFailed
from bot.channels.zalo_bot import HOOK, ZaloBot
from bot.channels.zalo_bot_http import BotError
from bot.media import PhotoStore
from bot.settings import Settings
from bot.zalo_bot_plan import WARN_AT, BotPlan
from handlers.ports import Understander
from handlers.ward import DataError, Ward
from storage.db import Database
from storage.schema import Migrated, state_of


class Note(str):
    """A line of the doctor's that is no fault."""

    __slots__ = ()


def check_zalo_bot(settings: Settings, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Iterator[str]:
    """Nothing where there is no bot."""
    if not settings.zalo_bot_token:
        return
    yield from _settings(settings)
    try:
        db = open_database(settings)
        with db.now(reading=True) as tx:
            ready = state_of(tx) is Migrated.CURRENT
        bot = _bot(settings, db, clock)
    except Exception:
        return  # the checks of the database and of the ward file have said it
    yield from asyncio.run(_all(bot, settings, db if ready else None))


def _settings(settings: Settings) -> Iterator[str]:
    if not settings.zalo_bot_group_chat_id:
        yield (
            "PHUONGOI_ZALO_BOT_GROUP_CHAT_ID is empty: if officials have a group with the bot, mention the bot there and "
            "take the chat id from the log"
        )
    elif not settings.zalo_bot_name:
        yield "PHUONGOI_ZALO_BOT_NAME is empty: copy the bot's name as Zalo shows it, so that mentions are understood"
    if not settings.public_url:
        yield "PHUONGOI_PUBLIC_URL is empty: the bot can show no photos" + (
            ", and hears nothing in webhook mode" if settings.zalo_bot_mode == "webhook" else ""
        )


def _bot(settings: Settings, db: Database, clock: Callable[[], datetime]) -> ZaloBot:
    houses = load_houses(settings, _not_asked)
    photos = PhotoStore(settings.data_dir, "", settings.max_photo_bytes)
    bot = make_zalo_bot(settings, houses[ward_of_zalo(settings, houses)], db, photos, clock)
    if bot is None:
        raise DataError("there is no bot")
    return bot


def _not_asked(_: Ward) -> Understander:
    def understand(*_: object) -> object:
        raise NotImplementedError

    return understand  # type: ignore[return-value]


async def _all(bot: ZaloBot, settings: Settings, db: Database | None) -> list[str]:
    if db is not None:
        db.start()
    await bot.open()
    try:
        return [line async for line in _asked(bot, settings)] + ([] if db is None else await _plan(bot))
    finally:
        await bot.close()
        if db is not None:
            db.close()


async def _asked(bot: ZaloBot, settings: Settings) -> AsyncIterator[str]:
    """What the platform says of the bot."""
    try:
        facts = await bot.introduce()
        url = await bot.webhook()
    except BotError as error:
        yield (
            "the platform does not accept PHUONGOI_ZALO_BOT_TOKEN: copy it again from Zalo Bot Manager"
            if error.rule.kind == "human"
            else f"the Bot Platform says {error}"
        )
        return
    except SendFailed as error:
        yield f"the Bot Platform cannot be reached ({error}): check the network and PHUONGOI_ZALO_BOT_BASE"
        return
    yield Note(f"the token is of {facts.get('account_name') or 'a bot'} ({facts.get('id')})")
    if settings.zalo_bot_group_chat_id and facts.get("can_join_groups") is False:
        yield "the bot may not join groups: allow it in Zalo Bot Manager"
    for line in _webhook(url, settings):
        yield line


def _webhook(url: str, settings: Settings) -> Iterator[str]:
    wanted = settings.public_url.rstrip("/") + HOOK
    if settings.zalo_bot_mode == "polling":
        if url:
            yield (
                f"a webhook is set ({url}), so polling hears nothing: start the ward, which removes it, "
                "or set PHUONGOI_ZALO_BOT_MODE=webhook"
            )
    elif not url:
        yield "no webhook is set: start the ward, which sets it"
    elif settings.public_url and url != wanted:
        yield f"the webhook is {url}, not {wanted}: does another program use this token?"


async def _plan(bot: ZaloBot) -> list[str]:
    """How much of the plan is used; from four fifths on that is a fault."""
    plan = bot.plan
    if not isinstance(plan, BotPlan):
        return []
    names = {"messages": "messages of this month", "users": "people", "groups": "groups"}
    lines: list[str] = []
    for what, count, limit in plan.rows(await plan.used()):
        line = f"{count} of {limit or 'any number of'} {names[what]} used"
        near = bool(limit) and count >= limit * WARN_AT
        lines.append(f"{line}: see the bot's plan in Zalo Bot Manager" if near else Note(line))
    return lines
