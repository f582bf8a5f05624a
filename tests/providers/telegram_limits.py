"""How fast a bot may write, and the faults a test can order."""

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

# Telegram's own words: one message a second in a chat (short bursts are let through), 20 a minute in a
# group, about 30 a second overall (core.telegram.org/bots/faq). How it measures a burst is not published.
OVERALL = (30.0, 30.0)
IN_A_CHAT = (1.0, 3.0)
IN_A_GROUP = (20 / 60, 20.0)

WRITES = frozenset(
    {
        "sendmessage",
        "sendphoto",
        "sendlocation",
        "editmessagetext",
        "editmessagecaption",
        "editmessagereplymarkup",
    }
)


@dataclass
class _Bucket:
    rate: float
    size: float
    level: float
    at: float

    def fill(self, now: float) -> None:
        self.level = min(self.size, self.level + max(0.0, now - self.at) * self.rate)
        self.at = now

    def wait(self) -> float:
        return 0.0 if self.level >= 1 - 1e-6 else (1 - self.level) / self.rate


class Pace:
    """Token buckets of the bot, of each chat and of each group."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.enforced = True
        self._clock = clock
        self._buckets: dict[str, _Bucket] = {}

    def take(self, chat_id: int) -> int:
        """Nought, and the message is counted; or the whole seconds to wait."""
        if not self.enforced:
            return 0
        buckets = [self._bucket("all", OVERALL), self._bucket(f"chat {chat_id}", IN_A_CHAT)]
        if chat_id < 0:
            buckets.append(self._bucket(f"group {chat_id}", IN_A_GROUP))
        wait = max(bucket.wait() for bucket in buckets)
        if wait:
            return max(1, math.ceil(wait - 1e-6))
        for bucket in buckets:
            bucket.level -= 1
        return 0

    def _bucket(self, name: str, limit: tuple[float, float]) -> _Bucket:
        now = self._clock()
        rate, size = limit
        bucket = self._buckets.setdefault(name, _Bucket(rate, size, size, now))
        bucket.fill(now)
        return bucket


@dataclass
class _Order:
    """A fault ordered for the next calls of a kind."""

    left: int
    methods: frozenset[str]
    status: int = 0

    def takes(self, method: str) -> bool:
        if self.left <= 0 or method not in self.methods:
            return False
        self.left -= 1
        return True


def _of(method: str | None) -> frozenset[str]:
    return WRITES if method is None else frozenset({method.lower()})


@dataclass
class Faults:
    """What will go wrong next; every fault is counted when it happens."""

    clock: Callable[[], float]
    counts: Counter[str]
    _fails: list[_Order] = field(default_factory=list)
    _drops: list[_Order] = field(default_factory=list)
    _closed: dict[int | None, float] = field(default_factory=dict)

    def order_failure(self, n: int, status: int, method: str | None) -> None:
        self._fails.append(_Order(n, _of(method), status))

    def order_drop(self, n: int, method: str | None) -> None:
        self._drops.append(_Order(n, _of(method)))

    def order_refusal(self, retry_after: float, chat_id: int | None) -> None:
        self._closed[chat_id] = self.clock() + retry_after

    def failure(self, method: str) -> int:
        """The HTTP status this call has to fail with, or 0."""
        return next((order.status for order in self._fails if order.takes(method)), 0)

    def drop(self, method: str) -> bool:
        """Whether the answer to this accepted call is to be lost."""
        if any(order.takes(method) for order in self._drops):
            self.counts["dropped"] += 1
            return True
        return False

    def refusal(self, method: str, chat_id: int | None) -> int:
        """Seconds a writer is still shut out for, or 0."""
        if method not in WRITES:
            return 0
        until = max(self._closed.get(None, 0.0), self._closed.get(chat_id, 0.0))
        left = until - self.clock()
        return max(1, math.ceil(left - 1e-6)) if left > 1e-6 else 0
