"""What was done in a session: counted by a few words, with hard cases handed to the justice officer as tickets."""

from __future__ import annotations

from datetime import timedelta

from handlers.officials import chain, offerings
from handlers.officials.opening import open_ticket
from handlers.officials.sessions import day, queue
from handlers.redact import excerpt
from handlers.rules.codes import find_code, find_visit_code
from handlers.rules.sessions import NUMBER, Done, meant_items, read_done, read_things
from handlers.turn import Turn
from handlers.types import Button, Reply
from nlp.normalise import fold
from storage.models import Booking, Session, SessionItem, SessionTally, Ticket

LENT = timedelta(days=31)  # how long after a session "trả laptop" still means its things
SURE, LIKELY = 0.6, 0.4  # of a procedure, without and with an outcome beside it
ASKED = ("filed_online", "taught", "handed_over", "came_again")


def done(turn: Turn, session: Session, words: str) -> bool:
    """ "Xong khai sinh nộp online": counted; False when it can as well be about a ticket."""
    said = read_done(fold(words))
    procedure = procedure_in(turn, said.words, LIKELY if said.outcome else SURE)
    if said.outcome == "handed_over":
        hard_case(turn, session, words)
    elif said.outcome:
        _count_done(turn, session, said, procedure)
    elif procedure or (said.number is not None and not said.words):
        _ask_outcome(turn, session, said, procedure)
    else:
        return False
    return True


def procedure_in(turn: Turn, words: str, least: float) -> str:
    """The procedure that the words name."""
    if not words:
        return ""
    found = turn.house.understand(words, turn.now).all("procedure")
    known = [one for one in found if one.value in turn.house.book.procedures and one.confidence >= least]
    return str(known[0].value) if known else ""


def _ask_outcome(turn: Turn, session: Session, said: Done, procedure: str) -> None:
    turn.state.recent = {"counting": [said.number, said.first_time, said.count]}
    choices = {name: f"{session.id}:{name}.{procedure}" for name in ASKED}
    buttons = [Button(f"bs:{choice}", f"button-outcome-{name}") for name, choice in choices.items()]
    turn.say("session-ask-outcome", what=day.title(turn, procedure), buttons=buttons)


def outcome_pressed(turn: Turn, session: Session, outcome: str, procedure: str) -> None:
    number, first_time, count = turn.state.recent.pop("counting", [None, False, 1])
    if outcome == "handed_over":
        _hand_over(turn, session, procedure, "", number)
    else:
        _count_done(turn, session, Done(outcome, bool(first_time), int(count), number, ""), procedure)


def _count_done(turn: Turn, session: Session, said: Done, procedure: str) -> None:
    booking = queue.serving(turn, session.offering, said.number)
    queue.served(turn, booking)
    number = booking.number if booking else said.number
    _count(turn, session, said.outcome, procedure, first_time=said.first_time, count=said.count, number=number)
    outcome = turn.house.wording.say(f"button-outcome-{said.outcome}", "vi").lower()
    turn.say(
        "session-counted", what=day.title(turn, procedure), outcome=outcome, count=said.count,
        first="yes" if said.first_time else "no", number=number or 0,
        buttons=(Button(f"qs:{session.offering}:next", "button-call-next"),),
    )  # fmt: skip


def _count(
    turn: Turn, session: Session, outcome: str, procedure: str = "", *, first_time: bool = False, count: int = 1,
    ticket: str = "", number: int | None = None,
) -> None:  # fmt: skip
    turn.sessions.count(SessionTally(
        ward=turn.house.ward.id, session_id=int(session.id or 0), procedure=procedure, outcome=outcome,
        first_time=first_time, count=count, ticket=ticket, number=number,
        official_id=turn.official.id if turn.official else None, made_at=turn.now,
    ))  # fmt: skip


def count_app(turn: Turn, session: Session, app: str, count: int) -> None:
    """ "Cài VNeID 3"."""
    _count(turn, session, app, count=count)
    turn.say("session-app", app=app, count=count)


def count_met(turn: Turn, session: Session, count: int) -> None:
    """ "Gặp thêm 5 người": in the lanes, or whoever took no number."""
    _count(turn, session, "met", count=count)
    turn.say("session-met", count=count)


def take_back(turn: Turn, session: Session) -> None:
    """ "Ghi nhầm": the last thing that this official counted."""
    taken = turn.sessions.take_back(session, turn.official.id if turn.official else None)
    if taken is None:
        turn.say("session-nothing-back")
    else:
        turn.say("session-taken-back", outcome=taken.outcome, what=day.title(turn, taken.procedure))


# --- hard cases -------------------------------------------------------------------------------------------


