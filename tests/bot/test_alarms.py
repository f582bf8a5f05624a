"""Alarms are told once an hour by a channel that works, and told again when they are over; nothing personal in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot import alarms as ringing
from bot.alarms import Alarming, listener_of
from bot.app import load_houses
from bot.channels.base import Letter
from bot.loops import Wake
from bot.settings import Settings
from handlers.types import Address
from storage import alarms
from storage.db import Database, Tx
from storage.models import Alarm, Outbox
from storage.rows import table
from tests.storage.facts import NOW

WARD = "vi-du"
TELEGRAM = Address("telegram", "1", "-100")
ZALO = Address("zalo_group", "9", "g-77")
PAGE = Address("web", WARD, "group")
ADMIN = Address("telegram", "1", "555")


class Voice:
    """A channel that remembers what it was given."""

    def __init__(self) -> None:
        self.heard: list[Letter] = []

    async def send(self, letter: Letter) -> str:
        self.heard.append(letter)
        return "1"


class Ears:
    """A ward that listens for alarms, and a clock."""

    def __init__(self, db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.db, self.voice = NOW, db, Voice()
        monkeypatch.setattr("bot.app.local_understander", lambda ward: None)
        groups = {WARD: (ZALO, TELEGRAM, PAGE)}
        houses = load_houses(Settings(_env_file=None), lambda ward: None, groups=groups)  # type: ignore[arg-type,return-value]
        channels: Any = {("telegram", "1"): self.voice}
        self.alarming = Alarming(db, houses, channels, lambda: self.now, Wake(), ADMIN)

    def does(self, work: Callable[[Tx], Any]) -> Any:
        with self.db.now() as tx:
            return work(tx)

    def raises(self, kind: str, times: int = 1, ref: str = "1") -> None:
        for _ in range(times):
            self.does(lambda tx: alarms.raise_alarm(tx, WARD, kind, ref=ref, detail="", now=self.now))

    def begins(self, kind: str, ref: str = "1") -> bool:
        return bool(self.does(lambda tx: alarms.begin(tx, WARD, kind, ref=ref, detail="", now=self.now)))

    def ends(self, kind: str, ref: str = "1") -> bool:
        return bool(self.does(lambda tx: alarms.end(tx, WARD, kind, ref=ref, now=self.now)))

    async def looks(self, **later: float) -> list[tuple[str, str]]:
        """What is newly on its way after a look: channel or chat, and the words."""
        self.now += timedelta(**later)
        before = len(self.posted())
        await self.alarming.look()
        return [(row.chat, row.body["text"]) for row in self.posted()[before:]]

    def posted(self) -> list[Any]:
        return list(self.does(lambda tx: tx.execute(table(Outbox).select().order_by(table(Outbox).c.id)).all()))

    def states(self) -> list[str]:
        query = table(Alarm).select().order_by(table(Alarm).c.id)
        return [row.state for row in self.does(lambda tx: tx.execute(query).all())]


@pytest.fixture
def ears(db: Database, monkeypatch: pytest.MonkeyPatch) -> Ears:
    db.start()
    return Ears(db, monkeypatch)


async def test_the_first_group_that_works_the_page_and_the_admin_are_told(ears: Ears) -> None:
    ears.begins("provider_down", "telegram")
    told = await ears.looks()
    assert [chat for chat, _ in told] == [ZALO.chat, PAGE.chat]  # the admin is on Telegram, which is what is down
    assert "telegram" in told[0][1]
    assert ears.states() == ["told"]
    assert await ears.looks(minutes=1) == []


async def test_what_is_about_an_official_is_told_to_the_admin_alone(ears: Ears) -> None:
    ears.raises("nobody_unconcerned")
    told = await ears.looks()
    assert [chat for chat, _ in told] == [ADMIN.chat]
    assert "người ngoài cuộc" in told[0][1]


async def test_about_zalo_nothing_is_told_through_zalo(ears: Ears) -> None:
    ears.begins("zalo_reauth", "9")
    told = await ears.looks()
    assert [chat for chat, _ in told] == [TELEGRAM.chat, PAGE.chat, ADMIN.chat]
    assert "phuongoi zalo authorize" in told[0][1]


async def test_a_zalo_that_does_not_hear_can_still_tell(ears: Ears) -> None:
    """Most wards have no other channel: what they need not be silent about is not left to a page."""
    ears.begins("zalo_silent", "9")
    assert [chat for chat, _ in await ears.looks()] == [ZALO.chat, PAGE.chat, ADMIN.chat]
    ears.begins("zalo_refused", "-221")
    ears.begins("zalo_unsigned", "9")
    told = await ears.looks(minutes=1)
    assert {chat for chat, _ in told} == {TELEGRAM.chat, PAGE.chat, ADMIN.chat}
    assert any("PHUONGOI_ZALO_OA_SECRET_KEY" in text for _, text in told)


async def test_when_it_is_over_that_is_told_too(ears: Ears) -> None:
    ears.begins("zalo_reauth", "9")
    assert not ears.begins("zalo_reauth", "9")  # known already
    await ears.looks()
    assert ears.ends("zalo_reauth", "9")
    told = await ears.looks(minutes=3)
    assert told
    assert "đã được cấp quyền lại" in told[0][1]
    assert ears.states() == ["closed"]


async def test_what_ended_before_anybody_was_told_is_not_mentioned(ears: Ears) -> None:
    ears.begins("provider_down", "telegram")
    ears.ends("provider_down", "telegram")
    assert await ears.looks() == []
    assert ears.states() == ["closed"]


async def test_a_kind_is_told_once_an_hour_with_what_came_meanwhile(ears: Ears) -> None:
    ears.raises("group_gone", ref="zalo_group")
    assert await ears.looks()
    ears.now += timedelta(minutes=10)
    ears.raises("group_gone", 3, ref="zalo_group")
    assert await ears.looks(minutes=1) == []
    assert await ears.looks(minutes=40) == []
    assert await ears.looks(minutes=10)
    assert await ears.looks(minutes=5) == []


async def test_single_dead_letters_are_for_the_doctor_and_many_for_everybody(ears: Ears) -> None:
    ears.raises("dead_letter", 4)
    assert await ears.looks() == []
    ears.raises("dead_letter")
    told = await ears.looks(minutes=1)
    assert "5 tin không gửi được" in told[0][1]


async def test_a_few_dead_letters_are_forgotten_after_an_hour(ears: Ears) -> None:
    ears.raises("dead_letter", 4)
    assert await ears.looks(hours=2) == []
    ears.raises("dead_letter", 4)
    assert await ears.looks() == []
    assert ears.states() == ["told"] * 4 + ["new"] * 4


async def test_what_nobody_needs_to_be_told_is_passed_over(ears: Ears) -> None:
    ears.raises("emergency_not_called")
    assert await ears.looks() == []
    assert ears.states() == ["told"]


async def test_while_the_database_is_away_the_channel_itself_speaks_once(
    ears: Ears, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ringing, "DATABASE_SECONDS", 0.0)

    def away(*_: Any) -> Any:
        raise OperationalError("SELECT 1", {}, Exception("disk I/O error"))

    monkeypatch.setattr(ears.alarming, "_tell", away)
    for _ in range(3):
        with pytest.raises(OperationalError):
            await ears.alarming.look()
        await ears.alarming._database_failed("disk I/O error")
    assert [letter.chat for letter in ears.voice.heard] == [TELEGRAM.chat, ADMIN.chat]
    monkeypatch.undo()
    await ears.alarming.look()
    assert "đã dùng lại được" in ears.voice.heard[-1].text


@pytest.mark.parametrize(
    ("setting", "found"), [("telegram:555", ADMIN), ("zalo_bot:1", None), ("telegram:", None), ("", None)]
)
def test_the_admin_is_named_by_channel_and_chat(setting: str, found: Address | None) -> None:
    channels: Any = {("telegram", "1"): None}
    assert listener_of(setting, channels) == found
