"""Dữ liệu của tôi: see what is kept, have it erased; each request is recorded with its legal clock."""

from __future__ import annotations

from handlers.answers import Reading, is_no, is_yes
from handlers.forms import Form, Slot
from handlers.officials.opening import open_ticket
from handlers.residents import consent
from handlers.residents.guide.work import CONSENT as FILING_CONSENT
from handlers.residents.visits import arranging
from handlers.turn import Turn
from handlers.types import Button

WHICH = (Button("see", "button-see-data"), Button("erase", "button-erase-data"), Button("notice", "button-see-notice"))


def begin(turn: Turn) -> None:
    """ "xóa" and "xem" in the first words say which of the two it is."""
    folded = turn.meant.folded if turn.text else ""
    if turn.state.slots.get("which"):
        return
    if any(word in folded for word in ("xoa", "erase", "delete", "rut lai dong y", "ngung nhan", "dung nhan")):
        turn.state.slots["which"] = "erase"
    elif any(word in folded for word in ("xem", "du lieu cua toi", "giu gi", "luu gi", "my data")):
        turn.state.slots["which"] = "see"


def read_which(turn: Turn) -> Reading | None:
    return Reading(turn.answer) if turn.answer in ("see", "erase", "notice") else None


def read_sure(turn: Turn) -> Reading | None:
    if turn.answer in ("yes", "no"):
        return Reading(turn.answer == "yes")
    if is_yes(turn.text):
        return Reading(True)
    return Reading(False) if is_no(turn.text) else None


def done(turn: Turn) -> None:
    which = turn.state.slots["which"]
    sure = turn.state.slots.get("sure", True)
    turn.state.leave()
    if which == "notice":
        consent.show_notice(turn)
    elif not sure:
        turn.say("left")
    elif which == "see":
        _see(turn)
    else:
        _erase(turn)


def _see(turn: Turn) -> None:
    kept = turn.people.kept(turn.person)
    turn.say(
        "data-kept", tickets=kept["tickets"] + kept["joined"], pictures=kept["photos"], consents=kept["consents"],
        lessons=kept["corrections"], filings=kept["filings"], visits=kept["visits"] + kept["visits_joined"],
        receipts=kept["receipts"],
        buttons=(Button("go:erase", "button-erase-data"), Button("go:copy", "button-copy-data")),
    )  # fmt: skip


def _erase(turn: Turn) -> None:
    """NĐ 356/2025 điều 5: answered within 2 working days, erased within 20 days."""
    turn.people.withdraw(turn.person, consent.HANDLE_REPORT, turn.now)
    turn.corrections.forget(turn.person_id)  # nothing has to be kept of these three: they go at once
    papers_out = turn.custody.forget(turn.person_id)
    turn.visit_reports.forget(turn.person_id)  # before the visits forget whose they were
    arranging.forget(turn)
    turn.filings.forget(turn.person_id)
    turn.reminders.forget(turn.person_id)
    turn.welfare.forget(turn.person_id, turn.now)
    turn.people.withdraw(turn.person, FILING_CONSENT, turn.now)
    turn.state.parked, turn.state.unsure = [], ""
    turn.state.noticed = ""  # a later report begins with the notice again
    ticket = open_ticket(turn, {"category": "privacy_erase", "restricted": None})
    turn.say("data-erase-recorded", code=ticket.code, answer=ticket.respond_due, done=ticket.resolve_due)
    if papers_out:
        turn.say("data-papers-out", count=papers_out)


def copy(turn: Turn) -> None:
    """NĐ 356/2025 điều 5: a copy within 10 days."""
    ticket = open_ticket(turn, {"category": "privacy_copy", "restricted": None})
    turn.say("data-copy-recorded", code=ticket.code, answer=ticket.respond_due, done=ticket.resolve_due)


PRIVACY = Form(
    "privacy", 1,
    (
        Slot("which", "data-ask-which", read_which, buttons=WHICH),
        Slot(
            "sure", "data-ask-sure", read_sure, needed=lambda t: t.state.slots.get("which") == "erase",
            buttons=(Button("yes", "button-erase-yes"), Button("no", "button-keep")),
        ),
    ),
    done, begin,
)  # fmt: skip
