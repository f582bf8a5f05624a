"""One turn: a message and a state in; the new state and the letters to send out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

from handlers import router
from handlers.officials import commands
from handlers.rules.routes import ERRANDS, errand_of
from handlers.turn import Turn
from handlers.types import Address, Reply
from storage.mail import ToSend

GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Said:
    """One message as it is sent, with the keys that it was made of (for transcripts and `play`)."""

    letter: ToSend
    keys: tuple[str, ...]
    to: Address
    buttons: tuple[str, ...]


def handle(turn: Turn) -> list[Said]:
    """Let whoever it concerns take the message, then word what they said."""
    if turn.message.in_group or commands.concerns(turn):
        commands.take(turn)
    else:
        router.route(turn)
    said = word_all(turn)
    if turn.replies and not turn.message.in_group:
        turn.state.said = [reply.key for reply in turn.replies if reply.to is None]
    return said


def word_all(turn: Turn) -> list[Said]:
    """The replies as letters. What is said to the person in one turn is one message."""
    own = [reply for reply in turn.replies if reply.to is None and reply.kind == "message"]
    rest = [reply for reply in turn.replies if reply.to is not None or reply.kind != "message"]
    said = []
    if own:
        said.append(_joined(turn, own))
    said.extend(_single(turn, reply) for reply in rest)
    return said


def _joined(turn: Turn, replies: list[Reply]) -> Said:
    asking = next((reply for reply in reversed(replies) if reply.buttons), replies[-1])
    buttons = [[button.choice, turn.label(button)] for button in asking.buttons]
    turn.state.offered = buttons
    about = next((reply.about for reply in replies if reply.about), "")
    text = GAP.join(_text(turn, reply) for reply in replies)
    photos = [photo for reply in replies for photo in reply.photos]
    force = any(reply.force_reply for reply in replies)
    purpose = next((reply.purpose for reply in replies if reply.purpose), "")
    wants = next((reply.wants for reply in replies if reply.wants), "")
    document = next((asdict(reply.document) for reply in replies if reply.document), None)
    letter = _letter(
        turn, turn.message.address, text, buttons, photos, about=about, purpose=purpose, force_reply=force, wants=wants,
        document=document,
    )  # fmt: skip
    return Said(letter, tuple(reply.key for reply in replies), turn.message.address, _labels(buttons))


def _single(turn: Turn, reply: Reply) -> Said:
    to = reply.to or turn.message.address
    buttons = [
        [b.choice, turn.house.wording.say(b.key, reply.language or turn.language, **dict(b.values))]
        for b in reply.buttons
    ]
    brief = _text(turn, replace(reply, key=reply.brief)) if reply.brief else ""
    letter = _letter(
        turn, to, _text(turn, reply), buttons, list(reply.photos), about=reply.about, purpose=reply.purpose,
        replaces=reply.replaces, kind=reply.kind, toast=reply.toast, card=reply.card, force_reply=reply.force_reply,
        brief=brief,
    )  # fmt: skip
    return Said(letter, (reply.key,), to, _labels(buttons))


def _text(turn: Turn, reply: Reply) -> str:
    language = reply.language or turn.language
    return turn.house.wording.say(reply.key, language, turn.form, **reply.values)


def _labels(buttons: Iterable[list[str]]) -> tuple[str, ...]:
    return tuple(label for _, label in buttons)


def _letter(
    turn: Turn, to: Address, text: str, buttons: list[list[str]], photos: list[int], *, about: str = "",
    purpose: str = "", replaces: str = "", kind: str = "message", **extra: Any,
) -> ToSend:  # fmt: skip
    body: dict[str, Any] = {"text": text}
    if buttons:
        body["buttons"] = buttons
    if photos:
        body["photos"] = photos
    body |= {name: value for name, value in extra.items() if value}
    if (
        kind == "message"
        and turn.message.in_group
        and to == turn.message.address
        and turn.message.message_id
        and not replaces
    ):
        body["reply_to"] = turn.message.message_id
    errand = errand_of(turn.message, about) if to == turn.message.address else "reply"
    if errand not in ("talk", "reply"):
        body |= _for_later(turn)
    return ToSend(
        turn.house.ward.id, to.channel, to.account, to.chat, body, kind=kind, about=about, purpose=purpose,
        replaces=replaces, lane=_lane(turn, to, about), errand=errand, priority=ERRANDS[errand].priority,
    )  # fmt: skip


def _for_later(turn: Turn) -> dict[str, Any]:
    """What a notice needs where it cannot go as it is worded: facts for a template, and how long it still helps."""
    data = {name: value for name, value in turn.message.data.items() if isinstance(value, (str, int)) and value}
    until = data.pop("useful_until", "")
    return {"facts": data} | ({"useful_until": until} if until else {})


def _lane(turn: Turn, to: Address, about: str) -> str:
    """What waits for what: everything in a person's chat, but in a group only what is about the same ticket."""
    return f"{to.talk()}|{about}" if about and to in turn.house.groups else to.talk()
