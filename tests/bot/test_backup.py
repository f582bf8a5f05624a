"""phuongoi backup and restore: every row and photo comes back on either kind of database, or nothing has changed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, text
from sqlmodel import SQLModel

from bot.__main__ import main
from bot.commands.backup import MANIFEST
from bot.media import PhotoStore
from storage import backup
from storage.db import Database
from storage.models import Person
from storage.rows import table
from storage.schema import Migrated, migrate, revisions, state_of, upgrade
from storage.sealed import Box
from tests.databases import fresh_postgres
from tests.storage.whole_ward import ROWS, as_kept, fill, whole

Command = Callable[..., tuple[int, str]]
PHOTO = b"a photo"
NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)


@contextmanager
def empty(kind: str, folder: Path, box: Box) -> Iterator[Database]:
    """A database without tables."""
    if kind == "sqlite":
        yield from _closed(f"sqlite:///{folder / 'empty.db'}", box)
        return
    with fresh_postgres("restored") as url:
        yield from _closed(url, box)


def _closed(url: str, box: Box) -> Iterator[Database]:
    db = Database(url, box)
    yield db
    db.close()


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run the program with a database; returns its status and the one sentence that it said."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PHUONGOI_SECRET_KEY", "tests")

    def run(db: Database, *words: str) -> tuple[int, str]:
        db.engine.dispose()
        monkeypatch.setenv("PHUONGOI_DATABASE_URL", db.engine.url.render_as_string(hide_password=False))
        monkeypatch.setattr("sys.argv", ["phuongoi", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        said = "".join(capsys.readouterr())
        assert said.count("\n") == 1, said
        return int(ended.value.code or 0), said

    return run


@pytest.fixture
def ward(db: Database, tmp_path: Path) -> Database:
    """A ward with rows in every table and a photo."""
    fill(db)
    PhotoStore(tmp_path / "var/photos", "", 1).put(PHOTO)
    return db


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_every_row_comes_back_and_ids_go_on(
    ward: Database, kind: str, tmp_path: Path, box: Box, command: Command
) -> None:
    before, sealed = whole(ward), as_kept(ward)
    status, said = command(ward, "backup", "ward.zip")
    assert (status, f"{ROWS * len(before)} rows, 1 photos" in said) == (0, True)
    (photo,) = PhotoStore(tmp_path / "var/photos", "", 1).all()
    photo.unlink()
    with empty(kind, tmp_path, box) as target:
        assert command(target, "restore", "ward.zip")[0] == 0
        assert whole(target) == before
        assert as_kept(target) == sealed
        with target.now() as tx:
            assert state_of(tx) is Migrated.CURRENT
            for one in SQLModel.metadata.sorted_tables:
                assert tx.execute(text(f'SELECT count(*) FROM "{one.name}"')).scalar() == ROWS  # noqa: S608
            row = {"ward": "w", "language": "vi", "created_at": NOW}
            assert tx.execute(insert(table(Person)), row).inserted_primary_key[0] == ROWS + 1
    assert photo.read_bytes() == PHOTO


def test_nothing_in_it_can_be_read_without_the_key_and_nobody_else_reads_it(
    ward: Database, tmp_path: Path, command: Command
) -> None:
    (tmp_path / "ward.zip.part").write_bytes(b"of a backup that was killed, longer than nothing" * 30_000)
    command(ward, "backup", "ward.zip")
    path = tmp_path / "ward.zip"
    assert path.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(path) as archive:
        held = b"".join(archive.read(name) for name in archive.namelist())
    assert "Nguyễn Thị Số 1".encode() not in held
    assert b"tests" not in held
    assert [one.name for one in tmp_path.iterdir() if "zip" in one.name] == ["ward.zip"]


def test_it_never_overwrites(ward: Database, tmp_path: Path, command: Command) -> None:
    (tmp_path / "ward.zip").write_text("yesterday's")
    status, said = command(ward, "backup", "ward.zip")
    assert (status, "never overwrites" in said) == (2, True)
    assert (tmp_path / "ward.zip").read_text() == "yesterday's"


def test_what_is_written_meanwhile_is_in_it_whole_or_not_at_all(
    ward: Database, tmp_path: Path, box: Box, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A resident comes while the tables are being read: neither half of what is kept of them is in the copy."""
    before, told = whole(ward), backup.lines
    names = []

    def lines(tx: object, one: object) -> Iterator[bytes]:
        names.append(one.name)  # type: ignore[attr-defined]
        if len(names) == 1:
            with ward.now() as writing:
                writing.execute(insert(table(Person)), {"ward": "w", "language": "vi", "created_at": NOW})
        yield from told(tx, one)  # type: ignore[arg-type]

    monkeypatch.setattr(backup, "lines", lines)
    assert command(ward, "backup", "ward.zip")[0] == 0
    assert len(whole(ward)["person"]) == ROWS + 1
    with empty("sqlite", tmp_path, box) as target:
        assert command(target, "restore", "ward.zip")[0] == 0
        assert whole(target) == before


