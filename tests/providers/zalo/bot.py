"""bot-api.zaloplatforms.com: a token in the path, one update at a time, no edit, no delete, a small plan."""

import asyncio
import ipaddress
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from .bot_people import FakeBot
from .checks import TEXT_LIMIT
from .faults import Faults
from .shapes import Json, Refused, Sent
from .wire import gateway, lose, read_object
from .world import World

READS = ("getMe", "getUpdates", "getWebhookInfo")


class BotApi:
    """The bot host."""

    def __init__(self, world: World, faults: Faults, bot: FakeBot) -> None:
        self._world = world
        self._faults = faults
        self._bot = bot
        self._methods: dict[str, Callable[[Json], Awaitable[Any]]] = {  # case-sensitive
            "getMe": self._get_me,
            "getUpdates": self._get_updates,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": self._get_webhook_info,
            "sendMessage": self._send_message,
            "sendPhoto": self._send_photo,
            "sendSticker": self._send_sticker,
            "sendVoice": self._send_voice,
            "sendChatAction": self._send_chat_action,
        }

    def routes(self) -> list[web.RouteDef]:
        """With and without a base path of its own, however the ward's setting is read."""
        method = "bot{token:[^/]+}/{method:[^/]+}"
        return [web.route("*", f"/bot/{method}", self._serve), web.route("*", f"/{method}", self._serve)]

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        path = f"/{name}"
        self._world.counts[path] += 1
        if status := self._faults.failure(path):
            return gateway(status)
        try:
            if request.match_info["token"] != self._bot.token:
                raise Refused(401, "Unauthorized")
            answer = await self._do(name, request, path)
        except Refused as error:
            self._world.counts[f"bot {error.code}"] += 1
            body = {"ok": False, "description": error.message, "error_code": error.code}
            return web.json_response(body, status=error.code if self._bot.http_statuses else 200)
        await lose(request, self._faults, path)
        return web.json_response({"ok": True} if answer is None else {"ok": True, "result": answer})

    async def _do(self, name: str, request: web.Request, path: str) -> Any:
        method = self._methods.get(name)
        if method is None or (request.method != "POST" and name not in READS):
            raise Refused(404, "Not Found")
        if code := self._faults.refusal(path):
            raise Refused(code, "as ordered")
        return await method(await _values(request))

    # ---- updates ----

    async def _get_me(self, values: Json) -> Json:
        bot = self._bot
        return {"id": bot.id, "account_name": bot.account_name, "account_type": "BASIC", "can_join_groups": True}

    async def _get_updates(self, values: Json) -> Json:
        """One object, taken out as it is given: whoever loses the answer has lost the update."""
        bot = self._bot
        if bot.hook.url:
            raise Refused(400, "Bad Request: can not use getUpdates while webhook is set")
        asked = str(values.get("timeout", "30"))
        if not asked.isdigit():
            raise Refused(400, "Bad Request: timeout is invalid")
        loop = asyncio.get_running_loop()
        until = loop.time() + min(float(asked), bot.longest_poll)
        while not bot.updates:
            if (left := until - loop.time()) <= 0:
                raise Refused(408, "Request timeout")
            await self._world.bell.wait(left)
        return bot.updates.popleft()

    async def _set_webhook(self, values: Json) -> Json:
        url, secret = values.get("url"), values.get("secret_token")
        if not isinstance(url, str) or not self._may_be_hook(url):
            raise Refused(400, "Bad Request: url must be a public https address")
        if not isinstance(secret, str) or not 8 <= len(secret) <= 256:
            raise Refused(400, "Bad Request: secret_token must be 8-256 characters")
        self._bot.hook.url, self._bot.secret = url, secret
        self._bot.updated_at = self._world.ms()
        return await self._get_webhook_info({})

    async def _delete_webhook(self, values: Json) -> Json:
        self._bot.hook.url, self._bot.secret = "", ""
        self._bot.updated_at = self._world.ms()
        return {"url": "", "updated_at": self._bot.updated_at}

    async def _get_webhook_info(self, values: Json) -> Json:
        if not self._bot.hook.url:
            raise Refused(404, "Not Found")
        return {"url": self._bot.hook.url, "updated_at": self._bot.updated_at}

    def _may_be_hook(self, url: str) -> bool:
        parts = urlsplit(url)
        local = _is_local(parts.hostname or "")
        if local and self._bot.allow_local_hooks:
            return parts.scheme in ("http", "https")
        return parts.scheme == "https" and not local

    # ---- sending ----

    async def _send_message(self, values: Json) -> Json:
        text = _text(values, "text")
        if values.get("parse_mode") not in (None, "markdown", "html"):
            raise Refused(400, "Bad Request: parse_mode is invalid")
        return self._send(values, text=text)

    async def _send_photo(self, values: Json) -> Json:
        photo = values.get("photo")
        parts = urlsplit(photo if isinstance(photo, str) else "")
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Refused(400, "Bad Request: photo must be a public URL")
        if _is_local(parts.hostname) and not self._bot.allow_local_hooks:
            raise Refused(400, "Bad Request: photo can not be fetched")
        caption = _text(values, "caption") if "caption" in values else ""
        return self._send(values, text=caption, kind="image", url=photo)

    async def _send_sticker(self, values: Json) -> Json:
        return self._send(values, text=_text(values, "sticker"), kind="sticker")

    async def _send_voice(self, values: Json) -> Json:
        return self._send(values, kind="voice", url=_text(values, "voice_url"))

    async def _send_chat_action(self, values: Json) -> None:
        if values.get("action") != "typing":
            raise Refused(400, "Bad Request: action is invalid")
        self._bot.actions.append((self._chat(values), "typing"))

    def _send(self, values: Json, *, text: str = "", kind: str = "text", url: Any = "") -> Json:
        chat = self._chat(values)
        self._plan(chat)
        if not (kind == "voice" and chat in self._bot.groups):  # in groups it says ok and delivers nothing
            sent = Sent("bot", chat, self._world.new_id("b"), text, kind, url=url, at=self._world.clock())
            self._world.tell(sent)
            return {"message_id": sent.message_id, "date": self._world.ms()}
        return {"message_id": self._world.new_id("b"), "date": self._world.ms()}

    def _chat(self, values: Json) -> str:
        chat = values.get("chat_id")
        person = self._bot.people.get(chat) if isinstance(chat, str) else None
        if isinstance(chat, str) and (chat in self._bot.groups or (person is not None and person.met)):
            return chat
        raise Refused(self._bot.unknown_chat, "Not Found: chat not found")

    def _plan(self, chat: str) -> None:
        """The free plan: so many messages a month, so many people, so many groups."""
        bot = self._bot
        groups = {one for one in bot.served if one in bot.groups}
        if chat in bot.groups and chat not in groups and len(groups) >= bot.group_limit:
            raise Refused(400, "Bad Request: too many groups for this plan")
        users = bot.served - groups
        if chat not in bot.groups and chat not in users and len(users) >= bot.user_limit:
            raise Refused(429, "Quota exceeded: users")
        if bot.months[bot.month()] >= bot.month_limit:
            raise Refused(429, "Quota exceeded: messages of this month")
        bot.months[bot.month()] += 1
        bot.served.add(chat)


async def _values(request: web.Request) -> Json:
    if request.method == "GET":
        return dict(request.query)
    if request.content_type.startswith("multipart/"):
        raise Refused(400, "Bad Request: files can not be uploaded")
    try:
        return read_object(await request.read())
    except Refused as error:
        raise Refused(400, "Bad Request: body is not a JSON object") from error


def _text(values: Json, name: str) -> str:
    text = values.get(name)
    if not isinstance(text, str) or not 1 <= len(text) <= TEXT_LIMIT:
        raise Refused(400, f"Bad Request: {name} must be 1-{TEXT_LIMIT} characters")
    return text


def _is_local(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host in ("", "localhost") or host.endswith((".local", ".localhost"))
