"""What messages say of an appointment: which offering, what for, when, and that somebody of 75 or older comes."""

from __future__ import annotations

import re
from datetime import datetime

from handlers.residents import consent
from handlers.residents.appointments import desk
from handlers.residents.appointments.wish import wish_in
from handlers.rules.booking import Desk, Wish
from handlers.turn import Turn
from handlers.ward import Offering
from nlp.normalise import fold

ELDER_AGE = 75
_AGE = re.compile(r"\b(?:nam nay |da |duoc |ngoai |hon )?(\d{2,3}) ?(?:tuoi|t)\b|\b(?:nam nay|ngoai) (\d{2,3})\b")


def remember_wish(turn: Turn) -> bool:
    """Keep the time that a message wishes for, and a number said beside it."""
    if not turn.text or turn.chosen:
        return False
    phone = turn.meant.first("phone")
    if phone is not None and not turn.person.phone:
        consent.keep_phone(turn, str(phone.value))
    if is_elder(turn.text):
        turn.state.slots["elder"] = True
    wish = wish_in(turn.text, turn.now, wished(turn) or _now_booked(turn))
    if wish is None:
        return False
    turn.state.slots["wish"] = [wish.begin.isoformat(), wish.end.isoformat()]
    return True


def is_elder(text: str) -> bool:
    """Whether an age is said of 75 or more."""
    return any(int(one or other) >= ELDER_AGE for one, other in _AGE.findall(fold(text)))


def _now_booked(turn: Turn) -> Wish | None:
    """The time of the booking that is to be moved: "sang 10 giờ" is 10 o'clock of that day."""
    booking = turn.bookings.by_id(int(turn.state.slots.get("booking") or 0))
    return Wish(booking.slot_at, booking.ends_at) if booking else None


def wished(turn: Turn) -> Wish | None:
    kept = turn.state.slots.get("wish")
    return Wish(*(datetime.fromisoformat(one) for one in kept)) if kept else None


def procedure_in(turn: Turn, least: float) -> str:
    found = [one for one in turn.meant.all("procedure") if one.value in turn.house.book.procedures] if turn.text else []
    return str(found[0].value) if found and found[0].confidence >= least else ""


def offerings_meant(turn: Turn) -> list[Offering]:
    """The offerings that the words can mean: by their own words, by the procedure, by who is open then."""
    offerings, said = turn.house.ward.offerings, f" {fold(turn.text)} " if not turn.chosen else ""
    named = [(max((len(w) for w in map(fold, one.words) if f" {w} " in said), default=0), one) for one in offerings]
    longest = max(length for length, _ in named)
    if longest:
        return [one for length, one in named if length == longest]
    procedure = str(turn.state.slots.get("what") or "")
    if procedure:
        special = [one for one in offerings if procedure in one.procedures and desk_for(turn, one).free()]
        return special or [one for one in offerings if one.kind == "counter"]
    wish = wished(turn)
    general = [one for one in offerings if one.kind in ("counter", "session")]
    if wish is None:
        return list(offerings)
    return [
        one for one in general if desk_for(turn, one).why(wish, desk_for(turn, one).free()) in ("fits", "full")
    ] or general


def offering_of(turn: Turn) -> Offering | None:
    return turn.house.ward.offering(str(turn.state.slots.get("offering") or ""))


def desk_for(turn: Turn, offering: Offering) -> Desk:
    return desk.desk_of(turn, offering, elder=bool(turn.state.slots.get("elder")))
