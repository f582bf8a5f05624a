"""Nghỉ phép: an official says that they are away; whoever stands in is told meanwhile."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time

from handlers.officials import visits
from handlers.rules.deadlines import LOCAL
from handlers.turn import Turn
from nlp.syllables import unmark

_AWAY = re.compile(
    r"^(?:/nghi|(?:em|toi|minh|anh|chi)? ?nghi(?: phep)?(?: den)?(?: het)?(?: ngay)?) (\d{1,2})/(\d{1,2})(?:/(\d{4}))?$"
)
BACK = ("di lam lai", "em di lam lai", "toi di lam lai", "het phep", "/dilam")


def take(turn: Turn) -> bool:
    """Whether the message is about an official's own leave; if so, it is done."""
    said = unmark(unicodedata.normalize("NFC", turn.text)).lower().strip(" .!")
    if turn.official is None or turn.chosen:
        return False
    if said in BACK:
        turn.officials.away(turn.official, None)
        turn.say("group-back", name=turn.official.name)
        return True
    found = _AWAY.match(said)
    until = _end(turn.now, *(int(part or 0) for part in found.groups())) if found else None
    if until is None:
        return False
    turn.officials.away(turn.official, until)
    turn.say("group-away", name=turn.official.name, until=until)
    visits.away(turn, turn.official, until)
    return True


def _end(now: datetime, day: int, month: int, year: int) -> datetime | None:
    """The end of the last day of leave; None when there is no such day ahead."""
    local = now.astimezone(LOCAL)
    try:
        last = date(year or local.year, month, day)
        if not year and last < local.date():
            last = last.replace(year=local.year + 1)
    except ValueError:
        return None
    return datetime.combine(last, time(23, 59), tzinfo=LOCAL) if last >= local.date() else None
