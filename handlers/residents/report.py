"""Báo việc: what is wrong and where, in at most three questions, becomes a ticket."""

from __future__ import annotations

import re
from typing import Any

from handlers import places
from handlers.answers import GO_ON, HANDLED, Reading, is_no, is_unknown, is_yes, one_by_one, right_words
from handlers.forms import Form, Slot
from handlers.learning import learn
from handlers.officials import storms
from handlers.officials.opening import open_ticket
from handlers.redact import names_in, street_of
from handlers.residents import alike, best_question, consent, storm
from handlers.residents.bare import SURE, is_bare, only_phone, only_place, says_broken
from handlers.residents.flood import joins_last
from handlers.residents.kinds import (
    fix_before,
    kind_buttons,
    pick_kind,
    read_chosen,
    read_kind,
    report_guess,
    two_best,
    what_buttons,
)
from handlers.residents.menu import place_read
from handlers.residents.several import second_issues
from handlers.turn import Turn
from handlers.types import Button
from nlp.types import Understanding
from storage.models import Ticket

RECENT_MINUTES = 30  # a detail said this soon belongs to the ticket just opened

OTHER_THING = 3  # words beside a place that say what else is wrong
PLACE_HEADS = one_by_one(
    "o gan truoc canh doi ngay dau cuoi sau ke ben sat trong cho duoi tren khuc doan goc hem ngo kiet ngach so duong "
    "pho to khu ap thon near at in opposite behind"
)

_AT = re.compile(r"^(?:dạ,?\s+)?(?:ở|tại|o)\s+", re.IGNORECASE)

UNKNOWN = Button("unknown", "button-unknown")
LOCATION, AS_BEFORE = Button("pin", "button-send-location"), Button("before", "button-as-before")
YES, NO, FIX = Button("yes", "button-agree"), Button("no", "button-cancel"), Button("fix", "button-fix")


# --- what is already said ---------------------------------------------------------------------------------


def take_text(turn: Turn, slots: dict[str, Any], meant: Understanding) -> None:
    """Fill the slots from what a text says."""
    best, place = report_guess(meant), meant.first("location")
    if place and only_place(meant):
        slots.update(where=place.text, street=street_of(place.text, place.parts))
        return
    if best is None or is_bare(meant):
        return
    for name in ("before", "picked"):  # were said of other words
        slots.pop(name, None)
    slots["what"] = turn.text
    slots["category"], slots["confidence"] = best.category, round(best.confidence, 3)
    slots["ask_kind"] = best != meant.best or not meant.sure
    slots["subcategory"] = meant.subcategory
    slots["names"] = names_in(meant)
    others = second_issues(turn, meant)
    if others:
        slots["issues"] = others
    if place:
        slots.update(where=place.text, street=street_of(place.text, place.parts))


def begin(turn: Turn) -> None:
    """Take everything that the first message says."""
    slots = turn.state.slots
    slots["at"] = turn.now.isoformat()
    if turn.message.message_id:
        slots["of"] = turn.message.message_id
    if known := place_read(turn):
        slots.update(where=known.name, street=known.name)
    if turn.message.files:
        keep_photos(turn)
    if turn.message.pin:
        slots["pin"] = [turn.message.pin.lat, turn.message.pin.lng]
    if not turn.text or turn.chosen:
        return
    if picked := str(slots.get("picked") or ""):  # the person has told which kind these words are of
        take_text(turn, slots, turn.meant)
        pick_kind(turn, picked, turn.text)
    elif turn.message.kind in ("text", "photo", "edit"):
        take_text(turn, slots, turn.meant)


def keep_photos(turn: Turn) -> None:
    photos = [[file.ref, file.size] for file in turn.message.files if file.kind == "photo"]
    turn.state.slots.setdefault("photos", []).extend(photos)


# --- reading answers --------------------------------------------------------------------------------------


