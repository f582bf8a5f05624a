"""Whose tổ a place is in: the people of the ward file who look after it, by the tổ that was said or by its streets."""

from __future__ import annotations

from handlers.rules.storms import area_of
from handlers.streets import Area
from handlers.ward import Ward
from nlp.normalise import fold


def area_at(ward: Ward, place: str, street: str = "") -> Area | None:
    """The tổ of the table that a place is in; of streets the longest name decides."""
    if not ward.areas:
        return None
    if named := fold(area_of(place, street)):
        return next((one for one in ward.areas if fold(one.name) == named), None)
    said = f" {fold(place)} {fold(street)} "
    streets = ((fold(street), area) for area in ward.areas for street in area.streets)
    fitting = [(name, area) for name, area in streets if f" {name} " in said]
    return max(fitting, key=lambda one: len(one[0]))[1] if fitting else None
