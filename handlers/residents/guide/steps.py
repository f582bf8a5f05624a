"""Filing: which way, is the person ready for it, then one step at a time on the right screen."""

from __future__ import annotations

import re

from handlers.answers import is_no, is_yes, plain
from handlers.procedures.resolve import Listed
from handlers.procedures.schema import Step
from handlers.procedures.shared import Need
from handlers.residents.guide import stuck, words
from handlers.residents.guide.work import Work, work_of
from handlers.residents.menu import HUMAN
from handlers.turn import Turn
from handlers.types import Button

ONLINE, COUNTER, HOME = (Button(name, f"guide-button-{name}") for name in ("online", "counter", "home"))
DONE, STUCK, SCREEN, LATER = (Button(name, f"guide-button-{name}") for name in ("done", "stuck", "screen", "later"))
YES, NO = Button("yes", "guide-button-yes"), Button("no", "guide-button-no")
FINISHED = ("xong", "da xong", "roi", "xong roi", "lam roi", "tiep", "tiep theo", "next", "done")
IN_TROUBLE = re.compile(
    r"\b(?:ket|loi|stuck|error|khong (?:duoc|vao|thay|bam|mo|tai|gui)|(?:vao|bam|mo|tai|gui) khong)\b"
)


def begin(work: Work) -> None:
    """How to file: the way first, where there is a choice."""
    filing = work.remember()
    if filing.stage != "steps":
        work.keep(stage="steps")
    go_on(work)


def go_on(work: Work) -> None:
    """The next thing on the way: choose it, be ready for it, or its next step."""
    ways = ways_of(work)
    if work.progress.way not in ways:
        if len(ways) == 1 and work.procedure.home.possible == "no":
            take(work, ways[0])
        else:
            _ask_way(work)
        return
    if (need := open_need(work)) is not None:
        _ask_need(work, need)
        return
    step = next_step(work)
    if step is None:
        work.go("filed")
    else:
        _ask_step(work, step)


# --- which way --------------------------------------------------------------------------------------------


def ways_of(work: Work) -> list[str]:
    """What the law leaves open: online, at the counter."""
    online = work.procedure.online
    if online.level == "none":
        return ["counter"]
    return ["online"] if online.only else ["online", "counter"]


def _ask_way(work: Work) -> None:
    case, turn = work.case, work.turn
    ways = {"online": ONLINE, "counter": COUNTER}
    at_home = [HOME] if work.procedure.home.possible != "no" else []
    buttons = [*(ways[way] for way in ways_of(work)), *at_home, HUMAN]
    work.pose("way", "guide-ask-way", buttons, fees=words.fees(turn, case))


def ask_way(turn: Turn, _: str) -> None:
    if work := work_of(turn):
        _ask_way(work)


def read_way(turn: Turn, _: str) -> bool:
    work = work_of(turn)
    if work is None or not turn.answer:
        return False
    if turn.answer in ways_of(work):
        take(work, turn.answer)
    elif turn.answer == "home":
        home(work)
    else:
        return False
    return True


def take(work: Work, way: str) -> None:
    """Go one way; said once with it: what nobody of the ward ever asks for."""
    work.progress.way = way
    work.keep()
    work.turn.say("guide-way-online" if way == "online" else "guide-way-counter")
    go_on(work)


def home(work: Work) -> None:
    """What a visit can do for this procedure, and the way to ask for one."""
    turn, facts = work.turn, work.procedure.home
    turn.state.park()
    turn.say(
        "guide-home", team=work.say(facts.team), person=work.say(facts.person),
        buttons=(Button("go:request_home_visit", "need-home-visit"), Button("go:resume", "button-resume"), HUMAN),
    )  # fmt: skip


# --- being ready ------------------------------------------------------------------------------------------


def open_need(work: Work) -> Need | None:
    """What one must have to file online and has not been asked yet."""
    if work.progress.way != "online":
        return None
    needs = [need for need in work.turn.house.book.shared.needs if need.id in work.procedure.needs]
    return next((need for need in needs if work.progress.ready.get(need.id) not in ("yes", "helped")), None)


