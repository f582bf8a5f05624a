"""An OA, its residents and groups as a test moves them: everything they do becomes a webhook event."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from .events import Events
from .shapes import Button, Json, Sent, new_picture
from .webhooks import Delivery
from .world import Grant, Group, Oa, Param, Template, User, World


@dataclass(eq=False, kw_only=True)
class GmfGroup(Group):
    """A GMF group: the OA hears every word in it."""

    oa: "OfficialAccount"

    def adds(self, *people: "Resident") -> None:
        self.members.update(person.id for person in people)

    async def disperses(self, event_name: str = "disperse_group") -> Delivery:
        """The group is no more (some pages call the event delete_group)."""
        self.oa_member = False
        return self.oa.happens(event_name, group_id=self.id)

    async def loses_oa(self) -> None:
        self.oa_member = False


@dataclass(eq=False, kw_only=True)
class Resident(User):
    """Somebody with Zalo on the phone, as one OA knows them."""

    oa: "OfficialAccount"
    events: Events = field(repr=False)
    world: World = field(repr=False)

    # ---- saying ----

    async def says(self, text: str, *, group: GmfGroup | None = None, quote: Sent | str = "") -> Delivery:
        message = {"text": text}
        if quote:
            message["quote_msg_id"] = quote if isinstance(quote, str) else quote.message_id
        return self._posts("text", message, group)

    async def taps(self, button: int | str = 0, of: Sent | None = None) -> Delivery:
        """Tap a button of the last message that had any (or of this one): it arrives as text like any other."""
        sent = of or next((one for one in reversed(self.shown) if one.buttons), None)
        if sent is None:
            raise AssertionError(f"{self.name} was shown no buttons")
        return await self.says(_button(sent, button).says)

    async def sends_photo(
        self, caption: str | None = None, data: bytes | None = None, *, count: int = 1, group: GmfGroup | None = None
    ) -> Delivery:
        """One or several photos in one event, with or without words."""
        pictures = [new_picture(len(self.world.media) + n) if data is None else data for n in range(count)]
        urls = [self.world.keep_media(picture, ".jpg") for picture in pictures]
        payloads = [{"url": url, "thumbnail": url} for url in urls]
        row = {"type": "photo", "url": urls[0], "thumb": urls[0], "description": caption or ""}
        return self._attaches("image", payloads, group, caption, row)

    async def sends_location(self, lat: float, lng: float, *, group: GmfGroup | None = None) -> Delivery:
        coordinates = {"latitude": str(lat), "longitude": str(lng)}
        return self._attaches("location", [{"coordinates": coordinates}], group)

    async def sends_audio(self, data: bytes = b"\xff\xf1 aac", *, group: GmfGroup | None = None) -> Delivery:
        return self._attaches("audio", [{"url": self.world.keep_media(data, ".aac")}], group)

    async def sends_video(self, data: bytes = b"ftyp video", *, group: GmfGroup | None = None) -> Delivery:
        url = self.world.keep_media(data, ".mp4")
        return self._attaches("video", [{"url": url, "thumbnail": url, "description": ""}], group)

    async def sends_file(
        self, name: str = "don.pdf", data: bytes = b"%PDF-1.4", *, group: GmfGroup | None = None
    ) -> Delivery:
        kind = name.rpartition(".")[2]
        url = self.world.keep_media(data, f".{kind}")
        payload = {"url": url, "name": name, "size": str(len(data)), "type": kind, "checksum": "0" * 32}
        return self._attaches("file", [payload], group)

    async def sends_sticker(self, *, group: GmfGroup | None = None) -> Delivery:
        url = self.world.keep_media(new_picture(1), ".png")
        return self._attaches("sticker", [{"id": "50b1bf2e9a6b73352a7a", "url": url}], group)

    async def sends_gif(self, data: bytes = b"GIF89a", *, group: GmfGroup | None = None) -> Delivery:
        url = self.world.keep_media(data, ".gif")
        return self._attaches("gif", [{"url": url, "thumbnail": url}], group)

    async def sends_link(self, url: str, text: str | None = None, *, group: GmfGroup | None = None) -> Delivery:
        payload = {"url": url, "thumbnail": "", "description": ""}
        return self._attaches("link", [payload], group, text or url)

    async def sends_business_card(self, phone: str, *, group: GmfGroup | None = None) -> Delivery:
        payload = {"url": "", "thumbnail": "", "description": f'{{"phone":"{phone}","qrCodeUrl":""}}'}
        return self._attaches("business_card", [payload], group)

    # ---- doing ----

    async def follows(self) -> Delivery:
        self.follower = True
        self._interacts()
        return self.events.about_follower(self.oa, self, "follow")

    async def unfollows(self) -> Delivery:
        self.follower = False
        return self.events.about_follower(self.oa, self, "unfollow")

    async def submits_info(self, phone: str | int = "84901234567", *, old_shape: bool = False, **more: str) -> Delivery:
        """Answer the OA's request for contact details."""
        name, ward, street = (
            more.get("name", self.name),
            more.get("ward", "Phường X"),
            more.get("address", "12 Đường Y"),
        )
        info: Json = {"name": name, "phone": phone}
        if old_shape:
            info |= {"address": street, "city": "TP HCM", "district": "", "ward": ward}
        else:
            place = {"user_city": "TP HCM", "user_ward": ward, "user_address": street}
            info |= {"user_dob": "01/02/1990", "gender": "Nam", "full_address": place}
        self.shared = {"name": name, "phone": str(phone), "address": street, "city": "TP HCM", "district": ""}
        self._interacts()
        return self.events.submitted(self.oa, self, info)

    async def receives(self, sent: Sent) -> Delivery:
        """The phone has it; that is no interaction."""
        return self.events.received(self.oa, sent)

    async def sees(self, *messages: Sent) -> Delivery:
        """It was looked at; that is no interaction either."""
        return self.events.seen(self.oa, self.id, [sent.message_id for sent in messages])

    async def reacts(self, message_id: str, icon: str = "/-strong") -> Delivery:
        message = {"msg_id": message_id, "react_icon": icon}
        return self.events.from_user(self.oa, self, "user_reacted_message", message)

    async def clicks_chat_now(self) -> Delivery:
        self._interacts()
        return self.events.from_user(self.oa, self, "user_click_chatnow", {})

    def last_spoke(self, seconds_ago: float) -> None:
        """Put the last interaction so long back."""
        self.wrote = True
        self.last_interaction = self.world.ms() - round(seconds_ago * 1000)

    # ---- seeing ----

    @property
    def shown(self) -> list[Sent]:
        """What this person was sent."""
        return [sent for sent in self.world.sent if sent.to == self.id and sent.oa_id == self.oa.id]

    # ---- how ----

    def _interacts(self) -> None:
        self.last_interaction = self.world.ms()

    def _attaches(
        self,
        kind: str,
        payloads: Iterable[Json],
        group: GmfGroup | None,
        text: str | None = None,
        row: dict[str, str] | None = None,
    ) -> Delivery:
        message: Json = {} if text is None else {"text": text}
        message["attachments"] = [{"type": kind, "payload": payload} for payload in payloads]
        return self._posts(kind, message, group, row or {"type": kind})

    def _posts(self, kind: str, message: Json, group: GmfGroup | None, row: dict[str, str] | None = None) -> Delivery:
        if group is not None and self.id not in group.members:
            raise AssertionError(f"{self.name} is not in the group {group.id}")
        self._interacts()
        self.wrote = True
        message = {"msg_id": self.world.new_id("u"), **message}
        name = f"user_send_{'group_' if group is not None else ''}{kind}"
        if group is None:
            row = {"message": str(message.get("text", "")), **(row or {})}
            self.world.note(self.oa, self, from_user=True, message_id=message["msg_id"], **row)
        else:
            head = {"from_id": self.id, "message_id": message["msg_id"], "time": self.world.ms()}
            group.history.append({**head, "type": kind, "message": str(message.get("text", ""))})
        return self.events.from_user(self.oa, self, name, message, group)


