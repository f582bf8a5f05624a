"""What the provider remembers: chats, messages, files, pressed buttons, and who may be written to."""

import asyncio
import hashlib
import io
import itertools
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from PIL import Image, UnidentifiedImageError

from .telegram_shapes import ApiError, Json, Sent, Stored, bad

DOWNLOAD_LIMIT = 20 * 1024 * 1024
PATH_LIVES = 3600.0  # "guaranteed that the link will be valid for at least 1 hour" (getFile)
QUERY_LIVES = 15 * 60.0


class Bell:
    """Wakes everybody who waits for news."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        self._event.set()
        self._event = asyncio.Event()

    async def wait(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._event.wait(), max(0.0, seconds))
        except TimeoutError:
            return


@dataclass(eq=False)
class Chat:
    """A private chat with one person, or a group."""

    id: int
    kind: str
    face: Json
    started: bool = False
    blocked: bool = False
    kicked: bool = False
    moved_to: int | None = None
    members: set[int] = field(default_factory=set)

    def json(self) -> Json:
        return {"id": self.id, "type": self.kind, **self.face}


@dataclass(frozen=True)
class File:
    """Bytes the provider keeps, under an id and, for an hour after getFile, under a path."""

    data: bytes
    json: Json
    path: str


class World:
    """One bot's chats, as the provider holds them."""

    def __init__(self, bot: Json, clock: Callable[[], float], epoch: float) -> None:
        self.bot = bot
        self.clock = clock
        self.privacy_mode = True
        self.chats: dict[int, Chat] = {}
        self.people: dict[int, Json] = {}
        self.files: dict[str, File] = {}
        self.paths: dict[str, tuple[File, float]] = {}
        self.queries: dict[str, tuple[int, float]] = {}
        self.sent: list[Sent] = []
        self.bell = Bell()
        self.serial = itertools.count(1)
        self._epoch = epoch - clock()
        self._ids: Counter[int] = Counter()
        self._messages: dict[tuple[int, int], Stored] = {}

    def date(self) -> int:
        return int(self._epoch + self.clock())

    def reach(self, chat_id: int | None) -> Chat:
        """The chat a bot wants to write to, or the reason it may not."""
        chat = self.chats.get(chat_id) if chat_id is not None else None
        if chat is None:
            raise bad("chat not found" if chat_id is not None else "chat_id is empty")
        if chat.moved_to is not None:
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                {"migrate_to_chat_id": chat.moved_to},
            )
        if chat.kicked:
            raise ApiError(403, f"Forbidden: bot was kicked from the {chat.kind} chat")
        if chat.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        if chat.kind == "private" and not chat.started:
            raise ApiError(403, "Forbidden: bot can't initiate conversation with a user")
        return chat

    def message(self, chat_id: int, message_id: int | None) -> Stored | None:
        return None if message_id is None else self._messages.get((chat_id, message_id))

    def messages(self, chat_id: int) -> list[Stored]:
        found = [stored for (chat, _), stored in self._messages.items() if chat == chat_id]
        return sorted(found, key=lambda stored: stored.message_id)

    def write(self, chat: Chat, sender: Json, content: Json, *, method: str = "says") -> Stored:
        """Put a new message into a chat; the bot's own are told to whoever waits by `tell`."""
        # Private chats and basic groups share one row of numbers per account, each supergroup has its own.
        row = chat.id if chat.kind == "supergroup" else 0
        self._ids[row] += 1
        number = self._ids[row]
        message = {"message_id": number, "from": sender, "chat": chat.json(), "date": self.date(), **content}
        by_bot = sender["id"] == self.bot["id"]
        stored = Stored(chat.id, number, message, method, self.clock(), by_bot=by_bot)
        self._messages[(chat.id, number)] = stored
        return stored

    def tell(self, sent: Sent) -> None:
        self.sent.append(sent)
        self.bell.ring()

    def keep(self, data: bytes, path: str, size: int | None = None) -> Json:
        """Keep a file; what comes back is the part every kind of file has in the API."""
        number = len(self.files) + 1
        name = PurePosixPath(path)
        digest = hashlib.sha256(data + name.suffix.encode()).hexdigest()
        face: Json = {
            "file_id": f"AgACAgUAAxkBAAI{number:06d}{digest[:32]}",
            "file_unique_id": f"AQAD{digest[:12]}",
            "file_size": len(data) if size is None else size,
        }
        self.files[face["file_id"]] = File(data, face, f"{name.parent}/{name.stem}_{number}{name.suffix}")
        return face

    def keep_photo(self, data: bytes) -> list[Json]:
        """Keep a picture in two sizes, the small one first, as messages list them."""
        if picture_size(data) is None:  # a test may send a broken one; the real provider would not pass it on
            return [{**self.keep(data, "photos/file.jpg"), "width": 1280, "height": 960}]
        with Image.open(io.BytesIO(data)) as picture:
            width, height = picture.size
            small = picture.convert("RGB")
        small.thumbnail((90, 90))
        thumb = io.BytesIO()
        small.save(thumb, "JPEG")
        return [
            {**self.keep(thumb.getvalue(), "photos/file.jpg"), "width": small.width, "height": small.height},
            {**self.keep(data, "photos/file.jpg"), "width": width, "height": height},
        ]

    def open_path(self, file_id: str) -> Json:
        file = self.files.get(file_id)
        if file is None:
            raise bad("wrong file_id or the file is temporarily unavailable")
        if file.json["file_size"] > DOWNLOAD_LIMIT:
            raise bad("file is too big")
        self.paths[file.path] = (file, self.clock() + PATH_LIVES)
        return {**file.json, "file_path": file.path}

    def download(self, path: str) -> bytes | None:
        file, until = self.paths.get(path, (None, 0.0))
        return file.data if file is not None and self.clock() <= until else None

    def hears(self, chat: Chat, message: Json) -> bool:
        """Whether the bot is told of a message: in privacy mode only of what is meant for it."""
        if chat.moved_to is None and (chat.kicked or chat.blocked):
            return False
        if chat.kind == "private" or not self.privacy_mode or "migrate_to_chat_id" in message:
            return True
        reply = message.get("reply_to_message") or {}
        if reply.get("from", {}).get("id") == self.bot["id"] or "migrate_from_chat_id" in message:
            return True
        return any(self._names_bot(message, entity) for entity in message.get("entities", ()))

    def _names_bot(self, message: Json, entity: Json) -> bool:
        raw = message["text"].encode("utf-16-le")
        part = raw[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le")
        _, at, name = part.partition("@")
        if at:
            return bool(name.lower() == self.bot["username"].lower())
        return bool(entity["type"] == "bot_command")


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height, or None where the bytes are no picture."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            size = picture.size
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError):
        return None
    return size


def new_picture(shade: int) -> bytes:
    """A small, real JPEG; different shades are different files."""
    picture = Image.new("RGB", (320, 240), (shade * 37 % 256, shade * 91 % 256, shade * 53 % 256))
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()
