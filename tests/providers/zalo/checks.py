"""What the real one would not take: the shape, the lengths and the kind of a consultation or group message."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from .shapes import Button, Content, Json, Refused, invalid, too_long

TEXT_LIMIT = 2000  # characters: code points, as they come
TITLE_LIMIT = 100
SUBTITLE_LIMIT = 500
PAYLOAD_LIMIT = 1000
BUTTON_LIMIT = 5
ELEMENT_LIMIT = 5

QUERIES = ("oa.query.show", "oa.query.hide")
OPENERS = {"oa.open.url": ("url",), "oa.open.phone": ("phone_code",), "oa.open.sms": ("phone_code", "content")}
MEDIA = ("image", "gif", "sticker")
TEMPLATES = (None, "media", "list", "request_user_info")


def read_message(message: Any) -> Content:
    """The message, or the first thing that is wrong: shape before lengths before kind."""
    content, unknown = _shape(message)
    _lengths(content)
    if unknown:
        raise Refused(-233, f"Message type {unknown} is not supported")
    return content


def _shape(message: Any) -> tuple[Content, str]:
    if not isinstance(message, dict):
        raise invalid("message")
    text, quote = message.get("text", ""), message.get("quote_message_id", "")
    if not isinstance(text, str):
        raise invalid("message.text")
    if not isinstance(quote, str):
        raise invalid("message.quote_message_id")
    if "attachment" not in message:
        if not text.strip():
            raise invalid("message.text")
        return Content(text, quote=quote), ""
    return _attachment(message["attachment"], text, quote)


def _attachment(attachment: Any, text: str, quote: str) -> tuple[Content, str]:
    payload = attachment.get("payload") if isinstance(attachment, dict) else None
    if not isinstance(payload, dict):
        raise invalid("message.attachment.payload")
    if attachment.get("type") == "file":
        return Content(text, "file", upload=_word(payload, "token"), quote=quote), ""
    if attachment.get("type") != "template":  # also {"type":"image"}, seen refused in production
        raise invalid("message.attachment.type")
    kind = payload.get("template_type")
    if kind not in TEMPLATES:
        return Content(text, quote=quote), str(kind)
    if kind == "media":
        return _media(payload, text, quote), ""
    buttons = tuple(_buttons(payload.get("buttons", [])))
    if kind is not None:
        return Content(text, kind, buttons, _elements(payload, kind), quote=quote), ""
    if not text.strip() or not buttons:
        raise invalid("message.text or message.attachment.payload.buttons")
    return Content(text, "text", buttons, quote=quote), ""


def _media(payload: Json, text: str, quote: str) -> Content:
    elements = payload.get("elements")
    if not isinstance(elements, list) or len(elements) != 1 or not isinstance(elements[0], dict):
        raise invalid("message.attachment.payload.elements")
    element = elements[0]
    kind = element.get("media_type")
    if kind not in MEDIA:
        raise invalid("media_type")
    if ("url" in element) == ("attachment_id" in element):
        raise invalid("url or attachment_id: exactly one of them")
    if kind == "gif" and not (_is_size(element.get("width")) and _is_size(element.get("height"))):
        raise invalid("width and height")
    if "url" in element:
        return Content(text, kind, url=_link(element, "url"), quote=quote)
    return Content(text, kind, upload=_word(element, "attachment_id"), quote=quote)


def _elements(payload: Json, kind: str) -> tuple[Json, ...]:
    elements = payload.get("elements")
    if not isinstance(elements, list) or not elements or not all(isinstance(one, dict) for one in elements):
        raise invalid("message.attachment.payload.elements")
    if kind == "request_user_info" and len(elements) != 1:
        raise invalid("message.attachment.payload.elements: exactly one")
    for number, element in enumerate(elements):
        _word(element, "title")
        if kind == "request_user_info" or number == 0:
            _word(element, "subtitle")
        if kind == "request_user_info":
            _link(element, "image_url")
    return tuple(elements)


def _buttons(buttons: Any) -> Iterator[Button]:
    if not isinstance(buttons, list):
        raise invalid("buttons")
    for button in buttons:
        if not isinstance(button, dict):
            raise invalid("buttons")
        title, kind, payload = _word(button, "title"), button.get("type"), button.get("payload")
        if kind in QUERIES:
            _word(button, "payload")
        elif kind in OPENERS:
            if not isinstance(payload, dict):
                raise invalid("buttons.payload")
            for name in OPENERS[kind]:
                _word(payload, name)
        else:
            raise invalid("buttons.type")
        yield Button(title, kind, payload if isinstance(payload, dict) else str(payload))


def _lengths(content: Content) -> None:
    _fits(content.text, TEXT_LIMIT, "message.text")
    if len(content.buttons) > BUTTON_LIMIT:
        raise too_long("buttons")
    for button in content.buttons:
        _fits(button.title, TITLE_LIMIT, "buttons.title")
        _fits(button.says, PAYLOAD_LIMIT, "buttons.payload")
    if len(content.elements) > ELEMENT_LIMIT:
        raise too_long("elements")
    for element in content.elements:
        _fits(element["title"], TITLE_LIMIT, "elements.title")
        _fits(str(element.get("subtitle", "")), SUBTITLE_LIMIT, "elements.subtitle")


def _fits(text: str, limit: int, name: str) -> None:
    if len(text) > limit:
        raise too_long(name)


def _word(values: Json, name: str) -> str:
    value = values.get(name)
    if not isinstance(value, str) or not value.strip():
        raise invalid(name)
    return value


def _link(values: Json, name: str) -> str:
    value = _word(values, name)
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise invalid(name)
    return value


def _is_size(value: Any) -> bool:
    return str(value or "").isdigit() and int(value) > 0
