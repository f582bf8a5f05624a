"""phuongoi report: the week's or the month's tickets as a spreadsheet and a document."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from bot.app import load_houses, open_database
from bot.commands.understand import clock_start
from bot.programme_figures import month_of
from bot.settings import SettingsError, load_settings
from bot.ticket_report import as_docx, as_xlsx, read_period, report_of
from handlers.ports import Understander
from handlers.ward import Ward
from nlp.types import Understanding


def write_reports(month: str, week: str, folder: Path) -> None:
    """Two files a ward: bao-cao-WARD-PERIOD.xlsx and .docx."""
    now = clock_start()
    text = week or month or str(month_of(now))
    period = read_period(text)
    if period is None:
        raise SettingsError(f"{text!r} is no month and no week; write --month 2026-11 or --week 2026-W48")
    if not folder.is_dir():
        raise SettingsError(f"--out {folder}: there is no such folder")
    settings = load_settings()
    houses = load_houses(settings, _nothing_is_read)
    with open_database(settings).now(reading=True) as tx:
        reports = {ward: report_of(tx, house, period, now) for ward, house in houses.items()}
    for ward, report in reports.items():
        for ending, body in (("xlsx", as_xlsx(report)), ("docx", as_docx(report))):
            file = folder / f"bao-cao-{ward}-{period.name}.{ending}"
            file.write_bytes(body)
            sys.stdout.write(f"{file}\n")


def _nothing_is_read(_: Ward) -> Understander:
    """A report counts; it understands no text, so the model stays on the disk."""

    def understand(text: str, now: datetime) -> Understanding:
        raise LookupError("a report reads no text")

    return understand
