"""The weekly and monthly report on tickets: counted, and written as a spreadsheet and as a document."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median

import docx
import xlsxwriter
from docx.shared import Pt
from docx.table import Table as DocxTable

from bot.programme_figures import read_month
from handlers.rules.deadlines import LOCAL
from handlers.rules.transitions import REFUSALS
from handlers.turn import House
from handlers.ward import Facts, read_toml
from storage.db import Tx
from storage.filings import counts as filing_counts
from storage.ticket_counts import Counted, counted, refusals

FILE = Path(__file__).parent.parent / "handlers" / "data" / "report.toml"
DAY = 24 * 3600
SMALL = 5  # of a tổ: fewer could be somebody's neighbour
HIDDEN = f"<{SMALL}"
MOST = 5  # repeated streets and causes
Table = tuple[str, tuple[str, ...], list[tuple[int | float | str, ...]]]  # title, headings, rows
_AREA = re.compile(r"\b(?:tổ(?: dân phố)?|khu phố|ấp|thôn) (\d+)", re.IGNORECASE)
HEADINGS = (
    "Tiếp nhận", "Đã xử lý", "Đúng hạn", "Quá hạn", "Đang xử lý", "Đang quá hạn", "Từ chối", "Mở lại",
    "Trung vị (ngày)", "Dân xác nhận", "Im lặng", "Đánh giá", "Hài lòng",
)  # fmt: skip


class Index(Facts):
    """One group of QĐ 766/QĐ-TTg."""

    name: str
    points: int
    measured: str


class Names(Facts):
    """report.toml."""

    source: dict[str, str | date]
    index: tuple[Index, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """A week or a month of the ward's clock."""

    name: str  # 2026-11, 2026-W48
    title: str
    begin: datetime
    end: datetime


def read_period(text: str) -> Period | None:
    """ "2026-11" or "2026-W48"; None when it is neither."""
    if month := read_month(text):
        return Period(text, f"tháng {month.number} năm {month.year}", month.begin, month.after(1).begin)
    found = re.fullmatch(r"(20\d\d)-W(\d\d)", text)
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        monday = None
    if monday is None:
        return None
    begin = datetime(monday.year, monday.month, monday.day, tzinfo=LOCAL)
    last = monday + timedelta(days=6)
    title = f"tuần từ {monday.day}/{monday.month} đến {last.day}/{last.month}/{last.year}"
    return Period(text, title, begin, begin + timedelta(days=7))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: what it is about, and the numbers in the order of HEADINGS."""

    name: str
    cells: tuple[int | float | str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is written down, counts only."""

    ward: str
    province: str
    period: Period
    groups: tuple[Row, ...]
    kinds: tuple[Row, ...]
    units: tuple[Row, ...]
    areas: tuple[Row, ...]
    total: Row
    refused: tuple[tuple[str, int], ...]
    streets: tuple[tuple[str, int], ...]
    causes: tuple[tuple[str, int], ...]
    index: tuple[tuple[str, int, str], ...]  # name, points, what this program counted of it


def report_of(tx: Tx, house: House, period: Period, now: datetime) -> Report:
    """Count the period."""
    ward, names = house.ward, Names.model_validate(read_toml(FILE))
    tickets = counted(tx, ward.id, period.begin, period.end)
    until = min(period.end, now)
    taxonomy = house.taxonomy
    labels = {code: f"{code} {row.label['vi']}" for code, row in taxonomy.subcategories.items()}
    labels |= {name: row.label["vi"] for name, row in taxonomy.categories.items()}
    total = _row("Cộng", tickets, period, until)
    fresh = [one for one in tickets if one.opened_at >= period.begin]
    reasons = refusals(tx, ward.id, period.begin, period.end)
    return Report(
        ward=ward.name, province=ward.province, period=period, total=total,
        groups=_rows(
            tickets, lambda one: taxonomy.group_of(one.category, one.subcategory),
            {code: group.label["vi"] for code, group in taxonomy.groups.items()}, period, until,
        ),
        kinds=_rows(tickets, lambda one: one.subcategory or one.category, labels, period, until),
        units=_rows(tickets, lambda one: one.unit, {unit.id: unit.name for unit in ward.units}, period, until),
        areas=_areas(tickets, period, until),
        refused=tuple((house.wording.say(f"refusal-{code}"), reasons[code]) for code in REFUSALS if reasons[code]),
        streets=_most(one.street for one in fresh if one.street),
        causes=_most(house.taxonomy.label(one.category, "vi", one.subcategory) for one in fresh),
        index=tuple((one.name, one.points, _measured(tx, ward.id, one.measured, total, period)) for one in names.index),
    )  # fmt: skip


