"""Questions to an official about an act: what was done, proof or why none, which unit, which refusal."""

from __future__ import annotations

import re
from typing import Any

from handlers.answers import GO_ON, Reading, one_by_one, plain
from handlers.forms import Form, Slot
from handlers.officials import clock, sorting
from handlers.officials.cards import post_card
from handlers.officials.opening import attach
from handlers.rules.transitions import REFUSALS
from handlers.turn import Turn
from handlers.types import Button, Reply
from nlp.normalise import fold
from storage.models import Ticket

# An answer that says nothing: residents lose trust in "đã xử lý" (operations.md §1.1, 34 % dissatisfied).
EMPTY_WORDS = one_by_one(
    "da xong roi xu ly giai quyet lam ok kiem tra tiep nhan done thuc hien hoan thanh het viec nay phieu em anh chi a "
    "nhe duoc tat ca"
)
SHORTEST_ANSWER = 3  # words
NO_PHOTO = (
    Button("why:night", "button-no-photo-night"),
    Button("why:indoor", "button-no-photo-indoor"),
    Button("why:elsewhere", "button-no-photo-elsewhere"),
)


def is_specific(words: str) -> bool:
    said = re.findall(r"\w+", fold(words))
    return len(said) >= SHORTEST_ANSWER and not EMPTY_WORDS.issuperset(said)


def photos_of(turn: Turn) -> list[list[Any]]:
    return [[file.ref, file.size] for file in turn.message.files if file.kind == "photo"]


def prompt(turn: Turn, act: str, ticket: Ticket, **known: str) -> None:
    """Ask for what the act still needs, in the official's own thread; take what is said already."""
    form = next(form for form in FORMS if form.name == f"official_{act}")
    slots: dict[str, Any] = {"code": ticket.code, "kind": ticket.kind} | {
        name: value for name, value in known.items() if value
    }
    if act == "resolve" and (photos := photos_of(turn)):
        slots["photos"] = photos
    turn.state.begin(form.name, form.version, slots)
    form.start(turn)
    _mark(turn, act, ticket.code)


def resume(turn: Turn) -> None:
    """The official's answer; talk that is no answer is left alone, "thôi" ends it."""
    form = next(form for form in FORMS if form.name == turn.state.dialogue)
    code, act = str(turn.state.slots["code"]), form.name.removeprefix("official_")
    if plain(turn.text) in ("thoi", "huy", "bo qua"):
        turn.state.leave()
        turn.say("group-dropped", code=code)
        return
    if form.resume(turn):
        _mark(turn, act, code)
    elif turn.message.reply_to or not turn.message.in_group:
        form.ask_again(turn)
        _mark(turn, act, code)


def _mark(turn: Turn, act: str, code: str) -> None:
    """A reply to our question means this act on this ticket, also after the dialogue is forgotten."""
    if not turn.state.dialogue:
        return
    for place, reply in enumerate(turn.replies):
        if reply.to is None and reply.kind == "message":
            turn.replies[place] = Reply(
                reply.key, reply.values, reply.buttons, reply.photos, about=code, purpose=act, language="vi",
                force_reply=not reply.buttons,
            )  # fmt: skip


def _ticket(turn: Turn) -> Ticket | None:
    return turn.tickets.by_code(str(turn.state.slots["code"]))


def _code(turn: Turn) -> dict[str, Any]:
    return {"code": str(turn.state.slots["code"])}


# --- what is read -----------------------------------------------------------------------------------------


def read_answer(turn: Turn) -> Reading | None:
    if photos := photos_of(turn):
        turn.state.slots.setdefault("photos", []).extend(photos)
    if is_specific(turn.text):
        return Reading(turn.text)
    return GO_ON if photos else None


def read_proof(turn: Turn) -> Reading | None:
    """A photo of the place afterwards, or why there is none."""
    if photos := photos_of(turn):
        turn.state.slots.setdefault("photos", []).extend(photos)
        return Reading("")
    if turn.answer.startswith("why:"):
        return Reading(turn.word({b.choice: b.key for b in NO_PHOTO}[turn.answer]))
    picked = next((label for choice, label in turn.state.offered if plain(label) == plain(turn.text)), "")
    if picked:
        return Reading(picked)
    reason = turn.text.split(":", 1)[-1].strip()
    return Reading(reason) if len(reason.split()) >= 2 else None


def needs_proof(turn: Turn) -> bool:
    """A question that was answered leaves nothing to photograph."""
    return not turn.state.slots.get("photos") and turn.state.slots.get("kind", "report") == "report"


