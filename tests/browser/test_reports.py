"""The report on tickets at the desk: nobody else sees it, a month is chosen, two files are taken along."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.async_api import expect

from storage.db import Database
from storage.sealed import Box
from tests.bot.test_ticket_report import month
from tests.browser.conftest import Visit
from tests.browser.ward import RunningWard

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one browser for all

LAST_MONTH = (
    (datetime.now(UTC).replace(day=1) - timedelta(days=28)).date().replace(day=1)
)  # others report lamps in this one
MONTH = f"{LAST_MONTH:%Y-%m}"
PAGE = f"/desk/reports?month={MONTH}"


@pytest.fixture(scope="module")
def reported(ward: RunningWard) -> None:
    db = Database(f"sqlite:///{ward.folder}/ward.db", Box("a key for tests"))
    month(db, LAST_MONTH)
    db.close()


async def test_whoever_is_not_signed_in_gets_no_report(visit: Visit) -> None:
    for path in (PAGE, "/desk/reports.xlsx", "/desk/reports.docx"):
        stranger = await visit(path)
        assert stranger.page.url.endswith("/desk/login")


async def test_an_official_reads_the_month_and_takes_both_files(sign_in: Any, reported: None) -> None:
    official = await sign_in("Lan")
    await official.page.goto(PAGE)
    await expect(official.page.get_by_test_id("month")).to_have_value(MONTH)
    lamps = official.page.get_by_test_id("table-1").locator("tr", has_text="Chiếu sáng")
    assert (await lamps.locator("td").all_inner_texts())[:3] == ["4", "2", "1"]
    await expect(official.page.get_by_role("heading", name="Theo Quyết định 766/QĐ-TTg")).to_be_visible()
    await official.shoot("reports-desk", whole=True)
    for name in ("xlsx", "docx"):
        async with official.page.expect_download() as download:
            await official.page.get_by_test_id(name).click()
        assert (await download.value).suggested_filename == f"bao-cao-{MONTH}.{name}"


async def test_a_week_is_read_too(sign_in: Any, reported: None) -> None:
    official = await sign_in("Lan")
    await official.page.goto("/desk/reports?week=2026-W45")
    await expect(official.page.get_by_text("tuần từ 2/11 đến 8/11/2026")).to_be_visible()
