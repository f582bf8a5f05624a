"""After filing: the code, the promised day, what may still come, the result, and a last word."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from handlers.answers import is_no, is_unknown, is_yes
from handlers.procedures.resolve import Case
from handlers.residents.guide import dates, steps, words
from handlers.residents.guide.work import Work, work_of
from handlers.residents.human import hand_over
from handlers.residents.menu import HUMAN
from handlers.rules.deadlines import LOCAL, Calendar
from handlers.turn import Turn
from handlers.types import Button
from storage.models import Filing

SKIP, NOT_YET = Button("skip", "button-skip"), Button("notyet", "guide-button-notyet")
GOT, MORE = Button("got", "guide-button-got"), Button("more", "guide-button-more")
RATINGS = tuple(Button(name, f"button-rate-{name}") for name in ("good", "fair", "poor"))
ALONE = tuple(Button(name, f"guide-button-alone-{name}") for name in ("yes", "perhaps", "no"))
RESULT_HOUR, OFFICE_CLOSES, DAY_END = time(9), time(17), time(21)
AFTER_DAYS = 3  # a result that was promised is asked about this long
COMES_LATER = ("supplement", "draft", "consent")  # events that set a clock after filing
_AREA = re.compile(r"\b(?:to|khu pho|thon|ap|khu|buon|ban)\b[\w\s]{0,16}?\d*", re.IGNORECASE)
_LIKE_A_CODE = re.compile(r"[A-Z]\d{2}[\d.]{0,12}-?\d{6}-?\d{3,6}")  # a dot or a dash left out
_NUMBER = re.compile(r"\d{1,3}")


def begin(work: Work) -> None:
    """All steps are done: ask for the code of the file."""
    work.pose("code", "guide-ask-code", (SKIP, NOT_YET), way=work.progress.way)


def ask_code(turn: Turn, _: str) -> None:
    if work := work_of(turn):
        begin(work)


def find_file_code(turn: Turn, text: str) -> str:
    """A file code, parsed loosely: small letters and blanks are forgiven."""
    squeezed = re.sub(r"\s+", "", text).upper().replace("–", "-")
    pattern = turn.house.book.shared.portal.pattern.removeprefix("^").removesuffix("$")
    found = re.search(pattern, squeezed) or _LIKE_A_CODE.search(squeezed)
    return found.group(0) if found else ""


def read_code(turn: Turn, _: str) -> bool:
    work = work_of(turn)
    if work is None:
        return False
    code = "" if turn.chosen else find_file_code(turn, turn.text)
    if turn.answer == "notyet" or (not turn.chosen and is_no(turn.text)):
        turn.state.leave()
        turn.say("guide-not-filed", what=work.called)
        return True
    if not (code or turn.answer == "skip" or is_unknown(turn.text)):
        return False
    _filed(work, code)
    _ask_promised(work)
    return True


def _filed(work: Work, code: str) -> None:
    """Written down with what it saved: a trip, and the fee that the counter would have taken."""
    turn, online = work.turn, work.progress.way == "online"
    first = online and not turn.filings.filed_online_before(turn.person_id)
    work.keep(
        stage="filed", filed_at=turn.now, file_code=code or None, online=online, first_online=first,
        trips_saved=int(online), fee_saved=saved_online(work.case) if online else 0,
    )  # fmt: skip
    turn.custody.join_filings(turn.person_id)


def saved_online(case: Case) -> int:
    """What the counter would have taken more, in đồng, as far as both are known."""
    fees = [one.fact for one in case.fees if one.sure]
    return max(0, sum(fee.counter - fee.online for fee in fees if fee.counter is not None and fee.online is not None))


# --- the promised day -------------------------------------------------------------------------------------


def expected(work: Work) -> date | None:
    """When the result should be there by the times of the data."""
    filed = work.filing.filed_at if work.filing and work.filing.filed_at else work.turn.now
    return result_day(work.case, filed, work.turn.house.calendar)


def result_day(case: Case, filed: datetime, calendar: Calendar) -> date | None:
    """When the result of what is filed now should be there by the times of the data."""
    spans = [one.fact for one in case.times if one.sure and one.fact.days is not None and one.fact.confidence != "low"]
    if not spans:
        return None
    begin = filed.astimezone(LOCAL).date()
    here = [span for span in spans if span.until and dates.same_day(filed, span.until, calendar)]
    ends = [
        begin if span in here else dates.day_after(begin, int(span.days or 0), span.unit, calendar) for span in spans
    ]
    return max(ends)


def _ask_promised(work: Work) -> None:
    day = expected(work)
    guess = (Button("expected", "label", (("text", f"{day:%d/%m/%Y}"),)),) if day else ()
    work.pose("promised", "guide-ask-promised", (*guess, Button("unknown", "button-unknown")), way=work.progress.way)


def ask_promised(turn: Turn, _: str) -> None:
    if work := work_of(turn):
        _ask_promised(work)


def read_promised(turn: Turn, _: str) -> bool:
    work = work_of(turn)
    if work is None:
        return False
    day = expected(work) if turn.answer == "expected" else dates.read_day(turn)
    if day is None and not (turn.answer == "unknown" or is_unknown(turn.text)):
        return False
    if day is not None:
        promise(work, day)
    work.pose("area", "guide-ask-area", (SKIP,))
    return True


def promise(work: Work, day: date) -> None:
    """Keep the promised day and ask about the result on it; a bereaved family is not written to again."""
    turn, filing = work.turn, work.remember()
    at = datetime.combine(day, RESULT_HOUR, tzinfo=LOCAL)
    work.keep(promised_at=at)
    if at <= turn.now:  # promised for today: asked when the day is over
        at = datetime.combine(day, OFFICE_CLOSES, tzinfo=LOCAL)
    if work.procedure.mourning:
        return
    until = datetime.combine(day + timedelta(days=AFTER_DAYS), DAY_END, tzinfo=LOCAL)
    turn.remind("filing_result", f"filing:{filing.id}", at, until=until, filing=filing.id)


def ask_area(turn: Turn, _: str) -> None:
    if work := work_of(turn):
        work.pose("area", "guide-ask-area", (SKIP,))


def read_area(turn: Turn, _: str) -> bool:
    """The tổ, for the figures of the ward's programmes; never the address."""
    work = work_of(turn)
    if work is None:
        return False
    number = _NUMBER.search(turn.text) if not turn.chosen else None
    if number:
        work.keep(area=f"tổ {int(number.group())}")
    elif turn.answer != "skip" and not is_no(turn.text) and not is_unknown(turn.text):
        return False
    turn.state.leave()
    filing = work.filing
    known = "no" if not filing or not filing.promised_at else "quiet" if work.procedure.mourning else "yes"
    due = filing.promised_at.strftime("%d/%m/%Y") if filing and filing.promised_at else ""
    how = work.say(work.case.steps[-1].fact.do) if steps.ends_with_result(work) else ""
    turn.say("guide-filed", what=work.called, known=known, due=due, how=how)
    return True