def read_what(turn: Turn) -> Reading | None:
    if turn.answer.startswith("kind:"):
        return read_chosen(turn, turn.answer.removeprefix("kind:"))
    if turn.message.files:
        keep_photos(turn)
    if turn.message.pin:
        turn.state.slots["pin"] = [turn.message.pin.lat, turn.message.pin.lng]
    if not turn.text and (turn.message.files or turn.message.pin):
        return GO_ON
    if not turn.text or turn.chosen or small_talk(turn) or (is_bare(turn.meant) and not only_place(turn.meant)):
        return None
    if report_guess(turn.meant) is None:
        turn.state.slots.update(category="other", confidence=0.3)
        return Reading(turn.text, sure=False)
    take_text(turn, turn.state.slots, turn.meant)
    if only_place(turn.meant):
        return GO_ON
    return Reading(turn.text, sure=turn.meant.best.intent == "report_issue")


def read_where(turn: Turn) -> Reading | None:
    """A pin, a place in words, "không biết"; a photo alone is kept and the question stays."""
    slots = turn.state.slots
    if turn.message.pin:
        slots["pin"] = [turn.message.pin.lat, turn.message.pin.lng]
        return GO_ON
    if turn.message.files:
        keep_photos(turn)
        if not turn.text:
            return GO_ON
    if slots.get("where_was") and (turn.answer == "before" or is_yes(turn.text)):
        return Reading(slots["where_was"])
    if turn.answer == "unknown" or (not turn.chosen and is_unknown(turn.text)):
        return Reading("")
    if turn.answer == "pin":  # the channel has no button of its own for it: say how
        turn.ask("report-how-pin", buttons=(UNKNOWN,))
        return HANDLED
    if turn.chosen or not turn.text or not turn.meant.folded.strip():
        return None
    return place_in_words(turn)


def where_buttons(turn: Turn) -> tuple[Button, ...]:
    return (LOCATION, AS_BEFORE) if turn.state.slots.get("where_was") else (LOCATION, UNKNOWN)


def place_in_words(turn: Turn) -> Reading | None:
    """A place that is recognised; else short words that may be one, to be read back."""
    slots, place = turn.state.slots, turn.meant.first("location")
    if changed_mind(turn) or (place is None and says_broken(turn.meant)):  # "hư", after "đèn": not where
        return GO_ON
    if place is not None:
        slots["street"] = street_of(place.text, place.parts)
        best = turn.meant.best
        if best.category == slots.get("category") and best.confidence >= SURE:  # says again what is wrong as well
            slots["what"] = f"{slots.get('what', '')}\n{turn.text}".strip()
            return Reading(place.text)
        # all the words are kept: "gần nhà bà Tư, cột số 5" helps more than the part we recognised
        return Reading(_AT.sub("", turn.text) if len(turn.text) <= 120 else place.text)
    if (
        only_phone(turn.meant)
        or len(turn.meant.folded.split()) > 25
        or is_yes(turn.text)
        or is_no(turn.text)
        or small_talk(turn)
    ):
        return None
    slots["street"], slots["unsure_place"] = street_of(turn.text), True  # read back before it is sent
    return Reading(_AT.sub("", turn.text), sure=False)


def small_talk(turn: Turn) -> bool:
    best = turn.meant.best
    return best.intent in ("greeting_or_thanks", "out_of_scope") and best.confidence >= SURE


def changed_mind(turn: Turn) -> bool:
    """Asked where, the person reports something else instead: the new thing takes the place of the old."""
    best, words = turn.meant.best, turn.meant.folded.split()
    slots = turn.state.slots
    if best.intent != "report_issue" or best.confidence < SURE or best.category == slots.get("category"):
        return False
    if words[0] in PLACE_HEADS or is_bare(turn.meant):  # "gần nhà bà Tư bán nước mía" is a place
        return False
    place = turn.meant.first("location")
    if place and len(words) - len(place.text.split()) < OTHER_THING:
        return False
    slots.pop("issues", None)
    take_text(turn, slots, turn.meant)
    turn.state.tries = 0
    turn.say("report-changed", what=turn.category_label(str(best.category), turn.meant.subcategory))
    return True


