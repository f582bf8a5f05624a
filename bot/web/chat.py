"""The residents' socket: one page of one chat, resumed after a lost connection, nothing doubled."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime
from typing import Any

import orjson
from aiohttp import WSMsgType, web

from bot.channels.web import Web
from bot.inbox import received
from bot.loops import read, run
from bot.media import NoPhoto
from bot.ward_process import WardProcess
from bot.web.keys import PROCESS
from handlers.types import Address, File, Message, Pin
from storage import attachments, mail
from storage.db import Tx

LONGEST_TEXT = 8000
MOST_FILES = 6
HISTORY = 200


def chat_of(session: str) -> str:
    """The chat of a browser: a hash of its secret, so that the database cannot be used to write as somebody."""
    return hashlib.sha256(session.encode()).hexdigest()[:32]


class Page:
    """One open page: reads frames, keeps messages, shows what is said."""

    def __init__(self, socket: web.WebSocketResponse, process: WardProcess, channel: Web) -> None:
        self.socket, self.process, self.channel = socket, process, channel
        self.chat = self.member = self.name = ""

    async def show(self, frame: dict[str, Any]) -> None:
        await self.socket.send_str(orjson.dumps(frame).decode())

    async def history(self, seen: int) -> None:
        """What this chat has said since `seen`, each card only as it is now."""
        rows, photos = await read(self.process.db, lambda tx: self._read(tx, seen))
        shown: dict[str, dict[str, Any]] = {}
        for row in rows:
            found = [photos[number] for number in row.body.get("photos", ()) if photos.get(number)]
            frame = self.channel.frame(row.id, row.body, row.created_at, found)
            first = shown.get(row.replaces) if row.replaces else None
            if first is not None:
                frame["seq"] = first["seq"]
            shown[row.replaces or str(row.id)] = self.mine(frame)
        for frame in sorted(shown.values(), key=lambda frame: int(frame["seq"])):
            await self.show(frame)

    def _read(self, tx: Tx, seen: int) -> tuple[list[Any], dict[int, str]]:
        rows = mail.history(tx, self.channel.name, self.channel.account, self.chat, seen, HISTORY)
        ids = [int(number) for row in rows for number in row.body.get("photos", ())]
        known = attachments.by_ids(tx, ids) if ids else []
        return rows, {int(photo.id): photo.sha256 for photo in known if photo.id and photo.sha256}

    def mine(self, frame: dict[str, Any]) -> dict[str, Any]:
        """A line of a chat as this page's person sees it."""
        if frame["from"] == "me" and self.member and frame["name"] != self.name:
            return {**frame, "from": "member"}
        return frame

    async def take(self, frame: dict[str, Any]) -> None:
        """Keep what the person did; the tick is shown only when it is safe."""
        if frame.get("type") == "ping":
            await self.show({"type": "pong"})
            return
        now = self.process.clock()
        message = self.message(frame, now)
        if message is None:
            await self.show({"type": "refused", "id": frame.get("id"), "text": "Dạ, em chưa đọc được tin này ạ."})
            return
        echo = mail.ToSend(
            self.channel.ward,
            self.channel.name,
            self.channel.account,
            self.chat,
            self.echo(frame, message),
            kind="history",
        )
        row = received(message, self.channel.ward, now)
        seq, new = await run(self.process.db, lambda tx: mail.accept_with_echo(tx, row, echo, message.message_id))
        self.process.inbox.unread.set()
        await self.show({"type": "got", "id": frame.get("id"), "seq": seq})
        if new:
            line = self.channel.frame(seq, echo.body, now, [])
            await self.others(line)

    async def others(self, frame: dict[str, Any]) -> None:
        """The person's other open pages, and colleagues in the group, see the line too."""
        await self.channel.show(self.chat, frame)

    def echo(self, frame: dict[str, Any], message: Message) -> dict[str, Any]:
        """The line that the chat shows for it."""
        text = message.text or str(frame.get("label") or "")[:200]
        if message.pin:
            text = "📍 " + f"{message.pin.lat:.5f}, {message.pin.lng:.5f}"
        line: dict[str, Any] = {"text": text, "from": "me", "id": frame.get("id"), "name": self.name or None}
        if message.files:
            line["shown"] = [file.ref for file in message.files]
        if frame.get("reply_to"):
            line["reply_to"] = str(frame["reply_to"])
        return line

    def message(self, frame: dict[str, Any], now: datetime) -> Message | None:
        """A frame as a message; None when it makes no sense."""
        kind, frame_id = frame.get("type"), str(frame.get("id") or "")
        if not frame_id or len(frame_id) > 64:
            return None
        facts: dict[str, Any] = {"text": str(frame.get("text") or "")[:LONGEST_TEXT]}
        if kind == "location":
            pin = _pin(frame)
            if pin is None:
                return None
            facts["pin"] = pin
        elif kind == "photo":
            names = [str(name) for name in frame.get("files") or ()][:MOST_FILES]
            facts["files"] = tuple(File("photo", name) for name in names if name.isalnum())
        elif kind == "choice":
            facts["choice"] = str(frame.get("choice") or "")[:64]
            facts["of"] = facts["reply_to"] = str(frame.get("seq") or "")
            facts["toast"] = f"{self.member}/{frame_id}" if self.member else ""
        elif kind == "edit":
            facts["of"] = str(frame.get("of") or "")
        elif kind != "text":
            return None
        if frame.get("reply_to"):
            facts["reply_to"] = str(frame["reply_to"])
        return Message(
            event_id=f"{self.chat}:{self.member}:{frame_id}", address=self.address(), kind=str(kind), sent_at=now,
            sequence=int(now.timestamp() * 1e6), member=self.member, in_group=bool(self.member), message_id=frame_id, **facts,
        )  # fmt: skip

    def address(self) -> Address:
        return Address(self.channel.name, self.channel.account, self.chat)


