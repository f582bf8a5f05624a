"""One contender of test_bookings.py, in a process of its own: tries for a seat and prints whether it won."""

from __future__ import annotations

import sys
import time
from datetime import timedelta

from storage.bookings import Bookings
from storage.db import Database
from storage.sealed import Box


def main(url: str, booking_id: str, start_at: str) -> None:
    db = Database(url, Box("tests"))
    with db.now(reading=True) as tx:
        booking = Bookings(tx, "w", str).by_id(int(booking_id))
    assert booking is not None
    slot_at, now = booking.slot_at, booking.slot_at - timedelta(days=1)
    time.sleep(max(0.0, float(start_at) - time.time()))
    with db.now() as tx:
        won = Bookings(tx, "w", str).take(booking, slot_at, (1, 2), until=now + timedelta(minutes=10), now=now)
        time.sleep(0.05)  # the transaction stays open for a while, so that the others meet it
    sys.stdout.write("won" if won else "lost")
    db.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
