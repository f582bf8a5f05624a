"""Getting ready: for whom, by when, and a checklist of papers that is ticked over days."""

from __future__ import annotations

from datetime import timedelta

from handlers.answers import is_no, is_unknown, is_yes, plain
from handlers.procedures.resolve import Case, Listed
from handlers.procedures.schema import Paper
from handlers.residents.guide import dates, mandate, words
from handlers.residents.guide.work import Work, work_of
from handlers.residents.menu import HUMAN
from handlers.turn import Turn
from handlers.types import Button
from nlp.normalise import fold

TICKED = ("original", "copy", "photo", "show")  # what one has in hand or not; the rest is done on the way
HAVE, MISSING, WHERE = (Button(name, f"guide-button-{name}") for name in ("have", "missing", "where"))
HOW, TICK, LATER = (Button(name, f"guide-button-{name}") for name in ("how", "tick", "later"))
NUDGE = Button("nudge", "guide-button-nudge")
NUDGE_DAYS = 3


def begin(work: Work) -> None:
    """Remember the file, then ask what getting ready needs to know."""
    filing = work.remember()
    if filing.stage != "papers":
        work.keep(stage="papers")
    go_on(work)


def go_on(work: Work) -> None:
    """Whom it is for, the days that the law counts from, each paper; then what is still missing."""
    if mandate.needed(work):
        mandate.ask(work)
        return
    if (event := dates.open_event(work)) is not None:
        dates.ask(work, event)
        return
    asked = next((one for one in to_tick(work.case) if one.fact.id not in work.progress.papers), None)
    if asked is None:
        summary(work)
    else:
        _ask(work, asked)


def to_tick(case: Case) -> list[Listed[Paper]]:
    return [one for one in case.papers if one.fact.bring in TICKED and one.fact.filled != "yes"]


# --- one paper --------------------------------------------------------------------------------------------


def _ask(work: Work, listed: Listed[Paper]) -> None:
    turn, fact = work.turn, listed.fact
    name = f"{words.inside(work.say(fact.name))}{words.condition(turn, listed)}{words.mark(fact)}"
    bring = turn.word("guide-bring", bring=fact.bring, optional="yes" if fact.optional else "no")
    work.pose(
        f"paper:{fact.id}", "guide-ask-paper", (HAVE, MISSING, WHERE), paper=name, bring=bring,
        looks=work.say(fact.looks),
    )  # fmt: skip


def ask_paper(turn: Turn, name: str) -> None:
    if work := work_of(turn):
        listed = next((one for one in to_tick(work.case) if one.fact.id == name), None)
        if listed is None:
            go_on(work)
        else:
            _ask(work, listed)


def read_paper(turn: Turn, name: str) -> bool:
    work = work_of(turn)
    if work is None:
        return False
    listed = next((one for one in to_tick(work.case) if one.fact.id == name), None)
    answer = turn.answer or _ticked(turn)
    if listed is None:
        go_on(work)
        return True
    if answer not in ("have", "missing", "where"):
        return False
    if answer == "where":
        fact = listed.fact
        where = work.say(fact.where) or turn.word("guide-where-unknown")
        turn.say("guide-where", paper=work.say(fact.name), where=where, looks=work.say(fact.note))
    work.progress.papers[name] = "have" if answer == "have" else "missing"
    work.keep()
    go_on(work)
    return True


def _ticked(turn: Turn) -> str:
    """Have or have not, in words."""
    said = plain(turn.text)
    if is_unknown(turn.text) or {"dau", "xin"} & set(said.split()):
        return "where"
    if is_no(turn.text) or said.startswith(("chua", "khong co", "ko co", "mat roi", "that lac")):
        return "missing"
    return "have" if is_yes(turn.text) or said.startswith(("co", "du", "roi")) else ""


# --- all of them ------------------------------------------------------------------------------------------


def summary(work: Work) -> None:
    """What is still missing, and what comes next."""
    turn = work.turn
    missing = [one for one in to_tick(work.case) if work.progress.papers.get(one.fact.id) != "have"]
    names = [f"{work.say(one.fact.name)}{words.condition(turn, one)}" for one in missing]
    work.progress.shown = snapshot(work, work.case)
    work.keep()
    buttons = (HOW, TICK, NUDGE, LATER) if missing else (HOW, HUMAN, LATER)
    ready = "yes" if to_tick(work.case) else "nothing"
    work.pose(
        "papers", "guide-papers", buttons, title=work.called, missing=words.bullets(names),
        count=len(missing), ready=ready,
    )  # fmt: skip


def ask_papers(turn: Turn, _: str) -> None:
    if work := work_of(turn):
        summary(work)


def read_papers(turn: Turn, _: str) -> bool:
    work = work_of(turn)
    if work is None:
        return False
    if turn.answer == "how":
        work.go("file")
    elif turn.answer == "tick":
        for name in [name for name, state in work.progress.papers.items() if state == "missing"]:
            del work.progress.papers[name]
        go_on(work)
    elif turn.answer == "nudge":
        nudge(work)
    elif turn.answer == "later":
        turn.state.leave()
        turn.say("guide-kept", what=work.called)
    else:
        return _got_one(work)
    return True


def _got_one(work: Work) -> bool:
    """ "Em có giấy chứng sinh rồi": the missing paper whose name shares the most words."""
    turn = work.turn
    if turn.chosen or not turn.text:
        return False
    said = set(plain(turn.text).split())
    missing = [one.fact for one in to_tick(work.case) if work.progress.papers.get(one.fact.id) != "have"]
    shared = sorted(((len(said & set(fold(fact.name).split())), fact.id) for fact in missing), reverse=True)
    if not shared or shared[0][0] < 2 or not {"co", "roi", "xong", "du"} & said:
        return False
    work.progress.papers[shared[0][1]] = "have"
    summary(work)
    return True


def nudge(work: Work) -> None:
    """Asked for: a word in a few days about the papers that are missing."""
    turn, at = work.turn, work.turn.now + timedelta(days=NUDGE_DAYS)
    filing = work.remember()
    turn.remind("filing_papers", f"filing:{filing.id}", at, until=at + timedelta(days=2), filing=filing.id)
    turn.state.leave()
    turn.say("guide-nudge", what=work.called, days=NUDGE_DAYS)


# --- what changed -----------------------------------------------------------------------------------------


def snapshot(work: Work, case: Case) -> dict[str, str]:
    """Papers and fees as they were shown, to notice when the data changed before the file is done."""
    found = {one.fact.id: work.say(one.fact.name) for one in case.papers if one.fact.bring != "nothing"}
    for one in case.fees:
        fee = one.fact
        found[f"fee:{fee.id}"] = f"{work.say(fee.what)} {words.money(fee.online)}/{words.money(fee.counter)}"
    return found


def tell_changes(work: Work) -> None:
    """Say what is new, what is no longer needed, and which money changed, since it was last shown."""
    before, now = work.progress.shown, snapshot(work, work.case)
    if not before or before == now:
        return
    turn = work.turn
    new = [name for key, name in now.items() if key not in before and not key.startswith("fee:")]
    gone = [name for key, name in before.items() if key not in now and not key.startswith("fee:")]
    fees = any(before.get(key) != name for key, name in now.items() if key.startswith("fee:"))
    said = [work.say(change.says) for change in work.procedure.changes if work.filing and change.on > work.day]
    work.progress.shown = now
    work.keep()
    if new or gone or fees or said:
        turn.say(
            "guide-changed", what=work.called, new="; ".join(new), gone="; ".join(gone), said=" ".join(said),
            fees=words.fees(turn, work.case) if fees else "",
        )  # fmt: skip
