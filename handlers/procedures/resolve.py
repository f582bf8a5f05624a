"""What holds for one case: the papers, fees, agency, time and steps that the answers given so far leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Generic, Literal, TypeVar

from handlers.procedures.schema import (
    UNKNOWN,
    Agency,
    Benefit,
    Channel,
    Deadline,
    Eligibility,
    Fact,
    Fee,
    Paper,
    Procedure,
    Question,
    Redirect,
    Result,
    Span,
    Step,
    Tip,
    Variant,
    Waiver,
)
from handlers.ward import Ward, WardBenefit, WardFee

F = TypeVar("F", bound=Fact)


class Match(Enum):
    """Whether something applies: an unknown answer leaves it open."""

    NO = 0
    PERHAPS = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Listed(Generic[F]):
    """A fact of this case. When `sure` is False it applies only under `if_`: question and answers in words."""

    fact: F
    sure: bool
    if_: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """May this person have it, and why."""

    verdict: Literal["yes", "perhaps", "no"]
    why: tuple[Eligibility, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that the guide shows for one set of answers, on one day, in one ward."""

    procedure: Procedure
    day: date  # whose rules hold
    variant: Variant | None
    eligibility: Verdict
    end: Redirect | None  # another way replaces this one
    redirects: tuple[Listed[Redirect], ...]
    papers: tuple[Listed[Paper], ...]
    fees: tuple[Listed[Fee], ...]
    waivers: tuple[Listed[Waiver], ...]
    benefits: tuple[Listed[Benefit], ...]
    agencies: tuple[Listed[Agency], ...]
    times: tuple[Listed[Span], ...]
    steps: tuple[Listed[Step], ...]
    deadlines: tuple[Listed[Deadline], ...]
    results: tuple[Listed[Result], ...]
    tips: tuple[Listed[Tip], ...]
    open: tuple[Question, ...]  # still not known, and something depends on it

    @property
    def number(self) -> str:
        """The code to compare with; empty when none is known to be valid."""
        return (self.variant.number if self.variant else "") or self.procedure.code.number

    def facts(self) -> Iterator[Fact]:
        parts: tuple[Iterable[Listed[Any]], ...] = (
            self.redirects, self.papers, self.fees, self.waivers, self.benefits, self.agencies, self.times,
            self.steps, self.deadlines, self.results, self.tips,
        )  # fmt: skip
        yield from (listed.fact for part in parts for listed in part)
        yield from self.eligibility.why

    @property
    def sources(self) -> tuple[str, ...]:
        """Where all of this comes from, each once."""
        return tuple(dict.fromkeys(name for fact in self.facts() for name in fact.source))

    @property
    def checked_on(self) -> date:
        """The oldest check among what is shown."""
        return min((fact.checked_on for fact in self.facts()), default=self.procedure.grounds.checked_on)

    @property
    def unsure(self) -> tuple[Fact, ...]:
        """What the ward has to confirm."""
        return tuple(fact for fact in self.facts() if fact.confidence == "low")


def matches(procedure: Procedure, when: Mapping[str, Iterable[str]], answers: Mapping[str, str]) -> Match:
    """AND over the questions, OR over the answers of each."""
    result = Match.YES
    for question_id, allowed in when.items():
        one = _answered(procedure, question_id, allowed, answers)
        if one is Match.NO:
            return Match.NO
        if one is Match.PERHAPS:
            result = Match.PERHAPS
    return result


def _answered(procedure: Procedure, question_id: str, allowed: Iterable[str], answers: Mapping[str, str]) -> Match:
    if given := answers.get(question_id):
        if given in allowed:
            return Match.YES
        if given != UNKNOWN:
            return Match.NO
    asked = matches(procedure, procedure.question(question_id).when, answers)
    return Match.NO if asked is Match.NO else Match.PERHAPS  # a question that does not arise has no answer


def for_case(
    procedure: Procedure,
    answers: Mapping[str, str],
    today: date,
    ward: Ward | None = None,
    channel: Channel | None = None,
) -> Case:
    """What holds under these answers. `today` may be the day a file was begun: it keeps the rules of that day."""

    def listed(facts: Iterable[F]) -> tuple[Listed[F], ...]:
        return tuple(_listed(procedure, facts, answers, today, channel))

    redirects = listed(procedure.redirects)
    variants = listed(procedure.variants)
    return Case(
        procedure=procedure,
        day=today,
        variant=next((one.fact for one in variants if one.sure and one.fact.channel in (None, channel)), None),
        eligibility=_verdict(procedure, answers, today),
        end=next((one.fact for one in redirects if one.sure and one.fact.ends), None),
        redirects=redirects,
        papers=listed(procedure.papers),
        fees=listed(_fees(procedure, ward)),
        waivers=listed(procedure.waivers),
        benefits=listed(_benefits(procedure, ward)),
        agencies=listed(_agencies(procedure, ward)),
        times=listed(procedure.times),
        steps=listed(procedure.steps),
        deadlines=listed(procedure.deadlines),
        results=listed(procedure.results),
        tips=listed(procedure.tips),
        open=tuple(question for question in procedure.questions if _decides(procedure, question, answers, today)),
    )


