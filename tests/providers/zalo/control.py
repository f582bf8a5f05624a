"""`/_fake/...`: the fake moved over HTTP, for trying a ward by hand and for tests in another process."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

from aiohttp import web

from .clock import Clock
from .people import GmfGroup, OfficialAccount, Resident
from .shapes import Json, Refused, Sent
from .webhooks import Delivery
from .wire import read_object

if TYPE_CHECKING:
    from .app import FakeZalo
    from .bot_people import BotPerson


ORDERS = ("accept_then_drop", "accept_then_hang", "fail_next", "refuse_next", "down", "up")


class Control:
    """One route a thing that can be done. Bodies are JSON; what is done wrongly is answered 400 with a sentence."""

    def __init__(self, fake: FakeZalo) -> None:
        self._fake = fake

    def routes(self, base: str) -> list[web.RouteDef]:
        posts = {
            "/oas": self._new_oa,
            "/oas/{oa}": self._change_oa,
            "/users/{user}": self._change_user,
            "/users/{user}/{act:[a-z_]+}": self._user_acts,
            "/groups/{group}": self._change_group,
            "/templates/{template}": self._new_template,
            "/bot": self._change_bot,
            "/bot/people/{user}/{act:[a-z_]+}": self._bot_user_acts,
            "/bot/groups/{group}": self._bot_group,
            "/clock": self._advance,
            "/faults": self._set_faults,
            "/webhook": self._set_webhook,
            "/hold": self._hold,
            "/release": self._release,
            "/settle": self._settle,
            "/emit": self._emit,
            "/human": self._human,
        }
        gets = {"/state": self._state, "/sent": self._sent, "/deliveries": self._deliveries}
        found = [web.post(base + path, _answering(act)) for path, act in posts.items()]
        return found + [web.get(base + path, _answering(act)) for path, act in gets.items()]

    # ---- OAs, people, groups ----

    async def _new_oa(self, request: web.Request, body: Json) -> Json:
        oa = self._fake.new_oa(body["id"], body.get("name", "UBND phường"), body.get("secret_key", "OA_SECRET_TEST"))
        return {"access_token": oa.access_token, "refresh_token": oa.refresh_token}

    async def _change_oa(self, request: web.Request, body: Json) -> None:
        oa = self._fake.world.oas.get(request.match_info["oa"])
        if oa is None:
            raise AssertionError("there is no such OA")
        _change(oa, body)

    async def _change_user(self, request: web.Request, body: Json) -> Json:
        """Make a resident, or change one: name, follower, blocked, restricted, inactive, spoke_ago (seconds)."""
        user = self._resident(request, body)
        ago = body.pop("spoke_ago", None)
        _change(user, body)
        if ago is not None:
            user.last_spoke(ago)
        return {"id": user.id, "user_id_by_app": user.by_app}

    async def _user_acts(self, request: web.Request, body: Json) -> Json:
        """says, taps, sends_photo, sends_location, follows, blocks ... with its arguments as the body."""
        user = self._resident(request, body)
        if "group" in body:
            body["group"] = user.oa.groups[body["group"]]
        return _shown(await _act(user, request.match_info["act"], body))

    async def _change_group(self, request: web.Request, body: Json) -> None:
        oa, group_id = self._oa(body), request.match_info["group"]
        members = [oa.user(one) for one in body.pop("members", [])]
        group = oa.groups.get(group_id) or oa.group(group_id)
        assert isinstance(group, GmfGroup)
        group.adds(*members)
        _change(group, body)

    async def _new_template(self, request: web.Request, body: Json) -> None:
        oa = self._oa(body)
        template = oa.template(request.match_info["template"], *body.pop("params", []))
        _change(template, body)

    async def _human(self, request: web.Request, body: Json) -> Json:
        """An official types into OA Manager."""
        oa = self._oa(body)
        return _row(oa.human_says(oa.user(body.pop("user")), **body))

    def _oa(self, body: Json) -> OfficialAccount:
        oa = self._fake.world.oas[body.pop("oa", self._fake.oa.id)]
        assert isinstance(oa, OfficialAccount)
        return oa

    def _resident(self, request: web.Request, body: Json) -> Resident:
        return self._oa(body).user(request.match_info["user"])

    # ---- the bot ----

    async def _change_bot(self, request: web.Request, body: Json) -> None:
        _change(self._fake.bot, body)

    async def _bot_user_acts(self, request: web.Request, body: Json) -> Json:
        bot = self._fake.bot
        person: BotPerson = bot.person(request.match_info["user"])
        if "group" in body:
            body["group"] = bot.groups[body["group"]]
        return _shown(await _act(person, request.match_info["act"], body))

    async def _bot_group(self, request: web.Request, body: Json) -> None:
        bot = self._fake.bot
        bot.group(request.match_info["group"], members=[bot.person(one) for one in body.get("members", [])])

    # ---- time, faults, webhooks ----

    async def _advance(self, request: web.Request, body: Json) -> Json:
        if not isinstance(self._fake.clock, Clock):
            raise AssertionError("this clock is moved elsewhere")
        await self._fake.advance(body.get("advance", 0))
        return {"now": self._fake.clock()}

    async def _set_faults(self, request: web.Request, body: Json) -> None:
        """Switches by name; "order" names one of ORDERS, "with" has its arguments."""
        order = body.pop("order", None)
        if order in ORDERS:
            getattr(self._fake, order)(**body.pop("with", {}))
        elif order is not None:
            raise AssertionError(f"there is no fault {order!r} to order")
        self._fake.latency = body.pop("latency", self._fake.latency)
        switches = ("echoes", "receipts", "old_receipts", "groups_name_oa")
        _change(self._fake.events, {name: body.pop(name) for name in switches if name in body})
        _change(self._fake.faults, body)

    async def _set_webhook(self, request: web.Request, body: Json) -> Json:
        """ "save": an address to probe; "enabled", "url", "only_hash_texts", "events"; and the sender's switches."""
        hook, sender = self._fake.app.hook, self._fake.webhooks
        saved = await self._fake.saves_webhook(body.pop("save")) if "save" in body else None
        if "events" in body:
            body["events"] = None if body["events"] is None else frozenset(body["events"])
        _change(
            hook, {name: body.pop(name) for name in ("url", "enabled", "only_hash_texts", "events") if name in body}
        )
        _change(sender, body)
        return {"saved": saved, "url": hook.url, "enabled": hook.enabled}

    async def _hold(self, request: web.Request, body: Json) -> None:
        self._fake.hold()

    async def _release(self, request: web.Request, body: Json) -> None:
        self._fake.release(body.get("order", "arrival"))

    async def _settle(self, request: web.Request, body: Json) -> None:
        """Answered when every event was tried."""
        await self._fake.settled(**body)

    async def _emit(self, request: web.Request, body: Json) -> Json:
        oa = self._oa(body)
        return _shown(oa.emits(**body))

    # ---- looking ----

    async def _state(self, request: web.Request, body: Json) -> Json:
        fake = self._fake
        oas = {
            oa.id: {"access_token": oa.access_token, "refresh_token": oa.refresh_token}
            for oa in fake.world.oas.values()
        }
        hook = {"url": fake.app.hook.url, "enabled": fake.app.hook.enabled}
        return {
            "now": fake.clock(),
            "oas": oas,
            "webhook": hook,
            "counts": dict(fake.world.counts),
            "sent": len(fake.sent),
        }

    async def _sent(self, request: web.Request, body: Json) -> Json:
        to, since = request.query.get("to"), int(request.query.get("since", "0"))
        rows = [_row(sent) for sent in self._fake.sent[since:] if to in (None, sent.to)]
        return {"sent": rows, "next": len(self._fake.sent)}

    async def _deliveries(self, request: web.Request, body: Json) -> Json:
        return {"deliveries": [_shown(delivery) for delivery in self._fake.deliveries]}


