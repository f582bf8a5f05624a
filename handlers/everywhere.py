"""What works wherever a conversation stands: buttons that name their own matter, and a few words."""

from __future__ import annotations

from collections.abc import Callable

from handlers import flow
from handlers.answers import COMMANDS, command
from handlers.residents import entitled_letters, follow_up, legal, linking, menu, receipts, tickets, unsure
from handlers.residents.appointments import changing, queue, words
from handlers.residents.appointments.booking import APPOINTMENT
from handlers.residents.appointments.desk import desk_of
from handlers.residents.dialogues import BY_INTENT, dialogue_named
from handlers.residents.guide.dialogue import open_filing, open_procedure, procedure_named
from handlers.residents.privacy import copy
from handlers.residents.visits import changing as visits
from handlers.turn import Turn
from handlers.types import Button
from handlers.wording import FORMS


def button(turn: Turn) -> bool:
    """Choices that mean the same wherever the conversation stands: t:CODE:act, f:FILE:act, b:BOOKING:act, h:VISIT:act,
    q:NUMBER:act, c:RECEIPT:act, e:LETTER:act, p:procedure, go:dialogue, as:label, form:bac."""
    kind, _, rest = turn.chosen.partition(":")
    if kind == "t":
        code, _, what = rest.partition(":")
        turn.state.park()
        tickets.act(turn, code, what)
        flow.after(turn)
    elif kind == "form":
        menu.set_form(turn, rest)
        flow.resume_question(turn)
    elif kind == "go":
        _go(turn, rest)
    elif kind in _OWN:
        _own_matter(turn, kind, rest)
    elif kind == "as" and turn.state.unsure:
        _meant_as(turn, rest)
    elif turn.chosen and not turn.answer:  # a button of a question that is no longer open
        turn.say("button-old")
        if turn.state.dialogue:
            flow.resume_question(turn)
        else:
            menu.say_menu(turn, "menu")
    else:
        return False
    return True


def _own_matter(turn: Turn, kind: str, rest: str) -> None:
    """A button of one file (f:12:got), appointment (b:7:move), visit (h:3:cancel), receipt (c:3:agree), letter
    (e:TB-2612-7:ok), or of a procedure (p:khai-sinh)."""
    turn.state.park()
    which, _, what = rest.partition(":")
    _OWN[kind](turn, which, what)
    flow.after(turn)


_OWN: dict[str, Callable[[Turn, str, str], None]] = {
    "b": changing.act,
    "c": receipts.act,
    "e": entitled_letters.act,
    "f": lambda turn, number, what: open_filing(turn, int(number) if number.isdigit() else 0, what),
    "h": visits.act,
    "q": queue.act,
    "p": lambda turn, kind, name: open_procedure(turn, f"{kind}:{name}" if name else kind),  # p:rescue:otp-cu
}


def _go(turn: Turn, name: str) -> None:
    if name == "copy":
        copy(turn)
    elif name == "legal_desk":
        _reception(turn)
    elif name == "legal_how":
        legal.say_how(turn)
    elif name == "erase":
        flow.start(turn, "privacy", {"which": "erase"})
    elif name == "resume":
        flow.resume_parked(turn)
    elif name == "drop":
        turn.state.unpark()
        menu.say_menu(turn, "left")
    else:
        flow.start(turn, BY_INTENT.get(name, name), {"intent": name} if BY_INTENT.get(name) == "to_desk" else None)


def _reception(turn: Turn) -> None:
    """A complaint or denunciation is brought in person: a time of the reception day, of which the group reads a code and
    an hour like of anybody who sees the chairman. Where none is free, or the matter is about somebody of the ward who
    must not hear of it, named officers alone are asked."""
    receptions = [one for one in turn.house.ward.offerings if one.kind == "reception"]
    free = next((one for one in receptions if desk_of(turn, one).free()), None)
    if free is None or legal.confided(turn).get("hidden"):
        legal.reception(turn)
    else:
        flow.start(turn, APPOINTMENT.name, {"offering": free.id})


