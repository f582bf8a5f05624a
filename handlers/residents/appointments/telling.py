"""What a person hears of their appointment by itself: reminders, a free seat, a day that was called off, a missed one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from handlers.residents.appointments import desk
from handlers.residents.appointments.listing import buttons_of
from handlers.rules.booking import Wish, nearest
from handlers.turn import Turn
from handlers.types import Button
from storage.models import Booking

NEW_TIMES = 3


def _booking(turn: Turn, facts: dict[str, Any], status: str) -> Booking | None:
    booking = turn.bookings.by_id(int(facts.get("booking") or 0))
    return booking if booking and booking.status == status and booking.person_id == turn.person.id else None


def remind(turn: Turn, facts: dict[str, Any]) -> bool:
    """A day before or two hours before; false when the appointment has moved or is over."""
    booking = _booking(turn, facts, "booked")
    if booking is None or booking.slot_at != datetime.fromisoformat(str(facts["slot"])):
        return False
    offering = turn.house.ward.offering(booking.offering)
    if _shut(turn, booking):  # booked in the very moment in which the day was called off
        turn.bookings.free(booking)
        turn.bookings.change(booking, now=turn.now, status="called_off")
        _called_off(turn, booking)
        return True
    bring = desk.bring(turn, offering, booking.procedure) if offering and facts["kind"] == "booking_day" else ""
    buttons = [desk.act(booking, "move", "button-book-move"), desk.act(booking, "cancel", "button-book-cancel")]
    if not booking.coming:
        buttons.insert(0, desk.act(booking, "come", "button-come"))
    near = "soon" if facts["kind"] == "booking_soon" else "day"
    turn.say("booking-remind", buttons=buttons, near=near, bring=bring, **desk.facts(turn, booking))
    return True


def _shut(turn: Turn, booking: Booking) -> bool:
    """Whether the time of a booking is called off."""
    return any(
        one.offering in ("", booking.offering) and one.begins_at < booking.ends_at and one.ends_at > booking.slot_at
        for one in turn.bookings.closures(turn.now)
    )


def hold_over(turn: Turn, facts: dict[str, Any]) -> bool:
    """A hold ran out: the seat goes to the next who waits; only who was asked whether they want it hears of it."""
    booking = turn.bookings.by_id(int(facts.get("booking") or 0))
    freed = turn.bookings.lapse(booking, turn.now) if booking else []
    if booking is None or not freed:
        return False
    offered = booking.status == "offered"
    if booking.status in ("held", "offered"):
        turn.bookings.change(booking, now=turn.now, status="lapsed")
    for slot_at in freed:
        desk.give_on(turn, booking.offering, slot_at)
    if offered:
        again = (desk.act(booking, "again", "button-book-again"),)
        turn.say("booking-offer-over", buttons=again, **desk.facts(turn, booking))
    return offered


def tell(turn: Turn) -> None:
    """A notice about a booking: said if it is still so."""
    facts = turn.message.data
    event = str(facts["event"]).removeprefix("booking_")
    booking = _booking(turn, facts, "booked" if event == "place" else event)
    if booking is None:
        return
    if event == "offered":
        _offered(turn, booking, datetime.fromisoformat(str(facts["until"])))
    elif event == "called_off":
        _called_off(turn, booking)
    elif event == "place":
        turn.say("booking-other-place", buttons=buttons_of(booking), **desk.facts(turn, booking))
    elif event == "no_show":
        buttons = (desk.act(booking, "again", "button-book-again"), desk.act(booking, "keep", "button-no-need"))
        turn.say("booking-missed", buttons=buttons, **desk.facts(turn, booking))


def _offered(turn: Turn, booking: Booking, until: datetime) -> None:
    buttons = (desk.act(booking, "take", "button-take-seat"), desk.act(booking, "cancel", "button-no-need"))
    turn.say("booking-offered", buttons=buttons, until=until, **desk.facts(turn, booking))


def _called_off(turn: Turn, booking: Booking) -> None:
    """Why, and the nearest free times to take by one tap."""
    offering = turn.house.ward.offering(booking.offering)
    wish = Wish(booking.slot_at, booking.slot_at)
    free = desk.desk_of(turn, offering, elder=booking.elder).free() if offering else []
    times = [
        desk.slot_button(booking, slot, desk.say_when(turn, slot.begin)) for slot in nearest(free, wish, NEW_TIMES)
    ]
    other: list[Button] = [desk.act(booking, "move", "button-other-day")] if times else []
    turn.say(
        "booking-called-off", buttons=(*times, *other, desk.act(booking, "cancel", "button-no-need")),
        reason=booking.reason or "", **desk.facts(turn, booking),
    )  # fmt: skip
