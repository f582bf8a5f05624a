"""QR codes on lamp posts: scanning one, printing one, one that nobody knows; and who may do what."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import photo
from tests.browser.ward import RunningWard

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one browser for all


async def test_whoever_scans_a_lamp_post_need_not_say_where_they_are(visit: Visit) -> None:
    resident = await visit("/q/den-nt-01")
    await resident.hears("cột đèn số 1 đường Nguyễn Trãi")
    await resident.shoot("scanned")
    await resident.say("đèn này tắt mấy hôm rồi")
    opened = await resident.hears("Mã phiếu của")
    await expect(opened).to_contain_text("cột đèn số 1 đường Nguyễn Trãi")


async def test_an_unknown_code_still_leads_to_the_chat(visit: Visit) -> None:
    visitor = await visit("/q/khong-co")
    await expect(visitor.page.get_by_role("heading", name="Mã này phường chưa có")).to_be_visible()
    await visitor.page.locator("a.button").click()
    await expect(visitor.page.get_by_test_id("composer")).to_be_visible()
    assert len(visitor.complaints) == 1  # the browser notes the 404 itself
    visitor.complaints.clear()


async def test_only_officials_print_codes_and_the_sheet_shows_the_place(
    visit: Visit, sign_in: Any, ward: RunningWard
) -> None:
    official = await sign_in("Lan")
    answer = await official.page.request.get("/q/den-nt-01.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    sheet = await answer.text()
    assert "Cột đèn số 1 đường Nguyễn Trãi" in sheet
    assert f"{ward.url}/q/den-nt-01" in sheet
    await official.page.goto("/q/den-nt-01.svg")
    await official.shoot("sign")
    stranger = await visit("/q/den-nt-01.svg")
    assert stranger.page.url.endswith("/desk/login")


async def test_a_form_of_another_site_signs_nobody_out(sign_in: Any) -> None:
    official = await sign_in("Lan")
    await official.page.request.post("/desk/logout", form={"csrf": "wrong"})
    await official.page.goto("/desk/group")
    assert official.page.url.endswith("/desk/group")
    await official.page.get_by_test_id("logout").click()
    await official.page.wait_for_url("**/desk/login")
    await official.page.goto("/desk/group")
    assert official.page.url.endswith("/desk/login")


async def test_photos_are_taken_from_chats_only_and_not_without_end(visit: Visit) -> None:
    visitor = await visit()
    form: Any = {"file": {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": photo("many", (32, 32))}}
    ask = visitor.page.request
    assert (await ask.post("/upload", multipart=form)).status == 403
    assert (await ask.post("/upload", multipart=form, headers={"X-Session": "short"})).status == 403
    session = {"X-Session": "s" * 40}
    answers = [(await ask.post("/upload", multipart=form, headers=session)).status for _ in range(31)]
    assert answers == [200] * 30 + [429]
    assert "chờ mười phút" in (await (await ask.post("/upload", multipart=form, headers=session)).json())["error"]
    assert (await ask.post("/upload", data="nonsense", headers={"X-Session": "t" * 40})).status == 400
