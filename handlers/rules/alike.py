"""Whether two reports are of the same thing: near in space and time first, of one kind and in like words second."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from handlers.answers import one_by_one
from handlers.categories import Alike
from nlp.extract.place import parts_of
from nlp.normalise import fold

CELL = 80  # metres: what is kept to search by is no finer than this
_METRES = 111_320  # of a degree of latitude
# A degree of longitude is shortest where the country ends in the north (23,4°): a cell is 80 m wide there, and up to
# 86 m in the south, so that one grid serves every ward and a neighbour is never further than a cell away.
_DEGREES = (CELL / _METRES, CELL / (_METRES * math.cos(math.radians(23.4))))
NEAR_HOUSES = 20  # numbers of one street this close to each other are a short walk
LIKE_WORDS = (
    0.25  # of the words of the shorter text that the other has too: of another kind, yet perhaps the same thing
)
SURE_PLACE = 0.8
_NUMBER = re.compile(r"\d{1,4}[a-z]?(?:[/\-.]\d{1,4}[a-z]?)*")
_HEAD = re.compile(
    r"^(?:(?:o|tai|ngay|cho|khuc|doan|doi dien|truoc|sau|canh|gan|sat|ke|dau|cuoi|giua|goc|ben|duoi|tren|trong|nha"
    r"|truoc cua|near|at|in front of|opposite|behind|next to) )+"
)
_ENGLISH_LANE = re.compile(r"\b(?:lane|alley)\s+\d[\w/]*", re.IGNORECASE)
_PROPER = re.compile(r"^(?:duong|pho|dai lo) ")
_SMALL = one_by_one(
    "em oi a nha nhe roi la co o tai cho cua va voi thi ma nay do kia bi dang mot hai ba bon mai hom qua nua luon anh chi bac "
    "chu toi tui minh the is at in on of and please"
)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is, as far as two places can be compared: a position, and the parts of what was said."""

    pin: tuple[float, float] | None = None
    street: str = ""
    lane: str = ""
    house: str = ""
    pole: str = ""
    landmark: str = ""

    def keys(self) -> list[str]:
        """What the place can be found again by. Only their keyed hashes are stored (storage/places.py)."""
        return [*([_cell(*_square(self.pin))] if self.pin else []), *(key for key, _ in self._said(spread=0))]

    def keys_near(self, rule: Alike) -> list[str]:
        """The keys of every place that might be the same: cells all round, houses next door."""
        return [*self._cells(rule.radius), *(key for key, _ in self._said(spread=1, wide=rule.wide))]

    def _cells(self, radius: int) -> list[str]:
        if self.pin is None:
            return []
        row, column = _square(self.pin)
        reach = range(-math.ceil(radius / CELL), math.ceil(radius / CELL) + 1)
        return [_cell(row + down, column + right) for down in reach for right in reach]

    def _said(self, *, spread: int, wide: bool = True) -> list[tuple[str, float]]:
        """Keys of what was said, and how surely the same key is the same place."""
        found = []
        if self.pole:
            found.append((f"pole:{self.street}:{self.pole}", 1.0))
        if self.lane:
            found.append((f"lane:{self.street}:{self.lane}", 0.8 if self.street else 0.6))
        elif self.street and (number := _first_number(self.house)) is not None:
            block = number // NEAR_HOUSES
            found += [(f"house:{self.street}:{block + by}", 0.6) for by in range(-spread, spread + 1)]
            found.append((f"lane:{self.street}:{self.house}", 0.5))  # "45 nguyen trai" is often the lane 45
        if self.landmark:
            found.append((f"landmark:{self.landmark}", 0.8))
        if self.street and wide:
            found.append((f"street:{self.street}", 0.5))
        return found


