"""Dialogues begin, are set aside for another need, and are taken up again."""

from __future__ import annotations

from handlers.residents import consent, menu
from handlers.residents.dialogues import dialogue_named
from handlers.residents.emergency import CALLED
from handlers.residents.guide.dialogue import open_last
from handlers.turn import Turn
from handlers.types import Button


def start(turn: Turn, name: str, slots: dict[str, object] | None = None) -> None:
    """Begin a dialogue; what was in progress is set aside and offered again."""
    if turn.state.dialogue and turn.state.dialogue != name:
        turn.state.park()
    introduce(turn, name)
    dialogue = dialogue_named(name)
    if dialogue is None:
        menu.say_menu(turn, "menu")
        return
    turn.state.begin(name, dialogue.version, dict(slots or {}))
    dialogue.start(turn)
    after(turn)


def introduce(turn: Turn, name: str) -> None:
    """The first time, one short line says who speaks; before anything is kept, what is kept."""
    first = not turn.state.met
    turn.state.met = True
    if first and name != "emergency":  # there the number comes first
        turn.say("hello-short", ward=turn.house.ward.name)
    if name == "report_issue" and turn.state.noticed != consent.NOTICE_VERSION and not consent.given(turn):
        consent.show_notice(turn)


def after(turn: Turn) -> None:
    """When a dialogue is over, the one it interrupted is offered again."""
    if not turn.state.dialogue:
        offer_parked(turn)


def offer_parked(turn: Turn) -> None:
    if not turn.state.parked or turn.state.dialogue:
        return
    parked = turn.state.parked[-1]
    if any(reply.buttons for reply in turn.replies if reply.to is None):
        turn.say("parked-hint", dialogue=parked.dialogue)
        return
    turn.say(
        "parked-offer",
        dialogue=parked.dialogue,
        buttons=(Button("go:resume", "button-resume"), Button("go:drop", "button-drop")),
    )


def resume_parked(turn: Turn) -> None:
    if turn.state.dialogue and not turn.state.parked:  # nothing was set aside: what is asked now goes on
        resume_question(turn)
        return
    parked = turn.state.unpark()
    dialogue = dialogue_named(parked.dialogue) if parked else None
    if parked is None or dialogue is None or dialogue.version != parked.version:
        if not open_last(turn):
            menu.say_menu(turn, "menu")
        return
    turn.state.begin(parked.dialogue, parked.version, parked.slots)
    turn.state.asking = parked.asking
    dialogue.ask_again(turn)


def resume_question(turn: Turn) -> None:
    """After something else was said in the middle of a dialogue, the open question is asked again."""
    dialogue = dialogue_named(turn.state.dialogue)
    if dialogue is None or not turn.state.asking:
        return
    if dialogue.name == "emergency":  # the whole of it is said once
        turn.ask("emergency-again", buttons=CALLED)
    else:
        dialogue.ask_again(turn)
