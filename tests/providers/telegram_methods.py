"""The Bot API's methods: what each checks, does and answers."""

import ipaddress
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from .telegram_delivery import Delivery, Webhook
from .telegram_limits import Pace
from .telegram_shapes import (
    CAPTION_LIMIT,
    TEXT_LIMIT,
    Call,
    Json,
    Stored,
    bad,
    entities_of,
    markup_kind,
    reply_markup,
    too_many,
    utf16,
    words,
)
from .telegram_world import QUERY_LIVES, Chat, World, picture_size

PHOTO_LIMIT = 10 * 1024 * 1024
DOCUMENT_LIMIT = 50 * 1024 * 1024
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
# A part of the list in ReactionTypeEmoji; others are refused like everything that is not on it.
REACTIONS = frozenset("👍👎❤🔥🥰👏😁🤔😱😢🎉🙏👌💯🤝✍👀🫡🆒💔😭🤗")
GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)

Method = Callable[[Call], Awaitable[Any]]


@dataclass(frozen=True)
class Answer:
    """What a person saw after pressing a button: a note at the top, an alert, or only the end of the wait."""

    query_id: str
    person_id: int
    text: str
    alert: bool


class Methods:
    """One bot's view of the API."""

    def __init__(self, world: World, delivery: Delivery, pace: Pace) -> None:
        self.answers: list[Answer] = []
        self.actions: list[tuple[int, str]] = []
        self.reactions: dict[tuple[int, int], tuple[str, ...]] = {}
        self.commands: list[tuple[str, str]] = []
        self._world = world
        self._delivery = delivery
        self._pace = pace
        self.table: dict[str, Method] = {
            "getme": self.get_me,
            "setwebhook": self.set_webhook,
            "deletewebhook": self.delete_webhook,
            "getwebhookinfo": self.get_webhook_info,
            "getupdates": self.get_updates,
            "sendmessage": self.send_message,
            "sendphoto": self.send_photo,
            "senddocument": self.send_document,
            "sendlocation": self.send_location,
            "editmessagetext": self.edit_message_text,
            "editmessagecaption": self.edit_message_caption,
            "editmessagereplymarkup": self.edit_message_reply_markup,
            "answercallbackquery": self.answer_callback_query,
            "setmycommands": self.set_my_commands,
            "getfile": self.get_file,
            "sendchataction": self.send_chat_action,
            "getchat": self.get_chat,
            "setmessagereaction": self.set_message_reaction,
        }

    # ---- the bot itself ----

    async def get_me(self, call: Call) -> Json:
        return {
            **self._world.bot,
            "can_join_groups": True,
            "can_read_all_group_messages": not self._world.privacy_mode,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    async def set_webhook(self, call: Call) -> bool:
        url, secret = call.text("url"), call.text("secret_token")
        if len(secret) > 256:
            raise bad("secret token is too long")
        if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
            raise bad("secret token contains unallowed characters")
        if url and urlsplit(url).scheme not in ("http", "https"):  # the real one: HTTPS only
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        connections = min(100, max(1, call.number("max_connections") or 40))
        hook = Webhook(url, secret, connections) if url else Webhook()
        drop = call.flag("drop_pending_updates")
        await self._delivery.set_hook(hook, _allowed(call), drop_pending=drop)
        return True

    async def delete_webhook(self, call: Call) -> bool:
        drop = call.flag("drop_pending_updates")
        await self._delivery.set_hook(Webhook(), None, drop_pending=drop)
        return True

    async def get_webhook_info(self, call: Call) -> Json:
        hook = self._delivery.hook
        info: Json = {
            "url": hook.url,
            "has_custom_certificate": False,
            "pending_update_count": self._delivery.waiting,
        }
        if hook.url:
            info["max_connections"] = hook.max_connections
        if hook.error:
            info |= {"last_error_date": hook.error_date, "last_error_message": hook.error}
        if self._delivery.allowed:
            info["allowed_updates"] = sorted(self._delivery.allowed)
        return info

    async def get_updates(self, call: Call) -> list[Json]:
        limit = min(100, max(1, call.number("limit") or 100))
        timeout = min(50, max(0, call.number("timeout") or 0))
        return await self._delivery.poll(call.number("offset") or 0, limit, timeout, _allowed(call))

    async def set_my_commands(self, call: Call) -> bool:
        commands = call.tree("commands")
        if not isinstance(commands, list) or len(commands) > 100:
            raise bad("can't parse commands list")
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", str(command.get("command", "")).removeprefix("/")):
                raise bad("BOT_COMMAND_INVALID")
            if not 1 <= len(str(command.get("description", ""))) <= 256:
                raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands = [(item["command"].removeprefix("/"), item["description"]) for item in commands]
        return True

    # ---- writing ----

    async def send_message(self, call: Call) -> Json:
        chat = self._world.reach(call.number("chat_id"))
        return self._send(call, "sendMessage", chat, {"text": words(call, "text", TEXT_LIMIT)})

    async def send_photo(self, call: Call) -> Json:
        chat = self._world.reach(call.number("chat_id"))
        caption = words(call, "caption", CAPTION_LIMIT)
        data = await self._picture(call)
        content: Json = {"photo": self._world.keep_photo(data)}
        if caption:
            content["caption"] = caption
        return self._send(call, "sendPhoto", chat, content, data)

    async def send_document(self, call: Call) -> Json:
        """A file from the request itself: 50 MB at most, and never empty."""
        chat = self._world.reach(call.number("chat_id"))
        value = call.text("document")
        name = value.removeprefix("attach://") if value.startswith("attach://") else "document"
        data = call.files.get(name)
        if data is None:
            raise bad("wrong remote file identifier specified" if value else "there is no document in the request")
        if not data:
            raise bad("file must be non-empty")
        if len(data) > DOCUMENT_LIMIT:
            raise bad("file is too big")
        file = call.names.get(name, "file")
        kept = self._world.keep(data, f"documents/{file}") | {"file_name": file}
        return self._send(call, "sendDocument", chat, {"document": kept}, file=(file, data))

    async def send_location(self, call: Call) -> Json:
        chat = self._world.reach(call.number("chat_id"))
        place = {"latitude": _degrees(call, "latitude", 90), "longitude": _degrees(call, "longitude", 180)}
        return self._send(call, "sendLocation", chat, {"location": place})

    def _send(
        self,
        call: Call,
        method: str,
        chat: Chat,
        content: Json,
        photo: bytes | None = None,
        file: tuple[str, bytes] | None = None,
    ) -> Json:
        markup = reply_markup(call)
        quoted = self._quoted(call, chat)
        self._keep_pace(chat.id)
        if quoted is not None:
            content["reply_to_message"] = {
                key: value for key, value in quoted.json.items() if key != "reply_to_message"
            }
        _link(content)
        if markup_kind(markup) == "inline":
            content["reply_markup"] = markup
        stored = self._world.write(chat, self._world.bot, content, method=method)
        stored.markup, stored.photo, stored.file = markup, photo, file
        self._world.tell(stored.shown())
        return dict(stored.json)

    def _quoted(self, call: Call, chat: Chat) -> Stored | None:
        options = call.tree("reply_parameters") or {}
        if not isinstance(options, dict):
            raise bad("object expected as reply parameters")
        number = options.get("message_id") or call.number("reply_to_message_id")
        if not number:
            return None
        found = self._world.message(chat.id, int(number))
        lenient = options.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply")
        if found is None and not lenient:
            raise bad("message to be replied not found")
        return found

    def _keep_pace(self, chat_id: int) -> None:
        if wait := self._pace.take(chat_id):
            raise too_many(wait)

    async def _picture(self, call: Call) -> bytes:
        value = call.text("photo")
        name = value.removeprefix("attach://") if value.startswith("attach://") else "photo"
        data = call.files.get(name)
        if data is None and value.startswith(("http://", "https://")):
            data = await _fetch(value)
        elif data is None and value in self._world.files:
            data = self._world.files[value].data
        if data is None:
            reason = "there is no photo in the request" if not value else "wrong remote file identifier specified"
            raise bad(reason)
        _check_picture(data)
        return data

    # ---- changing what was written ----

    async def edit_message_text(self, call: Call) -> Json:
        stored = self._own(call)
        text = words(call, "text", TEXT_LIMIT)
        if "text" not in stored.json:
            raise bad("there is no text in the message to edit")
        return self._edit(call, "editMessageText", stored, {"text": text})

    async def edit_message_caption(self, call: Call) -> Json:
        stored = self._own(call)
        if "photo" not in stored.json:
            raise bad("there is no caption in the message to edit")
        return self._edit(call, "editMessageCaption", stored, {"caption": words(call, "caption", CAPTION_LIMIT)})

    async def edit_message_reply_markup(self, call: Call) -> Json:
        return self._edit(call, "editMessageReplyMarkup", self._own(call), {})

    def _own(self, call: Call) -> Stored:
        chat = self._world.reach(call.number("chat_id"))
        stored = self._world.message(chat.id, call.number("message_id"))
        if stored is None:
            raise bad("message to edit not found")
        # TDLib: a message sent with a keyboard that is not inline cannot be edited either (had_reply_markup).
        if not stored.by_bot or markup_kind(stored.markup) not in ("", "inline"):
            raise bad("message can't be edited")
        return stored

    def _edit(self, call: Call, method: str, stored: Stored, content: Json) -> Json:
        """No keyboard in the call takes the old one away, as the real one does."""
        markup = reply_markup(call)
        if markup_kind(markup) not in ("", "inline"):
            raise bad("inline keyboard expected")
        same_words = all(stored.json.get(name, "") == value for name, value in content.items())
        if same_words and (markup or None) == (stored.markup or None):
            raise bad(NOT_MODIFIED)
        self._keep_pace(stored.chat_id)
        kept = {key: value for key, value in stored.json.items() if not key.endswith(("markup", "entities"))}
        stored.json = {**kept, **content, "edit_date": self._world.date()}
        _link(stored.json)
        if markup is not None:
            stored.json["reply_markup"] = markup
        stored.markup, stored.edited, stored.at = markup, True, self._world.clock()
        self._world.tell(stored.shown(method))
        return dict(stored.json)

    # ---- small things ----

    async def answer_callback_query(self, call: Call) -> bool:
        person_id, at = self._world.queries.get(call.text("callback_query_id"), (0, 0.0))
        if not person_id or self._world.clock() - at > QUERY_LIVES:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        text = call.text("text")
        if utf16(text) > 200:
            raise bad("MESSAGE_TOO_LONG")
        answer = Answer(call.text("callback_query_id"), person_id, text, call.flag("show_alert"))
        self.answers.append(answer)
        self._world.bell.ring()
        return True

    async def get_file(self, call: Call) -> Json:
        return self._world.open_path(call.text("file_id"))

    async def send_chat_action(self, call: Call) -> bool:
        chat = self._world.reach(call.number("chat_id"))
        if call.text("action") not in ACTIONS:
            raise bad("wrong parameter action in request")
        self.actions.append((chat.id, call.text("action")))
        return True

    async def get_chat(self, call: Call) -> Json:
        number = call.number("chat_id")
        chat = self._world.chats.get(number) if number is not None else None
        if chat is None or chat.kicked or chat.moved_to is not None:
            chat = self._world.reach(number)
        gifts = dict.fromkeys(GIFTS, False)
        return {**chat.json(), "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}

    async def set_message_reaction(self, call: Call) -> bool:
        chat = self._world.reach(call.number("chat_id"))
        stored = self._world.message(chat.id, call.number("message_id"))
        if stored is None:
            raise bad("message to react not found")
        emoji = tuple(str(dict(item).get("emoji", "")) for item in call.tree("reaction") or ())
        if len(emoji) > 1 or any(sign not in REACTIONS for sign in emoji):
            raise bad("REACTION_INVALID")
        self.reactions[(chat.id, stored.message_id)] = emoji
        return True


def _allowed(call: Call) -> Sequence[str] | None:
    value = call.tree("allowed_updates")
    if value is None:
        return None
    if not isinstance(value, list):
        raise bad("can't parse allowed_updates: Array expected")
    return [str(kind) for kind in value]


def _degrees(call: Call, name: str, most: float) -> float:
    try:
        value = float(call.text(name))
    except ValueError:
        raise bad(f"{name} is empty") from None
    if abs(value) > most:
        raise bad(f"wrong {name} specified" if name == "latitude" else "wrong location specified")
    return value


def _link(content: Json) -> None:
    for name, key in (("text", "entities"), ("caption", "caption_entities")):
        if found := entities_of(content.get(name, "")):
            content[key] = found


def _check_picture(data: bytes) -> None:
    if len(data) > PHOTO_LIMIT:
        raise bad("file is too big")
    size = picture_size(data)
    if size is None:
        raise bad("IMAGE_PROCESS_FAILED")
    if sum(size) > 10_000 or max(size) > 20 * min(size):  # sendPhoto: sides together 10,000, ratio at most 20
        raise bad("PHOTO_INVALID_DIMENSIONS")


async def _fetch(url: str) -> bytes:
    """A picture by address; only this machine is asked, everything else is out of the fake's reach."""
    host = urlsplit(url).hostname or ""
    try:
        near = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        near = False
    if not near:
        raise bad("failed to get HTTP URL content")
    try:
        async with aiohttp.ClientSession() as session, session.get(url) as answer:
            if answer.status != 200:
                raise bad("failed to get HTTP URL content")
            return await answer.read()
    except aiohttp.ClientError as error:
        raise bad("failed to get HTTP URL content") from error
