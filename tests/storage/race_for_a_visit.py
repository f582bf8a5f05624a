"""One contender of test_visits.py, in a process of its own: tries for a team's last visits and prints whether it won."""

from __future__ import annotations

import sys
import time

from storage.db import Database
from storage.sealed import Box
from storage.visits import Visits


def main(url: str, visit_id: str, start_at: str) -> None:
    db = Database(url, Box("tests"))
    with db.now(reading=True) as tx:
        visit = Visits(tx, "w").by_id(int(visit_id))
    assert visit is not None
    time.sleep(max(0.0, float(start_at) - time.time()))
    with db.now() as tx:
        won = Visits(tx, "w").take(visit, "team", visit.begins_at, (1, 2))
        time.sleep(0.05)  # the transaction stays open for a while, so that the others meet it
    sys.stdout.write("won" if won else "lost")
    db.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
