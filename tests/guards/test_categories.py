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
from handlers.matters import load_matters
from handlers.officials import closing
from handlers.residents import emergency, human, legal
from handlers.residents.legal import BY_FORM, CONFIDED
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


# operations.md §1.5, row by row: who handles it, and its class; of two the slower one, since words of danger raise it
# (below) and what is under way is heard as an emergency before anything else (AN1, AN2).
TABLE = """
CS1 B KT SXD|CS2 B KT SXD|CS3 K1 KT EVN|CS4 C KT|RT1 N24 MTDT KT|RT2 B KT CA|RT3 B KT MTDT|RT4 B MTDT|RT5 K1 MTDT TYT|
RT6 B KT MTDT|TO1 N CA|TO2 N CA VX KT|TO3 N KT CA|TO4 C KT|TO5 B VX|GT1 B KT SXD|GT2 K1 KT SXD VT|GT3 K1 SXD CSGT|
GT4 B KT SXD|GT5 N CA CSGT|GT6 B KT SXD|GT7 B XB|NN1 K1 KT SXD|NN2 B KT SXD|NN3 C KT|NN4 K0 KT QS|CX1 K1 SXD KT EVN|
CX2 K1 KT SXD|CX3 B KT SXD|CX4 B KT|CX5 N KT CA|DT1 B KT CA|DT2 B KT CA|DT3 B VX KT|DT4 C KT|DT5 K1 KT|DT6 T TDP VP KT|
DN1 B EVN KT|DN2 K0 EVN CA|DN3 B CN KT|DN4 B VT KT|MT1 N KT CA|MT2 C KT NNMT|MT3 K1 TYT VX KT|MT4 K1 TYT|MT5 B KT CA TYT|
MT6 B KT|AN1 N CA|AN2 T CA|AN3 N CA|AN4 K1 CA|AN5 K1 CA VX HPN|AN6 N CA VX TYT|XH1 K0 CA VX|XH2 K1 VX TYT MTTQ TDP|
XH3 V HCC TS VP|XH4 Q VX HCC|XH5 B VX MTTQ|XH6 K0 TYT CA|HC1 Q HCC|HC2 Q HCC|HC3 B HCC TS|HC4 C VP|HC5 T VP|HC6 T VP|
HC7 I VP|HC8 C VP KT
"""
RAISED = {  # where the table says "B; K1 if ...", the words that make it so
    "CS1": ("K1", "đèn tắt cả ngã tư"), "RT2": ("N", "họ đang đổ rác"), "GT1": ("K1", "hố tử thần"),
    "CX1": ("K0", "cây đè trúng người"), "CX4": ("K1", "xích đu gãy, trẻ dễ té"), "DT1": ("N", "xe đang chắn hết lối"),
    "DN3": ("K1", "vỡ ống lớn, phun lên"), "DN4": ("K1", "dây cáp vướng cổ người đi xe"), "MT5": ("K1", "chó cắn cháu bé"),
    "AN1": ("K0", "họ đang đánh nhau"),
}  # fmt: skip
NEVER_IN_THE_GROUP = {"AN3", "AN5", "XH1", "XH6", "HC4", "HC5"}  # R in the table


def test_every_row_of_the_table_of_kinds_is_there_as_it_says(taxonomy: Taxonomy) -> None:
    rows = dict(row.strip().split(" ", 1) for row in TABLE.strip().replace("\n", "").split("|"))
    kinds = taxonomy.subcategories
    found = {code: f"{taxonomy.service_class(row.category, code)} {' '.join(row.by)}" for code, row in kinds.items()}
    assert (found, len(found), len(taxonomy.groups)) == (rows, 67, 12)
    assert {code[:2] for code in kinds} == set(taxonomy.groups)
    assert {code for code, row in kinds.items() if row.restricted} == NEVER_IN_THE_GROUP


def test_words_of_danger_make_a_kind_as_urgent_as_the_table_says(taxonomy: Taxonomy) -> None:
    kinds = taxonomy.subcategories
    heard = {
        code: (taxonomy.service_class(kinds[code].category, code, words), words) for code, (_, words) in RAISED.items()
    }
    assert heard == RAISED
    assert {code for code, row in kinds.items() if row.urgent} == set(RAISED)


