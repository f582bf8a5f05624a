"""Updates of Zalo's Bot Platform as messages: one or several, wrapped or not, with or without the name of the event."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson

from bot.channels.base import Unreadable
from handlers.types import Address, File, Message

NAME = "zalo_bot"
GROUP_SIGN = "zgr-"  # a group's chat id begins so; no page of the documents says it
EVENT = re.compile(r"^message\.(\w+)\.received$")
KINDS = {"text": "text", "link": "text", "image": "photo", "sticker": "sticker", "voice": "voice"}
# What an update without the name of its event holds says what it is.
SIGNS = (("photo_url", "image"), ("photo", "image"), ("voice_url", "voice"), ("sticker", "sticker"), ("text", "text"))
# The name of a bot begins with "Bot" (zalo.md §5.1); how it goes on, only the setting or getMe can say.
ANY_NAME = r"bot\S*"


@dataclass(frozen=True, slots=True)
class Bot:
    """Whose updates they are, and what it is called where people mention it."""

    account: str
    names: tuple[str, ...] = ()

    @property
    def mention(self) -> re.Pattern[str]:
        known = "|".join(re.escape(name) for name in sorted(self.names, key=len, reverse=True) if name)
        return re.compile(rf"@(?:{known + '|' if known else ''}{ANY_NAME})[\s,:]*", re.IGNORECASE)


def updates_of(body: Any) -> list[dict[str, Any]]:
    """The updates in a webhook's body or in the result of getUpdates; raises Unreadable."""
    if isinstance(body, dict) and "message" not in body and "ok" in body:
        body = body.get("result")
    found = body if isinstance(body, list) else [body] if body else []
    if not all(isinstance(one, dict) for one in found):
        raise Unreadable("no update")
    return [inner for one in found for inner in (updates_of(one) if "ok" in one else [one])]


def read_update(update: dict[str, Any], bot: Bot, now: datetime) -> Message | None:
    """The message in an update; None for what the bot itself said. Raises Unreadable."""
    content, sender, chat = (update.get("message"), *(_part(update, name) for name in ("from", "chat")))
    if not isinstance(content, dict) or not chat.get("id") or not sender.get("id"):
        raise Unreadable("an update without a message, a chat or a sender")
    if sender.get("is_bot") or str(sender["id"]) == bot.account:
        return None
    place, person, at = str(chat["id"]), str(sender["id"]), _moment(content.get("date"), now)
    in_group = str(chat.get("chat_type", "")).upper() == "GROUP" or place.startswith(GROUP_SIGN)
    what, text = _kind(update, content), str(content.get("text") or content.get("caption") or "").strip()
    if in_group:
        text = bot.mention.sub("", text).strip()
    files = _photos(content) if what == "image" else ()
    kind = KINDS.get(what, "other")
    if (kind == "text" and not text) or (kind == "photo" and not files):
        kind = "other"
    return Message(
        event_id=_event_id(update, content, place), address=Address(NAME, bot.account, place), kind=kind, sent_at=at,
        member=person if in_group else "", sequence=int(at.timestamp() * 1000), text=text, files=files,
        message_id=str(content.get("message_id") or ""), reply_to=_reply_to(content), in_group=in_group,
    )  # fmt: skip


def _part(update: dict[str, Any], name: str) -> dict[str, Any]:
    content = update.get("message")
    found = content.get(name) if isinstance(content, dict) else None
    return found if isinstance(found, dict) else {}


def _kind(update: dict[str, Any], content: dict[str, Any]) -> str:
    """By the event's name; a copy of the documents has updates without one, so else by what is there."""
    named = EVENT.match(str(update.get("event_name") or ""))
    return named.group(1) if named else next((kind for sign, kind in SIGNS if content.get(sign)), "unsupported")


def _event_id(update: dict[str, Any], content: dict[str, Any], chat: str) -> str:
    """What is the same when it is told again."""
    if content.get("message_id"):
        return f"{chat}:{content['message_id']}"
    return hashlib.sha256(orjson.dumps(update, option=orjson.OPT_SORT_KEYS)).hexdigest()[:32]


def _moment(given: Any, now: datetime) -> datetime:
    try:
        return datetime.fromtimestamp(int(str(given)) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return now


def _photos(content: dict[str, Any]) -> tuple[File, ...]:
    """The pages say `photo`, what comes is `photo_url` (zalo.md §5.3)."""
    given = content.get("photo_url") or content.get("photo")
    addresses: Sequence[Any] = given if isinstance(given, list) else [given]
    return tuple(File("photo", address) for address in addresses if isinstance(address, str) and address)


def _reply_to(content: dict[str, Any]) -> str:
    """Which message of ours it answers, where an update says so: no source shows one that does."""
    for name in ("reply_to_message", "quote", "quoted_message"):
        found = content.get(name)
        if isinstance(found, dict) and found.get("message_id"):
            return str(found["message_id"])
    return str(content.get("reply_to_message_id") or content.get("quote_message_id") or "")
