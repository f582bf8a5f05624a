"""Which place of appointments an official means: by its name, by the session that is open, by who waits there."""

from __future__ import annotations

from datetime import date, timedelta

from handlers.rules.booking import spans_of
from handlers.rules.deadlines import LOCAL
from handlers.turn import Turn
from handlers.ward import Offering
from nlp.normalise import fold

EARLY = timedelta(minutes=60)  # before the doors open numbers are given already


def today(turn: Turn) -> date:
    return turn.now.astimezone(LOCAL).date()


def label(offering: Offering) -> str:
    return offering.label["vi"]


def names(offerings: list[Offering]) -> str:
    return ", ".join(label(one) for one in offerings)


def named(turn: Turn) -> list[Offering]:
    """The offerings that the words name."""
    said = f" {fold(turn.text)} "
    return [
        one
        for one in turn.house.ward.offerings
        if any(f" {fold(words)} " in said for words in (one.label["vi"], one.id.replace("-", " "), *one.words))
    ]


def queue_meant(turn: Turn) -> Offering | None:
    """The queue that is meant: a named one, that of the session which is open, the only one in which somebody waits,
    the only place that is open at this hour, or the only counter. Where two could be meant, the official is asked, and
    None comes back."""
    with_numbers = [one for one in turn.house.ward.offerings if one.walk_ins]
    told = [one for one in named(turn) if one.walk_ins]
    day = today(turn)
    at_halls = {one.offering for one in turn.sessions.open_ones() if one.day == day}
    waiting = set(turn.bookings.queues(day))
    open_now = {one.id for one in with_numbers if _open_now(turn, one)}
    counters = {one.id for one in with_numbers if one.kind == "counter"}
    for ids in ({one.id for one in told},) if told else (at_halls, waiting, open_now, counters):
        found = [one for one in with_numbers if one.id in ids]
        if len(found) == 1:
            return found[0]
    turn.say("schedule-which", names=names(told or with_numbers))
    return None


def _open_now(turn: Turn, offering: Offering) -> bool:
    """Within its hours of today, or shortly before."""
    spans = spans_of(offering, today(turn), turn.house.calendar)
    return bool(spans) and spans[0][0] - EARLY <= turn.now < spans[-1][1]
