"""Letters of the Official Account take the way that is open when they go; none is lost, and the live ones are first."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot import outbox
from handlers.types import Address
from storage.models import Conversation, Identity, Outbox
from storage.people import People
from storage.reach import BY_PHONE
from storage.rows import table
from tests.bot.conftest import MakeZaloTown
from tests.bot.zalo_town import WARD, ZaloTown

PHONE = "84901234567"


def knows_phone(town: ZaloTown, *, agreed: bool = True) -> None:
    """The only resident there is has given their number."""

    def work(tx):  # type: ignore[no-untyped-def]
        from storage.conversations import open_thread

        talk = Address("zalo_oa", town.fake.oa.id, town.lan.id).talk()
        thread = open_thread(
            tx, ward=WARD, talk=talk, channel="zalo_oa", account=town.fake.oa.id, user=town.lan.id, now=town.now()
        )
        people = People(tx, WARD)
        people.change(thread.person, phone=PHONE)
        if agreed:
            people.consent(
                thread.person, BY_PHONE, version="1", act="shared_contact", channel="zalo_oa", now=town.now()
            )

    town.write(work)


def template(town: ZaloTown, *, by_uid: bool = True, status: str = "ENABLE") -> None:
    made = town.fake.oa.template("345678", "ward", "what", "when")
    made.by_uid, made.status = by_uid, status
    made.params = tuple(type(param)(param.name, 200) for param in made.params)


REMINDER = {"facts": {"when": "2026-11-30T09:00:00+07:00"}}


async def test_within_48_hours_it_goes_free(oa_town: ZaloTown) -> None:
    await oa_town.answered(oa_town.lan)
    oa_town.jump(hours=47, minutes=59)
    oa_town.letter(oa_town.lan.id, "việc xong rồi", errand="notice")
    await oa_town.hears(oa_town.lan, "việc xong rồi")
    await oa_town.idle()
    assert oa_town.status("việc xong rồi") == ("sent", "free")
    assert oa_town.calls() == []


async def test_after_48_hours_nothing_is_paid_that_the_ward_did_not_allow_and_somebody_calls(oa_town: ZaloTown) -> None:
    await oa_town.answered(oa_town.lan)
    oa_town.jump(hours=48, seconds=1)
    oa_town.letter(oa_town.lan.id, "việc xong rồi", errand="notice", about="PA-7K3M2")
    await oa_town.until(lambda: len(oa_town.calls()) == 1)
    assert oa_town.status("việc xong rồi")[0] == "call"
    assert "việc xong rồi" not in oa_town.texts(oa_town.lan)
    (call,) = oa_town.calls()
    assert (call.about, call.why, call.errand) == ("PA-7K3M2", "window", "notice")
    card = next(row for row in oa_town.rows(Outbox) if row.purpose == f"call:{call.id}")
    assert card.chat == "group"
    assert "PA-7K3M2" in card.body["text"]
    assert oa_town.lan.name not in card.body["text"]


async def test_to_7_days_it_is_paid_where_the_ward_allows_it_and_no_longer(make_oa_town: MakeZaloTown) -> None:
    town = await make_oa_town(zalo_paid_cs=True)
    await town.answered(town.lan)
    town.jump(days=6, hours=23, minutes=59)
    town.letter(town.lan.id, "trong tuần", errand="notice")
    await town.until(lambda: town.status("trong tuần") == ("sent", "paid"))
    town.jump(minutes=2)
    town.letter(town.lan.id, "quá tuần", errand="notice")
    await town.until(lambda: town.status("quá tuần")[0] == "call")
    assert "quá tuần" not in town.texts(town.lan)


async def test_a_window_that_zalo_closed_before_us_leads_to_the_next_way(make_oa_town: MakeZaloTown) -> None:
    """Our own record says that the window is open; Zalo says -230. Nothing is sent twice, nothing lost."""
    town = await make_oa_town(zalo_zbs_template_reminder="345678")
    template(town)
    await town.answered(town.lan)
    town.fake.refuse_next(-230)
    town.letter(town.lan.id, "mai 9 giờ ạ", errand="reminder", body=REMINDER)
    await town.until(lambda: town.status("mai 9 giờ ạ")[0] != "due")
    assert town.status("mai 9 giờ ạ") == ("sent", "template_uid")
    assert town.calls() == []


async def test_after_7_days_a_reminder_goes_by_template_then_by_phone_then_to_the_call_list(
    make_oa_town: MakeZaloTown,
) -> None:
    town = await make_oa_town(zalo_zbs_template_reminder="345678")
    await town.answered(town.lan)
    knows_phone(town)
    template(town)
    town.jump(days=8)
    town.letter(town.lan.id, "lần một", errand="reminder", body=REMINDER)
    await town.until(lambda: town.status("lần một") == ("sent", "template_uid"))
    template(town, by_uid=False)
    town.letter(town.lan.id, "lần hai", errand="reminder", body=REMINDER)
    await town.until(lambda: town.status("lần hai") == ("sent", "template_phone"))
    template(town, status="REJECT")
    town.letter(town.lan.id, "lần ba", errand="reminder", body=REMINDER)
    await town.until(lambda: town.status("lần ba")[0] == "call")
    assert town.calls()[0].phone == PHONE
    assert "zalo_refused" in town.alarms()  # template rejected: somebody is told, and the person is called


async def test_a_receipt_settles_a_template_whose_answer_was_lost(
    make_oa_town: MakeZaloTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody knows whether it was sent; the receipt with its tracking id says so, and it is not sent again."""
    monkeypatch.setattr(outbox, "_pause", lambda _: 1.0)
    town = await make_oa_town(zalo_zbs_template_reminder="345678")
    await town.answered(town.lan)
    knows_phone(town)
    template(town, by_uid=False)
    town.jump(days=8)
    town.fake.accept_then_drop(1, "/message/template")
    town.letter(town.lan.id, "mai nhé", errand="reminder", body=REMINDER)
    await town.until(lambda: len(town.fake.sent_to(PHONE)) == 1)
    town.fake.oa.delivers(town.fake.sent_to(PHONE)[0])
    await town.until(lambda: town.row("mai nhé").received_at is not None)
    await asyncio.sleep(1.2)
    assert town.row("mai nhé").status == "sent"
    assert len(town.fake.sent_to(PHONE)) == 1


