"""Plays a story on a real database: what was heard, what is true, and nothing personal in the group."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.commands.corrections import lessons_of
from bot.commands.play import Player
from bot.entitled import leave
from bot.rehearsal import CHANNEL, GROUP, Rehearsal
from handlers import state
from handlers.rules.clock import read_clock
from handlers.rules.deadlines import LOCAL
from handlers.turn import House
from handlers.ward import Ward
from nlp.normalise import fold
from nlp.types import Understanding
from storage import bookings, visits
from storage.call_list import CallList
from storage.conversations import open_thread
from storage.corrections import corrections_of
from storage.db import Database, Tx
from storage.entitled import Entitled
from storage.erasure import without_words
from storage.models import Alarm, EntitledPerson, Ticket
from storage.rows import table
from storage.tickets import Tickets, all_of
from tests.conversations.story import Beat, Heard, Malformed, Story

_ACTION = re.compile(r"^\((\w+)[: ]*(.*)\)$", re.DOTALL)
_REPLY = re.compile(r"^\(reply ?([A-Z]{2}-\w+)?\) (.+)$", re.DOTALL)
_REPEAT = re.compile(r"^\(repeat (\d+)\) (.+)$", re.DOTALL)
_LEFT = re.compile(r"^\(left (.+): (\w+)\)$")
_JOINS = re.compile(r"^\(joins (.+)\)$")
_MINUTES = {"m": 1, "h": 60, "d": 24 * 60}
SURE = 0.5  # of the meanings that a story gives its words
_ALIAS = re.compile(r"\$(\d)")

# What no message to a group may hold: a phone number, a house number. Days are said in brackets: (24/11).
PHONE = re.compile(r"(?<!\d)(?:\+?84|0)(?:[\s.-]?\d){8,10}(?!\d)")
HOUSE = re.compile(r"(?<!cột )(?<!đèn )\b(?:số|so)\s+(?:nhà\s+)?\d+|(?<![\d(])\d+/\d+(?![\d)])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a story and the program differ."""

    beat: Beat
    why: str


def told_by(house: House, story: Story) -> House:
    """The house, with the guesses that the story names in the place of the model's, and what its ward has besides."""
    if story.ward:
        facts = house.ward.model_dump() | tomllib.loads("\n".join(story.ward))
        ward = Ward.model_validate(facts)
        house = replace(house, ward=ward, calendar=replace(house.calendar, ward=ward))
    if not story.meanings:
        return house

    def understand(text: str, now: datetime) -> Understanding:
        meant = house.understand(text, now)
        if text not in story.meanings:
            return meant
        guesses = story.meanings[text]
        return replace(meant, guesses=guesses, sure=guesses[0].confidence > SURE)

    return replace(house, understand=understand)


