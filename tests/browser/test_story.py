"""A lamp, from the first word to the thanks: a resident with a phone, an official at a desk, nobody reloads."""

from __future__ import annotations

import re
import time
from collections.abc import Awaitable, Callable
from itertools import count

import pytest
from playwright.async_api import expect

from tests.browser.conftest import AT_THE_LAMP, PHONE, Visit
from tests.browser.visitor import PATIENCE, Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one browser for all

SignIn = Callable[..., Awaitable[Visitor]]
LAMP = "đèn đường tắt mấy hôm rồi, nhà tôi là bà Sáu 0903 123 456"
LAMPS = count()


async def reported(resident: Visitor, text: str = LAMP) -> str:
    """Report with a pin of the phone; the ticket's code."""
    north = next(LAMPS) / 100  # about a kilometre: what is near another's report would be offered as known already
    await resident.context.set_geolocation({"latitude": 10.77 + north, "longitude": 106.66, "accuracy": 12})
    await resident.say(text)
    await resident.hears("ở đâu")
    await resident.page.get_by_test_id("send-location").click()
    opened = await resident.hears("Mã phiếu của")
    found = re.search(r"PA-\w+", await opened.inner_text())
    assert found
    return found.group()


async def act(official: Visitor, code: str, label: str) -> None:
    await official.card(code).get_by_role("button", name=label, exact=True).click()


async def has_status(official: Visitor, code: str, status: str) -> None:
    await expect(official.card(code)).to_have_attribute("data-status", status, timeout=PATIENCE)


async def close_with_photo(official: Visitor, code: str, answer: str, photo: str) -> None:
    await act(official, code, "Xong")
    await official.hears(f"{code}: đã làm gì")
    await official.attach(photo)
    await official.say(answer)
    await has_status(official, code, "resolved")


async def test_a_lamp_is_reported_mended_doubted_mended_again_and_thanked_for(visit: Visit, sign_in: SignIn) -> None:
    official = await sign_in("Lan")
    resident = await visit("/", PHONE, **AT_THE_LAMP)
    await resident.shoot("story-0-welcome")
    code = await reported(resident)
    await resident.attach("lamp-before")
    await resident.page.get_by_test_id("send").click()
    await resident.hears(f"em ghi thêm vào phiếu {code}")
    await resident.shoot("story-1-reported")

    card = official.card(code)
    await expect(card).to_be_visible(timeout=PATIENCE)
    said = await card.inner_text()
    assert "Sáu" not in said
    assert "0903" not in said and "10.77" not in said
    await official.shoot("story-2-card")
    await act(official, code, "Nhận")
    await has_status(official, code, "accepted")
    await resident.hears(f"phiếu {code} (đèn đường tắt) đã có người lo")

    await close_with_photo(official, code, "bóng cháy, đã thay bóng 50 W lúc 15 giờ", "lamp-after")
    done = await resident.hears("bóng cháy, đã thay bóng 50 W lúc 15 giờ")
    await expect(done.locator("img")).to_have_count(1)
    await expect(done.locator("img").first).to_have_js_property("complete", True)
    await resident.shoot("story-3-answered")

    await resident.press("2. Chưa")
    await resident.hears("Chỗ nào chưa được")
    await resident.say("đèn sáng được một lát rồi tắt lại")
    await resident.hears("Em mở lại phiếu")
    await has_status(official, code, "reopened")
    await official.hears("CHƯA XONG")
    await official.shoot("story-4-reopened")

    await act(official, code, "Nhận")
    await has_status(official, code, "accepted")
    await close_with_photo(official, code, "chấn lưu hỏng, sáng nay đã thay, thử sáng 30 phút", "lamp-again")
    await resident.hears("chấn lưu hỏng, sáng nay đã thay")
    await resident.press("1. Rồi")
    await resident.hears("em đóng phiếu")
    await resident.press("1. Tốt")
    await resident.hears("hài lòng nhất")
    await resident.press("1. Làm nhanh")
    await resident.hears("Em đã chuyển lời tới phường")
    await has_status(official, code, "closed")
    await resident.shoot("story-5-thanked")
    await official.shoot("story-6-closed")
    assert len(await official.page.locator(f"[data-testid=card][data-code={code}]").all()) == 1


async def test_two_who_press_at_once_cannot_both_take_it_and_the_second_is_told_who(
    visit: Visit, sign_in: SignIn
) -> None:
    lan, minh = await sign_in("Lan"), await sign_in("Minh")
    resident = await visit("/", PHONE, **AT_THE_LAMP)
    code = await reported(resident)
    for official in (lan, minh):
        await expect(official.card(code)).to_be_visible(timeout=PATIENCE)
    press = """([code, at]) => {
      const button = document.querySelector(`[data-code=${code}] [data-choice$=':claim']`);
      setTimeout(() => button.click(), at - Date.now());
    }"""
    at = time.time() * 1000 + 500  # at the same moment, before either page hears of the other
    for official in (lan, minh):
        await official.page.evaluate(press, [code, at])
    for official in (lan, minh):
        await has_status(official, code, "accepted")
    first, second = (lan, minh) if "Lan đang lo" in await lan.card(code).inner_text() else (minh, lan)
    await expect(first.card(code).locator(".tag-mine")).to_be_visible()
    await expect(second.card(code).locator(".tag-mine")).to_have_count(0)
    name = "Lan" if first is lan else "Minh"
    await expect(second.page.get_by_text(f"{name} đã nhận {code} rồi.")).to_be_visible(timeout=PATIENCE)


async def test_what_an_official_asks_to_see_is_shown_to_them_alone_and_can_be_answered(
    visit: Visit, sign_in: SignIn
) -> None:
    lan, minh = await sign_in("Lan"), await sign_in("Minh")
    resident = await visit("/", PHONE, **AT_THE_LAMP)
    code = await reported(resident)
    await act(lan, code, "Xem đủ")
    details = await lan.hears("0903 123 456")
    await expect(details).to_contain_text("Chỉ anh/chị thấy tin này")
    await details.get_by_test_id("reply").click()
    await lan.say("Chiều nay tổ hạ tầng qua xem ạ")
    await resident.hears("Cán bộ phường: Chiều nay tổ hạ tầng qua xem ạ")
    await has_status(minh, code, "accepted")
    await expect(minh.messages("0903 123 456")).to_have_count(0)
    await lan.shoot("desk-details")


@pytest.mark.parametrize("colours", ["light", "dark"])
async def test_in_an_emergency_the_number_to_call_comes_first_and_is_large(
    visit: Visit, sign_in: SignIn, colours: str
) -> None:
    official = await sign_in("Lan", color_scheme=colours)
    resident = await visit("/", PHONE, color_scheme=colours)
    await resident.say("nhà em đang cháy")
    answer = await resident.hears("Ra khỏi nhà, bò thấp")
    call = answer.get_by_role("link", name="Gọi 114")
    await expect(call).to_have_attribute("href", "tel:114")
    box = await call.bounding_box()
    assert box
    assert box["height"] >= 44
    assert box["y"] < (await answer.get_by_text("Ra khỏi nhà").bounding_box() or box)["y"]
    before = (await answer.locator(".bubble").inner_text()).split("Ra khỏi nhà")[0]
    assert before.strip().startswith("GỌI NGAY 114")
    await expect(official.page.locator("[data-testid=card]", has_text="K0").first).to_be_visible(timeout=PATIENCE)
    await resident.shoot(f"emergency-{colours}")
    await official.shoot(f"emergency-desk-{colours}")
