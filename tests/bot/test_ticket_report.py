"""The report on tickets: what is counted, that small numbers are hidden, and that both files say the same."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import docx
import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.app import DATA, EXAMPLE_WARD
from bot.ticket_report import HEADINGS, Period, as_docx, as_xlsx, read_period, report_of, tables
from handlers.categories import load_taxonomy
from handlers.rules.deadlines import LOCAL, Calendar
from handlers.turn import House
from handlers.ward import load_ward
from handlers.wording import load_wording
from nlp.taxonomy import SUBS
from storage.conversations import open_thread
from storage.db import Database
from storage.figures import figures
from storage.models import Ticket
from storage.tickets import Tickets

NOW = datetime(2026, 12, 1, 8, tzinfo=LOCAL)
CODES = count(1)


@pytest.fixture(scope="module")
def house() -> House:
    ward = load_ward(EXAMPLE_WARD)
    return House(
        ward=ward, taxonomy=load_taxonomy(DATA / "categories.toml"), calendar=Calendar(ward),
        wording=load_wording(DATA / "wording"), hotlines={}, understand=None, groups=(), book=None,  # type: ignore[arg-type]
    )  # fmt: skip


def period(text: str) -> Period:
    found = read_period(text)
    assert found is not None
    return found


def keep(db: Database, day: date, **facts: Any) -> None:
    """A ticket opened that day; it is due on the 20th of the month unless told otherwise."""
    opened = datetime(day.year, day.month, day.day, 9, tzinfo=LOCAL)
    with db.now() as tx:
        thread = open_thread(tx, ward="vi-du", talk="web|w|kim", channel="web", account="w", user="kim", now=opened)
        told: dict[str, Any] = {
            "ward": "vi-du", "code": "", "person_id": thread.person.id, "talk": "web|w|kim", "category": "lighting",
            "subcategory": "CS1", "service_class": "B", "unit": "ha-tang", "street": "tổ 5, Lê Lợi", "opened_at": opened,
            "respond_due": opened, "resolve_due": opened.replace(day=20), "updated_at": opened,
        }  # fmt: skip
        tickets = Tickets(tx, "vi-du", lambda: f"PA-{next(CODES)}")
        fresh = tickets.open(Ticket(**{**told, **facts}), actor="resident")
        if fresh.status == "refused":
            tickets.note(fresh, "refused", actor="official", now=opened, data={"refusal": "R8"})
            taken_back = tickets.story(fresh)[-1].id
            tickets.note(fresh, "undone", actor="official", now=opened, data={"of": taken_back, "what": "refused"})
            tickets.note(fresh, "refused", actor="official", now=opened, data={"refusal": "R4"})
        if fresh.status == "closed":  # nobody said whether it is done
            tickets.note(fresh, "silent", actor="system", now=fresh.closed_at or opened)
        if facts.get("resolved_at"):
            tickets.rate(fresh, "good", now=opened)


def month(db: Database, first: date = date(2026, 11, 1)) -> None:
    """Six tickets in the month that begins on `first`."""
    done = datetime(first.year, first.month, 10, 9, tzinfo=LOCAL)
    keep(db, first.replace(day=3), status="closed", resolved_at=done, closed_at=done)
    keep(db, first.replace(day=4), status="resolved", resolved_at=done.replace(day=25))  # late
    keep(db, first.replace(day=5), status="accepted")  # late and open
    keep(db, first.replace(day=6), status="waiting_other", paused_at=done)  # the clock stands still
    refused = {"category": "trash", "subcategory": "RT2", "unit": "moi-truong"}
    keep(db, first.replace(day=7), status="refused", closed_at=done, **refused)
    keep(db, first.replace(day=8), status="cancelled")


def test_a_month_is_counted_by_group_and_unit(db: Database, house: House) -> None:
    month(db)
    with db.now(reading=True) as tx:
        report = report_of(tx, house, period("2026-11"), NOW)
    cells = dict(zip(HEADINGS, report.total.cells, strict=True))
    assert cells == {
        "Tiếp nhận": 5, "Đã xử lý": 2, "Đúng hạn": 1, "Quá hạn": 1, "Đang xử lý": 2, "Đang quá hạn": 1, "Từ chối": 1,
        "Mở lại": 0, "Trung vị (ngày)": 14.0, "Dân xác nhận": 0, "Im lặng": 1, "Đánh giá": 2, "Hài lòng": 2,
    }  # fmt: skip
    assert [row.name for row in report.groups] == ["Chiếu sáng", "Rác thải"]
    assert [row.name for row in report.kinds] == ["CS1 đèn đường tắt", "RT2 đổ rác bừa bãi"]
    assert [row.name for row in report.units] == ["Tổ hạ tầng", "Tổ môi trường"]
    assert report.refused == (("R4 Ngoài thẩm quyền", 1),)
    assert report.areas[0].cells[:3] == (5, "<5", "<5")
    assert report.streets == (("tổ 5, Lê Lợi", 5),)
    assert report.index[1][:2] == ("Tiến độ giải quyết", 20)
    assert "1/2 (50 %)" in report.index[1][2]
    assert sum(points for _, points, _ in report.index) == 100


def test_what_is_restricted_is_in_no_figure(db: Database, house: House) -> None:
    done = datetime(2026, 11, 10, 9, tzinfo=LOCAL)
    about = {
        "category": "officials_conduct",
        "subcategory": "HC4",
        "unit": "van-phong",
        "restricted": "officials_conduct",
    }
    keep(db, date(2026, 11, 3), status="closed", resolved_at=done, closed_at=done, **about)
    keep(db, date(2026, 11, 4), status="refused", closed_at=done, **about)
    with db.now(reading=True) as tx:
        report = report_of(tx, house, period("2026-11"), NOW)
        assert (report.total.cells[:2], report.refused, report.units) == ((0, 0), (), ())
        assert figures(tx, "vi-du", NOW)["received"] == 0


def test_what_is_done_later_is_of_that_later_month(db: Database, house: House) -> None:
    month(db)
    with db.now(reading=True) as tx:
        assert report_of(tx, house, period("2026-10"), NOW).total.cells[:2] == (0, 0)
        assert report_of(tx, house, period("2026-12"), NOW + timedelta(days=9)).total.cells[:5] == (0, 0, 0, 0, 2)


def test_both_files_hold_every_table(db: Database, house: House) -> None:
    month(db)
    with db.now(reading=True) as tx:
        report = report_of(tx, house, period("2026-11"), NOW)
    titles = [title for title, _, _ in tables(report)]
    document = docx.Document(io.BytesIO(as_docx(report)))
    assert [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 2"] == titles
    assert [cell.text for cell in document.tables[0].rows[0].cells[1:]] == list(HEADINGS)
    with zipfile.ZipFile(io.BytesIO(as_xlsx(report))) as book:
        assert len([name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]) == len(titles)


def test_weeks_and_months_are_those_of_the_wards_clock() -> None:
    week = period("2026-W48")
    assert (week.begin, week.end) == (datetime(2026, 11, 23, tzinfo=LOCAL), datetime(2026, 11, 30, tzinfo=LOCAL))
    assert [read_period(text) for text in ("2026-13", "2026-W60", "2026-W00", "soon", "")] == [None] * 5


def test_every_sub_category_belongs_to_one_of_the_twelve_groups() -> None:
    taxonomy = load_taxonomy(DATA / "categories.toml")
    assert {code[:2] for codes in SUBS.values() for code in codes} == set(taxonomy.groups)
    groups = {name: taxonomy.group_of(name, None) for name in taxonomy.categories}
    assert set(groups.values()) <= set(taxonomy.groups)
    assert (groups["lighting"], groups["home_visit"], groups["emergency_fire"], groups["contact"]) == (
        "CS",
        "XH",
        "AN",
        "HC",
    )


def test_the_command_writes_both_files(tmp_path: Path, migrated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHUONGOI_DATABASE_URL", f"sqlite:///{migrated}")
    monkeypatch.setenv("PHUONGOI_SECRET_KEY", "tests")
    told = CliRunner().invoke(app, ["report", "--month", "2026-11", "--out", str(tmp_path)])
    assert told.exit_code == 0, told.output
    assert sorted(file.suffix for file in tmp_path.iterdir()) == [".docx", ".xlsx"]