class Stage:
    """One story, being played."""

    def __init__(self, db: Database, houses: Mapping[str, House], story: Story) -> None:
        self.story = story
        self.rehearsal = Rehearsal(db, {ward: told_by(house, story) for ward, house in houses.items()}, story.now)
        self.player = Player(self.rehearsal)
        self._list(story.listed)
        if story.standing:
            self.rehearsal.stand()
        self.codes: list[str] = []
        self.resident = "A"  # the last resident who did something: facts are about them
        self._last: dict[str, dict[str, Any]] = {}
        self._count = 0
        self._texts: list[str] = []
        self._stories: dict[str, list[dict[str, Any]]] = {}

    def _list(self, rows: list[list[str]]) -> None:
        """Put people on the list of those served at home; who they are is told by their names."""
        ward, month = self.rehearsal.house.ward.id, self.rehearsal.now.astimezone(LOCAL).date().replace(day=1)
        names = ("name", "area", "group", "phone", "carer", "carer_phone")
        people = [dict(zip(names, row, strict=False)) for row in rows]
        with self.rehearsal.db.now() as tx:
            Entitled(tx, ward).add(
                EntitledPerson(
                    ward=ward, groups=[one.pop("group")], name_mark="", first_month=month, updated_at=self.rehearsal.now,
                    **{name: value for name, value in one.items() if value},
                )
                for one in people
            )  # fmt: skip

    def _change_list(self, does: str) -> None:
        """ "(left NAME: died)", "(joins NAME | tổ 5 | elder ...)": as a leader does it on the page."""
        if found := _JOINS.match(does):
            self._list([[cell.strip() for cell in found.group(1).split("|")]])
        elif found := _LEFT.match(does):
            ward, now = self.rehearsal.house.ward.id, self.rehearsal.now
            with self.rehearsal.db.now() as tx:
                person = next(one for one in Entitled(tx, ward).all() if one.name == found.group(1))
                assert leave(tx, ward, int(person.id or 0), found.group(2), now)

    # --- doing ---------------------------------------------------------------------------------------------

    def play(self, beat: Beat) -> tuple[list[Heard], list[str]]:
        """Do what the beat says: what everybody heard, and the facts of what was opened."""
        self._change_list(beat.does)
        event = self._event(beat)
        answer = self.player.play(event)
        self._last[beat.who] = event
        if ":" not in beat.who and event["type"] != "wait":
            self.resident = beat.who
        opened = [str(ticket["code"]) for ticket in answer["opened"]]
        self.codes += opened
        self._texts = [str(reply["text"]) for reply in answer["replies"]]
        heard = [
            Heard(reply["to"], tuple(reply["keys"]), tuple(reply["buttons"]), reply["text"])
            for reply in answer["replies"]
        ]
        return heard, [f"opened {ticket.category} {ticket.service_class}" for ticket in map(self._ticket, opened)]

    def _event(self, beat: Beat) -> dict[str, Any]:
        does = self._named(beat.does).replace("\\n", "\n")
        if does == "(again)":
            return self._last[beat.who]
        self._count += 1
        event: dict[str, Any] = {"who": beat.who, "event_id": f"{beat.who}-{self._count}"}
        if ":" in beat.who:
            event["reply_to"] = ""
            if found := _REPLY.match(does):
                does, event["reply_to"] = found.group(2), self.rehearsal.last_about(GROUP, found.group(1) or "")
        return event | self._does(does, beat)

    def _does(self, does: str, beat: Beat) -> dict[str, Any]:
        if does.startswith("[") and does.endswith("]"):
            return {"type": "choice", "text": does[1:-1]}
        if found := _REPEAT.match(does):
            return {"type": "text", "text": " ".join([found.group(2)] * int(found.group(1)))}
        if found := _ACTION.match(does):
            if found.group(1) not in ACTIONS:
                raise Malformed(f"{self.story.path.name}:{beat.number}: {does!r}")
            return ACTIONS[found.group(1)](found.group(2))
        return {"type": "text", "text": does}

    def _named(self, text: str) -> str:
        return _ALIAS.sub(lambda found: self.codes[int(found.group(1)) - 1], text)

    # --- judging -------------------------------------------------------------------------------------------

    def faults(self, beat: Beat, heard: list[Heard], opened: list[str]) -> list[Fault]:
        """Everything that is not as the beat says."""
        found = []
        if len(heard) != len(beat.heard) or not all(map(Heard.meets, heard, beat.heard)):
            found.append(Fault(beat, f"expected {_listed(beat.heard)}\n    but heard {_listed(heard)}"))
        said = [fact for fact in beat.facts if fact.startswith("opened ")]
        if said != opened:
            found.append(Fault(beat, f"expected {said}, but {opened}"))
        others = [(fact, self._untrue(fact)) for fact in beat.facts if fact not in said]
        found += [Fault(beat, f"= {fact}: {why}") for fact, why in others if why]
        return found + self.leaks(beat, heard) + self.rewritten(beat)

    def rewritten(self, beat: Beat) -> list[Fault]:
        """Of every ticket: history that was edited, and deadlines that are not what the history makes them."""
        found, ward = [], self.rehearsal.house.ward.id
        with self.rehearsal.db.now(reading=True) as tx:
            tickets = Tickets(tx, ward, str)
            for code in self.codes:
                ticket = tickets.by_code(code)
                assert ticket is not None, code
                story = tickets.story(ticket)
                before, self._stories[code] = self._stories.get(code, []), [line.model_dump() for line in story]
                erased = [{**line, "data": without_words(line["data"] or {})} for line in before]
                if self._stories[code][: len(before)] not in (before, erased):
                    found.append(Fault(beat, f"the history of {code} was edited"))
                said = read_clock(story, self.rehearsal.house.calendar).facts()
                if wrong := {name: at for name, at in said.items() if getattr(ticket, name) != at}:
                    found.append(Fault(beat, f"the history of {code} says {wrong}"))
        return found

    def leaks(self, beat: Beat, heard: list[Heard]) -> list[Fault]:
        """Personal words in a message to the group."""
        found = []
        for message in (one for one in heard if one.to == "officials"):
            shown = [hit.group(0) for pattern in (PHONE, HOUSE) for hit in pattern.finditer(message.text)]
            shown += [secret for secret in self.story.secrets if fold(secret) in fold(message.text)]
            if shown:
                found.append(Fault(beat, f"the group can read {shown}: {message.text!r}"))
        return found

    def _untrue(self, fact: str) -> str:
        """Why a fact does not hold; empty when it does."""
        if fact.startswith("says "):
            wanted = self._named(fact.removeprefix("says "))
            return "" if any(wanted in text for text in self._texts) else f"said {self._texts}"
        if fact.startswith("never says "):
            wanted = self._named(fact.removeprefix("never says "))
            return f"said {self._texts}" if any(wanted in text for text in self._texts) else ""
        subject, _, rest = fact.partition(" ")
        if subject.startswith("$"):
            subject, _, rest = rest.partition(" ")
            is_ = self._of_ticket(self.codes[int(fact[1]) - 1], subject)
        else:
            is_ = self._of_talk(subject)
        if rest.startswith("~ "):
            return "" if self._named(rest[2:]) in is_ else f"it is {is_!r}"
        return "" if self._named(rest) == is_ else f"it is {is_!r}"

    def _ticket(self, code: str) -> Ticket:
        found = self.rehearsal.ticket(code)
        assert found is not None, code
        return found

    def _of_ticket(self, code: str, name: str) -> str:
        ticket = self._ticket(code)
        if name == "photos":
            with self.rehearsal.db.now(reading=True) as tx:
                return str(len(Tickets(tx, ticket.ward, str).photos(ticket)))
        if name == "pin":
            return "yes" if ticket.pin else "no"
        return str(getattr(ticket, name) or "-")

    def _of_talk(self, name: str) -> str:
        ward, now = self.rehearsal.house.ward.id, self.rehearsal.now
        with self.rehearsal.db.now() as tx:
            if name in OF_WARD:
                return ", ".join(OF_WARD[name](tx, ward, now)) or "-"
            if name == "exported":
                told = lessons_of(tx, self.rehearsal.house.ward, self.rehearsal.house.understand)
                return ", ".join(f"{one.text} = {one.label}" for one in told if not one.why_not) or "-"
            thread = open_thread(
                tx, ward=ward, talk=self.rehearsal.person(self.resident).talk(), channel=CHANNEL,
                account="rehearsal", user=self.resident, now=now,
            )  # fmt: skip
        talk = state.load(thread.state)
        told = {
            "dialogue": talk.dialogue,
            "asking": talk.asking,
            "parked": ", ".join(parked.dialogue for parked in talk.parked),
            "form": thread.person.address_form or talk.form,
            "language": thread.person.language,
            "phone": thread.person.phone or "",
        }
        if name not in told:
            raise Malformed(f"{self.story.path.name}: no fact {name!r}; there are {', '.join(told)}")
        return told[name] or "-"


