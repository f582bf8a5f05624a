"""What 'phuongoi doctor' finds about Zalo: tokens, account, webhook, limits, templates; one sentence each, with what to do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.app import load_houses, open_database, templates_of
from bot.bucket import LIMIT
from bot.channels.base import Deferred, SendFailed
from bot.channels.zalo_api import ZaloApi, ZaloError
from bot.channels.zalo_events import GROUP, OA
from bot.channels.zalo_zbs import MOST
from bot.settings import Settings
from handlers.rules.deadlines import LOCAL
from handlers.ward import Template
from storage import alarms, mail, zalo_tokens
from storage.models import ZaloAccount

PACKAGES = ("Growth", "Comprehensive")  # an app is linked to an OA only with one of these (zalo.md §1.6)
GOVERNMENT = "4"
TOO_OLD = timedelta(days=60)
QUIET = timedelta(days=2)
TEMPLATE_ID = "PHUONGOI_ZALO_ZBS_TEMPLATE_REMINDER or the ward file"
AUTHORISE = "run 'phuongoi zalo authorize'"


class _Stored:
    """The token as the ward left it. The doctor never refreshes: the pair is good for one use, and the ward's."""

    def __init__(self, token: str) -> None:
        self._token = token

    async def token(self) -> str:
        return self._token

    async def renew(self, refused: str) -> str:
        raise Deferred("Zalo does not accept the stored access token")


class _Deaf:
    async def ring(self, kind: str, ref: str, detail: str) -> None: ...
    async def calm(self, kind: str, ref: str) -> None: ...


