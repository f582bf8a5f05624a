"""What an official is asked about a receipt: which papers, at which office, under which code, promised for when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from handlers.answers import HANDLED, Reading, is_no
from handlers.forms import Slot
from handlers.procedures.resolve import Case, for_case
from handlers.residents.guide import dates, words
from handlers.residents.guide.filed import find_file_code, result_day
from handlers.rules.custody import PaperNumber, PaperTaken, read_papers
from handlers.rules.deadlines import LOCAL
from handlers.turn import Turn
from handlers.types import Button

DUE_HOUR = time(9)
SKIP, NOT_SAID = Button("skip", "button-skip"), Button("unknown", "button-no-day")


def _case(turn: Turn) -> Case | None:
    """The usual case of the procedure that the papers are for."""
    procedure = turn.house.book.procedures.get(str(turn.state.slots.get("procedure") or ""))
    if procedure is None:
        return None
    return for_case(procedure, {}, turn.now.astimezone(LOCAL).date(), turn.house.ward, "counter")


def _usual_papers(turn: Turn) -> tuple[PaperTaken, ...]:
    """The papers that the procedure surely wants in hand."""
    case = _case(turn)
    wanted = [one.fact for one in case.papers if one.sure and not one.fact.optional] if case else []
    in_hand = [fact for fact in wanted if fact.bring in ("fill", "original", "copy")]
    return tuple(PaperTaken(words.inside(words.spoken(turn, fact.name))) for fact in in_hand)


def papers_in(said: str) -> list[list[Any]]:
    try:
        return [[paper.kind, paper.count] for paper in read_papers(said)]
    except PaperNumber:
        return []


def read_list(turn: Turn) -> Reading | None:
    """Which papers, how many of each; the number of a paper is not written down."""
    if turn.answer == "usual":
        return Reading([[paper.kind, paper.count] for paper in _usual_papers(turn)])
    try:
        found = read_papers(turn.text)
    except PaperNumber:  # its words are let go at once
        turn.forget = True
        turn.say("receipt-no-number", code=str(turn.state.slots["code"]))
        return HANDLED
    return Reading([[paper.kind, paper.count] for paper in found]) if found else None


def list_values(turn: Turn) -> dict[str, Any]:
    usual = "; ".join(paper.kind for paper in _usual_papers(turn))
    return {"code": str(turn.state.slots["code"]), "usual": usual}


def list_buttons(turn: Turn) -> Sequence[Button]:
    return (Button("usual", "button-receipt-usual"),) if _usual_papers(turn) else ()


def _office_buttons(turn: Turn) -> Sequence[Button]:
    case = _case(turn)
    named = [_short(words.spoken(turn, one.fact.name)) for one in words.away(case.agencies)][:2] if case else []
    desk = turn.house.ward.unit("mot-cua")
    named += [desk.name] if desk else []
    return [Button(f"office:{place}", "label", (("text", name),)) for place, name in enumerate(named)]


def _short(name: str) -> str:
    """The name of an office, without where else it may be."""
    return re.split(r",| hoặc | \(", name)[0][:40]


def _read_office(turn: Turn) -> Reading | None:
    picked = next((label for choice, label in turn.state.offered if choice == turn.chosen), "")
    said = picked or turn.text.strip()
    return Reading(said) if 2 <= len(said) <= 80 and not is_no(said) else None


def read_file_code(turn: Turn) -> Reading | None:
    if turn.answer == "skip":
        return Reading("")
    code = find_file_code(turn, turn.text)
    return Reading(code) if code else None


def _due_buttons(turn: Turn) -> Sequence[Button]:
    day = _expected(turn)
    guess = (Button(f"due:{day.isoformat()}", "label", (("text", f"{day:%d/%m/%Y}"),)),) if day else ()
    return (*guess, NOT_SAID)


def _expected(turn: Turn) -> date | None:
    """When the result should be there by the times of the procedure."""
    case = _case(turn)
    return result_day(case, turn.now, turn.house.calendar) if case else None


def read_due(turn: Turn) -> Reading | None:
    if turn.answer == "unknown":
        return Reading("")
    if turn.answer.startswith("due:"):
        day: date | None = date.fromisoformat(turn.answer.removeprefix("due:"))
    else:
        day = dates.read_day(turn)
    if day is None or day < turn.now.astimezone(LOCAL).date():
        return None
    return Reading(datetime.combine(day, DUE_HOUR, tzinfo=LOCAL).isoformat())


def _code(turn: Turn) -> dict[str, Any]:
    return {"code": str(turn.state.slots["code"])}


PAPERS = Slot("papers", "receipt-ask-papers", read_list, buttons=list_buttons, values=list_values)
OFFICE = Slot("office", "receipt-ask-office", _read_office, buttons=_office_buttons, values=_code)
FILE_CODE = Slot("file_code", "receipt-ask-file-code", read_file_code, buttons=(SKIP,), values=_code)
DUE = Slot("due", "receipt-ask-due", read_due, buttons=_due_buttons, values=_code)
