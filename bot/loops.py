"""How the loops wait: for a signal, and for the database."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from storage.db import Database, Tx

Result = TypeVar("Result")


class Wake:
    """A signal to one loop: set any number of times, it wakes the loop once."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def set(self) -> None:
        self._event.set()

    async def wait(self) -> None:
        await self._event.wait()
        self._event.clear()


async def run(db: Database, work: Callable[[Tx], Result]) -> Result:
    """Await a database job; it is committed when this returns."""
    return await asyncio.wrap_future(db.submit(work))


async def read(db: Database, work: Callable[[Tx], Result]) -> Result:
    """Await a reading job, beside the writer."""
    return await asyncio.wrap_future(db.submit_read(work))
