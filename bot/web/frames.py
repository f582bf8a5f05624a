"""What a page may say: a frame becomes a message, or it is said kindly why not. Nothing in it is trusted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from handlers.types import Address, File, Message, Pin

LONGEST_TEXT = 8000  # signs; static/js/composer.js keeps to the same
MOST_FILES = 6
_REF = re.compile(r"[\w:.-]{1,64}")
_PHOTO = re.compile(r"[0-9a-f]{64}")
_NUMBER = re.compile(r"^\d{1,2}\. ")  # of a choice, as the page shows it

Frame = dict[str, Any]


class Unusable(Exception):
    """The frame cannot be taken; the argument is the key of the sentence that says why."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose page it is: the chat it writes into and, in the group, the official's user id."""

    address: Address
    member: str = ""


def decode(data: str) -> Frame:
    """The frame in a text of the socket."""
    try:
        frame = orjson.loads(data)
    except orjson.JSONDecodeError:
        frame = None
    if not isinstance(frame, dict):
        raise Unusable("frame_unreadable")
    return frame


def message_of(frame: Frame, sender: Sender, now: datetime) -> Message:
    """The message in a frame; raises Unusable."""
    kind, frame_id = frame.get("type"), ref(frame, "id")
    reader = _READERS.get(kind) if isinstance(kind, str) else None
    if reader is None or not frame_id:
        raise Unusable("frame_unreadable")
    facts: dict[str, Any] = {"text": _text(frame), "reply_to": ref(frame, "reply_to")} | reader(frame)
    if kind == "choice" and sender.member:
        facts["toast"] = f"{sender.member}/{frame_id}"
    address, member = sender.address, sender.member
    return Message(
        event_id=f"{address.chat}:{member}:{frame_id}", address=address, kind=str(kind), sent_at=now,
        sequence=int(now.timestamp() * 1e6), member=member, in_group=bool(member), message_id=frame_id, **facts,
    )  # fmt: skip


def ref(frame: Frame, name: str) -> str:
    """An id in a frame, if it is one."""
    found = frame.get(name)
    text = str(found) if isinstance(found, str | int) and not isinstance(found, bool) else ""
    return text if _REF.fullmatch(text) else ""


def label_of(frame: Frame) -> str:
    """The words on the button that was pressed, without the number before them."""
    label = frame.get("label")
    return _NUMBER.sub("", label)[:200] if isinstance(label, str) else ""


def _text(frame: Frame) -> str:
    text = frame.get("text") or ""
    if not isinstance(text, str):
        raise Unusable("frame_unreadable")
    if len(text) > LONGEST_TEXT:
        raise Unusable("too_long")
    return text.replace("\x00", "")


def _words(frame: Frame) -> Frame:
    if not _text(frame).strip():
        raise Unusable("frame_unreadable")
    return {}


def _place(frame: Frame) -> Frame:
    try:
        pin = Pin(float(frame["lat"]), float(frame["lng"]), float(frame.get("accuracy") or 0) or None)
    except (KeyError, TypeError, ValueError):
        raise Unusable("geo_failed") from None
    if not (-90 <= pin.lat <= 90 and -180 <= pin.lng <= 180):
        raise Unusable("geo_failed")
    return {"pin": pin}


def _photos(frame: Frame) -> Frame:
    names = frame.get("files")
    names = [name for name in names if isinstance(name, str)] if isinstance(names, list) else []
    files = tuple(File("photo", name) for name in names[:MOST_FILES] if _PHOTO.fullmatch(name))
    if not files:
        raise Unusable("photo_lost")
    return {"files": files}


def _choice(frame: Frame) -> Frame:
    choice = frame.get("choice")
    if not isinstance(choice, str) or not 0 < len(choice) <= 64 or "\x00" in choice:
        raise Unusable("frame_unreadable")
    shown_on = ref(frame, "seq")
    return {"choice": choice, "of": shown_on, "reply_to": shown_on}


def _edit(frame: Frame) -> Frame:
    return _words(frame) | {"of": ref(frame, "of")}


_READERS = {"text": _words, "location": _place, "photo": _photos, "choice": _choice, "edit": _edit}
