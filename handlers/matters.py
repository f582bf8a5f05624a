"""Matters that the law takes out of an open chat: their forms, channels and deadlines, read from matters.toml."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from handlers.ward import DataError, Facts, explain, read_toml

Fill = Literal["", "opened", "holder", "place", "words", "phone"]


class Entry(Facts):
    """One thing that a form asks for; `fills`: what of a ticket answers it."""

    vi: str
    en: str
    fills: Fill = ""
    lines: int = 1  # to write on by hand

    def label(self, language: str) -> str:
        return self.en if language == "en" else self.vi


class Matter(Facts):
    """A denunciation, a complaint, a report on a child ...: its form, and by when the law wants what."""

    form: dict[str, str]
    law: str
    channel: dict[str, str]
    fields: tuple[Entry, ...]
    sign: dict[str, str] = Field(default_factory=dict)
    within: int = 0  # days to hand it in; 0: no limit
    check_wd: int = 0  # working days until it is said whether it is taken up
    settle: int = 0  # days from then
    longer: int = 0  # days more where it is complex
    source: str
    checked_on: date
    confidence: Literal["H", "M", "L"]

    def named(self, what: dict[str, str], language: str) -> str:
        return what.get(language) or what.get("vi", "")

    @property
    def by_resident(self) -> bool:
        """Whether the resident writes and signs it; else an officer fills it in."""
        return bool(self.sign)


def load_matters(path: Path) -> dict[str, Matter]:
    """Every matter by the name under which a ticket is restricted."""
    tables = read_toml(path).get("matters", {})
    try:
        return {name: Matter.model_validate(row) for name, row in tables.items()} if isinstance(tables, dict) else {}
    except ValidationError as error:
        raise DataError(f"{path}: {explain(error)}") from error
