"""Photos: fetched outside the turn, decoded and written anew without EXIF, kept under their content hash."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog
from PIL import Image, ImageOps, UnidentifiedImageError
from sqlalchemy.exc import SQLAlchemyError

from bot.channels.base import Channel, Refused, SendFailed
from bot.loops import Wake, read, run
from storage import attachments
from storage.db import Database, reason
from storage.models import Attachment

log = structlog.get_logger("media")

LONGEST_SIDE = 2000  # pixels: enough to read a lamp post's number
MOST_PIXELS = 50_000_000  # a "photo" of more is an attack on memory
TRIES = 8
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
        self._folder, self._secret, self._most_bytes = folder, secret.encode(), most_bytes

    def path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}.jpg"

    def url(self, sha256: str) -> str:
        return f"/photo/{sha256}/{self.sign(sha256)}"

    def sign(self, sha256: str) -> str:
        return hmac.new(self._secret, b"photo:" + sha256.encode(), hashlib.sha256).hexdigest()[:24]

    def keep(self, content: bytes) -> Stored:
        """Write a clean copy: upright, without EXIF (it tells where somebody lives), of a sane size."""
        if len(content) > self._most_bytes:
            raise NoPhoto(f"larger than {self._most_bytes} bytes")
        clean = _clean(content)
        sha256 = hashlib.sha256(clean).hexdigest()
        path = self.path(sha256)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".part")
            part.write_bytes(clean)
            part.replace(path)
        return Stored(sha256, len(clean))


def _clean(content: bytes) -> bytes:
    try:
        with Image.open(io.BytesIO(content)) as image:
            if image.width * image.height > MOST_PIXELS:
                raise NoPhoto(f"{image.width} x {image.height} pixels")
            upright = ImageOps.exif_transpose(image).convert("RGB")
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            out = io.BytesIO()
            upright.save(out, "JPEG", quality=85)
            return out.getvalue()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NoPhoto(str(error)) from error


class Media:
    """Fetches the photos that messages named."""

    def __init__(
        self, db: Database, channels: Mapping[tuple[str, str], Channel], store: PhotoStore, fetched: Wake
    ) -> None:
        self._db, self._channels, self._store, self._fetched = db, channels, store, fetched
        self.wake = Wake()

    async def work(self) -> None:
        """For ever: fetch what is waiting."""
        while True:
            await self.wake.wait()
            try:
                for photo in await read(self._db, attachments.waiting):
                    facts = await self._fetch(photo)
                    await run(self._db, lambda tx, p=photo, f=facts: attachments.settle(tx, p.id, **f))  # type: ignore[misc]
                    self._fetched.set()
            except SQLAlchemyError as error:
                log.error("database failed; photos wait", why=reason(error))

    async def _fetch(self, photo: Attachment) -> dict[str, Any]:
        """The facts to keep about the photo after one try."""
        channel = self._channels.get((photo.channel, photo.account))
        if channel is None or not photo.ref:
            return {"status": "gone", "error": "no such channel"}
        try:
            content = await channel.fetch(photo.ref)
            stored = await asyncio.to_thread(self._store.keep, content)
        except (Refused, NoPhoto) as error:
            return {"status": "refused", "error": str(error)[:200]}
        except (SendFailed, OSError) as error:
            tries = photo.tries + 1
            return {
                "status": "gone" if tries >= TRIES else "waiting",
                "tries": tries,
                "error": str(error)[:200],
            }
        return {"status": "stored", "sha256": stored.sha256, "size": stored.size, "mime": MIME, "error": None}
