"""The list of those served at home month by month: who reviewed it, how it was locked, and the letters about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.db import Tx
from storage.entitled import national
from storage.models import EntitledLine, EntitledMonth, EntitledNotice, EntitledPerson, EntitledReview
from storage.reach import Chat, chats_of
from storage.rows import as_noun, table, values
from storage.sealed import box_of

MONTH, REVIEW, LINE, NOTICE = (
    table(noun) for noun in (EntitledMonth, EntitledReview, EntitledLine, EntitledNotice)
)  # fmt: skip
SAID = ("name", "born", "area", "address", "phone", "carer", "carer_phone", "basis", "mobility", "groups")
GONE = EntitledLine.GONE


class EntitledMonths:
    """What a job, a turn and the desk may ask of and do to the months of one ward's list."""

    def __init__(self, tx: Tx, ward: str) -> None:
        self._tx, self._ward = tx, ward

    # --- the month ----------------------------------------------------------------------------------------

    def last(self) -> EntitledMonth | None:
        """The newest month that was begun."""
        query = select(MONTH).where(MONTH.c.ward == self._ward).order_by(MONTH.c.month.desc()).limit(1)
        row = self._tx.execute(query).first()
        return None if row is None else as_noun(EntitledMonth, row)

    def locked(self, limit: int = 12) -> list[EntitledMonth]:
        """The months that were locked, the newest first."""
        query = select(MONTH).where(MONTH.c.ward == self._ward, MONTH.c.locked_at.is_not(None))
        return [
            as_noun(EntitledMonth, row) for row in self._tx.execute(query.order_by(MONTH.c.month.desc()).limit(limit))
        ]

    def begin(self, month: date, now: datetime) -> EntitledMonth:
        """The first thing that is done in a month."""
        fresh = EntitledMonth(ward=self._ward, month=month, asked_at=now)
        fresh.id = int(self._tx.execute(insert(MONTH), values(fresh)).inserted_primary_key[0])
        return fresh

    def change(self, month: EntitledMonth, **facts: Any) -> None:
        for name, value in facts.items():
            setattr(month, name, value)
        self._tx.execute(update(MONTH).where(MONTH.c.id == month.id).values(**facts))

    def review(self, month: EntitledMonth, area: str, official_id: int, now: datetime) -> bool:
        """Somebody looked at the part of this tổ; False when somebody had before."""
        row = {"ward": self._ward, "month": month.month, "area": area, "official_id": official_id, "reviewed_at": now}
        put = (postgresql if self._tx.postgres else sqlite).insert(REVIEW).values(**row)
        return self._tx.execute(put.on_conflict_do_nothing().returning(REVIEW.c.id)).first() is not None

    def reviews(self, month: EntitledMonth) -> dict[str, EntitledReview]:
        """Which tổ were looked at."""
        query = select(REVIEW).where(REVIEW.c.ward == self._ward, REVIEW.c.month == month.month)
        return {row.area: as_noun(EntitledReview, row) for row in self._tx.execute(query)}

    # --- the locked list ----------------------------------------------------------------------------------

    def prints(self, people: Iterable[EntitledPerson]) -> dict[int, str]:
        """What the list says of each, as a keyed hash: equal as long as nothing is changed."""
        box = box_of(self._tx.connection.dialect)
        return {
            int(one.id or 0): box.mark("|".join(f"{getattr(one, name) or ''}" for name in SAID))[:32] for one in people
        }

    def keep(self, lines: Sequence[EntitledLine]) -> None:
        if lines:
            self._tx.execute(insert(LINE), [values(line) for line in lines])

    def lines(self, month: date, changes: Sequence[str] = ()) -> list[EntitledLine]:
        """The locked list of a month with who left it; or only those of these changes."""
        query = select(LINE).where(LINE.c.ward == self._ward, LINE.c.month == month)
        if changes:
            query = query.where(LINE.c.change.in_(changes))
        return [as_noun(EntitledLine, row) for row in self._tx.execute(query.order_by(LINE.c.id))]

    def correct(self, month: EntitledMonth, person_id: int, change: str) -> bool:
        """Why somebody left was told only after the list was locked: their line and the counts say it now."""
        here = (LINE.c.ward == self._ward, LINE.c.month == month.month, LINE.c.person_id == person_id)
        found = self._tx.execute(update(LINE).where(*here, LINE.c.change.in_(GONE)).values(change=change)).rowcount
        if found:
            counts = dict.fromkeys(GONE, 0)
            query = select(LINE.c.change, func.count()).where(
                LINE.c.ward == self._ward, LINE.c.month == month.month, LINE.c.change.in_(GONE)
            )
            counts |= {str(name): int(count) for name, count in self._tx.execute(query.group_by(LINE.c.change))}
            self.change(month, **counts)
        return bool(found)

    # --- letters ------------------------------------------------------------------------------------------

    def chats(self, phones: Collection[str]) -> dict[str, Chat]:
        """Whose chat with us each of these numbers leads to, as they gave it to us themselves."""
        return chats_of(self._tx, self._ward, phones, national)

    def write(self, notice: EntitledNotice) -> EntitledNotice | None:
        """Number a letter and keep it; None when this person was written to about this before."""
        here = (NOTICE.c.ward == self._ward, NOTICE.c.month == notice.month)
        same = select(NOTICE.c.id).where(*here, NOTICE.c.person_id == notice.person_id, NOTICE.c.kind == notice.kind)
        if self._tx.execute(same).first() is not None:
            return None
        count = int(self._tx.execute(select(func.count()).where(*here)).scalar_one())
        notice.code = f"TB-{notice.month:%y%m}-{count + 1}"
        notice.id = int(self._tx.execute(insert(NOTICE), values(notice)).inserted_primary_key[0])
        return notice

    def letter(self, code: str) -> EntitledNotice | None:
        row = self._tx.execute(select(NOTICE).where(NOTICE.c.ward == self._ward, NOTICE.c.code == code)).first()
        return None if row is None else as_noun(EntitledNotice, row)

    def letters(self, month: date) -> list[EntitledNotice]:
        """The letters of a month, in the order of their numbers."""
        query = select(NOTICE).where(NOTICE.c.ward == self._ward, NOTICE.c.month == month).order_by(NOTICE.c.id)
        return [as_noun(EntitledNotice, row) for row in self._tx.execute(query)]

    def letters_to(self, person_id: int) -> list[EntitledNotice]:
        """Those about one person that nobody has heard yet."""
        query = select(NOTICE).where(
            NOTICE.c.ward == self._ward, NOTICE.c.person_id == person_id, NOTICE.c.heard_at.is_(None)
        )
        return [as_noun(EntitledNotice, row) for row in self._tx.execute(query)]

    def heard(self, notice: EntitledNotice, now: datetime) -> list[EntitledNotice]:
        """It was answered, or read out by phone: with it all that went to the same chat on the same matter."""
        told = [notice] if notice.talk is None else [
            one for one in self.letters(notice.month) if (one.talk, one.kind) == (notice.talk, notice.kind)
        ]  # fmt: skip
        ids = [one.id for one in told]
        self._tx.execute(update(NOTICE).where(NOTICE.c.id.in_(ids), NOTICE.c.heard_at.is_(None)).values(heard_at=now))
        return told
