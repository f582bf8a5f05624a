"""Facts read from TOML: what every table of a data file is built on, weekly hours, and faults in one sentence."""

from __future__ import annotations

import tomllib
from datetime import time
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class DataError(Exception):
    """A data file is wrong: the message names the file, the place in it and what to do."""


class Facts(BaseModel):
    """Base of everything read from a ward file: unknown keys are errors, so that a typo is seen."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def check_hours(hours: dict[str, list[str]]) -> dict[str, list[str]]:
    """Weekly hours as they are, or why they cannot be."""
    for day, spans in hours.items():
        if day not in WEEKDAYS:
            raise ValueError(f"{day!r} is no weekday; use {', '.join(WEEKDAYS)}")
        for span in spans:
            span_of(span)
    return hours


def each_once(names: list[str], fault: str) -> None:
    """No name stands there twice."""
    if twice := sorted({one for one in names if names.count(one) > 1}):
        raise ValueError(f"{fault} {twice[0]!r}")


def span_of(text: str) -> tuple[time, time]:
    try:
        begin, end = (time.fromisoformat(part.strip()) for part in text.split("-"))
    except ValueError as error:
        raise ValueError(f'{text!r} is no span of hours; write "07:30-11:30"') from error
    if begin >= end:
        raise ValueError(f"{text!r} ends before it begins")
    return begin, end


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file; DataError with file and line when it is missing or broken."""
    return read_text_and_toml(path)[1]


def read_text_and_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """The same with the text that they were read from, to find lines in."""
    try:
        text = path.read_text(encoding="utf-8")
        return text, tomllib.loads(text)
    except FileNotFoundError as error:
        raise DataError(f"{path}: there is no such file") from error
    except IsADirectoryError as error:
        raise DataError(f"{path}: this is a folder, not a file") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 text (byte {error.start}); save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: not valid TOML: {error}") from error


def explain(error: ValidationError) -> str:
    """The first fault of a checked file in one sentence: where in the file, and what is wrong."""
    faults = sorted(error.errors(include_url=False), key=lambda fault: fault["type"] != "extra_forbidden")
    first = faults[0]  # an unknown key is often why another one is missing
    place = ".".join(str(part) for part in first["loc"]) or "the file"
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return f"{place}: {first['msg']}{more}"
