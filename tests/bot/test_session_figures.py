"""Figures of sessions at a hall: what was opened counts, in its own month; sums, procedures and both files say the same."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.app import DATA
from bot.programme_figures import Month
from bot.session_figures import COLUMNS, SessionFigures, as_csv, as_xlsx, session_figures
from bot.web.pages import load_strings
from bot.web.sessions import _cases
from handlers.procedures.load import load_book
from storage.bookings import Bookings
from storage.conversations import open_thread
from storage.db import Database
from storage.models import Booking, Session, SessionTally, Ticket
from storage.sessions import Sessions
from storage.tickets import Tickets

NOW = datetime(2026, 11, 7, 1, 0, tzinfo=UTC)
FIRST = date(2026, 11, 7)


def keep_sessions(db: Database, ward: str = "vi-du") -> None:
    """Two Saturdays of November that took place and one that did not; and one of December."""
    with db.now() as tx:
        for week, opened in ((0, True), (1, True), (2, False), (4, True)):
            begin = NOW + timedelta(weeks=week)
            session = Sessions(tx, ward).begin(Session(
                ward=ward, offering="cuoi-tuan", day=begin.date(), begins_at=begin, ends_at=begin + timedelta(hours=3),
                place="Nhà văn hóa tổ 5", area="tổ 5", status="closed" if opened else "planned",
                opened_at=begin if opened else None, made_at=begin,
            ))  # fmt: skip
            if opened:
                _fill(tx, ward, session, begin, week)


def _fill(tx: Any, ward: str, session: Session, begin: datetime, week: int) -> None:
    rows = [
        ("khai-sinh", "filed_online", 2, True), ("khai-sinh", "taught", 1, False), ("", "handed_over", 1, False),
        ("", "vneid", 3 + week, False), ("", "met", 4, False),
    ]  # fmt: skip
    for procedure, outcome, count, first_time in rows:
        Sessions(tx, ward).count(SessionTally(
            ward=ward, session_id=int(session.id or 0), procedure=procedure, outcome=outcome, count=count,
            first_time=first_time, made_at=begin,
        ))  # fmt: skip
    for number, minutes in enumerate((10, 20), 1):
        Bookings(tx, ward, lambda number=number: f"LH-{week:03}{number:03}").walk_in(Booking(  # type: ignore[misc]
            ward=ward, code="", offering="cuoi-tuan", day=session.day, slot_at=begin, ends_at=begin, status="served",
            made_at=begin, updated_at=begin, called_at=begin + timedelta(minutes=minutes),
        ))  # fmt: skip


def _figures(db: Database, month: Month) -> SessionFigures:
    book = load_book(DATA / "procedures", DATA / "procedures_shared")
    with db.now(reading=True) as tx:
        return session_figures(tx, "vi-du", "Phường Ví Dụ", book, month, other="Việc khác")


def test_sessions_that_were_opened_are_counted_in_their_own_month(db: Database) -> None:
    keep_sessions(db)
    figures = _figures(db, Month(2026, 11))
    assert [line.session.day for line in figures.lines] == [FIRST, FIRST + timedelta(weeks=1)]
    total = dict(zip(COLUMNS, figures.total, strict=True))
    assert total == {
        "people": 12, "filed_online": 4, "taught": 2, "handed_over": 2, "came_again": 0, "first_time": 4, "pending": 0,
        "vneid": 7, "local_app": 0, "trips_saved": 4,
    }  # fmt: skip
    assert (figures.lines[0].wait, figures.wait) == (15, 15)
    assert [(line.procedure, line.numbers) for line in figures.procedures] == [
        ("Đăng ký khai sinh", (4, 2, 0, 0)), ("Việc khác", (0, 0, 2, 0)),
    ]  # fmt: skip
    assert len(_figures(db, Month(2026, 12)).lines) == 1


def test_a_month_without_sessions_has_noughts(db: Database) -> None:
    figures = _figures(db, Month(2025, 1))
    assert (figures.lines, figures.procedures, set(figures.total), figures.wait) == ((), (), {0}, 0)


def test_both_files_hold_every_session_and_the_sum(db: Database) -> None:
    keep_sessions(db)
    figures, words = _figures(db, Month(2026, 11)), load_strings()["vi"]
    rows = list(csv.reader(io.StringIO(as_csv(figures, words).lstrip("\ufeff"))))
    assert rows[0][:4] == ["Ngày", "Nơi", "Người đã gặp", "Nộp online"]
    assert [row[0] for row in rows[1:]] == ["07/11/2026", "14/11/2026", "Cộng"]
    assert rows[-1][2:4] == ["12", "4"]
    with zipfile.ZipFile(io.BytesIO(as_xlsx(figures, words))) as book:
        assert len([name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]) == 2
        assert "Nhà văn hóa tổ 5" in book.read("xl/sharedStrings.xml").decode()


def test_the_code_of_a_restricted_case_is_on_no_page(db: Database) -> None:
    with db.now() as tx:
        thread = open_thread(
            tx, ward="vi-du", talk="web|vi-du|kim", channel="web", account="vi-du", user="kim", now=NOW
        )
        for code, restricted in (("PA-000001", None), ("PA-000002", "domestic_violence")):
            ticket = Ticket(
                ward="vi-du", code="", person_id=int(thread.person.id or 0), talk="web|vi-du|kim", category="procedure_question",
                service_class="Q", restricted=restricted, opened_at=NOW, respond_due=NOW, resolve_due=NOW, updated_at=NOW,
            )  # fmt: skip
            Tickets(tx, "vi-du", lambda code=code: code).open(ticket, actor="resident")  # type: ignore[misc]
        rows = [
            SessionTally(ward="vi-du", session_id=1, outcome="handed_over", ticket=code, made_at=NOW)
            for code in ("PA-000001", "PA-000002", "TN-000003", "")
        ]
        assert _cases(tx, "vi-du", rows) == ["PA-000001", "TN-000003"]
