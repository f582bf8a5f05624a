"""Lịch hẹn của tôi: what somebody has booked, said one by one or as a list."""

from __future__ import annotations

from handlers.residents.appointments import desk
from handlers.residents.menu import HUMAN
from handlers.turn import Turn
from handlers.types import AtOnce, Button
from storage.models import Booking

BOOK = Button("go:appointment", "button-book")


class BookingList(AtOnce):
    """ "Tôi có hẹn khi nào": all that is booked or waited for."""

    name = "bookings"
    version = 1

    def start(self, turn: Turn) -> None:
        turn.state.leave()
        found = expected(turn)
        if not found:
            turn.say("bookings-none", buttons=(BOOK, HUMAN))
        elif len(found) == 1:
            say_one(turn, found[0], "booking-show")
        else:
            lines, buttons = booking_lines(turn, found)
            turn.say("bookings-list", lines=lines, buttons=buttons)


def expected(turn: Turn) -> list[Booking]:
    return turn.bookings.of_person(turn.person_id, since=turn.now)


def booking_lines(turn: Turn, bookings: list[Booking]) -> tuple[str, list[Button]]:
    """Each on a line, and a button to see it."""
    lines = "\n".join(turn.word("booking-line", **desk.facts(turn, one)) for one in bookings)
    return lines, [
        Button(f"b:{one.id}:show", "label", (("text", desk.say_when(turn, one.slot_at)),)) for one in bookings
    ]


def buttons_of(booking: Booking) -> list[Button]:
    """What can be done about a booking."""
    if booking.status == "booked":
        return [desk.act(booking, "move", "button-book-move"), desk.act(booking, "cancel", "button-book-cancel")]
    if booking.status == "offered":
        return [desk.act(booking, "take", "button-take-seat"), desk.act(booking, "cancel", "button-no-need")]
    if booking.status == "waiting":
        return [desk.act(booking, "cancel", "button-stop-waiting")]
    return [desk.act(booking, "again", "button-book-again")]


def say_one(turn: Turn, booking: Booking, key: str) -> None:
    """One booking with its place, what to bring, the calendar file and the map; older people get the short of it."""
    offering = turn.house.ward.offering(booking.offering)
    procedure = turn.house.book.procedures.get(booking.procedure)
    usual = offering is not None and desk.place_of(turn, booking) == offering.place  # else the map leads astray
    buttons = buttons_of(booking)
    if procedure is not None and booking.status == "booked":
        buttons.append(Button(f"p:{procedure.id}", "button-all-papers"))
    turn.say(
        key, buttons=buttons,
        bring=desk.bring(turn, offering, booking.procedure) if offering else "",
        map=offering.map_url if offering and usual and turn.form != "bac" else "",
        document=desk.calendar_file(turn, booking) if turn.form != "bac" else None,
        **desk.facts(turn, booking),
    )  # fmt: skip
