"""oauth.zaloapp.com: the consent page and the token endpoint, with single-use, rotating refresh tokens."""

import asyncio
import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from aiohttp import web

from .faults import HANG, Faults
from .shapes import Json
from .wire import gateway
from .world import DAY, Oa, World

CODE_LIVES = 600
REFRESH_LIVES = 90 * DAY
EXPIRES_IN = "90000"  # a string, 25 h


class OauthRefused(Exception):
    """A refusal of the token endpoint."""

    def __init__(self, code: int, name: str, **more: str) -> None:
        super().__init__(name)
        self.body: Json = {"error": code, "error_name": name, **more}


class Consumed(Exception):
    """The refresh token was used before: HTTP 200 without a single byte."""


@dataclass(eq=False)
class Code:
    """An authorisation code: one use, ten minutes."""

    value: str
    oa: Oa
    challenge: str
    at: float
    used: bool = False


def challenge_of(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def refused(code: int, name: str) -> OauthRefused:
    return OauthRefused(code, name, error_description=name, error_reason=name, ref_doc="https://developers.zalo.me")


class Oauth:
    """The OAuth host."""

    def __init__(self, world: World, faults: Faults) -> None:
        self._world = world
        self._faults = faults
        self._codes: dict[str, Code] = {}

    def routes(self, base: str) -> list[web.RouteDef]:
        return [
            web.get(f"{base}/v4/oa/permission", self._consent),
            web.post(f"{base}/v4/oa/access_token", self._tokens),
        ]

    def new_code(self, oa: Oa, challenge: str) -> str:
        """What an admin's consent puts into the callback."""
        code = Code(self._world.new_id("code-"), oa, challenge, self._world.clock())
        self._codes[code.value] = code
        return code.value

    # ---- the consent page: an admin is there and agrees ----

    async def _consent(self, request: web.Request) -> web.Response:
        query = request.query
        app = self._world.apps.get(query.get("app_id", ""))
        if app is None:
            return web.json_response(refused(-14002, "Invalid app id").body)
        if query.get("redirect_uri") != app.redirect_uri:
            return web.json_response(refused(-14003, "Invalid redirect uri").body)
        chosen = query.get("oa_id")  # the page lets the admin choose; a test may say which
        oas = (oa for oa in self._world.oas.values() if oa.app is app and chosen in (None, oa.id))
        if (oa := next(oas, None)) is None:
            raise web.HTTPNotFound
        back = {"code": self.new_code(oa, query.get("code_challenge", "")), "oa_id": oa.id}
        if self._faults.state_echoed and "state" in query:
            back["state"] = query["state"]
        raise web.HTTPFound(f"{app.redirect_uri}{'&' if '?' in app.redirect_uri else '?'}{urlencode(back)}")

    # ---- the token endpoint ----

    async def _tokens(self, request: web.Request) -> web.StreamResponse:
        self._world.counts["oauth"] += 1
        if self._faults.oauth_504 == "before":
            return gateway(504)
        form = {name: str(value) for name, value in (await _form(request)).items()}
        try:
            answer = self._grant(form, request.headers.get("secret_key", ""))
        except Consumed:
            self._world.counts["oauth consumed"] += 1
            return web.Response(status=200, body=b"")
        except OauthRefused as error:
            self._world.counts[f"oauth {error.body['error']}"] += 1
            return web.json_response(self._dressed(error.body))
        if self._faults.refresh_hangs_after_consuming and form["grant_type"] == "refresh_token":
            await asyncio.sleep(HANG)
        if self._faults.oauth_504 == "after":
            return gateway(504)
        return web.json_response(answer)

    def _dressed(self, body: Json) -> Json:
        if self._faults.oauth_error_without_code:
            return {key: value for key, value in body.items() if key != "error"}
        return {**body, "error": str(body["error"])} if self._faults.oauth_error_as_string else body

    def _grant(self, form: Mapping[str, str], secret: str) -> Json:
        app = self._world.apps.get(form.get("app_id", ""))
        if form and app is None:
            raise refused(-14002, "Invalid app id")
        if app is not None and secret != app.secret:
            raise refused(-14004, "Invalid secret key")
        kind = form.get("grant_type")
        if kind == "authorization_code":
            return self._by_code(form)
        if kind == "refresh_token":
            return self._by_refresh(form)
        raise refused(-14018, "Invalid grant type")

    def _by_code(self, form: Mapping[str, str]) -> Json:
        code = self._codes.get(form.get("code", ""))
        if code is None or code.used or self._world.clock() - code.at > CODE_LIVES or code.oa.app.id != form["app_id"]:
            raise refused(-14005, "Invalid authorization code")
        if challenge_of(form.get("code_verifier", "")) != code.challenge:
            raise refused(-14005, "Invalid code verifier")
        code.used = True
        self._world.new_grant(code.oa)
        return self._pair(code.oa)

    def _by_refresh(self, form: Mapping[str, str]) -> Json:
        token = form.get("refresh_token", "")
        of_app = [oa for oa in self._world.oas.values() if oa.app.id == form["app_id"]]
        if any(token in oa.grant.consumed for oa in of_app):
            raise Consumed
        oa = next((oa for oa in of_app if token and oa.grant.refresh == token), None)
        if oa is None or self._world.clock() - oa.grant.refresh_at > REFRESH_LIVES:
            raise OauthRefused(-14014, "Invalid refresh token.", message="", access_token="", refresh_token="")
        rotate = not self._faults.refresh_without_rotation
        if rotate:
            oa.grant.consumed.add(token)
        self._world.new_grant(oa, rotate=rotate)
        self._world.counts["refreshed"] += 1
        answer = self._pair(oa)
        if not rotate:
            del answer["refresh_token"]
        return answer

    def _pair(self, oa: Oa) -> Json:
        return {"access_token": oa.grant.access, "refresh_token": oa.grant.refresh, "expires_in": EXPIRES_IN}


async def _form(request: web.Request) -> Mapping[str, object]:
    """Form-encoded only; of anything else nothing is read."""
    if request.content_type != "application/x-www-form-urlencoded":
        return {}
    return await request.post()
