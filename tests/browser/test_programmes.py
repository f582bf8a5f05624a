"""Figures for officials: nobody else sees them, a month is chosen, two files are taken along."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.async_api import expect

from storage.db import Database
from storage.sealed import Box
from tests.bot.test_programme_figures import keep_filings
from tests.browser.conftest import DESK, PHONE, Visit
from tests.browser.test_reach import FAINT, NAMELESS
from tests.browser.ward import RunningWard
from tests.storage.test_visit_reports import keep_reports

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one browser for all

MONTH = "/desk/programmes?month=2026-11"


@pytest.fixture(scope="module")
def filings(ward: RunningWard) -> None:
    db = Database(f"sqlite:///{ward.folder}/ward.db", Box("a key for tests"))
    keep_filings(db)
    db.close()


async def test_whoever_is_not_signed_in_gets_no_figures(visit: Visit) -> None:
    for path in (MONTH, "/desk/programmes.csv", "/desk/programmes.xlsx"):
        stranger = await visit(path)
        assert stranger.page.url.endswith("/desk/login")


async def test_an_official_reads_the_month_with_its_sums(sign_in: Any, filings: None) -> None:
    official = await sign_in("Lan")
    await official.page.get_by_role("link", name="Số liệu hồ sơ").click()
    await official.page.get_by_test_id("month").wait_for()
    await official.page.goto(MONTH)
    await expect(official.page.get_by_test_id("month")).to_have_value("2026-11")
    table = official.page.get_by_test_id("programmes_by_procedure")
    birth = table.locator("tr", has_text="Đăng ký khai sinh")
    assert await birth.locator("td").all_inner_texts() == ["3", "2", "1", "1", "1", "2", "1", "8.000", "2", "2", "0"]
    areas = official.page.get_by_test_id("programmes_by_area")
    assert await areas.locator("tbody th").all_inner_texts() == ["Tổ 3", "Tổ 12", "Chưa rõ tổ"]
    assert await areas.locator("tfoot td").all_inner_texts() == [
        "4",
        "2",
        "1",
        "1",
        "1",
        "2",
        "1",
        "8.000",
        "2",
        "2",
        "0",
    ]
    await official.shoot("programmes-desk", whole=True)


async def test_visits_stand_below_with_why_some_came_to_nothing(sign_in: Any, ward: RunningWard) -> None:
    db = Database(f"sqlite:///{ward.folder}/ward.db", Box("a key for tests"))
    with db.now() as tx:
        keep_reports(tx, "vi-du", datetime(2027, 5, 20, 5, 0, tzinfo=UTC))
    db.close()
    official = await sign_in("Lan", PHONE)
    await official.page.goto("/desk/programmes?month=2027-05")
    table = official.page.get_by_test_id("visits")
    assert await table.locator("tbody th").all_inner_texts() == ["Tổ 5", "Tổ 12", "Chưa rõ tổ"]
    assert (await table.locator("tfoot td").all_inner_texts())[:2] == ["4", "2"]
    await expect(official.page.get_by_test_id("reasons")).to_contain_text(
        "người nhà đang mệt: 2; không gặp ai ở nhà: 1."
    )
    assert await official.overflow() == 0
    assert await official.page.evaluate(NAMELESS) == []
    await official.shoot("programmes-visits", whole=True)


async def test_a_month_without_files_says_so(sign_in: Any, filings: None) -> None:
    official = await sign_in("Lan")
    await official.page.goto("/desk/programmes?month=2025-01")
    await expect(official.page.get_by_role("status")).to_contain_text("chưa có hồ sơ")
    await official.page.get_by_test_id("month").select_option("2025-01")


@pytest.mark.parametrize("colours", ["light", "dark"])
async def test_the_table_scrolls_in_itself_on_a_phone_and_is_read_by_everybody(
    sign_in: Any, filings: None, colours: str
) -> None:
    official = await sign_in("Lan", PHONE, color_scheme=colours)
    await expect(official.page.get_by_role("link", name="Số liệu hồ sơ")).to_be_visible()
    await official.shoot("programmes-group-phone")
    await official.page.goto(MONTH)
    assert await official.overflow() == 0
    assert await official.page.evaluate(NAMELESS) == []
    assert await official.page.evaluate(FAINT) == []
    await official.shoot(f"programmes-phone-{colours}", whole=True)


async def test_both_files_hold_the_month(sign_in: Any, filings: None) -> None:
    official = await sign_in("Lan", DESK)
    await official.page.goto(MONTH)
    async with official.page.expect_download() as waiting:
        await official.page.get_by_test_id("csv").click()
    download = await waiting.value
    assert download.suggested_filename == "ho-so-2026-11.csv"
    rows = list(csv.reader(io.StringIO((await download.path()).read_text("utf-8-sig"))))
    assert rows[-1][2:6] == ["Cộng", "", "4", "2"]
    async with official.page.expect_download() as waiting:
        await official.page.get_by_test_id("xlsx").click()
    sheet = await waiting.value
    assert sheet.suggested_filename == "ho-so-2026-11.xlsx"
    assert "xl/workbook.xml" in zipfile.ZipFile(await sheet.path()).namelist()
