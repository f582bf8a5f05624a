"""phuongoi chat: talk to the ward in the terminal, as a resident and as an official."""

from __future__ import annotations

from typing import Any

from rich.console import Console

from bot.app import load_houses, local_understander
from bot.channels.base import numbered
from bot.commands.play import MEMORY, Player
from bot.commands.understand import clock_start
from bot.rehearsal import Rehearsal
from bot.settings import load_settings
from storage.db import Database
from storage.sealed import Box

HELP = """/official NAME  speak as an official in the group      /me [NAME]  speak as a resident
/photo  send a photo      /pin LAT LNG  send a position      /wait MINUTES  let time pass
/sticker /voice  what cannot be read      /quit  leave"""


def chat_in_terminal(*, as_official: bool, explain: bool) -> None:
    """Everything is real but the channel; the database is in memory."""
    console = Console(highlight=False)
    rehearsal = Rehearsal(
        Database(MEMORY, Box("rehearsal")), load_houses(load_settings(), local_understander), clock_start()
    )
    player = Player(rehearsal)
    who = "official:Lan" if as_official else "A"
    console.print(f"[bold]{rehearsal.house.ward.name}[/bold] · /help · /quit")
    while True:
        try:
            line = console.input(f"[bold]{who}>[/bold] ").strip()
        except (EOFError, KeyboardInterrupt):
            console.print()
            return
        if line in ("/quit", "/exit"):
            return
        if line == "/help":
            console.print(HELP)
        elif line.startswith(("/official", "/me")):
            command, _, name = line.partition(" ")
            who = f"official:{name or 'Lan'}" if command == "/official" else (name or "A")
        elif line:
            _show(console, player.play({"who": who, **_event(line)}), explain=explain)


def _event(line: str) -> dict[str, Any]:
    """A typed line as an event."""
    command, _, rest = line.partition(" ")
    words = rest.split()
    if command == "/photo":
        return {"type": "photo", "text": rest}
    if command == "/pin" and len(words) == 2:
        return {"type": "location", "lat": words[0], "lng": words[1]}
    if command == "/wait":
        return {"type": "wait", "gap_minutes": words[0] if words else 10}
    if command in ("/sticker", "/voice", "/video"):
        return {"type": command[1:]}
    if command == "/start":
        return {"type": "start", "payload": rest}
    return {"type": "text", "text": line}


def _show(console: Console, answer: dict[str, Any], *, explain: bool) -> None:
    for reply in answer["replies"]:
        colour = "yellow" if reply["to"] == "officials" else "green"
        console.print(f"[{colour}]{reply['to']}[/{colour}] ", end="")
        console.print("\n".join([reply["text"], *numbered([("", label) for label in reply["buttons"]])]), markup=False)
    if explain:
        meant = answer["understanding"] or {}
        kept = {
            name: meant.get(name)
            for name in ("intent", "category", "subcategory", "confidence", "emergency", "restricted")
        }
        console.print(f"[dim]understood {kept}\nstate {answer['state']}\nopened {answer['opened']}[/dim]", markup=True)
