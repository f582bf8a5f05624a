"""The ward file: units, streets, hours and numbers of one ward, read from TOML and checked."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, field_validator

from handlers.facts import WEEKDAYS as WEEKDAYS
from handlers.facts import DataError as DataError
from handlers.facts import Facts as Facts
from handlers.facts import Weekday as Weekday
from handlers.facts import check_hours, each_once, span_of
from handlers.facts import explain as explain
from handlers.facts import read_toml as read_toml
from handlers.rules.abuse import AbuseLimits
from handlers.streets import Area, Asset, Body, Street
from handlers.teams import Team, VisitPolicy

Role = Literal["leader", "deputy", "youth", "justice"]  # on the roster of a session (operations.md §5, seed 4)
TEAM: dict[Role, int] = {"leader": 1, "deputy": 1, "youth": 3, "justice": 1}
QUEUE = "so-"  # before an offering's id in the QR code that gives a number of the day
Limit = Annotated[str, Field(pattern=r"^\d{1,4} ?[mhd]$")]  # 15m, 4h, 5d: minutes, hours or days, of opening time


Confided = Annotated[  # what a ticket is restricted as
    str, Field(pattern="^(denunciation|complaint|officials_conduct|domestic_violence|child|suicide|secret|welfare)$")
]


class Unit(Facts):
    """A unit that handles tickets."""

    id: str
    name: str
    phone: str = ""


class Hotline(Facts):
    """A number shown to residents, with where it was checked and when."""

    id: str
    label: str
    number: str
    note: str = ""
    source: str
    checked_on: date


class KnownPlace(Facts):
    """A lamp post, bin, park or alley that carries a QR code."""

    code: str
    name: str
    lat: float | None = None
    lng: float | None = None


class Parameter(Facts):
    """One parameter of a template: its name there, and which fact of a letter fills it."""

    name: str
    fact: str = ""  # empty: the one of the same name
    type: Literal[
        "name", "phone", "address", "code", "status", "contact", "title", "product", "amount", "time", "otp", "url",
        "currency", "note",
    ] = "product"  # fmt: skip
    most: int = 0  # signs; 0: what Zalo allows for the type
    required: bool = True


class Template(Facts):
    """A message template that Zalo approved for the ward's account: what it is for, and what stands in it."""

    id: Annotated[str, Field(pattern=r"^\d*$")] = ""
    errands: tuple[str, ...] = ("reminder",)  # handlers/rules/routes.py
    by: tuple[Literal["uid", "phone"], ...] = ("uid", "phone")
    parameters: tuple[Parameter, ...]


class Group(Facts):
    """A chat group of officials."""

    channel: str
    account: str = ""
    chat: str


class WardFee(Facts):
    """What a procedure costs here, by the resolution of the province or the ward's own notice; in đồng."""

    online: int | None = None
    counter: int | None = None
    note: str = ""
    source: str
    checked_on: date


class WardBenefit(Facts):
    """What a benefit pays here, where the province pays more; in đồng."""

    amount: int
    note: str = ""
    source: str
    checked_on: date


class WardOffice(Facts):
    """An office that residents are sent to: where it is and when it is open here."""

    says: str


class WardProcedures(Facts):
    """What this ward and its province lay down for procedures."""

    resolution: str = ""  # of the province, on fees
    fees: dict[str, dict[str, WardFee]] = Field(default_factory=dict)  # procedure -> fee, by their ids
    benefits: dict[str, dict[str, WardBenefit]] = Field(default_factory=dict)
    offices: dict[str, WardOffice] = Field(default_factory=dict)  # "ward", "police" ... (handlers/procedures/schema.py)
    others: dict[str, str] = Field(
        default_factory=dict
    )  # what the ward says on a request without a guide, such as chuc-tho


class SpecialDay(Facts):
    """A day with hours of its own: closed for a storm, or half a day."""

    day: date
    hours: tuple[str, ...] = ()  # none: closed
    why: str

    @field_validator("hours")
    @classmethod
    def _hours(cls, hours: tuple[str, ...]) -> tuple[str, ...]:
        for span in hours:
            span_of(span)
        return hours

    @property
    def spans(self) -> list[tuple[time, time]]:
        return [span_of(span) for span in self.hours]