def read_both(turn: Turn) -> Reading | None:
    if turn.answer in ("both", "first"):
        return Reading(turn.answer == "both")
    if is_yes(turn.text):
        return Reading(True)
    return Reading(False) if is_no(turn.text) else None


def read_confirm(turn: Turn) -> Reading | None:
    if turn.answer == "fix":
        return fix_before(turn)
    if turn.answer == "no" or (not turn.answer and is_no(turn.text)):
        leave(turn)
        return HANDLED
    if turn.answer == "yes" or is_yes(turn.text):
        return Reading(True)
    if turn.message.files and not turn.text:
        keep_photos(turn)
        return GO_ON
    return correction(turn)


def read_same(turn: Turn) -> Reading | None:
    """Whether it is the thing that was reported already; words may also mend the place, a photo is kept."""
    if turn.message.files and not turn.text:
        keep_photos(turn)
        return GO_ON
    return alike.read(turn) or correction(turn)


def correction(turn: Turn) -> Reading | None:
    """Words in answer to the read-back: another place, or another thing."""
    if not turn.text or turn.chosen:
        return None
    slots, right = turn.state.slots, right_words(turn.text)
    meant = turn.house.understand(right, turn.now) if right else turn.meant
    place, best = meant.first("location"), turn.meant.best
    if place is None and (best.intent != "report_issue" or not turn.meant.sure):
        return None
    if best.intent == "report_issue" and best.confidence >= SURE and not is_bare(turn.meant):
        take_text(turn, slots, turn.meant)
    elif place is not None:
        where = places.mended(str(slots.get("where") or ""), place.text)
        placed = turn.house.understand(where, turn.now).first("location") or place
        slots.update(where=where, street=street_of(placed.text, placed.parts))
    return GO_ON


def leave(turn: Turn) -> None:
    turn.state.leave()
    turn.say("report-cancelled")


# --- what is needed ---------------------------------------------------------------------------------------


def needs_kind(turn: Turn) -> bool:
    slots = turn.state.slots
    return "issues" not in slots and bool(slots.get("ask_kind")) and len(two_best(turn)) > 1


def needs_place(turn: Turn) -> bool:
    slots = turn.state.slots
    if "pin" in slots or turn.house.taxonomy.categories[category(turn)].place == "none":
        return False
    issues = slots.get("issues") or []
    return not (slots.get("both") and all("where" in issue for issue in issues))


def needs_both(turn: Turn) -> bool:
    return len(turn.state.slots.get("issues", ())) > 1


def needs_confirm(turn: Turn) -> bool:
    """Opens at once when everything is known, the model is sure and the person knows what is kept."""
    slots = turn.state.slots
    if needs_both(turn) and "both" in slots and (consent.given(turn) or consent.noticed(turn)):
        return False
    placed = bool(slots.get("where")) or "pin" in slots or not needs_place(turn)
    sure = float(slots.get("confidence", 0)) >= SURE and placed and not slots.get("unsure_place")
    row = turn.house.taxonomy.categories[category(turn)]
    informed = consent.given(turn) or consent.noticed(turn) or (slots.get("storm") and row.storm is not None)
    return not (sure and informed)


def category(turn: Turn) -> str:
    return str(turn.state.slots.get("category") or "other")


def summary(turn: Turn) -> dict[str, Any]:
    """What is read back."""
    slots = turn.state.slots
    where = str(slots.get("where") or (turn.word("place-pin") if "pin" in slots else ""))
    label = turn.category_label(category(turn), slots.get("subcategory"))
    return {"what": label, "where": where, "has_place": "yes" if where else "no"}


def both_values(turn: Turn) -> dict[str, Any]:
    issues = turn.state.slots["issues"]
    first, second = (turn.category_label(issue["category"]) for issue in issues[:2])
    return {"first": first, "second": second}


