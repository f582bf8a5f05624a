"""Zalo's streets for stories: an Official Account with its GMF group, and a bot of the Bot Platform with its group."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.ward_process import WardProcess
from handlers.types import Address
from tests.bot.bot_town import BotTown
from tests.bot.street import Shown
from tests.bot.zalo_town import ZaloTown
from tests.providers.zalo import BotPerson, Delivery, Resident, Sent
from tests.providers.zalo.shapes import new_picture


class OaStreet:
    """Residents with an Official Account, officials in its GMF group."""

    def __init__(self, town: ZaloTown) -> None:
        self.town, self._last = town, dict[str, Delivery]()
        self._ids: dict[str, str] = {}

    @property
    def process(self) -> WardProcess:
        return self.town.process

    def person(self, name: str) -> Resident:
        number = self._ids.setdefault(name, f"51000000000000000{len(self._ids):02d}")
        return self.town.fake.oa.user(number, name)

    def address(self, name: str) -> Address:
        return Address("zalo_oa", self.town.fake.oa.id, self.person(name).id)

    def group(self) -> Address:
        return Address("zalo_group", self.town.fake.oa.id, self.town.group.id)

    def joins(self, name: str) -> str:
        person = self.person(name)
        self.town.group.adds(person)
        if person.last_interaction is None:
            person.last_spoke(0)  # officials have written to the account, to be registered
        return person.id

    def shown(self, to: Address) -> list[Shown]:
        return [
            Shown(sent.message_id, sent.text, tuple(button.title for button in sent.buttons))
            for sent in self.town.fake.sent_to(to.chat)
            if sent.kind in ("text", "list") and sent.text
        ]

    async def acts(self, name: str, event: dict[str, Any], *, in_group: bool) -> None:
        person, group = self.person(name), self.town.group if in_group else None
        kind, text, quote = event["type"], str(event.get("text") or ""), str(event.get("reply_to") or "")
        if kind == "text":
            done = await person.says(text, group=group, quote=quote)
        elif kind == "photo":
            done = self._photo(person, text, quote, in_group=in_group)
        elif kind == "location":
            done = await person.sends_location(float(event["lat"]), float(event["lng"]), group=group)
        elif kind == "contact":
            done = await person.submits_info(str(event["payload"]))
        elif kind == "start":
            done = await person.follows()
        else:
            sends = {
                "voice": person.sends_audio, "sticker": person.sends_sticker, "video": person.sends_video,
                "file": person.sends_file,
            }  # fmt: skip
            done = await sends[kind](group=group)
        self._last[name] = done

    def _photo(self, person: Resident, text: str, quote: str, *, in_group: bool) -> Delivery:
        """A photo may answer a message, too."""
        url = self.town.fake.world.keep_media(new_picture(len(self.town.fake.world.media)), ".jpg")
        message: dict[str, Any] = {"attachments": [{"type": "image", "payload": {"url": url, "thumbnail": url}}]}
        message |= ({"text": text} if text else {}) | ({"quote_msg_id": quote} if quote else {})
        row = {"type": "photo", "url": url, "thumb": url, "description": text}
        return person._posts("image", message, self.town.group if in_group else None, row)

    async def again(self, name: str) -> None:
        self.town.fake.webhooks.redeliver(self._last[name])

    async def tap(self, name: str, message: Shown, title: str) -> None:
        sent = next(sent for sent in self.town.fake.sent if sent.message_id == message.id)
        self._last[name] = await self.person(name).taps(title, sent)

    def in_touch(self, name: str, ahead: float) -> None:
        if self.person(name).last_interaction is not None:
            self.person(name).last_spoke(-ahead)

    async def pass_time(self, seconds: float) -> None:
        await self.town.fake.advance(seconds)

    async def settled(self) -> None:
        await self.town.fake.settled()

    def now(self) -> datetime:
        return self.town.now()


class BotStreet:
    """People with a bot of the Bot Platform; in the group it hears what mentions it or answers it."""

    def __init__(self, town: BotTown) -> None:
        self.town, self._last = town, dict[str, dict[str, Any]]()
        town.bot.shows_replies = True

    @property
    def process(self) -> WardProcess:
        return self.town.process

    def person(self, name: str) -> BotPerson:
        return self.town.bot.person(f"p-{name}", name)

    def address(self, name: str) -> Address:
        return Address("zalo_bot", self.town.bot.id, self.person(name).id)

    def group(self) -> Address:
        return Address("zalo_bot", self.town.bot.id, self.town.group.id)

    def joins(self, name: str) -> str:
        person = self.person(name)
        person.met = True
        self.town.group.members.add(person.id)
        return person.id

    def shown(self, to: Address) -> list[Shown]:
        return [Shown(sent.message_id, sent.text) for sent in self.town.fake.sent_to(to.chat) if sent.kind == "text"]

    async def acts(self, name: str, event: dict[str, Any], *, in_group: bool) -> None:
        person, group = self.person(name), self.town.group if in_group else None
        kind, text = event["type"], str(event.get("text") or "")
        answered = next((one for one in self.town.fake.sent if one.message_id == event.get("reply_to")), None)
        if kind in ("text", "start"):
            text = "/start" if kind == "start" else text
            await person.says(text, group=group, mention=in_group and answered is None, reply_to=answered)
        elif kind == "photo":
            self._photo(person, text, answered, in_group=in_group)
        elif kind in ("voice", "sticker"):
            await (person.sends_voice() if kind == "voice" else person.sends_sticker())
        else:
            await person.sends_unsupported()

    def _photo(self, person: BotPerson, text: str, answered: Sent | None, *, in_group: bool) -> None:
        url = self.town.fake.world.keep_media(new_picture(len(self.town.fake.world.media)), ".jpg")
        words = f"@{self.town.bot.display_name} {text}" if in_group and answered is None else text
        message = {"photo_url": url} | ({"caption": words} if words else {})
        person._posts("image", message, self.town.group if in_group else None, heard=True, reply_to=answered)

    async def again(self, name: str) -> None:
        raise NotImplementedError("the platform keeps no update that it has handed out")

    async def tap(self, name: str, message: Shown, title: str) -> None:
        raise NotImplementedError("there are no buttons")

    def in_touch(self, name: str, ahead: float) -> None:
        """The platform has no windows."""

    async def pass_time(self, seconds: float) -> None:
        await self.town.fake.advance(seconds)

    async def settled(self) -> None:
        await self.town.fake.settled()

    def now(self) -> datetime:
        return self.town.now()
