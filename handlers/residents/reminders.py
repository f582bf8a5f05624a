"""What a reminder says when it comes due, if it is still true then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from handlers.residents import entitled_letters
from handlers.residents.appointments import telling
from handlers.residents.guide import reminding
from handlers.residents.visits import afterwards
from handlers.residents.visits import telling as visits
from handlers.turn import Turn

# A teller looks at the cause as it is now and speaks, or returns False: it is no longer true.
Teller = Callable[[Turn, dict[str, Any]], bool]
TELLERS: dict[str, Teller] = {
    "filing_result": reminding.result,
    "filing_papers": reminding.papers,
    "filing_deadline": reminding.deadline,
    "booking_day": telling.remind,
    "booking_soon": telling.remind,
    "booking_hold": telling.hold_over,
    "entitled_letter": entitled_letters.tell,
    "visit_day": visits.remind,
    "visit_soon": visits.remind,
    afterwards.RATING: afterwards.remind_rating,
    afterwards.NEXT: afterwards.remind_next,
}


def tell(turn: Turn) -> None:
    """Say the reminder that came as a notice, or leave the trace of why not."""
    facts = turn.message.data
    teller = TELLERS.get(str(facts["kind"]).partition(".")[0])
    if teller is None:
        turn.reminders.drop(int(facts["reminder"]), "this program knows no such reminder", now=turn.now)
    elif not teller(turn, facts):
        turn.reminders.drop(int(facts["reminder"]), "no longer true", now=turn.now)