# --- done -------------------------------------------------------------------------------------------------


def done(turn: Turn) -> None:
    """Open the ticket (or two), and say what happens next."""
    slots = turn.state.slots
    if slots.get("confirm") or consent.noticed(turn):  # in a storm nobody's consent is waited for
        consent.record(turn, "pressed_agree" if slots.get("confirm") else "reported_after_notice")
    issues = slots.get("issues") or [{}]
    one = {**slots, **issues[0], "what": slots.get("what")}  # "chỉ một việc": the first, with all that was said
    facts = [{**slots, **issue} for issue in issues[:2]] if slots.get("both") else [one]
    known = [storm.take(turn, fact) for fact in facts]
    if not known[0] and joins_last(turn, facts):
        return
    opened = [one or open_ticket(turn, fact) for one, fact in zip(known, facts, strict=True)]
    if slots.get("picked") == opened[0].category:
        learn(turn, str(slots["what"]), opened[0].category, by="resident", ticket=opened[0])
    of, asked = slots.get("of", ""), turn.state.asked
    turn.state.leave()
    turn.state.place = ""
    _end_waiting(turn)
    turn.state.recent = {"code": opened[0].code, "at": turn.now.isoformat(), "of": of}
    if len(opened) == 2:
        turn.say(
            "report-opened-two", code=opened[0].code, second=opened[1].code,
            due=opened[0].respond_due, second_due=opened[1].respond_due,
        )  # fmt: skip
        return
    ticket = opened[0]
    if known[0]:
        storm.answer(turn, ticket, one)
        return
    storms.watch(turn, ticket.category)
    _say_opened(turn, ticket, best_question.missing(turn, ticket, asked), photos=bool(slots.get("photos")))


def _say_opened(turn: Turn, ticket: Ticket, need: str, *, photos: bool) -> None:
    """The code and the promise, whose it is, and the one best question that is open."""
    unit = turn.house.ward.unit(ticket.unit)
    if need:
        turn.state.recent["need"] = need
    turn.say(
        "report-opened",
        buttons=best_question.buttons_of(turn, ticket, need),
        code=ticket.code, what=turn.category_label(ticket.category, ticket.subcategory),
        where=places.told(turn, ticket, ticket.place, turn.language),
        unit=unit.name if unit else turn.house.ward.name, due=ticket.respond_due,
        photo="no" if photos or need else "ask", question=turn.word(f"ask-{need}") if need else "",
        owner=best_question.owner_told(turn, ticket),
    )  # fmt: skip


def _end_waiting(turn: Turn) -> None:
    """What comes next is about this report, unless an officer is already talking with the person."""
    officer = turn.tickets.by_code(turn.state.relay) if turn.state.relay else None
    if officer is None or not officer.official_id:
        turn.state.relay = ""


REPORT = Form(
    name="report_issue",
    version=1,
    begin=begin,
    slots=(
        Slot("what", "report-ask-what", read_what, buttons=what_buttons),
        Slot("kind", "report-ask-kind", read_kind, needed=needs_kind, buttons=kind_buttons),
        Slot(
            "both", "report-ask-both", read_both, needed=needs_both, values=both_values,
            buttons=(Button("first", "button-only-first"), Button("both", "button-both")),  # 1 is one, 2 is two
        ),
        Slot(
            "where", "report-ask-location", read_where, needed=needs_place, buttons=where_buttons,
            values=lambda turn: {"was": str(turn.state.slots.get("where_was") or "")},
        ),
        Slot(
            "own", "report-ask-own", read_same, needed=alike.needs_own, buttons=alike.own_buttons, values=alike.own_values,
        ),
        Slot(
            "alike", "report-ask-alike", read_same, needed=alike.needs_alike, buttons=alike.BUTTONS, values=alike.values,
        ),
        Slot("confirm", "report-confirm", read_confirm, needed=needs_confirm, buttons=(YES, FIX, NO), values=summary),
    ),
    done=done,
)  # fmt: skip