# --- what comes afterwards --------------------------------------------------------------------------------


def act_button(filing: Filing, what: str, key: str) -> Button:
    """A button that means the same wherever the conversation stands."""
    return Button(f"f:{filing.id}:{what}", key)


def show(work: Work) -> None:
    """Where a filed one stands, and what may have happened."""
    turn, filing = work.turn, work.filing
    turn.state.leave()
    if filing is None:
        return
    turn.say(
        "guide-filed-stands", what=work.title, code=filing.file_code or "",
        due=f"{filing.promised_at.astimezone(LOCAL):%d/%m/%Y}" if filing.promised_at else "",
        late="yes" if filing.promised_at and turn.now > end_of_day(filing.promised_at) else "no",
        buttons=(
            act_button(filing, "got", "guide-button-got"), act_button(filing, "more", "guide-button-more"),
            act_button(filing, "notyet", "guide-button-notyet"), HUMAN,
        ),
    )  # fmt: skip


def end_of_day(moment: datetime) -> datetime:
    return datetime.combine(moment.astimezone(LOCAL).date(), OFFICE_CLOSES, tzinfo=LOCAL)


def not_yet(work: Work) -> None:
    """No result: before the promised day is over, wait; after it, how to ask, and the apology that the law wants."""
    turn, filing = work.turn, work.filing
    if filing is None:
        return
    turn.state.leave()
    if filing.promised_at and turn.now <= end_of_day(filing.promised_at):
        turn.say("guide-wait", due=f"{filing.promised_at.astimezone(LOCAL):%d/%m/%Y}")
        return
    flow = next((one for one in turn.house.book.shared.rescues if one.id == "late-result"), None)
    fix = words.bullets(work.say(one) for one in flow.fix) if flow else ""
    turn.say("guide-late", what=work.called, fix=fix, code=filing.file_code or "", buttons=(
        act_button(filing, "ask", "guide-button-ask-office"), act_button(filing, "got", "guide-button-got"),
    ))  # fmt: skip


