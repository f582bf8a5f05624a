"""Zalo's OAuth for Official Accounts: the link for the admin, the code, the refresh; and what an answer means."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
import string
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

import orjson
from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout, ConnectionTimeoutError

from bot.zalo_settings import ZaloSettings
from storage.zalo_tokens import Pair

OAUTH_SECONDS = 20.0
EXPIRES_IN = 90_000  # 25 h, where the answer does not say
VERIFIER_SIGNS = 43
VERIFIER_ALPHABET = string.ascii_letters + string.digits
LOST_CODES = (-14014, -118)
LOST_WORDS = re.compile(r"refresh.?token|invalid.?grant", re.IGNORECASE)
MENDED_BY = {
    -14002: "check PHUONGOI_ZALO_APP_ID, and that the app is active at developers.zalo.me",
    -14003: "PHUONGOI_ZALO_OA_REDIRECT_URI must be the Official Account Callback Url of the console, to the letter",
    -14004: "check PHUONGOI_ZALO_APP_SECRET, the secret key of the app at developers.zalo.me",
    -14005: "the code is wrong, was used before, is older than 10 minutes, or PHUONGOI_ZALO_OA_CODE_VERIFIER is not "
    "the one of the console: begin again with 'phuongoi zalo authorize'",
}


class OauthFailed(Exception):
    """No token came, and the one that was shown is as good as before."""


class NotReached(OauthFailed):
    """Zalo was not reached at all."""


class Unsure(OauthFailed):
    """The answer was lost, or a gateway answered: the refresh token may be used up, or not."""


class GrantLost(OauthFailed):
    """The refresh token was used before, or is no longer known: an admin has to consent again."""


@dataclass(frozen=True, slots=True)
class Callback:
    """What came back from the consent page."""

    code: str
    state: str = ""
    oa_id: str = ""


class Oauth:
    """The token endpoint, for one app."""

    def __init__(
        self, *, base: str, app_id: str, secret: str, redirect_uri: str = "", fixed_verifier: str = ""
    ) -> None:
        self._base, self._app_id, self._secret = base, app_id, secret
        self._redirect_uri, self._fixed_verifier = redirect_uri, fixed_verifier

    @classmethod
    def of(cls, settings: ZaloSettings) -> Oauth:
        return cls(
            base=settings.zalo_oauth_base, app_id=settings.zalo_app_id, secret=settings.zalo_app_secret,
            redirect_uri=settings.zalo_oa_redirect_uri, fixed_verifier=settings.zalo_oa_code_verifier,
        )  # fmt: skip

    def new_verifier(self) -> str:
        return self._fixed_verifier or "".join(secrets.choice(VERIFIER_ALPHABET) for _ in range(VERIFIER_SIGNS))

    def link(self, verifier: str, state: str) -> str:
        """Where an admin of the OA consents. Without "/oa/" it would be the login of another product."""
        query = {
            "app_id": self._app_id, "redirect_uri": self._redirect_uri, "code_challenge": challenge_of(verifier),
            "state": state,
        }  # fmt: skip
        return f"{self._base}/v4/oa/permission?{urlencode(query)}"

    async def by_code(self, code: str, verifier: str) -> Pair:
        form = {"code": code, "grant_type": "authorization_code", "code_verifier": verifier}
        return await self._ask(form)

    async def by_refresh(self, refresh_token: str) -> Pair:
        return await self._ask({"refresh_token": refresh_token, "grant_type": "refresh_token"})

    async def _ask(self, form: dict[str, str]) -> Pair:
        timeout = ClientTimeout(total=OAUTH_SECONDS, connect=5)
        headers = {"secret_key": self._secret}
        url = f"{self._base}/v4/oa/access_token"
        try:
            async with (
                ClientSession(timeout=timeout) as session,
                session.post(url, data={**form, "app_id": self._app_id}, headers=headers) as answer,
            ):
                return read_pair(answer.status, await answer.read())
        except (ClientConnectorError, ConnectionTimeoutError) as error:
            raise NotReached(
                f"{self._base} was not reached: see PHUONGOI_ZALO_OAUTH_BASE and this machine's network"
            ) from error
        except (TimeoutError, ClientError) as error:
            raise Unsure(f"{type(error).__name__}: the answer of the OAuth host was lost") from error


def read_pair(status: int, raw: bytes) -> Pair:
    """A pair is there when an access token is; nothing else says so (errors come as HTTP 200 too, some unnumbered)."""
    if status != 200:
        raise Unsure(f"HTTP {status} from a gateway before the OAuth host")
    if not raw.strip():
        raise GrantLost("the refresh token was used before (empty answer)")
    try:
        answer = orjson.loads(raw)
        access, refresh = str(answer.get("access_token") or ""), str(answer.get("refresh_token") or "")
    except (orjson.JSONDecodeError, AttributeError) as error:
        raise Unsure("an answer of the OAuth host that is no JSON") from error
    if access:
        return Pair(access, refresh, _number(answer.get("expires_in")) or EXPIRES_IN)
    code, name = _number(answer.get("error")), str(answer.get("error_name") or answer.get("error_description") or "")
    if code in LOST_CODES or LOST_WORDS.search(name):
        raise GrantLost(f"{code or 'no number'}: the refresh token is not accepted")
    raise OauthFailed(f"{code or 'no number'}: {MENDED_BY.get(code, name[:80] or 'no token came')}")


def _number(given: object) -> int:
    """Numbers come as numbers or as strings of them."""
    try:
        return int(str(given))
    except ValueError:
        return 0


def challenge_of(verifier: str) -> str:
    """PKCE, S256."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode("ascii")).digest()).rstrip(b"=").decode()


def read_callback(pasted: str) -> Callback:
    """The code out of the address that the browser ended at, or the bare code."""
    pasted = pasted.strip()
    if "code=" not in pasted:
        return Callback(pasted)
    query = parse_qs(urlsplit(pasted).query or pasted)
    first = {name: values[0] for name, values in query.items()}
    return Callback(first.get("code", ""), first.get("state", ""), first.get("oa_id", ""))
