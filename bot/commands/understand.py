"""phuongoi understand and evaluate: what the language room makes of lines of text."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import orjson

from bot.app import EXAMPLE_WARD, local_understander
from bot.settings import SettingsError, load_settings
from handlers.ward import load_wards
from nlp.understand import as_json


def clock_start() -> datetime:
    """PHUONGOI_NOW, or now."""
    text = load_settings().now
    if not text:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise SettingsError(f'PHUONGOI_NOW={text!r}: not an ISO time; write "2026-11-21T09:00:00+07:00"') from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def understand_lines(texts: list[str]) -> None:
    ward = next(iter(load_wards(load_settings().ward_file or EXAMPLE_WARD).values()))
    understand = local_understander(ward)
    lines: Iterable[str] = texts or (line.rstrip("\r\n") for line in sys.stdin)
    fixed = load_settings().now
    for line in lines:
        now = clock_start() if fixed else datetime.now(UTC)
        started = time.perf_counter()
        meant = understand(line, now)
        milliseconds = (time.perf_counter() - started) * 1000
        sys.stdout.write(orjson.dumps(as_json(meant, milliseconds)).decode() + "\n")
        sys.stdout.flush()


def evaluate_files(files: list[Path]) -> None:
    from nlp import evaluate

    held_out = files or sorted((Path(evaluate.__file__).parent / "data" / "heldout").glob("*.jsonl"))
    for file in held_out:
        if not file.is_file():
            raise SettingsError(f"evaluate: {file}: there is no such file")
    tty = sys.stderr.isatty()

    def progress(done: int, of: int) -> None:
        if tty:
            sys.stderr.write(f"\r{done}/{of} lines" + ("\n" if done >= of else ""))

    sys.stdout.write(evaluate.run(held_out, progress).as_table() + "\n")
