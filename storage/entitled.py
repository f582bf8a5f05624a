"""The list of those whom the ward serves at home: who is on it in a month, and its renewals, each done once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, insert, or_, select, update

from storage.db import Tx
from storage.models import EntitledImport, EntitledPerson
from storage.rows import as_noun, table, values
from storage.sealed import box_of

PERSON, IMPORT = table(EntitledPerson), table(EntitledImport)
DRAFTS_LIVE = timedelta(hours=24)  # a file that nobody confirmed is forgotten
ASKED_WHY = 62  # days for which it is asked why somebody left
COUNTS = ("added", "changed", "gone", "same", "faults")
MARKED = {"phone_mark": "phone", "carer_mark": "carer_phone", "name_mark": "name"}


class Entitled:
    """What a turn, the desk and a command may ask of and do to the list of one ward."""

    def __init__(self, tx: Tx, ward: str) -> None:
        self._tx, self._ward = tx, ward

    # --- who is on it -------------------------------------------------------------------------------------

    def by_phone(self, phone: str, day: date) -> list[EntitledPerson]:
        """Whose phone this is, or whose carer's, of those on the list in the month of this day. A couple may share one."""
        mark = self._mark(national(phone))
        return self._listed(day, or_(PERSON.c.phone_mark == mark, PERSON.c.carer_mark == mark))

    def by_name(self, name: str, day: date, *, year: str = "", area: str = "") -> list[EntitledPerson]:
        """Who on the list has this name, written with marks or without; of this year and tổ, where they are told."""
        found = self._listed(day, PERSON.c.name_mark == self._mark(_folded(name)))
        return [one for one in found if year in ("", (one.born or year)[:4]) and area.lower() in ("", one.area.lower())]

    def by_id(self, person_id: int) -> EntitledPerson | None:
        row = self._tx.execute(select(PERSON).where(PERSON.c.ward == self._ward, PERSON.c.id == person_id)).first()
        return None if row is None else as_noun(EntitledPerson, row)

    def listed(self, day: date, *, unreached: bool = False) -> list[EntitledPerson]:
        """Everybody on the list in the month of this day; or only those with whom nobody has spoken yet."""
        return self._listed(day, *((PERSON.c.reached_at.is_(None),) if unreached else ()))

    def counts(self, day: date) -> tuple[int, int]:
        """How many are on the list, and with how many of them nobody has spoken yet."""
        query = select(func.count(), func.count(PERSON.c.reached_at)).where(*self._in_month(day))
        total, reached = self._tx.execute(query).one()
        return int(total), int(total) - int(reached)

    def reached(self, person_id: int, now: datetime) -> bool:
        """Somebody has spoken with them; the first time counts."""
        query = update(PERSON).where(
            PERSON.c.ward == self._ward, PERSON.c.id == person_id, PERSON.c.reached_at.is_(None)
        )
        return bool(self._tx.execute(query.values(reached_at=now)).rowcount)

    def reached_since(self, day: date, since: datetime) -> int:
        """How many of those on the list somebody has first spoken with since then."""
        query = select(func.count()).where(*self._in_month(day), PERSON.c.reached_at >= since)
        return int(self._tx.execute(query).scalar_one())

    def areas(self, day: date) -> dict[str, int]:
        """How many are on the list in each tổ, in the order people count them."""
        query = select(PERSON.c.area, func.count()).where(*self._in_month(day)).group_by(PERSON.c.area)
        found = {str(area): int(count) for area, count in self._tx.execute(query)}
        return {area: found[area] for area in sorted(found, key=lambda name: (len(name), name))}

    def by_ids(self, ids: Iterable[int]) -> dict[int, EntitledPerson]:
        query = select(PERSON).where(PERSON.c.ward == self._ward, PERSON.c.id.in_(list(ids)))
        query = query.order_by(PERSON.c.id)
        return {int(row.id): as_noun(EntitledPerson, row) for row in self._tx.execute(query)}

    def all(self) -> list[EntitledPerson]:
        """Everybody who is or was on the list: to find those again who come back."""
        query = select(PERSON).where(PERSON.c.ward == self._ward).order_by(PERSON.c.id)
        return [as_noun(EntitledPerson, row) for row in self._tx.execute(query)]

    # --- renewing it --------------------------------------------------------------------------------------

    def version(self) -> int:
        """How often the list was renewed."""
        query = select(func.max(IMPORT.c.version)).where(IMPORT.c.ward == self._ward)
        return int(self._tx.execute(query).scalar() or 0)

    def keep_draft(self, found: Any, *, official_id: int | None, now: datetime) -> int:
        """Keep what was read of a file until somebody confirms it; older drafts are forgotten."""
        self._drop(IMPORT.c.made_at < now - DRAFTS_LIVE)
        fresh = EntitledImport(
            ward=self._ward, official_id=official_id, base=self.version(), found=found, made_at=now, status="draft"
        )
        return int(self._tx.execute(insert(IMPORT), values(fresh)).inserted_primary_key[0])

    def draft(self, import_id: int) -> EntitledImport | None:
        row = self._tx.execute(select(IMPORT).where(IMPORT.c.ward == self._ward, IMPORT.c.id == import_id)).first()
        return None if row is None else as_noun(EntitledImport, row)

    def drop_draft(self, import_id: int) -> None:
        self._drop(IMPORT.c.id == import_id)

    def _drop(self, which: ColumnElement[bool]) -> None:
        """The row stays: SQLite would give its number to another file, and an old page would confirm that one."""
        query = update(IMPORT).where(IMPORT.c.ward == self._ward, IMPORT.c.status == "draft", which)
        self._tx.execute(query.values(status="dropped", found=None))

    def claim(self, draft: EntitledImport, counts: Mapping[str, int], *, now: datetime) -> bool:
        """The draft becomes the next version of the list, unless another one did meanwhile, or it was done before.

        Two processes at once are told apart by the constraint on `version`: the later one fails and changes nothing.
        """
        if self.version() != draft.base:
            return False
        query = update(IMPORT).where(IMPORT.c.id == draft.id, IMPORT.c.status == "draft")
        facts = {name: counts.get(name, 0) for name in COUNTS}
        done = query.values(status="done", version=draft.base + 1, found=None, done_at=now, **facts)
        return bool(self._tx.execute(done).rowcount)

    def add(self, people: Iterable[EntitledPerson]) -> None:
        """People who were not known before."""
        rows = [values(person) | self._marks(person.__dict__) for person in people]
        if rows:
            self._tx.execute(insert(PERSON), [{name: row.get(name) for name in _columns()} for row in rows])

    def change(self, person: EntitledPerson, facts: Mapping[str, Any], *, now: datetime) -> None:
        """Keep new facts of somebody."""
        marks = self._marks({name: facts[name] for name in MARKED.values() if name in facts})
        query = update(PERSON).where(PERSON.c.ward == self._ward, PERSON.c.id == person.id)
        self._tx.execute(query.values(**facts, **marks, updated_at=now))

    def take_off(self, people: Iterable[EntitledPerson], last_month: date, *, now: datetime) -> None:
        """They were on the list for the last time in this month."""
        ids = [{"who": person.id} for person in people]
        query = update(PERSON).where(PERSON.c.ward == self._ward, PERSON.c.id == bindparam("who"))
        if ids:
            self._tx.execute(query.values(last_month=last_month, updated_at=now), ids)

    def leave(self, person_id: int, why: str, last_month: date, *, now: datetime) -> bool:
        """They are on the list no more, and why; who had left before only gets the reason."""
        person = self.by_id(person_id)
        if person is None:
            return False
        gone = person.last_month is not None and person.last_month <= last_month
        facts = {"left_why": why} if gone else {"left_why": why, "last_month": last_month}
        self.change(person, facts, now=now)
        return True

    def left_without_why(self, day: date) -> list[EntitledPerson]:
        """Who left lately and nobody said why: nothing is sent to them, lest it reach a house in mourning."""
        month = day.replace(day=1)
        lately = (month - timedelta(days=ASKED_WHY)).replace(day=1)
        query = select(PERSON).where(
            PERSON.c.ward == self._ward,
            PERSON.c.last_month >= lately,
            PERSON.c.last_month < month,
            PERSON.c.left_why == "",
        )
        return [as_noun(EntitledPerson, row) for row in self._tx.execute(query.order_by(PERSON.c.id))]

    def note_letter(self, person_id: int, code: str, now: datetime) -> None:
        """The number of the letter that tells them."""
        query = update(PERSON).where(PERSON.c.ward == self._ward, PERSON.c.id == person_id)
        self._tx.execute(query.values(notice=code, updated_at=now))

    def renewals(self, limit: int = 6) -> list[EntitledImport]:
        """The last renewals, the newest first."""
        query = select(IMPORT).where(IMPORT.c.ward == self._ward, IMPORT.c.status == "done")
        return [
            as_noun(EntitledImport, row) for row in self._tx.execute(query.order_by(IMPORT.c.id.desc()).limit(limit))
        ]

    # --- inside -------------------------------------------------------------------------------------------

    def _listed(self, day: date, *more: ColumnElement[bool]) -> list[EntitledPerson]:
        query = select(PERSON).where(*self._in_month(day), *more).order_by(PERSON.c.id)
        return [as_noun(EntitledPerson, row) for row in self._tx.execute(query)]

    def _in_month(self, day: date) -> tuple[ColumnElement[bool], ...]:
        month = day.replace(day=1)
        last = or_(PERSON.c.last_month.is_(None), PERSON.c.last_month >= month)
        return PERSON.c.ward == self._ward, PERSON.c.first_month <= month, last

    def _mark(self, words: str) -> str:
        return box_of(self._tx.connection.dialect).mark(f"{self._ward}:{words}")

    def _marks(self, facts: Mapping[str, Any]) -> dict[str, str | None]:
        """The keyed hashes that belong to the facts."""
        marks: dict[str, str | None] = {}
        for mark, name in MARKED.items():
            if name in facts:
                words = _folded(str(facts[name] or "")) if name == "name" else national(str(facts[name] or ""))
                marks[mark] = self._mark(words) if words else None
        return marks


def _columns() -> list[str]:
    return [column.name for column in PERSON.columns if column.name != "id"]


def national(phone: str) -> str:
    """0901234567, however it was written."""
    digits = re.sub(r"\D", "", phone)
    return f"0{digits.removeprefix('0084').removeprefix('84')}" if digits.startswith(("84", "0084")) else digits


def _folded(name: str) -> str:
    """A name without marks and capitals, so that it is found however it is typed."""
    bare = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return " ".join("".join(letter for letter in bare if not unicodedata.combining(letter)).split())
