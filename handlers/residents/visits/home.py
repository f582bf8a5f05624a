"""What every part of a home visit needs: its half-days, its words, who hears of it, and giving it up."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from handlers.residents.guide.words import inside
from handlers.rules.deadlines import LOCAL, add_open
from handlers.rules.visits import Rounds
from handlers.turn import Turn
from handlers.types import Button
from handlers.wording import SAY_FORM, say_clock, say_day
from nlp.normalise import fold
from storage.models import HomeVisit

NOON = 12
THEIRS = frozenset({"chong", "vo", "con", "con trai", "con gai", "em trai", "em gai"})  # words that need their "của ai"
NEEDS = ("papers", "phone", "care")
CHECK = "check"  # a home is looked in on (handlers/officials/welfare_visit.py): no group hears of it


def cause(visit: HomeVisit) -> str:
    """What its reminders hang on."""
    return f"visit:{visit.id}"


def rounds(turn: Turn) -> Rounds:
    """The half-days of all teams as they are now."""
    ward = turn.house.ward
    until = turn.now + timedelta(days=ward.visits.ahead_days + 2)
    return Rounds(
        ward.teams,
        ward.visits,
        turn.house.calendar,
        turn.now,
        turn.visits.taken(turn.now - timedelta(days=1), until),
        turn.bookings.closures(turn.now),
    )


def decided_by(turn: Turn) -> datetime:
    """When a leader, or somebody of the team, has answered."""
    return add_open(turn.now, timedelta(hours=turn.house.ward.visits.accept_hours), turn.house.calendar)


# --- words ------------------------------------------------------------------------------------------------------


def say_half_day(begin: datetime, end: datetime, language: str = "vi") -> str:
    """A half-day as people say it: "sáng thứ Tư (25/11), từ 8 giờ đến 11 giờ"."""
    day, first, last = say_day(begin, language), say_clock(begin, language), say_clock(end, language)
    if language == "en":
        return f"{day}, between {first} and {last}"
    part = "sáng" if begin.astimezone(LOCAL).hour < NOON else "chiều"
    return f"{part} {day}, từ {first} đến {last}"


def say_short(begin: datetime, language: str = "vi") -> str:
    """The same on a button: "sáng thứ Tư (25/11)"."""
    morning = begin.astimezone(LOCAL).hour < NOON
    if language == "en":
        return f"{say_day(begin, language)}, {'morning' if morning else 'afternoon'}"
    return f"{'sáng' if morning else 'chiều'} {say_day(begin, language)}"


def called(turn: Turn, whom: str) -> str:
    """For whom, as we say it to who asked: "bà ngoại", but "chồng chị"; "my mother" is "your mother"."""
    if whom.lower().startswith("my "):
        return f"your {whom[3:]}"
    return f"{whom} {SAY_FORM[turn.form]}" if fold(whom) in THEIRS and turn.language == "vi" else whom


def say_need(turn: Turn, visit: HomeVisit, language: str = "") -> str:
    """What for: the procedure by its title, else the kind of help."""
    language = language or turn.language
    procedure = turn.house.book.procedures.get(visit.procedure)
    if procedure is not None:
        return inside(procedure.title if language == "vi" else procedure.title_en)
    return turn.house.wording.say(f"visit-need-{visit.need}", language, turn.form)


def facts(turn: Turn, visit: HomeVisit) -> dict[str, Any]:
    """What the sentences about a visit need."""
    return {
        "code": visit.code,
        "when": say_half_day(visit.begins_at, visit.ends_at, turn.language),
        "what": say_need(turn, visit),
        "whom": called(turn, visit.whom or ""),
        "where": visit.place or "",
        "status": visit.status,
        "door": visit.door_code or "",
        "phone": turn.house.ward.visits.phone,
        "ward": turn.house.ward.name,
    }


def promise(turn: Turn, procedure_id: str) -> str:
    """What the law lets an officer do at a home for this procedure, where it is not all of it (home.toml)."""
    from handlers.residents.guide.words import spoken

    procedure = turn.house.book.procedures.get(procedure_id)
    if procedure is None:
        return ""
    acts = [one for one in turn.house.book.shared.home.acts if one.id in procedure.home.acts]
    limits = [spoken(turn, one.says) for one in acts if one.possible != "yes"]
    return " ".join(limits)


def act(visit: HomeVisit, what: str, key: str) -> Button:
    """A button that means the same wherever the conversation stands."""
    return Button(f"h:{visit.id}:{what}", key)


def buttons_of(visit: HomeVisit) -> list[Button]:
    """What can be done about a visit."""
    if visit.status in ("to_decide", "offered", "accepted"):
        return [act(visit, "move", "button-visit-move"), act(visit, "cancel", "button-visit-cancel")]
    return [act(visit, "again", "button-visit-again")]


def in_mourning(turn: Turn, visit: HomeVisit) -> bool:
    """The one it was for has died, as the list says: the family is neither reminded nor told of it."""
    person = turn.entitled.by_id(visit.entitled_id) if visit.entitled_id else None
    return person is not None and person.left_why == "died"


# --- who hears of it --------------------------------------------------------------------------------------------


def is_theirs(turn: Turn, visit: HomeVisit) -> bool:
    """Whether the person asked for it, or joined."""
    return turn.person_id in (visit.person_id, *(one.person_id for one in turn.visits.askers(visit, "joined")))


def notify(turn: Turn, visit: HomeVisit, event: str, *, others: bool = False, **more: Any) -> None:
    """Let everybody who asked hear it, each in their own thread; `others`: all but the one who is speaking now."""
    talks = dict.fromkeys([visit.talk, *(one.talk for one in turn.visits.askers(visit, "joined"))])
    for talk in talks:
        if talk and not (others and talk == turn.message.talk):
            turn.mail.notify(talk, f"visit_{event}", {"visit": visit.id, **_for_template(visit), **more})


def _for_template(visit: HomeVisit) -> dict[str, Any]:
    """What a template of Zalo says of it: nothing personal, and not the code for the door."""
    return {"code": visit.code, "when": say_half_day(visit.begins_at, visit.ends_at)}
