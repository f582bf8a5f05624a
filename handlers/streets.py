"""The tables of streets and tổ of a ward: old and new names, whose lamps, roads, drains and trees are, who looks after a tổ."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from handlers.facts import Facts

Asset = Literal["lamp", "road", "drain", "tree"]


class Street(Facts):
    """A street of the ward: its old names too, and whose its lamps, surface, drains and trees are.

    Routing is by street, not by kind alone (QĐ 31/2025/QĐ-UBND TP.HCM; QĐ 5904/QĐ-UBND Hà Nội): the city keeps some.
    """

    name: str
    was: tuple[str, ...] = ()  # names that people still say
    owners: dict[Asset, str] = Field(default_factory=dict)  # a handler of kinds.toml (SXD, ...), or "ward"
    main: bool = False  # a main road: what is broken there is more urgent


class Area(Facts):
    """A tổ dân phố, khu phố or thôn, and who looks after it."""

    name: str  # as it is said: "tổ 5"
    people: tuple[
        str, ...
    ] = ()  # by name, as registered: the tổ trưởng, whoever of the ward is responsible; in this order
    streets: tuple[str, ...] = ()  # that lie in it, for places that name no tổ: "hẻm 45 Nguyễn Trãi"


class Body(Facts):
    """What a body outside the ward is called here, and its number; a number needs its source and its day."""

    name: str
    number: str = ""
    source: str = ""
    checked_on: date | None = None

    @model_validator(mode="after")
    def _sourced(self) -> Body:
        if self.number and not (self.source and self.checked_on):
            raise ValueError(f"the number of {self.name!r} needs source and checked_on")
        return self
