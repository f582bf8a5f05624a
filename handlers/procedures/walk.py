"""Every way through a procedure's questions, for tests, checks and the tree that is shown to staff."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from handlers.procedures.resolve import next_question
from handlers.procedures.schema import UNKNOWN, Procedure


def paths(procedure: Procedure, today: date, so_far: Mapping[str, str] | None = None) -> Iterator[dict[str, str]]:
    """The answers of every way to an end, "không biết" among them, in the order they are asked."""
    answers = dict(so_far or {})
    question = next_question(procedure, answers, today)
    if question is None:
        yield answers
        return
    for answer in (*question.answers, UNKNOWN):
        yield from paths(procedure, today, answers | {question.id: answer})


def turning_days(procedure: Procedure, today: date) -> tuple[date, ...]:
    """Today, and every later day on which another rule begins to hold."""
    days = {today}
    for fact in procedure.facts():
        if fact.effective_from:
            days.add(fact.effective_from)
        if fact.effective_to:
            days.add(fact.effective_to + timedelta(days=1))
    return tuple(sorted(day for day in days if day >= today))
