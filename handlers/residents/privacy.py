"""Dữ liệu của tôi: see what is kept, have it erased; each request is recorded with its legal clock."""

from __future__ import annotations

from handlers.answers import Reading, is_no, is_yes
from handlers.forms import Form, Slot
from handlers.officials.opening import open_ticket
from handlers.residents import co_reporters, consent
from handlers.residents.appointments import desk
from handlers.residents.guide.work import CONSENT as FILING_CONSENT
from handlers.residents.visits import arranging
from handlers.rules.deadlines import LOCAL
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
        receipts=kept["receipts"], bookings=kept["bookings"], needs=kept["needs"],
        buttons=(Button("go:erase", "button-erase-data"), Button("go:copy", "button-copy-data")),
    )  # fmt: skip


def _erase(turn: Turn) -> None:
    """NĐ 356/2025 điều 5: answered within 2 working days, erased within 20 days. What goes when: storage/erasure.py."""
    stays = _stays(turn)
    for purpose in (consent.HANDLE_REPORT, FILING_CONSENT):
        turn.people.withdraw(turn.person, purpose, turn.now)
    desk.give_up(turn)
    arranging.give_up(turn)
    co_reporters.give_up(turn)
    turn.erasure.at_once(turn.person_id, turn.now)
    turn.person.name = turn.person.phone = None
    turn.state.forget()  # a later report begins with the notice again
    ticket = open_ticket(turn, {"category": "privacy_erase", "restricted": None})
    turn.say("data-erase-recorded", code=ticket.code, answer=ticket.respond_due, done=ticket.resolve_due)
    for key, count in stays.items():
        turn.say(key, count=count)


def _stays(turn: Turn) -> dict[str, int]:
    """What is not erased with the rest, so that nobody believes that it was: the sentence for each, and how many."""
    confided = [one for one in turn.tickets.of_person(turn.person_id, open_only=True, limit=100) if one.restricted]
    today = turn.now.astimezone(LOCAL).date()
    listed = turn.entitled.by_phone(turn.person.phone, today) if turn.person.phone else []
    counts = {
        "data-papers-out": len(turn.custody.of_person(turn.person_id)), "data-confided-stays": len(confided),
        "data-list-stays": len(listed),
    }  # fmt: skip
    return {key: count for key, count in counts.items() if count}


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