def next_question(procedure: Procedure, answers: Mapping[str, str], today: date) -> Question | None:
    """The next question worth asking; none when nothing depends on any, or when this way has ended."""
    if ended(procedure, answers, today):
        return None
    for question in procedure.questions:
        if question.id in answers or matches(procedure, question.when, answers) is not Match.YES:
            continue
        if _decides(procedure, question, answers, today):
            return question
    return None


def ended(procedure: Procedure, answers: Mapping[str, str], today: date) -> bool:
    """Another way replaces this one, or the answer is no."""
    ends = [fact for fact in procedure.redirects if fact.ends]
    ends_no = [rule for rule in procedure.eligibility if rule.verdict == "no"]
    facts: list[Fact] = [*ends, *ends_no]
    return any(fact.in_effect(today) and matches(procedure, fact.when, answers) is Match.YES for fact in facts)


def _decides(procedure: Procedure, question: Question, answers: Mapping[str, str], today: date) -> bool:
    """Whether something is still open because of this question."""
    if answers.get(question.id, UNKNOWN) != UNKNOWN:
        return False
    depending = [fact.when for fact in procedure.deciding() if question.id in fact.when and fact.in_effect(today)]
    if any(matches(procedure, when, answers) is Match.PERHAPS for when in depending):
        return True
    return any(
        question.id in later.when
        and matches(procedure, later.when, answers) is Match.PERHAPS
        and _decides(procedure, later, answers, today)
        for later in procedure.questions
    )


def _listed(
    procedure: Procedure, facts: Iterable[F], answers: Mapping[str, str], today: date, channel: Channel | None
) -> Iterator[Listed[F]]:
    valid = [fact for fact in facts if fact.in_effect(today) and (not channel or fact.channel in (None, channel))]
    states = [(fact, matches(procedure, fact.when, answers)) for fact in valid]
    conditional = [state for fact, state in states if fact.when]
    for fact, state in states:
        if fact.otherwise:
            best = max(conditional, key=lambda match: match.value, default=Match.NO)
            state = Match(Match.YES.value - best.value)
        if state is not Match.NO:
            sure = state is Match.YES
            yield Listed(fact, sure, () if sure else _in_words(procedure, fact, answers))


def _in_words(procedure: Procedure, fact: Fact, answers: Mapping[str, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The open conditions of a fact, as question and answers."""
    words = []
    for question_id, allowed in fact.when.items():
        if answers.get(question_id, UNKNOWN) == UNKNOWN:
            question = procedure.question(question_id)
            words.append((question.ask, tuple(question.answers[one] for one in allowed if one != UNKNOWN)))
    return tuple(words)


def _verdict(procedure: Procedure, answers: Mapping[str, str], today: date) -> Verdict:
    rules = [rule for rule in procedure.eligibility if rule.in_effect(today)]
    states = [(rule, matches(procedure, rule.when, answers)) for rule in rules]
    if noes := tuple(rule for rule, state in states if rule.verdict == "no" and state is Match.YES):
        return Verdict("no", noes)
    open_ = tuple(
        rule
        for rule, state in states
        if (rule.verdict == "no" and state is Match.PERHAPS) or (rule.verdict == "perhaps" and state is not Match.NO)
    )
    if open_:
        return Verdict("perhaps", open_)
    return Verdict("yes", tuple(rule for rule, state in states if rule.verdict == "yes" and state is Match.YES))


def _fees(procedure: Procedure, ward: Ward | None) -> Iterator[Fee]:
    """Fees, the ward's own in place of ours."""
    own = ward.procedures.fees.get(procedure.id, {}) if ward else {}
    for fee in procedure.fees:
        yield fee.model_copy(update=_by_ward(ward, own[fee.id])) if ward and fee.id in own else fee


def _benefits(procedure: Procedure, ward: Ward | None) -> Iterator[Benefit]:
    own = ward.procedures.benefits.get(procedure.id, {}) if ward else {}
    for benefit in procedure.benefits:
        yield benefit.model_copy(update=_by_ward(ward, own[benefit.id])) if ward and benefit.id in own else benefit


def _by_ward(ward: Ward, own: WardFee | WardBenefit) -> dict[str, Any]:
    """What the ward says of an amount, as fields of our fact."""
    law = {"law": (ward.procedures.resolution,)} if ward.procedures.resolution else {}
    said = own.model_dump(exclude_unset=True)
    return {**said, **law, "set_by": "ward", "confidence": "high", "source": (own.source,)}


def _agencies(procedure: Procedure, ward: Ward | None) -> Iterator[Agency]:
    """Agencies with the names and hours that the ward gives its offices."""
    own = ward.procedures.offices if ward else {}
    for agency in procedure.agencies:
        if office := own.get(agency.office):
            agency = agency.model_copy(update={"note": " ".join(filter(None, (agency.note, office.says)))})
        yield agency
