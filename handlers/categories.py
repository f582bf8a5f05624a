"""The taxonomy: categories, their words, who handles them and how fast, read from TOML."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from handlers.ward import DataError, Facts, Limit, Ward, explain, read_toml


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


class Category(Facts):
    """One kind of thing that residents report or ask for."""

    label: dict[str, str]  # vi, en: as a resident would say it
    unit: str
    service_class: str
    kind: Literal["report", "contact", "emergency", "privacy"] = "report"
    place: Literal["needed", "optional", "none"] = "needed"
    restricted: bool = False
    hint: str = ""  # wording key of what makes a good report of this kind


class Subcategory(Facts):
    """A row of the taxonomy that differs from its category."""

    category: str
    label: dict[str, str]
    service_class: str = ""
    unit: str = ""


class Taxonomy(Facts):
    """All of it."""

    classes: dict[str, ServiceClass]
    pauses: dict[str, Pause]
    categories: dict[str, Category]
    subcategories: dict[str, Subcategory] = Field(default_factory=dict)

    def of_ward(self, ward: Ward) -> Taxonomy:
        """With the limits that a ward's own file names in the place of ours."""
        for name in ward.classes:
            if name not in self.classes:
                raise DataError(f"ward {ward.id}: classes.{name}: there is no such service class")
        own = {
            name: self.classes[name].model_copy(update=limits.model_dump(exclude_none=True))
            for name, limits in ward.classes.items()
        }
        return self.model_copy(update={"classes": self.classes | own})

    def service_class(self, category: str, subcategory: str | None) -> str:
        row = self.subcategories.get(subcategory or "")
        return (row.service_class if row else "") or self.categories[category].service_class

    def unit(self, category: str, subcategory: str | None) -> str:
        row = self.subcategories.get(subcategory or "")
        return (row.unit if row else "") or self.categories[category].unit

    def label(self, category: str, language: str, subcategory: str | None = None) -> str:
        """What to call it in the resident's language."""
        row = self.subcategories.get(subcategory or "")
        label = row.label if row else self.categories[category].label
        return label.get(language) or label["vi"]


def load_taxonomy(path: Path) -> Taxonomy:
    """The taxonomy of a file, checked for rows that point nowhere."""
    tables = read_toml(path)
    try:
        taxonomy = Taxonomy.model_validate(tables)
    except ValidationError as error:
        raise DataError(f"{path}: {explain(error)}") from error
    for name, category in taxonomy.categories.items():
        if category.service_class not in taxonomy.classes:
            raise DataError(f"{path}: categories.{name}: no service class {category.service_class!r}")
    for code, row in taxonomy.subcategories.items():
        if row.category not in taxonomy.categories:
            raise DataError(f"{path}: subcategories.{code}: no category {row.category!r}")
        if row.service_class and row.service_class not in taxonomy.classes:
            raise DataError(f"{path}: subcategories.{code}: no service class {row.service_class!r}")
    return taxonomy
