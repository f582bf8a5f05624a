"""Hẹn đến nhà của tôi: where it stands, another day, given up; by button wherever the conversation stands, and in words."""

from __future__ import annotations

import re
from collections.abc import Callable

from handlers.residents.appointments.wish import wish_in
from handlers.residents.bare import only_phone
from handlers.residents.menu import HUMAN
from handlers.residents.visits import afterwards, arranging, asking, home
from handlers.rules.codes import find_visit_code
from handlers.rules.visits import OPEN
from handlers.turn import Turn
from handlers.types import AtOnce, Button
from nlp.normalise import fold
from storage.models import HomeVisit

MOST_WORDS = 40
ENOUGH = ("thoi khoi", "thoi", "khoi", "thoi khoi chau", "khoi di", "thoi khong can", "huy", "huy di", "khong can nua")
_COMES = r"(?:den|toi|qua|ghe|xuong|vao|lai)"
_WHEN = r"(?:chung nao|khi nao|bao gio|luc nao|hom nao|bua nao|ngay nao|may gio|mai|mo)"
_ASK = re.compile(
    rf"\b{_WHEN}\b.*\b{_COMES}\b|\b{_COMES}\b.*\b(?:chua|{_WHEN})\b|\bhen (?:den|toi) nha\b"
    r"|\bwhen (?:do|will|are) (?:you|they|the team)\b|\bmy (?:home )?visit\b"
)
_STILL = re.compile(rf"^(?:\w+ )?con (?:co )?{_COMES}(?: nha)?(?: nua)?(?: khong| ko| hong)(?: \w+){{0,2}}$")
_CANCEL = re.compile(
    rf"\b(?:thoi|khoi|huy|khong can|khong phai|dung|khong nho)\b.*\b(?:{_COMES}|hen|nua)\b|\bcancel\b"
    r"|\b(?:co|nho) nguoi (?:nha |khac )?(?:lam|giup|cho di) (?:roi|duoc roi)\b|\b(?:lam|ky|di) (?:duoc )?roi khong can\b"
)
_MOVE = re.compile(
    r"\b(?:doi|chuyen|lui|hoan|doi lai|som hon|tre hon|hom khac|bua khac|ngay khac|buoi khac|ban|ban viec|move|change)\b"
    r"|\b(?:khong co|di vang|vang) (?:ai )?(?:o )?nha\b"
)
_HOME = re.compile(
    r"\b(?:den|toi|ve|qua|xuong|ghe|tai|o|tan) (?:tan )?nha\b(?! van hoa)|\b(?:at|to) (?:my |our )?home\b"
)
_SOMEBODY = re.compile(r"\b(?:nha|can bo|nguoi|doi|hen|co chu|anh chi|may chu|visit|home|somebody|team)\b")
_MONEY = re.compile(
    r"\b(?:mat|ton|tra|thu) (?:bao nhieu )?(?:tien|phi)\b|\bbao nhieu tien\b|\bmien phi\b|\bhow much\b|\bfree\b"
)
_WHO_COMES = re.compile(
    rf"^(?:the |roi )?(?:ai|nguoi nao|can bo nao|who) (?:se |will )?(?:{_COMES}|di|come|comes)\b(?! duoc)"
)
_NOT_THIS = re.compile(r"\b(?:phieu|den duong|rac|hen (?:o|tai) (?:quay|phuong)|lich hen)\b")


def says_home(turn: Turn) -> bool:
    """ "Xin hẹn cán bộ đến nhà": an appointment, but at their home."""
    return bool(turn.house.ward.teams) and bool(_HOME.search(fold(turn.text)))


class VisitList(AtOnce):
    """ "Chừng nào cán bộ qua": every visit that the person has to expect."""

    name = "visits"
    version = 1

    def start(self, turn: Turn) -> None:
        turn.state.leave()
        found = expected(turn)
        if len(found) == 1:
            _show(turn, found[0], "")
        elif found:
            turn.say("visits-list", lines=lines(turn, found), buttons=which_buttons(turn, found))
        else:
            turn.say("visits-none", buttons=(Button("go:request_home_visit", "need-home-visit"), HUMAN))


def expected(turn: Turn) -> list[HomeVisit]:
    return turn.visits.of_person(turn.person_id, since=turn.now)


def lines(turn: Turn, visits: list[HomeVisit]) -> str:
    return "\n".join(turn.word("visit-line", **home.facts(turn, one)) for one in visits)


def which_buttons(turn: Turn, visits: list[HomeVisit]) -> list[Button]:
    return [
        Button(f"h:{one.id}:show", "label", (("text", home.say_short(one.begins_at, turn.language)),)) for one in visits
    ]


def word(turn: Turn) -> bool:
    """Words that are about a visit which the person waits for, whatever else is going on: asked about, moved, given up,
    or the number that we wanted."""
    if not turn.text or turn.chosen or turn.message.kind != "text":
        return False
    said = fold(turn.text)
    if turn.state.dialogue == asking.NAME:
        return _aside(turn, said)
    if not turn.house.ward.teams or len(said.split()) > MOST_WORDS or _NOT_THIS.search(said):
        return False
    code = find_visit_code(turn.text)
    intent = turn.meant.best.intent
    enough = said in ENOUGH and any(choice.startswith("h:") for choice, _ in turn.state.offered)
    about = (
        enough or intent in ("check_status", "cancel_or_reschedule") or _asks(said, intent) or only_phone(turn.meant)
    )
    found = expected(turn) if code or about else []
    if code:
        found = [one for one in found if one.code == code]
    if not found:
        return bool(about and _ASK.search(said)) and _waits(turn)
    return _phone(turn) or _about(turn, found, said, named=bool(code), enough=enough)


