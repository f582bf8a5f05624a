"""Kết quả chuyến thăm: at most five short questions by buttons after a visit; nobody at home; a photo with leave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from handlers.answers import Reading, is_no
from handlers.forms import Form, Slot
from handlers.officials import asking, dispatch
from handlers.officials.custody import acts as custody
from handlers.officials.custody import questions
from handlers.procedures.resolve import for_case
from handlers.residents.guide import dates
from handlers.residents.guide.filed import saved_online
from handlers.residents.visits import home
from handlers.rules.deadlines import LOCAL
from handlers.rules.visits import after
from handlers.turn import Turn
from handlers.types import Button, Reply
from storage.models import Attachment, HomeVisit, VisitReport

OUTCOMES = ("online", "papers", "certified", "taught", "impossible")
CARING = ("seen", "papers", "impossible")  # of a visit that is no paperwork: care, a home check
WHYS = ("ill", "papers", "account", "law", "unwilling")
MINUTES = (15, 30, 45, 60)
NEXT = ("result", "again")
# Filing online is done on the family's own phone and account, with them (NQ 66.22/2026 điều 6): they have seen how.
TEACHES = ("online", "taught")
LONGEST = 200
NEXT_HOUR = time(9)


def begin(turn: Turn, visit: HomeVisit, _: str) -> None:
    """Xong: what came of it. Not before the day of the visit."""
    if visit.begins_at.astimezone(LOCAL).date() > turn.now.astimezone(LOCAL).date():
        turn.toast("visit-too-early", code=visit.code, when=home.say_half_day(visit.begins_at, visit.ends_at))
        return
    asking.begin(turn, REPORT, {"code": visit.code, "procedure": visit.procedure, "need": visit.need})


def missed(turn: Turn, visit: HomeVisit, _: str) -> None:
    """Không gặp: nobody was at home. They are asked kindly what they would like now, never scolded."""
    if visit.begins_at > turn.now:
        turn.toast("visit-too-early", code=visit.code, when=home.say_half_day(visit.begins_at, visit.ends_at))
    elif _end(turn, visit, "miss", VisitReport(**_facts(turn, visit), outcome="missed")):
        turn.toast("visit-missed-toast", code=visit.code)
        home.notify(turn, visit, "no_one")


def _facts(turn: Turn, visit: HomeVisit) -> dict[str, Any]:
    return {
        "ward": turn.house.ward.id, "visit_id": visit.id, "official_id": _me(turn), "at": turn.now,
        "procedure": visit.procedure, "area": visit.area,
    }  # fmt: skip


def _end(turn: Turn, visit: HomeVisit, act: str, report: VisitReport) -> bool:
    """The visit is over, with this report; False when somebody ended it before."""
    to = after(visit.status, act)
    if to is None or not turn.visits.change(visit, now=turn.now, status=to, ended_at=turn.now):
        turn.toast("visit-cannot", **dispatch.card_values(turn, visit))
        return False
    turn.visit_reports.add(report)
    turn.visits.note(visit, to, actor="official", now=turn.now, official_id=_me(turn))
    turn.jobs.cancel(dispatch.JOB, visit.code)
    turn.reminders.cancel(home.cause(visit), now=turn.now)
    dispatch.post_card(turn, visit)
    if to == "done" and visit.entitled_id is not None:
        turn.entitled.reached(visit.entitled_id, turn.now)
    return True


# --- the questions --------------------------------------------------------------------------------------------


def _code(turn: Turn) -> dict[str, Any]:
    return {"code": str(turn.state.slots["code"])}


def _did(*outcomes: str) -> Any:
    return lambda turn: turn.state.slots.get("did") in outcomes


def _read_did(turn: Turn) -> Reading | None:
    did = turn.answer.removeprefix("did:")
    return Reading(did) if did in _outcomes(turn) else None


def _outcomes(turn: Turn) -> tuple[str, ...]:
    return CARING if turn.state.slots.get("need") in ("care", "check") else OUTCOMES


def _did_buttons(turn: Turn) -> list[Button]:
    return [Button(f"did:{name}", f"button-report-{name}") for name in _outcomes(turn)]


def _read_why(turn: Turn) -> Reading | None:
    """One of the usual reasons, or their own words, which the family reads."""
    if turn.answer.startswith("why:"):
        return Reading(turn.answer.removeprefix("why:"))
    said = turn.text.strip()
    if turn.chosen or not 4 <= len(said) <= LONGEST:
        return None
    turn.state.slots["said"] = said
    return Reading("other")


def _read_minutes(turn: Turn) -> Reading | None:
    if turn.answer.startswith("min:"):
        return Reading(int(turn.answer.removeprefix("min:")))
    digits = "".join(sign for sign in turn.text if sign.isdigit())
    return Reading(int(digits)) if digits and 0 < int(digits) <= 480 else None


def _read_next(turn: Turn) -> Reading | None:
    """Nothing more, something usual, or their own words; a day in them is the day."""
    if turn.answer == "next:none" or (not turn.chosen and is_no(turn.text)):
        turn.state.slots["next_at"] = ""
        return Reading("")
    if turn.answer.startswith("next:"):
        return Reading(turn.answer.removeprefix("next:"))
    said = turn.text.strip()
    if turn.chosen or not 4 <= len(said) <= LONGEST:
        return None
    if (day := dates.read_day(turn)) is not None and day >= turn.now.astimezone(LOCAL).date():
        turn.state.slots["next_at"] = datetime.combine(day, NEXT_HOUR, tzinfo=LOCAL).isoformat()
    return Reading(said)


def _next_buttons() -> list[Button]:
    return [Button(f"next:{name}", f"button-report-next-{name}") for name in NEXT]


REPORT = Form(
    "official_visit_report", 1,
    (
        Slot(
            "did", "report-ask-did", _read_did, values=_code,
            buttons=_did_buttons,
        ),
        Slot(
            "file_code", "report-ask-file-code", questions.read_file_code, needed=_did("online"), buttons=(questions.SKIP,),
            values=_code,
        ),
        Slot(
            "papers", "receipt-ask-papers", questions.read_list, needed=_did("papers"), buttons=questions.list_buttons,
            values=questions.list_values,
        ),
        Slot(
            "why", "report-ask-why", _read_why, needed=_did("impossible"), values=_code,
            buttons=[Button(f"why:{name}", f"button-report-why-{name}") for name in WHYS],
        ),
        Slot(
            "minutes", "report-ask-minutes", _read_minutes, needed=_did("online", "papers", "certified", "taught", "seen"),
            values=_code, buttons=[Button(f"min:{one}", "report-minutes", (("count", one),)) for one in MINUTES],
        ),
        Slot(
            "next", "report-ask-next", _read_next, values=_code,
            buttons=[Button("next:none", "button-report-next-none"), *_next_buttons()],
        ),
        Slot(
            "next_at", "report-ask-next-day", questions.read_due, values=_code, buttons=(questions.NOT_SAID,),
        ),
    ),
    lambda turn: _done(turn),
)  # fmt: skip


# --- done -----------------------------------------------------------------------------------------------------


def _done(turn: Turn) -> None:
    """The report is kept, the family hears it; papers that were taken get their receipt."""
    slots, visit = dict(turn.state.slots), turn.visits.by_code(str(turn.state.slots["code"]))
    turn.state.leave()
    if visit is None:
        turn.say("visit-none-such")
        return
    did, step = str(slots["did"]), str(slots["next"])
    report = VisitReport(
        **_facts(turn, visit), outcome=did, why=str(slots.get("why") or ""), file_code=slots.get("file_code") or None,
        fee_saved=fee_saved(turn, visit) if did == "online" else 0, minutes=int(slots.get("minutes") or 0),
        taught=did in TEACHES, next_step=step or None, photo_consent=leave_for_photo(turn, visit),
        photo_id=_photo_of(turn, visit),
        next_at=datetime.fromisoformat(slots["next_at"]) if slots["next_at"] else None,
    )  # fmt: skip
    if not _end(turn, visit, "done", report):
        return
    turn.say("report-done", code=visit.code)
    home.notify(turn, visit, "reported", said=str(slots.get("said") or ""))
    if did == "papers":
        custody.list_papers(turn, visit, slots["papers"])


def fee_saved(turn: Turn, visit: HomeVisit) -> int:
    """What the counter would have taken more, by the procedure's own figures: nobody types it."""
    procedure = turn.house.book.procedures.get(visit.procedure)
    if procedure is None:
        return 0
    return saved_online(for_case(procedure, {}, turn.now.astimezone(LOCAL).date(), turn.house.ward, "online"))


