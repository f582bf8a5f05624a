"""Every sentence that the program can say exists in every language, fits its button, and can be said."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from bot.app import DATA, EXAMPLE_WARD
from handlers.categories import load_taxonomy
from handlers.entitled import REMARKS
from handlers.officials import acts, commands, questions, visit_report, visits
from handlers.officials.sessions import tally
from handlers.programmes import load_programmes
from handlers.residents import dialogues, legal, tickets
from handlers.residents.appointments import changing
from handlers.residents.guide import asides, dialogue, filed
from handlers.residents.visits import afterwards, asking, home
from handlers.residents.visits import changing as visits_changing
from handlers.rules import custody
from handlers.rules.codes import make_code
from handlers.rules.priority import POINTS
from handlers.rules.roles import MAY
from handlers.rules.transitions import REFUSALS
from handlers.types import ANYWHERE
from handlers.ward import load_ward
from handlers.wording import DEFAULT_FORM, FORMS, Wording, load_wording
from nlp.types import CATEGORIES, INTENTS, RESTRICTED
from tests.guards.sentences import Sentence, sentences
from tests.guards.sources import called, calls, pattern_of, sources

WORDING = DATA / "wording"
LANGUAGES = sorted(path.stem for path in WORDING.glob("*.ftl"))
BUTTON_SIGNS = 40
TELEGRAM_CALLBACK_BYTES = 64
ROOMS = ("handlers", "bot")

# Where a wording key stands in a call: its place among the arguments.
KEY_PLACES = {
    "say": 0, "ask": 0, "toast": 0, "word": 0, "Reply": 0, "Button": 1, "pose": 1, "Slot": 1, "tell_group": 2,
}  # fmt: skip
GUIDE_BUTTONS = (
    *("have", "missing", "where", "how", "tick", "later", "online", "counter", "home", "done", "stuck", "screen"),
    *filed.COMES_LATER,
)
KINDS = load_taxonomy(DATA / "categories.toml").subcategories
LETTERS = ("added", "removed")  # about the list of those served at home
LONGEST_ID = ("x" * 40,)  # of a procedure, by its schema
OFFERINGS = ("x" * 20,)  # as long as the id of one may be
# Keys and choices that are put together at run time, and what can stand in the braces.
KEY_PATTERNS = {
    "visit-need-{}": (*home.NEEDS, home.CHECK),
    "visit-whom-{}": ("family", "neighbour"),
    "visit-why-{}": asking.WHYS,
    "visit-no-{}": visits.WHY_NOT,
    "visit-next-{}": visit_report.NEXT,
    "button-report-{}": (*visit_report.OUTCOMES, *visit_report.CARING),
    "button-report-why-{}": visit_report.WHYS,
    "button-report-next-{}": visit_report.NEXT,
    "button-visit-alone-{}": afterwards.ALONE,
    "button-visit-{}": home.NEEDS,
    "form-{}": FORMS,
    "refusal-{}": REFUSALS,
    "button-rate-{}": tickets.RATINGS,
    "emergency-{}": ("called", "mistake"),
    "legal-{}": RESTRICTED,
    "legal-how-{}": legal.BY_FORM,
    "entitled-{}": (*(f"{kind}-{end}" for kind, ends in REMARKS.items() for end in ends), *LETTERS),
    "entitled-asks-{}": LETTERS,
    "entitled-call-{}": LETTERS,
    "button-entitled-{}": ("visit", "ask", "ok"),
    "button-outcome-{}": tally.ASKED,
    "guide-aside-{}": asides.ABOUT,
    "guide-came-{}": filed.COMES_LATER,
    "guide-button-{}": GUIDE_BUTTONS,
    "guide-button-alone-{}": ("yes", "perhaps", "no"),
    "button-receipt-{}": custody.ORDER,
    "role-{}": tuple(act for act in MAY if act not in ("list", "decide")),
    "longer-{}": questions.EXTEND_WHY,
    "priority-{}": (*POINTS, "alike"),
    "ask-{}": tuple(code for code, row in KINDS.items() if row.said),
    "choice-{}": tuple({choice for row in KINDS.values() for choice in row.choices}),
    "ticket-{}": (
        "claimed",
        "passed",
        "sorted",
        "late",
        "waiting",
        "extended",
        "contested",
        "merged",
        "split",
        "handed_over",
        "undone",
        "passed_up",
    ),  # said in one go
}
CHOICE_PATTERNS = {
    "storm:on:{}": CATEGORIES,
    "storm:off:{}": CATEGORIES,
    "storm:no:{}": CATEGORIES,
    "e:{}:{}": tuple(f"TB-2612-1234:{act}" for act in ("visit", "ask", "ok")),
    "ds:{}:{}": ("2612:0123abcd",),
    "call:{}:details": ("123456",),
    "h:{}:{}": tuple(f"1234567:{act}" for act in visits_changing.ACTS),
    "h:{}:show": ("1234567:show",),
    "tn:{}:{}": (*(f"1234567:{act}" for act in visits.ACTS), "1234567:swap.1234567"),
    "why:{}": (*visits.WHY_NOT, *questions.EXTEND_WHY, *visit_report.WHYS),
    "did:{}": (*visit_report.OUTCOMES, "12"),
    "next:{}": visit_report.NEXT,
    "h:{}:rate.{}": ("1234567:rate.good",),
    "h:{}:alone.{}": ("1234567:alone.helped",),
    "min:{}": tuple(map(str, visit_report.MINUTES)),
    "why.{}": asking.WHYS,
    "need.{}": home.NEEDS,
    "lacks.{}": tuple(load_programmes().kinds),
    "w:{}:v.{}": ("PA-ABCDEF:v.202611280830",),
    "w:{}:visit": ("PA-ABCDEF:visit",),
    "w:{}:p.{}": tuple(f"PA-ABCDEF:p.{one}" for one in load_programmes().programmes),
    "b:{}:{}": tuple(f"1234567:{act}" for act in changing.ACTS),
    "bs:{}:come": ("1234567",),
    "bs:{}:cannot": ("1234567",),
    "bs:{}:number": ("1234567",),
    "bs:{}:close": ("1234567",),
    "bs:{}:end": ("1234567",),
    "bs:{}:stay": ("1234567",),
    "bs:{}": tuple(f"1234567:{outcome}.{LONGEST_ID[0]}" for outcome in tally.ASKED),
    "qs:{}:next": OFFERINGS,
    "qs:{}": tuple(f"{one}:absent.123" for one in OFFERINGS),
    "q:{}:where": ("1234567",),
    "q:{}:elder": ("1234567",),
    "q:{}:leave": ("1234567",),
    "b:{}:at.{}": ("1234567:at.202611280830",),
    "b:{}:show": ("1234567:show",),
    "bn:{}:{}": tuple(f"BN-000000:{act}" for act in custody.ORDER),
    "bn:{}:details": ("BN-000000",),
    "c:{}:agree": ("1234567",),
    "c:{}:object": ("1234567",),
    "office:{}": ("2",),
    "due:{}": ("2026-11-28",),
    "place.{}": tuple(one.id for one in load_ward(EXAMPLE_WARD).offerings),
    "day.{}": ("20261128",),
    "at.{}": ("202611280830",),
    "f:{}:{}": tuple(f"1234567:{act}" for act in dialogue.ACTS),
    "f:{}:open": ("1234567",),
    "p:{}": LONGEST_ID,
    "t:{}:{}": (*acts.ACTS, "show", "add", "fix", "cancel", "confirm", "reopen"),
    "t:{}:rate.{}": tickets.RATINGS,
    "t:{}:tell.{}": (*(choice for row in KINDS.values() for choice in row.choices), "unknown"),
    "form:{}": FORMS,
    "go:{}": INTENTS,
    "as:{}": (*CATEGORIES, *INTENTS),
    "kind:{}": CATEGORIES,
    "code:{}": REFUSALS,
    "found:{}": ("12",),
    "need:{}": ("12",),
    "days:{}": ("12",),
    "other:{}": (make_code(lambda below: 0),),
    "call:{}:done": ("123456",),
    "u:{}:lift": ("u:1234567:lift",),
    "u:{}:keep": ("u:1234567:keep",),
    "unit:{}": tuple(unit.id for unit in load_ward(EXAMPLE_WARD).units),
}
# Sentences that no code says, each with the reason why it is kept.
UNSAID: dict[str, str] = {}


@cache
def spoken(language: str) -> dict[str, Sentence]:
    return sentences(WORDING / f"{language}.ftl")


@cache
def wording() -> Wording:
    return load_wording(WORDING)


def branches(node: ast.expr) -> list[ast.expr]:
    """The values that an expression can have, as far as they are written down: both sides of an if."""
    if isinstance(node, ast.IfExp):
        return [*branches(node.body), *branches(node.orelse)]
    return [node]


def written_keys() -> list[tuple[str, ast.expr]]:
    """Every wording key, or pattern of keys, that stands in a call; with where it stands."""
    found = []
    for source, call in calls(*ROOMS):
        place = KEY_PLACES.get(called(call))
        if place is not None and len(call.args) > place:
            found += [(source.at(call), key) for key in branches(call.args[place])]
    return found


def keys_of_patterns() -> set[str]:
    return {pattern.replace("{}", value) for pattern, values in KEY_PATTERNS.items() for value in values}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_code_says_is_in_every_language(language: str) -> None:
    missing = [
        f"{where} {key.value}"
        for where, key in written_keys()
        if isinstance(key, ast.Constant) and isinstance(key.value, str) and key.value not in spoken(language)
    ]
    missing += sorted(keys_of_patterns() - set(spoken(language)))
    assert not missing, f"{language}.ftl has no such sentence"


def test_every_key_put_together_at_run_time_is_listed_here() -> None:
    unknown = [
        f"{where} {pattern_of(key)}"
        for where, key in written_keys()
        if isinstance(key, ast.JoinedStr) and pattern_of(key) not in KEY_PATTERNS
    ]
    assert not unknown, "add the pattern and its values to KEY_PATTERNS"


def test_every_sentence_is_said_somewhere() -> None:
    constants = {
        node.value
        for source in sources(*ROOMS)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    said = constants | keys_of_patterns() | {f"{key}-again" for key in constants}
    said |= {key for key in spoken("vi") if key.startswith("media-")}  # menu.media says whichever there is
    silent = sorted(set(spoken("vi")) - said - set(UNSAID))
    assert not silent, "nobody says these sentences: take them out, or list them in UNSAID with a reason"
    assert not set(UNSAID) & said, "these are said after all"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_sentences_variables_and_variants(language: str) -> None:
    ours, theirs = spoken("vi"), spoken(language)
    assert set(ours) == set(theirs)
    variables = {key: (ours[key].variables, theirs[key].variables) for key in ours}
    assert {key: pair for key, pair in variables.items() if pair[0] != pair[1]} == {}
    variants = {key: (ours[key].selects, theirs[key].selects) for key in ours}
    assert {key: pair for key, pair in variants.items() if pair[0] != pair[1]} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said_in_all_its_variants(language: str) -> None:
    faults = []
    for key, sentence in spoken(language).items():
        for sample in sentence.samples():
            if sample.get("refusal") == "other":  # every refusal has a code
                continue
            said = wording().say(key, language, **sample)
            if not said.strip() or said != said.strip() or "  " in said or "{" in said:
                faults.append(f"{key} {sample}: {said!r}")
    assert not faults


@pytest.mark.parametrize("form", [*FORMS, DEFAULT_FORM])
def test_every_sentence_can_be_said_to_everybody(form: str) -> None:
    for key, sentence in spoken("vi").items():
        assert wording().say(key, "vi", form, **next(sentence.samples()))


def test_no_sentence_needs_a_value_with_the_name_of_an_argument_of_say() -> None:
    taken = {key: sorted(sentence.variables & {"key", "language", "form"}) for key, sentence in spoken("vi").items()}
    assert not {key: names for key, names in taken.items() if names}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_on_a_button_fit_it(language: str) -> None:
    keys = {key for key in spoken(language) if key.startswith(("button-", "form-", "need-", "refusal-"))}
    keys.remove("button-old")  # said about a button
    words = {key: wording().say(key, language) for key in keys}
    taxonomy = load_taxonomy(DATA / "categories.toml")
    words |= {name: taxonomy.label(name, language) for name in CATEGORIES}
    words |= {unit.id: unit.name for unit in load_ward(EXAMPLE_WARD).units}
    assert {key: said for key, said in words.items() if len(said) > BUTTON_SIGNS} == {}


def all_choices() -> set[str]:
    """The choice of every button that the code makes, with the longest values there are."""
    code, found = make_code(lambda below: 0), set()
    for source, call in calls("handlers"):
        if called(call) != "Button" or not call.args:
            continue
        choice = call.args[0]
        if isinstance(choice, ast.Constant):
            found.add(str(choice.value))
        elif isinstance(choice, ast.JoinedStr):
            pattern = _with_one_open(pattern_of(choice), code)
            assert pattern in CHOICE_PATTERNS or "{}" not in pattern, f"{source.at(call)}: add {pattern!r} here"
            with_code = pattern.replace("t:{}", f"t:{code}")
            found |= {with_code.replace("{}", value) for value in CHOICE_PATTERNS.get(pattern, ("",))}
        elif "guide" not in source.path.parts:  # there they are ids of the data: test_guide_walks.py measures those
            assert ast.unparse(choice) == "place + b.choice", f"{source.at(call)}: what can this choice be?"
    return found


def _with_one_open(pattern: str, code: str) -> str:
    """ "t:{}:fix" has nothing open but the code of a ticket."""
    if pattern.startswith("t:{}:") and "{}" not in pattern.removeprefix("t:{}:"):
        return pattern.replace("{}", code)
    return pattern


def all_questions() -> list[str]:
    """The name of every question, which its buttons carry."""
    forms = (*dialogues.FORMS, *commands.FORMS.values())
    return [f"{form.name}.{slot.name}=" for form in forms for slot in form.slots]


def test_every_button_fits_into_what_telegram_carries_back() -> None:
    longest = max(all_questions(), key=len)
    carried = [choice if choice.startswith(ANYWHERE) else longest + choice for choice in all_choices()]
    assert len(carried) > 50
    assert [choice for choice in carried if len(choice.encode()) > TELEGRAM_CALLBACK_BYTES] == []


def test_there_is_vietnamese_and_english() -> None:
    assert {"vi", "en"} <= set(LANGUAGES)
    assert all(isinstance(path, Path) for path in WORDING.glob("*.ftl"))
