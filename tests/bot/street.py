"""A story of tests/conversations told on a real channel: people act on the fake provider, and what it was sent is heard."""

from __future__ import annotations

import asyncio
import random
import re
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Protocol
from unittest import mock

from sqlalchemy import select, update

import bot.jobs
from bot.inbox import Handled, Turns
from bot.ward_process import WardProcess
from handlers import state
from handlers.answers import plain
from handlers.engine import Said
from handlers.jobs import STANDING
from handlers.rules.codes import PATTERN, find_code, find_visit_code
from handlers.turn import House
from handlers.types import Address
from storage import jobs, reminders
from storage.conversations import open_thread, save_state
from storage.db import Database
from storage.jobs import Jobs
from storage.models import Conversation, Inbox, Outbox, Ticket
from storage.officials import Officials
from storage.rows import table
from storage.tickets import Tickets, all_of
from tests.conversations.stage import Fault, Stage
from tests.conversations.story import Beat, Heard, Story

CHOICE = re.compile(r"^(\d)\. (.*)$", re.MULTILINE)

ALARM = "Báo kỹ thuật"


@dataclass(frozen=True, slots=True)
class Shown:
    """One message as somebody sees it: its words, and the titles of its buttons."""

    id: str
    text: str
    buttons: tuple[str, ...] = ()

    def number_of(self, label: str) -> str:
        """The number that a label stands at among the choices in the text."""
        return next((number for number, words in CHOICE.findall(self.text) if plain(words) == plain(label)), "")


def _code_in(text: str) -> str:
    """The code of the ticket or the visit that a message is about."""
    ticket = find_code(text)
    return ticket[0] if ticket else find_visit_code(text)


class Street(Protocol):
    """People of one channel on its fake, and the ward beside it."""

    process: WardProcess

    def address(self, name: str) -> Address:
        """Where a resident of this name writes privately."""

    def group(self) -> Address: ...
    def joins(self, name: str) -> str:
        """Somebody comes into the officials' group; their id."""

    def shown(self, to: Address) -> list[Shown]:
        """What a chat was sent by the program, oldest first."""

    async def acts(self, name: str, event: dict[str, Any], *, in_group: bool) -> None:
        """Do what the event says: text, choice (already words or a number), photo, location ..."""

    async def again(self, name: str) -> None:
        """The provider tells the last event of this person once more."""

    async def tap(self, name: str, message: Shown, title: str) -> None: ...
    def in_touch(self, name: str, ahead: float) -> None:
        """Somebody writes to the account so many seconds from now, something that is no part of the story."""

    async def pass_time(self, seconds: float) -> None: ...
    async def settled(self) -> None: ...
    def now(self) -> datetime: ...


@dataclass(slots=True)
class Ward:
    """What a stage asks of the ward, answered by the running one."""

    street: Street
    registered: dict[str, int] = field(default_factory=dict)

    @property
    def db(self) -> Database:
        return self.street.process.db

    @property
    def house(self) -> House:
        return self.street.process.house

    @property
    def now(self) -> datetime:
        return self.street.now()

    def person(self, name: str) -> Address:
        return self.street.address(name)

    def ticket(self, code: str) -> Ticket | None:
        with self.db.now(reading=True) as tx:
            return Tickets(tx, self.house.ward.id, str).by_code(code)

    def last_about(self, _: Address, code: str = "") -> str:
        """The provider's id of the newest message in the group, about this ticket if one is named."""
        group, outbox = self.street.group(), table(Outbox).c
        here = (outbox.channel == group.channel, outbox.chat == group.chat, outbox.provider_id.is_not(None))
        about = (outbox.about == code,) if code else ()
        with self.db.now(reading=True) as tx:
            query = select(outbox.provider_id).where(*here, *about).order_by(outbox.id.desc())
            return str(tx.execute(query.limit(1)).scalar() or "")

    def official(self, name: str, role: str, unit: str = "") -> None:
        """Register an official of this name on first use: in the group, and in a private chat of their own."""
        user, group, ward = self.street.joins(name), self.street.group(), self.house.ward.id
        if name in self.registered:
            return
        with self.db.now() as tx:
            officials = Officials(tx, ward)
            number = officials.add(name, unit=unit, role=role, access_code=f"street-{name}", now=self.now)
            own = group.alone(user)
            for talk in (group.talk(user), own.talk()):
                thread = open_thread(
                    tx, ward=ward, talk=talk, channel=own.channel, account=own.account, user=user, now=self.now
                )
                save_state(tx, thread, state.dump(state.State()), self.now, self.now)
            official = officials.by_id(number)
            assert official is not None
            officials.link(thread.identity_id, official)
        self.registered[name] = number


