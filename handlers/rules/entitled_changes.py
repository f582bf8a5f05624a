"""What a new list changes in the old one: who is added, changed, gone; and who of both is the same person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from handlers.entitled import plain
from handlers.rules.entitled import TEXTS, Entry, Found
from storage.models import EntitledPerson

FACTS = ("name", "area", "groups", *TEXTS)
MANY_GONE = 0.2  # of the list: rather a part of a list than a list
Key = tuple[str, ...] | None
One = TypeVar("One", EntitledPerson, Entry)


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody whom both lists know, and the new facts."""

    person: EntitledPerson
    facts: dict[str, object]
    back: bool = False  # they had been taken off

    @property
    def names(self) -> list[str]:
        return list(self.facts)


@dataclass(frozen=True, slots=True)
class Changes:
    """What would be done."""

    added: tuple[Entry, ...]
    changed: tuple[Change, ...]
    gone: tuple[EntitledPerson, ...]
    same: int
    held: int = 0  # stay only because their row is wrong
    total: int = 0  # on the list before

    @property
    def many_gone(self) -> bool:
        return len(self.gone) > max(2, self.total * MANY_GONE)


def changes_of(known: Sequence[EntitledPerson], found: Found, today: date, *, whole: bool) -> Changes:
    """Compare; `whole`: who is not in the file is no longer entitled."""
    month = today.replace(day=1)
    pairs, added, left = match(known, found.entries)
    changed = [change for person, entry in pairs if (change := _change(person, entry, found, month))]
    listed = [person for person in left if is_listed(person, month)]
    held = [person for person in listed if plain(person.name or "") in found.held]
    takes_off = whole and not found.nameless
    gone = [person for person in listed if takes_off and person not in held]
    total = sum(is_listed(person, month) for person in known)
    return Changes(tuple(added), tuple(changed), tuple(gone), len(pairs) - len(changed), len(held), total)


def is_listed(person: EntitledPerson, month: date) -> bool:
    """On the list in the month that begins on this day."""
    return person.first_month <= month and (person.last_month is None or person.last_month >= month)


def _change(person: EntitledPerson, entry: Entry, found: Found, month: date) -> Change | None:
    """What an entry says anew. An empty cell says nothing: a phone that is known is not lost by it."""
    facts: dict[str, object] = {}
    for name in FACTS:
        said = getattr(entry, name)
        if name == "groups":
            said = list(said)
        if name in entry.cleared:
            said = None
        elif not said:
            continue
        if said != (getattr(person, name) or None):
            facts[name] = said
    back = not is_listed(person, month)
    if back or ("until" in found.columns and entry.until != person.last_month):
        facts["last_month"] = entry.until
    return Change(person, facts, back) if facts else None


# --- who is who -------------------------------------------------------------------------------------------


def _year(one: EntitledPerson | Entry) -> str:
    return (one.born or "")[:4]


def _exactly(one: EntitledPerson | Entry) -> Key:
    return ((one.name or "").lower(), one.born or "", one.area, one.phone or "")


def _by_name_and_birth_here(one: EntitledPerson | Entry) -> Key:
    return ((one.name or "").lower(), one.born or "", one.area) if one.born else None


def _by_year_here(one: EntitledPerson | Entry) -> Key:
    return (plain(one.name or ""), _year(one), one.area) if one.born else None


def _by_year(one: EntitledPerson | Entry) -> Key:
    return (plain(one.name or ""), _year(one)) if one.born else None  # moved to another tổ


def _by_phone(one: EntitledPerson | Entry) -> Key:
    return (plain(one.name or ""), one.phone) if one.phone else None  # the birth was corrected


def _by_area(one: EntitledPerson | Entry) -> Key:
    return (plain(one.name or ""), one.area)  # only where one of the two does not know the birth


STEPS: tuple[Callable[[EntitledPerson | Entry], Key], ...] = (
    _exactly, _by_name_and_birth_here, _by_year_here, _by_year, _by_phone, _by_area,
)  # fmt: skip


def match(
    known: Sequence[EntitledPerson], entries: Sequence[Entry]
) -> tuple[list[tuple[EntitledPerson, Entry]], list[Entry], list[EntitledPerson]]:
    """Pairs of the same person, who is new, who is left. From the surest sign to the weakest, each only where it is
    true of one person on either side."""
    pairs: list[tuple[EntitledPerson, Entry]] = []
    new, old = list(entries), list(known)
    for step in STEPS:
        ours, theirs = _unique(old, step), _unique(new, step)
        for key in ours.keys() & theirs.keys():
            person, entry = ours[key], theirs[key]
            if not _contradict(step, person, entry):
                pairs.append((person, entry))
        taken = {id(one) for pair in pairs for one in pair}
        new, old = ([one for one in new if id(one) not in taken], [one for one in old if id(one) not in taken])
    return pairs, new, old


def _contradict(step: Callable[[EntitledPerson | Entry], Key], person: EntitledPerson, entry: Entry) -> bool:
    """Weak signs give way: names are often alike, so a namesake of the same age is not yet one who moved."""
    both_born = bool(person.born and entry.born)
    if step is _by_area:
        return both_born
    other_phone = bool(person.phone and entry.phone and person.phone != entry.phone)
    other_day = both_born and len(str(person.born)) == len(entry.born) == 10 and person.born != entry.born
    return step is _by_year and (other_phone or other_day)


def _unique(ones: Iterable[One], step: Callable[[EntitledPerson | Entry], Key]) -> dict[Key, One]:
    found: dict[Key, One | None] = {}
    for one in ones:
        key = step(one)
        if key is not None:
            found[key] = None if key in found else one
    return {key: one for key, one in found.items() if one is not None}