@dataclass(eq=False)
class Visitor:
    """Somebody without an account, at the widget of a web page."""

    oa: "OfficialAccount"
    id: str
    conversation_id: str

    async def says(self, text: str) -> Delivery:
        message = {"msg_id": self.oa.world.new_id("u"), "text": text, "conversation_id": self.conversation_id}
        return self.oa.events.anonymous(self.oa, self.id, "anonymous_send_text", message)


@dataclass(eq=False, kw_only=True)
class OfficialAccount(Oa):
    """A ward's OA, and the admin who sits before its console."""

    events: Events = field(repr=False)
    world: World = field(repr=False)

    def user(self, id: str = "5000000000000000005", name: str = "Lan") -> Resident:
        """A person the OA may meet; the same one when the id is known."""
        known = self.users.get(id)
        if isinstance(known, Resident):
            return known
        user = Resident(id=id, by_app=f"7{id[1:]}", name=name, oa=self, events=self.events, world=self.world)
        self.users[id] = user
        return user

    def group(self, id: str = "g-77", name: str = "Tổ công tác", members: Iterable[Resident] = ()) -> GmfGroup:
        group = GmfGroup(id=id, name=name, oa=self, members={person.id for person in members})
        self.groups[id] = group
        return group

    def visitor(self, id: str = "anon-1", conversation_id: str = "conv-1") -> Visitor:
        self.visitors[id] = conversation_id
        return Visitor(self, id, conversation_id)

    def template(self, id: str, *params: Param | str, name: str = "Nhắc lịch hẹn") -> Template:
        """An approved template with these blanks (30 characters each unless a Param says otherwise)."""
        blanks = tuple(Param(param) if isinstance(param, str) else param for param in params)
        self.templates[id] = Template(id=id, name=name, params=blanks)
        return self.templates[id]

    def withdraws_consent(self) -> None:
        """The admin takes the permission back: both tokens are unknown from now on."""
        self.grant = Grant()

    def consents(self) -> tuple[str, str]:
        """The pair that the API Explorer of the console shows; what was alive before is dead."""
        self.world.new_grant(self)
        return self.access_token, self.refresh_token

    def human_says(self, user: Resident, text: str, admin_id: str = "6000000000000000006") -> Sent:
        """An official types into OA Manager; the app is told, with who it was."""
        sent = Sent("console", user.id, self.world.new_id("m"), text, oa_id=self.id, at=self.world.clock())
        self.world.tell(sent)
        self.world.note(self, user, from_user=False, message_id=sent.message_id, message=text)
        self.events.echo(self, sent, admin_id=admin_id, always=True)
        return sent

    def delivers(self, sent: Sent) -> Delivery:
        """A template message has reached the phone: the receipt has its tracking id."""
        return self.events.received(self, sent)

    def emits(self, event: Json, *, server: str = "") -> Delivery:
        """Any event as it is, signed as ours: unknown names, OAs we do not know, shapes nobody has seen."""
        return self.events.raw(self, event, server=server)

    def happens(self, event_name: str, **body: object) -> Delivery:
        """An event about the OA itself: add_user_to_tag, change_template_status, update_group_info ..."""
        return self.emits({"event_name": event_name, "app_id": self.app.id, "oa_id": self.id, **body})


def _button(sent: Sent, button: int | str) -> Button:
    titles = [one.title for one in sent.buttons]
    found = sent.buttons[button] if isinstance(button, int) else None
    if isinstance(button, str):
        found = next((one for one in sent.buttons if button in (one.title, one.says)), None)
    if found is None:
        raise AssertionError(f"no button {button!r} among {titles}")
    if not found.says:
        raise AssertionError(f"{found.title!r} opens something; it says nothing to the OA")
    return found
