"""What every channel promises, and the one place that fits a letter to what a channel can show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from handlers.types import Message

JOINER = "\u200d"
JOINING = JOINER + "\ufe0f" + "".join(map(chr, range(0x1F3FB, 0x1F400)))  # what changes or joins the sign before it


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a channel can show and do; `degrade` and the outbox go by it."""

    max_text: int = 2000
    buttons: bool = False
    max_buttons: int = 0
    numbered: bool = False  # the choices stand in the text although there are buttons: an old app shows none
    edit: bool = False  # can a sent message be changed
    toast: bool = False  # has a small answer to a button press
    photos: bool = False
    photos_apart: bool = False  # a photo or a file is a message of its own, sent before the text
    documents: bool = False  # can a calendar file be sent; else its address is said
    request_location: bool = False
    push: bool = True  # False: the person sees it only when they look (web)
    windows: bool = False  # a person can be written to only for a time after they wrote (Zalo's Official Account)


@dataclass(frozen=True, slots=True)
class Photo:
    """A stored photo, ready to send."""

    path: str
    mime: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file, ready to send."""

    name: str
    mime: str
    content: bytes
    path: str = ""  # its own signed address on this ward's site
    instead: str = ""  # what is said where a channel takes no such file


@dataclass(frozen=True, slots=True)
class Letter:
    """A message on its way out, as the channel has to send it."""

    outbox_id: int
    chat: str
    text: str
    buttons: tuple[tuple[str, str], ...] = ()  # (choice, label)
    photos: tuple[Photo, ...] = ()
    document: Enclosure | None = None
    edits: str = ""  # provider id of the message that it takes the place of
    reply_to: str = ""
    kind: str = "message"
    toast: str = ""
    force_reply: bool = False
    card: Mapping[str, Any] = field(default_factory=dict)
    about: str = ""
    brief: str = ""  # what is said of a change where the message itself cannot be changed
    wants: str = ""  # contact: the person is asked for it by the channel's own means, where it has any
    route: str = ""  # which of a channel's ways it goes (handlers/rules/routes.py); empty where there is only one


class SendFailed(Exception):
    """The provider did not take the message; `outcome` says what that means for it."""

    outcome = "retry"

    def __init__(self, why: str, *, retry_after: float | None = None, at_most: int = 0) -> None:
        super().__init__(why)
        self.retry_after = retry_after  # seconds, where the provider says so
        self.at_most = at_most  # tries; 0: as often as any. A failure that nobody has described is tried in vain


class TryLater(SendFailed):
    """Not now: the provider is busy, down or slow to connect. Nothing was sent."""


class Refused(SendFailed):
    """Never: blocked, gone, or malformed. It goes to the dead letters."""

    outcome = "dead"


class Moved(SendFailed):
    """The chat has another id now, and the channel knows it: once more, at once, and somebody should note it."""

    outcome = "moved"


class Unknown(SendFailed):
    """It may have been sent: the answer was lost."""

    outcome = "unknown"


class Reroute(SendFailed):
    """Not by this way: the provider's window for it is closed, or the person cannot be reached so. Nothing was sent;
    the outbox takes the next route (handlers/rules/routes.py)."""

    outcome = "reroute"


class NeedsPerson(SendFailed):
    """No route of ours will do: an official has to call. The letter goes to the call list, with an alarm."""

    outcome = "human"


class Deferred(SendFailed):
    """The account may not send now, whatever the letter says (authorisation lost, balance empty, quota of the day).
    Held, not counted as a try; looked at again after `retry_after` or a pause."""

    outcome = "deferred"


class Rejected(Exception):
    """An incoming request that is not the provider's: bad secret or signature."""


class Unreadable(Exception):
    """An incoming body that cannot be parsed; it is kept as failed, never lost."""


