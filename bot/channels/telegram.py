"""Telegram: updates in by webhook or long poll, letters out through python-telegram-bot's Bot."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import warnings
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import structlog
from aiohttp import ClientError, ClientSession, ClientTimeout, FormData, TCPConnector
from telegram import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    ReplyParameters,
    Update,
)
from telegram import Message as TelegramMessage
from telegram.error import (
    BadRequest,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import BaseRequest, RequestData

from bot.channels.base import (
    Capabilities,
    Letter,
    Refused,
    Rejected,
    SendFailed,
    TryLater,
    Unknown,
    Unreadable,
)
from handlers.types import Address, File, Message, Pin

log = structlog.get_logger("telegram")

POLL_SECONDS = 25
SEND_SECONDS = 15
CONNECTIONS = 64
PACED_SECONDS = 600  # after a 429, a chat is paced by the documented limits for this long
MAX_FILE_BYTES = 20_000_000  # what getFile gives out


class Http(BaseRequest):
    """python-telegram-bot's requests over the aiohttp client the rest of the program uses (half the CPU of httpx)."""

    def __init__(self) -> None:
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return SEND_SECONDS

    async def initialize(self) -> None:
        self._session = ClientSession(connector=TCPConnector(limit=CONNECTIONS), timeout=ClientTimeout(total=None))

    async def shutdown(self) -> None:
        if self._session:
            await self._session.close()
            self._session = None

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, read_timeout: Any = None,
        write_timeout: Any = None, connect_timeout: Any = None, pool_timeout: Any = None,
    ) -> tuple[int, bytes]:  # fmt: skip
        if self._session is None:
            raise NetworkError("the channel is closed")
        seconds = read_timeout if isinstance(read_timeout, (int, float)) else SEND_SECONDS
        timeout = ClientTimeout(total=seconds + 5, connect=5)
        data: Any = None
        headers = {}
        if request_data is not None and request_data.multipart_data:
            data = FormData()
            for name, value in request_data.json_parameters.items():
                data.add_field(name, value)
            for name, (filename, content, mime) in request_data.multipart_data.items():
                data.add_field(name, content, filename=filename, content_type=mime)
        elif request_data is not None and request_data.parameters:
            data, headers = orjson.dumps(request_data.parameters), {"Content-Type": "application/json"}
        try:
            async with self._session.request(method, url, data=data, headers=headers, timeout=timeout) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except ClientError as error:
            raise NetworkError(f"{type(error).__name__}: {error}") from error


class Pace(AIORateLimiter):
    """The documented limits (1/s a chat, 20/min a group, 30/s in all), applied to a chat once Telegram said 429.

    Telegram allows short bursts above them, and a ward's answers are bursts; so the first 429 decides, not we.
    """

    def __init__(self) -> None:
        super().__init__(max_retries=0)
        self._paced: dict[Any, float] = {}

    async def process_request(
        self, callback: Callable[..., Coroutine[Any, Any, Any]], args: Any, kwargs: Any, endpoint: str,
        data: dict[str, Any], rate_limit_args: int | None,
    ) -> Any:  # fmt: skip
        chat = data.get("chat_id")
        clock = asyncio.get_running_loop().time
        try:
            if chat is None or self._paced.get(chat, 0) < clock():
                return await callback(*args, **kwargs)
            return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
        except RetryAfter:
            self._paced[chat] = clock() + PACED_SECONDS
            raise


