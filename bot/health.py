"""Which channels work, as the outbox sees it: one that failed for some minutes is an alarm, until it works again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from storage import alarms
from storage.db import Tx

DOWN_AFTER = timedelta(minutes=5)
KIND = "provider_down"


class Health:
    """Kept by (channel, account). What is to be written down is handed back, to be done where a transaction is."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._failing: dict[tuple[str, str], datetime] = {}  # since when nothing went
        self._well: set[tuple[str, str]] = set()  # known to work, and nobody is in doubt of it

    def works(self, channel: str, account: str) -> bool:
        """Whether it can be relied on to carry an alarm."""
        return (channel, account) not in self._failing

    def sent(self, ward: str, channel: str, account: str) -> Callable[[Tx], None] | None:
        key = (channel, account)
        if key in self._well:
            return None
        self._failing.pop(key, None)
        self._well.add(key)  # also at the first send after a start: the last process may have died in the outage
        now = self._clock()
        return lambda tx: _end(tx, ward, channel, now)

    def failed(self, ward: str, channel: str, account: str) -> Callable[[Tx], None] | None:
        key, now = (channel, account), self._clock()
        self._well.discard(key)
        since = self._failing.setdefault(key, now)
        if now - since < DOWN_AFTER:
            return None
        return lambda tx: _begin(tx, ward, channel, since, now)


def _begin(tx: Tx, ward: str, channel: str, since: datetime, now: datetime) -> None:
    alarms.begin(tx, ward, KIND, ref=channel, detail=since.isoformat(timespec="minutes"), now=now)


def _end(tx: Tx, ward: str, channel: str, now: datetime) -> None:
    alarms.end(tx, ward, KIND, ref=channel, now=now)
