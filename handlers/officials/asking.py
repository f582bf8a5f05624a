"""Questions to an official in their own thread: a form about one code, answered, or dropped by "thôi"."""

from __future__ import annotations

from typing import Any

from handlers.answers import plain
from handlers.forms import Form
from handlers.turn import Turn
from handlers.types import Button, Reply

PREFIX = "official_"  # of the names of such forms
DROP = ("thoi", "huy", "bo qua", "hoan tac", "undo")
READ_BY_RESIDENTS = frozenset(PREFIX + act for act in ("resolve", "ask", "reply", "pass", "refuse", "wait", "extend"))
HEARD = "heard"
HEARD_BUTTONS = (Button("heard", "button-heard"), Button("not_heard", "button-not-heard"))


def begin(turn: Turn, form: Form, slots: dict[str, Any]) -> None:
    """Ask for what is still needed; `slots` name the code and what is known already."""
    turn.state.begin(form.name, form.version, slots)
    form.start(turn)
    _mark(turn)


def resume(turn: Turn, form: Form) -> None:
    """The official's answer; talk that is no answer is left alone, "thôi" ends it."""
    typed = next((choice for choice, label in turn.state.offered if plain(label) == plain(turn.text)), "")
    turn.chosen = turn.chosen or typed
    if plain(turn.text) in DROP and not turn.chosen:
        code = str(turn.state.slots["code"])
        turn.state.leave()
        turn.say("group-dropped", code=code)
    elif _overheard(turn, form) or form.resume(turn):
        _mark(turn)
    elif turn.message.reply_to or not turn.message.in_group:
        form.ask_again(turn)
        _mark(turn)


def _overheard(turn: Turn, form: Form) -> bool:
    """In the group a line that answers nobody may be talk: what the resident would read is read back first, once."""
    slots = turn.state.slots
    if form.name not in READ_BY_RESIDENTS:
        return False
    if turn.answer == "heard" and HEARD in slots:
        turn.hear(str(slots.pop(HEARD)))
        return False
    if turn.answer == "not_heard" and HEARD in slots:
        slots[HEARD] = ""
        turn.say("group-please-reply", code=str(slots["code"]))
        return True
    talk = turn.message.in_group and not turn.message.reply_to and turn.message.kind == "text" and not turn.chosen
    if not talk:
        return False
    if HEARD not in slots:
        slots[HEARD] = turn.text
        turn.ask("group-heard", buttons=HEARD_BUTTONS, code=str(slots["code"]), words=turn.text)
    return True


def _mark(turn: Turn) -> None:
    """A reply to our question means this act on this code, also after the dialogue is forgotten."""
    if not turn.state.dialogue:
        return
    act, code = turn.state.dialogue.removeprefix(PREFIX), str(turn.state.slots["code"])
    for place, reply in enumerate(turn.replies):
        if reply.to is None and reply.kind == "message":
            turn.replies[place] = Reply(
                reply.key, reply.values, reply.buttons, reply.photos, about=code, purpose=act, language="vi",
                force_reply=not reply.buttons,
            )  # fmt: skip
