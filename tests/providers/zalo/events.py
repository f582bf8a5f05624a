"""The JSON of every webhook event, as §2.4 and §3.3 of the reference have it."""

from typing import TYPE_CHECKING

from .shapes import Json, Sent
from .webhooks import Delivery, Webhooks
from .world import Oa, User, World

if TYPE_CHECKING:
    from .world import Group

ZBS_SERVER = "ZNS"
ECHOES = {"request_user_info": "template"}


class Events:
    """Makes events and gives them to the sender."""

    def __init__(self, world: World, webhooks: Webhooks) -> None:
        self.echoes = True
        self.receipts = False  # each message is received and seen at once, and the OA is told
        self.old_receipts = False  # the person is the sender, and one msg_id stands where a list should
        self.groups_name_oa = True  # whether a group's events have oa_id at the top
        self._empty_admin = True
        self._world = world
        self._webhooks = webhooks

    def raw(self, oa: Oa, event: Json, *, server: str = "") -> Delivery:
        """Any event, signed as this OA's; a timestamp is put in where there is none."""
        event = {"timestamp": str(self._world.ms()), **event}
        return self._webhooks.emit(oa.app, oa.secret_key, event, server=server)

    # ---- from people ----

    def from_user(self, oa: Oa, user: User, name: str, message: Json, group: "Group | None" = None) -> Delivery:
        event = {
            "app_id": oa.app.id,
            "sender": {"id": user.id},
            "recipient": {"id": group.id if group is not None else oa.id},
            "user_id_by_app": user.by_app,
            "event_name": name,
            "message": message,
        }
        return self.raw(oa, event | ({"oa_id": oa.id} if group is not None and self.groups_name_oa else {}))

    def about_follower(self, oa: Oa, user: User, name: str) -> Delivery:
        event = {
            "oa_id": oa.id,
            "follower": {"id": user.id},
            "user_id_by_app": user.by_app,
            "event_name": name,
            "source": "oa_profile",
            "app_id": oa.app.id,
        }
        return self.raw(oa, event)

    def submitted(self, oa: Oa, user: User, info: Json) -> Delivery:
        ends = {"sender": {"id": user.id}, "recipient": {"id": oa.id}}
        return self.raw(oa, {"app_id": oa.app.id, **ends, "event_name": "user_submit_info", "info": info})

    def anonymous(self, oa: Oa, visitor: str, name: str, message: Json) -> Delivery:
        ends = {"sender": {"id": visitor}, "recipient": {"id": oa.id}}
        return self.raw(oa, {"app_id": oa.app.id, **ends, "event_name": name, "message": message})

    # ---- from the OA ----

    def echo(self, oa: Oa, sent: Sent, *, admin_id: str = "", always: bool = False) -> None:
        """What the OA said comes back as an event; with an admin_id only when a person typed it."""
        if not self.echoes and not always:
            return
        middle = {"group": "group_", "anonymous": "anonymous_"}.get(sent.how, "")
        kind = ECHOES.get(sent.kind, sent.kind)
        self._empty_admin = not self._empty_admin  # for what a program sends it is absent or empty
        sender = {"id": oa.id, "admin_id": admin_id} if admin_id or self._empty_admin else {"id": oa.id}
        message: Json = {"msg_id": sent.message_id}
        if sent.text:
            message["text"] = sent.text
        if sent.kind in ("image", "gif", "sticker"):
            url = sent.url or self._world.keep_media(sent.photo or b"", ".jpg")
            message["attachments"] = [{"type": sent.kind, "payload": {"url": url, "thumbnail": url}}]
        user = oa.users.get(sent.to)
        event = {
            "app_id": oa.app.id,
            "sender": sender,
            "recipient": {"id": sent.to},
            "event_name": f"oa_send_{middle}{kind}",
            "message": message,
        }
        self.raw(oa, event | ({"user_id_by_app": user.by_app} if user is not None else {}))

    def after_send(self, oa: Oa, sent: Sent) -> None:
        """Everything the OA is told after it sent something."""
        self.echo(oa, sent)
        if self.receipts and sent.how in ("cs", "template"):
            self.received(oa, sent)
            self.seen(oa, sent.to, [sent.message_id])

    def received(self, oa: Oa, sent: Sent) -> Delivery:
        message: Json = {"msg_id": sent.message_id}
        if sent.how == "phone":
            message |= {"delivery_time": str(self._world.ms()), "tracking_id": sent.tracking_id}
        return self._receipt(oa, sent.to, "user_received_message", message, ZBS_SERVER if sent.how == "phone" else "")

    def seen(self, oa: Oa, user_id: str, message_ids: list[str]) -> Delivery:
        return self._receipt(oa, user_id, "user_seen_message", {"msg_ids": message_ids}, "")

    def _receipt(self, oa: Oa, to: str, name: str, message: Json, server: str) -> Delivery:
        ends = {"sender": {"id": oa.id}, "recipient": {"id": to}}
        if self.old_receipts:
            ends = {"sender": {"id": to}, "recipient": {"id": oa.id}}
            message = {"msg_id": message["msg_ids"][0]} if "msg_ids" in message else message
        return self.raw(oa, {"app_id": oa.app.id, **ends, "event_name": name, "message": message}, server=server)
