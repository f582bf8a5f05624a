"""Nặng lời, nhắn dồn: first a kind word, at last a pause of hours. Danger is heard before any of this, always."""

from __future__ import annotations

from datetime import datetime

from handlers import flow
from handlers.officials import reviewing
from handlers.residents.dialogues import BY_INTENT
from handlers.residents.emergency import EMERGENCY
from handlers.residents.human import on_the_line
from handlers.residents.tickets import ANSWER
from handlers.rules.abuse import FLOOD, INSULT, paced
from handlers.turn import Turn
from nlp.insults import insult_in

STILL_HEARD = ("consent_or_privacy", "check_status", "cancel_or_reschedule")  # rights, and what is under way
OFTEN = 20  # of the messages beyond an hour's measure, one in so many is answered


def take(turn: Turn) -> bool:
    """Whether nothing more is to be done about the message."""
    if turn.message.kind not in ("text", "photo", "location") or turn.state.dialogue == EMERGENCY.name:
        return False
    return _flood(turn) or _paused(turn) or _rude(turn)


def _flood(turn: Turn) -> bool:
    """Too many in an hour: everything is kept, and it is said now and then that it was received."""
    turn.state.pace, count = paced(turn.state.pace, "messages", turn.now)
    over = count - turn.house.ward.abuse.messages_hour
    if over <= 0:
        return False
    if over == 1:
        reviewing.mark(turn, FLOOD, person_id=turn.person_id, talk=turn.message.talk)
    if over % OFTEN == 1:
        turn.say("flood-noted")
    return True


def paused_until(turn: Turn) -> datetime | None:
    """Until when new matters of this person wait."""
    until = datetime.fromisoformat(turn.state.paused) if turn.state.paused else None
    return until if until is not None and until > turn.now else None


def _paused(turn: Turn) -> bool:
    """What is under way goes on: a question of ours, an officer's, the ticket that is being worked on."""
    until = paused_until(turn)
    if until is None or turn.state.dialogue or turn.state.relay or turn.chosen:
        return False
    if turn.text and turn.meant.sure and turn.meant.best.intent in STILL_HEARD:
        return False
    turn.say("abuse-paused", until=until, ward=turn.house.ward.name)
    return True


def _rude(turn: Turn) -> bool:
    """An insult at us, or one with nothing else in it. What is reported besides is taken as ever."""
    insult = insult_in(turn.text) if turn.text and not turn.chosen else None
    matter = insult is not None and not (insult.alone and not turn.message.files) and _has_matter(turn)
    if insult is None or (matter and not insult.at_us) or _in_danger(turn):
        return False
    fresh, _ = reviewing.mark(turn, INSULT, person_id=turn.person_id, talk=turn.message.talk, words=turn.text)
    if fresh.pause_until is not None:
        turn.state.paused = fresh.pause_until.isoformat()
        turn.say("abuse-pause", until=fresh.pause_until, ward=turn.house.ward.name)
    else:
        turn.say("abuse-kind", matter="yes" if matter else "no")
    if not matter and turn.state.dialogue:
        flow.resume_question(turn)
    return not matter


def _in_danger(turn: Turn) -> bool:
    """Who is afraid may swear: what they write goes to the duty group, and is no insult."""
    ticket = turn.tickets.by_code(turn.state.relay) if turn.state.relay else None
    return ticket is not None and ticket.kind == "emergency"


def only_insults(turn: Turn) -> bool:
    """Whether the words are an insult and nothing else: they tell of no danger, whatever they sound like."""
    insult = insult_in(turn.text)
    return insult is not None and insult.alone


def _has_matter(turn: Turn) -> bool:
    """Whether the message says something to be done: a need that is surely heard, a photo, a place, an answer to an
    officer."""
    if turn.state.dialogue == ANSWER.name or on_the_line(turn):
        return True
    best = turn.meant.best
    needed = turn.meant.sure and best.intent in BY_INTENT and best.intent != "give_feedback"
    return needed or bool(turn.message.files) or turn.message.pin is not None


def tell(turn: Turn) -> None:
    """A pause that an officer's word began, or that a leader took back."""
    if turn.message.data["event"] == "abuse_lifted":
        turn.state.paused = ""
        turn.say("abuse-lifted")
    else:
        turn.state.paused = str(turn.message.data["until"])
        until = datetime.fromisoformat(turn.state.paused)
        turn.say("abuse-refused-often", kind=turn.message.data["kind"], until=until, ward=turn.house.ward.name)
    flow.resume_question(turn)
