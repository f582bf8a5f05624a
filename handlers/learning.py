"""What the ward learns from people: a message, what it was taken for, and what somebody says it is."""

from __future__ import annotations

from handlers.turn import Turn
from nlp.types import Guess
from storage.models import Correction, Ticket


def label_of(guess: Guess) -> str:
    """A category, or else the intent: how examples, corrections and offered choices are named."""
    return guess.category or guess.intent


def learn(turn: Turn, text: str, label: str, *, by: str, ticket: Ticket | None = None) -> None:
    """Keep that `text` means `label`. Danger and restricted matters are no examples: those words stay where they are."""
    if not text.strip() or label == "emergency" or (ticket is not None and ticket.restricted):
        return
    meant = turn.house.understand(text, turn.now)
    if meant.emergency or meant.restricted:
        return
    turn.corrections.keep(
        Correction(
            ward=turn.house.ward.id, person_id=ticket.person_id if ticket else turn.person_id,
            ticket_id=ticket.id if ticket else None, text=text, understood=label_of(meant.best),
            confidence=round(meant.best.confidence, 4), corrected=label, by=by, at=turn.now,
        )
    )  # fmt: skip
