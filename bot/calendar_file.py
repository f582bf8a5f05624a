"""An appointment as a file for the phone's own calendar: who, what for and phone are not in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from icalendar import Alarm, Calendar, Event

from bot.channels.base import Enclosure
from handlers.turn import House
from storage.bookings import Bookings
from storage.db import Tx
from storage.models import Booking
from storage.sessions import Sessions

STATUS = {"booked": "CONFIRMED", "arrived": "CONFIRMED"}
REMIND = timedelta(hours=-2)
MIME = "text/calendar"


class Enclosing:
    """Makes the files that letters name, when they are about to go."""

    def __init__(self, houses: Mapping[str, House]) -> None:
        self._houses = houses

    def make(self, tx: Tx, ward: str, named: Mapping[str, Any]) -> Enclosure | None:
        """The file of a letter, as things are now; None when there is no such thing any more."""
        house = self._houses.get(ward)
        content = calendar_of(tx, house, str(named["about"])) if house else None
        if content is None:
            return None
        facts = {name: str(named.get(name, "")) for name in ("name", "path", "instead")}
        return Enclosure(mime=MIME, content=content, **facts)


def calendar_of(tx: Tx, house: House, code: str) -> bytes | None:
    """The file of an appointment; None when there is none under this code."""
    booking = Bookings(tx, house.ward.id, str).by_code(code)
    if booking is None:
        return None
    session = Sessions(tx, house.ward.id).on(booking.offering, booking.day)  # perhaps at another hall than usual
    return as_ics(house, booking, session.place if session else "")


def as_ics(house: House, booking: Booking, place: str = "") -> bytes:
    """The event; fetched again after a move or a cancellation it says so (RFC 5545: same UID, higher SEQUENCE)."""
    offering, event = house.ward.offering(booking.offering), Event()
    label = offering.label["vi"] if offering else house.ward.name
    event.add("uid", f"{booking.code}.{house.ward.id}@phuongoi")
    event.add("sequence", max(0, int((booking.updated_at - booking.made_at).total_seconds())))
    event.add("dtstamp", booking.updated_at)
    event.add("dtstart", booking.slot_at)
    event.add("dtend", booking.ends_at)
    event.add("summary", f"{house.ward.name}: {label}")
    event.add("description", booking.code)
    event.add("status", STATUS.get(booking.status, "CANCELLED"))
    if offering:
        event.add("location", place or offering.place)
        if offering.map_url and place in ("", offering.place):
            event.add("geo", (offering.lat, offering.lng))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", label)
    alarm.add("trigger", REMIND)
    event.add_component(alarm)
    whole = Calendar()
    whole.add("prodid", "-//phuongoi//vi")
    whole.add("version", "2.0")
    whole.add_component(event)
    return bytes(whole.to_ical())
