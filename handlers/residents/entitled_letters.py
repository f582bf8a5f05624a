"""The letter about the list of those served at home, in a chat: what it says, and what may be answered with one button."""

from __future__ import annotations

from typing import Any

from handlers import flow
from handlers.residents.dialogues import BY_INTENT
from handlers.residents.human import hand_over
from handlers.rules.deadlines import LOCAL
from handlers.rules.entitled_month import TOLD_WHY
from handlers.turn import Turn
from handlers.types import Button
from storage.models import EntitledNotice, EntitledPerson


def tell(turn: Turn, facts: dict[str, Any]) -> bool:
    """Say it, if it is still so: somebody may have died, or have come back on the list, since it was written."""
    letters = [letter for code in facts.get("letters", ()) if (letter := turn.entitled_months.letter(str(code)))]
    still = [letter for letter in letters if letter.heard_at is None and _holds(turn, letter)]
    if not still:
        return False
    first = still[0]
    person = turn.entitled.by_id(first.person_id)
    whom = "several" if len(still) > 1 else first.way
    acts = ("visit", "ask", "ok") if first.kind == "added" else ("ask", "ok")
    turn.say(
        f"entitled-{first.kind}", whom=whom, why=person.left_why if person else "", ward=turn.house.ward.name,
        month=first.month.month, number=first.code,
        buttons=[Button(f"e:{first.code}:{act}", f"button-entitled-{act}") for act in acts],
    )  # fmt: skip
    return True


def _holds(turn: Turn, letter: EntitledNotice) -> bool:
    person = turn.entitled.by_id(letter.person_id)
    if person is None:
        return False
    listed = _is_listed(turn, person)
    return listed if letter.kind == "added" else not listed and person.left_why in TOLD_WHY


def _is_listed(turn: Turn, person: EntitledPerson) -> bool:
    month = turn.now.astimezone(LOCAL).date().replace(day=1)
    return person.first_month <= month and (person.last_month is None or person.last_month >= month)


def act(turn: Turn, code: str, what: str) -> None:
    """They answer: whoever is on the list has been reached, and what they ask for begins."""
    letter = turn.entitled_months.letter(code)
    if letter is None or letter.talk != turn.message.talk:
        turn.say("button-old")
        return
    for one in turn.entitled_months.heard(letter, turn.now):
        turn.entitled.reached(one.person_id, turn.now)
    if what == "visit":
        flow.start(turn, BY_INTENT["request_home_visit"], {"intent": "request_home_visit"})
    elif what == "ask":
        hand_over(turn, turn.word(f"entitled-asks-{letter.kind}", number=letter.code), category="home_visit")
    else:
        turn.say("entitled-ok")
