"""The papers of every procedure: a list to search, a few questions by plain links, and a sheet to print."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

import aiohttp_jinja2
import segno
from aiohttp import web

from bot.web.keys import PROCESS
from bot.web.pages import context, language_of, remember_language
from handlers.procedures.links import LINK
from handlers.procedures.resolve import Case, for_case, next_question
from handlers.procedures.schema import UNKNOWN, Procedure, Question
from handlers.residents.guide import words
from handlers.residents.guide.sheet import Printer, Sheet, make_sheet
from handlers.rules.deadlines import LOCAL
from handlers.turn import House
from nlp.normalise import fold

LONGEST_SEARCH = 80
PERHAPS = 0.2  # of a procedure that the words may mean
# A sheet of weight w fills one page of A4 in type of 577 to 656 points through the root of w (measured in Chromium
# over short and long cases); a little less leaves room for other printers and a ward's longer address.
FULL_PAGE = 573
LARGEST, READABLE, SMALLEST = 14, 9, 7.5  # points


@dataclass(frozen=True, slots=True)
class Asked:
    """One visitor's way through the questions: everything is in the address, nothing is kept."""

    house: House
    procedure: Procedure
    answers: Mapping[str, str]
    today: date
    language: str

    @property
    def case(self) -> Case:
        return for_case(self.procedure, self.answers, self.today, self.house.ward)

    @property
    def printer(self) -> Printer:
        return Printer(self.house, self.language)

    @property
    def over(self) -> bool:
        """Whether another way replaces this one, or the answer is no: nothing to print then."""
        return self.case.end is not None or self.case.eligibility.verdict == "no"

    def address(self, answers: Mapping[str, str], page: str = "") -> str:
        query = urlencode({**answers, **({"lang": "en"} if self.language == "en" else {})})
        return f"/papers/{self.procedure.id}{page}{'?' if query else ''}{query}"


def _asked(request: web.Request) -> Asked:
    """What the address says; what it should not say is left out."""
    process = request.app[PROCESS]
    procedure = process.house.book.procedures.get(request.match_info["procedure"])
    if procedure is None:
        raise web.HTTPNotFound
    answers = {
        question.id: given
        for question in procedure.questions
        if (given := request.query.get(question.id, "")) in (*question.answers, UNKNOWN)
    }
    today = process.clock().astimezone(LOCAL).date()
    return Asked(process.house, procedure, answers, today, language_of(request))


async def listing(request: web.Request) -> web.Response:
    """GET /papers: all of them by field, or those that a search finds."""
    house, language = request.app[PROCESS].house, language_of(request)
    said = " ".join(request.query.get("q", "")[:LONGEST_SEARCH].split())
    found = search(house, said, request) if said else list(house.book.procedures.values())
    fields: dict[str, list[dict[str, str]]] = {}
    for one in found:
        title = one.title if language == "vi" else one.title_en
        line = {"id": one.id, "title": title, "what": Printer(house, language).say(one.what)}
        fields.setdefault(one.field, []).append(line)
    facts = context(request) | {"said": said, "fields": fields, "lang_query": {"q": said} if said else {}}
    return remember_language(request, aiohttp_jinja2.render_template("papers.html", request, facts))


def search(house: House, said: str, request: web.Request) -> list[Procedure]:
    """Every word in its names, with or without marks; else what the words may mean."""
    wanted = set(fold(said).split())
    named = [one for one in house.book.procedures.values() if wanted <= _names(one)]
    if named:
        return named
    meant = house.understand(said, request.app[PROCESS].clock()).all("procedure")
    likely = [str(one.value) for one in meant if one.confidence >= PERHAPS]
    return [house.book.procedures[name] for name in dict.fromkeys(likely) if name in house.book.procedures]


def _names(procedure: Procedure) -> set[str]:
    names = (procedure.title, procedure.title_en, procedure.name, procedure.field, *procedure.aliases)
    return set(fold(" ".join(names)).split())


