"""Erasure: what becomes of every table that holds something of a person once they ask to have it erased."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, or_, select, update

from storage.bookings import Bookings
from storage.call_list import CallList
from storage.co_reporters import CoReporters
from storage.corrections import Corrections
from storage.custody import Custody
from storage.db import Tx
from storage.filings import Filings
from storage.links import Links
from storage.models import (
    AbuseMark,
    Attachment,
    Conversation,
    Feedback,
    HomeVisit,
    Identity,
    Inbox,
    Outbox,
    Person,
    Receipt,
    Ticket,
    TicketEvent,
    TicketPlace,
    VisitReport,
)
from storage.reminders import Reminders
from storage.rows import table
from storage.tickets import WORKED_ON
from storage.visit_reports import VisitReports
from storage.visits import Visits
from storage.welfare import Welfare

MARK, ATTACHMENT, CONVERSATION, FEEDBACK, VISIT, IDENTITY, INBOX, OUTBOX, PERSON = (
    table(noun)
    for noun in (AbuseMark, Attachment, Conversation, Feedback, HomeVisit, Identity, Inbox, Outbox, Person)
)  # fmt: skip
RECEIPT, TICKET, EVENT, PLACE, REPORT = (
    table(noun) for noun in (Receipt, Ticket, TicketEvent, TicketPlace, VisitReport)
)


class When(Enum):
    """When the words of a person leave a table."""

    AT_ONCE = "when they say so: nobody needs it any more"
    CARRIED_OUT = "when somebody of the ward has carried the request out"
    KEPT = "not at all: it is proof, or holds nothing that they told"
    OTHERS = "never: these are words about somebody else"


# Every table with something of a person in it; a guard test knows when one is missing.
RULES: dict[str, tuple[When, str]] = {
    "abuse_mark": (When.CARRIED_OUT, "a leader may still have to look at it, for the person's own sake"),
    "attachment": (When.CARRIED_OUT, "with the ticket that it shows; the file goes too"),
    "booking": (When.AT_ONCE, "given up, then without a name: the number stays for the figures"),
    "call": (When.AT_ONCE, "nobody is to call them any more"),
    "closure": (When.OTHERS, "an official's reason"),
    "co_reporter": (When.AT_ONCE, "they leave the ticket; that somebody joined stays"),
    "consent": (When.KEPT, "that they agreed, to what and when must be provable (Luật 91/2025/QH15 điều 9)"),
    "conversation": (When.AT_ONCE, "what it remembers of the past; the rest is the answer that they read"),
    "correction": (When.AT_ONCE, ""),
    "custody_step": (When.CARRIED_OUT, "with its receipt"),
    "entitled_import": (When.OTHERS, "the ward's own list, as it was read"),
    "entitled_line": (When.KEPT, "the ward's own list, by month, without a name"),
    "entitled_notice": (When.KEPT, "proof that the ward told them of its decision"),
    "entitled_person": (When.KEPT, "the ward's own list by its own decisions; an official takes somebody off it"),
    "feedback": (When.AT_ONCE, "the reason; the mark stays for the figures"),
    "filing": (When.AT_ONCE, ""),
    "home_visit": (When.AT_ONCE, "given up; one that somebody else joined goes on as theirs"),
    "identity": (When.KEPT, "the provider's number of the chat: whoever asked must be answered there"),
    "inbox": (When.CARRIED_OUT, "the request itself is among them"),
    "link_code": (When.AT_ONCE, ""),
    "mandate": (When.AT_ONCE, ""),
    "outbox": (When.CARRIED_OUT, "with what it answers"),
    "person": (When.AT_ONCE, "name and phone"),
    "plan_use": (When.KEPT, "counts by the provider's number of a chat"),
    "receipt": (When.CARRIED_OUT, "and not before the papers are back: it is proof of what the ward owes"),
    "reminder": (When.AT_ONCE, ""),
    "session_member": (When.OTHERS, "a volunteer of the ward"),
    "takeover": (When.KEPT, "the provider's number of a chat, for half an hour"),
    "ticket": (When.CARRIED_OUT, "an ended one at once; a restricted one only when it has ended"),
    "ticket_event": (When.CARRIED_OUT, "with its ticket: what happened stays, the words go"),
    "ticket_place": (When.CARRIED_OUT, "with its ticket"),
    "visit_asker": (When.AT_ONCE, ""),
    "visit_event": (When.AT_ONCE, "with its visit"),
    "visit_report": (When.AT_ONCE, "with its visit; figures stay"),
    "welfare_need": (When.AT_ONCE, "the figures stay"),
    "zalo_account": (When.OTHERS, "the ward's own tokens"),
}
# Of a line of history this stays: numbers, states and times, from which clocks and figures are read; never words.
OF_HISTORY = frozenset({
    "before", "cause", "clock", "co_reporter", "code", "from", "into", "of", "percent", "person", "refusal", "unit",
    "until", "what", "which",
})  # fmt: skip


class Erasure:
    """What a turn may have erased of a person."""

    def __init__(self, tx: Tx, ward: str) -> None:
        self._tx, self._ward = tx, ward

    def at_once(self, person_id: int, now: datetime) -> None:
        """What nobody of the ward has to look at; what they expect of the ward was given up before."""
        tx, ward = self._tx, self._ward
        self._let_photos_go(ATTACHMENT.c.id.in_(self._photos_of_visits(person_id)))
        Corrections(tx, ward).forget(person_id)
        Custody(tx, ward, str).forget(person_id)
        VisitReports(tx, ward).forget(person_id)  # before the visits forget whose they were
        Visits(tx, ward).forget(person_id)
        Filings(tx, ward).forget(person_id)
        Reminders(tx, ward).forget(person_id)
        Welfare(tx, ward).forget(person_id, now)
        Bookings(tx, ward, str).forget(person_id, now)
        CoReporters(tx, ward).forget(person_id, now)
        CallList(tx, ward).forget(person_id, now)
        Links(tx, ward, str).forget(person_id)
        tx.execute(update(FEEDBACK).where(FEEDBACK.c.person_id == person_id).values(reason=None))
        tx.execute(update(PERSON).where(PERSON.c.id == person_id).values(name=None, phone=None))
        self._empty_tickets(TICKET.c.person_id == person_id, TICKET.c.status.not_in((*WORKED_ON, "resolved")))

    def carry_out(self, person_id: int, asked_at: datetime) -> bool:
        """The rest of what there was when they asked. False: something has to wait until it has ended."""
        tx = self._tx
        theirs = (TICKET.c.person_id == person_id, TICKET.c.opened_at <= asked_at)
        confided = and_(TICKET.c.restricted.is_not(None), TICKET.c.status.in_(WORKED_ON))
        self._empty_tickets(*theirs, ~confided)
        Custody(tx, self._ward, str).forget(person_id)
        loose = and_(ATTACHMENT.c.person_id == person_id, ATTACHMENT.c.ticket_id.is_(None))
        self._let_photos_go(loose, ATTACHMENT.c.created_at <= asked_at)
        tx.execute(update(MARK).where(MARK.c.person_id == person_id, MARK.c.at <= asked_at).values(words=None))
        self._empty_mail(person_id, asked_at)
        out = exists().where(RECEIPT.c.person_id == person_id, RECEIPT.c.made_at <= asked_at)
        waits = select(or_(exists().where(*theirs, confided), out))
        return not tx.execute(waits).scalar()

    def _photos_of_visits(self, person_id: int) -> Any:
        return (
            select(REPORT.c.photo_id)
            .join(VISIT, VISIT.c.id == REPORT.c.visit_id)
            .where(VISIT.c.person_id == person_id, REPORT.c.photo_id.is_not(None))
        )

    def _empty_tickets(self, *which: ColumnElement[bool]) -> None:
        ids = select(TICKET.c.id).where(TICKET.c.ward == self._ward, *which)
        for line in self._tx.execute(select(EVENT.c.id, EVENT.c.data).where(EVENT.c.ticket_id.in_(ids))).all():
            if line.data:
                self._tx.execute(update(EVENT).where(EVENT.c.id == line.id).values(data=without_words(line.data)))
        self._let_photos_go(ATTACHMENT.c.ticket_id.in_(ids))
        self._tx.execute(delete(PLACE).where(PLACE.c.ticket_id.in_(ids)))
        gone = dict.fromkeys(("description", "place", "pin"))
        self._tx.execute(update(TICKET).where(TICKET.c.id.in_(ids)).values(**gone))

    def _let_photos_go(self, *which: ColumnElement[bool]) -> None:
        """The row at once; the file is deleted by whoever keeps the files (bot/media.py)."""
        erased = {"status": "erased", "ref": None}
        self._tx.execute(
            update(ATTACHMENT).where(ATTACHMENT.c.status.not_in(("erased", "gone")), *which).values(**erased)
        )
        self._tx.execute(update(ATTACHMENT).where(ATTACHMENT.c.status == "gone", *which).values(ref=None))

    def _empty_mail(self, person_id: int, asked_at: datetime) -> None:
        """What they wrote and what they were told, in every chat of theirs, as far as it is done with."""
        query = select(CONVERSATION.c.talk).join(IDENTITY, IDENTITY.c.id == CONVERSATION.c.identity_id)
        for talk in self._tx.execute(query.where(IDENTITY.c.person_id == person_id)).scalars().all():
            read = (INBOX.c.talk == talk, INBOX.c.received_at <= asked_at, INBOX.c.status != "new")
            failed = update(INBOX).where(*read, INBOX.c.status == "failed")
            self._tx.execute(failed.values(status="done"))  # nobody can take it again
            self._tx.execute(update(INBOX).where(*read).values(body=None))
            channel, account, chat, *member = str(talk).split("|")
            if not member:  # in a group everybody reads what is said there
                here = (OUTBOX.c.channel == channel, OUTBOX.c.account == account, OUTBOX.c.chat == chat)
                told = update(OUTBOX).where(*here, OUTBOX.c.created_at <= asked_at, OUTBOX.c.status != "due")
                self._tx.execute(told.values(body=None))


def without_words(data: Mapping[str, Any]) -> dict[str, Any] | None:
    """What stays of a line of history."""
    return {name: value for name, value in data.items() if name in OF_HISTORY} or None
