"""Alarms leave the building: to the officials' group by a channel that works, and to the person who runs the machine."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.channels.base import Channel, Letter, SendFailed
from bot.loops import Wake, run
from handlers.turn import House
from handlers.types import Address
from storage import alarms, mail
from storage.db import Database, Tx, reason
from storage.mail import ToSend
from storage.models import Alarm

log = structlog.get_logger("alarms")

HOUR = timedelta(hours=1)  # a kind is told at most once in it
LOOK_SECONDS = 5.0
DATABASE_SECONDS = 60.0  # that it may be away before somebody is told without it
DATABASE = "database_failed"

# Which kinds somebody is told of, and from how many in an hour on. The others wait for 'phuongoi doctor'.
TOLD: Mapping[str, int] = {
    "provider_down": 1, "group_gone": 1, "chat_moved": 1, "nobody_for_restricted": 1, DATABASE: 1,
    "zalo_reauth": 1, "zalo_silent": 1, "zalo_refused": 1, "zalo_token": 1, "zalo_quota": 1, "zalo_old_grant": 1,
    "zalo_no_rotation": 1, "zalo_wrong_oa": 1, "zalo_refresh_unsure": 1, "zalo_oauth_refused": 1, "zalo_unsigned": 1,
    "bug": 3, "dead_letter": 5, "send_unknown": 5, "bot_refused": 1, "bot_plan": 1, "bot_full": 1,
    "nobody_unconcerned": 1, "nobody_to_escalate": 1, "nobody_on_duty": 1, "duty_silent": 1, "job_failed": 1,
}  # fmt: skip
BY_ZALO = ("zalo_oa", "zalo_group")  # channels that do not carry an alarm about Zalo
STILL_SENDS = {"zalo_silent", "zalo_unsigned", "zalo_old_grant", "zalo_no_rotation"}  # except these: it still can
BY_BOT = {"bot_refused", "bot_full"}  # of these the bot of the Bot Platform says nothing: it cannot
TO_ONE = {"nobody_unconcerned"}  # whom it is about reads the group: only who runs the machine is told
ALWAYS = "web"  # the group's page needs no provider


@dataclass(frozen=True, slots=True)
class News:
    """What is told at once: alarms of one ward and kind that are new, or that are over."""

    ward: str
    kind: str
    over: bool
    alarms: tuple[Alarm, ...]


class Alarming:
    """The loop that tells, and the one voice that is left when the database is away."""

    def __init__(
        self, db: Database, houses: Mapping[str, House], channels: Mapping[tuple[str, str], Channel],
        clock: Callable[[], datetime], posted: Wake, to: Address | None = None,
    ) -> None:  # fmt: skip
        self._db, self._houses, self._channels, self._clock, self._posted = db, houses, channels, clock, posted
        self._to = to  # the person who runs the machine
        self._away = 0.0  # since when the database is, by a clock that only runs
        self._told_away = 0.0
        self._looked = 0.0
        self.wake = Wake()

    async def work(self) -> None:
        """For ever: every few seconds, look."""
        while True:
            await self.wake.wait()
            if time.monotonic() - self._looked < LOOK_SECONDS:
                continue
            self._looked = time.monotonic()
            try:
                await self.look()
            except SQLAlchemyError as error:
                await self._database_failed(reason(error))

    async def look(self) -> None:
        """Tell what is new and what is over."""
        now = self._clock()
        if await run(self._db, lambda tx: self._tell(tx, now)):
            self._posted.set()
        if self._away:
            away, self._away = self._away, 0.0
            if self._told_away >= away:
                await self._aloud("alarm-over", DATABASE)

    def _tell(self, tx: Tx, now: datetime) -> int:
        """How many messages are on their way."""
        fresh = alarms.untold(tx)
        if not fresh:
            return 0
        told = 0
        lately, wrong = alarms.told_since(tx, now - HOUR), alarms.lasting(tx)
        for news in grouped(fresh):
            if news.ward not in self._houses or news.kind not in TOLD:
                alarms.pass_over(tx, news.alarms)
            elif news.over:
                told += self._post(tx, news, wrong, now)
            elif (news.ward, news.kind) not in lately:
                told += self._tell_new(tx, news, wrong, now)
        return told

    def _tell_new(self, tx: Tx, news: News, wrong: set[tuple[str, str, str]], now: datetime) -> int:
        young = [alarm for alarm in news.alarms if alarm.at > now - HOUR]
        if len(young) >= TOLD[news.kind] or TOLD[news.kind] == 1:
            return self._post(tx, news, wrong, now)
        alarms.pass_over(tx, [alarm for alarm in news.alarms if alarm not in young])  # too few, and long ago
        return 0

    def _post(self, tx: Tx, news: News, wrong: set[tuple[str, str, str]], now: datetime) -> int:
        house = self._houses[news.ward]
        text = say(house, "alarm-over" if news.over else "alarm", news)
        to = self.listeners(house, silent_channels(news, wrong), aloud=news.kind not in TO_ONE)
        mail.post(tx, [ToSend(news.ward, one.channel, one.account, one.chat, {"text": text}) for one in to], now)
        alarms.tell(tx, news.alarms, now)
        return len(to)

    def listeners(self, house: House, silent: set[str], *, aloud: bool = True) -> list[Address]:
        """The first group whose channel works, the group's page, and the person who runs the machine."""
        by_provider = [one for one in house.groups if one.channel != ALWAYS and one.channel not in silent][:1]
        page = [one for one in house.groups if one.channel == ALWAYS]
        person = [self._to] if self._to and self._to.channel not in silent else []
        return [*by_provider, *page, *person] if aloud else person

    # --- without the database ------------------------------------------------------------------------------

    async def _database_failed(self, why: str) -> None:
        now = time.monotonic()
        self._away = self._away or now
        log.error("database failed", why=why, seconds=round(now - self._away))
        told_lately = self._told_away and now - self._told_away < HOUR.total_seconds()
        if now - self._away >= DATABASE_SECONDS and not told_lately:
            self._told_away = now
            await self._aloud("alarm", DATABASE)

    async def _aloud(self, key: str, kind: str) -> None:
        """Through the channels themselves: there is no outbox now."""
        for house in self._houses.values():
            alarm = Alarm(ward=house.ward.id, at=self._clock(), kind=kind)
            text = say(house, key, News(house.ward.id, kind, False, (alarm,)))
            for group in house.groups:
                if await self._at_once(group, text):
                    break
            if self._to:
                await self._at_once(self._to, text)

    async def _at_once(self, to: Address, text: str) -> bool:
        """Whether somebody was told; the page shows only what is in the database."""
        channel = self._channels.get((to.channel, to.account))
        if channel is None or to.channel == ALWAYS:
            return False
        try:
            await asyncio.wait_for(channel.send(Letter(0, to.chat, text)), 30)
        except (SendFailed, TimeoutError, SQLAlchemyError) as error:  # Zalo's tokens are in the database too
            log.error("an alarm could not be told", channel=to.channel, why=str(error)[:120])
            return False
        return True


