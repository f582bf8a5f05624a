"""After a visit: what came of it in a plain sentence, what comes next, how it was, and whether they can do it alone."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Any

from handlers.officials import dispatch
from handlers.procedures.resolve import Case, for_case
from handlers.residents.guide.filed import result_day
from handlers.residents.guide.words import money
from handlers.residents.human import hand_over
from handlers.residents.menu import HUMAN
from handlers.residents.visits import home
from handlers.rules.deadlines import LOCAL
from handlers.turn import Turn
from handlers.types import Button
from handlers.wording import say_day
from storage.models import Filing, HomeVisit, VisitReport

RATING, NEXT = "visit_rating", "visit_next"
RATINGS, ALONE = ("good", "fair", "poor"), ("yes", "helped", "no")
MORNING, EVENING = time(9), time(21)
RATED_WITHIN, NEXT_WITHIN, RESULT_WITHIN = timedelta(days=4), timedelta(days=2), timedelta(days=3)
PHOTO = "visit_photo"  # what a consent to a picture is for
PHOTO_TEXT = "2026-11-22"  # version of the sentence that asks for it


def report_of(turn: Turn, visit: HomeVisit) -> VisitReport | None:
    return turn.visit_reports.of_visit(int(visit.id or 0))


def _mourning(turn: Turn, visit: HomeVisit) -> bool:
    procedure = turn.house.book.procedures.get(visit.procedure)
    return procedure is not None and procedure.mourning


# --- what came of it ------------------------------------------------------------------------------------------


def reported(turn: Turn, visit: HomeVisit, facts: dict[str, Any]) -> None:
    """What the official did; whoever asked first is reminded of what comes next and asked how it was."""
    report = report_of(turn, visit)
    if visit.status != "done" or report is None:
        return
    buttons = (home.act(visit, "again", "button-visit-again"), HUMAN) if report.outcome == "impossible" else ()
    turn.say(
        "visit-reported", buttons=buttons, did=report.outcome, why=report.why, said=str(facts.get("said") or ""),
        file_code=report.file_code or "", saved=money(report.fee_saved) if report.fee_saved else "",
        next=_say_next(turn, report), day=_say_day(turn, report),
        **home.facts(turn, visit),
    )  # fmt: skip
    if visit.person_id == turn.person.id:
        _keep_filing(turn, visit, report)
        _plan(turn, visit, report)


def _say_next(turn: Turn, report: VisitReport) -> str:
    step = report.next_step or ""
    return turn.word(f"visit-next-{step}") if step in ("result", "again") else step


def _say_day(turn: Turn, report: VisitReport) -> str:
    """The day of what comes next, unless the official's own words name it."""
    if report.next_at is None:
        return ""
    local = report.next_at.astimezone(LOCAL)
    named = re.search(rf"\b0?{local.day}/0?{local.month}\b", report.next_step or "")
    return "" if named else say_day(report.next_at, turn.language)


def _plan(turn: Turn, visit: HomeVisit, report: VisitReport) -> None:
    """The next step on its day; and the day after, how it was. A house in mourning is not asked."""
    if report.next_at is not None:
        turn.remind(NEXT, home.cause(visit), report.next_at, until=report.next_at + NEXT_WITHIN, visit=visit.id)
    if report.outcome != "impossible" and not _mourning(turn, visit):
        day = report.at.astimezone(LOCAL).date() + timedelta(days=1)
        at = datetime.combine(day, MORNING, tzinfo=LOCAL)
        turn.remind(RATING, home.cause(visit), at, until=at + RATED_WITHIN, visit=visit.id)


def _keep_filing(turn: Turn, visit: HomeVisit, report: VisitReport) -> None:
    """What was filed online with them is a file like any other: its code kept, its result asked about on the day."""
    procedure = turn.house.book.procedures.get(visit.procedure)
    if report.outcome != "online" or procedure is None:
        return
    case = for_case(procedure, {}, turn.now.astimezone(LOCAL).date(), turn.house.ward, "online")
    facts = _filing_facts(turn, visit, report, case)
    open_ones = [one for one in turn.filings.of_person(turn.person_id) if one.procedure == procedure.id]
    filing = next((one for one in open_ones if one.stage in ("papers", "steps")), None)
    if filing is not None:
        turn.filings.change(filing, now=turn.now, **facts)
    else:
        filing = turn.filings.begin(Filing(
            ward=turn.house.ward.id, person_id=turn.person_id, mandate_id=visit.mandate_id, talk=visit.talk,
            procedure=procedure.id, begun_at=report.at, updated_at=turn.now, **facts,
        ))  # fmt: skip
    turn.custody.join_filings(turn.person_id)
    if filing.promised_at and not procedure.mourning:
        until = datetime.combine((filing.promised_at + RESULT_WITHIN).astimezone(LOCAL).date(), EVENING, tzinfo=LOCAL)
        turn.remind("filing_result", f"filing:{filing.id}", filing.promised_at, until=until, filing=filing.id)