class Telegram:
    """One bot of one ward."""

    name = "telegram"
    can = Capabilities(
        max_text=4096,
        buttons=True,
        max_buttons=24,
        edit=True,
        toast=True,
        photos=True,
        request_location=False,
    )

    def __init__(self, *, token: str, ward: str, base_url: str, file_url: str, secret: str = "") -> None:
        self.ward, self.secret, self.account = ward, secret, token.partition(":")[0]
        warnings.filterwarnings("ignore", message=".*PTB_TIMEDELTA.*")
        warnings.filterwarnings("ignore", message=".*retry_after.*")
        self._http = Http()
        self.bot = ExtBot(
            token, base_url=base_url, base_file_url=file_url, request=self._http, get_updates_request=Http(),
            rate_limiter=Pace(),
        )  # fmt: skip

    async def open(self) -> None:
        """Open the connections; the token is not checked here, so that a ward starts while Telegram is away."""
        for request in self.bot._request:  # both were handed in above; Bot.initialize would call getMe first
            await request.initialize()

    async def close(self) -> None:
        for request in self.bot._request:
            await request.shutdown()

    # --- in ----------------------------------------------------------------------------------------------

    def check(self, headers: Mapping[str, str]) -> None:
        """The secret that we gave to setWebhook comes with every call."""
        given = headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not self.secret or not hmac.compare_digest(given.encode(), self.secret.encode()):
            raise Rejected

    def parse(self, body: bytes, now: datetime) -> list[Message]:
        try:
            raw = orjson.loads(body)
            update = Update.de_json(raw, self.bot)
        except (orjson.JSONDecodeError, TypeError, KeyError, ValueError, AttributeError) as error:
            raise Unreadable(f"{type(error).__name__}: {error}") from error
        message = self.message_of(update)
        return [] if message is None else [message]

    def message_of(self, update: Update) -> Message | None:
        """The message in an update; None for what concerns nobody (our own, channel posts, membership)."""
        if update.callback_query is not None:
            return self._pressed(update)
        edited = update.edited_message is not None
        message = update.edited_message or update.message
        if message is None or message.from_user is None or message.from_user.is_bot:
            return None
        in_group = message.chat.type in ("group", "supergroup")
        if in_group and (message.new_chat_members or message.left_chat_member or message.migrate_to_chat_id):
            return None
        kind, text = _kind(message)
        reply_to = message.reply_to_message
        own_reply = reply_to is not None and reply_to.from_user is not None and reply_to.from_user.is_bot
        return Message(
            event_id=str(update.update_id), sequence=update.update_id,
            address=Address(self.name, self.account, str(message.chat.id)), member=str(message.from_user.id),
            in_group=in_group, kind="edit" if edited else kind, text=text, sent_at=_aware(message.edit_date or message.date),
            pin=_pin(message), files=_files(message), phone=_phone(message),
            payload=text.partition(" ")[2] if kind == "start" else "", message_id=str(message.message_id),
            of=str(message.message_id) if edited else "",
            reply_to=str(reply_to.message_id) if own_reply and reply_to else "",
        )  # fmt: skip

    def _pressed(self, update: Update) -> Message | None:
        query = update.callback_query
        if query is None or query.message is None:
            return None
        chat = query.message.chat
        return Message(
            event_id=str(update.update_id), sequence=update.update_id,
            address=Address(self.name, self.account, str(chat.id)), member=str(query.from_user.id),
            in_group=chat.type in ("group", "supergroup"), kind="choice", choice=query.data or "", sent_at=datetime.now(UTC),
            of=str(query.message.message_id), toast=query.id, reply_to=str(query.message.message_id),
        )  # fmt: skip

    # --- out ---------------------------------------------------------------------------------------------

    async def send(self, letter: Letter) -> str:
        try:
            return await self._send(letter)
        except RetryAfter as error:
            raise TryLater("429", retry_after=float(_seconds(error.retry_after))) from error
        except TimedOut as error:
            raise Unknown("timed out") from error
        except (Forbidden, InvalidToken, BadRequest) as error:
            raise Refused(error.message) from error
        except NetworkError as error:
            raise _network(error) from error
        except TelegramError as error:
            raise TryLater(error.message) from error

    async def _send(self, letter: Letter) -> str:
        if letter.kind == "toast":
            with contextlib.suppress(BadRequest):  # too old to answer: the press was handled all the same
                await self.bot.answer_callback_query(letter.toast, text=letter.text[:200])
            return ""
        markup = _markup(letter)
        if letter.edits:
            return await self._edit(letter, markup)
        if letter.photos:
            await self._photos(letter)
        return await self._say(letter, markup)

    async def _say(self, letter: Letter, markup: InlineKeyboardMarkup | ForceReply | None) -> str:
        """sendMessage without building python-telegram-bot's Message from the answer: a third of a send's cost."""
        facts: dict[str, Any] = {"chat_id": int(letter.chat), "text": _plain(letter.text)}
        if markup is not None:
            facts["reply_markup"] = markup
        if letter.reply_to:
            facts["reply_parameters"] = ReplyParameters(int(letter.reply_to), allow_sending_without_reply=True)
        sent = await self.bot.do_api_request("sendMessage", api_kwargs=facts)
        return str(sent["message_id"])

    async def _edit(self, letter: Letter, markup: Any) -> str:
        try:
            await self.bot.edit_message_text(
                _plain(letter.text),
                chat_id=int(letter.chat),
                message_id=int(letter.edits),
                reply_markup=markup,
            )
        except BadRequest as error:
            if "not modified" in error.message.lower():
                return letter.edits
            return await self._say(letter, markup)
        return letter.edits

    async def _photos(self, letter: Letter) -> None:
        for photo in letter.photos[:4]:
            content = await asyncio.to_thread(Path(photo.path).read_bytes)
            await self.bot.send_photo(int(letter.chat), InputFile(content, filename="anh.jpg"))

    async def fetch(self, ref: str) -> bytes:
        try:
            file = await self.bot.get_file(ref)
            return bytes(await file.download_as_bytearray())
        except BadRequest as error:
            raise Refused(error.message) from error
        except TelegramError as error:
            raise TryLater(error.message) from error

    # --- long polling ------------------------------------------------------------------------------------

    async def poll(self, take: Callable[[bytes], Awaitable[None]]) -> None:
        """Fetch updates for ever; the offset moves on only after `take` has kept them."""
        offset: int | None = None
        wait = 1.0
        while True:
            try:
                updates = await self.bot.get_updates(
                    offset=offset, timeout=POLL_SECONDS, read_timeout=POLL_SECONDS + 5,
                    allowed_updates=["message", "edited_message", "callback_query"],
                )  # fmt: skip
            except TelegramError as error:
                log.warning("poll failed", why=str(error), retry_in=wait)
                await asyncio.sleep(wait)
                wait = min(wait * 2, 60.0)
                continue
            wait = 1.0
            for update in updates:
                await take(update.to_json().encode())
                offset = update.update_id + 1


