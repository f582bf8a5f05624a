"""What an official does to a ticket: take it, ask, answer, pass on, close, refuse, look."""

from __future__ import annotations

from typing import Any

from handlers.answers import is_yes
from handlers.officials import (
    chain,
    clock,
    closing,
    joining,
    law_form,
    merging,
    passing,
    questions,
    ranking,
    refusing,
    sorting,
    undo,
    waiting,
    welfare_desk,
)  # fmt: skip
from handlers.officials.cards import post_card
from handlers.officials.fresh import remember
from handlers.officials.opening import attach
from handlers.rules.roles import may
from handlers.rules.transitions import after
from handlers.turn import Turn
from handlers.types import Reply
from storage.models import Ticket

ACTS = (
    "claim", "ask", "pass", "resolve", "refuse", "reply", "note", "details", "list", "release", "sort", "wait", "go_on",
    "extend", "rank", "merge", "split", "undo",
)  # fmt: skip
ANY_TIME = frozenset({"note", "details", "undo"})  # undo looks at the history itself
HELD = ("accepted", "waiting_resident", "waiting_other")  # somebody has it
LIST = 15
PHOTOS = 20  # the newest of a ticket; in a storm there may be hundreds


def perform(turn: Turn, act: str, ticket: Ticket | None, words: str) -> None:
    """Do it if the table of transitions allows; say why if not."""
    if act == "list":
        list_open(turn)
        return
    name, _, detail = act.partition(".")
    if ticket is None or name not in ACTS or (turn.official and chain.is_about(ticket, turn.official)):
        turn.toast("group-which-ticket")
        return
    if ticket.restricted and not _alone_and_entrusted(turn, ticket):
        turn.toast("group-restricted", code=ticket.code)
        return
    if turn.official and not may(turn.official, name, ticket, turn.house.ward):
        _refuse_role(turn, ticket, name)
        return
    taken = name == "claim" and ticket.status in HELD  # says by whom
    if name not in ANY_TIME and not taken and after(ticket.status, name) is None:
        turn.toast("group-cannot", code=ticket.code, status=ticket.status, holder=_holder(turn, ticket))
        return
    _PERFORM[name](turn, ticket, detail or words)


def _alone_and_entrusted(turn: Turn, ticket: Ticket) -> bool:
    """A restricted ticket is worked on by named people, in their own chats: the group does not hear its code again."""
    aloud = turn.message.in_group and not turn.message.toast
    return turn.official is not None and chain.may_hear(turn, ticket, turn.official) and not aloud


def _refuse_role(turn: Turn, ticket: Ticket, act: str) -> None:
    """Who may do it, in a sentence."""
    unit = turn.house.ward.unit(ticket.unit)
    turn.toast(f"role-{act}", code=ticket.code, unit=unit.name if unit else ticket.unit)


def claim(turn: Turn, ticket: Ticket, _: str) -> None:
    """Nhận: whoever is first has it; the second is told who."""
    if ticket.official_id == _me(turn) and ticket.status in HELD:
        turn.toast("group-yours-already", code=ticket.code, waits="no" if ticket.status == "accepted" else "yes")
        return
    to, before = after(ticket.status, "claim"), remember(turn, ticket)
    if to is None or not turn.tickets.move(ticket, to, now=turn.now, official_id=_me(turn)):
        fresh = turn.tickets.by_code(ticket.code) or ticket
        turn.toast("group-taken", code=ticket.code, holder=_holder(turn, fresh))
        return
    _note(turn, ticket, "claimed", before=before)
    turn.toast("group-claimed", code=ticket.code, name=_name(turn))
    post_card(turn, ticket)
    turn.notify(ticket, "claimed")


def release(turn: Turn, ticket: Ticket, words: str) -> None:
    """Trả lại: nobody of the unit has it any more; the clock goes on, and the unit still owns it."""
    before = remember(turn, ticket)
    if not turn.tickets.move(ticket, "new", now=turn.now, official_id=None):
        turn.toast("group-changed", code=ticket.code)
        return
    _note(turn, ticket, "released", text=words, before=before)
    turn.toast("group-released", code=ticket.code)
    post_card(turn, ticket)


def ask(turn: Turn, ticket: Ticket, words: str) -> None:
    """Hỏi thêm: the question goes to the resident; the answer comes back under the card."""
    if len(words) < 4:
        questions.prompt(turn, "ask", ticket)
        return
    if not turn.tickets.move(ticket, "waiting_resident", now=turn.now, official_id=ticket.official_id or _me(turn)):
        turn.toast("group-changed", code=ticket.code)
        return
    _note(turn, ticket, "asked", text=words, until=waiting.until(turn, ticket, "resident"))
    turn.state.did = {}  # what was done before it cannot be taken back any more
    turn.toast("group-asked", code=ticket.code)
    post_card(turn, ticket)
    turn.notify(ticket, "asked", text=words)


