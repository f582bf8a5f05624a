"""What the guards read: the files of the house, parsed once."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("bot", "handlers", "nlp", "storage")


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return str(self.path.relative_to(ROOT))

    def at(self, node: ast.AST) -> str:
        return f"{self.name}:{getattr(node, 'lineno', 1)}"


def sources(*rooms: str) -> list[Source]:
    """Every module of the rooms named, of all four when none is."""
    return [source for room in rooms or ROOMS for source in _of_room(room)]


@cache
def _of_room(room: str) -> tuple[Source, ...]:
    texts = [(path, path.read_text(encoding="utf-8")) for path in sorted((ROOT / room).rglob("*.py"))]
    return tuple(Source(path, text, ast.parse(text)) for path, text in texts)


def calls(*rooms: str) -> Iterator[tuple[Source, ast.Call]]:
    """Every call in the rooms."""
    for source in sources(*rooms):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call):
                yield source, node


def called(call: ast.Call) -> str:
    """The last name of what is called: `say` of `turn.say(...)`."""
    return str(getattr(call.func, "attr", "") or getattr(call.func, "id", ""))


def pattern_of(text: ast.JoinedStr) -> str:
    """An f-string with {} for whatever is filled in: "form-{}"."""
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in text.values)


@cache
def kept_files() -> tuple[Path, ...]:
    """The files that the repository keeps, as git says; without git, none."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    paths = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def script(name: str) -> ModuleType:
    """A tool of scripts/ as a module."""
    loader = SourceFileLoader(f"scripts_{name}", str(ROOT / "scripts" / name))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module
