"""Sending on the OA host: to a resident within the windows, to a group, by template, to a visitor."""

from dataclasses import replace

from .checks import TEXT_LIMIT, read_message
from .events import Events
from .openapi import Call, Gate, Route, word
from .shapes import Content, Json, Refused, Sent, invalid, too_long
from .templates import check_template, fill, pay
from .world import DAY, HOUR, Group, Oa, Upload, User

FREE = 48 * HOUR * 1000
OPEN = 7 * DAY * 1000
UPLOAD_LIVES = 7 * DAY
PRICE = 55
REACTIONS = 50


class Messages:
    """The calls that reach people."""

    def __init__(self, gate: Gate, events: Events) -> None:
        self._world = gate.world
        self._faults = gate.faults
        self._events = events
        self._answers = 0
        gate.table |= {
            ("POST", "/v3.0/oa/message/cs"): Route(self._consult),
            ("POST", "/v3.0/oa/message/template"): Route(self._template, counted=False),
            ("POST", "/v3.0/oa/message/transaction"): Route(self._gone),
            ("POST", "/v3.0/oa/message/promotion"): Route(self._gone),
            ("POST", "/v3.0/oa/group/message"): Route(self._group),
            ("POST", "/v2.0/oa/message"): Route(self._v2),
        }

    # ---- to a resident ----

    async def _consult(self, call: Call) -> Json:
        oa = call.oa
        user_id = word(_recipient(call), "user_id")
        content = read_message(call.values.get("message"))
        if (content.buttons or content.kind == "list") and not oa.buttons_supported:
            raise Refused(-233, "Message type is not supported")
        user = reach(oa, user_id)
        upload = self._upload(oa, content)
        quota = self._window(oa, user)
        sent = self._sent("cs", user.id, content, upload, oa, quota)
        self._world.note(oa, user, from_user=False, message_id=sent.message_id, **row_of(sent))
        self._events.after_send(oa, sent)
        data: Json = {"message_id": sent.message_id, "user_id": user.id, "sent_time": str(self._world.ms())}
        self._answers += 1
        if self._faults.quota_always or self._answers % 3:
            data["quota"] = {"quota_type": quota}
        return data

    def _window(self, oa: Oa, user: User) -> str:
        """Which quota pays, by the age of the last interaction to the millisecond; or why it may not be sent."""
        if user.last_interaction is None:
            raise Refused(-213, "User has not followed the OA")
        age = self._world.ms() - user.last_interaction
        if age <= FREE:
            return "reply"
        if age > OPEN:
            raise (
                Refused(-230, "User has not interacted with the OA in the past 7 days")
                if user.wrote
                else Refused(-232, "User has not interacted with the OA or the interaction has expired")
            )
        if oa.allotment > 0:
            oa.allotment -= 1
            return "sub_quota"
        return pay(oa, PRICE, -320, -321)

    def _upload(self, oa: Oa, content: Content) -> Upload | None:
        if not content.upload:
            return None
        upload = oa.uploads.get(content.upload)
        if upload is None or (upload.kind == "file") != (content.kind == "file"):
            raise invalid("attachment_id" if content.kind != "file" else "token")
        if self._world.clock() - upload.at > UPLOAD_LIVES:
            raise Refused(-100, "Attachment has expired")
        return upload

    def _sent(self, how: str, to: str, content: Content, upload: Upload | None, oa: Oa, quota: str = "") -> Sent:
        sent = Sent(
            how,
            to,
            self._world.new_id("m"),
            content.text,
            content.kind,
            content.buttons,
            content.elements,
            content.url,
            upload.data if upload is not None else None,
            content.quote,
            quota,
            oa_id=oa.id,
            at=self._world.clock(),
        )
        self._world.tell(sent)
        return sent

    # ---- by template ----

    async def _template(self, call: Call) -> Json:
        oa, user_id = call.oa, word(call.values, "user_id")
        template = oa.templates.get(word(call.values, "template_id"))
        user = reach(oa, user_id)
        template = check_template(template)
        if not template.by_uid:
            raise Refused(-249, "Template can not be sent by UID")
        data = fill(template, call.values.get("template_data"))
        quota = pay(oa, template.price_uid, -320, -321)
        content = Content(kind="template")
        sent = self._sent_template(oa, user.id, content, template.id, data, quota)
        self._events.after_send(oa, sent)
        return {
            "message_id": sent.message_id,
            "user_id": user.id,
            "sent_time": str(self._world.ms()),
            "quota": {"quota_type": quota, "remain": str(oa.balance // template.price_uid)},
        }

    def _sent_template(self, oa: Oa, to: str, content: Content, template_id: str, data: Json, quota: str) -> Sent:
        bare = Sent("template", to, self._world.new_id("m"), content.text, content.kind, quota=quota, oa_id=oa.id)
        sent = replace(bare, template_id=template_id, template_data=data, at=self._world.clock())
        self._world.tell(sent)
        return sent

    async def _gone(self, call: Call) -> Json:
        raise Refused(-233, "Message type is not supported")  # shut down 2026-03-01; the real number is unknown

    # ---- to a group ----

    async def _group(self, call: Call) -> Json:
        oa = call.oa
        group = oa.groups.get(word(_recipient(call), "group_id"))
        content = read_message(call.values.get("message"))
        if content.buttons or content.kind in ("list", "request_user_info"):
            raise Refused(-233, "Message type is not supported")
        upload = self._upload(oa, content)
        group = usable(group)
        sent = self._sent("group", group.id, content, upload, oa)
        head = {"from_id": oa.id, "message_id": sent.message_id, "time": self._world.ms()}
        group.history.append({**head, "type": sent.kind, "message": sent.text})
        self._events.after_send(oa, sent)
        return {"message_id": sent.message_id, "group_id": sent.to, "sent_time": str(self._world.ms())}

    # ---- what is still v2: reactions, visitors of the web widget, broadcasts ----

    async def _v2(self, call: Call) -> Json:
        recipient = _recipient(call)
        if "target" in recipient:
            raise invalid("message.attachment: a broadcast is an article")
        if "anonymous_id" in recipient:
            return self._to_visitor(call.oa, recipient, call.values.get("message"))
        if "sender_action" not in call.values:
            raise Refused(-240, "API v2 of messages has been shut down")
        user = reach(call.oa, word(recipient, "user_id"))
        action = call.values["sender_action"]
        icon, message_id = word(action, "react_icon"), word(action, "react_message_id")
        user.reactions[message_id] += 1
        if user.reactions[message_id] > REACTIONS:
            raise too_long("react_message_id")
        sent = Sent("reaction", user.id, self._world.new_id("m"), icon, "reaction", quote=message_id, oa_id=call.oa.id)
        self._world.tell(sent)
        return {"message_id": sent.message_id, "user_id": user.id}

    def _to_visitor(self, oa: Oa, recipient: Json, message: object) -> Json:
        visitor = word(recipient, "anonymous_id")
        if oa.visitors.get(visitor) != word(recipient, "conversation_id"):
            raise invalid("conversation_id")
        text = message.get("text") if isinstance(message, dict) else None
        if not isinstance(text, str) or not text.strip():
            raise invalid("message.text")
        if len(text) > TEXT_LIMIT:
            raise too_long("message.text")
        sent = self._sent("anonymous", visitor, Content(text), None, oa)
        self._events.after_send(oa, sent)
        return {"message_id": sent.message_id, "anonymous_id": visitor}


def _recipient(call: Call) -> Json:
    recipient = call.values.get("recipient")
    if not isinstance(recipient, dict):
        raise invalid("recipient")
    return recipient


def reach(oa: Oa, user_id: str) -> User:
    """The person, or why they may not be written to at all."""
    user = oa.users.get(user_id)
    if user is None:
        raise invalid("user_id")
    if user.blocked:
        raise Refused(-217, "User has blocked messages from the OA")
    if user.restricted:
        raise Refused(-244, "User has restricted this type of message")
    if user.inactive:
        raise Refused(-227, "User is banned or has been inactive for more than 45 days")
    return user


def usable(group: Group | None) -> Group:
    if group is None or not group.oa_member:
        raise Refused(-403, "OA is not in this group")
    if not group.asset_ok:
        raise Refused(-237, "Group has been disabled")
    return group


def row_of(sent: Sent) -> dict[str, str]:
    if sent.kind == "text":
        return {"type": "text", "message": sent.text}
    kind = {"image": "photo", "gif": "GIF"}.get(sent.kind, sent.kind)
    return {"type": kind, "message": sent.text, "description": sent.text, "url": sent.url, "thumb": sent.url}