def reply(turn: Turn, ticket: Ticket, words: str) -> None:
    """Nhắn dân: words of an officer to the resident; neither sees the other's name."""
    photos = attach(turn, ticket, closing.photos_of(turn), side="after")
    if len(words) < 2 and not photos:
        questions.prompt(turn, "reply", ticket)
        return
    to = after(ticket.status, "reply") or ticket.status
    turn.tickets.move(ticket, to, now=turn.now, official_id=ticket.official_id or _me(turn))
    _note(turn, ticket, "replied", text=words)
    turn.state.did = {}
    turn.toast("group-replied", code=ticket.code)
    post_card(turn, ticket)
    turn.notify(ticket, "replied", text=words, photos=photos)


def resolve(turn: Turn, ticket: Ticket, words: str) -> None:
    """Xong: needs what was done, and a photo or why there is none."""
    questions.prompt(turn, "resolve", ticket, answer=words if closing.is_specific(words) else "")


def sort(turn: Turn, ticket: Ticket, words: str) -> None:
    """Đổi loại: another category, named in words or chosen; the resident is told and the model learns."""
    category = sorting.kind_in(turn, words)
    if not sorting.is_sortable(ticket):
        turn.toast("group-not-sortable", code=ticket.code)
    elif not category:
        questions.prompt(turn, "sort", ticket, category=ticket.category)
    elif category == ticket.category:
        turn.toast("group-sorted-already", code=ticket.code, what=turn.house.taxonomy.label(category, "vi"))
    elif not sorting.sort_ticket(turn, ticket, category):
        turn.toast("group-changed", code=ticket.code)


def note(turn: Turn, ticket: Ticket, words: str) -> None:
    """An internal note: kept with the ticket, never shown to the resident."""
    if is_yes(words):  # "ok" among colleagues
        return
    if len(words) < 2:
        turn.toast("group-help")
        return
    _note(turn, ticket, "noted", text=words)
    attach(turn, ticket, closing.photos_of(turn), side="internal")
    turn.toast("group-noted", code=ticket.code)


def details(turn: Turn, ticket: Ticket, _: str) -> None:
    """Everything the resident said, to the official's own chat: never to the group."""
    chat = turn.message.member or turn.message.address.chat
    mine = turn.message.address.alone(chat)
    story = turn.tickets.story(ticket)
    said = [str((line.data or {}).get("text") or "") for line in story if line.actor == "resident"]
    notes = [str((line.data or {}).get("text") or "") for line in story if line.kind == "noted"]
    photos = [photo.id for photo in turn.tickets.photos(ticket) if photo.id is not None]
    turn.reply(
        Reply(
            "ticket-details",
            {
                "code": ticket.code, "what": turn.house.taxonomy.label(ticket.category, "vi", ticket.subcategory),
                "place": ticket.place or "—", "words": ticket.description or "—", "due": ticket.resolve_due,
                "more": "\n".join(dict.fromkeys(text for text in said[1:] if text)) or "—",
                "map": f"{ticket.pin[0]:.6f}, {ticket.pin[1]:.6f}" if ticket.pin else "—",
                "others": joining.others_told(turn, ticket), "left": max(0, len(photos) - PHOTOS),
                "notes": "\n".join(note for note in notes if note), "needs": questions.open_needs(turn, ticket),
            },
            to=mine, photos=tuple(photos[-PHOTOS:]), about=ticket.code, purpose="reply", language="vi",
        )
    )  # fmt: skip
    law_form.show(turn, ticket, mine)
    welfare_desk.show(turn, ticket, mine)
    if turn.message.in_group:
        turn.toast("group-details-sent", code=ticket.code)


def list_open(turn: Turn) -> None:
    """What is open: codes, kinds, streets and deadlines."""
    tickets = turn.tickets.open_ones(LIST)
    lines = "\n".join(
        turn.house.wording.say(
            "group-line", "vi", code=ticket.code, status=ticket.status, street=ticket.street or "—",
            due=ticket.resolve_due,
            kind=turn.house.taxonomy.label(ticket.category, "vi", ticket.subcategory), holder=_holder(turn, ticket),
        )
        for ticket in tickets
    )  # fmt: skip
    if tickets:
        turn.say("group-list", count=turn.tickets.open_count(), lines=lines)
    else:
        turn.say("group-list-none")


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
    "claim": claim, "release": release, "ask": ask, "reply": reply, "pass": passing.pass_on, "resolve": resolve,
    "refuse": refusing.refuse,
    "note": note, "details": details, "sort": sort, "wait": waiting.wait, "go_on": waiting.go_on, "extend": waiting.extend,
    "rank": ranking.rank, "merge": merging.merge, "split": merging.split, "undo": undo.undo,
}  # fmt: skip
