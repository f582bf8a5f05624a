"""Small makers of rows for the tests of storage."""

from datetime import UTC, datetime, timedelta

from storage.mail import Received, ToSend

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def event(number: int, talk: str = "t|1|a", *, sequence: int | None = None) -> Received:
    body = {"text": f"message {number}"}
    return Received("w", "t", "1", str(number), talk, number if sequence is None else sequence, body, NOW)


def letter(chat: str, text: str, **facts: object) -> ToSend:
    return ToSend("w", "t", "1", chat, {"text": text}, **facts)  # type: ignore[arg-type]


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)
