"""What procedures share: sources, laws, steps, rescues, look-alikes, bundles, readiness, rules of home visits."""

from __future__ import annotations

from datetime import date
from typing import Literal

from handlers.procedures.schema import Deadline, Fact, Says, Step, Waiver
from handlers.ward import Facts


class Source(Facts):
    """Where facts come from."""

    title: str
    read_on: date


class LawSet(Facts):
    """Laws that stand behind several procedures."""

    laws: tuple[str, ...]


class Host(Fact):
    """A system that a file ends up on; each has screens of its own."""

    name: Says
    address: str
    path: tuple[str, ...]  # what is clicked, in order
    looks: Says
    elsewhere: tuple[str, ...] = ()  # provinces that still run their own


class Rescue(Fact):
    """What to do when stuck."""

    symptom: Says
    fix: tuple[Says, ...]
    procedure: str = ""  # a procedure or another request that mends it
    person: Says = ""  # who helps when nothing of this did


class Option(Facts):
    """One of several that are called alike."""

    to: str  # a procedure, "rescue:…" or "other:…"
    label: Says


class LookAlike(Fact):
    """Errands that are called alike, and the one question that tells them apart."""

    phrases: tuple[str, ...]
    ask: Says
    options: tuple[Option, ...]


class Bundle(Fact):
    """One file instead of several."""

    procedure: str
    replaces: tuple[str, ...]
    says: Says


class Need(Fact):
    """What one must have to file online, and the ways for who has not."""

    ask: Says
    why: Says
    otherwise_do: tuple[Says, ...]
    on_paper: Says = ""  # one way more, where the law does not want it online
    rescue: str = ""


class HomeAct(Fact):
    """One act that may, or may not, be done at home."""

    act: Says
    possible: Literal["yes", "partly", "no"]
    says: Says
    by: Literal["team", "police"] = "team"  # who does it: the police come on days of their own


class HomeRules(Facts):
    """When and how the ward comes home, or to the neighbourhood house."""

    acts: tuple[HomeAct, ...]
    eligible: tuple[Says, ...]  # groups that wards have served; each ward publishes its own list
    fields: tuple[str, ...]  # what a booking asks
    never: tuple[Says, ...]  # what is never collected in chat
    session_for: tuple[Says, ...]  # weekend session in the neighbourhood
    session_not_for: tuple[Says, ...]
    notes: tuple[str, ...]


class Other(Fact):
    """Asked for often, but with no guide of its own."""

    title: Says
    says: Says
    number: str = ""
    to: str = ""  # the procedure that does it


class FileCode(Facts):
    """How file codes look; parsed loosely."""

    pattern: str
    seen: tuple[str, ...]
    source: tuple[str, ...]
    checked_on: date
    search: str  # the portal's search page; the fallback of every link
    site: str


class Shared(Facts):
    """All of it, one file a field."""

    sources: dict[str, Source]
    laws: dict[str, LawSet]
    hosts: tuple[Host, ...]
    waivers: tuple[Waiver, ...]
    steps: tuple[Step, ...]
    deadlines: tuple[Deadline, ...]
    rescues: tuple[Rescue, ...]
    look_alikes: tuple[LookAlike, ...]
    bundles: tuple[Bundle, ...]
    needs: tuple[Need, ...]
    home: HomeRules
    others: tuple[Other, ...]
    portal: FileCode

    def facts(self) -> tuple[Fact, ...]:
        return (
            *self.hosts, *self.waivers, *self.steps, *self.deadlines, *self.rescues, *self.look_alikes,
            *self.bundles, *self.needs, *self.home.acts, *self.others,
        )  # fmt: skip
