"""How urgent a ticket is, by points with their reasons (operations.md §1.5): what the card shows and a person may change."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.syllables import unmark
from storage.models import Ticket

# Points of each reason; alike reports count three each, fifteen at most.
POINTS = {"danger": 50, "now": 20, "vulnerable": 15, "busy_place": 10, "again": 10}
ALIKE, ALIKE_MOST = 3, 15
HIGH = 30  # K1 or N; from 50 on it is K0, but only where somebody is in danger: a person decides on the others
SPEED = ("K0", "K1", "N", "N24", "Q", "B", "V", "C", "T", "I")  # the faster class first
VULNERABLE = (
    "tre em", "tre nho", "em be", "con nit", "chau be", "hoc sinh", "cu gia", "cu ba", "cu ong", "ba cu", "ong cu",
    "nguoi gia", "gia yeu", "khuyet tat", "tan tat", "xe lan", "mang thai", "ba bau", "co bau", "so sinh",
)  # fmt: skip
BUSY = (
    "benh vien", "tram y te", "truong hoc", "truong mam non", "mau giao", "truong tieu hoc", "cong truong", "nga tu",
    "quoc lo", "duong lon", "dai lo", "duong chinh", "truc chinh", "hospital", "school",
)  # fmt: skip
NOW_CLASSES = ("N", "K1")


@dataclass(frozen=True, slots=True)
class Priority:
    """The points and why: names of reasons, the heaviest first."""

    score: int
    reasons: tuple[str, ...]

    @property
    def why(self) -> str:
        return ",".join(self.reasons)


def priority_of(ticket: Ticket, alike: int = 0, *, main_road: bool = False) -> Priority:
    """The points of a ticket; `alike`: other open reports of the same kind nearby in the last 48 hours;
    `main_road`: the street table says that it is one."""
    said = unmark(f"{ticket.description or ''} {ticket.place or ''}").lower()
    holds = {
        "danger": ticket.service_class == "K0",
        "now": ticket.service_class in NOW_CLASSES,
        "vulnerable": any(word in said for word in VULNERABLE),
        "busy_place": main_road or any(word in said for word in BUSY),
        "again": ticket.reopened > 0,
    }
    points = {name: POINTS[name] for name, true in holds.items() if true}
    if alike:
        points["alike"] = min(alike * ALIKE, ALIKE_MOST)
    order = sorted(points, key=lambda name: -points[name])
    return Priority(sum(points.values()), tuple(order))


def with_alike(ticket: Ticket, alike: int) -> Priority:
    """The points that a ticket has, with as many alike reports and co-reporters as there are now."""
    points = {name: POINTS[name] for name in ticket.priority_why.split(",") if name in POINTS}
    if alike:
        points["alike"] = min(alike * ALIKE, ALIKE_MOST)
    order = sorted(points, key=lambda name: -points[name])
    return Priority(sum(points.values()), tuple(order))


def class_for(ticket: Ticket, priority: Priority) -> str:
    """The service class that the points ask for: high ones make an ordinary report a hazard; danger alone makes K0."""
    slow = ticket.kind == "report" and is_faster("N", ticket.service_class)
    return "K1" if slow and priority.score >= HIGH else ticket.service_class


def is_faster(one: str, other: str) -> bool:
    """Whether a class promises more than another; classes of the law (P, P10) are never compared."""
    return one in SPEED and other in SPEED and SPEED.index(one) < SPEED.index(other)
