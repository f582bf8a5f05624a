"""Đến xem nhà: the officer who has a need goes there in a team's half-day; no group hears where, a neighbour is not told."""

from __future__ import annotations

from datetime import datetime

from handlers.residents.visits import home
from handlers.rules.deadlines import LOCAL
from handlers.rules.visits import Window
from handlers.turn import Turn
from handlers.types import Button
from storage.models import HomeVisit, Ticket, WelfareNeed

STAMP = "%Y%m%d%H%M"
MOST = 4  # half-days to choose from


def ask(turn: Turn, ticket: Ticket, need: WelfareNeed) -> None:
    """The next half-days that are free."""
    free = home.rounds(turn).free(need.area)[:MOST]
    if not free:
        turn.say("welfare-visit-none", code=ticket.code)
        return
    buttons = [
        Button(
            f"w:{ticket.code}:v.{one.begin.astimezone(LOCAL):%Y%m%d%H%M}",
            "label",
            (("text", home.say_short(one.begin)),),
        )
        for one in free
    ]
    turn.say("welfare-visit-when", code=ticket.code, buttons=buttons)


def plan(turn: Turn, ticket: Ticket, need: WelfareNeed, stamp: str, *, quiet: bool) -> None:
    """The officer goes then, unless the last seat was taken in this very moment. `quiet`: the home is not told."""
    begin = _moment(stamp)
    window = next((one for one in home.rounds(turn).free(need.area) if one.begin == begin), None)
    visit = _seated(turn, ticket, need, window, quiet) if window else None
    if visit is None:
        ask(turn, ticket, need)
        return
    turn.visits.note(visit, "accepted", actor="official", now=turn.now, official_id=visit.official_id)
    turn.welfare.change(need, now=turn.now, status="checking")
    turn.tickets.note(
        ticket, "visit_planned", actor="official", now=turn.now, official_id=visit.official_id, data={"visit": visit.code}
    )  # fmt: skip
    told = bool(visit.talk)
    if told:
        home.notify(turn, visit, "accepted")
    turn.say(
        "welfare-visit-planned", code=ticket.code, visit=visit.code, door=visit.door_code or "", told="yes" if told else "no",
        when=home.say_half_day(visit.begins_at, visit.ends_at),
    )  # fmt: skip


def _moment(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, STAMP).replace(tzinfo=LOCAL)
    except ValueError:
        return None


def _seated(turn: Turn, ticket: Ticket, need: WelfareNeed, window: Window, quiet: bool) -> HomeVisit | None:
    """A visit with a seat of its own. It holds no name and no address: its round is printed for a whole team."""
    visit = turn.visits.add(HomeVisit(
        ward=turn.house.ward.id, code="", person_id=None if quiet else ticket.person_id, talk="" if quiet else ticket.talk,
        relation="neighbour" if quiet else "self", need=home.CHECK, words=ticket.code, team=window.team, begins_at=window.begin,
        ends_at=window.end, status="accepted", official_id=turn.official.id if turn.official else None, made_at=turn.now,
        updated_at=turn.now,
    ))  # fmt: skip
    rounds = home.rounds(turn)
    for choice in rounds.choose(window, need.area):
        if turn.visits.take(visit, choice.team, choice.begin, rounds.seats(choice)):
            turn.visits.change(visit, now=turn.now, team=choice.team)
            return visit
    turn.visits.drop(visit)
    return None