def grouped(fresh: Iterable[Alarm]) -> list[News]:
    """Alarms by ward, kind and whether they are over; the oldest first."""
    found: defaultdict[tuple[str, str, bool], list[Alarm]] = defaultdict(list)
    for alarm in fresh:
        found[alarm.ward, alarm.kind, alarm.state == "over"].append(alarm)
    return [News(ward, kind, over, tuple(ones)) for (ward, kind, over), ones in found.items()]


def silent_channels(news: News, wrong: set[tuple[str, str, str]]) -> set[str]:
    """Channels that would not carry this: those that are down, and Zalo while something is wrong with it."""
    here = {(kind, ref) for ward, kind, ref in wrong if ward == news.ward}
    silent = {ref for kind, ref in here if kind in ("provider_down", "group_gone")}
    about = {kind for kind, _ in here} | ({news.kind} if not news.over else set())
    if any(kind.startswith("zalo_") for kind in about - STILL_SENDS):
        silent |= set(BY_ZALO)
    if BY_BOT & {news.kind, *(kind for kind, _ in here)} and not news.over:
        silent.add("zalo_bot")
    if news.kind == "group_gone":
        silent |= {alarm.ref for alarm in news.alarms}
    return silent


def say(house: House, key: str, news: News) -> str:
    """One quiet sentence, without anything personal."""
    first = news.alarms[0]
    return house.wording.say(
        key, kind=news.kind, ref=first.ref, detail=first.detail, count=len(news.alarms), at=first.at
    )


def listener_of(setting: str, channels: Mapping[tuple[str, str], Channel]) -> Address | None:
    """The address that PHUONGOI_ALARM_TO names ("telegram:123456"); None where no such channel is set up."""
    name, _, chat = setting.partition(":")
    return next((Address(name, account, chat) for channel, account in channels if channel == name and chat), None)
