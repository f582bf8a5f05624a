"""Gặp cán bộ: hand the person to the officials' group, and carry words both ways until it is closed."""

from __future__ import annotations

from handlers import places
from handlers.answers import Reading, command, is_no, is_yes
from handlers.forms import Form, Slot
from handlers.officials import welfare_desk
from handlers.officials.cards import tell_group
from handlers.officials.chain import entrusted
from handlers.officials.hiding import hide
from handlers.officials.joining import is_part_of
from handlers.officials.opening import attach, open_ticket
from handlers.redact import excerpt, names_in
from handlers.residents import emergency
from handlers.residents.legal import confided
from handlers.residents.tickets import OVER, photos_of, read_words
from handlers.turn import Turn
from handlers.types import Button, Reply
from storage.models import Ticket

OF_ANYTHING = ("contact", "legal_reception")  # may be about what was just confided
ERRANDS = ("home_visit", "appointment")  # done here at once, rather than told to somebody who answers later
SHORT = 4  # words: "cho tôi gặp cán bộ" says nothing yet about why
TOPICS = {
    "ask_procedure": "procedure_question", "request_home_visit": "home_visit", "book_appointment": "appointment",
    "give_feedback": "feedback", "suggest_initiative": "initiative",
    "cancel_or_reschedule": "contact", "legal": "legal_reception",
}  # fmt: skip
YES, NO = Button("yes", "button-pass-on"), Button("no", "button-not-now")


def begin(turn: Turn) -> None:
    """What the person already said is why they want somebody."""
    if turn.text and not turn.chosen and not command(turn.text) and len(turn.meant.folded.split()) > SHORT + 2:
        turn.state.slots["about"] = turn.text


def about_buttons(turn: Turn) -> tuple[Button, ...]:
    """What they have just been talking about need not be typed again."""
    ticket = turn.tickets.by_code(str(turn.state.recent.get("code") or ""))
    if ticket is None or ticket.status in OVER or not is_part_of(turn, ticket):
        return (SKIP,)
    return Button("ticket", "human-about-ticket", (("code", ticket.code),)), SKIP


def done(turn: Turn) -> None:
    about = str(turn.state.slots.get("about") or "")
    photos = turn.state.slots.get("photos") or ()
    category = str(turn.state.slots.get("category") or "contact")
    hand_over(turn, about, photos, category)


def hand_over(turn: Turn, about: str, photos: object = (), category: str = "contact") -> None:
    """Open a ticket for a person to answer; from now on their words go to that officer.

    Who has just confided something restricted is handed to those who may hear of that.
    """
    turn.state.leave()
    restricted = confided(turn).get("kind") if category in OF_ANYTHING else None
    ticket = open_ticket(turn, {"category": category, "what": about, "photos": photos, "restricted": restricted})
    if ticket.restricted and not entrusted(turn, ticket):
        turn.say("legal-above", kind=ticket.restricted, address=turn.house.ward.address or turn.house.ward.name)
        return
    turn.state.relay = ticket.code
    open_now = turn.house.calendar.is_open(turn.now)
    facts = {"code": ticket.code, "due": ticket.respond_due, "open": "yes" if open_now else "no"}
    wants = "" if turn.person.phone else "contact"
    turn.reply(Reply("human-handed", facts, about=ticket.code, wants=wants))


def on_the_line(turn: Turn) -> bool:
    """Whether somebody has taken the matter and is talking with the person."""
    ticket = turn.tickets.by_code(turn.state.relay) if turn.state.relay else None
    return ticket is not None and ticket.official_id is not None


