"""What no page of ours would send: too much, too long, broken, of another site. A kind word, and the line goes on."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from tests.browser.ward import RunningWard

pytestmark = pytest.mark.asyncio(loop_scope="session")


class Line:
    """A socket of the residents' page, driven by hand."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def until(self, *kinds: str) -> dict[str, Any]:
        """The next frame of one of these kinds."""
        while True:
            frame: dict[str, Any] = await self.socket.receive_json(timeout=10)
            if frame["type"] in kinds:
                return frame

    async def answer(self, frame: Any) -> dict[str, Any]:
        """What is said to a frame: got or refused."""
        await (self.socket.send_str(frame) if isinstance(frame, str) else self.socket.send_json(frame))
        return await self.until("got", "refused")


@pytest_asyncio.fixture(loop_scope="session")
async def line(ward: RunningWard) -> AsyncIterator[Line]:
    async with aiohttp.ClientSession() as session, session.ws_connect(f"{ward.url}/ws") as socket:
        opened = Line(socket)
        await socket.send_json({"type": "hello", "session": secrets.token_urlsafe(32), "seen": "nonsense"})
        await opened.until("welcome")
        yield opened
    assert "bug in" not in ward.log


@pytest.mark.parametrize(
    "frame",
    [
        "{", "[1, 2]", "null", '{"type": "text", "text": "\ud83d"}'.encode("utf-8", "replace").decode(),
        {"type": "text", "text": "không có tên"}, {"type": "text", "id": {"a": 1}, "text": "x"},
        {"type": "text", "id": "a", "text": 5}, {"type": "text", "id": "a", "text": "  "},
        {"type": "text", "id": "a", "text": "x" * 8001}, {"type": ["text"], "id": "a"},
        {"type": "photo", "id": "a", "files": 7}, {"type": "photo", "id": "a", "files": ["../../etc/passwd"]},
        {"type": "location", "id": "a", "lat": "NaN", "lng": 1}, {"type": "location", "id": "a", "lat": 91, "lng": 1},
        {"type": "choice", "id": "a", "choice": ["x"]}, {"type": "choice", "id": "a", "choice": "x" * 65},
        {"type": "dance", "id": "a"}, {"type": "text", "id": "a\x00b", "text": "x"},
    ],
)  # fmt: skip
async def test_what_makes_no_sense_is_refused_in_words_and_the_line_goes_on(line: Line, frame: Any) -> None:
    answer = await line.answer(frame)
    assert answer["type"] == "refused"
    assert answer["text"]
    assert (await line.answer({"type": "text", "id": "after", "text": "cảm ơn"}))["type"] == "got"


async def test_a_text_that_is_far_too_long_is_told_so_without_losing_the_line(line: Line) -> None:
    answer = await line.answer({"type": "text", "id": "long", "text": "dài " * 50_000})
    assert answer["id"] == "long"
    assert "dài quá" in answer["text"]


async def test_bytes_in_place_of_words_are_refused_in_words(line: Line) -> None:
    await line.socket.send_bytes(b"\x00\x01")
    assert (await line.until("refused"))["text"]
    assert (await line.answer({"type": "text", "id": "after", "text": "cảm ơn"}))["type"] == "got"


async def test_a_flood_is_refused_in_words_and_in_the_end_cut_off(line: Line) -> None:
    for number in range(400):
        await line.socket.send_json({"type": "dance", "id": str(number)})
    words = set()
    async for message in line.socket:
        frame = message.json()
        if frame["type"] == "refused":
            words.add(frame["text"])
    assert any("nhiều quá" in text for text in words)
    assert line.socket.close_code == aiohttp.WSCloseCode.POLICY_VIOLATION


async def test_a_queue_that_waited_for_the_network_comes_at_once_and_is_no_flood(line: Line) -> None:
    for number in range(40):
        await line.socket.send_json({"type": "text", "id": f"q{number}", "text": f"tin {number}"})
    answers = [await line.until("got", "refused") for _ in range(40)]
    assert [answer["type"] for answer in answers] == ["got"] * 40


async def test_the_same_frame_twice_is_one_line_with_one_number(line: Line) -> None:
    frame = {"type": "text", "id": "same", "text": "đèn tắt"}
    first = await line.answer(frame)
    assert await line.answer(frame) == first


async def test_a_page_of_another_site_gets_no_line(ward: RunningWard) -> None:
    async with aiohttp.ClientSession() as session:
        for path in ("/ws", "/desk/ws"):
            with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
                await session.ws_connect(f"{ward.url}{path}", origin="https://other.example")


async def test_whoever_is_not_signed_in_hears_nothing_of_the_group(ward: RunningWard) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(f"{ward.url}/desk/ws") as socket:
        closed = await socket.receive(timeout=10)
        assert (closed.type, closed.data) == (aiohttp.WSMsgType.CLOSE, 4401)