class WardLimits(Facts):
    """Other limits of a service class than those of categories.toml."""

    respond: Limit | None = None
    interim: Limit | None = None
    resolve: Limit | None = None


class Offering(Facts):
    """What residents book a time for: a counter, the chairman's reception day, a session at a hall, a mobile ID team."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{2,20}$")]
    kind: Literal["counter", "reception", "session", "mobile"]
    label: dict[str, str]  # vi, en: "quầy một cửa"; stands on a button
    words: tuple[str, ...] = ()  # what people say when they mean it
    procedures: tuple[str, ...] = ()  # which are done here, if not every one
    place: str
    lat: float | None = None
    lng: float | None = None
    hours: dict[str, list[str]] | None = None  # sat = ["08:00-11:00"]; without it the ward's own hours
    days: tuple[SpecialDay, ...] = ()  # hours of its own on this day, also on a day off; or none
    minutes: Annotated[int, Field(ge=5, le=480)] = 30  # of a slot
    capacity: Annotated[int, Field(ge=1, le=200)] = 1  # seats in a slot
    elder_seats: Annotated[int, Field(ge=0)] = 0  # of them, kept for people of 75 and older
    elder_hours: Annotated[int, Field(ge=0)] = 24  # until so many hours before the slot
    notice_minutes: Annotated[int, Field(ge=0)] = 60  # not bookable later than this before the slot
    ahead_days: Annotated[int, Field(ge=1, le=120)] = 30
    per_person: Annotated[int, Field(ge=1)] = 2  # bookings of one person at a time
    walk_ins: bool = True  # whoever comes without an appointment gets a number
    bring: str = ""
    area: str = ""  # a session's tổ dân phố, for the figures: "tổ 5"
    team: dict[Role, Annotated[int, Field(ge=0, le=20)]] = TEAM  # who is needed at a session

    @field_validator("hours")
    @classmethod
    def _hours(cls, hours: dict[str, list[str]] | None) -> dict[str, list[str]] | None:
        return None if hours is None else check_hours(hours)

    def spans(self, weekday: int) -> list[tuple[time, time]]:
        """Its own hours of a weekday (0 = Monday)."""
        return [span_of(span) for span in (self.hours or {}).get(WEEKDAYS[weekday], [])]

    @property
    def map_url(self) -> str:
        """Where it is, for the phone's map; empty when nobody wrote the coordinates down."""
        if self.lat is None or self.lng is None:
            return ""
        return f"https://www.google.com/maps/search/?api=1&query={self.lat},{self.lng}"


class Shift(Facts):
    """Who is on duty at which hours; hours may pass midnight ("17:00-07:30" of Friday ends on Saturday morning)."""

    days: tuple[Weekday, ...] = WEEKDAYS
    hours: Annotated[str, Field(pattern=r"^\d\d:\d\d-\d\d:\d\d$")] = "00:00-00:00"  # the same twice: the whole day
    officials: tuple[str, ...]  # by name, as registered; called in this order

    @field_validator("hours")
    @classmethod
    def _hours(cls, hours: str) -> str:
        for part in hours.split("-"):
            time.fromisoformat(part)
        return hours

    def covers(self, local: datetime) -> bool:
        begin, end = (time.fromisoformat(part) for part in self.hours.split("-"))
        clock, today = local.time(), WEEKDAYS[local.weekday()]
        if begin < end:
            return begin <= clock < end and today in self.days
        yesterday = WEEKDAYS[local.weekday() - 1]
        return (clock >= begin and today in self.days) or (clock < end and yesterday in self.days)


class Escalation(Facts):
    """Who hears of what is late, by the names under which they are registered ('phuongoi official')."""

    heads: dict[str, tuple[str, ...]] = Field(default_factory=dict)  # unit -> its head, and who stands in
    deputy: tuple[str, ...] = ()  # deputy chairs
    chair: tuple[str, ...] = ()

    def names(self, level: str, unit: str) -> tuple[str, ...]:
        """Those of a level (head, deputy, chair), for a ticket of this unit."""
        return {"head": self.heads.get(unit, ()), "deputy": self.deputy, "chair": self.chair}[level]


