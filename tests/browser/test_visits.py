"""A visit to a home, from the wish on a phone to the code for the door: a resident, a leader and an officer before browsers."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from tests.browser.conftest import PHONE, Visit
from tests.browser.test_story import SignIn, act, has_status
from tests.browser.visitor import PATIENCE
from tests.browser.ward import RunningWard

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one browser for all

WISH = "nhờ phường đến nhà giúp tôi cài điện thoại, tôi đi lại khó, 5 Lê Lợi tổ 5, 0903 123 456"


async def test_a_leader_decides_an_officer_goes_and_only_the_family_reads_the_code(
    visit: Visit, sign_in: SignIn, ward: RunningWard
) -> None:
    ward.official("Hà", "--leader")
    leader, officer = await sign_in("Hà"), await sign_in("Lan")
    resident = await visit("/", PHONE)
    await resident.say(WISH)
    choice = await resident.hears("Gần nhất là")
    await resident.shoot("visit-1-when")
    assert await resident.overflow() <= 0
    await choice.get_by_role("button").first.click()
    asked = await resident.hears("Lãnh đạo phường xem rồi")
    found = re.search(r"TN-\w+", await asked.inner_text())
    assert found
    code = found.group()

    await has_status(officer, code, "to_decide")
    await act(officer, code, "Đồng ý đến")
    await has_status(officer, code, "to_decide")  # not a leader
    await act(leader, code, "Đồng ý đến")
    await has_status(officer, code, "offered")
    await officer.shoot("visit-2-card")
    shown = await officer.card(code).inner_text()
    assert "0903" not in shown and not re.search(r"\b5 Lê Lợi", shown)
    await act(officer, code, "Nhận")
    await has_status(officer, code, "accepted")
    told = await resident.hears("cán bộ đọc mã")
    door = re.search(r"\b\d{4}\b(?!\))", (await told.inner_text()).split("mã:")[-1])
    assert door
    await resident.shoot("visit-3-door")
    await expect(officer.page.get_by_text(door.group(), exact=False).first).to_be_visible(timeout=PATIENCE)
    assert await leader.page.get_by_text(f"Mã đọc ở cửa: {door.group()}").count() == 0  # a colleague's alone
    await officer.shoot("visit-4-details")
