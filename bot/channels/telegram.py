"""Telegram: updates in by webhook or long poll, letters out through python-telegram-bot's Bot."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import os
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import structlog
from telegram import (
    Document,
    InputFile,
    ReplyParameters,
    Update,
)
from telegram import Message as TelegramMessage
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channels.base import (
    Capabilities,
    Enclosure,
    Letter,
    Moved,
    Photo,
    Refused,
    Rejected,
    SendFailed,
    TryLater,
    Unknown,
    Unreadable,
)
from bot.channels.telegram_http import Api, Http, NotSent, Pace, seconds_of
from handlers.types import Address, File, Message, Pin

log = structlog.get_logger("telegram")

POLL_SECONDS = 25
UPDATES = ["message", "edited_message", "callback_query"]  # the kinds that concern us
REFUSED_TOKEN_SECONDS = 600.0  # between tries: time for somebody to mend it


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
        photos_apart=True,
        documents=True,
        request_location=False,
    )

    def __init__(self, *, token: str, ward: str, base_url: str, file_url: str, secret: str = "") -> None:
        self.ward, self.secret, self.account = ward, secret, token.partition(":")[0]
        os.environ.setdefault("PTB_TIMEDELTA", "true")  # the library reads it at every RetryAfter, and warns without
        self._moved: dict[int, int] = {}  # group -> the supergroup that it became; settings and rows know the group
        self._http = Http()
        self.bot = Api(
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

    async def register(self, public_url: str) -> None:
        """Tell Telegram where to send updates; a ward starts all the same when Telegram is away."""
        facts = {
            "url": f"{public_url.rstrip('/')}/hook/telegram",
            "secret_token": self.secret,
            "allowed_updates": UPDATES,
        }
        try:
            await self.bot.call("setWebhook", facts)
        except TelegramError as error:
            log.error("setWebhook failed; Telegram will not bring messages until the next start", why=error.message)

    # --- in ----------------------------------------------------------------------------------------------

    def check(self, headers: Mapping[str, str]) -> None:
        """The secret that we gave to setWebhook comes with every call."""
        given = headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not self.secret or not hmac.compare_digest(given.encode(), self.secret.encode()):
            raise Rejected

    def parse(self, body: bytes, now: datetime) -> list[Message]:
        try:
            update = Update.de_json(orjson.loads(body), self.bot)
            if not isinstance(update.update_id, int):
                raise TypeError("update_id")
            message = self.message_of(update)
        except orjson.JSONDecodeError as error:
            raise Unreadable(f"{error}") from error
        except Exception as error:  # whatever the library makes of a shape that Telegram does not send
            raise Unreadable(f"no update: {type(error).__name__}") from error
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
        if edited and not text:  # a live location that moves on, a caption taken away: nothing was said
            return None
        reply_to = message.reply_to_message
        own_reply = reply_to is not None and reply_to.from_user is not None and reply_to.from_user.is_bot
        return Message(
            event_id=str(update.update_id), sequence=update.update_id,
            address=self._address(message.chat.id), member=str(message.from_user.id),
            in_group=in_group, kind="edit" if edited else kind, text=text,
            sent_at=_aware(message.edit_date or message.date), pin=_pin(message), files=_files(message),
            phone=_phone(message),
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
            address=self._address(chat.id), member=str(query.from_user.id),
            in_group=chat.type in ("group", "supergroup"), kind="choice", choice=query.data or "",
            sent_at=datetime.now(UTC), of=str(query.message.message_id), toast=query.id,
            reply_to=str(query.message.message_id),
        )  # fmt: skip

    def _address(self, chat: int) -> Address:
        """Where a message came from; a group keeps its first id, under which its cards are remembered."""
        home = next((old for old, new in self._moved.items() if new == chat), chat)
        return Address(self.name, self.account, str(home))

    # --- out ---------------------------------------------------------------------------------------------

    async def send(self, letter: Letter) -> str:
        try:
            return await self._send(letter)
        except ChatMigrated as error:
            self._moved[int(letter.chat)] = error.new_chat_id
            raise Moved(f"the group is now {error.new_chat_id}: set PHUONGOI_TELEGRAM_GROUP to that") from error
        except TelegramError as error:
            raise failure_of(error) from error

    async def _send(self, letter: Letter) -> str:
        if letter.kind == "toast":
            with contextlib.suppress(BadRequest):  # too old to answer: the press was handled all the same
                await self.bot.answer_callback_query(letter.toast, text=letter.text[:200])
            return ""
        chat = self._moved.get(int(letter.chat), int(letter.chat))
        if letter.photos:
            return await self._photo(chat, letter.photos[0])
        if letter.document:
            return await self._document(chat, letter, letter.document)
        if letter.edits:
            return await self._edit(chat, letter)
        return await self._say(chat, letter)

    async def _say(self, chat: int, letter: Letter) -> str:
        """sendMessage without building python-telegram-bot's Message from the answer: a third of a send's cost."""
        facts: dict[str, Any] = {"chat_id": chat, "text": _plain(letter.text), "reply_markup": _markup(letter)}
        if letter.reply_to:
            facts["reply_parameters"] = ReplyParameters(int(letter.reply_to), allow_sending_without_reply=True)
        sent = await self.bot.call("sendMessage", facts)
        return str(sent["message_id"])

    async def _edit(self, chat: int, letter: Letter) -> str:
        """Change a message, or send it anew where that one can no longer be changed."""
        facts = {
            "chat_id": chat, "message_id": int(letter.edits), "text": _plain(letter.text),
            "reply_markup": _markup(letter),
        }  # fmt: skip
        try:
            await self.bot.call("editMessageText", facts)
        except BadRequest as error:
            if "not modified" in error.message.lower():
                return letter.edits
            return await self._say(chat, letter)
        return letter.edits

    async def _photo(self, chat: int, photo: Photo) -> str:
        """One photo. One that Telegram does not take is left out: the words after it matter more."""
        try:
            content = await asyncio.to_thread(Path(photo.path).read_bytes)
            sent = await self.bot.send_photo(chat, InputFile(content, filename="anh.jpg"))
        except (BadRequest, OSError) as error:
            log.warning("photo left out", chat=chat, why=str(error)[:120])
            return ""
        return str(sent.message_id)

    async def _document(self, chat: int, letter: Letter, document: Enclosure) -> str:
        """One file. Where Telegram does not take it, its address is said."""
        try:
            sent = await self.bot.send_document(chat, InputFile(document.content, filename=document.name))
        except BadRequest as error:
            log.warning("file left out", chat=chat, why=error.message[:120])
            return await self._say(chat, replace(letter, text=document.instead)) if document.instead else ""
        return str(sent.message_id)

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
        """Fetch updates for ever; the offset moves on only after `take` has kept them all."""
        offset: int | None = None
        wait = 1.0
        facts = {"timeout": POLL_SECONDS, "allowed_updates": UPDATES}
        while True:
            try:
                updates = await self.bot.call("getUpdates", facts | {"offset": offset}, POLL_SECONDS + 5)
                await asyncio.gather(*(take(orjson.dumps(update)) for update in updates))
            except Exception as error:  # Telegram is away, or the database: they come again
                log.warning("poll failed", why=str(error)[:200], retry_in=wait)
                await asyncio.sleep(wait)
                wait = min(wait * 2, 60.0)
                continue
            wait = 1.0
            offset = max([offset or 0, *(int(update["update_id"]) + 1 for update in updates)]) or None


def _kind(message: TelegramMessage) -> tuple[str, str]:
    """Our kind of a Telegram message, and its words."""
    text = message.text or message.caption or ""
    if text.startswith("/start"):
        return "start", text
    kinds = {
        "photo": message.photo or _picture(message), "location": message.location, "contact": message.contact,
        "voice": message.voice, "sticker": message.sticker,
        "video": message.video or message.video_note or message.animation,
        "file": message.document or message.audio,
    }  # fmt: skip
    kind = next((name for name, found in kinds.items() if found), "text" if message.text else "other")
    return kind, text


def _files(message: TelegramMessage) -> tuple[File, ...]:
    if message.photo:
        largest = message.photo[-1]
        return (File("photo", largest.file_id, largest.file_size),)
    document = _picture(message)
    return (File("photo", document.file_id, document.file_size),) if document else ()


def _picture(message: TelegramMessage) -> Document | None:
    """A photo sent as a file, so that it keeps its size."""
    document = message.document
    return document if document and (document.mime_type or "").startswith("image/") else None


def _pin(message: TelegramMessage) -> Pin | None:
    place = message.location
    return Pin(place.latitude, place.longitude, place.horizontal_accuracy) if place else None


def _phone(message: TelegramMessage) -> str:
    """A phone number that the person shares of themselves; somebody else's is not kept."""
    contact = message.contact
    own = contact and message.from_user and contact.user_id == message.from_user.id
    return contact.phone_number if contact and own else ""


