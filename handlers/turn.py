"""One turn: a message and everything a dialogue may know and do about it. It sends nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from handlers.categories import Taxonomy
from handlers.entitled import Lexicon, load_lexicon
from handlers.matters import Matter
from handlers.ports import (
    Abuse,
    Bookings,
    Calls,
    CoReporters,
    Corrections,
    Custody,
    Entitled,
    EntitledMonths,
    Erasure,
    Filings,
    Jobs,
    Links,
    Mail,
    Officials,
    People,
    Places,
    Reminders,
    Sessions,
    Storms,
    Tickets,
    Understander,
    VisitReports,
    Visits,
    Welfare,
)
from handlers.procedures.links import Book
from handlers.programmes import Programmes, load_programmes
from handlers.rules.deadlines import Calendar
from handlers.rules.reminders import good_hour, hours_for
from handlers.state import State
from handlers.types import ANYWHERE, Address, Button, Document, Message, Reply
from handlers.ward import Hotline, Ward
from handlers.wording import DEFAULT_FORM, Wording
from nlp.types import Understanding
from storage.models import Official, Person, Reminder, Ticket

HEARD_BY_ALL = frozenset({"resolved", "passed", "refused", "contested", "merged", "split"})  # the rest is quiet


@dataclass(frozen=True, slots=True)
class House:
    """What every turn of a ward shares: its facts, words and rules."""

    ward: Ward
    taxonomy: Taxonomy
    calendar: Calendar
    wording: Wording
    hotlines: dict[str, Hotline]
    understand: Understander
    groups: tuple[Address, ...]
    book: Book
    matters: Mapping[str, Matter] = field(default_factory=dict)
    lexicon: Lexicon = field(default_factory=load_lexicon)
    programmes: Programmes = field(default_factory=load_programmes)
    public_url: str = ""
    sign: Callable[[str], str] = str  # makes the address of a page that nobody can guess


@dataclass(slots=True)
class Turn:
    """Mutable for the length of one message. Replies gather in `replies`, in the order they are said."""

    house: House
    message: Message
    state: State
    person: Person
    identity_id: int
    official: Official | None
    now: datetime
    people: People
    tickets: Tickets
    corrections: Corrections
    officials: Officials
    mail: Mail
    reminders: Reminders
    filings: Filings
    calls: Calls
    jobs: Jobs
    bookings: Bookings
    visits: Visits
    custody: Custody
    visit_reports: VisitReports
    entitled: Entitled
    sessions: Sessions
    entitled_months: EntitledMonths
    welfare: Welfare
    links: Links
    co_reporters: CoReporters
    places: Places
    storms: Storms
    abuse: Abuse
    erasure: Erasure
    replies: list[Reply] = field(default_factory=list)
    text: str = ""  # what was typed or, for a button, the label
    chosen: str = ""  # the choice taken, by button, number or words
    need: str = ""  # another need than the dialogue in progress, if the message surely voices one
    forget: bool = False  # the message holds a secret: its words are not kept
    noticed_now: bool = False  # the privacy notice is part of this reply, so nobody can have agreed to it yet
    _meant: Understanding | None = None

    @property
    def meant(self) -> Understanding:
        """What the text means; understood once, and only when somebody asks."""
        if self._meant is None:
            self._meant = self.house.understand(self.text, self.now)
        return self._meant

    @property
    def understood(self) -> Understanding | None:
        """The understanding, if it was needed."""
        return self._meant

    @property
    def person_id(self) -> int:
        if self.person.id is None:
            raise LookupError("a person that is not stored")
        return self.person.id

    @property
    def language(self) -> str:
        return self.person.language

    @property
    def form(self) -> str:
        """How to address the person: as they chose, else as they call themselves, else anh/chị."""
        return self.person.address_form or self.state.form or DEFAULT_FORM

    # --- saying ------------------------------------------------------------------------------------------

    def say(
        self, key: str, *, buttons: Sequence[Button] = (), photos: Sequence[int] = (), document: Document | None = None,
        **values: Any,
    ) -> None:  # fmt: skip
        """Say something to whoever is spoken with. What one turn says is sent as one message."""
        reply = Reply(key, values, tuple(buttons), tuple(photos), document, about=str(values.get("code", "")))
        self.replies.append(reply)

    def reply(self, reply: Reply) -> None:
        self.replies.append(reply)

    def toast(self, key: str, **values: Any) -> None:
        """A short answer to a button press; where the channel has none, it is said in the chat."""
        if self.message.toast:
            self.replies.append(Reply(key, values, kind="toast", toast=self.message.toast))
        else:
            self.say(key, **values)

    def ask(self, key: str, *, buttons: Sequence[Button] = (), **values: Any) -> None:
        """Ask for what `state.asking` names; the buttons carry that, so that a stale one is recognised."""
        place = f"{self.state.dialogue}.{self.state.asking}="
        own = [b if b.choice.startswith(ANYWHERE) else Button(place + b.choice, b.key, b.values) for b in buttons]
        self.say(key, buttons=own, **values)

    def label(self, button: Button) -> str:
        return self.word(button.key, **dict(button.values))

    def word(self, key: str, **values: Any) -> str:
        return self.house.wording.say(key, self.language, self.form, **values)

    def hear(self, text: str) -> None:
        """Take words said earlier as if they came now: the person has just told what they meant by them."""
        self.text, self.chosen, self._meant = text, "", None

    # --- what was answered -------------------------------------------------------------------------------

    @property
    def answer(self) -> str:
        """The choice taken for what is being asked, without the name of the question."""
        place = f"{self.state.dialogue}.{self.state.asking}="
        return self.chosen.removeprefix(place) if self.chosen.startswith(place) else ""

    # --- doing -------------------------------------------------------------------------------------------

    def notify(self, ticket: Ticket, event: str, **facts: Any) -> None:
        """Let the ticket's reporter hear that something happened, in their own thread and order; of what matters to
        everybody, each co-reporter too."""
        told = {ticket.person_id: ticket.talk}
        everybody = event in HEARD_BY_ALL or facts.get("act") in HEARD_BY_ALL  # what all heard is taken back before all
        if everybody and not ticket.restricted:
            told |= self.co_reporters.talks(ticket)
        if event == "contested":  # by the one who is being answered
            told.pop(self.person_id, None)
        for talk in told.values():
            self.mail.notify(talk, event, {"code": ticket.code, **facts})

    def remind(self, kind: str, cause: str, at: datetime, *, until: datetime, near: bool = False, **facts: Any) -> bool:
        """Plan to say something to this person about `at`, in a good hour and not after `until`; False when there is
        no such hour left. Planned again for the same cause it moves; `handlers/residents/reminders.py` says it."""
        hours = hours_for(self.form, near=near)
        due = good_hour(at, now=self.now, until=until, hours=hours)
        if due is None:
            return False
        self.reminders.plan(Reminder(
            ward=self.house.ward.id, cause=cause, kind=kind, talk=self.message.talk, person_id=self.person_id, due_at=due,
            useful_until=until, hours=hours, facts=facts, planned_at=self.now,
        ))  # fmt: skip
        return True

    def category_label(self, category: str, subcategory: str | None = None) -> str:
        return self.house.taxonomy.label(category, self.language, subcategory)
