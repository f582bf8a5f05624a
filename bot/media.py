"""Photos: fetched outside the turn, decoded and written anew without EXIF, kept under their content hash."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import io
import secrets
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog
from PIL import Image, ImageOps
from sqlalchemy.exc import SQLAlchemyError

from bot.channels.base import Channel, Refused, SendFailed
from bot.loops import Wake, read, run
from handlers.officials import same_photo
from storage import attachments
from storage.db import Database, Tx, reason
from storage.jobs import Jobs
from storage.models import Attachment

log = structlog.get_logger("media")

LONGEST_SIDE = 2000  # pixels: enough to read a lamp post's number
MOST_PIXELS = 50_000_000  # a "photo" of more is an attack on memory
TRIES = 40  # with the rests below: about three hours of a provider that is down
LONGEST_REST = 300.0  # seconds
AT_ONCE = 8  # one slow file holds up nobody else's
MIME = "image/jpeg"


class NoPhoto(Exception):
    """The file is no photo that can be kept."""


@dataclass(frozen=True, slots=True)
class Stored:
    sha256: str
    size: int  # bytes


class PhotoStore:
    """The folder of photos. A photo's address in the web carries a signature, so it cannot be guessed."""

    def __init__(self, folder: Path, secret: str, most_bytes: int) -> None:
        self._folder, self._secret, self.most_bytes = folder, secret.encode(), most_bytes

    def path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}.jpg"

    def url(self, sha256: str) -> str:
        return f"/photo/{sha256}/{self.sign(sha256)}"

    def sign(self, sha256: str) -> str:
        return hmac.new(self._secret, b"photo:" + sha256.encode(), hashlib.sha256).hexdigest()[:24]

    def keep(self, content: bytes) -> Stored:
        """Write a clean copy: upright, without EXIF (it tells where somebody lives), of a sane size."""
        if len(content) > self.most_bytes:
            raise NoPhoto(f"larger than {self.most_bytes} bytes")
        clean = _clean(content)
        return Stored(self.put(clean), len(clean))

    def put(self, clean: bytes) -> str:
        """Write what is clean already, whole or not at all; returns its hash."""
        sha256 = hashlib.sha256(clean).hexdigest()
        path = self.path(sha256)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(f".{secrets.token_hex(4)}.part")  # the same photo may come twice at once
            try:
                part.write_bytes(clean)
                part.replace(path)
            finally:
                part.unlink(missing_ok=True)
        return sha256

    def drop(self, hashes: Iterable[str]) -> None:
        for sha256 in hashes:
            self.path(sha256).unlink(missing_ok=True)

    def all(self) -> list[Path]:
        """Every photo that is kept."""
        return sorted(path for path in self._folder.glob("??/*.jpg") if path == self.path(path.stem))


def _clean(content: bytes) -> bytes:
    try:
        with Image.open(io.BytesIO(content)) as image:
            if image.width * image.height > MOST_PIXELS:
                raise NoPhoto(f"{image.width} x {image.height} pixels")
            upright = ImageOps.exif_transpose(image).convert("RGB")
            upright.info.clear()  # comments and XMP can name people and places too
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            out = io.BytesIO()
            upright.save(out, "JPEG", quality=85)
            return out.getvalue()
    except NoPhoto:
        raise
    except Exception as error:  # decoders stumble over broken files in many ways, and a stranger sent this one
        raise NoPhoto(f"{type(error).__name__}: {error}") from error


def _settle(tx: Tx, photo: Attachment, facts: Mapping[str, Any]) -> None:
    """Write down what became of it; a picture that another ticket holds too is looked at by a job of the ward."""
    attachments.settle(tx, int(photo.id or 0), **facts)
    if photo.ticket_id and facts["status"] == "stored" and attachments.tickets_with(tx, photo, facts["sha256"]):
        Jobs(tx, photo.ward).plan(same_photo.JOB, photo.created_at, attachments.code_of(tx, photo))


class Media:
    """Fetches the photos that messages named."""

    def __init__(
        self, db: Database, channels: Mapping[tuple[str, str], Channel], store: PhotoStore, fetched: Wake
    ) -> None:
        self._db, self._channels, self._store, self._fetched = db, channels, store, fetched
        self._under_way: set[int] = set()
        self._resting: dict[int, float] = {}  # photo -> when it is tried again
        self.wake = Wake()

    async def work(self) -> None:
        """For ever: fetch what is waiting, several at a time."""
        async with asyncio.TaskGroup() as tasks:
            while True:
                await self.wake.wait()
                try:
                    waiting = await read(self._db, attachments.waiting)
                    await self._let_go(await read(self._db, attachments.erased))
                except SQLAlchemyError as error:
                    log.error("database failed; photos wait", why=reason(error))
                    continue
                for photo in waiting:
                    if self._may_start(int(photo.id or 0)):
                        self._under_way.add(int(photo.id or 0))
                        tasks.create_task(self._take(photo))

    async def _let_go(self, erased: Mapping[int, str]) -> None:
        """Photos that somebody wanted erased: first the file, then the row says so."""
        if erased:
            await asyncio.to_thread(self._store.drop, [sha256 for sha256 in erased.values() if sha256])
            await run(self._db, lambda tx: attachments.let_go(tx, erased))

    def _may_start(self, number: int) -> bool:
        if number in self._under_way or len(self._under_way) >= AT_ONCE:
            return False
        return self._resting.get(number, 0.0) <= time.monotonic()

    async def _take(self, photo: Attachment) -> None:
        """One try, and what became of it."""
        number = int(photo.id or 0)
        try:
            facts = await self._fetch(photo)
            await run(self._db, lambda tx: _settle(tx, photo, facts))
        except SQLAlchemyError as error:
            log.error("database failed; a photo waits", photo=number, why=reason(error))
            facts = {"status": "waiting", "tries": photo.tries + 1}
        finally:
            self._under_way.discard(number)
        if facts["status"] == "waiting":
            self._resting[number] = time.monotonic() + min(0.5 * 2.0 ** (facts["tries"] - 1), LONGEST_REST)
            return
        self._resting.pop(number, None)
        self._fetched.set()
        self.wake.set()

    async def _fetch(self, photo: Attachment) -> dict[str, Any]:
        """The facts to keep about the photo after one try."""
        channel = self._channels.get((photo.channel, photo.account))
        if channel is None or not photo.ref:
            return {"status": "gone", "error": "no such channel"}
        if photo.size and photo.size > self._store.most_bytes:
            return {"status": "refused", "error": f"larger than {self._store.most_bytes} bytes"}
        try:
            content = await channel.fetch(photo.ref)
            stored = await asyncio.to_thread(self._store.keep, content)
        except (Refused, NoPhoto) as error:
            return {"status": "refused", "error": str(error)[:200]}
        except Exception as error:  # the provider, the disk, or a bug: the file may still be had later
            if not isinstance(error, (SendFailed, OSError)):
                log.exception("bug while fetching", photo=photo.id, kind=type(error).__name__)
            tries = photo.tries + 1
            return {
                "status": "gone" if tries >= TRIES else "waiting",
                "tries": tries,
                "error": str(error)[:200],
            }
        return {"status": "stored", "sha256": stored.sha256, "size": stored.size, "mime": MIME, "error": None}
