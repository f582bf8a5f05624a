"""Where a conversation stands: one JSON object, saved and read again between any two turns."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any

MAX_PARKED = 3


@dataclass(slots=True)
class Parked:
    """A dialogue that another need interrupted; it is offered again."""

    dialogue: str
    version: int
    asking: str
    slots: dict[str, Any]


@dataclass(slots=True)
class State:
    """Everything a thread remembers. Never a step number: what is asked is a slot's name."""

    dialogue: str = ""
    version: int = 0
    asking: str = ""
    slots: dict[str, Any] = field(default_factory=dict)
    offered: list[list[str]] = field(default_factory=list)  # [choice, label] of the last buttons, in order
    tries: int = 0  # misunderstood in a row
    asked: int = 0  # questions of this dialogue so far
    parked: list[Parked] = field(default_factory=list)
    met: bool = False  # has been greeted
    noticed: str = ""  # version of the privacy notice that was shown
    form: str = ""  # form of address guessed from how they call themselves
    recent: dict[str, Any] = field(default_factory=dict)  # the ticket just opened: code, at, of (message id)
    said: list[str] = field(default_factory=list)  # keys of the last reply, for "nói lại"
    unsure: str = ""  # words whose two likeliest meanings were offered, until one is chosen
    did: dict[str, Any] = field(default_factory=dict)  # of an official: what can be taken back; code, at
    relay: str = ""  # code of the ticket whose officer the person is talking with
    confided: dict[str, Any] = field(default_factory=dict)  # restricted matter told its lawful way: kind, at, hidden
    pace: dict[str, Any] = field(default_factory=dict)  # messages and reports within this hour
    paused: str = ""  # until when new matters wait (handlers/residents/manners.py)
    place: str = ""  # known place that a QR code brought
    place_at: str = ""  # and when: tomorrow they stand elsewhere

    def begin(self, dialogue: str, version: int, slots: dict[str, Any] | None = None) -> None:
        self.dialogue, self.version, self.asking, self.tries = dialogue, version, "", 0
        self.asked = 0
        self.slots = slots or {}

    def leave(self) -> None:
        """The dialogue is over."""
        self.dialogue, self.version, self.asking, self.tries = "", 0, "", 0
        self.slots = {}
        self.offered = []

    def forget(self) -> None:
        """What it knows of the past goes; that they were greeted, how they are addressed and how fast they write stays."""
        fresh = State(met=self.met, form=self.form, said=self.said, pace=self.pace, paused=self.paused)
        for one in fields(self):
            setattr(self, one.name, getattr(fresh, one.name))

    def park(self) -> None:
        """Set the dialogue aside for another need."""
        if self.dialogue:
            self.parked.append(Parked(self.dialogue, self.version, self.asking, self.slots))
            self.parked = self.parked[-MAX_PARKED:]
        self.leave()

    def unpark(self) -> Parked | None:
        return self.parked.pop() if self.parked else None


def dump(state: State) -> dict[str, Any]:
    """The state as JSON."""
    kept = {name: getattr(state, name) for name in State.__dataclass_fields__}
    kept["parked"] = [asdict(parked) for parked in state.parked]
    return kept


def load(stored: dict[str, Any] | None) -> State:
    """The state that `dump` wrote, also by an older version of the program: unknown fields are let go."""
    if not stored:
        return State()
    known = {name: value for name, value in stored.items() if name in State.__dataclass_fields__}
    known["parked"] = [Parked(**parked) for parked in known.get("parked", [])]
    return State(**known)
