"""The real ward as a process of its own, on a free port, with its data in a folder of the test."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

COMMAND = Path(sys.executable).with_name("phuongoi")
STARTS_WITHIN = 30.0  # seconds


@dataclass
class RunningWard:
    """Started by the fixture `ward`."""

    folder: Path
    port: int = 0
    _codes: dict[str, str] = field(default_factory=dict)
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8")

    def start(self) -> None:
        self.command("migrate")
        self.run()

    def run(self) -> None:
        """Start the process; return when it answers."""
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen([COMMAND, "run"], env=self._environment(), stdout=log, stderr=log)
        until = time.monotonic() + STARTS_WITHIN
        while not self._answers():
            if time.monotonic() > until or self._process.poll() is not None:
                raise AssertionError(f"the ward does not answer: {self.log}")
            time.sleep(0.05)

    def stop(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(20)
            self._process = None

    def official(self, name: str, *options: str) -> str:
        """Register an official, once; their access code."""
        if name in self._codes:
            return self._codes[name]
        found = re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3,}", self.command("official", name, *options))
        assert found, "no access code was printed"
        self._codes[name] = found.group()
        return self._codes[name]

    def command(self, *words: str) -> str:
        done = subprocess.run([COMMAND, *words], env=self._environment(), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/readyz", timeout=2) as answer:  # noqa: S310 - our own server
                return bool(answer.status == 200)
        except OSError:
            return False

    def _environment(self) -> dict[str, str]:
        rest = {name: value for name, value in os.environ.items() if not name.startswith("PHUONGOI_")}
        return rest | {
            "PHUONGOI_DATA_DIR": str(self.folder), "PHUONGOI_DATABASE_URL": f"sqlite:///{self.folder}/ward.db",
            "PHUONGOI_PORT": str(self.port), "PHUONGOI_PUBLIC_URL": self.url, "PHUONGOI_SECRET_KEY": "a key for tests",
        }  # fmt: skip