def _ask_need(work: Work, need: Need) -> None:
    work.pose(f"need:{need.id}", "guide-ask-need", (YES, NO), question=work.say(need.ask), why=work.say(need.why))


def _need(work: Work, name: str) -> Need | None:
    return next((need for need in work.turn.house.book.shared.needs if need.id == name), None)


def ask_need(turn: Turn, name: str) -> None:
    work = work_of(turn)
    need = _need(work, name) if work else None
    if work is not None and need is not None:
        _ask_need(work, need)
    elif work is not None:
        go_on(work)


def read_need(turn: Turn, name: str) -> bool:
    """Ready, or the other ways: nobody is sent away for the lack of a phone."""
    work = work_of(turn)
    if work is None:
        return False
    need = _need(work, name)
    if need is None:
        go_on(work)
    elif turn.answer == "yes" or is_yes(turn.text):
        work.progress.ready[name] = "yes"
        work.keep()
        go_on(work)
    elif turn.answer == "no" or is_no(turn.text):
        work.progress.ready[name] = "no"
        work.keep()
        _otherwise(work, need)
    elif turn.answer in ("counter", "helped"):
        work.progress.ready[name] = turn.answer
        if turn.answer == "counter":
            take(work, "counter")
        else:
            work.keep()
            go_on(work)
    elif turn.answer == "home":
        home(work)
    else:
        return False
    return True


def _otherwise(work: Work, need: Need) -> None:
    counter = [COUNTER] if "counter" in ways_of(work) else []
    paper = [need.on_paper] if counter and need.on_paper else []
    ways = [work.say(one) for one in (*paper, *need.otherwise_do)]
    at_home = [HOME] if work.procedure.home.possible != "no" else []
    buttons = [Button("helped", "guide-button-helped"), *counter, *at_home, HUMAN]
    work.pose(f"need:{need.id}", "guide-need-missing", buttons, ways=words.bullets(ways))


# --- one step ---------------------------------------------------------------------------------------------


def steps_of(work: Work) -> list[Listed[Step]]:
    """What is to be done. How the result comes, said last and for every channel, waits until the file is in."""
    known = list(work.case.steps)
    return known[:-1] if ends_with_result(work) else known


def ends_with_result(work: Work) -> bool:
    channels = [one.fact.channel for one in work.case.steps]
    return len(channels) > 1 and channels[-1] is None and channels[-2] is not None


def next_step(work: Work) -> Listed[Step] | None:
    return next((one for one in steps_of(work) if one.fact.id not in work.progress.done), None)


def _ask_step(work: Work, step: Listed[Step]) -> None:
    turn, all_steps = work.turn, steps_of(work)
    number = [one.fact.id for one in all_steps].index(step.fact.id) + 1
    host = next((one for one in turn.house.book.shared.hosts if one.id == step.fact.screen), None)
    online = work.progress.way == "online"
    buttons = (DONE, STUCK, SCREEN, LATER) if online else (DONE, STUCK, LATER)
    work.pose(
        f"step:{step.fact.id}", "guide-step", buttons, number=number, count=len(all_steps), do=work.say(step.fact.do),
        condition=words.condition(turn, step).strip(), screen=work.say(host.looks) if host else "",
    )  # fmt: skip


def ask_step(turn: Turn, name: str) -> None:
    if work := work_of(turn):
        step = next((one for one in steps_of(work) if one.fact.id == name), None)
        if step is None:
            go_on(work)
        else:
            _ask_step(work, step)


def read_step(turn: Turn, name: str) -> bool:
    work = work_of(turn)
    if work is None:
        return False
    said = plain(turn.text)
    if turn.answer == "done" or (not turn.chosen and said in FINISHED):
        work.progress.done.append(name)
        work.keep()
        go_on(work)
    elif turn.answer == "stuck":
        stuck.begin(work, name)
    elif turn.answer == "screen" or turn.message.files:
        stuck.take_picture(work)
    elif turn.answer == "later":
        turn.state.leave()
        turn.say("guide-kept", what=work.called)
    elif turn.text and not turn.chosen and not turn.need and IN_TROUBLE.search(said):
        stuck.begin(work, name)
    else:
        return False
    return True
