"""Photos for Zalo: made small enough, given into its keeping once, and named by the id that it gives."""

from __future__ import annotations

import asyncio
import io
import time
from collections import OrderedDict
from pathlib import Path
from typing import Any

import structlog
from PIL import Image

from bot.channels.base import Photo
from bot.channels.zalo_api import ZaloApi, ZaloError

log = structlog.get_logger("zalo")

MOST_BYTES = 1_000_000  # jpg and png (zalo.md §1.4)
KEPT_SECONDS = 6 * 86_400.0  # ids are good for seven days
REMEMBERED = 500
GONE = -100  # the id has expired
SMALLER = ((1600, 80), (1280, 75), (1024, 70), (800, 60), (640, 50))  # longest side, quality


class ZaloPhotos:
    """Photos that Zalo has of us; 5,000 uploads a month are not many."""

    def __init__(self, api: ZaloApi, version: str) -> None:
        self._api, self._path = api, f"/{version}/oa/upload/image"
        self._given: OrderedDict[str, tuple[str, float]] = OrderedDict()  # path -> id, when

    async def message(self, photo: Photo) -> dict[str, Any]:
        """A message that shows the photo. The short form with type "image" is refused in production."""
        attachment_id = await self._id_of(photo)
        element = {"media_type": "image", "attachment_id": attachment_id}
        return {"attachment": {"type": "template", "payload": {"template_type": "media", "elements": [element]}}}

    def forget(self, photo: Photo) -> None:
        """Zalo no longer knows its id."""
        self._given.pop(photo.path, None)

    async def _id_of(self, photo: Photo) -> str:
        known, at = self._given.get(photo.path, ("", 0.0))
        if known and time.monotonic() - at < KEPT_SECONDS:
            return known
        content = await asyncio.to_thread(small_enough, Path(photo.path))
        data = await self._api.upload(self._path, "anh.jpg", content, "image/jpeg")
        attachment_id = str((data or {}).get("attachment_id") or "")
        if not attachment_id:
            raise ZaloError(-201, "no attachment_id came", self._path)
        self._given[photo.path] = (attachment_id, time.monotonic())
        while len(self._given) > REMEMBERED:
            self._given.popitem(last=False)
        return attachment_id


def small_enough(path: Path) -> bytes:
    """The photo's bytes; smaller and plainer ones where Zalo would not take them."""
    content = path.read_bytes()
    for side, quality in SMALLER:
        if len(content) <= MOST_BYTES:
            break
        with Image.open(path) as image:
            fitting = image.convert("RGB")
            fitting.thumbnail((side, side))
            out = io.BytesIO()
            fitting.save(out, "JPEG", quality=quality)
            content = out.getvalue()
    return content
