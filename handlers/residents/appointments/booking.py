"""Đặt lịch: for what, when, and yes; the nearest free times as at most three choices, a seat held while they think."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from handlers.answers import GO_ON, HANDLED, Reading, is_no, is_unknown, is_yes
from handlers.forms import Form, Slot
from handlers.residents.appointments import desk
from handlers.residents.appointments.heard import (
    ELDER_AGE,
    desk_for,
    offering_of,
    offerings_meant,
    procedure_in,
    remember_wish,
    wished,
)
from handlers.residents.appointments.listing import buttons_of, say_one
from handlers.residents.appointments.wish import says_cancel, wants_other_day
from handlers.residents.human import TO_DESK
from handlers.residents.menu import HUMAN
from handlers.rules import booking as rules
from handlers.rules.booking import day_wish, first_of_days, nearest
from handlers.rules.deadlines import LOCAL
from handlers.turn import Turn
from handlers.types import Button
from handlers.wording import say_day
from nlp.normalise import fold
from storage.models import Booking

NAME, VERSION = "appointment", 1
MOST, MOST_FOR_ELDERS, MOST_DAYS = 3, 2, 3
PROCEDURE_SURE, PROCEDURE_ANSWERED = 0.85, 0.5
_SETTLED = re.compile(
    r"^(?:da |ok |u |vang )*(?:chot|dat luon|dat di|dat giup|book it)\b(?!.*\b(?:khong|chua|khoan)\b)"
)
OTHER, WAIT = Button("other", "button-other-day"), Button("wait", "button-wait-list")
YES, OTHER_TIME, NO = (
    Button("yes", "button-book-yes"),
    Button("other", "button-other-time"),
    Button("no", "button-not-now"),
)
SKIP = Button("skip", "button-skip")
ELDER = (Button("yes", "button-fixed"), Button("no", "button-not-fixed"))


# --- beginning --------------------------------------------------------------------------------------------


def begin(turn: Turn) -> None:
    """What the first message says: which offering, what for, when, and whether for somebody of 75 or older."""
    slots = turn.state.slots
    if slots.get("booking"):  # one that is to be moved: the rest is known
        remember_wish(turn)
        return
    if not turn.house.ward.offerings:  # nothing to book here: an officer answers
        turn.state.begin(TO_DESK.name, TO_DESK.version, {"intent": "book_appointment"})
        TO_DESK.start(turn)
        return
    remember_wish(turn)
    if procedure := procedure_in(turn, PROCEDURE_SURE):
        slots.setdefault("what", procedure)
    found = offerings_meant(turn)
    if len(found) == 1:
        slots.setdefault("offering", found[0].id)
    _too_many(turn)


def _too_many(turn: Turn) -> None:
    """Whoever has as many as one may have is shown them instead."""
    offering = offering_of(turn)
    if offering is None:
        return
    theirs = [one for one in turn.bookings.of_person(turn.person_id, since=turn.now) if one.offering == offering.id]
    if len(theirs) >= offering.per_person:
        turn.state.leave()
        say_one(turn, theirs[0], "booking-have-one")


# --- which, what for, who ---------------------------------------------------------------------------------


def offering_buttons(turn: Turn) -> list[Button]:
    return [
        Button(f"place.{one.id}", "label", (("text", desk.label_of(turn, one)),))
        for one in turn.house.ward.offerings
        if desk_for(turn, one).free()
    ]


def read_offering(turn: Turn) -> Reading | None:
    remember_wish(turn)
    chosen = turn.house.ward.offering(turn.answer.removeprefix("place."))
    if chosen is None and turn.text and not turn.chosen:
        if procedure := procedure_in(turn, PROCEDURE_SURE):
            turn.state.slots.setdefault("what", procedure)
        found = offerings_meant(turn)
        chosen = found[0] if len(found) == 1 else None
    if chosen is None:
        return None
    turn.state.slots["offering"] = chosen.id
    _too_many(turn)
    return GO_ON if turn.state.dialogue == NAME else HANDLED


def needs_what(turn: Turn) -> bool:
    offering = offering_of(turn)
    return offering is not None and offering.kind in ("counter", "session") and not turn.state.slots.get("booking")


def read_what(turn: Turn) -> Reading | None:
    if turn.answer == "skip" or (not turn.chosen and (is_unknown(turn.text) or is_no(turn.text))):
        return Reading("")
    if not turn.text or turn.chosen:
        return None
    remember_wish(turn)
    return Reading(procedure_in(turn, PROCEDURE_ANSWERED))


def needs_elder(turn: Turn) -> bool:
    offering = offering_of(turn)
    return bool(offering and offering.elder_seats and turn.form == "bac" and not turn.state.slots.get("booking"))


def read_elder(turn: Turn) -> Reading | None:
    if turn.answer in ("yes", "no"):
        return Reading(turn.answer == "yes")
    if age := re.search(r"\b(\d{2,3})\b", turn.text):
        return Reading(int(age[1]) >= ELDER_AGE)
    if is_yes(turn.text) or is_no(turn.text):
        return Reading(is_yes(turn.text))
    return None


# --- when -------------------------------------------------------------------------------------------------


def day_buttons(turn: Turn) -> list[Button]:
    """The next days with a free time, after the ones that were just shown."""
    offering = offering_of(turn)
    if offering is None:
        return []
    shown = turn.state.slots.get("shown_until")
    after = datetime.fromisoformat(shown).date() if shown else turn.now.astimezone(LOCAL).date()
    free = desk_for(turn, offering).free()
    days = first_of_days(free, after, MOST_DAYS) or first_of_days(free, turn.now.astimezone(LOCAL).date(), MOST_DAYS)
    return [
        Button(f"day.{day:%Y%m%d}", "label", (("text", say_day(day_wish(day).begin, turn.language)),)) for day in days
    ]


def read_day(turn: Turn) -> Reading | None:
    if turn.answer and (begin := desk.parse_begin(f"{turn.answer.removeprefix('day.')}0000")):
        wish = day_wish(begin.date())
        turn.state.slots["wish"] = [wish.begin.isoformat(), wish.end.isoformat()]
    elif not remember_wish(turn):
        return None
    turn.state.slots.pop("other", None)
    return GO_ON


def _shown(turn: Turn) -> tuple[rules.Why, list[rules.Slot], bool]:
    """How the wish is met, the times to show, and whether waiting for the wished time makes sense."""
    offering = offering_of(turn)
    if offering is None:
        return "closed", [], False
    now = desk_for(turn, offering)
    free, wish = now.free(), wished(turn)
    why = now.why(wish, free)
    waits = why == "full"
    most = MOST_FOR_ELDERS if turn.form == "bac" or waits else MOST
    return why, nearest(free, wish, most), waits


def when_buttons(turn: Turn) -> list[Button]:
    _, slots, waits = _shown(turn)
    if slots:
        turn.state.slots["shown_until"] = slots[-1].begin.astimezone(LOCAL).isoformat()
    times = [
        Button(f"at.{slot.begin.astimezone(LOCAL):%Y%m%d%H%M}", "label", (("text", desk.say_when(turn, slot.begin)),))
        for slot in slots
    ]
    return [*times, *([WAIT] if waits else []), *([OTHER] if slots else [HUMAN])]


def when_values(turn: Turn) -> dict[str, Any]:
    why, slots, _ = _shown(turn)
    offering, lost = offering_of(turn), turn.state.slots.pop("lost", False)
    return {
        "why": "none" if not slots else "lost" if lost else why,
        "where": desk.label_of(turn, offering) if offering else "",
        "days": offering.ahead_days if offering else 0,
        "walk": "yes" if offering and offering.walk_ins else "no",
    }


def read_when(turn: Turn) -> Reading | None:
    if turn.answer == "wait" or _stops(turn):
        (_wait if turn.answer == "wait" else _give_up)(turn)
        return HANDLED
    if turn.answer == "other" or wants_other_day(turn.text) or (not turn.chosen and is_no(turn.text)):
        turn.state.slots["other"] = True
        return GO_ON
    if begin := desk.parse_begin(turn.answer.removeprefix("at.")):
        return _try(turn, begin) or GO_ON
    return GO_ON if remember_wish(turn) else None


def needs_when(turn: Turn) -> bool:
    """A wish for one moment that is free needs no list: its seat is held at once."""
    wish, offering, slots = wished(turn), offering_of(turn), turn.state.slots
    if wish is None or offering is None or wish.begin != wish.end or slots.get("tried") == slots["wish"]:
        return True
    if not any(slot.begin == wish.begin for slot in desk_for(turn, offering).free()):
        return True
    reading = _try(turn, wish.begin)
    if reading is not None:
        slots["when"] = reading.value
        slots["tried"] = slots["wish"]  # once: whoever then says "another time" wants to see which there are
    return reading is None


def _try(turn: Turn, begin: datetime) -> Reading | None:
    """Hold the seat; when somebody was faster, the next times are shown."""
    offering = offering_of(turn)
    slot = desk_for(turn, offering).slot_at(begin) if offering else None
    if slot is not None and desk.hold(turn, _booking(turn, slot.begin, slot.end, "held"), slot):
        return Reading(slot.begin.isoformat())
    turn.state.slots["lost"] = True
    return None


def _booking(turn: Turn, begin: datetime, end: datetime, status: str) -> Booking:
    """The booking of this dialogue; stored with the first seat that is held for it."""
    slots = turn.state.slots
    known = turn.bookings.by_id(int(slots.get("booking") or slots.get("held") or 0))
    if known is not None:
        return known
    fresh = turn.bookings.add(Booking(
        ward=turn.house.ward.id, code="", offering=str(slots["offering"]), day=begin.astimezone(LOCAL).date(), slot_at=begin,
        ends_at=end, status=status, person_id=turn.person_id, talk=turn.message.talk,
        procedure=_what_for(turn), elder=bool(slots.get("elder")), made_at=turn.now, updated_at=turn.now,
    ))  # fmt: skip
    slots["held"] = fresh.id
    return fresh


def _what_for(turn: Turn) -> str:
    """The procedure, by its id; what brings somebody to the reception day is between them and the chairman."""
    offering = offering_of(turn)
    return "" if offering and offering.kind == "reception" else str(turn.state.slots.get("what") or "")


def _wait(turn: Turn) -> None:
    """On the waiting list for the wished time; a booking that was to be moved stays as it is."""
    wish, offering = wished(turn), offering_of(turn)
    if wish is None or offering is None:
        return
    turn.state.slots.pop("booking", None)
    end = wish.end if wish.end > wish.begin else wish.begin + timedelta(minutes=offering.minutes)
    waiting = _booking(turn, wish.begin, end, "waiting")
    turn.state.leave()
    turn.say(
        "booking-waiting", buttons=(desk.act(waiting, "cancel", "button-stop-waiting"),), **desk.facts(turn, waiting)
    )


# --- yes --------------------------------------------------------------------------------------------------


def sure_values(turn: Turn) -> dict[str, Any]:
    offering = offering_of(turn)
    return {
        "when": datetime.fromisoformat(str(turn.state.slots["when"])),
        "where": desk.label_of(turn, offering) if offering else "",
        "moving": "yes" if turn.state.slots.get("booking") else "no",
    }


def read_sure(turn: Turn) -> Reading | None:
    if turn.answer == "yes" or is_yes(turn.text) or (not turn.chosen and _SETTLED.search(fold(turn.text))):
        return Reading(True)
    if _stops(turn):
        _give_up(turn)
        return HANDLED
    later = not turn.chosen and remember_wish(turn)
    if turn.answer == "other" or wants_other_day(turn.text) or later:
        turn.state.slots.pop("when", None)
        return GO_ON
    if turn.answer == "no" or is_no(turn.text):
        _give_up(turn)
        return HANDLED
    return None


def _stops(turn: Turn) -> bool:
    """No appointment, in their own words; unless they say so because they need something else."""
    return not turn.chosen and says_cancel(turn.text) and turn.need in ("", "change")


def _give_up(turn: Turn) -> None:
    """No appointment after all; one that was to be moved stays where it was."""
    held, moving = (turn.bookings.by_id(int(turn.state.slots.get(name) or 0)) for name in ("held", "booking"))
    turn.state.leave()
    if held is not None and held.status == "held":
        desk.let_go(turn, held, "lapsed")
    if moving is None:
        turn.say("left")
    else:
        turn.say("booking-kept-as-it-was", buttons=buttons_of(moving))


def done(turn: Turn) -> None:
    """Theirs for good, and told with what to bring; else the next free times."""
    slots, offering = turn.state.slots, offering_of(turn)
    booking = turn.bookings.by_id(int(slots.get("booking") or slots.get("held") or 0))
    begin = datetime.fromisoformat(str(slots["when"]))
    slot = desk_for(turn, offering).slot_at(begin) if offering else None
    if booking is None or slot is None or not desk.keep(turn, booking, slot):
        for name in ("when", "sure"):
            slots.pop(name, None)
        slots["lost"] = True
        APPOINTMENT.go_on(turn)
        return
    turn.state.leave()
    say_one(turn, booking, "booking-done")


def move(turn: Turn, booking: Booking, text: str = "") -> None:
    """Another time for a booking that there is: the same form, with everything but the time known."""
    known = {"booking": booking.id, "offering": booking.offering, "elder": booking.elder}
    turn.state.begin(NAME, VERSION, known)
    if booking.status != "booked":  # called off: that day is out of the question
        turn.state.slots["other"] = True
    elif not (text and remember_wish(turn)):
        day = day_wish(booking.slot_at.astimezone(LOCAL).date())
        turn.state.slots["wish"] = [day.begin.isoformat(), day.end.isoformat()]
    APPOINTMENT.go_on(turn)


def again(turn: Turn, booking: Booking) -> None:
    """A new booking of the same kind."""
    turn.state.begin(NAME, VERSION, {"offering": booking.offering, "what": booking.procedure, "elder": booking.elder})
    APPOINTMENT.go_on(turn)


def where_values(turn: Turn) -> dict[str, Any]:
    offering = offering_of(turn)
    return {"where": desk.label_of(turn, offering) if offering else ""}


APPOINTMENT = Form(
    NAME, VERSION,
    (
        Slot("offering", "booking-ask-offering", read_offering, buttons=offering_buttons),
        Slot("what", "booking-ask-what", read_what, needs_what, (SKIP,), where_values),
        Slot("elder", "booking-ask-elder", read_elder, needs_elder, ELDER),
        Slot("day", "booking-ask-day", read_day, lambda turn: bool(turn.state.slots.get("other")), day_buttons),
        Slot("when", "booking-ask-when", read_when, needs_when, when_buttons, when_values),
        Slot("sure", "booking-ask-sure", read_sure, buttons=(YES, OTHER_TIME, NO), values=sure_values),
    ),
    done, begin,
)  # fmt: skip
