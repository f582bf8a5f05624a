"""The house stays as it was built: sizes, names, who imports whom, and nothing that belongs on one machine only."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.guards.sources import ROOT, Source, called, calls, kept_files, sources

MOST_LINES = 400
EVERYWHERE = ("bot", "handlers", "nlp", "storage", "tests", "scripts")
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
ENGINES = {
    "create_engine", "make_engine", "create_async_engine", "Database", "Engine", "Session", "ClientSession", "Bot",
    "ExtBot", "Application", "Client", "AsyncClient", "Settings", "load_settings", "AsyncIOScheduler", "Thread", "open",
    "ThreadPoolExecutor", "connect", "Lock", "Queue", "Event", "Http", "load_houses", "load_wording", "load_taxonomy",
}  # fmt: skip
CLOCKS = {"now", "utcnow", "today"}
TELEGRAM_HOME = "bot/channels/telegram"  # .py, and what may be split off it
STORAGE_NOUNS = ("storage.models", "storage.mail")
# Written in two parts, so that this file does not hold what it looks for.
MACHINE_PATHS = re.compile("/" + r"(?:home|Users|root|work|workspace|mnt|private)/[\w.-]")
ADDRESSES = ("index" + "-url", "trusted" + "-host", "pypi" + r"\.org", "files.python" + "hosted", "dev" + "pi")
WRONG = re.compile("|".join((MACHINE_PATHS.pattern, *ADDRESSES)))
NO_TEXT = {".npz", ".bin", ".woff2", ".png", ".jpg", ".ico", ".gz"}
MAY_SAY_REGISTRY = {"scripts/lock"}  # the options that keep addresses out of the lock files


def imports(source: Source) -> Iterator[tuple[ast.stmt, str, list[str]]]:
    """Every import of a module: the statement, what it imports from, the names taken."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name, []
        elif isinstance(node, ast.ImportFrom):
            yield node, node.module or "", [alias.name for alias in node.names]


def test_no_module_is_longer_than_a_person_reads_in_one_sitting() -> None:
    lengths = {source.name: len(source.text.splitlines()) for source in sources(*EVERYWHERE)}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    vague = [source.name for source in sources(*EVERYWHERE) if source.path.stem in VAGUE_NAMES]
    folders = {str(source.path.parent.relative_to(ROOT)) for source in sources(*EVERYWHERE)}
    vague += [folder for folder in folders if Path(folder).name in VAGUE_NAMES]
    assert vague == []


def test_every_module_starts_with_one_line_that_says_what_it_is_for() -> None:
    silent = []
    for source in sources(*EVERYWHERE):
        lines = (ast.get_docstring(source.tree) or "").splitlines()
        if source.path.name == "__init__.py" and not source.text.strip():  # nothing in it, nothing to say
            continue
        if not lines or (len(lines) > 1 and lines[1].strip() and not lines[0].endswith(".")):
            silent.append(source.name)
    assert silent == []


def test_every_room_is_a_package_and_there_is_no_other() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages == {"bot", "handlers", "nlp", "storage", "tests"}


def test_nothing_kept_names_a_registry_or_a_place_on_one_machine() -> None:
    found = []
    for path in kept_files():
        if path.suffix in NO_TEXT:
            continue
        name, text = str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        wrong = MACHINE_PATHS if name in MAY_SAY_REGISTRY else WRONG
        found += [f"{name}:{text.count(chr(10), 0, hit.start()) + 1}: {hit.group(0)}" for hit in wrong.finditer(text)]
    assert found == []


def test_the_lock_files_give_a_hash_for_every_package() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        blocks = re.split(r"\n(?=[a-zA-Z])", (ROOT / name).read_text(encoding="utf-8"))
        packages = [block for block in blocks if "==" in block.partition("\n")[0]]
        assert len(packages) > 20
        assert [block.partition("\n")[0] for block in packages if "--hash=sha256:" not in block] == []


def test_nothing_is_connected_opened_or_started_at_import() -> None:
    found = []
    for source in sources():
        for statement in source.tree.body:
            if isinstance(statement, (ast.Assign, ast.AnnAssign, ast.Expr)):
                made = [node for node in ast.walk(statement) if isinstance(node, ast.Call)]
                found += [source.at(call) for call in made if called(call) in ENGINES and not _in_function(statement)]
    assert found == []


def _in_function(statement: ast.stmt) -> bool:
    """A lambda at module level makes nothing until it is called."""
    return any(isinstance(node, ast.Lambda) for node in ast.walk(statement))


def test_only_the_process_reads_the_clock() -> None:
    """`now` is handed in; asyncio and timing of the program itself are other matters."""
    found = [
        source.at(call)
        for source, call in calls("handlers", "nlp", "storage")
        if called(call) in CLOCKS and isinstance(call.func, ast.Attribute) and _is_clock(call.func.value)
    ]
    assert found == []


def test_every_time_read_from_the_clock_has_its_zone() -> None:
    found = [
        source.at(call)
        for source, call in calls("bot", "tests", "scripts")
        if called(call) in CLOCKS
        and isinstance(call.func, ast.Attribute)
        and _is_clock(call.func.value)
        and (not call.args or called(call) != "now")
        and not call.keywords
    ]
    assert found == []


def _is_clock(node: ast.expr) -> bool:
    return ast.unparse(node) in ("datetime", "date", "datetime.datetime", "datetime.date", "dt.datetime")


def test_telegram_is_known_in_its_channel_alone() -> None:
    found = [
        source.at(node)
        for source in sources()
        for node, module, _ in imports(source)
        if module.partition(".")[0] == "telegram" and not source.name.startswith(TELEGRAM_HOME)
    ]
    assert found == []


def test_handlers_know_the_nouns_of_storage_and_none_of_its_verbs() -> None:
    found = []
    for source in sources("handlers"):
        for node, module, names in imports(source):
            if module.partition(".")[0] != "storage":
                continue
            verbs = [name for name in names if not name[:1].isupper()]
            if module not in STORAGE_NOUNS or verbs or not names:
                found.append(f"{source.at(node)} {module} {verbs}")
    assert found == []


def test_handlers_do_nothing_themselves() -> None:
    """No waiting, no network, no files but the data that they are made of."""
    waits = [
        source.at(node)
        for source in sources("handlers", "nlp", "storage")
        for node in ast.walk(source.tree)
        if isinstance(node, (ast.AsyncFunctionDef, ast.Await))
    ]
    assert waits == []


def test_nobody_imports_scripts_or_tests() -> None:
    found = [
        source.at(node)
        for source in sources()
        for node, module, _ in imports(source)
        if module.partition(".")[0] in ("scripts", "tests")
    ]
    assert found == []