def _kind(message: TelegramMessage) -> tuple[str, str]:
    """Our kind of a Telegram message, and its words."""
    text = message.text or message.caption or ""
    if text.startswith("/start"):
        return "start", text
    kinds = {
        "photo": message.photo, "location": message.location, "contact": message.contact, "voice": message.voice,
        "sticker": message.sticker, "video": message.video or message.video_note or message.animation,
        "file": message.document or message.audio,
    }  # fmt: skip
    kind = next((name for name, found in kinds.items() if found), "text" if message.text else "other")
    return kind, text


def _files(message: TelegramMessage) -> tuple[File, ...]:
    if message.photo:
        largest = message.photo[-1]
        return (File("photo", largest.file_id, largest.file_size),)
    document = message.document
    if document and (document.mime_type or "").startswith("image/"):
        return (File("photo", document.file_id, document.file_size),)
    return ()


def _pin(message: TelegramMessage) -> Pin | None:
    place = message.location
    return Pin(place.latitude, place.longitude, place.horizontal_accuracy) if place else None


def _phone(message: TelegramMessage) -> str:
    """A phone number that the person shares of themselves; somebody else's is not kept."""
    contact = message.contact
    own = contact and message.from_user and contact.user_id in (None, message.from_user.id)
    return contact.phone_number if contact and own else ""


def _markup(letter: Letter) -> InlineKeyboardMarkup | ForceReply | None:
    if letter.buttons:
        wide = all(len(label) <= 12 for _, label in letter.buttons)
        keys = [
            InlineKeyboardButton(f"{number}. {label}" if not letter.card else label, callback_data=choice)
            for number, (choice, label) in enumerate(letter.buttons, 1)
        ]
        row = 3 if wide else 1
        return InlineKeyboardMarkup([keys[at : at + row] for at in range(0, len(keys), row)])
    return ForceReply(selective=True) if letter.force_reply else None


def _plain(text: str) -> str:
    """Without the one emphasis we have: Telegram would need it escaped everywhere else."""
    return text.replace("**", "")


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _seconds(value: Any) -> float:
    return float(value.total_seconds() if hasattr(value, "total_seconds") else value)


def _network(error: NetworkError) -> SendFailed:
    """Before the request was sent nothing happened; after it, nobody knows."""
    unsent = (
        "ClientConnectorError",
        "ConnectionRefused",
        "CannotConnect",
        "ConnectionTimeoutError",
        "the channel is closed",
    )
    if any(name in error.message for name in unsent) or "Bad Gateway" in error.message or "50" in error.message[:40]:
        return TryLater(error.message)
    return Unknown(error.message)