def _pin(frame: dict[str, Any]) -> Pin | None:
    try:
        pin = Pin(float(frame["lat"]), float(frame["lng"]), float(frame.get("accuracy") or 0) or None)
    except (KeyError, TypeError, ValueError):
        return None
    return pin if -90 <= pin.lat <= 90 and -180 <= pin.lng <= 180 else None


async def pump(page: Page, seen: int, came_from: str = "") -> None:
    """Show what was missed, then read frames until the page is closed."""
    page.channel.join(page.chat, page.show, page.member)  # first, so that nothing falls between history and now
    try:
        await page.history(seen)
        if came_from:
            await arrive(page, came_from)
        async for event in page.socket:
            if event.type != WSMsgType.TEXT:
                break
            try:
                frame = orjson.loads(event.data)
            except orjson.JSONDecodeError:
                frame = {}
            if isinstance(frame, dict):
                await page.take(frame)
    finally:
        page.channel.leave(page.chat, page.show)


async def arrive(page: Page, place: str) -> None:
    """Somebody scanned the QR code of a place: once a day the chat hears of it."""
    now = page.process.clock()
    message = Message(
        event_id=f"{page.chat}:qr:{place}:{now.date()}", address=page.address(), kind="start", payload=place, sent_at=now,
        sequence=int(now.timestamp() * 1e6),
    )  # fmt: skip
    await page.process.inbox.accept([received(message, page.channel.ward, now)])


async def socket(request: web.Request) -> web.WebSocketResponse:
    """GET /ws"""
    process = request.app[PROCESS]
    refuse_other_sites(request)
    ws = web.WebSocketResponse(heartbeat=25, max_msg_size=64_000)
    await ws.prepare(request)
    hello = await greeting(ws)
    if hello is None:
        return ws
    page = Page(ws, process, process.webs[process.house.ward.id])
    session = str(hello.get("session") or "")
    session = session if 32 <= len(session) <= 64 else secrets.token_urlsafe(32)
    page.chat = chat_of(session)
    seen = number_in(hello, "seen")
    await page.show({"type": "welcome", "session": session, "name": process.house.ward.name, "history_from": seen})
    place = str(hello.get("from") or "")
    await pump(page, seen, place if process.house.ward.known_place(place) else "")
    return ws


async def greeting(ws: web.WebSocketResponse) -> dict[str, Any] | None:
    """The first frame; the socket is closed when it is none."""
    try:
        hello = await ws.receive_json(timeout=20)
    except (TypeError, ValueError, TimeoutError):
        hello = None
    if isinstance(hello, dict) and hello.get("type") == "hello":
        return hello
    await ws.close()
    return None


def number_in(frame: dict[str, Any], name: str) -> int:
    found = str(frame.get(name) or "0")
    return int(found) if found.isdigit() else 0


async def upload(request: web.Request) -> web.Response:
    """POST /upload: a photo, cleaned at once; the answer is its name for the next message."""
    process = request.app[PROCESS]
    try:
        async for part in await request.multipart():
            if getattr(part, "name", None) == "file":
                content = await part.read(decode=False)  # type: ignore[union-attr]
                kept = await request.loop.run_in_executor(None, process.photos.keep, bytes(content))
                return web.json_response({"file": kept.sha256})
    except (NoPhoto, ValueError, web.HTTPRequestEntityTooLarge):
        return web.json_response({"error": "Dạ, tấm ảnh này em chưa mở được, hoặc lớn quá 10 MB ạ."}, status=400)
    return web.json_response({"error": "Dạ, em chưa nhận được ảnh ạ."}, status=400)


async def photo(request: web.Request) -> web.StreamResponse:
    """GET /photo/<sha256>/<signature>"""
    photos = request.app[PROCESS].photos
    sha256, sign = request.match_info["sha256"], request.match_info["sign"]
    if not secrets.compare_digest(sign, photos.sign(sha256)) or not photos.path(sha256).is_file():
        raise web.HTTPNotFound
    return web.FileResponse(
        photos.path(sha256), headers={"Cache-Control": "private, max-age=86400", "Content-Type": "image/jpeg"}
    )


def refuse_other_sites(request: web.Request) -> None:
    """A page of another site may not open our sockets in a visitor's name."""
    origin = request.headers.get("Origin")
    if origin and origin.split("://", 1)[-1] != request.host:
        raise web.HTTPForbidden(text="another site's page")
