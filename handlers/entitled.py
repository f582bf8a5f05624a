"""What a list of those served at home may say: its columns, groups and words, read from entitled.toml."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cached_property
from pathlib import Path

from pydantic import ConfigDict, ValidationError

from handlers.ward import DataError, Facts, explain, read_toml
from nlp.syllables import unmark

LEXICON_FILE = Path(__file__).parent / "data" / "entitled.toml"
# What can be said of a row, and of a file as a whole: the ends of wording keys.
FAULTS = (
    "name-missing", "name-font", "name-signs", "born-impossible", "born-short", "born-unread", "born-order",
    "born-no-day", "phone-id-number", "phone-eleven", "phone-unread", "area-missing", "group-unknown",
    "group-missing", "mobility-unknown", "until-unread", "until-past", "twice",
)  # fmt: skip
NOTES = (
    "other-sheets", "left-out", "no-phone", "two-phones", "id-number", "joined",
)  # fmt: skip
FILES = (
    "empty", "old-excel", "no-sheet", "broken", "too-long", "too-big", "no-unicode", "no-headings", "no-such-sheet",
    "no-groups", "no-people",
)  # fmt: skip
REMARKS = {"fault": FAULTS, "note": NOTES, "file": FILES}

_NO_WORD = re.compile(r"[^a-z0-9]+")


def plain(text: str) -> str:
    """Words without marks, capitals and signs: how headings and groups are compared. Nothing is spelt out or mended."""
    return _NO_WORD.sub(" ", unmark(unicodedata.normalize("NFC", text).lower())).strip()


class Column(Facts):
    """A column that is read."""

    label: str
    words: tuple[str, ...]


class Said(Facts):
    """A group of people, or a way of getting about: its name and the words for it."""

    label: dict[str, str]
    words: tuple[str, ...]


class Grounds(Facts):
    source: str
    checked_on: date


class Never(Facts):
    words: tuple[str, ...]


class Lexicon(Facts):
    """All of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True, ignored_types=(cached_property,))

    grounds: Grounds
    columns: dict[str, Column]
    never: Never
    groups: dict[str, Said]
    mobility: dict[str, Said]

    @cached_property
    def column_of(self) -> dict[str, str]:
        return {plain(word): name for name, column in self.columns.items() for word in (column.label, *column.words)}

    @cached_property
    def group_of(self) -> dict[str, str]:
        return _ids(self.groups)

    @cached_property
    def mobility_of(self) -> dict[str, str]:
        return _ids(self.mobility)

    def is_never(self, heading: str) -> bool:
        """Whether a column holds numbers of papers, which are not for us."""
        return any(plain(word) in plain(heading) for word in self.never.words)

    @property
    def known_groups(self) -> str:
        return "; ".join(said.label["vi"] for said in self.groups.values())

    @property
    def known_mobility(self) -> str:
        return "; ".join(said.label["vi"] for said in self.mobility.values())

    def label(self, group: str, language: str) -> str:
        """A group in words; one that the file no longer knows by its id."""
        return self.groups[group].label[language] if group in self.groups else group


def _ids(rows: dict[str, Said]) -> dict[str, str]:
    return {plain(word): name for name, said in rows.items() for word in (*said.label.values(), *said.words)}


def load_lexicon(path: Path = LEXICON_FILE) -> Lexicon:
    try:
        return Lexicon.model_validate(read_toml(path))
    except ValidationError as error:
        raise DataError(f"{path}: {explain(error)}") from error
