"""The Bot API's shapes and the checks it makes on words and buttons before it looks at anything else."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

Json = dict[str, Any]
Update = dict[str, Any]

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
DATA_LIMIT = 64
BUTTONS_LIMIT = 100

_BUTTON_KINDS = (
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "copy_text",
    "callback_game",
    "pay",
)
_HTML_TAGS = re.compile(r"b|strong|i|em|u|ins|s|strike|del|span|tg-spoiler|tg-emoji|a|code|pre|blockquote")
_HTML_TOKEN = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<rest>[^<>]*)>|<")
_ENTITIES = (
    ("bot_command", re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@\w{3,32})?")),
    ("mention", re.compile(r"(?<!\w)@\w{4,32}")),
    ("url", re.compile(r"https?://[^\s]+")),
)


class ApiError(Exception):
    """A refusal, in the words and with the number the real Bot API uses."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        answer: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


def bad(description: str) -> ApiError:
    return ApiError(400, f"Bad Request: {description}")


def too_many(retry_after: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


@dataclass(frozen=True)
class Sent:
    """One thing a chat was shown; for an edit, the message as it is after it."""

    method: str
    chat_id: int
    message_id: int
    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    photo: bytes | None = field(default=None, repr=False)
    edited: bool = False
    at: float = 0.0
    reply_to: int | None = None
    location: tuple[float, float] | None = None
    markup: str = ""  # "inline", "reply", "remove", "force" or ""
    by_bot: bool = True
    file: tuple[str, bytes] | None = field(default=None, repr=False)  # its name and what is in it


@dataclass(eq=False)
class Stored:
    """A message as the provider keeps it."""

    chat_id: int
    message_id: int
    json: Json
    method: str
    at: float
    markup: Json | None = None
    photo: bytes | None = None
    edited: bool = False
    by_bot: bool = True
    file: tuple[str, bytes] | None = None

    def shown(self, method: str | None = None) -> Sent:
        place = self.json.get("location")
        reply = self.json.get("reply_to_message")
        return Sent(
            method=method or self.method,
            chat_id=self.chat_id,
            message_id=self.message_id,
            text=self.json.get("text") or self.json.get("caption") or "",
            buttons=buttons_of(self.markup),
            photo=self.photo,
            edited=self.edited,
            at=self.at,
            reply_to=reply["message_id"] if reply else None,
            location=(place["latitude"], place["longitude"]) if place else None,
            markup=markup_kind(self.markup),
            by_bot=self.by_bot,
            file=self.file,
        )


class Call:
    """The parameters of one API call, however they came: query, form, multipart or JSON."""

    def __init__(
        self,
        values: Mapping[str, Any],
        files: Mapping[str, bytes] | None = None,
        names: Mapping[str, str] | None = None,
    ) -> None:
        self.values = dict(values)
        self.files = dict(files or {})
        self.names = dict(names or {})  # of the files

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return "" if value is None else str(value)

    def number(self, name: str) -> int | None:
        try:
            return int(self.text(name))
        except ValueError:
            return None

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("true", "1", "yes")

    def tree(self, name: str) -> Any:
        """An object or a list; in a form it is JSON inside a string."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from error


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def entities_of(text: str) -> list[Json]:
    found = [
        {"type": kind, "offset": utf16(text[: hit.start()]), "length": utf16(hit.group())}
        for kind, pattern in _ENTITIES
        for hit in pattern.finditer(text)
    ]
    return sorted(found, key=lambda entity: entity["offset"])


def words(call: Call, name: str, limit: int) -> str:
    """The text of a message without its marks, refused if it is broken, empty or too long."""
    text = plain(call.text(name), call.text("parse_mode")).strip()
    if name == "text" and not text:
        raise bad("message text is empty")
    if utf16(text) > limit:
        raise bad("message is too long" if name == "text" else "message caption is too long")
    return text


def plain(text: str, parse_mode: str) -> str:
    mode = parse_mode.lower()
    if mode == "html":
        return "".join(_html_words(text))
    if mode not in ("", "markdown", "markdownv2"):
        raise bad("unsupported parse_mode")
    return text


def _html_words(source: str) -> Iterator[str]:
    still_open: list[str] = []
    at = 0
    for token in _HTML_TOKEN.finditer(source):
        yield html.unescape(source[at : token.start()])
        at = token.end()
        _html_tag(token, source, still_open)
    if still_open:
        raise bad(f"can't parse entities: Can't find end tag corresponding to start tag \"{still_open[-1]}\"")
    yield html.unescape(source[at:])


def _html_tag(token: re.Match[str], source: str, still_open: list[str]) -> None:
    offset = len(source[: token.start()].encode())
    name = (token["name"] or "").lower()
    if token["close"]:
        expected = still_open.pop() if still_open else None
        if expected is None:
            raise bad(f"can't parse entities: Unexpected end tag at byte offset {offset}")
        if expected != name:
            raise bad(
                f"can't parse entities: Unmatched end tag at byte offset {offset}, "
                f'expected "</{expected}>", found "</{name}>"'
            )
        return
    if not _HTML_TAGS.fullmatch(name):
        raise bad(f'can\'t parse entities: Unsupported start tag "{name}" at byte offset {offset}')
    still_open.append(name)


def markup_kind(markup: Json | None) -> str:
    kinds = {
        "inline_keyboard": "inline",
        "keyboard": "reply",
        "remove_keyboard": "remove",
        "force_reply": "force",
    }
    return next((short for key, short in kinds.items() if markup and key in markup), "")


def buttons_of(markup: Json | None) -> tuple[tuple[str, str], ...]:
    rows = (markup or {}).get("inline_keyboard") or (markup or {}).get("keyboard") or []
    return tuple((_label(button), _data(button)) for row in rows for button in row)


def _label(button: Any) -> str:
    return button if isinstance(button, str) else str(button.get("text", ""))


def _data(button: Any) -> str:
    if isinstance(button, str):
        return ""
    app = button.get("web_app") or {}
    return str(button.get("callback_data") or button.get("url") or app.get("url") or "")


def reply_markup(call: Call) -> Json | None:
    """The keyboard of a call, refused as the real one refuses it."""
    markup = call.tree("reply_markup")
    if markup is None or markup == {}:
        return None
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    rows = markup.get("inline_keyboard")
    if rows is None:
        return markup
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('field "inline_keyboard" must be of type Array')
    buttons = [button for row in rows for button in row]
    if len(buttons) > BUTTONS_LIMIT:
        raise bad("reply markup is too long")
    for button in buttons:
        _check_button(button)
    return markup if buttons else None  # an empty keyboard is no keyboard


def _check_button(button: Any) -> None:
    if not isinstance(button, dict) or not str(button.get("text", "")).strip():
        raise bad("can't parse inline keyboard button: Button text must be non-empty")
    if not any(kind in button for kind in _BUTTON_KINDS):
        raise bad(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        )
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= DATA_LIMIT:
        raise bad("BUTTON_DATA_INVALID")
    if "url" in button and not _good_link(str(button["url"])):
        raise bad(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


def _good_link(url: str) -> bool:
    parts = urlsplit(url)
    if parts.scheme == "tg":
        return True
    return parts.scheme in ("http", "https") and "." in (parts.hostname or "")