# --- a photo, with leave --------------------------------------------------------------------------------------


def leave_for_photo(turn: Turn, visit: HomeVisit) -> str:
    """asked, yes or no, as the family last said."""
    words = {"photo_asked": "asked", "photo_allowed": "yes", "photo_denied": "no"}
    return next((words[one.kind] for one in reversed(turn.visits.story(visit)) if one.kind in words), "")


def photo(turn: Turn, visit: HomeVisit, _: str) -> None:
    """Xin chụp ảnh: the family is asked first; a picture that comes without their leave is not kept."""
    if visit.status not in ("accepted", "done"):
        turn.toast("visit-cannot", **dispatch.card_values(turn, visit))
        return
    files = [file for file in turn.message.files if file.kind == "photo"]
    allowed = leave_for_photo(turn, visit)
    if files and allowed == "yes":
        _keep_photo(turn, visit, files)
    elif allowed in ("", "asked") and visit.talk:
        if not allowed:
            turn.visits.note(visit, "photo_asked", actor="official", now=turn.now, official_id=_me(turn))
            turn.mail.notify(visit.talk, "visit_photo_asked", {"visit": visit.id, "code": visit.code})
        _say(turn, visit, "photo-asked", sent="yes" if files else "no")
    else:
        _say(turn, visit, "photo-leave", allowed=allowed or "no")


def _say(turn: Turn, visit: HomeVisit, key: str, **values: Any) -> None:
    """A message that can be answered with the picture."""
    turn.reply(Reply(key, {"code": visit.code, **values}, about=visit.code, purpose="visit", language="vi"))


def _keep_photo(turn: Turn, visit: HomeVisit, files: Sequence[Any]) -> None:
    """One picture of the work, kept with the report."""
    kept = turn.tickets.attach(None, [Attachment(
        ward=turn.house.ward.id, person_id=visit.person_id, side="after", channel=turn.message.address.channel,
        account=turn.message.address.account, ref=files[0].ref, size=files[0].size, created_at=turn.now,
    )])  # fmt: skip
    report = turn.visit_reports.of_visit(int(visit.id or 0))
    if report is not None:
        turn.visit_reports.change(report, photo_id=kept[0], photo_consent="yes")
    turn.visits.note(
        visit, "photo_kept", actor="official", now=turn.now, official_id=_me(turn), data={"photo": kept[0]}
    )
    turn.toast("visit-photo-kept", code=visit.code)


def _photo_of(turn: Turn, visit: HomeVisit) -> int | None:
    """The picture that was kept before the report."""
    kept = [one.data for one in turn.visits.story(visit) if one.kind == "photo_kept" and one.data]
    return int(kept[-1]["photo"]) if kept else None


def _me(turn: Turn) -> int | None:
    return turn.official.id if turn.official else None
