"""Logs: ids only, never names, phones or texts; tokens are struck out wherever they come from."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterable
from typing import Any

import structlog

# A bot's token is part of every address of its API: Telegram's by its shape, any other by its place in the path.
_TOKEN = re.compile(r"(?<!\d)\d{5,}(?::|%3A)[A-Za-z0-9_-]{20,}|(?<=/bot)[\w.-]+(?::|%3A)[^\s/'\"?)>\]]+")
_STRUCK = "<token>"
_LEAST_SIGNS = 6  # a shorter "secret" is a word that may stand anywhere


class Striking:
    """Takes tokens out of finished lines: those of the settings, and whatever looks like one."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        known = sorted({secret for secret in secrets if len(secret) >= _LEAST_SIGNS}, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, known))) if known else None

    def strike(self, text: str) -> str:
        found = self._known.sub(_STRUCK, text) if self._known else text
        return _TOKEN.sub(_STRUCK, found)

    def __call__(self, _: Any, __: str, line: Any) -> Any:
        """As the last processor of structlog: it sees the line as it will stand there."""
        return self.strike(str(line))


class _Struck(logging.Formatter):
    """The lines of libraries, tracebacks and all."""

    def __init__(self, striking: Striking) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")
        self._striking = striking

    def format(self, record: logging.LogRecord) -> str:
        return self._striking.strike(super().format(record))


def set_up_logs(style: str, level: str, secrets: Iterable[str] = ()) -> None:
    """Structured logs on standard error, of our own and of the libraries'."""
    number, striking = getattr(logging, level.upper()), Striking(secrets)
    rendered: Any = (
        structlog.processors.JSONRenderer()
        if style == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            rendered,
            striking,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Struck(striking))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    for name in ("httpx", "telegram", "apscheduler", "aiohttp.access"):
        logging.getLogger(name).setLevel(logging.ERROR)
