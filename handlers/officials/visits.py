"""Hẹn đến nhà in the group: taken, given to a colleague, given back; a leader decides the doubtful ones; details in private."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from handlers.answers import Reading
from handlers.forms import Form, Slot
from handlers.officials import asking, chain, dispatch, visit_report
from handlers.officials.visit_meant import PREFIX, ask_which, colleague, meant
from handlers.residents.guide.words import inside
from handlers.residents.visits import home
from handlers.rules.codes import find_visit_code
from handlers.rules.visits import after
from handlers.turn import Turn
from handlers.types import Address, Button, Reply
from nlp.normalise import fold
from storage.models import HomeVisit, Official

SHORTEST_REASON = 4  # signs
# The words of an order, folded; the first that fits.
_VERBS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("miss", re.compile(r"\b(?:khong gap|chua gap|vang nha|khong co ai|khong ai o nha|di vang)\b")),
    ("photo", re.compile(r"\b(?:xin (?:phep )?chup|chup (?:anh|hinh))\b")),
    ("done", re.compile(r"^/?(?:da )?(?:xong|lam xong|bao cao|ket qua)\b")),
    ("release", re.compile(r"\b(?:khong di duoc|ban khong di|khong the di|bi om|dang om|tra lai|nha ra)\b")),
    ("swap", re.compile(r"\b(?:doi cho|nho|giao cho|chuyen cho|nhuong cho)\b")),
    ("refuse", re.compile(r"\b(?:khong duyet|tu choi|khong phuc vu)\b")),
    ("approve", re.compile(r"\b(?:duyet|dong y)\b")),
    ("details", re.compile(r"\b(?:xem du|chi tiet|xem)\b")),
    ("accept", re.compile(r"\b(?:nhan|toi di|em di|de em|de toi)\b")),
)
_BECAUSE = re.compile(r"\b(?:vì|do|vi|lý do|ly do)\s*:?\s*(.{3,200})$", re.IGNORECASE)
_CODE = re.compile(r"\bTN[-\s]?[0-9A-Z]{6}\b[\s:,.-]*", re.IGNORECASE)
WHY_NOT = ("scope", "come", "elsewhere")
REASONS = tuple(Button(f"why:{name}", f"visit-no-{name}") for name in WHY_NOT)


def take(turn: Turn) -> bool:
    """Whether the message is about a visit; if so, it is done."""
    if turn.chosen.startswith(PREFIX):
        number, _, act = turn.chosen.removeprefix(PREFIX).partition(":")
        act, _, detail = act.partition(".")
        _perform(turn, act, turn.visits.by_id(int(number)) if number.isdigit() else None, detail)
        return True
    if turn.chosen or not (turn.text or turn.message.files):
        return False
    code = find_visit_code(turn.text) or _replied(turn) or _said_alone(turn)
    if not code:
        return _without_code(turn)
    if turn.message.files:  # under a card of ours: the picture that the family was asked for
        _perform(turn, "photo", turn.visits.by_code(code), "")
        return True
    words = _CODE.sub("", turn.text).strip()
    act = next((name for name, verb in _VERBS if verb.search(fold(words))), "" if words else "details")
    if not act:  # talk among colleagues under a card
        return False
    _perform(turn, act, turn.visits.by_code(code), words)
    return True


def _without_code(turn: Turn) -> bool:
    """Colleagues say "không đi được" and mean the visit that they have."""
    act, visits, sure = meant(turn)
    if sure and len(visits) == 1:
        _perform(turn, act, visits[0], turn.text)
    elif visits and (sure or act == "release"):  # that somebody cannot come must not pass unheard
        ask_which(turn, act, visits)
    else:
        return False
    return True


def concerns(turn: Turn) -> bool:
    """In a private chat: a button of ours, or an order with a code, or in reply to what we said of a visit."""
    if turn.message.choice.startswith(PREFIX):
        return True
    if turn.message.kind not in ("text", "photo"):
        return False
    return bool(find_visit_code(turn.message.text) or _replied(turn) or _said_alone(turn))


def _replied(turn: Turn) -> str:
    about = turn.mail.sent_about(turn.message.reply_to) if turn.message.reply_to else None
    return about.about if about and about.purpose == "visit" else ""


def _said_alone(turn: Turn) -> str:
    """In an official's own chat an order without a code is about the visit that was spoken of last."""
    if turn.message.in_group or turn.message.reply_to or turn.state.dialogue or not meant(turn)[2]:
        return ""
    last = turn.mail.last_said()
    return last.about if last and last.purpose == "visit" else ""


