"""A resident who writes on Zalo and on Telegram joins both with a code, and then sees everything on either."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select

from storage.links import naming_a_person
from storage.models import Filing, Identity, Person, Ticket
from storage.rows import table, values
from tests.bot.conftest import MakeZaloTown
from tests.bot.zalo_town import LAMP, WARD, ZaloTown
from tests.providers.telegram import FakeTelegram
from tests.providers.telegram import Person as OnTelegram

RUBBISH = "rác hôi thối ở đầu hẻm 12 Trần Hưng Đạo 3 ngày nay"


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    fake = FakeTelegram(enforce_limits=False)
    await fake.start()
    yield fake
    await fake.stop()


@pytest.fixture
async def town(make_zalo_town: MakeZaloTown, sqlite_url: str, telegram: FakeTelegram) -> ZaloTown:
    return await make_zalo_town(sqlite_url, telegram_token=telegram.token, telegram_base_url=telegram.base_url)


async def told(telegram: FakeTelegram, person: OnTelegram, *words: str) -> str:
    sent = await telegram.wait_for(person.id, lambda one: all(word in one.text for word in words), 8.0)
    return sent.text


def code_in(text: str) -> str:
    return text[text.index("PA-") :][:9]


async def a_code(town: ZaloTown) -> str:
    """The code that Lan is given on Zalo."""
    await town.lan.says("liên kết")
    said = await town.hears(town.lan, "mã liên kết")
    return said.text.split("\n")[1]


async def report_on_telegram(telegram: FakeTelegram) -> tuple[OnTelegram, str]:
    lan = telegram.person(1001, "Lan")
    await lan.says(RUBBISH)
    if "Mã phiếu" not in await told(telegram, lan, "rác"):
        await lan.says("đồng ý gửi")
    return lan, code_in(await told(telegram, lan, "Mã phiếu"))


@pytest.mark.slow
async def test_both_become_one_person_and_each_channel_shows_everything(town: ZaloTown, telegram: FakeTelegram) -> None:
    zalo = await town.meet(town.lan)
    lamp = await town.report(zalo, LAMP)
    phone, rubbish = await report_on_telegram(telegram)
    with town.process.db.now() as tx:  # and a filing under way on Telegram
        owner = tx.execute(select(table(Ticket).c.person_id).where(table(Ticket).c.code == rubbish)).scalar_one()
        talk = tx.execute(select(table(Ticket).c.talk).where(table(Ticket).c.code == rubbish)).scalar_one()
        tx.execute(table(Filing).insert(), values(a_filing(owner, talk, town)))

    code = await a_code(town)
    await phone.says(f"liên kết {code.lower()}")
    await told(telegram, phone, "mã này lấy từ Zalo", "đồng ý nối")
    assert len(town.rows(Person)) == 2  # nothing is joined before they say so
    await phone.says("đồng ý nối")
    await told(telegram, phone, "đã nối xong")
    await town.hears(zalo, "Telegram vừa được nối")

    (person,) = town.rows(Person)
    assert {row.channel for row in town.rows(Identity)} == {"zalo_oa", "telegram"}
    assert {ticket.code for ticket in town.rows(Ticket, person_id=person.id)} == {lamp, rubbish}
    assert [filing.person_id for filing in town.rows(Filing)] == [person.id]
    await zalo.says("phiếu của tôi")
    await town.hears(zalo, lamp, rubbish)
    mark = len(telegram.sent)
    await phone.says("phiếu của tôi")
    sent = await telegram.wait_for(phone.id, lambda one: lamp in one.text and rubbish in one.text, 8.0, after=mark)
    assert sent
    await phone.says(f"{lamp}")  # and the other channel's ticket can be asked about by its code
    await told(telegram, phone, lamp, "đèn đường")
    assert town.alarms() == []


def a_filing(owner: int, talk: str, town: ZaloTown) -> Any:
    now = town.now()
    facts: dict[str, Any] = {
        "ward": WARD, "person_id": owner, "talk": talk, "procedure": "khai-sinh", "begun_at": now, "updated_at": now,
    }  # fmt: skip
    return Filing(**facts)


async def test_a_code_is_good_once_for_ten_minutes_and_not_for_oneself(town: ZaloTown, telegram: FakeTelegram) -> None:
    zalo = await town.meet(town.lan)
    code = await a_code(town)
    await zalo.says(f"liên kết {code}")
    await town.hears(zalo, "của chính cô")
    phone = telegram.person(1001, "Lan")
    await phone.says("liên kết ABC123")
    await told(telegram, phone, "không đúng hoặc đã quá 10 phút")
    await town.fake.advance(601)
    await phone.says(f"liên kết {code}")
    await telegram.wait_for(phone.id, lambda one: "không đúng" in one.text, 8.0, after=len(telegram.sent) - 1)
    assert len(town.rows(Person)) == 2


async def test_who_says_no_stays_apart(town: ZaloTown, telegram: FakeTelegram) -> None:
    await town.meet(town.lan)
    code = await a_code(town)
    phone = telegram.person(1001, "Lan")
    await phone.says(code)  # the six signs alone will do
    await told(telegram, phone, "đồng ý nối")
    await phone.says("không")
    await town.until(lambda: len(telegram.messages(phone.id)) == 2)
    assert len(town.rows(Person)) == 2


def test_every_column_that_names_a_person_is_found() -> None:
    names = {f"{rows.name}.{column.name}" for rows, column in naming_a_person()}
    assert {"ticket.person_id", "filing.person_id", "identity.person_id", "consent.person_id"} <= names
