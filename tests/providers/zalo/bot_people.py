"""One bot of the Bot Platform: its plan, its webhook, its row of updates, and the people who talk to it."""

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from .shapes import Json, Sent, new_picture
from .webhooks import Delivery, Webhooks, serialise
from .world import Hook, World

VIETNAM = timedelta(hours=7)


@dataclass(eq=False)
class BotGroup:
    """A group the bot was invited to; it hears mentions and replies only."""

    id: str
    title: str
    members: set[str] = field(default_factory=set)


class FakeBot:
    """The bot as the platform holds it. Undocumented or disputed habits are switches."""

    def __init__(self, world: World, webhooks: Webhooks, token: str) -> None:
        self.token = token
        self.id = token.partition(":")[0]
        self.display_name = "Bot Phường ơi"
        self.account_name = "bot.PhuongOi"
        self.hook = Hook()
        self.hook.disables = False
        self.secret = ""
        self.updated_at = 0
        self.allow_local_hooks = False  # the real one wants a public https address
        self.http_statuses = True  # False: every error comes with HTTP 200, also the idle 408
        self.unknown_chat = 400  # or 404
        self.wrapped = True  # webhook bodies are {"ok":true,"result":{...}}, or the bare update
        self.shows_replies = False  # no source says that an update names what it replies to
        self.old_shape = False  # updates without event_name, with first_name
        self.ladder: tuple[int, ...] = ()  # the retry policy of the bot's webhook is not documented
        self.longest_poll = 1.0  # seconds of real time that an idle getUpdates waits at most
        self.month_limit, self.user_limit, self.group_limit = 3000, 50, 3
        self.months: Counter[str] = Counter()
        self.served: set[str] = set()
        self.updates: deque[Json] = deque()
        self.people: dict[str, BotPerson] = {}
        self.groups: dict[str, BotGroup] = {}
        self.actions: list[tuple[str, str]] = []
        self.world = world
        self._webhooks = webhooks

    def person(self, id: str = "u1", name: str = "Lan") -> "BotPerson":
        """Somebody who may write to the bot; the bot can write to them only after that."""
        return self.people.setdefault(id, BotPerson(id, name, self))

    def group(self, id: str = "zgr-1", title: str = "Tổ công tác", members: Iterable["BotPerson"] = ()) -> BotGroup:
        self.groups[id] = BotGroup(id, title, {person.id for person in members})
        return self.groups[id]

    def month(self) -> str:
        return f"{datetime.fromtimestamp(self.world.clock(), UTC) + VIETNAM:%Y-%m}"

    def emits(self, update: Json) -> Delivery | None:
        """Any update as it is: pushed when a webhook is set, else kept for getUpdates."""
        if not self.hook.url:
            self.updates.append(update)
            self.world.bell.ring()
            return None
        body = {"ok": True, "result": update} if self.wrapped else update
        headers = {"Content-Type": "application/json", "X-Bot-Api-Secret-Token": self.secret}
        return self._webhooks.send(Delivery(body, serialise(body, 0), headers, self.hook, self.ladder))


@dataclass(eq=False)
class BotPerson:
    """Somebody who talks to the bot, alone or in a group."""

    id: str
    name: str
    bot: FakeBot = field(repr=False)
    met: bool = False

    async def says(
        self, text: str, *, group: BotGroup | None = None, mention: bool = False, reply_to: Sent | None = None
    ) -> Delivery | None:
        """In a group the bot is told only when it is mentioned or replied to."""
        words = f"@{self.bot.display_name} {text}" if mention else text
        return self._posts("text", {"text": words}, group, heard=mention or reply_to is not None, reply_to=reply_to)

    async def sends_photo(
        self,
        caption: str | None = None,
        data: bytes | None = None,
        *,
        group: BotGroup | None = None,
        mention: bool = False,
    ) -> Delivery | None:
        url = self.bot.world.keep_media(new_picture(len(self.bot.world.media)) if data is None else data, ".jpg")
        words = f"@{self.bot.display_name} {caption or ''}".strip() if mention else caption
        message = {"photo_url": url} | ({} if words is None else {"caption": words})
        return self._posts("image", message, group, heard=mention)

    async def sends_sticker(self) -> Delivery | None:
        url = self.bot.world.keep_media(new_picture(2), ".png")
        return self._posts("sticker", {"sticker": "bfe458bf64fa8da4d4eb", "url": url})

    async def sends_voice(self, data: bytes = b"\xff\xf1 aac") -> Delivery | None:
        return self._posts("voice", {"voice_url": self.bot.world.keep_media(data, ".aac")})

    async def sends_unsupported(self) -> Delivery | None:
        """A place, a file, a contact card: the bot is told only that there was something."""
        return self._posts("unsupported", {})

    async def sends_location(self, lat: float, lng: float) -> Delivery | None:
        return await self.sends_unsupported()

    async def sends_file(self, name: str = "don.pdf") -> Delivery | None:
        return await self.sends_unsupported()

    @property
    def shown(self) -> list[Sent]:
        return [sent for sent in self.bot.world.sent if sent.how == "bot" and sent.to == self.id]

    def _posts(
        self,
        kind: str,
        content: Json,
        group: BotGroup | None = None,
        *,
        heard: bool = False,
        reply_to: Sent | None = None,
    ) -> Delivery | None:
        if group is not None and self.id not in group.members:
            raise AssertionError(f"{self.name} is not in the group {group.id}")
        if group is None:
            self.met = True
        name = "first_name" if self.bot.old_shape else "display_name"
        message = {
            "message_id": self.bot.world.new_id("b"),
            "date": self.bot.world.ms(),
            "from": {"id": self.id, name: self.name, "is_bot": False},
            "chat": {"id": group.id if group else self.id, "chat_type": "GROUP" if group else "PRIVATE"},
            "message_type": "CHAT_MESSAGE",
            **content,
        }
        if reply_to is not None and self.bot.shows_replies:
            message["reply_to_message"] = {"message_id": reply_to.message_id, "text": reply_to.text}
        if group is not None and not heard:
            return None
        update: Json = {} if self.bot.old_shape else {"event_name": f"message.{kind}.received"}
        return self.bot.emits({**update, "message": message})
