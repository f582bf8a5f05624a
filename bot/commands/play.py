"""phuongoi play: conversation events in, what was said and done out, one JSON object a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from bot.app import load_houses, local_understander
from bot.commands.understand import clock_start
from bot.inbox import Handled
from bot.rehearsal import GROUP, Rehearsal
from bot.settings import SettingsError, load_settings
from handlers.answers import pick
from handlers.rules.codes import find_code
from nlp.understand import as_json
from storage.db import Database
from storage.models import Ticket
from storage.schema import migrate
from storage.sealed import Box

KINDS = ("text", "choice", "photo", "location", "voice", "sticker", "contact", "start", "edit", "wait", "video", "file")
MEMORY = "sqlite://"


class Player:
    """Keeps, for each person, what was last offered and last written, as their phone would show it."""

    def __init__(self, rehearsal: Rehearsal) -> None:
        self.rehearsal = rehearsal
        self._offered: dict[str, list[list[str]]] = {}
        self._last_text: dict[str, str] = {}
        self._last_code = ""
        self._count = 0

    def play(self, event: dict[str, Any]) -> dict[str, Any]:
        """Play one event; the answer has the shape of CONTRACTS §3."""
        who, kind = str(event.get("who") or "A"), str(event.get("type") or "text")
        if kind not in KINDS:
            raise ValueError(f"type {kind!r} is none of {', '.join(KINDS)}")
        if gap := float(event.get("gap_minutes") or 0):
            self.rehearsal.wait(gap)
        before = self._statuses()
        self._count += 1
        handled = self.rehearsal.settle() if kind == "wait" else self._event(who, kind, event)
        return self._answer(who, handled, before)

    def _event(self, who: str, kind: str, event: dict[str, Any]) -> list[Handled]:
        facts = self._facts(who, kind, event)
        message_id = f"{who}-{self._count}"
        if kind == "edit":
            facts["of"] = self._last_text.get(who, "")
        elif kind in ("text", "photo"):
            self._last_text[who] = message_id
        redelivered = str(event.get("event_id") or "")
        if who.startswith("official:"):
            name = who.removeprefix("official:")
            self.rehearsal.official(name, role="leader" if name.startswith("leader") else "officer")
            code = find_code(facts.get("text", "")) or ("", False)
            return self.rehearsal.say(
                GROUP, kind, member=name, message_id=message_id, event_id=redelivered,
                reply_to=str(event.get("reply_to") or "") or self.rehearsal.last_about(GROUP, code[0] or self._last_code), **facts,
            )  # fmt: skip
        return self.rehearsal.say(self.rehearsal.person(who), kind, message_id=message_id, event_id=redelivered, **facts)

    def _facts(self, who: str, kind: str, event: dict[str, Any]) -> dict[str, Any]:
        from handlers.types import File, Pin

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
            wanted = str(event.get("payload") or event.get("text") or "")
            offered = self._offered.get(who, [])
            facts["choice"] = next((choice for choice, _ in offered if choice == wanted), "") or pick(wanted, offered) or wanted
        return facts

    def _statuses(self) -> dict[str, Ticket]:
        return {ticket.code: ticket for ticket in self._tickets()}

    def _tickets(self) -> list[Ticket]:
        from storage.tickets import all_of

        with self.rehearsal.db.now(reading=True) as tx:
            return all_of(tx, self.rehearsal.house.ward.id)

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
            "joined": [],
            "closed": ended,
            "booked": [],
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
            if said.letter.kind == "message":
                reader = f"official:{one.turn.message.member}" if to == "officials" else to
                if body.get("buttons") or to != "officials":
                    self._offered[reader] = body.get("buttons", [])
                    if to == "officials":
                        self._offer_group(body.get("buttons", []))
            asking = next((key for key in reversed(said.keys) if "ask" in key or "confirm" in key), said.keys[-1])
            found.append({
                "to": to, "key": asking, "keys": list(said.keys), "text": body["text"], "buttons": list(said.buttons),
                "edits": bool(said.letter.replaces and body.get("card", {}).get("status") != "new"),
            })  # fmt: skip
        return found

    def _offer_group(self, buttons: list[list[str]]) -> None:
        """A card's buttons are there for every official."""
        for reader in list(self._offered):
            if reader.startswith("official:"):
                self._offered[reader] = buttons

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
