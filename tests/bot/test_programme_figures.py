"""Figures of the programmes: months of the ward's own clock, sums that agree, files that a spreadsheet opens."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.app import DATA
from bot.programme_figures import (
    COLUMNS,
    VISIT_COLUMNS,
    Figures,
    Month,
    as_csv,
    as_xlsx,
    figures_of,
    month_of,
    read_month,
)
from bot.web.pages import load_strings
from handlers.officials.visit_report import WHYS
from handlers.procedures.load import load_book
from storage.conversations import open_thread
from storage.db import Database
from storage.filings import Filings
from storage.models import Filing
from storage.sealed import Box
from storage.visit_reports import VisitReports
from tests.bot.town import KEY, WARD
from tests.storage.test_visit_reports import keep_reports

NOVEMBER = Month(2026, 11)
NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
WORDS = load_strings()["vi"]


def keep_filings(db: Database) -> None:
    """Two births of tổ 3 and tổ 12, one of no known tổ, and one of a procedure that is gone from the program."""
    done: dict[str, Any] = {"outcome": "done", "ended_at": NOON, "rating": "good", "alone_next": "yes"}
    online: dict[str, Any] = {"online": True, "first_online": True, "trips_saved": 1, "fee_saved": 8000}
    with db.now() as tx:
        thread = open_thread(tx, ward=WARD, talk="web|w|a", channel="web", account=WARD, user="a", now=NOON)
        for procedure, area, facts in (
            ("khai-sinh", "tổ 12", {"filed_at": NOON, **online, **done}),
            ("khai-sinh", "tổ 3", {"filed_at": NOON, "online": False, **done}),
            ("khai-sinh", "", {}),
            ("khai-thue", "tổ 3", {}),
        ):
            Filings(tx, WARD).begin(
                Filing(
                    ward=WARD, person_id=int(thread.person.id or 0), talk="web|w|a", procedure=procedure, area=area,
                    begun_at=NOON, updated_at=NOON, **facts,
                )
            )  # fmt: skip


@pytest.fixture
def figures(db: Database) -> Figures:
    keep_filings(db)
    book = load_book(DATA / "procedures", DATA / "procedures_shared")
    with db.now(reading=True) as tx:
        return figures_of(tx, WARD, "Phường Ví Dụ", book, NOVEMBER)


def named(numbers: tuple[int, ...]) -> Mapping[str, int]:
    return dict(zip(COLUMNS, numbers, strict=True))


def test_a_month_begins_at_midnight_in_vietnam() -> None:
    assert month_of(datetime(2026, 10, 31, 17, 0, tzinfo=UTC)) == NOVEMBER
    assert NOVEMBER.begin.astimezone(UTC) == datetime(2026, 10, 31, 17, 0, tzinfo=UTC)
    assert [str(NOVEMBER.after(months)) for months in (-11, 0, 1, 2)] == ["2025-12", "2026-11", "2026-12", "2027-01"]


@pytest.mark.parametrize("text", ["", "2026-13", "2026-1", "1926-11", "2026-11-01", "' OR 1"])
def test_what_is_no_month_is_none(text: str) -> None:
    assert read_month(text) is None


def test_sums_agree_by_procedure_and_by_area(figures: Figures) -> None:
    assert named(figures.total) == {
        "begun": 4, "filed": 2, "online": 1, "paper": 1, "first_online": 1, "done": 2, "trips_saved": 1,
        "fee_saved": 8000, "good": 2, "alone_next": 2, "visits": 0,
    }  # fmt: skip
    assert [line.area for line in figures.lines] == ["tổ 3", "tổ 12", "", "tổ 3"]
    by_area, by_procedure = figures.by_area(), figures.by_procedure()
    assert [line.area for line in by_area] == ["tổ 3", "tổ 12", ""]
    assert [line.procedure for line, _ in by_procedure] == ["Đăng ký khai sinh", "khai-thue"]
    for place, total in enumerate(figures.total):
        assert sum(line.numbers[place] for line in by_area) == total
        assert sum(line.numbers[place] for line, _ in by_procedure) == total


def test_the_csv_has_every_line_and_the_sum(figures: Figures) -> None:
    text = as_csv([figures], WORDS)
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:])))
    assert rows[0][:4] == ["Phường", "Tháng", "Thủ tục", "Tổ"]
    assert ["Phường Ví Dụ", "2026-11", "Đăng ký khai sinh", "Chưa rõ tổ", "1", *["0"] * 10] in rows
    assert rows[-1] == ["Phường Ví Dụ", "2026-11", "Cộng", "", *map(str, figures.total)]


def test_the_spreadsheet_has_two_sheets_with_their_sums(figures: Figures) -> None:
    with zipfile.ZipFile(io.BytesIO(as_xlsx(figures, WORDS))) as book:
        names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
        sheets = [book.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2)]
        strings = book.read("xl/sharedStrings.xml").decode()
    assert names == ["Theo thủ tục và tổ", "Theo tổ"]
    assert "Số liệu hồ sơ 2026-11: Phường Ví Dụ" in strings
    for sheet in sheets:
        last = re.findall(r"<row .*?</row>", sheet)[-1]
        assert [int(value) for value in re.findall(r"<v>(\d+)</v>", last)][1:] == list(figures.total)


def test_visits_stand_beside_the_files_with_their_sum_and_why_some_came_to_nothing(db: Database) -> None:
    book = load_book(DATA / "procedures", DATA / "procedures_shared")
    with db.now() as tx:
        keep_reports(tx, WARD, NOON)
        figures = figures_of(tx, WARD, "Phường Ví Dụ", book, NOVEMBER)
        assert figures_of(tx, WARD, "Phường Ví Dụ", book, NOVEMBER.after(1)).visits == ()
    assert [line.area for line in figures.visits] == ["tổ 5", "tổ 12", ""]
    total = dict(zip(VISIT_COLUMNS, figures.visit_total, strict=True))
    assert (total["visits"], total["taught"], total["minutes"], total["fee_saved"]) == (4, 2, 110, 8000)
    assert (total["missed"], total["impossible"], total["good"], total["alone_next"]) == (1, 2, 2, 1)
    assert figures.reasons == (("ill", 2), ("missed", 1))
    with zipfile.ZipFile(io.BytesIO(as_xlsx(figures, WORDS))) as opened:
        assert 'name="Đến tận nhà"' in opened.read("xl/workbook.xml").decode()
        strings = opened.read("xl/sharedStrings.xml").decode()
        sheet = opened.read("xl/worksheets/sheet3.xml").decode()
    assert "người nhà đang mệt" in strings
    sums = [re.findall(r"<v>(\d+)</v>", row) for row in re.findall(r"<row .*?</row>", sheet)]
    assert [*map(str, figures.visit_total)] in [row[1:] for row in sums]


def test_every_figure_and_reason_of_visits_has_its_words() -> None:
    for words in load_strings().values():
        assert {f"visits_{name}" for name in VISIT_COLUMNS} <= set(words)
        assert {f"visits_why_{why}" for why in ("missed", "other", *WHYS)} <= set(words)


# --- the command ------------------------------------------------------------------------------------------


@pytest.fixture
def ward(tmp_path: Path, migrated: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "ward.db"
    path.write_bytes(migrated.read_bytes())
    db = Database(f"sqlite:///{path}", Box(KEY))
    keep_filings(db)
    db.close()
    monkeypatch.chdir(tmp_path)
    for name, value in (("DATABASE_URL", f"sqlite:///{path}"), ("SECRET_KEY", KEY), ("NOW", "2026-11-22T09:00+07:00")):
        monkeypatch.setenv(f"PHUONGOI_{name}", value)
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path


def command(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.argv", ["phuongoi", "procedures", "figures", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_the_command_shows_this_month(
    ward: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(monkeypatch) == 0
    shown = capsys.readouterr().out
    assert "Phường Ví Dụ, 2026-11" in shown
    assert re.search(r"Đăng ký khai sinh\W+tổ 12\W+1\W+1\W+1\W+0\W+1\W+1\W+1\W+8\.000", shown)


def test_the_command_writes_a_file_of_the_month_asked_for(ward: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert command(monkeypatch, "--month", "2026-10", "--csv", "out.csv") == 0
    rows = list(csv.reader(io.StringIO((ward / "out.csv").read_text("utf-8-sig"))))
    assert rows[1:] == [["Phường Ví Dụ", "2026-10", "Cộng", "", *["0"] * len(COLUMNS)]]


def test_a_wrong_month_is_said_in_one_sentence(
    ward: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(monkeypatch, "--month", "November") == 2
    assert "--month November: not a month; write 2026-11" in capsys.readouterr().err


def test_visits_are_counted_by_what_they_were_for_beside_its_files(db: Database) -> None:
    keep_filings(db)
    book = load_book(DATA / "procedures", DATA / "procedures_shared")
    with db.now() as tx:
        keep_reports(tx, WARD, NOON)
        reports = VisitReports(tx, WARD)
        for visit_id, procedure in ((1, "khai-sinh"), (2, "khai-sinh"), (3, "khai-sinh")):
            report = reports.of_visit(visit_id)
            assert report is not None
            reports.change(report, procedure=procedure, area="tổ 3")
        figures = figures_of(tx, WARD, "Phường Ví Dụ", book, NOVEMBER)
        assert figures_of(tx, WARD, "Phường Ví Dụ", book, NOVEMBER.after(1)).lines == ()
    served = {(line.procedure, line.area): named(line.numbers)["visits"] for line in figures.lines}
    assert served["Đăng ký khai sinh", "tổ 3"] == 2  # the third was missed
    assert served["", "tổ 12"] == 1  # for no procedure, and nothing was filed
    assert served["khai-thue", "tổ 3"] == 0
    assert named(figures.total)["visits"] == 4
    rows = list(csv.reader(io.StringIO(as_csv([figures], WORDS)[1:])))
    assert rows[0][-1] == "Phục vụ tại nhà"
    assert [row[-1] for row in rows if row[2:4] == ["Việc khác", "tổ 12"]] == ["1"]
