"""What both kill tests share: a ward as a process of its own, residents who report without end, and what must hold."""

import asyncio
import contextlib
import os
import random
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Coroutine, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
RESIDENTS_AT_ONCE = 12
PATIENCE = 180  # seconds that a resident waits for an answer, restarts and a busy machine included
IN_THE_START = 0.2  # of the kills: before it answers
CODE = re.compile(r"PA-[0-9A-Z]{6}")
MARKS = ("trợ lý tự động", "ở đâu", "PA-")  # what the answers to the three turns hold
REPORT = "Rác thải đổ trộm ngoài đầu ngõ mấy hôm nay bốc mùi hôi lắm, mong phường cho người xử lý"


def place_of(number: int) -> str:
    """Each report is of another lane: the same one would be offered as known already."""
    return f"Hẻm {number // 1000 + 1}/{number % 1000 + 1} đường Nguyễn Trãi, tổ dân phố 5"


Told = Mapping[Any, Sequence[str]]  # what each resident who came to the end was sent
Resident = Callable[[int, asyncio.Event], Coroutine[None, None, None]]


class Ward:
    """The ward as a process of its own, killed and started again."""

    def __init__(self, folder: Path, **settings: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder, self.url = folder, f"http://127.0.0.1:{self.port}"
        self.env = os.environ | {
            "PHUONGOI_DATABASE_URL": f"sqlite:///{folder}/ward.db",
            "PHUONGOI_DATA_DIR": str(folder),
            "PHUONGOI_PORT": str(self.port),
            "PHUONGOI_LOG_LEVEL": "warning",
        }
        self.env |= {f"PHUONGOI_{name.upper()}": value for name, value in settings.items()}
        self.log = folder / "ward.log"
        self.runs: Sequence[str] = ("bot", "run")  # the module, and what it is told
        self.process: subprocess.Popen[bytes] | None = None

    def command(self, *words: str, told: str = "") -> None:
        with self.log.open("ab") as log:
            subprocess.run(
                [sys.executable, "-m", "bot", *words], cwd=ROOT, env=self.env, check=True, stdout=log, stderr=log,
                input=told.encode(),
            )  # fmt: skip

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *self.runs], cwd=ROOT, env=self.env, stdout=log, stderr=log
            )

    async def up(self) -> None:
        """Wait until it answers, however slow this machine is."""
        for _ in range(PATIENCE * 50):
            with contextlib.suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", self.port)
                writer.close()
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"the ward does not start; see {self.log}")

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with sqlite3.connect(self.folder / "ward.db") as connection:
            return connection.execute(query).fetchall()


async def heard(texts: Callable[[], Sequence[str]], who: object, turn: int) -> None:
    """Wait until the reply of this turn is there."""
    deadline = asyncio.get_running_loop().time() + PATIENCE
    while asyncio.get_running_loop().time() < deadline:
        if any(MARKS[turn] in text for text in texts()):
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"resident {who}: turn {turn + 1} was acknowledged and never answered")


async def killed_again_and_again(ward: Ward, resident: Resident, kills: int, at_once: int = RESIDENTS_AT_ONCE) -> None:
    """Under the load of many residents; afterwards those who are in the middle come to their end."""
    dice, stop = random.Random(7), asyncio.Event()
    ward.start()
    people = [asyncio.create_task(resident(number, stop)) for number in range(at_once)]
    try:
        for _ in range(kills):
            if dice.random() < IN_THE_START:
                await asyncio.sleep(dice.uniform(0.2, 1.5))
            else:
                await ward.up()
                await asyncio.sleep(dice.uniform(0.05, 2.0))
            ward.kill()
            ward.start()
        stop.set()
        await asyncio.gather(*people)
        await asyncio.sleep(2)
    finally:
        for task in people:
            task.cancel()
        ward.kill()


def check(ward: Ward, told: Told, cards: str) -> None:
    """`cards`: what the officials' group was sent."""
    assert len(told) >= RESIDENTS_AT_ONCE, "too little happened to mean anything"
    for person, texts in told.items():
        firsts = list(dict.fromkeys(texts))
        turns = [next(turn for turn, mark in enumerate(MARKS) if mark in text) for text in firsts]
        assert turns == [0, 1, 2], f"resident {person}: replies out of order or too many: {turns}"
        codes = {code for text in texts for code in CODE.findall(text)}
        assert len(codes) == 1, f"resident {person}: {len(codes)} tickets"
    tickets = [str(code) for (code,) in ward.rows("SELECT code FROM ticket")]
    assert len(tickets) == len(told)
    assert [code for code in tickets if code not in cards] == []
    assert ward.rows("SELECT id, status FROM inbox WHERE status NOT IN ('done', 'noted')") == []
    assert ward.rows("SELECT id, status FROM outbox WHERE status NOT IN ('sent')") == []


def doubled(told: Told) -> int:
    """How many replies came twice: those whose sending a kill cut off before it was written down."""
    return sum(len(texts) - len(set(texts)) for texts in told.values())
