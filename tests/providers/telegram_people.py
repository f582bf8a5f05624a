"""People and groups as a test moves them: everything they do becomes an update for the bot."""

from collections.abc import Sequence
from typing import Any

from .telegram_delivery import Delivery
from .telegram_shapes import TEXT_LIMIT, Json, Sent, Stored, Update, entities_of, utf16
from .telegram_world import Chat, World, new_picture

Ref = int | Sent | Update  # a message: its number, what the bot sent, or the update it came in


def number_of(message: Ref) -> int:
    """The number of a message, whatever it is named by."""
    if isinstance(message, int):
        return message
    if isinstance(message, Sent):
        return message.message_id
    body = next(body for key, body in message.items() if key != "update_id")
    return int(body["message_id"] if "message_id" in body else body["message"]["message_id"])


class Group:
    """A group the bot is in."""

    def __init__(self, chat: Chat, world: World, delivery: Delivery) -> None:
        self.chat = chat
        self._world = world
        self._delivery = delivery

    @property
    def id(self) -> int:
        return self.chat.id

    def adds(self, *people: "Person") -> None:
        self.chat.members.update(person.id for person in people)

    async def kicks_bot(self, by: "Person") -> Update:
        """From now on the bot is answered 403 here."""
        self.chat.kicked = True
        return membership(self._world, self._delivery, self.chat, by.user, ("member", "kicked"))

    async def takes_bot_back(self, by: "Person") -> Update:
        self.chat.kicked = False
        return membership(self._world, self._delivery, self.chat, by.user, ("kicked", "member"))

    async def migrates(self) -> "Group":
        """Become a supergroup: a new id, and the old one answers with migrate_to_chat_id."""
        new = Chat(-1_000_000_000_000 - abs(self.id), "supergroup", dict(self.chat.face))
        new.members = set(self.chat.members)
        self._world.chats[new.id] = new
        admin = self._world.people[min(self.chat.members)] if self.chat.members else self._world.bot
        for chat, note in (
            (self.chat, {"migrate_to_chat_id": new.id}),
            (new, {"migrate_from_chat_id": self.id}),
        ):
            stored = self._world.write(chat, admin, note)
            self._delivery.send(self._delivery.make("message", stored.json))
        self.chat.moved_to = new.id
        return Group(new, self._world, self._delivery)


