"""What an official does to a ticket: take it, ask, answer, pass on, close, refuse, look."""

from __future__ import annotations

import re
from typing import Any

from handlers.officials import clock, closing, ranking, sorting, waiting
from handlers.officials.cards import post_card
from handlers.officials.opening import attach
from handlers.rules.transitions import REFUSALS, after
from handlers.turn import Turn
from handlers.types import Reply
from nlp.normalise import fold
from storage.models import Ticket

ACTS = (
    "claim", "ask", "pass", "resolve", "refuse", "reply", "note", "details", "list", "release", "sort", "wait", "go_on",
    "extend", "rank",
)  # fmt: skip
LIST = 15
_REFUSAL = re.compile(r"^\s*(r\s?10|r\s?[1-9])\b[\s:,.-]*", re.IGNORECASE)


def perform(turn: Turn, act: str, ticket: Ticket | None, words: str) -> None:
    """Do it if the table of transitions allows; say why if not."""
    if act == "list":
        list_open(turn)
        return
    name, _, detail = act.partition(".")
    if ticket is None or name not in ACTS:
        turn.toast("group-which-ticket")
        return
    if ticket.restricted and turn.official and turn.official.role != "leader":
        turn.toast("group-restricted", code=ticket.code)
        return
    taken = name == "claim" and ticket.status == "accepted"  # says by whom
    if name not in ("note", "details") and not taken and after(ticket.status, name) is None:
        turn.toast("group-cannot", code=ticket.code, status=ticket.status, holder=_holder(turn, ticket))
        return
    _PERFORM[name](turn, ticket, detail or words)


def claim(turn: Turn, ticket: Ticket, _: str) -> None:
    """Nhận: whoever is first has it; the second is told who."""
    if ticket.official_id == _me(turn) and ticket.status in ("accepted", "waiting_resident"):
        turn.toast("group-yours-already", code=ticket.code)
        return
    to = after(ticket.status, "claim")
    if to is None or not turn.tickets.move(ticket, to, now=turn.now, official_id=_me(turn)):
        fresh = turn.tickets.by_code(ticket.code) or ticket
        turn.toast("group-taken", code=ticket.code, holder=_holder(turn, fresh))
        return
    _note(turn, ticket, "claimed")
    turn.toast("group-claimed", code=ticket.code, name=_name(turn))
    post_card(turn, ticket)
    turn.notify(ticket, "claimed")


def ask(turn: Turn, ticket: Ticket, words: str) -> None:
    """Hỏi thêm: the question goes to the resident; the answer comes back under the card."""
    if len(words) < 4:
        closing.prompt(turn, "ask", ticket)
        return
    if not turn.tickets.move(ticket, "waiting_resident", now=turn.now, official_id=ticket.official_id or _me(turn)):
        turn.toast("group-changed", code=ticket.code)
        return
    _note(turn, ticket, "asked", text=words, until=waiting.until(turn, ticket, "resident"))
    turn.toast("group-asked", code=ticket.code)
    post_card(turn, ticket)
    turn.notify(ticket, "asked", text=words)


def reply(turn: Turn, ticket: Ticket, words: str) -> None:
    """Nhắn dân: words of an officer to the resident; neither sees the other's name."""
    photos = attach(turn, ticket, closing.photos_of(turn), side="after")
    if len(words) < 2 and not photos:
        closing.prompt(turn, "reply", ticket)
        return
    to = after(ticket.status, "reply") or ticket.status
    turn.tickets.move(ticket, to, now=turn.now, official_id=ticket.official_id or _me(turn))
    _note(turn, ticket, "replied", text=words)
    turn.toast("group-replied", code=ticket.code)
    post_card(turn, ticket)
    turn.notify(ticket, "replied", text=words, photos=photos)


def pass_on(turn: Turn, ticket: Ticket, words: str) -> None:
    """Chuyển: to another unit with a reason; the clock goes on."""
    unit_id, reason = _unit_in(turn, words)
    if not unit_id:
        closing.prompt(turn, "pass", ticket)
        return
    if len(reason) < 4:
        closing.prompt(turn, "pass", ticket, unit=unit_id)
        return
    to = after(ticket.status, "pass") or ticket.status
    if not turn.tickets.move(ticket, to, now=turn.now, unit=unit_id, official_id=None):
        turn.toast("group-changed", code=ticket.code)
        return
    _note(turn, ticket, "passed", unit=unit_id, text=reason)
    unit = turn.house.ward.unit(unit_id)
    turn.toast("group-passed", code=ticket.code, unit=unit.name if unit else unit_id)
    post_card(turn, ticket)
    turn.notify(ticket, "passed", text=reason)


def resolve(turn: Turn, ticket: Ticket, words: str) -> None:
    """Xong: needs what was done, and a photo or why there is none."""
    closing.prompt(turn, "resolve", ticket, answer=words if closing.is_specific(words) else "")


