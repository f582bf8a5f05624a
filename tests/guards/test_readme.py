"""README says what is: the map, every setting, every command, every route, every place named in it."""

from __future__ import annotations

import ast
import re
from types import ModuleType

import pytest
import typer

from bot.__main__ import app
from bot.settings import Settings
from tests.guards.sources import ROOT, called, calls, script

README = (ROOT / "README.md").read_text(encoding="utf-8")
HTTP = ("get", "post")
PATTERN = re.compile(r"{(\w+):(?:[^{}]|{[^{}]*})*}")  # "{sha256:[0-9a-f]{64}}" is "{sha256}" in README


@pytest.fixture(scope="module")
def map_tool() -> ModuleType:
    return script("map")


def test_map_and_settings_are_those_of_the_code(map_tool: ModuleType) -> None:
    assert map_tool.renewed(README) == README, "run scripts/map"
    assert map_tool.the_map() == map_tool.MAP.read_text(encoding="utf-8"), "run scripts/map"


def test_a_stale_readme_is_seen(map_tool: ModuleType) -> None:
    stale = README.replace("`PHUONGOI_PORT` | `8080`", "`PHUONGOI_PORT` | `8081`")
    assert stale != README
    assert map_tool.renewed(stale) == README


def test_a_readme_without_markers_is_refused_in_one_sentence(map_tool: ModuleType) -> None:
    with pytest.raises(map_tool.Stale, match=r"<!-- rooms -->.*once each"):
        map_tool.renewed(README.replace("<!-- rooms -->", ""))


def test_every_module_says_what_it_is_for(map_tool: ModuleType) -> None:
    packages = [package for room in map_tool.ROOMS for package in map_tool.packages(ROOT / room)]
    paths = [path for package in packages for path in (package / "__init__.py", *map_tool.modules(package))]
    assert len(paths) > 50
    assert [str(path.relative_to(ROOT)) for path in paths if not map_tool.first_line(path)] == []


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_says_what_it_is_for(name: str) -> None:
    assert Settings.model_fields[name].description
    assert f"| `PHUONGOI_{name.upper()}` |" in README


def test_every_command_and_option_is_in_readme() -> None:
    group = typer.main.get_command(app)
    commands = group.commands  # type: ignore[attr-defined]
    missing = [f"phuongoi {name}" for name in commands if f"`phuongoi {name}" not in README]
    for name, command in commands.items():
        rows = "\n".join(line for line in README.splitlines() if f"`phuongoi {name}" in line)
        options = [option for option in command.params if option.param_type_name == "option"]
        missing += [f"{name} {option.opts[0]}" for option in options if option.opts[0] not in rows]
    assert missing == []


def test_every_command_in_readme_exists() -> None:
    commands = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    assert set(re.findall(r"`phuongoi ([a-z]+)", README)) - commands == set()


def _plain(path: str) -> str:
    return PATTERN.sub(lambda found: "{" + found.group(1) + "}", path)


def routes() -> set[str]:
    """The routes that bot/web adds, as "GET /path"."""
    found = set()
    for source, call in calls("bot"):
        if source.name.startswith("bot/web/") and called(call) in HTTP and isinstance(call.func, ast.Attribute):
            path = call.args[0] if call.args else None
            if ast.unparse(call.func.value) == "web" and isinstance(path, ast.Constant):
                found.add(f"{called(call).upper()} {_plain(str(path.value))}")
    return found


def test_every_route_is_in_readme() -> None:
    assert len(routes()) > 10
    assert sorted(route for route in routes() if f"`{route}`" not in README) == []


def test_every_route_in_readme_exists() -> None:
    assert set(re.findall(r"`((?:GET|POST) /[^`]*)`", README)) - routes() == set()


def test_every_file_named_in_readme_exists() -> None:
    """Paths in code marks; what does not exist yet is said without a path."""
    rooms = "bot|handlers|nlp|storage|scripts|tests"
    named = set(re.findall(rf"`((?:{rooms})/[\w./-]+)`", README))
    assert len(named) > 50
    assert sorted(path for path in named if not (ROOT / path).exists()) == []


def test_every_link_to_a_file_leads_somewhere() -> None:
    linked = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", README)]
    assert [path for path in linked if path and "://" not in path and not (ROOT / path).exists()] == []
