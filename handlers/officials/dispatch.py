"""Điều phối: a visit is offered to its team, to whose turn it is by rota and load; nobody left is an alarm, never silence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from handlers.officials import chain
from handlers.residents.visits import home
from handlers.rules.areas import area_at
from handlers.rules.booking import Wish
from handlers.rules.visits import CLOSED, OPEN, after, area_in, next_visitor
from handlers.turn import Turn
from handlers.types import Button, Reply
from storage.models import HomeVisit, Official

JOB, LEFT_LIST = "visit", "visit_left_list"
LOAD_DAYS = 14  # before and after: whose turn it is goes by the visits of these days
SAID_NO = frozenset({"declined", "released"})
ANEW = frozenset({"moved", "approved"})  # after these, who said no to the old day is asked again
EARLY = timedelta(hours=2)  # before it begins somebody must have it


# --- who goes ---------------------------------------------------------------------------------------------------


def members(turn: Turn, team_id: str) -> list[Official]:
    """The members of a team in the order of its rota; where none are named, every official, leaders last."""
    known = {one.name: one for one in turn.officials.all() if one.active}
    team = turn.house.ward.team(team_id)
    if team is None or not team.members:
        return sorted(known.values(), key=lambda one: one.role == "leader")
    return [known[name] for name in team.members if name in known]


def may_go(turn: Turn, visit: HomeVisit, official: Official) -> bool:
    """Who may learn of a home, its phone and the code for its door: the team, leaders, and whoever was given it."""
    ours = official.id == visit.official_id or any(one.id == official.id for one in members(turn, visit.team))
    return ours or official.role == "leader"


def whose_turn(turn: Turn, visit: HomeVisit) -> Official | None:
    """Whose turn it is; None: nobody of the team is left."""
    rota = members(turn, visit.team)
    away = {_id(one) for one in rota if one.away_until and one.away_until > visit.begins_at}
    window = timedelta(days=LOAD_DAYS)
    load: dict[int, int] = {}
    for other in turn.visits.of_team(visit.team, visit.begins_at - window, visit.begins_at + window):
        if other.official_id and other.id != visit.id and other.status in ("accepted", "done"):
            load[other.official_id] = load.get(other.official_id, 0) + 1
    area, said_no = area_at(turn.house.ward, visit.area or "", visit.street), _said_no(turn, visit)
    near = [_id(one) for one in rota if area and one.name in area.people]  # whoever looks after that tổ goes first
    chosen = next_visitor(near, load, away, said_no) or next_visitor([_id(one) for one in rota], load, away, said_no)
    return next((one for one in rota if one.id == chosen), None)


def _said_no(turn: Turn, visit: HomeVisit) -> set[int]:
    """Who said that they cannot go, since the visit last changed."""
    found: set[int] = set()
    for event in turn.visits.story(visit):
        if event.kind in ANEW:
            found = set()
        elif event.kind in SAID_NO and event.official_id:
            found.add(event.official_id)
    return found


def somebody_went(turn: Turn, visit: HomeVisit) -> bool:
    """Whether the family knows already that somebody comes that day: who it is, they know by the code alone."""
    known = False
    for event in turn.visits.story(visit):
        known = event.kind not in ANEW and (known or event.kind in ("accepted", "swapped"))
    return known


# --- the life of an offer ---------------------------------------------------------------------------------------


def opened(turn: Turn, visit: HomeVisit, *, listed: bool) -> None:
    """A new visit: to its team, or first to a leader who decides."""
    if visit.status == "to_decide":
        post_card(turn, visit)
        tell_leaders(turn, visit, "visit-decide", listed="yes" if listed else "no")
        _look_again(turn, visit)
    else:
        offer(turn, visit)


def offer(turn: Turn, visit: HomeVisit) -> None:
    """The card to the group, and a word to whose turn it is."""
    official = whose_turn(turn, visit)
    post_card(turn, visit, official)
    if official is None:
        nobody_left(turn, visit)
    else:
        tell(turn, official, visit, "visit-your-turn", buttons=offer_buttons(visit))
    _look_again(turn, visit)


def nobody_left(turn: Turn, visit: HomeVisit) -> None:
    """Everybody of the team said no or is away: the leaders hear it at once."""
    turn.visits.note(visit, "nobody", actor="system", now=turn.now)
    turn.tickets.alarm("visit_nobody", ref=visit.code, detail=visit.team, now=turn.now)
    tell_leaders(turn, visit, "visit-nobody")
    tell_group(turn, visit, "visit-nobody-group")


def moved(turn: Turn, visit: HomeVisit, before: int | None) -> None:
    """The family wants another day: whoever had it hears so, the team is asked anew."""
    _tell_former(turn, visit, before, "visit-moved-away")
    if visit.status == "to_decide":
        post_card(turn, visit)
    else:
        offer(turn, visit)


def cancelled(turn: Turn, visit: HomeVisit, before: int | None) -> None:
    turn.jobs.cancel(JOB, visit.code)
    post_card(turn, visit)
    _tell_former(turn, visit, before, "visit-off")


def look(turn: Turn, code: str) -> datetime | None:
    """Has somebody decided, has somebody accepted? If not, the leaders hear; when it should begin, the family does."""
    visit = turn.visits.by_code(code)
    if visit is None or visit.status not in ("to_decide", "offered"):
        return None
    if visit.begins_at <= turn.now:
        _unserved(turn, visit)
        return None
    undecided = visit.status == "to_decide"
    turn.tickets.alarm(
        "visit_undecided" if undecided else "visit_unclaimed", ref=visit.code, detail=visit.team, now=turn.now
    )
    tell_leaders(turn, visit, "visit-decide-late" if undecided else "visit-unclaimed")
    if not undecided:
        tell_group(turn, visit, "visit-unclaimed-group")
    return _next_look(turn, visit)


def _unserved(turn: Turn, visit: HomeVisit) -> None:
    """Its half-day has begun and nobody goes: the family is told so and not left at the door."""
    status = after(visit.status, "miss")
    if status is None or not turn.visits.change(visit, now=turn.now, status=status, ended_at=turn.now):
        return
    turn.visits.free(visit)
    turn.visits.note(visit, "unserved", actor="system", now=turn.now)
    turn.tickets.alarm("visit_unserved", ref=visit.code, detail=visit.team, now=turn.now)
    post_card(turn, visit)
    tell_leaders(turn, visit, "visit-unserved-leaders")
    home.notify(turn, visit, "unserved")


def _look_again(turn: Turn, visit: HomeVisit) -> None:
    turn.jobs.plan(JOB, _next_look(turn, visit), visit.code)


def _next_look(turn: Turn, visit: HomeVisit) -> datetime:
    """After the hours that the ward gave itself, two hours before it begins, or when it begins: whichever is next."""
    at = home.decided_by(turn)
    ahead = [moment for moment in (at, visit.begins_at - EARLY, visit.begins_at) if moment > turn.now]
    return min(ahead, default=visit.begins_at)


def left_list(turn: Turn, entitled_id: str) -> datetime | None:
    """Somebody with a visit ahead is no longer on the list: it goes on, unless who leads the team says otherwise."""
    person = turn.entitled.by_id(int(entitled_id))
    why = person.left_why if person else ""
    for visit in turn.visits.of_entitled(int(entitled_id)):
        if visit.begins_at <= turn.now:
            continue
        turn.visits.note(visit, "left_list", actor="system", now=turn.now)
        if why == "died":  # the family is not reminded of it
            turn.reminders.cancel(home.cause(visit), now=turn.now)
        buttons = (_button(visit, "keep", "button-visit-go-on"), _button(visit, "refuse", "button-visit-refuse"))
        heads = [one for one in members(turn, visit.team)[:1] if one.role != "leader"]
        for official in heads:
            tell(turn, official, visit, "visit-left-list", buttons=buttons, why=why)
        tell_leaders(turn, visit, "visit-left-list", buttons=buttons, why=why)
    return None


# --- a day that is called off ------------------------------------------------------------------------------------


def concerned(turn: Turn, offering: str, wish: Wish) -> list[HomeVisit]:
    """The visits that fall into this time, when all is called off or the visits are."""
    if offering not in ("", CLOSED):
        return []
    return turn.visits.within(wish.begin, wish.end)


def call_off(turn: Turn, offering: str, wish: Wish, reason: str) -> int:
    """A storm: everybody hears why, and takes another half-day by one tap; whoever was to go hears it, too."""
    told = 0
    for visit in concerned(turn, offering, wish):
        status, before = after(visit.status, "call_off"), visit.official_id
        facts = {"status": status, "decision": reason or None, "ended_at": turn.now}
        if status is None or not turn.visits.change(visit, now=turn.now, **facts):
            continue
        turn.visits.free(visit)
        turn.reminders.cancel(home.cause(visit), now=turn.now)
        turn.visits.note(visit, "called_off", actor="official", now=turn.now, data={"text": reason} if reason else None)
        if not home.in_mourning(turn, visit):
            home.notify(turn, visit, "called_off", reason=reason)
        cancelled(turn, visit, before)
        told += 1
    return told


# --- who hears of it --------------------------------------------------------------------------------------------


def tell(
    turn: Turn, official: Official, visit: HomeVisit, key: str, *, buttons: Iterable[Button] = (), **more: Any
) -> None:
    """A word to one official alone."""
    values = {**card_values(turn, visit), **more}
    for chat in chain.chats(turn, official):
        turn.reply(Reply(
            key, values, buttons=tuple(buttons), to=chat, about=visit.code, purpose="visit", language="vi"
        ))  # fmt: skip


def tell_leaders(
    turn: Turn, visit: HomeVisit, key: str, *, buttons: Iterable[Button] | None = None, **more: Any
) -> None:
    """The leaders of the ward, each in their own chat; with none to tell, that itself is an alarm."""
    own = card_buttons(visit) if buttons is None else tuple(buttons)
    chats = chain.leading_chats(turn)
    for to in chats:
        values = {**card_values(turn, visit), **more}
        turn.reply(Reply(key, values, buttons=own, to=to, about=visit.code, purpose="visit", language="vi"))
    if not chats:
        turn.tickets.alarm("visit_no_leader", ref=visit.code, detail=key, now=turn.now)


def tell_group(turn: Turn, visit: HomeVisit, key: str, **more: Any) -> None:
    for group in turn.house.groups:
        values = {**card_values(turn, visit), **more}
        turn.reply(Reply(key, values, to=group, about=visit.code, purpose="visit", language="vi"))


def _tell_former(turn: Turn, visit: HomeVisit, before: int | None, key: str) -> None:
    if before and (official := turn.officials.by_id(before)):
        tell(turn, official, visit, key)


# --- the card ---------------------------------------------------------------------------------------------------


def post_card(turn: Turn, visit: HomeVisit, official: Official | None = None) -> None:
    """Post the card of a visit, or change the one that is there: code, what for, lane, half-day; nothing personal."""
    if visit.need == home.CHECK:
        return
    values = card_values(turn, visit, official)
    card = {
        "code": visit.code, "status": visit.status, "class": "V", "due": visit.begins_at.isoformat(),
        "official": visit.official_id, "overdue": visit.status == "offered" and visit.begins_at <= turn.now,
    }  # fmt: skip
    for group in turn.house.groups:
        turn.reply(Reply(
            "visit-card", values, buttons=card_buttons(visit), to=group, about=visit.code, purpose="visit",
            replaces=f"visit:{visit.code}", card=card, brief="visit-card-brief", language="vi",
        ))  # fmt: skip


def card_values(turn: Turn, visit: HomeVisit, official: Official | None = None) -> dict[str, Any]:
    holder = turn.officials.by_id(visit.official_id) if visit.official_id else None
    team = turn.house.ward.team(visit.team)
    return {
        "code": visit.code,
        "what": home.say_need(turn, visit, "vi"),
        "street": visit.street or turn.house.wording.say("place-pin" if visit.pin else "place-unknown"),
        "area": "" if visit.area in visit.street or visit.area == area_in(visit.street) else visit.area,
        "when": home.say_half_day(visit.begins_at, visit.ends_at),
        "team": team.name if team else visit.team,
        "status": visit.status,
        "holder": holder.name if holder else "",
        "turn": official.name if official else "",
    }


def card_buttons(visit: HomeVisit) -> tuple[Button, ...]:
    acts = {
        "to_decide": (("approve", "button-visit-approve"), ("refuse", "button-visit-refuse")),
        "offered": (("accept", "button-claim"),),
        "accepted": (
            ("done", "button-visit-done"), ("miss", "button-visit-miss"), ("photo", "button-visit-photo"),
            ("release", "button-visit-release"),
        ),
        "done": (("photo", "button-visit-photo"),),
    }.get(visit.status, ())  # fmt: skip
    buttons = [_button(visit, act, key) for act, key in acts]
    return (*buttons, *((_button(visit, "details", "button-details"),) if visit.status in OPEN else ()))


def offer_buttons(visit: HomeVisit) -> tuple[Button, ...]:
    return (_button(visit, "accept", "button-claim"), _button(visit, "release", "button-visit-release"))


def _button(visit: HomeVisit, act: str, key: str) -> Button:
    return Button(f"tn:{visit.id}:{act}", key)


def _id(official: Official) -> int:
    return int(official.id or 0)
