"""Wording files taken apart: which variables a sentence has, what it selects on, and sample values for all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from fluent.syntax import FluentParser, ast

MOST_RENDERINGS = 400  # of one sentence, so that a rich card does not take minutes
PERSON = frozenset({"you", "You"})  # given to every sentence


@dataclass(slots=True)
class Sentence:
    """One message of a Fluent file."""

    key: str
    variables: set[str] = field(default_factory=set)
    selects: dict[str, set[str]] = field(default_factory=dict)  # variable -> its variants, the default with a star

    def samples(self) -> Iterator[dict[str, Any]]:
        """Values for the sentence, every variant of every selection among them."""
        names = sorted(self.variables)
        values = [
            [variant.lstrip("*") for variant in sorted(self.selects[name])] if name in self.selects else [f"({name})"]
            for name in names
        ]
        for number, row in enumerate(product(*values)):
            if number >= MOST_RENDERINGS:
                return
            yield dict(zip(names, row, strict=True))


def sentences(path: Path) -> dict[str, Sentence]:
    """The sentences of a file, by key; a key that stands there twice is an error."""
    found: dict[str, Sentence] = {}
    for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
        if isinstance(entry, ast.Message):
            assert entry.id.name not in found, f"{path.name}: {entry.id.name} stands there twice"
            found[entry.id.name] = sentence = Sentence(entry.id.name)
            _take(entry.value, sentence)
    return found


def _take(node: Any, sentence: Sentence) -> None:
    if isinstance(node, ast.VariableReference):
        if node.id.name not in PERSON:
            sentence.variables.add(node.id.name)
    elif isinstance(node, ast.SelectExpression) and isinstance(node.selector, ast.VariableReference):
        variants = sentence.selects.setdefault(node.selector.id.name, set())
        variants |= {("*" if variant.default else "") + _named(variant.key) for variant in node.variants}
    for child in vars(node).values() if isinstance(node, ast.BaseNode) else ():
        for one in child if isinstance(child, list) else [child]:
            if isinstance(one, ast.BaseNode):
                _take(one, sentence)


def _named(key: Any) -> str:
    return str(key.name if isinstance(key, ast.Identifier) else key.value)
