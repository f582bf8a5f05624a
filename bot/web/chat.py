"""The residents' socket: one page of one chat, resumed after a lost connection, nothing doubled."""

from __future__ import annotations

import contextlib
import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import structlog
from aiohttp import WSCloseCode, WSMsgType, web
from sqlalchemy.exc import SQLAlchemyError

from bot.channels.web import Web
from bot.inbox import received
from bot.loops import read, run
from bot.ward_process import WardProcess
from bot.web.frames import Frame, Sender, Unusable, decode, label_of, message_of, ref
from bot.web.keys import PROCESS, STRINGS
from bot.web.pace import Pace
from bot.web.photos import is_session
from handlers.types import Address, Message
from storage import attachments, web_chats
from storage.db import Tx, reason
from storage.mail import ToSend

log = structlog.get_logger("web")

HISTORY = 200
OVERLAP = timedelta(minutes=2)  # shown again after a lost line, so that nothing in flight falls through; pages merge it
LONGEST_FRAME = 1_000_000  # bytes; what is too long is refused with a sentence, not with a cut line
FRAMES_A_SECOND, BURST = 20, 60
PATIENCE = 200  # frames refused in a row before the line is cut


def chat_of(session: str) -> str:
    """The chat of a browser: a hash of its secret, so that the database cannot be used to write as somebody."""
    return hashlib.sha256(session.encode()).hexdigest()[:32]


class Page:
    """One open page: reads frames, keeps messages, shows what is said."""

    def __init__(
        self, socket: web.WebSocketResponse, process: WardProcess, channel: Web, words: dict[str, str], sender: Sender
    ) -> None:
        self.socket, self.process, self.channel, self.words, self.sender = socket, process, channel, words, sender
        self.pace = Pace(FRAMES_A_SECOND, BURST)
        self.name = ""

    @property
    def chats(self) -> tuple[str, ...]:
        """The chats that this page shows; it writes into the first."""
        return (self.sender.address.chat,)

    async def show(self, frame: Frame) -> None:
        await self.socket.send_str(orjson.dumps(frame).decode())

    async def show_line(self, chat: str, frame: Frame) -> None:
        await self.show(frame)

    # --- what was said -----------------------------------------------------------------------------------

    async def history(self, seen: int) -> None:
        """What the chats were told since `seen` (the `order` of the newest line that the page has)."""
        since = datetime.fromtimestamp(seen / 1e6, UTC) - OVERLAP if seen else None
        said, photos = await read(self.process.db, lambda tx: self._read(tx, since))
        for line in said:
            found = [photos[number] for number in line.body.get("photos", ()) if photos.get(number)]
            frame = self.channel.frame(line.chat, line.seq, line.body, line.at, found)
            if line.corrected:
                frame["edited"] = True
            await self.show_line(line.chat, frame)

    def _read(self, tx: Tx, since: datetime | None) -> tuple[list[web_chats.Line], dict[int, str]]:
        said = web_chats.lines(
            tx,
            self.channel.name,
            self.channel.account,
            self.chats,
            now=self.process.clock(),
            since=since,
            limit=HISTORY,
        )
        ids = [int(number) for line in said for number in line.body.get("photos", ())]
        known = attachments.by_ids(tx, ids) if ids else []
        return said, {int(photo.id): photo.sha256 for photo in known if photo.id and photo.sha256}

    # --- what is being said ------------------------------------------------------------------------------

    async def heard(self, data: str) -> None:
        """One frame: kept and ticked off, or kindly refused. Never an error."""
        frame: Frame = {}
        try:
            if not self.pace.take():
                raise Unusable("too_fast")
            frame = decode(data)
            if frame.get("type") == "ping":
                await self.show({"type": "pong"})
            else:
                await self.take(frame)
        except Unusable as why:
            await self.refuse(ref(frame, "id"), str(why))

    async def refuse(self, frame_id: str, key: str) -> None:
        await self.show({"type": "refused", "id": frame_id or None, "text": self.words[key]})

    async def take(self, frame: Frame) -> None:
        """Keep what the person did; the tick is shown only when it is safe."""
        now = self.process.clock()
        message = message_of(frame, self.sender, now)
        here = self.sender.address
        echo = ToSend(
            self.channel.ward, here.channel, here.account, self.echo_chat(message), self.echo(frame, message),
            kind=web_chats.WORDS_OF_ITS_OWN,
        )  # fmt: skip
        row = received(message, self.channel.ward, now)
        corrects = message.of if message.kind == "edit" else ""
        kept = await run(
            self.process.db, lambda tx: web_chats.accept_with_echo(tx, row, echo, message.message_id, corrects)
        )
        self.process.inbox.unread.set()
        line = self.channel.frame(echo.chat, kept.seq, echo.body, kept.at, [])
        await self.show({"type": "got", "id": message.message_id, "seq": kept.seq, "order": line["order"]})
        if kept.new:  # the person's other open pages, and colleagues in the group, see it too
            await self.channel.show(echo.chat, line if kept.first else line | {"type": "edit", "edited": True})

    def echo_chat(self, message: Message) -> str:
        """The chat whose pages show the person's line."""
        return self.sender.address.chat

    def echo(self, frame: Frame, message: Message) -> Frame:
        """The line that the chat shows for it."""
        edit = message.kind == "edit"
        text = message.text or (label_of(frame) if message.kind == "choice" else "")
        if message.pin:
            text = "📍 " + f"{message.pin.lat:.5f}, {message.pin.lng:.5f}"
        line: Frame = {
            "text": text, "from": "me", "id": (message.of if edit else "") or message.message_id,
            "kind": "text" if edit else message.kind,
        }  # fmt: skip
        if self.sender.member:
            line |= {"by": self.sender.member, "name": self.name}
        if message.files:
            line["shown"] = [file.ref for file in message.files]
        if answered := ref(frame, "reply_to"):
            line["reply_to"] = answered
        return line


