"""Who takes a resident's message: emergency, command, dialogue in progress, new need, or help."""

from __future__ import annotations

from collections.abc import Callable

from handlers.address import guess_form, looks_english
from handlers.answers import COMMANDS, command, is_no, is_yes, pick
from handlers.residents import consent, emergency, follow_up, menu, notices, tickets, unsure
from handlers.residents.dialogues import BY_INTENT, dialogue_named, form_named
from handlers.residents.human import hand_over, pass_phone_on, relay
from handlers.residents.privacy import copy
from handlers.residents.report import says_broken
from handlers.rules.codes import find_code
from handlers.turn import Turn
from handlers.types import Button
from handlers.wording import FORMS

NEW_NEED = 0.8  # surely another need: interrupts the dialogue in progress
MISUNDERSTOOD_LIMIT = 3
UNUSABLE = ("sticker", "voice", "video", "file", "other")


def route(turn: Turn) -> None:
    """Find who takes the message; somebody always answers."""
    if turn.message.kind == "notice":
        notices.tell(turn)
        return
    _read_choice(turn)
    if turn.message.kind == "contact" and turn.message.phone:
        turn.people.change(turn.person, phone=turn.message.phone)
        turn.say("phone-kept")
        pass_phone_on(turn)
        notices.resume_question(turn)
        return
    if _language(turn) or _emergency(turn) or _edited(turn) or _button(turn) or _command(turn):
        return
    if turn.message.kind in UNUSABLE and not turn.text:
        menu.media(turn)
        notices.resume_question(turn)
        return
    _conversation(turn)


def _read_choice(turn: Turn) -> None:
    """The text of the message, and the choice it makes: pressed, or typed as a number or in words."""
    turn.text = turn.message.text.strip()
    offered = turn.state.offered
    if turn.message.kind in ("text", "photo"):
        turn.state.form = turn.state.form or guess_form(turn.text)
    if turn.message.kind == "choice":
        turn.chosen = turn.message.choice
        label = next((label for choice, label in offered if choice == turn.chosen), "")
        turn.text = label or turn.text
    elif turn.message.kind == "text":
        turn.chosen = pick(turn.text, offered)
        if turn.chosen:
            turn.text = next(label for choice, label in offered if choice == turn.chosen)


def _language(turn: Turn) -> bool:
    """English is answered in English from the first sentence on; asking switches at any time."""
    wanted = command(turn.text) if turn.text else ""
    if wanted in ("english", "vietnamese"):
        menu.set_language(turn, "en" if wanted == "english" else "vi")
        return True
    if turn.language == "vi" and not turn.chosen and not turn.state.dialogue and looks_english(turn.text):
        turn.people.change(turn.person, language="en")
    return False


def _emergency(turn: Turn) -> bool:
    """Danger is answered first, whatever the dialogue; the legal fork comes right after it."""
    if not turn.text or turn.chosen or turn.message.kind not in ("text", "photo", "edit"):
        return False
    if turn.meant.emergency and turn.state.dialogue != "emergency":
        turn.state.park()
        turn.state.begin("emergency", 1, {"kind": turn.meant.emergency})
        emergency.EMERGENCY.start(turn)
        turn.state.met = True
        return True
    if turn.meant.restricted and turn.state.dialogue != "emergency":
        _start(turn, "legal")
        return True
    return False


def _edited(turn: Turn) -> bool:
    """An edited message takes the place of the one before it, in the form or in the ticket."""
    if turn.message.kind != "edit":
        return False
    of, state = turn.message.of, turn.state
    if not turn.text:
        return False
    if state.dialogue == "report_issue" and state.slots.get("of") in (of, None):
        photos, pin = state.slots.get("photos"), state.slots.get("pin")
        state.begin("report_issue", 1, {name: kept for name, kept in (("photos", photos), ("pin", pin)) if kept})
        state.slots["of"] = of
        _start_form(turn)
        return True
    ticket = follow_up.recent_ticket(turn, follow_up.LAST_WORD_MINUTES)
    if ticket and turn.state.recent.get("of") == of:
        tickets.add_detail(turn, ticket, turn.text)
        return True
    return False


