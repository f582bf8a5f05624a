"""What Zalo remembers: apps, Official Accounts with their tokens, people, groups, templates, uploads, messages."""

import asyncio
import hashlib
import itertools
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from .shapes import Json, Sent

HOUR = 3600
DAY = 24 * HOUR
MEDIA_LIVES = DAY  # the real time is not stated anywhere: "download at once"


class Bell:
    """Wakes everybody who waits for news."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        self._event.set()
        self._event = asyncio.Event()

    async def wait(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._event.wait(), max(0.0, seconds))
        except TimeoutError:
            return


@dataclass(eq=False, kw_only=True)
class Hook:
    """The webhook page of an app's console: one URL for every OA of the app."""

    url: str = ""
    enabled: bool = True
    only_hash_texts: bool = False  # the filter "Lọc cú pháp"
    events: frozenset[str] | None = None  # None: every event is switched on
    disables: bool = True  # goes off after the last failure, until a person switches it on


@dataclass(eq=False, kw_only=True)
class App:
    """An app of developers.zalo.me."""

    id: str
    secret: str
    redirect_uri: str
    rate: int = 4000  # requests a minute on the OA API
    wants_proof: bool = False  # the console switch "appsecret_proof"
    hook: Hook = field(default_factory=Hook)


@dataclass(eq=False, kw_only=True)
class User:
    """A resident as one OA knows them."""

    id: str
    by_app: str
    name: str
    follower: bool = False
    blocked: bool = False
    restricted: bool = False
    inactive: bool = False  # banned, or away for more than 45 days
    wrote: bool = False
    last_interaction: int | None = None  # ms
    tags: set[str] = field(default_factory=set)
    shared: Json = field(default_factory=dict)
    reactions: Counter[str] = field(default_factory=Counter)


@dataclass(eq=False, kw_only=True)
class Group:
    """A GMF group."""

    id: str
    name: str
    oa_member: bool = True
    asset_ok: bool = True
    members: set[str] = field(default_factory=set)
    facts: Json = field(default_factory=dict)
    history: list[Json] = field(default_factory=list)


@dataclass(frozen=True)
class Param:
    """A blank of a template."""

    name: str
    longest: int = 30
    required: bool = True
    type: str = "STRING"


@dataclass(eq=False, kw_only=True)
class Template:
    """A ZBS template, approved unless it says otherwise."""

    id: str
    name: str
    params: tuple[Param, ...]
    status: str = "ENABLE"  # PENDING_REVIEW, REJECT, DISABLE
    by_uid: bool = True
    price_uid: int = 200
    price_phone: int = 300


@dataclass(frozen=True)
class Upload:
    """A file an OA gave into keeping, for seven days."""

    id: str
    kind: str
    data: bytes
    at: float


@dataclass(eq=False, kw_only=True)
class Grant:
    """An OA's tokens: the living pair and all that were alive before."""

    access: str = ""
    access_at: float = 0.0
    superseded: set[str] = field(default_factory=set)
    refresh: str = ""
    refresh_at: float = 0.0
    consumed: set[str] = field(default_factory=set)


@dataclass(eq=False, kw_only=True)
class Oa:
    """An Official Account: what its console says, whom it knows, what it may."""

    id: str
    name: str
    app: App
    secret_key: str
    grant: Grant = field(default_factory=Grant)
    disabled: bool = False
    verified: bool = True
    package: str = "Growth"
    app_active: bool = True
    api_registered: bool = True
    permitted: bool = True
    rate: int = 100  # requests a minute, by package
    allotment: int = 500  # consultation messages outside 48 h that the package includes
    zca_linked: bool = True
    balance: int = 1_000_000  # đồng
    daily_templates: int = 500
    admin_phones: set[str] = field(default_factory=set)
    buttons_supported: bool = True
    users: dict[str, User] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    templates: dict[str, Template] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)
    group_assets: dict[str, str] = field(default_factory=lambda: {"asset-gmf": "available"})
    visitors: dict[str, str] = field(default_factory=dict)  # anonymous id -> conversation id
    tags: set[str] = field(default_factory=set)
    history: list[Json] = field(default_factory=list)  # rows of listrecentchat, oldest first
    template_days: Counter[int] = field(default_factory=Counter)

    @property
    def access_token(self) -> str:
        return self.grant.access

    @property
    def refresh_token(self) -> str:
        return self.grant.refresh


class World:
    """Everything behind the hosts, and the one clock."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.apps: dict[str, App] = {}
        self.oas: dict[str, Oa] = {}
        self.phones_without_zalo: set[str] = set()
        self.sent: list[Sent] = []
        self.media: dict[str, tuple[bytes, float]] = {}
        self.counts: Counter[str] = Counter()
        self.bell = Bell()
        self.base = ""
        self._numbers = itertools.count(1)

    def ms(self) -> int:
        return round(self.clock() * 1000)

    def new_id(self, prefix: str = "") -> str:
        """An id nobody can guess the next of, and the same in every run."""
        return prefix + hashlib.sha256(f"{prefix}{next(self._numbers)}".encode()).hexdigest()[:24]

    def new_grant(self, oa: Oa, *, rotate: bool = True) -> None:
        """A new pair; the access token before it is dead from now on, whatever its age."""
        grant, now = oa.grant, self.clock()
        if grant.access:
            grant.superseded.add(grant.access)
        grant.access, grant.access_at = self.new_id("AT-"), now
        if rotate:
            grant.refresh, grant.refresh_at = self.new_id("RT-"), now

    def tell(self, sent: Sent) -> None:
        self.sent.append(sent)
        self.bell.ring()

    def keep_media(self, data: bytes, suffix: str) -> str:
        """Put bytes where a webhook's URL points; plain http, gone after a while, no token needed."""
        name = f"{self.new_id()}{suffix}"
        self.media[name] = (data, self.clock() + MEDIA_LIVES)
        return f"{self.base}/media/{name}"

    def download(self, name: str) -> bytes | None:
        data, until = self.media.get(name, (None, 0.0))
        return data if self.clock() <= until else None

    def note(self, oa: Oa, user: User, *, from_user: bool, message_id: str, **row: str) -> None:
        """A row of the conversation as listrecentchat and conversation give it."""
        ends = [{"id": oa.id, "name": oa.name}, {"id": user.id, "name": user.name}]
        sender, other = reversed(ends) if from_user else ends
        names = {
            "from_id": sender["id"],
            "to_id": other["id"],
            "from_display_name": sender["name"],
            "to_display_name": other["name"],
            "from_avatar": "",
            "to_avatar": "",
        }
        head = {"src": int(from_user), "time": self.ms(), "message_id": message_id}
        oa.history.append({**head, "type": "text", "message": "", **names, **row})
