"""Every category has words, a promise and an owner; every number that residents read has a source and a date."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, datetime

import pytest

from bot.app import DATA, EXAMPLE_WARD, load_hotlines
from bot.web.pages import EMERGENCY_NUMBERS, STATIC
from handlers.categories import Taxonomy, load_taxonomy
from handlers.residents import emergency, human, legal
from handlers.rules.deadlines import LOCAL, Calendar, stamp
from handlers.ward import Ward, load_ward
from nlp.taxonomy import SUBS
from nlp.types import CATEGORIES, EMERGENCIES, INTENTS

LANGUAGES = ("vi", "en")
CHECKED_SINCE = date(2026, 1, 1)  # since the wards of July 2025 have their own numbers and units
# A number that somebody can call: 11x, 1800/1900 xxxx, a landline or a mobile.
NUMBER = re.compile(
    r"(?<![\d.,])(?:11\d|1[89]00[ .]?\d{2,6}(?:[ .]\d{2,4})?|0\d{2,3}(?:[ .]?\d{2,4}){2,3})(?![\d.,]*\d)"
)


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_taxonomy(DATA / "categories.toml")


@pytest.fixture(scope="module")
def ward() -> Ward:
    return load_ward(EXAMPLE_WARD)


def test_every_category_that_is_understood_has_its_row(taxonomy: Taxonomy) -> None:
    assert set(CATEGORIES) - set(taxonomy.categories) == set()


def test_every_category_that_code_names_has_its_row(taxonomy: Taxonomy) -> None:
    named = {*emergency.CATEGORIES.values(), *human.TOPICS.values(), *legal.CONFIDED.values()}
    assert named - set(taxonomy.categories) == set()
    assert set(EMERGENCIES) - set(emergency.CATEGORIES) == set()


def test_every_category_and_subcategory_has_words_in_every_language(taxonomy: Taxonomy) -> None:
    labels = {name: row.label for name, row in taxonomy.categories.items()}
    labels |= {code: row.label for code, row in taxonomy.subcategories.items()}
    assert [(name, lang) for name, words in labels.items() for lang in LANGUAGES if not words.get(lang)] == []


def test_every_category_and_subcategory_has_a_service_class(taxonomy: Taxonomy) -> None:
    stamped = {name: taxonomy.service_class(name, None) for name in taxonomy.categories}
    stamped |= {code: taxonomy.service_class(row.category, code) for code, row in taxonomy.subcategories.items()}
    assert {name: given for name, given in stamped.items() if given not in taxonomy.classes} == {}


def test_every_category_and_subcategory_has_a_unit_of_the_example_ward(taxonomy: Taxonomy, ward: Ward) -> None:
    owners = {name: taxonomy.unit(name, None) for name in taxonomy.categories}
    owners |= {code: taxonomy.unit(row.category, code) for code, row in taxonomy.subcategories.items()}
    assert {name: unit for name, unit in owners.items() if ward.unit(unit) is None} == {}


def test_every_service_class_is_in_use_and_promises_an_answer_before_the_end(taxonomy: Taxonomy) -> None:
    used = {row.service_class for row in taxonomy.categories.values()}
    used |= {row.service_class for row in taxonomy.subcategories.values()}
    assert set(taxonomy.classes) - used == set()
    calendar, monday = Calendar(load_ward(EXAMPLE_WARD)), datetime(2026, 11, 23, 9, tzinfo=LOCAL)
    stamped = {name: stamp(row, monday, calendar) for name, row in taxonomy.classes.items()}
    assert [name for name, (respond, resolve) in stamped.items() if not monday < respond <= resolve] == []


def test_every_promise_has_a_source_and_a_date(taxonomy: Taxonomy) -> None:
    rows = [*taxonomy.classes.items(), *taxonomy.pauses.items()]
    assert [name for name, row in rows if len(row.source) < 5 or row.checked_on < CHECKED_SINCE] == []


def test_every_report_that_is_understood_keeps_its_subcategory(taxonomy: Taxonomy) -> None:
    understood = {code for category in CATEGORIES for code in SUBS[category]}
    assert set(taxonomy.subcategories) - understood == set(), "nobody will ever be given this subcategory"
    assert set(SUBS) - set(CATEGORIES) - set(INTENTS) == set()


def test_every_subcategory_belongs_to_a_category_that_understanding_gives_it(taxonomy: Taxonomy) -> None:
    rows = taxonomy.subcategories.items()
    assert [code for code, row in rows if code not in SUBS[row.category]] == []


def test_every_hotline_has_a_source_and_a_date() -> None:
    hotlines = load_hotlines(DATA / "hotlines.toml").values()
    assert [line.id for line in hotlines if len(line.source) < 5 or line.checked_on < CHECKED_SINCE] == []
    assert [line.id for line in hotlines if not NUMBER.fullmatch(line.number)] == []


def test_every_hotline_of_the_pages_is_in_the_file(ward: Ward) -> None:
    assert {*EMERGENCY_NUMBERS, ward.power} - set(load_hotlines(DATA / "hotlines.toml")) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_names_a_number_that_is_not_in_the_file(language: str) -> None:
    known = {line.number for line in load_hotlines(DATA / "hotlines.toml").values()}
    strings = json.loads((STATIC / f"strings.{language}.json").read_text(encoding="utf-8"))
    said = (DATA / "wording" / f"{language}.ftl").read_text(encoding="utf-8") + "\n".join(map(str, strings.values()))
    found = {re.sub(r"\D", "", number) for number in NUMBER.findall(said)}
    assert "114" in found
    assert found - known == set()


def test_every_day_off_has_a_source_and_a_date() -> None:
    calendar = tomllib.loads((DATA / "calendar.toml").read_text(encoding="utf-8"))
    rows = [row for rows in calendar.values() for row in rows]
    assert rows
    assert [row for row in rows if not row.get("source") or not row.get("checked_on")] == []
