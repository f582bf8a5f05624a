"""Zalo's Official Account: residents' events in, consultation messages out; and the officials' GMF group beside it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import orjson
import structlog

from bot.channels.base import Capabilities, Deferred, Letter, Photo, Refused, SendFailed, Unreadable
from bot.channels.public_files import fetch_public
from bot.channels.zalo_api import ZaloApi, ZaloError
from bot.channels.zalo_events import ANONYMOUS, GROUP, MENTION, OA, Account, Event, read_event
from bot.channels.zalo_photos import GONE, ZaloPhotos
from handlers.types import Message

log = structlog.get_logger("zalo")

MAX_TEXT = 1900  # of 2000, in Unicode NFC
TITLE_SIGNS, PAYLOAD_SIGNS, MOST_BUTTONS = 100, 1000, 5
CS, GROUP_MESSAGE, VISITOR = "/v3.0/oa/message/cs", "/v3.0/oa/group/message", "/v2.0/oa/message"
OWN_REMEMBERED = 500  # ids of our own messages: their echo may come before they are written down
ASK_TITLE, ASK_SUBTITLE = 100, 500


@dataclass(frozen=True, slots=True)
class ContactForm:
    """What Zalo's own request for name and phone shows."""

    title: str
    subtitle: str
    image_url: str


class Manners(Protocol):
    """What is remembered of the account between messages (`bot/zalo.py`)."""

    async def may_press(self) -> bool:
        """Whether messages may carry buttons now."""

    async def buttons_refused(self) -> None: ...
    async def silent_for(self, chat: str) -> float:
        """Seconds for which a person speaks in this chat and the program does not."""


class ZaloOA:
    """One Official Account of one ward, as residents meet it."""

    name = OA
    # no documents: an upload may be pdf, doc or docx (zalo.md §1.4), so a calendar file goes as its address
    can = Capabilities(
        max_text=MAX_TEXT, buttons=True, numbered=True, max_buttons=MOST_BUTTONS, photos=True, photos_apart=True,
        windows=True,
    )  # fmt: skip

    def __init__(
        self, *, ward: str, account: Account, api: ZaloApi, photos: ZaloPhotos, manners: Manners,
        button_kind: str = "hide", most_bytes: int = 10_000_000, ask: ContactForm | None = None,
    ) -> None:  # fmt: skip
        self.ward, self.account, self.whose = ward, account.oa_id, account
        self._api, self._photos, self._manners = api, photos, manners
        self._button_kind, self._most_bytes, self._ask = f"oa.query.{button_kind}", most_bytes, ask
        self.own: deque[str] = deque(maxlen=OWN_REMEMBERED)

    # --- in ----------------------------------------------------------------------------------------------

    def parse(self, body: bytes, now: datetime) -> list[Message]:
        message = self.read(body, now).message
        return [] if message is None else [message]

    def read(self, body: bytes, now: datetime) -> Event:
        """The event in a body, whatever its kind; raises Unreadable."""
        try:
            facts = orjson.loads(body)
        except orjson.JSONDecodeError as error:
            raise Unreadable(f"{error}") from error
        return read_event(facts, self.whose, now)

    async def fetch(self, ref: str) -> bytes:
        """A file that an event named: the address needs no token and soon expires."""
        return await fetch_public(ref, self._most_bytes, friends=(self._api.host,))

    # --- out ---------------------------------------------------------------------------------------------

    async def send(self, letter: Letter) -> str:
        rest = await self._manners.silent_for(letter.chat)
        if rest > 0:
            raise Deferred("a person has taken this chat over", retry_after=rest)
        if letter.chat.startswith(ANONYMOUS):
            return await self._to_visitor(letter)
        to = {"recipient": {"user_id": letter.chat}}
        if letter.photos:
            sent = await shown(self._api, self._photos, CS, to, letter, letter.photos[0])
        else:
            sent = await self._say(to, letter)
        self.own.append(sent)
        if letter.wants == "contact":
            await self._ask_contact(to, letter)
        return sent

    async def _say(self, to: dict[str, Any], letter: Letter) -> str:
        """The text, with buttons where they may be. It holds the numbered choices in any case."""
        message: dict[str, Any] = {"text": plain(letter.text)}
        if letter.reply_to:
            message["quote_message_id"] = letter.reply_to
        buttons = self._buttons(letter) if letter.buttons and await self._manners.may_press() else []
        if not buttons:
            return await posted(self._api, CS, {**to, "message": message}, letter)
        dressed = {**message, "attachment": {"type": "template", "payload": {"buttons": buttons}}}
        try:
            return _message_id(await self._api.post(CS, {**to, "message": dressed}))
        except ZaloError as error:
            if error.rule.kind != "unsupported":
                raise await self._api.verdict(error, str(letter.outbox_id)) from error
            log.warning("Zalo refused a message with buttons; sent without", code=error.code, outbox=letter.outbox_id)
        sent = await posted(self._api, CS, {**to, "message": message}, letter)
        await self._manners.buttons_refused()  # the words alone were taken: it was the buttons
        return sent

    def _buttons(self, letter: Letter) -> list[dict[str, str]]:
        """A tap sends the payload as a text; "#" and the choice can neither be said by chance nor mean anything else."""
        made = [
            {"title": f"{number}. {label}"[:TITLE_SIGNS], "type": self._button_kind, "payload": f"#{choice}"}
            for number, (choice, label) in enumerate(letter.buttons, 1)
        ]
        return made if all(len(one["payload"]) <= PAYLOAD_SIGNS for one in made) else []

    async def _ask_contact(self, to: dict[str, Any], letter: Letter) -> None:
        """Zalo's own form for name and phone. The words before it asked already, so its failure stops nothing."""
        if self._ask is None:
            return
        element = {
            "title": self._ask.title[:ASK_TITLE], "subtitle": self._ask.subtitle[:ASK_SUBTITLE],
            "image_url": self._ask.image_url,
        }  # fmt: skip
        payload = {"template_type": "request_user_info", "elements": [element]}
        try:
            await self._api.post(CS, {**to, "message": {"attachment": {"type": "template", "payload": payload}}})
        except (ZaloError, SendFailed) as error:
            log.warning("the request for contact details was not sent", outbox=letter.outbox_id, why=str(error)[:120])

    async def _to_visitor(self, letter: Letter) -> str:
        """Somebody at the widget of a web page, without an account: words only."""
        if letter.photos:
            return ""
        visitor, _, conversation = letter.chat.removeprefix(ANONYMOUS).partition("/")
        to = {"recipient": {"anonymous_id": visitor, "conversation_id": conversation}}
        return await posted(self._api, VISITOR, {**to, "message": {"text": plain(letter.text)}}, letter)


