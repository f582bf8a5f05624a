"""Who is at a session: the group hears two days before who is missing, members are reminded and answer by one tap."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, time, timedelta
from typing import Any

from handlers.officials import chain, offerings
from handlers.officials.sessions import day
from handlers.residents.appointments.wish import wish_in
from handlers.rules.booking import Wish
from handlers.rules.deadlines import LOCAL
from handlers.rules.sessions import AHEAD_DAYS, GAPS_DAYS, ROLES, gaps, is_there, read_assignment
from handlers.turn import House, Turn
from handlers.types import Button, Reply
from nlp.normalise import fold
from storage.models import Official, Session, SessionMember

JOB = "sessions"
_TO = re.compile(r"\b(?:sang|qua|về|đến|tới|ve|den|toi)\s+(?:ở\s+)?(.{3,80})$", re.IGNORECASE)
LOOKS_AT = time(8, 30)  # every day, days off too: sessions are at weekends


def first(house: House, now: datetime) -> datetime | None:
    """The next look; None where the ward has no sessions."""
    if not house.ward.sessions:
        return None
    local = now.astimezone(LOCAL)
    at = datetime.combine(local.date(), LOOKS_AT, tzinfo=LOCAL)
    return at if at > now else at + timedelta(days=1)


def look(turn: Turn, _: str) -> datetime | None:
    """The sessions of the next days are made ready; who is missing is said, who is on the roster reminded. What was
    left open is closed. Each thing is said once, however often this runs."""
    today = offerings.today(turn)
    day.make_ready(turn)
    for session in turn.sessions.between(today - timedelta(days=AHEAD_DAYS), today + timedelta(days=AHEAD_DAYS)):
        if session.status == "open" and session.day < today:
            day.close(turn, session)
        elif session.status == "planned" and session.day >= today:
            _tell(turn, session, (session.day - today).days)
    return first(turn.house, turn.now)


def _tell(turn: Turn, session: Session, ahead: int) -> None:
    missing = missing_of(turn, session) if ahead <= GAPS_DAYS and session.gaps_told_at is None else {}
    if missing and turn.sessions.change(session, gaps_told_at=turn.now):
        day.to_groups(turn, "session-gaps", session, missing=roles_in_words(turn, missing))
    if ahead == 1 and session.reminded_at is None and turn.sessions.change(session, reminded_at=turn.now):
        _remind(turn, session)


def missing_of(turn: Turn, session: Session) -> dict[str, int]:
    offering = turn.house.ward.offering(session.offering)
    if offering is None:
        return {}
    return gaps(offering, turn.sessions.team(session), officials_of(turn), session.begins_at)


def officials_of(turn: Turn) -> dict[int, Official]:
    return {one.id: one for one in turn.officials.all() if one.id is not None}


def roles_in_words(turn: Turn, counts: dict[str, int]) -> str:
    """ "1 trưởng nhóm, 2 đoàn viên": roles only, nobody's name."""
    return ", ".join(
        f"{counts[role]} {turn.house.wording.say('session-role', 'vi', role=role)}"
        for role in ROLES
        if counts.get(role)
    )


def _remind(turn: Turn, session: Session) -> None:
    """Everybody who has a chat with us alone; of the others the group hears only how many they are."""
    buttons = (
        Button(f"bs:{session.id}:come", "button-session-come"),
        Button(f"bs:{session.id}:cannot", "button-cannot"),
    )
    told, untold = 0, 0
    for member in _there(turn, session):
        reached = _to_member(turn, session, member, "session-remind", buttons)
        told, untold = told + reached, untold + (not reached)
    if told or untold:
        day.to_groups(turn, "session-reminded", session, told=told, untold=untold)


def _there(turn: Turn, session: Session) -> list[SessionMember]:
    officials = officials_of(turn)
    return [one for one in turn.sessions.team(session) if is_there(one, officials, session.begins_at)]


def _to_member(
    turn: Turn, session: Session, member: SessionMember, key: str, buttons: tuple[Button, ...] = (), **values: Any
) -> bool:
    """Say something to a member alone; False when they have no chat with us."""
    official = turn.officials.by_id(member.official_id) if member.official_id else None
    chats = chain.chats(turn, official) if official else []
    role = turn.house.wording.say("session-role", "vi", role=member.role)
    for chat in chats:
        facts = {**day.facts(turn, session), "role": role, **values}
        turn.reply(Reply(key, facts, buttons=buttons, to=chat, language="vi"))
    return bool(chats)


