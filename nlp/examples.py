"""The labelled lines: reading them, those to learn from and those to tune on, and the mark of their whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nlp.types import Issue

CORPUS = Path(__file__).parent / "data" / "corpus"
DEVELOPMENT = Path(__file__).parent / "data" / "development"  # to tune on, never trained on
NOTHING = "nothing"  # the intent of a line that by itself asks for nothing: a bare address, a sigh


@dataclass(frozen=True, slots=True)
class Example:
    """One message with what it means."""

    text: str
    intent: str
    category: str | None = None
    sub: str | None = None
    slots: dict[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    style: tuple[str, ...] = ()
    emergency: str | None = None
    restricted: str | None = None
    issues: tuple[Issue, ...] = ()  # told only by the lines that try several needs at once
    spans_told: bool = True  # False: the line says what is meant, not where its places and times stand

    @property
    def label(self) -> str:
        return self.category if self.intent == "report_issue" and self.category else self.intent

    @property
    def accepted(self) -> frozenset[str]:
        """The label and those that are as good: `also` holds intent:x, a bare category, procedure:x."""
        others = {one.removeprefix("intent:") for one in self.also if not one.startswith("procedure:")}
        return frozenset(others | {self.label})


def load(files: Iterable[Path]) -> list[Example]:
    return [_example(line) for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]


def corpus_files(folder: Path = CORPUS) -> list[Path]:
    return sorted(folder.glob("*.jsonl"))


def _example(line: str) -> Example:
    told = json.loads(line)
    slots = {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in (told.get("slots") or {}).items()
    }
    return Example(
        told["text"],
        told["intent"],
        told.get("category"),
        told.get("sub"),
        slots,
        tuple(told.get("also") or ()),
        tuple(told.get("style") or ()),
        told.get("emergency"),
        told.get("restricted"),
        tuple(Issue(one["category"], *one["span"]) for one in told.get("issues") or ()),
        "slots" in told and not told.get("partial"),
    )


def development_files(folder: Path = DEVELOPMENT) -> list[Path]:
    return sorted(folder.glob("*.jsonl"))


def digest(files: Sequence[Path]) -> str:
    """What the model file remembers of the examples it was made from."""
    mark = hashlib.sha256()
    for file in sorted(files, key=lambda one: one.name):
        mark.update(file.name.encode())
        mark.update(hashlib.sha256(file.read_bytes()).digest())
    return mark.hexdigest()
