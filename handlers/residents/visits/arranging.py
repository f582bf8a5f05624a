"""What becomes of a request: whom it is for, one visit or the same as another child's, a team's half-day, a leader's word."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from handlers.officials import dispatch
from handlers.residents.human import hand_over
from handlers.residents.visits import home
from handlers.rules.deadlines import LOCAL
from handlers.rules.visits import Window, after, area_in, same_home, served
from handlers.turn import Turn
from storage.models import EntitledPerson, HomeVisit, Mandate, VisitAsker

CONSENT, CONSENT_VERSION = "home_visit", "1"  # to what `visit-notice` says
MANDATE_DAYS = 90


def notice(turn: Turn) -> None:
    """Before anything is kept: what, and for whom (Luật 91/2025/QH15 điều 9). Said once."""
    if not turn.people.consented(turn.person, CONSENT):
        turn.say("visit-notice")


def arrange(turn: Turn, window: Window) -> bool:
    """Keep the request. False: the half-day was taken in this very moment, and nothing is kept."""
    found = entitled(turn)
    area = area_of(turn, found)
    if known := _same(turn, found):
        _join(turn, known)
        return True
    status = "to_decide" if doubtful(turn, found) else "offered"
    visit = turn.visits.add(_visit(turn, window, found, area, status))
    if not _seat(turn, visit, window, visit.area):
        turn.visits.drop(visit)
        return False
    _consented(turn)
    if turn.state.slots.get("whom"):
        turn.visits.change(visit, now=turn.now, mandate_id=_mandate(turn, visit).id)
    turn.visits.note(visit, "asked", actor="resident", now=turn.now, data={"words": visit.words, "why": visit.why})
    asked = "phone" in turn.state.slots  # they have none, or would rather not: not asked again
    turn.state.leave()
    _tell(turn, visit, wants=not asked)
    dispatch.opened(turn, visit, listed=bool(found))
    return True


def move(turn: Turn, visit: HomeVisit, window: Window) -> bool:
    """Another half-day; whoever had accepted the first is asked anew."""
    status, before = after(visit.status, "move"), visit.official_id
    if status is None:
        turn.state.leave()
        turn.say("visit-over", buttons=home.buttons_of(visit), **home.facts(turn, visit))
        return True
    if not _seat(turn, visit, window, visit.area):
        return False
    facts = {"begins_at": window.begin, "ends_at": window.end, "team": visit.team, "status": status}
    if not turn.visits.change(visit, now=turn.now, official_id=None, coming=False, **facts):
        turn.state.leave()  # an official did something with it in this very moment
        turn.say("visit-show", buttons=home.buttons_of(visit), **home.facts(turn, visit))
        return True
    turn.reminders.cancel(home.cause(visit), now=turn.now)
    turn.visits.note(visit, "moved", actor="resident", now=turn.now)
    turn.state.leave()
    turn.say("visit-moved", buttons=home.buttons_of(visit), **home.facts(turn, visit))
    home.notify(turn, visit, "moved", others=True)
    dispatch.moved(turn, visit, before)
    return True


def cancel(turn: Turn, visit: HomeVisit, *, actor: str = "resident") -> bool:
    """Given up: the half-day is free, the reminders are gone, whoever was to go hears of it."""
    before = visit.official_id
    status = after(visit.status, "cancel")
    if status is None or not turn.visits.change(visit, now=turn.now, status=status, ended_at=turn.now):
        return False
    turn.visits.free(visit)
    turn.reminders.cancel(home.cause(visit), now=turn.now)
    turn.visits.note(visit, "cancelled", actor=actor, now=turn.now)
    home.notify(turn, visit, "cancelled", others=True)
    for asker in turn.visits.askers(visit, "pending"):  # nobody will answer them any more
        turn.mail.notify(asker.talk, "visit_apart", {"visit": visit.id, "asker": asker.id})
    dispatch.cancelled(turn, visit, before)
    return True


def give_up(turn: Turn) -> None:
    """Somebody wants everything about them gone: nobody comes any more, unless somebody else asked for it too."""
    for visit in turn.visits.of_person(turn.person_id, since=turn.now):
        if visit.person_id == turn.person_id and not turn.visits.askers(visit, "joined"):
            cancel(turn, visit)
    turn.people.withdraw(turn.person, CONSENT, turn.now)


# --- whom it is for ---------------------------------------------------------------------------------------------


def entitled(turn: Turn) -> list[EntitledPerson]:
    """Who of the list it can be: by the phone, or by name with year and tổ."""
    slots, day = turn.state.slots, turn.now.astimezone(LOCAL).date()
    name, born = str(slots.get("name") or ""), str(slots.get("born") or "")
    if name:
        named = turn.entitled.by_name(name, day, year=born, area=str(slots.get("area") or ""))
        if len(named) == 1:
            return named
    phones = dict.fromkeys(str(one) for one in (slots.get("phone"), turn.person.phone) if one)
    found = {one.id: one for phone in phones for one in turn.entitled.by_phone(phone, day)}
    fitting = [one for one in found.values() if not born or not one.born or one.born[:4] == born]
    return fitting or list(found.values())


def area_of(turn: Turn, found: list[EntitledPerson]) -> str:
    """Their neighbourhood: as they said, else as the list says."""
    area = str(turn.state.slots.get("area") or "") or next((one.area for one in found if one.area), "")
    return area_in(area) or area


def doubtful(turn: Turn, found: list[EntitledPerson]) -> bool:
    """Whether a human decides: not on the list or not of the ward's groups, or they could not say that they agree."""
    return served(found, turn.house.ward.visits) == "decide" or turn.state.slots.get("agreed") == "cannot"


