"""Cần giúp đỡ: for whom, what is lacking, whether it can wait, where and how to come quietly; named officers alone read it."""

from __future__ import annotations

from typing import Any

from handlers.answers import GO_ON, HANDLED, Reading, is_no, is_unknown, is_yes, leaning
from handlers.forms import Form, Slot
from handlers.officials import welfare_desk
from handlers.officials.opening import open_ticket
from handlers.redact import street_of
from handlers.residents import consent
from handlers.residents.menu import HUMAN
from handlers.residents.report import small_talk
from handlers.rules.visits import area_in, same_home
from handlers.rules.welfare import is_urgent, kinds_in, said, whom_in
from handlers.turn import Turn
from handlers.types import Button
from storage.models import Ticket, WelfareNeed

RESTRICTED = "welfare"  # what its ticket is restricted as: [confidants] welfare of the ward file, else leaders
URGENT, ORDINARY = ("K1", "XH2"), ("B", None)  # service class and sub-category
WHOM, REACH = ("self", "family", "neighbour"), ("here", "call", "quiet")
NAME = "welfare"
SHORT = 4  # words
WAYS = (("kin dao", "quiet"), ("goi", "call"), ("nhan", "here"), ("call", "call"))  # a word that says how
LACKS = "lacks."  # before the id of a kind in a choice


URGENCY = (
    Button("hungry", "button-welfare-hungry"), Button("ill", "button-welfare-ill"), Button("enough", "button-welfare-enough"),
)  # fmt: skip


# --- what is already said ---------------------------------------------------------------------------------


def tells_need(turn: Turn) -> bool:
    """The words tell of something that is lacking, not only of a paper that is wanted."""
    return bool(kinds_in(turn.text, turn.house.programmes))


def set_aside(turn: Turn) -> bool:
    """What somebody in despair lacks ("muốn chết vì đói") is kept for after the danger; False when they lack nothing."""
    if not tells_need(turn):
        return False
    turn.state.begin(NAME, WELFARE.version)
    _take(turn)
    turn.state.park()
    return True


def begin(turn: Turn) -> None:
    """Take what the first message says; before anything is kept, what is kept."""
    if turn.text and not turn.chosen:
        _take(turn)
    if turn.state.noticed != consent.NOTICE_VERSION and not consent.given(turn):
        consent.show_notice(turn)


def _take(turn: Turn) -> None:
    slots, programmes = turn.state.slots, turn.house.programmes
    slots["words"] = f"{slots.get('words', '')}\n{turn.text}".strip()
    if kinds := kinds_in(turn.text, programmes):
        slots["kinds"] = list(dict.fromkeys([*slots.get("kinds", ()), *kinds]))
    if is_urgent(turn.text, programmes):
        slots["urgent"] = True
    if (whom := whom_in(turn.text, programmes)) and "whom" not in slots:
        slots["whom"] = whom
    if (place := turn.meant.first("location")) and "where" not in slots:
        slots.update(where=place.text, street=street_of(place.text, place.parts))


# --- reading answers --------------------------------------------------------------------------------------


def read_whom(turn: Turn) -> Reading | None:
    if turn.answer in WHOM:
        return Reading(turn.answer)
    if not turn.text or turn.chosen:
        return None
    if whom_in(turn.text, turn.house.programmes) or turn.meant.first("location") or tells_need(turn):
        _take(turn)  # a place or more of the trouble is kept, and the question stays
        return GO_ON
    return None


def read_kinds(turn: Turn) -> Reading | None:
    """A button, or words; what fits no kind is told to the officer as it stands."""
    if (picked := turn.answer.removeprefix(LACKS)) in turn.house.programmes.kinds:
        return Reading([picked])
    if not turn.text or turn.chosen or is_yes(turn.text) or is_no(turn.text) or small_talk(turn):
        return None
    _take(turn)
    return GO_ON if turn.state.slots.get("kinds") else Reading([], sure=turn.meant.best.intent == "welfare_request")


