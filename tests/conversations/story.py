"""A story: a conversation in a text file, as beats of who does what, who hears which keys, what is true then."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from nlp.classify import as_guess
from nlp.types import Guess

MORNING = datetime.fromisoformat("2026-11-20T09:00+07:00")  # a Friday, the office is open
_BEAT = re.compile(r"^([\w:.@-]+)> (.*)$")
_HEARD = re.compile(r"^ {2}([\w.@-]+): ([\w, -]+?)(?: \[(.*)\])?$")
_FACT = re.compile(r"^ {2}= (.+)$")


class Malformed(Exception):
    """A line of a story that means nothing."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One message that reached somebody: its wording keys, and its button labels where they matter."""

    to: str
    keys: tuple[str, ...]
    buttons: tuple[str, ...] | None = None
    text: str = ""

    def __str__(self) -> str:
        shown = "" if self.buttons is None else f" [{' | '.join(self.buttons)}]"
        return f"{self.to}: {', '.join(self.keys)}{shown}"

    def meets(self, expected: Heard) -> bool:
        same = (self.to, self.keys) == (expected.to, expected.keys)
        return same and expected.buttons in (None, self.buttons)


@dataclass(slots=True)
class Beat:
    """Somebody does something; then exactly these messages follow, and these facts hold."""

    number: int  # of its first line in the file, from 1
    who: str
    does: str
    heard: list[Heard] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    length: int = 1  # lines

    def lines(self) -> list[str]:
        return [
            f"{self.who}> {self.does}",
            *(f"  {heard}" for heard in self.heard),
            *(f"  = {fact}" for fact in self.facts),
        ]


@dataclass(slots=True)
class Story:
    """All of a file. `secrets` are words that no message to the officials' group may hold; `meanings` take the
    place of what the model thinks of a text: a better model must not end a story about not being sure."""

    path: Path
    lines: list[str]
    now: datetime = MORNING
    secrets: list[str] = field(default_factory=list)
    meanings: dict[str, tuple[Guess, ...]] = field(default_factory=dict)
    ward: list[str] = field(default_factory=list)  # lines of TOML that this story's ward file has besides
    listed: list[list[str]] = field(
        default_factory=list
    )  # who is served at home: name, tổ, group, phone, carer, their phone
    standing: bool = False  # with the jobs that every ward always has: digests, reports
    beats: list[Beat] = field(default_factory=list)

    def save(self) -> None:
        """Write the beats back, leaving every other line as it is."""
        for beat in reversed(self.beats):
            begin = beat.number - 1
            self.lines[begin : begin + beat.length] = beat.lines()
        self.path.write_text("\n".join(self.lines) + "\n", encoding="utf-8")


def read_story(path: Path) -> Story:
    """The story of a file; a line that is none of ours is an error with its number."""
    story = Story(path, path.read_text(encoding="utf-8").splitlines())
    if not story.lines or not story.lines[0].startswith("# "):
        raise Malformed(f"{path.name}: the first line says what it shows: # ...")
    for number, line in enumerate(story.lines, 1):
        _read_line(story, number, line)
    return story


def _read_setting(story: Story, line: str) -> bool:
    """A line about the whole story, not about a beat."""
    if line.startswith("now "):
        story.now = datetime.fromisoformat(line.removeprefix("now ").strip())
    elif line.startswith("ward | "):
        story.ward.append(line.removeprefix("ward | "))
    elif line.startswith("listed | "):
        story.listed.append([cell.strip() for cell in line.removeprefix("listed | ").split("|")])
    elif line == "with digests":
        story.standing = True
    elif line.startswith("secret: "):
        story.secrets.append(line.removeprefix("secret: ").strip())
    elif line.startswith("means "):
        text, _, guesses = line.removeprefix("means ").partition(": ")
        story.meanings[text] = tuple(_guess(told) for told in guesses.split(", "))
    else:
        return False
    return True


def _read_line(story: Story, number: int, line: str) -> None:
    if not line.strip() or line.startswith("#") or _read_setting(story, line):
        return
    if beat := _BEAT.match(line):
        story.beats.append(Beat(number, beat.group(1), beat.group(2)))
    elif story.beats and (line.startswith("  ")) and (found := _HEARD.match(line) or _FACT.match(line)):
        beat_so_far = story.beats[-1]
        beat_so_far.length = number - beat_so_far.number + 1
        if found.re is _FACT:
            beat_so_far.facts.append(found.group(1).strip())
        else:
            beat_so_far.heard.append(_heard(found))
    else:
        raise Malformed(f"{story.path.name}:{number}: {line!r}")


def _guess(told: str) -> Guess:
    label, _, confidence = told.partition(" ")
    return as_guess(label, float(confidence))


def _heard(found: re.Match[str]) -> Heard:
    to, keys, buttons = found.groups()
    labels = None if buttons is None else tuple(label.strip() for label in buttons.split("|") if label.strip())
    return Heard(to, tuple(key.strip() for key in keys.split(",")), labels)