def _perform(turn: Turn, act: str, visit: HomeVisit | None, words: str) -> None:
    if visit is None or act not in ACTS:
        turn.toast("visit-none-such")
    elif act in ("approve", "refuse") and not _is_leader(turn):
        turn.toast("visit-leaders-only", code=visit.code)
    elif act in ("accept", "details") and not (turn.official and dispatch.may_go(turn, visit, turn.official)):
        turn.toast("visit-team-only", **dispatch.card_values(turn, visit))
    elif act not in ("details", "keep", "release", "photo") and after(visit.status, act) is None:
        turn.toast("visit-cannot", **dispatch.card_values(turn, visit))
    else:
        ACTS[act](turn, visit, words)


# --- taken, given on, given back --------------------------------------------------------------------------------


def _accept(turn: Turn, visit: HomeVisit, _: str) -> None:
    """Nhận: whoever is first goes. They get the address, the phone and the code for the door, alone."""
    if turn.official is None or not _give(turn, visit, turn.official, "accepted"):
        turn.toast("visit-cannot", **dispatch.card_values(turn, turn.visits.by_code(visit.code) or visit))
        return
    turn.toast("visit-taken", code=visit.code, name=turn.official.name)
    _details(turn, visit, "")


def _swap(turn: Turn, visit: HomeVisit, words: str) -> None:
    """Đổi cho: the visitor gives it to a colleague; a leader may give it to anybody."""
    if visit.official_id not in (None, _me(turn)) and not _is_leader(turn):
        turn.toast("visit-not-yours", **dispatch.card_values(turn, visit))
        return
    other = turn.officials.by_id(int(words)) if words.isdigit() else colleague(turn, words)
    if other is None:
        turn.say("visit-swap-whom", code=visit.code, names=", ".join(one.name for one in _colleagues(turn, visit)))
    elif not chain.at_work(turn, other):
        turn.toast("visit-away", name=other.name, code=visit.code)
    elif _give(turn, visit, other, "swapped"):
        turn.toast("visit-swapped", code=visit.code, name=other.name)
        for chat in chain.chats(turn, other):
            _send_details(turn, visit, chat)


def _give(turn: Turn, visit: HomeVisit, official: Official, kind: str) -> bool:
    """From now on this official goes."""
    told = dispatch.somebody_went(turn, visit)
    if not turn.visits.change(visit, now=turn.now, status="accepted", official_id=official.id):
        return False
    turn.visits.note(visit, kind, actor="official", now=turn.now, official_id=official.id)
    turn.jobs.cancel(dispatch.JOB, visit.code)
    dispatch.post_card(turn, visit)
    if not told:
        home.notify(turn, visit, "accepted")
    return True


def _release(turn: Turn, visit: HomeVisit, _: str) -> None:
    """Không đi được: before or after taking it; the next one is asked. The family hears only when nobody is left."""
    if visit.status == "offered":
        asked = dispatch.whose_turn(turn, visit)
        turn.visits.note(visit, "declined", actor="official", now=turn.now, official_id=_me(turn))
        if asked is not None and asked.id != _me(turn):  # somebody else is thinking about it
            turn.toast("visit-released", code=visit.code)
            return
    elif visit.status != "accepted" or (visit.official_id != _me(turn) and not _is_leader(turn)):
        turn.toast("visit-not-yours", **dispatch.card_values(turn, visit))
        return
    else:
        give_back(turn, visit)
    turn.toast("visit-released", code=visit.code)
    dispatch.offer(turn, visit)


def give_back(turn: Turn, visit: HomeVisit) -> None:
    """Whoever had it cannot go."""
    before = visit.official_id
    if turn.visits.change(visit, now=turn.now, status="offered", official_id=None):
        turn.visits.note(visit, "released", actor="official", now=turn.now, official_id=before)


def away(turn: Turn, official: Official, until: datetime) -> int:
    """Somebody goes on leave: what they had taken until then is offered to their colleagues."""
    theirs = turn.visits.of_official(int(official.id or 0), turn.now, until)
    for visit in theirs:
        give_back(turn, visit)
        dispatch.offer(turn, visit)
    return len(theirs)


# --- a leader decides -------------------------------------------------------------------------------------------


def _approve(turn: Turn, visit: HomeVisit, words: str) -> None:
    reason = _because(words)
    if not turn.visits.change(visit, now=turn.now, status="offered", decided_by=_me(turn), decision=reason or None):
        turn.toast("visit-cannot", **dispatch.card_values(turn, visit))
        return
    turn.visits.note(
        visit, "approved", actor="official", now=turn.now, official_id=_me(turn), data={"text": reason} if reason else None
    )  # fmt: skip
    turn.toast("visit-approved-toast", code=visit.code)
    home.notify(turn, visit, "approved")
    dispatch.offer(turn, visit)


def _refuse(turn: Turn, visit: HomeVisit, words: str) -> None:
    """Not without a reason, which the family reads."""
    if reason := _because(words):
        refused(turn, visit, reason)
    else:
        asking.begin(turn, REFUSE, {"code": visit.code})


