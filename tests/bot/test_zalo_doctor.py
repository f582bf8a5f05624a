"""The doctor says what is wrong with Zalo in one sentence each, naming the setting or the place in the console."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.channels.zalo_errors import OA
from bot.commands.zalo_doctor import check_zalo, differences
from bot.settings import Settings
from handlers.ward import Parameter, Template
from storage import alarms, zalo_tokens
from storage.models import ZaloAccount
from storage.rows import table
from tests.bot.zalo_town import WARD, ZaloTown


async def faults(town: ZaloTown, **settings: object) -> list[str]:
    """What is found, besides that the test's ward has no public address."""
    given = {name: value for name, value in town.fake.settings().items() if "bot" not in name}
    asked = Settings(_env_file=None, **{**given, **town.facts, **settings})  # type: ignore[arg-type]
    found = await asyncio.to_thread(lambda: list(check_zalo(asked, town.now)))
    return [fault for fault in found if not fault.startswith("PHUONGOI_PUBLIC_URL")]


async def test_a_ward_that_is_well_hears_nothing(oa_town: ZaloTown) -> None:
    await oa_town.answered(oa_town.lan)
    assert await faults(oa_town) == []


async def test_zalo_that_is_off_is_not_looked_at() -> None:
    assert list(check_zalo(Settings(_env_file=None))) == []


async def test_the_webhook_is_probed_as_the_console_does(oa_town: ZaloTown) -> None:
    home = oa_town.fake.app.hook.url.removesuffix("/hook/zalo-oa")
    await oa_town.answered(oa_town.lan)
    assert await faults(oa_town, public_url=home) == []
    (told,) = await faults(oa_town, public_url="http://127.0.0.1:9")
    assert "check PHUONGOI_PUBLIC_URL" in told


async def test_the_account_as_zalo_knows_it(oa_town: ZaloTown) -> None:
    oa = oa_town.fake.oa
    await oa_town.answered(oa_town.lan)
    oa.verified, oa.package, oa.rate, oa.zca_linked = False, "Basic", 50, False
    told = await faults(oa_town, zalo_paid_cs=True)
    for words in ("not verified", "package Basic", "set it to 40", "Zalo Cloud"):
        assert any(words in one for one in told), (words, told)


async def test_before_the_first_event_and_without_a_grant(oa_town: ZaloTown) -> None:
    with oa_town.process.db.now() as tx:
        tx.execute(table(ZaloAccount).update().values(state=zalo_tokens.LOST))
    told = await faults(oa_town)
    assert any("run 'phuongoi zalo authorize'" in one for one in told)
    assert any("no event of Zalo has arrived" in one for one in told)


async def test_an_old_refresh_token_and_a_silent_webhook(oa_town: ZaloTown) -> None:
    await oa_town.answered(oa_town.lan)
    oa_town.jump(days=61)
    with oa_town.process.db.now() as tx:
        past = oa_town.now() - timedelta(days=61)
        tx.execute(table(ZaloAccount).update().values(rotated_at=past))
    told = await faults(oa_town)
    assert any("refresh token is 61 days old" in one for one in told)
    assert any("the last event of Zalo is of 23/11/2026" in one for one in told)


async def test_what_is_wrong_now_is_told_with_its_setting_until_it_is_over(oa_town: ZaloTown) -> None:
    await oa_town.answered(oa_town.lan)
    with oa_town.process.db.now() as tx:
        for code, ref in ((-403, "-403"), (-204, "-204")):
            alarms.begin(tx, WARD, "zalo_refused", ref=ref, detail=OA[code].why, now=oa_town.now())
        alarms.end(tx, WARD, "zalo_refused", ref="-204", now=oa_town.now())
    (told,) = await faults(oa_town)
    assert told.endswith("(-403): the OA is not in the group: invite it again, or correct PHUONGOI_ZALO_GMF_GROUP_ID")


async def test_templates_are_compared_with_what_was_approved(oa_town: ZaloTown) -> None:
    await oa_town.answered(oa_town.lan)
    oa_town.fake.oa.template("345678", "ward", "name")
    told = await faults(oa_town, zalo_zbs_template_reminder="345678")
    assert any("has no parameter when" in one for one in told)
    assert any("wants a parameter name" in one for one in told)
    assert any("check the id" in one for one in await faults(oa_town, zalo_zbs_template_reminder="999"))


def test_a_template_that_is_the_same_has_no_differences() -> None:
    ours = Template(id="1", parameters=(Parameter(name="a", type="name"),))
    assert list(differences(ours, {"status": "ENABLE", "listParams": [{"name": "a", "maxLength": 30}]})) == []
    short = {"status": "REJECT", "listParams": [{"name": "a", "maxLength": 10}]}
    assert list(differences(ours, short)) == [
        "its status is REJECT: have it approved in ZBS, Quản lý template, or name another in "
        "PHUONGOI_ZALO_ZBS_TEMPLATE_REMINDER or the ward file",
        "parameter a holds 10 signs; write most = 10 in the ward file",
    ]