class Channel(Protocol):
    """One account on one provider. `name` and `account` are the first parts of its addresses."""

    name: str
    account: str
    ward: str
    can: Capabilities

    def parse(self, body: bytes, now: datetime) -> list[Message]:
        """The messages in a provider's body; raises Unreadable."""

    async def send(self, letter: Letter) -> str:
        """Send, and return the provider's id of the message; raises SendFailed."""

    async def fetch(self, ref: str) -> bytes:
        """The bytes of a file that a message named; raises SendFailed."""


def degrade(letter: Letter, can: Capabilities) -> list[Letter]:
    """The letter as one or more that the channel can show: numbered choices where there are no buttons, long
    texts in parts at the ends of sentences, photos dropped where they cannot be sent, a file's address in its place."""
    text = unicodedata.normalize("NFC", letter.text)  # providers count what a mark apart doubles
    buttons = letter.buttons
    if letter.kind == "toast":
        return [letter] if can.toast else []
    if letter.edits and letter.brief and not can.edit:
        text, buttons = unicodedata.normalize("NFC", letter.brief), ()
    document = letter.document
    if document and not can.documents:
        text, document = "\n".join([text, *([document.instead] if document.instead else [])]), None
    if can.numbered or not can.buttons or len(buttons) > can.max_buttons:
        text = "\n".join([text, *numbered(buttons)])
        buttons = buttons[: can.max_buttons] if can.numbered else ()  # the text has the others
    photos = letter.photos if can.photos else ()
    apart = photos if can.photos_apart else ()
    with_text = () if apart else photos
    enclosed = document if can.photos_apart else None
    parts = split_text(text, can.max_text)
    last = len(parts) - 1
    first = [
        Letter(letter.outbox_id, letter.chat, "", photos=(photo,), about=letter.about, route=letter.route)
        for photo in apart
    ]
    if enclosed:
        first.append(
            Letter(letter.outbox_id, letter.chat, "", document=enclosed, about=letter.about, route=letter.route)
        )
    return first + [
        Letter(
            letter.outbox_id, letter.chat, part, buttons if place == last else (), with_text if place == last else (),
            document=document if place == last and not enclosed else None,
            edits=letter.edits if can.edit and last == 0 else "", reply_to=letter.reply_to, kind=letter.kind,
            toast=letter.toast, force_reply=letter.force_reply and place == last, card=letter.card, about=letter.about,
            brief=letter.brief, wants=letter.wants if place == last else "",
            route=letter.route,
        )
        for place, part in enumerate(parts)
    ]  # fmt: skip


def numbered(buttons: Sequence[tuple[str, str]]) -> list[str]:
    """The choices as lines: "1. Đồng ý"."""
    return [f"{number}. {label}" for number, (_, label) in enumerate(buttons, 1)]


def split_text(text: str, limit: int) -> list[str]:
    """The text in parts of at most `limit` UTF-16 units (what providers count), cut at paragraphs, sentences
    or words; never inside one unless it alone is longer."""
    parts: list[str] = []
    rest = text
    while units(rest) > limit:
        head = _fitting(rest, limit)
        cut = max(head.rfind("\n\n"), head.rfind("\n"))
        if cut < limit // 3:
            ends = [found.end() for found in re.finditer(r"[.!?…]\s", head)]
            cut = ends[-1] if ends and ends[-1] > limit // 3 else max(head.rfind(" "), 0)
        cut = cut or _whole(rest, len(head))
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*parts, rest]


def _whole(text: str, cut: int) -> int:
    """The place at or before `cut` where no sign is torn from what belongs to it: marks, joined emoji, their colours."""
    at = cut
    while at and (unicodedata.combining(text[at]) or text[at] in JOINING or text[at - 1] == JOINER):
        at -= 1
    return at or cut


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text) + sum(ord(sign) > 0xFFFF for sign in text)


def _fitting(text: str, limit: int) -> str:
    head = text[:limit]
    while (over := units(head) - limit) > 0:
        head = head[: -((over + 1) // 2)]  # a sign is one unit or two
    return head
