"""Số thứ tự by chat: who scans the code at the hall gets a number, hears how many are before them, and is called."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from handlers.officials.offerings import EARLY, today
from handlers.officials.sessions.queue import before, take_number
from handlers.residents.appointments import desk
from handlers.residents.appointments.heard import is_elder
from handlers.residents.menu import HUMAN
from handlers.rules.booking import spans_of
from handlers.turn import Turn
from handlers.types import AtOnce, Button
from handlers.ward import Offering
from nlp.normalise import fold
from storage.models import Booking

BOOK = Button("go:appointment", "button-book")
_LEAVES = re.compile(
    r"\b(?:khong|thoi|khoi) (?:\w+ )?(?:cho|doi) nua\b|^bo so\b|^thoi (?:\w+ )?ve\b|\b(?:not|stop) wait(?:ing)?\b"
)
STATUS = {"queue_called": "called", "queue_soon": "queued", "queue_missed": "no_show", "queue_ended": "lapsed"}


class Queue(AtOnce):
    """ "Tới số mấy rồi", "lấy số": the number that somebody has, or how one gets it."""

    name = "queue"
    version = 1

    def start(self, turn: Turn) -> None:
        turn.state.leave()
        mine = turn.bookings.numbers_of(turn.person_id, today(turn))
        if not mine:
            turn.say("queue-how", buttons=(BOOK, HUMAN))
        elif _LEAVES.search(fold(turn.text)):
            _leave(turn, mine[0])
        elif is_elder(turn.text):
            _elder(turn, mine[0])
        else:
            _where(turn, mine[0])


def speaks_of_theirs(turn: Turn, said: str) -> bool:
    """Words that mean this only to somebody who waits with a number: that they go, how old they are."""
    if turn.state.dialogue or not (_LEAVES.search(said) or is_elder(turn.text)):
        return False
    return bool(turn.bookings.numbers_of(turn.person_id, today(turn)))


def scanned(turn: Turn) -> bool:
    """The code on the desk of a hall or counter: the next number of the day, one for each person at a time."""
    offering = turn.house.ward.queue_at(turn.message.payload)
    if offering is None:
        return False
    mine = [one for one in turn.bookings.numbers_of(turn.person_id, today(turn)) if one.offering == offering.id]
    if mine:
        _say(turn, mine[0], "queue-number")
    elif why := _shut(turn, offering):
        turn.say("queue-shut", why=why, where=desk.label_of(turn, offering), buttons=(BOOK, HUMAN))
    else:
        until = turn.now + timedelta(hours=12)
        fresh = take_number(turn, offering, elder=False, person_id=turn.person_id, talk=turn.message.talk, until=until)
        _say(turn, fresh, "queue-number")
    return True


def _shut(turn: Turn, offering: Offering) -> str:
    """Why nobody can have a number here now: called off, too early, over; empty when they can."""
    if any(
        one.offering in ("", offering.id) and one.begins_at <= turn.now < one.ends_at
        for one in turn.bookings.closures(turn.now)
    ):
        return "off"
    session = turn.sessions.on(offering.id, today(turn))
    if session is not None and session.status != "planned":
        return {"open": "", "closed": "over"}.get(session.status, "off")
    spans = spans_of(offering, today(turn), turn.house.calendar)
    if not spans:
        return "not_today"
    if turn.now < spans[0][0] - EARLY:
        return "early"
    return "" if turn.now < spans[-1][1] else "over"


def act(turn: Turn, number: str, what: str) -> None:
    """A button of a number: q:12:elder, leave, where, again."""
    booking = turn.bookings.by_id(int(number)) if number.isdigit() else None
    if booking is None or booking.person_id != turn.person.id or what not in ACTS or booking.number is None:
        turn.say("booking-unknown", buttons=(HUMAN,))
        return
    ACTS[what](turn, booking)


def _elder(turn: Turn, booking: Booking) -> None:
    """75 or older: called before the others. Nobody asks for a proof here; at the hall one sees it."""
    if booking.status == "queued":
        turn.bookings.change(booking, now=turn.now, elder=True)
    _say(turn, booking, "queue-number")


def _leave(turn: Turn, booking: Booking) -> None:
    if booking.status in ("queued", "called"):
        turn.bookings.change(booking, now=turn.now, status="cancelled")
    turn.say("queue-left", number=booking.number, buttons=(BOOK,))


def _where(turn: Turn, booking: Booking) -> None:
    _say(turn, booking, "queue-number")


ACTS: dict[str, Callable[[Turn, Booking], None]] = {"elder": _elder, "leave": _leave, "where": _where}


def _say(turn: Turn, booking: Booking, key: str, **values: Any) -> None:
    """The number, how many are before it, and what can be done about it."""
    buttons = []
    if booking.status == "queued":
        buttons.append(Button(f"q:{booking.id}:where", "button-queue-where"))
        if not booking.elder:
            buttons.append(Button(f"q:{booking.id}:elder", "button-queue-elder"))
    if booking.status in ("queued", "called"):
        buttons.append(Button(f"q:{booking.id}:leave", "button-queue-leave"))
    facts = desk.facts(turn, booking)
    turn.say(
        key, buttons=buttons, number=booking.number, before=before(turn, booking), elder="yes" if booking.elder else "no",
        where=facts["where"], place=desk.place_of(turn, booking), status=booking.status, **values,
    )  # fmt: skip


def tell(turn: Turn) -> None:
    """What happened to the number, if it is still so: called, nearly, missed, the desk has closed."""
    event = str(turn.message.data["event"])
    booking = turn.bookings.by_id(int(turn.message.data.get("booking") or 0))
    if booking is None or booking.person_id != turn.person.id or booking.status != STATUS.get(event):
        return
    if event == "queue_ended":
        where = desk.facts(turn, booking)["where"]
        turn.say("queue-ended", number=booking.number, where=where, buttons=(BOOK, HUMAN))
    elif event == "queue_called":
        turn.say("queue-come", number=booking.number, place=desk.place_of(turn, booking))
    elif event == "queue_missed":
        turn.say("queue-missed", number=booking.number)
    else:
        _say(turn, booking, "queue-soon")