def _filing_facts(turn: Turn, visit: HomeVisit, report: VisitReport, case: Case) -> dict[str, Any]:
    day = result_day(case, report.at, turn.house.calendar)
    return {
        "stage": "filed", "filed_at": report.at, "online": True, "trips_saved": 1, "fee_saved": report.fee_saved,
        "first_online": not turn.filings.filed_online_before(turn.person_id), "area": visit.area,
        "file_code": report.file_code,
        "promised_at": datetime.combine(day, MORNING, tzinfo=LOCAL) if day else None,
    }  # fmt: skip


def no_one(turn: Turn, visit: HomeVisit, _: dict[str, Any]) -> None:
    """Nobody was at home: no blame, three ways on."""
    if visit.status == "missed":
        turn.say("visit-no-one", buttons=(
            home.act(visit, "again", "button-visit-other-day"), home.act(visit, "call", "button-visit-call"),
            home.act(visit, "stop", "button-visit-stop"),
        ), **home.facts(turn, visit))  # fmt: skip


def call_me(turn: Turn, visit: HomeVisit, _: str) -> None:
    """They would rather be called."""
    hand_over(turn, turn.word("visit-call-about", **home.facts(turn, visit)))


def stop(turn: Turn, visit: HomeVisit, _: str) -> None:
    turn.say("visit-stopped")


# --- what comes by itself -------------------------------------------------------------------------------------


def _visit(turn: Turn, facts: dict[str, Any]) -> HomeVisit | None:
    visit = turn.visits.by_id(int(facts.get("visit") or 0))
    return visit if visit is not None and visit.status == "done" and visit.person_id == turn.person.id else None


def remind_next(turn: Turn, facts: dict[str, Any]) -> bool:
    """The day of the next step."""
    visit = _visit(turn, facts)
    report = report_of(turn, visit) if visit else None
    if visit is None or report is None or not report.next_step:
        return False
    taken = turn.custody.of_visit(int(visit.id or 0))
    if report.next_step == "result" and taken and all(one.ended_at for one in taken):  # it has come already
        return False
    turn.say(
        "visit-remind-next",
        buttons=(HUMAN,),
        next=_say_next(turn, report),
        day=_say_day(turn, report),
        **home.facts(turn, visit),
    )
    return True


def remind_rating(turn: Turn, facts: dict[str, Any]) -> bool:
    """The day after: how it was."""
    visit = _visit(turn, facts)
    report = report_of(turn, visit) if visit else None
    if visit is None or report is None or report.rating:
        return False
    buttons = [Button(f"h:{visit.id}:rate.{name}", f"button-rate-{name}") for name in RATINGS]
    turn.say("visit-ask-rating", buttons=buttons, **home.facts(turn, visit))
    return True


def rate(turn: Turn, visit: HomeVisit, rating: str) -> None:
    """How it was; then whether they can do it alone. A bad word is followed by the way to a person."""
    report = report_of(turn, visit)
    if report is None or rating not in RATINGS:
        return
    turn.visit_reports.change(report, rating=rating, rated_at=turn.now)
    if rating == "poor":
        turn.say("visit-rated-poor")
        dispatch.tell_leaders(turn, visit, "visit-rated-poor-leaders", buttons=())
    if report.outcome == "seen":  # nothing that one could do alone
        turn.say("visit-thanks", buttons=(HUMAN,) if rating == "poor" else ())
        return
    buttons = [Button(f"h:{visit.id}:alone.{name}", f"button-visit-alone-{name}") for name in ALONE]
    turn.say("visit-ask-alone", buttons=[*buttons, HUMAN] if rating == "poor" else buttons)


def alone(turn: Turn, visit: HomeVisit, answer: str) -> None:
    """Lần sau tự làm được chưa: nobody is pushed; who needs help is helped again."""
    report = report_of(turn, visit)
    if report is None or answer not in ALONE:
        return
    turn.visit_reports.change(report, alone_next=answer)
    turn.say("visit-alone-thanks", answer=answer)


# --- a photo --------------------------------------------------------------------------------------------------


def photo_asked(turn: Turn, visit: HomeVisit, _: dict[str, Any]) -> None:
    """The official would like to take one picture of the work: only with a yes that was said."""
    turn.say("visit-ask-photo", buttons=(
        home.act(visit, "photo.yes", "button-photo-yes"), home.act(visit, "photo.no", "button-photo-no"),
    ), **home.facts(turn, visit))  # fmt: skip


def photo(turn: Turn, visit: HomeVisit, answer: str) -> None:
    """Their answer, which the official hears at once; it may be changed."""
    yes = answer == "yes"
    kind = "photo_allowed" if yes else "photo_denied"
    turn.visits.note(visit, kind, actor="resident", now=turn.now)
    if yes:
        turn.people.consent(
            turn.person, PHOTO, version=PHOTO_TEXT, act="button", channel=turn.message.address.channel, now=turn.now
        )
    else:
        turn.people.withdraw(turn.person, PHOTO, turn.now)
    turn.say("visit-photo-answer", answer="yes" if yes else "no")
    official = turn.officials.by_id(visit.official_id) if visit.official_id else None
    if official is not None:
        dispatch.tell(turn, official, visit, "photo-leave-yes" if yes else "photo-leave-no")
