"""The calendar file of an appointment: only at its signed address, as other programs read it, and true after a change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from icalendar import Calendar

from bot.app import make_process
from bot.settings import Settings
from bot.web.server import make_web
from handlers.residents.appointments.desk import file_path
from storage.bookings import Bookings
from storage.models import Booking
from storage.schema import migrate

SLOT = datetime(2026, 11, 28, 1, 0, tzinfo=UTC)


def _booking() -> Booking:
    return Booking(
        ward="vi-du", code="", offering="mot-cua", day=date(2026, 11, 28), slot_at=SLOT,
        ends_at=SLOT + timedelta(minutes=30), status="booked", talk="web|vi-du|kim", procedure="khai-sinh",
        made_at=SLOT - timedelta(days=3), updated_at=SLOT - timedelta(days=3),
    )  # fmt: skip


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
