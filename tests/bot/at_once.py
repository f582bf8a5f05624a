"""Messages of several people that are taken at once, each by a worker of its own, as threads of one process or several would."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime

from bot.inbox import Handled, Turns, received
from bot.rehearsal import Rehearsal
from handlers.types import Message
from storage import mail
from tests.storage.racing import in_threads


def presses(ward: Rehearsal, names: Sequence[str], choice: str, now: datetime) -> list[Message]:
    """One button, pressed by each of these residents."""
    return [
        Message(
            event_id=f"press-{name}", address=ward.person(name), kind="choice", choice=choice, sent_at=now, sequence=100
        )
        for name in names
    ]  # fmt: skip


def take_at_once(ward: Rehearsal, messages: Sequence[Message], now: datetime) -> list[Handled]:
    """What became of every message, in the order in which they were done."""
    house = ward.house
    with ward.db.now() as tx:
        mail.accept(tx, [received(message, house.ward.id, now) for message in messages])
    handled: list[Handled] = []

    def work(seed: int) -> None:
        turns = Turns({house.ward.id: house}, lambda: now, random.Random(seed).randrange)
        for _ in messages:
            with ward.db.now() as tx:
                taken = turns.take(tx, limit=1)
            handled.extend(taken)

    in_threads(range(1, len(messages) + 1), work)
    return handled