def refused(turn: Turn, visit: HomeVisit, reason: str) -> None:
    before = visit.official_id
    facts = {"status": "refused", "decided_by": _me(turn), "decision": reason, "ended_at": turn.now}
    if not turn.visits.change(visit, now=turn.now, **facts):
        turn.toast("visit-cannot", **dispatch.card_values(turn, visit))
        return
    turn.visits.free(visit)
    turn.reminders.cancel(home.cause(visit), now=turn.now)
    turn.visits.note(visit, "refused", actor="official", now=turn.now, official_id=_me(turn), data={"text": reason})
    turn.toast("visit-refused-toast", code=visit.code)
    if not home.in_mourning(turn, visit):
        home.notify(turn, visit, "refused", reason=reason)
    dispatch.cancelled(turn, visit, before)


def _keep(turn: Turn, visit: HomeVisit, _: str) -> None:
    """No longer on the list, and still they go."""
    turn.visits.note(visit, "kept", actor="official", now=turn.now, official_id=_me(turn))
    turn.toast("visit-goes-on", code=visit.code)


def read_reason(turn: Turn) -> Reading | None:
    if turn.answer.startswith("why:"):
        return Reading(inside(turn.word({one.choice: one.key for one in REASONS}[turn.answer])))
    reason = turn.text.strip()
    return Reading(reason) if not turn.chosen and len(reason) >= SHORTEST_REASON else None


def refuse_done(turn: Turn) -> None:
    visit, reason = turn.visits.by_code(str(turn.state.slots["code"])), str(turn.state.slots["reason"])
    turn.state.leave()
    if visit is None or after(visit.status, "refuse") is None:
        turn.say("visit-none-such")
    else:
        refused(turn, visit, reason)


REFUSE = Form(
    "official_visit_refuse", 1,
    (
        Slot(
            "reason", "visit-ask-refusal", read_reason, buttons=REASONS,
            values=lambda turn: {"code": str(turn.state.slots["code"])},
        ),
    ),
    refuse_done,
)  # fmt: skip


# --- details ----------------------------------------------------------------------------------------------------


def _details(turn: Turn, visit: HomeVisit, _: str) -> None:
    """Who it is and where, to the official's own chat: never to the group."""
    _send_details(turn, visit, turn.message.address.alone(turn.message.member or turn.message.address.chat))
    if turn.message.in_group:
        turn.toast("visit-details-sent", code=visit.code)


def _send_details(turn: Turn, visit: HomeVisit, to: Address) -> None:
    words = turn.house.wording
    why, _, more = (visit.why or "").partition("\n")
    person = turn.entitled.by_id(visit.entitled_id) if visit.entitled_id else None
    others = [one for one in turn.visits.askers(visit, "pending", "joined") if one.phone]
    values = {
        **dispatch.card_values(turn, visit),
        "name": visit.name or visit.whom or "—",
        "whom": visit.whom or "",
        "relation": visit.relation,
        "born": visit.born or (person.born if person else "") or "—",
        "listed": "yes" if person else "no",
        "carer": f"{person.carer} {person.carer_phone or ''}".strip() if person and person.carer else "",
        "address": (person.address if person else "") or "",
        "place": visit.place or "—",
        "map": f"{visit.pin[0]:.6f}, {visit.pin[1]:.6f}" if visit.pin else "",
        "why": more or (words.say(f"visit-why-{why}", "vi") if why else "—"),
        "words": visit.words or "—",
        "phone": visit.phone or "—",
        "others": ", ".join(str(one.phone) for one in others),
        "door": visit.door_code or "",
        "limits": home.promise(turn, visit.procedure),
    }
    turn.reply(Reply(
        "visit-details", values, buttons=tuple(one for one in dispatch.card_buttons(visit) if not one.choice.endswith("details")),
        to=to, about=visit.code, purpose="visit", language="vi",
    ))  # fmt: skip


# ---


def _because(words: str) -> str:
    found = _BECAUSE.search(words)
    return found.group(1).strip() if found else ""


def _colleagues(turn: Turn, visit: HomeVisit) -> list[Official]:
    return [one for one in dispatch.members(turn, visit.team) if one.id != _me(turn) and chain.at_work(turn, one)]


def _is_leader(turn: Turn) -> bool:
    return turn.official is not None and turn.official.role == "leader"


def _me(turn: Turn) -> int | None:
    return turn.official.id if turn.official else None


ACTS: dict[str, Callable[[Turn, HomeVisit, str], None]] = {
    "accept": _accept, "swap": _swap, "release": _release, "approve": _approve, "refuse": _refuse, "keep": _keep,
    "details": _details, "done": visit_report.begin, "miss": visit_report.missed, "photo": visit_report.photo,
}  # fmt: skip
