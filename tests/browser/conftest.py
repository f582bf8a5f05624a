"""A real browser before the real ward. Without Chromium the whole folder is skipped, and says so."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from tests.browser.visitor import Visitor
from tests.browser.ward import RunningWard

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 860}}
AT_THE_LAMP: dict[str, Any] = {
    "geolocation": {"latitude": 10.7701, "longitude": 106.6602, "accuracy": 8}, "permissions": ["geolocation"],
}  # fmt: skip

Visit = Callable[..., Awaitable[Visitor]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--shots", type=Path, default=None, help="folder for screenshots to look at")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here not in item.path.parents:
            continue
        item.add_marker(pytest.mark.slow)
        if CHROMIUM is None and "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.skip(reason="no Chromium on this machine (apt-get install chromium)"))


@pytest.fixture(scope="session")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningWard]:
    """One ward for all these tests; each has its own residents and tickets."""
    running = RunningWard(tmp_path_factory.mktemp("ward"))
    running.start()
    try:
        yield running
    finally:
        running.stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        await chromium.close()


@pytest_asyncio.fixture(loop_scope="session")
async def visit(browser: Browser, ward: RunningWard, pytestconfig: pytest.Config) -> AsyncIterator[Visit]:
    """Opens a page as somebody new; in the end no page may have complained of anything."""
    visitors: list[Visitor] = []
    shots = pytestconfig.getoption("--shots")

    async def open_page(path: str = "/", like: dict[str, Any] = PHONE, **more: Any) -> Visitor:
        context = await browser.new_context(
            base_url=ward.url, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", **(like | more)
        )
        visitor = Visitor(context, await context.new_page(), shots)
        visitors.append(visitor)
        await visitor.page.goto(path)
        return visitor

    yield open_page
    for visitor in visitors:
        await visitor.context.close()
    assert [one for visitor in visitors for one in visitor.complaints] == []
    assert "bug in" not in ward.log, ward.log[-3000:]


@pytest.fixture
def sign_in(visit: Visit, ward: RunningWard) -> Callable[..., Awaitable[Visitor]]:
    """An official before the group page; the same name is the same person."""

    async def at_the_desk(name: str, like: dict[str, Any] = DESK, **more: Any) -> Visitor:
        code = ward.official(name, "--unit", "ha-tang")
        visitor = await visit("/desk/login", like, **more)
        await visitor.page.get_by_test_id("login-code").fill(code)
        await visitor.page.get_by_test_id("login-submit").click()
        await visitor.page.wait_for_url("**/desk/group")
        return visitor

    return at_the_desk
