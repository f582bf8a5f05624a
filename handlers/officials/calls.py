"""Cần gọi: whom no message of ours could reach. The group sees a code and a reason; one official alone sees the number."""

from __future__ import annotations

import re

from handlers.officials.chain import may_hear
from handlers.rules.codes import find_code
from handlers.turn import Turn
from handlers.types import Button, Reply
from nlp.normalise import fold
from storage.models import Call

LIST_WORDS = ("can goi", "danh sach goi", "danh sach can goi", "/goi", "goi ai")
DONE_WORDS = ("da goi", "goi roi", "goi xong")
LIST = 15
BUTTONS = 8
_NUMBER = re.compile(r"\b\d{1,6}\b")


def take(turn: Turn) -> bool:
    """Whether the message is about the call list; if so, it is done."""
    if turn.chosen.startswith("call:"):
        _, number, act = ([*turn.chosen.split(":"), "", ""])[:3]
        _pressed(turn, int(number) if number.isdigit() else 0, act)
        return True
    words = fold(turn.text)
    if words in LIST_WORDS:
        list_open(turn)
        return True
    return words.startswith(DONE_WORDS) and _called(turn)


def _pressed(turn: Turn, number: int, act: str) -> None:
    call = turn.calls.by_id(number)
    if call is None or not _may_see(turn, call):
        turn.toast("call-which")
    elif act == "details":
        details(turn, call)
    else:
        close(turn, [call])


def _called(turn: Turn) -> bool:
    """ "đã gọi", in reply to a card, with a code or a number; alone it means the only one there is. Else it is talk."""
    about = turn.mail.sent_about(turn.message.reply_to) if turn.message.reply_to else None
    code, number = find_code(turn.text), _NUMBER.search(turn.text)
    if code:
        calls = turn.calls.about(code[0])
    elif about and about.purpose.startswith("call:"):
        calls = _numbered(turn, int(about.purpose.partition(":")[2]))
    elif number:
        calls = _numbered(turn, int(number.group()))
    elif len(turn.text.split()) <= 3:
        calls = turn.calls.open()
        if len(calls) > 1:
            turn.say("call-which")
            return True
    else:
        return False
    calls = [call for call in calls if _may_see(turn, call)]
    if calls:
        close(turn, calls)
    return bool(calls)


def _numbered(turn: Turn, number: int) -> list[Call]:
    call = turn.calls.by_id(number)
    return [call] if call else []


def close(turn: Turn, calls: list[Call]) -> None:
    """They were called: off the list, and into the history of their tickets."""
    numbers = ", ".join(str(call.id) for call in calls)
    if not turn.calls.close(calls, official_id=_me(turn), now=turn.now):
        turn.toast("call-done-already", number=numbers)
        return
    for code in {call.about for call in calls if call.about}:
        if ticket := turn.tickets.by_code(code):
            turn.tickets.note(ticket, "called", actor="official", now=turn.now, official_id=_me(turn))
        elif letter := turn.entitled_months.letter(code):
            for one in turn.entitled_months.heard(letter, turn.now):
                turn.entitled.reached(one.person_id, turn.now)
    turn.toast("call-done", number=numbers, name=turn.official.name if turn.official else "")


def details(turn: Turn, call: Call) -> None:
    """The number and what could not be said, to the official's own chat: never to the group."""
    chat = turn.message.member or turn.message.address.chat
    mine = turn.message.address.alone(chat)
    turn.reply(
        Reply(
            "call-details",
            {
                "number": str(call.id), "code": call.about, "phone": call.phone or "—", "words": turn.calls.words(call),
                "since": call.since,
            },
            buttons=(Button(f"call:{call.id}:done", "button-phoned"),), to=mine, about=call.about,
            purpose=f"call:{call.id}", language="vi",
        )
    )  # fmt: skip
    if turn.message.in_group:
        turn.toast("call-details-sent", number=str(call.id))


def list_open(turn: Turn) -> None:
    """Who is to be called: numbers, codes and reasons."""
    calls = [call for call in turn.calls.open() if _may_see(turn, call)]
    if not calls:
        turn.say("call-list-none")
        return
    lines = "\n".join(
        turn.house.wording.say("call-line", "vi", number=str(call.id), code=call.about, why=call.why, since=call.since)
        for call in calls[:LIST]
    )
    shown = [
        Button(f"call:{call.id}:details", "call-list-see", (("number", str(call.id)),)) for call in calls[:BUTTONS]
    ]
    turn.say("call-list", count=len(calls), lines=lines, buttons=shown)


def _may_see(turn: Turn, call: Call) -> bool:
    """What is about a restricted ticket concerns those who were named for it, and never the group."""
    ticket = turn.tickets.by_code(call.about) if call.about else None
    if ticket is None or not ticket.restricted:
        return True
    return bool(turn.official and may_hear(turn, ticket, turn.official) and not turn.message.in_group)


def _me(turn: Turn) -> int | None:
    return turn.official.id if turn.official else None
