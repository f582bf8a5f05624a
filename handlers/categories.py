"""The taxonomy: groups, categories and kinds, their words, who handles them and how fast, read from TOML."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, field_validator

from handlers.ward import DataError, Facts, Limit, Ward, explain, read_toml
from nlp.syllables import unmark


class Pause(Facts):
    """Why a ticket's clock may stand still, and how long at most."""

    limit: Limit
    label: dict[str, str]
    source: str
    checked_on: date


class ServiceClass(Facts):
    """How fast the ward promises to answer and to be done (operations.md §1.4)."""

    respond: Limit
    resolve: Limit
    interim: Limit | None = None  # by when the resident hears how far it is
    calendar: bool = False  # True: round the clock; False: in the ward's own opening hours and days
    source: str
    checked_on: date


class Alike(Facts):
    """Which reports of a category are taken for the same: how near in metres, and within how many hours.

    80 m and 48 hours are the rule of operations.md §1.5; what stays broken for days has a longer time.
    """

    radius: Annotated[int, Field(ge=10, le=400)] = 80
    hours: Annotated[int, Field(ge=1, le=720)] = 48
    wide: bool = False  # concerns a whole street: the same street is enough
    offered: bool = True  # False: nobody is told that somebody else has reported such a thing


class InStorm(Facts):
    """What is asked of a report of this category while a storm is on; nothing else is."""

    danger: str = ""  # the emergency that it is when somebody is in danger (nlp/data/emergency.toml)
    depth: bool = False


class Category(Facts):
    """One kind of thing that residents report or ask for."""

    label: dict[str, str]  # vi, en: as a resident would say it
    unit: str
    service_class: str
    kind: Literal["report", "contact", "emergency", "privacy"] = "report"
    place: Literal["needed", "optional", "none"] = "needed"
    restricted: bool = False
    hint: str = ""  # wording key of what makes a good report of this kind
    alike: Alike = Alike()
    storm: InStorm | None = None  # of what storms bring: nobody's consent is waited for then (Luật 91/2025 điều 19)


class Group(Facts):
    """One of the twelve groups; the codes of its kinds begin with its own."""

    label: dict[str, str]


class Handler(Facts):
    """Who does the work: a room of the ward, or a body outside it."""

    name: dict[str, str]
    units: tuple[str, ...] = ()  # the ids that a room of the ward may have in a ward file; none: outside
    hotline: str = ""  # of hotlines.toml; "power": the one that serves the ward


class Urgent(Facts):
    """Words that make a report of this kind more urgent at once."""

    service_class: str
    words: str


class Subcategory(Facts):
    """One kind (operations.md §1.5): what is said of it in kinds.toml."""

    category: str
    label: dict[str, str]
    service_class: str = ""
    unit: str = ""
    by: tuple[str, ...]  # handlers, the first does the work
    needs: tuple[str, ...]  # what a good report has, the most useful first
    asset: Literal["lamp", "road", "drain", "tree"] | None = None
    said: str = ""  # words that answer the best question already
    choices: tuple[str, ...] = ()
    urgent: Urgent | None = None
    interim: Limit | None = None
    restricted: bool = False
    call: tuple[str, ...] = ()

    @field_validator("said")
    @classmethod
    def _said(cls, said: str) -> str:
        re.compile(said)
        return said

    def says(self, words: str) -> bool:
        """Whether the words hold already what the best question asks for."""
        return bool(self.said and re.search(self.said, unmark(words).lower()))


class Answer(Facts):
    """What is often found and done with a kind of thing, for a closing; {…} is a blank that is asked for."""

    found: str
    did: str


