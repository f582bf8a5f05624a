"""Every dialogue of residents, by name; and which need leads to which."""

from __future__ import annotations

from collections.abc import Callable

from handlers.forms import Form
from handlers.residents.appointments.booking import APPOINTMENT
from handlers.residents.appointments.changing import Change
from handlers.residents.appointments.listing import BookingList
from handlers.residents.appointments.queue import Queue
from handlers.residents.emergency import EMERGENCY
from handlers.residents.guide.dialogue import Guide
from handlers.residents.human import HUMAN, TO_DESK
from handlers.residents.legal import Legal
from handlers.residents.linking import LINK
from handlers.residents.mending import FIX
from handlers.residents.privacy import PRIVACY
from handlers.residents.receipts import ReceiptList
from handlers.residents.report import REPORT
from handlers.residents.storm import STORM
from handlers.residents.ticket_list import TicketList
from handlers.residents.tickets import ADD, ANSWER, RATING, REOPEN
from handlers.residents.visits.asking import HOME_VISIT
from handlers.residents.visits.changing import VisitList
from handlers.residents.welfare import WELFARE
from handlers.types import Dialogue

FORMS: tuple[Form, ...] = (
    REPORT,
    STORM,
    EMERGENCY,
    HUMAN,
    TO_DESK,
    PRIVACY,
    FIX,
    ADD,
    REOPEN,
    RATING,
    ANSWER,
    LINK,
    APPOINTMENT,
    HOME_VISIT,
    WELFARE,
)

BY_INTENT = {
    "report_issue": "report_issue",
    "check_status": "tickets",
    "talk_to_human": "talk_to_human",
    "consent_or_privacy": "privacy",
    "ask_procedure": "guide",
    "request_home_visit": "home_visit",
    "book_appointment": "appointment",
    "welfare_request": "welfare",
    "give_feedback": "to_desk",
    "suggest_initiative": "to_desk",
    "cancel_or_reschedule": "change",
}


def form_named(name: str) -> Form | None:
    return next((form for form in FORMS if form.name == name), None)


OTHERS: tuple[Callable[[], Dialogue], ...] = (
    TicketList,
    BookingList,
    ReceiptList,
    VisitList,
    Change,
    Queue,
    Legal,
    Guide,
)


def dialogue_named(name: str) -> Dialogue | None:
    """The dialogue of a stored state; None when this program no longer has it."""
    made = next((one() for one in OTHERS if one().name == name), None)
    return made or form_named(name)