async def test_nobody_is_written_to_by_phone_who_did_not_agree(make_oa_town: MakeZaloTown) -> None:
    town = await make_oa_town(zalo_zbs_template_reminder="345678")
    await town.answered(town.lan)
    knows_phone(town, agreed=False)
    template(town, by_uid=False)
    town.jump(days=8)
    town.letter(town.lan.id, "mai nhé", errand="reminder", body=REMINDER)
    await town.until(lambda: town.status("mai nhé")[0] == "call")


async def test_reminders_wait_for_the_morning_and_answers_do_not(oa_town: ZaloTown) -> None:
    await oa_town.answered(oa_town.lan)
    oa_town.jump(hours=13)  # eleven at night
    oa_town.letter(oa_town.lan.id, "mai 9 giờ ạ", errand="reminder", priority=1)
    oa_town.letter(oa_town.lan.id, "dạ em đây", errand="reply")
    await oa_town.hears(oa_town.lan, "dạ em đây")
    await asyncio.sleep(0.3)
    assert oa_town.status("mai 9 giờ ạ")[0] == "due"
    oa_town.jump(hours=8)
    await oa_town.hears(oa_town.lan, "mai 9 giờ ạ")


async def test_what_helps_no_more_is_not_sent(oa_town: ZaloTown) -> None:
    await oa_town.answered(oa_town.lan)
    until = {"useful_until": "2026-11-23T09:00:00+07:00"}
    oa_town.letter(oa_town.lan.id, "lúc 9 giờ", errand="reminder", body=until)
    await oa_town.until(lambda: oa_town.status("lúc 9 giờ")[0] == "superseded")
    assert "lúc 9 giờ" not in oa_town.texts(oa_town.lan)


async def test_another_channel_of_the_same_person_comes_before_a_call(make_oa_town: MakeZaloTown) -> None:
    """A resident who linked Telegram with a code is told there."""
    town = await make_oa_town(telegram_token="123:abc", telegram_base_url="http://127.0.0.1:9/bot")
    await town.answered(town.lan)

    def link(tx):  # type: ignore[no-untyped-def]
        person = tx.execute(table(Identity).select()).first().person_id
        tx.execute(
            table(Identity).insert().values(ward=WARD, channel="telegram", account="123", user="77", person_id=person)
        )

    town.write(link)
    town.jump(days=8)
    town.letter(town.lan.id, "việc xong rồi", errand="notice")
    await town.until(lambda: any(row.channel == "telegram" for row in town.rows(Outbox)))
    there = next(row for row in town.rows(Outbox) if row.channel == "telegram")
    assert (there.chat, there.body["text"], there.route) == ("77", "việc xong rồi", "other_channel")
    assert town.row("việc xong rồi").status == "rerouted"
    assert town.calls() == []