def _rows(
    tickets: Sequence[Counted], key: Callable[[Counted], str], labels: dict[str, str], period: Period, until: datetime
) -> tuple[Row, ...]:
    names = [*labels, *sorted({key(one) for one in tickets} - set(labels))]
    found = {name: [one for one in tickets if key(one) == name] for name in names}
    return tuple(_row(labels.get(name, name), ones, period, until) for name, ones in found.items() if ones)


def _areas(tickets: Sequence[Counted], period: Period, until: datetime) -> tuple[Row, ...]:
    """By tổ, where the street names one; small numbers are hidden."""
    found: dict[int, list[Counted]] = {}
    for one in tickets:
        if area := _AREA.search(one.street):
            found.setdefault(int(area[1]), []).append(one)
    rows = [_row(f"Tổ {number}", ones, period, until) for number, ones in sorted(found.items())]
    return tuple(Row(row.name, tuple(_hidden(cell, row) for cell in row.cells)) for row in rows)


def _hidden(cell: float | str, row: Row) -> float | str:
    """A small number, and the middle of a few, could be somebody's neighbour."""
    few = cell if isinstance(cell, int) else row.cells[HEADINGS.index("Đã xử lý")]
    return HIDDEN if cell and isinstance(few, int) and 0 < few < SMALL else cell


def _row(name: str, tickets: Sequence[Counted], period: Period, until: datetime) -> Row:
    done = [one for one in tickets if one.resolved_at and period.begin <= one.resolved_at < period.end]
    running = [one for one in tickets if one.status not in ("resolved", "closed", "refused")]
    days = [(one.resolved_at - one.opened_at).total_seconds() / DAY for one in done if one.resolved_at]
    rated = [one for one in done if one.rating]
    refused = [
        one
        for one in tickets
        if one.status == "refused" and one.closed_at and period.begin <= one.closed_at < period.end
    ]
    on_time = sum(1 for one in done if one.resolved_at and one.resolved_at <= one.resolve_due)
    return Row(name, (
        sum(1 for one in tickets if one.opened_at >= period.begin), len(done), on_time, len(done) - on_time, len(running),
        sum(1 for one in running if one.resolve_due < until and not one.paused), len(refused),
        sum(1 for one in tickets if one.reopened), round(median(days), 1) if days else "",
        sum(1 for one in done if one.status == "closed" and not one.silent), sum(1 for one in done if one.silent), len(rated),
        sum(1 for one in rated if one.rating == "good"),
    ))  # fmt: skip