def read_urgent(turn: Turn) -> Reading | None:
    """ "Chưa" may be "not eaten yet" or "not as bad as that": it is asked again, with the answers to choose from."""
    if turn.answer in ("hungry", "ill", "enough"):
        return Reading(turn.answer != "enough")
    if not turn.text or turn.chosen:
        return None
    if is_urgent(turn.text, turn.house.programmes):
        _take(turn)
        return GO_ON
    asked_twice = turn.state.tries > 0
    if not (is_yes(turn.text) or is_no(turn.text)):
        _take(turn)  # the words go to the officer as they are
    if asked_twice:
        return Reading(False)
    turn.state.tries += 1
    turn.ask("welfare-ask-urgent-again", buttons=URGENCY)
    return HANDLED


def read_where(turn: Turn) -> Reading | None:
    """A place in words or a pin; whoever cannot or will not tell it may leave it."""
    if turn.message.pin:
        turn.state.slots["pin"] = [turn.message.pin.lat, turn.message.pin.lng]
        return Reading("")
    if turn.answer == "unknown" or (turn.text and not turn.chosen and is_unknown(turn.text)):
        return Reading("")
    if not turn.text or turn.chosen or is_yes(turn.text) or is_no(turn.text) or small_talk(turn):
        return None
    place = turn.meant.first("location")
    if place is None and tells_need(turn):  # more of the trouble is no address
        _take(turn)
        turn.say("welfare-noted")
        return GO_ON
    turn.state.slots["street"] = street_of(place.text, place.parts) if place else street_of(turn.text)
    return Reading(turn.text[:160], sure=place is not None)


def read_reach(turn: Turn) -> Reading | None:
    if turn.answer in REACH:
        return Reading(turn.answer)
    if not turn.text or turn.chosen or is_yes(turn.text) or is_no(turn.text):
        return None
    words = said(turn.text)
    meant = next((way for way, word in WAYS if f" {word} " in words), "")
    return Reading(meant or turn.text[:200], sure=bool(meant))


def read_phone(turn: Turn) -> Reading | None:
    """A number to call, kept with the person; or none after all."""
    found = turn.meant.first("phone") if turn.text and not turn.chosen else None
    if found is not None:
        turn.people.change(turn.person, phone=str(found.value or found.text))
        consent.record_phone(turn)
        return Reading(True)
    return Reading(False) if turn.answer == "none" or is_no(turn.text) else None


def read_confirm(turn: Turn) -> Reading | None:
    if turn.answer == "no" or (not turn.answer and _declines(turn.text)):
        turn.state.leave()
        turn.say("welfare-left", buttons=(HUMAN,))
        return HANDLED
    if turn.answer == "yes" or is_yes(turn.text):
        return Reading(True)
    if turn.text and not turn.chosen and tells_need(turn):
        _take(turn)
        return GO_ON
    return None


def _declines(text: str) -> bool:
    """ "Không", "thôi không gửi"; but "không, nhà số 7" is a correction."""
    short = len(text.split()) <= SHORT and not is_unknown(text)
    return is_no(text) or (short and leaning(text) == "no")


# --- what is asked ----------------------------------------------------------------------------------------


def _kind_buttons(turn: Turn) -> list[Button]:
    return [
        Button(f"lacks.{name}", "label", (("text", kind.label["en" if turn.language == "en" else "vi"]),))
        for name, kind in turn.house.programmes.kinds.items()
    ]


def _whom(turn: Turn) -> dict[str, Any]:
    return {"whom": str(turn.state.slots.get("whom", "self"))}


def _summary(turn: Turn) -> dict[str, Any]:
    """What is read back before it is sent."""
    slots, language = turn.state.slots, "en" if turn.language == "en" else "vi"
    kinds = ", ".join(turn.house.programmes.label(kind, language) for kind in slots.get("kinds") or ())
    where = str(slots.get("where") or (turn.word("place-pin") if "pin" in slots else ""))
    return _whom(turn) | {"kinds": kinds, "where": where, "urgent": "yes" if slots.get("urgent") else "no"}


def _wants_call(turn: Turn) -> bool:
    return turn.state.slots.get("reach") == "call" and not turn.person.phone


# --- done -------------------------------------------------------------------------------------------------


