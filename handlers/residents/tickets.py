"""One ticket of a resident: where it stands, adding to it, mending it, withdrawing it, and having the last word."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from handlers import places
from handlers.answers import HANDLED, Reading, is_no
from handlers.forms import Form, Slot
from handlers.officials import clock, joining
from handlers.officials.cards import fell_silent, post_card, tell_group
from handlers.officials.hiding import hide
from handlers.officials.opening import attach
from handlers.redact import excerpt, names_in, street_of
from handlers.residents import co_reporters
from handlers.residents.menu import HUMAN, wrong_code
from handlers.rules.clock import due_of
from handlers.rules.transitions import REOPEN_DAYS, REOPEN_LIMIT, after
from handlers.turn import Turn
from handlers.types import Button
from storage.models import Ticket

FIX_MINUTES = 10
SURE_OTHER = 0.9  # of another kind: then it is a new report and no answer
UNNAMED = frozenset({"domestic_violence", "child", "suicide"})  # somebody else may look at that phone
RATINGS = ("good", "fair", "poor")
OVER = ("closed", "refused", "cancelled", "merged")


# --- looking ----------------------------------------------------------------------------------------------


def show_code(turn: Turn, code: str) -> None:
    """The state of one ticket; somebody else's is told without its words or place."""
    ticket = turn.tickets.by_code(code)
    if wrong_code(turn):
        return
    mine = ticket is not None and joining.is_part_of(turn, ticket)
    if ticket is None or (ticket.restricted and not mine):
        turn.say("ticket-unknown", code=code, buttons=(Button("go:tickets", "button-my-tickets"), HUMAN))
    elif mine:
        show(turn, ticket)
    else:
        turn.say("ticket-of-other", **facts(turn, ticket))


def show(turn: Turn, ticket: Ticket) -> None:
    if ticket.status == "merged" and (into := co_reporters.standing(turn, ticket)):
        turn.say("ticket-show-merged", code=ticket.code, into=into.code)
        ticket = into
    reporter = ticket.person_id == turn.person.id
    turn.say("ticket-show", buttons=resident_buttons(ticket, reporter=reporter), **facts(turn, ticket))


def facts(turn: Turn, ticket: Ticket) -> dict[str, Any]:
    unit = turn.house.ward.unit(ticket.unit)
    label = turn.category_label(ticket.category, ticket.subcategory)
    return {
        "code": ticket.code,
        "what": turn.word("private-matter") if ticket.restricted in UNNAMED else label,
        "where": places.told(turn, ticket, co_reporters.place_told(turn, ticket), turn.language),
        "status": ticket.status,
        "unit": unit.name if unit else turn.house.ward.name,
        "due": due_of(ticket),
        "late": "yes" if turn.now > ticket.resolve_due and ticket.closed_at is None else "no",
    }


def resident_buttons(ticket: Ticket, *, reporter: bool = True) -> tuple[Button, ...]:
    if ticket.status == "resolved":
        return (
            Button(f"t:{ticket.code}:confirm", "button-fixed"),
            Button(f"t:{ticket.code}:reopen", "button-not-fixed"),
        )
    if after(ticket.status, "cancel"):
        return (
            Button(f"t:{ticket.code}:add", "button-add"),
            Button(f"t:{ticket.code}:cancel", "button-withdraw" if reporter else "button-leave"),
            HUMAN,
        )
    return ()


# --- acting -----------------------------------------------------------------------------------------------


def act(turn: Turn, code: str, what: str) -> None:
    """A button of a ticket: show, add, fix, cancel, confirm, reopen, rate.good ..."""
    ticket = turn.tickets.by_code(code)
    if ticket is None or not joining.is_part_of(turn, ticket):
        turn.say("ticket-unknown", code=code, buttons=(HUMAN,))
        return
    name, _, detail = what.partition(".")
    if ticket.status == "merged" and name != "show":
        ticket = co_reporters.standing(turn, ticket) or ticket
    reporter = ticket.person_id == turn.person.id
    if name == "show":
        show(turn, ticket)
    elif name == "tell" and after(ticket.status, "add"):
        from handlers.residents.best_question import told

        told(turn, ticket, detail)
    elif name == "rate" and detail in RATINGS and reporter:
        rate(turn, ticket, detail)
    elif name in (
        ("add", "fix", "cancel", "confirm", "reopen") if reporter else ("add", "cancel", "confirm", "reopen")
    ):
        if after(ticket.status, name) is None:
            turn.say("ticket-cannot", **facts(turn, ticket))
            return
        {"add": _ask_add, "fix": _ask_fix, "cancel": cancel, "confirm": confirm, "reopen": ask_reopen}[name](
            turn, ticket
        )
    else:
        turn.say("button-old")


def _begin(turn: Turn, form: Form, ticket: Ticket) -> None:
    turn.state.begin(form.name, form.version, {"code": ticket.code})
    form.start(turn)


def _ask_add(turn: Turn, ticket: Ticket) -> None:
    _begin(turn, ADD, ticket)


def _ask_fix(turn: Turn, ticket: Ticket) -> None:
    from handlers.residents.mending import FIX

    _begin(turn, FIX, ticket)


