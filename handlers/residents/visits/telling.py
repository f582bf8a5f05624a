"""What a person hears of their visit by itself: who decided what, that somebody comes and by which code they know them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from handlers.residents.visits import afterwards, arranging, home
from handlers.rules.visits import OPEN, remind_at
from handlers.turn import Turn
from handlers.types import Button
from storage.models import HomeVisit

DAY_LATEST, SOON_LATEST = timedelta(hours=3), timedelta(minutes=20)  # before the visit a reminder still helps
BOOK = Button("go:book_appointment", "button-book")


def tell(turn: Turn) -> None:
    """A notice about a visit: said if it is still so."""
    facts = turn.message.data
    event = str(facts["event"]).removeprefix("visit_")
    if event == "apart":
        arranging.apart(turn, facts)
        return
    visit = turn.visits.by_id(int(facts.get("visit") or 0))
    if visit is not None and event in EVENTS and home.is_theirs(turn, visit):
        EVENTS[event](turn, visit, facts)


def _accepted(turn: Turn, visit: HomeVisit, _: dict[str, Any]) -> None:
    """Somebody goes: the code for the door, and reminders from now on."""
    if visit.status != "accepted":
        return
    plan_reminders(turn, visit)
    turn.say("visit-accepted", buttons=home.buttons_of(visit), **home.facts(turn, visit))


def _approved(turn: Turn, visit: HomeVisit, _: dict[str, Any]) -> None:
    if visit.status == "offered":
        turn.say("visit-approved", buttons=home.buttons_of(visit), **home.facts(turn, visit))


def _refused(turn: Turn, visit: HomeVisit, facts: dict[str, Any]) -> None:
    """Kindly, with the reason and the next door."""
    if visit.status == "refused":
        buttons = (BOOK, Button("go:talk_to_human", "button-human"))
        turn.say("visit-refused", buttons=buttons, reason=str(facts.get("reason") or ""), **home.facts(turn, visit))


def _cancelled(turn: Turn, visit: HomeVisit, _: dict[str, Any]) -> None:
    """Somebody else of the family gave it up."""
    if visit.status == "cancelled":
        buttons = (home.act(visit, "again", "button-visit-again"),)
        turn.say("visit-cancelled-by-other", buttons=buttons, **home.facts(turn, visit))


def _called_off(turn: Turn, visit: HomeVisit, facts: dict[str, Any]) -> None:
    """A storm: why, and the way to another half-day."""
    if visit.status == "called_off":
        buttons = (home.act(visit, "again", "button-visit-again"),)
        reason = str(facts.get("reason") or "")
        turn.say("visit-called-off", buttons=buttons, reason=reason, **home.facts(turn, visit))


def _moved(turn: Turn, visit: HomeVisit, _: dict[str, Any]) -> None:
    if visit.status in OPEN:
        turn.say("visit-moved-by-other", buttons=home.buttons_of(visit), **home.facts(turn, visit))


def _second(turn: Turn, visit: HomeVisit, facts: dict[str, Any]) -> None:
    """Somebody else asked for a visit to this home."""
    number = int(facts.get("asker") or 0)
    if visit.status not in OPEN or not any(one.id == number for one in turn.visits.askers(visit, "pending")):
        return
    buttons = (
        home.act(visit, f"yes.{number}", "button-visit-together"),
        home.act(visit, f"no.{number}", "button-visit-apart"),
    )
    turn.say("visit-second", buttons=buttons, **home.facts(turn, visit))


def _joined(turn: Turn, visit: HomeVisit, _: dict[str, Any]) -> None:
    """The first said yes: the second hears what the first knows."""
    if visit.status == "accepted":
        plan_reminders(turn, visit)
    turn.say("visit-joined", buttons=home.buttons_of(visit), **home.facts(turn, visit))


def _unserved(turn: Turn, visit: HomeVisit, _: dict[str, Any]) -> None:
    """Nobody could go: said before they wait at the door in vain, with the next half-days by one tap."""
    if visit.status == "missed":
        turn.say("visit-unserved", buttons=home.buttons_of(visit), **home.facts(turn, visit))


EVENTS: dict[str, Callable[[Turn, HomeVisit, dict[str, Any]], None]] = {
    "accepted": _accepted, "approved": _approved, "refused": _refused, "cancelled": _cancelled, "moved": _moved,
    "called_off": _called_off, "second": _second, "joined": _joined, "unserved": _unserved,
    "reported": afterwards.reported, "no_one": afterwards.no_one, "photo_asked": afterwards.photo_asked,
}  # fmt: skip


# --- reminders --------------------------------------------------------------------------------------------------


def plan_reminders(turn: Turn, visit: HomeVisit) -> None:
    """A day before and two hours before, in this person's own thread and hours."""
    for kind, at in remind_at(visit.begins_at, turn.now).items():
        near = kind == "visit_soon"
        turn.remind(
            kind, home.cause(visit), at, until=visit.begins_at - (SOON_LATEST if near else DAY_LATEST), near=near,
            visit=visit.id, begins=visit.begins_at.isoformat(), when=home.say_half_day(visit.begins_at, visit.ends_at),
        )  # fmt: skip


def remind(turn: Turn, facts: dict[str, Any]) -> bool:
    """Said while somebody is to come at that time; the code for the door once more when it is near."""
    visit = turn.visits.by_id(int(facts.get("visit") or 0))
    if visit is None or visit.status != "accepted" or not home.is_theirs(turn, visit) or home.in_mourning(turn, visit):
        return False
    if visit.begins_at != datetime.fromisoformat(str(facts["begins"])):
        return False
    buttons = [home.act(visit, "move", "button-visit-move"), home.act(visit, "cancel", "button-visit-cancel")]
    if not visit.coming:
        buttons.insert(0, home.act(visit, "come", "button-visit-at-home"))
    key = "visit-remind-soon" if facts["kind"] == "visit_soon" else "visit-remind"
    turn.say(key, buttons=buttons, **home.facts(turn, visit))
    return True
