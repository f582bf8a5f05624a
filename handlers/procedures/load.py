"""Reads the procedures and what they share from TOML; an error names file, line and reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from handlers.facts import DataError, read_text_and_toml
from handlers.procedures.links import Book, loose_ends
from handlers.procedures.schema import Fact, Procedure, Step
from handlers.procedures.shared import Shared

# Section of a procedure's file -> the aspect of [grounds] that says how sure it is.
SECTIONS = {
    "questions": "", "variants": "code", "papers": "papers", "fees": "fees", "waivers": "fees", "benefits": "fees",
    "agencies": "agencies", "times": "times", "steps": "steps", "redirects": "questions",
    "eligibility": "questions", "deadlines": "times", "tips": "questions", "results": "steps",
}  # fmt: skip
SHARED_WORDS = ("search", "pick", "host", "address")  # what a shared step takes from the procedure that uses it
SINGLE = {"code": "code", "online": "online", "home": "home"}
SHARED = {
    "hosts": "hosts", "waivers": "waivers", "steps": "steps", "deadlines": "deadlines", "rescues": "rescues",
    "look_alikes": "look_alikes", "bundles": "bundles", "readiness": "needs", "others": "others",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """One file: its tables, and its text to find lines in."""

    path: Path
    text: str
    tables: dict[str, Any]

    def fault(self, place: tuple[str, ...], reason: str) -> DataError:
        return DataError(f"{self.path}, line {self._line(place)}: {'.'.join(place) or 'the file'}: {reason}")

    def _line(self, place: tuple[str, ...]) -> int:
        """The line of a key: its table's header, then the key below it; the nearest that exists."""
        lines = self.text.splitlines()
        header, left = 0, place
        for length in range(len(place), 0, -1):
            wanted = f"[{'.'.join(place[:length])}]"
            found = next((number for number, line in enumerate(lines, 1) if line.strip().startswith(wanted)), 0)
            if found:
                header, left = found, place[length:]
                break
        for number, line in enumerate(lines[header:], header + 1):
            if line.startswith("["):
                break
            key = re.split(r"[ =.]", line, maxsplit=1)[0]
            if left and key == left[0]:
                return number
        return header or 1


def read_page(path: Path) -> Page:
    """A file's tables; DataError with file and line when it is missing or broken."""
    return Page(path, *read_text_and_toml(path))


def load_book(folder: Path, shared_folder: Path) -> Book:
    """Every procedure of a folder, checked in itself and against the others."""
    shared = load_shared(shared_folder)
    pages = [read_page(path) for path in sorted(folder.glob("*.toml"))]
    if not pages:
        raise DataError(f"{folder}: no procedure (*.toml) in this folder")
    read = [(page, read_procedure(page, shared)) for page in pages]
    book = Book({procedure.id: procedure for _, procedure in read}, shared)
    for page, procedure in read:
        for place, reason in loose_ends(book, procedure):
            raise page.fault(place, reason)
    return book


def load_shared(folder: Path) -> Shared:
    """What procedures share: a file a noun; items take what they rest on from their file's [grounds]."""
    raw: dict[str, Any] = {}
    pages = {path.stem: read_page(path) for path in sorted(folder.glob("*.toml"))}
    for stem, page in pages.items():
        tables = dict(page.tables)
        grounds = _common(tables.pop("grounds", {}))
        if stem in SHARED:
            raw[SHARED[stem]] = _listed(tables, grounds)
        elif stem == "home":
            raw[stem] = {**tables, "acts": _listed(tables.get("acts", {}), grounds)}
        else:
            raw[stem] = tables
    try:
        return Shared.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field, *rest = (str(part) for part in first["loc"])
        stem = next((stem for stem, name in SHARED.items() if name == field), field)
        if stem not in pages:
            raise DataError(f"{folder / stem}.toml: there is no such file") from error
        raise pages[stem].fault(_named(raw[field], rest), first["msg"]) from error


