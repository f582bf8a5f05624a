"""Lịch hẹn in the group: the day's list, who came and who did not, and a day that is called off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from handlers.officials import dispatch, offerings
from handlers.officials.sessions import queue, team
from handlers.residents.appointments import desk
from handlers.residents.appointments.wish import wish_in
from handlers.rules.booking import Wish, day_wish
from handlers.rules.codes import find_booking_code
from handlers.rules.deadlines import LOCAL
from handlers.rules.visits import CLOSED
from handlers.turn import Turn
from handlers.types import Button, Reply
from handlers.wording import say_day
from nlp.extract.when import times
from nlp.normalise import fold, read
from storage.models import Booking, Closure

_LIST = re.compile(r"^/?(?:xem )?lich(?: hen)?\b")
_CLOSE = re.compile(r"^/?(?:huy|hoan|dung) (?:cac |het |tat ca )?(?:lich|hen|buoi)\b")
_SESSION = re.compile(r"^/?(?:huy|hoan|dung|mo lai) (?:cac |het |tat ca )?(?:lich )?buoi (?!sang|trua|chieu|toi)")
_OPEN = re.compile(r"^/?mo (?:lai )?lich\b")
_ACTS = (
    ("arrived", re.compile(r"\b(?:da den|den|co mat)\b")),
    ("no_show", re.compile(r"\b(?:vang|khong den|khong toi|ko den|chua den)\b")),
    ("details", re.compile(r"\b(?:chi tiet|xem)\b")),
)
_COLLEAGUES = re.compile(r"\b(?:hop|truc|nghi phep|cong tac|di cho)\b")  # other lịch than appointments
_REASON = re.compile(r"\b(?:vì|do|vi)\s+(.{2,80})$", re.IGNORECASE)
_HOMES = re.compile(r"\b(?:den|toi|tai) nha\b")
MOST_LINES = 40


def take(turn: Turn) -> bool:
    """Whether the message is about appointments; if so, it is done."""
    if not turn.house.ward.offerings:
        return False
    if turn.chosen.startswith("lich:"):
        _pressed(turn, turn.chosen)
        return True
    if turn.chosen or not turn.text:
        return False
    said = fold(turn.text)
    if _COLLEAGUES.search(said):
        return False
    if code := find_booking_code(turn.text):
        return _about(turn, code, said)
    for words, act in ((_CLOSE, _ask_close), (_OPEN, _reopen), (_LIST, _list)):
        if words.match(said):
            return act(turn)
    return False


# --- the day's list ---------------------------------------------------------------------------------------


def _list(turn: Turn) -> bool:
    """ "Lịch hôm nay", "lịch chiều mai": of one day, codes and times only; talk about another lịch is none of ours."""
    wish = wish_in(turn.text, turn.now)
    if _talk(turn.text, turn.now) or (wish is None and len(turn.text.split()) > 2):
        return False
    day = (wish.begin if wish else turn.now).astimezone(LOCAL).date()
    found = turn.bookings.of_day(day)
    said_day = say_day(day_wish(day).begin)
    if not found:
        turn.say("schedule-none", day=said_day)
        return True
    lines = "\n".join(_line(turn, booking) for booking in found[:MOST_LINES])
    turn.say("schedule-list", day=said_day, count=len(found), lines=lines)
    return True


def _talk(text: str, now: datetime) -> bool:
    """Whether more is said than "lịch" and a time: "lịch họp chiều nay" is talk among colleagues."""
    heard = read(text)
    left = text
    for one in sorted(times(heard, now, 1), key=lambda one: -one.start):
        left = left[: one.start] + " " + left[one.end :]
    rest = _LIST.sub("", fold(left)).split()
    return any(word not in ("ngay", "cua", "phuong", "hen", "buoi") for word in rest)


def _line(turn: Turn, booking: Booking) -> str:
    offering = turn.house.ward.offering(booking.offering)
    procedure = turn.house.book.procedures.get(booking.procedure)
    status = "coming" if booking.status == "booked" and booking.coming else booking.status
    return turn.house.wording.say(
        "schedule-line", "vi", time=f"{booking.slot_at.astimezone(LOCAL):%H:%M}", who="number" if booking.number else "code",
        number=booking.number or 0, code=booking.code, where=offering.label["vi"] if offering else booking.offering,
        what=procedure.title if procedure else "", elder="yes" if booking.elder else "no", status=status,
    )  # fmt: skip


# --- one appointment --------------------------------------------------------------------------------------


def _about(turn: Turn, code: str, said: str) -> bool:
    """ "đến LH-…", "vắng LH-…", "chi tiết LH-…"."""
    act = next((name for name, words in reversed(_ACTS) if words.search(said)), "details")
    booking = turn.bookings.by_code(code)
    if booking is None:
        turn.say("schedule-unknown", code=code)
    elif act == "details":
        _details(turn, booking)
    else:
        _mark(turn, booking, act)
    return True


def _mark(turn: Turn, booking: Booking, act: str) -> None:
    """Came or did not; whoever did not is asked kindly, never scolded. A mistaken "vắng" is mended by "đến"."""
    if act == "no_show" and booking.slot_at > turn.now:
        turn.say("schedule-too-early", code=booking.code, when=booking.slot_at)
        return
    may = booking.status == "booked" or (booking.status == "no_show" and act == "arrived")
    if not may or not turn.bookings.change(booking, now=turn.now, status=act):
        turn.say("schedule-cannot", code=booking.code)
        return
    turn.reminders.cancel(desk.cause(booking), now=turn.now)
    if act == "arrived":
        turn.say("schedule-arrived", code=booking.code)
        return
    turn.mail.notify(booking.talk, "booking_no_show", {"booking": booking.id})
    turn.say("schedule-no-show", code=booking.code)


def _details(turn: Turn, booking: Booking) -> None:
    """Who it is, to the official's own chat: never to the group. Who comes to the reception day with a complaint or a
    denunciation is for leaders alone to know (Luật Tố cáo 2018, điều 9)."""
    offering = turn.house.ward.offering(booking.offering)
    if offering and offering.kind == "reception" and not (turn.official and turn.official.role == "leader"):
        turn.toast("schedule-details-leaders", code=booking.code)
        return
    person = turn.bookings.person(booking)
    procedure = turn.house.book.procedures.get(booking.procedure)
    values = {
        **desk.facts(turn, booking),
        "name": (person.name if person else None) or "—",
        "phone": (person.phone if person else None) or "—",
        "what": procedure.title if procedure else "—",
    }
    mine = turn.message.address.alone(turn.message.member or turn.message.address.chat)
    turn.reply(Reply("schedule-details", values, to=mine, language="vi"))
    if turn.message.in_group:
        turn.toast("schedule-details-sent", code=booking.code)


# --- calling off ------------------------------------------------------------------------------------------


def _ask_close(turn: Turn) -> bool:
    """How many it would concern, before anybody is told."""
    wish = _span(turn)
    if wish is None:
        turn.say("schedule-when")
        return True
    found = _one_or_all(turn)
    if found is None:
        return True
    reason = _REASON.search(turn.text)
    turn.state.recent = {
        "closing": [found, wish.begin.isoformat(), wish.end.isoformat(), reason.group(1).strip() if reason else ""]
    }
    buttons = (Button("lich:close", "button-close-yes"), Button("lich:no", "button-close-no"))
    turn.say(
        "schedule-ask-close", buttons=buttons, where=_where(turn, found), begin=wish.begin, end=wish.end,
        count=len(_concerned(turn, found, wish)) + len(dispatch.concerned(turn, found, wish)),
    )  # fmt: skip
    return True


def _span(turn: Turn) -> Wish | None:
    """From when to when; a single moment means the rest of that day."""
    wish = wish_in(turn.text, turn.now)
    if wish is None or wish.end > wish.begin:
        return wish
    return Wish(wish.begin, datetime.combine(wish.begin.astimezone(LOCAL).date(), time(23, 59), tzinfo=LOCAL))


def _one_or_all(turn: Turn) -> str | None:
    """The id of the one that is named, or empty for all; None when two could be meant."""
    if _HOMES.search(fold(turn.text)):
        return CLOSED
    found = offerings.named(turn)
    if not found and _SESSION.match(fold(turn.text)):
        found = list(turn.house.ward.sessions)
    if len(found) > 1:
        turn.say("schedule-which", names=offerings.names(found))
        return None
    return found[0].id if found else ""


def _where(turn: Turn, offering_id: str) -> str:
    if offering_id == CLOSED:
        return turn.word("schedule-visits")
    offering = turn.house.ward.offering(offering_id)
    return offering.label["vi"] if offering else turn.word("schedule-all")


def _concerned(turn: Turn, offering: str, wish: Wish) -> Sequence[Booking]:
    """Who has a seat then; whoever waits for one goes on waiting, unless the whole of their time is closed."""
    found = turn.bookings.between(offering, wish.begin, wish.end)
    return [
        one
        for one in found
        if one.status != "waiting" or (one.slot_at >= wish.begin and one.ends_at <= wish.end)
    ]  # fmt: skip


def _pressed(turn: Turn, chosen: str) -> None:
    kept = turn.state.recent.pop("closing", None)
    if kept is None:
        turn.toast("schedule-not-closed")
    elif chosen == "lich:close":
        offering, begin, end, reason = kept
        _close(turn, str(offering), Wish(datetime.fromisoformat(begin), datetime.fromisoformat(end)), str(reason))
    else:
        turn.say("schedule-not-closed")


def _close(turn: Turn, offering: str, wish: Wish, reason: str) -> None:
    """Nothing more is taken for this time, and everybody whom it concerns is told and offered new times."""
    turn.bookings.close(Closure(
        ward=turn.house.ward.id, offering=offering, begins_at=wish.begin, ends_at=wish.end, reason=reason,
        official_id=turn.official.id if turn.official else None, made_at=turn.now,
    ))  # fmt: skip
    told = 0
    for booking in _concerned(turn, offering, wish):
        held = booking.status == "held"
        if not turn.bookings.change(booking, now=turn.now, status="lapsed" if held else "called_off", reason=reason):
            continue
        turn.bookings.free(booking)
        turn.reminders.cancel(desk.cause(booking), now=turn.now)
        if not held:
            turn.mail.notify(booking.talk, "booking_called_off", {"booking": booking.id})
            told += 1
    told += _end_queues(turn, offering, wish) + dispatch.call_off(turn, offering, wish, reason)
    turn.say("schedule-closed", where=_where(turn, offering), begin=wish.begin, end=wish.end, count=told)
    team.called_off(turn, offering, wish, reason)


def _end_queues(turn: Turn, offering: str, wish: Wish) -> int:
    """Whoever waits with a number where it is closed from now on; returns how many."""
    if not wish.begin <= turn.now < wish.end:
        return 0
    day = offerings.today(turn)
    return sum(queue.end(turn, one, day) for one in turn.bookings.queues(day) if offering in ("", one))


def _reopen(turn: Turn) -> bool:
    """The closure of this time is taken back; who was put off keeps what they chose since."""
    wish, offering = _span(turn), _one_or_all(turn)
    if wish is None or offering is None:
        turn.say("schedule-when")
        return True
    turn.bookings.reopen(offering, wish.begin, wish.end + timedelta(seconds=1))
    turn.say("schedule-reopened", where=_where(turn, offering), begin=wish.begin, end=wish.end)
    team.back_on(turn, offering, wish)
    return True
