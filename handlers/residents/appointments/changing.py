"""Đổi và hủy hẹn: by button wherever the conversation stands, and in words ("mai bà không đi được")."""

from __future__ import annotations

import re
from collections.abc import Callable

from handlers.residents.appointments import booking as form
from handlers.residents.appointments import desk
from handlers.residents.appointments.listing import BookingList, booking_lines, buttons_of, expected, say_one
from handlers.residents.appointments.wish import says_cancel, wish_in
from handlers.residents.menu import HUMAN
from handlers.residents.ticket_list import TicketList
from handlers.residents.visits import changing as visits
from handlers.rules.codes import find_booking_code, find_code
from handlers.turn import Turn
from handlers.types import AtOnce
from nlp.normalise import fold
from storage.models import Booking

_MOVE = re.compile(r"\b(?:doi|chuyen|lui|hoan|som hon|tre hon|khac|qua|sang|reschedule|move|change|postpone)\b")


class Change(AtOnce):
    """Withdraw, postpone, change: an appointment when there is one, else a ticket."""

    name = "change"
    version = 1

    def start(self, turn: Turn) -> None:
        turn.state.leave()
        found = expected(turn)
        if not found and visits.word(turn):
            return
        code = find_booking_code(turn.text)
        if code:
            found = [one for one in found if one.code == code]
        if not found and not find_code(turn.text) and re.search(r"\b(?:hen|lich|appointment)\b", fold(turn.text)):
            BookingList().start(turn)
        elif find_code(turn.text) or not found:
            TicketList().start(turn)
        elif len(found) == 1:
            _one(turn, found[0])
        else:
            lines, buttons = booking_lines(turn, found)
            turn.say("bookings-which", lines=lines, buttons=buttons)


def _one(turn: Turn, booking: Booking) -> None:
    """To cancel is asked once more; to move leads to the next free times; else both are offered."""
    said = fold(turn.text)
    wished = wish_in(turn.text, turn.now)
    if booking.status == "booked" and not says_cancel(turn.text) and (_MOVE.search(said) or wished):
        form.move(turn, booking, turn.text)
    else:
        buttons = list(buttons_of(booking))
        if booking.status == "booked":
            buttons.append(desk.act(booking, "keep", "button-book-keep"))
        turn.say("booking-ask-change", buttons=buttons, **desk.facts(turn, booking))


def act(turn: Turn, number: str, what: str) -> None:
    """A button of a booking: show, move, cancel, come, take, again, at.202611280830."""
    booking = turn.bookings.by_id(int(number)) if number.isdigit() else None
    name, _, detail = what.partition(".")
    if booking is None or booking.person_id != turn.person.id or name not in ACTS:
        turn.say("booking-unknown", buttons=(HUMAN,))
        return
    ACTS[name](turn, booking, detail)


def _show(turn: Turn, booking: Booking, _: str) -> None:
    say_one(turn, booking, "booking-show")


def _move(turn: Turn, booking: Booking, _: str) -> None:
    if booking.status in ("booked", "called_off") and (booking.status != "booked" or booking.slot_at > turn.now):
        form.move(turn, booking)
    else:
        form.again(turn, booking)


def _cancel(turn: Turn, booking: Booking, _: str) -> None:
    status = booking.status
    if status not in ("booked", "waiting", "offered", "called_off") or not desk.let_go(turn, booking, "cancelled"):
        turn.say("booking-over", buttons=buttons_of(booking), **desk.facts(turn, booking))
        return
    turn.say("booking-cancelled", buttons=buttons_of(booking), was=status, **desk.facts(turn, booking))


def _come(turn: Turn, booking: Booking, _: str) -> None:
    if booking.status != "booked":
        say_one(turn, booking, "booking-show")
        return
    turn.bookings.change(booking, now=turn.now, coming=True)
    turn.say("booking-see-you", **desk.facts(turn, booking))


def _keep(turn: Turn, booking: Booking, _: str) -> None:
    turn.say("booking-kept-as-it-was" if booking.status == "booked" else "small-talk")


def _take(turn: Turn, booking: Booking, detail: str) -> None:
    """A seat that came free, or a new time after a storm, by one tap."""
    begin = desk.parse_begin(detail) if detail else booking.slot_at
    offering = turn.house.ward.offering(booking.offering)
    slot = desk.desk_of(turn, offering).slot_at(begin) if offering and begin else None
    if booking.status not in ("offered", "called_off", "lapsed") or (not detail and booking.status != "offered"):
        say_one(turn, booking, "booking-show" if booking.status == "booked" else "booking-over")
    elif slot is not None and desk.keep(turn, booking, slot):
        say_one(turn, booking, "booking-done")
    else:
        form.move(turn, booking)


def _again(turn: Turn, booking: Booking, _: str) -> None:
    form.again(turn, booking)


ACTS: dict[str, Callable[[Turn, Booking, str], None]] = {
    "show": _show, "move": _move, "cancel": _cancel, "come": _come, "keep": _keep, "take": _take, "at": _take,
    "again": _again,
}  # fmt: skip