class Person:
    """Somebody with a phone."""

    def __init__(self, user: Json, chat: Chat, world: World, delivery: Delivery) -> None:
        self.user = user
        self.chat = chat
        self._world = world
        self._delivery = delivery

    @property
    def id(self) -> int:
        return self.chat.id

    async def starts(self, payload: str | None = None) -> Update:
        """Press Start, perhaps from a link or a QR code that carries a word."""
        self.chat.blocked = False
        return await self.says(f"/start {payload}" if payload else "/start")

    async def says(self, text: str, chat: Group | None = None, reply_to: Ref | None = None) -> Update:
        """Write; the app cuts what is over 4,096 into several messages, the last of which is returned."""
        parts = list(cut(text.strip()))
        if not parts:
            raise ValueError("the app does not send an empty message")
        for part in parts:
            update = self._post({"text": part}, chat, reply_to, words="text")
        return update

    async def presses(self, message: Ref, label_or_data: str, chat: Group | None = None) -> Update:
        """Press a button of the message as it is now, or as it was when the `Sent` in hand was shown."""
        where = self._world.chats[message.chat_id] if isinstance(message, Sent) else self._where(chat)
        stored = self._world.message(where.id, number_of(message))
        if stored is None:
            raise AssertionError(f"there is no message {number_of(message)} in chat {where.id}")
        now = stored.shown()
        offered = [*now.buttons, *(message.buttons if isinstance(message, Sent) else ())]
        found = next((pair for pair in offered if label_or_data in pair), None)
        if found is None:
            raise AssertionError(f"no button {label_or_data!r} among {offered}")
        if now.markup == "reply":
            return await self.says(found[0])
        return self._press(stored, found[1])

    def _press(self, stored: Stored, data: str) -> Update:
        query_id = f"{self.id}{next(self._world.serial):09d}"
        self._world.queries[query_id] = (self.id, self._world.clock())
        query = {
            "id": query_id,
            "from": self.user,
            "message": dict(stored.json),
            "chat_instance": str(stored.chat_id * 7_919),
            "data": data,
        }
        update = self._delivery.make("callback_query", query)
        self._delivery.send(update)
        return update

    async def sends_photo(
        self,
        caption: str | None = None,
        bytes: bytes | None = None,
        *,
        chat: Group | None = None,
        reply_to: Ref | None = None,
        album: str | None = None,
    ) -> Update:
        """Send a picture; pictures of one album share a word and come as separate updates."""
        data = new_picture(next(self._world.serial)) if bytes is None else bytes
        content: Json = {"photo": self._world.keep_photo(data)}
        if album is not None:
            content["media_group_id"] = album
        return self._media(content, caption, chat, reply_to)

    async def sends_location(
        self, lat: float, lng: float, *, chat: Group | None = None, reply_to: Ref | None = None
    ) -> Update:
        return self._post({"location": {"latitude": lat, "longitude": lng}}, chat, reply_to)

    async def sends_contact(self, phone: str = "+84901234567", *, own: bool = True) -> Update:
        contact = {"phone_number": phone, "first_name": self.user["first_name"]}
        if own:
            contact["user_id"] = self.id
        return self._post({"contact": contact}, None, None)

    async def sends_voice(self, seconds: int = 3, bytes: bytes = b"OggS voice") -> Update:
        voice = {**self._world.keep(bytes, "voice/file.oga"), "duration": seconds, "mime_type": "audio/ogg"}
        return self._post({"voice": voice}, None, None)

    async def sends_sticker(self, emoji: str = "👍") -> Update:
        sticker = {
            **self._world.keep(b"RIFF sticker", "stickers/file.webp"),
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": emoji,
        }
        return self._post({"sticker": sticker}, None, None)

    async def sends_video(
        self, caption: str | None = None, bytes: bytes = b"ftyp video", *, size: int | None = None
    ) -> Update:
        video = {
            **self._world.keep(bytes, "videos/file.mp4", size),
            "width": 640,
            "height": 360,
            "duration": 5,
            "mime_type": "video/mp4",
        }
        return self._media({"video": video}, caption, None, None)

    async def sends_document(
        self,
        name: str = "don.pdf",
        bytes: bytes = b"%PDF-1.4",
        *,
        mime: str = "application/pdf",
        caption: str | None = None,
        size: int | None = None,
    ) -> Update:
        document = {
            **self._world.keep(bytes, f"documents/{name}", size),
            "file_name": name,
            "mime_type": mime,
        }
        return self._media({"document": document}, caption, None, None)

    async def edits(self, message: Ref, new_text: str, chat: Group | None = None) -> Update:
        """Change one's own message; the bot is told of the whole new one."""
        where = self._where(chat)
        stored = self._world.message(where.id, number_of(message))
        if stored is None or stored.json["from"]["id"] != self.id:
            raise AssertionError(f"{self.user['first_name']} has no message {number_of(message)} to edit here")
        name = "text" if "text" in stored.json else "caption"
        stored.json = {**stored.json, name: new_text, "edit_date": self._world.date()}
        _mark(stored.json, name)
        stored.edited = True
        update = self._delivery.make("edited_message", dict(stored.json))
        if self._world.hears(where, stored.json):
            self._delivery.send(update)
        return update

    async def blocks(self) -> Update:
        self.chat.blocked = True
        return membership(self._world, self._delivery, self.chat, self.user, ("member", "kicked"))

    async def unblocks(self) -> Update:
        self.chat.blocked = False
        return membership(self._world, self._delivery, self.chat, self.user, ("kicked", "member"))

    def _where(self, chat: Group | None) -> Chat:
        if chat is None:
            return self.chat
        if self.id not in chat.chat.members:
            raise AssertionError(f"{self.user['first_name']} is not in the group {chat.id}")
        return chat.chat

    def _media(self, content: Json, caption: str | None, chat: Group | None, reply_to: Ref | None) -> Update:
        if caption:
            content["caption"] = caption
        return self._post(content, chat, reply_to, words="caption")

    def _post(self, content: Json, chat: Group | None, reply_to: Ref | None, words: str = "") -> Update:
        where = self._where(chat)
        if where.blocked:
            raise AssertionError("somebody who blocked the bot has to unblock it first")
        if where.kind == "private":
            where.started = True
        if words in content:
            _mark(content, words)
        if reply_to is not None:
            content["reply_to_message"] = self._quoted(where, reply_to)
        stored = self._world.write(where, self.user, content)
        update = self._delivery.make("message", dict(stored.json))
        if self._world.hears(where, stored.json):
            self._delivery.send(update)
        return update

    def _quoted(self, where: Chat, reply_to: Ref) -> Json:
        stored = self._world.message(where.id, number_of(reply_to))
        if stored is None:
            raise AssertionError(f"there is no message {number_of(reply_to)} in chat {where.id} to reply to")
        return {key: value for key, value in stored.json.items() if key != "reply_to_message"}


def cut(text: str) -> Sequence[str]:
    """The pieces the app sends a long text in."""
    pieces, piece, size = [], "", 0
    for letter in text:
        width = utf16(letter)
        if size + width > TEXT_LIMIT:
            pieces.append(piece)
            piece, size = "", 0
        piece, size = piece + letter, size + width
    return [*pieces, piece] if piece else pieces


def _mark(content: Json, name: str) -> None:
    key = "entities" if name == "text" else "caption_entities"
    content.pop(key, None)
    if found := entities_of(content[name]):
        content[key] = found


def membership(world: World, delivery: Delivery, chat: Chat, by: Json, change: tuple[str, str]) -> Update:
    """The bot's own standing in a chat has changed."""

    def standing(status: str) -> dict[str, Any]:
        until = {"until_date": 0} if status == "kicked" else {}
        return {"user": world.bot, "status": status, **until}

    body = {
        "chat": chat.json(),
        "from": by,
        "date": world.date(),
        "old_chat_member": standing(change[0]),
        "new_chat_member": standing(change[1]),
    }
    update = delivery.make("my_chat_member", body)
    delivery.send(update)
    return update
