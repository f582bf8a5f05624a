"""The Vietnamese lunar calendar, from the positions of sun and moon (Meeus) at UTC+7."""

from __future__ import annotations

import math
from datetime import date
from functools import lru_cache

_ZONE = 7 / 24
_MONTH = 29.530588853
_EPOCH = 2415021.076998695  # new moon of January 1900


@lru_cache(maxsize=4096)
def _new_moon(count: int) -> int:
    """Julian day, local, of the count-th new moon after the epoch."""
    century = count / 1236.85
    square, cube = century**2, century**3
    rad = math.pi / 180
    mean = 2415020.75933 + 29.53058868 * count + 0.0001178 * square - 0.000000155 * cube
    mean += 0.00033 * math.sin((166.56 + 132.87 * century - 0.009173 * square) * rad)
    sun = (359.2242 + 29.10535608 * count - 0.0000333 * square - 0.00000347 * cube) * rad
    moon = (306.0253 + 385.81691806 * count + 0.0107306 * square + 0.00001236 * cube) * rad
    node = (21.2964 + 390.67050646 * count - 0.0016528 * square - 0.00000239 * cube) * rad
    shift = (0.1734 - 0.000393 * century) * math.sin(sun) + 0.0021 * math.sin(2 * sun)
    shift += -0.4068 * math.sin(moon) + 0.0161 * math.sin(2 * moon) - 0.0004 * math.sin(3 * moon)
    shift += 0.0104 * math.sin(2 * node) - 0.0051 * math.sin(sun + moon) - 0.0074 * math.sin(sun - moon)
    shift += 0.0004 * math.sin(2 * node + sun) - 0.0004 * math.sin(2 * node - sun)
    shift += -0.0006 * math.sin(2 * node + moon) + 0.0010 * math.sin(2 * node - moon)
    shift += 0.0005 * math.sin(2 * moon + sun)
    delta = -0.000278 + 0.000265 * century + 0.000262 * square
    return math.floor(mean + shift - delta + 0.5 + _ZONE)


@lru_cache(maxsize=4096)
def _sun_sector(day: int) -> int:
    """Which twelfth of its circle the sun stands in at local midnight."""
    century = (day - 0.5 - _ZONE - 2451545.0) / 36525
    rad = math.pi / 180
    anomaly = (357.52910 + 35999.05030 * century - 0.0001559 * century**2) * rad
    mean = 280.46645 + 36000.76983 * century + 0.0003032 * century**2
    shift = (1.914600 - 0.004817 * century) * math.sin(anomaly)
    shift += (0.019993 - 0.000101 * century) * math.sin(2 * anomaly) + 0.000290 * math.sin(3 * anomaly)
    return int(((mean + shift) % 360) // 30)


@lru_cache(maxsize=256)
def _eleventh_month(year: int) -> int:
    """Count of the new moon that opens the eleventh lunar month, the one with the winter solstice."""
    day = date(year, 12, 31).toordinal() + 1721425
    count = math.floor((day - _EPOCH) / _MONTH)
    while _new_moon(count) > day:
        count -= 1
    return count - 1 if _sun_sector(_new_moon(count)) >= 9 else count


@lru_cache(maxsize=256)
def _leap_place(opening: int) -> int:
    """Which month after an eleventh month has no change of the sun's sector."""
    for place in range(1, 14):
        if _sun_sector(_new_moon(opening + place)) == _sun_sector(_new_moon(opening + place + 1)):
            return place
    return 14


def solar(day: int, month: int, year: int) -> date | None:
    """The solar date of a lunar day (of the ordinary month where a month is doubled)."""
    opening, closing = _eleventh_month(year - 1), _eleventh_month(year)
    if month >= 11:
        opening, closing = closing, _eleventh_month(year + 1)
    place = (month - 11) % 12
    if closing - opening == 13 and place >= _leap_place(opening):
        place += 1
    start, end = _new_moon(opening + place), _new_moon(opening + place + 1)
    if not 1 <= day <= end - start:
        return None
    return date.fromordinal(start + day - 1 - 1721425)


def lunar_day(day: date) -> int:
    """The day of the lunar month, 1 to 30, of a solar date."""
    today = day.toordinal() + 1721425
    count = math.floor((today - _EPOCH) / _MONTH) + 1
    while _new_moon(count) > today:
        count -= 1
    return today - _new_moon(count) + 1


def new_year(year: int) -> date:
    """Mùng một Tết."""
    first = solar(1, 1, year)
    if first is None:
        raise ValueError(year)
    return first
