"""For everybody: by keyboard alone, on a narrow screen, in large type, in the dark."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.conftest import DESK, PHONE, Visit
from tests.browser.visitor import PATIENCE, Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one browser for all

PAGES = (
    "/", "/q/den-nt-01", "/q/tt-khai-sinh", "/privacy", "/open", "/desk/login", "/q/khong-co", "/papers",
    "/papers/khai-sinh", "/papers/khai-sinh?lien-thong=co", "/papers/khai-sinh/print",
)  # fmt: skip
FOCUS = """() => {
  const node = document.activeElement, style = getComputedStyle(node);
  return {
    test: node.dataset.testid ?? node.id, words: node.getAttribute("aria-label") ?? node.textContent.trim(),
    seen: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none",
  };
}"""
# What a screen reader would stumble over: nameless controls, doubled ids, pictures without a word, skipped headings.
NAMELESS = """() => {
  const shown = node => node.checkVisibility() && !node.closest("[inert]");
  const name = node => (node.getAttribute("aria-label") ?? "") + (node.textContent ?? "").trim()
    + [...(node.labels ?? [])].map(label => label.textContent.trim()).join("");
  const found = [];
  for (const node of document.querySelectorAll("a, button, input:not([type=hidden]), textarea, select"))
    if (shown(node) && !name(node)) found.push(node.outerHTML.slice(0, 120));
  for (const node of document.querySelectorAll("img:not([alt])")) found.push(node.outerHTML.slice(0, 120));
  const ids = [...document.querySelectorAll("[id]")].map(node => node.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) found.push(`#${id} twice`);
  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].filter(shown).map(node => Number(node.tagName[1]));
  levels.forEach((level, at) => { if (at && level > levels[at - 1] + 1) found.push(`h${level} skips a level`); });
  if (levels.filter(level => level === 1).length !== 1) found.push("not exactly one h1");
  if (!document.querySelector("main")) found.push("no main");
  if (!document.documentElement.lang || !document.title) found.push("no language or title");
  return found;
}"""
# WCAG 1.4.3 and 2.5.8, measured on what is drawn: text against the nearest painted background, size of what is pressed.
FAINT = """() => {
  const ratio = (a, b) => { const [x, y] = [lum(a), lum(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const lum = rgb => rgb.slice(0, 3).map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const colour = words => {
    pen.clearRect(0, 0, 1, 1); pen.fillStyle = words; pen.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const ground = node => {
    for (let at = node; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== "none" && at !== document.body) return null; // a picture: judged by eye
      const painted = colour(style.backgroundColor);
      if (painted[3] > 0.95) return painted;
    }
    return colour(getComputedStyle(document.documentElement).backgroundColor);
  };
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode.parentElement, words = walk.currentNode.textContent.trim();
    if (!words || !node.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (node.closest("script, style, noscript, .sr, .skip, [aria-disabled=true], :disabled")) continue;
    const style = getComputedStyle(node), behind = ground(node), ink = colour(style.color);
    if (!behind || behind[3] < 0.95) continue;
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
    const found_ratio = ratio(ink, behind);
    if (found_ratio < (large ? 3 : 4.5)) found.push(`${found_ratio.toFixed(2)}: ${words.slice(0, 40)}`);
  }
  for (const node of document.querySelectorAll("button, a.button, a.call, label.pill")) {
    const box = node.getBoundingClientRect();
    if (box.width && (box.width < 24 || box.height < 24)) found.push(`small: ${node.textContent.trim().slice(0, 30)}`);
  }
  return found;
}"""


async def tab_to(visitor: Visitor, words: str, *, most: int = 40, back: bool = False) -> dict[str, Any]:
    """Tab until the control with these words (or this test id) has the focus; it must be plain to see."""
    for _ in range(most):
        await visitor.page.keyboard.press("Shift+Tab" if back else "Tab")
        focus: dict[str, Any] = await visitor.page.evaluate(FOCUS)
        if words in (focus["test"], focus["words"]):
            assert focus["seen"], f"the focus on {words} cannot be seen"
            return focus
    raise AssertionError(f"{words} cannot be reached by keyboard")


def lamp(of: str) -> str:
    """Each test has a lamp of its own: one that is reported already would be offered instead."""
    lane = 1 + ("keys", "talk light", "talk dark", "names light", "names dark", "desk light", "desk dark").index(of)
    return f"đèn đường hẻm {lane} Nguyễn Trãi tắt 3 hôm nay"


async def test_a_report_can_be_made_and_a_choice_taken_by_keyboard_alone(visit: Visit) -> None:
    resident = await visit("/", DESK)
    keys = resident.page.keyboard
    await tab_to(resident, "composer")
    await keys.type(lamp("keys"))
    await keys.press("Enter")
    await resident.hears("Em gửi phường nhé?")
    await expect(resident.page.get_by_test_id("composer")).to_be_focused()
    await tab_to(resident, "1. Đồng ý gửi", back=True)
    await resident.shoot("keyboard")
    await keys.press("Enter")
    await resident.hears("Mã phiếu của")
    await expect(resident.page.get_by_test_id("composer")).to_be_focused()


async def test_every_page_fits_a_narrow_screen_and_twice_the_size(visit: Visit) -> None:
    narrow = await visit("/", PHONE | {"viewport": {"width": 320, "height": 640}})
    twice = await visit("/", DESK | {"viewport": {"width": 640, "height": 430}, "device_scale_factor": 2})
    for one in (narrow, twice):  # 1280 pixels at 200 % are 640 to the page
        for path in PAGES:
            await one.page.goto(path)
            assert await one.overflow() <= 0, path
            await one.shoot(f"narrow-{'phone' if one is narrow else 'desk'}{path.replace('/', '-')}")
        one.forgive("404")


@pytest.mark.parametrize("colours", ["light", "dark"])
async def test_a_talk_in_the_largest_type_on_a_narrow_screen_stays_within_it(visit: Visit, colours: str) -> None:
    resident = await visit("/", PHONE | {"viewport": {"width": 320, "height": 640}}, color_scheme=colours)
    await resident.say(lamp(f"talk {colours}"))
    await resident.hears("Em gửi phường nhé?")
    await resident.press("1. Đồng ý gửi")
    await resident.hears("Mã phiếu của")
    for _ in range(3):
        await resident.page.get_by_test_id("text-bigger").click()
    await resident.say("x" * 300)
    await expect(resident.messages("xxx", "me")).to_have_attribute("data-state", "sent", timeout=PATIENCE)
    assert await resident.overflow() <= 0
    await resident.shoot(f"largest-{colours}")


@pytest.mark.parametrize("colours", ["light", "dark"])
async def test_controls_have_names_headings_their_order_and_text_its_contrast(visit: Visit, colours: str) -> None:
    visitor = await visit("/", PHONE, color_scheme=colours)
    await visitor.say(lamp(f"names {colours}"))
    await visitor.hears("Em gửi phường nhé?")
    for path in PAGES:
        await visitor.page.goto(path)
        assert await visitor.page.evaluate(NAMELESS) == [], path
        assert await visitor.page.evaluate(FAINT) == [], path
        await visitor.shoot(f"page{path.replace('/', '-')}-{colours}", whole=True)
    visitor.forgive("404")


@pytest.mark.parametrize("colours", ["light", "dark"])
async def test_the_desk_has_names_order_and_contrast_too_and_fits(visit: Visit, sign_in: Any, colours: str) -> None:
    resident = await visit("/", DESK)
    await resident.say(lamp(f"desk {colours}"))
    await resident.hears("Em gửi phường nhé?")
    await resident.press("1. Đồng ý gửi")
    await resident.hears("Mã phiếu của")
    official = await sign_in("Lan", color_scheme=colours)
    await expect(official.page.get_by_test_id("card").first).to_be_visible(timeout=PATIENCE)
    await official.shoot(f"desk-{colours}")
    assert await official.page.evaluate(NAMELESS) == []
    assert await official.page.evaluate(FAINT) == []
    await official.page.set_viewport_size({"width": 320, "height": 640})
    assert await official.overflow() <= 0
    await official.shoot(f"desk-narrow-{colours}")