def hard_case(turn: Turn, session: Session, words: str) -> None:
    """ "Ca khó …": goes on as a ticket, or as the ticket or visit whose code is named. The group reads its code and the
    procedure; the words are for the officer who takes it, and for nobody else."""
    said = fold(words)
    ticket, visit = find_code(words), find_visit_code(words)
    if not said:
        turn.say("session-hard-what")
    elif ticket and turn.tickets.by_code(ticket[0]) is None:
        turn.say("session-hard-unknown", code=ticket[0])
    elif visit and turn.visits.by_code(visit) is None:
        turn.say("session-hard-unknown", code=visit)
    else:
        number = NUMBER.search(said)
        procedure = procedure_in(turn, NUMBER.sub(" ", said), LIKELY)
        _hand_over(turn, session, procedure, words, int(number[1]) if number else None)


def _hand_over(turn: Turn, session: Session, procedure: str, words: str, number: int | None) -> None:
    booking, visit, named = queue.serving(turn, session.offering, number), find_visit_code(words), find_code(words)
    known = turn.tickets.by_code(named[0]) if named else None
    ticket = known if known or visit else _open(turn, session, procedure, words, booking)
    code = ticket.code if ticket else visit
    queue.served(turn, booking)
    if all(row.ticket != code for row in turn.sessions.tally(session)):  # said again of the same, it is one case
        _count(turn, session, "handed_over", procedure, ticket=code, number=booking.number if booking else number)
    if ticket and known is None and booking and booking.person_id:
        turn.notify(ticket, "handed_over")
    told = _tell_officers(turn, session, ticket, code, procedure, words)
    if ticket and ticket.restricted:  # its code, too, is for named officers alone
        turn.say("session-confided")
        return
    turn.say(
        "session-handed-over", code=code, what=day.title(turn, procedure), due=ticket.respond_due if ticket else "",
        told=", ".join(told), count=len(told),
    )  # fmt: skip


def _open(turn: Turn, session: Session, procedure: str, words: str, booking: Booking | None) -> Ticket:
    """For the resident where we know them (they took their number by chat), else the official is told of the answer."""
    meant = turn.house.understand(words, turn.now) if words else None
    what = f"{day.title(turn, procedure)} ({session.place}): {words}".rstrip(": ")
    reporter = {"person_id": booking.person_id, "talk": booking.talk} if booking and booking.person_id else _own(turn)
    return open_ticket(turn, {
        "category": "procedure_question", "what": what, "restricted": meant.restricted if meant else None,
        "by_official": True, **reporter,
    })  # fmt: skip


def _own(turn: Turn) -> dict[str, object]:
    """The official's own chat: an answer belongs there, not into the group."""
    chats = chain.chats(turn, turn.official) if turn.official else []
    return {"person_id": turn.person_id, "talk": chats[0].talk() if chats else turn.message.talk}


def _tell_officers(
    turn: Turn, session: Session, ticket: Ticket | None, code: str, procedure: str, words: str
) -> list[str]:
    """The justice officers on the roster read all of it in their own chats; returns their names."""
    rows = [one for one in turn.sessions.team(session) if one.role == "justice" and one.official_id]
    facts = {**day.facts(turn, session), "code": code, "what": day.title(turn, procedure), "words": words}
    told = []
    for official in (turn.officials.by_id(int(one.official_id or 0)) for one in rows):
        if (
            official is None
            or not chain.at_work(turn, official)
            or (ticket and not chain.may_hear(turn, ticket, official))
        ):
            continue
        for chat in chain.chats(turn, official):
            turn.reply(Reply("session-hard-case", facts, to=chat, about=code, purpose="card", language="vi"))
        told.append(official.name)
    return told


# --- equipment --------------------------------------------------------------------------------------------


def borrow(turn: Turn, session: Session, words: str) -> None:
    """ "Mượn 2 laptop, 1 máy in": written down until it is back."""
    things = [(excerpt(name), count) for name, count in read_things(words)]
    for name, count in things:
        turn.sessions.lend(SessionItem(
            ward=turn.house.ward.id, session_id=int(session.id or 0), name=name, count=count,
            official_id=turn.official.id if turn.official else None, taken_at=turn.now,
        ))  # fmt: skip
    turn.say("session-borrowed", items=", ".join(f"{count} {name}" for name, count in things))


def give_back(turn: Turn, session: Session, words: str) -> bool:
    """ "Trả laptop", "trả hết"; False when nothing that is out is named."""
    back = meant_items(turn.sessions.items(session), words, fold)
    if not back:
        return False
    turn.sessions.give_back(back, turn.now)
    left = [item for item in turn.sessions.items(session) if item.returned_at is None]
    turn.say("session-returned", items=day.things(back), left=day.things(left))
    return True


def last_with_things(turn: Turn) -> Session | None:
    """A session that is over and whose things are not all back: they may come on Monday."""
    today = offerings.today(turn)
    over = [one for one in turn.sessions.between(today - LENT, today) if one.status == "closed"]
    return next(
        (one for one in reversed(over) if any(item.returned_at is None for item in turn.sessions.items(one))), None
    )