def _meant_as(turn: Turn, label: str) -> None:
    """Which of the two offered it is; neither leads to the menu, and from there to a person."""
    if label == "none":
        turn.state.unsure = ""
        menu.not_understood(turn)
        return
    need, known = unsure.chosen(turn, label)
    flow.start(turn, BY_INTENT.get(need, need), known)


def word(turn: Turn) -> bool:
    """Words that work everywhere."""
    if _link_code(turn) or visits.word(turn):
        return True
    name = command(turn.text) if turn.text and not turn.answer else ""
    if not name and (about := words.meant(turn)):
        flow.start(turn, about)
        return True
    if turn.message.kind == "start":
        name = "start"
    if name not in COMMANDS:
        return False
    _COMMANDS[name](turn)
    return True


def _link_code(turn: Turn) -> bool:
    """A code that was got on another channel."""
    found = linking.typed(turn)
    if found is None:
        return False
    if found:
        flow.start(turn, linking.LINK.name, found)
    else:
        flow.resume_question(turn)
    return True


def _link(turn: Turn) -> None:
    linking.offer(turn)
    flow.resume_question(turn)


def _cancel(turn: Turn) -> None:
    """Huỷ: the dialogue in progress; else the ticket just opened; else nothing is going on."""
    if turn.state.dialogue:
        turn.state.leave()
        turn.say("left")
        flow.offer_parked(turn)
    elif ticket := follow_up.recent_ticket(turn, tickets.FIX_MINUTES):
        tickets.cancel(turn, ticket)
    else:
        menu.say_menu(turn, "nothing-to-cancel")


def _back(turn: Turn) -> None:
    dialogue = dialogue_named(turn.state.dialogue)
    if dialogue is None:
        menu.say_menu(turn, "menu")
    elif not dialogue.back(turn):
        turn.say("back-first")
        dialogue.ask_again(turn)


def _repeat(turn: Turn) -> None:
    if dialogue := dialogue_named(turn.state.dialogue):
        dialogue.ask_again(turn)
    elif turn.state.recent.get("code"):
        tickets.show_code(turn, str(turn.state.recent["code"]))
    else:
        menu.say_menu(turn, "menu")


def _later(turn: Turn) -> None:
    turn.state.park()
    turn.say("parked" if turn.state.parked else "left")


def _start_over(turn: Turn) -> None:
    if turn.state.dialogue:
        turn.state.park()
    if named := procedure_named(turn):  # the QR code of a printed checklist
        turn.state.met = True
        open_procedure(turn, named)
        return
    if turn.house.ward.queue_at(turn.message.payload):  # the QR code of a desk that gives numbers
        flow.introduce(turn, queue.Queue.name)
        queue.scanned(turn)
        flow.after(turn)
        return
    menu.greet(turn)
    flow.offer_parked(turn)


_COMMANDS: dict[str, Callable[[Turn], None]] = {
    "cancel": _cancel,
    "back": _back,
    "repeat": _repeat,
    "later": _later,
    "start": _start_over,
    "human": lambda turn: flow.start(turn, "talk_to_human"),
    "menu": lambda turn: menu.say_menu(turn, "menu"),
    "resume": lambda turn: flow.resume_parked(turn),
    "tickets": lambda turn: flow.start(turn, "tickets"),
    "bookings": lambda turn: flow.start(turn, "bookings"),
    "receipts": lambda turn: flow.start(turn, "receipts"),
    "link": _link,
    "erase": lambda turn: flow.start(turn, "privacy", {"which": "erase"}),
    "my_data": lambda turn: flow.start(turn, "privacy", {"which": "see"}),
    "address": lambda turn: turn.say("ask-address", buttons=_forms()),
}


def _forms() -> list[Button]:
    return [Button(f"form:{form}", f"form-{form}") for form in FORMS]
