"""The guide as a dialogue: each thing asked has one asker and one reader, looked up by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from handlers.residents.guide import asides, case, dates, filed, finding, mandate, papers, steps, stuck
from handlers.residents.guide.work import GO, Work, work_of
from handlers.residents.menu import HUMAN
from handlers.turn import Turn
from handlers.types import Button
from storage.models import Filing


@dataclass(frozen=True, slots=True)
class Screen:
    """Something asked: how it is asked (again), and how its answer is read. The text after ":" in `asking` is theirs."""

    ask: Callable[[Turn, str], None]
    read: Callable[[Turn, str], bool]


SCREENS: Mapping[str, Screen] = {
    "which": Screen(finding.ask_which, finding.read_which),
    "alike": Screen(finding.ask_alike, finding.read_alike),
    "bundle": Screen(finding.ask_bundle, finding.read_bundle),
    "again": Screen(finding.ask_again, finding.read_again),
    "q": Screen(case.ask_question, case.read_question),
    "card": Screen(case.ask_card, case.read_card),
    "mandate": Screen(mandate.ask_mandate, mandate.read_mandate),
    "event": Screen(dates.ask_event, dates.read_event),
    "paper": Screen(papers.ask_paper, papers.read_paper),
    "papers": Screen(papers.ask_papers, papers.read_papers),
    "way": Screen(steps.ask_way, steps.read_way),
    "need": Screen(steps.ask_need, steps.read_need),
    "step": Screen(steps.ask_step, steps.read_step),
    "stuck": Screen(stuck.ask_stuck, stuck.read_stuck),
    "rescue": Screen(stuck.ask_rescue, stuck.read_rescue),
    "picture": Screen(stuck.ask_picture, stuck.read_picture),
    "code": Screen(filed.ask_code, filed.read_code),
    "promised": Screen(filed.ask_promised, filed.read_promised),
    "area": Screen(filed.ask_area, filed.read_area),
    "came": Screen(filed.ask_came, filed.read_came),
    "rating": Screen(filed.ask_rating, filed.read_rating),
    "alone": Screen(filed.ask_alone, filed.read_alone),
}


class Guide:
    """One dialogue for all procedures; what it knows of them is data (handlers/procedures)."""

    name = "guide"
    version = 1

    def start(self, turn: Turn) -> None:
        finding.start(turn)
        _follow(turn)

    def resume(self, turn: Turn) -> bool:
        screen, item = _asked(turn)
        if screen is None:
            self.ask_again(turn)
            return True
        taken = (not turn.answer and finding.other_procedure(turn)) or screen.read(turn, item)
        if not taken and not turn.need and asides.answer(turn):
            self.ask_again(turn)
            taken = True
        _follow(turn)
        return taken

    def ask_again(self, turn: Turn) -> None:
        """Repeat what is open; where that is gone from the data, go on from what is known."""
        screen, item = _asked(turn)
        work = work_of(turn)
        if screen is not None:
            screen.ask(turn, item)
        elif work is not None:
            case.go_on(work)
        else:
            finding.start(turn)
        _follow(turn)

    def back(self, turn: Turn) -> bool:
        """Take the last answer back; on the way through papers and steps, the last tick."""
        work = work_of(turn)
        if work is None:
            return False
        kept = next((done for done in (work.progress.done, work.progress.papers, work.progress.answers) if done), None)
        if not kept:
            return False
        if isinstance(kept, list):
            kept.pop()
        else:
            kept.popitem()
        work.keep()
        case.go_on(work)
        _follow(turn)
        return True


def _asked(turn: Turn) -> tuple[Screen | None, str]:
    name, _, item = turn.state.asking.partition(":")
    return SCREENS.get(name), item


# --- going on ---------------------------------------------------------------------------------------------


def _resume(work: Work) -> None:
    """Where a file was left; first what changed in its data meanwhile."""
    papers.tell_changes(work)
    stage = work.filing.stage if work.filing else "papers"
    work.go({"filed": "stands", "steps": "file"}.get(stage, "prepare"))


FLOWS: Mapping[str, Callable[[Work], None]] = {
    "resume": _resume, "prepare": papers.begin, "file": steps.begin, "filed": filed.begin, "stands": filed.show,
}  # fmt: skip


def _follow(turn: Turn) -> None:
    """Go where the part that spoke last leads, until something is asked or over."""
    while turn.state.asking.startswith(GO):
        flow, turn.state.asking = turn.state.asking.removeprefix(GO), ""
        if work := work_of(turn):
            FLOWS[flow](work)


# --- from anywhere ----------------------------------------------------------------------------------------


def open_filing(turn: Turn, filing_id: int, what: str) -> None:
    """A button about one file, wherever the conversation stands: open, got, notyet, more, ask, drop."""
    filing = turn.filings.by_id(filing_id)
    if filing is None or filing.person_id != turn.person.id:
        turn.say("guide-gone", buttons=(HUMAN,))
        return
    turn.state.begin(Guide.name, Guide.version, {"filing": filing.id})
    work = work_of(turn)
    if work is None:
        turn.state.leave()
        turn.say("guide-gone", buttons=(HUMAN,))
        return
    ACTS.get(what, _resume)(work)
    _follow(turn)


def open_procedure(turn: Turn, name: str) -> None:
    """A button that leads to a procedure."""
    turn.state.begin(Guide.name, Guide.version, {})
    if not finding.choose(turn, name):
        finding.start(turn)
    _follow(turn)
    _follow(turn)


def open_last(turn: Turn) -> bool:
    """ "Làm tiếp" with nothing set aside: the file that was last worked on."""
    filings = turn.filings.of_person(turn.person_id, limit=1)
    if not filings:
        return False
    open_filing(turn, int(filings[0].id or 0), "open")
    return True


def procedure_named(turn: Turn) -> str:
    """The procedure that a deep link or the QR code of a checklist names: "tt-khai-sinh"."""
    procedure = turn.house.book.linked(turn.message.payload)
    return procedure.id if procedure else ""


def _drop(work: Work) -> None:
    turn = work.turn
    work.keep(stage="ended", outcome="dropped", ended_at=turn.now)
    if work.filing is not None:
        turn.reminders.cancel(f"filing:{work.filing.id}", now=turn.now)
    turn.state.leave()
    turn.say("guide-dropped", what=work.called)


ACTS: Mapping[str, Callable[[Work], None]] = {
    "open": _resume, "got": filed.got, "notyet": filed.not_yet, "more": filed.more, "ask": filed.ask_office,
    "drop": _drop,
}  # fmt: skip


def filing_lines(turn: Turn, filings: list[Filing]) -> tuple[str, list[Button]]:
    """How far each file is, and a button to go on with it."""
    lines, buttons = [], []
    for filing in filings:
        procedure = turn.house.book.procedures.get(filing.procedure)
        if procedure is None:
            continue
        title = procedure.title if turn.language == "vi" else procedure.title_en
        lines.append(turn.word("guide-line", what=title, stage=filing.stage, missing=_missing(filing)))
        buttons.append(Button(f"f:{filing.id}:open", "label", (("text", title),)))
    return "\n".join(lines), buttons


def _missing(filing: Filing) -> int:
    return sum(state == "missing" for state in (filing.progress or {}).get("papers", {}).values())