Clock = Annotated[str, Field(pattern=r"^\d\d:\d\d$")]
MonthDay = Annotated[int, Field(ge=1, le=28)]


class EntitledRules(Facts):
    """How the list of those served at home goes through its month; a day off means the next working morning."""

    rhythm: bool = True  # the group is asked, reminded and told; False: the list is only kept
    hour: Clock = "07:45"
    ask_day: MonthDay = 1  # every tổ is asked to look at its part
    nudge_day: MonthDay = 3  # and those that have not, again
    lock_day: MonthDay = 5
    count_day: MonthDay = 6  # the group hears how many
    letters: bool = True  # who is added or no longer on it is told
    most_calls: Annotated[int, Field(ge=0, le=500)] = 30  # people a month that officials are asked to call


class StormRule(Facts):
    """When a flood of alike reports is proposed to be grouped, and how (handlers/officials/storms.py)."""

    reports: Annotated[int, Field(ge=3)] = 15  # so many of one category ...
    minutes: Annotated[int, Field(ge=1)] = 15  # ... in so many minutes
    quiet_hours: Annotated[int, Field(ge=1)] = 2  # before the group is asked again
    gather_hours: Annotated[int, Field(ge=0)] = 3  # what was opened so long before it began belongs to it
    card_minutes: Annotated[int, Field(ge=1)] = 5  # between two changes of its card
    by_area: bool = False  # a ticket for each tổ, not one for the ward