class StreetStage(Stage):
    """One story, played on a street."""

    def __init__(self, street: Street, story: Story, unsure: Callable[[House], House]) -> None:
        self.story, self.street, self.ward = story, street, Ward(street)
        self.rehearsal: Any = self.ward
        self.codes, self.resident = [], "A"
        self._last, self._count, self._texts, self._stories = {}, 0, [], {}
        self._handled: list[Handled] = []
        self._record(street.process, unsure)
        self._list(story.listed)

    def _record(self, process: WardProcess, unsure: Callable[[House], House]) -> None:
        """Note each turn as it is taken; its words are then looked for on the fake. Codes are those of the stories."""
        turns: Any = process.inbox._turns
        turns._random = random.Random(1).randrange
        turns._houses = {ward: unsure(house) for ward, house in process.houses.items()}
        take = Turns.take.__get__(turns)

        def noted(*args: Any, **facts: Any) -> list[Handled]:
            handled = take(*args, **facts)
            self._handled += handled
            return list(handled)

        turns.take = noted
        process.working._stands = True  # no digests, unless the story has them
        house = turns._houses[self.ward.house.ward.id]
        with self.ward.db.now() as tx:
            planned = Jobs(tx, house.ward.id)
            for name, first in STANDING.items():
                due = first(house, self.street.now()) if self.story.standing else None
                if due is None:
                    planned.cancel(name)
                else:
                    planned.plan(name, due)

    @contextmanager
    def hearing_jobs(self) -> Iterator[None]:
        """What the ward says by itself, at its own time, is noted too."""

        def noted(*args: Any, **facts: Any) -> list[Handled]:
            handled = take_jobs(*args, **facts)
            self._handled += handled
            return handled

        take_jobs = bot.jobs.take
        with mock.patch.object(bot.jobs, "take", noted):
            yield

    # --- doing ---------------------------------------------------------------------------------------------

    async def act(self, beat: Beat) -> tuple[list[Heard], list[str]]:
        """Do what the beat says; what everybody heard, and the facts of what was opened."""
        self._change_list(beat.does)
        event, before, since = self._event(beat), self._codes(), len(self._handled)
        seen = {to: len(self.street.shown(to)) for to in self._chats()}
        await self._do(beat, event)
        self._last[beat.who] = event
        await self.idle()
        handled = self._handled[since:]
        if ":" not in beat.who and event["type"] != "wait":
            self.resident = beat.who
        opened = [ticket for ticket in self._tickets() if ticket.code not in before]
        self.codes += [ticket.code for ticket in opened]
        said = [one for turn in handled for one in turn.said if self._reaches(one)]
        self._texts = [str(one.letter.body["text"]) for one in said]
        self.check_delivery(said, seen)
        return [self._heard(one) for one in said], [f"opened {one.category} {one.service_class}" for one in opened]

    async def _do(self, beat: Beat, event: dict[str, Any]) -> None:
        role, _, name = beat.who.rpartition(":")
        if beat.does == "(again)":
            await self.street.again(name)
        elif event["type"] == "wait":
            await self._wait(float(event["gap_minutes"]) * 60)
        else:
            if role == "official":
                own, _, unit = name.partition("@")  # as in bot/commands/play.py
                told = next((one for one in ("leader", "volunteer") if own.startswith(one)), "officer")
                self.ward.official(name, told, unit)
            elif role:
                self.street.joins(name)
            if event["type"] == "choice":
                await self._choose(name, str(event["text"]), in_group=bool(role))
            else:
                await self.street.acts(name, event, in_group=bool(role))

    async def _wait(self, seconds: float) -> None:
        """Let time pass; what comes due on the way happens at its own moment."""
        until = self.street.now() + timedelta(seconds=seconds)
        while (due := self._next_due()) is not None and due <= until:
            await self._pass_until(due + timedelta(seconds=1))
            await self._fired()
            await self.idle()
        await self._pass_until(until)

    async def _pass_until(self, moment: datetime) -> None:
        """Everybody is in touch meanwhile: what becomes of letters when they are not tells test_outbox_routes.py."""
        seconds = (moment - self.street.now()).total_seconds()
        if seconds <= 0:
            return
        heard = table(Conversation)
        with self.ward.db.now() as tx:
            tx.execute(update(heard).where(heard.c.heard_at.is_not(None)).values(heard_at=moment))
        for name in self._names():
            self.street.in_touch(name, seconds)
        await self.street.pass_time(seconds)

    def _next_due(self) -> datetime | None:
        """When the ward does something by itself next: a reminder, a job."""
        with self.ward.db.now(reading=True) as tx:
            return min((due for due in (reminders.next_due(tx), jobs.next_due(tx)) if due), default=None)

    async def _fired(self) -> None:
        """What was due has become mail."""
        end = time.monotonic() + 20
        self.street.process.tick()
        while (due := self._next_due()) is not None and due <= self.street.now():
            assert time.monotonic() < end, "what is due does not come"
            await asyncio.sleep(0.02)
            self.street.process.tick()

    async def _choose(self, name: str, wanted: str, *, in_group: bool) -> None:
        """A button is tapped where the channel has any; else its number is typed, in a group under the message; else
        its words, with the code where they are about a ticket or a visit."""
        to = self.street.group() if in_group else self.street.address(name)
        code, label = find_code(wanted), PATTERN.sub("", wanted).strip() or wanted
        fitting = [one for one in reversed(self.street.shown(to)) if not code or code[0] in one.text]
        for message in fitting:
            title = next((one for one in message.buttons if plain(CHOICE.sub(r"\2", one)) == plain(label)), "")
            if title:
                await self.street.tap(name, message, title)
                return
        answers = in_group or name in self.ward.registered  # an official answers a card, also alone
        for message in fitting if answers else fitting[:1]:
            if number := message.number_of(label):
                event = {"type": "text", "text": number, "reply_to": message.id if answers else ""}
                await self.street.acts(name, event, in_group=in_group)
                return
        about = next((found for one in fitting if in_group and (found := _code_in(one.text))), "")
        await self.street.acts(name, {"type": "text", "text": f"{label} {about}".strip()}, in_group=in_group)

    async def idle(self, seconds: float = 20.0) -> None:
        """Every event was taken, nothing is unread and nothing is due now."""
        end = time.monotonic() + seconds
        await self.street.settled()
        self.street.process.tick()
        while self._busy():
            assert time.monotonic() < end, "there still is mail"
            await asyncio.sleep(0.01)

    def _busy(self) -> bool:
        inbox, outbox = table(Inbox).c, table(Outbox).c
        soon = self.street.now() + timedelta(seconds=2)  # a message may wait for its photo
        due = (outbox.status == "due", outbox.channel != "web", outbox.not_before <= soon)
        with self.ward.db.now(reading=True) as tx:
            return bool(
                tx.execute(select(inbox.id).where(inbox.status == "new")).first()
                or tx.execute(select(outbox.id).where(*due)).first()
            )

    def _of_talk(self, name: str) -> str:
        """Providers tell a phone number with its country."""
        told = super()._of_talk(name)
        return told.replace("+84", "0", 1) if name == "phone" else told

    # --- hearing -------------------------------------------------------------------------------------------

    def _chats(self) -> list[Address]:
        names = {beat.who for beat in self.story.beats if ":" not in beat.who}
        officials = {beat.who.partition(":")[2] for beat in self.story.beats if ":" in beat.who}
        group = self.street.group()
        return [group, *(self.street.address(name) for name in sorted(names | officials))]

    def _reaches(self, said: Said) -> bool:
        """Not the officials' group of the web, which hears the same."""
        return said.to.channel != "web"

    def _heard(self, said: Said) -> Heard:
        names = {self.street.address(name): name for name in self._names()}
        to = "officials" if said.to == self.street.group() else names[said.to]
        return Heard(to, said.keys, said.buttons, str(said.letter.body["text"]))

    def _names(self) -> set[str]:
        return {beat.who.rpartition(":")[2] for beat in self.story.beats}

    def check_delivery(self, said: list[Said], seen: Mapping[Address, int]) -> None:
        """What was said is what arrived, chat by chat: nothing is missing, and nothing came besides."""
        wanted: defaultdict[Address, list[Said]] = defaultdict(list)
        for one in said:
            wanted[one.to].append(one)
        for to, count in seen.items():
            arrived = [unicodedata.normalize("NFC", one.text) for one in self.street.shown(to)[count:]]
            for one in wanted[to]:
                later = [other for other in wanted[to] if other.letter.replaces == one.letter.replaces]
                if one.letter.replaces and later[-1] is not one:
                    continue  # a card that changed again before it went
                assert any(_begins(text, one) for text in arrived), (one.keys, one.letter.body["text"], arrived)
            for text in arrived:
                if text.startswith(ALARM):  # told by a loop of its own: test_alarms.py
                    continue
                assert any(_part_of(text, one) for one in wanted[to]), f"nobody said {text!r}"

    def compare(self, beat: Beat, heard: list[Heard], opened: list[str]) -> list[Fault]:
        """As in a rehearsal, but which of two chats hears first is nobody's promise."""
        ordered = replace(beat, heard=sorted(beat.heard, key=lambda one: one.to))
        return self.faults(ordered, sorted(heard, key=lambda one: one.to), opened)

    def _tickets(self) -> list[Ticket]:
        with self.ward.db.now(reading=True) as tx:
            return all_of(tx, self.ward.house.ward.id)

    def _codes(self) -> set[str]:
        return {ticket.code for ticket in self._tickets()}


def _shown_text(said: Said) -> list[str]:
    body = said.letter.body
    texts = (str(body["text"]), str(body.get("brief") or ""))
    return [unicodedata.normalize("NFC", text.replace("**", "")) for text in texts if text]


def _begins(arrived: str, said: Said) -> bool:
    return any(text[:300] in arrived or arrived[:300] in text for text in _shown_text(said))


def _part_of(arrived: str, said: Said) -> bool:
    return any(arrived[:60] in text or text[:60] in arrived for text in _shown_text(said))


async def tell_on(stage: StreetStage) -> list[Fault]:
    """Play all of a story; stops at the first beat that is not as written."""
    with stage.hearing_jobs():
        for beat in stage.story.beats:
            heard, opened = await stage.act(beat)
            if faults := stage.compare(beat, heard, opened):
                return faults
    return []
