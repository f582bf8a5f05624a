"""Sessions at a hall on the desk: the calendar, a roster that leaders change, figures and files; a number by QR code."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from playwright.async_api import expect

from storage.db import Database
from storage.sealed import Box
from tests.bot.test_session_figures import keep_sessions
from tests.browser.conftest import DESK, PHONE, Visit
from tests.browser.test_reach import FAINT, NAMELESS
from tests.browser.ward import RunningWard

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one browser for all

HOME = "/desk/sessions?month=2026-11"


@pytest.fixture(scope="module")
def kept(ward: RunningWard) -> None:
    db = Database(f"sqlite:///{ward.folder}/ward.db", Box("a key for tests"))
    keep_sessions(db)
    db.close()
    ward.official("Minh", "--leader")


async def test_whoever_is_not_signed_in_sees_nothing(visit: Visit) -> None:
    for path in (HOME, "/desk/sessions.csv", "/desk/sessions.xlsx", "/desk/sessions/cuoi-tuan/2026-11-07"):
        stranger = await visit(path)
        assert stranger.page.url.endswith("/desk/login")


async def test_a_leader_fills_the_roster_and_a_volunteer_is_named_to_no_other_official(
    sign_in: Any, ward: RunningWard, kept: None
) -> None:
    leader = await sign_in("Minh", DESK)
    await leader.page.goto("/desk/group")
    await leader.page.get_by_role("link", name="Buổi tổ dân phố điện tử").click()
    await leader.shoot("sessions-desk", whole=True)
    await leader.page.locator("a.session-planned").first.click()
    await expect(leader.page.get_by_test_id("status")).to_have_text("sắp tới")
    await leader.page.get_by_test_id("role").select_option("leader")
    await leader.page.get_by_test_id("official").select_option(label="Minh")
    await leader.page.get_by_test_id("add").click()
    await expect(leader.page.get_by_role("status").first).to_have_text("Đã lưu.")
    await expect(leader.page.get_by_test_id("role-leader")).to_contain_text("Minh")
    await leader.page.get_by_test_id("role").select_option("youth")
    await leader.page.get_by_test_id("name").fill("  Hoa   Ban ")
    await leader.page.get_by_test_id("add").click()
    await expect(leader.page.get_by_test_id("role-youth")).to_contain_text("Hoa Ban")
    await leader.shoot("session-desk", whole=True)
    address = leader.page.url.partition("?")[0]
    officer = await sign_in("Lan")
    await officer.page.goto(address)
    youth = officer.page.get_by_test_id("role-youth")
    await expect(youth).to_contain_text("Tình nguyện viên")
    await expect(youth).not_to_contain_text("Hoa Ban")
    assert await officer.page.get_by_test_id("add").count() == 0
    await leader.page.get_by_test_id("role-youth").get_by_test_id("remove").click()
    await expect(leader.page.get_by_test_id("role-youth")).to_have_count(0)


async def test_an_official_who_leads_nobody_and_a_form_of_another_site_change_nothing(sign_in: Any, kept: None) -> None:
    officer, leader = await sign_in("Lan"), await sign_in("Minh", DESK)
    await leader.page.goto(HOME)
    address = await leader.page.locator("a.session-planned").last.get_attribute("href")
    answer = await officer.page.request.post(f"{address}/add", form={"csrf": "x", "role": "youth", "name": "Ai"})
    assert answer.status == 403
    await leader.page.request.post(f"{address}/add", form={"csrf": "wrong", "role": "youth", "name": "Ai"})
    await leader.page.goto(str(address))
    await expect(leader.page.get_by_text("Ai", exact=True)).to_have_count(0)


@pytest.mark.parametrize("colours", ["light", "dark"])
async def test_both_pages_are_read_by_everybody_on_a_phone(sign_in: Any, kept: None, colours: str) -> None:
    leader = await sign_in("Minh", PHONE, color_scheme=colours)
    for path, name in ((HOME, "sessions"), ("/desk/sessions/cuoi-tuan/2026-11-07", "session")):
        await leader.page.goto(path)
        assert await leader.overflow() == 0
        assert await leader.page.evaluate(NAMELESS) == []
        assert await leader.page.evaluate(FAINT) == []
        await leader.shoot(f"{name}-phone-{colours}", whole=True)


async def test_the_month_is_read_and_taken_along(sign_in: Any, kept: None) -> None:
    official = await sign_in("Lan", DESK)
    await official.page.goto(HOME)
    sums = official.page.get_by_test_id("by-session").locator("tfoot td")
    assert (await sums.all_inner_texts())[:6] == ["12", "4", "2", "2", "0", "4"]
    async with official.page.expect_download() as waiting:
        await official.page.get_by_test_id("csv").click()
    download = await waiting.value
    assert download.suggested_filename == "buoi-2026-11.csv"
    rows = list(csv.reader(io.StringIO((await download.path()).read_text("utf-8-sig"))))
    assert rows[-1][:4] == ["Cộng", "", "12", "4"]
    async with official.page.expect_download() as waiting:
        await official.page.get_by_test_id("xlsx").click()
    assert (await waiting.value).suggested_filename == "buoi-2026-11.xlsx"
    await official.page.goto("/desk/sessions?month=2025-01")
    await expect(official.page.get_by_test_id("none")).to_be_visible()


async def test_the_code_of_a_desk_is_printed_and_leads_to_its_queue(visit: Visit, sign_in: Any) -> None:
    official = await sign_in("Lan")
    await official.page.goto("/q/so-cuoi-tuan.svg")
    await expect(official.page.get_by_text("Quét để lấy số thứ tự")).to_be_visible()
    resident = await visit("/q/so-tiep-dan")  # nobody walks in there
    await expect(resident.page.get_by_role("heading", name="Mã này phường chưa có")).to_be_visible()
    resident.complaints.clear()
    resident = await visit("/q/so-mot-cua", PHONE)
    await resident.hears("quầy một cửa")
    await resident.shoot("queue-phone")


async def test_an_appointment_is_saved_from_the_chat_as_a_calendar_file(visit: Visit) -> None:
    resident = await visit("/", PHONE)
    await resident.say("đặt lịch quầy một cửa")
    await resident.hears("làm giấy gì")
    await resident.say("bỏ qua")
    await resident.hears("chọn giúp em")
    await resident.say("1")
    await resident.hears("chốt nhé")
    await resident.say("chốt")
    booked = await resident.hears("Mã hẹn: LH-")
    await expect(booked).not_to_contain_text("/lich/LH-")
    async with resident.page.expect_download() as waiting:
        await resident.page.get_by_test_id("file").click()
    file = await waiting.value
    assert file.suggested_filename.startswith("LH-")
    assert "BEGIN:VEVENT" in (await file.path()).read_text()
    await resident.shoot("calendar-file-phone")
