"""What the fake's rooms hand to each other: refusals, and what it was asked to send."""

import io
from dataclasses import dataclass, field
from typing import Any

from PIL import Image

Json = dict[str, Any]


class Refused(Exception):
    """A refusal with Zalo's number for it; on the OA hosts it travels in a body with HTTP 200."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(f"{code} {message}")
        self.code = code
        self.message = message


def invalid(name: str) -> Refused:
    return Refused(-201, f"{name} is invalid")


def too_long(name: str) -> Refused:
    return Refused(-210, f"{name} is over the limit")


@dataclass(frozen=True)
class Button:
    """A button under a message; what a tap says is known for the two query kinds only."""

    title: str
    type: str
    payload: str | Json

    @property
    def says(self) -> str:
        return self.payload if isinstance(self.payload, str) else ""


@dataclass(frozen=True)
class Content:
    """A message that passed the checks: its words and what hangs on it."""

    text: str = ""
    kind: str = "text"  # text, image, gif, sticker, file, list, request_user_info
    buttons: tuple[Button, ...] = ()
    elements: tuple[Json, ...] = ()
    url: str = ""
    upload: str = ""
    quote: str = ""


@dataclass(frozen=True)
class Sent:
    """One thing that reached somebody. `how`: cs, group, template, phone, anonymous, reaction, console, bot."""

    how: str
    to: str
    message_id: str
    text: str = ""
    kind: str = "text"
    buttons: tuple[Button, ...] = ()
    elements: tuple[Json, ...] = ()
    url: str = ""
    photo: bytes | None = field(default=None, repr=False)
    quote: str = ""
    quota: str = ""
    template_id: str = ""
    template_data: Json = field(default_factory=dict)
    tracking_id: str = ""
    oa_id: str = ""
    at: float = 0.0


def new_picture(shade: int) -> bytes:
    """A small, real JPEG; different shades are different files."""
    picture = Image.new("RGB", (320, 240), (shade * 37 % 256, shade * 91 % 256, shade * 53 % 256))
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()
