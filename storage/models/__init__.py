"""The tables, one noun a file; importing this package makes `SQLModel.metadata` whole."""

from storage.models.alarm import Alarm
from storage.models.attachment import Attachment
from storage.models.booking import Booking, Closure, Seat
from storage.models.call import Call
from storage.models.conversation import Conversation
from storage.models.correction import Correction
from storage.models.entitled import EntitledImport, EntitledPerson
from storage.models.filing import Filing, Mandate
from storage.models.job import Job
from storage.models.link_code import LinkCode
from storage.models.mail import Inbox, Outbox
from storage.models.official import Official
from storage.models.person import Consent, Identity, Person
from storage.models.plan_use import PlanUse
from storage.models.reminder import Reminder
from storage.models.ticket import Feedback, Ticket, TicketEvent
from storage.models.zalo import Takeover, ZaloAccount

__all__ = [
    "Alarm",
    "Attachment",
    "Booking",
    "Call",
    "Closure",
    "Consent",
    "Conversation",
    "Correction",
    "EntitledImport",
    "EntitledPerson",
    "Feedback",
    "Filing",
    "Identity",
    "Inbox",
    "Job",
    "LinkCode",
    "Mandate",
    "Official",
    "Outbox",
    "Person",
    "PlanUse",
    "Reminder",
    "Seat",
    "Takeover",
    "Ticket",
    "TicketEvent",
    "ZaloAccount",
]
