"""Names that one procedure file uses of another: none may point nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from handlers.procedures.schema import UNKNOWN, Fact, Procedure, Question
from handlers.procedures.shared import Shared

Place = tuple[str, ...]
LINK = "tt-"  # before a procedure's id in a deep link or the QR code of a printed sheet


@dataclass(frozen=True, slots=True)
class Book:
    """Every procedure by id, and what they share."""

    procedures: Mapping[str, Procedure]
    shared: Shared

    def linked(self, payload: str) -> Procedure | None:
        """The procedure that a deep link or the QR code of a sheet names: "tt-khai-sinh"."""
        return self.procedures.get(payload.removeprefix(LINK)) if payload.startswith(LINK) else None

    def knows(self, target: str, procedure: Procedure | None = None) -> bool:
        """Whether a redirect can go there."""
        kind, _, name = target.rpartition(":")
        if kind == "variant":
            return procedure is not None and any(variant.id == name for variant in procedure.variants)
        of = {"rescue": self.shared.rescues, "other": self.shared.others}
        if kind:
            return any(fact.id == name for fact in of.get(kind, ()))
        return name in self.procedures


def loose_ends(book: Book, procedure: Procedure) -> Iterator[tuple[Place, str]]:
    """Where a procedure names a question, answer, source, host, need, act, rescue or procedure that is not there."""
    yield from _conditions(procedure)
    for place, names, known, where in _names(book.shared, procedure):
        for name in names:
            if name not in known:
                yield place, f"{name!r} is not in {where}"
    for redirect in procedure.redirects:
        if redirect.to and not book.knows(redirect.to, procedure):
            reason = f"{redirect.to!r} is no procedure, rescue, other request or variant"
            yield ("redirects", redirect.id, "to"), reason


def _conditions(procedure: Procedure) -> Iterator[tuple[Place, str]]:
    """Conditions on what is not asked, or, of a question, on what is asked only later."""
    asked: dict[str, set[str]] = {}
    for question in procedure.questions:
        for name in question.when.keys() - asked.keys():
            yield ("questions", question.id, "when"), f"{name} is not asked before"
        asked[question.id] = {UNKNOWN, *question.answers}
    for place, item in _items(procedure):
        for name, allowed in item.when.items():
            for answer in set(allowed) - asked.get(name, set()):
                yield (*place, "when"), f"{name} = {answer}: there is no such question and answer"


def _items(procedure: Procedure) -> Iterator[tuple[Place, Question | Fact]]:
    """Everything that may have a condition, with its place in the file."""
    for section, value in procedure:
        if isinstance(value, Fact):
            yield (section,), value
        elif isinstance(value, tuple):
            yield from (((section, item.id), item) for item in value if isinstance(item, Question | Fact))


def _names(shared: Shared, procedure: Procedure) -> Iterator[tuple[Place, Collection[str], Collection[str], str]]:
    yield ("portal", "host"), (procedure.portal.host,), {host.id for host in shared.hosts}, "hosts.toml"
    yield ("needs",), procedure.needs, {need.id for need in shared.needs}, "readiness.toml"
    yield ("home", "acts"), procedure.home.acts, {act.id for act in shared.home.acts}, "home.toml"
    rescues = {rescue.id for rescue in shared.rescues}
    for step in procedure.steps:
        yield ("steps", step.id, "stuck"), step.stuck, rescues, "rescues.toml"
    for place, item in _items(procedure):
        if isinstance(item, Fact):
            yield (*place, "source"), item.source, shared.sources, "sources.toml"
