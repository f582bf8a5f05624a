"""How figures are written down: sums of columns, CSV that Excel reads, a sheet that is ready to print."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import xlsxwriter


def add_up(rows: Iterable[tuple[int, ...]], width: int) -> tuple[int, ...]:
    """The sum of each column; noughts where there is no row."""
    return tuple(map(sum, zip(*rows, strict=True))) or (0,) * width


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """With a mark at the beginning by which Excel knows UTF-8."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return "\ufeff" + out.getvalue()


def write_sheet(
    book: xlsxwriter.Workbook, name: str, title: str, headings: list[str],
    rows: Iterable[tuple[str, str, tuple[int, ...]]], total: tuple[str, tuple[int, ...]],
) -> None:  # fmt: skip
    """One sheet: two columns of words, then numbers, and their sum; ready to be printed on A4."""
    bold, wrapped, plain = (
        book.add_format({"bold": True, "num_format": "#,##0"}),
        book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        book.add_format({"num_format": "#,##0"}),
    )
    sheet, row = book.add_worksheet(name), 3
    sheet.write_string(0, 0, title, bold)
    sheet.write_row(2, 0, headings, wrapped)
    for first, second, numbers in rows:
        sheet.write_string(row, 0, first)
        sheet.write_string(row, 1, second)
        sheet.write_row(row, 2, numbers, plain)
        row += 1
    sheet.write_string(row, 0, total[0], bold)
    sheet.write_row(row, 2, total[1], bold)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, len(headings) - 1, 12)
    sheet.freeze_panes(3, 2)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