class Taxonomy(Facts):
    """All of it."""

    classes: dict[str, ServiceClass]
    pauses: dict[str, Pause]
    categories: dict[str, Category]
    groups: dict[str, Group]
    handlers: dict[str, Handler]
    subcategories: dict[str, Subcategory]
    answers: dict[str, tuple[Answer, ...]] = Field(default_factory=dict)

    def of_ward(self, ward: Ward) -> Taxonomy:
        """With the limits that a ward's own file names in the place of ours."""
        for name in ward.classes:
            if name not in self.classes:
                raise DataError(f"ward {ward.id}: classes.{name}: there is no such service class")
        named = {code: f"streets.{street.name}" for street in ward.streets for code in street.owners.values()}
        named |= dict.fromkeys(ward.owners.values(), "owners") | dict.fromkeys(ward.bodies, "bodies")
        for code, place in named.items():
            if code != "ward" and code not in self.handlers:
                raise DataError(f"ward {ward.id}: {place}: there is no handler {code!r} in kinds.toml")
        own = {
            name: self.classes[name].model_copy(update=limits.model_dump(exclude_none=True))
            for name, limits in ward.classes.items()
        }
        return self.model_copy(update={"classes": self.classes | own})

    def service_class(self, category: str, subcategory: str | None, words: str = "") -> str:
        """How fast: of the kind, else of its category; `words` that name a hazard make it faster."""
        row = self.subcategories.get(subcategory or "")
        if row and row.urgent and words and re.search(row.urgent.words, unmark(words).lower()):
            return row.urgent.service_class
        return (row.service_class if row else "") or self.categories[category].service_class

    def promise(self, name: str, subcategory: str | None) -> ServiceClass:
        """What a class promises; a kind may owe its first check sooner."""
        row = self.subcategories.get(subcategory or "")
        own = row is not None and row.interim and row.service_class in ("", name)
        return self.classes[name].model_copy(update={"interim": row.interim}) if row and own else self.classes[name]

    def unit(self, category: str, subcategory: str | None) -> str:
        row = self.subcategories.get(subcategory or "")
        return (row.unit if row else "") or self.categories[category].unit

    def units(self) -> set[str]:
        """Every unit that a row names."""
        kinds = {row.unit for row in self.subcategories.values() if row.unit}
        return kinds | {row.unit for row in self.categories.values()}

    def group_of(self, category: str, subcategory: str | None) -> str:
        """The group of a kind, else that of the first kind of its category; danger is of safety, the rest of the office."""
        if subcategory and subcategory[:2] in self.groups:
            return subcategory[:2]
        if category.startswith("emergency_"):
            return "AN"
        return next((code[:2] for code, row in self.subcategories.items() if row.category == category), "HC")

    def label(self, category: str, language: str, subcategory: str | None = None) -> str:
        """What to call it in the resident's language."""
        row = self.subcategories.get(subcategory or "")
        label = row.label if row else self.categories[category].label
        return label.get(language) or label["vi"]


def load_taxonomy(path: Path) -> Taxonomy:
    """The taxonomy of categories.toml and of kinds.toml beside it, checked for rows that point nowhere."""
    kinds = read_toml(path.with_name("kinds.toml"))
    tables = {**read_toml(path), **kinds, "subcategories": kinds.get("kinds", {})}
    tables |= read_toml(path.with_name("answers.toml"))
    tables.pop("kinds", None)
    try:
        taxonomy = Taxonomy.model_validate(tables)
    except ValidationError as error:
        raise DataError(f"{path} or kinds.toml: {explain(error)}") from error
    for name, category in taxonomy.categories.items():
        if category.service_class not in taxonomy.classes:
            raise DataError(f"{path}: categories.{name}: no service class {category.service_class!r}")
    if unknown := sorted(set(taxonomy.answers) - set(taxonomy.subcategories)):
        raise DataError(f"{path.with_name('answers.toml')}: there is no kind {unknown[0]!r}")
    for code, row in taxonomy.subcategories.items():
        _check(path.with_name("kinds.toml"), taxonomy, code, row)
    return taxonomy


def _check(path: Path, taxonomy: Taxonomy, code: str, row: Subcategory) -> None:
    if row.category not in taxonomy.categories:
        raise DataError(f"{path}: kinds.{code}: no category {row.category!r}")
    if code[:2] not in taxonomy.groups:
        raise DataError(f"{path}: kinds.{code}: no group {code[:2]!r}")
    classes = (row.service_class, row.urgent.service_class if row.urgent else "")
    if wrong := [name for name in classes if name and name not in taxonomy.classes]:
        raise DataError(f"{path}: kinds.{code}: no service class {wrong[0]!r}")
    if unknown := [name for name in row.by if name not in taxonomy.handlers]:
        raise DataError(f"{path}: kinds.{code}: no handler {unknown[0]!r}")