async def pump(page: Page, seen: int, came_from: str = "") -> None:
    """Show what was missed, then hear frames until the page is closed."""

    async def show(chat: str, frame: Frame) -> None:
        await page.show_line(chat, frame)

    for chat in page.chats:  # first, so that nothing falls between history and now
        page.channel.join(chat, show, page.sender.member)
    try:
        await page.history(seen)
        if came_from:
            await arrive(page, came_from)
        await _listen(page)
    except ConnectionError:
        pass  # the page went away while we spoke
    except SQLAlchemyError as error:
        log.error("cannot keep a message of the web; the page will send it again", why=reason(error))
        await page.socket.close(code=WSCloseCode.TRY_AGAIN_LATER)
    finally:
        for chat in page.chats:
            page.channel.leave(chat, show)


async def _listen(page: Page) -> None:
    async for event in page.socket:
        if event.type is WSMsgType.TEXT:
            await page.heard(event.data)
        elif event.type is WSMsgType.BINARY:
            page.pace.take()
            await page.refuse("", "frame_unreadable")
        else:
            return
        if page.pace.refused > PATIENCE:
            await page.socket.close(code=WSCloseCode.POLICY_VIOLATION)
            return


async def arrive(page: Page, scanned: str) -> None:
    """Somebody scanned the QR code of a place or a procedure: once a day the chat hears of it."""
    now, here = page.process.clock(), page.sender.address
    message = Message(
        event_id=f"{here.chat}:qr:{scanned}:{now.date()}", address=here, kind="start", payload=scanned, sent_at=now,
        sequence=int(now.timestamp() * 1e6),
    )  # fmt: skip
    await page.process.inbox.accept([received(message, page.channel.ward, now)])


async def socket(request: web.Request) -> web.WebSocketResponse:
    """GET /ws"""
    process = request.app[PROCESS]
    refuse_other_sites(request)
    ws = make_socket()
    await ws.prepare(request)
    hello = await greeting(ws)
    if hello is None:
        return ws
    channel = process.webs[process.house.ward.id]
    session = str(hello.get("session") or "")
    session = session if is_session(session) else secrets.token_urlsafe(32)
    address = Address(channel.name, channel.account, chat_of(session))
    page = Page(ws, process, channel, words_for(request, hello), Sender(address))
    scanned, house = ref(hello, "from"), process.house
    known = house.ward.known_place(scanned) or house.book.linked(scanned) or house.ward.queue_at(scanned)
    with contextlib.suppress(ConnectionError):
        await page.show({"type": "welcome", "session": session, "name": process.house.ward.name})
        await pump(page, seen_in(hello), scanned if known else "")
    return ws


def make_socket() -> web.WebSocketResponse:
    return web.WebSocketResponse(heartbeat=25, max_msg_size=LONGEST_FRAME)


def words_for(request: web.Request, hello: Frame) -> dict[str, str]:
    return request.app[STRINGS]["en" if hello.get("lang") == "en" else "vi"]


async def greeting(ws: web.WebSocketResponse) -> Frame | None:
    """The first frame; the socket is closed when it is none."""
    try:
        hello = await ws.receive_json(timeout=20)
    except (TypeError, ValueError, TimeoutError):
        hello = None
    if isinstance(hello, dict) and hello.get("type") == "hello":
        return hello
    await ws.close()
    return None


def seen_in(hello: Frame) -> int:
    """The newest line that the page has, in microseconds; nonsense counts as nothing."""
    found: Any = hello.get("seen")
    return found if isinstance(found, int) and 0 < found < 4_000_000_000_000_000 else 0


def refuse_other_sites(request: web.Request) -> None:
    """A page of another site may not open our sockets in a visitor's name."""
    origin = request.headers.get("Origin")
    if origin and origin.split("://", 1)[-1] != request.host:
        raise web.HTTPForbidden(text="another site's page")
