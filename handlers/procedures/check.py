"""What is wrong or old in the procedures: dead ends, unreachable questions, idle papers, expired facts, stale sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.procedures.links import Book
from handlers.procedures.resolve import Case, ended, for_case
from handlers.procedures.schema import Fact, Procedure
from handlers.procedures.walk import paths, turning_days
from handlers.ward import Ward

MOST_QUESTIONS = 7
ESSENTIAL = ("papers", "agencies", "fees", "times", "steps", "results")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend, or (`grave` False) to look at."""

    where: str
    says: str
    grave: bool = True


def check(book: Book, today: date, stale_after: timedelta) -> Iterator[Finding]:
    """Everything that is wrong, procedure by procedure, then in what they share."""
    for procedure in book.procedures.values():
        yield from check_procedure(procedure, today)
        yield from _old(procedure, today, stale_after)
    for fact in book.shared.facts():
        yield from _expired(f"shared {fact.id}", fact, today)
    yield from _pointing_nowhere(book)


def check_procedure(procedure: Procedure, today: date) -> Iterator[Finding]:
    """Walk every path of a procedure, today and on each later day when another rule begins."""
    asked: set[str] = set()
    brought: set[str] = set()
    for day in turning_days(procedure, today):
        for answers in paths(procedure, day):
            asked.update(answers)
            case = for_case(procedure, answers, day)
            brought.update(listed.fact.id for listed in case.papers if listed.sure)
            if fault := dead_end(case, answers, day):
                yield Finding(procedure.id, f"{answers} on {day}: {fault}")
    yield from _idle(procedure, asked, brought, today)


def _idle(procedure: Procedure, asked: set[str], brought: set[str], today: date) -> Iterator[Finding]:
    """Questions and papers that no path came to."""
    for question in procedure.questions:
        if question.id not in asked:
            yield Finding(f"{procedure.id}: questions.{question.id}", "is never asked: nothing but tips depends on it")
    for paper in procedure.papers:
        expired = paper.effective_to and paper.effective_to < today
        if paper.id not in brought and not expired:
            yield Finding(f"{procedure.id}: papers.{paper.id}", "no path needs this paper")


def dead_end(case: Case, answers: dict[str, str], day: date) -> str:
    """What is wrong with a path: too long, or an end without what a resident needs; empty when it is whole."""
    if len(answers) > MOST_QUESTIONS:
        return f"more than {MOST_QUESTIONS} questions"
    if ended(case.procedure, answers, day):
        return ""
    missing = [part for part in ESSENTIAL if not getattr(case, part)]
    return f"no {', '.join(missing)}" if missing else "" if case.sources else "no source"


def _old(procedure: Procedure, today: date, stale_after: timedelta) -> Iterator[Finding]:
    year, month = (int(part) for part in procedure.grounds.as_of.split("-"))
    if today - date(year, month, 1) > stale_after:
        yield Finding(procedure.id, f"newest evidence is of {procedure.grounds.as_of}: check again", grave=False)
    for fact in procedure.facts():
        if today - fact.checked_on > stale_after:
            yield Finding(f"{procedure.id}: {fact.id}", f"checked on {fact.checked_on}: check again", grave=False)
        yield from _expired(f"{procedure.id}: {fact.id}", fact, today)


def _expired(where: str, fact: Fact, today: date) -> Iterator[Finding]:
    if fact.effective_to and fact.effective_to < today:
        yield Finding(where, f"ended on {fact.effective_to}: remove it when no open file began before", grave=False)


def _pointing_nowhere(book: Book) -> Iterator[Finding]:
    """What is shared names procedures, rescues and requests; all must be there."""
    shared = book.shared
    named = [(f"look_alikes.{alike.id}", option.to) for alike in shared.look_alikes for option in alike.options]
    named += [(f"bundles.{one.id}", to) for one in shared.bundles for to in (one.procedure, *one.replaces)]
    named += [(f"rescues.{one.id}", one.procedure) for one in shared.rescues if one.procedure]
    named += [(f"others.{one.id}", one.to) for one in shared.others if one.to]
    named += [(f"readiness.{one.id}", f"rescue:{one.rescue}") for one in shared.needs if one.rescue]
    for where, target in named:
        if not book.knows(target):
            yield Finding(where, f"{target!r} does not exist")
    for fact in shared.facts():
        for source in fact.source:
            if source not in shared.sources:
                yield Finding(f"shared {fact.id}", f"source {source!r} is not in sources.toml")


def check_ward(book: Book, ward: Ward) -> Iterator[Finding]:
    """Amounts in a ward file that belong to no procedure, fee or benefit."""
    own = ward.procedures
    for section, said in (("fees", own.fees), ("benefits", own.benefits)):
        for procedure_id, amounts in said.items():
            procedure = book.procedures.get(procedure_id)
            known = {fact.id for fact in getattr(procedure, section)} if procedure else set()
            for name in amounts:
                if name not in known:
                    yield Finding(
                        f"ward {ward.id}: procedures.{section}.{procedure_id}.{name}", "there is no such amount"
                    )
    for name in own.others:
        if name not in {other.id for other in book.shared.others}:
            yield Finding(f"ward {ward.id}: procedures.others.{name}", "there is no such request")