def _most(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple((name, count) for name, count in Counter(names).most_common(MOST) if count > 1)


def _measured(tx: Tx, ward: str, what: str, total: Row, period: Period) -> str:
    """What this program counted of a group of the index, in words; the National Portal has the points."""
    cells = dict(zip(HEADINGS, total.cells, strict=True))
    if what == "on_time":
        return _share(cells["Đúng hạn"], cells["Đã xử lý"], "phản ánh, kiến nghị xử lý đúng hạn")
    if what == "satisfied":
        return _share(
            cells["Hài lòng"], cells["Đánh giá"], "người đánh giá hài lòng với việc xử lý phản ánh, kiến nghị"
        )
    if what == "online":
        found = filing_counts(tx, ward, period.begin, period.end)
        online, filed = sum(one.online for one in found), sum(one.filed for one in found)
        return _share(online, filed, "hồ sơ nhờ trợ lý hướng dẫn được nộp trực tuyến")
    return "không đếm ở đây: lấy từ Cổng Dịch vụ công quốc gia"


def _share(part: float | str, whole: float | str, what: str) -> str:
    if not isinstance(part, int) or not isinstance(whole, int) or not whole:
        return "chưa có số liệu"
    return f"{part}/{whole} ({round(100 * part / whole)} %) {what}"


# --- files ------------------------------------------------------------------------------------------------


def tables(report: Report) -> list[Table]:
    """Title, headings and rows of every table of the report; both files and the page have the same."""
    wide = (
        ("Theo nhóm lĩnh vực", (*report.groups, report.total)),
        ("Theo loại việc", (*report.kinds, report.total)),
        ("Theo đơn vị xử lý", (*report.units, report.total)),
        ("Theo tổ dân phố", report.areas),
    )
    found: list[Table] = [
        (title, ("", *HEADINGS), [(row.name, *row.cells) for row in rows]) for title, rows in wide if rows
    ]
    found.append(
        ("Theo Quyết định 766/QĐ-TTg", ("Nhóm chỉ số", "Điểm tối đa", "Số liệu của phường"), list(report.index))
    )
    short = (
        ("Lý do từ chối", report.refused),
        ("Nơi bị phản ánh nhiều lần", report.streets),
        ("Việc nhiều nhất", report.causes),
    )
    found += [(title, ("", "Số phiếu"), list(rows)) for title, rows in short if rows]
    return found


def title_of(report: Report) -> str:
    return f"Báo cáo tiếp nhận, xử lý phản ánh, kiến nghị {report.period.title}"


NOTE = (
    "Chỉ có số đếm, không có thông tin của người phản ánh. Tiếp nhận tính theo ngày nhận; đã xử lý tính theo ngày báo "
    "xong; đúng hạn so với hẹn đã báo người dân; trung vị là số ngày từ lúc nhận đến lúc báo xong của phiếu ở giữa. Im lặng là "
    "người dân không trả lời trong 7 ngày, không tính là hài lòng. "
    f"Số nhỏ hơn {SMALL} theo tổ được ẩn; phiếu chưa rõ tổ không nằm trong "
    "bảng theo tổ."
)


def as_xlsx(report: Report) -> bytes:
    """One sheet a table."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
        for title, headings, rows in tables(report):
            sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31])
            sheet.write_string(0, 0, f"{report.ward}, {report.province}: {title_of(report)}", bold)
            sheet.write_string(1, 0, title, bold)
            sheet.write_row(3, 0, headings, wrapped)
            for place, row in enumerate(rows, 4):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(place, column, cell)
                    else:
                        sheet.write_number(place, column, cell)
            sheet.write_string(5 + len(rows), 0, NOTE)
            sheet.set_column(0, 0, 40)
            sheet.set_column(1, len(headings), 14)
            sheet.set_landscape()
            sheet.set_paper(9)  # A4
            sheet.fit_to_pages(1, 0)
    return out.getvalue()


def as_docx(report: Report) -> bytes:
    """A document with a heading and one table a section, to be signed or pasted from."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"  # NĐ 30/2020/NĐ-CP, phụ lục I
    document.styles["Normal"].font.size = Pt(13)
    document.add_paragraph(f"ỦY BAN NHÂN DÂN {report.ward.upper()}")
    document.add_heading(title_of(report), level=1)
    document.add_paragraph(NOTE)
    for title, headings, rows in tables(report):
        document.add_heading(title, level=2)
        _written(document.add_table(rows=1, cols=len(headings), style="Table Grid"), headings, rows)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _written(table: DocxTable, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    size = Pt(9 if len(headings) > 4 else 11)
    for row in (headings, *rows):
        cells = table.rows[0].cells if row is headings else table.add_row().cells  # type: ignore[no-untyped-call]
        for cell, value in zip(cells, row, strict=True):
            cell.paragraphs[0].add_run(str(value)).font.size = size