async def test_reauth_holds_all_and_loses_none(oa_town: ZaloTown) -> None:
    """The grant is lost: letters wait without being counted as tried, in order, and go when it is authorised again."""
    await oa_town.answered(oa_town.lan)
    oa = oa_town.fake.oa
    oa.grant.superseded.add(oa.grant.access)
    oa.grant.consumed.add(oa.grant.refresh)
    oa.grant.access = oa.grant.refresh = "AT-of-nobody"
    for number in range(5):
        oa_town.letter(oa_town.lan.id, f"tin {number}")
    await oa_town.until(lambda: "zalo_reauth" in oa_town.alarms())
    await asyncio.sleep(0.3)
    waiting = [row for row in oa_town.rows(Outbox, status="due") if row.body["text"].startswith("tin ")]
    assert [row.body["text"] for row in waiting] == [f"tin {number}" for number in range(5)]
    assert all(row.tries <= 1 for row in waiting)
    oa_town.fake.oa.consents()
    oa_town.store()
    oa_town.jump(seconds=301)
    await oa_town.idle()
    assert [text for text in oa_town.texts(oa_town.lan) if text.startswith("tin ")] == [f"tin {n}" for n in range(5)]


@pytest.mark.slow
@pytest.mark.parametrize("rate", [80, 600])
async def test_the_hundred_a_minute_that_zalo_allows(make_oa_town: MakeZaloTown, rate: int) -> None:
    """At our own rate -32 is never reached; where the setting promises more than Zalo gives, letters wait for the next
    minute. None is lost, none is doubled."""
    town = await make_oa_town(zalo_oa_rate_per_min=rate)
    town.fake.oa.rate = 100
    people = [town.fake.oa.user(f"51{number:017d}") for number in range(130)]
    meet(town, [person.id for person in people])
    for person in people:
        person.last_spoke(60)
        town.letter(person.id, "chào", errand="notice")
    for _ in range(0 if rate == 80 else 3):
        await asyncio.sleep(1)
        town.jump(seconds=61)
    await asyncio.sleep(3)
    rows = [row for row in town.rows(Outbox) if row.body["text"] == "chào"]
    sent = [row for row in rows if row.status == "sent"]
    assert {row.status for row in rows} <= {"sent", "due"}
    assert [town.texts(person) for person in people if len(town.texts(person)) > 1] == []
    if rate == 80:
        assert town.fake.world.counts["-32"] == 0
        assert 16 <= len(sent) <= 25  # a fifth of a minute's tokens at once, then its pace
    else:
        assert town.fake.world.counts["-32"] <= 48  # what was under way when the first was refused


def meet(town: ZaloTown, users: list[str]) -> None:
    """They have written some time ago."""

    def work(tx):  # type: ignore[no-untyped-def]
        from storage.conversations import open_thread

        for user in users:
            talk = Address("zalo_oa", town.fake.oa.id, user).talk()
            open_thread(tx, ward=WARD, talk=talk, channel="zalo_oa", account=town.fake.oa.id, user=user, now=town.now())
        tx.execute(table(Conversation).update().values(heard_at=town.now()))

    town.write(work)


@pytest.mark.slow
async def test_a_mass_send_does_not_starve_live_replies(make_oa_town: MakeZaloTown) -> None:
    """Five hundred reminders are due at once at eighty a minute; somebody writes, and is answered at once."""
    town = await make_oa_town(zalo_oa_rate_per_min=80)
    await town.answered(town.lan)
    people = [f"51{number:017d}" for number in range(500)]
    for user in people:
        town.fake.oa.user(user).last_spoke(60)
    meet(town, [*people, town.lan.id])
    for user in people:
        town.letter(user, "nhắc lịch", errand="mass", priority=1)
    await town.until(lambda: len(town.rows(Outbox, status="sent")) > 5)
    await asyncio.sleep(1)
    waits = []
    for number in range(5):
        began, mark = time.monotonic(), town.fake.mark()
        await town.lan.says(f"em ơi {number}")
        await town.fake.wait_for(town.lan, after=mark)
        waits.append(time.monotonic() - began)
    assert max(waits) < 2.0, waits
    left = [row for row in town.rows(Outbox, status="due") if row.body["text"] == "nhắc lịch"]
    assert len(left) > 400  # they go on at the account's pace


async def test_when_the_group_is_gone_residents_are_served_and_somebody_is_told(make_oa_town: MakeZaloTown) -> None:
    town = await make_oa_town(zalo_gmf_group_id="g-77")
    group = town.fake.oa.group("g-77")
    await group.loses_oa()
    await town.answered(town.lan)
    town.letter("g-77", "thẻ", channel="zalo_group")
    town.letter(town.lan.id, "dạ em đây")
    await town.hears(town.lan, "dạ em đây")
    await town.until(lambda: "zalo_refused" in town.alarms())
    assert town.status("thẻ")[0] == "due"  # it waits until the setting or the group is mended
