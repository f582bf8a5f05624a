"""The papers of a procedure: found, asked for by plain links without scripts, printed on one page, led back to the chat."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlencode

import pytest
from playwright.async_api import expect

from bot.app import DATA, EXAMPLE_WARD
from handlers.procedures.load import load_book
from handlers.procedures.resolve import ended, for_case
from handlers.procedures.schema import Procedure
from handlers.procedures.walk import paths
from handlers.residents.guide.sheet import Printer, make_sheet
from handlers.turn import House
from handlers.ward import load_wards
from handlers.wording import load_wording
from tests.browser.conftest import DESK, PHONE, Visit
from tests.browser.test_reach import FAINT, NAMELESS
from tests.browser.visitor import Visitor
from tests.browser.ward import RunningWard

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one browser for all

BOOK = load_book(DATA / "procedures", DATA / "procedures_shared")
BORN = "lien-thong=khong&noi-sinh=y-te&ket-hon=roi&nuoc-ngoai=khong&qua-han=chua&nguoi-nop=cha-me"
PRINTED = {"width": 711, "height": 1058}  # what the margins of A4 leave, in pixels


async def test_a_procedure_is_found_by_its_name_without_marks(visit: Visit) -> None:
    resident = await visit("/papers", PHONE)
    await expect(resident.page.get_by_test_id("procedure")).to_have_count(len(BOOK.procedures))
    assert await resident.overflow() == 0
    await resident.shoot("papers-list", whole=True)
    await resident.page.get_by_test_id("search").fill("khai sinh cho be moi de")
    await resident.page.keyboard.press("Enter")
    await resident.page.wait_for_url("**/papers?q=*")
    await expect(resident.page.get_by_test_id("procedure").filter(has_text="Đăng ký khai sinh")).to_be_visible()


async def test_what_nobody_wrote_a_sheet_for_leads_to_the_ward(visit: Visit) -> None:
    resident = await visit("/papers?q=xyzxyz")
    await expect(resident.page.get_by_text("chưa có tờ hướng dẫn cho “xyzxyz”")).to_be_visible()
    assert await resident.page.get_by_test_id("procedure").count() == 0
    missing = await visit("/papers/khong-co")
    await expect(missing.page.locator("h1")).to_be_visible()
    missing.forgive("404")


async def test_a_case_is_answered_without_scripts_one_question_at_a_time(visit: Visit) -> None:
    resident = await visit("/papers/khai-sinh", PHONE, java_script_enabled=False)
    page = resident.page
    await resident.shoot("papers-ask", whole=True)
    for answer in ("Không, chỉ khai sinh", "Bệnh viện, trạm y tế", "Rồi", "Không", "Không biết"):
        await page.get_by_test_id("choice").get_by_text(answer, exact=True).click()
    await expect(page.get_by_role("heading", name="Ai sẽ đi làm giấy cho bé ạ?")).to_be_visible()
    await expect(page.locator(".given li")).to_have_count(5)
    await page.locator(".given li").last.get_by_role("link").click()  # not unknown after all
    await expect(page.get_by_role("heading", name="Bé đã quá 60 ngày tuổi chưa ạ?")).to_be_visible()
    await page.get_by_test_id("choice").get_by_text("Chưa", exact=True).click()
    await page.get_by_test_id("choice").get_by_text("Cha hoặc mẹ", exact=True).click()
    assert page.url.endswith(f"/papers/khai-sinh/print?{BORN}")
    assert [await one.inner_text() for one in await page.locator("[data-testid=paper] strong").all()] == [
        "Tờ khai đăng ký khai sinh", "Giấy chứng sinh", "Thông tin giấy kết hôn của cha mẹ"
    ]  # fmt: skip
    assert await resident.overflow() == 0
    await resident.shoot("papers-sheet-phone", whole=True)
    await expect(page.get_by_test_id("print")).to_be_hidden()


async def test_another_way_is_shown_instead_of_a_sheet(visit: Visit) -> None:
    resident = await visit("/papers/khai-sinh/print?lien-thong=co")
    assert resident.page.url.endswith("/papers/khai-sinh?lien-thong=co")
    await expect(resident.page.get_by_role("heading", name="Có cách khác hợp hơn")).to_be_visible()
    await resident.shoot("papers-over", whole=True)


async def test_an_address_with_nonsense_in_it_asks_the_first_question(visit: Visit) -> None:
    resident = await visit("/papers/khai-sinh?noi-sinh=%3Cscript%3E&nobody=asks&ket-hon=")
    await expect(resident.page.locator("#question")).to_contain_text("Bé dưới 6 tuổi")
    assert await resident.page.locator(".given li").count() == 0


async def test_the_language_stays_with_the_answers(visit: Visit) -> None:
    foreigner = await visit(f"/papers/khai-sinh/print?{BORN}", DESK)
    await foreigner.page.get_by_test_id("language").click()
    await expect(foreigner.page.get_by_role("heading", name="Register a birth")).to_be_visible()
    await expect(foreigner.page.get_by_test_id("paper")).to_have_count(3)
    await foreigner.shoot("papers-sheet-english", whole=True)


# --- on paper ---------------------------------------------------------------------------------------------


async def pages_printed(visitor: Visitor) -> int:
    pdf = await visitor.page.pdf(prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


async def test_the_sheet_of_a_birth_fits_one_page_and_leads_back(visit: Visit, ward: RunningWard) -> None:
    official = await visit(f"/papers/khai-sinh/print?{BORN}", DESK)
    page = official.page
    await official.shoot("papers-sheet-desk", whole=True)
    assert await pages_printed(official) == 1
    await page.emulate_media(media="print")
    await page.set_viewport_size(PRINTED)  # type: ignore[arg-type]
    await expect(page.locator(".a4-code")).to_have_attribute("aria-label", re.compile(f"{ward.url}/q/tt-khai-sinh$"))
    await expect(page.locator(".top")).to_be_hidden()
    size = await page.evaluate("parseFloat(getComputedStyle(document.querySelector('.a4')).fontSize) * 0.75")
    assert size >= 10  # points: an older reader holds it
    sheet = page.get_by_test_id("sheet")
    for words in ("0 đồng", "một cửa", "07:30", "Phường không bao giờ hỏi mật khẩu", "21/11/2026"):
        await expect(sheet).to_contain_text(words)
    await official.shoot("papers-sheet-print", whole=True)


def heaviest(procedure: Procedure, house: House) -> list[dict[str, str]]:
    """Nothing answered, and the answered case with most to print."""
    today = date(2026, 11, 23)
    ways = [way for way in paths(procedure, today) if not ended(procedure, way, today)]

    def weight(way: dict[str, str]) -> int:
        return make_sheet(Printer(house), for_case(procedure, way, today, house.ward), way).weight

    return [{}, max(ways, key=weight)]


async def test_every_procedure_fits_one_page_even_when_nothing_is_known(visit: Visit) -> None:
    wards, wording = load_wards(EXAMPLE_WARD), load_wording(DATA / "wording")
    house = House(next(iter(wards.values())), None, None, wording, {}, None, (), BOOK)  # type: ignore[arg-type]
    official = await visit("/papers", DESK)
    too_long = []
    for procedure in BOOK.procedures.values():
        for answers in heaviest(procedure, house):
            await official.page.goto(f"/papers/{procedure.id}/print?{urlencode(answers)}")
            if "/print" in official.page.url and await pages_printed(official) != 1:
                too_long.append((procedure.id, answers))
    assert too_long == []


async def test_the_code_on_the_sheet_opens_the_chat_at_its_procedure(visit: Visit) -> None:
    resident = await visit("/q/tt-khai-sinh")
    await resident.hears("Làm giấy khai sinh và số định danh cho bé")
    await resident.hears("Bé dưới 6 tuổi")
    await resident.shoot("papers-scanned")
    nobody = await visit("/q/tt-khong-co")
    await expect(nobody.page.get_by_role("heading", name="Mã này phường chưa có")).to_be_visible()
    nobody.forgive("404")


async def test_without_scripts_the_code_still_leads_to_the_papers(visit: Visit) -> None:
    resident = await visit("/q/tt-khai-sinh", PHONE, java_script_enabled=False)
    await resident.page.get_by_role("link", name="Xem giấy tờ cần chuẩn bị").click()
    await expect(resident.page.locator("#question")).to_contain_text("Bé dưới 6 tuổi")


@pytest.mark.parametrize("matter", ["denunciation", "complaint"])
async def test_the_form_of_a_matter_of_the_law_is_one_page_to_fill_in(visit: Visit, matter: str) -> None:
    phone = await visit(f"/papers/form/{matter}", PHONE)
    await expect(phone.page.get_by_test_id("field")).to_have_count(6)
    assert await phone.overflow() == 0
    await phone.shoot(f"papers-form-{matter}-phone", whole=True)
    desk = await visit(f"/papers/form/{matter}", DESK)
    assert await pages_printed(desk) == 1
    await desk.page.emulate_media(media="print")
    await desk.page.set_viewport_size(PRINTED)  # type: ignore[arg-type]
    await expect(desk.page.get_by_test_id("form")).to_contain_text("7 ngày làm việc")
    await desk.shoot(f"papers-form-{matter}-print", whole=True)


@pytest.mark.parametrize("matter", ["denunciation", "complaint"])
async def test_an_old_hand_can_fill_the_form_in_and_english_beside_it_takes_no_second_page(
    visit: Visit, matter: str
) -> None:
    desk = await visit(f"/papers/form/{matter}?lang=en", DESK)
    await expect(desk.page.get_by_test_id("form").locator("small").first).to_be_visible()
    assert await pages_printed(desk) == 1
    await desk.page.emulate_media(media="print")
    await desk.page.set_viewport_size(PRINTED)  # type: ignore[arg-type]
    lines = await desk.page.evaluate(
        "[...document.querySelectorAll('p.a4-rule')].map(e => e.getBoundingClientRect().height)"
    )
    assert min(lines) * 25.4 / 96 >= 8  # millimetres
    await expect(desk.page.locator(".a4-sign")).to_contain_text(re.compile(r"^\s*Chữ ký"))


@pytest.mark.parametrize("colours", ["light", "dark"])
async def test_the_form_is_read_by_everybody_on_a_phone(visit: Visit, colours: str) -> None:
    phone = await visit("/papers/form/denunciation", PHONE, color_scheme=colours)
    assert await phone.page.evaluate(NAMELESS) == []
    assert await phone.page.evaluate(FAINT) == []
    await expect(phone.page.get_by_text("Ctrl")).to_be_hidden()


async def test_what_an_officer_fills_in_is_no_form_for_everybody(visit: Visit) -> None:
    missing = await visit("/papers/form/child")
    await expect(missing.page.locator("h1")).to_be_visible()
    missing.forgive("404")
