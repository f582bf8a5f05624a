"""Below what may be decided alone: the two likeliest meanings in the resident's words, then the menu, then a person."""

from __future__ import annotations

from handlers.learning import label_of, learn
from handlers.residents import consent
from handlers.residents.menu import HUMAN, NEEDS
from handlers.turn import Turn
from handlers.types import Button
from nlp.types import CATEGORIES, Guess

WORTH_OFFERING = 0.1  # less likely than that it would be a riddle, not a choice
TWO = 2


def two_likeliest(turn: Turn) -> list[Button]:
    """The two best guesses that can be said in a word; none when there are no two: then the words mean nothing to us."""
    guesses = turn.meant.guesses if any(sign.isalpha() for sign in turn.text) else ()  # a number means nothing
    offered = [_button(turn, guess) for guess in guesses if guess.confidence >= WORTH_OFFERING]
    likeliest = [button for button in offered if button is not None][:TWO]
    return likeliest if len(likeliest) == TWO else []


def _button(turn: Turn, guess: Guess) -> Button | None:
    label = label_of(guess)
    if guess.category:
        return Button(f"as:{label}", "label", (("text", turn.category_label(guess.category)),))
    return Button(f"as:{label}", NEEDS[label]) if label in NEEDS else None


def offer(turn: Turn, likeliest: list[Button]) -> None:
    """Ask which of the two it is, remembering the words: the choice is about them."""
    turn.state.tries += 1
    turn.state.unsure = turn.text
    human = () if any(button.key == NEEDS["talk_to_human"] for button in likeliest) else (HUMAN,)
    turn.say("not-understood-two", buttons=(*likeliest, Button("as:none", "button-something-else"), *human))


def chosen(turn: Turn, label: str) -> tuple[str, dict[str, object]]:
    """The words are taken up as what they were said to mean: the need, and what is known of it. The model learns:
    of a report when it is sent, of another need at once, if the person knows what is kept."""
    turn.hear(turn.state.unsure)
    turn.state.unsure = ""
    if label in CATEGORIES:
        return "report_issue", {"picked": label}
    if consent.given(turn) or consent.noticed(turn):
        learn(turn, turn.text, label, by="resident")
    return label, {"intent": label}
