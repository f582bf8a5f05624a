"""Gỡ hay Giữ: what was marked as rude or untrue is looked at by a leader, in their own chat; a pause ends by itself."""

from __future__ import annotations

from datetime import timedelta

from handlers.officials.chain import leading_chats
from handlers.rules.abuse import BY_REFUSAL, HOAX, LIFTED, counted, pause_after
from handlers.turn import Turn
from handlers.types import Button, Reply
from storage.models import AbuseMark, Ticket

BUTTON = "u:"
KEPT = "kept"
LOOK_BACK = timedelta(days=90)


def mark(
    turn: Turn, kind: str, *, person_id: int, talk: str, words: str = "", ticket: Ticket | None = None
) -> tuple[AbuseMark, int]:
    """Keep it; with too many a pause begins and the leaders look. How often it was, with this one.

    Without a leader to look there is no pause: no machine shuts anybody out (Luật 91/2025/QH15, điều 30).
    """
    before = turn.abuse.of_person(person_id, turn.now - LOOK_BACK)
    limits = turn.house.ward.abuse
    reviewers = leading_chats(turn, ticket)
    until = pause_after(before, kind, turn.now, limits) if reviewers else None
    fresh = turn.abuse.mark(AbuseMark(
        ward=turn.house.ward.id, person_id=person_id, kind=kind, at=turn.now, ticket_id=ticket.id if ticket else None,
        words=words or None, talk=talk, pause_until=until,
    ))  # fmt: skip
    count = counted([*before, fresh], kind, turn.now, limits)
    if until is not None:
        _ask_leaders(turn, fresh, count, ticket)
    return fresh, count


def _ask_leaders(turn: Turn, fresh: AbuseMark, count: int, ticket: Ticket | None) -> None:
    buttons = (
        Button(f"u:{fresh.id}:lift", "button-lift"),
        Button(f"u:{fresh.id}:keep", "button-keep-paused"),
    )
    values = {
        "kind": fresh.kind, "count": count, "words": fresh.words or "", "code": ticket.code if ticket else "",
        "until": fresh.pause_until, "number": str(fresh.id),
    }  # fmt: skip
    for chat in leading_chats(turn, ticket):
        turn.reply(Reply("abuse-card", values, buttons=buttons, to=chat, purpose=f"{BUTTON}{fresh.id}", language="vi"))


def refused(turn: Turn, ticket: Ticket, code: str) -> None:
    """An officer closed a report as untrue (R8) or rude (R9): that counts, and the person hears when it was too often."""
    kind = BY_REFUSAL.get(code)
    if kind is None:
        return
    fresh, _ = mark(turn, kind, person_id=ticket.person_id, talk=ticket.talk, ticket=ticket)
    if fresh.pause_until is not None:
        facts = {"until": fresh.pause_until.isoformat(), "kind": kind}
        turn.mail.notify(ticket.talk, "abuse_paused", facts)


def hint(turn: Turn, person_id: int) -> str:
    """What a card says of whoever reports: how often their reports were untrue lately; nothing while that was once."""
    marks = turn.abuse.of_person(person_id, turn.now - LOOK_BACK)
    count = counted(marks, HOAX, turn.now, turn.house.ward.abuse)
    return f"hoaxes={count}" if count > 1 else ""


def take(turn: Turn) -> bool:
    """Whether the message is a leader's word on a mark; if so, it is done."""
    if not turn.chosen.startswith(BUTTON):
        return False
    _, number, act = ([*turn.chosen.split(":"), "", ""])[:3]
    found = turn.abuse.by_id(int(number)) if number.isdigit() else None
    if found is None or turn.official is None or turn.official.role != "leader" or act not in ("lift", "keep"):
        turn.toast("abuse-not-yours")
        return True
    verdict = LIFTED if act == "lift" else KEPT
    if not turn.abuse.review(found, verdict, official_id=turn.official.id, now=turn.now):
        turn.toast("abuse-reviewed-already", number=number)
        return True
    turn.toast("abuse-reviewed", number=number, verdict=verdict)
    if verdict == LIFTED and found.pause_until is not None and found.pause_until > turn.now:
        turn.mail.notify(found.talk, "abuse_lifted", {})
    return True
