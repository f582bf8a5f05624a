"""The nouns of a conversation: addresses, messages, replies, and the protocol of a dialogue."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from handlers.turn import Turn


# Groups whose members are spoken with alone on another channel of the same account, and are known by their id there.
ALONE = {"zalo_group": "zalo_oa"}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message can be sent: a chat (private or group) of one bot account on one channel."""

    channel: str
    account: str
    chat: str

    def talk(self, member: str = "") -> str:
        """The name of the thread with one person here; in a group each member has their own."""
        parts = (self.channel, self.account, self.chat, member)
        return "|".join(parts if member else parts[:3])

    def alone(self, user: str) -> Address:
        """The private chat of a user of this account."""
        return Address(ALONE.get(self.channel, self.channel), self.account, user)


def address_of(talk: str) -> Address:
    """The address that a thread's name was made of."""
    channel, account, chat = talk.split("|")[:3]
    return Address(channel, account, chat)


@dataclass(frozen=True, slots=True)
class Pin:
    """A position: degrees, and metres of accuracy where the phone says them."""

    lat: float
    lng: float
    accuracy: float | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file as the channel knows it: `ref` is what `Channel.fetch` needs to get its bytes."""

    kind: str  # photo, voice, video, document
    ref: str
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One event from a person (or, of kind `notice`, from the ward's own rules), whatever the channel.

    `kind`: text, choice (a button: `choice` is its payload), photo, location, contact, voice, sticker, video,
    file, start, edit (`text` replaces that of message `of`), notice, other.
    """

    event_id: str
    address: Address
    kind: str
    sent_at: datetime
    member: str = ""  # who wrote, in a group
    sequence: int = 0
    text: str = ""
    choice: str = ""
    pin: Pin | None = None
    files: tuple[File, ...] = ()
    phone: str = ""
    payload: str = ""  # what a deep link or a QR code carried
    message_id: str = ""  # the provider's id of this message
    of: str = ""  # edit: which message; choice: on which message the button was
    reply_to: str = ""  # the message of ours that this one answers
    toast: str = ""  # the provider's id of a button press, which wants its own small answer
    in_group: bool = False
    data: dict[str, Any] = field(default_factory=dict)  # notice: what happened

    @property
    def talk(self) -> str:
        return self.address.talk(self.member if self.in_group else "")

    @property
    def user(self) -> str:
        return self.member if self.in_group else self.address.chat


_FIELDS = tuple(Message.__dataclass_fields__)


def pack(message: Message) -> dict[str, Any]:
    """A message as JSON, for the inbox; empty fields are left out."""
    body = {name: value for name in _FIELDS if (value := getattr(message, name))}
    body["address"], body["sent_at"] = asdict(message.address), message.sent_at.isoformat()
    if message.pin:
        body["pin"] = asdict(message.pin)
    if message.files:
        body["files"] = [asdict(file) for file in message.files]
    return body


def unpack(body: dict[str, Any]) -> Message:
    """The message that `pack` made JSON of."""
    facts = dict(body)
    facts["address"] = Address(**facts["address"])
    facts["sent_at"] = datetime.fromisoformat(facts["sent_at"])
    if "pin" in facts:
        facts["pin"] = Pin(**facts["pin"])
    if "files" in facts:
        facts["files"] = tuple(File(**file) for file in facts["files"])
    return Message(**facts)


# Choices that begin like this mean the same wherever the conversation stands (handlers/everywhere.py).
ANYWHERE = (
    "t:",
    "u:",
    "w:",
    "f:",
    "b:",
    "h:",
    "q:",
    "bs:",
    "qs:",
    "c:",
    "e:",
    "bn:",
    "tn:",
    "p:",
    "go:",
    "as:",
    "form:",
)


@dataclass(frozen=True, slots=True)
class Button:
    """A choice: `choice` comes back when it is taken (≤ 60 bytes: Telegram allows 64), `key` words its label."""

    choice: str
    key: str
    values: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file that goes along with what is said; it is made when it is sent, from what is true then."""

    kind: str  # calendar
    about: str  # of what: a booking's code
    name: str
    path: str  # its signed address on this ward's site
    instead: str = ""  # said where a channel takes no such file: the whole address


@dataclass(frozen=True, slots=True)
class Reply:
    """One thing said, as a wording key with its values; what is said together is sent as one message."""

    key: str
    values: dict[str, Any] = field(default_factory=dict)
    buttons: tuple[Button, ...] = ()
    photos: tuple[int, ...] = ()  # attachments to show
    document: Document | None = None
    to: Address | None = None  # None: whoever is spoken with
    about: str = ""
    purpose: str = ""
    replaces: str = ""
    kind: str = "message"  # message, toast
    toast: str = ""
    force_reply: bool = False  # let the phone open its reply box on this message
    card: dict[str, Any] | None = None  # facts of a ticket card, for the group page
    brief: str = ""  # key, with the same values: what is said of a change where messages cannot be changed
    wants: str = ""  # contact: ask for it by the channel's own means too
    language: str | None = None
    not_before: datetime | None = None


class Dialogue(Protocol):
    """Something that can hold a conversation until it is done. `asking` in the state is its place."""

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> int: ...

    def start(self, turn: Turn) -> None:
        """Take the conversation up; what is already known may be in `turn.state.slots`."""

    def resume(self, turn: Turn) -> bool:
        """Take the answer to what was asked; False when the message is no answer to it."""

    def ask_again(self, turn: Turn) -> None:
        """Repeat the question that is open."""

    def back(self, turn: Turn) -> bool:
        """Forget the last answer and ask for it again; False at the first question."""


class AtOnce:
    """A dialogue that is over when it has spoken."""

    def resume(self, turn: Turn) -> bool:
        return False

    def ask_again(self, turn: Turn) -> None:
        return None

    def back(self, turn: Turn) -> bool:
        return False