def cancel(turn: Turn, ticket: Ticket) -> None:
    """The reporter withdraws it; where others have the same trouble, only their part in it."""
    if co_reporters.leave(turn, ticket):
        return
    if not turn.tickets.move(ticket, "cancelled", now=turn.now, closed_at=turn.now):
        turn.say("ticket-cannot", **facts(turn, ticket))
        return
    turn.tickets.note(ticket, "cancelled", actor="resident", now=turn.now)
    clock.sync(turn, ticket)
    turn.state.recent = {}
    turn.say("ticket-cancelled", code=ticket.code)
    post_card(turn, ticket)


def confirm(turn: Turn, ticket: Ticket) -> None:
    """The reporter says that it is done; then one tap for how it went. Two co-reporters stand for a silent one."""
    reporter = ticket.person_id == turn.person.id
    if not reporter and not co_reporters.enough_say_so(turn, ticket):
        turn.say("ticket-confirmed-too", code=ticket.code)
        return
    if not turn.tickets.move(ticket, "closed", now=turn.now, closed_at=turn.now):
        turn.say("ticket-cannot", **facts(turn, ticket))
        return
    turn.tickets.note(ticket, "confirmed", actor="resident", now=turn.now)
    clock.sync(turn, ticket)
    turn.state.recent = {}
    buttons = [Button(f"t:{ticket.code}:rate.{rating}", f"button-rate-{rating}") for rating in RATINGS]
    if reporter:
        turn.say("ticket-confirmed", code=ticket.code, buttons=buttons)
    else:
        turn.say("ticket-confirmed-too", code=ticket.code)
    post_card(turn, ticket)


def rate(turn: Turn, ticket: Ticket, rating: str) -> None:
    turn.tickets.rate(ticket, rating, now=turn.now)
    turn.tickets.note(ticket, "rated", actor="resident", now=turn.now, data={"rating": rating})
    why = {"reason": reason} if (reason := said_more(turn)) else {}
    turn.state.begin(RATING.name, RATING.version, {"code": ticket.code, "rating": rating, **why})
    RATING.start(turn)


def ask_reopen(turn: Turn, ticket: Ticket) -> None:
    """Not done: within seven days, and asked why; a third time it goes to the leader as well."""
    ended = (ticket.resolved_at if fell_silent(turn, ticket) else ticket.closed_at) or ticket.updated_at
    if turn.now - ended > timedelta(days=REOPEN_DAYS):
        turn.say("reopen-late", code=ticket.code, buttons=(Button("go:report_issue", "button-report"), HUMAN))
    elif reason := said_more(turn):
        reopen(turn, ticket, reason)
    else:
        _begin(turn, REOPEN, ticket)


def said_more(turn: Turn) -> str:
    """All that was typed, when it says more than the button it names: "chưa, vẫn tối thui"."""
    typed = turn.message.text.strip() if turn.message.kind == "text" else ""
    more = len(typed.split()) > len(turn.text.split()) and not is_no(typed)
    return typed if more else ""


def reopen(turn: Turn, ticket: Ticket, reason: str) -> None:
    if not turn.tickets.move(ticket, "reopened", now=turn.now, reopened=ticket.reopened + 1, closed_at=None):
        turn.say("ticket-cannot", **facts(turn, ticket))
        return
    turn.tickets.note(ticket, "reopened", actor="resident", now=turn.now, data={"reason": reason})
    clock.sync(turn, ticket)
    attach(turn, ticket, turn.state.slots.get("photos") or (), side="before")
    turn.state.recent = {"code": ticket.code, "at": turn.now.isoformat()}
    if ticket.reopened > REOPEN_LIMIT:
        turn.tickets.alarm("reopened_often", ref=ticket.code, detail=str(ticket.reopened), now=turn.now)
    turn.say("ticket-reopened", code=ticket.code, often="yes" if ticket.reopened > REOPEN_LIMIT else "no")
    post_card(turn, ticket)
    turn.notify(ticket, "contested")
    tell_group(turn, ticket, "group-reopened", words=_shown(turn, reason), times=ticket.reopened)


def _shown(turn: Turn, text: str) -> str:
    """The resident's words as a group may see them."""
    return excerpt(text, names_in(turn.house.understand(text, turn.now))) if text else ""


def _learnt(turn: Turn, ticket: Ticket, text: str) -> dict[str, Any]:
    """What the ticket did not know yet."""
    changes: dict[str, Any] = {"description": f"{ticket.description or ''}\n{text}".strip()} if text else {}
    if turn.message.pin and not ticket.pin:
        changes["pin"] = [turn.message.pin.lat, turn.message.pin.lng]
    if turn.text and not ticket.place and (place := turn.meant.first("location")):
        changes.update(place=turn.text, street=street_of(place.text, place.parts))
    return changes


