"""The line is lost, the page is reloaded, a second one is opened: everything is there, once, in order."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.conftest import AT_THE_LAMP, PHONE, Visit
from tests.browser.test_story import SignIn, act, has_status, reported
from tests.browser.visitor import PATIENCE, Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one browser for all


async def sent(visitor: Visitor, text: str) -> None:
    await expect(visitor.messages(text, "me")).to_have_attribute("data-state", "sent", timeout=PATIENCE)


async def test_what_is_said_without_a_line_arrives_once_when_it_is_back(visit: Visit) -> None:
    resident = await visit()
    await resident.say("ổ gà to trước cổng trường tiểu học Lê Lợi")
    await sent(resident, "ổ gà to")
    await resident.hears("")
    await resident.context.set_offline(True)
    await resident.say("gặp cán bộ")
    await resident.say("tôi muốn hỏi giờ làm việc của phường")
    await expect(resident.messages("", "me").last).to_have_attribute("data-state", "queued")
    await expect(resident.page.get_by_test_id("status")).to_contain_text("Mất mạng", timeout=PATIENCE)
    await resident.shoot("lost-line")
    await resident.context.set_offline(False)
    await sent(resident, "gặp cán bộ")
    await sent(resident, "tôi muốn hỏi giờ làm việc")
    await resident.hears("Em chuyển")  # handed to a person
    resident.forgive()

    said = await resident.texts()
    for text in ("ổ gà to trước cổng trường tiểu học Lê Lợi", "gặp cán bộ", "tôi muốn hỏi giờ làm việc của phường"):
        assert said.count(text) == 1
    await resident.page.reload()
    await resident.hears("Em chuyển")
    assert await resident.texts() == said

    second = await resident.context.new_page()
    await second.goto("/")
    bubbles = second.locator("[data-testid=message] .bubble")
    await expect(bubbles).to_have_count(len(said), timeout=PATIENCE)
    assert [text.strip() for text in await bubbles.all_inner_texts()] == said


async def test_a_line_that_its_writer_mends_is_mended_in_place_also_after_a_reload(visit: Visit) -> None:
    resident = await visit()
    await resident.say("rác đầy hẽm 45")
    await resident.hears("")
    own = resident.messages("rác đầy hẽm 45", "me")
    await own.get_by_test_id("edit").click()
    await resident.page.get_by_test_id("composer").fill("rác đầy hẻm 45 Nguyễn Trãi")
    await resident.page.get_by_test_id("send").click()
    mended = resident.messages("rác đầy hẻm 45 Nguyễn Trãi", "me")
    await expect(mended).to_have_attribute("data-state", "sent", timeout=PATIENCE)
    await expect(mended).to_contain_text("đã sửa")
    await resident.page.reload()
    await expect(resident.messages("rác đầy", "me")).to_have_count(1, timeout=PATIENCE)
    await expect(mended).to_contain_text("đã sửa")
    assert (await resident.texts())[0] == "rác đầy hẻm 45 Nguyễn Trãi"


async def test_a_card_that_changed_while_the_desk_was_away_stands_there_once(visit: Visit, sign_in: SignIn) -> None:
    lan, minh = await sign_in("Lan"), await sign_in("Minh")
    resident = await visit("/", PHONE, **AT_THE_LAMP)
    code = await reported(resident)
    await expect(lan.card(code)).to_be_visible(timeout=PATIENCE)
    await lan.context.set_offline(True)
    await lan.page.evaluate("() => window.dispatchEvent(new Event('offline'))")
    await act(minh, code, "Nhận")
    await has_status(minh, code, "accepted")
    await lan.context.set_offline(False)
    await has_status(lan, code, "accepted")
    await expect(lan.card(code)).to_have_count(1)
    lan.forgive()
    await lan.page.reload()
    await has_status(lan, code, "accepted")
    await expect(lan.card(code)).to_have_count(1)
