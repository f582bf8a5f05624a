"""What officials type at a hall: the words and buttons of a session and of its queue, and who takes each."""

from __future__ import annotations

import re
from collections.abc import Callable

from handlers.officials.sessions import day, queue, tally, team
from handlers.rules.codes import find_booking_code, find_code
from handlers.turn import Turn
from nlp.normalise import fold
from storage.models import Session

Act = Callable[[Turn, re.Match[str]], bool]
_APP = re.compile(
    r"^cai (?:dat )?(?:them )?(vneid|dinh danh|(?:app|ung dung)[\w ]{0,30}?)(?: (?:cho )?(\d{1,2})(?: nguoi| may)?)?$"
)
_HARD = re.compile(r"^ca kho\b")
_DONE = re.compile(r"^(?:da )?xong\b")
_BORROW = re.compile(r"^muon\b (?=\d|mot|hai|ba|bon|nam)")
_RETURN = re.compile(r"^(?:da )?tra\b (?!loi)")
_MET = re.compile(r"^gap (?:them )?(\d{1,3})(?: (?:nguoi|ba con|ho|nha))?$")
_BACK = re.compile(r"^(?:ghi nham|bo (?:dong|cau|muc) (?:cuoi|vua roi)|dem nham)$")


def take(turn: Turn) -> bool:
    """Whether the message is about a session or a queue; if so, it is done."""
    if turn.chosen.startswith("qs:"):
        queue.pressed(turn, turn.chosen)
        return True
    if turn.chosen.startswith("bs:"):
        _pressed(turn, turn.chosen)
        return True
    if turn.chosen or not turn.text or not any(one.walk_ins for one in turn.house.ward.offerings):
        return False
    said = fold(turn.text).strip(" .!")
    for words, act in (*_QUEUE, *(_SESSION if turn.house.ward.sessions else ())):
        if (found := words.match(said)) is not None and act(turn, found):
            return True
    return _in_session(turn, said) if turn.house.ward.sessions else False


def _in_session(turn: Turn, said: str) -> bool:
    """Words that mean something only while a session is open: else they are talk, or about a ticket."""
    act = next(((words, act) for words, act in _COUNTED if words.match(said)), None)
    if act is None or (act[0] is _DONE and _about_a_ticket(turn)):
        return False
    found = day.open_here(turn)
    if not found and act[0] is _RETURN and (before := tally.last_with_things(turn)):
        found = [before]
    if not found:
        return False
    if len(found) > 1:
        day.only_open(turn)
        return True
    return act[1](turn, found[0], said)


def _about_a_ticket(turn: Turn) -> bool:
    """A code, or a reply to a card: "xong" closes that ticket."""
    if find_code(turn.text) or find_booking_code(turn.text):
        return True
    about = turn.mail.sent_about(turn.message.reply_to) if turn.message.reply_to else None
    return bool(about and about.about)


def _rest(turn: Turn, words: int) -> str:
    """What was typed after the first words, as it was typed."""
    return " ".join(turn.text.split()[words:]).lstrip(" :,-.")


def _app(turn: Turn, session: Session, said: str) -> bool:
    found = _APP.match(said)
    if found is None:
        return False
    app = "vneid" if found[1] in ("vneid", "dinh danh") else "local_app"
    tally.count_app(turn, session, app, int(found[2] or 1))
    return True


def _hard(turn: Turn, session: Session, _: str) -> bool:
    tally.hard_case(turn, session, _rest(turn, 2))
    return True


def _done(turn: Turn, session: Session, said: str) -> bool:
    return tally.done(turn, session, _rest(turn, 2 if said.startswith("da ") else 1))


def _borrow(turn: Turn, session: Session, _: str) -> bool:
    if turn.text.lower().startswith(("muốn", "muộn")):  # they fold alike, and mean to want and late
        return False
    tally.borrow(turn, session, _rest(turn, 1))
    return True


def _return(turn: Turn, session: Session, said: str) -> bool:
    return tally.give_back(turn, session, _rest(turn, 2 if said.startswith("da ") else 1))


def _met(turn: Turn, session: Session, said: str) -> bool:
    found = _MET.match(said)
    if found is None:
        return False
    tally.count_met(turn, session, int(found[1]))
    return True