def read_text(turn: Turn) -> Reading | None:
    return Reading(turn.text) if len(turn.text) >= 4 else None


def read_unit(turn: Turn) -> Reading | None:
    if turn.answer.startswith("unit:"):
        return Reading(turn.answer.removeprefix("unit:"))
    for unit in turn.house.ward.units:
        if fold(turn.text).startswith((fold(unit.name), unit.id)):
            rest = turn.text[len(unit.name) :].strip(" :,-.;") if fold(turn.text).startswith(fold(unit.name)) else ""
            if len(rest) >= 4:
                turn.state.slots["reason"] = rest
            return Reading(unit.id)
    return None


def read_refusal(turn: Turn) -> Reading | None:
    said = (
        turn.answer.removeprefix("code:")
        if turn.answer.startswith("code:")
        else turn.text.strip().split(" ")[0].upper()
    )
    if said not in REFUSALS:
        return None
    turn.state.slots["reason"] = "" if turn.answer else turn.text.strip()[len(said) :].strip(" :,-.")
    return Reading(said)


def unit_buttons(turn: Turn) -> list[Button]:
    return [Button(f"unit:{unit.id}", "label", (("text", unit.name),)) for unit in turn.house.ward.units]


# --- done -------------------------------------------------------------------------------------------------


def resolved(turn: Turn) -> None:
    """Closed by the officer: the resident sees what was done, and has the last word."""
    ticket, slots = _ticket(turn), dict(turn.state.slots)
    turn.state.leave()
    if ticket is None or not turn.tickets.move(
        ticket, "resolved", now=turn.now, official_id=ticket.official_id or _me(turn)
    ):
        turn.say("group-changed", code=str(slots["code"]))
        return
    attach(turn, ticket, slots.get("photos") or (), side="after")
    answer, no_photo = str(slots["answer"]), str(slots.get("proof") or "")
    turn.tickets.note(
        ticket, "resolved", actor="official", now=turn.now, official_id=_me(turn),
        data={"text": answer, "no_photo": no_photo},
    )  # fmt: skip
    clock.sync(turn, ticket)
    turn.say("group-resolved", code=ticket.code)
    post_card(turn, ticket)
    turn.notify(ticket, "resolved", text=answer, no_photo=no_photo)


def _again(turn: Turn, act: str, words: str) -> None:
    from handlers.officials import acts

    ticket = _ticket(turn)
    turn.state.leave()
    acts.perform(turn, act, ticket, words)


def _me(turn: Turn) -> int | None:
    return turn.official.id if turn.official else None


FORMS = (
    Form(
        "official_resolve", 1,
        (
            Slot("answer", "group-ask-answer", read_answer, values=_code),
            Slot(
                "proof", "group-ask-proof", read_proof, needed=needs_proof,
                buttons=NO_PHOTO, values=_code,
            ),
        ),
        resolved,
    ),
    Form(
        "official_ask", 1, (Slot("words", "group-ask-question", read_text, values=_code),),
        lambda turn: _again(turn, "ask", str(turn.state.slots["words"])),
    ),
    Form(
        "official_reply", 1, (Slot("words", "group-ask-reply", read_text, values=_code),),
        lambda turn: _again(turn, "reply", str(turn.state.slots["words"])),
    ),
    Form(
        "official_pass", 1,
        (
            Slot("unit", "group-ask-unit", read_unit, buttons=unit_buttons, values=_code),
            Slot("reason", "group-ask-pass-reason", read_text, values=_code),
        ),
        lambda turn: _again(turn, "pass", f"{turn.state.slots['unit']} {turn.state.slots['reason']}"),
    ),
    Form(
        "official_refuse", 1,
        (
            Slot(
                "refusal", "group-ask-refusal", read_refusal, values=_code,
                buttons=[Button(f"code:{code}", f"refusal-{code}") for code in REFUSALS],
            ),
        ),
        lambda turn: _again(turn, "refuse", f"{turn.state.slots['refusal']} {turn.state.slots.get('reason', '')}"),
    ),
    Form(
        "official_sort", 1,
        (Slot("to", "group-ask-kind", sorting.read_kind, buttons=sorting.kind_buttons, values=_code),),
        lambda turn: _again(turn, "sort", str(turn.state.slots["to"])),
    ),
)  # fmt: skip
NAMES = frozenset(form.name for form in FORMS)
