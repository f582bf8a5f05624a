"""Home visits: which step may follow which, whom the ward serves, free half-days, and which team and member goes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from handlers.rules.booking import Wish
from handlers.rules.deadlines import LOCAL, Calendar
from handlers.teams import Team, VisitPolicy
from nlp.normalise import fold
from storage.models import Closure, EntitledPerson, HomeVisit

OPEN = ("to_decide", "offered", "accepted")
CLOSED = "den-nha"  # in the place of an offering, where visits to homes are called off
_AFTER: dict[tuple[str, str], str] = {
    ("to_decide", "approve"): "offered",
    ("to_decide", "refuse"): "refused",
    ("offered", "refuse"): "refused",
    ("accepted", "refuse"): "refused",
    ("offered", "accept"): "accepted",
    ("offered", "swap"): "accepted",
    ("accepted", "swap"): "accepted",
    ("accepted", "release"): "offered",
    ("to_decide", "move"): "to_decide",
    ("offered", "move"): "offered",
    ("accepted", "move"): "offered",
    ("to_decide", "cancel"): "cancelled",
    ("offered", "cancel"): "cancelled",
    ("accepted", "cancel"): "cancelled",
    ("to_decide", "call_off"): "called_off",
    ("offered", "call_off"): "called_off",
    ("accepted", "call_off"): "called_off",
    ("accepted", "done"): "done",
    ("accepted", "miss"): "missed",
    ("offered", "miss"): "missed",
    ("to_decide", "miss"): "missed",
}
Served = Literal["yes", "decide"]
DAY_BEFORE, SOON = timedelta(hours=26), timedelta(hours=2)

# "Tổ 5", "tổ dân phố số 5", "TDP 5", "khu phố 3", "thôn 2", with marks or without; "giấy tờ 30" is none.
_AREA = re.compile(
    r"(?<!giay )(?<!giấy )\b(tổ dân phố|to dan pho|tổ dp|to dp|tdp|tổ|to|khu phố|khu pho|kp|thôn|thon|ấp|ap)"
    r"\s*(?:số |so )?0*(\d{1,3}[a-z]?)\b(?!\s*(?:người|nguoi|giờ|gio|tuổi|tuoi|ngày|ngay|tháng|thang|/))"
)
_AREA_KIND = {"kh": "khu phố", "kp": "khu phố", "th": "thôn", "ấp": "ấp", "ap": "ấp"}  # by how it begins; else tổ
_LANE = re.compile(r"\b(?:hem|ngo|kiet|ngach|xet|hxh)\b")
_NO_PLACE = re.compile(r"\b(?:nha|so|so nha|duong|pho|o|tai|dia chi|phuong|can|lau|tang|truoc|doi dien)\b")


def after(status: str, act: str) -> str | None:
    """The status after an act; None when the act is not allowed now."""
    return _AFTER.get((status, act))


# --- whom the ward serves ---------------------------------------------------------------------------------------


def served(found: Sequence[EntitledPerson], policy: VisitPolicy) -> Served:
    """Whether the visit is promised at once, or a human decides: never a machine that says no."""
    if policy.unlisted == "serve":
        return "yes"
    if any(not policy.groups or set(policy.groups) & set(person.groups or ()) for person in found):
        return "yes"
    return "decide"


def area_in(text: str) -> str:
    """The neighbourhood that a text names, as the list writes it: "tổ 5"; empty when it names none."""
    found = _AREA.search(_lower(text))
    return f"{_AREA_KIND.get(found[1][:2], 'tổ')} {found[2]}" if found else ""


def same_home(one: str, other: str) -> bool:
    """Whether two places as people write them are one home: the same numbers and names, in any spelling."""
    first, second = _bones(one), _bones(other)
    if not any(word[0].isdigit() for word in first & second):
        return False
    return first == second or (len(first & second) >= 3 and (first <= second or second <= first))


def _bones(place: str) -> frozenset[str]:
    """What a place is told apart by: its numbers and names; "ngõ" and "hẻm" are one word, the tổ says nothing more."""
    plain = fold(_AREA.sub(" ", _lower(place).replace(",", " ").replace(".", " ")))
    return frozenset(_NO_PLACE.sub(" ", _LANE.sub("hem", plain)).split())


def _lower(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()


# --- half-days --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Window:
    """One half-day of a team."""

    team: str
    begin: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Rounds:
    """The half-days of all teams as they are now, with the visits that they have already."""

    teams: Sequence[Team]
    policy: VisitPolicy
    calendar: Calendar
    now: datetime
    taken: Mapping[tuple[str, datetime], frozenset[int]]
    closures: Sequence[Closure] = ()

    def free(self, area: str = "", after: datetime | None = None) -> list[Window]:
        """The half-days for which the team of this neighbourhood can still be asked, in the order of time; those of all
        teams where it has none left. `after`: not before a leader has had the time to decide."""
        found = self.free_anywhere(area, after)
        return [one for one in found if self._at_home(one, area)] or found

    def free_anywhere(self, area: str = "", after: datetime | None = None) -> list[Window]:
        """The same for all teams; of each half-day only the best one."""
        best: dict[tuple[datetime, datetime], Window] = {}
        for window in self._ahead():
            if (
                (after is None or window.begin > after)
                and self.seats(window)
                and (window.begin, window.end) not in best
            ):
                best[window.begin, window.end] = self.choose(window, area)[0]
        return sorted(best.values(), key=lambda window: (window.begin, window.end))

    def choose(self, window: Window, area: str) -> list[Window]:
        """The same half-day with the teams that can still go, the one of this neighbourhood first, then the one with
        the fewest visits. No team is bound to its neighbourhoods (Kế hoạch 63/KH-UBND Hà Nội, 2026)."""
        same = [one for one in self._ahead() if (one.begin, one.end) == (window.begin, window.end) and self.seats(one)]
        return sorted(same, key=lambda one: (not self._at_home(one, area), len(self._taken(one)), self._place(one)))

    def seats(self, window: Window) -> tuple[int, ...]:
        """The seats that are free in a half-day; none when it is too late to ask."""
        team = next((one for one in self.teams if one.id == window.team), None)
        if team is None or window.begin < self.now + timedelta(hours=self.policy.notice_hours) or self.shut(window):
            return ()
        return tuple(seat for seat in range(1, team.visits + 1) if seat not in self._taken(window))

    def shut(self, window: Window) -> bool:
        """An official called it off: all that is booked, or the visits to homes."""
        return any(
            one.offering in ("", CLOSED) and one.begins_at < window.end and one.ends_at > window.begin
            for one in self.closures
        )

    def _taken(self, window: Window) -> frozenset[int]:
        return self.taken.get((window.team, window.begin), frozenset())

    def _at_home(self, window: Window, area: str) -> bool:
        team = next(one for one in self.teams if one.id == window.team)
        return bool(area) and area in (area_in(one) or fold(one) for one in team.areas)

    def _place(self, window: Window) -> int:
        return [one.id for one in self.teams].index(window.team)

    def _ahead(self) -> Iterator[Window]:
        """Every half-day from today on, as far ahead as can be asked for. Days off (Tết, a storm) have none."""
        today = self.now.astimezone(LOCAL).date()
        for ahead in range(self.policy.ahead_days + 1):
            yield from self.of_day(today + timedelta(days=ahead))

    def of_day(self, day: date) -> Iterator[Window]:
        if self.calendar.is_off(day):
            return
        for team in self.teams:
            for begin, end in team.spans(day.weekday()):
                yield Window(
                    team.id, datetime.combine(day, begin, tzinfo=LOCAL), datetime.combine(day, end, tzinfo=LOCAL)
                )


def nearest(free: Sequence[Window], wish: Wish | None, most: int) -> list[Window]:
    """The free half-days nearest to a wish, in the order of time; without a wish the first ones."""
    if wish is None:
        return list(free[:most])
    return sorted(sorted(free, key=lambda one: (_gap(one, wish), one.begin))[:most], key=lambda one: one.begin)


def fits(window: Window, wish: Wish) -> bool:
    """Whether a half-day is what was wished for: a moment within it, or a span that it begins in."""
    return not _gap(window, wish)


def _gap(window: Window, wish: Wish) -> timedelta:
    if window.begin < max(wish.end, wish.begin + timedelta(minutes=1)) and wish.begin < window.end:
        return timedelta()
    return min(abs(window.begin - wish.begin), abs(window.begin - wish.end))


# --- who goes ---------------------------------------------------------------------------------------------------


def next_visitor(
    members: Iterable[int], load: Mapping[int, int], away: Collection[int], declined: Collection[int]
) -> int | None:
    """Whose turn it is: who is there, has not said no to this visit, and has the fewest visits; in the order of the
    rota among equals. None: nobody is left."""
    able = [one for one in members if one not in away and one not in declined]
    return min(able, key=lambda one: load.get(one, 0), default=None)


def remind_at(begins_at: datetime, now: datetime) -> dict[str, datetime]:
    """When to remind of a visit: a day before, unless it was asked for later than that; and two hours before."""
    found = {}
    if begins_at - now > DAY_BEFORE:
        found["visit_day"] = begins_at - timedelta(days=1)
    if begins_at - SOON > now:
        found["visit_soon"] = begins_at - SOON
    return found


def expected(visit: HomeVisit) -> bool:
    """Whether somebody has to expect it."""
    return visit.status in OPEN