def done(turn: Turn) -> None:
    """Open it for the named officers; a second request for the same home joins the first."""
    slots = dict(turn.state.slots)
    consent.record(turn, "pressed_agree")
    turn.state.leave()
    known = _same(turn, slots)
    ticket = turn.tickets.by_id(known.ticket_id) if known else None
    need = _need(turn, slots)
    if known and ticket:
        _join(turn, need, known, ticket)
    else:
        ticket = _open(turn, slots)
        need.ticket_id = int(ticket.id or 0)
        turn.welfare.add(need)
    mine = ticket.person_id == turn.person.id
    turn.state.relay = ticket.code if mine else turn.state.relay
    turn.say(
        "welfare-opened", code=ticket.code if mine else "", whom=need.whom, urgent="yes" if need.urgent else "no",
        due=ticket.respond_due, heard="yes" if welfare_desk.heard(turn, ticket) else "no",
    )  # fmt: skip


def _need(turn: Turn, slots: dict[str, Any]) -> WelfareNeed:
    where = str(slots.get("where") or "")
    return WelfareNeed(
        ward=turn.house.ward.id, ticket_id=0, person_id=turn.person_id, talk=turn.message.talk, whom=str(slots["whom"]),
        kinds=list(slots.get("kinds") or ()), urgent=bool(slots.get("urgent")), words=str(slots.get("words") or "") or None,
        place=where or None, area=area_in(where), reach=str(slots.get("reach") or "") or None, opened_at=turn.now,
        updated_at=turn.now,
    )  # fmt: skip


def _open(turn: Turn, slots: dict[str, Any]) -> Ticket:
    service_class, subcategory = URGENT if slots.get("urgent") else ORDINARY
    facts = {
        "category": NAME, "subcategory": subcategory, "service_class": service_class, "restricted": RESTRICTED,
        "what": slots.get("words"), "where": slots.get("where"), "street": slots.get("street"), "pin": slots.get("pin"),
    }  # fmt: skip
    return open_ticket(turn, facts)


def _same(turn: Turn, slots: dict[str, Any]) -> WelfareNeed | None:
    """The need of this home that is open; or what this person asked before for the same people."""
    where, whom = str(slots.get("where") or ""), slots["whom"]
    for need in turn.welfare.open_ones():
        own = need.person_id == turn.person.id and need.whom == whom and whom != "neighbour"
        if own or (where and need.place and same_home(need.place, where)):
            return need
    return None


def _join(turn: Turn, need: WelfareNeed, known: WelfareNeed, ticket: Ticket) -> None:
    """Nobody is told that somebody else has asked. Where the home itself speaks after a neighbour, the talk is theirs."""
    need.ticket_id, need.joined_id = known.ticket_id, known.id
    if known.whom == "neighbour" and need.whom != "neighbour":
        turn.tickets.change(ticket, now=turn.now, person_id=turn.person_id, talk=turn.message.talk)
    turn.welfare.add(need)
    kinds = list(dict.fromkeys([*(known.kinds or ()), *need.kinds]))
    turn.welfare.change(known, now=turn.now, kinds=kinds, urgent=known.urgent or need.urgent)
    turn.tickets.note(ticket, "detail_added", actor="resident", now=turn.now, data={"text": need.words or ""})
    if need.urgent:
        welfare_desk.make_urgent(turn, ticket)
    welfare_desk.joined(turn, ticket, need)


FOR_WHOM = (
    Button("self", "button-welfare-self"), Button("family", "button-welfare-family"),
    Button("neighbour", "button-welfare-neighbour"),
)  # fmt: skip
HOW = (
    Button("here", "button-welfare-here"), Button("call", "button-welfare-call"), Button("quiet", "button-welfare-quiet"),
)  # fmt: skip
WELFARE = Form(
    NAME, 1,
    (
        Slot("kinds", "welfare-ask-kinds", read_kinds, buttons=_kind_buttons),
        Slot("whom", "welfare-ask-whom", read_whom, buttons=FOR_WHOM),
        Slot(
            "urgent", "welfare-ask-urgent", read_urgent, values=_whom,
            buttons=URGENCY,
        ),
        Slot("where", "welfare-ask-where", read_where, buttons=(Button("unknown", "button-welfare-later"),), values=_whom),
        Slot(
            "reach", "welfare-ask-reach", read_reach, values=_whom, buttons=HOW,
        ),
        Slot("phone", "welfare-ask-phone", read_phone, needed=_wants_call, buttons=(Button("none", "button-welfare-none"),)),
        Slot(
            "confirm", "welfare-confirm", read_confirm, values=_summary,
            buttons=(Button("yes", "button-agree"), Button("no", "button-not-now")),
        ),
    ),
    done, begin,
)  # fmt: skip