def _answering(act: Any) -> Any:
    async def serve(request: web.Request) -> web.Response:
        try:
            body = read_object(await request.read())
            return web.json_response(await act(request, body) or {}, dumps=_dumps)
        except (AssertionError, AttributeError, KeyError, TypeError, ValueError, Refused) as error:
            return web.json_response({"problem": f"{type(error).__name__}: {error}"}, status=400)

    return serve


async def _act(person: object, name: str, arguments: Json) -> Delivery | None:
    if name.startswith("_") or not callable(method := getattr(person, name, None)):
        raise AssertionError(f"nobody can {name!r}")
    done = method(**arguments)
    return await done if done is not None else None


def _change(thing: object, values: Json) -> None:
    for name, value in values.items():
        if name.startswith("_") or not hasattr(thing, name) or callable(getattr(thing, name)):
            raise AssertionError(f"{type(thing).__name__} has no {name!r} to change")
        setattr(thing, name, value)


def _row(sent: Sent) -> Json:
    row = dataclasses.asdict(sent)
    row["photo"] = None if sent.photo is None else len(sent.photo)
    return row


def _shown(delivery: Delivery | None) -> Json:
    if delivery is None:
        return {}
    attempts = [dataclasses.asdict(attempt) for attempt in delivery.attempts]
    return {"event": delivery.event, "state": delivery.state, "due": delivery.due, "attempts": attempts}


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