def _markup(letter: Letter) -> dict[str, Any] | None:
    """The keyboard as Telegram's JSON: building python-telegram-bot's objects would only be undone again."""
    if letter.buttons:
        wide = all(len(label) <= 12 for _, label in letter.buttons)
        keys = [
            {"text": f"{number}. {label}" if not letter.card else label, "callback_data": choice}
            for number, (choice, label) in enumerate(letter.buttons, 1)
        ]
        row = 3 if wide else 1
        return {"inline_keyboard": [keys[at : at + row] for at in range(0, len(keys), row)]}
    return {"force_reply": True, "selective": True} if letter.force_reply else None


def failure_of(error: TelegramError) -> SendFailed:
    """What an error of python-telegram-bot means for the message; the kinds that derive from others come first."""
    if isinstance(error, RetryAfter):
        return TryLater("429", retry_after=seconds_of(error.retry_after))
    if isinstance(error, InvalidToken):  # the ward's mistake, not the message's: it waits until the token is mended
        log.error("Telegram refuses the token: check PHUONGOI_TELEGRAM_TOKEN")
        return TryLater(error.message, retry_after=REFUSED_TOKEN_SECONDS)
    if isinstance(error, (Forbidden, BadRequest)):
        return Refused(error.message)
    if isinstance(error, TimedOut) or (isinstance(error, NetworkError) and not isinstance(error, NotSent)):
        return Unknown(error.message)
    return TryLater(error.message)


def _plain(text: str) -> str:
    """Without the one emphasis we have: Telegram would need it escaped everywhere else."""
    return text.replace("**", "")


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
