"""A ward without a network, a thread or a real clock: what `play`, `chat` and the transcripts talk to."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import SQLModel

from bot.inbox import Handled, Turns, received
from bot.jobs import stand, take
from bot.reminders import fire
from handlers.turn import House
from handlers.types import Address, Message
from storage import jobs, mail, reminders
from storage.conversations import open_thread
from storage.db import Database
from storage.models import Official, Ticket
from storage.officials import Officials
from storage.tickets import Tickets

CHANNEL = "terminal"
GROUP = Address(CHANNEL, "rehearsal", "officials")


class Rehearsal:
    """Everything is real but the channel and the clock: real tables, real turns, state saved between any two."""

    def __init__(self, db: Database, houses: Mapping[str, House], now: datetime, seed: int = 1) -> None:
        self.db, self.now = db, now
        self.house = replace(next(iter(houses.values())), groups=(GROUP,))
        if db.in_memory:
            SQLModel.metadata.create_all(db.engine)
        dice = random.Random(seed)  # noqa: S311  the same codes at every run: that is the point here
        self._turns = Turns({self.house.ward.id: self.house}, lambda: self.now, dice.randrange)
        self._count = 0

    def person(self, name: str) -> Address:
        """Where a resident of this name writes."""
        return Address(CHANNEL, "rehearsal", name)

    def official(self, name: str, role: str = "officer", unit: str = "") -> Official:
        """Register an official of this name on first use; they act in the group."""
        with self.db.now() as tx:
            officials = Officials(tx, self.house.ward.id)
            known = next((official for official in officials.all() if official.name == name), None)
            if known is not None:
                return known
            number = officials.add(name, unit=unit, role=role, access_code=f"rehearsal-{name}", now=self.now)
            thread = open_thread(
                tx, ward=self.house.ward.id, talk=GROUP.talk(name), channel=CHANNEL, account="rehearsal", user=name,
                now=self.now,
            )  # fmt: skip
            official = officials.by_id(number)
            if official is None:
                raise LookupError(name)
            officials.link(thread.identity_id, official)
            return official

    def wait(self, minutes: float) -> list[Handled]:
        """Let time pass; what comes due on the way happens at its own moment."""
        handled, until = [], self.now + timedelta(minutes=minutes)
        while (due := self._next_due()) is not None and due <= until:
            self.now = max(self.now, due)
            handled += self.settle()
        self.now = until
        return handled

    def _next_due(self) -> datetime | None:
        with self.db.now(reading=True) as tx:
            return min((due for due in (reminders.next_due(tx), jobs.next_due(tx)) if due), default=None)

    def stand(self) -> None:
        """Have the jobs that every ward always has: digests and reports."""
        with self.db.now() as tx:
            stand(tx, [self.house], self.now)

    def say(self, who: Address, kind: str, *, member: str = "", event_id: str = "", **facts: Any) -> list[Handled]:
        """One event, and every turn that follows from it (notices to others included), in order."""
        self._count += 1
        message = Message(
            event_id=event_id or f"event-{self._count}", address=who, kind=kind, sent_at=self.now, sequence=self._count,
            member=member, in_group=bool(member), message_id=facts.pop("message_id", f"m{self._count}"), **facts,
        )  # fmt: skip
        with self.db.now() as tx:
            mail.accept(tx, [received(message, self.house.ward.id, self.now)])
        return self.settle()

    def settle(self) -> list[Handled]:
        """Take turns until nothing is unread; what is said counts as sent."""
        handled: list[Handled] = []
        while True:
            with self.db.now() as tx:
                fire(tx, self.now)
                round_ = take(tx, self._turns, self.now) + self._turns.take(tx, limit=1)
            if not round_:
                return handled
            handled += round_
            self._send()

    def _send(self) -> None:
        """Every letter arrives at once; its number is the provider's id, so that replies to it are understood."""
        with self.db.now() as tx:
            while due := mail.claim_due(tx, [CHANNEL], self.now, 50):
                mail.settle(
                    tx,
                    [mail.Outcome(row.id, "sent", provider_id=row.edits or str(row.id)) for row in due],
                    self.now,
                )

    def ticket(self, code: str) -> Ticket | None:
        with self.db.now(reading=True) as tx:
            return Tickets(tx, self.house.ward.id, str).by_code(code)

    def last_about(self, chat: Address, code: str = "") -> str:
        """The provider's id of the newest message in a chat, about this ticket if one is named."""
        with self.db.now(reading=True) as tx:
            rows = mail.history(tx, chat.channel, chat.account, chat.chat, 0, 1000)
        found = [row for row in rows if not code or row.about == code]
        if not found:
            return ""
        # a card that was changed keeps the id of its first posting
        first = next(row for row in rows if row is found[-1] or (row.replaces and row.replaces == found[-1].replaces))
        return str(first.id)
