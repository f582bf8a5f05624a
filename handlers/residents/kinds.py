"""Which kind of thing a report is: two likeliest in the resident's words, then more, then a person; and Sửa."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.answers import GO_ON, HANDLED, Reading
from handlers.residents.human import hand_over
from handlers.turn import Turn
from handlers.types import Button
from nlp.types import Guess, Understanding

EXAMPLES = ("lighting", "trash", "noise", "road", "flooding_drainage")
MORE_KINDS = 4
NONE_OF_THESE = "other"
SOMETHING_ELSE, HUMAN = Button("kind:other", "button-something-else"), Button("human", "button-human")


def report_guess(meant: Understanding) -> Guess | None:
    """The likeliest category among the guesses."""
    return next((guess for guess in meant.guesses if guess.intent == "report_issue" and guess.category), None)


def pick_kind(turn: Turn, category: str, words: str) -> None:
    """The person has told which kind these words are of: nothing is surer; once the report is sent, the model learns."""
    meant = turn.house.understand(words, turn.now)
    subcategory = meant.subcategory if meant.best.category == category else None
    turn.state.slots.update(what=words, category=category, confidence=1.0, subcategory=subcategory, ask_kind=False)
    if category != NONE_OF_THESE:
        turn.state.slots["picked"] = category


def read_chosen(turn: Turn, category: str) -> Reading:
    """A kind instead of words; after Sửa, the words were right and only their kind was not."""
    if before := turn.state.slots.pop("before", None):
        turn.state.slots.update(before)
        pick_kind(turn, category, str(before["what"]))
        return Reading(before["what"])
    turn.state.slots.update(category=category, confidence=1.0)
    return Reading(turn.text)


def read_kind(turn: Turn) -> Reading | None:
    """One of the two; neither leads to more kinds, and from there to a person."""
    slots = turn.state.slots
    if turn.answer == "none":
        slots["more_kinds"] = True
        return GO_ON
    if turn.answer == "human":
        hand_over(turn, str(slots.get("what") or ""), slots.get("photos") or ())
        return HANDLED
    if turn.answer.startswith("kind:"):
        pick_kind(turn, turn.answer.removeprefix("kind:"), str(slots.get("what") or ""))
        return Reading(turn.answer.removeprefix("kind:"))
    if turn.chosen or not turn.text:
        return None
    best = report_guess(turn.meant)
    if best is None or not turn.meant.sure:
        return None
    slots.update(category=best.category, confidence=best.confidence)
    return Reading(best.category, sure=turn.meant.best.intent == "report_issue")


def fix_before(turn: Turn) -> Reading:
    """Sửa, before anything is sent: said again, or another kind chosen for the same words."""
    slots = turn.state.slots
    before = {name: slots[name] for name in ("what", "where", "street", "category") if name in slots}
    for name in (*before, "confidence", "kind", "more_kinds", "picked", "both", "issues", "confirm"):
        slots.pop(name, None)
    turn.state.asking = "what"
    turn.state.tries = 0
    if before.get("what"):
        slots["before"] = before
    turn.ask("report-ask-fixed", buttons=what_buttons(turn))
    return HANDLED


def two_best(turn: Turn) -> list[str]:
    """The two likeliest categories, in the words of residents."""
    text = str(turn.state.slots.get("what") or "")
    if not text:
        return []
    guesses = turn.house.understand(text, turn.now).guesses
    return [str(g.category) for g in guesses if g.intent == "report_issue" and g.category][:2]


def kind_buttons(turn: Turn) -> list[Button]:
    if turn.state.slots.get("more_kinds"):
        others = [name for name in likely_kinds(turn) if name not in two_best(turn)]
        return [*labels(turn, others[:MORE_KINDS]), SOMETHING_ELSE, HUMAN]
    return [*labels(turn, two_best(turn)), Button("none", "button-something-else")]


def labels(turn: Turn, names: Iterable[str]) -> list[Button]:
    return [Button(f"kind:{name}", "label", (("text", turn.category_label(name)),)) for name in names]


def likely_kinds(turn: Turn, words: str = "") -> list[str]:
    """What the words may mean, the likeliest first; then what is reported most."""
    words = words or str(turn.state.slots.get("what") or "")
    guesses = turn.house.understand(words, turn.now).guesses if words else ()
    return list(dict.fromkeys([*(str(guess.category) for guess in guesses if guess.category), *EXAMPLES]))


def what_buttons(turn: Turn) -> list[Button]:
    """Some kinds to choose from; after Sửa, other kinds for what was said."""
    before = turn.state.slots.get("before")
    if not before:
        return labels(turn, EXAMPLES)
    names = [name for name in likely_kinds(turn, str(before["what"])) if name != before.get("category")]
    return [*labels(turn, names[:MORE_KINDS]), SOMETHING_ELSE]
