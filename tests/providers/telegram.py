"""A fake Telegram Bot API over real HTTP: strict as the real one, with people, groups and faults to order."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from .telegram_delivery import Delivery
from .telegram_limits import Faults, Pace
from .telegram_methods import Answer, Methods
from .telegram_people import Group, Person, Ref
from .telegram_shapes import ApiError, Call, Json, Sent, Update, too_many
from .telegram_wire import broken, hang_up, read_call
from .telegram_world import Chat, World

__all__ = ["Answer", "FakeTelegram", "Group", "Person", "Ref", "Sent", "Update"]

UPLOAD_LIMIT = 50 * 1024 * 1024


class FakeTelegram:
    """One bot's Telegram: start it, give its `base_url` to the bot, and move people."""

    def __init__(
        self,
        token: str = "123456:TEST",  # noqa: S107 - a made-up token
        clock: Callable[[], float] = time.monotonic,
        *,
        enforce_limits: bool = True,
        username: str = "phuong_oi_bot",
    ) -> None:
        self.token = token
        self.clock = clock
        self.latency = 0.0
        self.counts: Counter[str] = Counter()
        bot = {
            "id": int(token.split(":")[0]),
            "is_bot": True,
            "first_name": "Phường ơi!",
            "username": username,
        }
        self.world = World(bot, clock, time.time())
        self.delivery = Delivery(self.world.date, self.counts, self.world.bell)
        self._pace = Pace(clock)
        self._pace.enforced = enforce_limits
        self._faults = Faults(clock, self.counts)
        self._methods = Methods(self.world, self.delivery, self._pace)
        self.delivery.answer_from_hook = self._from_hook
        self._mark = 0
        self._down = ""
        self._rise: asyncio.Task[None] | None = None
        self._port = 0
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None

    # ---- the server ----

    async def start(self) -> Self:
        app = web.Application(client_max_size=UPLOAD_LIMIT)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self._download)
        app.router.add_route("*", "/bot{token:[^/]+}/{method:[^/]+}", self._serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2, handler_cancellation=True)
        await self._runner.setup()
        await self._listen()
        await self.delivery.start()
        return self

    async def stop(self) -> None:
        if self._rise is not None:
            self._rise.cancel()
        await self.delivery.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._port}/bot"

    @property
    def file_url(self) -> str:
        return f"http://127.0.0.1:{self._port}/file/bot"

    async def _listen(self) -> None:
        assert self._runner is not None
        self._site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
        await self._site.start()
        self._port = int(self._runner.addresses[0][1])

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if self._down:
            return self._gateway(request)
        name = request.match_info["method"]
        self.counts[name] += 1
        method = name.lower()
        try:
            self._check_token(request.match_info["token"])
            call = await read_call(request)
            if status := self._faults.failure(method):
                self.counts["failed"] += 1
                return broken(status)
            answer: Json = {"ok": True, "result": await self._do(method, call)}
            code = 200
        except ApiError as error:
            self.counts[str(error.code)] += 1
            answer, code = error.body(), error.code
        if method != "getupdates" and self.latency:
            await asyncio.sleep(self.latency)  # after accepting: who waits no longer does not know
        if self._down:
            return self._gateway(request)
        if code == 200 and self._faults.drop(method):
            hang_up(request)
        headers = {"Retry-After": str(answer["parameters"]["retry_after"])} if code == 429 else None
        return web.json_response(answer, status=code, headers=headers)

    async def _do(self, method: str, call: Call) -> Any:
        act = self._methods.table.get(method)
        if act is None:
            raise ApiError(404, "Not Found: method not found")
        if wait := self._faults.refusal(method, call.number("chat_id")):
            raise too_many(wait)
        return await act(call)

    async def _from_hook(self, method: str, call: Call) -> None:
        self.counts["by webhook answer"] += 1
        try:
            await self._do(method, call)
        except ApiError as error:
            self.counts[str(error.code)] += 1

    async def _download(self, request: web.Request) -> web.StreamResponse:
        if self._down:
            return self._gateway(request)
        data = None
        if request.match_info["token"] == self.token:
            data = self.world.download(request.match_info["path"])
        if data is None:
            return web.json_response(ApiError(404, "Not Found").body(), status=404)
        return web.Response(body=data, content_type="application/octet-stream")

    def _check_token(self, token: str) -> None:
        if token == self.token:
            return
        number, colon, _ = token.partition(":")
        raise ApiError(401, "Unauthorized") if colon and number.isdigit() else ApiError(404, "Not Found")

    def _gateway(self, request: web.Request) -> web.Response:
        self.counts["down"] += 1
        if self._down == "refused":
            hang_up(request)
        return broken(502)

    # ---- limits and faults ----

    @property
    def enforce_limits(self) -> bool:
        return self._pace.enforced

    @enforce_limits.setter
    def enforce_limits(self, on: bool) -> None:
        self._pace.enforced = on

    def accept_then_drop(self, n: int = 1, method: str | None = None) -> None:
        """The next n messages or edits (or calls of the method) are done, but the answer is lost."""
        self._faults.order_drop(n, method)

    def fail_next(self, n: int = 1, status: int = 500, method: str | None = None) -> None:
        """The next n messages or edits (or calls of the method) are not done and answered with the status."""
        self._faults.order_failure(n, status, method)

    def refuse(self, retry_after: int, chat_id: int | None = None) -> None:
        """Until retry_after seconds have passed, writing (to one chat, or at all) is answered 429."""
        self._faults.order_refusal(retry_after, chat_id)

    async def down(self, seconds: float | None = None, *, refused: bool = False) -> None:
        """Answer 502 or refuse connections, for the seconds or until `up`; updates still go out."""
        self._down = "refused" if refused else "502"
        if refused:
            assert self._site is not None
            assert self._runner is not None
            await self._site.stop()
            server = self._runner.server
            for connection in list(server.connections) if server is not None else []:
                if connection.transport is not None:
                    connection.transport.abort()
        if seconds is not None:
            self._rise = asyncio.create_task(self._rise_after(seconds))

    async def _rise_after(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self.up()

    async def up(self) -> None:
        was, self._down = self._down, ""
        if was == "refused":
            await self._listen()

    # ---- people ----

    def person(self, id: int, first_name: str = "An", last_name: str = "", username: str = "") -> Person:
        """Somebody who has not written to the bot yet."""
        names = {"first_name": first_name, "last_name": last_name, "username": username}
        face: Json = {key: value for key, value in names.items() if value}
        user: Json = {"id": id, "is_bot": False, **face, "language_code": "vi"}
        chat = self.world.chats.setdefault(id, Chat(id, "private", face))
        self.world.people[id] = user
        return Person(user, chat, self.world, self.delivery)

    def group(self, id: int, title: str, members: Iterable[Person] = ()) -> Group:
        """A group with the bot in it; an id of the form -100… makes it a supergroup."""
        if id >= 0:
            raise ValueError("a group's id is below nought")
        kind = "supergroup" if id < -1_000_000_000_000 else "group"
        chat = Chat(id, kind, {"title": title}, members={person.id for person in members})
        self.world.chats[id] = chat
        return Group(chat, self.world, self.delivery)

    @property
    def privacy_mode(self) -> bool:
        """As BotFather sets it up: in groups the bot hears commands, mentions and replies to it, no more."""
        return self.world.privacy_mode

    @privacy_mode.setter
    def privacy_mode(self, on: bool) -> None:
        self.world.privacy_mode = on

    # ---- updates ----

    def deliver(self, raw: Update) -> Update:
        """Any update, as it is (a number is given to it if it has none)."""
        self.delivery.send(raw, forced="update_id" in raw)
        return raw

    def redeliver(self, update: Update) -> None:
        """The same update once more, as after an answer that was lost."""
        self.delivery.send(update, forced=True)

    def hold(self) -> None:
        self.delivery.hold()

    def release(self, order: str | Callable[[Update], float] = "arrival") -> None:
        """Let held updates go: in order of arrival, "reversed", "shuffled", or by a key."""
        self.delivery.release(order)

    async def settled(self, timeout: float = 5.0) -> None:  # noqa: ASYNC109
        """Wait until the bot has taken over every update that is not held."""
        late = f"{timeout} s later the bot has not taken over"
        await self._until(lambda: self.delivery.waiting == 0, timeout, lambda: f"{late} {self.pending}")

    @property
    def pending(self) -> int:
        return self.delivery.waiting

    # ---- what the bot did ----

    @property
    def sent(self) -> list[Sent]:
        return self.world.sent

    @property
    def answers(self) -> list[Answer]:
        return self._methods.answers

    @property
    def actions(self) -> list[tuple[int, str]]:
        return self._methods.actions

    @property
    def reactions(self) -> Mapping[tuple[int, int], tuple[str, ...]]:
        return self._methods.reactions

    @property
    def commands(self) -> list[tuple[str, str]]:
        return self._methods.commands

    def messages(self, chat_id: int, *, everyone: bool = False) -> list[Sent]:
        """The bot's messages in the chat (or all of them) as a person sees them now."""
        return [stored.shown() for stored in self.world.messages(chat_id) if everyone or stored.by_bot]

    def mark(self) -> int:
        """From here on `wait_for` looks."""
        self._mark = len(self.sent)
        return self._mark

    async def wait_for(
        self,
        chat_id: int,
        wanted: Callable[[Sent], bool] = lambda _: True,
        timeout: float = 5.0,  # noqa: ASYNC109
        *,
        after: int | None = None,
    ) -> Sent:
        """The first message or edit after the mark that the chat was shown and that is wanted."""
        since = self._mark if after is None else after

        def here() -> list[Sent]:
            return [message for message in self.sent[since:] if message.chat_id == chat_id]

        def missed() -> str:
            return f"{timeout} s, and chat {chat_id} was shown only {[message.text for message in here()]}"

        await self._until(lambda: any(wanted(message) for message in here()), timeout, missed)
        return next(message for message in here() if wanted(message))

    async def quiet(self, chat_id: int, seconds: float) -> None:
        """Nothing is shown to the chat for so long."""
        since = len(self.sent)
        await asyncio.sleep(seconds)
        heard = [message.text for message in self.sent[since:] if message.chat_id == chat_id]
        if heard:
            raise AssertionError(f"chat {chat_id} was to be left in peace but was shown {heard}")

    async def _until(self, done: Callable[[], bool], seconds: float, late: Callable[[], str]) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while not done():
            left = until - loop.time()
            if left <= 0:
                raise AssertionError(late())
            await self.world.bell.wait(left)
