"""The webhook sender: signs exact bytes, repeats up the ladder with the same bytes, gives up and switches itself off."""

import asyncio
import hashlib
import itertools
import json
import random
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import aiohttp

from .shapes import Json
from .world import App, Hook, World

# Seconds after the first sending ("off after about an hour of failures"); counted from each attempt to the next it
# would be (30, 330, 1230, 3030, 6630), which `Webhooks.ladder` takes as well.
LADDER = (30, 300, 900, 1800, 3600)
TICK = 0.02


@dataclass(frozen=True)
class Attempt:
    """One sending: when by the fake's clock, and what came of it."""

    at: float
    num_retry: int
    status: int | None
    problem: str = ""


@dataclass(eq=False)
class Delivery:
    """An event on its way. State: held, queued, waiting (for its time), delivered, lost, dropped (never sent)."""

    event: Json
    body: bytes
    headers: dict[str, str]
    hook: Hook
    ladder: Sequence[int] = LADDER
    state: str = "queued"
    first_at: float = 0.0
    due: float = 0.0
    attempts: list[Attempt] = field(default_factory=list)

    @property
    def name(self) -> str:
        return str(self.event.get("event_name") or self.event.get("result", {}).get("event_name", ""))

    @property
    def ok(self) -> bool:
        return self.state == "delivered"

    @property
    def text(self) -> str:
        return str(self.event.get("message", {}).get("text", ""))

    @property
    def msg_id(self) -> str:
        return str(self.event.get("message", {}).get("msg_id", ""))

    @property
    def failures(self) -> int:
        return sum(attempt.status != 200 for attempt in self.attempts)


def sign(app_id: str, body: bytes, timestamp: str, secret: str) -> str:
    """Plain SHA-256 over the bytes as they are sent, not an HMAC."""
    return hashlib.sha256(app_id.encode() + body + timestamp.encode() + secret.encode()).hexdigest()


def serialise(event: Json, style: int) -> bytes:
    """Bytes that differ from what re-serialising would give: style 1 escapes slashes, 2 turns the keys round, 3 both."""
    if style & 2:
        event = dict(reversed(event.items()))
    text = json.dumps(event, ensure_ascii=False, separators=(",", ":"))
    return (text.replace("/", "\\/") if style & 1 else text).encode()


