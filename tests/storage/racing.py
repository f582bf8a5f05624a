"""Contenders who begin at once: in threads, or each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from storage.db import Database

One = TypeVar("One")
PATIENCE = 60  # seconds


def in_threads(contenders: Sequence[One], act: Callable[[One], None]) -> None:
    """All of them act at the same moment; returns when the last is done."""
    begin = threading.Barrier(len(contenders))

    def race(one: One) -> None:
        begin.wait()
        act(one)

    threads = [threading.Thread(target=race, args=(one,)) for one in contenders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=PATIENCE)


def in_processes(module: str, db: Database, rows: Iterable[object]) -> list[str]:
    """`module` is run once for each row (its arguments: database, row, moment to begin); what each printed, in order."""
    url = db.engine.url.render_as_string(hide_password=False)
    start = str(time.time() + 4)
    processes = [
        subprocess.Popen([sys.executable, "-m", module, url, str(row), start], stdout=subprocess.PIPE, text=True)
        for row in rows
    ]
    return sorted(process.communicate(timeout=PATIENCE)[0] for process in processes)
