"""How the facts of a procedure are said: papers, money, time, office, ground; what is unsure is marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol, TypeVar

from handlers.procedures.load import fill
from handlers.procedures.resolve import Case, Listed
from handlers.procedures.schema import Agency, Benefit, Fact, Fee, Paper, Span
from handlers.turn import House
from handlers.wording import SAY_FORM

UNSURE = " (*)"
_FROM_TO = re.compile(r"\((đến hết|từ) (\d+)/(\d+)/(\d{4})\)$")
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


def papers(turn: Voice, case: Case) -> str:
    """The papers of a case, numbered, then those that depend on an answer; what the portal knows already is left to
    the end of the card."""
    wanted = [listed for listed in case.papers if listed.fact.bring != "nothing"]
    sure = [paper(turn, listed) for listed in wanted if not listed.if_]
    perhaps = folded(turn, [(listed, paper(turn, listed)) for listed in wanted])
    head = [turn.word("guide-perhaps-papers")] if perhaps else []
    return "\n".join([*(f"{number}. {line}" for number, line in enumerate(sure, 1)), *head, *perhaps])


def paper(turn: Voice, listed: Listed[Paper]) -> str:
    fact = listed.fact
    how = turn.word("guide-bring", bring=fact.bring, optional="yes" if fact.optional else "no")
    return f"{spoken(turn, fact.name)} ({how}){mark(fact)}"


def block(turn: Voice, rows: Iterable[tuple[Listed[Any], str]]) -> str:
    """Lines of a card: what holds, then what depends on an answer."""
    known = list(rows)
    sure = [line for listed, line in known if not listed.if_]
    return "\n".join(filter(None, (bullets(sure), *folded(turn, known))))


def folded(turn: Voice, rows: Iterable[tuple[Listed[Any], str]]) -> list[str]:
    """What depends on answers that are not known: each question said once, below it what each answer brings."""
    asked: dict[str, dict[str, list[str]]] = {}
    for listed, line in rows:
        if listed.if_:
            question = " ".join(spoken(turn, one) for one, _ in listed.if_)
            answer = "; ".join(" / ".join(spoken(turn, label) for label in labels) for _, labels in listed.if_)
            asked.setdefault(question, {}).setdefault(answer, []).append(line)
    found = []
    for question, answers in asked.items():
        found += [question, bullets(f"{answer}: {'; '.join(lines)}" for answer, lines in answers.items())]
    return found


def not_needed(turn: Voice, case: Case) -> str:
    """Papers that people bring in vain."""
    return "; ".join(spoken(turn, listed.fact.name) for listed in case.papers if listed.fact.bring == "nothing")


def fees(turn: Voice, case: Case) -> str:
    """Each fee; where nothing is filed online, what it would cost there is not said."""
    only = "counter" if case.procedure.online.level == "none" else "online" if case.procedure.online.only else ""
    rows = [(listed, fee(turn, listed.fact, only)) for listed in away(case.fees)]
    return block(turn, rows) or bullets([turn.word("guide-fee-unknown")])


def away(listed: Iterable[Listed[F]]) -> list[Listed[F]]:
    """Without what holds for visits at home only: those are told when somebody asks for one."""
    return [one for one in listed if one.fact.channel != "home"]


def sure(listed: Iterable[Listed[F]]) -> list[Listed[F]]:
    """What holds already, before any question; of what depends on answers, the usual one (the first)."""
    here = away(listed)
    return [one for one in here if one.sure] or here[:1]


def fee(turn: Voice, fact: Fee, only: str = "") -> str:
    """Online and at the counter; a blank is not free: nobody told, so the ward says."""
    note = spoken(turn, fact.note)
    channel = only or fact.channel or "both"
    amount = fact.counter if channel == "counter" else fact.online
    same = amount is None if channel != "both" else fact.online == fact.counter
    line = turn.word(
        "guide-fee", what=spoken(turn, fact.what), online=price(turn, fact.online, fact.per),
        counter=price(turn, fact.counter, fact.per), channel="same" if same else channel,
    )  # fmt: skip
    return f"{line}{mark(fact)}{f'. {note}' if note else ''}"


def price(turn: Voice, amount: int | None, per: str) -> str:
    """8.000 đồng/bản; a blank is not free: the ward says."""
    if amount is None:
        return turn.word("guide-fee-unknown")
    return f"{money(amount)} đồng" + (f"/{per}" if amount and per != "lần" else "")


def money(amount: int | None) -> str:
    """1.500.000; empty when nobody told."""
    return "" if amount is None else f"{amount:,}".replace(",", ".")


def variant(turn: Voice, case: Case) -> list[str]:
    """Under which name and number this case goes, where it has its own."""
    own = case.variant
    return [f"{spoken(turn, own.says)}{mark(own)}"] if own and own.says else []


def waivers(turn: Voice, case: Case) -> str:
    """Who pays less; nothing where nobody pays."""
    free = all((one.fact.online, one.fact.counter) == (0, 0) for one in away(case.fees))
    return "" if free else " ".join(lines(turn, case.waivers, "says"))


def benefits(turn: Voice, case: Case) -> list[tuple[Listed[Benefit], str]]:
    """Money that the person gets."""
    return [
        (one, f"{spoken(turn, one.fact.what)}: {price(turn, one.fact.amount, one.fact.per)}{mark(one.fact)}")
        for one in away(case.benefits)
    ]


def agencies(turn: Voice, case: Case) -> list[tuple[Listed[Agency], str]]:
    """Who takes the file, and what the ward says of that office (its hours, its other doors)."""
    return [
        (
            one,
            f"{spoken(turn, one.fact.name)}{mark(one.fact)}"
            + (f". {spoken(turn, one.fact.note)}" if one.fact.note else ""),
        )
        for one in away(case.agencies)
    ]


def times(turn: Voice, case: Case) -> list[tuple[Listed[Span], str]]:
    return [(one, f"{spoken(turn, one.fact.says)}{mark(one.fact)}") for one in away(case.times)]


def inside(text: str) -> str:
    """A name in the middle of a sentence: its capital goes, unless it is spelt with more of them (VNeID)."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


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


def in_force(law: str, day: date) -> bool:
    """A law whose name says from when or until when it holds is named only on such days."""
    for word, day_, month, year in _FROM_TO.findall(law):
        limit = date(int(year), int(month), int(day_))
        if day > limit if word == "đến hết" else day < limit:
            return False
    return True


def ground(turn: Voice, case: Case, shown: Iterable[Fact] | None = None) -> str:
    """What it rests on and when somebody looked; said with every card (design §6). `shown`: the facts of a card that
    says only a few of them."""
    facts = tuple(case.facts() if shown is None else shown)
    own = case.variant.law if case.variant else ()
    law = next((law for law in (*own, *case.procedure.laws) if in_force(law, case.day)), "")
    return turn.word(
        "guide-ground", law=law.partition(" (")[0],
        unsure="yes" if any(fact.confidence == "low" for fact in facts) else "no",
        day=f"{min((fact.checked_on for fact in facts), default=case.checked_on):%d/%m/%Y}",
    )  # fmt: skip
