"""One case as a sheet of paper: everything that a volunteer hands over, said once and ready to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from handlers.procedures.resolve import Case, Listed
from handlers.procedures.schema import UNKNOWN, Fee, Paper, Procedure
from handlers.residents.guide import words
from handlers.turn import House
from handlers.wording import EVERYBODY

TIPS = 2
HEAD, BEGUN, SMALL = 500, 45, 0.75  # what title, code and foot take; half a line; a sign in smaller type: in signs


@dataclass(frozen=True, slots=True)
class Printer:
    """The voice of a sheet: nobody in particular reads it."""

    house: House
    language: str = "vi"
    form: str = EVERYBODY

    def word(self, key: str, **values: Any) -> str:
        return self.house.wording.say(key, self.language, self.form, **values)

    def say(self, text: str) -> str:
        return words.spoken(self, text).replace("vào đây", "qua tin nhắn")  # "here" was the chat


@dataclass(frozen=True, slots=True)
class Item:
    """One paper, with a box to tick before it."""

    name: str
    if_: str  # for what depends on an answer that is not known
    how: str  # the original, a copy, only stated ...
    looks: str
    where: str
    note: str


@dataclass(frozen=True, slots=True)
class Price:
    """One fee: online and at the counter; empty where it is not taken there."""

    what: str
    online: str
    counter: str
    note: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the paper, from top to bottom."""

    title: str
    what: str
    perhaps: tuple[str, ...]
    papers: tuple[Item, ...]
    spared: str  # what people bring in vain
    prices: tuple[Price, ...]
    waivers: tuple[str, ...]
    benefits: tuple[str, ...]  # money that one gets
    offices: tuple[str, ...]
    times: tuple[str, ...]
    deadlines: tuple[str, ...]
    counter: tuple[str, ...]  # steps
    online: tuple[str, ...]  # clicks
    result: str
    hints: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]  # for which case it holds
    ground: str

    @property
    def weight(self) -> int:
        """How much there is to print, in signs; a line that is begun counts, too, and small type counts less."""
        return int(
            HEAD + sum(len(text) + BEGUN for text in self._full()) + sum(SMALL * len(text) for text in self._less())
        )

    def _full(self) -> Iterator[str]:
        yield from (f"{one.name} {one.how}{one.if_}" for one in self.papers)
        yield from (f"{one.what} {one.online} {one.counter}" for one in self.prices)
        blocks = (self.perhaps, self.offices, self.times, self.deadlines, self.benefits, self.counter, self.hints)
        for block in (*blocks, (self.spared,), (self.result,), (" › ".join(self.online),)):
            yield from (text for text in block if text)

    def _less(self) -> Iterator[str]:
        yield from (f"{one.looks} {one.where} {one.note}" for one in self.papers)
        yield from (one.note for one in self.prices)
        yield from (*self.waivers, self.ground, *(f"{asked} {answer}" for asked, answer in self.answers))

    def versions(self) -> Iterator[Sheet]:
        """Itself, then with ever less of what the guide also tells: where much is open, names go before descriptions."""
        yield self
        made = replace(self, hints=(), prices=tuple(replace(price, note="") for price in self.prices))
        yield made
        made = replace(made, papers=tuple(replace(paper, note="") for paper in self.papers))
        yield made
        yield replace(made, papers=tuple(replace(paper, looks="") for paper in made.papers))


def make_sheet(printer: Printer, case: Case, answers: Mapping[str, str]) -> Sheet:
    """The sheet of a case that may be filed; `answers` are those it rests on."""
    procedure = case.procedure
    also = [one for one in case.redirects if not one.fact.ends]
    return Sheet(
        title=procedure.title if printer.language == "vi" else procedure.title_en,
        what=printer.say(procedure.what),
        perhaps=tuple(printer.say(one.why) for one in case.eligibility.why if case.eligibility.verdict == "perhaps"),
        papers=tuple(_item(printer, one) for one in case.papers if one.fact.bring != "nothing"),
        spared=words.not_needed(printer, case),
        prices=tuple(_price(printer, procedure, one) for one in words.away(case.fees)),
        waivers=_lines(printer, case.waivers, "says"),
        benefits=_said(printer, words.benefits(printer, case)),
        offices=_said(printer, words.agencies(printer, case)),
        times=_lines(printer, case.times, "says"),
        deadlines=tuple(words.deadlines(printer, case)),
        counter=_lines(printer, _at_the_counter(case), "do"),
        online=_clicks(printer, procedure),
        result=printer.say(" ".join(f"{one.fact.issued}. {one.fact.how}" for one in case.results if one.sure)),
        hints=(*_lines(printer, also, "says"), *_lines(printer, case.tips, "says")[:TIPS]),
        answers=tuple(
            (printer.say(question.ask).removesuffix(" ạ?") + "?", printer.say(question.answers[answer]))
            for question in procedure.questions
            if (answer := answers.get(question.id, UNKNOWN)) != UNKNOWN
        ),
        ground=words.ground(printer, case),
    )


def _said(printer: Printer, rows: Iterable[tuple[Listed[Any], str]]) -> tuple[str, ...]:
    return tuple(f"{line}{words.condition(printer, one)}" for one, line in rows)


def _lines(printer: Printer, listed: Iterable[Listed[Any]], field: str) -> tuple[str, ...]:
    return tuple(words.lines(printer, listed, field))


def _item(printer: Printer, listed: Listed[Paper]) -> Item:
    fact = listed.fact
    how = printer.word("guide-bring", bring=fact.bring, optional="yes" if fact.optional else "no")
    name, if_ = f"{printer.say(fact.name)}{words.mark(fact)}", words.condition(printer, listed)
    return Item(name, if_, how, printer.say(fact.looks), printer.say(fact.where), printer.say(fact.note))


def _price(printer: Printer, procedure: Procedure, listed: Listed[Fee]) -> Price:
    fact = listed.fact
    online = procedure.online.level != "none" and fact.channel != "counter"
    counter = not procedure.online.only and fact.channel != "online"
    return Price(
        f"{printer.say(fact.what)}{words.condition(printer, listed)}{words.mark(fact)}",
        words.price(printer, fact.online, fact.per) if online else "",
        words.price(printer, fact.counter, fact.per) if counter else "",
        printer.say(fact.note),
    )


def _at_the_counter(case: Case) -> list[Listed[Any]]:
    """The steps of who goes there; how the result comes, the last of all, stands by itself."""
    if case.procedure.online.only:
        return []
    there = [one for one in case.steps if one.fact.channel in ("counter", None)]
    return there[:-1] if len(there) > 1 and there[-1].fact.channel is None else there


def _clicks(printer: Printer, procedure: Procedure) -> tuple[str, ...]:
    """The way through the portal in short: where the full steps are, the QR code leads."""
    if procedure.online.level == "none":
        return ()
    host = next(one for one in printer.house.book.shared.hosts if one.id == procedure.portal.host)
    clicks = procedure.portal.path or host.path
    return (procedure.portal.entry, *(one.replace("tên thủ tục", f"“{procedure.portal.search}”") for one in clicks))
