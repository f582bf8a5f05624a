"""Files behind public web addresses, as people's messages name them: nothing inside the ward's own network is fetched."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin, urlsplit

from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from bot.channels.base import Refused, TryLater

FETCH_SECONDS = 30.0
MOST_TURNS = 3  # from one address to the next
EXPIRED = (401, 403, 404, 410)
TURNED = (301, 302, 303, 307, 308)


class NotPublic(OSError):
    """A name that leads into a private network."""


class PublicNames(AbstractResolver):
    """Finds public addresses only: a name that anybody can point at our own network must lead nowhere."""

    def __init__(self) -> None:
        self._names = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._names.resolve(host, port, family)
        public = [one for one in found if is_public(one["host"])]
        if not public:
            raise NotPublic(f"no public address has this name among {len(found)}")
        return public

    async def close(self) -> None:
        await self._names.close()


def is_public(host: str) -> bool:
    """Whether a numeric address is one of the internet's; names are looked at when they are resolved."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_global
    except ValueError:
        return False


async def fetch_public(url: str, most_bytes: int, friends: Iterable[str] = ()) -> bytes:
    """The bytes behind a public address. `friends` are hosts and ports that the settings name themselves."""
    friends = frozenset(friends)
    for _ in range(MOST_TURNS + 1):
        trusted = _check(url, friends)
        connector = TCPConnector(resolver=None if trusted else PublicNames())
        timeout = ClientTimeout(total=FETCH_SECONDS, connect=5)
        try:
            async with (
                ClientSession(connector=connector, timeout=timeout) as session,
                session.get(url, allow_redirects=False) as answer,
            ):
                if answer.status in TURNED and (next_one := answer.headers.get("Location")):
                    url = urljoin(url, next_one)
                    continue
                return await _bytes_of(answer, most_bytes)
        except (TimeoutError, ClientError) as error:
            raise TryLater(f"{type(error).__name__}") from error
    raise Refused("it leads from one address to another")


def _check(url: str, friends: frozenset[str]) -> bool:
    """Whether it is one of our own hosts; raises Refused for what is no public web address."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refused("no web address")
    if parts.netloc in friends:
        return True
    if _is_numeric(parts.hostname) and not is_public(parts.hostname):
        raise Refused("an address inside a private network")
    return False


def _is_numeric(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


async def _bytes_of(answer: Any, most_bytes: int) -> bytes:
    if answer.status in EXPIRED:
        raise Refused(f"HTTP {answer.status}: it has expired")
    if answer.status != 200:
        raise TryLater(f"HTTP {answer.status}")
    content = bytearray()
    async for chunk in answer.content.iter_chunked(65_536):
        content += chunk
        if len(content) > most_bytes:
            raise Refused(f"larger than {most_bytes} bytes")
    return bytes(content)
