"""Reports of visits in both databases: the last one counts, what they say is sealed, figures by tổ and month."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import text

from storage.db import Database, Tx
from storage.models import HomeVisit, VisitReport
from storage.visit_reports import VisitReports, counts, reasons
from storage.visits import Visits

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
MONTH = (datetime(2026, 10, 31, 17, 0, tzinfo=UTC), datetime(2026, 11, 30, 17, 0, tzinfo=UTC))
# tổ, outcome, minutes, đồng saved, taught, rating, alone next time, why not
DONE: tuple[tuple[str, str, int, int, bool, str, str, str], ...] = (
    ("tổ 5", "online", 30, 8000, True, "good", "yes", ""),
    ("tổ 5", "papers", 15, 0, False, "fair", "helped", ""),
    ("tổ 5", "missed", 0, 0, False, "", "", ""),
    ("tổ 12", "taught", 45, 0, True, "good", "no", ""),
    ("tổ 12", "impossible", 0, 0, False, "", "", "ill"),
    ("tổ 12", "impossible", 0, 0, False, "", "", "ill"),
    ("", "certified", 20, 0, False, "", "", ""),
)


def keep_reports(tx: Tx, ward: str, at: datetime = NOW) -> None:
    """A month of visits, each of its own home."""
    codes = iter(range(1_000_000))
    visits = Visits(tx, ward, lambda: f"TN-{next(codes):06}", lambda: "4821")
    for area, outcome, minutes, saved, taught, rating, alone, why in DONE:
        visit = visits.add(HomeVisit(
            ward=ward, code="", team="a", begins_at=at, ends_at=at + timedelta(hours=3), area=area, status="done", made_at=at,
            updated_at=at,
        ))  # fmt: skip
        VisitReports(tx, ward).add(_report(
            ward, visit, at, outcome=outcome, minutes=minutes, fee_saved=saved, taught=taught, rating=rating, alone_next=alone,
            why=why, area=area,
        ))  # fmt: skip


def _report(ward: str, visit: HomeVisit, at: datetime, **facts: Any) -> VisitReport:
    return VisitReport(ward=ward, visit_id=int(visit.id or 0), at=at, **facts)


def test_figures_by_area_are_of_this_month_and_this_ward(db: Database) -> None:
    with db.now() as tx:
        keep_reports(tx, "w")
        keep_reports(tx, "other")
        found = {one.area: one for one in counts(tx, "w", *MONTH)}
        assert set(found) == {"tổ 5", "tổ 12", ""}
        five, twelve = found["tổ 5"], found["tổ 12"]
        assert (five.visits, five.online, five.papers, five.taught, five.missed) == (2, 1, 1, 1, 1)
        assert (five.minutes, five.fee_saved, five.good, five.alone_next) == (45, 8000, 1, 1)
        assert (twelve.visits, twelve.taught, twelve.impossible, twelve.good) == (1, 1, 2, 1)
        assert (found[""].visits, found[""].certified) == (1, 1)
        assert reasons(tx, "w", *MONTH) == {"ill": 2, "missed": 1}
        assert counts(tx, "w", MONTH[1], MONTH[1] + timedelta(days=30)) == []


def test_the_last_report_counts_and_its_words_are_sealed(db: Database) -> None:
    with db.now() as tx:
        visits = Visits(tx, "w", lambda: "TN-000001", lambda: "4821")
        visit = visits.add(
            HomeVisit(ward="w", code="", team="a", begins_at=NOW, ends_at=NOW, made_at=NOW, updated_at=NOW)
        )
        reports = VisitReports(tx, "w")
        reports.add(_report("w", visit, NOW, outcome="missed"))
        last = reports.add(
            _report("w", visit, NOW, outcome="online", file_code="H17.26-261126-0042", next_step="đến lại")
        )
        reports.change(last, rating="good", rated_at=NOW)
        kept = reports.of_visit(int(visit.id or 0))
        assert kept is not None
        assert (kept.outcome, kept.rating, kept.file_code, kept.next_step) == (
            "online", "good", "H17.26-261126-0042", "đến lại"
        )  # fmt: skip
        assert VisitReports(tx, "other").of_visit(int(visit.id or 0)) is None
        row = tx.execute(text("SELECT file_code, next_step FROM visit_report WHERE outcome = 'online'")).one()
        assert not any(word in bytes(value) for value in row for word in (b"H17", "lại".encode()))