def _bookings(tx: Tx, ward: str, _: datetime) -> Iterator[str]:
    for one in bookings.all_of(tx, ward):
        if one.status not in ("held", "lapsed"):
            yield f"{one.offering} {_local(one.slot_at)} {one.status}"


def _reached(tx: Tx, ward: str, now: datetime) -> Iterator[str]:
    """Who of those on the list of this month somebody has spoken with."""
    yield from (str(one.name) for one in Entitled(tx, ward).listed(now.astimezone(LOCAL).date()) if one.reached_at)


# Facts of the whole ward, by name: what is kept of it, in words.
OF_WARD: dict[str, Callable[[Tx, str, datetime], Iterable[str]]] = {
    "tickets": lambda tx, ward, now: [str(len(all_of(tx, ward)))],
    "corrections": lambda tx, ward, now: (f"{o.understood}>{o.corrected} {o.by}" for o in corrections_of(tx, ward)),
    "bookings": _bookings,
    "visits": lambda tx, ward, now: (f"{o.team} {_local(o.begins_at)} {o.status}" for o in visits.all_of(tx, ward)),
    "alarms": lambda tx, ward, now: (row.kind for row in tx.execute(table(Alarm).select())),
    "reached": _reached,
    "calls": lambda tx, ward, now: (str(one.phone) for one in CallList(tx, ward).open()),
}


def _local(moment: datetime) -> str:
    return f"{moment.astimezone(LOCAL):%m-%d %H:%M}"


def _pin(words: str) -> dict[str, Any]:
    lat, lng = words.split()
    return {"type": "location", "lat": lat, "lng": lng}


def _wait(words: str) -> dict[str, Any]:
    return {"type": "wait", "gap_minutes": float(words[:-1]) * _MINUTES[words[-1]]}


def _sends(kind: str) -> Callable[[str], dict[str, Any]]:
    return lambda words: {"type": kind, "text": words}


ACTIONS: dict[str, Callable[[str], dict[str, Any]]] = {
    "pin": _pin,
    "wait": _wait,
    "left": lambda words: {"type": "wait", "gap_minutes": 0},  # what they do to the list is done before
    "joins": lambda words: {"type": "wait", "gap_minutes": 0},
    "start": lambda words: {"type": "start", "payload": words},
    "contact": lambda words: {"type": "contact", "payload": words},
    **{kind: _sends(kind) for kind in ("photo", "sticker", "voice", "video", "file", "edit")},
}


def _listed(heard: list[Heard]) -> str:
    return "".join(f"\n      {one}" + (f"\n          {one.text!r}" if one.text else "") for one in heard) or "nothing"


def tell(stage: Stage, *, update: bool) -> list[Fault]:
    """Play all of a story. Stops at the first beat that is not as written, or writes down what it heard."""
    for beat in stage.story.beats:
        heard, opened = stage.play(beat)
        if update:
            beat.heard = [_as_before(one, beat.heard, place) for place, one in enumerate(heard)]
            beat.facts = opened + [fact for fact in beat.facts if not fact.startswith("opened ")]
        if faults := stage.faults(beat, heard, opened):
            return faults
    return []


def _as_before(heard: Heard, before: list[Heard], place: int) -> Heard:
    """What was heard, with its buttons only where they were written before."""
    written = place < len(before) and before[place].buttons is not None
    return Heard(heard.to, heard.keys, heard.buttons if written else None)
