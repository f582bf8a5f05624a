"""business.openapi.zalo.me: template messages by phone, their quota, status and templates."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from aiohttp import web

from .events import Events
from .faults import Faults
from .openapi import ACCESS_LIVES, Call, Gate, Route, proves
from .shapes import Json, Refused, Sent
from .templates import check_template, fill, pay
from .world import DAY, HOUR, Oa, Param, World

VIETNAM = 7 * HOUR
TRACKING_LIMIT = 48
NUMBERS = {-204: -135, -221: -135, -224: -135, -212: -117, -223: -117, -209: -103}  # which is which: our guess
PHONE = re.compile(r"\+?84\d{8,10}")


class Business(Gate):
    """The business host: the same token, its own numbers."""

    def __init__(self, world: World, faults: Faults, events: Events) -> None:
        super().__init__(world, faults)
        self._events = events
        self.table = {
            ("POST", "/message/template"): Route(self._send, counted=False),
            ("POST", "/message/template/hashphone"): Route(self._send_hashed, counted=False),
            ("GET", "/message/status"): Route(self._status, counted=False, strict=False),
            ("GET", "/message/quota"): Route(self._quota, counted=False, strict=False),
            ("GET", "/template/all"): Route(self._templates, counted=False, strict=False),
            ("GET", "/template/info/v2"): Route(self._template, counted=False, strict=False),
        }

    def check_token(self, oa: Oa | None, request: web.Request) -> Oa:
        token = request.headers.get("access_token", "")
        dead = oa is None or token in oa.grant.superseded or self.world.clock() - oa.grant.access_at > ACCESS_LIVES
        if oa is None or dead:
            raise Refused(-124, "Access token invalid")
        if oa.app.wants_proof and not proves(oa.app, token, request.headers.get("appsecret_proof", "")):
            raise Refused(-1241, "appsecret_proof is invalid")
        return oa

    async def read(self, oa: Oa, request: web.Request) -> Call:
        return Call(oa, dict(request.query)) if request.method == "GET" else await super().read(oa, request)

    def check_state(self, oa: Oa) -> None:
        """The same faults of the console, by this host's own numbers."""
        try:
            super().check_state(oa)
        except Refused as error:
            raise Refused(NUMBERS[error.code], error.message) from error

    # ---- sending ----

    async def _send(self, call: Call) -> Json:
        phone = call.values.get("phone")
        if not isinstance(phone, str) or not PHONE.fullmatch(phone):
            raise Refused(-108, "Phone number is invalid")
        phone = phone.removeprefix("+")
        return self._deliver(call, phone, found=phone not in self.world.phones_without_zalo)

    async def _send_hashed(self, call: Call) -> Json:
        hashed = str(call.values.get("hash_phone", ""))
        if not re.fullmatch(r"[0-9a-f]{64}", hashed):
            raise Refused(-108, "Phone number is invalid")
        return self._deliver(call, hashed, found=hashed not in _hashes(self.world.phones_without_zalo))

    def _deliver(self, call: Call, phone: str, *, found: bool) -> Json:
        oa, tracking = call.oa, call.values.get("tracking_id", "")
        template = check_template(oa.templates.get(str(call.values.get("template_id", ""))))
        if not isinstance(tracking, str) or len(tracking) > TRACKING_LIMIT:
            raise Refused(-106, "tracking_id is invalid")
        data = fill(template, call.values.get("template_data"))
        if not found:
            raise Refused(-118, "Zalo account not existed")
        if call.values.get("mode") == "development" and phone not in oa.admin_phones:
            raise Refused(-127, "Development mode sends to admins only")
        if self.faults.night_closed and self._is_night():
            raise Refused(-133, "Not allowed to send at night")
        if oa.template_days[self._day()] >= oa.daily_templates:
            raise Refused(-144, "OA has exceeded its daily quota")
        pay(oa, template.price_phone, -136, -137)
        oa.template_days[self._day()] += 1
        bare = Sent(
            "phone", phone, self.world.new_id("z"), kind="template", template_id=template.id, template_data=data
        )
        sent = replace(bare, tracking_id=tracking, oa_id=oa.id, at=self.world.clock())
        self.world.tell(sent)
        if self._events.receipts:
            self._events.received(oa, sent)
        now = str(self.world.ms())
        return {"msg_id": sent.message_id, "sent_time": now, "sending_mode": "1", "quota": self._left(oa)}

    def _left(self, oa: Oa) -> Json:
        left = max(0, oa.daily_templates - oa.template_days[self._day()])
        return {"dailyQuota": str(oa.daily_templates), "remainingQuota": str(left)}

    def _day(self) -> int:
        return int((self.world.clock() + VIETNAM) // DAY)

    def _is_night(self) -> bool:
        hour = (datetime.fromtimestamp(self.world.clock(), UTC) + timedelta(seconds=VIETNAM)).hour
        return not 6 <= hour < 22

    # ---- asking: plain query parameters here ----

    async def _status(self, call: Call) -> Json:
        sent = next((one for one in self.world.sent if one.message_id == call.values.get("message_id")), None)
        return {"status": -1 if sent is None else 1, "message": "", "delivery_time": ""}

    async def _quota(self, call: Call) -> Json:
        return self._left(call.oa)

    async def _templates(self, call: Call) -> object:
        limit = str(call.values.get("limit", "100"))
        if not limit.isdigit() or int(limit) > 100:
            raise Refused(-106, "limit is invalid")
        offset = int(str(call.values.get("offset", "0")))
        rows = [
            {"templateId": one.id, "templateName": one.name, "status": one.status} for one in call.oa.templates.values()
        ]
        return rows[offset : offset + int(limit)]

    async def _template(self, call: Call) -> Json:
        template = call.oa.templates.get(str(call.values.get("template_id", "")))
        if template is None:
            raise Refused(-109, "Template ID is invalid")
        return {
            "templateId": template.id,
            "templateName": template.name,
            "status": template.status,
            "listParams": [_blank(param) for param in template.params],
            "price": str(template.price_phone),
            "price_sdt": str(template.price_phone),
            "price_uid": str(template.price_uid),
        }


def _blank(param: Param) -> Json:
    limits = {"maxLength": param.longest, "minLength": 0, "acceptNull": not param.required}
    return {"name": param.name, "require": param.required, "type": param.type, **limits}


def _hashes(phones: Iterable[str]) -> set[str]:
    return {hashlib.sha256(phone.encode()).hexdigest() for phone in phones}
