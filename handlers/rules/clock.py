"""A ticket's clock, read from its history: what is due when, what stands still, what was told, and what is to be told next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime, timedelta
from typing import Any

from handlers.categories import ServiceClass
from handlers.rules.deadlines import Calendar, add_limit, add_open, open_between
from storage.models import Ticket, TicketEvent

RESPOND, INTERIM, RESOLVE = "respond", "interim", "resolve"
CLOCKS = (RESPOND, INTERIM, RESOLVE)
# Percent of the time at which somebody is told (operations.md §1.4): warned up to 100, from there on up the chain.
TELL: Mapping[str, tuple[int, ...]] = {
    RESPOND: (50, 80, 100, 150, 200),
    INTERIM: (100,),
    RESOLVE: (50, 80, 100, 150, 200),
}
PAUSED = {"waiting_resident": "resident", "waiting_other": "company"}  # state -> why, where the history names no cause
STOPPED = frozenset({"resolved", "refused", "closed", "cancelled", "merged"})
ANSWERS = frozenset(
    {"claimed", "asked", "replied", "passed", "resolved", "refused", "waited"}
)  # of a person of the ward
NEVER_WAITS = frozenset({"K0"})  # danger: its clock never stands still, and who must answer is called (duty.py)
TOLD = frozenset({"warned", "escalated"})


@dataclass(frozen=True, slots=True)
class Pace:
    """How a ticket's time passes: with the ward's opening hours, or round the clock."""

    calendar: Calendar
    always: bool = False

    def add(self, start: datetime, time: timedelta) -> datetime:
        return start + time if self.always else add_open(start, time, self.calendar)

    def between(self, start: datetime, end: datetime) -> timedelta:
        if end <= start:
            return timedelta()
        return end - start if self.always else open_between(start, end, self.calendar)

    def limit(self, start: datetime, limit: str) -> datetime:
        return add_limit(start, limit, self.calendar, always=self.always)


@dataclass(slots=True)
class Clock:
    """Where a ticket's clock stands after the last line of its history."""

    pace: Pace
    service_class: str = ""
    window: str = "1d"  # for a first answer: what a reopened ticket has at least
    since: dict[str, datetime] = field(default_factory=dict)
    due: dict[str, datetime] = field(default_factory=dict)
    pauses: list[tuple[datetime, datetime]] = field(default_factory=list)
    told: dict[str, int] = field(default_factory=dict)
    responded_at: datetime | None = None
    reported_at: datetime | None = None  # the resident heard how far it is
    resolved_at: datetime | None = None
    paused_at: datetime | None = None
    pause_until: datetime | None = None
    pause: str = ""
    stopped_at: datetime | None = None
    extended: bool = False
    before_merge: Clock | None = (
        None  # what a split brings back: a merge and its undoing leave no trace in the deadlines
    )

    # --- reading the history -----------------------------------------------------------------------------

    def read(self, event: TicketEvent) -> None:
        """What one line of the history does to the clock."""
        data = event.data or {}
        if event.kind == "split" and self.before_merge is not None:
            self._restore(self.before_merge)
            return
        if event.kind == "merged":
            self._set_aside(event.at)
            return
        self._start_or_stop(event, data)
        if "clock" in data:
            self._stamped(event, data["clock"])
        if event.actor == "official" and event.kind in ANSWERS:
            self.responded_at = self.responded_at or event.at
        if event.kind in ("replied", "resolved"):
            self.reported_at = self.reported_at or event.at
        if event.kind in TOLD:
            self.told[data["which"]] = max(self.told.get(data["which"], 0), int(data["percent"]))
        self.extended = self.extended or event.kind == "extended"

    def _set_aside(self, now: datetime) -> None:
        """Part of another ticket: nothing runs here, nothing moves."""
        self.before_merge = replace(
            self, since=dict(self.since), due=dict(self.due), pauses=list(self.pauses), told=dict(self.told)
        )
        self.stopped_at, self.paused_at, self.pause_until, self.pause = now, None, None, ""

    def _restore(self, before: Clock) -> None:
        for one in fields(self):
            setattr(self, one.name, getattr(before, one.name))

    def _stamped(self, event: TicketEvent, clock: Mapping[str, Any]) -> None:
        self.service_class = clock.get("class", self.service_class)
        self.window = clock.get("window", self.window)
        self.pace = Pace(self.pace.calendar, bool(clock.get("always", self.pace.always)))
        for which in CLOCKS:
            if clock.get(which):
                self.due[which] = datetime.fromisoformat(clock[which])
                self.since.setdefault(which, datetime.fromisoformat(clock.get("since", event.at.isoformat())))

    def _start_or_stop(self, event: TicketEvent, data: Mapping[str, Any]) -> None:
        if self.paused_at is not None and event.status not in PAUSED:
            end = min(event.at, self.pause_until or event.at)
            self._stood_still(self.paused_at, end)
            self.paused_at, self.pause_until, self.pause = None, None, ""
        if self.stopped_at is not None and event.status not in STOPPED:
            self._reopened(self.stopped_at, event.at)
        if event.status in PAUSED and self.paused_at is None and self.service_class not in NEVER_WAITS:
            until = data.get("until")
            self.paused_at, self.pause = event.at, str(data.get("cause") or PAUSED[event.status])
            self.pause_until = datetime.fromisoformat(until) if until else None
        if event.status in STOPPED and self.stopped_at is None:
            self.stopped_at = event.at
            self.resolved_at = event.at if event.status == "resolved" else self.resolved_at

    def _stood_still(self, begin: datetime, end: datetime) -> None:
        """Deadlines that were still ahead move by as much of the ward's time as stood still."""
        self.pauses.append((begin, end))
        for which in (INTERIM, RESOLVE):
            due = self.due.get(which)
            if due is not None and due > begin:
                self.due[which] = self.pace.add(end, self.pace.between(begin, due))

    def _reopened(self, stopped: datetime, now: datetime) -> None:
        """What was left of its time goes on, and it is at least a first answer's time; that answer is owed anew."""
        self._stood_still(stopped, now)
        least = self.pace.limit(now, self.window)
        self.due[RESPOND], self.since[RESPOND] = least, now
        self.due[RESOLVE] = max(self.due.get(RESOLVE, least), least)
        self.since[RESOLVE] = now
        self.told.clear()
        self.stopped_at = self.resolved_at = self.responded_at = None

    # --- what follows ------------------------------------------------------------------------------------

    def moment(self, which: str, percent: int) -> datetime:
        """When so much of the time of a deadline has passed; what stood still does not count."""
        start, due = self.since[which], self.due[which]
        if percent == 100:
            return due
        whole = self.pace.between(start, due)
        for begin, end in self.pauses:
            if start <= begin and end <= due:
                whole -= self.pace.between(begin, end)
        moment = self.pace.add(start, whole * percent / 100)
        for begin, end in self.pauses:
            if start <= begin < moment:
                moment = self.pace.add(end, self.pace.between(begin, moment))
        return moment

    def _open(self) -> list[str]:
        """The deadlines that are still owed."""
        if self.stopped_at is not None or self.paused_at is not None:
            return []
        answered = self.responded_at is not None or self.service_class in NEVER_WAITS
        owed = [RESPOND] if not answered else [INTERIM] if self.reported_at is None else []
        return [which for which in (*owed, RESOLVE) if which in self.due]

    def _steps(self) -> list[tuple[datetime, str, int]]:
        """What is to be told, and when."""
        steps = [
            (self.moment(which, percent), which, percent)
            for which in self._open()
            for percent in TELL[which]
            if percent > self.told.get(which, 0) and not (which == RESOLVE and percent < 100 and not self.responded_at)
        ]
        return sorted(steps)

    def steps(self, now: datetime) -> list[tuple[str, int]]:
        """What is to be told now: of each deadline only the last step, however long nobody looked."""
        last = {which: percent for at, which, percent in self._steps() if at <= now}
        return list(last.items())

    def pause_over(self, now: datetime) -> bool:
        return self.paused_at is not None and self.pause_until is not None and self.pause_until <= now

    def look_at(self) -> datetime | None:
        """When somebody must look at this ticket next; None: never, as far as its clock goes."""
        if self.paused_at is not None:
            return self.pause_until
        steps = self._steps()
        return steps[0][0] if steps else None

    def facts(self) -> dict[str, Any]:
        """The columns of the ticket that say where its clock stands."""
        return {
            "respond_due": self.due[RESPOND], "interim_due": self.due.get(INTERIM), "resolve_due": self.due[RESOLVE],
            "responded_at": self.responded_at, "resolved_at": self.resolved_at, "paused_at": self.paused_at,
            "pause_until": self.pause_until, "pause": self.pause, "extended": self.extended,
        }  # fmt: skip


