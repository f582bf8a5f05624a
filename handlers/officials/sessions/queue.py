"""Số thứ tự: an official gives a number, calls the next one, 75 and older first, and says who was not there."""

from __future__ import annotations

import re
from datetime import date, datetime

from handlers.officials import offerings
from handlers.turn import Turn
from handlers.types import Button
from handlers.ward import Offering
from handlers.wording import say_day
from nlp.normalise import fold
from storage.models import Booking

_ELDER = re.compile(r"\b(?:75|uu tien|cu (?:ong|ba)|cu gia|lon tuoi|cao tuoi)\b")
SOON = 2  # who is told that it is nearly their turn: so many before the call
WAITED = ("queued", "called", "no_show")  # who may be called (again)


def give(turn: Turn, at: Offering | None = None) -> bool:
    """ "Lấy số", "lấy số 75+": the next number of the day for somebody who came without an appointment."""
    offering = at or offerings.queue_meant(turn)
    if offering is None:
        return True
    booking = take_number(turn, offering, elder=bool(_ELDER.search(fold(turn.text))))
    turn.say(
        "schedule-walk-in", number=booking.number, where=offerings.label(offering), day=say_day(turn.now),
        elder="yes" if booking.elder else "no", before=before(turn, booking), buttons=(_next(offering),),
    )  # fmt: skip
    return True


def take_number(
    turn: Turn, offering: Offering, *, elder: bool, person_id: int | None = None, talk: str = "",
    until: datetime | None = None,
) -> Booking:  # fmt: skip
    """The next number of today. No two get the same, whoever asks at the same moment."""
    return turn.bookings.walk_in(Booking(
        ward=turn.house.ward.id, code="", offering=offering.id, day=offerings.today(turn), slot_at=turn.now,
        ends_at=until or turn.now, status="queued", elder=elder, person_id=person_id, talk=talk, made_at=turn.now,
        updated_at=turn.now,
    ))  # fmt: skip


def before(turn: Turn, booking: Booking) -> int:
    """How many are called before this number."""
    waiting = [one.number for one in turn.bookings.queue(booking.offering, booking.day)]
    return waiting.index(booking.number) if booking.number in waiting else 0


def call(turn: Turn, number: int | None = None, at: Offering | None = None) -> bool:
    """ "Mời số 12", "mời tiếp": whoever is next hears it, and those who come soon after."""
    offering = at or offerings.queue_meant(turn)
    if offering is None:
        return True
    day = offerings.today(turn)
    if number is None:
        waiting = turn.bookings.queue(offering.id, day)
        booking = next((one for one in waiting if _called(turn, one)), None)
    else:
        booking = turn.bookings.numbered(offering.id, day, number)
        if booking is not None and not (booking.status in WAITED and _called(turn, booking)):
            turn.say("queue-over", number=number)
            return True
    if booking is None:
        turn.say(
            "queue-empty" if number is None else "queue-unknown", number=number or 0, where=offerings.label(offering)
        )
        return True
    left = turn.bookings.queue(offering.id, day)
    not_there = f"{offering.id}:absent.{booking.number}"
    buttons = (_next(offering), Button(f"qs:{not_there}", "button-absent"))
    turn.say(
        "queue-calling", number=booking.number, elder="yes" if booking.elder else "no", left=len(left), buttons=buttons
    )
    _tell(turn, booking, "queue_called")
    _tell_soon(turn, left)
    return True


def _called(turn: Turn, booking: Booking) -> bool:
    """Whether it is ours to call: a colleague may have called it in the same moment."""
    return turn.bookings.change(booking, now=turn.now, status="called", called_at=booking.called_at or turn.now)


def _tell(turn: Turn, booking: Booking, event: str) -> None:
    """Only who took the number by chat can hear of it; the others hear it called in the hall."""
    if booking.person_id is not None and booking.talk:
        turn.mail.notify(booking.talk, event, {"booking": booking.id})


def _tell_soon(turn: Turn, waiting: list[Booking]) -> None:
    for one in waiting[:SOON]:
        if one.told_at is None:
            turn.bookings.change(one, now=turn.now, told_at=turn.now)
            _tell(turn, one, "queue_soon")


def absent(turn: Turn, number: int, at: Offering | None = None) -> bool:
    """ "Vắng số 12": the next may come; whoever is back later is called by "mời số 12"."""
    offering = at or offerings.queue_meant(turn)
    if offering is None:
        return True
    booking = turn.bookings.numbered(offering.id, offerings.today(turn), number)
    if booking is None:
        turn.say("queue-unknown", number=number, where=offerings.label(offering))
    elif booking.status in ("queued", "called") and turn.bookings.change(booking, now=turn.now, status="no_show"):
        _tell(turn, booking, "queue_missed")
        turn.say("queue-absent", number=number, buttons=(_next(offering),))
    else:
        turn.say("queue-over", number=number)
    return True


def serving(turn: Turn, offering_id: str, number: int | None) -> Booking | None:
    """Who is being served: by their number, or the only one who was called and is not done."""
    day = offerings.today(turn)
    if number is not None:
        return turn.bookings.numbered(offering_id, day, number)
    called = turn.bookings.called(offering_id, day)
    return called[0] if len(called) == 1 else None


def served(turn: Turn, booking: Booking | None) -> None:
    if booking is not None and booking.status in WAITED:
        facts = {"status": "served", "called_at": booking.called_at or turn.now}
        turn.bookings.change(booking, now=turn.now, **facts)


def end(turn: Turn, offering_id: str, day: date) -> int:
    """The desk closes: whoever still waits is told; returns how many they are."""
    waiting = turn.bookings.queue(offering_id, day)
    for one in waiting:
        if turn.bookings.change(one, now=turn.now, status="lapsed"):
            _tell(turn, one, "queue_ended")
    for one in turn.bookings.called(offering_id, day):
        served(turn, one)
    return len(waiting)


def pressed(turn: Turn, choice: str) -> None:
    """qs:cuoi-tuan:next, qs:cuoi-tuan:absent.12"""
    _, offering_id, what = ([*choice.split(":", 2), "", ""])[:3]
    offering, (act, _, number) = turn.house.ward.offering(offering_id), what.partition(".")
    if offering is None:
        return
    if act == "next":
        call(turn, at=offering)
    elif act == "absent" and number.isdigit():
        absent(turn, int(number), at=offering)


def _next(offering: Offering) -> Button:
    return Button(f"qs:{offering.id}:next", "button-call-next")