def refuse(turn: Turn, ticket: Ticket, words: str) -> None:
    """Từ chối: needs a code; each code has its sentence and the next door for the resident."""
    found = _REFUSAL.match(words) or _REFUSAL.match(fold(words))
    code = found.group(1).upper().replace(" ", "") if found else ""
    if code not in REFUSALS:
        closing.prompt(turn, "refuse", ticket)
        return
    reason = words[found.end() :].strip() if found else ""
    if not turn.tickets.move(
        ticket, "refused", now=turn.now, closed_at=turn.now, official_id=ticket.official_id or _me(turn)
    ):
        turn.toast("group-changed", code=ticket.code)
        return
    _note(turn, ticket, "refused", refusal=code, text=reason)
    turn.toast("group-refused", code=ticket.code, refusal=code)
    post_card(turn, ticket)
    turn.notify(ticket, "refused", refusal=code, text=reason)


def sort(turn: Turn, ticket: Ticket, words: str) -> None:
    """Đổi loại: another category, named in words or chosen; the resident is told and the model learns."""
    category = sorting.kind_in(turn, words)
    if not sorting.is_sortable(ticket):
        turn.toast("group-not-sortable", code=ticket.code)
    elif not category:
        closing.prompt(turn, "sort", ticket, category=ticket.category)
    elif category == ticket.category:
        turn.toast("group-sorted-already", code=ticket.code, what=turn.house.taxonomy.label(category, "vi"))
    elif not sorting.sort_ticket(turn, ticket, category):
        turn.toast("group-changed", code=ticket.code)


def note(turn: Turn, ticket: Ticket, words: str) -> None:
    """An internal note: kept with the ticket, never shown to the resident."""
    if len(words) < 2:
        turn.toast("group-help")
        return
    _note(turn, ticket, "noted", text=words)
    attach(turn, ticket, closing.photos_of(turn), side="after")
    turn.toast("group-noted", code=ticket.code)


def details(turn: Turn, ticket: Ticket, _: str) -> None:
    """Everything the resident said, to the official's own chat: never to the group."""
    chat = turn.message.member or turn.message.address.chat
    mine = turn.message.address.alone(chat)
    said = [str((line.data or {}).get("text") or "") for line in turn.tickets.story(ticket) if line.actor == "resident"]
    photos = [photo.id for photo in turn.tickets.photos(ticket) if photo.id is not None]
    turn.reply(
        Reply(
            "ticket-details",
            {
                "code": ticket.code, "what": turn.house.taxonomy.label(ticket.category, "vi", ticket.subcategory),
                "place": ticket.place or "—", "words": ticket.description or "—", "due": ticket.resolve_due,
                "more": "\n".join(dict.fromkeys(text for text in said[1:] if text)) or "—",
                "map": f"{ticket.pin[0]:.6f}, {ticket.pin[1]:.6f}" if ticket.pin else "—",
            },
            to=mine, photos=tuple(photos), about=ticket.code, purpose="reply", language="vi",
        )
    )  # fmt: skip
    if turn.message.in_group:
        turn.toast("group-details-sent", code=ticket.code)


def list_open(turn: Turn) -> None:
    """What is open: codes, kinds, streets and deadlines."""
    tickets = [ticket for ticket in turn.tickets.open_ones() if not ticket.restricted]
    lines = "\n".join(
        turn.house.wording.say(
            "group-line", "vi", code=ticket.code, status=ticket.status, street=ticket.street or "—",
            due=ticket.resolve_due,
            kind=turn.house.taxonomy.label(ticket.category, "vi", ticket.subcategory), holder=_holder(turn, ticket),
        )
        for ticket in tickets[:LIST]
    )  # fmt: skip
    if tickets:
        turn.say("group-list", count=len(tickets), lines=lines)
    else:
        turn.say("group-list-none")


def _unit_in(turn: Turn, words: str) -> tuple[str, str]:
    """The unit that the words begin with (its id or its name), and the reason after it."""
    folded = fold(words)
    for unit in sorted(turn.house.ward.units, key=lambda unit: -len(unit.name)):
        for name in (unit.name, unit.id):
            if folded.startswith(fold(name)):
                return unit.id, words[len(name) :].strip(" :,-.;")
    return "", words


def _note(turn: Turn, ticket: Ticket, kind: str, **data: Any) -> None:
    turn.tickets.note(ticket, kind, actor="official", now=turn.now, official_id=_me(turn), data=data or None)
    clock.sync(turn, ticket)


def _holder(turn: Turn, ticket: Ticket) -> str:
    holder = turn.officials.by_id(ticket.official_id) if ticket.official_id else None
    return holder.name if holder else ""


def _me(turn: Turn) -> int | None:
    return turn.official.id if turn.official else None


def _name(turn: Turn) -> str:
    return turn.official.name if turn.official else ""


_PERFORM = {
    "claim": claim, "ask": ask, "reply": reply, "pass": pass_on, "resolve": resolve, "refuse": refuse,
    "note": note, "details": details, "sort": sort, "wait": waiting.wait, "go_on": waiting.go_on, "extend": waiting.extend,
    "rank": ranking.rank,
}  # fmt: skip
