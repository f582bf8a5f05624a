"""Which half-days are offered: of their own team first, near what was wished for, none before a leader can decide."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from handlers.residents.menu import HUMAN
from handlers.residents.visits import arranging, heard, home
from handlers.rules.deadlines import LOCAL
from handlers.rules.visits import Window, fits, nearest
from handlers.turn import Turn
from handlers.types import Button
from handlers.wording import say_day

MOST, MOST_FOR_ELDERS = 3, 2
OTHER = Button("other", "button-other-day")


def free(turn: Turn, *, anywhere: bool = False) -> list[Window]:
    """The half-days that can be promised: of the team of their neighbourhood, or of all; whoever a leader must decide
    about, not before that."""
    found = [] if turn.state.slots.get("visit") else arranging.entitled(turn)
    decided = home.decided_by(turn) if not turn.state.slots.get("visit") and arranging.doubtful(turn, found) else None
    rounds, area = home.rounds(turn), arranging.area_of(turn, found)
    return rounds.free_anywhere(area, decided) if anywhere else rounds.free(area, decided)


def fitting(turn: Turn) -> list[Window]:
    """The half-days that are as wished for: when their own team has none then, those of the others."""
    wish = heard.wished(turn)
    if wish is None:
        return []
    own = [one for one in free(turn) if fits(one, wish)]
    return own or [one for one in free(turn, anywhere=True) if fits(one, wish)]


def shown(turn: Turn) -> tuple[str, list[Window]]:
    """How the wish is met, and the half-days to choose from."""
    slots, ahead = turn.state.slots, free(turn)
    most = MOST_FOR_ELDERS if turn.form == "bac" else MOST
    if slots.get("later"):
        since = datetime.fromisoformat(str(slots["later"]))
        later = [one for one in ahead if one.begin > since]
        return "any", (later or ahead)[:most]
    near = nearest(ahead, heard.wished(turn), most)
    if slots.get("lost"):
        return "lost", near
    if heard.wished(turn) is None:
        return "any", near
    if wanted := fitting(turn)[:most]:
        return "fits", wanted
    return "off" if _off(turn) else "far", near


def _off(turn: Turn) -> bool:
    """Whether the day that was wished for is a day off: nobody is missing then."""
    wish = heard.wished(turn)
    days = {wish.begin.astimezone(LOCAL).date(), wish.end.astimezone(LOCAL).date()} if wish else set()
    return bool(days) and all(turn.house.calendar.is_off(day) for day in days)


def buttons(turn: Turn) -> list[Button]:
    _, windows = shown(turn)
    labels = {one.begin: home.say_short(one.begin, turn.language) for one in windows}
    times = [
        Button(f"at.{begin:%Y%m%d%H%M}", "label", (("text", label[:1].upper() + label[1:]),))
        for begin, label in labels.items()
    ]
    return [*times, OTHER if windows else HUMAN]


def values(turn: Turn) -> dict[str, Any]:
    why, windows = shown(turn)
    turn.state.slots.pop("lost", None)
    first = home.say_half_day(windows[0].begin, windows[0].end, turn.language) if windows else ""
    wish = heard.wished(turn)
    day = say_day(wish.begin, turn.language) if wish else ""
    return {"why": why if windows else "none", "first": first, "day": day}