def test_a_ward_that_holds_something_is_not_lost_by_mistake(
    ward: Database, tmp_path: Path, box: Box, command: Command
) -> None:
    command(ward, "backup", "ward.zip")
    other = PhotoStore(tmp_path / "var/photos", "", 1)
    other.put(b"of the ward that is replaced")
    with ward.now() as tx:
        tx.execute(text("UPDATE person SET language = 'en'"))
    now = whole(ward)
    status, said = command(ward, "restore", "ward.zip")
    assert (status, "--replace" in said) == (1, True)
    assert whole(ward) == now
    assert command(ward, "restore", "ward.zip", "--replace")[0] == 0
    assert whole(ward) != now
    assert [photo.read_bytes() for photo in other.all()] == [PHOTO]


def test_a_running_ward_is_not_replaced(ward: Database, tmp_path: Path, box: Box, command: Command) -> None:
    command(ward, "backup", "ward.zip")
    running = Database(ward.engine.url.render_as_string(hide_password=False), box)
    with running.engine.connect():
        status, said = command(ward, "restore", "ward.zip", "--replace")
    running.close()
    assert (status, "stop the ward first" in said) == (1, True)


@pytest.mark.parametrize("wrong", ["cut", "changed", "text", "incomplete"])
def test_a_broken_file_changes_nothing(ward: Database, tmp_path: Path, command: Command, wrong: str) -> None:
    command(ward, "backup", "ward.zip")
    now, path = whole(ward), tmp_path / "ward.zip"
    whole_file = path.read_bytes()
    if wrong == "cut":
        path.write_bytes(whole_file[: len(whole_file) // 2])
    elif wrong == "changed":  # one bit of the photo
        path.write_bytes(whole_file.replace(PHOTO, b"b photo"))
    elif wrong == "text":
        path.write_text("hello")
    else:
        _without(path, "tables/ticket.jsonl")
    photos = PhotoStore(tmp_path / "var/photos", "", 1)
    for photo in photos.all():
        photo.unlink()
    status, said = command(ward, "restore", "ward.zip", "--replace")
    assert (status, "not a whole backup" in said) == (1, True)
    assert whole(ward) == now
    assert photos.all() == []


def _without(path: Path, name: str) -> None:
    with zipfile.ZipFile(path) as archive:
        rest = {one: archive.read(one) for one in archive.namelist() if one != name}
    with zipfile.ZipFile(path, "w") as archive:
        for one, content in rest.items():
            archive.writestr(one, content)


def test_another_key_is_refused_by_its_name(ward: Database, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    command(ward, "backup", "ward.zip")
    monkeypatch.setenv("PHUONGOI_SECRET_KEY", "another")
    status, said = command(ward, "restore", "ward.zip", "--replace")
    assert (status, "PHUONGOI_SECRET_KEY" in said) == (2, True)


def test_a_backup_of_a_newer_version_is_refused(ward: Database, tmp_path: Path, command: Command) -> None:
    command(ward, "backup", "ward.zip")
    with zipfile.ZipFile(tmp_path / "ward.zip") as archive:
        manifest = archive.read(MANIFEST).replace(f'"{revisions()[-1]}"'.encode(), b'"9999"')
    _without(tmp_path / "ward.zip", MANIFEST)
    with zipfile.ZipFile(tmp_path / "ward.zip", "a") as archive:
        archive.writestr(MANIFEST, manifest)
    status, said = command(ward, "restore", "ward.zip", "--replace")
    assert (status, "newer version" in said) == (1, True)


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_a_backup_of_an_older_version_is_brought_up_to_this_one(
    kind: str, tmp_path: Path, box: Box, command: Command
) -> None:
    with empty(kind, tmp_path, box) as old:
        with old.now() as tx:
            upgrade(tx, "0001")
            row = {
                "ward": "w",
                "language": "vi",
                "name": box.seal("Bà Sáu".encode()),
                "created_at": "2026-11-20 02:00:00",
            }
            tx.execute(
                text(
                    "INSERT INTO person (ward, language, name, created_at) VALUES (:ward, :language, :name, :created_at)"
                ),
                row,
            )
        assert command(old, "backup", "old.zip")[0] == 0
        assert command(old, "restore", "old.zip", "--replace")[0] == 0
        assert migrate(old.engine) is Migrated.CURRENT
        assert [row[4] for row in whole(old)["person"]] == ["Bà Sáu"]


def test_without_tables_there_is_nothing_to_keep(tmp_path: Path, box: Box, command: Command) -> None:
    with empty("sqlite", tmp_path, box) as target:
        status, said = command(target, "backup", "ward.zip")
    assert (status, "phuongoi migrate" in said) == (1, True)
    assert [one.name for one in tmp_path.iterdir() if "zip" in one.name] == []


@pytest.mark.slow
@pytest.mark.parametrize("after", [0.0, 0.3, 0.6])
def test_killed_in_the_middle_it_leaves_no_half_file(tmp_path: Path, migrated: Path, box: Box, after: float) -> None:
    (tmp_path / "ward.db").write_bytes(migrated.read_bytes())
    db = Database(f"sqlite:///{tmp_path / 'ward.db'}", box)
    with db.now() as tx:
        row = {"ward": "w", "language": "vi", "name": "x" * 2000, "created_at": NOW}
        tx.execute(insert(table(Person)), [row] * 30_000)
    db.close()
    settings = {"PHUONGOI_DATABASE_URL": f"sqlite:///{tmp_path / 'ward.db'}", "PHUONGOI_SECRET_KEY": "tests"}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "backup", str(tmp_path / "ward.zip")], env=os.environ | settings
    )  # fmt: skip
    part = tmp_path / "ward.zip.part"
    while not part.exists():
        time.sleep(0.01)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert part.exists(), "it was done before it could be killed: make the ward larger"
    assert not (tmp_path / "ward.zip").exists()


def test_doctor_says_when_the_key_is_not_the_one_of_the_database(
    tmp_path: Path, migrated: Path, box: Box, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ward.db").write_bytes(migrated.read_bytes())
    url = f"sqlite:///{tmp_path / 'ward.db'}"
    db = Database(url, box)
    fill(db)
    db.close()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PHUONGOI_DATABASE_URL", url)
    monkeypatch.setattr("sys.argv", ["phuongoi", "doctor"])
    for key, wrong in (("tests", False), ("another", True)):
        monkeypatch.setenv("PHUONGOI_SECRET_KEY", key)
        with pytest.raises(SystemExit):
            main()
        assert ("bring the old key back" in capsys.readouterr().out) is wrong