def relay(turn: Turn) -> bool:
    """While an officer is talking with the person, what they write goes to the officer."""
    ticket = turn.tickets.by_code(turn.state.relay)
    if ticket is None or ticket.status in ("closed", "resolved", "refused", "cancelled", "merged"):
        turn.state.relay = ""
        return False
    photos, pin = photos_of(turn), turn.message.pin
    if not (turn.text or photos or pin) or _something_else(turn, ticket):
        return False
    if pin:
        turn.tickets.change(ticket, now=turn.now, pin=[pin.lat, pin.lng])
        places.remember(turn, ticket)
        tell_group(turn, ticket, "group-pin", purpose="reply")
    hide(turn, ticket, turn.text)
    turn.tickets.note(ticket, "resident_said", actor="resident", now=turn.now, data={"text": turn.text})
    attach(turn, ticket, photos, side="before")
    welfare_desk.hear_more(turn, ticket, turn.text)
    if turn.text or photos:
        words = excerpt(turn.text, names_in(turn.meant)) if turn.text else ""
        tell_group(turn, ticket, "group-resident-says", purpose="reply", words=words, photos=len(photos))
    if ticket.kind == "emergency" and emergency.asks_for_help(turn, ticket):
        turn.say("emergency-waiting", kind=emergency.kind_of(ticket))
    else:
        turn.say("relayed", code=ticket.code, claimed="yes" if ticket.official_id else "no")
    return True


def pass_phone_on(turn: Turn, number: str) -> None:
    """A number shared while an officer or the duty group is waiting for it."""
    code = turn.state.slots.get("code") if turn.state.dialogue == "emergency" else turn.state.relay
    if ticket := turn.tickets.by_code(str(code or "")):
        data = {"text": number}
        turn.tickets.note(ticket, "detail_added", actor="resident", now=turn.now, data=data)
        tell_group(turn, ticket, "group-phone", purpose="reply")


def _something_else(turn: Turn, ticket: Ticket) -> bool:
    """Thanks or a new report are no words to the officer, unless one is there and talking; of danger every word is."""
    if ticket.kind == "emergency" and emergency.asks_for_help(turn, ticket):
        return False
    if turn.need in ("tickets", "privacy"):
        return True
    thanks = bool(turn.text) and turn.meant.best.intent == "greeting_or_thanks" and not turn.message.files
    thanks = thanks and not ticket.category.startswith("emergency")  # "dập tắt rồi" is news to the duty group
    errand = turn.need in ERRANDS and ticket.kind == "contact" and not ticket.restricted
    return not ticket.official_id and (thanks or turn.need == "report_issue" or errand)


def read_about(turn: Turn) -> Reading | None:
    """Whatever is said now is what they want to see somebody about."""
    if turn.answer == "ticket":
        return Reading(turn.text)
    reading = read_words(turn)
    return reading and Reading(reading.value)


def read_pass_on(turn: Turn) -> Reading | None:
    if turn.answer == "no" or is_no(turn.text):
        return Reading(False)
    if turn.answer == "yes" or is_yes(turn.text):
        return Reading(True)
    if turn.text and not turn.chosen and not turn.need:  # more words on the same matter
        turn.state.slots["about"] = f"{turn.state.slots.get('about', '')}\n{turn.text}".strip()
        return Reading(True, sure=False)
    return None


def begin_desk(turn: Turn) -> None:
    """A need that an officer answers for now: what was said is passed on word for word."""
    intent = turn.state.slots.get("intent") or turn.meant.best.intent
    turn.state.slots["intent"] = intent
    turn.state.slots["category"] = TOPICS.get(str(intent), "procedure_question")
    if turn.text and not turn.chosen:
        turn.state.slots["about"] = turn.text


def desk_done(turn: Turn) -> None:
    if turn.state.slots.get("pass_on"):
        done(turn)
    else:
        turn.state.leave()
        turn.say("left")


SKIP = Button("skip", "button-skip")
HUMAN = Form("talk_to_human", 1, (Slot("about", "human-ask-about", read_about, buttons=about_buttons),), done, begin)
TO_DESK = Form(
    "to_desk", 1,
    (
        Slot("about", "desk-ask-about", read_words, values=lambda t: {"topic": str(t.state.slots.get("category"))}),
        Slot(
            "pass_on", "desk-ask-pass-on", read_pass_on, buttons=(YES, NO),
            values=lambda t: {"topic": str(t.state.slots.get("category"))},
        ),
    ),
    desk_done, begin_desk,
)  # fmt: skip