def ask_office(work: Work) -> None:
    """An officer asks where the file is, in the resident's place."""
    turn, filing = work.turn, work.filing
    code = (filing.file_code if filing else "") or ""
    turn.state.leave()
    hand_over(turn, turn.word("guide-late-about", what=work.called, code=code), category="procedure_question")


def more(work: Work) -> None:
    """The office wants something: which of the clocks after filing has begun."""
    turn, filing = work.turn, work.filing
    turn.state.slots, turn.state.dialogue = {"filing": filing.id if filing else None}, "guide"
    names = [one.fact.event for one in work.case.deadlines if one.fact.event in COMES_LATER]
    events = list(dict.fromkeys([*names, "supplement"]))
    buttons = [Button(event, f"guide-button-{event}") for event in events]
    work.pose("came", "guide-ask-came", [*buttons, HUMAN])


def ask_came(turn: Turn, _: str) -> None:
    if work := work_of(turn):
        more(work)


def read_came(turn: Turn, _: str) -> bool:
    """A clock has begun today: until when, and a reminder before that."""
    work = work_of(turn)
    if work is None or turn.answer not in COMES_LATER:
        return False
    known = [one.fact for one in work.case.deadlines if one.fact.event == turn.answer]
    deadline = known[0] if known else None
    event, turn.state.dialogue = turn.answer, ""
    turn.state.leave()
    if deadline is None:
        turn.say(f"guide-came-{event}", end="", buttons=(HUMAN,))
        return True
    end = dates.end_of(deadline, turn.now.astimezone(LOCAL).date(), turn.house.calendar)
    dates.plan(work, deadline.model_copy(update={"remind": deadline.remind or (1,)}), end)
    turn.say(f"guide-came-{event}", end=f"{end:%d/%m/%Y}", buttons=(HUMAN,))
    return True


# --- the end ----------------------------------------------------------------------------------------------


def got(work: Work) -> None:
    """The result is in hand."""
    turn, filing = work.turn, work.filing
    if filing is None:
        return
    work.keep(stage="ended", outcome="done", ended_at=turn.now)
    turn.reminders.cancel(f"filing:{filing.id}", now=turn.now)
    if work.procedure.mourning:  # nobody who has lost somebody is asked how they liked it
        turn.state.leave()
        turn.say("guide-end-quietly")
        return
    turn.state.begin("guide", 1, {"filing": filing.id})
    work.pose("rating", "guide-ask-rating", RATINGS, what=work.called)


def ask_rating(turn: Turn, _: str) -> None:
    if work := work_of(turn):
        work.pose("rating", "guide-ask-rating", RATINGS, what=work.called)


def read_rating(turn: Turn, _: str) -> bool:
    work = work_of(turn)
    if work is None or turn.answer not in ("good", "fair", "poor"):
        return False
    work.keep(rating=turn.answer)
    work.pose("alone", "guide-ask-alone", ALONE)
    return True


def ask_alone(turn: Turn, _: str) -> None:
    if work := work_of(turn):
        work.pose("alone", "guide-ask-alone", ALONE)


def read_alone(turn: Turn, _: str) -> bool:
    work = work_of(turn)
    answer = turn.answer or ("yes" if is_yes(turn.text) else "no" if is_no(turn.text) else "")
    if work is None or answer not in ("yes", "perhaps", "no"):
        return False
    work.keep(alone_next=answer)
    turn.state.leave()
    turn.say("guide-end")
    return True