def read_clock(story: Iterable[TicketEvent], calendar: Calendar) -> Clock:
    """The clock that a history makes: deadlines are never anything but this."""
    clock = Clock(Pace(calendar))
    for event in effective(story):
        clock.read(event)
    return clock


def effective(story: Iterable[TicketEvent]) -> list[TicketEvent]:
    """What counts of a history: without what was taken back (undo.py), and without the taking back."""
    events = list(story)
    undone = {(event.data or {}).get("of") for event in events if event.kind == "undone"}
    return [event for event in events if event.kind != "undone" and (event.id is None or event.id not in undone)]


def stamped(name: str, service: ServiceClass, start: datetime, calendar: Calendar) -> dict[str, Any]:
    """What the history of a ticket keeps of its promises, so that a change of the rules does not change them."""
    pace = Pace(calendar, service.calendar)
    limits = {RESPOND: service.respond, INTERIM: service.interim, RESOLVE: service.resolve}
    moments = {which: pace.limit(start, limit).isoformat() for which, limit in limits.items() if limit}
    return {"class": name, "always": service.calendar, "window": service.respond, **moments}


def has_clock(story: Sequence[TicketEvent]) -> bool:
    """Whether the history holds the promises: that of a ticket opened by an older version does not."""
    return any("clock" in (event.data or {}) for event in story)


def kept(ticket: Ticket, service: ServiceClass) -> dict[str, Any]:
    """The promises of a ticket as they stand on it, for a line of history that changes them."""
    due = {RESPOND: ticket.respond_due, INTERIM: ticket.interim_due, RESOLVE: ticket.resolve_due}
    moments = {which: moment.isoformat() for which, moment in due.items() if moment}
    return {"class": ticket.service_class, "always": service.calendar, "window": service.respond, **moments}


def due_of(ticket: Ticket) -> datetime:
    """What the ward owes next: an answer while nobody has given one, else the work."""
    return ticket.respond_due if ticket.status == "new" and ticket.responded_at is None else ticket.resolve_due
