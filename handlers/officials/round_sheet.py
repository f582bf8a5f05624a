"""Lộ trình đến nhà: one team's day as a sheet of paper, in the order of the walk; the team's own, with names and phones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handlers.procedures.resolve import for_case
from handlers.procedures.schema import Procedure
from handlers.residents.guide import words
from handlers.residents.guide.sheet import Printer
from handlers.rules.deadlines import LOCAL
from handlers.rules.rounds import Stop, door_of, in_order
from handlers.teams import Team
from handlers.turn import House
from storage.models import HomeVisit, Official

GOING = ("offered", "accepted")  # who is still expected; what is done or given up needs no paper
MOST_PAPERS, MOST_THINGS = 3, 2


@dataclass(frozen=True, slots=True)
class Call:
    """One home on the sheet."""

    number: int  # in the order of the walk
    code: str
    name: str
    phone: str
    place: str
    need: str  # papers, phone, care
    what: str  # the procedure
    door_code: str
    visitor: str  # who goes; empty: nobody has taken it yet
    papers: tuple[str, ...]  # that the family has ready
    things: tuple[str, ...]  # that the team brings
    checks: tuple[str, ...]  # what the law wants of this errand at a home


@dataclass(frozen=True, slots=True)
class Leg:
    """A lane that is walked to its end in one half-day."""

    window: str  # "08:00–11:00"
    area: str
    street: str
    lane: str
    calls: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class RoundSheet:
    """What stands on the paper of a team for a day."""

    team: str
    day: date
    legs: tuple[Leg, ...]

    @property
    def count(self) -> int:
        return sum(len(leg.calls) for leg in self.legs)


def day_span(day: date) -> tuple[datetime, datetime]:
    """A day, as the ward's clock has it."""
    begin = datetime(day.year, day.month, day.day, tzinfo=LOCAL)
    return begin, begin + timedelta(days=1)


def teams_of(house: House, official: Official) -> list[Team]:
    """The teams whose rounds an official may see: their own; a leader sees all. A team without names is everybody's."""
    own = (one for one in house.ward.teams if not one.members or official.name in one.members)
    return list(house.ward.teams if official.role == "leader" else own)


def make_round(house: House, team: Team, day: date, visits: Iterable[HomeVisit], names: dict[int, str]) -> RoundSheet:
    """The visits of a team's day, numbered as they are walked. `names`: of the officials, by id."""
    going = (visit for visit in visits if visit.status in GOING)
    streets = {name: street.name for street in house.ward.streets for name in (street.name, *street.was)}
    stops = (Stop(one.begins_at, one.area, door_of(one.place or one.street, streets), one) for one in going)
    legs, number = [], 0
    for lane in in_order(stops):
        first = lane.stops[0].visit
        calls = []
        for stop in lane.stops:
            number += 1
            calls.append(_call(house, number, stop.visit, names))
        legs.append(Leg(_window(first), lane.area, lane.street, lane.lane, tuple(calls)))
    return RoundSheet(team.name, day, tuple(legs))


def _window(visit: HomeVisit) -> str:
    begin, end = visit.begins_at.astimezone(LOCAL), visit.ends_at.astimezone(LOCAL)
    return f"{begin:%H:%M}–{end:%H:%M}"


def _call(house: House, number: int, visit: HomeVisit, names: dict[int, str]) -> Call:
    procedure = house.book.procedures.get(visit.procedure)
    printer = Printer(house)
    return Call(
        number=number, code=visit.code, name=visit.name or visit.whom or "", phone=visit.phone or "",
        place=visit.place or visit.street, need=visit.need, what=procedure.title if procedure else "",
        door_code=visit.door_code or "", visitor=names.get(visit.official_id or 0, ""),
        papers=_papers(printer, procedure, visit) if procedure else (),
        things=tuple(printer.say(one) for one in procedure.home.bring[:MOST_THINGS]) if procedure else (),
        checks=_checks(printer, procedure) if procedure else (),
    )  # fmt: skip


def _papers(printer: Printer, procedure: Procedure, visit: HomeVisit) -> tuple[str, ...]:
    """What the family surely needs in hand, by the rules of the day of the visit."""
    day = visit.begins_at.astimezone(LOCAL).date()
    case = for_case(procedure, {}, day, printer.house.ward, "counter")
    wanted = [one.fact for one in case.papers if one.sure and not one.fact.optional and one.fact.bring != "nothing"]
    return tuple(words.inside(printer.say(fact.name)) for fact in wanted[:MOST_PAPERS])


def _checks(printer: Printer, procedure: Procedure) -> tuple[str, ...]:
    """What only the person can do, and what the law does not let an officer do there."""
    acts = [one for one in printer.house.book.shared.home.acts if one.id in procedure.home.acts]
    limits = [one.says for one in acts if one.possible != "yes"]
    return tuple(printer.say(says) for says in (procedure.home.person, *limits) if says)
