"""phuongoi play: conversation events in, what was said and done out, one JSON object a line."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from bot.app import load_houses, local_understander
from bot.commands.understand import clock_start
from bot.inbox import Handled
from bot.rehearsal import GROUP, Rehearsal
from bot.settings import SettingsError, load_settings
from handlers.answers import pick, plain
from handlers.rules.codes import PATTERN, find_code
from handlers.rules.deadlines import LOCAL
from handlers.types import File, Pin
from nlp.understand import as_json
from storage.db import Database
from storage.models import Booking, HomeVisit, Ticket
from storage.schema import migrate
from storage.sealed import Box

KINDS = (
    "text",
    "choice",
    "photo",
    "location",
    "voice",
    "sticker",
    "contact",
    "start",
    "edit",
    "wait",
    "video",
    "file",
)
MEMORY = "sqlite://"
IN_GROUP = ("official:", "member:")  # a member is in the group too, but not registered


class Chat:
    """The buttons of a chat: under its last message, under older ones, and under cards since changed."""

    def __init__(self) -> None:
        self._shown: list[tuple[str, list[list[str]]]] = []  # what the message replaces; [choice, label] each
        self._changed: list[list[list[str]]] = []

    def show(self, replaces: str, buttons: list[list[str]]) -> None:
        if replaces:
            self._changed += [old for name, old in self._shown if name == replaces]
            self._shown = [shown for shown in self._shown if shown[0] != replaces]
        self._shown.append((replaces, buttons))

    def choice(self, wanted: str) -> str:
        """The choice of the button that is meant: by payload, number in the last message, or label.

        A code after the label ("Nhận PA-7K3M2Q") says which card; what is still shown comes first.
        """
        code, newest_first = find_code(wanted), [buttons for _, buttons in reversed(self._shown)]
        rows = [*newest_first, *reversed(self._changed)]
        label = plain(PATTERN.sub("", wanted))
        if any(choice == wanted for buttons in rows for choice, _ in buttons):
            return wanted
        if not code and newest_first and (picked := pick(wanted, newest_first[0])):
            return picked
        fitting = (
            choice
            for buttons in rows
            for choice, shown in buttons
            if plain(shown) == label and (not code or code[0] in choice)
        )
        return next(fitting, wanted)


class Player:
    """Keeps, for each chat, what it shows, and what each person last wrote."""

    def __init__(self, rehearsal: Rehearsal) -> None:
        self.rehearsal = rehearsal
        self._chats: defaultdict[str, Chat] = defaultdict(Chat)
        self._last_text: dict[str, str] = {}
        self._last_code = ""
        self._count = 0

    def play(self, event: dict[str, Any]) -> dict[str, Any]:
        """Play one event; the answer has the shape of CONTRACTS §3."""
        who, kind = str(event.get("who") or "A"), str(event.get("type") or "text")
        if kind not in KINDS:
            raise ValueError(f"type {kind!r} is none of {', '.join(KINDS)}")
        before, booked, visits, joined = self._statuses(), self._bookings(), self._visits(), self._joined()
        passed = self.rehearsal.wait(float(event.get("gap_minutes") or 0))
        self._count += 1
        handled = passed + (self.rehearsal.settle() if kind == "wait" else self._event(who, kind, event))
        return self._answer(who, handled, before) | {
            "booked": self._booked(booked) + self._visited(visits),
            "joined": [code for number, code in self._joined().items() if number not in joined],
        }

    def _event(self, who: str, kind: str, event: dict[str, Any]) -> list[Handled]:
        facts = self._facts(who, kind, event)
        message_id = f"{who}-{self._count}"
        if kind == "edit":
            facts["of"] = self._last_text.get(who, "")
        elif kind in ("text", "photo"):
            self._last_text[who] = message_id
        redelivered = str(event.get("event_id") or "")
        if who.startswith(IN_GROUP):
            role, _, name = who.partition(":")
            if role == "official":
                own, _, unit = name.partition("@")  # Lan@ha-tang; leader…, volunteer…: by the first letters of the name
                role = next((one for one in ("leader", "volunteer") if own.startswith(one)), "officer")
                self.rehearsal.official(name, role=role, unit=unit)
            return self.rehearsal.say(
                GROUP, kind, member=name, message_id=message_id, event_id=redelivered,
                reply_to=self._answered(event), **facts,
            )  # fmt: skip
        return self.rehearsal.say(
            self.rehearsal.person(who), kind, message_id=message_id, event_id=redelivered, **facts
        )

    def _answered(self, event: dict[str, Any]) -> str:
        """What an official replies to: as the event says, else the newest about the ticket in hand."""
        if "reply_to" in event:
            return str(event["reply_to"])
        code = find_code(str(event.get("text") or ""))
        return self.rehearsal.last_about(GROUP, code[0] if code else self._last_code)

    def _facts(self, who: str, kind: str, event: dict[str, Any]) -> dict[str, Any]:
        facts: dict[str, Any] = {"text": str(event.get("text") or "")}
        if event.get("lat") is not None and event.get("lng") is not None:
            facts["pin"] = Pin(float(event["lat"]), float(event["lng"]))
        if kind == "photo":
            facts["files"] = (File("photo", f"photo-{self._count}"),)
        elif kind == "contact":
            facts["phone"] = str(event.get("payload") or event.get("text") or "")
        elif kind == "start":
            facts |= {"payload": str(event.get("payload") or ""), "text": "/start"}
        elif kind == "choice":
            chat = "officials" if who.startswith(IN_GROUP) else who
            facts["choice"] = self._chats[chat].choice(str(event.get("payload") or event.get("text") or ""))
        return facts

    def _statuses(self) -> dict[str, Ticket]:
        return {ticket.code: ticket for ticket in self._tickets()}

    def _tickets(self) -> list[Ticket]:
        from storage.tickets import all_of

        with self.rehearsal.db.now(reading=True) as tx:
            return all_of(tx, self.rehearsal.house.ward.id)

    def _joined(self) -> dict[int, str]:
        """Every report that joined a ticket which was there, and the code of that ticket."""
        from storage.co_reporters import all_of

        with self.rehearsal.db.now(reading=True) as tx:
            return all_of(tx, self.rehearsal.house.ward.id)

    def _bookings(self) -> dict[str, Booking]:
        from storage.bookings import all_of

        with self.rehearsal.db.now(reading=True) as tx:
            return {booking.code: booking for booking in all_of(tx, self.rehearsal.house.ward.id)}

    def _booked(self, before: dict[str, Booking]) -> list[dict[str, Any]]:
        """Every appointment that was made, moved or ended; what is only held while somebody thinks is none yet."""
        return [
            {
                "kind": "appointment", "code": code, "offering": booking.offering, "status": booking.status,
                "at": booking.slot_at.astimezone(LOCAL).isoformat(), "procedure": booking.procedure,
                "number": booking.number,
            }
            for code, booking in self._bookings().items()
            if booking != before.get(code) and (booking.status not in ("held", "lapsed") or code in before)
        ]  # fmt: skip

    def _visits(self) -> dict[str, HomeVisit]:
        from storage.visits import all_of

        with self.rehearsal.db.now(reading=True) as tx:
            return {visit.code: visit for visit in all_of(tx, self.rehearsal.house.ward.id)}

    def _visited(self, before: dict[str, HomeVisit]) -> list[dict[str, Any]]:
        """Every visit to a home that was asked for, or in which something changed."""
        return [
            {
                "kind": "home_visit", "code": code, "offering": visit.team, "status": visit.status,
                "at": visit.begins_at.astimezone(LOCAL).isoformat(), "procedure": visit.procedure, "number": None,
            }
            for code, visit in self._visits().items()
            if visit != before.get(code)
        ]  # fmt: skip

    def _answer(self, who: str, handled: list[Handled], before: dict[str, Ticket]) -> dict[str, Any]:
        after = {ticket.code: ticket for ticket in self._tickets()}
        own = next((one for one in handled if one.turn.message.kind != "notice"), None)
        opened = [self._opened(ticket) for code, ticket in after.items() if code not in before]
        changed = [code for code, ticket in after.items() if code in before and ticket != before[code]]
        if opened or changed:
            self._last_code = str(opened[-1]["code"]) if opened else changed[-1]
        ended = [code for code in changed if after[code].closed_at and not before[code].closed_at]
        return {
            "who": who,
            "understanding": self._understanding(own),
            "replies": [reply for one in handled for reply in self._replies(one)],
            "opened": opened,
            "updated": changed,
            "closed": ended,
            "state": self._state(own),
        }

    @staticmethod
    def _understanding(own: Handled | None) -> dict[str, Any] | None:
        if own is None or not own.turn.text or own.turn.message.in_group:
            return None
        return as_json(own.turn.meant, 0.0)

    @staticmethod
    def _state(own: Handled | None) -> dict[str, Any] | None:
        if own is None:
            return None
        state = own.turn.state
        return {
            "dialogue": state.dialogue or None, "asking": state.asking or None, "slots": state.slots,
            "parked": [parked.dialogue for parked in state.parked],
        }  # fmt: skip

    def _replies(self, one: Handled) -> list[dict[str, Any]]:
        found = []
        for said in one.said:
            to = "officials" if said.to == GROUP else said.to.chat
            body = said.letter.body
            if said.letter.kind == "message" and (body.get("buttons") or to != "officials"):
                self._chats[to].show(said.letter.replaces, body.get("buttons", []))
            asking = next((key for key in reversed(said.keys) if "ask" in key or "confirm" in key), said.keys[-1])
            found.append({
                "to": to, "key": asking, "keys": list(said.keys), "text": body["text"], "buttons": list(said.buttons),
                "edits": bool(said.letter.replaces and body.get("card", {}).get("status") != "new"),
            })  # fmt: skip
        return found

    def _opened(self, ticket: Ticket) -> dict[str, Any]:
        return {
            "kind": "ticket" if ticket.kind == "report" else ticket.kind, "code": ticket.code, "category": ticket.category,
            "subcategory": ticket.subcategory, "status": ticket.status, "location": ticket.place,
            "due": ticket.respond_due.isoformat(), "restricted": ticket.restricted,
        }  # fmt: skip


def play_events(file: Path | None) -> None:
    """Read events from a file or standard input until it ends."""
    settings = load_settings()
    url = settings.database_url if "database_url" in settings.model_fields_set else MEMORY
    # a conversation played in memory needs no key that outlives it
    db = Database(url, Box(settings.secret_key or "rehearsal"))
    if not db.in_memory:
        migrate(db.engine)
    player = Player(Rehearsal(db, load_houses(settings, local_understander), clock_start()))
    for number, event in _events(file):
        try:
            answer = player.play(event)
        except (ValueError, TypeError) as error:
            raise SettingsError(f"play: line {number}: {error}") from error
        sys.stdout.write(orjson.dumps(answer, option=orjson.OPT_NON_STR_KEYS).decode() + "\n")
        sys.stdout.flush()


def _events(file: Path | None) -> Iterator[tuple[int, dict[str, Any]]]:
    lines = file.read_text(encoding="utf-8").splitlines() if file else sys.stdin
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            event = json.loads(line)
        except json.JSONDecodeError as error:
            raise SettingsError(f"play: line {number}: not JSON: {error.msg}") from error
        if not isinstance(event, dict):
            raise SettingsError(f"play: line {number}: an event is a JSON object")
        yield number, event
