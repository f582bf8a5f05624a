"""The web chat: letters go to the open pages of a chat; whoever is away reads them when they come back."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.channels.base import Capabilities, Letter, Refused, Unreadable
from bot.media import PhotoStore
from handlers.types import Message

Show = Callable[[dict[str, Any]], Coroutine[Any, Any, None]]
GROUP = "group"  # the chat of the officials' page


class Web:
    """The web pages of one ward."""

    name = "web"
    can = Capabilities(max_text=8000, buttons=True, max_buttons=40, edit=True, toast=True, photos=True, push=False)

    def __init__(self, ward: str, photos: PhotoStore) -> None:
        self.ward = self.account = ward
        self._photos = photos
        self._pages: dict[str, dict[Show, str]] = defaultdict(dict)  # chat -> open pages -> member

    def join(self, chat: str, show: Show, member: str = "") -> None:
        """A page of this chat is open from now on."""
        self._pages[chat][show] = member

    def leave(self, chat: str, show: Show) -> None:
        self._pages[chat].pop(show, None)
        if not self._pages[chat]:
            del self._pages[chat]

    async def send(self, letter: Letter) -> str:
        seq = letter.edits or str(letter.outbox_id)
        if letter.kind == "toast":
            member, _, frame_id = letter.toast.partition("/")
            await self.show(letter.chat, {"type": "toast", "id": frame_id, "text": letter.text}, member)
            return ""
        frame = self.frame(
            int(seq), {"text": letter.text, "buttons": letter.buttons, "card": dict(letter.card), "reply_to": letter.reply_to},
            datetime.now(UTC), [Path(photo.path).stem for photo in letter.photos],
        )  # fmt: skip
        await self.show(letter.chat, frame | ({"type": "edit"} if letter.edits else {}))
        return seq

    async def show(self, chat: str, frame: dict[str, Any], member: str = "") -> None:
        """Send a frame to the open pages of a chat (of one member)."""
        pages = [show for show, who in self._pages.get(chat, {}).items() if not member or who == member]
        await asyncio.gather(*(show(frame) for show in pages), return_exceptions=True)

    def frame(self, seq: int, body: dict[str, Any], at: datetime, photos: list[str]) -> dict[str, Any]:
        """A message as the page's script reads it."""
        card = body.get("card") or None
        return {
            "type": "message", "seq": seq, "from": body.get("from", "bot"), "name": body.get("name"), "id": body.get("id"),
            "text": body["text"], "at": at.isoformat(), "card": card,
            "buttons": [{"choice": choice, "label": label} for choice, label in body.get("buttons") or ()],
            "photos": [self._photos.url(sha256) for sha256 in [*photos, *body.get("shown", ())]],
            "reply_to": int(body["reply_to"]) if str(body.get("reply_to") or "").isdigit() else None,
        }  # fmt: skip

    def parse(self, body: bytes, now: datetime) -> list[Message]:
        raise Unreadable("the web chat has no webhook")

    async def fetch(self, ref: str) -> bytes:
        """An uploaded photo was cleaned when it came; `ref` is its hash."""
        path = self._photos.path(ref)
        if not path.is_file():
            raise Refused("no such upload")
        return await asyncio.to_thread(path.read_bytes)
