"""The case: what it is, the few questions that decide something, and the card with what holds for this person."""

from __future__ import annotations

from handlers.answers import is_unknown, is_yes, plain
from handlers.procedures.resolve import Case, next_question
from handlers.procedures.schema import UNKNOWN, Question, Redirect
from handlers.residents.guide import dates, papers, steps, words
from handlers.residents.guide.heard import age_for
from handlers.residents.guide.work import Work, work_of
from handlers.residents.menu import HUMAN
from handlers.rules.deadlines import LOCAL
from handlers.turn import Turn
from handlers.types import Button
from nlp.normalise import fold

MOST_QUESTIONS = 7
TIPS = 2
FEW_WORDS = 4
_NEXT = {"papers": ("giay to", "chuan bi", "ho so"), "how": ("nop", "lam sao", "lam the nao")}
LATER = Button("later", "guide-button-later")
ELDER = "bac"  # the form of address
PREPARE = Button("papers", "guide-button-papers")
MORE, CARD = Button("more", "guide-button-read-on"), Button("card", "guide-button-card")
HOME = Button("home", "guide-button-home")
HOW = Button("how", "guide-button-how")
UNKNOWN_BUTTON = Button("unknown", "button-unknown")


def open_case(work: Work) -> None:
    """The first card, with the first question that decides something."""
    work.keep()
    question = next_question(work.procedure, work.progress.answers, work.day)
    if question is None:
        show(work)
        return
    case = work.case
    agencies, spans = words.sure(case.agencies), words.sure(case.times)
    work.turn.say(
        "guide-first", title=work.title, what=work.say(work.procedure.what), count=len(case.open),
        mourning="yes" if work.procedure.mourning else "no",
        agency="; ".join(work.say(one.fact.name) for one in agencies), time=" ".join(work.say(one.fact.says) for one in spans),
    )  # fmt: skip
    _ask(work, question)


def _ask(work: Work, question: Question) -> None:
    turn = work.turn
    buttons = [Button(name, "label", (("text", work.say(label)),)) for name, label in question.answers.items()]
    key = "guide-question-again" if turn.state.tries and question.help else "guide-question"
    asked = {"question": work.say(question.ask), "help": work.say(question.help)}
    work.pose(f"q:{question.id}", key, [*buttons, UNKNOWN_BUTTON], **asked)


def ask_question(turn: Turn, name: str) -> None:
    work = work_of(turn)
    if work is None:
        return
    question = next((one for one in work.procedure.questions if one.id == name), None)
    if question is None:  # the data changed meanwhile
        go_on(work)
    else:
        _ask(work, question)


def read_question(turn: Turn, name: str) -> bool:
    work = work_of(turn)
    if work is None:
        return False
    question = next((one for one in work.procedure.questions if one.id == name), None)
    if question is None:
        go_on(work)
        return True
    answer = turn.answer or _in_words(turn, question)
    if answer not in (*question.answers, UNKNOWN):
        return False
    turn.state.tries = 0
    work.progress.answers[name] = answer
    work.keep()
    go_on(work)
    return True


def _in_words(turn: Turn, question: Question) -> str:
    """An answer typed in the resident's own words: the one whose words it shares, if that is only one."""
    if turn.chosen or not turn.text:
        return ""
    if is_unknown(turn.text):
        return UNKNOWN
    if told := age_for(question, turn.meant.folded):
        return told
    said = set(plain(turn.text).split())
    shared = {name: len(said & set(fold(label).split())) for name, label in question.answers.items()}
    best = max(shared.values())
    likely = [name for name, count in shared.items() if count == best]
    return likely[0] if best and len(likely) == 1 and len(said) <= 3 * best + 2 else ""


def go_on(work: Work) -> None:
    """The next question, or the card. A file that was begun goes on where it was."""
    question = next_question(work.procedure, work.progress.answers, work.day)
    if question is not None and len(work.progress.answers) < MOST_QUESTIONS:
        _ask(work, question)
    elif work.filing is not None:
        work.go("resume")
    else:
        show(work)


# --- the card ---------------------------------------------------------------------------------------------


def show(work: Work) -> None:
    """Papers, money, office and time of this case; or why it is not for this person, and the way that is."""
    case = work.case
    if case.end is not None:
        _ended(work, case.end)
    elif case.eligibility.verdict == "no":
        _not_entitled(work, case)
    else:
        _card(work, case)


def _card(work: Work, case: Case) -> None:
    """All of it on one card; an elder hears the papers first, the rest when they want to (one idea a message)."""
    work.progress.shown = papers.snapshot(work, case)
    work.keep()
    first = _papers_part(work, case)
    prepare = [PREPARE] if first["papers"] else []
    if work.turn.form == ELDER:
        work.pose("card", "guide-card-papers", [MORE, *prepare, *_visit(case), HUMAN, LATER], **first, more="yes")
    else:
        work.pose(
            "card", "guide-card", _ways_on(case, prepare), first=work.turn.word("guide-card-papers", **first, more="no"),
            rest=work.turn.word("guide-card-rest", **_rest_part(work, case)),
        )  # fmt: skip


def _rest(work: Work) -> None:
    """What an elder's first card left out."""
    prepare = [PREPARE] if words.papers(work.turn, work.case) else []
    work.pose("card", "guide-card-rest", _ways_on(work.case, prepare), **_rest_part(work, work.case))


def _ways_on(case: Case, prepare: list[Button]) -> list[Button]:
    return [*prepare, HOW, *_visit(case), HUMAN, LATER]


