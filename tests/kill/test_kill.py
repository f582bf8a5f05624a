"""The ward is killed with SIGKILL at random moments under load; nothing is lost and nothing is done twice."""

import asyncio
import os
import random
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.providers.telegram import FakeTelegram, Person

ROOT = Path(__file__).parents[2]
GROUP = -1001
SECRET = "kill-test-secret"
RESIDENTS_AT_ONCE = 12
PATIENCE = 60  # seconds that a resident waits for an answer, restarts included
CODE = re.compile(r"PA-[0-9A-Z]{6}")
STORY = (
    ("/start", "trợ lý tự động"),
    ("Rác thải đổ trộm ngoài đầu ngõ mấy hôm nay bốc mùi hôi lắm, mong phường cho người xử lý", "ở đâu"),
    ("Số 12 đường Nguyễn Trãi, tổ dân phố 5", "PA-"),
)


class Ward:
    """The ward as a process of its own, killed and started again."""

    def __init__(self, folder: Path, base_url: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder = folder
        self.env = os.environ | {
            "PHUONGOI_DATABASE_URL": f"sqlite:///{folder}/ward.db",
            "PHUONGOI_DATA_DIR": str(folder),
            "PHUONGOI_PORT": str(self.port),
            "PHUONGOI_LOG_LEVEL": "warning",
            "PHUONGOI_TELEGRAM_TOKEN": "123456:TEST",
            "PHUONGOI_TELEGRAM_MODE": "webhook",
            "PHUONGOI_TELEGRAM_WEBHOOK_SECRET": SECRET,
            "PHUONGOI_TELEGRAM_BASE_URL": base_url,
            "PHUONGOI_TELEGRAM_GROUP": str(GROUP),
        }
        self.log = folder / "ward.log"
        self.process: subprocess.Popen[bytes] | None = None

    def command(self, *words: str) -> None:
        with self.log.open("ab") as log:
            subprocess.run([sys.executable, "-m", "bot", *words], cwd=ROOT, env=self.env, check=True, stderr=log)

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"], cwd=ROOT, env=self.env, stdout=log, stderr=log
            )

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    @property
    def hook(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook/telegram"

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with sqlite3.connect(self.folder / "ward.db") as connection:
            return connection.execute(query).fetchall()


async def answered(fake: FakeTelegram, person: Person, turn: int, mark: str) -> None:
    """Wait until the reply of this turn is there."""
    deadline = asyncio.get_running_loop().time() + PATIENCE
    while asyncio.get_running_loop().time() < deadline:
        if any(mark in sent.text for sent in fake.messages(person.id)):
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"resident {person.id}: turn {turn + 1} was acknowledged and never answered")


async def resident(fake: FakeTelegram, number: int, stop: asyncio.Event, done: list[int]) -> None:
    """Report after report, each by a person of their own, until told to stop."""
    while not stop.is_set():
        person = fake.person(number, first_name="Dân")
        for turn, (words, mark) in enumerate(STORY):
            await (person.starts() if words == "/start" else person.says(words))
            await answered(fake, person, turn, mark)
        done.append(person.id)
        number += RESIDENTS_AT_ONCE


@pytest.mark.slow
async def test_every_acknowledged_message_has_one_ticket_and_a_reply_through_kills(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    dice = random.Random(7)
    stop, done = asyncio.Event(), []
    async with FakeTelegram(enforce_limits=False) as fake:
        fake.group(GROUP, "Phường")
        fake.latency = 0.05
        ward = Ward(tmp_path, fake.base_url)
        ward.command("migrate")
        await fake_hook(fake, ward)
        ward.start()
        people = [
            asyncio.create_task(resident(fake, 10_000 + number, stop, done)) for number in range(RESIDENTS_AT_ONCE)
        ]
        try:
            for _ in range(pytestconfig.getoption("--kills")):
                await asyncio.sleep(dice.uniform(1.6, 3.2))
                ward.kill()
                ward.start()
            stop.set()
            await asyncio.gather(*people)
            await asyncio.sleep(2)
        finally:
            for task in people:
                task.cancel()
            ward.kill()
        check(fake, ward, done)


async def fake_hook(fake: FakeTelegram, ward: Ward) -> None:
    """Tell the fake where to deliver, as setWebhook would."""
    from telegram import Bot

    async with Bot("123456:TEST", base_url=fake.base_url) as bot:
        await bot.set_webhook(ward.hook, secret_token=SECRET)


def check(fake: FakeTelegram, ward: Ward, done: list[int]) -> None:
    assert len(done) >= RESIDENTS_AT_ONCE, "too little happened to mean anything"
    for person in done:
        texts = [sent.text for sent in fake.messages(person)]
        firsts = list(dict.fromkeys(texts))
        marks = [next(turn for turn, (_, mark) in enumerate(STORY) if mark in text) for text in firsts]
        assert marks == [0, 1, 2], f"resident {person}: replies out of order or too many: {marks}"
        codes = {code for text in texts for code in CODE.findall(text)}
        assert len(codes) == 1, f"resident {person}: {len(codes)} tickets"
    tickets = [str(code) for (code,) in ward.rows("SELECT code FROM ticket")]
    assert len(tickets) == len(done)
    cards = "\n".join(sent.text for sent in fake.messages(GROUP))
    assert [code for code in tickets if code not in cards] == []
    assert ward.rows("SELECT id, status FROM inbox WHERE status <> 'done'") == []
    assert ward.rows("SELECT id, status FROM outbox WHERE status NOT IN ('sent')") == []
