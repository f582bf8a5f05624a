"""Xong: what was found, what was done, who, when, and a photo; a closing that says none of it is asked for what is missing."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from handlers.answers import GO_ON, Reading, one_by_one, plain
from handlers.categories import Answer
from handlers.forms import Form, Slot
from handlers.officials import clock, erasing, silence
from handlers.officials.cards import post_card
from handlers.officials.fresh import remember
from handlers.officials.opening import attach
from handlers.rules.deadlines import LOCAL
from handlers.turn import Turn
from handlers.types import Button
from nlp.normalise import fold
from nlp.syllables import unmark
from storage.models import Ticket

# An answer that says nothing: residents lose trust in "đã xử lý" (operations.md §1.1, 34 % dissatisfied).
EMPTY_WORDS = one_by_one(
    "da xong roi xu ly giai quyet lam ok kiem tra tiep nhan done thuc hien hoan thanh het viec nay phieu em anh chi a "
    "nhe duoc tat ca"
)
SHORTEST_ANSWER = 3  # words
LABEL_SIGNS = 40  # of a button
NO_PHOTO = (
    Button("why:night", "button-no-photo-night"),
    Button("why:indoor", "button-no-photo-indoor"),
    Button("why:elsewhere", "button-no-photo-elsewhere"),
)
DAYS = (Button("when:0", "button-today"), Button("when:1", "button-yesterday"))

# What was found: words of damage; "thấy" and "do" only with their marks, since "thay" and "đổ" look alike without.
_FOUND = re.compile(
    r"\b(hong|chay|dut|nghet|tac|vo|ket|gay|hu|chap|nut|sut|nguyen nhan|phat hien|ghi nhan|khong con|kiem tra thay)\b"
)
_FOUND_MARKED = re.compile(r"\b(thấy|bị|do|vì|mất|rò|tràn)\b")
_FOUND_BARE = re.compile(r"\b(bi|do|vi|mat|tran)\b")
_WHEN = re.compile(
    r"\b(hom (nay|qua|kia)|(sang|trua|chieu|toi|dem|khuya) (nay|qua)|vua|luc \d|\d{1,2} ?(h|gio)|\d{1,2}[/-]\d{1,2}"
    r"|ngay \d|thu (hai|ba|tu|nam|sau|bay)|chu nhat)\b"
)
_BLANK = re.compile(r"\{([^}]+)\}")


def is_specific(words: str) -> bool:
    said = re.findall(r"\w+", fold(words))
    return len(said) >= SHORTEST_ANSWER and not EMPTY_WORDS.issuperset(said)


def says_found(words: str) -> bool:
    """Whether a closing says what was found."""
    said = words.lower()
    bare = unmark(said)
    return bool(_FOUND.search(bare) or (_FOUND_BARE.search(said) if said == bare else _FOUND_MARKED.search(said)))


def says_when(words: str) -> bool:
    """Whether a closing says on which day."""
    return bool(_WHEN.search(unmark(words).lower()))


def photos_of(turn: Turn) -> list[list[Any]]:
    return [[file.ref, file.size] for file in turn.message.files if file.kind == "photo"]


def _ticket(turn: Turn) -> Ticket | None:
    return turn.tickets.by_code(str(turn.state.slots["code"]))


def code_of(turn: Turn) -> dict[str, Any]:
    return {"code": str(turn.state.slots["code"])}


# --- canned answers ---------------------------------------------------------------------------------------


def _canned(turn: Turn) -> tuple[Answer, ...]:
    """What is often found and done with this kind of thing (answers.toml)."""
    ticket = _ticket(turn)
    if ticket is None or turn.state.slots.get("kind", "report") != "report":
        return ()
    return turn.house.taxonomy.answers.get(ticket.subcategory or "", ())


def canned_buttons(turn: Turn) -> list[Button]:
    labels = [_BLANK.sub("…", one.did) for one in _canned(turn)]
    return [Button(f"did:{at}", "label", (("text", label[:LABEL_SIGNS]),)) for at, label in enumerate(labels)]


def found_buttons(turn: Turn) -> list[Button]:
    return [Button(f"found:{at}", "label", (("text", one.found),)) for at, one in enumerate(_canned(turn))]


def _chosen(turn: Turn, prefix: str) -> Answer | None:
    at = turn.answer.removeprefix(prefix)
    canned = _canned(turn)
    return canned[int(at)] if turn.answer.startswith(prefix) and at.isdigit() and int(at) < len(canned) else None


def blank_of(turn: Turn) -> str:
    """The first blank of a canned answer that nobody has filled."""
    found = _BLANK.search(str(turn.state.slots.get("answer") or ""))
    return found[1] if found else ""


# --- what is read -----------------------------------------------------------------------------------------


def read_answer(turn: Turn) -> Reading | None:
    if photos := photos_of(turn):
        turn.state.slots.setdefault("photos", []).extend(photos)
    if canned := _chosen(turn, "did:"):
        turn.state.slots["found"] = canned.found
        return Reading(canned.did)
    if is_specific(turn.text):
        return Reading(turn.text)
    return GO_ON if photos else None


def read_blank(turn: Turn) -> Reading | None:
    """Fill it; there may be another one."""
    words = turn.text.strip()
    if not words or turn.chosen:
        return None
    slots = turn.state.slots
    slots["answer"] = _BLANK.sub(lambda _: words, str(slots["answer"]), count=1)
    return GO_ON


def read_found(turn: Turn) -> Reading | None:
    if canned := _chosen(turn, "found:"):
        return Reading(canned.found)
    return Reading(turn.text) if len(turn.text.split()) >= 2 and not turn.chosen else None


def read_when(turn: Turn) -> Reading | None:
    if turn.answer.startswith("when:"):
        day = turn.now.astimezone(LOCAL) - timedelta(days=int(turn.answer.removeprefix("when:")))
        return Reading(f"{turn.text.strip().lower()} ({day.day}/{day.month})")
    return Reading(turn.text) if not turn.chosen and says_when(turn.text) else None


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


# --- what is needed ---------------------------------------------------------------------------------------


def _is_report(turn: Turn) -> bool:
    """A question that was answered needs no proof, nor what was found; danger is written down by whoever was there."""
    return bool(turn.state.slots.get("kind", "report") == "report")


def needs_found(turn: Turn) -> bool:
    return _is_report(turn) and not says_found(str(turn.state.slots.get("answer") or ""))


def needs_when(turn: Turn) -> bool:
    slots = turn.state.slots
    return _is_report(turn) and not says_when(f"{slots.get('answer') or ''} {slots.get('found') or ''}")


def needs_proof(turn: Turn) -> bool:
    return _is_report(turn) and not turn.state.slots.get("photos")


# --- done -------------------------------------------------------------------------------------------------


def resolved(turn: Turn) -> None:
    """Closed by the officer: the resident sees what was done, and has the last word."""
    ticket, slots = _ticket(turn), dict(turn.state.slots)
    turn.state.leave()
    before = remember(turn, ticket) if ticket else {}
    if ticket is None or not turn.tickets.move(
        ticket, "resolved", now=turn.now, official_id=ticket.official_id or _me(turn)
    ):
        turn.say("group-changed", code=str(slots["code"]))
        return
    attach(turn, ticket, slots.get("photos") or (), side="after")
    answer, no_photo = _whole(turn, ticket, slots), str(slots.get("proof") or "")
    turn.tickets.note(
        ticket, "resolved", actor="official", now=turn.now, official_id=_me(turn),
        data={"text": answer, "no_photo": no_photo, "before": before},
    )  # fmt: skip
    clock.sync(turn, ticket)
    silence.watch(turn, ticket)
    erasing.watch(turn, ticket)
    turn.say("group-resolved", code=ticket.code)
    post_card(turn, ticket)
    turn.notify(ticket, "resolved", text=answer, no_photo=no_photo)


def _whole(turn: Turn, ticket: Ticket, slots: dict[str, Any]) -> str:
    """The parts as one answer: found, done, who, when. What was typed and already says it stays as it is."""
    answer, found, when = (str(slots.get(name) or "").strip(" .") for name in ("answer", "found", "when"))
    if not found and not when:
        return str(slots["answer"])
    unit = turn.house.ward.unit(ticket.unit)
    return turn.house.wording.say(
        "closing-answer", "vi", answer=_capital(answer), found=_capital(found), when=when, unit=unit.name if unit else "",
    )  # fmt: skip


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _me(turn: Turn) -> int | None:
    return turn.official.id if turn.official else None


RESOLVE = Form(
    "official_resolve", 2,
    (
        Slot("answer", "group-ask-answer", read_answer, buttons=canned_buttons, values=code_of),
        Slot(
            "blank", "group-ask-blank", read_blank, needed=lambda turn: bool(blank_of(turn)),
            values=lambda turn: {**code_of(turn), "blank": blank_of(turn)},
        ),
        Slot("found", "group-ask-found", read_found, needed=needs_found, buttons=found_buttons, values=code_of),
        Slot("when", "group-ask-when", read_when, needed=needs_when, buttons=DAYS, values=code_of),
        Slot("proof", "group-ask-proof", read_proof, needed=needs_proof, buttons=NO_PHOTO, values=code_of),
    ),
    resolved,
)  # fmt: skip
