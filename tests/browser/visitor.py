"""Somebody before a browser: says, presses, hears; everything their page complains of is remembered."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from playwright.async_api import BrowserContext, ConsoleMessage, Locator, Page, expect

LOST_LINE = ("ERR_INTERNET_DISCONNECTED", "WebSocket connection", "Failed to load resource")
PATIENCE = 10_000.0  # milliseconds


class Visitor:
    """Made by the fixture `visit`. `complaints` must be empty in the end."""

    def __init__(self, context: BrowserContext, page: Page, shots: Path | None) -> None:
        self.context, self.page, self.shots = context, page, shots
        self.complaints: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):  # a violation of the content policy is an error, too
            self.complaints.append(f"{message.type}: {message.text}")

    def forgive(self, *words: str) -> None:
        """What the browser says of a line that the test cut, or of a page it knew to be missing."""
        words = words or LOST_LINE
        self.complaints = [one for one in self.complaints if not any(word in one for word in words)]

    # --- saying ------------------------------------------------------------------------------------------

    async def say(self, text: str) -> None:
        await self.page.get_by_test_id("composer").fill(text)
        await self.page.get_by_test_id("send").click()

    async def press(self, label: str) -> None:
        """A choice under the newest message, by its words with the number."""
        await self.page.get_by_role("button", name=label, exact=True).last.click()

    async def attach(self, *names: str) -> None:
        """Choose photos and wait until they are uploaded."""
        files: Any = [{"name": name, "mimeType": "image/jpeg", "buffer": photo(name)} for name in names]
        await self.page.get_by_test_id("photo-input").set_input_files(files)
        await expect(self.page.locator(".thumb[data-state=ready]")).to_have_count(len(names), timeout=PATIENCE)

    # --- hearing -----------------------------------------------------------------------------------------

    def messages(self, text: str = "", sender: str = "") -> Locator:
        found = self.page.locator(f"[data-testid=message]{f'[data-from={sender}]' if sender else ''}")
        return found.filter(has_text=text) if text else found

    async def hears(self, text: str, sender: str = "bot") -> Locator:
        """The newest message with these words, once it is there."""
        found = self.messages(text, sender).last
        await expect(found).to_be_visible(timeout=PATIENCE)
        return found

    def card(self, code: str) -> Locator:
        return self.page.locator(f"[data-testid=card][data-code={code}]")

    async def texts(self) -> list[str]:
        """What the bubbles say, from top to bottom."""
        return [text.strip() for text in await self.page.locator("[data-testid=message] .bubble").all_inner_texts()]

    # --- looking -----------------------------------------------------------------------------------------

    async def shoot(self, name: str, *, whole: bool = False) -> None:
        """Keep a picture for people to look at, where --shots names a folder."""
        if self.shots:
            await self.page.wait_for_timeout(350)  # gliding has ended
            await self.page.screenshot(path=self.shots / f"{name}.png", full_page=whole)

    async def overflow(self) -> int:
        """How many pixels the page is wider than the screen (a phone would shrink it to fit, so not its own word)."""
        size = self.page.viewport_size
        wide = await self.page.evaluate("Math.max(document.documentElement.scrollWidth, window.innerWidth)")
        return int(wide) - (size["width"] if size else 0)


def photo(words: str, size: tuple[int, int] = (640, 480)) -> bytes:
    """A picture of its own for each name, so that its hash is its own, too."""
    image = Image.new("RGB", size, (70 + sum(words.encode()) % 120, 110, 90))
    pen = ImageDraw.Draw(image)
    pen.ellipse((260, 120, 380, 240), fill=(255, 230, 150))
    pen.line((320, 240, 320, 470), fill=(40, 40, 40), width=14)
    pen.text((20, 20), words, fill=(255, 255, 255))
    out = io.BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()
