"""phuongoi backup, restore: the whole ward in one file, and back into a database of either kind, all of it or nothing."""

from __future__ import annotations

import fcntl
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

import orjson

from bot.app import open_database, secret_key
from bot.media import PhotoStore
from bot.settings import Settings, SettingsError, load_settings
from storage import backup
from storage.db import Database, DatabaseFailed, Tx
from storage.schema import Migrated, revision_of, revisions, upgrade
from storage.sealed import Box

FORMAT = 1
MANIFEST = "manifest.json"  # written last: a file without it is not whole
KEY_SIGN = "backup"  # what is marked with the key, to know the key again without telling anything of it


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    format: int
    revision: str  # the last migration of the database that it was taken from
    made_at: str
    key: str  # the mark of the key that its personal columns are sealed with
    rows: dict[str, int]
    photos: int

    def __str__(self) -> str:
        made = datetime.fromisoformat(self.made_at).astimezone()
        return (
            f"{len(self.rows)} tables, {sum(self.rows.values())} rows, {self.photos} photos, of {made:%Y-%m-%d %H:%M}"
        )


def back_up(path: Path) -> None:
    """Write the ward as it is at this moment; it may run meanwhile."""
    settings = load_settings()
    with (
        closing(open_database(settings)) as db,
        _new_file(path) as file,
        ZipFile(file, "w", ZIP_DEFLATED) as archive,
        db.snapshot() as tx,
    ):
        revision = revision_of(tx)
        if revision is None:
            raise DatabaseFailed(f"PHUONGOI_DATABASE_URL: {Migrated.EMPTY.value}")
        tables = backup.tables(tx)
        rows = dict.fromkeys(tables, 0)
        for name, table in tables.items():
            with archive.open(_member(name), "w", force_zip64=True) as member:
                for line in backup.lines(tx, table):
                    member.write(line)
                    rows[name] += 1
        photos = _photos(settings).all()  # a row says "stored" only after its file is there
        for photo in photos:
            archive.write(photo, f"photos/{photo.name}", ZIP_STORED)
        manifest = Manifest(FORMAT, revision, datetime.now(UTC).isoformat(), _mark(settings), rows, len(photos))
        archive.writestr(MANIFEST, orjson.dumps(asdict(manifest), option=orjson.OPT_INDENT_2))
    sys.stdout.write(f"{path}: {manifest}\n")


def restore(path: Path, *, replace: bool) -> None:
    """Put a backup into the database of the settings, in one transaction, and bring it up to this version's tables."""
    settings = load_settings()
    try:
        with ZipFile(path) as archive:
            manifest = _examined(path, archive, settings)
            with closing(open_database(settings)) as db:
                _put_back(db, _photos(settings), archive, manifest, replace=replace)
    except (BadZipFile, EOFError, KeyError, ValueError, zlib.error) as error:  # cut off, or changed by a disk or a hand
        raise DatabaseFailed(f"{path}: not a whole backup of this program; take another one") from error
    sys.stdout.write(f"{path}: restored {manifest}\n")


def _examined(path: Path, archive: ZipFile, settings: Settings) -> Manifest:
    told = orjson.loads(archive.read(MANIFEST))
    if told.get("format") != FORMAT or told["revision"] not in revisions():
        raise DatabaseFailed(f"{path}: made by a newer version of this program; install that version, then restore")
    manifest = Manifest(**told)
    if manifest.key != _mark(settings):
        raise SettingsError(
            f"{path}: its personal data was sealed with another key; bring back the PHUONGOI_SECRET_KEY of that time "
            f"(or {settings.data_dir / 'secret.key'})"
        )
    return manifest


def _put_back(db: Database, photos: PhotoStore, archive: ZipFile, manifest: Manifest, *, replace: bool) -> None:
    db.check_alone()
    keep = {photo.stem for photo in photos.all()}
    try:
        with db.now() as tx:
            _refuse_to_lose(tx, replace)
            backup.drop_all(tx)
            upgrade(tx, manifest.revision)
            _fill(tx, archive, manifest)
            upgrade(tx)
            put = {photos.put(archive.read(name)) for name in archive.namelist() if name.startswith("photos/")}
        keep = put  # only now is it certain that what was there is replaced
    finally:
        for photo in photos.all():
            if photo.stem not in keep:
                photo.unlink()


def _refuse_to_lose(tx: Tx, replace: bool) -> None:
    held = backup.count(tx)
    if held and not replace:
        fullest = sorted(held, key=lambda name: -held[name])[:3]  # so that one sees whether anybody would miss them
        raise DatabaseFailed(
            f"PHUONGOI_DATABASE_URL: the database is not empty ({', '.join(f'{name}: {held[name]}' for name in fullest)}); "
            "restore into an empty one, or say --replace to lose what it holds"
        )


def _fill(tx: Tx, archive: ZipFile, manifest: Manifest) -> None:
    for name, table in backup.tables(tx).items():
        with archive.open(_member(name)) as member:
            if backup.fill(tx, table, member) != manifest.rows[name]:
                raise BadZipFile(name)
    backup.count_on(tx)


def _member(table: str) -> str:
    return f"tables/{table}.jsonl"


def _photos(settings: Settings) -> PhotoStore:
    return PhotoStore(settings.data_dir / "photos", "", settings.max_photo_bytes)


def _mark(settings: Settings) -> str:
    return Box(secret_key(settings)).mark(KEY_SIGN)


@contextmanager
def _new_file(path: Path) -> Iterator[IO[bytes]]:
    """A file that its owner alone reads, and that is there when it is whole: until then it is called .part. Killed, that is
    what stays, and the next backup of this name begins it anew."""
    part = path.with_name(f"{path.name}.part")
    with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600), "r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SettingsError(f"{part}: another backup is being written there") from error
        try:
            if path.exists():
                raise SettingsError(f"{path}: is there already; a backup never overwrites, choose another name")
            os.fchmod(file.fileno(), 0o600)
            file.truncate()
            yield file
            file.flush()
            os.fsync(file.fileno())
            part.rename(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
