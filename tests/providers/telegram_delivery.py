"""How updates reach the bot: pushed to its webhook in order, or fetched by it with getUpdates."""

import asyncio
import itertools
import json
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import aiohttp

from .telegram_shapes import ApiError, Call, Json, Update
from .telegram_world import Bell

# Only when asked for by name (setWebhook, allowed_updates).
SHY_KINDS = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
UNANSWERED_BY_WEBHOOK = ("get", "setwebhook", "deletewebhook", "close", "logout")


@dataclass(eq=False)
class Event:
    """An update on its way; a forced one is shown even to a poller that has confirmed its number."""

    update: Update
    queue: str
    forced: bool = False
    shown: bool = False

    @property
    def number(self) -> int:
        return int(self.update["update_id"])


@dataclass
class Webhook:
    """What setWebhook was told, and how it goes."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    error: str = ""
    error_date: int = 0


class Delivery:
    """The row of updates not yet taken over by the bot."""

    def __init__(self, date: Callable[[], int], counts: Counter[str], bell: Bell) -> None:
        self.hook = Webhook()
        self.allowed: frozenset[str] = frozenset()
        self.retry_delay = 0.05  # the real one begins at a second
        self.longest_delay = 1.0
        self.hook_timeout = 60.0
        self.bell = bell
        self.answer_from_hook: Callable[[str, Call], Awaitable[None]] | None = None
        self._date = date
        self._counts = counts
        self._numbers = itertools.count(random.randrange(10_000_000, 900_000_000))
        self._rows: list[Event] = []
        self._held: list[Event] | None = None
        self._pumps: dict[str, asyncio.Task[None]] = {}
        self._poll = 0
        self._room = asyncio.Semaphore(40)
        self._session: aiohttp.ClientSession | None = None

    @property
    def waiting(self) -> int:
        return len(self._rows)

    async def start(self) -> None:
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))

    async def stop(self) -> None:
        self.hook = Webhook()
        self._poll += 1
        self.bell.ring()
        await self._still()
        if self._session is not None:
            await self._session.close()

    async def _still(self) -> None:
        pumps = list(self._pumps.values())
        self._pumps.clear()
        for pump in pumps:
            pump.cancel()
        await asyncio.gather(*pumps, return_exceptions=True)

    # ---- in ----

    def make(self, kind: str, body: Json) -> Update:
        return {"update_id": next(self._numbers), kind: body}

    def send(self, update: Update, queue: str = "", *, forced: bool = False) -> None:
        """Line an update up; one of a kind the bot did not ask for is left out."""
        update.setdefault("update_id", next(self._numbers))
        kind = next((key for key in update if key != "update_id"), "")
        if not forced and (kind not in self.allowed if self.allowed else kind in SHY_KINDS):
            return
        event = Event(update, queue or queue_of(update), forced)
        if self._held is not None:
            self._held.append(event)
            return
        self._rows.append(event)
        self._wake()

    def hold(self) -> None:
        if self._held is None:
            self._held = []

    def release(self, order: str | Callable[[Update], float]) -> None:
        events, self._held = self._held or [], None
        if order == "reversed":
            events.reverse()
        elif order == "shuffled":
            random.shuffle(events)
        elif callable(order):
            events.sort(key=lambda event: order(event.update))
        elif order != "arrival":
            raise ValueError(f"order is arrival, reversed, shuffled or a key, not {order!r}")
        for event in events:
            event.forced = True  # others may have been confirmed past it
        self._rows.extend(events)
        self._wake()

    # ---- out by webhook ----

    async def set_hook(self, hook: Webhook, allowed: Sequence[str] | None, *, drop_pending: bool = False) -> None:
        await self._still()
        self.hook = hook
        self._room = asyncio.Semaphore(hook.max_connections)
        if allowed is not None:
            self.allowed = frozenset(allowed)
        if drop_pending:
            self._rows.clear()
        self._wake()

    def _wake(self) -> None:
        self.bell.ring()
        if not self.hook.url or self._session is None:
            return
        for event in self._rows:
            if event.queue not in self._pumps:
                self._pumps[event.queue] = asyncio.create_task(self._run(event.queue))

    async def _run(self, queue: str) -> None:
        try:
            await self._pump(queue)
        finally:
            if self._pumps.get(queue) is asyncio.current_task():
                del self._pumps[queue]

    async def _pump(self, queue: str) -> None:
        """One chat's updates, one after another; the next only when the last was answered 2xx."""
        delay = self.retry_delay
        while True:
            event = next((event for event in self._rows if event.queue == queue), None)
            if event is None or not self.hook.url:
                return
            async with self._room:
                problem = await self._push(event)
            if problem is None:
                delay = self.retry_delay
                self._rows.remove(event)
                self.bell.ring()
                continue
            self.hook.error, self.hook.error_date = problem, self._date()
            await asyncio.sleep(delay)
            delay = min(delay * 2, self.longest_delay)

    async def _push(self, event: Event) -> str | None:
        """Post one update; what went wrong, or None."""
        assert self._session is not None
        event.shown = True
        headers = {"Content-Type": "application/json"}
        if self.hook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.hook.secret
        body = json.dumps(event.update, ensure_ascii=False).encode()
        timeout = aiohttp.ClientTimeout(total=self.hook_timeout)
        try:
            async with self._session.post(
                self.hook.url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as answer:
                reply = await answer.read()
        except TimeoutError:
            self._counts["webhook failed"] += 1
            return "Read timeout expired"
        except (aiohttp.ClientError, OSError) as error:
            self._counts["webhook failed"] += 1
            return str(error) or type(error).__name__
        self._counts[f"webhook {answer.status}"] += 1
        if not 200 <= answer.status <= 299:
            return f"Wrong response from the webhook: {answer.status} {answer.reason}"
        await self._take_reply(reply)
        return None

    async def _take_reply(self, reply: bytes) -> None:
        """A bot may call one method in its answer to the webhook; it never learns the result."""
        if not reply.startswith(b"{") or self.answer_from_hook is None:
            return
        try:
            values = json.loads(reply)
        except ValueError:
            return
        method = str(values.pop("method", "")).lower()
        if method and not method.startswith(UNANSWERED_BY_WEBHOOK):
            await self.answer_from_hook(method, Call(values))

    # ---- out by getUpdates ----

    async def poll(self, offset: int, limit: int, seconds: float, allowed: Sequence[str] | None) -> list[Update]:
        if self.hook.url:
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self._poll += 1
        mine = self._poll
        self.bell.ring()
        if allowed is not None:
            self.allowed = frozenset(allowed)
        self._confirm(offset)
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while not (batch := self._batch(offset, limit)) and (left := until - loop.time()) > 0:
            await self.bell.wait(left)
            self._check_poller(mine)
        return batch

    def _check_poller(self, mine: int) -> None:
        if self.hook.url:
            raise ApiError(409, "Conflict: terminated by setWebhook request")
        if mine != self._poll:
            raise ApiError(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            )

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._rows = self._rows[offset:]
            return
        self._rows = [event for event in self._rows if event.number >= offset or (event.forced and not event.shown)]
        self.bell.ring()

    def _batch(self, offset: int, limit: int) -> list[Update]:
        events = [event for event in self._rows if event.number >= offset or event.forced][:limit]
        for event in events:
            event.shown = True
        return [event.update for event in events]


def queue_of(update: Update) -> str:
    """Messages and edits of a chat wait for each other; button presses have a row of their own.

    That is how the real server does it (add_update's webhook_queue_id), so a press can overtake a message.
    """
    for kind, body in update.items():
        if not isinstance(body, dict):
            continue
        if kind == "callback_query":
            return f"presses of {body.get('from', {}).get('id')}"
        chat = body.get("chat")
        if isinstance(chat, dict):
            return f"{'chat' if 'message' in kind else kind} {chat.get('id')}"
    return f"update {update.get('update_id')}"
