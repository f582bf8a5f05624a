"""A team's round: only the team sees it, it is in the order of the walk, and eight homes are one page of A4."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import pytest
from playwright.async_api import expect

from handlers.rules.deadlines import LOCAL
from storage.db import Database
from storage.models import HomeVisit
from storage.sealed import Box
from storage.visits import Visits
from tests.browser.conftest import DESK, PHONE, Visit
from tests.browser.test_papers import PRINTED, pages_printed
from tests.browser.test_reach import FAINT, NAMELESS
from tests.browser.ward import RunningWard

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one browser for all

DAY = "/desk/rounds?day=2027-03-10"
SHEET = f"{DAY}&team=co-dong-1"
MORNING = datetime(2027, 3, 10, 8, 0, tzinfo=LOCAL)
AFTERNOON = MORNING.replace(hour=14)
# when, tổ, place, whom, procedure
HOMES = (
    (MORNING, "tổ 2", "số 8 hẻm 45 Nguyễn Trãi", "Bà Sáu", "tro-cap-huu-tri-xa-hoi"),
    (MORNING, "tổ 2", "45/3 Nguyễn Trãi", "Ông Ba", "chung-thuc-chu-ky"),
    (MORNING, "tổ 1", "số 12 Lê Lợi", "Bà Tư", "chung-thuc-ban-sao"),
    (MORNING, "tổ 2", "số 11 hẻm 45 Nguyễn Trãi", "Ông Bảy", "uy-quyen"),
    (AFTERNOON, "tổ 3", "ngõ 5 Trần Phú, số 7", "Bà Chín", "vneid-muc-2"),
    (AFTERNOON, "tổ 3", "số 2 ngõ 5 Trần Phú", "Bà Năm", "khai-sinh"),
    (AFTERNOON, "tổ 4", "số 30 Quang Trung", "Ông Mười", "xac-dinh-khuyet-tat"),
    (AFTERNOON, "tổ 4", "số 31 Quang Trung", "Bà Hai", ""),
)
WALKED = ["Bà Tư", "Ông Ba", "Ông Bảy", "Bà Sáu", "Bà Chín", "Bà Năm", "Bà Hai", "Ông Mười"]


def keep_visits(db: Database, homes: Any = HOMES, team: str = "co-dong-1", day: timedelta = timedelta()) -> None:
    """The visits of a team, as asked for in the chat."""
    with db.now() as tx:
        codes = count(int(day.days) * 100 + 100)
        visits = Visits(tx, "vi-du", lambda: f"TN-{next(codes):06}", lambda: "4821")
        for number, (begins, area, place, name, procedure) in enumerate(homes):
            visits.add(HomeVisit(
                ward="vi-du", code="", talk="", team=team, begins_at=begins + day, ends_at=begins + day + timedelta(hours=3),
                status="accepted", area=area, place=place, name=name, phone=f"090123456{number}", procedure=procedure,
                need="papers" if procedure else "phone", made_at=begins, updated_at=begins,
            ))  # fmt: skip


@pytest.fixture(scope="module")
def visits(ward: RunningWard) -> None:
    db = Database(f"sqlite:///{ward.folder}/ward.db", Box("a key for tests"))
    keep_visits(db)
    keep_visits(db, HOMES * 3, day=timedelta(days=7))
    db.close()


async def test_whoever_is_not_signed_in_gets_no_round(visit: Visit, visits: None) -> None:
    for path in (DAY, SHEET):
        stranger = await visit(path)
        assert stranger.page.url.endswith("/desk/login")


async def test_an_official_finds_the_day_and_the_team_from_the_group(sign_in: Any, visits: None) -> None:
    official = await sign_in("Lan")
    await official.page.get_by_role("link", name="Lộ trình đến nhà").click()
    await official.page.get_by_test_id("day").fill("2027-03-10")
    await official.page.get_by_role("button", name="Xem").click()
    teams = official.page.get_by_test_id("teams")
    await expect(teams).to_contain_text("8 nhà")
    await expect(teams).to_contain_text("Chưa có hẹn")
    await official.shoot("rounds-desk", whole=True)
    await teams.get_by_role("link").first.click()
    await expect(official.page.get_by_test_id("call")).to_have_count(8)


async def test_the_sheet_follows_the_walk_and_says_whose_paper_it_is(sign_in: Any, visits: None) -> None:
    official = await sign_in("Lan", DESK)
    answer = await official.page.goto(SHEET)
    assert answer is not None
    assert answer.headers["cache-control"] == "no-store"
    names = await official.page.locator(".r-line strong").all_inner_texts()
    assert [name for name in names if name in WALKED] == WALKED
    legs = await official.page.get_by_test_id("leg").all_inner_texts()
    assert legs[:2] == ["08:00–11:00 · Tổ 1 · Lê Lợi", "08:00–11:00 · Tổ 2 · Nguyễn Trãi · hẻm 45"]
    sheet = official.page.get_by_test_id("round")
    for words in (
        "không để lại ở nơi khác",
        "0901234560",
        "Mã đọc ở cửa: 4821",
        "Người giao ký",
        "Không sao y tại nhà được",
    ):
        await expect(sheet).to_contain_text(words)
    await official.shoot("round-desk", whole=True)


async def test_eight_homes_are_one_page_and_no_home_is_torn_apart(sign_in: Any, visits: None) -> None:
    official = await sign_in("Lan", DESK)
    await official.page.goto(SHEET)
    assert await pages_printed(official) == 1
    await official.page.emulate_media(media="print")
    await official.page.set_viewport_size(PRINTED)  # type: ignore[arg-type]
    await expect(official.page.locator(".top")).to_be_hidden()
    size = await official.page.evaluate("parseFloat(getComputedStyle(document.querySelector('.walk')).fontSize) * 0.75")
    assert size >= 8
    boxes = await official.page.evaluate(
        "[...document.querySelectorAll('.r-signs span')].map(e => e.getBoundingClientRect().height)"
    )
    assert len(boxes) == 16
    assert min(boxes) > 30  # pixels: room for a signature
    await official.shoot("round-print", whole=True)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-02-30", "ngày mai"])
async def test_a_day_that_nobody_can_mean_is_today(sign_in: Any, day: str) -> None:
    official = await sign_in("Lan", DESK)
    answer = await official.page.goto(f"/desk/rounds?day={day}")
    assert answer is not None
    assert answer.status == 200


async def test_a_long_day_takes_a_page_for_about_eight_homes(sign_in: Any, visits: None) -> None:
    official = await sign_in("Lan", DESK)
    await official.page.goto("/desk/rounds?day=2027-03-17&team=co-dong-1")
    await expect(official.page.get_by_test_id("call")).to_have_count(24)
    assert await pages_printed(official) in (3, 4)


@pytest.mark.parametrize("colours", ["light", "dark"])
async def test_on_a_phone_it_fits_and_is_read_by_everybody(sign_in: Any, visits: None, colours: str) -> None:
    official = await sign_in("Lan", PHONE, color_scheme=colours)
    for path, name in ((DAY, "rounds-phone"), (SHEET, "round-phone")):
        await official.page.goto(path)
        assert await official.overflow() == 0
        assert await official.page.evaluate(NAMELESS) == []
        assert await official.page.evaluate(FAINT) == []
        await official.shoot(f"{name}-{colours}", whole=True)


async def test_without_scripts_and_in_english(sign_in: Any, visits: None) -> None:
    official = await sign_in("Lan", PHONE)
    cookies = await official.context.cookies()
    plain = await official.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    await plain.add_cookies(cookies)  # type: ignore[arg-type]
    page = await plain.new_page()
    await page.goto(re.sub(r"/desk/.*", f"{SHEET}&lang=en", official.page.url))
    await expect(page.get_by_test_id("call")).to_have_count(8)
    await expect(page.get_by_test_id("round")).to_contain_text("leave it nowhere")
    await expect(page.get_by_test_id("print")).to_be_hidden()
    await plain.close()
