"""How much one visitor may send: a pace for frames, an allowance for photos. In memory, bounded, forgotten in time."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable

Clock = Callable[[], float]


class Pace:
    """So many a second, with room for a burst: a queue that waited for the network comes all at once."""

    def __init__(self, a_second: float, burst: int, clock: Clock = time.monotonic) -> None:
        self._a_second, self._burst, self._clock = a_second, float(burst), clock
        self._left, self._at = float(burst), clock()
        self.refused = 0  # in a row

    def take(self) -> bool:
        """Whether one more is in time."""
        now = self._clock()
        self._left = min(self._burst, self._left + (now - self._at) * self._a_second)
        self._at = now
        if self._left < 1:
            self.refused += 1
            return False
        self._left -= 1
        self.refused = 0
        return True


class Allowance:
    """At most `most` within `seconds` for each name; the names longest unused are forgotten first."""

    def __init__(self, most: int, seconds: float, names: int = 10_000, clock: Clock = time.monotonic) -> None:
        self._most, self._seconds, self._names, self._clock = most, seconds, names, clock
        self._taken: OrderedDict[str, deque[float]] = OrderedDict()

    def take(self, name: str) -> bool:
        """Whether this name may have one more."""
        now = self._clock()
        taken = self._taken.setdefault(name, deque())
        self._taken.move_to_end(name)
        while taken and taken[0] <= now - self._seconds:
            taken.popleft()
        while len(self._taken) > self._names:
            self._taken.popitem(last=False)
        if len(taken) >= self._most:
            return False
        taken.append(now)
        return True
