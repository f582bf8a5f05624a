"""The tables, one noun a file; importing this package makes `SQLModel.metadata` whole."""

from storage.models.abuse_mark import AbuseMark
from storage.models.alarm import Alarm
from storage.models.attachment import Attachment
from storage.models.booking import Booking, Closure, Seat
from storage.models.call import Call
from storage.models.co_reporter import CoReporter, TicketPlace
from storage.models.conversation import Conversation
from storage.models.correction import Correction
from storage.models.custody import CustodyStep, Receipt
from storage.models.entitled import EntitledImport, EntitledPerson
from storage.models.entitled_month import EntitledLine, EntitledMonth, EntitledNotice, EntitledReview
from storage.models.filing import Filing, Mandate
from storage.models.job import Job
from storage.models.link_code import LinkCode
from storage.models.mail import Inbox, Outbox
from storage.models.official import Official
from storage.models.person import Consent, Identity, Person
from storage.models.plan_use import PlanUse
from storage.models.reminder import Reminder
from storage.models.session import Session, SessionItem, SessionMember, SessionTally
from storage.models.storm import Storm
from storage.models.ticket import Feedback, Ticket, TicketEvent
from storage.models.visit import HomeVisit, VisitAsker, VisitEvent, VisitSeat
from storage.models.visit_report import VisitReport
from storage.models.welfare import WelfareNeed
from storage.models.zalo import Takeover, ZaloAccount

__all__ = [
    "AbuseMark",
    "Alarm",
    "Attachment",
    "Booking",
    "Call",
    "Closure",
    "CoReporter",
    "Consent",
    "Conversation",
    "Correction",
    "CustodyStep",
    "EntitledImport",
    "EntitledLine",
    "EntitledMonth",
    "EntitledNotice",
    "EntitledPerson",
    "EntitledReview",
    "Feedback",
    "Filing",
    "HomeVisit",
    "Identity",
    "Inbox",
    "Job",
    "LinkCode",
    "Mandate",
    "Official",
    "Outbox",
    "Person",
    "PlanUse",
    "Receipt",
    "Reminder",
    "Seat",
    "Session",
    "SessionItem",
    "SessionMember",
    "SessionTally",
    "Storm",
    "Takeover",
    "Ticket",
    "TicketEvent",
    "TicketPlace",
    "VisitAsker",
    "VisitEvent",
    "VisitReport",
    "VisitSeat",
    "WelfareNeed",
    "ZaloAccount",
]