def _button(turn: Turn) -> bool:
    """Choices that mean the same wherever the conversation stands: t:CODE:act, go:dialogue, as:label, form:bac."""
    kind, _, rest = turn.chosen.partition(":")
    if kind == "t":
        code, _, what = rest.partition(":")
        turn.state.park()
        tickets.act(turn, code, what)
        _after(turn)
    elif kind == "form":
        menu.set_form(turn, rest)
        notices.resume_question(turn)
    elif kind == "go":
        _go(turn, rest)
    elif kind == "as" and turn.state.unsure:
        _meant_as(turn, rest)
    elif turn.chosen and not turn.answer:  # a button of a question that is no longer open
        turn.say("button-old")
        if turn.state.dialogue:
            notices.resume_question(turn)
        else:
            menu.say_menu(turn, "menu")
    else:
        return False
    return True


def _go(turn: Turn, name: str) -> None:
    if name == "copy":
        copy(turn)
    elif name == "legal_desk":
        hand_over(turn, "", category="legal_reception")
    elif name == "erase":
        _start(turn, "privacy", {"which": "erase"})
    elif name == "resume":
        _resume_parked(turn)
    elif name == "drop":
        turn.state.unpark()
        menu.say_menu(turn, "left")
    else:
        _start(turn, BY_INTENT.get(name, name), {"intent": name} if BY_INTENT.get(name) == "to_desk" else None)


def _meant_as(turn: Turn, label: str) -> None:
    """Which of the two offered it is; neither leads to the menu, and from there to a person."""
    if label == "none":
        turn.state.unsure = ""
        menu.not_understood(turn)
        return
    need, known = unsure.chosen(turn, label)
    _start(turn, BY_INTENT.get(need, need), known)


def _command(turn: Turn) -> bool:
    """Words that work everywhere."""
    name = command(turn.text) if turn.text and not turn.answer else ""
    if turn.message.kind == "start":
        name = "start"
    if name not in COMMANDS:
        return False
    _COMMANDS[name](turn)
    return True


def _cancel(turn: Turn) -> None:
    """Huỷ: the dialogue in progress; else the ticket just opened; else nothing is going on."""
    if turn.state.dialogue:
        turn.state.leave()
        turn.say("left")
        _offer_parked(turn)
    elif ticket := follow_up.recent_ticket(turn, tickets.FIX_MINUTES):
        tickets.cancel(turn, ticket)
    else:
        menu.say_menu(turn, "nothing-to-cancel")


def _back(turn: Turn) -> None:
    form = form_named(turn.state.dialogue)
    if form is None:
        menu.say_menu(turn, "menu")
    elif not form.back(turn):
        turn.say("back-first")
        form.ask_again(turn)


def _repeat(turn: Turn) -> None:
    if form := form_named(turn.state.dialogue):
        form.ask_again(turn)
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
    menu.greet(turn)
    _offer_parked(turn)


_COMMANDS: dict[str, Callable[[Turn], None]] = {
    "cancel": _cancel,
    "back": _back,
    "repeat": _repeat,
    "later": _later,
    "start": _start_over,
    "human": lambda turn: _start(turn, "talk_to_human"),
    "menu": lambda turn: menu.say_menu(turn, "menu"),
    "resume": lambda turn: _resume_parked(turn),
    "tickets": lambda turn: _start(turn, "tickets"),
    "erase": lambda turn: _start(turn, "privacy", {"which": "erase"}),
    "my_data": lambda turn: _start(turn, "privacy", {"which": "see"}),
    "address": lambda turn: turn.say("ask-address", buttons=_forms()),
}


def _forms() -> list[Button]:
    return [Button(f"form:{form}", f"form-{form}") for form in FORMS]


# --- the conversation -------------------------------------------------------------------------------------


def _conversation(turn: Turn) -> None:
    """A dialogue in progress, an officer on the line, the ticket just opened, a new need, or help."""
    turn.need = _need(turn)
    if turn.state.offered and not turn.chosen and turn.text.isdigit() and len(turn.text) <= 2:
        _wrong_number(turn)
    elif turn.state.dialogue:
        _in_dialogue(turn)
    elif turn.state.relay and relay(turn):
        return
    elif not follow_up.about_recent(turn):
        _new_need(turn)


def _wrong_number(turn: Turn) -> None:
    """A number that was not among the choices is no place, no name and no new need."""
    if turn.state.dialogue:
        _ask_again(turn)
    else:
        _not_understood(turn)


def _need(turn: Turn) -> str:
    """The dialogue of another need that the message surely voices."""
    if not turn.text or turn.chosen:
        return ""
    best = turn.meant.best
    name = BY_INTENT.get(best.intent, "")
    return name if best.confidence >= NEW_NEED and name and name != turn.state.dialogue else ""


