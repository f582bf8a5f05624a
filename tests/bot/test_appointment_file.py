"""The calendar file of an appointment: only at its signed address, as other programs read it, and true after a change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from icalendar import Calendar

from bot.app import load_houses, make_process
from bot.calendar_file import calendar_of
from bot.settings import Settings
from bot.web.server import make_web
from handlers.residents.appointments.desk import file_path
from storage.bookings import Bookings
from storage.db import Database
from storage.models import Booking, Session
from storage.schema import migrate
from storage.sessions import Sessions

SLOT = datetime(2026, 11, 28, 1, 0, tzinfo=UTC)


def _booking() -> Booking:
    return Booking(
        ward="vi-du", code="", offering="mot-cua", day=date(2026, 11, 28), slot_at=SLOT,
        ends_at=SLOT + timedelta(minutes=30), status="booked", talk="web|vi-du|kim", procedure="khai-sinh",
        made_at=SLOT - timedelta(days=3), updated_at=SLOT - timedelta(days=3),
    )  # fmt: skip


def test_the_place_is_that_of_the_session_and_the_map_is_left_out_where_it_is_another_one(db: Database) -> None:
    house = next(iter(load_houses(Settings(_env_file=None), lambda _: None).values()))  # type: ignore[arg-type,return-value]
    booking = _booking()
    booking.offering, booking.code = "cuoi-tuan", "LH-ABCDEF"
    with db.now() as tx:
        Bookings(tx, "vi-du", lambda: "LH-ABCDEF").add(booking)
        first = _event(calendar_of(tx, house, "LH-ABCDEF") or b"")
        Sessions(tx, "vi-du").begin(Session(
            ward="vi-du", offering="cuoi-tuan", day=booking.day, begins_at=SLOT, ends_at=SLOT + timedelta(hours=3),
            place="nhà văn hóa tổ 7", made_at=SLOT,
        ))  # fmt: skip
        second = _event(calendar_of(tx, house, "LH-ABCDEF") or b"")
        assert calendar_of(tx, house, "LH-NOBODY") is None
    assert (str(first["location"]), str(second["location"])) == ("Nhà văn hóa tổ 5", "nhà văn hóa tổ 7")
    assert "geo" not in second


def _event(body: bytes) -> Any:
    return next(iter(Calendar.from_ical(body).walk("VEVENT")))


@pytest.mark.usefixtures("understander")
async def test_the_file_opens_at_its_signed_address_only_and_follows_the_appointment(tmp_path: Any) -> None:
    process = make_process(
        Settings(_env_file=None, data_dir=tmp_path, database_url=f"sqlite:///{tmp_path / 'w.db'}", secret_key="x" * 40)
    )
    migrate(process.db.engine)
    process.db.start()
    try:
        with process.db.now() as tx:
            booking = Bookings(tx, "vi-du", lambda: "LH-ABCDEF").add(_booking())
        path = file_path(booking.code, "vi-du")
        address = f"{path}/{process.house.sign(path)}.ics"
        async with TestClient(TestServer(make_web(process))) as client:
            answer = await client.get(address)
            assert (answer.status, answer.content_type) == (200, "text/calendar")
            first = _event(await answer.read())
            assert (first.decoded("dtstart"), first.decoded("dtend")) == (SLOT, SLOT + timedelta(minutes=30))
            assert str(first["status"]) == "CONFIRMED"
            assert "khai sinh" not in str(first.to_ical()).lower()
            wrong = address.replace(process.house.sign(path), "0" * 24)
            other = address.replace("ABCDEF", "ABCDEG")
            assert [(await client.get(one)).status for one in (wrong, other)] == [404, 404]
            with process.db.now() as tx:
                Bookings(tx, "vi-du", str).change(booking, status="cancelled", now=SLOT - timedelta(days=1))
            second = _event(await (await client.get(address)).read())
            assert (str(second["status"]), second["uid"]) == ("CANCELLED", first["uid"])
            assert int(second["sequence"]) > int(first["sequence"])
    finally:
        process.db.close()
