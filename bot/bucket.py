"""How fast an account may be written to: a bucket of tokens, the last of which are kept for live replies."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

LIMIT, REMAIN = "X-RateLimit-Limit", "X-RateLimit-Remain"  # of the provider's minute (zalo.md §1.7)
BURST = 5  # a fifth of a minute's tokens at once: with the minute's own ones that is less than the provider's limit
FLOOR = 2  # of what the provider says remains in this minute, this much is left alone


class Bucket:
    """Fills with `per_minute` tokens a minute. `rate` tells what the provider's last answer said of its limit."""

    def __init__(
        self,
        per_minute: int,
        rate: Callable[[], Mapping[str, str]] = dict,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._per_second, self._size = per_minute / 60, max(1.0, per_minute / BURST)
        self._rate, self._clock = rate, clock
        self._tokens, self._at = self._size, clock()
        self._told: Mapping[str, str] = {}
        self._shut = 0.0  # until when nothing goes at all

    @property
    def closed(self) -> bool:
        """Nothing may go now."""
        return self._fill() < 1 or self._clock() < self._shut

    @property
    def busy(self) -> bool:
        """What is left is for those who are talking with us."""
        return self._fill() < self._size / 2 or self._clock() < self._shut

    def take(self, *, live: bool) -> float:
        """A token, if there is one for this; else the seconds until there may be one."""
        if self.closed if live else self.busy:
            return self.wait(live=live)
        self._tokens -= 1
        return 0.0

    def wait(self, *, live: bool) -> float:
        wanted = 1.0 if live else self._size / 2
        return max((wanted - self._fill()) / self._per_second, self._shut - self._clock(), 0.0)

    def rest(self, seconds: float) -> None:
        """The provider says that it was too much."""
        self._tokens = 0.0
        self._shut = max(self._shut, self._clock() + seconds)

    def _fill(self) -> float:
        now = self._clock()
        self._tokens = min(self._size, self._tokens + (now - self._at) * self._per_second)
        self._at = now
        told = self._rate()
        if told is not self._told:  # each answer is heard once
            self._told = told
            self._hear(told)
        return self._tokens

    def _hear(self, told: Mapping[str, str]) -> None:
        """Others may use the same account: of what the provider says remains we take no more than that."""
        remain = told.get(REMAIN, "")
        if remain.isdigit():
            self._tokens = min(self._tokens, max(0.0, int(remain) - FLOOR))
