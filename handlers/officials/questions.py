"""What officials are asked about an act: which unit and why, which refusal, what to wait for, how much longer."""

from __future__ import annotations

from typing import Any

from handlers.answers import Reading
from handlers.forms import Form, Slot
from handlers.officials import asking, closing, refusing, sorting
from handlers.officials.closing import code_of, photos_of
from handlers.officials.how_long import read_how_long
from handlers.rules.codes import find_code
from handlers.rules.owners import owner_named
from handlers.rules.transitions import REFUSALS, after
from handlers.turn import Turn
from handlers.types import Button
from nlp.normalise import fold
from storage.models import Ticket

SHORTEST = 4  # signs
DAYS = (1, 3, 5)  # of an extension
MOST_LIKE = 4  # codes that are offered where a ticket is refused as known already
EXTEND_WHY = ("material", "weather", "survey")


def prompt(turn: Turn, act: str, ticket: Ticket, **known: str) -> None:
    """Ask for what the act still needs, in the official's own thread; take what is said already."""
    form = next(form for form in FORMS if form.name == f"{asking.PREFIX}{act}")
    slots: dict[str, Any] = {"code": ticket.code, "kind": ticket.kind} | {
        name: value for name, value in known.items() if value
    }
    if act == "resolve" and (photos := photos_of(turn)):
        slots["photos"] = photos
    asking.begin(turn, form, slots)


def _ticket(turn: Turn) -> Ticket | None:
    return turn.tickets.by_code(str(turn.state.slots["code"]))


def _again(turn: Turn, act: str, words: str) -> None:
    from handlers.officials import acts

    ticket = _ticket(turn)
    turn.state.leave()
    acts.perform(turn, act, ticket, words)


def _does(act: str, *names: str) -> Any:
    """When all is known: the act, with the words of these slots."""
    return lambda turn: _again(turn, act, " ".join(str(turn.state.slots.get(name) or "") for name in names).strip())


def read_text(turn: Turn) -> Reading | None:
    return Reading(turn.text) if len(turn.text) >= SHORTEST and not turn.chosen else None


# --- asking the resident ----------------------------------------------------------------------------------


def need_buttons(turn: Turn) -> list[Button]:
    """What a good report of this kind has: questions that need no typing."""
    ticket = _ticket(turn)
    row = turn.house.taxonomy.subcategories.get(ticket.subcategory or "") if ticket else None
    needs = row.needs if row and ticket and ticket.kind == "report" and not ticket.restricted else ()
    return [Button(f"need:{at}", "label", (("text", need),)) for at, need in enumerate(needs)]


def open_needs(turn: Turn, ticket: Ticket) -> str:
    """What a good report of this kind has, for whoever goes there or asks; nothing once it is done."""
    row = turn.house.taxonomy.subcategories.get(ticket.subcategory or "")
    return ", ".join(row.needs) if row and ticket.kind == "report" and after(ticket.status, "ask") else ""


def read_question(turn: Turn) -> Reading | None:
    if turn.answer.startswith("need:"):
        return Reading(turn.house.wording.say("ask-for-need", "vi", need=turn.text.strip().lower()))
    return read_text(turn)


# --- passing on and refusing ------------------------------------------------------------------------------


def read_unit(turn: Turn) -> Reading | None:
    if turn.answer.startswith("unit:"):
        return Reading(turn.answer.removeprefix("unit:"))
    for unit in turn.house.ward.units:
        if fold(turn.text).startswith((fold(unit.name), unit.id)):
            rest = turn.text[len(unit.name) :].strip(" :,-.;") if fold(turn.text).startswith(fold(unit.name)) else ""
            if len(rest) >= SHORTEST:
                turn.state.slots["reason"] = rest
            return Reading(unit.id)
    return None


def unit_buttons(turn: Turn) -> list[Button]:
    """Every unit but the one that has it."""
    ticket = _ticket(turn)
    others = [unit for unit in turn.house.ward.units if ticket is None or unit.id != ticket.unit]
    return [Button(f"unit:{unit.id}", "label", (("text", unit.name),)) for unit in others]


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


