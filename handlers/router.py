"""Who takes a resident's message: emergency, command, dialogue in progress, new need, or help."""

from __future__ import annotations

from handlers import everywhere, flow
from handlers.address import asks_language, guess_form, looks_english
from handlers.answers import command, is_no, is_skip, is_yes, pick
from handlers.residents import (
    consent,
    emergency,
    follow_up,
    manners,
    menu,
    notices,
    secrets,
    tickets,
    unsure,
    welfare,
    who,
)
from handlers.residents.bare import only_phone, only_place, says_broken
from handlers.residents.dialogues import BY_INTENT, dialogue_named
from handlers.residents.guide import finding
from handlers.residents.guide.stuck import says_stuck
from handlers.residents.human import hand_over, on_the_line, pass_phone_on, relay
from handlers.residents.report import REPORT
from handlers.residents.visits import changing as visits
from handlers.residents.visits.heard import why_in
from handlers.rules.codes import find_code, find_receipt_code
from handlers.turn import Turn

NEW_NEED = 0.8  # surely another need: interrupts the dialogue in progress
MISUNDERSTOOD_LIMIT = 3
KNOWN_TO_GUIDE = ("welfare_request",)  # a benefit that the guide knows
UNUSABLE = ("sticker", "voice", "video", "file", "other")


def route(turn: Turn) -> None:
    """Find who takes the message; somebody always answers."""
    if turn.message.kind == "notice":
        notices.tell(turn)
        return
    _read_choice(turn)
    if secrets.refuse(turn):
        return
    if turn.message.kind == "contact" and turn.message.phone:
        _keep_phone(turn, turn.message.phone)
        return
    if (
        _language(turn)
        or who.say(turn)
        or _emergency(turn)
        or _edited(turn)
        or everywhere.button(turn)
        or everywhere.word(turn)
    ):
        return
    if turn.message.kind in UNUSABLE and not turn.text:
        menu.media(turn)
        flow.resume_question(turn)
        return
    if manners.take(turn):
        return
    _conversation(turn)


def _keep_phone(turn: Turn, number: str) -> None:
    """A number that was shared, or typed alone where nobody asked for it."""
    if turn.person.phone != number:
        consent.keep_phone(turn, number)
    pass_phone_on(turn, number)
    visits.keep_phone(turn, number)
    flow.resume_question(turn)


def _phone_alone(turn: Turn) -> str:
    return only_phone(turn.meant) if turn.text and not turn.chosen else ""


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
    wanted = (command(turn.text) or asks_language(turn.text)) if turn.text and not turn.chosen else ""
    if wanted in ("english", "vietnamese"):
        menu.set_language(turn, "en" if wanted == "english" else "vi")
        flow.resume_question(turn)
        return True
    if turn.language == "vi" and not turn.chosen and not turn.state.dialogue and looks_english(turn.text):
        turn.people.change(turn.person, language="en")
    return False


def _emergency(turn: Turn) -> bool:
    """Danger is answered first, whatever the dialogue; the legal fork comes right after it."""
    if not turn.text or turn.chosen or turn.message.kind not in ("text", "photo", "edit"):
        return False
    if manners.only_insults(turn):  # "lũ vô dụng" is no flood (lũ)
        return False
    if turn.meant.emergency and turn.state.dialogue != "emergency" and not says_stuck(turn):
        turn.state.park()
        lacks = turn.meant.emergency == "suicide" and welfare.set_aside(turn)
        turn.state.begin("emergency", 1, {"kind": turn.meant.emergency, "lacks": lacks})
        emergency.EMERGENCY.start(turn)
        turn.state.met = True
        return True
    if turn.meant.restricted and turn.state.dialogue != "emergency":
        flow.start(turn, "legal")
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
        REPORT.start(turn)
        return True
    ticket = follow_up.recent_ticket(turn, follow_up.LAST_WORD_MINUTES)
    if ticket and turn.state.recent.get("of") == of:
        tickets.add_detail(turn, ticket, turn.text)
        return True
    return False


# --- the conversation -------------------------------------------------------------------------------------


