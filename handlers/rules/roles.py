"""Who may do what to a ticket: one table, by what somebody is to it. What a person may not, a sentence says ("role-…")."""

from __future__ import annotations

from handlers.rules.areas import area_at
from handlers.ward import Ward
from storage.models import Official, Ticket

# What somebody is to a ticket: holder (has taken it), member (of its unit), head (of its unit), leader (of the ward),
# official (of any unit), volunteer (of its unit; of another one they are nobody).
ANYBODY = frozenset({"leader", "head", "holder", "member", "official", "volunteer"})
STAFF = ANYBODY - {"volunteer"}
OWN = frozenset({"leader", "head", "holder", "member"})
WORKING = OWN | {"working"}  # a volunteer who has taken it

MAY: dict[str, frozenset[str]] = {
    "claim": ANYBODY,
    "release": WORKING,
    "ask": WORKING,
    "reply": WORKING,
    "resolve": WORKING,
    "pass": OWN,
    "refuse": OWN,
    "sort": OWN,
    "wait": OWN,
    "go_on": OWN,
    "extend": OWN,
    "rank": STAFF,
    "calm": OWN,  # lower what is in danger (K0), with a note
    "decide": frozenset({"leader"}),  # who has a ticket that was passed on three times
    "merge": OWN,
    "split": OWN,
    "details": WORKING,
    "undo": WORKING,  # one's own act; a leader anybody's
    "note": ANYBODY,
    "list": ANYBODY,
}
NOT_FOR_VOLUNTEERS = frozenset({"K0"})  # danger is for those on duty


def standing(official: Official, ticket: Ticket, ward: Ward) -> frozenset[str]:
    """Everything that this official is to the ticket. Who is registered without a unit works for every one; whoever looks
    after a tổ, for what is there."""
    mine = official.unit in ("", ticket.unit) or official.name in area_people(ward, ticket)
    holds = official.id is not None and ticket.official_id == official.id
    if official.role == "volunteer":
        helps = mine and ticket.service_class not in NOT_FOR_VOLUNTEERS
        return frozenset({"volunteer"} if helps or holds else ()) | ({"working"} if holds else set())
    heads = official.name in ward.escalation.heads.get(ticket.unit, ())
    found = {
        "leader": official.role == "leader",
        "head": heads or (official.role == "head" and mine),
        "holder": holds,
        "member": mine,
        "official": True,
    }
    return frozenset(name for name, true in found.items() if true)


def area_people(ward: Ward, ticket: Ticket) -> tuple[str, ...]:
    """Who looks after the tổ that a ticket is in; of what is restricted nobody does."""
    area = None if ticket.restricted else area_at(ward, ticket.place or "", ticket.street)
    return area.people if area else ()


def may(official: Official, act: str, ticket: Ticket, ward: Ward) -> bool:
    """Whether the table allows it. In danger everybody on the staff sees whom to call."""
    is_ = standing(official, ticket, ward)
    if act == "details" and ticket.kind == "emergency" and "official" in is_:
        return True
    return bool(MAY.get(act, STAFF) & is_)
