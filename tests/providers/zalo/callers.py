"""What the tests call the fake Zalo with: an OA's program in its simplest form, and a webhook that remembers."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
from aiohttp import web

from .app import FakeZalo
from .shapes import Json, Sent
from .webhooks import sign
from .world import Oa, User

VERIFIER = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
CHALLENGE = "fR4ifSAEy-7Mu6g7FHZulPKrtjqdAnUCwRFAJt2JFsA"


def text(words: str) -> Json:
    return {"text": words}


def template(**payload: object) -> Json:
    return {"attachment": {"type": "template", "payload": payload}}


def media(**element: object) -> Json:
    return template(template_type="media", elements=[element])


def query(title: str, payload: str, kind: str = "oa.query.hide") -> Json:
    return {"title": title, "type": kind, "payload": payload}


class Api:
    """Calls the hosts; what comes back is the whole body."""

    def __init__(self, fake: FakeZalo, session: aiohttp.ClientSession) -> None:
        self.fake = fake
        self.session = session
        self.headers: dict[str, str] = {}  # of the last answer
        self.status = 0

    async def call(
        self, method: str, url: str, *, oa: Oa | None = None, headers: dict[str, str] | None = None, **more: object
    ) -> Json:
        head = {"access_token": (oa or self.fake.oa).access_token} if headers is None else headers
        async with self.session.request(method, url, headers=head, **more) as answer:  # type: ignore[arg-type]
            self.headers, self.status = dict(answer.headers), answer.status
            body: Json = json.loads(await answer.read())
            return body

    async def post(self, path: str, body: object, **more: object) -> Json:
        return await self.call("POST", self.fake.openapi_base + path, json=body, **more)  # type: ignore[arg-type]

    async def get(self, path: str, **data: object) -> Json:
        return await self.call("GET", self.fake.openapi_base + path, params={"data": json.dumps(data)})

    async def business(self, body: object, path: str = "/message/template") -> Json:
        return await self.call("POST", self.fake.business_base + path, json=body)

    async def upload(self, kind: str, data: bytes, name: str = "a.jpg") -> Json:
        form = aiohttp.FormData()
        form.add_field("file", io.BytesIO(data), filename=name)
        return await self.call("POST", f"{self.fake.openapi_base}/v2.0/oa/upload/{kind}", data=form)

    async def cs(self, user: User | str, message: object, **more: object) -> Json:
        user_id = user if isinstance(user, str) else user.id
        body = {"recipient": {"user_id": user_id}, "message": message}
        return await self.post("/v3.0/oa/message/cs", body, **more)

    async def code(self, user: User | str, message: object) -> int:
        """The number that a message is answered with."""
        return int((await self.cs(user, message))["error"])

    async def token(self, secret: str = "", **form: str) -> bytes:
        """The token endpoint, byte by byte."""
        form = {"app_id": self.fake.app.id, **form}
        url = f"{self.fake.oauth_base}/v4/oa/access_token"
        async with self.session.post(url, data=form, headers={"secret_key": secret or self.fake.app.secret}) as answer:
            self.status = answer.status
            return await answer.read()

    async def refresh(self, token: str, **form: str) -> Json:
        body = await self.token(grant_type="refresh_token", refresh_token=token, **form)
        return dict(json.loads(body)) if body else {}

    async def bot(self, method: str, token: str | None = None, **values: object) -> Json:
        url = f"{self.fake.bot_base}/bot{token or self.fake.bot.token}/{method}"
        return await self.call("POST", url, headers={}, json=values)

    async def fake_do(self, path: str, **body: object) -> Json:
        return await self.call("POST", f"{self.fake.url}/_fake{path}", headers={}, json=body)


@dataclass(frozen=True)
class Heard:
    """One webhook call as it came."""

    headers: dict[str, str]
    body: bytes

    @property
    def event(self) -> Json:
        return dict(json.loads(self.body))

    @property
    def signed(self) -> bool:
        """Whether the signature is right for these very bytes."""
        event = self.event
        mac = sign(str(event.get("app_id")), self.body, str(event.get("timestamp")), "OA_SECRET_TEST")
        return self.headers.get("X-ZEvent-Signature") == f"mac={mac}"


class Ward:
    """A webhook that keeps what it is sent and answers as it is told."""

    def __init__(self) -> None:
        self.heard: list[Heard] = []
        self.statuses: list[int] = []
        self.status = 200
        self.slow = 0.0
        self.busy = self.most_busy = 0
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        self.busy += 1
        self.most_busy = max(self.busy, self.most_busy)
        self.heard.append(Heard(dict(request.headers), await request.read()))
        await asyncio.sleep(self.slow)
        self.busy -= 1
        return web.Response(status=self.statuses.pop(0) if self.statuses else self.status)

    @property
    def events(self) -> list[Json]:
        return [heard.event for heard in self.heard]

    @property
    def names(self) -> list[str]:
        return [event.get("event_name", "") for event in self.events]

    @property
    def texts(self) -> list[str]:
        return [event["message"]["text"] for event in self.events if event.get("event_name") == "user_send_text"]


@asynccontextmanager
async def ward_open() -> AsyncIterator[Ward]:
    ward = Ward()
    app = web.Application()
    app.router.add_post("/hook", ward.take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    ward.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield ward
    await runner.cleanup()


def buttons_of(sent: Sent) -> list[tuple[str, str]]:
    return [(button.title, button.says) for button in sent.buttons]