async def ask(request: web.Request) -> web.Response:
    """GET /papers/<procedure>: the next question that decides something; after the last one, the sheet."""
    asked = _asked(request)
    if asked.over:
        return _page(request, asked, "papers_over.html", _other_way(asked))
    question = next_question(asked.procedure, asked.answers, asked.today)
    if question is None:
        raise web.HTTPFound(asked.address(asked.answers, "/print"))
    return _page(request, asked, "papers_ask.html", _question(asked, question))


def _question(asked: Asked, question: Question) -> dict[str, object]:
    choices = {**question.answers, UNKNOWN: asked.printer.word("button-unknown")}
    return {
        "question": asked.printer.say(question.ask),
        "help": asked.printer.say(question.help),
        "choices": [
            {"label": asked.printer.say(label), "address": asked.address({**asked.answers, question.id: answer})}
            for answer, label in choices.items()
        ],
        "now": asked.address(asked.answers, "/print"),
    }


def _other_way(asked: Asked) -> dict[str, object]:
    """Why there is no sheet, and where to go instead."""
    case, say = asked.case, asked.printer.say
    doors = [case.end] if case.end else [one.fact for one in case.redirects]
    book = asked.house.book.procedures
    return {
        "says": [say(case.end.says)] if case.end else [say(one.why) for one in case.eligibility.why],
        "needless": case.end is not None and case.end.kind == "not-needed",
        "doors": [book[door.to] for door in doors if door.to in book],
        "ground": words.ground(asked.printer, case),
    }


async def sheet(request: web.Request) -> web.Response:
    """GET /papers/<procedure>/print: the sheet of this case, for a printer and for every screen."""
    asked = _asked(request)
    if asked.over:
        raise web.HTTPFound(asked.address(asked.answers))
    versions = list(make_sheet(asked.printer, asked.case, asked.answers).versions())
    made = next((one for one in versions if points(one) >= READABLE), versions[-1])
    facts = {"sheet": made, "size": int(4 * points(made)), "own": asked.house.ward.hotlines, **_code(asked)}
    return _page(request, asked, "papers_sheet.html", facts)


def points(made: Sheet) -> float:
    """The size of its type, in quarters: as large as one page allows (static/css/sheet.css has a class for each)."""
    return max(SMALLEST, min(LARGEST, int(4 * FULL_PAGE / math.sqrt(made.weight)) / 4))


def _code(asked: Asked) -> dict[str, str]:
    """The QR code that leads from the paper back to the guide; none without an address that others reach."""
    if not asked.house.public_url:
        return {"code": "", "link": ""}
    link = f"{asked.house.public_url.rstrip('/')}/q/{LINK}{asked.procedure.id}"
    code = segno.make(link, error="m", micro=False)
    return {"code": code.svg_inline(border=2, omitsize=True, dark="#000", light="#fff"), "link": link}


def _page(request: web.Request, asked: Asked, template: str, facts: Mapping[str, object]) -> web.Response:
    given = [
        {
            "question": asked.printer.say(question.ask),
            "answer": asked.printer.say(question.answers.get(asked.answers[question.id], ""))
            or asked.printer.word("button-unknown"),
            "change": asked.address(_without(asked, question)),
        }
        for question in asked.procedure.questions
        if question.id in asked.answers
    ]
    title = asked.procedure.title if asked.language == "vi" else asked.procedure.title_en
    shared = {
        "title": title, "what": asked.printer.say(asked.procedure.what), "given": given,
        "guide": f"/q/{LINK}{asked.procedure.id}", "again": asked.address({}), "lang_query": asked.answers,
    }  # fmt: skip
    page = aiohttp_jinja2.render_template(template, request, context(request) | shared | dict(facts))
    return remember_language(request, page)


def _without(asked: Asked, question: Question) -> dict[str, str]:
    """The answers before a question: later ones may depend on it."""
    order = [one.id for one in asked.procedure.questions]
    return {name: given for name, given in asked.answers.items() if order.index(name) < order.index(question.id)}