@dataclass(frozen=True, slots=True)
class Report:
    """A report, as far as it can be compared with another."""

    spot: Spot
    subcategory: str = ""
    words: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two reports are: what orders them, and whether the place alone leaves little doubt."""

    score: float
    sure: bool
    metres: int | None = None


def spot_of(where: str, pin: Sequence[float] | None, known: str = "") -> Spot:
    """The place that was said; `known` is the ward's own name of its street, where it names one."""
    parts = parts_of(where) if where.strip() else {}
    road = fold(known) or _PROPER.sub("", fold(parts.get("street", "")))
    house, pole = _numbers(parts.get("house", "")), fold(parts.get("pole", ""))
    lane = _numbers(parts.get("lane", "") or (found.group() if (found := _ENGLISH_LANE.search(where)) else ""))
    if house == pole:  # "cột số 5" is no house
        house = ""
    if "/" in house and road and not lane:  # 12/3 Lê Lợi is house 3 of lane 12
        lane, _, house = house.partition("/")
    bare = not (road or lane or pole)
    landmark = _HEAD.sub("", fold(where)) if bare and where.strip() else ""
    at = (float(pin[0]), float(pin[1])) if pin else None
    return Spot(at, road, lane, house, pole, landmark)


def words_of(text: str, spot: Spot) -> frozenset[str]:
    """The words that say what is wrong: those of the place, and those that say nothing, left out."""
    place = set(f"{spot.street} {spot.landmark}".split())
    return frozenset(word for word in fold(text).split() if word.isalpha() and word not in _SMALL | place)


def likeness(new: Report, old: Report, rule: Alike) -> Likeness | None:
    """How alike two reports of one category are; None when they are not of the same thing."""
    place = _place_likeness(new.spot, old.spot, rule)
    if place is None:
        return None
    closeness, metres = place
    common = len(new.words & old.words) / max(1, min(len(new.words), len(old.words)))
    same_kind = not new.subcategory or not old.subcategory or new.subcategory == old.subcategory
    if not same_kind and common < LIKE_WORDS:
        return None
    score = closeness + 0.5 * common + (0.3 if same_kind else 0.0)
    return Likeness(round(score, 3), closeness >= SURE_PLACE and same_kind, metres)


def _place_likeness(new: Spot, old: Spot, rule: Alike) -> tuple[float, int | None] | None:
    """How surely it is one place (0 to 1), and how far apart; where both have a position, that decides."""
    if new.pole and old.pole and new.pole != old.pole:
        return None
    if new.pin and old.pin:
        far = metres_between(new.pin, old.pin)
        return (1.0 - 0.5 * far / rule.radius, round(far)) if far <= rule.radius else None
    if new.lane and old.lane and new.lane != old.lane:
        return None
    if (apart := _houses_apart(new, old)) is not None and apart > NEAR_HOUSES:
        return None
    kept = dict(old._said(spread=0))
    shared = [min(weight, kept[key]) for key, weight in new._said(spread=1, wide=rule.wide) if key in kept]
    if not shared:
        return None
    return (1.0 if apart == 0 else max(shared)), None


def _houses_apart(new: Spot, old: Spot) -> int | None:
    """How far their numbers are apart, where they are numbers of one street or lane."""
    one, other = _first_number(new.house), _first_number(old.house)
    return None if one is None or other is None or new.lane != old.lane else abs(one - other)


def metres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Across a few streets the earth is flat."""
    middle = math.radians((one[0] + other[0]) / 2)
    return _METRES * math.hypot(one[0] - other[0], (one[1] - other[1]) * math.cos(middle))


def _square(pin: tuple[float, float]) -> tuple[int, int]:
    return math.floor(pin[0] / _DEGREES[0]), math.floor(pin[1] / _DEGREES[1])


def _cell(row: int, column: int) -> str:
    return f"cell:{row}:{column}"


def _numbers(text: str) -> str:
    """ "hẻm 45/12", "ngõ 45/12" and "kiệt 45/12" are called differently in the north, the south and Huế."""
    found = _NUMBER.search(text.lower())
    return found.group() if found else ""


def _first_number(house: str) -> int | None:
    found = re.match(r"\d+", house)
    return int(found.group()) if found else None
