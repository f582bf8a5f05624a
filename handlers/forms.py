"""A dialogue as data: named slots, asked one at a time until all that is needed is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from handlers.answers import GO_ON, HANDLED, Reading, is_skip
from handlers.turn import Turn
from handlers.types import Button


def always(_: Turn) -> bool:
    return True


def nothing(_: Turn) -> dict[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing to know. `ask` is a wording key; asked again it is `ask` + "-again" where that exists."""

    name: str
    ask: str
    read: Callable[[Turn], Reading | None]  # None: the message is no answer
    needed: Callable[[Turn], bool] = always
    buttons: Callable[[Turn], Sequence[Button]] | Sequence[Button] = ()
    values: Callable[[Turn], dict[str, Any]] = nothing  # for the sentence


@dataclass(frozen=True, slots=True)
class Form:
    """Asks for its slots in order, skips what is known or not needed, then calls `done`.

    A form remembers the name of the slot asked, never its number: a slot added while somebody is half way
    is simply asked next, and answers to slots that are gone are ignored.
    """

    name: str
    version: int
    slots: tuple[Slot, ...]
    done: Callable[[Turn], None]
    begin: Callable[[Turn], None] = field(default=lambda turn: None)  # fill what the first message says

    def start(self, turn: Turn) -> None:
        self.begin(turn)
        self.go_on(turn)

    def resume(self, turn: Turn) -> bool:
        slot = self._asked(turn)
        if slot is None:  # the slot that was asked is gone from the program
            self.go_on(turn)
            return True
        reading = None if is_skip(turn.text) and not turn.answer else slot.read(turn)
        if reading is None or (turn.need and not reading.sure):
            return False
        if reading is HANDLED:
            return True
        turn.state.tries = 0
        if reading is not GO_ON:
            turn.state.slots[slot.name] = reading.value
        self.go_on(turn)
        return True

    def go_on(self, turn: Turn) -> None:
        """Ask for the next slot, or be done. A reader may have left the dialogue: then nothing is asked."""
        if turn.state.dialogue != self.name:
            return
        for slot in self.slots:
            if slot.name not in turn.state.slots and slot.needed(turn):
                turn.state.asking = slot.name
                self.ask(turn, slot)
                return
        turn.state.asking = ""
        self.done(turn)

    def ask(self, turn: Turn, slot: Slot) -> None:
        key, turn.state.asked = slot.ask, turn.state.asked + 1
        if turn.state.tries and turn.house.wording.has(f"{key}-again"):
            key = f"{key}-again"
        buttons = slot.buttons(turn) if callable(slot.buttons) else slot.buttons
        turn.ask(key, buttons=buttons, **slot.values(turn))

    def ask_again(self, turn: Turn) -> None:
        """Repeat the question that is open."""
        slot = self._asked(turn)
        if slot is None:
            self.go_on(turn)
        else:
            self.ask(turn, slot)

    def back(self, turn: Turn) -> bool:
        """Forget the last answer and ask for it again; False at the first question."""
        names = [slot.name for slot in self.slots]
        answered = [name for name in names if name in turn.state.slots]
        before = names.index(turn.state.asking) if turn.state.asking in names else len(names)
        earlier = [name for name in answered if names.index(name) < before]
        if not earlier:
            return False
        turn.state.slots[f"{earlier[-1]}_was"] = turn.state.slots.pop(earlier[-1])  # so that "như cũ" is an answer
        turn.state.tries = 0
        self.go_on(turn)
        return True

    def _asked(self, turn: Turn) -> Slot | None:
        return next((slot for slot in self.slots if slot.name == turn.state.asking), None)
