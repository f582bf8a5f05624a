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

Frame = dict[str, Any]
Show = Callable[[str, Frame], Coroutine[Any, Any, None]]  # the chat, and what is said in it
GROUP = "group"  # the chat of the officials' page
OFFICIAL = "official-"  # and what the chat of one of them alone begins with
SLOWEST = 5.0  # seconds a page may take for a frame; one that hangs must not hold up the chat


class Web:
    """The web pages of one ward."""

    name = "web"
    can = Capabilities(
        max_text=100_000, buttons=True, max_buttons=40, edit=True, toast=True, photos=True, documents=True, push=False
    )

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
            letter.chat, int(seq),
            {
                "text": letter.text, "buttons": letter.buttons, "card": dict(letter.card), "reply_to": letter.reply_to,
                "document": {"name": letter.document.name, "path": letter.document.path} if letter.document else None,
            },
            datetime.now(UTC), [Path(photo.path).stem for photo in letter.photos],
        )  # fmt: skip
        await self.show(letter.chat, frame | ({"type": "edit"} if letter.edits else {}))
        return seq

    async def show(self, chat: str, frame: Frame, member: str = "") -> None:
        """Send a frame to the open pages of a chat (of one member)."""
        pages = [show for show, who in self._pages.get(chat, {}).items() if not member or who == member]
        await asyncio.gather(*(self._show_one(show, chat, frame) for show in pages), return_exceptions=True)

    async def _show_one(self, show: Show, chat: str, frame: Frame) -> None:
        try:
            await asyncio.wait_for(show(chat, frame), SLOWEST)
        except TimeoutError:
            self.leave(chat, show)  # it reads what it missed when it comes back

    def frame(self, chat: str, seq: int, body: Frame, at: datetime, photos: list[str]) -> Frame:
        """A message as the page's script reads it: `seq` says which it is, `order` where it stands."""
        numbered = not (chat == GROUP or chat.startswith(OFFICIAL))  # typing the number works everywhere: say so
        buttons = enumerate(body.get("buttons") or (), 1)
        reply_to = str(body.get("reply_to") or "")
        return {
            "type": "message", "seq": seq, "order": int(at.timestamp() * 1e6), "from": body.get("from", "bot"),
            "name": body.get("name"), "by": body.get("by"), "id": body.get("id"), "kind": body.get("kind"),
            "text": body["text"], "at": at.isoformat(), "card": body.get("card") or None,
            "buttons": [
                {"choice": choice, "label": f"{number}. {label}" if numbered else label}
                for number, (choice, label) in buttons
            ],
            "photos": [self._photos.url(sha256) for sha256 in [*photos, *body.get("shown", ())]],
            "files": [{"name": file["name"], "url": file["path"]}] if (file := body.get("document")) else [],
            "reply_to": int(reply_to) if reply_to.isdigit() else reply_to or None,
        }  # fmt: skip

    def parse(self, body: bytes, now: datetime) -> list[Message]:
        raise Unreadable("the web chat has no webhook")

    async def fetch(self, ref: str) -> bytes:
        """An uploaded photo was cleaned when it came; `ref` is its hash."""
        path = self._photos.path(ref)
        if not path.is_file():
            raise Refused("no such upload")
        return await asyncio.to_thread(path.read_bytes)
