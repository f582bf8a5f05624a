"""Spreadsheets that officials send: XLSX and CSV become rows of cells, or one sentence says what the file is instead."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import openpyxl

from handlers.rules.entitled import MOST_ROWS, Sheet, Unreadable
from handlers.rules.entitled_cells import Cell

XLSX, OLD_EXCEL, UTF16 = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", (b"\xff\xfe", b"\xfe\xff")
MOST_UNPACKED = 200_000_000  # bytes: a small file may unpack into more than the machine has
MOST_COLUMNS = 60
ROWS = MOST_ROWS + 100
SEPARATORS = ";,\t"


def read_sheets(body: bytes) -> list[Sheet]:
    """The visible sheets of a file, whatever its name says that it is. Raises Unreadable."""
    if not body.strip():
        raise Unreadable("empty")
    if body.startswith(OLD_EXCEL):
        raise Unreadable("old-excel")
    if body.startswith(XLSX):
        return list(_xlsx(body))
    if body.startswith((b"%PDF", b"\xff\xd8", b"\x89PNG", b"{\\rtf", b"Rar!")):
        raise Unreadable("no-sheet")
    return [_csv(body)]


def _xlsx(body: bytes) -> Iterator[Sheet]:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
                raise Unreadable("too-long", most=str(MOST_ROWS))
            if not any(name.endswith("workbook.xml") for name in parts.namelist()):
                raise Unreadable("no-sheet")
        book = openpyxl.load_workbook(io.BytesIO(body), read_only=True, data_only=True)
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                sheet.reset_dimensions()  # what a file says of its own size is not always true
                rows = sheet.iter_rows(max_row=ROWS, max_col=MOST_COLUMNS, values_only=True)
                yield Sheet(sheet.title, [tuple(map(_cell, row)) for row in rows])
        book.close()
    except Unreadable:
        raise
    except Exception as error:  # openpyxl lets through whatever a broken file made it stumble over
        raise Unreadable("broken") from error


def _cell(value: Any) -> Cell:
    return value if isinstance(value, (str, int, float, bool, datetime, date)) else None


def _csv(body: bytes) -> Sheet:
    try:
        text = body.decode("utf-16") if body.startswith(UTF16) else body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("no-unicode") from error
    if "\0" in text:
        raise Unreadable("no-sheet")
    head = "\n".join(text.splitlines()[:30])
    separator = max(SEPARATORS, key=head.count)
    try:
        rows = [tuple(row[:MOST_COLUMNS]) for row in csv.reader(io.StringIO(text), delimiter=separator)]
    except csv.Error as error:
        raise Unreadable("broken") from error
    return Sheet("CSV", rows[:ROWS])
