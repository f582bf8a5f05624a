"""What the IT person of a ward reads when something is wrong: one sentence, what and where, and no traceback."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.__main__ import main
from bot.app import EXAMPLE_WARD
from bot.settings import SettingsError, load_settings
from handlers.ward import DataError
from handlers.wording import load_wording
from storage import db
from storage.sealed import Box
from tests.bot.town import KEY

PROGRAM = Path(sys.executable).parent / "phuongoi"
Start = Callable[..., subprocess.Popen[str]]
Told = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path, migrated: Path) -> Path:
    """Where the ward runs: a migrated database in var/, like after a first start."""
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "phuongoi.db").write_bytes(migrated.read_bytes())
    (tmp_path / "var" / "secret.key").write_text(KEY)
    return tmp_path


@pytest.fixture
def start(folder: Path) -> Iterator[Start]:
    """Start `phuongoi run` with these settings."""
    started: list[subprocess.Popen[str]] = []

    def run(*words: str, **settings: object) -> subprocess.Popen[str]:
        own = {f"PHUONGOI_{name.upper()}": str(value) for name, value in settings.items()}
        process = subprocess.Popen(
            [PROGRAM, *(words or ("run",))], cwd=folder, env=os.environ | own, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            process.kill()
            process.communicate()


def sentence(process: subprocess.Popen[str], status: int) -> str:
    """The one sentence of a start that failed."""
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (status, ""), err
    lines = err.splitlines()
    assert len(lines) == 1, err
    assert lines[0].startswith("phuongoi: ")
    assert "Traceback" not in err
    return lines[0].removeprefix("phuongoi: ")


@pytest.fixture
def told(
    folder: Path, understander: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Told]:
    """The same sentence without a process of its own, which takes a second and a half to load."""
    engines: list[Engine] = []
    make_engine = db.make_engine

    def remember(url: str, box: Box) -> Engine:
        engines.append(make_engine(url, box))
        return engines[-1]

    def run(status: int, *words: str, **settings: object) -> str:
        for name, value in settings.items():
            monkeypatch.setenv(f"PHUONGOI_{name.upper()}", str(value))
        monkeypatch.setattr(sys, "argv", ["phuongoi", *(words or ("run",))])
        with pytest.raises(SystemExit) as end:
            main()
        out, err = capsys.readouterr()
        assert (end.value.code, out, err.count("\n")) == (status, "", 1), err
        assert err.startswith("phuongoi: ")
        return err.removeprefix("phuongoi: ").strip()

    monkeypatch.chdir(folder)
    monkeypatch.setattr(db, "make_engine", remember)
    monkeypatch.setattr("bot.commands.run.set_up_logs", lambda *_: None)
    yield run
    for engine in engines:
        engine.dispose()


def ward_file(folder: Path, old: str, new: str) -> Path:
    """The example ward with one thing changed."""
    text = EXAMPLE_WARD.read_text(encoding="utf-8")
    assert old in text
    path = folder / "ward.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


# --- settings -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PORT", "abc", ("PHUONGOI_PORT='abc'", "integer")),
        ("PORT", "70000", ("PHUONGOI_PORT='70000'", "65535")),
        ("LOG_LEVEL", "loud", ("PHUONGOI_LOG_LEVEL='loud'", "'warning'")),
        ("TELEGRAM_MODE", "pigeon", ("PHUONGOI_TELEGRAM_MODE='pigeon'", "'polling' or 'webhook'")),
        ("TELEGRAM_GROUP", "@to_cong_tac", ("PHUONGOI_TELEGRAM_GROUP='@to_cong_tac'",)),
        ("TELEGRAM_TOKEN", "my token", ("PHUONGOI_TELEGRAM_TOKEN=…",)),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(f"PHUONGOI_{name}", value)
    with pytest.raises(SettingsError) as told:
        load_settings()
    assert all(word in str(told.value) for word in words), told.value
    assert "my token" not in str(told.value)


def test_the_program_says_which_setting_is_wrong_and_ends_with_2(start: Start) -> None:
    assert sentence(start(log_level="loud"), 2).startswith("PHUONGOI_LOG_LEVEL='loud': ")


def test_webhook_mode_needs_a_secret(told: Told) -> None:
    said = told(2, telegram_token="1:abc", telegram_mode="webhook")
    assert "PHUONGOI_TELEGRAM_WEBHOOK_SECRET is empty" in said
    assert "PHUONGOI_TELEGRAM_MODE=polling" in said


def test_a_part_that_does_not_exist_is_named_with_those_that_do(told: Told) -> None:
    assert told(2, "run", "webb") == "run: 'webb' is no part of the ward; use web, inbox, outbox, clock"


# --- data files -----------------------------------------------------------------------------------------------


def test_a_ward_file_that_is_missing_is_named(start: Start) -> None:
    assert sentence(start(ward_file="/khong/co.toml"), 1) == "/khong/co.toml: there is no such file"


def test_broken_toml_is_shown_with_its_line(told: Told, folder: Path) -> None:
    path = ward_file(folder, 'name = "Phường Ví Dụ"', "name = ")
    said = told(1, ward_file=path)
    assert said.startswith(f"{path}: not valid TOML")
    assert "line 5" in said


def test_a_mistyped_key_is_named(told: Told, folder: Path) -> None:
    path = ward_file(folder, 'name = "Phường Ví Dụ"', 'nmae = "Phường Ví Dụ"')
    assert told(1, ward_file=path).startswith(f"{path}: nmae: ")


def test_a_unit_that_the_ward_does_not_have_is_named(told: Told, folder: Path) -> None:
    path = ward_file(folder, 'id = "ha-tang"', 'id = "ha-tang-khac"')
    said = told(1, ward_file=path)
    assert "'ha-tang'" in said
    assert "[[units]]" in said


def test_broken_fluent_is_shown_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "vi.ftl").write_text("hello = Dạ\nmenu = { $you ->\nthanks = Dạ\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"vi\.ftl, line 2: "):
        load_wording(tmp_path)


def test_broken_wording_of_a_ward_is_shown_with_its_line(told: Told, folder: Path) -> None:
    path = folder / "ward.toml"
    path.write_text(
        EXAMPLE_WARD.read_text(encoding="utf-8") + '\n[wording]\nhello = "Dạ"\nmenu = "{ $you ->"\n', encoding="utf-8"
    )
    assert "[wording], line 2: " in told(1, ward_file=path)


# --- the database ---------------------------------------------------------------------------------------------


def test_an_empty_database_is_not_used_before_it_is_migrated(told: Told, folder: Path) -> None:
    (folder / "var" / "phuongoi.db").unlink()
    assert told(1) == "the database has no tables yet: run 'phuongoi migrate'"


@pytest.mark.parametrize("command", ["run", "migrate"])
def test_a_database_of_a_newer_program_is_left_alone(start: Start, folder: Path, command: str) -> None:
    with sqlite3.connect(folder / "var" / "phuongoi.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    before = (folder / "var" / "phuongoi.db").read_bytes()
    assert "newer version of this program" in sentence(start(command), 1)
    assert (folder / "var" / "phuongoi.db").read_bytes() == before


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://x/y", ("mysql", "use sqlite or postgresql+psycopg")),
        ("rubbish", ("PHUONGOI_DATABASE_URL",)),
        ("postgresql+psycopg://x@127.0.0.1:1/y", ("PHUONGOI_DATABASE_URL", "Connection refused")),
        ("sqlite:////proc/nope/ward.db", ("PHUONGOI_DATABASE_URL", "/proc/nope")),
    ],
)
def test_a_database_that_cannot_be_used_is_said_to_be_so(told: Told, url: str, words: tuple[str, ...]) -> None:
    said = told(1, database_url=url)
    assert all(word in said for word in words), said


def test_a_file_that_is_no_database_is_said_to_be_none(told: Told, folder: Path) -> None:
    (folder / "var" / "phuongoi.db").write_text("Kính gửi Ủy ban nhân dân phường" * 100)
    assert "not a database" in told(1)


def test_another_key_than_the_database_was_written_with_is_noticed_at_the_start(told: Told, folder: Path) -> None:
    with sqlite3.connect(folder / "var" / "phuongoi.db") as database:
        database.execute(
            "INSERT INTO inbox (ward, channel, account, event_id, talk, sequence, body, status, received_at) "
            "VALUES ('vi-du', 'web', 'vi-du', '1', '', 1, ?, 'done', '2026-11-21 08:00:00')",
            (b"\x01" + b"sealed with another key" * 3,),
        )
    database.close()
    said = told(2)
    assert "PHUONGOI_SECRET_KEY" in said
    assert "is not the key" in said


# --- the machine ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("data_dir", ["/proc/nope", "a file"])
def test_a_data_dir_that_cannot_be_written_is_named(told: Told, folder: Path, data_dir: str) -> None:
    (folder / "a file").write_text("")
    said = told(2, data_dir=data_dir, database_url=f"sqlite:///{folder / 'var' / 'phuongoi.db'}")
    assert f"{data_dir}/secret.key: cannot keep the secret key there" in said
    assert "PHUONGOI_DATA_DIR" in said


@pytest.mark.slow
def test_a_port_that_is_taken_is_named(start: Start) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = sentence(start(port=port), 2)
    assert said.startswith(f"PHUONGOI_PORT={port}: another program listens on 127.0.0.1:{port}")


def test_an_address_that_this_machine_does_not_have_is_named(told: Told) -> None:
    assert "PHUONGOI_HOST=192.0.2.1" in told(2, host="192.0.2.1", port=free_port())


@pytest.mark.slow
def test_a_ward_that_starts_says_where_it_is_and_ends_in_order_when_told_to(start: Start) -> None:
    port = free_port()
    process = start(port=port)
    assert process.stderr is not None
    assert process.stderr.readline().startswith(f"Phường Ví Dụ: http://127.0.0.1:{port} (")
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
        assert answer.status == 200
    # a page that stays open, as a browser's socket does
    page = socket.create_connection(("127.0.0.1", port))
    key = "dGhlIHNhbXBsZSBub25jZQ=="
    page.sendall(
        f"GET /ws HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
    )
    page.recv(100)
    told = time.monotonic()
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=20)
    page.close()
    assert (process.returncode, err) == (0, "")
    assert time.monotonic() - told < 6
