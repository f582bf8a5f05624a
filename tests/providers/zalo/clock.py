"""The fake's time: real time that a test may push forward, or time that stands still until it is pushed."""

import time


class Clock:
    """Seconds since 1970. With a start it stands there; without one it runs, and `advance` sets it ahead."""

    def __init__(self, start: float | None = None) -> None:
        self._start = start
        self._ahead = 0.0

    def __call__(self) -> float:
        return (time.time() if self._start is None else self._start) + self._ahead

    def advance(self, seconds: float) -> None:
        if seconds < 0:
            raise ValueError("time does not run backwards")
        self._ahead += seconds