def _take_back(turn: Turn, session: Session, _: str) -> bool:
    tally.take_back(turn, session)
    return True


def _close(turn: Turn, _: re.Match[str]) -> bool:
    return _of_open(turn, day.ask_close)


def _show(turn: Turn, _: re.Match[str]) -> bool:
    return _of_open(turn, day.show)


def _of_open(turn: Turn, act: Callable[[Turn, Session], None]) -> bool:
    """Do something with the session that is open; say it when there is none, ask which when there are several."""
    if not day.open_here(turn):
        turn.say("session-none-open")
    elif session := day.only_open(turn):
        act(turn, session)
    return True


def _pressed(turn: Turn, choice: str) -> None:
    """bs:7:close, bs:7:filed_online.khai-sinh, bs:7:come"""
    _, number, what = ([*choice.split(":", 2), "", ""])[:3]
    session = turn.sessions.by_id(int(number)) if number.isdigit() else None
    act, _, detail = what.partition(".")
    if session is None:
        return
    if act in ("come", "cannot"):
        team.answer(turn, session, coming=act == "come")
    elif session.status != "open":
        turn.toast("session-is-over")
    elif act in tally.ASKED:
        tally.outcome_pressed(turn, session, act, detail)
    elif button := _BUTTONS.get(act):
        button(turn, session)


def _stay(turn: Turn, _: Session) -> None:
    turn.say("session-stays-open")


def _number(turn: Turn, session: Session) -> None:
    offering = turn.house.ward.offering(session.offering)
    if offering is not None:
        queue.give(turn, offering)


_BUTTONS: dict[str, Callable[[Turn, Session], None]] = {
    "number": _number, "close": day.ask_close, "end": day.close, "stay": _stay,
}  # fmt: skip
_NEXT = re.compile(r"^/?(?:moi |goi )?(?:so|luot|nguoi) (?:tiep|ke)(?: theo)?$|^(?:moi|goi) tiep$")
_CALL = re.compile(r"^/?(?:moi|goi) (?:(?:so|luot) (?P<number>\d{1,3})\b|(?P<bare>\d{1,3})$)")
_ABSENT = re.compile(
    r"^(?:vang|bo qua) (?:so|luot) (?P<number>\d{1,3})\b"
    r"|^(?:so|luot) (?P<bare>\d{1,3}) (?:vang|khong co mat|khong thay)\b"
)
_CALENDAR = re.compile(r"^/?(?:xem )?lich (?:cac )?buoi(?: cuoi tuan| toi| sap toi)?$|^/buoi$")


def _named_number(found: re.Match[str]) -> int:
    return int(found["number"] or found["bare"])


_QUEUE: tuple[tuple[re.Pattern[str], Act], ...] = (
    (re.compile(r"^/?(?:lay|cap|cho|phat) so\b"), lambda turn, _: queue.give(turn)),
    (_NEXT, lambda turn, _: queue.call(turn)),
    (_CALL, lambda turn, found: queue.call(turn, _named_number(found))),
    (_ABSENT, lambda turn, found: queue.absent(turn, _named_number(found))),
)
_SESSION: tuple[tuple[re.Pattern[str], Act], ...] = (
    (_CALENDAR, lambda turn, _: day.show_calendar(turn)),
    (re.compile(r"^(?:doi|chuyen) (?:(?:cho|noi|dia diem) )?buoi\b"), lambda turn, _: team.other_place(turn)),
    (re.compile(r"^phan cong\b"), lambda turn, _: team.assign(turn, _rest(turn, 2))),
    (re.compile(r"^/?mo (?:lai )?buoi\b"), lambda turn, _: day.begin(turn)),
    (re.compile(r"^/?(?:dong|ket thuc) buoi\b"), _close),
    (re.compile(r"^/?(?:buoi nay|so lieu buoi|tong ket buoi)\b(?: the nao| sao roi| toi dau)?$"), _show),
)  # fmt: skip
_COUNTED: tuple[tuple[re.Pattern[str], Callable[[Turn, Session, str], bool]], ...] = (
    (_DONE, _done), (_APP, _app), (_HARD, _hard), (_BORROW, _borrow), (_RETURN, _return), (_MET, _met),
    (_BACK, _take_back),
)  # fmt: skip
