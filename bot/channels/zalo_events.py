"""Zalo's webhook events as messages: every kind that the reference knows, and a place for those that it does not."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from bot.channels.base import Unreadable
from handlers.types import Address, File, Message, Pin

OA, GROUP = "zalo_oa", "zalo_group"
ANONYMOUS = "anonymous/"  # such a chat is named by the visitor and the conversation
SENT = re.compile(r"^(user|anonymous)_send_(group_)?(\w+)$")
ECHO = re.compile(r"^oa_(send|reacted)_")
MENTION = re.compile(r"@?\[@[^\]]*\]\s*")  # inline mentions (zalo.md §3.2): a relayed one would ring for everybody
# A button that was tapped comes as the text that we gave it: "#go:report_issue", "#report_issue.confirm=yes".
TAPPED = re.compile(r"^#([a-z_]+[:.][^\s#]+)$")
KINDS = {
    "text": "text", "link": "text", "image": "photo", "location": "location", "audio": "voice", "voice": "voice",
    "video": "video", "gif": "video", "file": "file", "sticker": "sticker",
}  # fmt: skip
PICTURES = ("jpg", "jpeg", "png", "webp")
BEGINNINGS = ("follow", "user_click_chatnow", "widget_interaction_accepted")  # somebody is there and has said nothing
RECEIPTS = ("user_received_message", "user_seen_message")
LIFECYCLE_ENDS = ("disperse_group", "delete_group")  # both names are documented


@dataclass(frozen=True, slots=True)
class Account:
    """Whose events they are, and what of them is wanted."""

    oa_id: str
    group_id: str = ""
    anonymous: bool = True


@dataclass(frozen=True, slots=True)
class Echo:
    """What the OA said, told back; `by_person` when somebody typed it in OA Manager."""

    chat: str
    message_id: str
    at: datetime
    by_person: bool


@dataclass(frozen=True, slots=True)
class Receipt:
    """A message of ours arrived or was seen. For one by phone `tracking_id` is the outbox row."""

    kind: str  # received, seen
    message_ids: tuple[str, ...]
    at: datetime
    tracking_id: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What one webhook call told: at most one of message, echo, receipt; else `note` says what it was."""

    name: str
    message: Message | None = None
    echo: Echo | None = None
    receipt: Receipt | None = None
    note: str = ""  # kept, and nobody answers: management of the OA, unknown names
    foreign: str = ""  # the OA or group that it is about is not ours
    group_gone: bool = False


def read_event(facts: Any, account: Account, now: datetime) -> Event:
    """The event in a webhook body; raises Unreadable when it is none."""
    if not isinstance(facts, dict) or not facts.get("event_name"):
        raise Unreadable("no event_name")
    name = str(facts["event_name"])
    if stranger := _stranger(facts, name, account):
        return Event(name, foreign=stranger)
    at = _moment(facts.get("timestamp"), now)
    if ECHO.match(name):
        return Event(name, echo=_echo(facts, account, at))
    if name in RECEIPTS:
        return Event(name, receipt=_receipt(facts, name, at))
    if name in LIFECYCLE_ENDS:
        return Event(name, note=name, group_gone=str(facts.get("group_id", "")) == account.group_id)
    message = _message(facts, name, account, at)
    return Event(name, message=message, note="" if message else name)


def _stranger(facts: dict[str, Any], name: str, account: Account) -> str:
    """The id of an OA or group that is not ours, if the event is about one."""
    named = str(facts.get("oa_id") or facts.get("oaId") or "")
    if named:
        if named != account.oa_id:
            return named
    elif account.oa_id not in _ends(facts) and "_group_" not in name:
        return " ".join(end for end in _ends(facts) if end)
    if "_group_" in name and name.startswith("user_send_"):
        group = _id(facts, "recipient")
        return "" if group == account.group_id else group or "no group"
    return ""


def _ends(facts: dict[str, Any]) -> tuple[str, str]:
    return _id(facts, "sender"), _id(facts, "recipient")


def _id(facts: dict[str, Any], end: str) -> str:
    """The id of sender, recipient or follower. As text: as a number it would lose digits."""
    found = facts.get(end)
    return str(found.get("id") or "") if isinstance(found, dict) else ""


def _person(facts: dict[str, Any], account: Account) -> str:
    """Who it was: the follower, else the end that is neither the OA nor the group."""
    if follower := _id(facts, "follower"):
        return follower
    ours = (account.oa_id, account.group_id)
    return next((end for end in _ends(facts) if end and end not in ours), "")