class Webhooks:
    """The row of events not yet taken over, and the switches of how they travel."""

    def __init__(self, world: World) -> None:
        self.deliveries: list[Delivery] = []
        self.timeout = 2.0  # seconds of real time
        self.ladder: Sequence[int] = LADDER
        self.style: int | None = None  # None: a different one for every event
        self.signature = "good"  # bad, missing, bare (without "mac=")
        self.twice = ""  # "after" or "together": every event is sent a second time
        self.late = 0.0  # seconds of the fake's time by which every event comes too late
        self.extra: Json = {}  # keys put into every event and its message
        self._world = world
        self._styles = itertools.count()
        self._held: list[Delivery] | None = None
        self._queued: set[Delivery] = set()
        self._waiting: set[Delivery] = set()
        self._queues: dict[str, deque[Delivery]] = defaultdict(deque)
        self._pumps: dict[str, asyncio.Task[None]] = {}
        self._ticker: asyncio.Task[None] | None = None
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        # A connection of its own for each event: a ward that was killed and rose again is not met on a dead one.
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0, force_close=True))
        self._ticker = asyncio.create_task(self._tick())

    async def stop(self) -> None:
        tasks = [task for task in (self._ticker, *self._pumps.values()) if task is not None]
        self._pumps.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    # ---- in ----

    def emit(self, app: App, secret: str, event: Json, *, server: str = "") -> Delivery:
        """Sign an event of an OA and line it up; one the console has not switched on is dropped."""
        event = self._with_extra(event)
        style = next(self._styles) % 4 if self.style is None else self.style
        body = serialise(event, style)
        headers = {"Content-Type": "application/json"}
        if server:
            headers["X-ZEvent-Server"] = server
        mac = sign(app.id, body, str(event.get("timestamp", "")), secret)
        if self.signature == "bad":
            mac = sign(app.id, body, str(event.get("timestamp", "")), "another secret")
        if self.signature != "missing":
            headers["X-ZEvent-Signature"] = mac if self.signature == "bare" else f"mac={mac}"
        delivery = self.send(Delivery(event, body, headers, app.hook, self.ladder))
        if self.twice:
            self.redeliver(delivery, together=self.twice == "together")
        return delivery

    def send(self, delivery: Delivery, queue: str = "") -> Delivery:
        self.deliveries.append(delivery)
        if not self._wanted(delivery):
            delivery.state = "dropped"
        elif self._held is not None:
            delivery.state = "held"
            self._held.append(delivery)
        elif self.late:
            self._wait(delivery, self._world.clock() + self.late)
        else:
            self._line_up(delivery, queue)
        return delivery

    def redeliver(self, delivery: Delivery, *, together: bool = False) -> Delivery:
        """The same bytes once more, as after an answer that was lost; or beside the first, at the same time."""
        twin = Delivery(delivery.event, delivery.body, delivery.headers, delivery.hook, delivery.ladder)
        return self.send(twin, "twins" if together else "")

    def hold(self) -> None:
        self._held = self._held or []

    def release(self, order: str | Callable[[Delivery], float] = "arrival") -> None:
        """Let held events go, all at once: in order of arrival, "reversed", "shuffled", or by a key."""
        held, self._held = self._held or [], None
        if order == "reversed":
            held.reverse()
        elif order == "shuffled":
            random.shuffle(held)
        elif callable(order):
            held.sort(key=order)
        elif order != "arrival":
            raise ValueError(f"order is arrival, reversed, shuffled or a key, not {order!r}")
        for delivery in held:
            self._line_up(delivery, "released")

    async def probe(self, hook: Hook, url: str) -> bool:
        """The console's "Kiểm tra": an unsigned body; the URL is saved only when 200 comes back."""
        test = Delivery({}, b"{}", {"Content-Type": "application/json"}, Hook(url=url))
        attempt = await self._post(test)
        if attempt.status == 200:
            hook.url, hook.enabled = url, True
        return attempt.status == 200

    def _with_extra(self, event: Json) -> Json:
        if not self.extra:
            return event
        event = {**self.extra, **event}
        if isinstance(event.get("message"), dict):
            event["message"] = {**self.extra, **event["message"]}
        return event

    def _wanted(self, delivery: Delivery) -> bool:
        hook = delivery.hook
        if not hook.url or not hook.enabled:
            return False
        if hook.events is not None and delivery.name not in hook.events:
            return False
        return not (hook.only_hash_texts and delivery.name == "user_send_text" and not delivery.text.startswith("#"))

    # ---- out ----

    @property
    def busy(self) -> list[Delivery]:
        """On their way now; what is held or waits for its time is not among them."""
        return list(self._queued)

    def next_due(self) -> float | None:
        return min((delivery.due for delivery in self._waiting), default=None)

    def run_due(self) -> None:
        due = [delivery for delivery in self._waiting if delivery.due <= self._world.clock()]
        for delivery in sorted(due, key=lambda one: one.due):
            self._line_up(delivery)

    def _wait(self, delivery: Delivery, until: float) -> None:
        delivery.state, delivery.due = "waiting", until
        self._waiting.add(delivery)

    def _line_up(self, delivery: Delivery, queue: str = "") -> None:
        """A person's events wait for each other; Zalo promises no order, and `release` can upset this one."""
        delivery.state = "queued"
        self._waiting.discard(delivery)
        self._queued.add(delivery)
        name = queue or queue_of(delivery.event)
        self._queues[name].append(delivery)
        if name not in self._pumps:
            self._pumps[name] = asyncio.create_task(self._pump(name))

    async def _pump(self, name: str) -> None:
        queue = self._queues[name]
        try:
            while queue:
                await self._try(queue.popleft())
        finally:
            self._pumps.pop(name, None)
            self._queues.pop(name, None)
            self._world.bell.ring()

    async def _try(self, delivery: Delivery) -> None:
        attempt = await self._post(delivery)
        delivery.attempts.append(attempt)
        self._queued.discard(delivery)
        self._world.counts[f"webhook {attempt.status or 'failed'}"] += 1
        if attempt.status == 200:
            delivery.state = "delivered"
        else:
            self._failed(delivery)
        self._world.bell.ring()

    def _failed(self, delivery: Delivery) -> None:
        retries = delivery.failures - 1
        if retries < len(delivery.ladder):
            self._wait(delivery, delivery.first_at + delivery.ladder[retries])
            return
        delivery.state = "lost"
        if not delivery.hook.disables:
            return
        delivery.hook.enabled = False  # until a person switches it on again in the console
        for other in [one for one in self._waiting if one.hook is delivery.hook]:
            other.state = "lost"
            self._waiting.discard(other)

    async def _post(self, delivery: Delivery) -> Attempt:
        assert self._session is not None
        now = self._world.clock()
        number = len(delivery.attempts)
        if not delivery.attempts:
            delivery.first_at = now
        headers = {**delivery.headers, **({"num_retry": str(number)} if number else {})}
        timeout = aiohttp.ClientTimeout(total=self.timeout)
        try:
            async with self._session.post(
                delivery.hook.url, data=delivery.body, headers=headers, timeout=timeout, allow_redirects=False
            ) as answer:
                await answer.read()
                return Attempt(now, number, answer.status)
        except TimeoutError:
            return Attempt(now, number, None, "no answer in time")
        except (aiohttp.ClientError, OSError) as error:
            return Attempt(now, number, None, str(error) or type(error).__name__)

    async def _tick(self) -> None:
        """With a clock that runs by itself nobody calls `advance`."""
        while True:
            await asyncio.sleep(TICK)
            self.run_due()


def queue_of(event: Json) -> str:
    """Whose event it is."""
    result = event.get("result", event)
    if "message" in result and "chat" in result["message"]:
        return f"bot {result['message']['chat']['id']}"
    ends = {str(event.get(key, {}).get("id", "")) for key in ("follower", "sender", "recipient")}
    return " ".join(sorted(ends | {str(event.get("oa_id", ""))}))