def test_every_kind_says_what_a_good_report_needs_and_who_of_the_ward_has_it(taxonomy: Taxonomy) -> None:
    kinds = taxonomy.subcategories
    assert [code for code, row in kinds.items() if not row.needs or not all(row.needs)] == []
    assert [code for code, row in kinds.items() if row.choices and not row.said] == [], "choices of no question"
    rooms = {code: {unit for name in row.by for unit in taxonomy.handlers[name].units} for code, row in kinds.items()}
    own = {code: units for code, units in rooms.items() if taxonomy.handlers[kinds[code].by[0]].units}
    wrong = {code for code, units in own.items() if taxonomy.unit(kinds[code].category, code) not in units}
    assert wrong == set(), "the unit is no room of the handlers in its row"


def test_every_number_that_a_kind_or_a_handler_names_is_a_hotline(taxonomy: Taxonomy) -> None:
    named = {line for row in taxonomy.subcategories.values() for line in row.call}
    named |= {handler.hotline for handler in taxonomy.handlers.values() if handler.hotline}
    assert named - set(load_hotlines(DATA / "hotlines.toml")) == {"power"}


def test_every_report_that_is_understood_keeps_its_subcategory(taxonomy: Taxonomy) -> None:
    understood = {code for codes in SUBS.values() for code in codes}
    assert set(taxonomy.subcategories) - understood == set(), "nobody will ever be given this subcategory"
    assert understood - set(taxonomy.subcategories) == set(), "understood, and not in kinds.toml"
    assert set(SUBS) - set(CATEGORIES) - set(INTENTS) == set()


def test_every_subcategory_belongs_to_a_category_that_understanding_gives_it(taxonomy: Taxonomy) -> None:
    rows = taxonomy.subcategories.items()
    assert [code for code, row in rows if row.category in CATEGORIES and code not in SUBS[row.category]] == []
    by_intent = {code for intent in INTENTS for code in SUBS.get(intent, ())}
    assert {code for code, row in rows if row.category not in CATEGORIES} - by_intent == set()


def test_every_matter_of_the_law_has_its_form_in_both_languages_with_source_and_date() -> None:
    matters = load_matters(DATA / "matters.toml")
    assert set(matters) == {*BY_FORM, *CONFIDED}
    assert [name for name, row in matters.items() if len(row.source) < 5 or row.checked_on < CHECKED_SINCE] == []
    assert [name for name, row in matters.items() if {"vi", "en"} - set(row.form) or not row.law] == []
    by_resident = {name for name, row in matters.items() if row.by_resident}
    assert by_resident == set(BY_FORM), "only what the resident signs is printed and handed in"
    assert [name for name in by_resident if not (matters[name].check_wd and matters[name].settle)] == []


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


# Kinds of which the ward writes an answer of its own: told the lawful way, or passed on for somebody else.
OWN_WORDS = {"AN3", "AN5", "DT6", "GT7", "HC4", "HC5", "HC6"}


def test_every_kind_that_is_reported_has_canned_answers_that_fit_a_button(taxonomy: Taxonomy) -> None:
    reported = {code for code, row in taxonomy.subcategories.items() if row.category in CATEGORIES}
    assert reported - set(taxonomy.answers) == OWN_WORDS
    words = [one for answers in taxonomy.answers.values() for answer in answers for one in (answer.found, answer.did)]
    assert [one for one in words if len(re.sub(r"\{[^}]+\}", "…", one)) > 40] == []
    assert [a.did for answers in taxonomy.answers.values() for a in answers if not closing.is_specific(a.did)] == []


def test_every_report_that_can_be_worked_on_has_its_best_question(taxonomy: Taxonomy) -> None:
    rows = {code: row for code, row in taxonomy.subcategories.items() if row.category in CATEGORIES}
    asked = {code for code, row in rows.items() if row.said}
    assert set(rows) - asked == OWN_WORDS - {"GT7"}