def _visit(turn: Turn, window: Window, found: list[EntitledPerson], area: str, status: str) -> HomeVisit:
    slots = turn.state.slots
    why = "\n".join(str(one) for one in (slots.get("why"), slots.get("why_words")) if one)
    only = found[0] if len(found) == 1 else None
    return HomeVisit(
        ward=turn.house.ward.id, code="", person_id=turn.person_id, talk=turn.message.talk,
        whom=str(slots.get("whom") or "") or None, name=str(slots.get("name") or "") or (only.name if only else None),
        born=str(slots.get("born") or "") or None, relation=str(slots.get("relation") or "self"),
        entitled_id=only.id if only else None, why=why or None, words=str(slots.get("words") or "") or None,
        need=str(slots.get("need") or "papers"), procedure=str(slots.get("procedure") or ""),
        place=str(slots.get("where") or ""), pin=slots.get("pin"), phone=str(slots.get("phone") or "") or turn.person.phone,
        area=area, street=str(slots.get("street") or ""), team=window.team, begins_at=window.begin, ends_at=window.end,
        status=status, made_at=turn.now, updated_at=turn.now,
    )  # fmt: skip


def _seat(turn: Turn, visit: HomeVisit, window: Window, area: str) -> bool:
    """The best team that still has room in this half-day; when two race for the last, the next team is tried."""
    rounds = home.rounds(turn)
    for choice in rounds.choose(window, area):
        if turn.visits.take(visit, choice.team, choice.begin, rounds.seats(choice)):
            if visit.team != choice.team:
                turn.visits.change(visit, now=turn.now, team=choice.team)
            return True
    return False


def _consented(turn: Turn) -> None:
    if not turn.people.consented(turn.person, CONSENT):
        turn.people.consent(
            turn.person, CONSENT, version=CONSENT_VERSION, act="asked_visit", channel=turn.message.address.channel,
            now=turn.now,
        )  # fmt: skip


def _mandate(turn: Turn, visit: HomeVisit) -> Mandate:
    """That they ask for somebody else, and how that one agreed."""
    agreed = "told_by_actor" if turn.state.slots.get("agreed") == "yes" else "cannot_say"
    return turn.filings.allow(Mandate(
        ward=turn.house.ward.id, person_id=turn.person_id, name=visit.whom, relation=visit.relation, scope=CONSENT,
        agreed=agreed, given_at=turn.now, until=turn.now + timedelta(days=MANDATE_DAYS),
    ))  # fmt: skip


def _tell(turn: Turn, visit: HomeVisit, *, wants: bool = True) -> None:
    """What was kept, what may be promised, and when they hear who comes."""
    key = "visit-to-decide" if visit.status == "to_decide" else "visit-asked"
    turn.say(
        key, buttons=home.buttons_of(visit), wants="yes" if wants and not visit.phone else "no", due=home.decided_by(turn),
        **home.facts(turn, visit),
    )  # fmt: skip


# --- two who ask for one ----------------------------------------------------------------------------------------


def _same(turn: Turn, found: list[EntitledPerson]) -> HomeVisit | None:
    """A visit that somebody waits for at this very home, or for this very person."""
    ids, place = {one.id for one in found}, str(turn.state.slots.get("where") or "")
    listed = found[0].id if len(ids) == 1 else None
    for visit in turn.visits.within(turn.now):
        if (listed and visit.entitled_id == listed) or same_home(visit.place or "", place):
            return visit
    return None


def _join(turn: Turn, visit: HomeVisit) -> None:
    """One visit for two children of one mother. Only who asked first is asked whether they belong together: a stranger
    who knows an address learns neither the day nor the code for the door."""
    slots = dict(turn.state.slots)
    turn.state.leave()
    if home.is_theirs(turn, visit):
        turn.say("visit-have-this", buttons=home.buttons_of(visit), **home.facts(turn, visit))
        return
    _consented(turn)
    asker = turn.visits.ask(VisitAsker(
        ward=turn.house.ward.id, visit_id=int(visit.id or 0), person_id=turn.person_id, talk=turn.message.talk,
        phone=str(slots.get("phone") or "") or turn.person.phone, words=str(slots.get("words") or "") or None, made_at=turn.now,
    ))  # fmt: skip
    turn.visits.note(visit, "asked_again", actor="resident", now=turn.now, data={"asker": asker.id})
    turn.mail.notify(visit.talk, "visit_second", {"visit": visit.id, "asker": asker.id})
    turn.say("visit-joining")


def answer_join(turn: Turn, visit: HomeVisit, asker_id: int, together: bool) -> None:
    """Who asked first says whether the second belongs to them; both hear."""
    asker = next((one for one in turn.visits.askers(visit, "pending") if one.id == asker_id), None)
    if asker is None or visit.person_id != turn.person_id:
        turn.say("button-old")
        return
    turn.visits.answer_asker(asker, "joined" if together else "denied")
    turn.visits.note(
        visit, "joined" if together else "denied", actor="resident", now=turn.now, data={"asker": asker_id}
    )
    turn.mail.notify(asker.talk, "visit_joined" if together else "visit_apart", {"visit": visit.id, "asker": asker_id})
    turn.say("visit-together" if together else "visit-not-together")


def apart(turn: Turn, facts: dict[str, Any]) -> None:
    """The first did not know the second, or gave the visit up: an officer calls the second."""
    visit = turn.visits.by_id(int(facts.get("visit") or 0))
    asker = next((one for one in turn.visits.askers(visit) if one.id == facts.get("asker")), None) if visit else None
    if asker is None or asker.person_id != turn.person_id:
        return
    turn.say("visit-apart")
    hand_over(turn, asker.words or "", category="home_visit")