class Ward(Facts):
    """One ward, as its own file says."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{2,40}$")]
    name: str
    province: str
    address: str = ""
    power: str = "evn-south"  # which electricity hotline serves here: an id of hotlines.toml
    hours: dict[str, list[str]]  # mon = ["07:30-11:30", "13:30-17:00"]
    days_off: tuple[date, ...] = ()
    days_worked: tuple[date, ...] = ()
    special_days: tuple[SpecialDay, ...] = ()
    classes: dict[str, WardLimits] = Field(default_factory=dict)  # where the ward promises something else
    units: tuple[Unit, ...]
    handlers: dict[str, str] = Field(default_factory=dict)  # category or kind -> unit, where the ward differs
    streets: tuple[Street, ...] = ()  # each a name, or a table with what is known of it
    areas: tuple[Area, ...] = ()  # the tổ, and who looks after each
    owners: dict[Asset, str] = Field(default_factory=dict)  # of streets that say nothing; else the ward's own unit
    bodies: dict[str, Body] = Field(default_factory=dict)  # handler of kinds.toml -> its name and number here
    landmarks: tuple[str, ...] = ()
    places: tuple[KnownPlace, ...] = ()
    hotlines: tuple[Hotline, ...] = ()
    groups: tuple[Group, ...] = ()
    escalation: Escalation = Escalation()
    storm: StormRule = StormRule()
    duty: tuple[Shift, ...] = ()
    digest_morning: Annotated[str, Field(pattern=r"^(\d\d:\d\d)?$")] = "07:30"  # empty: none
    digest_evening: Annotated[str, Field(pattern=r"^(\d\d:\d\d)?$")] = "17:00"
    confidants: dict[Confided, tuple[str, ...]] = Field(
        default_factory=dict
    )  # restricted kind -> whom it goes to, alone
    abuse: AbuseLimits = AbuseLimits()
    zalo_templates: tuple[Template, ...] = ()  # in place of those of zalo_templates.toml
    procedures: WardProcedures = WardProcedures()
    offerings: tuple[Offering, ...] = ()
    teams: tuple[Team, ...] = ()
    visits: VisitPolicy = VisitPolicy()
    entitled: EntitledRules = EntitledRules()
    wording: dict[str, str] = Field(default_factory=dict)  # key -> the ward's own sentence

    @field_validator("streets", mode="before")
    @classmethod
    def _streets(cls, streets: object) -> object:
        plain = streets if isinstance(streets, (list, tuple)) else ()
        return [{"name": one} if isinstance(one, str) else one for one in plain]

    @field_validator("offerings")
    @classmethod
    def _offerings(cls, offerings: tuple[Offering, ...]) -> tuple[Offering, ...]:
        each_once([one.id for one in offerings], "two offerings have the id")
        if wrong := [one.id for one in offerings if one.elder_seats > one.capacity or "vi" not in one.label]:
            raise ValueError(f"{wrong[0]!r}: elder_seats is more than capacity, or label has no vi")
        return offerings

    @field_validator("areas")
    @classmethod
    def _areas(cls, areas: tuple[Area, ...]) -> tuple[Area, ...]:
        each_once([one.name.casefold() for one in areas], "two areas have the name")
        return areas

    @field_validator("teams")
    @classmethod
    def _teams(cls, teams: tuple[Team, ...]) -> tuple[Team, ...]:
        each_once([one.id for one in teams], "two teams have the id")
        return teams

    @field_validator("hours")
    @classmethod
    def _hours(cls, hours: dict[str, list[str]]) -> dict[str, list[str]]:
        return check_hours(hours)

    @property
    def place_names(self) -> tuple[str, ...]:
        """Streets, with their old names, and landmarks: what understanding knows as places."""
        return (*(name for street in self.streets for name in (street.name, *street.was)), *self.landmarks)

    def spans(self, weekday: int) -> list[tuple[time, time]]:
        """Opening hours of a weekday (0 = Monday), local time."""
        return [span_of(span) for span in self.hours.get(WEEKDAYS[weekday], [])]

    def special_day(self, day: date) -> SpecialDay | None:
        return next((one for one in self.special_days if one.day == day), None)

    def people_named(self) -> list[tuple[str, str]]:
        """Every official that this file names, and where."""
        chain = self.escalation
        levels = {f"escalation.heads.{unit}": names for unit, names in chain.heads.items()}
        levels |= {"escalation.deputy": chain.deputy, "escalation.chair": chain.chair}
        levels |= {f"confidants.{kind}": names for kind, names in self.confidants.items()}
        levels |= {f"areas.{area.name}": area.people for area in self.areas}
        levels |= {f"teams.{team.id}": team.members for team in self.teams}
        found = [(place, name) for place, names in levels.items() for name in names]
        return found + [(f"duty {shift.hours}", name) for shift in self.duty for name in shift.officials]

    def unit(self, unit_id: str) -> Unit | None:
        return next((unit for unit in self.units if unit.id == unit_id), None)

    def offering(self, offering_id: str) -> Offering | None:
        return next((offering for offering in self.offerings if offering.id == offering_id), None)

    def team(self, team_id: str) -> Team | None:
        return next((team for team in self.teams if team.id == team_id), None)

    @property
    def sessions(self) -> tuple[Offering, ...]:
        """The offerings that are sessions at a hall."""
        return tuple(one for one in self.offerings if one.kind == "session")

    def queue_at(self, code: str) -> Offering | None:
        """The offering whose queue a QR code leads to: "so-cuoi-tuan"."""
        found = self.offering(code.removeprefix(QUEUE)) if code.startswith(QUEUE) else None
        return found if found and found.walk_ins else None

    def known_place(self, code: str) -> KnownPlace | None:
        return next((place for place in self.places if place.code == code), None)


def load_ward(path: Path) -> Ward:
    """The ward of a file, checked."""
    tables = read_toml(path)
    try:
        return Ward.model_validate(tables)
    except ValidationError as error:
        raise DataError(f"{path}: {explain(error)}") from error


def load_wards(path: Path) -> dict[str, Ward]:
    """Every ward of a file or of a folder with one file a ward, by id."""
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not files:
        raise DataError(f"{path}: no ward file (*.toml) in this folder")
    wards: dict[str, Ward] = {}
    for file in files:
        ward = load_ward(file)
        if ward.id in wards:
            raise DataError(f"{file}: the id {ward.id!r} is already that of another ward file")
        wards[ward.id] = ward
    return wards