def _aside(turn: Turn, said: str) -> bool:
    """Whether it costs anything, or who comes, asked in the middle: said, and then the question is open as before."""
    if not (_MONEY.search(said) or _WHO_COMES.search(said)):
        return False
    turn.say("visit-aside-money" if _MONEY.search(said) else "visit-aside-who")
    asking.HOME_VISIT.ask_again(turn)
    return True


def _waits(turn: Turn) -> bool:
    """The second of two children asks before the first has answered."""
    if not turn.visits.waits_to_join(turn.person_id):
        return False
    turn.say("visit-joining-still", buttons=(HUMAN,))
    return True


def _asks(said: str, intent: str) -> bool:
    """ "Bữa nào tổ xuống nhà", "còn có đến không": a question about the visit, though it sounds like a wish for one."""
    if _STILL.search(said):
        return True
    return intent == "request_home_visit" and bool(_ASK.search(said)) and "?" not in said


def keep_phone(turn: Turn, number: str) -> bool:
    """A number that was shared or typed alone, for the visits that have none."""
    lacking = [one for one in expected(turn) if number and not one.phone and one.person_id == turn.person_id]
    for visit in lacking:
        turn.visits.change(visit, now=turn.now, phone=number)
    return bool(lacking)


def _phone(turn: Turn) -> bool:
    if not keep_phone(turn, only_phone(turn.meant)):
        return False
    turn.say("visit-phone-kept")
    return True


def _about(turn: Turn, found: list[HomeVisit], said: str, *, named: bool, enough: bool) -> bool:
    if not (named or enough or _SOMEBODY.search(said)) and turn.tickets.of_person(
        turn.person_id, open_only=True, limit=1
    ):
        return False  # "chừng nào sửa xong" is about their lamp
    change = enough or _CANCEL.search(said) or _MOVE.search(said)
    if not (named or change or _ASK.search(said) or _STILL.search(said)):
        return False
    if len(found) > 1:
        turn.state.park()
        turn.say("visits-which", lines=lines(turn, found), buttons=which_buttons(turn, found))
    elif change:
        turn.state.park()
        _ask_change(turn, found[0], said)
    else:
        turn.state.park()
        _show(turn, found[0], "")
    return True


def _ask_change(turn: Turn, visit: HomeVisit, said: str) -> None:
    """To give it up is asked once more; to move leads to the next free half-days."""
    wishes = wish_in(turn.text, turn.now) is not None
    if not (said in ENOUGH or _CANCEL.search(said)) and (_MOVE.search(said) or wishes):
        asking.move(turn, visit)
        return
    buttons = [
        home.act(visit, "cancel", "button-visit-cancel-yes"),
        home.act(visit, "move", "button-visit-move"),
        home.act(visit, "keep", "button-visit-keep"),
    ]
    turn.say("visit-ask-change", buttons=buttons, **home.facts(turn, visit))


# --- buttons ----------------------------------------------------------------------------------------------------


def act(turn: Turn, number: str, what: str) -> None:
    """A button of a visit: show, move, cancel, keep, come, again, yes.7, no.7."""
    visit = turn.visits.by_id(int(number)) if number.isdigit() else None
    name, _, detail = what.partition(".")
    if visit is None or name not in ACTS or not home.is_theirs(turn, visit):
        turn.say("visit-unknown", buttons=(HUMAN,))
        return
    ACTS[name](turn, visit, detail)


def _show(turn: Turn, visit: HomeVisit, _: str) -> None:
    turn.say("visit-show", buttons=home.buttons_of(visit), **home.facts(turn, visit))


def _move(turn: Turn, visit: HomeVisit, _: str) -> None:
    if visit.status in OPEN and visit.begins_at > turn.now:
        asking.move(turn, visit)
    else:
        _again(turn, visit, "")


def _cancel(turn: Turn, visit: HomeVisit, _: str) -> None:
    if arranging.cancel(turn, visit):
        turn.say(
            "visit-cancelled", buttons=(home.act(visit, "again", "button-visit-again"),), **home.facts(turn, visit)
        )
    else:
        turn.say("visit-over", buttons=home.buttons_of(visit), **home.facts(turn, visit))


def _keep(turn: Turn, visit: HomeVisit, _: str) -> None:
    turn.say("visit-kept", **home.facts(turn, visit))


def _come(turn: Turn, visit: HomeVisit, _: str) -> None:
    """Somebody will be at home."""
    if visit.status not in OPEN:
        _show(turn, visit, "")
        return
    turn.visits.change(visit, now=turn.now, coming=True)
    turn.say("visit-see-you", **home.facts(turn, visit))


def _again(turn: Turn, visit: HomeVisit, _: str) -> None:
    """For somebody else while this one is ahead; in its place when it is over."""
    mine = visit.person_id == turn.person_id and visit.status not in OPEN
    asking.again(turn, visit if mine else None)


def _together(turn: Turn, visit: HomeVisit, detail: str) -> None:
    arranging.answer_join(turn, visit, int(detail) if detail.isdigit() else 0, True)


def _apart(turn: Turn, visit: HomeVisit, detail: str) -> None:
    arranging.answer_join(turn, visit, int(detail) if detail.isdigit() else 0, False)


ACTS: dict[str, Callable[[Turn, HomeVisit, str], None]] = {
    "show": _show, "move": _move, "cancel": _cancel, "keep": _keep, "come": _come, "again": _again, "yes": _together,
    "no": _apart, "call": afterwards.call_me, "stop": afterwards.stop, "rate": afterwards.rate, "alone": afterwards.alone,
    "photo": afterwards.photo,
}  # fmt: skip
