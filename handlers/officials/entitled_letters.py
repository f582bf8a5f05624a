"""Who is told that they are on the list of those served at home, or no longer: in their chat, their carer's, by a call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from handlers.ports import Chat
from handlers.rules.entitled_month import GONE, TOLD_WHY, change_for
from handlers.rules.reminders import good_hour
from handlers.turn import Turn
from storage.models import Call, EntitledLine, EntitledMonth, EntitledNotice, EntitledPerson, Reminder

LATE = "entitled_letter"  # the job after somebody left: nobody calls them any more, and where it was said late, they are told
REMINDER = "entitled_letter"
STILL_NEWS = timedelta(days=14)  # a letter that could not be said until then is not said
OLDER = "elder"  # the hours in which older people are reached; their carers too


def send(turn: Turn, month: EntitledMonth, lines: Iterable[EntitledLine]) -> int:
    """Letters for who was added and who left for a reason that can be told. Returns how many are to be called."""
    if not turn.house.ward.entitled.letters:
        return 0
    kinds = {line.person_id: kind for line in lines if (kind := _kind(line))}
    people = [
        one for one in turn.entitled.by_ids(kinds).values() if kinds[one.id or 0] == "added" or one.left_why in TOLD_WHY
    ]
    chats = turn.entitled_months.chats([phone for one in people for phone in (one.phone, one.carer_phone) if phone])
    chatting: dict[tuple[str, str], list[EntitledNotice]] = {}
    calls = 0
    for person in people:
        way, talk = _way(person, chats)
        if way == "call" and calls >= turn.house.ward.entitled.most_calls:
            way = "none"
        notice = _write(turn, month, person, kinds[person.id or 0], way, talk)
        if notice is None:
            continue
        if way == "call":
            _have_called(turn, month, person, notice)
            calls += 1
        elif talk:
            chatting.setdefault((talk, notice.kind), []).append(notice)
    persons = {chat.talk: chat.person_id for chat in chats.values()}
    for (talk, _), notices in chatting.items():
        _plan(turn, talk, persons[talk], notices)
    return calls


def late(turn: Turn, person_id: str) -> datetime | None:
    """Somebody left: calls to them are off. Was the list locked before it was said why, the count is mended and the
    letter goes out now."""
    months = turn.entitled_months
    for letter in months.letters_to(int(person_id)):
        turn.calls.close(turn.calls.about(letter.code), official_id=None, now=turn.now)
    month = next(iter(months.locked(1)), None)
    person = turn.entitled.by_id(int(person_id))
    if month is None or person is None or not months.correct(month, int(person_id), change_for(person.left_why)):
        return None
    send(turn, month, [line for line in months.lines(month.month, GONE) if line.person_id == person.id])
    return None


def _kind(line: EntitledLine) -> str:
    return "added" if line.change == "added" else "removed" if line.change in GONE else ""


def _way(person: EntitledPerson, chats: Mapping[str, Chat]) -> tuple[str, str | None]:
    """Their own chat, their carer's, a call; `none` where nobody has a number."""
    for way, phone in (("self", person.phone), ("carer", person.carer_phone)):
        if phone and phone in chats:
            return way, chats[phone].talk
    return ("call" if person.phone or person.carer_phone else "none"), None


def _write(
    turn: Turn, month: EntitledMonth, person: EntitledPerson, kind: str, way: str, talk: str | None
) -> EntitledNotice | None:
    notice = turn.entitled_months.write(EntitledNotice(
        ward=turn.house.ward.id, month=month.month, person_id=int(person.id or 0), code="", kind=kind, way=way, talk=talk,
        made_at=turn.now,
    ))  # fmt: skip
    if notice is not None:
        turn.entitled.note_letter(notice.person_id, notice.code, turn.now)
    return notice


def _plan(turn: Turn, talk: str, person_id: int, notices: Sequence[EntitledNotice]) -> None:
    """One message for a couple that shares a phone, in an hour in which older people are up."""
    until = turn.now + STILL_NEWS
    due = good_hour(turn.now, now=turn.now, until=until, hours=OLDER)
    turn.reminders.plan(Reminder(
        ward=turn.house.ward.id, cause=f"entitled:{notices[0].code}", kind=REMINDER, talk=talk, person_id=person_id,
        due_at=due or turn.now, useful_until=until, hours=OLDER, facts={"letters": [one.code for one in notices]},
        planned_at=turn.now,
    ))  # fmt: skip


def _have_called(turn: Turn, month: EntitledMonth, person: EntitledPerson, notice: EntitledNotice) -> None:
    """A line of the call list, with the sentence to read out."""
    own = bool(person.phone)
    words = turn.house.wording.say(
        f"entitled-call-{notice.kind}", "vi", "bac", name=person.name or "", carer=person.carer or "",
        whom="self" if own else "carer", why=person.left_why, ward=turn.house.ward.name, month=month.month.month,
    )  # fmt: skip
    turn.calls.put(Call(
        ward=turn.house.ward.id, words=words, about=notice.code, errand="notice", why="chatless",
        phone=person.phone if own else person.carer_phone, since=turn.now,
    ))  # fmt: skip