def _conversation(turn: Turn) -> None:
    """A dialogue in progress, an officer on the line, the ticket just opened, a new need, or help."""
    turn.need = _need(turn)
    if not turn.state.dialogue and follow_up.answers_best_question(turn):
        return
    if turn.state.offered and not turn.chosen and turn.text.isdigit() and len(turn.text) <= 2:
        if not _for_the_officer(turn):
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
    if not turn.text or turn.chosen or is_yes(turn.text) or is_no(turn.text) or is_skip(turn.text):
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
            flow.after(turn)
    elif number := _phone_alone(turn):
        _keep_phone(turn, number)
    elif turn.need:
        turn.state.park()
        _new_need(turn)
    elif turn.text and turn.meant.best.intent == "greeting_or_thanks" and turn.meant.best.confidence >= NEW_NEED:
        turn.say("small-talk")
        flow.resume_question(turn)
    elif not _for_the_officer(turn):
        _ask_again(turn)


def _for_the_officer(turn: Turn) -> bool:
    """No answer to our question, while an officer is on the line who may have asked another: it is theirs."""
    if turn.state.dialogue == "emergency" or not (on_the_line(turn) and relay(turn)):
        return False
    flow.resume_question(turn)
    return True


def _ask_again(turn: Turn) -> None:
    """Not an answer: the same question in other words, and the third time a person."""
    turn.state.tries += 1
    if turn.state.tries >= MISUNDERSTOOD_LIMIT:
        known = turn.state.slots.get("what") or turn.state.slots.get("about")
        if not known and turn.state.dialogue != "emergency":
            # A home visit, a need: what was answered so far waits, and is offered again.
            turn.state.park()
        about = str(known or turn.text)
        turn.say("not-understood-person")
        hand_over(turn, f"{about}\n{turn.text}".strip())
        flow.offer_parked(turn)
        return
    flow.resume_question(turn)


def _new_need(turn: Turn) -> None:
    """What the message wants, when nothing else claims it."""
    best = turn.meant.best
    if name := _plain_need(turn):
        if name == "guide" and best.intent == "welfare_request":
            # A paper is asked for; perhaps more than a paper is missing.
            flow.introduce(turn, name)
            turn.say("welfare-or-person")
        flow.start(turn, name)
    elif is_yes(turn.text) or is_no(turn.text):  # to nothing that was asked
        turn.say("left")
    elif best.intent == "greeting_or_thanks" and turn.meant.sure:
        menu.thank(turn)
    elif best.intent == "out_of_scope" and best.confidence >= NEW_NEED:
        menu.say_menu(turn, "out-of-scope")
    elif turn.meant.sure and best.intent in BY_INTENT:
        flow.start(turn, BY_INTENT[best.intent])
    elif only_place(turn.meant):  # what is the matter there?
        flow.start(turn, "report_issue")
    else:
        _not_understood(turn)


def _plain_need(turn: Turn) -> str:
    """The dialogue that a message asks for whatever its words are taken to mean."""
    if turn.message.kind in ("photo", "location") and not turn.text:
        return "report_issue"
    if find_code(turn.text):
        return "tickets"
    if find_receipt_code(turn.text):
        return "receipts"
    if says_broken(turn.meant):
        return "report_issue"
    if turn.meant.best.intent == "book_appointment" and visits.says_home(turn):
        return "home_visit"
    if turn.house.ward.teams and not turn.meant.sure and why_in(turn.meant.folded):  # "80 tuổi không đi đâu được"
        return "home_visit"
    if turn.meant.best.intent in KNOWN_TO_GUIDE and finding.names_one(turn) and not welfare.tells_need(turn):
        return "guide"
    best = turn.meant.best  # danger of no kind that we know is danger all the same
    return "emergency" if best.intent == "emergency" and best.confidence >= NEW_NEED else ""


def _not_understood(turn: Turn) -> None:
    """A photo speaks for itself; two likely meanings are offered; a newcomer is greeted; the third time a person."""
    if number := _phone_alone(turn):
        _keep_phone(turn, number)
    elif turn.message.files and turn.text:
        flow.start(turn, "report_issue")
    elif turn.state.tries >= MISUNDERSTOOD_LIMIT - 1:
        menu.not_understood(turn)
        hand_over(turn, turn.text)
        turn.state.tries = 0
    elif likeliest := unsure.two_likeliest(turn):
        flow.introduce(turn, "report_issue")
        unsure.offer(turn, likeliest)
    elif turn.state.met:
        menu.not_understood(turn)
    else:
        menu.greet(turn)
