"""Which visit an order without a code means: the only one that it can be; of several, or where it may be talk, it is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import timedelta

from handlers.answers import one_by_one
from handlers.officials import dispatch
from handlers.residents.visits import home
from handlers.turn import Turn
from handlers.types import Button, Reply
from nlp.normalise import fold
from storage.models import HomeVisit, Official

PREFIX = "tn:"
WEEK = timedelta(days=7)
NAME = 2  # words, of somebody who may not be registered
MOST = 8  # visits to choose from
# The orders that colleagues give without naming anything, folded; the words that may stand around them and change nothing.
_ORDERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("done", re.compile(r"^(?:da )?xong\b")),
    ("miss", re.compile(r"\b(?:khong gap ai|khong gap|khong co ai o nha|khong ai o nha|vang nha)\b")),
    ("release", re.compile(r"\b(?:khong di duoc|khong the di|ban khong di)\b")),
    ("swap", re.compile(r"^(?:(?:cho )?(?:em|toi|minh|anh|chi) )?(?:doi|giao|nhuong) cho\b")),
    ("refuse", re.compile(r"\bkhong duyet\b")),
    ("approve", re.compile(r"\b(?:duyet|dong y den)\b")),
    ("accept", re.compile(r"^(?:(?:em|toi|minh|de em|de toi|de anh|de chi) (?:nhan|di)|nhan)\b")),
)
_AROUND = one_by_one(
    "da vang em toi minh anh chi a oi roi nhe nha voi cho hom nay mai kia do sang chieu thu hai ba tu nam sau bay chu nhat tuan "
    "ok oke di luon giup bi om ban viec dot xuat met co nen hen buoi dau duoc"
)
_TO = re.compile(
    r"\b(?:đổi cho|nhờ|giao cho|chuyển cho|nhường cho|doi cho|nho|chuyen cho|nhuong cho)\s+(.+)$", re.IGNORECASE
)
_KIN = re.compile(r"^(?:(?:anh|chi|em|co|chu|bac|ban)\s+)+")


def meant(turn: Turn) -> tuple[str, list[HomeVisit], bool]:
    """The order in a message that names no visit, the visits it may mean, and whether it is surely no talk."""
    said = fold(turn.message.text)
    act, found = next(((act, hit) for act, order in _ORDERS if (hit := order.search(said))), ("", None))
    if turn.official is None or turn.message.reply_to or found is None:
        return "", [], False
    rest = f"{said[: found.start()]} {said[found.end() :]}".split()
    sure = all(word in _AROUND for word in rest)
    if act == "swap":
        sure = colleague(turn, turn.message.text) is not None or len(rest) <= NAME
    elif act == "refuse":  # with its reason
        sure = said.startswith("khong duyet")
    return act, _FITTING[act](turn, turn.official), sure


def ask_which(turn: Turn, act: str, visits: list[HomeVisit]) -> None:
    """One button a visit."""
    other = colleague(turn, turn.message.text) if act == "swap" else None
    does = f"{act}.{other.id}" if other else act
    buttons = [
        Button(f"tn:{one.id}:{does}", "label", (("text", f"{one.code} · {home.say_short(one.begins_at)}"),))
        for one in visits[:MOST]
    ]
    turn.reply(Reply(
        "visit-which", {"act": act, "count": len(visits), "name": other.name if other else ""}, tuple(buttons), language="vi"
    ))  # fmt: skip


# --- which it can be --------------------------------------------------------------------------------------------


def _to_report(turn: Turn, me: Official) -> list[HomeVisit]:
    """Theirs of this week that are not reported, unless "xong" can mean a ticket of theirs."""
    if turn.tickets.held_by(int(me.id or 0), 1):
        return []
    return _aloud(turn.visits.of_official(int(me.id or 0), turn.now - WEEK, turn.now))


def _missed(turn: Turn, me: Official) -> list[HomeVisit]:
    return _aloud(turn.visits.of_official(int(me.id or 0), turn.now - WEEK, turn.now))


def _going(turn: Turn, me: Official) -> list[HomeVisit]:
    """What they have taken, and what they are asked to take."""
    ahead = turn.visits.within(turn.now)
    return _aloud(
        one for one in ahead
        if (one.status == "accepted" and one.official_id == me.id)
        or (one.status == "offered" and (asked := dispatch.whose_turn(turn, one)) is not None and asked.id == me.id)
    )  # fmt: skip


def _to_decide(turn: Turn, me: Official) -> list[HomeVisit]:
    found = (one for one in turn.visits.within(turn.now) if one.status == "to_decide" and one.begins_at > turn.now)
    return _aloud(found) if me.role == "leader" else []


def _to_take(turn: Turn, _: Official) -> list[HomeVisit]:
    """What nobody goes to yet, unless "nhận" can mean a ticket."""
    if turn.tickets.unclaimed(1):
        return []
    return _aloud(one for one in turn.visits.within(turn.now) if one.status == "offered" and one.begins_at > turn.now)


def _aloud(visits: Iterable[HomeVisit]) -> list[HomeVisit]:
    """Without those that no group hears of."""
    return [one for one in visits if one.need != home.CHECK]


_FITTING: dict[str, Callable[[Turn, Official], list[HomeVisit]]] = {
    "done": _to_report, "miss": _missed, "release": _going, "swap": _going, "approve": _to_decide, "refuse": _to_decide,
    "accept": _to_take,
}  # fmt: skip


def colleague(turn: Turn, words: str) -> Official | None:
    """The colleague that the words name."""
    found = _TO.search(words)
    said = _KIN.sub("", fold(found.group(1)).strip(" .,!")) if found else ""
    active = [one for one in turn.officials.all() if one.active]
    fitting = [one for one in active if said and (said == fold(one.name) or said.startswith(f"{fold(one.name)} "))]
    return max(fitting, key=lambda one: len(one.name), default=None)
