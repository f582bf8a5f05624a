"""How the facts of a procedure are said: papers, money, time, office, ground; what is unsure is marked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol, TypeVar

from handlers.procedures.load import fill
from handlers.procedures.resolve import Case, Listed
from handlers.procedures.schema import Fact, Fee, Paper
from handlers.turn import House
from handlers.wording import SAY_FORM

UNSURE = " (*)"
F = TypeVar("F", bound=Fact)


class Voice(Protocol):
    """Who says it: a turn to one person, a printed sheet to anybody."""

    @property
    def house(self) -> House: ...

    @property
    def form(self) -> str: ...

    def word(self, key: str, **values: Any) -> str: ...


def spoken(turn: Voice, text: str) -> str:
    """A sentence of the data with the form of address and the ward's name filled in."""
    you = SAY_FORM[turn.form]
    return fill(text, {"you": you, "You": you[:1].upper() + you[1:], "ward": turn.house.ward.name})


def condition(turn: Voice, listed: Listed[Any]) -> str:
    """ "nếu …" for what depends on an answer that is not known; nothing for what is sure."""
    if listed.sure or not listed.if_:
        return ""
    cases = [
        f"“{spoken(turn, question)}”: {' / '.join(spoken(turn, answer) for answer in answers)}"
        for question, answers in listed.if_
    ]
    return " " + turn.word("guide-if", case="; ".join(cases))


def mark(fact: Fact) -> str:
    return UNSURE if fact.confidence == "low" else ""


def papers(turn: Voice, case: Case) -> list[str]:
    """The papers of a case, numbered; what the portal knows already is left to the end of the card."""
    wanted = [listed for listed in case.papers if listed.fact.bring != "nothing"]
    return [f"{number}. {paper(turn, listed)}" for number, listed in enumerate(wanted, 1)]


def paper(turn: Voice, listed: Listed[Paper]) -> str:
    fact = listed.fact
    how = turn.word("guide-bring", bring=fact.bring, optional="yes" if fact.optional else "no")
    return f"{spoken(turn, fact.name)} ({how}){condition(turn, listed)}{mark(fact)}"


def not_needed(turn: Voice, case: Case) -> str:
    """Papers that people bring in vain."""
    return "; ".join(spoken(turn, listed.fact.name) for listed in case.papers if listed.fact.bring == "nothing")


def fees(turn: Voice, case: Case) -> list[str]:
    """Each fee; where nothing is filed online, what it would cost there is not said."""
    only = "counter" if case.procedure.online.level == "none" else ""
    return [fee(turn, listed, only) for listed in away(case.fees)] or [turn.word("guide-fee-unknown")]


def away(listed: Iterable[Listed[F]]) -> list[Listed[F]]:
    """Without what holds for visits at home only: those are told when somebody asks for one."""
    return [one for one in listed if one.fact.channel != "home"]


def sure(listed: Iterable[Listed[F]]) -> list[Listed[F]]:
    """What holds already, before any question; of what depends on answers, the usual one (the first)."""
    here = away(listed)
    return [one for one in here if one.sure] or here[:1]


def fee(turn: Voice, listed: Listed[Fee], only: str = "") -> str:
    """Online and at the counter; a blank is not free: nobody told, so the ward says."""
    fact = listed.fact
    note = spoken(turn, fact.note)
    line = turn.word(
        "guide-fee", what=spoken(turn, fact.what), online=money(fact.online), counter=money(fact.counter), per=fact.per,
        channel=only or fact.channel or "both",
    )  # fmt: skip
    return f"{line}{condition(turn, listed)}{mark(fact)}{f'. {note}' if note else ''}"


def money(amount: int | None) -> str:
    """1.500.000; empty when nobody told."""
    return "" if amount is None else f"{amount:,}".replace(",", ".")


def benefits(turn: Voice, case: Case) -> list[str]:
    """Money that the person gets."""
    return [
        turn.word("guide-benefit", what=spoken(turn, one.fact.what), amount=money(one.fact.amount), per=one.fact.per)
        + condition(turn, one)
        + mark(one.fact)
        for one in away(case.benefits)
    ]


def lines(turn: Voice, listed: Iterable[Listed[Any]], field: str) -> list[str]:
    """One sentence of each fact, with its condition and mark."""
    return [
        f"{spoken(turn, getattr(one.fact, field))}{condition(turn, one)}{mark(one.fact)}"
        for one in away(listed)
        if getattr(one.fact, field)
    ]


def bullets(items: Iterable[str]) -> str:
    return "\n".join(f"– {item}" for item in items)


def deadlines(turn: Voice, case: Case) -> list[str]:
    """What the law gives the resident time for, before filing."""
    ahead = [one for one in case.deadlines if one.fact.event in BEFORE_FILING]
    return lines(turn, ahead, "says")


BEFORE_FILING = ("birth", "death", "arrival", "expiry", "decision", "issued")


def results(turn: Voice, case: Case) -> str:
    """What one has in hand at the end, how it comes, and how long it holds."""
    said = []
    for one in away(case.results):
        fact = one.fact
        more = "; ".join(spoken(turn, words).rstrip(".") for words in (fact.how, fact.valid) if words)
        said.append(f"{spoken(turn, fact.issued)}{f' ({more})' if more else ''}{condition(turn, one)}{mark(fact)}")
    return "; ".join(said)


def ground(turn: Voice, case: Case, shown: Iterable[Fact] | None = None) -> str:
    """What it rests on and when somebody looked; said with every card (design §6). `shown`: the facts of a card that
    says only a few of them."""
    facts = tuple(case.facts() if shown is None else shown)
    return turn.word(
        "guide-ground", law=case.procedure.laws[0] if case.procedure.laws else "",
        unsure="yes" if any(fact.confidence == "low" for fact in facts) else "no",
        day=f"{min((fact.checked_on for fact in facts), default=case.checked_on):%d/%m/%Y}",
    )  # fmt: skip
