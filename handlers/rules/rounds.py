"""The order in which a team walks its round: one lane to its end before the next, up one side of it and down the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar
from unicodedata import normalize

from nlp.normalise import fold
from nlp.syllables import unmark

Visit = TypeVar("Visit")
Number = tuple[int, str]  # 12B
LaneKey = tuple[datetime, tuple[int, int, str], str, tuple[bool, str], tuple[Number, ...]]
_LANE_WORD = r"(?:hem|ngo|kiet|ngach|xet|hxh)"
_LANES = re.compile(rf"\b({_LANE_WORD})\s+(?:so\s+)?(\d+[a-z]?(?:/\d+[a-z]?)*)\b")
_HOUSE = re.compile(r"\b(?:so nha|nha so|so|nha)\s+(\d+)\s?([a-z])?(?:/(\d+)([a-z])?)*\b(?!\s*(?:tang|lau))")
_SLASHED = re.compile(r"\b(\d+[a-z]?(?:/\d+[a-z]?)+)\b")
_FIRST = re.compile(r"^\W*(\d+)([a-z])?\b")
_NUMBER = re.compile(r"(\d+)([a-z]?)")
_WORDS = {"hem": "hẻm", "ngo": "ngõ", "kiet": "kiệt", "ngach": "ngách", "xet": "xẹt", "hxh": "hẻm"}
_INNER = "ngach"  # a lane off a lane
_LAST = (1, 0, "")  # what is not known comes last


@dataclass(frozen=True, slots=True)
class Door:
    """Where a home is: its street, the lanes off it from the outermost to the innermost, its number in the last one."""

    street: str = ""
    lanes: tuple[Number, ...] = ()
    number: int = 0  # 0: not said
    letter: str = ""
    word: str = field(default="", compare=False)  # what its people call a lane: hẻm, ngõ, kiệt; empty: "45/12"

    @property
    def lane(self) -> str:
        """The lane's number, "45/12"; empty on the street itself."""
        return "/".join(f"{number}{letter.upper()}" for number, letter in self.lanes)


@dataclass(frozen=True, slots=True)
class Stop(Generic[Visit]):
    """One home of a round."""

    begins_at: datetime
    area: str
    door: Door
    visit: Visit


@dataclass(frozen=True, slots=True)
class Lane(Generic[Visit]):
    """The stops of one lane in one half-day, in the order of the walk."""

    begins_at: datetime
    area: str
    street: str
    lane: str  # "hẻm 45/12", as its people say; empty: the street itself
    stops: tuple[Stop[Visit], ...]


def door_of(place: str, streets: Mapping[str, str]) -> Door:
    """A place as people write it, taken apart: "số 7 ngách 12 ngõ 5 Lê Lợi", "45/12 Nguyễn Trãi", "hẻm 45 số 12B".
    `streets`: by every name that is said, the one of today."""
    said = " ".join(
        unmark(normalize("NFC", place).lower()).replace(",", " ").split()
    )  # with its slashes, which `fold` takes out
    named = (name for name in sorted(streets, key=len, reverse=True) if fold(name) in fold(place))
    street = streets.get(next(named, ""), "")
    word, lanes, rest = _lanes(said)
    house = _HOUSE.search(rest)
    if house is not None and "/" not in house.group():
        return Door(street, lanes, int(house[1]), house[2] or "", word)
    if slashed := _SLASHED.search(rest):
        *outer, last = (_numbered(part) for part in slashed[1].split("/"))
        return Door(street, lanes + tuple(outer), *last, word)
    if first := _FIRST.match(rest):
        return Door(street, lanes, int(first[1]), first[2] or "", word)
    return Door(street, lanes, word=word)


def _lanes(said: str) -> tuple[str, tuple[Number, ...], str]:
    """What the outermost lane is called, the lanes that the words name from the outermost on, and the words without
    them: people write the inner one first."""
    found = list(_LANES.finditer(said))
    named = [
        (lane[1] == _INNER, -place, _WORDS[lane[1]], tuple(_numbered(part) for part in lane[2].split("/")))
        for place, lane in enumerate(found)
    ]
    # a "ngách" leads off a "ngõ"; of two of one kind ("hẻm 3 hẻm 45") the one said last is the outer one
    named.sort()
    word = named[0][2] if named else ""
    return word, tuple(number for *_, numbers in named for number in numbers), _LANES.sub(" ", said).strip()


def _numbered(part: str) -> Number:
    found = _NUMBER.match(part)
    return (int(found[1]), found[2]) if found else (0, "")


def in_order(stops: Iterable[Stop[Visit]]) -> tuple[Lane[Visit], ...]:
    """The walk: half-days in time, tổ by number, streets by name with the street itself before its lanes, lanes by
    number; a lane or street is walked to its end before the next one is entered."""
    grouped: dict[LaneKey, list[Stop[Visit]]] = {}
    for stop in stops:
        grouped.setdefault(_lane_key(stop), []).append(stop)
    lanes = (_walk(grouped[key]) for key in sorted(grouped))
    return tuple(Lane(one[0].begins_at, one[0].area, one[0].door.street, _called(one), one) for one in lanes)


def _called(stops: Sequence[Stop[Visit]]) -> str:
    """What the lane is called, by whoever said it."""
    word = next((one.door.word for one in stops if one.door.word), "hẻm")
    return f"{word} {stops[0].door.lane}" if stops[0].door.lanes else ""


def _lane_key(stop: Stop[Visit]) -> LaneKey:
    number = _NUMBER.search(stop.area)
    area = (0, int(number[1]), number[2]) if number else _LAST
    street = (not stop.door.street, fold(stop.door.street))
    return (stop.begins_at, area, fold(stop.area), street, stop.door.lanes)


def _walk(stops: Sequence[Stop[Visit]]) -> tuple[Stop[Visit], ...]:
    """Up the odd side, back down the even side; a home without a number is asked for at the end."""
    known = [stop for stop in stops if stop.door.number]
    odd = sorted((one for one in known if one.door.number % 2), key=_at)
    even = sorted((one for one in known if not one.door.number % 2), key=_at, reverse=True)
    return (*odd, *even, *(stop for stop in stops if not stop.door.number))


def _at(stop: Stop[Visit]) -> Number:
    return stop.door.number, stop.door.letter