class ZaloGroup:
    """The officials' GMF group of the same account: cards and acts by words and numbers. Nothing can be changed there."""

    name = GROUP
    can = Capabilities(max_text=MAX_TEXT, photos=True, photos_apart=True)

    def __init__(self, *, oa: ZaloOA, api: ZaloApi, photos: ZaloPhotos) -> None:
        self.ward, self.account, self.fetch = oa.ward, oa.account, oa.fetch
        self._api, self._photos = api, photos

    def parse(self, body: bytes, now: datetime) -> list[Message]:
        raise Unreadable("the group has no webhook of its own")

    async def send(self, letter: Letter) -> str:
        to = {"recipient": {"group_id": letter.chat}}
        if letter.photos:
            return await shown(self._api, self._photos, GROUP_MESSAGE, to, letter, letter.photos[0])
        text = MENTION.sub("", plain(letter.text)) or "…"
        return await posted(self._api, GROUP_MESSAGE, {**to, "message": {"text": text}}, letter)


async def posted(api: ZaloApi, path: str, body: dict[str, Any], letter: Letter) -> str:
    """Send, and Zalo's id of the message; what it refuses becomes an outcome."""
    try:
        return _message_id(await api.post(path, body))
    except ZaloError as error:
        raise await api.verdict(error, str(letter.outbox_id)) from error


async def shown(
    api: ZaloApi, photos: ZaloPhotos, path: str, to: dict[str, Any], letter: Letter, photo: Photo
) -> str:  # fmt: skip
    """One photo. One that Zalo does not take is left out: the words after it matter more."""
    for again in (True, False):
        try:
            return _message_id(await api.post(path, {**to, "message": await photos.message(photo)}))
        except OSError as error:
            log.warning("photo left out", outbox=letter.outbox_id, why=str(error)[:120])
            return ""
        except ZaloError as error:
            if error.code == GONE and again:
                photos.forget(photo)
                continue
            verdict = await api.verdict(error, str(letter.outbox_id))
            if not isinstance(verdict, Refused):
                raise verdict from error
            log.warning("photo left out", outbox=letter.outbox_id, why=str(verdict)[:120])
            return ""
    return ""


def _message_id(data: Any) -> str:
    return str((data or {}).get("message_id") or "") if isinstance(data, dict) else ""


def plain(text: str) -> str:
    """Zalo shows texts as they are: without our one emphasis."""
    return text.replace("**", "")