def answer(turn: Turn, session: Session, coming: bool) -> None:
    """A member says whether they come; who is missing then is said in the group."""
    official = turn.official
    if official is None or official.id is None:
        return
    if session.status not in ("planned", "open") or not turn.sessions.answer(
        session, official.id, "yes" if coming else "no"
    ):
        turn.say("session-not-yours")
        return
    turn.say("session-see-you" if coming else "session-cannot", **day.facts(turn, session))
    if not coming:
        missing = roles_in_words(turn, missing_of(turn, session))
        day.to_groups(turn, "session-dropped-out", session, name=official.name, missing=missing)


def called_off(turn: Turn, offering_id: str, wish: Wish, reason: str) -> None:
    """A storm: the sessions of this time do not take place, and everybody on their roster is told."""
    for session in _within(turn, offering_id, wish, ("planned", "open")):
        if not turn.sessions.change(session, status="cancelled"):
            continue
        told = Counter(
            _to_member(turn, session, one, "session-called-off", reason=reason) for one in _there(turn, session)
        )
        turn.say("session-cancelled", told=told[True], untold=told[False], **day.facts(turn, session))


def back_on(turn: Turn, offering_id: str, wish: Wish) -> None:
    """The closure was taken back: what was called off takes place again, and the roster is told that, too."""
    for session in _within(turn, offering_id, wish, ("cancelled",)):
        if turn.sessions.change(session, status="planned"):
            told = Counter(_to_member(turn, session, one, "session-back-on") for one in _there(turn, session))
            turn.say("session-on-again", told=told[True], untold=told[False], **day.facts(turn, session))


def _within(turn: Turn, offering_id: str, wish: Wish, statuses: tuple[str, ...]) -> list[Session]:
    day.make_ready(turn)
    days = (moment.astimezone(LOCAL).date() for moment in (wish.begin, wish.end))
    return [
        one
        for one in turn.sessions.between(*days)
        if offering_id in ("", one.offering)
        and one.status in statuses
        and one.begins_at < wish.end
        and one.ends_at > wish.begin
    ]


def assign(turn: Turn, words: str) -> bool:
    """ "Phân công Lan tư pháp buổi thứ bảy": leaders put a colleague on the roster. Volunteers, whose names do not
    belong into the group, are added on the desk. False when it is other talk."""
    found = read_assignment(fold(words))
    official = found and next((one for one in turn.officials.all() if one.active and fold(one.name) == found[0]), None)
    if found is None or not official:
        return False
    session = _next_planned(turn)
    if turn.official is None or turn.official.role != "leader":
        turn.say("session-leaders")
    elif session is None:
        turn.say("session-none")
    elif any(one.official_id == official.id for one in turn.sessions.team(session)):
        turn.say("session-there-already", name=official.name, **day.facts(turn, session))
    else:
        session = day.ready(turn, session)
        turn.sessions.join(SessionMember(
            ward=session.ward, session_id=int(session.id or 0), role=found[1], official_id=official.id, made_at=turn.now
        ))  # fmt: skip
        missing = roles_in_words(turn, missing_of(turn, session))
        role = turn.house.wording.say("session-role", "vi", role=found[1])
        turn.say("session-assigned", name=official.name, role=role, missing=missing, **day.facts(turn, session))
    return True


def other_place(turn: Turn) -> bool:
    """ "Đổi chỗ buổi thứ bảy sang nhà văn hóa tổ 7": the roster and whoever booked are told. False when it is another
    day that is meant, or other talk."""
    found = _TO.search(turn.text)
    if found is None or wish_in(found[1], turn.now) is not None:
        return False
    planned = _next_planned(turn)
    if planned is None:
        turn.say("session-none")
        return True
    session = day.ready(turn, planned)
    team, mine = turn.sessions.team(session), turn.official.id if turn.official else None
    if not (turn.official and turn.official.role == "leader") and all(one.official_id != mine for one in team):
        turn.say("session-not-on-it")
    elif turn.sessions.change(session, **day.place_facts(found[1])):
        told = Counter(_to_member(turn, session, one, "session-other-place") for one in _there(turn, session))
        booked = day.tell_booked(turn, session)
        turn.say("session-moved", told=told[True], untold=told[False], booked=booked, **day.facts(turn, session))
    return True


def _next_planned(turn: Turn) -> Session | None:
    """The session of the day that is named, else the next one."""
    wish = wish_in(turn.text, turn.now)
    days = (wish.begin.astimezone(LOCAL).date(),) if wish else ()
    found = [one for one in day.upcoming(turn) if one.status in ("planned", "open")]
    return next((one for one in found if not days or one.day in days), None)
