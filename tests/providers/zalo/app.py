"""FakeZalo: all of Zalo's hosts on one loopback port, started and stopped by a test."""

import asyncio
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

from aiohttp import web

from .accounts import Accounts
from .bot import BotApi
from .bot_people import FakeBot
from .business import Business
from .clock import Clock
from .control import Control
from .events import Events
from .faults import Faults, Order
from .messages import Messages
from .oauth import Oauth
from .openapi import Gate
from .people import OfficialAccount, Resident
from .shapes import Sent
from .webhooks import Delivery, Webhooks
from .wire import gateway, hang_up
from .world import App, Group, User, World

BODY_LIMIT = 20 * 1024 * 1024
APP_ID = "1000000000000000001"
OA_ID = "9000000000000000009"
BOT_TOKEN = "4321:TEST"
BOT_SECRET = "bi-mat-cua-bot"


class FakeZalo:
    """One app with one OA (more can be added) and one bot of the Bot Platform."""

    def __init__(
        self,
        hook: str = "",
        clock: Callable[[], float] | None = None,
        *,
        port: int = 0,
        redirect_uri: str = "https://phuong.example/zalo/callback",
        enforce_limits: bool = True,
    ) -> None:
        self.clock: Callable[[], float] = clock or Clock()
        self.latency = 0.0
        self.world = World(self.clock)
        self.faults = Faults()
        self.webhooks = Webhooks(self.world)
        self.events = Events(self.world, self.webhooks)
        self.app = self.new_app(APP_ID, "APP_SECRET_TEST", redirect_uri)
        self.app.hook.url = hook
        self.oauth = Oauth(self.world, self.faults)
        self._openapi, self._business = Gate(self.world, self.faults), Business(self.world, self.faults, self.events)
        Messages(self._openapi, self.events)
        Accounts(self._openapi)
        self._openapi.meter.enforced = self._business.meter.enforced = enforce_limits
        self.oa = self.new_oa(OA_ID, "UBND phường Ví Dụ", "OA_SECRET_TEST")
        self.bot = FakeBot(self.world, self.webhooks, BOT_TOKEN)
        self._bot_api = BotApi(self.world, self.faults, self.bot)
        self._mark = 0
        self._down = ""
        self._port = port
        self._runner: web.AppRunner | None = None

    def new_app(self, id: str, secret: str, redirect_uri: str) -> App:
        self.world.apps[id] = App(id=id, secret=secret, redirect_uri=redirect_uri)
        return self.world.apps[id]

    def new_oa(self, id: str, name: str, secret_key: str, app: App | None = None) -> OfficialAccount:
        """An OA whose admin has given the app its consent: there is a token pair."""
        home = app or self.app
        oa = OfficialAccount(id=id, name=name, app=home, secret_key=secret_key, events=self.events, world=self.world)
        self.world.new_grant(oa)
        self.world.oas[id] = oa
        return oa

    # ---- the server ----

    async def start(self) -> Self:
        app = web.Application(client_max_size=BODY_LIMIT, middlewares=[self._front])
        app.router.add_routes(Control(self).routes("/_fake"))
        app.router.add_get("/media/{name}", self._media)
        app.router.add_routes(self.oauth.routes("/oauth"))
        app.router.add_routes(self._openapi.routes("/openapi"))
        app.router.add_routes(self._business.routes("/business"))
        app.router.add_routes(self._bot_api.routes())
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True).start()
        self._port = int(self._runner.addresses[0][1])
        self.world.base = self.url
        await self.webhooks.start()
        return self

    async def stop(self) -> None:
        await self.webhooks.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def oauth_base(self) -> str:
        return f"{self.url}/oauth"

    @property
    def openapi_base(self) -> str:
        return f"{self.url}/openapi"

    @property
    def business_base(self) -> str:
        return f"{self.url}/business"

    @property
    def bot_base(self) -> str:
        """In the place of https://bot-api.zaloplatforms.com: "/bot<token>/<method>" is appended."""
        return self.url

    def settings(self) -> dict[str, str]:
        """What the ward is told of the OA, by the names of the reference's §11, small and without the prefix."""
        group = {"zalo_gmf_group_id": next(iter(self.oa.groups))} if self.oa.groups else {}
        return group | {
            "zalo_app_id": self.app.id,
            "zalo_app_secret": self.app.secret,
            "zalo_oa_id": self.oa.id,
            "zalo_oa_secret_key": self.oa.secret_key,
            "zalo_oa_redirect_uri": self.app.redirect_uri,
            "zalo_oauth_base": self.oauth_base,
            "zalo_openapi_base": self.openapi_base,
            "zalo_business_base": self.business_base,
        }

    def bot_settings(self) -> dict[str, str]:
        """What the ward is told of the bot."""
        group = {"zalo_bot_group_chat_id": next(iter(self.bot.groups))} if self.bot.groups else {}
        bot = {"zalo_bot_token": self.bot.token, "zalo_bot_base": self.bot_base}
        return group | bot | {"zalo_bot_secret_token": BOT_SECRET}

    @web.middleware
    async def _front(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if request.path.startswith("/_fake"):
            return await handler(request)
        if self._down == "refused":
            hang_up(request)
        if self._down:
            self.world.counts["down"] += 1
            return gateway(502)
        answer = await handler(request)
        if self.latency:
            await asyncio.sleep(self.latency)  # after accepting: who waits no longer does not know
        return answer

    async def _media(self, request: web.Request) -> web.Response:
        data = self.world.download(request.match_info["name"])
        if data is None:
            return web.Response(status=self.faults.media_gone)
        return web.Response(body=data, content_type="application/octet-stream")

    # ---- time ----

    async def advance(self, seconds: float) -> None:
        """Move the fake's clock; what falls due on the way is sent at its time."""
        clock = self.clock
        if not isinstance(clock, Clock):
            raise TypeError("this clock is not the fake's own: move it where it comes from")
        until = clock() + seconds
        while (at := self.webhooks.next_due()) is not None and at <= until:
            clock.advance(max(0.0, at - clock()))
            self.webhooks.run_due()
            await self.settled()
        clock.advance(max(0.0, until - clock()))

    # ---- faults: the switches are in `faults`, these wear off ----

    def accept_then_drop(self, n: int = 1, path: str = "/message") -> None:
        """The next n calls of paths that end so are done, but the connection is cut before the answer."""
        self.faults.drops.append(Order(n, path))

    def accept_then_hang(self, n: int = 1, path: str = "/message/cs") -> None:
        """The next n calls are done, but nothing is answered, ever."""
        self.faults.hangs.append(Order(n, path))

    def fail_next(self, n: int = 1, status: int = 502, path: str = "/message/cs") -> None:
        """The next n calls are not done; a gateway answers in HTML."""
        self.faults.failures.append(Order(n, path, status))

    def refuse_next(self, code: int, n: int = 1, path: str = "/message/cs") -> None:
        """The next n calls are answered with this number of the error table and not done."""
        self.faults.refusals.append(Order(n, path, code))

    def down(self, *, refused: bool = False) -> None:
        """Every host answers 502 in HTML, or cuts connections, until `up`; webhooks still go out."""
        self._down = "refused" if refused else "502"

    def up(self) -> None:
        self._down = ""

    # ---- webhooks ----

    @property
    def deliveries(self) -> list[Delivery]:
        return self.webhooks.deliveries

    async def saves_webhook(self, url: str) -> bool:
        """The console tests the URL with an unsigned probe, and saves it only when 200 comes back."""
        return await self.webhooks.probe(self.app.hook, url)

    def switches_webhook_on(self) -> None:
        """What a person has to do in the console after the sender gave up."""
        self.app.hook.enabled = True

    def hold(self) -> None:
        self.webhooks.hold()

    def release(self, order: str | Callable[[Delivery], float] = "arrival") -> None:
        self.webhooks.release(order)

    async def settled(self, timeout: float = 10.0) -> None:  # noqa: ASYNC109
        """Wait until every event was tried; those that are held or wait for their next time stay."""
        await self._until(
            lambda: not self.webhooks.busy,
            timeout,
            lambda: f"{timeout} s later {len(self.webhooks.busy)} are under way",
        )

    # ---- what was sent ----

    @property
    def sent(self) -> list[Sent]:
        return self.world.sent

    def sent_to(self, whom: User | Group | str) -> list[Sent]:
        """What one person, group, phone number or bot chat was sent by the program (not by hand in the console)."""
        to = whom if isinstance(whom, str) else whom.id
        return [sent for sent in self.sent if sent.to == to and sent.how != "console"]

    def mark(self) -> int:
        """From here on `wait_for` looks."""
        self._mark = len(self.sent)
        return self._mark

    async def wait_for(
        self,
        whom: User | Group | str,
        wanted: Callable[[Sent], bool] = lambda _: True,
        timeout: float = 5.0,  # noqa: ASYNC109
        *,
        after: int | None = None,
    ) -> Sent:
        """The first thing after the mark that somebody was sent and that is wanted."""
        since = self._mark if after is None else after
        to = whom if isinstance(whom, str) else whom.id

        def here() -> list[Sent]:
            return [sent for sent in self.sent[since:] if sent.to == to]

        def missed() -> str:
            return f"{timeout} s, and {to} was sent only {[sent.text for sent in here()]}"

        await self._until(lambda: any(wanted(sent) for sent in here()), timeout, missed)
        return next(sent for sent in here() if wanted(sent))

    async def quiet(self, whom: User | Group | str, seconds: float) -> None:
        """Nothing is sent to somebody for so long."""
        since = len(self.sent_to(whom))
        await asyncio.sleep(seconds)
        heard = [sent.text for sent in self.sent_to(whom)[since:]]
        if heard:
            raise AssertionError(f"somebody was to be left in peace but was sent {heard}")

    async def _until(self, done: Callable[[], bool], seconds: float, late: Callable[[], str]) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while not done():
            left = until - loop.time()
            if left <= 0:
                raise AssertionError(late())
            await self.world.bell.wait(left)


__all__ = ["FakeZalo", "Resident"]
