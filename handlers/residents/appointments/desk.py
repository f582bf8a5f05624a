"""What every part of an appointment needs: the desk as it is now, holding and keeping a seat, giving it on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from handlers.procedures.resolve import for_case
from handlers.residents.guide import words
from handlers.rules.booking import HOLD, Desk, Slot, offered_until, remind_at
from handlers.rules.deadlines import LOCAL
from handlers.turn import Turn
from handlers.types import Button, Document
from handlers.ward import Offering
from handlers.wording import say_time
from storage.models import Booking, Reminder

MOST_PAPERS = 3
DAY_LATEST, SOON_LATEST = timedelta(hours=3), timedelta(minutes=20)  # before the appointment a reminder still helps


def cause(booking: Booking) -> str:
    """What its reminders hang on."""
    return f"booking:{booking.id}"


def desk_of(turn: Turn, offering: Offering, *, elder: bool = False) -> Desk:
    """An offering as it is now, with what is taken and closed."""
    until = turn.now + timedelta(days=offering.ahead_days + 2)
    return Desk(
        offering, turn.house.calendar, turn.now,
        turn.bookings.taken(offering.id, turn.now - timedelta(days=1), until, turn.now),
        turn.bookings.closures(turn.now), elder,
    )  # fmt: skip


def hold(turn: Turn, booking: Booking, slot: Slot) -> bool:
    """Keep a seat while the person looks at the question; whoever was faster has it."""
    offering = turn.house.ward.offering(slot.offering)
    if offering is None:
        return False
    desk, until = desk_of(turn, offering, elder=booking.elder), turn.now + HOLD
    if desk.late(slot) or desk.shut(slot):
        return False
    if not turn.bookings.take(booking, slot.begin, desk.seats(slot), until=until, now=turn.now):
        return False
    plan_release(turn, booking, until)
    return True


def plan_release(turn: Turn, booking: Booking, until: datetime) -> None:
    """When the hold runs out, the seat is given on; the night does not matter, nobody is told."""
    turn.reminders.plan(Reminder(
        ward=turn.house.ward.id, cause=cause(booking), kind="booking_hold", talk=booking.talk,
        person_id=booking.person_id or turn.person_id, due_at=until, useful_until=until + timedelta(days=1),
        facts={"booking": booking.id}, planned_at=turn.now,
    ))  # fmt: skip


def keep(turn: Turn, booking: Booking, slot: Slot) -> bool:
    """Make the held seat theirs; when the hold ran out, try for it once more. What they had before is free now."""
    if not turn.bookings.settle(booking, slot.begin) and not (
        hold(turn, booking, slot) and turn.bookings.settle(booking, slot.begin)
    ):
        return False
    before = booking.slot_at if booking.status == "booked" else None
    facts = {"slot_at": slot.begin, "ends_at": slot.end, "day": slot.begin.astimezone(LOCAL).date()}
    changed = turn.bookings.change(
        booking, now=turn.now, status="booked", coming=False, talk=turn.message.talk, **facts
    )
    if not changed:  # called off in this very moment
        turn.bookings.free(booking)
        return False
    _remind(turn, booking)
    if before is not None and before != slot.begin:
        give_on(turn, booking.offering, before)
    return True


def _remind(turn: Turn, booking: Booking) -> None:
    """A day before and two hours before; what was planned for another time is gone."""
    turn.reminders.cancel(cause(booking), now=turn.now)
    for kind, at in remind_at(booking.slot_at, turn.now).items():
        near = kind == "booking_soon"
        turn.remind(
            kind, cause(booking), at, until=booking.slot_at - (SOON_LATEST if near else DAY_LATEST), near=near,
            booking=booking.id, slot=booking.slot_at.isoformat(), when=say_when(turn, booking.slot_at),
        )  # fmt: skip


def let_go(turn: Turn, booking: Booking, status: str) -> bool:
    """The booking is over: its reminders are gone, its seat goes to whoever waits for it."""
    if not turn.bookings.change(booking, now=turn.now, status=status):
        return False
    turn.reminders.cancel(cause(booking), now=turn.now)
    for slot_at in turn.bookings.free(booking):
        give_on(turn, booking.offering, slot_at)
    return True


def give_up(turn: Turn) -> None:
    """Somebody wants everything about them gone: their seats and numbers go to whoever waits."""
    for booking in turn.bookings.of_person(turn.person_id, since=turn.now):
        let_go(turn, booking, "cancelled")
    for booking in turn.bookings.numbers_of(turn.person_id, turn.now.astimezone(LOCAL).date()):
        turn.bookings.change(booking, now=turn.now, status="cancelled")


def give_on(turn: Turn, offering_id: str, slot_at: datetime) -> None:
    """A seat came free: it is held for the first who waits for this time, 75 and older before the others."""
    offering = turn.house.ward.offering(offering_id)
    desk = desk_of(turn, offering) if offering else None
    slot = desk.slot_at(slot_at) if desk else None
    if offering is None or desk is None or slot is None or desk.shut(slot):
        return
    until = offered_until(turn.now, slot, offering.notice_minutes)
    for elder in (True, False) if until else ():
        waiting = turn.bookings.next_waiting(offering_id, slot.begin, elder=elder)
        if waiting is None or until is None:
            continue
        seats = replace(desk, elder=elder).seats(slot)
        if turn.bookings.take(waiting, slot.begin, seats, until=until, now=turn.now):
            facts = {"slot_at": slot.begin, "ends_at": slot.end, "day": slot.begin.astimezone(LOCAL).date()}
            turn.bookings.change(waiting, now=turn.now, status="offered", **facts)
            plan_release(turn, waiting, until)
            told = {"booking": waiting.id, "until": until.isoformat(), "when": say_when(turn, slot.begin)}
            turn.mail.notify(waiting.talk, "booking_offered", told)
            return


# --- words ------------------------------------------------------------------------------------------------


def say_when(turn: Turn, moment: datetime) -> str:
    return say_time(moment, turn.language)


def label_of(turn: Turn, offering: Offering) -> str:
    return offering.label.get(turn.language) or offering.label["vi"]


def facts(turn: Turn, booking: Booking) -> dict[str, Any]:
    """What the sentences about a booking need."""
    offering = turn.house.ward.offering(booking.offering)
    return {
        "code": booking.code,
        "where": label_of(turn, offering) if offering else turn.house.ward.name,
        "place": place_of(turn, booking) or turn.house.ward.address,
        "when": booking.slot_at,
        "status": booking.status,
    }


def place_of(turn: Turn, booking: Booking) -> str:
    """Where it is: a session may be at another hall than usual."""
    offering = turn.house.ward.offering(booking.offering)
    session = turn.sessions.on(booking.offering, booking.day) if offering and offering.kind == "session" else None
    return session.place if session and session.place else offering.place if offering else ""


def bring(turn: Turn, offering: Offering, procedure_id: str) -> str:
    """What to bring: the papers that this procedure surely wants at the counter, with their ground; else what the
    offering says."""
    procedure = turn.house.book.procedures.get(procedure_id)
    if procedure is None:
        return offering.bring
    today = turn.now.astimezone(LOCAL).date()
    case = for_case(procedure, {}, today, turn.house.ward, "counter")
    papers = [one for one in case.papers if one.sure and one.fact.bring != "nothing" and not one.fact.optional]
    if not papers:
        return offering.bring
    named = words.bullets(words.spoken(turn, one.fact.name) for one in papers[:MOST_PAPERS])
    if any(not one.sure for one in case.papers) or len(papers) > MOST_PAPERS:
        named = f"{named}\n– {turn.word('booking-more-papers')}"
    return f"\n{named}\n{words.ground(turn, case, [one.fact for one in papers[:MOST_PAPERS]])}"


def calendar_file(turn: Turn, booking: Booking) -> Document | None:
    """The appointment as a file for the phone's calendar; where a channel takes no such file, its address is said."""
    house, path = turn.house, file_path(booking.code, turn.house.ward.id)
    signed = house.sign(path)
    if booking.status != "booked" or signed == path:  # nobody signs in a rehearsal
        return None
    own = f"{path}/{signed}.ics"
    instead = turn.word("booking-file", file=f"{house.public_url.rstrip('/')}{own}") if house.public_url else ""
    return Document("calendar", booking.code, f"{booking.code}.ics", own, instead)


def file_path(code: str, ward: str) -> str:
    return f"/lich/{code}.{ward}"


def act(booking: Booking, what: str, key: str) -> Button:
    """A button that means the same wherever the conversation stands."""
    return Button(f"b:{booking.id}:{what}", key)


def slot_button(booking: Booking, slot: Slot, text: str) -> Button:
    begin = slot.begin.astimezone(LOCAL)
    return Button(f"b:{booking.id}:at.{begin:%Y%m%d%H%M}", "label", (("text", text),))


def parse_begin(text: str) -> datetime | None:
    """The moment that a button carries: 202611280830."""
    try:
        return datetime.strptime(text, "%Y%m%d%H%M").replace(tzinfo=LOCAL)
    except ValueError:
        return None