def _moment(given: Any, now: datetime) -> datetime:
    """Milliseconds as text. No age is refused: a repeat has the time of the first (zalo.md §2.2)."""
    try:
        return datetime.fromtimestamp(int(str(given)) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return now


def _message(facts: dict[str, Any], name: str, account: Account, at: datetime) -> Message | None:
    """What a person said or did that wants an answer."""
    person = _person(facts, account)
    if not person or name == "unfollow":
        return None
    here, sequence = Address(OA, account.oa_id, person), int(at.timestamp() * 1000)
    event_id = _event_id(facts, name, person)
    if name in BEGINNINGS:
        return Message(event_id, here, "start", at, sequence=sequence)
    if name == "user_submit_info":
        info = facts.get("info") if isinstance(facts.get("info"), dict) else {}
        return Message(event_id, here, "contact", at, sequence=sequence, phone=phone_of((info or {}).get("phone")))
    if name == "user_click_button":  # in unofficial code only; taps come as texts
        name = "user_send_text"
    found = SENT.match(name)
    content = facts.get("message")
    if found is None or not isinstance(content, dict) or (found.group(1) == "anonymous" and not account.anonymous):
        return None
    if found.group(1) == "anonymous":
        here = Address(OA, account.oa_id, f"{ANONYMOUS}{person}/{content.get('conversation_id', '')}")
    in_group = bool(found.group(2))
    if in_group:
        here = Address(GROUP, account.oa_id, account.group_id)
    return _said(content, found.group(3), Message(
        event_id, here, "other", at, member=person if in_group else "", sequence=sequence, in_group=in_group,
        message_id=str(content.get("msg_id") or ""), reply_to=str(content.get("quote_msg_id") or ""),
    ))  # fmt: skip


def _event_id(facts: dict[str, Any], name: str, person: str) -> str:
    """What is the same when Zalo tells it again."""
    content = facts.get("message")
    if isinstance(content, dict) and content.get("msg_id"):
        return str(content["msg_id"])
    parts = (name, str(facts.get("oa_id", "")), person, str(facts.get("timestamp", "")))
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:32]


def _said(content: dict[str, Any], what: str, frame: Message) -> Message:
    """The frame filled with words, files and places."""
    attached = _payloads(content)
    given = content.get("text") or content.get("payload")
    text = MENTION.sub("", given).strip() if isinstance(given, str) else ""
    if what == "link" and not text:
        text = " ".join(str(one.get("url") or "") for one in attached).strip()
    if what == "text" and (tapped := TAPPED.match(text)):
        return replace(frame, kind="choice", choice=tapped.group(1))
    pin = _pin(attached)
    photos = _photos(what, attached)
    kind = "photo" if photos else "location" if pin else KINDS.get(what, "other")
    if (kind == "text" and not text) or (kind == "photo" and not photos) or (kind == "location" and not pin):
        kind = "other"
    return replace(frame, kind=kind, text=text, files=photos, pin=pin)


def _payloads(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The payload of each attachment; there may be several, or none although the name says so."""
    attached = content.get("attachments")
    found = [one.get("payload") for one in attached if isinstance(one, dict)] if isinstance(attached, list) else []
    return [one for one in found if isinstance(one, dict)]


def _photos(what: str, attached: list[dict[str, Any]]) -> tuple[File, ...]:
    """Pictures, also those sent as files so that they keep their size."""
    if what == "image":
        wanted = attached
    elif what == "file":
        wanted = [one for one in attached if str(one.get("type", "")).lower() in PICTURES]
    else:
        return ()
    return tuple(File("photo", str(one["url"]), _size(one.get("size"))) for one in wanted if one.get("url"))


def _size(given: Any) -> int | None:
    return int(given) if str(given or "").isdigit() else None


def _pin(attached: list[dict[str, Any]]) -> Pin | None:
    """Degrees come as text."""
    for one in attached:
        degrees = one.get("coordinates")
        if isinstance(degrees, dict):
            try:
                return Pin(float(degrees["latitude"]), float(degrees["longitude"]))
            except (KeyError, TypeError, ValueError):
                return None
    return None


def _echo(facts: dict[str, Any], account: Account, at: datetime) -> Echo | None:
    """Sender is the OA; with an admin_id a person typed it, by the API there is none (zalo.md §2.4)."""
    content, sender = facts.get("message"), facts.get("sender")
    message_id = str(content.get("msg_id") or "") if isinstance(content, dict) else ""
    admin = str(sender.get("admin_id") or "") if isinstance(sender, dict) else ""
    chat = _person(facts, account)
    return Echo(chat, message_id, at, bool(admin)) if chat else None


def _receipt(facts: dict[str, Any], name: str, at: datetime) -> Receipt:
    content = facts.get("message")
    content = content if isinstance(content, dict) else {}
    several = content.get("msg_ids")
    ids = several if isinstance(several, list) else [content.get("msg_id")]
    kind = "seen" if name == "user_seen_message" else "received"
    return Receipt(kind, tuple(str(one) for one in ids if one), at, str(content.get("tracking_id") or ""))


def phone_of(given: Any) -> str:
    """A phone number of the person's own: "84901234567", 84901234567 or "0901234567" become "+84901234567"."""
    digits = re.sub(r"\D", "", str(given or ""))
    if len(digits) < 9:
        return ""
    return "+84" + digits[1:] if digits.startswith("0") else "+" + digits