def needs_other(turn: Turn) -> bool:
    """R2 leads to the other ticket: its code is wanted."""
    slots = turn.state.slots
    return slots.get("refusal") == refusing.ALREADY and find_code(str(slots.get("reason") or "")) is None


def read_other(turn: Turn) -> Reading | None:
    if turn.answer == "unknown":
        return Reading("-")
    found = find_code(turn.answer or turn.text)
    return Reading(found[0]) if found and turn.tickets.by_code(found[0]) else None


def other_buttons(turn: Turn) -> list[Button]:
    ticket = _ticket(turn)
    codes = turn.tickets.like(ticket, MOST_LIKE) if ticket else []
    found = [Button(f"other:{code}", "label", (("text", code),)) for code in codes]
    return [*found, Button("unknown", "button-unknown")]


# --- waiting and more time --------------------------------------------------------------------------------


def wait_buttons(turn: Turn) -> list[Button]:
    ticket = _ticket(turn)
    owner = owner_named(turn.house, ticket) if ticket else ""
    passed = [Button("why:owner", "wait-owner", (("owner", owner),))] if owner else []
    return [*passed, Button("why:company", "wait-company"), Button("why:plan", "wait-plan")]


def read_wait(turn: Turn) -> Reading | None:
    if turn.answer.startswith("why:"):
        return Reading(turn.text.strip())
    return Reading(turn.text) if len(turn.text.split()) >= 2 and not turn.chosen else None


def read_days(turn: Turn) -> Reading | None:
    """How much longer; the reason may follow in the same breath: "3 ngày: chờ vật tư"."""
    if turn.answer.startswith("days:"):
        return Reading(f"{turn.answer.removeprefix('days:')} ngày")
    said = None if turn.chosen else read_how_long(turn.text)
    if said is None:
        return None
    if len(said.why.split()) >= 2:
        turn.state.slots["why"] = said.why
    return Reading(said.typed)


def read_why(turn: Turn) -> Reading | None:
    if turn.answer.startswith("why:"):
        return Reading(turn.text.strip())
    return Reading(turn.text) if len(turn.text.split()) >= 2 and not turn.chosen else None


FORMS = (
    closing.RESOLVE,
    Form(
        "official_ask", 1, (Slot("words", "group-ask-question", read_question, buttons=need_buttons, values=code_of),),
        _does("ask", "words"),
    ),
    Form("official_reply", 1, (Slot("words", "group-ask-reply", read_text, values=code_of),), _does("reply", "words")),
    Form(
        "official_pass", 1,
        (
            Slot("unit", "group-ask-unit", read_unit, buttons=unit_buttons, values=code_of),
            Slot("reason", "group-ask-pass-reason", read_text, values=code_of),
        ),
        _does("pass", "unit", "reason"),
    ),
    Form(
        "official_refuse", 1,
        (
            Slot(
                "refusal", "group-ask-refusal", read_refusal, values=code_of,
                buttons=[Button(f"code:{code}", f"refusal-{code}") for code in REFUSALS],
            ),
            Slot("other", "group-ask-other", read_other, needed=needs_other, buttons=other_buttons, values=code_of),
        ),
        _does("refuse", "refusal", "other", "reason"),
    ),
    Form(
        "official_sort", 1,
        (Slot("to", "group-ask-kind", sorting.read_kind, buttons=sorting.kind_buttons, values=code_of),),
        _does("sort", "to"),
    ),
    Form(
        "official_wait", 1, (Slot("why", "group-ask-wait", read_wait, buttons=wait_buttons, values=code_of),),
        _does("wait", "why", "time"),
    ),
    Form(
        "official_extend", 1,
        (
            Slot(
                "days", "group-ask-days", read_days, values=code_of,
                buttons=[Button(f"days:{count}", "longer-days", (("count", count),)) for count in DAYS],
            ),
            Slot(
                "why", "group-ask-why-longer", read_why, values=code_of,
                buttons=[Button(f"why:{name}", f"longer-{name}") for name in EXTEND_WHY],
            ),
        ),
        lambda turn: _again(turn, "extend", f"{turn.state.slots['days']}: {turn.state.slots['why']}"),
    ),
)  # fmt: skip
