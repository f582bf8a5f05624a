"""First contact, menu, form of address, language, thanks, and what to say when nothing was understood."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.rules.codes import find_code
from handlers.turn import Turn
from handlers.types import Button
from handlers.ward import KnownPlace
from handlers.wording import FORMS

PLACE_MINUTES = 60
MENU = (
    Button("go:report_issue", "button-report"),
    Button("go:to_desk", "button-papers"),
    Button("go:tickets", "button-my-tickets"),
    Button("go:talk_to_human", "button-human"),
)
HUMAN = Button("go:talk_to_human", "button-human")
NEEDS = {
    "ask_procedure": "need-procedure", "request_home_visit": "need-home-visit",
    "book_appointment": "need-appointment", "check_status": "need-status", "cancel_or_reschedule": "need-cancel",
    "talk_to_human": "need-human", "give_feedback": "need-feedback", "suggest_initiative": "need-initiative",
    "welfare_request": "need-welfare", "consent_or_privacy": "need-privacy", "emergency": "need-emergency",
}  # fmt: skip


def greet(turn: Turn) -> None:
    """First meeting: who speaks, what is kept, and one tap for the form of address."""
    from handlers.residents import consent

    first = not turn.state.met
    turn.state.met = True
    if turn.message.payload:
        turn.state.place = turn.message.payload if turn.house.ward.known_place(turn.message.payload) else ""
        turn.state.place_at = turn.now.isoformat()
    if not first and consent.noticed(turn):
        say_menu(turn, "welcome-back")
        return
    turn.say("hello", ward=turn.house.ward.name)
    consent.show_notice(turn)
    ask_form(turn)


def ask_form(turn: Turn) -> None:
    if turn.language != "vi":
        say_menu(turn, "menu")
    elif turn.person.address_form is None:
        say_place(turn)
        turn.say("ask-address", buttons=[Button(f"form:{form}", f"form-{form}") for form in FORMS])
    else:
        say_menu(turn, "menu")


def set_form(turn: Turn, form: str) -> None:
    """Remember how to address the person."""
    if form not in FORMS:
        return
    turn.people.change(turn.person, address_form=form)
    if turn.state.dialogue:
        turn.say("address-kept")
    else:
        say_menu(turn, "address-set")


def set_language(turn: Turn, language: str) -> None:
    """From now on in this language; who is in the middle of something is not led away from it."""
    turn.people.change(turn.person, language=language)
    if turn.state.dialogue:
        turn.say("language-now")
    else:
        say_menu(turn, "language-set")


def say_menu(turn: Turn, key: str) -> None:
    say_place(turn)
    turn.say(key, buttons=MENU)


def say_place(turn: Turn) -> None:
    """Where the QR code that was just read hangs."""
    if known := place_read(turn):
        turn.say("at-place", place=known.name)


def place_read(turn: Turn) -> KnownPlace | None:
    """The known place whose QR code was read just now."""
    if not turn.state.place or not turn.state.place_at:
        return None
    if turn.now - datetime.fromisoformat(turn.state.place_at) > timedelta(minutes=PLACE_MINUTES):
        return None
    return turn.house.ward.known_place(turn.state.place)


def acknowledge(turn: Turn) -> None:
    turn.say("acknowledged", code=turn.state.recent["code"])


def thank(turn: Turn) -> None:
    """Greeting or thanks and nothing else in it; right after opening, the code is said again."""
    if turn.state.recent.get("code") and not turn.state.recent.get("resolved"):
        acknowledge(turn)
    elif not turn.state.met:
        greet(turn)
    elif any(word in turn.meant.folded.split() for word in ("cam", "thank", "thanks", "tks", "on")):
        turn.say("thanks")
    else:
        say_menu(turn, "menu")


def not_understood(turn: Turn) -> None:
    """Words that mean nothing to us: what we can do, or the third time a person."""
    turn.state.tries += 1
    if turn.state.tries > 2:
        turn.say("not-understood-person")
    else:
        turn.say("not-understood", buttons=MENU)


def wrong_code(turn: Turn) -> bool:
    """A ticket code that cannot be: say so instead of guessing."""
    found = find_code(turn.text)
    if found and not found[1]:
        turn.say("code-mistyped", code=found[0], buttons=(Button("go:tickets", "button-my-tickets"), HUMAN))
        return True
    return False


def media(turn: Turn) -> None:
    """A kind of message that cannot be used still gets a kind answer."""
    kind = turn.message.kind
    if not turn.state.met:
        turn.say("hello-short", ward=turn.house.ward.name)
        turn.state.met = True
    key = f"media-{kind}" if turn.house.wording.has(f"media-{kind}") else "media-other"
    turn.say(key, buttons=MENU if not turn.state.dialogue else ())
