"""Nhờ đến nhà: who, why, what, where, when; at most five short questions, mostly by buttons, and none that was answered."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from handlers.answers import GO_ON, HANDLED, Reading, is_no, is_unknown, leaning
from handlers.forms import Form, Slot
from handlers.redact import street_of
from handlers.residents.appointments.desk import parse_begin
from handlers.residents.appointments.wish import wants_other_day
from handlers.residents.bare import only_phone
from handlers.residents.human import TO_DESK
from handlers.residents.visits import arranging, half_days, heard, home
from handlers.rules.visits import area_in
from handlers.turn import Turn
from handlers.types import Button
from storage.models import HomeVisit

NAME, VERSION = "home_visit", 1
QUESTIONS = 5
ABOUT = ("whom", "why", "need", "procedure", "where", "phone", "name", "wish")
NO_REASON = ("where", "phone", "name", "wish")  # these are no reason why somebody cannot travel
ELSEWHERE = ("report_issue", "tickets", "talk_to_human")
SHORTEST_PLACE = 3  # digits: "1" is a choice that was not there
LONGEST = 200  # signs of an answer that is kept whole
WHO = (
    Button("self", "button-visit-self"),
    Button("family", "button-visit-family"),
    Button("neighbour", "button-visit-neighbour"),
)
AGREED = (
    Button("yes", "guide-button-agreed"),
    Button("no", "guide-button-not-asked"),
    Button("cannot", "button-visit-cannot-say"),
)
ASKED_THEM = (Button("yes", "button-visit-agreed-now"), Button("drop", "button-not-now"))
WHYS = ("bed", "helped", "ill", "other")
WHY = tuple(Button(f"why.{name}", f"visit-why-{name}") for name in WHYS)
NEED = tuple(Button(f"need.{name}", f"button-visit-{name}") for name in home.NEEDS)
_PHONE_WORDS = re.compile(
    r"[\s,;]*\b(?:số điện thoại|so dien thoai|điện thoại|dien thoai|sđt|sdt|đt|dt|số|gọi|goi|phone)(?: là| la)?[\s:]*$",
    re.IGNORECASE,
)
PIN = Button("pin", "button-send-location")


# --- beginning --------------------------------------------------------------------------------------------------


def begin(turn: Turn) -> None:
    """What the first message says; a ward without teams lets an officer answer."""
    slots = turn.state.slots
    if slots.get("visit"):  # one that is to be moved: the rest is known
        heard.remember_wish(turn)
        return
    if not turn.house.ward.teams or not home.rounds(turn).free():
        _by_hand(turn)
        return
    theirs = turn.visits.of_person(turn.person_id, since=turn.now)
    if theirs and not slots.pop("again", False):
        turn.state.leave()
        buttons = [*home.buttons_of(theirs[0]), home.act(theirs[0], "again", "button-visit-for-another")]
        turn.say("visit-have-one", buttons=buttons, **home.facts(turn, theirs[0]))
        return
    heard.remember(turn)
    if turn.chosen and (named := _from_guide(turn)):
        slots.update(procedure=named, need="papers", limited=True)  # the guide has just told what a visit can do
    if _limits(turn):
        return
    if turn.person.phone:
        slots.setdefault("phone", turn.person.phone)
    if slots.get("who") == "self":
        slots["agreed"] = "yes"
    arranging.notice(turn)


def _from_guide(turn: Turn) -> str:
    """The procedure whose guide was open when the button for a visit was pressed."""
    for parked in reversed(turn.state.parked):
        if parked.dialogue == "guide":
            filing = turn.filings.by_id(int(parked.slots.get("filing") or 0))
            return filing.procedure if filing else str(parked.slots.get("procedure") or "")
    return ""


def _limits(turn: Turn) -> bool:
    """What may not be promised for this procedure is said before anything else is asked. True: only the police do it,
    on days of their own, and an officer takes the words on."""
    name = str(turn.state.slots.get("procedure") or "")
    limits = home.promise(turn, name)
    if limits and not turn.state.slots.get("limited"):
        turn.state.slots["limited"] = True
        turn.say("visit-limits", says=limits)
    if not _police_only(turn, name):
        return False
    _by_hand(turn)
    return True


def _by_hand(turn: Turn) -> None:
    """No team, no free half-day, or what only the police do on their own days: a person answers."""
    turn.state.begin(TO_DESK.name, TO_DESK.version, {"intent": "request_home_visit"})
    TO_DESK.start(turn)


def _police_only(turn: Turn, procedure_id: str) -> bool:
    """Cards and VNeID level 2: fingerprints are taken by the police alone, on their days (home.toml)."""
    procedure = turn.house.book.procedures.get(procedure_id)
    acts = [one for one in turn.house.book.shared.home.acts if procedure and one.id in procedure.home.acts]
    return bool(acts) and all(one.by == "police" for one in acts)


def answered(turn: Turn) -> None:
    """One more of the five questions is used."""
    turn.state.slots["asked"] = int(turn.state.slots.get("asked") or 0) + 1


# --- who, and do they agree -------------------------------------------------------------------------------------


def needs_who(turn: Turn) -> bool:
    return not turn.state.slots.get("whom") and not _moving(turn)


def read_who(turn: Turn) -> Reading | None:
    """A button says with it that they agreed; words are asked for that once more."""
    slots = turn.state.slots
    if turn.answer:
        answered(turn)
        if turn.answer != "self":
            slots["relation"] = turn.answer
            slots["whom"] = turn.word(f"visit-whom-{turn.answer}")
        slots["agreed"] = "yes"
        return Reading(turn.answer)
    if turn.chosen or not turn.text:
        return None
    learnt = _learnt(turn)
    if slots.get("who") or slots.get("whom"):
        answered(turn)
        slots.setdefault("who", "family")
        return GO_ON
    return GO_ON if learnt else None  # the paper, the place came first


def needs_agreed(turn: Turn) -> bool:
    return bool(turn.state.slots.get("whom")) and not _moving(turn)


def whom_values(turn: Turn) -> dict[str, Any]:
    return {"whom": home.called(turn, str(turn.state.slots.get("whom") or ""))}


def read_agreed(turn: Turn) -> Reading | None:
    said = turn.answer or ("" if turn.chosen else leaning(turn.text))
    if not said and is_unknown(turn.text):
        said = "cannot"
    if said == "no" and not turn.answer and _learnt(turn):
        return GO_ON  # "không có điện thoại" is no answer to whether they agree
    if said == "no":
        turn.ask("visit-ask-them-first", buttons=ASKED_THEM, **whom_values(turn))
        return HANDLED
    if turn.answer == "drop":
        turn.state.leave()
        turn.say("left")
        return HANDLED
    if said not in ("yes", "cannot"):
        return GO_ON if _words(turn) and _learnt(turn) else None  # nobody shall have to say it again
    answered(turn)
    return Reading(said)


# --- why, what, where, phone ------------------------------------------------------------------------------------


def read_why(turn: Turn) -> Reading | None:
    if turn.answer:
        answered(turn)
        return Reading(turn.answer.removeprefix("why."))
    if not _words(turn):
        return None
    if _learnt(turn, NO_REASON) and not turn.state.slots.get("why"):
        return GO_ON
    answered(turn)
    turn.state.slots["why_words"] = turn.text[:LONGEST]
    why = turn.state.slots.get("why")
    return Reading(why or "other", sure=bool(why))


def read_need(turn: Turn) -> Reading | None:
    slots = turn.state.slots
    if turn.answer:
        answered(turn)
        return Reading(turn.answer.removeprefix("need."))
    if not _words(turn):
        return None
    if _learnt(turn) and not (slots.get("need") or slots.get("procedure")):
        return GO_ON  # the place came first
    if not slots.get("procedure") and (named := heard.procedure_in(turn, heard.PROCEDURE_ANSWERED)):
        slots["procedure"] = named
    if _limits(turn):
        return HANDLED
    answered(turn)
    slots["words"] = f"{slots.get('words', '')}\n{turn.text}".strip()[: 2 * LONGEST]
    need = "papers" if slots.get("procedure") else slots.get("need") or "papers"
    return Reading(need, sure=bool(slots.get("need") or slots.get("procedure")))


def read_where(turn: Turn) -> Reading | None:
    """A place in any words, with the phone beside it; or a pin."""
    slots = turn.state.slots
    if turn.message.pin:
        slots["pin"] = [turn.message.pin.lat, turn.message.pin.lng]
        answered(turn)
        return Reading(turn.text or turn.word("place-pin"))
    if turn.answer == "pin":
        turn.say("visit-send-pin")
        return HANDLED
    if not _words(turn) or leaning(turn.text) or (turn.text.isdigit() and len(turn.text) < SHORTEST_PLACE):
        return None
    learnt = _learnt(turn)
    place, phone = turn.meant.first("location"), turn.meant.first("phone")
    text = _PHONE_WORDS.sub("", turn.text.replace(phone.text, "")).strip(" ,.;:-") if phone else turn.text
    if not text or (place is None and learnt):  # the number, the day, the paper came first
        return GO_ON
    answered(turn)
    slots["area"] = area_in(turn.text) or slots.get("area", "")
    slots["street"] = heard.street_in(turn, place) if place else street_of(text)
    return Reading(text[:LONGEST], sure=place is not None)


def needs_phone(turn: Turn) -> bool:
    """Asked for while questions are left; else it is asked for with the confirmation, and nothing hangs on it."""
    return not _moving(turn) and int(turn.state.slots.get("asked") or 0) < QUESTIONS - 1


def read_phone(turn: Turn) -> Reading | None:
    if turn.answer == "skip" or (not turn.chosen and (is_unknown(turn.text) or leaning(turn.text) == "no")):
        answered(turn)
        return Reading("")
    phone = turn.meant.first("phone") if turn.text and not turn.chosen else None
    if phone is None:
        return GO_ON if _words(turn) and _learnt(turn) else None
    answered(turn)
    return Reading(str(phone.value))


def _learnt(turn: Turn, about: tuple[str, ...] = ABOUT) -> bool:
    """Keep what the words say; whether that is something about the visit that was not known. What is wrong in a street,
    or a question about a ticket, is not about the visit."""
    if turn.need in ELSEWHERE:
        return False
    before = {name: turn.state.slots.get(name) for name in about}
    heard.remember(turn)
    return any(turn.state.slots.get(name) != before[name] for name in about)


def _words(turn: Turn) -> bool:
    return bool(turn.text) and not turn.chosen


def _moving(turn: Turn) -> bool:
    return bool(turn.state.slots.get("visit"))


# --- when -------------------------------------------------------------------------------------------------------


def read_when(turn: Turn) -> Reading | None:
    slots = turn.state.slots
    if turn.answer == "other" or (not turn.chosen and (is_no(turn.text) or wants_other_day(turn.text))):
        _, shown = half_days.shown(turn)
        slots["later"] = shown[-1].begin.isoformat() if shown else ""
        slots.pop("wish", None)
        return GO_ON
    if found := parse_begin(turn.answer.removeprefix("at.")):
        answered(turn)
        return Reading(found.isoformat())
    if number := only_phone(turn.meant) if _words(turn) else "":
        slots["phone"] = number
        return GO_ON
    if heard.remember_wish(turn):
        slots.pop("later", None)
        fitting = half_days.fitting(turn)
        if len(fitting) == 1:
            answered(turn)
            return Reading(fitting[0].begin.isoformat())
        return GO_ON
    return None


def done(turn: Turn) -> None:
    """All is known: kept, given to a team or to a leader, and told; a half-day that is gone is asked for anew."""
    slots = turn.state.slots
    begin_at = datetime.fromisoformat(str(slots["when"]))
    window = next((one for one in half_days.free(turn, anywhere=True) if one.begin == begin_at), None)
    visit = turn.visits.by_id(int(slots.get("visit") or 0))
    arranged = False
    if window is not None:
        arranged = arranging.move(turn, visit, window) if visit else arranging.arrange(turn, window)
    if not arranged:
        slots.pop("when", None)
        slots["lost"] = True
        HOME_VISIT.go_on(turn)


def move(turn: Turn, visit: HomeVisit) -> None:
    """Another half-day for a visit that there is: the same form, with everything but the time known."""
    known = {"visit": visit.id, "area": visit.area, "where": visit.place or "", "need": visit.need, "why": "other"}
    turn.state.begin(NAME, VERSION, {**known, "who": "self", "phone": "", "agreed": "yes"})
    if not (turn.text and not turn.chosen and heard.remember_wish(turn)):
        turn.state.slots["later"] = visit.begins_at.isoformat()
    HOME_VISIT.go_on(turn)


def again(turn: Turn, visit: HomeVisit | None = None) -> None:
    """One more: for somebody else, or in place of one that is over, of which everything but the time is known."""
    known: dict[str, Any] = {"again": True}
    if visit is not None:
        why, _, words = (visit.why or "other").partition("\n")
        known |= {
            "who": "self" if visit.whom is None else "family", "whom": visit.whom, "relation": visit.relation, "agreed": "yes",
            "name": visit.name, "born": visit.born, "why": why, "why_words": words, "need": visit.need, "limited": True,
            "procedure": visit.procedure, "where": visit.place, "pin": visit.pin, "street": visit.street, "area": visit.area,
            "phone": visit.phone, "words": visit.words,
        }  # fmt: skip
    turn.state.begin(NAME, VERSION, {name: value for name, value in known.items() if value})
    HOME_VISIT.start(turn)


HOME_VISIT = Form(
    NAME, VERSION,
    (
        Slot("who", "visit-ask-who", read_who, needs_who, WHO),
        Slot("agreed", "visit-ask-agreed", read_agreed, needs_agreed, AGREED, whom_values),
        Slot("why", "visit-ask-why", read_why, buttons=WHY, values=whom_values),
        Slot("need", "visit-ask-need", read_need, buttons=NEED),
        Slot("where", "visit-ask-where", read_where, buttons=(PIN,)),
        Slot("phone", "visit-ask-phone", read_phone, needs_phone, (Button("skip", "button-skip"),)),
        Slot("when", "visit-ask-when", read_when, buttons=half_days.buttons, values=half_days.values),
    ),
    done, begin,
)  # fmt: skip
