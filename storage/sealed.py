"""Column types: text and JSON encrypted at rest, and times that are always aware."""

from __future__ import annotations

import hashlib
import hmac
import os
from datetime import UTC, datetime
from typing import Any

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import DateTime, LargeBinary
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

NONCE_BYTES = 12
VERSION = b"\x01"  # first byte of every sealed value, so that a later key or cipher can live beside this one


class CannotUnseal(Exception):
    """A personal column cannot be read: PHUONGOI_SECRET_KEY is not the key it was written with."""

    def __str__(self) -> str:
        return super().__str__() or str(self.__doc__)


class Box:
    """Seals personal columns with AES-256-GCM; the same secret opens them again."""

    def __init__(self, secret: str) -> None:
        self._cipher = AESGCM(hashlib.sha256(secret.encode()).digest())
        self._marking = hashlib.sha256(f"mark:{secret}".encode()).digest()

    def seal(self, plain: bytes) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return VERSION + nonce + self._cipher.encrypt(nonce, plain, VERSION)

    def unseal(self, sealed: bytes) -> bytes:
        nonce, body = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        try:
            return self._cipher.decrypt(nonce, body, sealed[:1])
        except InvalidTag as error:
            raise CannotUnseal from error

    def mark(self, plain: str) -> str:
        """The same for the same text, and nothing without the secret: to find sealed text again."""
        return hmac.new(self._marking, plain.encode(), hashlib.sha256).hexdigest()


def box_of(dialect: Dialect) -> Box:
    """The box that `storage.db` hung on the engine's dialect: one key an engine, no global."""
    box: Box = dialect.box  # type: ignore[attr-defined]
    return box


class SealedText(TypeDecorator[str]):
    """A string, encrypted in the database."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        return None if value is None else box_of(dialect).seal(value.encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        return None if value is None else box_of(dialect).unseal(bytes(value)).decode()


class SealedJson(TypeDecorator[Any]):
    """Anything JSON can hold, encrypted in the database."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        return None if value is None else box_of(dialect).seal(orjson.dumps(value))

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        return None if value is None else orjson.loads(box_of(dialect).unseal(bytes(value)))


class UtcTime(TypeDecorator[datetime]):
    """An aware time, stored in UTC; SQLite has no zones, so they are put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
