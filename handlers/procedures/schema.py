"""What a procedure is: questions, papers, fees, steps and the other facts, each with its ground and its time."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from handlers.ward import Facts

UNKNOWN = "unknown"  # the answer "không biết", which every question takes
# What a sentence may leave open: the first three until it is said, the others until a shared step has its procedure.
PLACEHOLDERS = frozenset({"you", "You", "ward", "search", "pick", "host", "address"})
_BRACED = re.compile(r"\{(\w*)\}?")

Confidence = Literal["high", "medium", "low"]
Channel = Literal["online", "counter", "home"]
Unit = Literal["working", "calendar", "hours", "months"]
# "Cổng, phường, công an ...": who has to decide, whatever a ward calls that office
Office = Literal[
    "ward", "any-ward", "police", "any-police", "province", "insurance", "land", "school", "notary", "other"
]


def _as_answers(value: Any) -> Any:
    """`when = { noi-sinh = "o-nha" }` is short for a list of one answer."""
    if not isinstance(value, dict):
        return value
    return {question: (allowed,) if isinstance(allowed, str) else allowed for question, allowed in value.items()}


def _sayable(text: str) -> str:
    for name in _BRACED.findall(text):
        if name not in PLACEHOLDERS:
            raise ValueError(f"{{{name}}} is nothing that is filled in; use {{you}}, {{You}} or {{ward}}")
    return text


Says = Annotated[str, AfterValidator(_sayable)]
When = Annotated[dict[str, tuple[str, ...]], BeforeValidator(_as_answers)]


class Fact(Facts):
    """Something told to residents: when it applies, what it rests on, how sure it is, and from when to when."""

    id: str
    when: When = Field(default_factory=dict)  # every question has one of its answers
    otherwise: bool = False  # applies when no conditional neighbour does
    channel: Channel | None = None  # none: on every channel
    source: tuple[str, ...]
    confidence: Confidence
    checked_on: date
    effective_from: date | None = None
    effective_to: date | None = None  # the last day

    @model_validator(mode="after")
    def _consistent(self) -> Fact:
        if self.effective_from and self.effective_to and self.effective_from > self.effective_to:
            raise ValueError("effective_to is before effective_from")
        if not self.source:
            raise ValueError("no source")
        if self.otherwise and self.when:
            raise ValueError("otherwise and when exclude each other")
        return self

    def in_effect(self, today: date) -> bool:
        return (self.effective_from or today) <= today <= (self.effective_to or today)


class Code(Fact):
    """The number in the national catalogue. Numbers change often: people search by name, this is to compare."""

    number: str = ""  # empty: none that is known to be valid
    note: Says = ""
    former: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()  # last known numbers, with where and when


class Variant(Fact):
    """The same errand under another number and name."""

    name: str
    number: str = ""
    says: Says = ""
    law: tuple[str, ...] = ()  # named on its card in place of the procedure's first


class Question(Facts):
    """One thing to ask. It is asked only while something depends on it; "không biết" is always an answer."""

    id: str
    ask: Says
    help: Says = ""  # how one finds out
    answers: dict[str, Says]  # id -> as a resident would say it
    when: When = Field(default_factory=dict)

    @model_validator(mode="after")
    def _choices(self) -> Question:
        if len(self.answers) < 2:
            raise ValueError("a question needs two answers")
        if UNKNOWN in self.answers:
            raise ValueError(f"{UNKNOWN!r} is an answer by itself; leave it out")
        return self


class Paper(Fact):
    """One paper, or what stands in its place."""

    name: Says
    bring: Literal["fill", "original", "copy", "photo", "show", "state", "sign", "consent", "nothing"]
    form: str = ""  # which official form
    looks: Says = ""
    where: Says = ""
    note: Says = ""
    filled: Literal["yes", "partly", "no"] = "no"  # does the portal know it already
    optional: bool = False  # helps, but is not demanded


class Fee(Fact):
    """Money, in đồng. None is not 0: nobody told, so the ward confirms."""

    what: Says
    online: int | None = None
    counter: int | None = None
    per: str = "lần"
    set_by: Literal["law", "province", "ward"] = "law"
    note: Says = ""
    elsewhere: Says = ""  # what other provinces take, for officials to compare
    law: tuple[str, ...] = ()


class Benefit(Fact):
    """Money that one gets, in đồng."""

    what: Says
    amount: int | None = None
    per: str = "tháng"
    set_by: Literal["law", "province", "ward"] = "law"
    note: Says = ""
    elsewhere: Says = ""
    law: tuple[str, ...] = ()


class Waiver(Fact):
    """Who pays less or nothing, and under which conditions."""

    says: Says
    law: tuple[str, ...] = ()


class Agency(Fact):
    """Who takes and decides the file."""

    name: Says
    office: Office
    pick: Says = ""  # what to choose on the portal
    note: Says = ""


class Span(Fact):
    """How long it takes. None: no number that can be promised."""

    says: Says
    days: int | None = None
    verify: int | None = None  # at most so many more when something has to be verified
    unit: Unit = "working"
    until: int | None = None  # o'clock: filed before it the result is there on that day, after it on the next one


class Step(Fact):
    """One thing to do, on one screen or at one desk."""

    do: Says
    screen: str = ""  # a host of hosts.toml, where it differs from the procedure's
    stuck: tuple[str, ...] = ()  # rescue flows that help here


class Redirect(Fact):
    """Another way: `instead` and `not-needed` end this one; `first`, `then`, `also`, `home` and `person` go along."""

    kind: Literal["instead", "not-needed", "first", "then", "also", "home", "person"]
    says: Says
    to: str = ""  # a procedure, "rescue:…", "other:…" or "variant:…"

    @property
    def ends(self) -> bool:
        return self.kind in ("instead", "not-needed")


class Eligibility(Fact):
    """Who gets it: yes, perhaps or no, and why."""

    verdict: Literal["yes", "perhaps", "no"]
    why: Says


class Deadline(Fact):
    """A time that the law sets to the resident (or to the office), counted from an event."""

    says: Says
    days: int
    unit: Unit = "calendar"
    event: Literal[
        "birth", "death", "arrival", "expiry", "accepted", "supplement", "draft", "consent", "decision", "issued"
    ]  # fmt: skip
    before: bool = False  # counted back from the event
    late: Says = ""  # what then
    remind: tuple[int, ...] = ()  # days before the end


class Tip(Fact):
    """A mistake that others made, or what is good to know. A tip alone is no reason to ask a question."""

    says: Says


class Result(Fact):
    """What one has in hand at the end."""

    issued: Says
    how: Says
    valid: Says = ""


class Online(Fact):
    """How far it goes online."""

    level: Literal["full", "part", "none"]
    only: bool = False  # the law wants it online
    note: Says = ""


class Home(Fact):
    """What a visit can do."""

    possible: Literal["yes", "partly", "no"]
    team: Says
    person: Says  # what only the person can do
    bring: tuple[str, ...] = ()
    law: Says = ""
    acts: tuple[str, ...] = ()  # of home.toml


class Portal(Facts):
    """Where it is filed."""

    entry: str
    host: str  # of hosts.toml
    search: str  # what to type into the search box
    pick: Says = ""  # which agency to choose, as "phường, xã nơi ..."
    path: tuple[str, ...] = ()  # where it differs from the host's
    url: str = ""  # a page by itself; the search is the way when it is gone


class Grounds(Facts):
    """What the facts of a file rest on, unless they say otherwise themselves."""

    checked_on: date
    as_of: Annotated[str, Field(pattern=r"^20\d\d-\d\d$")]  # month of the newest evidence read
    sources: tuple[str, ...]
    confidence: dict[str, Confidence]  # by aspect
    note: str = ""


class Change(Facts):
    """What changed in this file for residents, told to who began before."""

    on: date
    says: Says


class Procedure(Facts):
    """One errand, from "what do I need" to the result in hand."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{3,40}$")]
    field: str
    name: str  # the official one
    title: str
    title_en: str
    what: Says  # one sentence for the first card
    level: str
    mourning: bool = False  # somebody has died: the first word is of condolence
    aliases: tuple[str, ...]
    needs: tuple[str, ...] = ()  # of readiness.toml
    laws: tuple[str, ...]
    grounds: Grounds
    code: Code
    online: Online
    portal: Portal
    home: Home
    questions: tuple[Question, ...]
    variants: tuple[Variant, ...] = ()
    papers: tuple[Paper, ...]
    fees: tuple[Fee, ...]
    waivers: tuple[Waiver, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    agencies: tuple[Agency, ...]
    times: tuple[Span, ...]
    steps: tuple[Step, ...]
    redirects: tuple[Redirect, ...] = ()
    eligibility: tuple[Eligibility, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    tips: tuple[Tip, ...] = ()
    results: tuple[Result, ...]
    changes: tuple[Change, ...] = ()

    def question(self, question_id: str) -> Question:
        return next(question for question in self.questions if question.id == question_id)

    def deciding(self) -> tuple[Fact, ...]:
        """Facts that make a question worth asking: all but tips."""
        return (
            *self.redirects, *self.eligibility, *self.variants, *self.papers, *self.fees, *self.agencies,
            *self.times, *self.steps, *self.deadlines, *self.results, *self.benefits,
        )  # fmt: skip

    def facts(self) -> tuple[Fact, ...]:
        """Everything that has a source."""
        return (self.code, self.online, self.home, *self.deciding(), *self.waivers, *self.tips)