def read_procedure(page: Page, shared: Shared) -> Procedure:
    """One file as a procedure: facts take what they rest on from [grounds], shared ones are put in."""
    raw = dict(page.tables)
    for section, aspect in SECTIONS.items():
        if section in raw:
            raw[section] = _listed(raw[section], _from_grounds(raw, aspect) if aspect else {})
    for single, aspect in SINGLE.items():
        if single in raw:
            raw[single] = {"id": single, **_from_grounds(raw, aspect), **raw[single]}
    try:
        _put_in_shared(page, raw, shared)
        procedure = Procedure.model_validate(raw)
    except ValidationError as error:
        faults = sorted(error.errors(include_url=False), key=lambda fault: fault["type"] != "extra_forbidden")
        section, *rest = (str(part) for part in faults[0]["loc"])
        more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
        place = (section, *_named(raw.get(section), rest))
        raise page.fault(place, faults[0]["msg"] + more) from error
    if procedure.id != page.path.stem:
        raise page.fault(("id",), f"the file is called {page.path.name}")
    for place, word in _left_open(page.tables, ()):
        raise page.fault(place, f"{{{word}}} is filled in for shared steps only; write the words themselves")
    return procedure


def _left_open(value: Any, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Sentences of a file's own that hold a word which only steps of steps.toml get: residents would read it raw."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _left_open(inner, (*place, key))
    elif isinstance(value, list):
        for inner in value:
            yield from _left_open(inner, place)
    elif isinstance(value, str):
        yield from ((place, word) for word in SHARED_WORDS if f"{{{word}}}" in value)


def _from_grounds(raw: Mapping[str, Any], aspect: str) -> dict[str, Any]:
    grounds = raw.get("grounds", {})
    return _common(grounds) | {
        name: value for name, value in (("confidence", grounds.get("confidence", {}).get(aspect)),) if value
    }


def _common(grounds: Mapping[str, Any]) -> dict[str, Any]:
    found = {"source": grounds.get("sources"), "checked_on": grounds.get("checked_on")}
    if isinstance(grounds.get("confidence"), str):
        found["confidence"] = grounds["confidence"]
    return {name: value for name, value in found.items() if value}


def _listed(items: Mapping[str, Any], defaults: Mapping[str, Any]) -> list[Any]:
    """[papers.x] tables as a list, in order, each with its id; what is no table is left for the schema to refuse."""
    return [{**defaults, "id": key, **item} if isinstance(item, dict) else item for key, item in items.items()]


def _named(items: Any, loc: list[str]) -> tuple[str, ...]:
    """A place inside a list of facts, by their ids rather than their numbers."""
    if loc and loc[0].isdigit() and isinstance(items, list):
        item = items[int(loc[0])]
        name = item.get("id", loc[0]) if isinstance(item, dict) else loc[0]
        return (str(name), *loc[1:])
    return tuple(loc)


def _put_in_shared(page: Page, raw: dict[str, Any], shared: Shared) -> None:
    use = raw.pop("use", {})
    for section, known in (("waivers", shared.waivers), ("deadlines", shared.deadlines)):
        by_id: dict[str, Fact] = {fact.id: fact for fact in known}
        for name in use.get(section, ()):
            if name not in by_id:
                raise page.fault(("use", section), f"{name!r} is not in {section}.toml")
        raw[section] = [*(by_id[name] for name in use.get(section, ())), *raw.get(section, [])]
    for name in use.get("laws", ()):
        if name not in shared.laws:
            raise page.fault(("use", "laws"), f"{name!r} is not in laws.toml")
    raw["laws"] = [*(law for name in use.get("laws", ()) for law in shared.laws[name].laws), *raw.get("laws", [])]
    raw["steps"] = list(_steps(page, raw, {step.id: step for step in shared.steps}, shared))


def _steps(page: Page, raw: Mapping[str, Any], known: Mapping[str, Step], shared: Shared) -> Iterator[Any]:
    """Steps in order; `use = [...]` stands for steps of steps.toml, with this procedure's words filled in."""
    portal = raw.get("portal", {})
    host = next((host for host in shared.hosts if host.id == portal.get("host")), None)
    known_words = (
        portal.get("search", ""),
        portal.get("pick", ""),
        host.name if host else "",
        host.address if host else "",
    )
    words = dict(zip(SHARED_WORDS, known_words, strict=True))
    for item in raw.get("steps", []):
        if not isinstance(item, dict) or "use" not in item:
            yield item
            continue
        for name in item["use"]:
            if name not in known:
                raise page.fault(("steps", item["id"], "use"), f"{name!r} is not in steps.toml")
            own = {key: item[key] for key in ("when", "channel") if key in item}
            yield {**known[name].model_dump(), **own, "do": fill(known[name].do, words)}


def fill(text: str, words: Mapping[str, str]) -> str:
    """A sentence with its open words filled in; others stay open."""
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text
