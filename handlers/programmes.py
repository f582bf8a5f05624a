"""What people may lack and which programmes may help: read from programmes.toml, each with its source and its day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import ValidationError, model_validator

from handlers.facts import DataError, Facts, explain, read_toml

PROGRAMMES_FILE = Path(__file__).parent / "data" / "programmes.toml"


class Need(Facts):
    """A kind of need: its name, the words for it, and what may help."""

    label: dict[str, str]
    words: tuple[str, ...]
    programmes: tuple[str, ...]


class Programme(Facts):
    """Something that may help. What nobody has read in force is not sure, and says so."""

    label: dict[str, str]
    says: dict[str, str]
    procedure: str = ""  # its guide, where there is one
    sure: bool
    source: str
    checked_on: date


class Urgent(Facts):
    hungry: tuple[str, ...]
    ill: tuple[str, ...]


class Whom(Facts):
    neighbour: tuple[str, ...]
    family: tuple[str, ...]
    self: tuple[str, ...]


class Programmes(Facts):
    """All of the file."""

    kinds: dict[str, Need]
    urgent: Urgent
    whom: Whom
    programmes: dict[str, Programme]

    @model_validator(mode="after")
    def _known(self) -> Programmes:
        for name, kind in self.kinds.items():
            if unknown := sorted(set(kind.programmes) - set(self.programmes)):
                raise ValueError(f"kinds.{name}: there is no programme {unknown[0]!r}")
        return self

    def label(self, kind: str, language: str) -> str:
        """A kind of need in words; one that the file no longer knows by its id."""
        return self.kinds[kind].label[language] if kind in self.kinds else kind

    def for_kinds(self, kinds: tuple[str, ...] | list[str]) -> list[str]:
        """The programmes that may help with these, the likeliest first, each once."""
        found = [one for kind in kinds if kind in self.kinds for one in self.kinds[kind].programmes]
        return list(dict.fromkeys(sorted(found, key=lambda one: -found.count(one))))


def load_programmes(path: Path = PROGRAMMES_FILE) -> Programmes:
    try:
        return Programmes.model_validate(read_toml(path))
    except ValidationError as error:
        raise DataError(f"{path}: {explain(error)}") from error
