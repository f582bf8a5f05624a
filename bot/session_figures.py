"""The figures of sessions at a hall: each session and the sum of a month, procedures, as a table, CSV or a spreadsheet."""

from __future__ import annotations

import io
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

import xlsxwriter

from bot.figure_sheets import add_up, csv_text, write_sheet
from bot.programme_figures import Month, Words
from handlers.procedures.links import Book
from handlers.rules.sessions import APPS, OUTCOMES
from storage.db import Tx
from storage.models import Session
from storage.sessions import Sessions

# Names of reference "operations", §5, seed 4: people, files by procedure, first-time e-users, pending results, trips saved.
COLUMNS = ("people", *OUTCOMES, "first_time", "pending", *APPS, "trips_saved")
OTHER = ""  # what is counted under no procedure


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session that took place, in numbers."""

    session: Session
    numbers: tuple[int, ...]  # in the order of COLUMNS
    waited: int  # people whose wait is known
    minutes: float  # which they waited together

    @property
    def wait(self) -> int:
        return round(self.minutes / self.waited) if self.waited else 0


@dataclass(frozen=True, slots=True)
class ProcedureLine:
    """One procedure in all sessions of the month: how often with which outcome."""

    procedure: str
    numbers: tuple[int, ...]  # in the order of OUTCOMES


@dataclass(frozen=True, slots=True)
class SessionFigures:
    """A month of one ward."""

    ward: str
    month: Month
    lines: tuple[SessionLine, ...]
    procedures: tuple[ProcedureLine, ...]

    @property
    def total(self) -> tuple[int, ...]:
        return add_up([line.numbers for line in self.lines], len(COLUMNS))

    @property
    def procedures_total(self) -> tuple[int, ...]:
        return add_up([line.numbers for line in self.procedures], len(OUTCOMES))

    @property
    def wait(self) -> int:
        """Minutes that people waited on average."""
        waited = sum(line.waited for line in self.lines)
        return round(sum(line.minutes for line in self.lines) / waited) if waited else 0


def session_figures(tx: Tx, ward: str, name: str, book: Book, month: Month, *, other: str) -> SessionFigures:
    """What was done in the sessions of a month that were opened; `other` names matters without a procedure."""
    first, last = month.begin.date(), month.after(1).begin.date() - timedelta(days=1)
    sessions = Sessions(tx, ward)
    held = [one for one in sessions.between(first, last) if one.opened_at is not None]
    counts: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    procedures: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for session_id, procedure, outcome, count, first_time in sessions.counted(first, last):
        counts[session_id][outcome] += count
        counts[session_id]["first_time"] += first_time
        if outcome in OUTCOMES:
            procedures[procedure][outcome] += count
    met, pending = sessions.met(first, last), sessions.pending(first, last)
    lines = tuple(_line(one, counts[int(one.id or 0)], met, pending) for one in held)
    titles = {key: found.title if (found := book.procedures.get(key)) else key or other for key in procedures}
    rows = [ProcedureLine(titles[key], tuple(row[outcome] for outcome in OUTCOMES)) for key, row in procedures.items()]
    return SessionFigures(name, month, lines, tuple(sorted(rows, key=lambda row: (-sum(row.numbers), row.procedure))))


def _line(
    session: Session, counted: dict[str, int], met: dict[tuple[str, date], tuple[int, int, float]],
    pending: dict[int, int],
) -> SessionLine:  # fmt: skip
    people, waited, minutes = met.get((session.offering, session.day), (0, 0, 0.0))
    facts = {
        **counted, "people": people + counted["met"], "pending": pending.get(int(session.id or 0), 0),
        "trips_saved": counted["filed_online"],  # who files online goes once, for the result, and not twice
    }  # fmt: skip
    return SessionLine(session, tuple(facts.get(name, 0) for name in COLUMNS), waited, minutes)


# --- files ------------------------------------------------------------------------------------------------


def headings(words: Words) -> list[str]:
    return [words[f"sessions_{name}"] for name in ("day", "place", *COLUMNS, "wait")]


def procedure_headings(words: Words) -> list[str]:
    return [words["programmes_procedure"], words["programmes_area"], *(words[f"sessions_{name}"] for name in OUTCOMES)]


def _rows(figures: SessionFigures) -> list[tuple[str, str, tuple[int, ...]]]:
    return [(f"{line.session.day:%d/%m/%Y}", line.session.place, (*line.numbers, line.wait)) for line in figures.lines]


def as_csv(figures: SessionFigures, words: Words) -> str:
    """Every session, then the sum."""
    sessions = [[day, place, *numbers] for day, place, numbers in _rows(figures)]
    return csv_text([headings(words), *sessions, [words["programmes_sum"], "", *figures.total, figures.wait]])


def as_xlsx(figures: SessionFigures, words: Words) -> bytes:
    """A sheet by session, and one by procedure, each with its sum."""
    out = io.BytesIO()
    title = f"{words['sessions_title']} {figures.month}: {figures.ward}"
    by_procedure = [(line.procedure, "", line.numbers) for line in figures.procedures]
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        write_sheet(
            book, words["sessions_by_session"], title, headings(words), _rows(figures),
            (words["programmes_sum"], (*figures.total, figures.wait)),
        )  # fmt: skip
        write_sheet(
            book, words["sessions_by_procedure"], title, procedure_headings(words), by_procedure,
            (words["programmes_sum"], figures.procedures_total),
        )  # fmt: skip
    return out.getvalue()
