"""Reports of home visits: kept, rated, and counted for the ward's programmes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, func, insert, select, update

from storage.db import Tx
from storage.models import HomeVisit, VisitReport
from storage.rows import as_noun, table, values

REPORT, VISIT = table(VisitReport), table(HomeVisit)
NOT_MADE = ("missed", "impossible")


@dataclass(frozen=True, slots=True)
class VisitCount:
    """The figures of home visits in one tổ over a time: counts, minutes, and đồng saved."""

    area: str
    visits: int
    online: int
    papers: int
    certified: int
    taught: int
    missed: int
    impossible: int
    minutes: int  # of all of them together
    fee_saved: int
    good: int
    alone_next: int


class VisitReports:
    """What a turn may ask of and keep about reports of visits."""

    def __init__(self, tx: Tx, ward: str) -> None:
        self._tx, self._ward = tx, ward

    def add(self, report: VisitReport) -> VisitReport:
        report.id = int(self._tx.execute(insert(REPORT), values(report)).inserted_primary_key[0])
        return report

    def change(self, report: VisitReport, **facts: Any) -> None:
        """Keep new facts on a report."""
        for name, value in facts.items():
            setattr(report, name, value)
        self._tx.execute(update(REPORT).where(REPORT.c.id == report.id).values(**facts))

    def of_visit(self, visit_id: int) -> VisitReport | None:
        """The last report of a visit."""
        query = select(REPORT).where(REPORT.c.ward == self._ward, REPORT.c.visit_id == visit_id)
        row = self._tx.execute(query.order_by(REPORT.c.id.desc()).limit(1)).first()
        return None if row is None else as_noun(VisitReport, row)

    def forget(self, person_id: int) -> None:
        """Let go of the words of reports on this person's visits; figures stay, nothing in them says who it was."""
        theirs = select(VISIT.c.id).where(VISIT.c.ward == self._ward, VISIT.c.person_id == person_id)
        gone = {"file_code": None, "next_step": None, "photo_id": None}
        self._tx.execute(update(REPORT).where(REPORT.c.visit_id.in_(theirs)).values(**gone))


def counts(tx: Tx, ward: str, since: datetime, until: datetime) -> list[VisitCount]:
    """Figures by tổ, of the visits that were reported in this time."""

    def number(condition: Any) -> Any:
        return func.sum(case((condition, 1), else_=0))

    made = REPORT.c.outcome.not_in(NOT_MADE)
    outcomes = [number(REPORT.c.outcome == name) for name in ("online", "papers", "certified")]
    query = (
        select(
            REPORT.c.area, number(made), *outcomes, number(REPORT.c.taught), number(REPORT.c.outcome == "missed"),
            number(REPORT.c.outcome == "impossible"), func.sum(REPORT.c.minutes), func.sum(REPORT.c.fee_saved),
            number(REPORT.c.rating == "good"), number(REPORT.c.alone_next == "yes"),
        )
        .where(REPORT.c.ward == ward, _within(since, until))
        .group_by(REPORT.c.area)
    )  # fmt: skip
    return [VisitCount(str(area), *(int(one) for one in numbers)) for area, *numbers in tx.execute(query)]


def by_procedure(tx: Tx, ward: str, since: datetime, until: datetime) -> dict[tuple[str, str], int]:
    """How many visits were made, by what they were for and by tổ."""
    query = (
        select(REPORT.c.procedure, REPORT.c.area, func.count())
        .where(REPORT.c.ward == ward, REPORT.c.outcome.not_in(NOT_MADE), _within(since, until))
        .group_by(REPORT.c.procedure, REPORT.c.area)
    )
    return {(str(procedure), str(area)): int(number) for procedure, area, number in tx.execute(query)}


def reasons(tx: Tx, ward: str, since: datetime, until: datetime) -> dict[str, int]:
    """Why visits came to nothing, the most frequent first: "missed", or why it was not possible."""
    why = case((REPORT.c.outcome == "missed", "missed"), else_=REPORT.c.why)
    query = (
        select(why, func.count())
        .where(REPORT.c.ward == ward, REPORT.c.outcome.in_(NOT_MADE), _within(since, until))
        .group_by(why)
    )
    found = {str(name): int(count) for name, count in tx.execute(query)}
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _within(since: datetime, until: datetime) -> Any:
    return and_(REPORT.c.at >= since, REPORT.c.at < until)
