"""An appointment as a file for the phone's own calendar, at a signed address: who, what for and phone are not in it."""

from __future__ import annotations

import secrets
from datetime import timedelta

from aiohttp import web
from icalendar import Alarm, Calendar, Event

from bot.loops import read
from bot.web.keys import PROCESS
from handlers.residents.appointments.desk import file_path
from handlers.turn import House
from storage.bookings import Bookings
from storage.db import Tx
from storage.models import Booking

STATUS = {"booked": "CONFIRMED", "arrived": "CONFIRMED"}
REMIND = timedelta(hours=-2)


async def calendar_file(request: web.Request) -> web.Response:
    """GET /lich/<code>.<ward>/<signature>.ics"""
    process, facts = request.app[PROCESS], request.match_info
    house = process.houses.get(facts["ward"])
    if house is None:
        raise web.HTTPNotFound
    signed = house.sign(file_path(facts["code"], house.ward.id))
    if not secrets.compare_digest(signed.encode(), facts["sign"].encode()):
        raise web.HTTPNotFound

    def find(tx: Tx) -> Booking | None:
        return Bookings(tx, house.ward.id, str).by_code(facts["code"])

    booking = await read(process.db, find)
    if booking is None:
        raise web.HTTPNotFound
    headers = {
        "Content-Disposition": f'attachment; filename="{booking.code}.ics"', "Cache-Control": "private, no-store",
    }  # fmt: skip
    return web.Response(body=as_ics(house, booking), content_type="text/calendar", charset="utf-8", headers=headers)


def as_ics(house: House, booking: Booking) -> bytes:
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
        event.add("location", offering.place)
        if offering.map_url:
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