def _in_dialogue(turn: Turn) -> None:
    dialogue = dialogue_named(turn.state.dialogue)
    if dialogue is None or dialogue.version != turn.state.version:
        turn.state.leave()  # the program changed under the talk: say so politely and start afresh
        turn.say("dialogue-gone")
        _new_need(turn)
    elif dialogue.resume(turn):
        if not (dialogue.name == "emergency" and turn.state.relay):  # nobody is asked about a lamp in a fire
            _after(turn)
    elif turn.need:
        turn.state.park()
        _new_need(turn)
    elif turn.text and turn.meant.best.intent == "greeting_or_thanks" and turn.meant.best.confidence >= NEW_NEED:
        turn.say("small-talk")
        notices.resume_question(turn)
    else:
        _ask_again(turn)


def _ask_again(turn: Turn) -> None:
    """Not an answer: the same question in other words, and the third time a person."""
    turn.state.tries += 1
    if turn.state.tries >= MISUNDERSTOOD_LIMIT:
        about = str(turn.state.slots.get("what") or turn.state.slots.get("about") or turn.text)
        turn.say("not-understood-person")
        hand_over(turn, f"{about}\n{turn.text}".strip())
        return
    notices.resume_question(turn)


def _new_need(turn: Turn) -> None:
    """What the message wants, when nothing else claims it."""
    best = turn.meant.best
    if name := _plain_need(turn):
        _start(turn, name)
    elif is_yes(turn.text) or is_no(turn.text):  # to nothing that was asked
        turn.say("left")
    elif best.intent == "greeting_or_thanks" and unsure.decided(best):
        menu.thank(turn)
    elif best.intent == "out_of_scope" and best.confidence >= NEW_NEED:
        menu.say_menu(turn, "out-of-scope")
    elif unsure.decided(best) and best.intent in BY_INTENT:
        _start(turn, BY_INTENT[best.intent])
    else:
        _not_understood(turn)


def _plain_need(turn: Turn) -> str:
    """The dialogue that a message asks for whatever its words are taken to mean."""
    if turn.message.kind in ("photo", "location") and not turn.text:
        return "report_issue"
    if find_code(turn.text):
        return "tickets"
    if says_broken(turn.meant):
        return "report_issue"
    best = turn.meant.best  # danger of no kind that we know is danger all the same
    return "emergency" if best.intent == "emergency" and best.confidence >= NEW_NEED else ""


def _not_understood(turn: Turn) -> None:
    """A photo speaks for itself; two likely meanings are offered; a newcomer is greeted; the third time a person."""
    if turn.message.files and turn.text:
        _start(turn, "report_issue")
    elif turn.state.tries >= MISUNDERSTOOD_LIMIT - 1:
        menu.not_understood(turn)
        hand_over(turn, turn.text)
        turn.state.tries = 0
    elif likeliest := unsure.two_likeliest(turn):
        _introduce(turn, "report_issue")
        unsure.offer(turn, likeliest)
    elif turn.state.met:
        menu.not_understood(turn)
    else:
        menu.greet(turn)


def _start(turn: Turn, name: str, slots: dict[str, object] | None = None) -> None:
    """Begin a dialogue; what was in progress is set aside and offered again."""
    if turn.state.dialogue and turn.state.dialogue != name:
        turn.state.park()
    _introduce(turn, name)
    dialogue = dialogue_named(name)
    if dialogue is None:
        menu.say_menu(turn, "menu")
        return
    turn.state.begin(name, dialogue.version, dict(slots or {}))
    dialogue.start(turn)
    _after(turn)


def _start_form(turn: Turn) -> None:
    form = form_named(turn.state.dialogue)
    if form is not None:
        form.start(turn)


def _introduce(turn: Turn, name: str) -> None:
    """The first time, one short line says who speaks; before anything is kept, what is kept."""
    first = not turn.state.met
    turn.state.met = True
    if first and name != "emergency":  # there the number comes first
        turn.say("hello-short", ward=turn.house.ward.name)
    if name == "report_issue" and turn.state.noticed != consent.NOTICE_VERSION and not consent.given(turn):
        consent.show_notice(turn)


def _after(turn: Turn) -> None:
    """When a dialogue is over, the one it interrupted is offered again."""
    if not turn.state.dialogue:
        _offer_parked(turn)


def _offer_parked(turn: Turn) -> None:
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


def _resume_parked(turn: Turn) -> None:
    parked = turn.state.unpark()
    form = form_named(parked.dialogue) if parked else None
    if parked is None or form is None or form.version != parked.version:
        menu.say_menu(turn, "menu")
        return
    turn.state.begin(parked.dialogue, parked.version, parked.slots)
    turn.state.asking = parked.asking
    form.ask_again(turn)
