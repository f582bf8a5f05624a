"""Sessions at a hall: when the next ones are, who is missing on a roster, what an official's words count, and their sums."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handlers.rules.booking import spans_of
from handlers.rules.deadlines import LOCAL, Calendar
from handlers.ward import Offering, Role, Ward
from storage.models import Closure, Official, Session, SessionItem, SessionMember, SessionTally

AHEAD_DAYS = 14  # of the calendar that is shown, and for which sessions are made ready
GAPS_DAYS = 2  # before a session the group hears who is missing
ROLES: tuple[Role, ...] = ("leader", "deputy", "youth", "justice")
APPS = ("vneid", "local_app")
OUTCOMES = ("filed_online", "taught", "handed_over", "came_again")
# What is said of somebody who was served, folded. The first that is found counts.
_OUTCOME_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("filed_online", re.compile(r"\b(?:da )?nop (?:qua |tren |ho so )?(?:online|mang|truc tuyen|dich vu cong|dvc)\b|\bonline\b")),
    ("handed_over", re.compile(r"\bchuyen (?:tu phap|mot cua|can bo|phuong)\b")),
    ("came_again", re.compile(r"\b(?:hen|quay|den|toi|lan sau) (?:quay |den )?lai\b|\bhen (?:buoi|lan|tuan) sau\b")),
    ("taught", re.compile(r"\b(?:da )?(?:huong dan|chi (?:cach|cho|dan)|day cach)\b")),
)  # fmt: skip
_AREA = re.compile(r"\b(?:tổ|to)\s+(\d{1,3})\b", re.IGNORECASE)
_FIRST_TIME = re.compile(r"\blan dau(?: tien)?\b")
NUMBER = re.compile(r"\b(?:so|luot) (\d{1,3})\b")  # of the queue, in folded words
_COUNT = re.compile(r"\b(\d{1,2})(?: (?:ho so|nguoi|viec))?$")
_THINGS = re.compile(r"\s*(?:,|;|\+|\bvà\b|\bva\b)\s*", re.IGNORECASE)
_HOW_MANY = re.compile(r"^(\d{1,2}|một|mot|hai|ba|bốn|bon|năm|nam)\s+(?:cái |cai |chiếc |chiec )?(.+)$", re.IGNORECASE)
_WORDS = {"một": 1, "mot": 1, "hai": 2, "ba": 3, "bốn": 4, "bon": 4, "năm": 5, "nam": 5}
MOST_OF_A_THING, LONGEST_THING = 50, 40


# --- the calendar -----------------------------------------------------------------------------------------


def days_of(
    offering: Offering, calendar: Calendar, first: date, days: int
) -> Iterator[tuple[date, datetime, datetime]]:
    """The days on which the ward file has a session, with its hours; the gap of a noon is part of it."""
    for ahead in range(days):
        day = first + timedelta(days=ahead)
        if spans := spans_of(offering, day, calendar):
            yield day, spans[0][0], spans[-1][1]


def fresh(
    offering: Offering, begin: datetime, end: datetime, *, ward: str, now: datetime, shut: bool = False
) -> Session:
    """A session that nobody has touched yet."""
    return Session(
        ward=ward, offering=offering.id, day=begin.astimezone(LOCAL).date(), begins_at=begin, ends_at=end,
        place=offering.place, area=offering.area or area_in(offering.place), status="cancelled" if shut else "planned",
        made_at=now,
    )  # fmt: skip


def area_in(place: str) -> str:
    """The tổ that a place names: "Nhà văn hóa tổ 5" is in tổ 5."""
    found = _AREA.search(place)
    return f"tổ {found[1]}" if found else ""


def upcoming(
    ward: Ward, calendar: Calendar, stored: Iterable[Session], closures: Sequence[Closure], now: datetime, days: int
) -> list[Session]:
    """The sessions of the next days, by the ward file and beside it; those that are not stored are as it says."""
    found = {(one.offering, one.day): one for one in stored}
    for offering in ward.sessions:
        for day, begin, end in days_of(offering, calendar, now.astimezone(LOCAL).date(), days + 1):
            shut = any(
                one.offering in ("", offering.id) and one.begins_at < end and one.ends_at > begin for one in closures
            )
            found.setdefault((offering.id, day), fresh(offering, begin, end, ward=ward.id, now=now, shut=shut))
    return sorted(found.values(), key=lambda session: session.begins_at)


# --- the roster -------------------------------------------------------------------------------------------


def is_there(member: SessionMember, officials: Mapping[int, Official], begins_at: datetime) -> bool:
    """Whether somebody on the roster can be counted on: nobody who said no, who is on leave then or has left."""
    if member.coming == "no":
        return False
    if member.official_id is None:
        return True
    official = officials.get(member.official_id)
    return bool(official and official.active and not (official.away_until and official.away_until > begins_at))


def gaps(
    offering: Offering, team: Iterable[SessionMember], officials: Mapping[int, Official], begins_at: datetime
) -> dict[str, int]:
    """How many are missing in which role."""
    there = Counter(member.role for member in team if is_there(member, officials, begins_at))
    missing = {role: offering.team.get(role, 0) - there[role] for role in ROLES}
    return {role: count for role, count in missing.items() if count > 0}


_ROLE_WORDS: tuple[tuple[Role, str], ...] = (
    ("leader", "truong nhom|to truong|leader"), ("deputy", "pho nhom|pho bi thu|deputy"),
    ("justice", "(?:can bo )?tu phap(?: ho tich)?|ho tich"), ("youth", "doan vien|thanh nien|youth"),
)  # fmt: skip
_ASSIGN = re.compile(
    r"^(?P<name>.+?) (?:lam |truc )?(?P<role>"
    + "|".join(words for _, words in _ROLE_WORDS)
    + r")(?: buoi\b.*| ngay\b.*)?$"
)


def read_assignment(said: str) -> tuple[str, Role] | None:
    """ "Lan làm tư pháp buổi thứ bảy", folded: who, and in which role."""
    found = _ASSIGN.match(said)
    if found is None:
        return None
    role = next(role for role, words in _ROLE_WORDS if re.fullmatch(words, found["role"]))
    return found["name"], role


# --- what was done ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Done:
    """What "xong khai sinh nộp online, lần đầu" counts. `words`: what is left of it, to find the procedure in."""

    outcome: str
    first_time: bool
    count: int
    number: int | None
    words: str


def read_done(said: str) -> Done:
    """What folded words after "xong" say. An outcome that is not said is empty."""
    rest, outcome = said, ""
    for name, pattern in _OUTCOME_WORDS:
        if pattern.search(rest):
            outcome, rest = name, pattern.sub(" ", rest)
            break
    first_time, rest = bool(_FIRST_TIME.search(rest)), _FIRST_TIME.sub(" ", rest)
    number, rest = NUMBER.search(rest), NUMBER.sub(" ", rest).strip()
    count = _COUNT.search(rest)
    words = " ".join((rest[: count.start()] if count else rest).split())
    return Done(outcome, first_time, int(count[1]) if count else 1, int(number[1]) if number else None, words.strip())


def read_things(text: str) -> list[tuple[str, int]]:
    """ "2 laptop, 1 máy in và bàn": what is borrowed, and how many of it."""
    found = []
    for part in _THINGS.split(text.strip(" .!")):
        counted = _HOW_MANY.match(part.strip())
        name, count = (counted[2], _number_of(counted[1])) if counted else (part, 1)
        if name.strip() and 0 < count <= MOST_OF_A_THING:
            found.append((name.strip()[:LONGEST_THING], count))
    return found


def _number_of(text: str) -> int:
    return int(text) if text.isdigit() else _WORDS[text.lower()]


def meant_items(items: Sequence[SessionItem], words: str, fold: Callable[[str], str]) -> list[SessionItem]:
    """Which of the things that are out come back: named ones, or all ("hết", "đủ")."""
    out, said = [item for item in items if item.returned_at is None], f" {fold(words)} "
    if re.search(r" (?:het|du|tat ca|toan bo|xong) ", said):
        return out
    return [item for item in out if f" {fold(item.name)} " in said]


@dataclass(frozen=True, slots=True)
class Sums:
    """What a session was, in numbers."""

    filed_online: int = 0
    taught: int = 0
    handed_over: int = 0
    came_again: int = 0
    first_time: int = 0
    vneid: int = 0
    local_app: int = 0
    met: int = 0  # beside the queue, as they were counted by hand

    @property
    def trips_saved(self) -> int:
        """Who files online goes once, for the result, and not twice (operations.md §5, seed 4)."""
        return self.filed_online


def sums_of(tally: Iterable[SessionTally]) -> Sums:
    counts, first_time = Counter[str](), 0
    for row in tally:
        counts[row.outcome] += row.count
        first_time += row.count if row.first_time else 0
    return Sums(first_time=first_time, **{name: counts[name] for name in (*OUTCOMES, *APPS, "met")})


def by_procedure(tally: Iterable[SessionTally]) -> dict[str, Counter[str]]:
    """How many of which outcome, by procedure, the most frequent first."""
    found: dict[str, Counter[str]] = {}
    for row in tally:
        if row.outcome in OUTCOMES:
            found.setdefault(row.procedure, Counter())[row.outcome] += row.count
    return dict(sorted(found.items(), key=lambda one: (-one[1].total(), one[0])))
