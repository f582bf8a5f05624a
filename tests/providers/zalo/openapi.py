"""openapi.zalo.me: the gate every call goes through, always HTTP 200 with the error in the body."""

import hashlib
import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from aiohttp import BodyPartReader, web

from .faults import Faults
from .shapes import Json, Refused, invalid
from .wire import gateway, lose, read_object
from .world import HOUR, App, Oa, World

ACCESS_LIVES = 25 * HOUR
FAIR_PACKAGES = ("Growth", "Comprehensive")  # linking an app to an OA needs one of them


@dataclass(frozen=True)
class Call:
    """A call that the gate has let in."""

    oa: Oa
    values: Json
    file: bytes | None = field(default=None, repr=False)
    file_name: str = ""


Act = Callable[[Call], Awaitable[object]]


@dataclass(frozen=True)
class Route:
    """What answers a path. ZBS sends are not counted in the OA's own rate; reading asks less of the OA's state."""

    act: Act
    counted: bool = True
    strict: bool = True


class Meter:
    """Requests in the present minute, per app and per OA."""

    def __init__(self, world: World) -> None:
        self.enforced = True
        self._world = world
        self._minute = -1
        self._used: dict[str, int] = {}

    def take(self, oa: Oa, counted: bool) -> None:
        self._turn()
        names = [(f"app {oa.app.id}", oa.app.rate, "application"), *([(oa.id, oa.rate, "OA")] if counted else [])]
        for name, limit, whose in names:
            if self.enforced and self._used.get(name, 0) >= limit:
                raise Refused(-32, f"Rate limit of your {whose} was exceeded")
        for name, _, _ in names:
            self._used[name] = self._used.get(name, 0) + 1

    def headers(self, oa: Oa | None) -> dict[str, str]:
        self._turn()
        limit = oa.rate if oa is not None else 100
        left = limit - (self._used.get(oa.id, 0) if oa is not None else 0)
        return {"X-RateLimit-Limit": str(limit), "X-RateLimit-Remain": str(max(0, left))}

    def _turn(self) -> None:
        if (minute := int(self._world.clock() // 60)) != self._minute:
            self._minute, self._used = minute, {}


class Gate:
    """The order of checks (ours; Zalo does not document one): token, rate, state of the OA, then the call itself."""

    def __init__(self, world: World, faults: Faults) -> None:
        self.meter = Meter(world)
        self.world = world
        self.faults = faults
        self.table: dict[tuple[str, str], Route] = {}

    def routes(self, base: str) -> list[web.RouteDef]:
        return [web.route("*", f"{base}/{{path:.*}}", self._serve)]

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        path = "/" + request.match_info["path"]
        self.world.counts[path] += 1
        if status := self.faults.failure(path):
            return gateway(status)
        oa = self.owner(request.headers.get("access_token", ""))
        answer: Json
        try:
            oa = self.check_token(oa, request)
            answer = {"data": await self._do(oa, request, path), "error": 0, "message": "Success"}
        except Refused as error:
            self.world.counts[str(error.code)] += 1
            answer = {"error": error.code, "message": error.message}
        if answer["error"] == 0:
            await lose(request, self.faults, path)
        return web.json_response(answer, headers=self.meter.headers(oa))

    async def _do(self, oa: Oa, request: web.Request, path: str) -> object:
        route = self.table.get((request.method, path))
        if route is None:
            raise Refused(404, "empty api")
        self.meter.take(oa, route.counted)
        if code := self.faults.refusal(path):
            raise Refused(code, "as ordered")
        if route.strict:
            self.check_state(oa)
        elif oa.disabled:
            raise Refused(-204, "OA is disabled")
        return await route.act(await self.read(oa, request))

    async def read(self, oa: Oa, request: web.Request) -> Call:
        return await read_call(oa, request)

    def check_state(self, oa: Oa) -> None:
        check_state(oa)

    # ---- who calls ----

    def owner(self, token: str) -> Oa | None:
        """Whose token it is, living or dead."""
        if not token:
            return None
        oas = self.world.oas.values()
        return next((oa for oa in oas if token == oa.grant.access or token in oa.grant.superseded), None)

    def check_token(self, oa: Oa | None, request: web.Request) -> Oa:
        token = request.headers.get("access_token", "")
        if oa is None or token in oa.grant.superseded:
            raise Refused(-216, "Access token is invalid")
        if self.world.clock() - oa.grant.access_at > ACCESS_LIVES:
            raise Refused(-220, "Access token has expired")
        if oa.app.wants_proof and not proves(oa.app, token, request.headers.get("appsecret_proof", "")):
            raise Refused(-242, "appsecret_proof is invalid")
        return oa


def proves(app: App, token: str, proof: str) -> bool:
    return proof == hmac.new(app.secret.encode(), token.encode(), hashlib.sha256).hexdigest()


def check_state(oa: Oa) -> None:
    """What the console has to have in order before the OA may do anything to people."""
    wrong = (
        (oa.disabled, -204, "OA is disabled"),
        (not oa.verified, -221, "OA has not been verified"),
        (oa.package not in FAIR_PACKAGES, -224, "OA needs to upgrade its package"),
        (not oa.api_registered, -212, "App has not registered this API group"),
        (not oa.app_active, -209, "App is not activated for this API"),
        (not oa.permitted, -223, "OA has not granted this permission to the app"),
    )
    for broken, code, message in wrong:
        if broken:
            raise Refused(code, message)


async def read_call(oa: Oa, request: web.Request) -> Call:
    """GET carries one parameter `data`, an upload a multipart field `file`, everything else a JSON body."""
    if request.method == "GET":
        return Call(oa, read_object(request.query.get("data", "{}").encode(), "data"))
    if request.content_type == "multipart/form-data":
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader) and part.name == "file" and part.filename is not None:
                return Call(oa, {}, bytes(await part.read()), part.filename)
        raise invalid("file")
    if request.content_type != "application/json":
        raise invalid("Content-Type")
    return Call(oa, read_object(await request.read()))


def word(values: Json, name: str) -> str:
    """A value that has to be there, as text: ids are strings longer than a float holds."""
    value = values.get(name)
    if not isinstance(value, str) or not value:
        raise invalid(name)
    return value


def numbers(values: Json, most: int) -> tuple[int, int]:
    """Offset and count of a list."""
    offset, count = values.get("offset", 0), values.get("count", most)
    if not isinstance(offset, int) or not isinstance(count, int) or offset < 0 or count < 1:
        raise invalid("offset or count")
    if count > most:
        raise Refused(-210, "count is over the limit")
    return offset, count
