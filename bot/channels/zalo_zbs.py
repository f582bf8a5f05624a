"""Zalo's template messages (ZBS): approved texts with a few facts in them, by user id or by phone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import structlog

from bot.channels.base import Reroute, SendFailed
from bot.channels.zalo_api import ZaloError
from bot.channels.zalo_errors import BUSINESS, OA
from handlers.rules.deadlines import LOCAL
from handlers.rules.routes import TEMPLATE_PHONE
from handlers.ward import Parameter, Template

log = structlog.get_logger("zbs")

BY_UID, BY_PHONE = "/v3.0/oa/message/template", "/message/template"
# Signs that a parameter of each type can hold (zalo.md §4.3), where the ward's file says nothing else.
MOST = {
    "name": 30, "phone": 15, "address": 200, "code": 30, "status": 30, "contact": 50, "title": 5, "product": 200,
    "amount": 20, "time": 20, "otp": 10, "url": 200, "currency": 12, "note": 90,
}  # fmt: skip
WORDS = ("name", "address", "status", "contact", "product", "note")  # may be cut short; half a code says nothing
CLOSED = ("human", "permanent", "unsupported", "reroute")  # this way is shut, and another may be open


class Api(Protocol):
    """What is needed of `bot.channels.zalo_api`."""

    async def post(self, path: str, body: dict[str, Any], *, business: bool = False) -> Any: ...
    async def verdict(self, error: ZaloError, letter: str) -> SendFailed: ...


class DoesNotFit(Exception):
    """What is known does not fill the template: Zalo would refuse it (-1121, -1122), so it is not asked."""


@dataclass(frozen=True, slots=True)
class TemplateLetter:
    """A template on its way: `to` is a user id or a phone number, as the route says."""

    outbox_id: int
    to: str
    route: str
    template: Template
    facts: Mapping[str, Any]


class Zbs:
    """Template messages of one Official Account."""

    def __init__(self, api: Api) -> None:
        self._api = api

    async def send(self, letter: TemplateLetter) -> str:
        """Send, and return Zalo's id of the message; raises SendFailed."""
        template = letter.template
        try:
            data = fill(template, letter.facts)
            if letter.route == TEMPLATE_PHONE:
                body = {"phone": phone_of(letter.to), "tracking_id": str(letter.outbox_id)}
                path, business = BY_PHONE, True
            else:
                body = {"user_id": letter.to}
                path, business = BY_UID, False
            sent = await self._api.post(
                path, body | {"template_id": template.id, "template_data": data}, business=business
            )
        except DoesNotFit as error:
            log.warning("template does not fit", template=template.id, outbox=letter.outbox_id, why=str(error))
            raise Reroute(str(error)) from error
        except ZaloError as error:
            known = as_known(error)
            verdict = await self._api.verdict(known, str(letter.outbox_id))
            raise (Reroute(str(verdict)) if known.rule.kind in CLOSED else verdict) from error
        return str(sent.get("msg_id") or sent.get("message_id") or "")


def as_known(error: ZaloError) -> ZaloError:
    """Numbers of templates (-131, -144 ...) stand in the business host's table, and the OA host says them too."""
    known = error.business or error.code in OA or error.code not in BUSINESS
    return error if known else ZaloError(error.code, "", error.path, business=True)


def fill(template: Template, facts: Mapping[str, Any]) -> dict[str, str]:
    """The template's data, each parameter of its list present and within its length; raises DoesNotFit."""
    data = {}
    for parameter in template.parameters:
        said = _as_said(parameter, facts.get(parameter.fact or parameter.name))
        if said:
            data[parameter.name] = said
        elif parameter.required:
            raise DoesNotFit(f"template {template.id}: nothing is known for its parameter {parameter.name}")
    return data


def _as_said(parameter: Parameter, value: Any) -> str:
    said = " ".join(str(value if value is not None else "").split())
    if parameter.type == "time":
        said = _time(said)
    most = parameter.most or MOST[parameter.type]
    if len(said) <= most:
        return said
    if parameter.type in WORDS:
        return said[: most - 1].rstrip() + "…"
    raise DoesNotFit(f"parameter {parameter.name}: {len(said)} signs, and {most} have room")


def _time(said: str) -> str:
    """An ISO time as templates show it; other words stay."""
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        return said
    return (moment.astimezone(LOCAL) if moment.tzinfo else moment).strftime("%H:%M %d/%m/%Y")


def phone_of(number: str) -> str:
    """A Vietnamese number as Zalo wants it, 84...; raises DoesNotFit (-108 is never reached)."""
    digits = "".join(sign for sign in number if sign.isdigit())
    if digits.startswith("00"):
        digits = digits[2:]
    if digits.startswith("0"):
        digits = "84" + digits[1:]
    if not (digits.startswith("84") and 11 <= len(digits) <= 12):
        raise DoesNotFit("the phone number is none of Vietnam")
    return digits