def _visit(case: Case) -> list[Button]:
    """The button for who cannot come to the office, where they said so."""
    return [HOME] if any(one.fact.kind == "home" and one.sure for one in case.redirects) else []


def _papers_part(work: Work, case: Case) -> dict[str, str]:
    perhaps = [work.say(one.why) for one in case.eligibility.why] if case.eligibility.verdict == "perhaps" else []
    return {
        "title": work.title, "perhaps": words.bullets(perhaps), "papers": words.papers(work.turn, case),
        "spared": words.not_needed(work.turn, case),
    }  # fmt: skip


def _rest_part(work: Work, case: Case) -> dict[str, str]:
    turn = work.turn
    return {
        "fees": words.fees(turn, case), "waivers": words.waivers(turn, case),
        "benefits": words.block(turn, words.benefits(turn, case)),
        "agency": words.block(turn, words.agencies(turn, case)),
        "time": "\n".join(filter(None, (words.block(turn, words.times(turn, case)), _today(work, case)))),
        "advice": words.bullets(_advice(work, case)), "result": words.results(turn, case),
        "ground": words.ground(turn, case),
    }  # fmt: skip


def _advice(work: Work, case: Case) -> list[str]:
    """Deadlines, what else to do, under which name it goes; hints only where the case is clear."""
    turn = work.turn
    also = [f"{work.say(one.fact.says)}{words.condition(turn, one)}" for one in case.redirects if not one.fact.ends]
    named = [] if case.number and case.number in " ".join(also) else words.variant(turn, case)
    tips = [] if case.open else words.lines(turn, case.tips, "says")[:TIPS]
    return [*words.deadlines(turn, case), *also, *named, *tips]


def _today(work: Work, case: Case) -> str:
    """Asked too late in the day for what is done on the day itself, or on a day off: when it can be there."""
    spans = [one.fact for one in words.away(case.times) if one.sure]
    hour = min((span.until for span in spans if span.until), default=0)
    turn = work.turn
    if not hour or dates.same_day(turn.now, hour, turn.house.calendar):
        return ""
    today = turn.now.astimezone(LOCAL).date()
    why = "late" if turn.house.calendar.spans(today) else "closed"
    day = dates.day_after(today, 1, "working", turn.house.calendar)
    return turn.word("guide-today", why=why, hour=hour, day=dates.say_day(day, turn.language))


def _ended(work: Work, redirect: Redirect) -> None:
    turn = work.turn
    _close(work, "not_needed")
    there = finding_button(work, redirect.to)
    key = "guide-not-needed" if redirect.kind == "not-needed" else "guide-instead"
    ground = words.ground(turn, work.case, (redirect,))
    turn.say(key, says=work.say(redirect.says), ground=ground, buttons=(*there, HUMAN))


def finding_button(work: Work, target: str) -> tuple[Button, ...]:
    """The way that a redirect leads: to another procedure, a trouble that can be mended, or another request."""
    book = work.turn.house.book
    kind, _, name = target.rpartition(":")
    if not kind and name in book.procedures:
        return (Button(f"p:{target}", "label", (("text", book.procedures[name].title),)),)
    if kind == "rescue" and any(one.id == name for one in book.shared.rescues):
        return (Button(f"p:{target}", "guide-button-mend"),)
    others = {one.id: one for one in book.shared.others} if kind == "other" else {}
    return (Button(f"p:{target}", "label", (("text", work.say(others[name].title)),)),) if name in others else ()


def _not_entitled(work: Work, case: Case) -> None:
    turn = work.turn
    _close(work, "not_entitled")
    why = [work.say(one.why) for one in case.eligibility.why]
    doors = [one.fact.to for one in case.redirects if one.fact.when]  # those that this case leads to, not all there are
    buttons = [button for door in doors for button in finding_button(work, door)]
    ground = words.ground(turn, case, case.eligibility.why)
    turn.say("guide-not-entitled", why=words.bullets(why), ground=ground, buttons=[*buttons[:2], HUMAN])


def _close(work: Work, outcome: str) -> None:
    if work.filing is not None:
        work.keep(stage="ended", outcome=outcome, ended_at=work.turn.now)
    work.turn.state.leave()


def ask_card(turn: Turn, _: str) -> None:
    """Asked again after something else was said: what to go on with, and the card itself only when wanted."""
    if work := work_of(turn):
        prepare = [PREPARE] if words.papers(turn, work.case) else []
        work.pose("card", "guide-card-again", [*prepare, HOW, CARD, HUMAN, LATER], what=work.called)


def _next_in_words(turn: Turn) -> str:
    """ "Giấy tờ", "cách nộp": what to go on with, in a few words."""
    said = plain(turn.text)
    if len(said.split()) > FEW_WORDS or turn.need:
        return ""
    return next((name for name, heads in _NEXT.items() if any(head in said for head in heads)), "")


def read_card(turn: Turn, _: str) -> bool:
    """What comes after the card. From here on the file is remembered."""
    work = work_of(turn)
    if work is None:
        return False
    said = turn.answer or (_next_in_words(turn) if not turn.chosen else "")
    if said == "papers":
        work.go("prepare")
    elif said == "how":
        work.go("file")
    elif said == "more" or (turn.form == ELDER and is_yes(turn.text)):
        _rest(work)
    elif said == "card":
        show(work)
    elif said == "home":
        steps.home(work)
    elif turn.answer == "later":
        work.remember()
        turn.state.leave()
        turn.say("guide-kept", what=work.called)
    else:
        return False
    return True
