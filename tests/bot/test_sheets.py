"""Files as offices save them become rows of cells, whatever their name says; what is no list is said to be something else."""

from __future__ import annotations

import io
import re
import time
import zipfile
from datetime import UTC, datetime

import pytest
import xlsxwriter

from bot import sheets
from bot.entitled import read_file, sample_file
from bot.sheets import read_sheets
from handlers.entitled import FILES, load_lexicon
from handlers.rules.entitled import Unreadable

NOW = datetime(2026, 11, 5, 2, 0, tzinfo=UTC)
ROWS = (("Họ tên", "Tổ", "Nhóm"), ("Lê Thị Một", "5", "NCC"))
TEXT = "\n".join(";".join(row) for row in ROWS)


def book(rows: int = 2) -> bytes:
    """A spreadsheet with a hidden sheet before the list, a date, and a formula."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        hidden = made.add_worksheet("Cũ")
        hidden.write_row(0, 0, ROWS[0])
        hidden.hide()
        page = made.add_worksheet("Mới")
        page.activate()
        page.write_row(0, 0, ("Họ tên", "Ngày sinh", "Tổ", "ĐT", "Nhóm"))
        day = made.add_format({"num_format": "dd/mm/yyyy"})
        for number in range(1, rows):
            page.write_string(number, 0, f"Lê Thị {chr(65 + number % 26)}{chr(97 + number // 26 % 26)}")
            page.write_datetime(number, 1, datetime(1940, 2, 1), day)  # noqa: DTZ001 - a date of Excel has no zone
            page.write_formula(number, 2, "=2+3", None, 5 + number % 40)
            page.write_number(number, 3, 901000000 + number)
            page.write_string(number, 4, "cao tuổi")
    return out.getvalue()


def test_dates_formulas_and_numbers_of_a_spreadsheet_are_read_and_hidden_sheets_are_not() -> None:
    found = read_file(book(), load_lexicon(), NOW)
    (one,) = found.entries
    assert (found.sheet, one.born, one.area, one.phone) == ("Mới", "1940-02-01", "tổ 6", "0901000001")


@pytest.mark.parametrize(
    "body",
    [
        TEXT.encode(), TEXT.encode("utf-8-sig"), TEXT.encode("utf-16"), TEXT.replace(";", "\t").encode(),
        TEXT.replace(";", ",").encode(), TEXT.replace("\n", "\r\n").encode(),
    ],
)  # fmt: skip
def test_a_csv_is_read_in_every_way_that_excel_saves_it(body: bytes) -> None:
    (sheet,) = read_sheets(body)
    assert tuple(sheet.rows) == ROWS


def test_a_spreadsheet_that_lies_about_its_size_is_read_whole() -> None:
    lying = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(30))) as given, zipfile.ZipFile(lying, "w") as made:
        for part in given.infolist():
            body = given.read(part)
            made.writestr(part, re.sub(rb'<dimension ref="[^"]+"', b'<dimension ref="A1"', body))
    assert len(read_file(lying.getvalue(), load_lexicon(), NOW).entries) == 29


def _without(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book())) as given, zipfile.ZipFile(out, "w") as made:
        for part in given.infolist():
            if part.filename != name:
                made.writestr(part, given.read(part))
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (b"", "empty"), (b" \n ", "empty"), (b"\xd0\xcf\x11\xe0 old", "old-excel"), (b"%PDF-1.7", "no-sheet"),
        (b"a\0b", "no-sheet"),
        (book()[:500], "broken"), (_without("xl/sharedStrings.xml"), "broken"), (_without("xl/workbook.xml"), "no-sheet"),
        ("Họ tên".encode() + b"\xff\xfe\x80", "no-unicode"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_named(body: bytes, key: str) -> None:
    with pytest.raises(Unreadable) as why:
        read_sheets(body)
    assert why.value.key == key
    assert key in FILES


def test_a_small_file_that_unpacks_into_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_UNPACKED", 1000)
    with pytest.raises(Unreadable) as why:
        read_sheets(book())
    assert why.value.key == "too-long"


def test_the_sample_file_is_a_good_list() -> None:
    found = read_file(sample_file(load_lexicon(), "Danh sách", {"born": "1940"}), load_lexicon(), NOW)
    assert ([one.row for one in found.entries], found.faults, found.unused) == ([2, 3], (), ())


@pytest.mark.slow
def test_three_thousand_rows_are_read_in_seconds() -> None:
    body, begin = book(3001), time.perf_counter()
    found = read_file(body, load_lexicon(), NOW)
    assert time.perf_counter() - begin < 5
    assert len(found.entries) == 3000