def check_zalo(settings: Settings, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Iterator[str]:
    """Nothing where Zalo is off."""
    if not settings.zalo_app_id:
        return
    try:
        with open_database(settings).now(reading=True) as tx:
            account = zalo_tokens.account(tx, settings.zalo_oa_id)
            newest = mail.newest(tx, (OA, GROUP), settings.zalo_oa_id)
            wrong = alarms.of_now(tx, "zalo_")
    except Exception:
        return  # the database's own check has said it
    now = clock()
    if not settings.zalo_oa_secret_key:
        yield (
            "PHUONGOI_ZALO_OA_SECRET_KEY is empty: copy the OA Secret Key of developers.zalo.me, Webhook; "
            "till then the app secret is tried"
        )
    yield from _tokens(account, now)
    for alarm in wrong:
        if alarm.kind != "zalo_reauth":  # said already
            yield f"since {alarm.at.astimezone(LOCAL):%H:%M %d/%m/%Y} ({alarm.ref}): {alarm.detail}"
    yield from _events(newest.received_at if newest else None, now)
    yield from asyncio.run(_all(_webhook(settings)))
    if account and account.access_token and account.state == zalo_tokens.OK and not _is_past(account.expires_at, now):
        yield from asyncio.run(_all(_asked(settings, account.access_token, now)))


def _tokens(account: ZaloAccount | None, now: datetime) -> Iterator[str]:
    """State and age."""
    if account is None or not account.refresh_token:
        yield f"the Official Account is not authorised: {AUTHORISE}"
        return
    if account.state != zalo_tokens.OK:
        yield f"Zalo's grant is lost ({account.state}), messages wait: {AUTHORISE}"
    elif _is_past(account.expires_at, now):
        yield "the access token has run out: start the ward, which refreshes it"
    if account.rotated_at and now - account.rotated_at > TOO_OLD:
        days = (now - account.rotated_at).days
        yield f"the refresh token is {days} days old and lives for 90: {AUTHORISE}"


def _events(newest: datetime | None, now: datetime) -> Iterator[str]:
    """Whether the webhook brings any."""
    if newest is None:
        yield "no event of Zalo has arrived yet: at developers.zalo.me, Webhook, switch the events on; then write to the OA"
    elif now - newest > QUIET:
        day = f"{newest:%d/%m/%Y}"
        yield f"the last event of Zalo is of {day}: see whether developers.zalo.me, Webhook, is still switched on"


def _is_past(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment < now


async def _all(found: AsyncIterator[str]) -> list[str]:
    return [fault async for fault in found]


async def _asked(settings: Settings, token: str, now: datetime) -> AsyncIterator[str]:
    """What Zalo itself says."""
    api = ZaloApi(
        openapi=settings.zalo_openapi_base, business=settings.zalo_business_base, keys=_Stored(token),
        app_secret=settings.zalo_app_secret, proof=settings.zalo_oa_appsecret_proof, alarms=_Deaf(), clock=lambda: now,
    )  # fmt: skip
    await api.open()
    try:
        for fault in _account(settings, await api.get("/v2.0/oa/getoa") or {}):
            yield fault
        limit = api.rate.get(LIMIT, "")
        if limit.isdigit() and int(limit) < settings.zalo_oa_rate_per_min:
            mine, fit = settings.zalo_oa_rate_per_min, int(limit) * 4 // 5
            yield f"PHUONGOI_ZALO_OA_RATE_PER_MIN={mine}: Zalo allows {limit} a minute; set it to {fit}"
        async for fault in _templates(settings, api):
            yield fault
    except ZaloError as error:
        yield f"Zalo refuses ({error.code}): {error.rule.why}"
    except SendFailed as error:
        yield f"PHUONGOI_ZALO_OPENAPI_BASE={settings.zalo_openapi_base}: {error}; check it and this machine's network"
    finally:
        await api.close()


def _account(settings: Settings, facts: dict[str, Any]) -> Iterator[str]:
    given = str(facts.get("oaid") or facts.get("oa_id") or "")
    if given and given != settings.zalo_oa_id:
        yield f"PHUONGOI_ZALO_OA_ID={settings.zalo_oa_id}: the tokens are of OA {given}; set that one, or {AUTHORISE}"
    if facts.get("is_verified") is False:
        yield "the OA is not verified: OA Manager, Quản lý tài khoản, Xác thực tài khoản"
    if str(facts.get("oa_type", GOVERNMENT)) != GOVERNMENT:
        yield "the OA is not of the kind 'cơ quan nhà nước': have it changed in OA Manager, Xác thực tài khoản"
    package = str(facts.get("package_name") or "")
    if package and not any(name in package for name in PACKAGES):
        yield f"the OA has the package {package}, and the API needs Growth or Comprehensive: OA Manager, Gói dịch vụ"
    costs = settings.zalo_paid_cs or settings.zalo_zbs_template_reminder
    if costs and facts.get("linked_ZCA") is False:
        yield "no Zalo Cloud (ZBS) account is linked, so nothing that costs money can be sent: account.zalo.cloud"


async def _webhook(settings: Settings) -> AsyncIterator[str]:
    """The console's own probe: an unsigned call has to get 200."""
    if not settings.public_url:
        yield "PHUONGOI_PUBLIC_URL is empty: Zalo brings events only to a public https address"
        return
    url = f"{settings.public_url.rstrip('/')}/hook/zalo-oa"
    try:
        async with (
            ClientSession(timeout=ClientTimeout(total=10)) as session,
            session.post(url, data=b"{}", headers={"Content-Type": "application/json"}) as answer,
        ):
            if answer.status != 200:
                yield f"{url} answers {answer.status}: start the ward, and let the proxy pass /hook/zalo-oa on"
    except (TimeoutError, ClientError) as error:
        yield f"{url} is not reached ({type(error).__name__}): check PHUONGOI_PUBLIC_URL, the proxy and its certificate"


async def _templates(settings: Settings, api: ZaloApi) -> AsyncIterator[str]:
    """Whether each template is approved and has the very parameters that will be filled in."""
    houses = load_houses(settings, lambda ward: None)  # type: ignore[arg-type,return-value]
    seen = {one.id: one for found in templates_of(settings, houses).values() for one in found if one.id}
    for template in seen.values():
        try:
            facts = await api.look_up("/template/info/v2", {"template_id": template.id})
        except ZaloError as error:
            yield f"template {template.id}: Zalo says {error.code}; check the id in {TEMPLATE_ID}"
            continue
        for fault in differences(template, facts or {}):
            yield f"template {template.id}: {fault}"


def differences(template: Template, facts: dict[str, Any]) -> Iterator[str]:
    """Between the template as we fill it and as Zalo approved it."""
    status = str(facts.get("status") or "ENABLE")
    if status != "ENABLE":
        yield f"its status is {status}: have it approved in ZBS, Quản lý template, or name another in {TEMPLATE_ID}"
    theirs = {str(one["name"]): one for one in facts.get("listParams") or ()}
    ours = {one.name: one for one in template.parameters}
    for name in sorted(set(theirs) - set(ours)):
        if theirs[name].get("require", True):
            yield f"Zalo wants a parameter {name}, and the ward file does not fill it"
    for name in sorted(set(ours) - set(theirs)):
        yield f"it has no parameter {name}: name it so in the console, or take it out of the ward file"
    for name in sorted(set(ours) & set(theirs)):
        longest, most = theirs[name].get("maxLength"), ours[name].most or MOST[ours[name].type]
        if isinstance(longest, int) and longest < most:
            yield f"parameter {name} holds {longest} signs; write most = {longest} in the ward file"
