"""The figures of the ward's programmes: files by procedure and tổ in a month, with sums, as a table, CSV or a spreadsheet."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

import xlsxwriter

from bot.figure_sheets import add_up, csv_text, write_sheet
from handlers.procedures.links import Book
from handlers.rules.deadlines import LOCAL
from storage import visit_reports
from storage.db import Tx
from storage.filings import FilingCount, counts

# Names of reference "operations", §5: files by procedure, first-time e-users, trips and fees saved, self-filing next time.
COLUMNS = (
    "begun", "filed", "online", "paper", "first_online", "done", "trips_saved", "fee_saved", "good", "alone_next", "visits",
)  # fmt: skip
# Of home visits: seed programmes 2 and 5 of the same reference.
VISIT_COLUMNS = (
    "visits", "taught", "online", "papers", "certified", "minutes", "fee_saved", "missed", "impossible", "good", "alone_next",
)  # fmt: skip
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month, as the ward's clock has it."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def begin(self) -> datetime:
        return datetime(self.year, self.number, 1, tzinfo=LOCAL)

    def after(self, months: int) -> Month:
        whole = self.year * 12 + self.number - 1 + months
        return Month(whole // 12, whole % 12 + 1)


def month_of(moment: datetime) -> Month:
    local = moment.astimezone(LOCAL)
    return Month(local.year, local.month)


def read_month(text: str) -> Month | None:
    """2026-11; None when it is no month."""
    found = re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", text)
    return Month(int(found[1]), int(found[2])) if found else None


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a procedure in a tổ, or a sum."""

    procedure: str
    area: str
    numbers: tuple[int, ...]  # in the order of COLUMNS


@dataclass(frozen=True, slots=True)
class Figures:
    """A month of one ward."""

    ward: str
    month: Month
    lines: tuple[Line, ...]
    visits: tuple[Line, ...] = ()  # by tổ, in the order of VISIT_COLUMNS; no procedure
    reasons: tuple[tuple[str, int], ...] = ()  # why visits came to nothing, by its name

    @property
    def visit_total(self) -> tuple[int, ...]:
        return _sum(self.visits, len(VISIT_COLUMNS))

    @property
    def total(self) -> tuple[int, ...]:
        return _sum(self.lines)

    def by_procedure(self) -> list[tuple[Line, list[Line]]]:
        """Each procedure with its sum, and its tổ."""
        names = dict.fromkeys(line.procedure for line in self.lines)
        parts = {name: [line for line in self.lines if line.procedure == name] for name in names}
        return [(Line(name, "", _sum(lines)), lines) for name, lines in parts.items()]

    def by_area(self) -> list[Line]:
        """The sum of each tổ, in the order people count them; where it is not known comes last."""
        names = sorted({line.area for line in self.lines}, key=_counted)
        return [Line("", name, _sum(line for line in self.lines if line.area == name)) for name in names]


def _counted(area: str) -> tuple[bool, int, str]:
    number = re.search(r"\d+", area)
    return (not area, int(number.group()) if number else 0, area)


def _sum(lines: Iterable[Line], columns: int = len(COLUMNS)) -> tuple[int, ...]:
    return add_up((line.numbers for line in lines), columns)


def figures_of(tx: Tx, ward: str, name: str, book: Book, month: Month) -> Figures:
    """What the ward's residents did in a month."""
    span = (month.begin, month.after(1).begin)
    found = _lines(book, counts(tx, ward, *span), visit_reports.by_procedure(tx, ward, *span))
    begun = Counter[str]()
    for line in found:
        begun[line.procedure] += line.numbers[0]
    order = sorted(found, key=lambda line: (-begun[line.procedure], line.procedure, _counted(line.area)))
    visits = [
        Line("", one.area, tuple(getattr(one, name) for name in VISIT_COLUMNS))
        for one in visit_reports.counts(tx, ward, *span)
    ]
    reasons = visit_reports.reasons(tx, ward, *span)
    by_area = sorted(visits, key=lambda line: _counted(line.area))
    return Figures(name, month, tuple(order), tuple(by_area), tuple(reasons.items()))


def _lines(book: Book, filings: Iterable[FilingCount], visits: Mapping[tuple[str, str], int]) -> list[Line]:
    """A line for each procedure in a tổ that had files, visits or both."""
    kept = {(one.procedure, one.area): one for one in filings}
    return [_line(book, *key, kept.get(key), visits.get(key, 0)) for key in {**kept, **visits}]


def _line(book: Book, procedure: str, area: str, count: FilingCount | None, visits: int) -> Line:
    known = book.procedures.get(procedure)
    title = known.title if known else procedure  # gone from the program, not from the books; empty: for something else
    facts = {"visits": visits} | ({} if count is None else {**asdict(count), "paper": count.filed - count.online})
    return Line(title, area, tuple(int(facts.get(name, 0)) for name in COLUMNS))


# --- files ------------------------------------------------------------------------------------------------


def headings(words: Words) -> list[str]:
    return [words[f"programmes_{name}"] for name in ("procedure", "area", *COLUMNS)]


def as_csv(months: Iterable[Figures], words: Words) -> str:
    """Every line, then the sum."""
    rows: list[list[object]] = [[words["programmes_ward"], words["programmes_month"], *headings(words)]]
    for one in months:
        for line in one.lines:
            area = line.area or words["programmes_no_area"]
            name = line.procedure or words["programmes_no_procedure"]
            rows.append([one.ward, one.month, name, area, *line.numbers])
        rows.append([one.ward, one.month, words["programmes_sum"], "", *one.total])
    return csv_text(rows)


def as_xlsx(figures: Figures, words: Words) -> bytes:
    """A sheet by procedure and tổ, one by tổ, and two of home visits, each with its sum."""
    out = io.BytesIO()
    title = f"{words['programmes_title']} {figures.month}: {figures.ward}"
    parts = (("programmes_by_procedure", figures.lines), ("programmes_by_area", figures.by_area()))
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, lines in parts:
            no_name = words["programmes_no_procedure"] if name == "programmes_by_procedure" else ""
            rows = [
                (line.procedure or no_name, line.area or words["programmes_no_area"], line.numbers) for line in lines
            ]
            write_sheet(book, words[name], title, headings(words), rows, (words["programmes_sum"], figures.total))
        if figures.visits or figures.reasons:
            _visit_sheets(book, figures, words)
    return out.getvalue()


def _visit_sheets(book: xlsxwriter.Workbook, figures: Figures, words: Words) -> None:
    """Home visits by tổ, and why some came to nothing."""
    title = f"{words['visits_title']} {figures.month}: {figures.ward}"
    first, total = [words["programmes_ward"], words["programmes_area"]], words["programmes_sum"]
    rows = [(figures.ward, line.area or words["programmes_no_area"], line.numbers) for line in figures.visits]
    columns = [words[f"visits_{name}"] for name in VISIT_COLUMNS]
    write_sheet(book, words["visits_title"], title, [*first, *columns], rows, (total, figures.visit_total))
    whys = [(figures.ward, words[f"visits_why_{why}"], (count,)) for why, count in figures.reasons]
    head = [words["programmes_ward"], words["visits_why"], words["visits_count"]]
    write_sheet(book, words["visits_why"], title, head, whys, (total, (sum(count for _, count in figures.reasons),)))