def add_detail(turn: Turn, ticket: Ticket, text: str, photos: Any = (), *, thanked: bool = True) -> None:
    """More words or photos for an open ticket. What an officer asked the reporter only the reporter answers."""
    reporter = ticket.person_id == turn.person.id
    answered = ticket.status == "waiting_resident" and reporter
    hide(turn, ticket, text)
    if answered:
        turn.tickets.move(ticket, "accepted" if ticket.official_id else "new", now=turn.now)
    turn.tickets.note(
        ticket, "answered" if answered else "detail_added", actor="resident", now=turn.now, data={"text": text}
    )
    clock.sync(turn, ticket)
    attach(turn, ticket, photos, side="before")
    changes = _learnt(turn, ticket, "" if answered else text) if reporter else co_reporters.learnt(turn, ticket)
    if changes:
        turn.tickets.change(ticket, now=turn.now, **changes)
        places.remember(turn, ticket)
    if thanked:
        turn.say("detail-added", code=ticket.code)
    if not answered and co_reporters.quiet(turn, ticket):
        return
    if answered:
        post_card(turn, ticket)
    if turn.message.pin:
        tell_group(turn, ticket, "group-pin", purpose="reply")
    if not text and not photos:
        return
    key = "group-answered" if answered else "group-added"
    see = (Button(f"t:{ticket.code}:details", "button-details"),) if photos else ()  # a face may be on it: not here
    tell_group(turn, ticket, key, purpose="reply", buttons=see, words=_shown(turn, text), photos=len(photos))


def photos_of(turn: Turn) -> list[list[Any]]:
    return [[file.ref, file.size] for file in turn.message.files if file.kind == "photo"]


# --- forms ------------------------------------------------------------------------------------------------


def ticket_of(turn: Turn) -> Ticket:
    ticket = turn.tickets.by_code(str(turn.state.slots.get("code")))
    if ticket is None:
        raise LookupError("the ticket of this dialogue is gone")
    return ticket


def read_words(turn: Turn) -> Reading | None:
    """Any text, photo or pin."""
    if turn.message.files:
        turn.state.slots.setdefault("photos", []).extend(photos_of(turn))
    if turn.chosen and not turn.answer:
        return None
    if turn.answer == "skip":
        return Reading("")
    if not (turn.text or turn.message.files or turn.message.pin):
        return None
    return Reading(turn.text, sure=_is_answer(turn))


def _is_answer(turn: Turn) -> bool:
    """Words about the ticket in hand answer a question about it, even if they sound like a report."""
    if "code" not in turn.state.slots:
        return not turn.need
    if turn.need != "report_issue":
        return not turn.need or turn.state.dialogue == ANSWER.name
    return turn.meant.best.category == ticket_of(turn).category or turn.meant.best.confidence < SURE_OTHER


def _add_done(turn: Turn) -> None:
    ticket, slots = ticket_of(turn), dict(turn.state.slots)
    turn.state.leave()
    add_detail(turn, ticket, str(slots.get("words") or ""), slots.get("photos") or ())


def _reopen_done(turn: Turn) -> None:
    ticket, reason = ticket_of(turn), str(turn.state.slots.get("reason") or "")
    reopen(turn, ticket, reason)
    turn.state.leave()


def _rating_done(turn: Turn) -> None:
    ticket, reason = ticket_of(turn), str(turn.state.slots.get("reason") or "")
    if reason:
        turn.tickets.explain_rating(ticket, reason)
    turn.state.leave()
    turn.say("rating-thanks")


def read_reason(turn: Turn) -> Reading | None:
    """One of the offered reasons, own words, or none."""
    if turn.answer == "skip":
        return Reading("")
    if turn.answer.startswith("because:"):
        return Reading(turn.text)
    if turn.answer == "own":
        turn.state.asking = "reason"
        turn.ask("rating-ask-own")
        return HANDLED
    words = read_words(turn)
    blame = turn.meant.best.intent == "give_feedback"  # it was asked for, so it is no other need
    return replace(words, sure=True) if words and blame else words


REASONS = (
    Button("because:slow", "button-reason-slow"),
    Button("because:half", "button-reason-half"),
    Button("because:rude", "button-reason-rude"),
    Button("skip", "button-skip"),
)
GOOD_REASONS = (
    Button("because:fast", "button-reason-fast"),
    Button("because:kind", "button-reason-kind"),
    Button("skip", "button-skip"),
)
ADD = Form("add_detail", 1, (Slot("words", "add-ask-words", read_words),), _add_done)
REOPEN = Form(
    "reopen",
    1,
    (Slot("reason", "reopen-ask-reason", read_words, buttons=(Button("skip", "button-skip"),)),),
    _reopen_done,
)
RATING = Form(
    "rating", 1,
    (
        Slot(
            "reason", "rating-ask-reason", read_reason, values=lambda t: {"rating": t.state.slots["rating"]},
            buttons=lambda t: GOOD_REASONS if t.state.slots["rating"] == "good" else REASONS,
        ),
    ),
    _rating_done,
)  # fmt: skip
ANSWER = Form(
    "answer_officer", 1,
    (
        Slot(
            "words", "answer-ask", read_words,
            values=lambda turn: {name: turn.state.slots.get(name, "") for name in ("question", "code")},
        ),
    ),
    _add_done,
)  # fmt: skip
