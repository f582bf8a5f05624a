"""phuongoi procedures figures: the month's files by procedure and tổ, on the screen or as CSV."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.app import EXAMPLE_WARD, open_database
from bot.commands.procedures import read_book
from bot.commands.understand import clock_start
from bot.programme_figures import Figures, Words, as_csv, figures_of, headings, month_of, read_month
from bot.settings import SettingsError, load_settings
from bot.web.pages import load_strings
from handlers.ward import load_wards


def show_figures(month: str, file: Path | None) -> None:
    """Print a table for each ward, or write all of them into one file."""
    chosen = read_month(month) if month else month_of(clock_start())
    if chosen is None:
        raise SettingsError(f"--month {month}: not a month; write 2026-11")
    settings, book, words = load_settings(), read_book(), load_strings()["vi"]
    wards = load_wards(settings.ward_file or EXAMPLE_WARD).values()
    with open_database(settings).now(reading=True) as tx:
        found = [figures_of(tx, ward.id, ward.name, book, chosen) for ward in wards]
    if file:
        file.write_text(as_csv(found, words), encoding="utf-8", newline="")
        return
    console = Console(highlight=False)
    for figures in found:
        console.print(_table(figures, words))


def _table(figures: Figures, words: Words) -> Table:
    table = Table(title=f"{figures.ward}, {figures.month}", show_footer=True)
    sums = [words["programmes_sum"], "", *(_spaced(number) for number in figures.total)]
    for place, (heading, total) in enumerate(zip(headings(words), sums, strict=True)):
        table.add_column(heading, total, justify="left" if place < 2 else "right", no_wrap=place < 2)
    for line in figures.lines:
        area = line.area or words["programmes_no_area"]
        table.add_row(
            line.procedure or words["programmes_no_procedure"], area, *(_spaced(number) for number in line.numbers)
        )
    return table


def _spaced(number: int) -> str:
    """16.000, as people write it here."""
    return f"{number:,}".replace(",", ".")
